/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The split of nations of every size, a tree in disguise and a true network, with its balanced mix
 * and its certificate; beside CBC on the same problem by 60 straight pieces a province, whole
 * process against the call; and how the time grows.
 * Source: tests/support/national.c. Invariant: medians of processor time over rounds in one run;
 * every certificate is accepted. */

#include "support/median.h"
#include "support/national.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#define MOST_ROUNDS 41

static double
cpu (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static AwrashReading *
new_reading (const char *objective)
{
  AwrashReading *reading = awrash_split_reading_new ();

  if (!awrash_split_reading_set (reading, "need", "need", NULL)
      || !awrash_split_reading_set (reading, "objective", objective, NULL)
      || !awrash_split_reading_set (reading, "tie", "lot", NULL)
      || !awrash_split_reading_set (reading, "seed", "benchmark", NULL))
    exit (2);
  return reading;
}

static double
resident (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double)usage.ru_maxrss * 1024;
}

typedef struct
{
  double solve, audit; /* ms */
  double bytes;        /* that the first solve needed beyond what was needed before it */
  const char *class_;
} Times;

static Times
measure (const AwrashProgramme *programme, const char *objective, int rounds)
{
  g_autoptr (AwrashReading) reading = new_reading (objective);
  double solve[MOST_ROUNDS], audit[MOST_ROUNDS];
  double before = resident ();
  Times times = { 0 };

  for (int i = 0; i < rounds; i++)
    {
      double start = cpu (CLOCK_PROCESS_CPUTIME_ID);
      g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, NULL);
      g_autoptr (AwrashVerdict) verdict = NULL;

      solve[i] = cpu (CLOCK_PROCESS_CPUTIME_ID) - start;
      if (i == 0)
        times.bytes = resident () - before;
      if (plan == NULL || awrash_split_plan_get_places (plan) == NULL)
        exit (2);
      start = cpu (CLOCK_PROCESS_CPUTIME_ID);
      verdict
          = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), NULL);
      audit[i] = cpu (CLOCK_PROCESS_CPUTIME_ID) - start;
      if (verdict == NULL || !awrash_audit_verdict_is_accepted (verdict))
        exit (2);
      times.class_ = awrash_split_class_get_name (awrash_split_plan_get_class (plan));
    }
  times.solve = test_median (rounds, solve);
  times.audit = test_median (rounds, audit);
  return times;
}

/* ── a solver of its own kind ───────────────────────────────────────────────────────────────── */

/* Processor time of CBC's whole process on the exported problem, in ms; NaN without it. */
static double
time_cbc (const AwrashProgramme *programme, const char *objective)
{
  g_autoptr (AwrashReading) reading = new_reading (objective);
  g_autofree char *text
      = awrash_split_export_lp (programme, reading, "objective", 0, NULL, 60, NULL);
  g_autofree char *folder = g_dir_make_tmp ("awrash-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "split.lp", NULL);
  char solver[] = "cbc", solve[] = "solve", quit[] = "quit",
       *argv[] = { solver, path, solve, quit, NULL };
  struct rusage before, after;
  gboolean ran;

  if (text == NULL || !g_file_set_contents (path, text, -1, NULL))
    return NAN;
  getrusage (RUSAGE_CHILDREN, &before);
  ran = g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                      NULL, NULL, NULL, NULL, NULL);
  getrusage (RUSAGE_CHILDREN, &after);
  g_unlink (path);
  g_rmdir (folder);
  if (!ran)
    return NAN;
  return (double)(after.ru_utime.tv_sec - before.ru_utime.tv_sec) * 1e3
         + (double)(after.ru_utime.tv_usec - before.ru_utime.tv_usec) / 1e3;
}

/* ── sizes ──────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *label;
  NationalKind kind;
  gsize n_provinces;
  const char *objective;
  int rounds;
  double bar; /* ms */
  gboolean against_cbc;
} Work;

static const Work works[] = {
  { "75 provinces × 12", NATIONAL_TREE, 75, "alpha:1/2", 41, 0.5, TRUE },
  { "75 provinces × 12", NATIONAL_NETWORK, 75, "alpha:1/2", 21, 1, TRUE },
  { "75 provinces × 12", NATIONAL_TREE, 75, "leximin", 41, 2, TRUE },
  { "75 provinces × 12", NATIONAL_NETWORK, 75, "leximin", 21, 4, TRUE },
  { "75 provinces × 12", NATIONAL_TREE, 75, "least-squares", 41, 0.5, TRUE },
  { "1,500 communes × 12", NATIONAL_TREE, 1500, "alpha:1/2", 5, 20, TRUE },
  { "1,500 communes × 12", NATIONAL_NETWORK, 1500, "alpha:1/2", 3, 40, TRUE },
  { "1,500 communes × 12", NATIONAL_TREE, 1500, "leximin", 5, 100, FALSE },
  { "8,334 × 12", NATIONAL_TREE, 8334, "alpha:1/2", 3, 250, FALSE },
  { "100,000 × 12", NATIONAL_TREE, 100000, "alpha:1/2", 1, 4000, FALSE },
};

static void
report (const Work *work)
{
  g_autoptr (AwrashProgramme) programme = national_new (work->kind, work->n_provinces, 600, 7);
  double cbc = NAN;
  Times times = measure (programme, work->objective, work->rounds);

  if (work->against_cbc)
    cbc = time_cbc (programme, work->objective);
  printf ("%-20s %-8s %-14s %10.3f ms (bar %6g) audit %9.3f ms", work->label, times.class_,
          work->objective, times.solve, work->bar, times.audit);
  if (!isnan (cbc))
    printf ("  CBC %9.1f ms, %.0f ×", cbc, cbc / times.solve);
  if (work->n_provinces >= 8334)
    printf ("  %.0f bytes a cell", times.bytes / (double)(work->n_provinces * 12));
  printf ("\n");
  fflush (stdout);
}

/* ── growth ─────────────────────────────────────────────────────────────────────────────────── */

/* The slope of log time over log size, by least squares. */
static double
exponent (int n, const double sizes[], const double times[])
{
  double x = 0, y = 0, xx = 0, xy = 0;

  for (int i = 0; i < n; i++)
    {
      x += log (sizes[i]) / n;
      y += log (times[i]) / n;
    }
  for (int i = 0; i < n; i++)
    {
      xx += (log (sizes[i]) - x) * (log (sizes[i]) - x);
      xy += (log (sizes[i]) - x) * (log (times[i]) - y);
    }
  return xy / xx;
}

static void
grow (const char *what, const gsize sizes[3][4])
{
  double size[3], time[3];

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (AwrashProgramme) programme = national_new_sized (
          NATIONAL_TREE, sizes[i][0], sizes[i][1], sizes[i][2], (int64_t)sizes[i][3], 11);

      for (int k = 0; k < 4; k++)
        if (sizes[0][k] != sizes[2][k])
          size[i] = (double)sizes[i][k];
      time[i] = measure (programme, "alpha:1/2", 5).solve;
      printf ("%s %6.0f: %10.3f ms\n", what, size[i], time[i]);
    }
  printf ("time grows as %s^%.2f\n", what, exponent (3, size, time));
}

int
main (void)
{
  static const gsize provinces[3][4]
      = { { 100, 12, 2, 600 }, { 400, 12, 2, 600 }, { 1600, 12, 2, 600 } },
      types[3][4] = { { 100, 12, 2, 600 }, { 100, 24, 2, 600 }, { 100, 48, 2, 600 } },
      streams[3][4] = { { 100, 24, 2, 600 }, { 100, 24, 4, 600 }, { 100, 24, 8, 600 } },
      totals[3][4] = { { 100, 12, 2, 60 }, { 100, 12, 2, 6000 }, { 100, 12, 2, 600000 } };

  for (gsize i = 0; i < G_N_ELEMENTS (works); i++)
    report (&works[i]);
  grow ("provinces", provinces);
  grow ("types", types);
  grow ("streams", streams);
  grow ("places", totals);
  return 0;
}
