/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Budgets on a network against CBC: the call here, with its balanced mix and certificate, and CBC's
 * whole process on the exported problem, to the same relative gap; and the least Gini under them.
 * Source: COIN-OR CBC, as Debian has it. Invariant: both are timed in one run on the same
 * programmes, which are drawn from their number; medians are printed. */

#include "support/budgeted.h"
#include "support/median.h"
#include "support/small-programme.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define ROUNDS 3
#define LONG 1000 /* milliseconds, after which a time is taken once */
#define SEEDS 10

static double
now (void)
{
  return (double)g_get_monotonic_time () / 1e3;
}

static AwrashPlan *
solve (const AwrashProgramme *programme, const AwrashReading *reading, double *time)
{
  double times[ROUNDS];
  AwrashPlan *plan = NULL;
  size_t n = 0;

  while (n < ROUNDS && (n == 0 || times[n - 1] < LONG))
    {
      double start = now ();

      g_clear_pointer (&plan, awrash_split_plan_unref);
      plan = awrash_split_solve (programme, reading, NULL);
      times[n++] = now () - start;
      if (plan == NULL || awrash_split_plan_get_places (plan) == NULL)
        exit (2);
    }
  *time = test_median (n, times);
  return plan;
}

static double
audit (const AwrashProgramme *programme, const AwrashPlan *plan)
{
  double start = now ();
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), NULL);

  if (verdict == NULL || !awrash_audit_verdict_is_accepted (verdict))
    exit (3);
  return now () - start;
}

/* The whole process of CBC on the exported problem; NaN where there is none. */
static double
time_cbc (const AwrashProgramme *programme, const AwrashReading *reading, const AwrashPlan *plan,
          const char *gap)
{
  g_autofree char *cbc = g_find_program_in_path ("cbc"), *path = NULL, *text = NULL;
  g_autofree char *line = NULL;
  g_auto (GStrv) command = NULL;
  double known[3] = { 0 }, times[ROUNDS];
  size_t n = 0;
  int file;

  if (cbc == NULL)
    return NAN;
  for (size_t cell = 0; cell < awrash_split_plan_get_n_cells (plan); cell++)
    known[0] += (double)awrash_split_plan_get_places (plan)[cell];
  text = awrash_split_export_lp (programme, reading, "objective", 3, known, 0, NULL);
  file = g_file_open_tmp ("rows-XXXXXX.lp", &path, NULL);
  if (text == NULL || file < 0 || !g_file_set_contents (path, text, -1, NULL))
    exit (2);
  line = g_strdup_printf ("%s %s ratio %s seconds 10 solve quit", cbc, path, gap);
  command = g_strsplit (line, " ", -1);
  while (n < ROUNDS && (n == 0 || times[n - 1] < LONG))
    {
      double start = now ();

      if (!g_spawn_sync (NULL, command, NULL,
                         G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                         NULL, NULL, NULL))
        exit (2);
      times[n++] = now () - start;
    }
  remove (path);
  close (file);
  return test_median (n, times);
}

static void
run (const char *gap)
{
  double own[SEEDS], ratio[SEEDS];
  int reached = 0;

  printf ("75 provinces × 12 types on budgets, relative gap %s\n", gap);
  for (guint32 seed = 0; seed < SEEDS; seed++)
    {
      g_autoptr (AwrashProgramme) programme = budgeted_new (75, 12, seed % 2 == 1, seed);
      g_autoptr (AwrashReading) reading = test_reading_new (
          "objective", "utilitarian", "need", "need", "gap", gap, "nodes", "200", NULL);
      g_autoptr (AwrashPlan) plan = solve (programme, reading, &own[seed]);
      double cbc = time_cbc (programme, reading, plan, gap);
      double left = awrash_split_plan_get_gap (plan);

      reached += left <= g_ascii_strtod (gap, NULL);
      ratio[seed] = cbc / own[seed];
      printf ("  %u: %7.1f ms, gap %.1e, audit %.1f ms, CBC %7.1f ms, %.0f times\n", seed,
              own[seed], left, audit (programme, plan), cbc, ratio[seed]);
    }
  printf ("  median %.1f ms, %.1f times as fast as CBC; %d of %d reach the gap\n",
          test_median (SEEDS, own), test_median (SEEDS, ratio), reached, SEEDS);
}

/* No linear goal, and so no other solver's: what the first relaxation and the plan near it leave.
 */
static void
run_gini (const char *objective)
{
  double own[SEEDS], gaps[SEEDS];

  printf ("75 provinces × 12 types on budgets, %s\n", objective);
  for (guint32 seed = 0; seed < SEEDS; seed++)
    {
      g_autoptr (AwrashProgramme) programme = budgeted_new (75, 12, seed % 2 == 1, seed);
      g_autoptr (AwrashReading) reading
          = test_reading_new ("objective", objective, "need", "need", "nodes", "1", NULL);
      g_autoptr (AwrashPlan) plan = solve (programme, reading, &own[seed]);

      gaps[seed] = awrash_split_plan_get_gap (plan);
      printf ("  %u: %7.1f ms, Gini %.6f, gap %.1e, audit %.1f ms\n", seed, own[seed],
              awrash_split_plan_get_value (plan), gaps[seed], audit (programme, plan));
    }
  printf ("  median %.1f ms, gap %.1e\n", test_median (SEEDS, own), test_median (SEEDS, gaps));
}

int
main (void)
{
  setvbuf (stdout, NULL, _IOLBF, 0);
  run ("1e-5");
  run ("1e-6");
  run_gini ("gini");
  run_gini ("gini-unweighted");
  return 0;
}
