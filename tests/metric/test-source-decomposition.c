/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Gini by sources: sums, identities, and the definition written out.
 * Source: metric-parts.h. Invariant: contributions sum to the Gini, elasticities to 0. */

#include "metric/decompositions.h"

enum
{
  ROWS = 30,
  SOURCES = 4
};

static void
fill (double values[SOURCES * ROWS], double weights[ROWS], guint64 *state)
{
  for (size_t i = 0; i < SOURCES * ROWS; i++)
    values[i] = floor (6 * next_uniform (state)); /* many ties */
  for (size_t i = 0; i < ROWS; i++)
    weights[i] = floor (4 * next_uniform (state)) + (i == 0);
  values[0] = 1;
}

static AwrashParts *
decompose (const double values[], const double weights[])
{
  g_autoptr (AwrashSources) sources
      = awrash_metric_sources_new (ROWS, SOURCES, values, weights, NULL);

  cr_assert_not_null (sources);
  return awrash_metric_source_decomposition (sources, NULL);
}

static double
gini_of (const double x[], const double w[])
{
  double gini = NAN;

  cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, ROWS, x, w, &gini, NULL));
  return gini;
}

Test (metric_source_decomposition, contributions_sum_to_the_gini_and_shares_to_one)
{
  guint64 state = 23;
  double values[SOURCES * ROWS], weights[ROWS], totals[ROWS];

  for (int turn = 0; turn < 100; turn++)
    {
      g_autoptr (AwrashParts) parts = NULL;
      double elasticity = 0;

      fill (values, weights, &state);
      parts = decompose (values, weights);
      for (size_t i = 0; i < ROWS; i++)
        for (size_t k = 0; k < SOURCES; k++)
          totals[i] = (k == 0 ? 0 : totals[i]) + values[k * ROWS + i];
      cr_assert (is_near (term_of (parts, "total"), gini_of (totals, weights), 1e-14));
      cr_assert (is_near (sum_of (parts, "source", "contribution", SOURCES),
                          term_of (parts, "total"), 1e-13));
      cr_assert (is_near (sum_of (parts, "source", "value-share", SOURCES), 1, 1e-14));
      cr_assert (is_near (sum_of (parts, "source", "shorrocks-share", SOURCES), 1, 1e-13));
      elasticity = sum_of (parts, "source", "elasticity", SOURCES);
      cr_assert_float_eq (elasticity, 0, 1e-14);
      for (size_t k = 0; k < SOURCES; k++)
        {
          cr_assert (is_near (part_of (parts, "source", "gini", k),
                              gini_of (values + k * ROWS, weights), 1e-14));
          cr_assert_leq (fabs (part_of (parts, "source", "correlation", k)), 1 + 1e-14);
          cr_assert (is_near (part_of (parts, "source", "value-share", k)
                                  * part_of (parts, "source", "correlation", k)
                                  * part_of (parts, "source", "gini", k),
                              part_of (parts, "source", "contribution", k), 1e-14));
        }
    }
}

Test (metric_source_decomposition, an_elasticity_is_a_derivative)
{
  guint64 state = 31;
  double values[SOURCES * ROWS], weights[ROWS], h = 1e-6;
  g_autoptr (AwrashParts) parts = NULL;

  fill (values, weights, &state);
  for (size_t i = 0; i < SOURCES * ROWS; i++)
    values[i] += next_uniform (&state); /* no ties, where G is smooth */
  parts = decompose (values, weights);
  for (size_t k = 0; k < SOURCES; k++)
    {
      double totals[2][ROWS], derivative = 0;

      for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < ROWS; i++)
          {
            totals[side][i] = 0;
            for (size_t j = 0; j < SOURCES; j++)
              totals[side][i] += values[j * ROWS + i] * (j == k ? 1 + (side == 0 ? -h : h) : 1.0);
          }
      derivative = (gini_of (totals[1], weights) - gini_of (totals[0], weights)) / (2 * h)
                   / term_of (parts, "total");
      cr_assert_float_eq (part_of (parts, "source", "elasticity", k), derivative, 1e-8);
    }
}

Test (metric_source_decomposition, one_source_is_the_whole)
{
  double values[] = { 1, 3, 2, 6 };
  g_autoptr (AwrashSources) sources = awrash_metric_sources_new (4, 1, values, NULL, NULL);
  g_autoptr (AwrashParts) parts = awrash_metric_source_decomposition (sources, NULL);

  cr_assert (is_near (part_of (parts, "source", "correlation", 0), 1, 1e-15));
  cr_assert (is_near (part_of (parts, "source", "relative", 0), 1, 1e-15));
  cr_assert_float_eq (part_of (parts, "source", "elasticity", 0), 0, 1e-15);
  cr_assert (is_near (term_of (parts, "squared-cv"), 3.5 / 9, 1e-15));
}

Test (metric_source_decomposition, a_source_of_which_nobody_has_anything_has_no_gini)
{
  double values[] = { 1, 3, 0, 0, 2, 2 };
  g_autoptr (AwrashSources) sources = awrash_metric_sources_new (2, 3, values, NULL, NULL);
  g_autoptr (AwrashParts) parts = awrash_metric_source_decomposition (sources, NULL);

  cr_assert_eq (part_of (parts, "source", "contribution", 1), 0.0);
  cr_assert_eq (part_of (parts, "source", "elasticity", 1), 0.0);
  cr_assert (isnan (part_of (parts, "source", "gini", 1)));
  /* the same for all: no correlation to speak of, and inequality falls as it grows */
  cr_assert_eq (part_of (parts, "source", "contribution", 2), 0.0);
  cr_assert (is_near (part_of (parts, "source", "elasticity", 2), -0.5, 1e-15));
}

Test (metric_source_decomposition, the_order_of_rows_does_not_show_under_ties_of_the_total)
{
  double values[] = { 1, 3, 2, 3, 1, 2 }, turned[] = { 3, 1, 2, 1, 3, 2 };
  g_autoptr (AwrashSources) one = awrash_metric_sources_new (3, 2, values, NULL, NULL);
  g_autoptr (AwrashSources) two = awrash_metric_sources_new (3, 2, turned, NULL, NULL);
  g_autoptr (AwrashParts) first = awrash_metric_source_decomposition (one, NULL);
  g_autoptr (AwrashParts) second = awrash_metric_source_decomposition (two, NULL);

  cr_assert_eq (part_of (first, "source", "concentration", 0), 0.0);
  cr_assert_eq (part_of (second, "source", "concentration", 0), 0.0);
}

/* Twice the covariance of a source over its mean with its ranks in the order of the total. */
static Quad
quad_concentration (const double y[], const double totals[], const double w[])
{
  Quad mean = quad_mean (N, y, w), total = quad_total (N, w), sum = 0;

  for (size_t i = 0; i < N; i++)
    {
      Quad rank = 0;

      for (size_t j = 0; j < N; j++)
        rank += totals[j] < totals[i] ? 2 * (Quad)w[j] : totals[j] > totals[i] ? 0 : (Quad)w[j];
      sum += (Quad)w[i] * ((Quad)y[i] - mean) / mean * (rank / total - 1);
    }
  return sum / total;
}

Test (metric_source_decomposition, every_column_is_right_on_hostile_values)
{
  /* of values that span less than what doubles hold beside one another in a total */
  static const size_t kinds[] = { 0, 1, 3, 4, 5, 6, 9, 10, 13, 15 };
  guint64 state = 5;
  Battery battery;

  for (size_t k = 0, kind = 0; kind < N_BATTERIES; kind++)
    {
      double two[2 * N], totals[N], gini = 0;
      g_autoptr (AwrashSources) sources = NULL;
      g_autoptr (AwrashParts) parts = NULL;

      battery_fill (&battery, kind, &state);
      if (k == G_N_ELEMENTS (kinds) || kinds[k] != kind)
        continue;
      k++;
      for (size_t i = 0; i < N; i++)
        {
          two[i] = battery.x[i];
          two[N + i] = battery.x[(i * 7 + 3) % N] / 3;
          totals[i] = (double)((Quad)two[i] + (Quad)two[N + i]);
        }
      sources = awrash_metric_sources_new (N, 2, two, battery.w, NULL);
      parts = awrash_metric_source_decomposition (sources, NULL);
      gini = (double)quad_gini (N, totals, battery.w);
      for (size_t source = 0; source < 2; source++)
        {
          Quad share
              = quad_mean (N, two + source * N, battery.w) / quad_mean (N, totals, battery.w);
          Quad concentration = quad_concentration (two + source * N, totals, battery.w);

          cr_assert (is_close (part_of (parts, "source", "value-share", source), share, 1e-12),
                     "%s", battery.label);
          cr_assert_float_eq (part_of (parts, "source", "contribution", source),
                              (double)(share * concentration), 1e-12 * gini, "%s", battery.label);
          cr_assert_float_eq (part_of (parts, "source", "elasticity", source),
                              (double)(share * (concentration / gini - 1)), 1e-12, "%s",
                              battery.label);
        }
      /* totals are rounded, sources are not */
      cr_assert_float_eq (sum_of (parts, "source", "contribution", 2), gini, 1e-12 * gini + 0x1p-52,
                          "%s", battery.label);
    }
}
