/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fewest changes against enumeration: all plans of small random programmes, filtered by the
 * chain as its definition says. Source: the definitions in <awrash/split.h>. Invariant: seeds are
 * fixed. */

#include "base/rational-private.h"
#include "support/small-plans.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>

static const char *const objectives[]
    = { "leximin", "decmin", "least-squares", "leximin-persons", "alpha:1/2" };

static int
better_near (const SmallQuestion *q, const SmallPlan *a, const SmallPlan *b, gconstpointer former)
{
  return (int)(small_changes (q, b, former, FALSE) - small_changes (q, a, former, FALSE));
}

static int
better_near_rest (const SmallQuestion *q, const SmallPlan *a, const SmallPlan *b,
                  gconstpointer former)
{
  return (int)(small_changes (q, b, former, TRUE) - small_changes (q, a, former, TRUE));
}

/* Provinces are served by codes, in the order a, b, c. */
static int
better_order (const SmallQuestion *q, const SmallPlan *a, const SmallPlan *b, gconstpointer data)
{
  (void)data;
  for (int p = 0; p < SMALL_PROVINCES; p++)
    if (small_receipt (q, a, p, FALSE) != small_receipt (q, b, p, FALSE))
      return (int)(small_receipt (q, a, p, FALSE) - small_receipt (q, b, p, FALSE));
  return 0;
}

static void
check_certificate (const AwrashProgramme *programme, const AwrashPlan *plan, int seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), &error);

  cr_assert_not_null (verdict, "seed %d: %s", seed, error != NULL ? error->message : "");
  cr_assert (awrash_audit_verdict_is_accepted (verdict), "seed %d: %s\n%s", seed,
             awrash_audit_verdict_get_finding (verdict, 0),
             awrash_split_plan_get_certificate (plan));
}

/* Without loss: the chain, then the fewest changes, the order, the rest, its fewest changes. */
static void
filter (GArray *plans, const SmallQuestion *q, const SmallPlan *former)
{
  small_plans_fill (plans, q);
  small_plans_keep_best (plans, q, small_better_objective, NULL);
  small_plans_keep_best (plans, q, better_near, former);
  small_plans_keep_best (plans, q, better_order, NULL);
  if (q->all)
    return;
  small_plans_keep_best (plans, q, small_better_objective, q);
  small_plans_keep_best (plans, q, better_near_rest, former);
}

static void
check_near (int seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)seed);
  g_autoptr (SmallCase) c = small_case_new (rand, FALSE);
  g_autoptr (GArray) plans = small_plans_list (c);
  SmallQuestion q = { c, objectives[seed % 5], seed % 4 != 0 };
  SmallPlan former;
  g_autofree char *near = (small_former_draw (&former, rand), small_former_text (&former));
  g_autoptr (AwrashReading) reading
      = test_reading_new ("objective", q.objective, "streams", q.all ? "*" : "s", "near", near,
                          "tie", "order", "order", "a;b;c", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashPlan) plan = awrash_split_solve (c->programme, reading, &error);

  if (plan == NULL)
    {
      cr_assert (error->code == AWRASH_ERROR_CLASS || error->code == AWRASH_ERROR_EMPTY, "%s",
                 error->message);
      return;
    }
  check_certificate (c->programme, plan, seed);
  cr_assert_eq (plans->len == 0, awrash_split_plan_get_status (plan) == AWRASH_STATUS_INFEASIBLE);
  filter (plans, &q, &former);
  cr_assert (plans->len == 0 || small_plans_hold (plans, awrash_split_plan_get_places (plan)),
             "seed %d: the plan is not among the %u with the fewest changes", seed, plans->len);
}

Test (oracle_near, the_fewest_changes_among_the_best_plans_are_those_of_enumeration)
{
  for (int seed = 0; seed < 1500; seed++)
    check_near (seed);
}

static void
check_loss (int seed)
{
  static const int percents[] = { 10, 25, 34, 50, 100 };
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)seed);
  g_autoptr (SmallCase) c = small_case_new (rand, FALSE);
  g_autoptr (GArray) plans = small_plans_list (c);
  SmallQuestion q = { c, objectives[seed % 5], seed % 4 != 0 };
  int percent = percents[seed % 5];
  g_autofree char *loss = g_strdup_printf ("%d/100", percent);
  SmallPlan former, base;
  g_autofree char *near = (small_former_draw (&former, rand), small_former_text (&former));
  g_autoptr (AwrashReading) reading
      = test_reading_new ("objective", q.objective, "streams", q.all ? "*" : "s", "near", near,
                          "tie", "order", "order", "a;b;c", NULL);
  g_autoptr (AwrashPlan) strict = awrash_split_solve (c->programme, reading, NULL), plan = NULL;

  if (strict == NULL || awrash_split_plan_get_places (strict) == NULL)
    return;
  for (int cell = 0; cell < SMALL_CELLS; cell++)
    base.x[cell] = awrash_split_plan_get_places (strict)[cell];
  cr_assert (awrash_split_reading_set (reading, "loss", loss, NULL));
  plan = awrash_split_solve (c->programme, reading, NULL);
  cr_assert_not_null (plan);
  check_certificate (c->programme, plan, seed);
  small_plans_fill (plans, &q);
  small_plans_keep_floors (plans, &q, &base, percent);
  small_plans_keep_best (plans, &q, better_near, &former);
  small_plans_keep_best (plans, &q, small_better_objective, NULL);
  small_plans_keep_best (plans, &q, better_order, NULL);
  cr_assert (small_plans_hold (plans, awrash_split_plan_get_places (plan)),
             "seed %d: the plan is not among the %u with the fewest changes", seed, plans->len);
}

Test (oracle_near, the_fewest_changes_within_a_loss_are_those_of_enumeration)
{
  for (int seed = 0; seed < 1000; seed++)
    check_loss (seed);
}
