/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is received in months or money, or by groups of persons, against the enumeration of all
 * plans: the best is found, and its value told in the reading's own measure.
 * Source: the definitions in <awrash/split.h>. Invariant: months and shares have unlike numbers of
 * digits, so that whole numbers of different scales meet. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define PROVINCES 2
#define TYPES 2
#define CELLS 4
#define GROUPS 2
#define MOST 8 /* who is compared, each as often as persons */

typedef struct
{
  double weight[GROUPS][TYPES]; /* of a place for who is compared */
  double need[PROVINCES][GROUPS];
  int n_groups;          /* 1: provinces are compared */
  double filling[TYPES]; /* of a place where the bounds are filled */
  int capacity[CELLS], quota;
  const char *objective;
  AwrashPlan *plan;
  AwrashProgramme *programme;
} Receipts;

static const double shares[] = { 0.25, 0.5, 0.3, 0.125, 0.75 };
static const double durations[] = { 3, 4.5, 6, 2.25 };

static double
pick (GRand *rand, const double from[], int n)
{
  return from[g_rand_int_range (rand, 0, n)];
}

static void
draw (Receipts *r, GRand *rand, GString *types, GString *rest)
{
  r->n_groups = g_rand_int_range (rand, 1, GROUPS + 1);
  r->quota = g_rand_int_range (rand, 2, 8);
  for (int t = 0; t < TYPES; t++)
    {
      double months = pick (rand, durations, G_N_ELEMENTS (durations));
      double women = pick (rand, shares, G_N_ELEMENTS (shares));
      double youth = pick (rand, shares, G_N_ELEMENTS (shares));

      r->filling[t] = r->n_groups == 1 ? months : 1;
      r->weight[0][t] = r->n_groups == 1 ? months : women;
      r->weight[1][t] = youth;
      g_string_append_printf (types, "t%d,s,%.2f,%.3f,%.3f\n", t, months, women, youth);
    }
  for (int c = 0; c < CELLS; c++)
    {
      r->capacity[c] = g_rand_int_range (rand, 0, 4);
      g_string_append_printf (rest, "p%d,type:t%d,,%d\n", c / TYPES, c % TYPES, r->capacity[c]);
    }
}

/* Needs are small and whole, as persons weigh by them. */
static void
draw_needs (Receipts *r, GRand *rand, GString *territories, GString *pools)
{
  for (int i = 0; i < PROVINCES; i++)
    {
      int women = g_rand_int_range (rand, 1, 5), youth = g_rand_int_range (rand, 1, 5);

      r->need[i][0] = r->n_groups == 1 ? women + youth : women;
      r->need[i][1] = youth;
      g_string_append_printf (territories, "p%d,n,%d\n", i, women + youth);
      g_string_append_printf (pools, "p%d,women,%d\np%d,youth,%d\n", i, women, i, youth);
    }
}

static void
solve (Receipts *r, GRand *rand)
{
  g_autoptr (GString) types = g_string_new ("code,stream,months,women,youth\n");
  g_autoptr (GString) capacities = g_string_new ("territory,stream,min,max\n");
  g_autoptr (GString) territories = g_string_new ("code,parent,need\nn,,\n");
  g_autoptr (GString) pools = g_string_new ("territory,group,persons\n");
  g_autofree char *quotas = NULL;

  draw (r, rand, types, capacities);
  draw_needs (r, rand, territories, pools);
  quotas = g_strdup_printf ("territory,stream,min,max\nn,*,,%d\n", r->quota);
  r->programme
      = test_programme_new ("territories", territories->str, "streams", "code\ns\n",
                            "worksite_types", types->str, "capacities", capacities->str, "pools",
                            pools->str, "quotas", quotas, "need.indicator", "need", NULL);
  /* a row takes months of one length beyond the network too */
  r->plan = test_plan_new (r->programme, "objective", r->objective, "rows",
                           "r: 2 p0/type:t0 + 3 p0/type:t1 + 5 p1/type:t0 + 7 p1/type:t1 <= 16",
                           r->n_groups == 1 ? "receives" : "groups",
                           r->n_groups == 1 ? "person-months" : "women;youth", NULL);
}

/* ── by definition ──────────────────────────────────────────────────────────────────────────── */

/* Less is better, the first first; value is told in the plan. */
typedef struct
{
  int n;
  double key[2 + PROVINCES * GROUPS * MOST], value;
  double rate[PROVINCES * GROUPS];
} Worth;

static int
by_value (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static double
add_welfare (Worth *worth, double rate, double need, double alpha)
{
  if (rate == 0 && alpha >= 1)
    {
      worth->key[1] += pow (need, alpha);
      return 0;
    }
  return -need * (alpha == 1 ? log (rate) : pow (rate, 1 - alpha) / (1 - alpha));
}

/* Every rate as often as it counts, the one that counts first first. */
static void
list_rates (const Receipts *r, const double rate[], Worth *worth)
{
  int direction = strcmp (r->objective, "decmin") == 0 ? -1 : 1;
  gboolean persons = strcmp (r->objective, "leximin-persons") == 0;

  for (int i = 0; i < PROVINCES * r->n_groups; i++)
    for (int k = 0; k < (persons ? r->need[i / r->n_groups][i % r->n_groups] : 1); k++)
      worth->key[worth->n++] = direction * rate[i];
  qsort (worth->key + 1, (size_t)worth->n - 1, sizeof (double), by_value);
  worth->value = direction * worth->key[1];
  for (int k = 1; k < worth->n; k++)
    worth->key[k] = -worth->key[k];
}

static Worth
judge (const Receipts *r, const int x[])
{
  Worth worth = { .n = 1 };
  double *rate = worth.rate;
  gboolean is_alpha = g_str_has_prefix (r->objective, "alpha:");
  double sum = 0;

  for (int i = 0; i < PROVINCES * r->n_groups; i++)
    {
      int province = i / r->n_groups, group = i % r->n_groups;
      double need = r->need[province][group], received = 0;

      for (int t = 0; t < TYPES; t++)
        {
          received += r->weight[group][t] * x[province * TYPES + t];
          worth.key[0] -= group == 0 ? r->filling[t] * x[province * TYPES + t] : 0;
        }
      rate[i] = received / need;
      sum += is_alpha ? add_welfare (&worth, rate[i], need,
                                     g_ascii_strtod (r->objective + strlen ("alpha:"), NULL))
                      : received * rate[i];
    }
  if (!is_alpha && strcmp (r->objective, "least-squares") != 0)
    {
      list_rates (r, rate, &worth);
      return worth;
    }
  worth.n = 3;
  worth.key[2] = worth.value = sum;
  return worth;
}

static int
compare (const Worth *a, const Worth *b)
{
  for (int k = 0; k < a->n; k++)
    if (fabs (a->key[k] - b->key[k]) > 1e-9 * (1 + fabs (a->key[k])))
      return a->key[k] < b->key[k] ? -1 : 1;
  return 0;
}

static gboolean
keeps (const Receipts *r, const int x[])
{
  return x[0] + x[1] + x[2] + x[3] <= r->quota && 2 * x[0] + 3 * x[1] + 5 * x[2] + 7 * x[3] <= 16;
}

static Worth
find_best (const Receipts *r)
{
  int x[CELLS] = { 0 }, c;
  Worth best = { 0 };

  do
    {
      if (keeps (r, x))
        {
          Worth own = judge (r, x);

          if (best.n == 0 || compare (&own, &best) < 0)
            best = own;
        }
      for (c = 0; c < CELLS && x[c] == r->capacity[c]; c++)
        x[c] = 0;
      if (c < CELLS)
        x[c]++;
    }
  while (c < CELLS);
  return best;
}

/* ── level by level ─────────────────────────────────────────────────────────────────────────── */

static void
expect_level (const Receipts *r, size_t k, const char *name, double value, int members)
{
  const AwrashPlanLevel *level = &awrash_split_plan_get_levels (r->plan)[k];

  cr_assert_lt (k, awrash_split_plan_get_n_levels (r->plan));
  cr_expect_str_eq (awrash_split_plan_get_level_name (r->plan, k), name);
  cr_expect (fabs (level->value - value) <= 1e-9 * (1 + fabs (value)), "%s %zu: %.12g, not %.12g",
             name, k, level->value, value);
  cr_expect (fabs (level->bound - value) <= 1e-8 * (1 + fabs (value)));
  cr_expect_leq (level->gap, 1e-9);
  cr_expect_eq (level->status, level->gap == 0 ? AWRASH_STATUS_OPTIMAL : AWRASH_STATUS_WITHIN_GAP);
  cr_expect_eq (level->members, members, "%s %zu: %d, not %d", name, k, (int)level->members,
                members);
}

/* Each rate once, from the end that counts first, with those who stand there. */
static void
expect_rates (const Receipts *r, const Worth *worth)
{
  int direction = strcmp (r->objective, "decmin") == 0 ? -1 : 1, n = PROVINCES * r->n_groups;
  double last = -INFINITY;
  size_t k = 1;

  for (;; k++)
    {
      double next = INFINITY;
      int members = 0;

      for (int i = 0; i < n; i++)
        if (direction * worth->rate[i] > last + 1e-9)
          next = fmin (next, direction * worth->rate[i]);
      for (int i = 0; i < n; i++)
        members += fabs (direction * worth->rate[i] - next) <= 1e-9;
      if (isinf (next))
        break;
      expect_level (r, k, r->objective, direction * next, members);
      last = next;
    }
  cr_expect_eq (awrash_split_plan_get_n_levels (r->plan), k);
}

static void
expect_levels (const Receipts *r, const Worth *worth)
{
  g_autofree char *first = g_strconcat (r->objective, " first", NULL);
  gboolean is_infinite
      = strcmp (r->objective, "alpha:1") == 0 || strcmp (r->objective, "alpha:2") == 0;
  int zeros = 0;

  expect_level (r, 0, "fill", -worth->key[0], 0);
  if (strstr (r->objective, "min") != NULL)
    {
      expect_rates (r, worth);
      return;
    }
  for (int i = 0; i < PROVINCES * r->n_groups; i++)
    zeros += worth->rate[i] == 0;
  if (is_infinite)
    expect_level (r, 1, first, worth->key[1], zeros);
  expect_level (r, is_infinite ? 2 : 1, r->objective, worth->value, 0);
  cr_expect_eq (awrash_split_plan_get_n_levels (r->plan), is_infinite ? 3 : 2);
}

/* ── the test ───────────────────────────────────────────────────────────────────────────────── */

static void
expect_best (const Receipts *r, guint32 seed)
{
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (r->programme, awrash_split_plan_get_certificate (r->plan), NULL);
  const int64_t *places = awrash_split_plan_get_places (r->plan);
  double value = awrash_split_plan_get_value (r->plan);
  Worth best = find_best (r), own;
  int x[CELLS];

  cr_assert_not_null (places, "seed %u, %s", seed, r->objective);
  for (int c = 0; c < CELLS; c++)
    x[c] = (int)places[c];
  own = judge (r, x);
  cr_expect_eq (compare (&own, &best), 0, "seed %u, %s", seed, r->objective);
  /* a row that cannot bind is none, and a network tells no value */
  if (awrash_split_plan_get_class (r->plan) < AWRASH_CLASS_ROWS)
    value = NAN;
  else
    expect_levels (r, &own);
  cr_expect (isnan (value) || fabs (value - best.value) <= 1e-9 * (1 + fabs (value)),
             "seed %u, %s: %.12g, not %.12g", seed, r->objective, value, best.value);
  cr_expect (isnan (value)
             || fabs (awrash_split_plan_get_bound (r->plan) - value) <= 1e-8 * (1 + fabs (value)));
  cr_assert_not_null (verdict);
  cr_expect (awrash_audit_verdict_is_accepted (verdict), "seed %u, %s: %s", seed, r->objective,
             awrash_audit_verdict_get_finding (verdict, 0));
}

Test (oracle_receipts, are_compared_and_told_in_the_measure_of_the_reading, .timeout = 240)
{
  static const char *const objectives[] = { "leximin",       "decmin",    "leximin-persons",
                                            "least-squares", "alpha:0.5", "alpha:1",
                                            "alpha:2" };

  for (guint32 seed = 0; seed < 60; seed++)
    for (gsize i = 0; i < G_N_ELEMENTS (objectives); i++)
      {
        g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
        Receipts r = { .objective = objectives[i] };

        solve (&r, rand);
        expect_best (&r, seed);
        awrash_split_plan_unref (r.plan);
        awrash_programme_unref (r.programme);
      }
}
