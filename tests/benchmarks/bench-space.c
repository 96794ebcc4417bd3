/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the spatial Gini with its exact permutation moments takes, from pairs to z, beside the
 * same by all pairs of values, and what one permutation drawn by lot costs.
 * Source: log-normal values on a torus of squares, each with the six neighbours of a triangulation.
 * Invariant: medians of CPU time are printed, nothing is asserted of it. */

#include "support/clock.h"
#include "support/median.h"

#include <awrash.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define TURNS 7

typedef struct
{
  size_t n;
  size_t n_pairs;
  int64_t *from;
  int64_t *to;
  double *x;
} Places;

static void
fill (Places *places, size_t side)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260401);
  static const size_t steps[3][2] = { { 0, 1 }, { 1, 0 }, { 1, 1 } };

  *places = (Places){ .n = side * side, .n_pairs = 3 * side * side };
  places->from = g_new (int64_t, places->n_pairs);
  places->to = g_new (int64_t, places->n_pairs);
  places->x = g_new (double, places->n);
  for (size_t i = 0; i < places->n; i++)
    {
      double u = g_rand_double (random), v = g_rand_double (random);

      places->x[i] = exp (sqrt (-2 * log (1 - u)) * cos (2 * G_PI * v));
      for (size_t k = 0; k < 3; k++)
        {
          size_t row = (i / side + steps[k][0]) % side, column = (i % side + steps[k][1]) % side;

          places->from[3 * i + k] = (int64_t)i;
          places->to[3 * i + k] = (int64_t)(row * side + column);
        }
    }
}

static void
clear (Places *places)
{
  g_free (places->from);
  g_free (places->to);
  g_free (places->x);
}

static double
all_pairs (const Places *places)
{
  double sum = 0;

  for (size_t i = 0; i < places->n; i++)
    for (size_t j = 0; j < i; j++)
      sum += 2 * fabs (places->x[i] - places->x[j]);
  return sum;
}

static void
compare (size_t side)
{
  double prepare[TURNS], measure[TURNS], permute[TURNS], start, pairs;
  Places places;
  AwrashSpatial spatial = { 0 };
  AwrashTails tails;

  fill (&places, side);
  for (int turn = 0; turn < TURNS; turn++)
    {
      g_autoptr (AwrashNeighbours) neighbours = NULL;

      start = test_cpu_seconds ();
      neighbours
          = awrash_metric_neighbours_new ("symmetric", "binary", "error", places.n, places.n_pairs,
                                          places.from, places.to, NULL, NULL);
      prepare[turn] = test_cpu_seconds () - start;
      start = test_cpu_seconds ();
      g_assert_true (awrash_metric_space ("gini", neighbours, places.x, NULL, &spatial, NULL));
      measure[turn] = test_cpu_seconds () - start;
      start = test_cpu_seconds ();
      g_assert_true (awrash_metric_space_permute ("gini", "bench", 5, neighbours, places.x, NULL,
                                                  NULL, &tails, NULL));
      permute[turn] = (test_cpu_seconds () - start) / 5;
    }
  start = test_cpu_seconds ();
  pairs = all_pairs (&places);
  printf ("spatial Gini, n = %zu, 6 neighbours: neighbours %.1f ms, with moments %.1f ms, together "
          "%.1f ms; a permutation %.2f ms; all pairs once %.0f ms; z = %.3f, Σ = %.6g\n",
          places.n, 1e3 * test_median (TURNS, prepare), 1e3 * test_median (TURNS, measure),
          1e3 * (test_median (TURNS, prepare) + test_median (TURNS, measure)),
          1e3 * test_median (TURNS, permute), 1e3 * (test_cpu_seconds () - start), spatial.z,
          pairs);
  clear (&places);
}

int
main (void)
{
  compare (9);
  compare (316);
  return 0;
}
