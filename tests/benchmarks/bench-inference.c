/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long 1,000 bootstrap replicates of a Gini take, beside sorting every replicate anew, and the
 * other methods beside one Gini. Source: log-normal values and weights from a fixed stream.
 * Invariant: medians of CPU time are printed, nothing is asserted of it. */

#include "support/clock.h"
#include "support/median.h"

#include <awrash.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define TURNS 5

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

/* One replicate as a textbook has it: draw rows, sort them, cumulate. */
static double
sorted_replicate (size_t n, const Row rows[], Row drawn[], GRand *random)
{
  double held = 0, weight = 0, area = 0;

  for (size_t i = 0; i < n; i++)
    drawn[i] = rows[g_rand_int_range (random, 0, (gint32)n)];
  qsort (drawn, n, sizeof *drawn, compare_rows);
  for (size_t i = 0; i < n; i++)
    {
      area += drawn[i].w * (2 * held + drawn[i].w * drawn[i].x);
      held += drawn[i].w * drawn[i].x;
      weight += drawn[i].w;
    }
  return 1 - area / (weight * held);
}

static double
time_of (const char *method, const char *index, size_t replications,
         const AwrashDistribution *distribution, const AwrashDesign *design, double *se)
{
  double times[TURNS];

  for (int turn = 0; turn < TURNS; turn++)
    {
      g_autoptr (GError) error = NULL;
      AwrashEstimate estimate = { 0 };
      double start = test_cpu_seconds ();

      awrash_metric_estimate (method, index, 0.95, "bench", replications, distribution, design,
                              &estimate, &error);
      g_assert_no_error (error);
      times[turn] = test_cpu_seconds () - start;
      *se = estimate.se;
    }
  return test_median (TURNS, times);
}

int
main (void)
{
  enum
  {
    N = 100000,
    SORTED = 20
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20260401);
  g_autofree double *x = g_new (double, N);
  g_autofree double *w = g_new (double, N);
  g_autofree Row *rows = g_new (Row, N);
  g_autofree Row *drawn = g_new (Row, N);
  g_autofree int64_t *strata = g_new (int64_t, N);
  g_autofree int64_t *clusters = g_new (int64_t, N);
  g_autoptr (AwrashDistribution) distribution = NULL;
  g_autoptr (AwrashDesign) design = NULL;
  double start, sorters, ours, se = 0, spread = 0;

  for (size_t i = 0; i < N; i++)
    {
      double u = g_rand_double (random), v = g_rand_double (random);

      x[i] = exp (sqrt (-2 * log (1 - u)) * cos (2 * G_PI * v));
      w[i] = 0.5 + g_rand_double (random);
      rows[i] = (Row){ x[i], w[i] };
      clusters[i] = g_rand_int_range (random, 0, 2000);
      strata[i] = clusters[i] % 12;
    }
  distribution = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, N, x, w, NULL);
  design = awrash_metric_design_new ("error", N, strata, clusters, NULL, NULL);
  start = test_cpu_seconds ();
  for (int r = 0; r < SORTED; r++)
    spread += sorted_replicate (N, rows, drawn, random);
  sorters = (test_cpu_seconds () - start) * 1000 / SORTED;
  ours = time_of ("bootstrap", "gini", 1000, distribution, NULL, &se);
  printf ("1,000 replicates of a Gini, n = 10^5: %.3f s (se %.6f); sorting each %.1f s (mean "
          "%.4f), %.1f times as long\n",
          ours, se, sorters, spread / SORTED, sorters / ours);
  ours = time_of ("bootstrap", "gini", 1000, distribution, design, &se);
  printf ("  2,000 clusters in 12 strata: %.3f s (se %.6f)\n", ours, se);
  ours = time_of ("linearized", "gini", 0, distribution, design, &se);
  printf ("  linearized: %.1f ms (se %.6f)\n", 1e3 * ours, se);
  ours = time_of ("jackknife", "gini", 0, distribution, NULL, &se);
  printf ("  jackknife, 10^5 times one row left out: %.1f ms (se %.6f)\n", 1e3 * ours, se);
  ours = time_of ("bootstrap", "theil", 100, distribution, NULL, &se);
  printf ("  100 replicates of Theil: %.3f s (se %.6f)\n", ours, se);
  return 0;
}
