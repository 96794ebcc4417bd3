/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way out to other solvers: whole texts of small programmes, the names of hostile codes, every
 * error. What solvers make of such texts is held against plans in tests/python/test_export.py.
 * Source: problems written out by hand. Invariant: both formats say the same. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define TWO "code,parent,need\nr,,\na,r,2\nb,r,4\n"

typedef char *(*Export) (const AwrashProgramme *, const AwrashReading *, const char *, size_t,
                         const double[], size_t, GError **);

static const Export exports[] = { awrash_split_export_lp, awrash_split_export_mps };

/* A text without its comments. */
static char *
strip (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *left = g_string_new (NULL);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\\' && lines[i][0] != '*' && lines[i][0] != '\0')
      g_string_append_printf (left, "%s\n", lines[i]);
  return g_string_free (left, FALSE);
}

static char *
lp_of (const AwrashProgramme *programme, const AwrashReading *reading, const char *step,
       size_t segments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text
      = awrash_split_export_lp (programme, reading, step, 0, NULL, segments, &error);

  cr_assert_null (error, "%s", error != NULL ? error->message : "");
  return strip (text);
}

static AwrashReading *
reading_of (const char *const keys[])
{
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();

  for (gsize i = 0; i < 4 && keys[i] != NULL; i += 2)
    cr_assert (awrash_split_reading_set (reading, keys[i], keys[i + 1], NULL));
  return g_steal_pointer (&reading);
}

/* ── whole texts ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *label;
  const char *pairs[14]; /* with the need of every row's programme */
  const char *keys[4];
  const char *step;
  size_t segments;
  const char *text;
} Row;

static const Row rows[] = {
  { "filling counts the provinces with a need",
    { "need.indicator", "need", "territories", "code,parent,need\nr,,\na,r,2\nb,r,0\n", "quotas",
      "territory,stream,min,max\nr,temporary,1,5\n", "capacities",
      "territory,stream,max\na,temporary,3\n" },
    { NULL },
    "fill",
    0,
    "Maximize\n goal: + 1 x_a_temporary\nSubject To\n"
    " min_quota_r_temporary: + 1 x_a_temporary + 1 x_b_temporary >= 1\n"
    " max_quota_r_temporary: + 1 x_a_temporary + 1 x_b_temporary <= 5\n"
    " max_capacity_a_temporary: + 1 x_a_temporary <= 3\n"
    "Bounds\nGeneral\n x_a_temporary\n x_b_temporary\nEnd\n" },
  { "sparing holds what was filled",
    { "need.indicator", "need", "territories", "code,parent,need\nr,,\na,r,2\nb,r,0\n", "quotas",
      "territory,stream,min,max\nr,temporary,4,5\na,temporary,,3\n" },
    { NULL },
    "spare",
    0,
    "Minimize\n goal: + 1 x_b_temporary\nSubject To\n"
    " min_quota_r_temporary: + 1 x_a_temporary + 1 x_b_temporary >= 4\n"
    " max_quota_r_temporary: + 1 x_a_temporary + 1 x_b_temporary <= 5\n"
    " max_quota_a_temporary: + 1 x_a_temporary <= 3\n"
    " filled: + 1 x_a_temporary >= 3\n"
    "Bounds\nGeneral\n x_a_temporary\n x_b_temporary\nEnd\n" },
  { "the other streams are filled next",
    { "need.indicator", "need", "territories", TWO, "streams", "code\none\ntwo\n", "quotas",
      "territory,stream,max\nr,one,3\nr,two,4\n" },
    { "streams", "one" },
    "fill-rest",
    0,
    "Maximize\n goal: + 1 x_a_two + 1 x_b_two\nSubject To\n"
    " max_quota_r_one: + 1 x_a_one + 1 x_b_one <= 3\n"
    " max_quota_r_two: + 1 x_a_two + 1 x_b_two <= 4\n"
    " filled: + 1 x_a_one + 1 x_b_one >= 3\n"
    "Bounds\nGeneral\n x_a_one\n x_a_two\n x_b_one\n x_b_two\nEnd\n" },
  { "leximin is the largest lowest rate",
    { "need.indicator", "need", "territories", TWO, "quotas",
      "territory,stream,min,max\nr,temporary,6,6\n" },
    { NULL },
    "objective",
    0,
    "Maximize\n goal: + 1 lowest\nSubject To\n"
    " quota_r_temporary: + 1 x_a_temporary + 1 x_b_temporary = 6\n"
    " filled: + 1 x_a_temporary + 1 x_b_temporary >= 6\n"
    " rate_a: + 1 x_a_temporary - 2 lowest >= 0\n"
    " rate_b: + 1 x_b_temporary - 4 lowest >= 0\n"
    "Bounds\nGeneral\n x_a_temporary\n x_b_temporary\nEnd\n" },
  { "decreasing-minimal is the least highest, on counts against 1",
    { "need.indicator", "need", "territories", TWO, "quotas",
      "territory,stream,max\nr,temporary,6\n" },
    { "objective", "decmin", "on", "count" },
    "objective",
    0,
    "Minimize\n goal: + 1 highest\nSubject To\n"
    " max_quota_r_temporary: + 1 x_a_temporary + 1 x_b_temporary <= 6\n"
    " filled: + 1 x_a_temporary + 1 x_b_temporary >= 6\n"
    " rate_a: + 1 x_a_temporary - 1 highest <= 0\n"
    " rate_b: + 1 x_b_temporary - 1 highest <= 0\n"
    "Bounds\nGeneral\n x_a_temporary\n x_b_temporary\nEnd\n" },
  { "least squares has a piece a unit beyond the floor",
    { "need.indicator", "need", "territories", TWO, "quotas",
      "territory,stream,min,max\nr,temporary,5,5\na,temporary,2,\nb,temporary,,2\n" },
    { "objective", "least-squares" },
    "objective",
    0,
    "Minimize\n goal: + 1 piece_a + 2.5 piece_a_2 + 3.5 piece_a_3 + 4.5 piece_a_4\n"
    "   + 0.25 piece_b + 0.75 piece_b_2\nSubject To\n"
    " quota_r_temporary: + 1 x_a_temporary + 1 x_b_temporary = 5\n"
    " min_quota_a_temporary: + 1 x_a_temporary >= 2\n"
    " max_quota_b_temporary: + 1 x_b_temporary <= 2\n"
    " filled: + 1 x_a_temporary + 1 x_b_temporary >= 5\n"
    " received_a: + 1 x_a_temporary - 1 piece_a - 1 piece_a_2 - 1 piece_a_3\n"
    "   - 1 piece_a_4 = 0\n"
    " received_b: + 1 x_b_temporary - 1 piece_b - 1 piece_b_2 = 0\n"
    "Bounds\n piece_a <= 2\n piece_a_2 <= 1\n piece_a_3 <= 1\n piece_a_4 <= 1\n piece_b <= 1\n"
    " piece_b_2 <= 1\nGeneral\n x_a_temporary\n x_b_temporary\nEnd\n" },
  { "needs are counted in a power of ten",
    { "need.indicator", "need", "territories", "code,parent,need\nr,,\na,r,200\nb,r,9999\nc,r,0\n",
      "quotas", "territory,stream,max\na,temporary,1\nb,temporary,1\nc,temporary,0\n" },
    { NULL },
    "objective",
    0,
    "Maximize\n goal: + 1 lowest\nSubject To\n"
    " max_quota_a_temporary: + 1 x_a_temporary <= 1\n"
    " max_quota_b_temporary: + 1 x_b_temporary <= 1\n"
    " quota_c_temporary: + 1 x_c_temporary = 0\n"
    " filled: + 1 x_a_temporary + 1 x_b_temporary >= 2\n"
    " spared: + 1 x_c_temporary <= 0\n"
    " rate_a: + 1 x_a_temporary - 2 lowest >= 0\n"
    " rate_b: + 1 x_b_temporary - 99.99 lowest >= 0\n"
    "Bounds\nGeneral\n x_a_temporary\n x_b_temporary\n x_c_temporary\nEnd\n" },
  { "wider pieces end at whole places",
    { "need.indicator", "need", "territories", "code,parent,need\na,,2\n", "quotas",
      "territory,stream,max\na,temporary,5\n" },
    { "objective", "least-squares" },
    "objective",
    2,
    "Minimize\n goal: + 1 piece_a + 3.5 piece_a_2\nSubject To\n"
    " max_quota_a_temporary: + 1 x_a_temporary <= 5\n"
    " filled: + 1 x_a_temporary >= 5\n"
    " received_a: + 1 x_a_temporary - 1 piece_a - 1 piece_a_2 = 0\n"
    "Bounds\n piece_a <= 2\n piece_a_2 <= 3\nGeneral\n x_a_temporary\nEnd\n" },
  { "bounds in one unit alike are in places, others keep their coefficients",
    { "need.indicator", "need", "territories", "code,parent,need\na,,1\n", "streams",
      "code,months\none,4\ntwo,9\n", "quotas",
      "territory,stream,unit,max\na,one,person-months,11\na,*,person-months,50\n" },
    { NULL },
    "fill",
    0,
    "Maximize\n goal: + 1 x_a_one + 1 x_a_two\nSubject To\n"
    " max_quota_a_one: + 1 x_a_one <= 2\n"
    " max_quota_a_all: + 4 x_a_one + 9 x_a_two <= 50\n"
    "Bounds\nGeneral\n x_a_one\n x_a_two\nEnd\n" },
  { "shares of what varies are rows, and so are pools where they bound",
    { "need.indicator", "need", "territories", "code,parent,need\na,,1\n", "streams",
      "code\none\ntwo\n", "quotas", "territory,stream,max\na,one,8\na,two,9\n", "shares",
      "territory,of,stream,at_least,at_most\na,*,two,0.25,0.5\n", "pools",
      "territory,group,persons\na,,12\na,women,5\n" },
    { "pool_caps", "yes" },
    "fill",
    0,
    "Maximize\n goal: + 1 x_a_one + 1 x_a_two\nSubject To\n"
    " max_quota_a_one: + 1 x_a_one <= 8\n"
    " max_quota_a_two: + 1 x_a_two <= 9\n"
    " least_share_a_two: - 0.25 x_a_one + 0.75 x_a_two >= 0\n"
    " most_share_a_two: - 0.5 x_a_one + 0.5 x_a_two <= 0\n"
    " pool_a: + 1 x_a_one + 1 x_a_two <= 12\n"
    "Bounds\nGeneral\n x_a_one\n x_a_two\nEnd\n" },
  { "groups count by the shares that types expect of them",
    {
        "need.indicator",
        "need",
        "territories",
        "code,parent,need\na,,1\n",
        "worksite_types",
        "code,stream,women\none,temporary,0.25\ntwo,temporary,0.5\n",
        "quotas",
        "territory,stream,group,max\na,*,,9\na,*,women,3\n",
        "shares",
        "territory,of,group,at_least\na,*,women,0.375\n",
        "pools",
        "territory,group,persons\na,women,5\n",
    },
    { "pool_caps", "yes" },
    "fill",
    0,
    "Maximize\n goal: + 1 x_a_one + 1 x_a_two\nSubject To\n"
    " max_quota_a_all: + 1 x_a_one + 1 x_a_two <= 9\n"
    " max_quota_a_all_2: + 0.25 x_a_one + 0.5 x_a_two <= 3\n"
    " least_share_a_women: - 0.125 x_a_one + 0.125 x_a_two >= 0\n"
    " pool_a_women: + 0.25 x_a_one + 0.5 x_a_two <= 5\n"
    "Bounds\nGeneral\n x_a_one\n x_a_two\nEnd\n" },
  { "goals that sum over cells go out one after the other",
    { "need.indicator", "need", "territories", "code,parent,need\na,,1\n", "worksite_types",
      "code,stream,months,monthly_cost,utility\none,temporary,4,100,1.25\n"
      "two,temporary,9,50,2\n",
      "quotas", "territory,stream,max\na,temporary,5\n" },
    { "chain", "fill;utilitarian;cost" },
    "cost",
    0,
    "Minimize\n goal: + 400 x_a_one + 450 x_a_two\nSubject To\n"
    " max_quota_a_temporary: + 1 x_a_one + 1 x_a_two <= 5\n"
    " filled: + 1 x_a_one + 1 x_a_two >= 5\n"
    " held_utilitarian: + 1.25 x_a_one + 2 x_a_two >= 10\n"
    "Bounds\nGeneral\n x_a_one\n x_a_two\nEnd\n" },
  { "without filling nothing is held before the first goal",
    { "need.indicator", "need", "territories", "code,parent,need\na,,1\n", "streams",
      "code,months\none,4\ntwo,9\n", "quotas", "territory,stream,max\na,*,5\n" },
    { "chain", "person-months" },
    "objective",
    0,
    "Maximize\n goal: + 4 x_a_one + 9 x_a_two\nSubject To\n"
    " max_quota_a_all: + 1 x_a_one + 1 x_a_two <= 5\n"
    "Bounds\nGeneral\n x_a_one\n x_a_two\nEnd\n" },
  { "welfare has a piece a unit, flatter the further up",
    { "need.indicator", "need", "territories", "code,parent,need\na,,4\n", "quotas",
      "territory,stream,max\na,temporary,2\n" },
    { "objective", "alpha:1/2" },
    "objective",
    0,
    "Maximize\n goal: + 4 piece_a + 1.6568542494923801 piece_a_2\nSubject To\n"
    " max_quota_a_temporary: + 1 x_a_temporary <= 2\n"
    " filled: + 1 x_a_temporary >= 2\n"
    " received_a: + 1 x_a_temporary - 1 piece_a - 1 piece_a_2 = 0\n"
    "Bounds\n piece_a <= 1\n piece_a_2 <= 1\nGeneral\n x_a_temporary\nEnd\n" },
  { "first places come before welfare that has no value at nought",
    { "need.indicator", "need", "territories", TWO, "quotas",
      "territory,stream,min,max\nr,temporary,3,3\nb,temporary,1,2\n" },
    { "objective", "alpha:2" },
    "first",
    0,
    "Maximize\n goal: + 4 first_a + 16 first_b\nSubject To\n"
    " quota_r_temporary: + 1 x_a_temporary + 1 x_b_temporary = 3\n"
    " min_quota_b_temporary: + 1 x_b_temporary >= 1\n"
    " max_quota_b_temporary: + 1 x_b_temporary <= 2\n"
    " filled: + 1 x_a_temporary + 1 x_b_temporary >= 3\n"
    " received_a: + 1 x_a_temporary - 1 first_a >= 0\n"
    " received_b: + 1 x_b_temporary - 1 first_b >= 0\n"
    "Bounds\n first_a <= 1\n first_b <= 1\n"
    "General\n x_a_temporary\n x_b_temporary\n first_a\n first_b\nEnd\n" },
  { "a first place opens the others, and a floor is full",
    { "need.indicator", "need", "territories", TWO, "quotas",
      "territory,stream,min,max\nr,temporary,3,3\nb,temporary,1,2\n" },
    { "objective", "alpha:2" },
    "objective",
    0,
    "Maximize\n goal: - 4 piece_a + 2 piece_a_2 + 0.6666666666666666 piece_a_3 - 16 piece_b\n"
    "   + 8 piece_b_2\nSubject To\n"
    " quota_r_temporary: + 1 x_a_temporary + 1 x_b_temporary = 3\n"
    " min_quota_b_temporary: + 1 x_b_temporary >= 1\n"
    " max_quota_b_temporary: + 1 x_b_temporary <= 2\n"
    " filled: + 1 x_a_temporary + 1 x_b_temporary >= 3\n"
    " received_a: + 1 x_a_temporary - 1 piece_a - 1 piece_a_2 - 1 piece_a_3 = 0\n"
    " opened_a: - 2 piece_a + 1 piece_a_2 + 1 piece_a_3 <= 0\n"
    " received_b: + 1 x_b_temporary - 1 piece_b - 1 piece_b_2 = 0\n"
    " floor_b: + 1 piece_b >= 1\n"
    " first: + 4 piece_a >= 4\n"
    "Bounds\n piece_a <= 1\n piece_a_2 <= 1\n piece_a_3 <= 1\n piece_b <= 1\n"
    " piece_b_2 <= 1\nGeneral\n x_a_temporary\n x_b_temporary\n piece_a\nEnd\n" },
  { "conditions of the reading are rows of their own",
    { "need.indicator", "need", "territories", "code,parent,need\na,,10\n", "streams",
      "code\none\ntwo\n", "quotas", "territory,stream,max\na,*,9\n" },
    { "rows", "sum: 2 a/one + 3 a/two <= 12; cap: a/two <= 4", "min_rate", "1/3" },
    "fill",
    0,
    "Maximize\n goal: + 1 x_a_one + 1 x_a_two\nSubject To\n"
    " max_quota_a_all: + 1 x_a_one + 1 x_a_two <= 9\n"
    " least_a_all: + 1 x_a_one + 1 x_a_two >= 4\n"
    " most_a_two: + 1 x_a_two <= 4\n"
    " row_sum: + 2 x_a_one + 3 x_a_two <= 12\n"
    "Bounds\nGeneral\n x_a_one\n x_a_two\nEnd\n" },
  { "fixed places are one row",
    { "need.indicator", "need", "territories", "code,parent,need\na,,10\n", "streams",
      "code\none\ntwo\n", "quotas", "territory,stream,max\na,*,9\n" },
    { "fix", "a/two = 4; a/* = 6" },
    "spare",
    0,
    "Minimize\n goal: + 0 x_a_one\nSubject To\n"
    " max_quota_a_all: + 1 x_a_one + 1 x_a_two <= 9\n"
    " fixed_a_all: + 1 x_a_one + 1 x_a_two = 6\n"
    " fixed_a_two: + 1 x_a_two = 4\n"
    " filled: + 1 x_a_one + 1 x_a_two >= 6\n"
    "Bounds\nGeneral\n x_a_one\n x_a_two\nEnd\n" },
  { "to fill counts all persons, also where groups are compared",
    { "need.indicator", "need", "territories", "code,parent,need\na,,1\n", "worksite_types",
      "code,stream,women\none,temporary,0.25\ntwo,temporary,0.5\n", "quotas",
      "territory,stream,max\na,*,9\n", "pools", "territory,group,persons\na,women,5\n" },
    { "groups", "women" },
    "fill",
    0,
    "Maximize\n goal: + 1 x_a_one + 1 x_a_two\nSubject To\n"
    " max_quota_a_all: + 1 x_a_one + 1 x_a_two <= 9\n"
    "Bounds\nGeneral\n x_a_one\n x_a_two\nEnd\n" },
};

Test (split_export, writes_each_step_with_every_bound_as_a_row)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (AwrashProgramme) programme = test_programme_new_pairs (row->pairs);
      g_autoptr (AwrashReading) reading = reading_of (row->keys);
      g_autofree char *text = lp_of (programme, reading, row->step, row->segments);

      cr_expect_str_eq (text, row->text, "%s: %s", row->label, text);
    }
}

Test (split_export, says_the_same_in_free_mps_with_the_least_sought)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TWO, "quotas", "territory,stream,min,max\nr,temporary,6,6\nb,temporary,1,3\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autofree char *text
      = awrash_split_export_mps (programme, reading, "objective", 0, NULL, 0, NULL);
  g_autofree char *stripped = strip (text);

  cr_expect_not_null (strstr (text, "* The goal's sign is turned: the least is sought.\n"));
  cr_expect_str_eq (stripped,
                    "NAME objective FREE\nROWS\n N goal\n E quota_r_temporary\n"
                    " G min_quota_b_temporary\n L max_quota_b_temporary\n G filled\n G rate_a\n"
                    " G rate_b\nCOLUMNS\n marker0 'MARKER' 'INTORG'\n"
                    " x_a_temporary quota_r_temporary 1\n x_a_temporary filled 1\n"
                    " x_a_temporary rate_a 1\n x_b_temporary quota_r_temporary 1\n"
                    " x_b_temporary min_quota_b_temporary 1\n"
                    " x_b_temporary max_quota_b_temporary 1\n x_b_temporary filled 1\n"
                    " x_b_temporary rate_b 1\n marker2 'MARKER' 'INTEND'\n lowest goal -1\n"
                    " lowest rate_a -2\n lowest rate_b -4\nRHS\n right quota_r_temporary 6\n"
                    " right min_quota_b_temporary 1\n right max_quota_b_temporary 3\n"
                    " right filled 6\nBOUNDS\n PL bounds x_a_temporary\n"
                    " PL bounds x_b_temporary\nENDATA\n",
                    "%s", stripped);
}

Test (split_export, takes_given_values_of_the_steps_before)
{
  static const double known[] = { 4, 0, 0 };
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", TWO, "quotas", "territory,stream,max\nr,temporary,6\n",
                            "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autofree char *text
      = awrash_split_export_lp (programme, reading, "objective", 3, known, 0, NULL);

  cr_expect_not_null (strstr (text, " filled: + 1 x_a_temporary + 1 x_b_temporary >= 4\n"));
  cr_expect_not_null (strstr (text, "\\ Held: fill = 4\n"));
}

Test (split_export, leaves_an_infeasible_programme_infeasible)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TWO, "quotas",
      "territory,stream,min,max\nr,temporary,6,6\na,temporary,,1\nb,temporary,,1\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autofree char *text
      = awrash_split_export_lp (programme, reading, "objective", 0, NULL, 0, NULL);

  cr_expect_null (strstr (text, "filled:"));
  cr_expect_not_null (strstr (text, "\\ Held: fill = none, as no plan keeps every bound\n"));
  cr_expect_not_null (strstr (text, " quota_r_temporary:"));
}

Test (split_export, groups_are_compared_each_by_its_own_need)
{
  static const double known[] = { 9, 0, 0 };
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,1\nb,r,1\n", "worksite_types",
      "code,stream,women\none,temporary,0.25\ntwo,temporary,0.5\n", "quotas",
      "territory,stream,max\nr,*,9\n", "pools", "territory,group,persons\na,women,5\nb,women,50\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = test_reading_new ("groups", "women", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text
      = awrash_split_export_lp (programme, reading, "objective", 3, known, 0, &error);

  cr_assert_not_null (text, "%s", error != NULL ? error->message : "");
  cr_expect_not_null (
      strstr (text, " rate_a_women: + 0.25 x_a_one + 0.5 x_a_two - 5 lowest >= 0\n"), "%s", text);
  cr_expect_not_null (
      strstr (text, " rate_b_women: + 0.25 x_b_one + 0.5 x_b_two - 50 lowest >= 0\n"));
}

Test (split_export, least_squares_of_groups_are_refused)
{
  static const double known[] = { 9, 0, 0 };
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TWO, "worksite_types",
      "code,stream,women\none,temporary,0.25\ntwo,temporary,0.5\n", "quotas",
      "territory,stream,max\nr,*,9\n", "pools", "territory,group,persons\na,women,5\nb,women,50\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading
      = test_reading_new ("groups", "women", "objective", "least-squares", NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_split_export_lp (programme, reading, "objective", 3, known, 4, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_CLASS));
  cr_expect_str_eq (error->message,
                    "least-squares of groups is no linear goal here, expected leximin or decmin");
}

/* ── names ──────────────────────────────────────────────────────────────────────────────────── */

Test (split_export, makes_names_that_no_code_can_spoil)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories",
      "code,parent,need\na b,,1\na-b,,1\na_b_2,,1\nخنيفرة,,1\n\"q\"\"\\\",,1\n"
      "a-very-long-code-of-a-province-that-goes-on-and-on-and-on,,1\n",
      "streams", "code\ns t\n", "quotas",
      "territory,stream,max\na b,s t,1\na-b,s t,1\na_b_2,s t,1\nخنيفرة,s t,1\n\"q\"\"\\\",s t,1\n"
      "a-very-long-code-of-a-province-that-goes-on-and-on-and-on,s t,1\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autofree char *text = awrash_split_export_lp (programme, reading, "fill", 0, NULL, 0, NULL);
  g_autofree char *stripped = strip (text);
  static const char *const meanings[]
      = { "\\   x_a_b_s_t: places of \"s t\" in \"a b\"\n",
          "\\   x_a_b_s_t_2: places of \"s t\" in \"a-b\"\n",
          "\\   x_a_b_2_s_t: places of \"s t\" in \"a_b_2\"\n",
          "\\   x______________s_t: places of \"s t\" in \"خنيفرة\"\n",
          "\\   x_q___s_t: places of \"s t\" in \"q\\\"\\\\\"\n",
          ("\\   x_a_very_long_code_of_a_provin_s_t: places of \"s t\" in "
           "\"a-very-long-code-of-a-province-that-goes-on-and-on-and-on\"\n") };

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    cr_expect_not_null (strstr (text, meanings[i]), "%s in %s", meanings[i], text);
  for (const char *at = stripped; *at != '\0'; at++)
    cr_expect (g_ascii_isalnum (*at) || strchr (" \n:+<=_", *at) != NULL, "%s", at);
}

/* ── errors ─────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *label;
  const char *quotas;
  const char *keys[4];
  const char *step;
  size_t n_known;
  double known;
  int code;
  const char *message;
} Fault;

#define QUOTA "territory,stream,max\nr,one,6\nr,two,6\n"
#define GROUP "territory,stream,group,max\nr,one,women,6\nr,two,,6\n"
#define MIXED "territory,stream,unit,max\nr,*,person-months,99\n"

static const Fault faults[] = {
  { "an unknown step",
    QUOTA,
    { NULL },
    "leximin",
    0,
    0,
    AWRASH_ERROR_NAME,
    "step is \"leximin\", expected fill, fill-rest, spare, first, objective, utilitarian, places, "
    "person-months or cost" },
  { "too few values",
    QUOTA,
    { NULL },
    "objective",
    1,
    0,
    AWRASH_ERROR_VALUE,
    "known has 1 values, expected none or the 3 of the steps before objective" },
  { "values of steps that are not before",
    QUOTA,
    { NULL },
    "fill",
    3,
    0,
    AWRASH_ERROR_VALUE,
    "known has 3 values, expected none or the 0 of the steps before fill" },
  { "a negative value",
    QUOTA,
    { NULL },
    "fill-rest",
    1,
    -1,
    AWRASH_ERROR_VALUE,
    "known[0] is -1, expected a finite number ≥ 0" },
  { "a value that is none",
    QUOTA,
    { NULL },
    "fill-rest",
    1,
    NAN,
    AWRASH_ERROR_VALUE,
    "known[0] is nan, expected a finite number ≥ 0" },
  { "an endless value",
    QUOTA,
    { NULL },
    "fill-rest",
    1,
    INFINITY,
    AWRASH_ERROR_VALUE,
    "known[0] is inf, expected a finite number ≥ 0" },
  { "an unknown stream",
    QUOTA,
    { "streams", "three" },
    "fill",
    0,
    0,
    AWRASH_ERROR_NAME,
    "streams names \"three\", expected * or codes of streams parted by ;" },
  { "a bound of a group without its shares",
    GROUP,
    { NULL },
    "fill",
    0,
    0,
    AWRASH_ERROR_VALUE,
    "a bound counts the group \"women\", but which share of the places of \"one\" it is expected "
    "to "
    "take is not given, expected a column of worksite_types.csv" },
  { "a goal that the chain does not have",
    QUOTA,
    { NULL },
    "cost",
    0,
    0,
    AWRASH_ERROR_NAME,
    "step is \"cost\", which the chain of the reading does not have" },
  { "filling where the chain does not fill",
    QUOTA,
    { "chain", "places" },
    "fill",
    0,
    0,
    AWRASH_ERROR_NAME,
    "step is \"fill\", which the chain of the reading does not have" },
  { "a goal behind levels that no row holds",
    QUOTA,
    { "chain", "fill;leximin;places" },
    "places",
    0,
    0,
    AWRASH_ERROR_CLASS,
    "places comes behind leximin, which no row holds; expected a chain without it, and what "
    "provinces receive held by rows" },
  { "an objective that is no linear goal",
    QUOTA,
    { "objective", "gini" },
    "objective",
    0,
    0,
    AWRASH_ERROR_CLASS,
    "the objective gini is no linear goal, expected leximin, leximin-persons, decmin, "
    "least-squares, alpha:A or utilitarian" },
  { "a sum of what is not given",
    QUOTA,
    { "chain", "fill;cost" },
    "cost",
    0,
    0,
    AWRASH_ERROR_VALUE,
    "cost needs what a place of \"one\" counts, which is not given" },
  { "first places of what counts unequally",
    QUOTA,
    { "receives", "person-months", "objective", "alpha:1" },
    "first",
    3,
    0,
    AWRASH_ERROR_CLASS,
    "places count unequally in person-months, so that alpha:1 has no first unit; expected alpha:A "
    "with A below 1" },
  { "steps before that are not solved here",
    MIXED,
    { NULL },
    "objective",
    0,
    0,
    AWRASH_ERROR_CLASS,
    "the values of the steps before objective are not given: the bounds are of class network + "
    "rows, which is not solved here: \"all places of r in person-months\" counts one place of "
    "\"one\" in a and one of \"two\" in a unequally" },
  { "costs that are not given",
    QUOTA,
    { "receives", "money" },
    "fill",
    0,
    0,
    AWRASH_ERROR_VALUE,
    "receives = money needs the months and the monthly cost of \"one\", which are not given" },
  { "single units of what counts unequally",
    QUOTA,
    { "receives", "person-months", "objective", "least-squares" },
    "objective",
    3,
    0,
    AWRASH_ERROR_CLASS,
    "places count unequally in person-months, so that least-squares has no steps of one unit; "
    "expected a number of segments" },
  { "a bound in money without costs",
    "territory,stream,unit,max\nr,one,money,6\nr,two,,6\n",
    { NULL },
    "fill",
    0,
    0,
    AWRASH_ERROR_VALUE,
    "the bound on \"one\" in \"r\" is in money, but what one place of \"one\" takes of them is not "
    "given" },
  { "too many places",
    "territory,stream,min,max\nr,one,5000000000000000,\nr,two,,6\n",
    { NULL },
    "fill",
    0,
    0,
    AWRASH_ERROR_OVERFLOW,
    "the bound on \"one\" in \"r\" asks for 2^52 places or more" },
  { "too many pieces",
    "territory,stream,max\nr,one,100000000\nr,two,6\n",
    { "objective", "least-squares" },
    "objective",
    0,
    0,
    AWRASH_ERROR_OVERFLOW,
    "least-squares in steps of one unit has more than 2^24 steps, expected fewer segments" },
};

Test (split_export, tells_every_fault_in_both_formats)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    for (gsize f = 0; f < G_N_ELEMENTS (exports); f++)
      {
        const Fault *fault = &faults[i];
        const double known[] = { fault->known, 0, 0 };
        g_autoptr (GError) error = NULL;
        g_autoptr (AwrashProgramme) programme
            = test_programme_new ("territories", TWO, "streams", "code,months\none,4\ntwo,9\n",
                                  "quotas", fault->quotas, "need.indicator", "need", NULL);
        g_autoptr (AwrashReading) reading = reading_of (fault->keys);
        g_autofree char *text
            = exports[f](programme, reading, fault->step, fault->n_known, known, 0, &error);

        cr_expect_null (text, "%s", fault->label);
        cr_assert_not_null (error, "%s", fault->label);
        cr_expect (g_error_matches (error, AWRASH_ERROR, fault->code), "%s: %d", fault->label,
                   error->code);
        cr_expect_str_eq (error->message, fault->message, "%s: %s", fault->label, error->message);
      }
}

Test (split_export, refuses_least_squares_that_nothing_limits)
{
  static const double known[] = { 0, 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", TWO, "streams", "code\none\n", "quotas",
                            "territory,stream,min\nr,one,6\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = test_reading_new ("objective", "least-squares", NULL);

  cr_expect_null (awrash_split_export_lp (programme, reading, "objective", 0, known, 0, &error));
  cr_assert_not_null (error);
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS));
  cr_expect_str_eq (error->message,
                    "nothing limits the places of \"one\" in \"a\", expected a max in quotas or "
                    "capacities, 0 where the stream gives none");
}
