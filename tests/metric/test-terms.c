/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Accuracy of the indices on hostile numbers, against their definitions in quadruple precision.
 * Source: metric.h. Invariant: relative error 1e-12. */

#include "metric/batteries.h"
#include "metric/definitions.h"
#include "metric/indices.h"

#include <criterion/criterion.h>

enum
{
  COPIES = 600
};

static gboolean
counts_rows (const char *index)
{
  static const char *const counting[] = { "gini:n", "gini:p2", "hhi", "hhi:n", "rosenbluth", NULL };

  return g_strv_contains (counting, index);
}

static void
check_rows (const Battery *battery, const double w[])
{
  QuadRows rows = quad_rows (N, battery->x, w);

  for (size_t k = 0; k < G_N_ELEMENTS (definitions); k++)
    {
      double truth = (double)definitions[k].definition (&rows, definitions[k].parameter);
      double value = index_of (definitions[k].index, N, battery->x, w);

      cr_expect (is_near (value, truth, 1e-12), "%s: %s: %.17g, expected %.17g, off by %.2g",
                 definitions[k].index, battery->label, value, truth, value / truth - 1);
    }
}

Test (metric_terms, hostile_numbers_cost_no_digit_against_quadruple_precision)
{
  guint64 state = 20260401;
  Battery battery;

  for (size_t kind = 0; kind < N_BATTERIES; kind++)
    for (int turn = 0; turn < 3; turn++)
      {
        battery_fill (&battery, kind, &state);
        check_rows (&battery, battery.w);
        check_rows (&battery, NULL);
      }
}

/* Copies of every row, so many that they are sorted by buckets, change no index but those that
 * count rows. */
Test (metric_terms, many_copies_cost_no_digit_against_quadruple_precision)
{
  const size_t n = COPIES * N;
  g_autofree double *x = g_new (double, n), *w = g_new (double, n);
  guint64 state = 20261126;
  Battery battery;

  for (size_t kind = 0; kind < N_BATTERIES; kind++)
    {
      QuadRows rows;
      g_autoptr (AwrashDistribution) distribution = NULL;

      battery_fill (&battery, kind, &state);
      rows = quad_rows (N, battery.x, battery.w);
      for (size_t i = 0; i < n; i++)
        {
          x[i] = battery.x[i % N];
          w[i] = battery.w[i % N];
        }
      distribution = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, n, x, w, NULL);
      for (size_t k = 0; k < G_N_ELEMENTS (definitions); k++)
        {
          double truth = (double)definitions[k].definition (&rows, definitions[k].parameter);
          double value = NAN;

          if (counts_rows (definitions[k].index))
            continue;
          awrash_metric_index (distribution, definitions[k].index, &value, NULL);
          cr_expect (is_near (value, truth, 1e-12), "%s: %s: %.17g, expected %.17g, off by %.2g",
                     definitions[k].index, battery.label, value, truth, value / truth - 1);
        }
    }
}

Test (metric_terms, sizes_that_are_nearly_equal_keep_the_digits_of_their_concentration)
{
  guint64 state = 8;
  double x[N], w[N];
  QuadRows rows;

  for (size_t i = 0; i < N; i++)
    {
      w[i] = 0.3 + next_uniform (&state);
      x[i] = (1 + 1e-7 * next_uniform (&state)) / w[i];
    }
  rows = quad_rows (N, x, w);
  cr_assert (
      is_near (index_of ("hhi:n", N, x, w), (double)quad_herfindahl_excess (&rows, 0), 1e-12));
}

Test (metric_terms, an_equivalent_that_is_nearly_nothing_keeps_its_digits)
{
  double x[] = { 0, 1 }, w[] = { 1, 1e-20 };

  cr_assert (is_near (index_of ("atkinson-ede:0.5", 2, x, w), 1e-40, 1e-13)); /* (Σ p √x)² */
}
