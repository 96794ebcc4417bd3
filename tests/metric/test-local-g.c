/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Local G and G*: against R spdep, against all permutations, and moved by a number.
 * Source: metric-space.h; R spdep 1.2-7 (localG, with and without include.self) on Mexico 1940. */

#include "metric/places.h"

/* z of the first four states, binary neighbours: G, G*. */
static const double published[4][2] = {
  { -0.724973947624655, -0.263869299867154 },
  { 0.40539066926568, 1.93904810343682 },
  { 2.93135613384192, 2.4515936338846 },
  { 1.20146140212865, 0.744525700706018 },
};

static const char *const statistics[] = { "g", "g-star" };

Test (metric_local_g, spdep_prints_the_same_of_mexico)
{
  g_autoptr (AwrashNeighbours) neighbours = mexico ("binary");

  for (int star = 0; star < 2; star++)
    {
      double z[N_STATES], value[N_STATES], expectation[N_STATES], variance[N_STATES];

      cr_assert (awrash_metric_local_g (statistics[star], neighbours, mexico_1940, value,
                                        expectation, variance, z, NULL));
      for (int i = 0; i < 4; i++)
        {
          cr_expect (is_near (z[i], published[i][star], 1e-12), "%s", statistics[star]);
          cr_expect (is_near (z[i], (value[i] - expectation[i]) / sqrt (variance[i]), 1e-11));
        }
    }
}

/* Over all permutations, or those that leave x_i, of Σ_j w_ij x_j over what it is a part of. */
static void
enumerate (const Map *map, const double x[], size_t i, gboolean star, Quad *mean, Quad *variance)
{
  Quad own = 0, held = 0, sum = 0, squares = 0, count = 0;
  size_t places[MAX_PLACES];

  for (size_t j = 0; j < map->n; j++)
    {
      held += star || j != i ? (Quad)x[j] : 0;
      own = MAX (own, map->a[i][j]);
    }
  start_permutation (map->n, places);
  do
    {
      Quad value = star ? own * (Quad)x[places[i]] : 0;

      if (!star && places[i] != i)
        continue;
      for (size_t j = 0; j < map->n; j++)
        value += map->a[i][j] * (Quad)x[places[j]];
      value /= held;
      sum += value;
      squares += value * value;
      count += 1;
    }
  while (next_permutation (map->n, places));
  *mean = sum / count;
  *variance = squares / count - sum / count * (sum / count);
}

Test (metric_local_g, moments_are_those_of_all_permutations, .timeout = 60)
{
  guint64 state = 99;

  for (size_t n = 3; n <= 6; n++)
    for (int star = 0; star < 2; star++)
      {
        double x[6], expectation[6], variance[6];
        g_autoptr (AwrashNeighbours) neighbours = NULL;
        Map map;

        for (size_t i = 0; i < n; i++)
          x[i] = next_uniform (&state);
        draw_map (&map, n, 0.3, 0, 1, &state);
        neighbours = neighbours_of ("directed", "weighted", "error", n, map.n_pairs, map.from,
                                    map.to, map.weights);
        cr_assert (awrash_metric_local_g (statistics[star], neighbours, x, NULL, expectation,
                                          variance, NULL, NULL));
        for (size_t i = 0; i < n; i++)
          {
            Quad mean, exact;

            enumerate (&map, x, i, star, &mean, &exact);
            cr_expect (is_near (expectation[i], (double)mean, 1e-12), "%s %zu", statistics[star],
                       n);
            cr_expect (fabs (variance[i] - (double)exact) <= 1e-12 * (double)exact + 1e-28,
                       "%s %zu of %zu: %g, %g", statistics[star], i, n, variance[i], (double)exact);
          }
      }
}

Test (metric_local_g, z_does_not_change_when_a_number_is_added)
{
  g_autoptr (AwrashNeighbours) neighbours = mexico ("row-standardised");
  double x[N_STATES], here[N_STATES], there[N_STATES];

  for (int i = 0; i < N_STATES; i++)
    x[i] = mexico_1940[i] + 0x1p20;
  for (int star = 0; star < 2; star++)
    {
      cr_assert (awrash_metric_local_g (statistics[star], neighbours, mexico_1940, NULL, NULL, NULL,
                                        here, NULL));
      cr_assert (
          awrash_metric_local_g (statistics[star], neighbours, x, NULL, NULL, NULL, there, NULL));
      for (int i = 0; i < N_STATES; i++)
        cr_expect (is_near (here[i], there[i], 1e-12));
    }
}

Test (metric_local_g, one_that_holds_everything_leaves_nothing_to_compare)
{
  int64_t from[] = { 0, 1 }, to[] = { 1, 2 };
  double x[] = { 0, 3, 0 }, value[3], z[3];
  g_autoptr (AwrashNeighbours) neighbours
      = neighbours_of ("symmetric", "binary", "error", 3, 2, from, to, NULL);

  cr_assert (awrash_metric_local_g ("g", neighbours, x, value, NULL, NULL, z, NULL));
  cr_assert (isnan (value[1]) && isnan (z[1]));
  cr_assert_eq (value[0], 1.0);
}

Test (metric_local_g, refusals_leave_outputs_alone)
{
  int64_t from[] = { 0, 1 }, to[] = { 1, 2 };
  g_autoptr (AwrashNeighbours) neighbours
      = neighbours_of ("symmetric", "binary", "error", 3, 2, from, to, NULL);
  double x[] = { 1, -2, 3 }, good[] = { 1, 2, 3 }, value[] = { 4711, 4711, 4711 };
  g_autoptr (GError) negative = NULL;
  g_autoptr (GError) unknown = NULL;

  cr_assert_not (awrash_metric_local_g ("g", neighbours, x, value, NULL, NULL, NULL, &negative));
  cr_assert_str_eq (negative->message, "x[1] is -2, expected a finite number ≥ 0 for \"g\"; "
                                       "\"local-moran\" takes it");
  cr_assert_not (awrash_metric_local_g ("G", neighbours, good, value, NULL, NULL, NULL, &unknown));
  cr_assert_str_eq (unknown->message, "statistic is \"G\", expected one of: g, g-star");
  cr_assert_eq (value[0], 4711);
}
