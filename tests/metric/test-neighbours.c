/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Neighbours from pairs: each refusal with its sentence, each style and sense by what a statistic
 * makes of it. Source: metric-space.h. Invariant: NULL where an error is set. */

#include "metric/places.h"

typedef struct
{
  const char *sense;
  const char *style;
  const char *islands;
  size_t n;
  size_t n_pairs;
  int64_t from[3];
  int64_t to[3];
  double weights[3]; /* all 0: none */
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "both",
    "binary",
    "error",
    3,
    2,
    { 0, 1 },
    { 1, 2 },
    { 0 },
    AWRASH_ERROR_NAME,
    "sense is \"both\", expected one of: symmetric, directed" },
  { "symmetric",
    "queen",
    "error",
    3,
    2,
    { 0, 1 },
    { 1, 2 },
    { 0 },
    AWRASH_ERROR_NAME,
    "style is \"queen\", expected one of: binary, weighted, row-standardised" },
  { "symmetric",
    "binary",
    "drop",
    3,
    2,
    { 0, 1 },
    { 1, 2 },
    { 0 },
    AWRASH_ERROR_NAME,
    "islands is \"drop\", expected one of: error, zero" },
  { "symmetric",
    "binary",
    "error",
    3,
    0,
    { 0 },
    { 0 },
    { 0 },
    AWRASH_ERROR_EMPTY,
    "3 units and 0 pairs are given, expected at least 2 units and 1 pair" },
  { "symmetric",
    "binary",
    "error",
    1,
    1,
    { 0 },
    { 0 },
    { 0 },
    AWRASH_ERROR_EMPTY,
    "1 units and 1 pairs are given, expected at least 2 units and 1 pair" },
  { "symmetric",
    "binary",
    "error",
    3,
    2,
    { 0, -1 },
    { 1, 2 },
    { 0 },
    AWRASH_ERROR_VALUE,
    "from[1] is -1, expected an index from 0 to 2" },
  { "symmetric",
    "binary",
    "error",
    3,
    2,
    { 0, 1 },
    { 3, 2 },
    { 0 },
    AWRASH_ERROR_VALUE,
    "to[0] is 3, expected an index from 0 to 2" },
  { "symmetric",
    "binary",
    "error",
    3,
    2,
    { 0, 1 },
    { 1, 1 },
    { 0 },
    AWRASH_ERROR_VALUE,
    "pair 1 joins unit 1 to itself, expected two units" },
  { "symmetric",
    "binary",
    "error",
    3,
    3,
    { 0, 1, 1 },
    { 1, 2, 0 },
    { 0 },
    AWRASH_ERROR_DUPLICATE,
    "pair 2 joins units 1 and 0 as pair 0 does, expected each pair once" },
  { "directed",
    "binary",
    "error",
    3,
    3,
    { 0, 1, 0 },
    { 1, 2, 1 },
    { 0 },
    AWRASH_ERROR_DUPLICATE,
    "pair 2 joins units 0 and 1 as pair 0 does, expected each pair once" },
  { "symmetric",
    "binary",
    "error",
    3,
    1,
    { 0 },
    { 1 },
    { 0 },
    AWRASH_ERROR_EMPTY,
    "unit 2 has no neighbour, expected at least one; islands = \"zero\" gives it a lag of 0" },
  { "directed",
    "binary",
    "error",
    3,
    2,
    { 0, 1 },
    { 1, 2 },
    { 0 },
    AWRASH_ERROR_EMPTY,
    "unit 2 has no neighbour, expected at least one; islands = \"zero\" gives it a lag of 0" },
  { "symmetric",
    "binary",
    "error",
    3,
    2,
    { 0, 1 },
    { 1, 2 },
    { 1, 1 },
    AWRASH_ERROR_NAME,
    "weights are given for neighbours of the style \"binary\", expected none, or the style "
    "\"weighted\" or \"row-standardised\"" },
  { "symmetric",
    "weighted",
    "error",
    3,
    2,
    { 0, 1 },
    { 1, 2 },
    { 1, -2 },
    AWRASH_ERROR_VALUE,
    "weights[1] is -2, expected a finite number ≥ 0" },
  { "symmetric",
    "weighted",
    "error",
    3,
    2,
    { 0, 1 },
    { 1, 2 },
    { 1, 1e-300 },
    AWRASH_ERROR_VALUE,
    "weights[1] is 1e-300 beside a largest weight of 1, expected 0 or at least 2^-900 of the "
    "largest" },
};

Test (metric_neighbours, each_refusal_has_its_sentence)
{
  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *row = &refusals[k];
      g_autoptr (GError) error = NULL;
      AwrashNeighbours *neighbours = awrash_metric_neighbours_new (
          row->sense, row->style, row->islands, row->n, row->n_pairs, row->from, row->to,
          row->weights[0] > 0 ? row->weights : NULL, &error);

      cr_assert_null (neighbours, "%s", row->message);
      cr_expect_eq (error->code, row->code, "%s", row->message);
      cr_expect_str_eq (error->message, row->message);
    }
}

Test (metric_neighbours, weights_that_are_all_zero_are_refused)
{
  int64_t from[] = { 0 }, to[] = { 1 };
  double weights[] = { 0 };
  g_autoptr (GError) error = NULL;

  cr_assert_null (awrash_metric_neighbours_new ("symmetric", "weighted", "zero", 2, 1, from, to,
                                                weights, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
}

static double
moran (const AwrashNeighbours *neighbours, const double x[])
{
  AwrashSpatial spatial = { 0 };

  cr_assert (awrash_metric_space ("moran", neighbours, x, NULL, &spatial, NULL));
  return spatial.value;
}

Test (metric_neighbours, islands_are_counted_and_stay_among_the_units)
{
  int64_t from[] = { 0 }, to[] = { 1 };
  double x[] = { 1, 3, 5 };
  g_autoptr (AwrashNeighbours) neighbours
      = neighbours_of ("symmetric", "row-standardised", "zero", 3, 1, from, to, NULL);

  cr_assert_eq (awrash_metric_neighbours_get_n (neighbours), 3);
  cr_assert_eq (awrash_metric_neighbours_get_n_islands (neighbours), 1);
  cr_assert_eq (moran (neighbours, x), 0.0); /* z_1 = -2 beside z_2 = 0 */
}

Test (metric_neighbours, a_pair_of_weight_zero_joins_nobody)
{
  int64_t from[] = { 0, 1 }, to[] = { 1, 2 };
  double weights[] = { 2, 0 };
  g_autoptr (AwrashNeighbours) neighbours
      = neighbours_of ("symmetric", "weighted", "zero", 3, 2, from, to, weights);

  cr_assert_eq (awrash_metric_neighbours_get_n_islands (neighbours), 1);
}

/* x = 1, 2, 6: z = -2, -1, 3; Σ z² = 14. */
Test (metric_neighbours, sense_and_style_are_what_their_names_say)
{
  int64_t from[] = { 0, 0 }, to[] = { 1, 2 }, around[] = { 1, 2, 0 }, about[] = { 0, 1, 2 };
  double x[] = { 1, 2, 6 }, weights[] = { 1, 3 };
  g_autoptr (AwrashNeighbours) binary
      = neighbours_of ("symmetric", "binary", "error", 3, 2, from, to, NULL);
  g_autoptr (AwrashNeighbours) weighted
      = neighbours_of ("symmetric", "weighted", "error", 3, 2, from, to, weights);
  g_autoptr (AwrashNeighbours) rows
      = neighbours_of ("symmetric", "row-standardised", "error", 3, 2, from, to, weights);
  g_autoptr (AwrashNeighbours) ring
      = neighbours_of ("directed", "binary", "error", 3, 3, about, around, NULL);

  cr_expect (is_near (moran (binary, x), 3.0 / 4 / 14 * 2 * (2 - 6), 1e-15));
  cr_expect (is_near (moran (weighted, x), 3.0 / 8 / 14 * 2 * (2 - 18), 1e-15));
  cr_expect (is_near (moran (rows, x), 3.0 / 3 / 14 * (-2 * (-1 + 9) / 4.0 + 2 - 6), 1e-15));
  cr_expect (is_near (moran (ring, x), 3.0 / 3 / 14 * (2 - 3 - 6), 1e-15));
}

Test (metric_neighbours, nothing_is_freed_of_nothing) { awrash_metric_neighbours_free (NULL); }
