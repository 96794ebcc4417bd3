/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Budgets on a network against GLPK's branch and bound on the exported problem.
 * Source: GLPK, as Debian has it; without it the test says so and passes. Invariant: the optimum
 * that it finds is no better than our bound, and ours no worse than our gap. */

#include "support/budgeted.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ROUNDS 6

/* A fresh file's name. */
static char *
new_path (const char *pattern)
{
  char *path = NULL;
  int file = g_file_open_tmp (pattern, &path, NULL);

  cr_assert_geq (file, 0);
  close (file);
  return path;
}

/* What GLPK makes of a problem; NaN where it cannot tell in time. */
static double
ask_glpk (const char *glpsol, const char *lp)
{
  g_autofree char *problem = new_path ("rows-XXXXXX.lp"), *answer = new_path ("rows-XXXXXX.txt");
  g_autofree char *line = g_strdup_printf ("%s --lp %s --tmlim 3 -o %s", glpsol, problem, answer);
  g_auto (GStrv) command = g_strsplit (line, " ", -1);
  g_autofree char *text = NULL;
  const char *objective;
  double value = NAN;

  cr_assert (g_file_set_contents (problem, lp, -1, NULL));
  cr_assert (g_spawn_sync (NULL, command, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                           NULL, NULL));
  cr_assert (g_file_get_contents (answer, &text, NULL, NULL));
  objective = strstr (text, "Objective:");
  if (objective != NULL && strstr (text, "INTEGER OPTIMAL") != NULL)
    value = g_ascii_strtod (strchr (objective, '=') + 1, NULL);
  remove (problem);
  remove (answer);
  return value;
}

Test (oracle_rows, no_other_solver_finds_more_than_the_bound_nor_less_than_the_plan, .timeout = 300)
{
  g_autofree char *glpsol = g_find_program_in_path ("glpsol");
  int compared = 0;

  if (glpsol == NULL)
    {
      fprintf (stderr, "no glpsol on the path: nothing is compared\n");
      return;
    }
  for (guint32 seed = 0; seed < ROUNDS; seed++)
    {
      g_autoptr (AwrashProgramme) programme = budgeted_new (6, 2, seed % 2 == 1, seed);
      g_autoptr (AwrashReading) reading
          = test_reading_new ("objective", "utilitarian", "need", "need", "nodes", "2000", NULL);
      g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, NULL);
      g_autofree char *lp = NULL;
      double known[3] = { 0 }, value, bound, theirs;

      cr_assert_not_null (plan);
      cr_assert_not_null (awrash_split_plan_get_places (plan), "seed %u", seed);
      for (size_t cell = 0; cell < awrash_split_plan_get_n_cells (plan); cell++)
        known[0] += (double)awrash_split_plan_get_places (plan)[cell];
      lp = awrash_split_export_lp (programme, reading, "objective", 3, known, 0, NULL);
      cr_assert_not_null (lp);
      theirs = ask_glpk (glpsol, lp);
      if (isnan (theirs))
        continue;
      compared++;
      value = awrash_split_plan_get_value (plan);
      bound = awrash_split_plan_get_bound (plan);
      cr_expect (theirs <= bound + 1e-6 * bound, "seed %u: %.4f beyond %.4f", seed, theirs, bound);
      cr_expect (value <= theirs + 1e-6 * theirs, "seed %u: %.4f beyond %.4f", seed, value, theirs);
      if (awrash_split_plan_get_gap (plan) == 0)
        cr_expect (fabs (value - theirs) <= 1e-6 * theirs, "seed %u: %.4f, not %.4f", seed, value,
                   theirs);
    }
  cr_expect_gt (compared, 0);
}
