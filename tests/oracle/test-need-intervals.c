/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Intervals of needs against enumeration: just inside, the plan is still best; just outside, it is
 * not. Source: the definitions in <awrash/split.h>. Invariant: seeds are fixed. */

#include "support/small-plans.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>

static const char *const objectives[]
    = { "leximin", "decmin", "least-squares", "leximin-persons", "alpha:1/2", "alpha:1" };

/* Those that give every province what a plan gives it. */
static void
keep_receipts (GArray *plans, const SmallQuestion *q, const SmallPlan *as)
{
  guint kept = 0;

  for (guint i = 0; i < plans->len; i++)
    {
      SmallPlan plan = g_array_index (plans, SmallPlan, i);
      gboolean same = TRUE;

      for (int p = 0; p < SMALL_PROVINCES; p++)
        same = same && small_receipt (q, &plan, p, FALSE) == small_receipt (q, as, p, FALSE);
      if (same)
        g_array_index (plans, SmallPlan, kept++) = plan;
    }
  g_array_set_size (plans, kept);
}

/* Whether a plan is best with another need of a province. */
static gboolean
is_best (const GArray *filled, const SmallQuestion *q, const SmallPlan *plan, int province,
         double need)
{
  SmallCase other = *q->c;
  SmallQuestion asked = { &other, q->objective, q->all };
  g_autoptr (GArray) plans = g_array_copy ((GArray *)(guintptr)filled);

  other.need[province] = need;
  small_plans_keep_best (plans, &asked, small_better_objective, NULL);
  if (!small_plans_hold (plans, plan->x))
    return FALSE;
  keep_receipts (plans, &asked, plan);
  if (!q->all)
    small_plans_keep_best (plans, &asked, small_better_objective, q);
  return small_plans_hold (plans, plan->x);
}

static int
check_province (const GArray *filled, const SmallQuestion *q, const SmallPlan *plan, int p,
                double low, double high, int seed)
{
  double need = q->c->need[p];

  cr_assert (low <= need && need <= high, "seed %d: %g is not in %g..%g", seed, need, low, high);
  cr_assert (is_best (filled, q, plan, p, isfinite (high) ? high - 1e-7 * (high - low) : 1e6),
             "seed %d: not best just below %.17g", seed, high);
  cr_assert (is_best (filled, q, plan, p, low > 0 ? low + 1e-7 * (MIN (high, 2 * low) - low) : 1e-6)
                 || high - low < 1e-9,
             "seed %d: not best just above %.17g", seed, low);
  cr_assert (!isfinite (high) || !is_best (filled, q, plan, p, high * (1 + 1e-7)),
             "seed %d: still best above %.17g", seed, high);
  cr_assert (low == 0 || !is_best (filled, q, plan, p, low * (1 - 1e-7)),
             "seed %d: still best below %.17g", seed, low);
  return isfinite (high) + (low > 0);
}

static int
check (int seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)seed);
  g_autoptr (SmallCase) c = small_case_new (rand, FALSE);
  g_autoptr (GArray) plans = small_plans_list (c);
  SmallQuestion q = { c, objectives[seed % 6], seed % 4 != 0 };
  g_autoptr (AwrashReading) reading
      = test_reading_new ("objective", q.objective, "streams", q.all ? "*" : "s", "tie", "order",
                          "order", "a;b;c", NULL);
  g_autoptr (AwrashPlan) plan = awrash_split_solve (c->programme, reading, NULL);
  double low[SMALL_PROVINCES], high[SMALL_PROVINCES];
  SmallPlan taken;
  int ends = 0;

  if (plan == NULL || awrash_split_plan_get_places (plan) == NULL)
    return 0;
  for (int cell = 0; cell < SMALL_CELLS; cell++)
    taken.x[cell] = awrash_split_plan_get_places (plan)[cell];
  cr_assert (awrash_split_need_intervals (plan, low, high, NULL));
  small_plans_fill (plans, &q);
  for (int p = 0; p < SMALL_PROVINCES; p++)
    if (c->need[p] > 0)
      ends += check_province (plans, &q, &taken, p, low[p], high[p], seed);
    else
      cr_assert (low[p] == 0 && high[p] == 0, "seed %d: no need, no interval", seed);
  return ends;
}

Test (oracle_need_intervals, a_plan_stays_best_inside_its_intervals_and_nowhere_else)
{
  int ends = 0;

  for (int seed = 0; seed < 3000; seed++)
    ends += check (seed);
  cr_assert_gt (ends, 2000);
}
