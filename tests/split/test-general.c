/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Splits beyond the network: budgets, rows, unequal measures. Source: counted by hand, and by
 * enumeration of all plans where that is told. Invariant: what a plan claims its certificate
 * proves. */

#include "support/budgeted.h"
#include "support/sealed.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static void
expect_verified (const AwrashProgramme *programme, const AwrashPlan *plan, const char *label)
{
  GError *error = NULL;
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), &error);

  cr_assert (verdict != NULL, "%s: %s", label, error != NULL ? error->message : "");
  cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s: %s\n%s", label,
             awrash_audit_verdict_get_finding (verdict, 0),
             awrash_split_plan_get_certificate (plan));
}

/* Three provinces with one type each, of costs 1, 2 and 3, capacities 2, 1 and 1 and needs 4, 3
 * and 2, on a budget of 5. */
static AwrashProgramme *
make_pitfall (void)
{
  return test_programme_new (
      "territories", "code,parent,need\nn,,\na,n,4\nb,n,3\nc,n,2\n", "streams", "code\ns\n",
      "worksite_types", "code,stream,months,monthly_cost\nx,s,1,1\ny,s,1,2\nz,s,1,3\n",
      "capacities",
      "territory,stream,min,max\na,type:x,,2\na,type:y,,0\na,type:z,,0\nb,type:x,,0\nb,type:y,,1\n"
      "b,type:z,,0\nc,type:x,,0\nc,type:y,,0\nc,type:z,,1\n",
      "quotas", "territory,stream,unit,min,max\nn,*,money,,5\n", "need.indicator", "need", NULL);
}

Test (split_general, raising_the_poorest_with_either_tie_rule_is_not_exact_under_a_budget)
{
  g_autoptr (AwrashProgramme) programme = make_pitfall ();
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "chain", "leximin", "objective", "leximin", NULL);
  g_autofree char *places = test_plan_places (programme, plan);

  cr_expect_eq (awrash_split_plan_get_class (plan), AWRASH_CLASS_ROWS);
  cr_expect_str_eq (places, "a/x 2, c/z 1");
  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL, "%s",
                awrash_base_status_get_name (awrash_split_plan_get_status (plan)));
  expect_verified (programme, plan, "pitfall");
}

/* ── enumeration ────────────────────────────────────────────────────────────────────────────── */

#define MOST_PROVINCES 3
#define MOST_TYPES 3
#define MOST_CELLS 9

/* A small problem: capacities, one or two rows, needs, utilities. */
typedef struct
{
  int n_provinces, n_types, n_rows;
  int need[MOST_PROVINCES], utility[MOST_TYPES], capacity[MOST_CELLS];
  int coefficient[2][MOST_CELLS], most[2], least[2];
  int quota;
  const char *objective, *chain;
} Small;

static void
draw (Small *s, GRand *rand, const char *objective)
{
  *s = (Small){ .objective = objective };
  s->n_provinces = g_rand_int_range (rand, 2, MOST_PROVINCES + 1);
  s->n_types = g_rand_int_range (rand, 1, MOST_TYPES + 1);
  s->n_rows = g_rand_int_range (rand, 1, 3);
  s->quota = g_rand_int_range (rand, 2, 9);
  s->chain = g_rand_boolean (rand) ? "fill;objective" : "objective";
  for (int i = 0; i < s->n_provinces; i++)
    s->need[i] = g_rand_int_range (rand, 1, 6);
  for (int t = 0; t < s->n_types; t++)
    s->utility[t] = g_rand_int_range (rand, 1, 6);
  for (int c = 0; c < s->n_provinces * s->n_types; c++)
    s->capacity[c] = g_rand_int_range (rand, 0, 4);
  for (int r = 0; r < s->n_rows; r++)
    {
      s->most[r] = g_rand_int_range (rand, 3, 16);
      s->least[r] = g_rand_int_range (rand, 0, 3) == 0 ? g_rand_int_range (rand, 1, 5) : 0;
      for (int c = 0; c < s->n_provinces * s->n_types; c++)
        s->coefficient[r][c] = g_rand_int_range (rand, 0, 5);
    }
}

static AwrashProgramme *
build (const Small *s)
{
  GString *territories = g_string_new ("code,parent,need\nn,,\n");
  GString *types = g_string_new ("code,stream,utility\n");
  GString *capacities = g_string_new ("territory,stream,min,max\n");
  g_autofree char *quotas
      = g_strdup_printf ("territory,stream,unit,min,max\nn,*,places,,%d\n", s->quota);
  AwrashProgramme *programme;

  for (int i = 0; i < s->n_provinces; i++)
    {
      g_string_append_printf (territories, "p%d,n,%d\n", i, s->need[i]);
      for (int t = 0; t < s->n_types; t++)
        g_string_append_printf (capacities, "p%d,type:t%d,,%d\n", i, t,
                                s->capacity[i * s->n_types + t]);
    }
  for (int t = 0; t < s->n_types; t++)
    g_string_append_printf (types, "t%d,s,%d\n", t, s->utility[t]);
  programme = test_programme_new ("territories", territories->str, "streams", "code\ns\n",
                                  "worksite_types", types->str, "capacities", capacities->str,
                                  "quotas", quotas, "need.indicator", "need", NULL);
  g_string_free (territories, TRUE);
  g_string_free (types, TRUE);
  g_string_free (capacities, TRUE);
  return programme;
}

/* The rows in the words of readings; "" where all coefficients are 0. */
static char *
say_rows (const Small *s)
{
  GString *text = g_string_new (NULL);

  for (int r = 0; r < s->n_rows; r++)
    for (int end = 0; end < 2; end++)
      {
        gboolean any = FALSE;

        if (end == 1 && s->least[r] == 0)
          continue;
        for (int c = 0; c < s->n_provinces * s->n_types; c++)
          any = any || s->coefficient[r][c] != 0;
        if (!any)
          continue;
        g_string_append_printf (text, "%sr%d%c: ", text->len > 0 ? "; " : "", r, end ? 'l' : 'm');
        any = FALSE;
        for (int c = 0; c < s->n_provinces * s->n_types; c++)
          if (s->coefficient[r][c] != 0)
            {
              g_string_append_printf (text, "%s%d p%d/type:t%d", any ? " + " : "",
                                      s->coefficient[r][c], c / s->n_types, c % s->n_types);
              any = TRUE;
            }
        g_string_append_printf (text, " %s %d", end ? ">=" : "<=", end ? s->least[r] : s->most[r]);
      }
  return g_string_free (text, FALSE);
}

static gboolean
keeps (const Small *s, const int x[])
{
  int total = 0;

  for (int c = 0; c < s->n_provinces * s->n_types; c++)
    total += x[c];
  for (int r = 0; r < s->n_rows; r++)
    {
      int sum = 0, any = 0;

      for (int c = 0; c < s->n_provinces * s->n_types; c++)
        {
          sum += s->coefficient[r][c] * x[c];
          any += s->coefficient[r][c];
        }
      if (any > 0 && (sum > s->most[r] || sum < s->least[r]))
        return FALSE;
    }
  return total <= s->quota;
}

/* ── comparing plans ────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  int n;
  double key[64]; /* less is better, the first first */
} Keys;

static int
by_value (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static void
add_sorted (Keys *keys, const Small *s, const double rate[], gboolean persons, int direction)
{
  int first = keys->n;

  for (int i = 0; i < s->n_provinces; i++)
    for (int k = 0; k < (persons ? s->need[i] : 1); k++)
      keys->key[keys->n++] = direction * rate[i];
  qsort (keys->key + first, (size_t)(keys->n - first), sizeof (double), by_value);
  for (int k = first; k < keys->n; k++)
    keys->key[k] = -keys->key[k];
}

static void
add_welfare (Keys *keys, const Small *s, const double rate[], double alpha)
{
  double zeros = 0, sum = 0;

  for (int i = 0; i < s->n_provinces; i++)
    if (rate[i] == 0 && alpha >= 1)
      zeros += pow (s->need[i], alpha);
    else if (alpha == 1)
      sum -= s->need[i] * log (rate[i]);
    else
      sum -= s->need[i] * pow (rate[i], 1 - alpha) / (1 - alpha);
  if (alpha >= 1)
    keys->key[keys->n++] = zeros;
  keys->key[keys->n++] = sum;
}

static Keys
judge (const Small *s, const int x[])
{
  Keys keys = { 0 };
  double rate[MOST_PROVINCES], total = 0, utility = 0, squares = 0;

  for (int i = 0; i < s->n_provinces; i++)
    {
      int y = 0;

      for (int t = 0; t < s->n_types; t++)
        {
          y += x[i * s->n_types + t];
          utility += s->utility[t] * x[i * s->n_types + t];
        }
      rate[i] = (double)y / s->need[i];
      squares += rate[i] * y;
      total += y;
    }
  if (g_str_has_prefix (s->chain, "fill"))
    keys.key[keys.n++] = -total;
  if (strcmp (s->objective, "utilitarian") == 0)
    keys.key[keys.n++] = -utility;
  else if (strcmp (s->objective, "least-squares") == 0)
    keys.key[keys.n++] = squares;
  else if (strcmp (s->objective, "decmin") == 0)
    add_sorted (&keys, s, rate, FALSE, -1);
  else if (strcmp (s->objective, "leximin") == 0)
    add_sorted (&keys, s, rate, FALSE, 1);
  else if (strcmp (s->objective, "leximin-persons") == 0)
    add_sorted (&keys, s, rate, TRUE, 1);
  else
    add_welfare (&keys, s, rate, g_ascii_strtod (s->objective + strlen ("alpha:"), NULL));
  return keys;
}

static int
compare_keys (const Keys *a, const Keys *b)
{
  for (int k = 0; k < a->n; k++)
    if (fabs (a->key[k] - b->key[k]) > 1e-9 * (1 + fabs (a->key[k])))
      return a->key[k] < b->key[k] ? -1 : 1;
  return 0;
}

/* The best of all plans; FALSE: there is none. */
static gboolean
enumerate (const Small *s, Keys *best)
{
  int x[MOST_CELLS] = { 0 }, n = s->n_provinces * s->n_types, c;
  gboolean any = FALSE;

  do
    {
      if (keeps (s, x))
        {
          Keys own = judge (s, x);

          if (!any || compare_keys (&own, best) < 0)
            *best = own;
          any = TRUE;
        }
      for (c = 0; c < n; c++)
        {
          if (x[c] < s->capacity[c])
            {
              x[c]++;
              break;
            }
          x[c] = 0;
        }
    }
  while (c < n);
  return any;
}

/* What bounds a cell alone: its capacity, and rows of nothing else. */
static int
upper_of (const Small *s, int cell)
{
  int upper = s->capacity[cell];

  for (int r = 0; r < s->n_rows; r++)
    {
      int sum = 0;

      for (int c = 0; c < s->n_provinces * s->n_types; c++)
        sum += s->coefficient[r][c];
      if (sum > 0 && sum == s->coefficient[r][cell])
        upper = MIN (upper, s->most[r] / sum);
    }
  return upper;
}

/* How uneven the types are within each province: Σ (C x - y c)², c their capacities, C the sum. */
static int64_t
unevenness (const Small *s, const int x[])
{
  int64_t sum = 0;

  for (int i = 0; i < s->n_provinces; i++)
    {
      int64_t all = 0, y = 0, own = 0;

      for (int t = 0; t < s->n_types; t++)
        {
          all += upper_of (s, i * s->n_types + t);
          y += x[i * s->n_types + t];
        }
      for (int t = 0; t < s->n_types; t++)
        {
          int64_t off = all * x[i * s->n_types + t] - y * upper_of (s, i * s->n_types + t);

          own += off * off;
        }
      sum += all > 0 ? 2520 * own / all : 0;
    }
  return sum;
}

/* Whether plans are as good, and give every province as many places. */
static gboolean
is_alike (const Small *s, const int x[], const int other[])
{
  Keys a = judge (s, x), b = judge (s, other);
  gboolean same = keeps (s, other) && compare_keys (&a, &b) == 0;

  for (int i = 0; i < s->n_provinces; i++)
    {
      int y = 0;

      for (int t = 0; t < s->n_types; t++)
        y += x[i * s->n_types + t] - other[i * s->n_types + t];
      same = same && y == 0;
    }
  return same;
}

static void
expect_mixed (const Small *s, const AwrashPlan *plan, const int own[], const char *label)
{
  int x[MOST_CELLS] = { 0 }, n = s->n_provinces * s->n_types, c;

  cr_expect_eq (awrash_split_plan_get_mix_gap (plan), 0, "%s", label);
  do
    {
      if (is_alike (s, own, x))
        cr_expect_leq (unevenness (s, own), unevenness (s, x), "%s: mixed more evenly", label);
      for (c = 0; c < n && x[c] == s->capacity[c]; c++)
        x[c] = 0;
      if (c < n)
        x[c]++;
    }
  while (c < n);
}

static void
expect_best (const Small *s, const AwrashPlan *plan, const char *label)
{
  AwrashStatus status = awrash_split_plan_get_status (plan);
  const int64_t *places = awrash_split_plan_get_places (plan);
  int x[MOST_CELLS] = { 0 };
  Keys best, own;

  if (!enumerate (s, &best))
    {
      cr_expect_eq (status, AWRASH_STATUS_INFEASIBLE, "%s", label);
      return;
    }
  cr_assert (places != NULL, "%s: %s", label, awrash_base_status_get_name (status));
  for (int c = 0; c < s->n_provinces * s->n_types; c++)
    x[c] = (int)places[c];
  cr_expect (keeps (s, x), "%s", label);
  own = judge (s, x);
  cr_expect_eq (compare_keys (&own, &best), 0, "%s", label);
  cr_expect (status == AWRASH_STATUS_OPTIMAL || status == AWRASH_STATUS_UNPLACED
                 || status == AWRASH_STATUS_WITHIN_GAP,
             "%s: %s", label, awrash_base_status_get_name (status));
}

static const char *const objectives[]
    = { "leximin",     "decmin",    "leximin-persons", "least-squares",
        "utilitarian", "alpha:1/2", "alpha:1",         "alpha:2" };

static void
try_small (guint32 seed, const char *objective)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *label = g_strdup_printf ("seed %u, %s", seed, objective), *rows = NULL;
  g_autoptr (AwrashProgramme) programme = NULL;
  g_autoptr (AwrashPlan) plan = NULL;
  Small s;

  draw (&s, rand, objective);
  programme = build (&s);
  rows = say_rows (&s);
  plan = test_plan_new (programme, "objective", objective, "chain", s.chain, "rows", rows, "tie",
                        "lot", "seed", "a", NULL);
  if (awrash_split_plan_get_class (plan) < AWRASH_CLASS_ROWS)
    return;
  s.objective = strcmp (objective, "alpha:1/2") == 0 ? "alpha:0.5" : objective;
  expect_best (&s, plan, label);
  if (awrash_split_plan_get_places (plan) != NULL)
    {
      int own[MOST_CELLS] = { 0 };

      for (int c = 0; c < s.n_provinces * s.n_types; c++)
        own[c] = (int)awrash_split_plan_get_places (plan)[c];
      expect_mixed (&s, plan, own, label);
    }
  expect_verified (programme, plan, label);
}

Test (split_general, plans_under_rows_are_the_best_of_all_and_proved, .timeout = 240)
{
  for (guint32 seed = 0; seed < 100; seed++)
    for (gsize i = 0; i < G_N_ELEMENTS (objectives); i++)
      try_small (seed, objectives[i]);
}

/* ── what a plan says ───────────────────────────────────────────────────────────────────────── */

/* Two types of utilities 3 and 2 and costs 5 and 3 in one province, on a budget. */
static AwrashProgramme *
make_knapsack (const char *quotas)
{
  return test_programme_new ("territories", "code,parent,need\nn,,\na,n,4\nb,n,2\n", "streams",
                             "code\ns\n", "worksite_types",
                             "code,stream,months,monthly_cost,utility\nx,s,1,5,3\ny,s,1,3,2\n",
                             "capacities", "territory,stream,min,max\na,*,,4\nb,*,,4\n", "quotas",
                             quotas, "need.indicator", "need", NULL);
}

Test (split_general, value_bound_and_gap_are_told_in_the_objective_s_measure)
{
  g_autoptr (AwrashProgramme) programme
      = make_knapsack ("territory,stream,unit,min,max\nn,*,money,,20\n");
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "objective", "utilitarian", "chain", "utilitarian", NULL);

  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (awrash_split_plan_get_value (plan), 13);
  cr_expect_eq (awrash_split_plan_get_bound (plan), 13);
  cr_expect_eq (awrash_split_plan_get_gap (plan), 0);
  cr_expect_str_eq (awrash_split_plan_get_chain (plan), "utilitarian, balanced mix");
  cr_expect_not_null (awrash_split_plan_get_class_reason (plan));
  expect_verified (programme, plan, "knapsack");
}

/* Six places for 20: one each for a unit of need, of these the most useful mix, at its cost. */
Test (split_general, every_question_of_the_chain_is_told)
{
  g_autoptr (AwrashProgramme) programme
      = make_knapsack ("territory,stream,unit,min,max\nn,*,money,,20\n");
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "chain", "leximin; utilitarian; cost", NULL);
  const AwrashPlanLevel *levels = awrash_split_plan_get_levels (plan);
  static const char *const names[] = { "leximin", "utilitarian", "cost" };
  static const double values[] = { 1, 13, 20 };

  cr_expect_eq (awrash_split_plan_level_size (), sizeof (AwrashPlanLevel));
  cr_assert_eq (awrash_split_plan_get_n_levels (plan), G_N_ELEMENTS (names));
  for (size_t k = 0; k < G_N_ELEMENTS (names); k++)
    {
      cr_expect_str_eq (awrash_split_plan_get_level_name (plan, k), names[k]);
      cr_expect_eq (levels[k].value, values[k], "%s: %g", names[k], levels[k].value);
      cr_expect_eq (levels[k].bound, values[k], "%s: %g", names[k], levels[k].bound);
      cr_expect_eq (levels[k].gap, 0);
      cr_expect_eq (levels[k].status, AWRASH_STATUS_OPTIMAL);
      cr_expect_eq (levels[k].members, k == 0 ? 2 : 0);
    }
  cr_expect_eq (awrash_split_plan_get_value (plan), 1);
}

Test (split_general, networks_have_a_gap_of_nought_and_no_value)
{
  g_autoptr (AwrashProgramme) programme
      = make_knapsack ("territory,stream,unit,min,max\nn,*,places,,5\n");
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "tie", "lot", "seed", "a", NULL);

  cr_expect_lt (awrash_split_plan_get_class (plan), AWRASH_CLASS_ROWS);
  cr_expect (isnan (awrash_split_plan_get_value (plan)));
  cr_expect (isnan (awrash_split_plan_get_bound (plan)));
  cr_expect_eq (awrash_split_plan_get_gap (plan), 0);
}

Test (split_general, what_no_places_keep_is_infeasible_with_the_bounds_that_say_so)
{
  g_autoptr (AwrashProgramme) programme = make_knapsack (
      "territory,stream,unit,min,max\nn,*,money,,7\nn,*,places,4,\nb,type:x,places,1,\n");
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  g_autoptr (GString) blocking = g_string_new (NULL);

  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_INFEASIBLE);
  cr_expect_null (awrash_split_plan_get_places (plan));
  cr_expect (isnan (awrash_split_plan_get_gap (plan)));
  for (gsize i = 0; i < awrash_split_plan_get_n_blocking (plan); i++)
    g_string_append_printf (blocking, "%s;", awrash_split_plan_get_blocking (plan, i));
  cr_expect_not_null (strstr (blocking->str, "money"), "%s", blocking->str);
  expect_verified (programme, plan, "infeasible");
}

Test (split_general, a_search_that_may_not_go_on_says_so)
{
  g_autoptr (AwrashProgramme) programme
      = make_knapsack ("territory,stream,unit,min,max\nn,*,money,13,13\n");
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "objective", "utilitarian", "nodes", "1", NULL);
  AwrashStatus status = awrash_split_plan_get_status (plan);

  cr_expect (status == AWRASH_STATUS_LIMIT || status == AWRASH_STATUS_FEASIBLE
                 || status == AWRASH_STATUS_OPTIMAL,
             "%s", awrash_base_status_get_name (status));
  expect_verified (programme, plan, "one node");
}

Test (split_general, the_order_of_the_tables_decides_nothing)
{
  g_autoptr (AwrashProgramme) one = test_programme_new (
      "territories", "code,parent,need\nn,,\na,n,3\nb,n,5\nc,n,4\n", "streams", "code\ns\n",
      "worksite_types", "code,stream,months,monthly_cost\nx,s,1,5\ny,s,1,3\n", "capacities",
      "territory,stream,min,max\na,*,,4\nb,*,,4\nc,*,,4\n", "quotas",
      "territory,stream,unit,min,max\nn,*,money,,23\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashProgramme) other = test_programme_new (
      "territories", "code,parent,need\nc,n,4\nb,n,5\nn,,\na,n,3\n", "streams", "code\ns\n",
      "worksite_types", "code,stream,months,monthly_cost\ny,s,1,3\nx,s,1,5\n", "capacities",
      "territory,stream,min,max\nc,*,,4\na,*,,4\nb,*,,4\n", "quotas",
      "territory,stream,unit,min,max\nn,*,money,,23\n", "need.indicator", "need", NULL);
  static const char *const pursued[] = { "leximin", "least-squares", "alpha:2" };

  for (gsize i = 0; i < G_N_ELEMENTS (pursued); i++)
    {
      g_autoptr (AwrashPlan) p = test_plan_new (one, "objective", pursued[i], NULL);
      g_autoptr (AwrashPlan) q = test_plan_new (other, "objective", pursued[i], NULL);
      const int64_t *x = awrash_split_plan_get_places (p), *y = awrash_split_plan_get_places (q);
      static const gsize turned[] = { 2, 1, 0 };

      for (gsize k = 0; k < 3; k++)
        for (gsize t = 0; t < 2; t++)
          cr_expect_eq (x[2 * k + t], y[2 * turned[k] + 1 - t], "%s", pursued[i]);
    }
}

/* ── lies ───────────────────────────────────────────────────────────────────────────────────── */

static void
expect_refused (const AwrashProgramme *programme, const AwrashPlan *plan, const char *from,
                const char *to)
{
  g_autofree char *text = test_seal_edited (awrash_split_plan_get_certificate (plan), from, to);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, text, &error);

  cr_expect (verdict == NULL || !awrash_audit_verdict_is_accepted (verdict), "%s for %s: accepted",
             to, from);
}

Test (split_general, numbers_that_make_a_claim_false_are_found)
{
  g_autoptr (AwrashProgramme) programme
      = make_knapsack ("territory,stream,unit,min,max\nn,*,money,,20\n");
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "objective", "utilitarian", "chain", "utilitarian", NULL);

  expect_refused (programme, plan, "\"value\":13", "\"value\":14");
  expect_refused (programme, plan, "\"bound\":13", "\"bound\":12");
  expect_refused (programme, plan, "\"gap\":0,\"value\"", "\"gap\":0.5,\"value\"");
  expect_refused (programme, plan, "\"status\":\"optimal\"", "\"status\":\"within-gap\"");
  expect_refused (programme, plan, "\"least\":-13", "\"least\":-12");
  expect_refused (programme, plan, "\"least\":-13", "\"least\":-14");
  expect_refused (programme, plan, "\"question\":\"utilitarian\"", "\"question\":\"fill\"");
  expect_refused (programme, plan, "\"class\":\"network + rows\"", "\"class\":\"general\"");
  expect_refused (programme, plan, "[\"a\",[", "[\"b\",[");
}

/* Of 4 places in a, two of each type have the least squares; the budget would bear more of the
 * dearer. */
Test (split_general, what_the_goals_leave_open_is_mixed_evenly_and_proved_so)
{
  g_autoptr (AwrashProgramme) programme
      = make_knapsack ("territory,stream,unit,min,max\nn,*,money,,34\n");
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "chain", "fill", NULL);
  g_autofree char *places = test_plan_places (programme, plan);

  cr_expect_str_eq (places, "a/x 2, a/y 2, b/x 2, b/y 2");
  cr_expect_eq (awrash_split_plan_get_mix_gap (plan), 0);
  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL);
  expect_verified (programme, plan, "mixed");
  expect_refused (programme, plan, "\"mix_gap\":0", "\"mix_gap\":0.1");
  expect_refused (programme, plan, "\"question\":\"types\"", "\"question\":\"mix\"");
  expect_refused (programme, plan, "[\"a\",[2,2]]", "[\"a\",[1,3]]");
}

Test (split_general, a_mix_that_is_left_half_way_says_so)
{
  g_autoptr (AwrashProgramme) programme = budgeted_new (24, 4, FALSE, 3);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "objective", "utilitarian", "need",
                                               "need", "gap", "1e-4", "nodes", "1", NULL);

  cr_expect_gt (awrash_split_plan_get_mix_gap (plan), 0);
  cr_expect_lt (awrash_split_plan_get_mix_gap (plan), 1);
  cr_expect_leq (awrash_split_plan_get_gap (plan), 1e-4);
  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_WITHIN_GAP);
  expect_verified (programme, plan, "one node");
}

Test (split_general, mixes_on_budgets_are_near_the_most_even_that_one_look_can_prove)
{
  static const guint32 seeds[] = { 1, 4, 5, 7 };

  for (gsize k = 0; k < G_N_ELEMENTS (seeds); k++)
    {
      g_autoptr (AwrashProgramme) programme = budgeted_new (75, 12, seeds[k] % 2 == 1, seeds[k]);
      g_autoptr (AwrashPlan) plan = test_plan_new (programme, "objective", "utilitarian", "need",
                                                   "need", "gap", "1e-5", "nodes", "1", NULL);

      cr_expect_leq (awrash_split_plan_get_mix_gap (plan), 0.02, "seed %u", seeds[k]);
      expect_verified (programme, plan, "budgets");
    }
}

Test (split_general, trees_that_leave_something_out_prove_nothing)
{
  g_autoptr (AwrashProgramme) programme = make_pitfall ();
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "chain", "leximin", "objective", "leximin", NULL);
  static const char *const garbled[][2] = { { "\"tree\":[", "\"tree\":[7," },
                                            { "\"items\":[", "\"items\":[\"nobody\"," },
                                            { "\"question\":\"left\"", "\"question\":\"right\"" },
                                            { "\"question\":\"beyond\"", "\"question\":5" } };

  for (gsize i = 0; i < G_N_ELEMENTS (garbled); i++)
    expect_refused (programme, plan, garbled[i][0], garbled[i][1]);
}

/* ── budgets of regions ─────────────────────────────────────────────────────────────────────── */

/* The first number behind a member's name, as text with the name. */
static char *
find_member (const char *text, const char *name, int64_t by)
{
  const char *at = strstr (text, name);
  int64_t value;

  cr_assert_not_null (at, "no %s", name);
  value = g_ascii_strtoll (at + strlen (name), NULL, 10);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT, name, value + by);
}

Test (split_general, regions_on_budgets_are_proved_block_by_block, .timeout = 120)
{
  gsize n_parted = 0;

  for (guint32 seed = 0; seed < 6; seed++)
    {
      g_autofree char *label = g_strdup_printf ("seed %u", seed);
      g_autoptr (AwrashProgramme) programme = budgeted_new (24, 4, seed % 2 == 1, seed);
      g_autoptr (AwrashPlan) plan = test_plan_new (programme, "objective", "utilitarian", "need",
                                                   "need", "gap", "1e-7", "nodes", "300", NULL);
      const char *text = awrash_split_plan_get_certificate (plan);
      g_autofree char *part = NULL, *more = NULL;

      cr_assert_not_null (awrash_split_plan_get_places (plan), "%s", label);
      cr_expect_leq (awrash_split_plan_get_value (plan), awrash_split_plan_get_bound (plan), "%s",
                     label);
      expect_verified (programme, plan, label);
      if (strstr (text, "\"parts\":[{\"least\":") == NULL)
        continue;
      n_parted++;
      part = find_member (text, "\"parts\":[{\"least\":", 0);
      more = find_member (text, "\"parts\":[{\"least\":", G_GINT64_CONSTANT (1) << 50);
      expect_refused (programme, plan, part, more);
    }
  cr_expect_gt (n_parted, 0);
}

Test (split_general, the_blocking_set_has_no_bound_too_many)
{
  g_autoptr (AwrashProgramme) programme = make_knapsack (
      "territory,stream,unit,min,max\nn,*,money,,20\nn,type:x,places,3,\nn,type:y,places,2,\n"
      "a,type:y,places,,3\n");
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  g_autoptr (GString) blocking = g_string_new (NULL);

  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_INFEASIBLE);
  for (gsize i = 0; i < awrash_split_plan_get_n_blocking (plan); i++)
    g_string_append_printf (blocking, "%s;", awrash_split_plan_get_blocking (plan, i));
  cr_expect_eq (awrash_split_plan_get_n_blocking (plan), 3, "%s", blocking->str);
  expect_verified (programme, plan, "three bounds");
}

/* At the rate of the least the other would receive more than any number of places. */
Test (split_general, a_level_may_be_beyond_what_anybody_receives, .timeout = 20)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need,women\nn,,,\nr,n,,\na,r,5,6\nb,n,1374493743498657627,10\n",
      "streams", "code\nt\ns\n", "worksite_types",
      "code,stream,utility,women\ny0,t,2,0.7\ny1,t,3,0.5\ny2,s,0,0.9\n", "quotas",
      "territory,stream,max\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "objective", "leximin-persons", "groups", "women", "need",
                       "need*{group}", "total", "25", "tie", "order", "order", "a;b", NULL);

  cr_expect_eq (awrash_split_plan_get_class (plan), AWRASH_CLASS_GENERAL);
  cr_expect (awrash_split_plan_get_receipts (plan)[1] > 0);
}

/* Its powers have no place in 128 bits: what was found best in what was left of them was not. */
Test (split_general, an_exponent_that_no_sum_holds_is_refused)
{
  g_autoptr (AwrashProgramme) programme
      = make_knapsack ("territory,stream,unit,min,max\nn,*,money,,5\n");
  const char *const exponents[] = { "alpha:200", "alpha:100000" };

  for (gsize i = 0; i < G_N_ELEMENTS (exponents); i++)
    {
      g_autoptr (AwrashReading) reading = test_reading_new ("objective", exponents[i], NULL);
      g_autoptr (GError) error = NULL;
      cr_assert_null (awrash_split_solve (programme, reading, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW));
      cr_expect (g_str_has_suffix (error->message, "expected an exponent nearer to 1, or leximin"),
                 "%s", error->message);
    }
}
