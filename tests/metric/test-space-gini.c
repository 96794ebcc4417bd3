/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Gini of neighbours and of all others. Source: PySAL inequality 0f9050e (Gini_Spatial) on
 * Mexico 1940 by the regions of Hanson (1998), and by hand. Invariant: near + far is the Gini of
 * metric.h. */

#include "metric/places.h"

/* Neighbours are the states of one region: PySAL prints the sums of differences 884130 and 4353856
 * and the polarisation; mean and standard deviation of the far sum over all permutations are
 * 4150259.07 and 89946.48, where its 99 shuffles gave 4170356.75. */
Test (metric_space_gini, pysal_prints_the_same_of_mexico)
{
  static const int regions[N_STATES] = { 2, 1, 2, 5, 5, 1, 1, 3, 4, 2, 3, 5, 3, 3, 4, 3,
                                         3, 2, 1, 5, 3, 3, 5, 2, 2, 1, 5, 1, 3, 3, 5, 2 };
  int64_t from[N_STATES * N_STATES], to[N_STATES * N_STATES];
  size_t n_pairs = 0;
  double near = 0, far = 0, polarisation = 0, sum = 0, all = 884130 + 4353856;
  g_autoptr (AwrashNeighbours) neighbours = NULL;
  AwrashSpatial spatial;

  for (int i = 0; i < N_STATES; i++)
    {
      sum += mexico_1940[i];
      for (int j = 0; j < i; j++)
        if (regions[i] == regions[j])
          {
            from[n_pairs] = i;
            to[n_pairs++] = j;
          }
    }
  neighbours = neighbours_of ("symmetric", "binary", "error", N_STATES, n_pairs, from, to, NULL);
  cr_assert (
      awrash_metric_space_gini (neighbours, mexico_1940, NULL, &near, &far, &polarisation, NULL));
  cr_assert (awrash_metric_space ("gini", neighbours, mexico_1940, NULL, &spatial, NULL));
  cr_expect (is_near (near, 884130 / (2 * N_STATES * sum), 1e-14));
  cr_expect (is_near (far, 4353856 / (2 * N_STATES * sum), 1e-14));
  cr_expect (is_near (far, 0.2940179879590452, 1e-14), "wcg_share, which is no share");
  cr_expect (is_near (polarisation, 1.2906325330843056, 1e-14));
  cr_expect (is_near (all * (1 - spatial.expectation), 4150259.0685483874, 1e-14));
  cr_expect (is_near (all * sqrt (spatial.variance), 89946.48, 1e-7));
  cr_expect (is_near (spatial.z, -2.2635, 1e-4));
}

Test (metric_space_gini, near_and_far_sum_to_the_gini)
{
  guint64 state = 41;

  for (int turn = 0; turn < 40; turn++)
    {
      size_t n = 3 + (size_t)turn;
      double x[64], w[64], near = 0, far = 0, gini = 0;
      g_autoptr (AwrashNeighbours) neighbours = NULL;
      const double *weights = turn % 2 ? w : NULL;
      Map map;

      for (size_t i = 0; i < n; i++)
        {
          x[i] = floor (20 * next_uniform (&state)) + (i == 0);
          w[i] = 0.01 + next_uniform (&state);
        }
      x[1] = 21;
      draw_map (&map, n, 0.2, 1, 0, &state);
      neighbours
          = neighbours_of ("symmetric", "binary", "error", n, map.n_pairs, map.from, map.to, NULL);
      cr_assert (awrash_metric_space_gini (neighbours, x, weights, &near, &far, NULL, NULL));
      cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, n, x, weights, &gini, NULL));
      cr_assert (is_near (near + far, gini, 1e-14), "%g + %g, %g", near, far, gini);
    }
}

/* x = 1, 2, 6 in a row: |gaps| 1, 4 near, 5 far; the Gini is 2 · 10 / (2 · 9 · 3). */
Test (metric_space_gini, three_in_a_row_are_reckoned_by_hand)
{
  int64_t from[] = { 0, 1 }, to[] = { 1, 2 };
  double x[] = { 1, 2, 6 }, near = 0, far = 0, polarisation = 0;
  g_autoptr (AwrashNeighbours) neighbours
      = neighbours_of ("symmetric", "binary", "error", 3, 2, from, to, NULL);

  cr_assert (awrash_metric_space_gini (neighbours, x, NULL, &near, &far, &polarisation, NULL));
  cr_assert (is_near (near, 10.0 / 54, 1e-15));
  cr_assert (is_near (far, 10.0 / 54, 1e-15));
  cr_assert (is_near (polarisation, 2.0, 1e-15));
}

Test (metric_space_gini, a_weight_counts_as_so_many_copies_that_are_no_neighbours_of_one_another)
{
  int64_t from[] = { 0, 1 }, to[] = { 1, 2 }, from_copies[] = { 0, 1, 1 },
          to_copies[] = { 1, 2, 3 };
  double x[] = { 1, 2, 6 }, w[] = { 1, 1, 2 }, copies[] = { 1, 2, 6, 6 }, near[2], far[2];
  g_autoptr (AwrashNeighbours) one
      = neighbours_of ("symmetric", "binary", "error", 3, 2, from, to, NULL);
  g_autoptr (AwrashNeighbours) two
      = neighbours_of ("symmetric", "binary", "error", 4, 3, from_copies, to_copies, NULL);

  cr_assert (awrash_metric_space_gini (one, x, w, &near[0], &far[0], NULL, NULL));
  cr_assert (awrash_metric_space_gini (two, copies, NULL, &near[1], &far[1], NULL, NULL));
  cr_assert (is_near (near[0], near[1], 1e-15));
  cr_assert (is_near (far[0], far[1], 1e-15));
}

Test (metric_space_gini, neighbours_that_are_alike_have_no_near_part)
{
  int64_t from[] = { 0, 2 }, to[] = { 1, 3 };
  double x[] = { 1, 1, 5, 5 }, near = NAN, far = NAN, polarisation = 0;
  g_autoptr (AwrashNeighbours) neighbours
      = neighbours_of ("symmetric", "binary", "error", 4, 2, from, to, NULL);

  cr_assert (awrash_metric_space_gini (neighbours, x, NULL, &near, &far, &polarisation, NULL));
  cr_assert_eq (near, 0.0);
  cr_assert (is_near (far, 1.0 / 3, 1e-15));
  cr_assert (isinf (polarisation));
}

Test (metric_space_gini, where_every_pair_is_near_nothing_is_far)
{
  int64_t from[] = { 0, 0, 1 }, to[] = { 1, 2, 2 };
  double x[] = { 0.1, 0.7, 1.9 }, near = 0, far = NAN, polarisation = 0;
  g_autoptr (AwrashNeighbours) neighbours
      = neighbours_of ("symmetric", "binary", "error", 3, 3, from, to, NULL);

  cr_assert (awrash_metric_space_gini (neighbours, x, NULL, &near, &far, &polarisation, NULL));
  cr_assert_eq (far, 0.0);
  cr_assert (isnan (polarisation));
}

Test (metric_space_gini, a_refusal_leaves_outputs_alone)
{
  g_autoptr (AwrashNeighbours) neighbours = mexico ("row-standardised");
  double near = 4711, far = 4711;
  g_autoptr (GError) error = NULL;

  cr_assert_not (
      awrash_metric_space_gini (neighbours, mexico_1940, NULL, &near, &far, NULL, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_assert (near == 4711 && far == 4711);
}
