/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Training against enumeration: small random programmes with bounds on training in provinces,
 * regions and the nation; every division of ever more places is listed until one meets the target.
 * Source: the definitions in <awrash/split.h>. Invariant: seeds are fixed, and everything is
 * counted in whole numbers. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

#define N 4
/* So many places of training are enumerated at most. */
#define MOST 14
#define FREE ((int64_t)1 << 40)

typedef struct
{
  int64_t need[N], before[N], after[N];
  int64_t cap[N], region[2], nation; /* of training; FREE: none */
  int64_t parts, step;               /* weight = step / parts */
  int64_t cost[N];
} Case;

static Case
draw (GRand *rand)
{
  static const int64_t weights[][2] = { { 1, 1 }, { 2, 1 }, { 1, 2 }, { 3, 2 } };
  const int64_t *weight = weights[g_rand_int_range (rand, 0, 4)];
  Case c = { .nation = FREE, .step = weight[0], .parts = weight[1] };

  for (int i = 0; i < N; i++)
    {
      c.need[i] = g_rand_int_range (rand, 0, 8) == 0 ? 0 : g_rand_int_range (rand, 1, 13);
      c.cost[i] = g_rand_int_range (rand, 0, 6);
      c.before[i] = g_rand_int_range (rand, 0, 8);
      c.after[i] = c.before[i] + g_rand_int_range (rand, 0, 8);
      c.cap[i] = g_rand_int_range (rand, 0, 3) == 0 ? g_rand_int_range (rand, 0, 6) : FREE;
    }
  c.need[0] = MAX (c.need[0], 1);
  c.after[0] = MAX (c.after[0], 1);
  for (int r = 0; r < 2; r++)
    c.region[r] = g_rand_int_range (rand, 0, 3) == 0 ? g_rand_int_range (rand, 0, 8) : FREE;
  if (g_rand_int_range (rand, 0, 4) == 0)
    c.nation = g_rand_int_range (rand, 0, 12);
  return c;
}

/* ── the programme of a case ────────────────────────────────────────────────────────────────── */

static void
bound_training (GString *quotas, const char *territory, int64_t most)
{
  if (most != FREE)
    g_string_append_printf (quotas, "%s,training,,%" G_GINT64_FORMAT "\n", territory, most);
}

static AwrashProgramme *
make (const Case *c)
{
  g_autoptr (GString) territories = g_string_new ("code,parent,need,cost\nN,,,\nR0,N,,\nR1,N,,\n");
  g_autoptr (GString) quotas = g_string_new ("territory,stream,min,max\nN,training,0,900\n");
  g_autoptr (GString) capacities = g_string_new ("territory,stream,max\n");

  if (c->nation != FREE)
    g_string_printf (quotas, "territory,stream,min,max\nN,training,0,%" G_GINT64_FORMAT "\n",
                     c->nation);
  for (int i = 0; i < N; i++)
    {
      const int64_t stream = c->after[i] - c->before[i];

      g_string_append_printf (territories, "p%d,R%d,%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT "\n", i,
                              i / 2, c->need[i], c->cost[i]);
      g_string_append_printf (quotas,
                              "p%d,temporary,%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT
                              "\np%d,sustainable,%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT "\n",
                              i, c->before[i], c->before[i], i, stream, stream);
      if (c->cap[i] != FREE)
        g_string_append_printf (capacities, "p%d,training,%" G_GINT64_FORMAT "\n", i, c->cap[i]);
    }
  for (int r = 0; r < 2; r++)
    bound_training (quotas, r == 0 ? "R0" : "R1", c->region[r]);
  return test_programme_new ("territories", territories->str, "streams",
                             "code\ntemporary\nsustainable\ntraining\n", "quotas", quotas->str,
                             "capacities", capacities->str, "need.indicator", "need", NULL);
}

static AwrashBalance *
ask (const Case *c, const char *target, const char *more)
{
  g_autoptr (AwrashProgramme) programme = make (c);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autofree char *weight
      = g_strdup_printf ("weight=%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, c->step, c->parts);
  const char *const settings[] = { target, weight, more };
  g_autoptr (GError) error = NULL;
  AwrashBalance *balance
      = awrash_split_balance (programme, reading, more != NULL ? 3 : 2, settings, &error);

  cr_assert (balance != NULL, "%s", error != NULL ? error->message : "");
  return balance;
}

/* ── enumeration ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const Case *c;
  /* gini <= p/q; rate >= p/q; rate >= p/q of the rate of all */
  char kind;
  int64_t p, q;
} Target;

static int64_t
receipt (const Case *c, const int64_t t[], int i)
{
  return c->parts * c->after[i] + c->step * t[i];
}

static int64_t
numerator (const Case *c, const int64_t t[])
{
  int64_t sum = 0;

  for (int i = 0; i < N; i++)
    for (int j = i + 1; j < N; j++)
      {
        const int64_t gap = c->need[j] * receipt (c, t, i) - c->need[i] * receipt (c, t, j);

        sum += c->need[i] > 0 && c->need[j] > 0 ? ABS (gap) : 0;
      }
  return sum;
}

static void
sum_up (const Case *c, const int64_t t[], int64_t *needs, int64_t *receipts)
{
  *needs = *receipts = 0;
  for (int i = 0; i < N; i++)
    if (c->need[i] > 0)
      {
        *needs += c->need[i];
        *receipts += receipt (c, t, i);
      }
}

static gboolean
meets (const Target *target, const int64_t t[])
{
  const Case *c = target->c;
  int64_t needs, receipts;

  sum_up (c, t, &needs, &receipts);
  if (target->kind == 'g')
    return numerator (c, t) * target->q <= target->p * needs * receipts;
  for (int i = 0; i < N; i++)
    {
      const int64_t mine = receipt (c, t, i) * target->q;

      if (c->need[i] > 0 && target->kind == 'l' && mine < target->p * c->parts * c->need[i])
        return FALSE;
      if (c->need[i] > 0 && target->kind == 'f' && mine * needs < target->p * receipts * c->need[i])
        return FALSE;
    }
  return TRUE;
}

static gboolean
fits (const Case *c, const int64_t t[])
{
  int64_t all = 0;

  for (int i = 0; i < N; i++)
    {
      all += t[i];
      if (t[i] > c->cap[i] || (c->need[i] == 0 && t[i] > 0))
        return FALSE;
    }
  return t[0] + t[1] <= c->region[0] && t[2] + t[3] <= c->region[1] && all <= c->nation;
}

/* The least cost of a division of so many places that meets the target, -1 if there is none. */
static int64_t
cheapest (const Target *target, int64_t places)
{
  int64_t t[N], least = -1;

  for (t[0] = 0; t[0] <= places; t[0]++)
    for (t[1] = 0; t[0] + t[1] <= places; t[1]++)
      for (t[2] = 0; t[0] + t[1] + t[2] <= places; t[2]++)
        {
          t[3] = places - t[0] - t[1] - t[2];
          if (fits (target->c, t) && meets (target, t))
            {
              int64_t cost = 0;

              for (int i = 0; i < N; i++)
                cost += t[i] * target->c->cost[i];
              least = least < 0 ? cost : MIN (least, cost);
            }
        }
  return least;
}

static gboolean
exists (const Target *target, int64_t places)
{
  return cheapest (target, places) >= 0;
}

/* The least number up to MOST, -1 if there is none. */
static int64_t
enumerate (const Target *target)
{
  for (int64_t places = 0; places <= MOST; places++)
    if (exists (target, places))
      return places;
  return -1;
}

/* ── the comparison ─────────────────────────────────────────────────────────────────────────── */

static void
check (const Target *target, const AwrashBalance *balance, int number)
{
  const AwrashStatus status = awrash_split_balance_get_status (balance);
  const int64_t *training = awrash_split_balance_get_places (balance, "training");
  const int64_t least = enumerate (target);
  const double places = awrash_split_balance_get_number (balance, "places");

  cr_assert (training != NULL, "case %d: %s %s", number, awrash_base_status_get_name (status),
             awrash_split_balance_get_text (balance, "reason"));
  cr_assert (fits (target->c, training), "case %d: bounds on training", number);
  cr_assert (awrash_split_balance_get_number (balance, "least_gini")
                 <= awrash_split_balance_get_number (balance, "gini_trained") + 1e-12,
             "case %d: bound", number);
  if (status == AWRASH_STATUS_OPTIMAL)
    {
      cr_assert (meets (target, training), "case %d: target", number);
      cr_assert (least < 0 ? places > MOST : places == (double)least,
                 "case %d %c: %g places, least %" G_GINT64_FORMAT, number, target->kind, places,
                 least);
      cr_assert_eq (awrash_split_balance_get_number (balance, "least_places"), places);
    }
  else if (status == AWRASH_STATUS_WITHIN_GAP)
    cr_assert (least < 0
               || awrash_split_balance_get_number (balance, "least_places") <= (double)least);
  else
    cr_assert_eq (least, -1, "case %d %c: status %s, but %" G_GINT64_FORMAT " places do", number,
                  target->kind, awrash_base_status_get_name (status), least);
}

static void
compare (char kind, guint32 seed, int n_cases)
{
  static const char *const names[] = { "gini", "lowest", "fraction" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const char *name = names[kind == 'g' ? 0 : kind == 'l' ? 1 : 2];
  int n_optimal = 0, n_infeasible = 0, n_other = 0;

  for (int number = 0; number < n_cases; number++)
    {
      const Case c = draw (rand);
      Target target = { &c, kind, 0, 100 };
      g_autofree char *text = NULL;
      g_autoptr (AwrashBalance) balance = NULL;

      target.p = kind == 'g'   ? g_rand_int_range (rand, 1, 40)
                 : kind == 'l' ? g_rand_int_range (rand, 20, 300)
                               : g_rand_int_range (rand, 30, 98);
      text = g_strdup_printf ("target=%s:%" G_GINT64_FORMAT "/100", name, target.p);
      balance = ask (&c, text, NULL);
      check (&target, balance, number);
      n_optimal += awrash_split_balance_get_status (balance) == AWRASH_STATUS_OPTIMAL;
      n_infeasible += awrash_split_balance_get_status (balance) == AWRASH_STATUS_INFEASIBLE;
    }
  n_other = n_cases - n_optimal - n_infeasible;
  cr_expect (n_optimal > n_cases / 4 && n_infeasible > n_cases / 20 && n_other * 50 < n_cases,
             "%s: %d optimal, %d infeasible, %d other", name, n_optimal, n_infeasible, n_other);
}

Test (oracle_balance, the_training_for_a_gini_is_the_least_of_all_divisions)
{
  compare ('g', 20260401, 3000);
}

Test (oracle_balance, the_training_for_a_lowest_rate_is_the_least_of_all_divisions)
{
  compare ('l', 20260402, 1000);
}

Test (oracle_balance, the_training_for_a_fraction_of_the_rate_of_all_is_the_least_of_all_divisions)
{
  compare ('f', 20260403, 1000);
}

/* So many places to the lowest first: no division of as many has a higher lowest rate. */
Test (oracle_balance, so_many_places_leave_the_highest_lowest_rate)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260404);

  for (int number = 0; number < 500; number++)
    {
      const Case c = draw (rand);
      const int64_t places = g_rand_int_range (rand, 0, 9);
      g_autofree char *text = g_strdup_printf ("target=places:%" G_GINT64_FORMAT, places);
      g_autoptr (AwrashBalance) balance = ask (&c, text, NULL);
      const double given = awrash_split_balance_get_number (balance, "places");
      const int64_t *training = awrash_split_balance_get_places (balance, "training");
      Target higher = { &c, 'l', 0, 0 };

      cr_assert (fits (&c, training) && given <= (double)places);
      cr_assert_eq (awrash_split_balance_get_status (balance),
                    given < (double)places ? AWRASH_STATUS_UNPLACED : AWRASH_STATUS_OPTIMAL);
      /* The rate just above the lowest: rates are multiples of 1 / (parts × need). */
      for (int i = 0; i < N; i++)
        if (c.need[i] > 0
            && (higher.q == 0
                || receipt (&c, training, i) * higher.q < higher.p * c.parts * c.need[i]))
          {
            higher.p = receipt (&c, training, i);
            higher.q = c.parts * c.need[i];
          }
      higher.p = higher.p * 1000 + 1;
      higher.q *= 1000;
      cr_assert_not (exists (&higher, (int64_t)given), "case %d", number);
    }
}

/* Where places do not cost the same: nothing up to MOST places is cheaper than the bound, and what
 * is found is near the cheapest more often than not. */
Test (oracle_balance, the_cost_of_training_is_between_its_bound_and_what_was_found)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260405);
  int n = 0, n_cheapest = 0;

  for (int number = 0; number < 1500; number++)
    {
      const Case c = draw (rand);
      const Target target = { &c, 'g', g_rand_int_range (rand, 3, 40), 100 };
      g_autofree char *text = g_strdup_printf ("target=gini:%" G_GINT64_FORMAT "/100", target.p);
      g_autoptr (AwrashBalance) balance = ask (&c, text, "cost=cost");
      const int64_t *training = awrash_split_balance_get_places (balance, "training");
      const double found = awrash_split_balance_get_number (balance, "total_cost");
      const double bound = awrash_split_balance_get_number (balance, "least_cost");
      int64_t least = -1;

      if (awrash_split_balance_get_status (balance) != AWRASH_STATUS_WITHIN_GAP)
        continue;
      for (int64_t places = 0; places <= MOST; places++)
        {
          const int64_t cost = cheapest (&target, places);

          least = cost < 0 ? least : least < 0 ? cost : MIN (least, cost);
        }
      cr_assert (fits (&c, training) && meets (&target, training), "case %d", number);
      cr_assert (bound <= found + 1e-9, "case %d: %g of %g", number, bound, found);
      cr_assert (least < 0 || bound <= (double)least + 1e-9,
                 "case %d: bound %g, cheapest %" G_GINT64_FORMAT, number, bound, least);
      n += least >= 0;
      n_cheapest += least >= 0 && found <= (double)least;
    }
  cr_expect (n > 300 && n_cheapest * 2 > n, "%d of %d", n_cheapest, n);
}
