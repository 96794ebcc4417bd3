/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that a split allocates is given back: answered, refused, infeasible, failed.
 * Source: none; the values only have to reach every way out.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include "support/small-programme.h"

#define TERRITORIES                                                                                \
  "code,parent,name_fr,need,zero\nr,,R,,\na,r,A,2,0\nb,r,B,3,0\ns,,S,,\nc,s,C,5,0\nd,s,D,5,0\n"
#define STREAMS "code,months,monthly_cost\ntemporary,4,2970.05\nsustainable,9,\n"
#define TYPES "code,stream,months\nroads,temporary,4\npaint,temporary,3\nbonus,sustainable,\n"

static const char *const quotas[] = {
  "territory,stream,unit,min,max\nr,temporary,,,12\ns,temporary,,,9\nr,sustainable,,,7\n"
  "s,sustainable,,,8\n",
  "territory,stream,unit,min,max\nr,*,,9,12\ns,*,,3,9\na,*,,,2\nb,*,,,3\n",
  "territory,stream,unit,min,max\nr,*,,9,12\nr,sustainable,,,3\ns,*,,,9\na,bonus,,,2\n",
  "territory,stream,unit,min,max\nr,type:roads,,,9\nr,temporary,,,12\ns,*,,,9\nr,sustainable,,,2\n",
  "territory,stream,unit,min,max\nr,temporary,person-months,,100\n",
  "territory,stream,unit,min,max\nr,type:roads,person-months,41,100\nr,type:roads,places,,9\n"
  "r,*,,,9\ns,*,,,9\n",
  "territory,stream,unit,min,max\nr,temporary,,,9\n",
  "territory,stream,unit,min,max\nr,*,,7000000000000000,\n",
};

static const char *const readings[][6] = {
  { "objective", "leximin", "on", "rate", "tie", "error" },
  { "objective", "decmin", "on", "rate", "tie", "lot" },
  { "objective", "least-squares", "on", "count", "seed", "x" },
  { "objective", "leximin", "on", "count", "tie", "order" },
  { "objective", "decmin", "streams", "sustainable", "need", "need" },
  { "objective", "least-squares", "streams", "temporary", "need", "zero" },
  { "objective", "leximin", "receives", "money", "need", "need" },
  { "objective", "gini", "receives", "money", "need", "need" },
  { "objective", "gini-unweighted", "receives", "money", "need", "need" },
  { "objective", "leximin", "streams", "none", "need", "nothing" },
  { "objective", "perfect", "tie", "lot", "seed", "x" },
};

static void
use_ranges (const AwrashPlan *plan)
{
  gsize cells = awrash_split_plan_get_n_cells (plan);
  gsize provinces = awrash_split_plan_get_n_provinces (plan);
  g_autofree int64_t *low = g_new0 (int64_t, cells + 1), *high = g_new0 (int64_t, cells + 1);
  g_autofree int64_t *least = g_new0 (int64_t, provinces), *most = g_new0 (int64_t, provinces);

  for (int settled = 0; settled < 2; settled++)
    {
      g_autoptr (GError) error = NULL;
      gboolean found = awrash_split_ranges (plan, settled, low, high, least, most, &error);

      g_assert_true (found == (cells > 0) && found == (error == NULL));
    }
}

static void
use (AwrashPlan *plan)
{
  const char *const names[] = { "plan", "plan-provinces", "nothing" };
  AwrashPlan *shared = awrash_split_plan_ref (plan);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashTable) table = awrash_split_plan_get_table (plan, names[i], &error);

      g_assert_true ((table == NULL) == (error != NULL));
    }
  use_ranges (plan);
  awrash_split_plan_unref (plan);
  awrash_split_plan_unref (shared);
}

/* All the keys that a reading takes; those that it refuses leave it as it was. */
static AwrashReading *
read_row (const char *const row[6], gboolean named)
{
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();

  awrash_split_reading_set (reading, "order", named ? "d;c;b;a" : "a;x", NULL);
  awrash_split_reading_set (reading, "seed", named ? "memory" : "", NULL);
  awrash_split_reading_set (reading, "pool_caps", named ? "yes" : "no", NULL);
  for (gsize k = 0; k < 6; k += 2)
    {
      g_autoptr (GError) error = NULL;
      awrash_split_reading_set (reading, row[k], row[k + 1], &error);
    }
  return awrash_split_reading_copy (reading);
}

static void
split (const AwrashProgramme *programme)
{
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (AwrashReading) reading = read_row (readings[i / 2], i % 2 == 0);
      g_autoptr (GError) error = NULL;
      AwrashPlan *plan = awrash_split_solve (programme, reading, &error);

      if (plan != NULL)
        use (plan);
      else
        g_assert_true (error != NULL && awrash_split_solve (programme, reading, NULL) == NULL);
    }
}

int
main (void)
{
  for (int round = 0; round < 3; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (quotas); i++)
      {
        g_autoptr (AwrashProgramme) programme
            = test_programme_new ("territories", TERRITORIES, "streams", STREAMS, "worksite_types",
                                  TYPES, "quotas", i == 2 ? quotas[0] : quotas[i], "pools",
                                  "territory,group,persons\na,,4\nc,all,3\n", "capacities",
                                  i == 2 ? "territory,stream,min\na,type:paint,40\n"
                                         : "territory,stream,max\na,type:paint,4\n",
                                  "need.indicator", "need", "split.objective", "decmin",
                                  "reading bad.objective", "x", NULL);
        g_autoptr (AwrashReading) good = awrash_split_reading_load (programme, NULL, NULL);
        g_autoptr (GError) error = NULL;

        g_assert_nonnull (good);
        g_assert_null (awrash_split_reading_load (programme, "bad", &error));
        g_clear_error (&error);
        g_assert_null (awrash_split_reading_load (programme, "none", &error));
        split (programme);
      }
  return 0;
}
