/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that walls, prices, explanations, moves and relaxations allocate is given back:
 * answered, infeasible, failed. Source: none; the values only have to reach every way out.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include "support/small-programme.h"

#include <math.h>

#define TERRITORIES "code,parent,name_fr,need\nr,,R,\na,r,A,2\nb,r,B,3\nc,r,C,0\n"
#define STREAMS "code,months\ns,9\nt,4\n"
#define N_CELLS 6

static const char *const quotas[] = {
  "territory,stream,min,max\nr,s,5,5\nr,t,,4\na,*,,3\nb,s,1,2\nc,*,1,\n",
  "territory,stream,min,max\nr,s,9,9\nr,t,,4\na,s,,3\nb,s,,2\nc,s,,1\n",
  "territory,stream,min,max\nr,s,0,0\nr,t,2,4\na,t,1,1\n",
  "territory,stream,min,max\nr,s,,600000000000000\nr,t,,600000000000000\n",
  "territory,stream,unit,min,max\nr,*,person-months,,30\nr,*,places,9,\na,s,places,2,\n",
};

static const char *const readings[][4] = {
  { "objective", "leximin", "streams", "*" },
  { "objective", "decmin", "streams", "s" },
  { "objective", "least-squares", "receives", "person-months" },
  { "objective", "leximin", "streams", "none" },
};

static void
use_plan (const AwrashPlan *plan, const AwrashWalls *walls)
{
  for (gsize wall = 0; wall <= awrash_split_walls_get_n (walls); wall++)
    for (int by = -1; by <= 1; by += 2)
      {
        g_autoptr (GError) error = NULL;
        AwrashWallPrice price;
        int64_t places[N_CELLS];

        awrash_split_prices (plan, walls, wall, by, places, &price, &error);
      }
  for (gsize province = 0; province <= 3; province++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashExplanation) told
          = awrash_split_explanation_new (plan, walls, province, &error);

      (void)told;
    }
}

static void
use_walls (const AwrashWalls *walls)
{
  gsize n = awrash_split_walls_get_n_with_rows (walls);
  const double all[] = { 1, 2, INFINITY, 0 };

  for (gsize k = 0; k < G_N_ELEMENTS (all); k++)
    {
      g_autofree double *weights = g_new0 (double, n + 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashRelaxation) relaxation = NULL;

      for (gsize i = 0; i < n; i++)
        weights[i] = all[k];
      relaxation = awrash_split_relax_new (walls, weights, &error);
      if (relaxation != NULL && awrash_split_relax_get_places (relaxation) != NULL)
        awrash_audit_verdict_free (awrash_audit_relaxation (
            walls, weights, N_CELLS, awrash_split_relax_get_places (relaxation), 1,
            awrash_split_relax_get_lower_prices (relaxation),
            awrash_split_relax_get_upper_prices (relaxation), NULL));
      if (relaxation != NULL && awrash_split_relax_get_proof (relaxation) != NULL)
        awrash_audit_verdict_free (awrash_audit_relaxation_search (
            walls, weights, N_CELLS, awrash_split_relax_get_places (relaxation), 1, 1,
            awrash_split_relax_get_proof (relaxation), NULL));
    }
}

static void
use_places (const AwrashProgramme *programme, const AwrashReading *reading)
{
  const int64_t places[][N_CELLS] = { { 1, 2, 3, 0, 0, 1 }, { -1 } };

  for (gsize k = 0; k < G_N_ELEMENTS (places); k++)
    {
      g_autoptr (GError) mend = NULL, best = NULL, measured = NULL, compared = NULL;
      g_autoptr (AwrashMoves) mended
          = awrash_split_moves_to_mend (programme, reading, N_CELLS, places[k], &mend);
      g_autoptr (AwrashMoves) perfect
          = awrash_split_moves_to_best (programme, reading, N_CELLS, places[k], &best);
      AwrashStanding measure;
      int64_t order;

      (void)mended;
      (void)perfect;
      awrash_split_standing (programme, reading, N_CELLS, places[k], &measure, &measured);
      awrash_split_standing_compare (programme, reading, N_CELLS, places[0], places[k], &order,
                                     &compared);
    }
}

int
main (void)
{
  for (gsize q = 0; q < G_N_ELEMENTS (quotas); q++)
    for (gsize r = 0; r < G_N_ELEMENTS (readings); r++)
      {
        g_autoptr (AwrashProgramme) programme
            = test_programme_new ("territories", TERRITORIES, "streams", STREAMS, "quotas",
                                  quotas[q], "need.indicator", "need", NULL);
        g_autoptr (AwrashReading) reading
            = test_reading_new (readings[r][0], readings[r][1], readings[r][2], readings[r][3],
                                "tie", "lot", "seed", "x", NULL);
        g_autoptr (GError) solving = NULL, walling = NULL;
        g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, &solving);
        g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, &walling);

        if (walls != NULL)
          use_walls (walls);
        if (plan != NULL && walls != NULL)
          use_plan (plan, walls);
        use_places (programme, reading);
      }
  return 0;
}
