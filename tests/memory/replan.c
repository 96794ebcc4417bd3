/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that amending a plan allocates is given back: former plans, losses, intervals, prices
 * of wishes, frontiers, and what they refuse.
 * Source: none; the values only have to reach every way out.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include "support/small-programme.h"

#include <string.h>

static const char *const readings[][8] = {
  { "near", "a/type:s=4;b/type:s=1", "loss", "0", "tie", "error", "fix", "" },
  { "near", "a/type:s=4;b/type:s=1", "loss", "1/3", "tie", "lot", "fix", "c/s = 2; a/s = 1" },
  { "near", "", "loss", "0", "tie", "order", "fix", "c/s = 2" },
  { "near", "a/type:s=x", "loss", "0", "tie", "order", "fix", "" },
  { "near", "", "loss", "1", "tie", "order", "fix", "" },
  { "near", "", "loss", "0", "tie", "order", "fix", "c/s = 99" },
};

static const char *const tables[] = {
  "territory,type,places\na,s,3\nb,s,1\n", "territory,places\na,3\n",
  "territory,type,places\na,s,-3\n",       "territory,type,places\na,s,1\na,s,1\n",
  "territory,type,places\nz,s,1\n",
};

static void
ask (const AwrashPlan *plan)
{
  double low[3], high[3];
  gsize n = awrash_split_wishes_get_count (plan);
  g_autofree AwrashWish *prices = g_new0 (AwrashWish, n + 1);
  g_autofree char *text = awrash_split_wishes_get_text (plan, 0);
  g_autoptr (GError) error = NULL, fault = NULL;

  g_assert_true (awrash_split_need_intervals (plan, low, high, &error) == (error == NULL));
  g_assert_true (awrash_split_wishes (plan, n + 1, prices, &fault) == (fault == NULL));
}

static void
draw (const AwrashProgramme *programme, const AwrashReading *reading, const char *efficiency,
      const char *equity, size_t points)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashFrontier) frontier
      = awrash_split_frontier_new (programme, reading, efficiency, equity, points, &error);
  gboolean more = frontier != NULL;

  while (more && awrash_split_frontier_step (frontier, &more, error == NULL ? &error : NULL))
    ;
  if (frontier != NULL && awrash_split_frontier_get_n_points (frontier) > 0)
    awrash_split_plan_unref (awrash_split_frontier_get_plan (frontier, 0));
}

static void
replan (const AwrashProgramme *programme, const char *const row[8])
{
  g_autoptr (AwrashReading) reading = test_reading_new ("order", "c;b;a", "seed", "memory", NULL);
  g_autoptr (AwrashPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize k = 0; k < 8; k += 2)
    g_assert_true (awrash_split_reading_set (reading, row[k], row[k + 1], NULL));
  plan = awrash_split_solve (programme, reading, &error);
  g_assert_true ((plan == NULL) == (error != NULL));
  if (plan != NULL)
    ask (plan);
  draw (programme, reading, "places", "lowest-rate", 0);
  draw (programme, reading, "places", "lowest-rate", 3);
  draw (programme, reading, "places", "least-squares", 0);
  draw (programme, reading, "places", "gini", 3);
  draw (programme, reading, "utilitarian", "gini", 3);
  draw (programme, reading, "utilitarian", "alpha:1", 3);
  draw (programme, reading, "places", "alpha:1/2", 3);
  draw (programme, reading, "person-months", "alpha:2", 0);
  draw (programme, reading, "places", "envy", 1);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (AwrashTable) table
          = awrash_base_csv_parse ("plan.csv", strlen (tables[i]), tables[i], NULL);
      g_autoptr (GError) fault = NULL;

      g_assert_true (awrash_split_near (reading, programme, table, &fault) == (fault == NULL));
    }
}

int
main (void)
{
  for (int round = 0; round < 3; round++)
    {
      g_autoptr (AwrashProgramme) programme = test_programme_new (
          "territories", "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,2.5\n", "streams",
          "code\ns\nt\n", "quotas", "territory,stream,min,max\nr,s,3,8\nr,t,,2\nb,*,,4\n",
          "need.indicator", "need", NULL);

      for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
        replan (programme, readings[i]);
    }
  return 0;
}
