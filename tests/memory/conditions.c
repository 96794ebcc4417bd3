/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that conditions, rows and groups allocate is given back, read or refused.
 * Source: none; the values only have to reach every way out.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include "support/small-programme.h"

#include <math.h>

static const char *const keys[][4] = {
  { "fix", "a/temporary = 3; \"b\"/type:roads = 1", "min_rate", "1/3" },
  { "fix", "a/temporary = 3; b/\"none\" = 1", "min_rate", "x" },
  { "fix", "\"a", "rows", "" },
  { "fix", "a/type:", "rows", "" },
  { "min_rate", "0.1", "max_rate", "7/9" },
  { "min_rate", "0.1", "max_rate", "1e300" },
  { "at_least_last", "0.9", "at_most_last", "13/10" },
  { "at_least_last", "1/0", "at_most_last", "1" },
  { "rows", "x: 2 a/temporary + 3 b/* <= 12; y: a/only:roads >= 1; z: 1 <= r/* <= 9", "fix", "" },
  { "rows", "x: 2 a/temporary + 3 b/bonus <= 12; x: a/* <= 3", "fix", "" },
  { "rows", "x: 2 a/temporary - 2 a/temporary >= 1", "fix", "" },
  { "rows", "x: 1e300 a/type:roads + 3 b/type:bonus <= 12", "fix", "" },
  { "rows", "x: 2 a/temporary + 3", "fix", "" },
  { "rows", "x: a/temporary <= 3 <=", "fix", "" },
  { "groups", "women", "pool_caps", "yes" },
  { "groups", "women;youth", "on", "count" },
  { "groups", "women", "need", "{group}_need" },
  { "groups", "women", "need", "none_{group}" },
  { "groups", "nobody", "min_rate", "1" },
  { "receives", "person-months", "min_rate", "3/7" },
  { "receives", "money", "max_rate", "3/7" },
};

static AwrashProgramme *
build (gboolean twice)
{
  return test_programme_new (
      "territories", "code,parent,need,women_need\nr,,,\na,r,2,1\nb,r,3,2\n", "worksite_types",
      "code,stream,variant_of,months,monthly_cost,women,youth\n"
      "roads,temporary,,4,2970.05,0.25,\nlong,temporary,roads,6,2970.05,0.5,0.1\n"
      "bonus,sustainable,,9,1500,0.5,0.2\n",
      "quotas",
      "territory,stream,group,unit,min,max\nr,*,,places,,30\nr,*,,person-months,,150\n"
      "r,*,women,places,1,9\nb,temporary,women,money,,99999\n",
      "shares",
      "territory,of,group,stream,at_least,at_most\nr,*,women,,0.1,0.6\n"
      "r,*,,sustainable,0.1,0.9\n",
      "pools", "territory,group,persons\na,women,4\nb,women,6\na,,20\n", "history",
      twice ? "edition,territory,stream,metric,value\n1,a,temporary,actual,4\n"
              "1,a,temporary,actual,5\n"
            : "edition,territory,stream,metric,value\n1,a,temporary,actual,4\n",
      "need.indicator", "need", NULL);
}

static void
ask (const AwrashProgramme *programme, AwrashReading *reading)
{
  static const char *const steps[] = { "fill", "objective" };
  static const double known[] = { 9, 0, 0 };
  static const int64_t cells[] = { 0, 1, 7 };
  static const double coefficients[] = { 0.5, -2, NAN };
  g_autoptr (GError) error = NULL;
  AwrashPlan *plan = awrash_split_solve (programme, reading, &error);

  g_assert_true ((plan == NULL) == (error != NULL));
  awrash_split_plan_unref (plan);
  for (gsize step = 0; step < G_N_ELEMENTS (steps); step++)
    g_free (awrash_split_export_lp (programme, reading, steps[step], 3 * step, known, 2, NULL));
  awrash_split_add_row (reading, programme, "q \"x\"", 2, cells, cells, coefficients, -1, 3, NULL);
  awrash_split_add_row (reading, programme, NULL, 3, cells, cells, coefficients, -1, 3, NULL);
  awrash_split_plan_unref (awrash_split_solve (programme, reading, NULL));
}

int
main (void)
{
  for (int round = 0; round < 4; round++)
    {
      g_autoptr (AwrashProgramme) programme = build (round % 2 == 1);
      double last[4];

      awrash_split_last (programme, last, NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          g_autoptr (AwrashReading) reading
              = test_reading_new (keys[i][0], keys[i][1], keys[i][2], keys[i][3], NULL);

          ask (programme, reading);
        }
    }
  return 0;
}
