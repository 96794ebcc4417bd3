/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The examples of Balinski and Young (American Mathematical Monthly 82(7), 1975, 701-730) as
 * splits of one total on rates: five objectives part where five rules do.
 * Source: the claims and answers are the paper's. Invariant: leximin answers as Adams, least
 * squares as Webster, decreasing-minimal as Jefferson. */

#include <awrash.h>

#include "support/small-programme.h"

#include <criterion/criterion.h>

typedef struct
{
  const char *label;
  const char *objective;
  int64_t total;
  int64_t need[5];
  int64_t places[5];
} Row;

static const Row rows[] = {
  { "example 1, Adams", "leximin", 100, { 5117, 4400, 162, 161, 160 }, { 51, 43, 2, 2, 2 } },
  { "example 1, Jefferson", "decmin", 100, { 5117, 4400, 162, 161, 160 }, { 52, 45, 1, 1, 1 } },
  { "example 1, Webster",
    "least-squares",
    100,
    { 5117, 4400, 162, 161, 160 },
    { 51, 43, 2, 2, 2 } },
  { "example 2, Adams", "leximin", 26, { 9061, 7179, 5259, 3319, 1182 }, { 9, 7, 5, 3, 2 } },
  { "example 2, Jefferson", "decmin", 26, { 9061, 7179, 5259, 3319, 1182 }, { 10, 7, 5, 3, 1 } },
  { "example 2, Webster",
    "least-squares",
    26,
    { 9061, 7179, 5259, 3319, 1182 },
    { 9, 8, 5, 3, 1 } },
};

static AwrashProgramme *
programme_of (const Row *row)
{
  g_autoptr (GString) territories = g_string_new ("code,parent,level,need\nN,,country,\n");
  g_autofree char *quotas = g_strdup_printf ("territory,stream,min,max\nN,temporary,%d,%d\n",
                                             (int)row->total, (int)row->total);

  for (int i = 0; i < 5; i++)
    g_string_append_printf (territories, "p%d,N,province,%d\n", i, (int)row->need[i]);
  return test_programme_new ("territories", territories->str, "quotas", quotas, "need.indicator",
                             "need", NULL);
}

Test (published_split, objectives_on_one_total_answer_as_the_rules_that_they_explain)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AwrashProgramme) programme = programme_of (&rows[i]);
      g_autoptr (AwrashPlan) plan = test_plan_new (programme, "objective", rows[i].objective, NULL);

      cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL, "%s",
                    rows[i].label);
      for (int p = 0; p < 5; p++)
        cr_expect_eq (awrash_split_plan_get_places (plan)[p], rows[i].places[p],
                      "%s: province %d has %d, not %d", rows[i].label, p,
                      (int)awrash_split_plan_get_places (plan)[p], (int)rows[i].places[p]);
    }
}
