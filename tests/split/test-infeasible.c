/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why there is no plan. Source: cuts worked out by hand. Invariant: the bounds that are named are
 * enough by themselves to make the programme infeasible, and what is missing is exact. */

#include "support/small-programme.h"

#include <criterion/criterion.h>

#define THREE "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,5\n"

static AwrashProgramme *
build (const char *quotas)
{
  return test_programme_new ("territories", THREE, "quotas", quotas, "need.indicator", "need",
                             NULL);
}

typedef struct
{
  const char *label;
  const char *quotas;
  int64_t missing;
  const char *reason;
  const char *blocking[6];
} Blocked;

static const Blocked blocked[] = {
  { "a quota above what the provinces may have",
    "territory,stream,min,max\nr,temporary,9,12\na,*,,2\nb,*,,1\nc,*,,3\n",
    3,
    "the bounds ask for 9 places (at least 9 all places of r) where only 6 can be given (at most 2 "
    "all places of a; at most 1 all places of b; at most 3 all places of c): 3 are missing",
    { "at least 9 all places of r", "at most 2 all places of a", "at most 1 all places of b",
      "at most 3 all places of c" } },
  { "floors above the quota",
    "territory,stream,min,max\nr,temporary,,4\na,temporary,3,\nb,temporary,0,\nc,temporary,2,\n",
    1,
    "the bounds ask for 5 places (at least 3 all places of a; at least 2 all places of c) where "
    "only 4 can be given (at most 4 all places of r): 1 are missing",
    { "at least 3 all places of a", "at least 2 all places of c", "at most 4 all places of r" } },
  { "two streams that one total cannot hold",
    "territory,stream,min,max\nr,temporary,6,\nr,sustainable,5,\nr,*,,9\n",
    2,
    "the bounds ask for 11 places (at least 5 sustainable places of r; at least 6 temporary places "
    "of r) where only 9 can be given (at most 9 all places of r): 2 are missing",
    { "at least 6 temporary places of r", "at least 5 sustainable places of r",
      "at most 9 all places of r" } },
};

Test (split_infeasible, names_the_bounds_that_block_and_counts_what_is_missing)
{
  for (gsize i = 0; i < G_N_ELEMENTS (blocked); i++)
    {
      const Blocked *row = &blocked[i];
      g_autoptr (AwrashProgramme) programme = build (row->quotas);
      g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
      gsize n = awrash_split_plan_get_n_blocking (plan);

      cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_INFEASIBLE, "%s",
                    row->label);
      cr_expect_eq (awrash_split_plan_get_missing (plan), row->missing, "%s", row->label);
      cr_expect_str_eq (awrash_split_plan_get_reason (plan), row->reason, "%s: %s", row->label,
                        awrash_split_plan_get_reason (plan));
      cr_expect_eq (n, g_strv_length ((gchar **)(guintptr)row->blocking), "%s", row->label);
      for (gsize k = 0; k < n; k++)
        cr_expect (g_strv_contains (row->blocking, awrash_split_plan_get_blocking (plan, k)),
                   "%s: %s", row->label, awrash_split_plan_get_blocking (plan, k));
      cr_expect_null (awrash_split_plan_get_blocking (plan, n));
      cr_expect_eq (awrash_split_plan_get_n_cells (plan), 0);
    }
}

Test (split_infeasible, tells_a_contradiction_on_the_same_places)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", THREE, "streams", "code,months\ntemporary,4\nsustainable,9\n", "quotas",
      "territory,stream,unit,min,max\nr,temporary,places,5,\nr,temporary,person-months,,15\n"
      "r,sustainable,places,,3\n",
      "capacities", "territory,stream,min\nr,sustainable,4\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);

  cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_INFEASIBLE);
  cr_assert_eq (awrash_split_plan_get_n_blocking (plan), 2);
  cr_expect_str_eq (awrash_split_plan_get_blocking (plan, 0),
                    "at least 4 and at most 3 sustainable places of r");
  cr_expect_str_eq (awrash_split_plan_get_blocking (plan, 1),
                    "at least 5 and at most 3 temporary places of r");
  cr_expect_eq (awrash_split_plan_get_missing (plan), 3);
  cr_expect_str_eq (awrash_split_plan_get_reason (plan),
                    "bounds on the same places contradict one another: at least 4 and at most 3 "
                    "sustainable places of r");
}
