/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Local Moran: its sum, its scalings, and its moments against all permutations.
 * Source: metric-space.h; R spdep 1.2-7 (localmoran) on Mexico 1940. */

#include "metric/places.h"

/* The first four states, row-standardised. */
static const double published[4][3] = {
  { -0.32550467166993, -0.0122227815200293, 0.18673502337405 },
  { 0.435535507234882, -0.281382932535542, 3.12746173684479 },
  { 1.35045733554579, -0.00674435772290924, 0.214363883578069 },
  { -0.472902756243919, -0.0148212663215267, 0.145367004022146 },
};

Test (metric_local_moran, spdep_prints_the_same_of_mexico)
{
  g_autoptr (AwrashNeighbours) neighbours = mexico ("row-standardised");
  double value[N_STATES], expectation[N_STATES], variance[N_STATES], z[N_STATES];

  cr_assert (awrash_metric_local_moran ("n", "conditional", neighbours, mexico_1940, value,
                                        expectation, variance, z, NULL));
  for (int i = 0; i < 4; i++)
    {
      cr_expect (is_near (value[i], published[i][0], 1e-12));
      cr_expect (is_near (expectation[i], published[i][1], 1e-12));
      cr_expect (is_near (variance[i], published[i][2], 1e-12));
      cr_expect (is_near (z[i], (value[i] - expectation[i]) / sqrt (variance[i]), 1e-12));
    }
}

Test (metric_local_moran, values_sum_to_moran_in_either_scaling)
{
  g_autoptr (AwrashNeighbours) neighbours = mexico ("binary");
  double n[N_STATES], less[N_STATES], variance[2][N_STATES], z[2][N_STATES], sum = 0;
  AwrashSpatial spatial;

  cr_assert (awrash_metric_space ("moran", neighbours, mexico_1940, NULL, &spatial, NULL));
  cr_assert (awrash_metric_local_moran ("n", "randomisation", neighbours, mexico_1940, n, NULL,
                                        variance[0], z[0], NULL));
  cr_assert (awrash_metric_local_moran ("n-1", "randomisation", neighbours, mexico_1940, less, NULL,
                                        variance[1], z[1], NULL));
  for (int i = 0; i < N_STATES; i++)
    {
      sum += n[i];
      cr_expect (is_near (less[i], n[i] * 31 / 32, 1e-13));
      cr_expect (is_near (variance[1][i], variance[0][i] * 31 * 31 / (32 * 32), 1e-13));
      cr_expect (is_near (z[0][i], z[1][i], 1e-12));
    }
  cr_assert (is_near (sum, 2 * N_BORDERS * spatial.value, 1e-13));
}

/* Moments of the statistic of unit i over all permutations, or over those that leave x_i. */
static void
enumerate (const Map *map, const double x[], size_t i, gboolean stays, Quad *mean, Quad *variance)
{
  Quad centre = quad_mean (map->n, x, NULL), all = 0, sum = 0, squares = 0, count = 0;
  size_t places[MAX_PLACES];

  for (size_t k = 0; k < map->n; k++)
    all += ((Quad)x[k] - centre) * ((Quad)x[k] - centre);
  start_permutation (map->n, places);
  do
    {
      Quad lag = 0, value;

      if (stays && places[i] != i)
        continue;
      for (size_t j = 0; j < map->n; j++)
        lag += map->a[i][j] * ((Quad)x[places[j]] - centre);
      value = ((Quad)x[places[i]] - centre) * lag / (all / (Quad)map->n);
      sum += value;
      squares += value * value;
      count += 1;
    }
  while (next_permutation (map->n, places));
  *mean = sum / count;
  *variance = squares / count - sum / count * (sum / count);
}

Test (metric_local_moran, moments_are_those_of_all_permutations, .timeout = 60)
{
  guint64 state = 77;

  for (size_t n = 3; n <= 6; n++)
    for (int kind = 0; kind < 2; kind++)
      {
        double x[6], expectation[6], variance[6];
        g_autoptr (AwrashNeighbours) neighbours = NULL;
        Map map;

        for (size_t i = 0; i < n; i++)
          x[i] = next_uniform (&state) - 0.5;
        draw_map (&map, n, 0.3, 0, 1, &state);
        neighbours = neighbours_of ("directed", "weighted", "error", n, map.n_pairs, map.from,
                                    map.to, map.weights);
        cr_assert (awrash_metric_local_moran ("n", kind ? "conditional" : "randomisation",
                                              neighbours, x, NULL, expectation, variance, NULL,
                                              NULL));
        for (size_t i = 0; i < n; i++)
          {
            Quad mean, exact;

            enumerate (&map, x, i, kind, &mean, &exact);
            cr_expect (is_near (expectation[i], (double)mean, 1e-12), "%zu", n);
            cr_expect (fabs (variance[i] - (double)exact) <= 1e-12 * (double)exact + 1e-28,
                       "%zu of %zu: %g, %g", i, n, variance[i], (double)exact);
          }
      }
}

/* Under normality the kurtosis is 3 (n - 1) / (n + 1) on average, and the variance is linear in it.
 */
Test (metric_local_moran, the_variance_under_normality_is_the_mean_of_those_of_normal_values)
{
  enum
  {
    N = 7,
    DRAWS = 20000
  };
  guint64 state = 13;
  g_autoptr (AwrashNeighbours) neighbours = NULL;
  double x[N], normal[N], drawn[N], sum = 0, squares = 0;
  Map map;

  draw_map (&map, N, 0.3, 1, 0, &state);
  neighbours
      = neighbours_of ("symmetric", "binary", "error", N, map.n_pairs, map.from, map.to, NULL);
  for (int draw = 0; draw < DRAWS; draw++)
    {
      for (size_t i = 0; i < N; i++)
        x[i] = sqrt (-2 * log (1 - next_uniform (&state))) * cos (2 * G_PI * next_uniform (&state));
      cr_assert (awrash_metric_local_moran ("n", "randomisation", neighbours, x, NULL, NULL, drawn,
                                            NULL, NULL));
      sum += drawn[2];
      squares += drawn[2] * drawn[2];
    }
  cr_assert (
      awrash_metric_local_moran ("n", "normality", neighbours, x, NULL, NULL, normal, NULL, NULL));
  sum /= DRAWS;
  cr_assert (fabs (sum - normal[2]) < 5 * sqrt ((squares / DRAWS - sum * sum) / DRAWS), "%g, %g",
             sum, normal[2]);
}

Test (metric_local_moran, an_island_has_no_z)
{
  int64_t from[] = { 0 }, to[] = { 1 };
  double x[] = { 1, 2, 6 }, value[3], z[3];
  g_autoptr (AwrashNeighbours) neighbours
      = neighbours_of ("symmetric", "binary", "zero", 3, 1, from, to, NULL);

  cr_assert (
      awrash_metric_local_moran ("n", "conditional", neighbours, x, value, NULL, NULL, z, NULL));
  cr_assert_eq (value[2], 0.0);
  cr_assert (isnan (z[2]));
}

typedef struct
{
  const char *scaling;
  const char *moments;
  size_t n;
  double last;
  int code;
} Refusal;

static const Refusal refusals[] = {
  { "n-2", "conditional", 3, 1, AWRASH_ERROR_NAME },
  { "n", "bayes", 3, 1, AWRASH_ERROR_NAME },
  { "n", "conditional", 2, 1, AWRASH_ERROR_EMPTY },
  { "n", "conditional", 3, NAN, AWRASH_ERROR_VALUE },
};

Test (metric_local_moran, refusals_leave_outputs_alone)
{
  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      int64_t from[] = { 0 }, to[] = { 1 };
      double x[] = { 1, 2, refusals[k].last }, value[] = { 4711, 4711, 4711 };
      g_autoptr (AwrashNeighbours) neighbours
          = neighbours_of ("symmetric", "binary", "zero", refusals[k].n, 1, from, to, NULL);
      g_autoptr (GError) error = NULL;

      cr_assert_not (awrash_metric_local_moran (refusals[k].scaling, refusals[k].moments,
                                                neighbours, x, value, NULL, NULL, NULL, &error));
      cr_expect_eq (error->code, refusals[k].code);
      cr_expect_eq (value[0], 4711);
    }
}
