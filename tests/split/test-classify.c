/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which class a programme is of, and why. Source: the test of classes in libawrash/README.md.
 * Invariant: a class is said with its reason; what is no network is refused with an odd cycle. */

#include "support/small-programme.h"

#include <criterion/criterion.h>

#define FLAT "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,5\n"
#define DEEP "code,parent,need\nn,,\nr,n,\na,r,2\nb,r,3\ns,n,\nc,s,5\nd,s,7\n"

typedef struct
{
  const char *label;
  const char *territories, *quotas, *streams_read;
  AwrashClass class_;
  gboolean m_convex;
  const char *reason;
} Row;

static const Row rows[] = {
  { "one quota", FLAT, "territory,stream,max\nr,temporary,10\n", "*", AWRASH_CLASS_SIMPLE, TRUE,
    "one total, with a floor and a ceiling for each recipient" },
  { "one quota, provinces bounded", FLAT,
    "territory,stream,min,max\nr,temporary,,10\na,temporary,1,4\nb,*,,3\n", "*",
    AWRASH_CLASS_SIMPLE, TRUE, "one total, with a floor and a ceiling for each recipient" },
  { "regions in a nation", DEEP, "territory,stream,max\nn,temporary,10\nr,temporary,3\n", "*",
    AWRASH_CLASS_TREE, TRUE, "no two bounds cross" },
  { "two streams, one of which is read", FLAT,
    "territory,stream,max\nr,temporary,10\nr,sustainable,10\n", "sustainable", AWRASH_CLASS_TREE,
    TRUE, "no two bounds cross" },
  { "a tree in disguise: the provinces' temporary places are fixed", FLAT,
    "territory,stream,min,max\na,temporary,4,4\nb,temporary,3,3\nc,temporary,2,2\n"
    "r,sustainable,20,20\n",
    "*", AWRASH_CLASS_SIMPLE, TRUE, "one total, with a floor and a ceiling for each recipient" },
  { "the same with regions", DEEP,
    "territory,stream,min,max\na,temporary,4,4\nb,temporary,3,3\nc,temporary,2,2\n"
    "d,temporary,1,1\nr,sustainable,,20\ns,sustainable,,8\nn,sustainable,,24\n",
    "*", AWRASH_CLASS_TREE, TRUE, "no two bounds cross" },
  { "one province left free undoes the disguise", FLAT,
    "territory,stream,min,max\na,temporary,3,4\nb,temporary,3,3\nc,temporary,2,2\n"
    "r,temporary,8,8\nr,sustainable,20,20\n",
    "*", AWRASH_CLASS_NETWORK, TRUE,
    "\"temporary places of r\" and \"all places of a\" cross, and all bounds fall into two "
    "families in which none cross" },
  { "streams of a region, rates over both", FLAT,
    "territory,stream,max\nr,temporary,10\nr,sustainable,10\n", "*", AWRASH_CLASS_NETWORK, TRUE,
    "\"temporary places of r\" and \"all places of a\" cross, and all bounds fall into two "
    "families in which none cross" },
  { "streams of the nation and the total of a region", DEEP,
    "territory,stream,max\nn,temporary,10\nn,sustainable,10\nr,*,6\n", "*", AWRASH_CLASS_NETWORK,
    FALSE,
    "\"temporary places of n\" and \"all places of r\" cross, and all bounds fall into two "
    "families in which none cross" },
};

Test (split_classify, says_the_class_and_why)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (AwrashProgramme) programme = test_programme_new (
          "territories", row->territories, "quotas", row->quotas, "need.indicator", "need", NULL);
      g_autoptr (AwrashPlan) plan = test_plan_new (programme, "streams", row->streams_read, "tie",
                                                   "lot", "seed", "x", NULL);

      cr_expect_eq (awrash_split_plan_get_class (plan), row->class_, "%s: %d", row->label,
                    (int)awrash_split_plan_get_class (plan));
      cr_expect_str_eq (awrash_split_plan_get_class_reason (plan), row->reason, "%s: %s",
                        row->label, awrash_split_plan_get_class_reason (plan));
      cr_expect_eq (awrash_split_plan_get_totals_m_convex (plan), row->m_convex, "%s", row->label);
    }
}

static void
expect_refused (const AwrashProgramme *programme, const char *message)
{
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_split_solve (programme, reading, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_CLASS));
  cr_expect_str_eq (error->message, message, "%s", error->message);
}

Test (split_classify, names_an_odd_cycle_of_bounds_that_cross)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", DEEP, "streams", "code\ntemporary\nsustainable\n", "worksite_types",
      "code,stream,name_en\nroads,temporary,Roads\nshops,temporary,Shops\nbonus,sustainable,"
      "Bonus\n",
      "quotas", "territory,stream,max\nn,type:roads,10\nr,temporary,9\nn,*,40\nr,sustainable,7\n",
      "need.indicator", "need", NULL);

  expect_refused (programme,
                  "the bounds are of class general, which is not solved here: \"temporary places "
                  "of r\", \"Roads places of n\", \"all places of a\" cross one another in an odd "
                  "cycle");
}

/* The same bounds without what makes the cycle: the type's quota is for the region. */
Test (split_classify, solves_what_is_left_when_the_cycle_is_cut)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", DEEP, "streams", "code\ntemporary\nsustainable\n", "worksite_types",
      "code,stream\nroads,temporary\nshops,temporary\nbonus,sustainable\n", "quotas",
      "territory,stream,max\nr,type:roads,4\nr,temporary,9\nn,*,40\nr,sustainable,7\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "tie", "lot", "seed", "x", NULL);

  cr_expect_eq (awrash_split_plan_get_class (plan), AWRASH_CLASS_NETWORK);
  cr_expect_neq (awrash_split_plan_get_n_cells (plan), 0);
}
