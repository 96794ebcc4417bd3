/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a weighted Gini takes beside the textbook way: sort pairs with qsort, cumulate, sum;
 * what a report of 25 indices costs beside the Gini alone, and what sorted or repeated values save.
 * Source: log-normal values from a fixed stream of numbers.
 * Invariant: all run in turn in one process; medians are printed, nothing is asserted of time. */

#include "support/median.h"

#include <awrash.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define TURNS 15

typedef struct
{
  double x;
  double w;
} Row;

static int
compare_rows (const void *a, const void *b)
{
  const Row *left = a, *right = b;

  return (left->x > right->x) - (left->x < right->x);
}

static double
textbook_gini (size_t n, const double x[], const double w[])
{
  g_autofree Row *rows = g_new (Row, n);
  double weight = 0, held = 0, area = 0;

  for (size_t i = 0; i < n; i++)
    rows[i] = (Row){ x[i], w[i] };
  qsort (rows, n, sizeof *rows, compare_rows);
  for (size_t i = 0; i < n; i++)
    {
      area += rows[i].w * (2 * held + rows[i].w * rows[i].x);
      held += rows[i].w * rows[i].x;
      weight += rows[i].w;
    }
  return 1 - area / (weight * held);
}

static double
library_gini (size_t n, const double x[], const double w[])
{
  g_autoptr (GError) error = NULL;
  double value = NAN;

  awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, n, x, w, &value, &error);
  g_assert_no_error (error);
  return value;
}

typedef double (*Gini) (size_t n, const double x[], const double w[]);

/* Microseconds of the processor a call, over enough calls for the clock. */
static double
time_of (Gini gini, size_t n, const double x[], const double w[], double *value)
{
  size_t calls = MAX (1, 100000 / n);
  clock_t start = clock ();

  for (size_t call = 0; call < calls; call++)
    *value = gini (n, x, w);
  return (double)(clock () - start) * 1e6 / CLOCKS_PER_SEC / (double)calls;
}

static void
draw (size_t n, double x[], double w[])
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260401);

  for (size_t i = 0; i < n; i++)
    {
      double u = g_rand_double (random), v = g_rand_double (random);

      x[i] = exp (sqrt (-2 * log (1 - u)) * cos (2 * G_PI * v));
      w[i] = 0.5 + g_rand_double (random);
    }
}

static void
compare (size_t n)
{
  g_autofree double *x = g_new (double, n);
  g_autofree double *w = g_new (double, n);
  double library[TURNS], textbook[TURNS], ours = 0, theirs = 0;

  draw (n, x, w);
  for (int turn = 0; turn < TURNS; turn++)
    {
      library[turn] = time_of (library_gini, n, x, w, &ours);
      textbook[turn] = time_of (textbook_gini, n, x, w, &theirs);
    }
  printf ("weighted Gini, n = %8zu: %12.2f µs, textbook %12.2f µs, ratio %.2f, difference %.1e\n",
          n, test_median (TURNS, library), test_median (TURNS, textbook),
          test_median (TURNS, library) / test_median (TURNS, textbook), ours - theirs);
}

/* ── a report, and easy orders ──────────────────────────────────────────────────────────────── */

static const char *const report[] = { "gini",
                                      "gini:n",
                                      "gini:p2",
                                      "gini:absolute",
                                      "s-gini:3",
                                      "s-gini:4",
                                      "entropy:-1",
                                      "mld",
                                      "theil",
                                      "entropy:2",
                                      "j-divergence",
                                      "atkinson:0.5",
                                      "atkinson:1",
                                      "atkinson:2",
                                      "atkinson-ede:1",
                                      "kolm:0.1",
                                      "hoover",
                                      "cv",
                                      "jain",
                                      "hhi",
                                      "sd",
                                      "palma",
                                      "share-ratio:0.2,0.2",
                                      "percentile-ratio:0.9,0.1",
                                      "min-max" };

static double
library_report (size_t n, const double x[], const double w[])
{
  double values[G_N_ELEMENTS (report)] = { NAN };
  g_autoptr (GError) error = NULL;

  awrash_metric_index_report (1, AWRASH_MISSING_ERROR, n, x, w, G_N_ELEMENTS (report), report,
                              values, &error);
  g_assert_no_error (error);
  return values[0];
}

/* The same from a distribution, which answers further questions too. */
static double
distribution_report (size_t n, const double x[], const double w[])
{
  g_autoptr (AwrashDistribution) distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, n, x, w, NULL);
  double values[G_N_ELEMENTS (report)] = { NAN };
  g_autoptr (GError) error = NULL;

  awrash_metric_index_values (distribution, G_N_ELEMENTS (report), report, values, &error);
  g_assert_no_error (error);
  return values[0];
}

enum
{
  GINI,
  REPORT,
  DISTRIBUTION,
  SORTED,
  FEW,
  N_KINDS
};

/* The median over the turns of what a kind takes, in times of the Gini in the same turn. */
static double
ratio (double times[N_KINDS][TURNS], int kind, int turns)
{
  double ratios[TURNS];

  for (int turn = 0; turn < turns; turn++)
    ratios[turn] = times[kind][turn] / times[GINI][turn];
  test_sort ((size_t)turns, ratios);
  return ratios[turns / 2];
}

/* All at n: the Gini, the report, and the Gini of the same rows sorted, and of 100 values. */
static void
compare_kinds (size_t n, int turns)
{
  g_autofree double *x = g_new (double, n), *w = g_new (double, n);
  g_autofree double *sorted = g_new (double, n), *few = g_new (double, n);
  double times[N_KINDS][TURNS], value = 0;

  draw (n, x, w);
  for (size_t i = 0; i < n; i++)
    {
      sorted[i] = x[i];
      few[i] = floor (100 * w[i]);
    }
  test_sort (n, sorted);
  for (int turn = 0; turn < turns; turn++)
    {
      times[GINI][turn] = time_of (library_gini, n, x, w, &value);
      times[REPORT][turn] = time_of (library_report, n, x, w, &value);
      times[DISTRIBUTION][turn] = time_of (distribution_report, n, x, w, &value);
      times[SORTED][turn] = time_of (library_gini, n, sorted, w, &value);
      times[FEW][turn] = time_of (library_gini, n, few, w, &value);
    }
  printf ("n = %8zu, in times of the Gini: report of %zu %.2f, from a distribution %.2f, sorted "
          "%.2f, 100 values %.2f;",
          n, G_N_ELEMENTS (report), ratio (times, REPORT, turns),
          ratio (times, DISTRIBUTION, turns), ratio (times, SORTED, turns),
          ratio (times, FEW, turns));
  for (int kind = 0; kind < N_KINDS; kind++)
    test_sort ((size_t)turns, times[kind]);
  printf (" Gini %.1f ms, report %.1f ms\n", times[GINI][turns / 2] / 1000,
          times[REPORT][turns / 2] / 1000);
}

int
main (void)
{
  compare (75);
  compare (100000);
  compare (1000000);
  compare_kinds (1000000, 7);
  compare_kinds (10000000, 5);
  return 0;
}
