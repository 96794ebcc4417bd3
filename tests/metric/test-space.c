/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Spatial statistics and their exact moments: against all permutations of a few places, against
 * Mantel's formula in quadruple precision, and against what R spdep prints.
 * Source: metric-space.h; R spdep 1.2-7 (moran.test, geary.test, globalG.test) on Mexico 1940.
 * Invariant: outputs change only on success. */

#include "metric/places.h"

static const char *const statistics[] = { "moran", "geary", "getis-ord", "gini" };

static AwrashSpatial
measure (const char *statistic, const AwrashNeighbours *neighbours, const double x[],
         const double w[])
{
  g_autoptr (GError) error = NULL;
  AwrashSpatial spatial = { 0 };

  cr_assert (awrash_metric_space (statistic, neighbours, x, w, &spatial, &error), "%s: %s",
             statistic, error != NULL ? error->message : "");
  return spatial;
}

typedef struct
{
  const char *statistic;
  const char *style;
  double value;
  double expectation;
  double variance;
  double variance_normality;
} Published;

static const Published published[] = {
  { "moran", "row-standardised", 0.107542577283907, -0.032258064516129, 0.0135929766616984,
    0.0149319742359336 },
  { "moran", "binary", 0.108009722632161, -0.032258064516129, 0.0104297330602976,
    0.0113782733791653 },
  { "geary", "row-standardised", 0.855815989652593, 1, 0.020808318626584, NAN },
  { "geary", "binary", 0.553969537138538, 1, 0.0438416564067101, NAN },
  { "getis-ord", "binary", 0.10781525737757, 140.0 / (32 * 31), 0.000337693248504887, NAN },
};

Test (metric_space, spdep_prints_the_same_of_mexico)
{
  for (size_t k = 0; k < G_N_ELEMENTS (published); k++)
    {
      const Published *row = &published[k];
      g_autoptr (AwrashNeighbours) neighbours = mexico (row->style);
      AwrashSpatial spatial = measure (row->statistic, neighbours, mexico_1940, NULL);

      cr_expect (is_near (spatial.value, row->value, 1e-12), "%s", row->statistic);
      cr_expect (is_near (spatial.expectation, row->expectation, 1e-12), "%s", row->statistic);
      cr_expect (is_near (spatial.variance, row->variance, 1e-12), "%s", row->statistic);
      cr_expect (isnan (row->variance_normality)
                     || is_near (spatial.variance_normality, row->variance_normality, 1e-12),
                 "%s", row->statistic);
      cr_expect (is_near (spatial.z, (row->value - row->expectation) / sqrt (row->variance), 1e-12),
                 "%s", row->statistic);
    }
}

/* ── all permutations of a few places ────────────────────────────────────────────────────────── */

static void
enumerate (const Map *map, const char *statistic, const double x[], const double w[], Quad *mean,
           Quad *variance)
{
  Quad centre = quad_mean (map->n, x, NULL), unit = quad_unit (map, statistic, x, w, centre);
  Quad first, sum = 0, squares = 0, count = 0;
  size_t places[MAX_PLACES];

  start_permutation (map->n, places);
  first = unit * quad_gamma (map, statistic, x, w, centre, places);
  do
    {
      Quad gap = unit * quad_gamma (map, statistic, x, w, centre, places) - first;

      sum += gap;
      squares += gap * gap;
      count += 1;
    }
  while (next_permutation (map->n, places));
  *mean = first + sum / count;
  *variance = squares / count - sum / count * (sum / count);
}

static void
check_enumerated (const Map *map, const char *style, const double x[], const double w[])
{
  int is_binary = g_str_equal (style, "binary");
  g_autoptr (AwrashNeighbours) neighbours
      = neighbours_of (map->is_symmetric ? "symmetric" : "directed", style, "error", map->n,
                       map->n_pairs, map->from, map->to, is_binary ? NULL : map->weights);

  for (size_t k = 0; k < (is_binary ? 4 : 3); k++)
    {
      const char *statistic = statistics[k];
      const double *own = k == 3 ? w : NULL;
      AwrashSpatial spatial = measure (statistic, neighbours, x, own);
      Quad mean, variance, centre = quad_mean (map->n, x, NULL);
      size_t places[MAX_PLACES];

      start_permutation (map->n, places);
      enumerate (map, statistic, x, own, &mean, &variance);
      cr_assert (is_near (spatial.value,
                          (double)(quad_unit (map, statistic, x, own, centre)
                                   * quad_gamma (map, statistic, x, own, centre, places)),
                          1e-12),
                 "%s of %zu, %s", statistic, map->n, style);
      cr_assert (is_near (spatial.expectation, (double)mean, 1e-12), "%s", statistic);
      cr_assert (fabs (spatial.variance - (double)variance)
                     <= 1e-12 * (double)variance + 1e-28 * (double)(mean * mean),
                 "%s of %zu, %s: %g, %g", statistic, map->n, style, spatial.variance,
                 (double)variance);
    }
}

Test (metric_space, moments_are_those_of_all_permutations, .timeout = 120)
{
  guint64 state = 5;
  double x[7], w[7];

  for (size_t n = 2; n <= 7; n++)
    for (int turn = 0; turn < (n < 7 ? 6 : 2); turn++)
      {
        Map map;

        for (size_t i = 0; i < n; i++)
          {
            x[i] = turn % 2 ? floor (3 * next_uniform (&state)) : next_uniform (&state);
            w[i] = 0.1 + next_uniform (&state);
          }
        x[0] = 1.5;
        x[1] = 2.5;
        draw_map (&map, n, 0.3, turn % 3 > 0, 0, &state);
        check_enumerated (&map, "binary", x, turn % 2 ? w : NULL);
        draw_map (&map, n, 0.3, turn % 3 > 0, 1, &state);
        check_enumerated (&map, "weighted", x, NULL);
        standardise_map (&map);
        check_enumerated (&map, "row-standardised", x, NULL);
      }
}

/* ── Mantel's formula in quadruple precision ─────────────────────────────────────────────────── */

/* S0, S1, S2 of a matrix of n² cells, whose diagonal is 0. */
static void
sum_matrix (size_t n, Quad a[MAX_PLACES][MAX_PLACES], Quad s[3])
{
  s[0] = s[1] = s[2] = 0;
  for (size_t i = 0; i < n; i++)
    {
      Quad both = 0;

      for (size_t j = 0; j < n; j++)
        {
          s[0] += a[i][j];
          s[1] += (a[i][j] + a[j][i]) * (a[i][j] + a[j][i]) / 2;
          both += a[i][j] + a[j][i];
        }
      s[2] += both * both;
    }
}

/* The variance of Γ, and of what size the terms are that cancel in it. */
static Quad
mantel_variance (Map *map, const char *statistic, const double x[], const double w[], Quad *size)
{
  static Quad d[MAX_PLACES][MAX_PLACES];
  Quad s[3], t[3], n = (Quad)map->n, mean, centre = quad_mean (map->n, x, NULL);

  for (size_t i = 0; i < map->n; i++)
    for (size_t j = 0; j < map->n; j++)
      d[i][j] = i == j ? 0 : quad_distance (statistic, x, w, centre, i, j);
  sum_matrix (map->n, map->a, s);
  sum_matrix (map->n, d, t);
  mean = s[0] * t[0] / (n * (n - 1));
  *size = s[0] * s[0] * t[1];
  return s[1] * t[1] / (2 * n * (n - 1))
         + (s[2] - 2 * s[1]) * (t[2] - 2 * t[1]) / (4 * n * (n - 1) * (n - 2))
         + (s[0] * s[0] + s[1] - s[2]) * (t[0] * t[0] + t[1] - t[2])
               / (n * (n - 1) * (n - 2) * (n - 3))
         - mean * mean;
}

/* The formulas that peers have, from S0, S1 and S2. */
Test (metric_space, variances_under_normality_are_cliff_and_ord_s)
{
  guint64 state = 19;

  for (size_t n = 3; n < 30; n += 3)
    {
      double x[30], moran, geary;
      g_autoptr (AwrashNeighbours) neighbours = NULL;
      Quad s[3], m = (Quad)n;
      Map map;

      for (size_t i = 0; i < n; i++)
        x[i] = next_uniform (&state);
      draw_map (&map, n, 0.2, 0, 1, &state);
      neighbours = neighbours_of ("directed", "weighted", "error", n, map.n_pairs, map.from, map.to,
                                  map.weights);
      sum_matrix (n, map.a, s);
      moran = (double)((m * m * s[1] - m * s[2] + 3 * s[0] * s[0]) / ((m * m - 1) * s[0] * s[0])
                       - 1 / ((m - 1) * (m - 1)));
      geary
          = (double)(((2 * s[1] + s[2]) * (m - 1) - 4 * s[0] * s[0]) / (2 * (m + 1) * s[0] * s[0]));
      cr_expect (is_near (measure ("moran", neighbours, x, NULL).variance_normality, moran, 1e-12));
      cr_expect (is_near (measure ("geary", neighbours, x, NULL).variance_normality, geary, 1e-12));
    }
}

typedef struct
{
  const char *label;
  double scale;
  double step;
  double outlier;
  double heaviest;
} Hostile;

static const Hostile hostile[] = {
  { "a million among ones", 1, 1, 1e6, 1 },
  { "1e15 among ones", 1, 1, 1e15, 1 },
  { "nearly equal", 1, 1e-10, 1, 1 },
  { "near the overflow limit", 1e307, 1e307, 1e308, 1 },
  { "near the underflow limit", 1e-307, 1e-307, 1e-306, 1 },
  { "1e120 beside 1e-120", 1e-120, 1e-120, 1e120, 1 },
  { "a weight of 1e25", 1, 1, 12, 1e25 },
};

static void
check_hostile (Map *map, const Hostile *row, const double x[], const double w[])
{
  g_autoptr (AwrashNeighbours) neighbours = neighbours_of ("symmetric", "binary", "error", map->n,
                                                           map->n_pairs, map->from, map->to, NULL);
  double scaled[MAX_PLACES];

  for (size_t i = 0; i < map->n; i++)
    scaled[i] = x[i] / row->outlier;
  for (size_t k = 0; k < 4; k++)
    {
      const double *own = k == 3 ? w : NULL;
      AwrashSpatial spatial = measure (statistics[k], neighbours, x, own);
      Quad size, centre = quad_mean (map->n, scaled, NULL);
      Quad unit = quad_unit (map, statistics[k], scaled, own, centre);
      Quad variance = mantel_variance (map, statistics[k], scaled, own, &size);
      double doubt = (double)(unit * unit * size) * 1e-31; /* what quadruple precision cancels */

      cr_expect (fabs (spatial.variance - (double)(unit * unit * variance))
                     <= 1e-12 * spatial.variance + doubt,
                 "%s of %s: %g, %g", statistics[k], row->label, spatial.variance,
                 (double)(unit * unit * variance));
    }
}

Test (metric_space, moments_keep_their_digits_on_hostile_values)
{
  guint64 state = 11;
  double x[40], w[40];
  Map map;

  draw_map (&map, 40, 0.1, 1, 0, &state);
  for (size_t k = 0; k < G_N_ELEMENTS (hostile); k++)
    {
      for (size_t i = 0; i < 40; i++)
        {
          x[i] = hostile[k].scale + hostile[k].step * floor (8 * next_uniform (&state));
          w[i] = 0.1 + next_uniform (&state);
        }
      x[17] = hostile[k].outlier;
      w[5] *= hostile[k].heaviest;
      check_hostile (&map, &hostile[k], x, k % 2 == 0 ? w : NULL);
    }
}

/* ── what is known without reckoning ─────────────────────────────────────────────────────────── */

Test (metric_space, where_every_pair_is_near_chance_changes_nothing)
{
  guint64 state = 2;
  double x[] = { 3, 1, 4, 1, 5, 9, 2, 6 };
  Map map;

  draw_map (&map, 8, 1.0, 1, 0, &state);
  for (size_t k = 0; k < 4; k++)
    {
      g_autoptr (AwrashNeighbours) neighbours
          = neighbours_of ("symmetric", "binary", "error", 8, 28, map.from, map.to, NULL);
      AwrashSpatial spatial = measure (statistics[k], neighbours, x, NULL);

      cr_expect (is_near (spatial.value, spatial.expectation, 1e-14), "%s", statistics[k]);
      cr_expect_eq (spatial.variance, 0.0, "%s: %g", statistics[k], spatial.variance);
      cr_expect (isnan (spatial.z), "%s", statistics[k]);
      cr_expect (k > 1 || spatial.variance_normality == 0.0, "%s", statistics[k]);
    }
}

/* n z'Az / S0 z'z of normal values: its variance from many draws, within five standard errors. */
Test (metric_space, the_variance_under_normality_is_that_of_normal_values, .timeout = 60)
{
  enum
  {
    N = 6,
    DRAWS = 40000
  };
  guint64 state = 23;
  Map map;

  draw_map (&map, N, 0.2, 1, 1, &state);
  for (size_t k = 0; k < 2; k++)
    {
      g_autoptr (AwrashNeighbours) neighbours = neighbours_of (
          "symmetric", "weighted", "error", N, map.n_pairs, map.from, map.to, map.weights);
      double sum = 0, squares = 0, expected = NAN;

      for (int draw = 0; draw < DRAWS; draw++)
        {
          AwrashSpatial spatial;
          double x[N], gap;

          for (size_t i = 0; i < N; i++)
            x[i] = sqrt (-2 * log (1 - next_uniform (&state)))
                   * cos (2 * G_PI * next_uniform (&state));
          spatial = measure (statistics[k], neighbours, x, NULL);
          gap = spatial.value - spatial.expectation;
          expected = spatial.variance_normality;
          sum += gap * gap;
          squares += gap * gap * gap * gap;
        }
      sum /= DRAWS;
      cr_expect (fabs (sum - expected) < 5 * sqrt ((squares / DRAWS - sum * sum) / DRAWS),
                 "%s: %g, expected %g", statistics[k], sum, expected);
    }
}

Test (metric_space, the_order_of_units_and_the_unit_of_values_do_not_show)
{
  guint64 state = 7;
  int64_t from[N_BORDERS], to[N_BORDERS];
  size_t places[N_STATES];
  double x[N_STATES], w[N_STATES], moved[N_STATES], weighed[N_STATES];

  for (size_t i = 0; i < N_STATES; i++)
    {
      places[i] = (i * 13 + 5) % N_STATES;
      x[i] = mexico_1940[i];
      w[i] = 1 + next_uniform (&state);
      moved[places[i]] = x[i] * 0x1p900;
      weighed[places[i]] = w[i] * 3;
    }
  for (size_t k = 0; k < N_BORDERS; k++)
    {
      from[N_BORDERS - 1 - k] = (int64_t)places[mexico_to[k]];
      to[N_BORDERS - 1 - k] = (int64_t)places[mexico_from[k]];
    }
  for (size_t k = 0; k < 4; k++)
    {
      g_autoptr (AwrashNeighbours) here = mexico ("binary");
      g_autoptr (AwrashNeighbours) there
          = neighbours_of ("symmetric", "binary", "error", N_STATES, N_BORDERS, from, to, NULL);
      AwrashSpatial a = measure (statistics[k], here, x, k == 3 ? w : NULL);
      AwrashSpatial b = measure (statistics[k], there, moved, k == 3 ? weighed : NULL);

      cr_expect (is_near (a.value, b.value, 1e-14), "%s", statistics[k]);
      cr_expect (is_near (a.variance, b.variance, 1e-14), "%s", statistics[k]);
      cr_expect (is_near (a.z, b.z, 1e-12), "%s", statistics[k]);
    }
}

Test (metric_space, weights_of_pairs_count_by_their_ratios)
{
  double weights[N_BORDERS], large[N_BORDERS];
  guint64 state = 3;

  for (size_t k = 0; k < N_BORDERS; k++)
    {
      weights[k] = 0.5 + next_uniform (&state);
      large[k] = weights[k] * 0x1p1000;
    }
  for (size_t k = 0; k < 2; k++)
    {
      g_autoptr (AwrashNeighbours) a = neighbours_of ("symmetric", "weighted", "error", N_STATES,
                                                      N_BORDERS, mexico_from, mexico_to, weights);
      g_autoptr (AwrashNeighbours) b = neighbours_of ("symmetric", "weighted", "error", N_STATES,
                                                      N_BORDERS, mexico_from, mexico_to, large);

      cr_expect_eq (measure (statistics[k], a, mexico_1940, NULL).z,
                    measure (statistics[k], b, mexico_1940, NULL).z);
    }
}

/* ── refusals ────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *statistic;
  const char *style;
  double x[3];
  double w; /* of unit 1, 1 for the others; NaN: no weights */
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "mantel",
    "binary",
    { 1, 2, 3 },
    NAN,
    AWRASH_ERROR_NAME,
    "statistic is \"mantel\", expected one of: moran, geary, getis-ord, gini" },
  { "moran",
    "binary",
    { 1, NAN, 3 },
    NAN,
    AWRASH_ERROR_VALUE,
    "x[1] is nan, expected a finite number" },
  { "geary",
    "binary",
    { 1, 2, -INFINITY },
    NAN,
    AWRASH_ERROR_VALUE,
    "x[2] is -inf, expected a finite number" },
  { "getis-ord",
    "binary",
    { 1, -2, 3 },
    NAN,
    AWRASH_ERROR_VALUE,
    "x[1] is -2, expected a finite number ≥ 0 for \"getis-ord\"; \"moran\" takes it" },
  { "gini",
    "binary",
    { -1, 2, 3 },
    NAN,
    AWRASH_ERROR_VALUE,
    "x[0] is -1, expected a finite number ≥ 0 for \"gini\"; \"moran\" takes it" },
  { "moran",
    "binary",
    { 2, 2, 2 },
    NAN,
    AWRASH_ERROR_EMPTY,
    "all values of x are equal, expected two that differ: space shows in differences alone" },
  { "getis-ord",
    "binary",
    { 2, 2, 2 },
    NAN,
    AWRASH_ERROR_EMPTY,
    "all values of x are equal, expected two that differ: space shows in differences alone" },
  { "gini",
    "binary",
    { 2, 2, 2 },
    NAN,
    AWRASH_ERROR_EMPTY,
    "all values of x are equal, expected two that differ: space shows in differences alone" },
  { "getis-ord",
    "binary",
    { 0, 2, 0 },
    NAN,
    AWRASH_ERROR_EMPTY,
    "beside the largest value of x all others are 0 or below 2^-900 of it, expected two that "
    "count: the statistic is made of their products" },
  { "gini",
    "row-standardised",
    { 1, 2, 3 },
    NAN,
    AWRASH_ERROR_NAME,
    "the neighbours have weights, expected the style \"binary\": for the Gini a pair is near or "
    "far" },
  { "gini",
    "binary",
    { 1, 2, 3 },
    0,
    AWRASH_ERROR_VALUE,
    "weights[1] is 0 beside a largest weight of 1, expected at least 2^-200 of it: a unit that "
    "does "
    "not count is left out of the neighbours too" },
  { "moran",
    "binary",
    { 1, 2, 3 },
    1,
    AWRASH_ERROR_NAME,
    "weights are given for the statistic \"moran\", expected none: of these the Gini alone has a "
    "weighted form" },
};

Test (metric_space, each_refusal_has_its_sentence_and_leaves_outputs_alone)
{
  int64_t from[] = { 0, 1 }, to[] = { 1, 2 };

  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *row = &refusals[k];
      double w[] = { 1, row->w, 1 };
      g_autoptr (AwrashNeighbours) neighbours
          = neighbours_of ("symmetric", row->style, "error", 3, 2, from, to, NULL);
      g_autoptr (GError) error = NULL;
      AwrashSpatial spatial = { .value = 4711 };

      cr_assert_not (awrash_metric_space (row->statistic, neighbours, row->x,
                                          isnan (row->w) ? NULL : w, &spatial, &error),
                     "%s", row->message);
      cr_expect_eq (error->code, row->code, "%s", row->message);
      cr_expect_str_eq (error->message, row->message);
      cr_expect_eq (spatial.value, 4711);
    }
}

Test (metric_space, the_record_is_as_large_as_its_numbers)
{
  cr_assert_eq (awrash_metric_space_size (), 5 * sizeof (double));
}
