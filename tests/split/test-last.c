/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Last year's places. Source: the page of awrash_split_last() in <awrash/split.h>. Invariant: one
 * edition for all; whose places are not told is NaN. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>

#define TERRITORIES "code,parent,need\nr,,\na,r,1\nb,r,2\n"
#define STREAMS "code\ntemporary\nsustainable\n"
#define QUOTAS "territory,stream,max\nr,temporary,9\nr,sustainable,9\n"
#define HEADER "edition,territory,stream,metric,unit,value\n"

typedef struct
{
  const char *label;
  const char *history; /* NULL: none */
  const char *option, *value;
  double last[4]; /* a temporary, a sustainable, b temporary, b sustainable */
} Row;

static const Row rows[] = {
  { "no history", NULL, "programme.edition", "2", { NAN, NAN, NAN, NAN } },
  { "the edition before, by number",
    HEADER "9,a,temporary,quota,places,5\n10,a,temporary,quota,places,6\n"
           "11,a,temporary,quota,places,7\n",
    "programme.edition",
    "11",
    { 6, NAN, NAN, NAN } },
  { "one edition for all",
    HEADER "1,a,temporary,actual,places,5\n2,b,sustainable,quota,places,6\n",
    "programme.edition",
    "3",
    { NAN, NAN, NAN, 6 } },
  { "the best metric, in whatever order",
    HEADER "1,a,temporary,approved,places,5\n1,a,temporary,actual,places,4\n"
           "1,a,temporary,quota,places,9\n1,b,temporary,announced,places,8\n"
           "1,b,sustainable,quota,places,3\n1,b,sustainable,approved,places,2\n",
    "programme.edition",
    "2",
    { 4, NAN, NAN, 2 } },
  { "only places of provinces and streams",
    HEADER "1,a,temporary,actual,person-months,5\n1,r,temporary,actual,places,4\n"
           "1,b,*,actual,places,9\n1,b,training,actual,places,9\n1,b,temporary,actual,,2.5\n",
    "programme.edition",
    "2",
    { NAN, NAN, 2.5, NAN } },
  { "by the year where the edition is not told",
    HEADER "2021,a,temporary,actual,places,5\n2022,a,temporary,actual,places,6\n"
           "2023,a,temporary,actual,places,7\n",
    "programme.year",
    "2023",
    { 6, NAN, NAN, NAN } },
  { "by bytes where one is no number",
    HEADER "II-a,a,temporary,actual,places,5\nII-b,a,temporary,actual,places,6\n",
    "programme.edition",
    "II-b",
    { 5, NAN, NAN, NAN } },
  { "the latest of all where neither is told",
    HEADER "1,a,temporary,actual,places,5\n4,a,temporary,actual,places,6\n",
    "programme.name",
    "x",
    { 6, NAN, NAN, NAN } },
  { "the same number twice",
    HEADER "1,a,temporary,actual,places,5\n1,a,temporary,actual,places,5\n",
    "programme.edition",
    "2",
    { 5, NAN, NAN, NAN } },
};

static AwrashProgramme *
build (const Row *row)
{
  return test_programme_new ("territories", TERRITORIES, "streams", STREAMS, "quotas", QUOTAS,
                             "need.indicator", "need", row->option, row->value,
                             row->history != NULL ? "history" : NULL, row->history, NULL);
}

Test (split_last, is_of_the_edition_before_by_its_best_metric)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AwrashProgramme) programme = build (&rows[i]);
      g_autoptr (GError) error = NULL;
      double last[4] = { -1, -1, -1, -1 };

      cr_assert (awrash_split_last (programme, last, &error), "%s: %s", rows[i].label,
                 error != NULL ? error->message : "");
      for (gsize k = 0; k < 4; k++)
        cr_expect (isnan (rows[i].last[k]) ? isnan (last[k]) : last[k] == rows[i].last[k],
                   "%s: %zu is %g", rows[i].label, k, last[k]);
    }
}

Test (split_last, two_numbers_of_one_thing_are_refused)
{
  static const Row row = { "",
                           HEADER "1,a,temporary,actual,places,5\n1,a,temporary,actual,places,6\n",
                           "programme.edition",
                           "2",
                           { 0 } };
  g_autoptr (AwrashProgramme) programme = build (&row);
  g_autoptr (GError) error = NULL;
  double last[4] = { -1, -1, -1, -1 };

  cr_expect_not (awrash_split_last (programme, last, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE));
  cr_expect_str_eq (error->message,
                    "history has two numbers of places for \"temporary\" in \"a\" in edition "
                    "\"1\", expected one");
  for (gsize k = 0; k < 4; k++)
    cr_expect_eq (last[k], -1);
}
