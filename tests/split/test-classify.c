/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which class a programme is of, and why. Source: the test of classes in libawrash/README.md.
 * Invariant: a class is said with its reason; what is no network names a row, or an odd cycle. */

#include "support/small-programme.h"

#include "split/layout-private.h"

#include <criterion/criterion.h>
#include <string.h>

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
    "\"sustainable places of r\" and \"all places of a\" cross, and all bounds fall into two "
    "families in which none cross" },
  { "streams of a region, rates over both", FLAT,
    "territory,stream,max\nr,temporary,10\nr,sustainable,10\n", "*", AWRASH_CLASS_NETWORK, TRUE,
    "\"sustainable places of r\" and \"all places of a\" cross, and all bounds fall into two "
    "families in which none cross" },
  { "streams of the nation and the total of a region", DEEP,
    "territory,stream,max\nn,temporary,10\nn,sustainable,10\nr,*,6\n", "*", AWRASH_CLASS_NETWORK,
    FALSE,
    "\"sustainable places of n\" and \"all places of r\" cross, and all bounds fall into two "
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

typedef struct
{
  const char *label;
  const char *pairs[8]; /* beside the territories and a need */
  const char *keys[4];
  AwrashClass class_;
  const char *outside; /* names of walls that are left out */
  gsize n_rows;
  const char *reason;
} Hard;

#define KINDS                                                                                      \
  "code,stream,name_en,months,women\nroads,temporary,Roads,3,0.25\nshops,temporary,Shops,4,0.5\n"  \
  "bonus,sustainable,Bonus,9,0.5\n"

static const Hard hard[] = {
  { "an odd cycle",
    { "worksite_types", KINDS, "quotas",
      "territory,stream,max\nn,type:roads,10\nr,temporary,9\nn,*,40\nr,sustainable,7\n" },
    { NULL },
    AWRASH_CLASS_GENERAL,
    "n/type:roads",
    0,
    "\"temporary places of r\", \"Roads places of n\", \"all places of a\" cross one another in an "
    "odd cycle" },
  { "an odd cycle and a row",
    { "worksite_types", KINDS, "quotas",
      "territory,stream,unit,max\nn,type:roads,places,10\nr,temporary,places,9\nn,*,places,40\n"
      "n,*,person-months,99\n" },
    { NULL },
    AWRASH_CLASS_GENERAL,
    "n/type:roads",
    1,
    "\"temporary places of r\", \"Roads places of n\", \"all places of a\" cross one another in an "
    "odd cycle" },
  { "a budget",
    { "worksite_types", KINDS, "quotas",
      "territory,stream,unit,max\nn,*,places,40\nr,*,person-months,99\n" },
    { NULL },
    AWRASH_CLASS_ROWS,
    "",
    1,
    "\"all places of r in person-months\" counts one place of \"roads\" in a and one of \"shops\" "
    "in "
    "a unequally" },
  { "a group",
    { "worksite_types", KINDS, "quotas",
      "territory,stream,group,max\nn,*,,40\nn,temporary,women,9\n" },
    { NULL },
    AWRASH_CLASS_ROWS,
    "",
    1,
    "\"women in the temporary places of n\" counts one place of \"roads\" in a and one of "
    "\"shops\" "
    "in a unequally" },
  { "places of no rectangle",
    { "worksite_types", KINDS, "quotas", "territory,stream,max\nn,*,40\n" },
    { "rows", "two: a/only:roads + c/only:bonus <= 7" },
    AWRASH_CLASS_ROWS,
    "",
    1,
    "the places of \"row two\" are no territory's of the same types" },
  { "receipts of unequal months",
    { "worksite_types", KINDS, "quotas", "territory,stream,max\nn,*,40\n" },
    { "receives", "person-months", "streams", "temporary" },
    AWRASH_CLASS_GENERAL,
    "",
    0,
    "receives = person-months counts one place of \"roads\" and one of \"shops\" unequally" },
  { "receipts of a group",
    { "worksite_types", KINDS, "quotas", "territory,stream,max\nn,*,40\n" },
    { "groups", "women", "on", "count" },
    AWRASH_CLASS_GENERAL,
    "",
    0,
    "what \"women\" receive is counted by the shares that types expect of them" },
};

static char *
outside_names (const AwrashLayout *layout)
{
  GString *names = g_string_new (NULL);

  for (gsize k = 0; k < layout->outside->len; k++)
    {
      g_autofree char *name = awrash_i_model_wall_name (
          layout->model,
          awrash_i_model_wall (layout->model, g_array_index (layout->outside, gsize, k)));

      g_string_append_printf (names, "%s%s", k > 0 ? " " : "", name);
    }
  return g_string_free (names, FALSE);
}

Test (split_classify, says_what_is_no_network_and_what_is_left_of_one)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hard); i++)
    {
      const Hard *row = &hard[i];
      g_autoptr (AwrashProgramme) programme
          = test_programme_new ("territories", DEEP, "need.indicator", "need", row->pairs[0],
                                row->pairs[1], row->pairs[2], row->pairs[3], NULL);
      g_autoptr (AwrashReading) reading = test_reading_new (
          row->keys[0] != NULL ? row->keys[0] : "on", row->keys[0] != NULL ? row->keys[1] : "rate",
          row->keys[2], row->keys[3], NULL);
      g_autoptr (AwrashModel) model = awrash_i_model_new (programme, reading, NULL);
      g_autoptr (AwrashLayout) layout = model != NULL ? awrash_i_layout_new (model, NULL) : NULL;
      g_autofree char *outside = NULL;

      cr_assert_not_null (layout, "%s", row->label);
      outside = outside_names (layout);
      cr_expect_eq (layout->class_, row->class_, "%s: %d", row->label, (int)layout->class_);
      cr_expect_str_eq (layout->reason, row->reason, "%s: %s", row->label, layout->reason);
      cr_expect_str_eq (outside, row->outside, "%s: %s", row->label, outside);
      cr_expect_eq (model->side_rows->len, row->n_rows, "%s", row->label);
      cr_expect_not (layout->totals_m_convex, "%s", row->label);
      cr_expect_not_null (layout->network, "%s", row->label);
    }
}

Test (split_classify, the_chain_names_the_groups_that_are_compared)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", DEEP, "need.indicator", "need", "worksite_types", KINDS,
                            "quotas", "territory,stream,max\nn,*,40\n", NULL);
  g_autoptr (AwrashReading) reading = test_reading_new ("groups", "women", "on", "count", NULL);
  g_autoptr (AwrashModel) model = awrash_i_model_new (programme, reading, NULL);
  g_autoptr (AwrashLayout) layout = model != NULL ? awrash_i_layout_new (model, NULL) : NULL;
  g_autofree char *chain = layout != NULL ? awrash_i_words_chain (layout) : NULL;

  cr_assert_not_null (chain);
  cr_expect_not_null (strstr (chain, "leximin on count of groups women"), "%s", chain);
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
