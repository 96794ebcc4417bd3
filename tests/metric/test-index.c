/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds for every index of the table: it is listed and described, its derivatives are those of
 * its values, and it is blind to what should not count.
 * Source: metric.h. Invariant: every index of the table passes every test here. */

#include "metric/indices.h"

#include <criterion/criterion.h>
#include <string.h>

enum
{
  N = 9
};

/* Distinct values and weights, none at a kink of a share. */
static const double values[N] = { 3.1, 0.7, 12.5, 5.25, 1.9, 8.4, 2.2, 6.6, 0.4 };
static const double weights[N] = { 2, 1, 0.5, 3, 1.25, 0.75, 2.5, 1.1, 0.9 };

static double
total_weight (void)
{
  double total = 0;

  for (int i = 0; i < N; i++)
    total += weights[i];
  return total;
}

/* The derivative by the number at i of a copy of the array, by Richardson's extrapolation. */
static double
differentiate (const char *index, gboolean by_weight, int i)
{
  double x[N], w[N], found[2];
  double *moved = by_weight ? &w[i] : &x[i], step = 1e-3;

  memcpy (x, values, sizeof x);
  memcpy (w, weights, sizeof w);
  for (int k = 0; k < 2; k++, step /= 2)
    {
      double before = *moved, high, low;

      *moved = before + step;
      high = index_of (index, N, x, w);
      *moved = before - step;
      low = index_of (index, N, x, w);
      *moved = before;
      found[k] = (high - low) / (2 * step);
    }
  return (4 * found[1] - found[0]) / 3;
}

static AwrashDistribution *
distribution_of (size_t n, const double x[], const double w[])
{
  AwrashDistribution *distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, n, x, w, NULL);

  cr_assert_not_null (distribution);
  return distribution;
}

/* Indices whose influence function is not that derivative: a factor that is held fixed, a smoothed
 * quantile, none at all. */
static gboolean
is_smoothed (const char *index)
{
  return strcmp (index, "gini:p2") == 0 || strcmp (index, "wolfson") == 0
         || g_str_has_prefix (index, "percentile-ratio")
         || g_str_has_prefix (index, "share-ratio-quantile") || strcmp (index, "min-max") == 0;
}

Test (metric_index, the_influence_function_is_the_derivative_by_the_weights)
{
  g_autoptr (AwrashDistribution) distribution = distribution_of (N, values, weights);
  double influence[N];

  for (size_t k = 0; k < G_N_ELEMENTS (indices); k++)
    {
      double mean = 0, largest = 0;

      if (is_smoothed (indices[k]))
        continue;
      cr_assert (awrash_metric_index_influence (distribution, indices[k], influence, NULL), "%s",
                 indices[k]);
      for (int i = 0; i < N; i++)
        {
          mean += weights[i] * influence[i];
          largest = fmax (largest, fabs (influence[i]));
        }
      cr_assert_float_eq (mean, 0, 1e-13 * (1 + largest), "%s: %g", indices[k], mean);
      for (int i = 0; i < N; i++)
        cr_assert_float_eq (influence[i], total_weight () * differentiate (indices[k], TRUE, i),
                            1e-8 * (1 + largest), "%s at %d: %.12g, %.12g", indices[k], i,
                            influence[i], total_weight () * differentiate (indices[k], TRUE, i));
    }
}

Test (metric_index, the_gradient_is_the_derivative_by_the_values)
{
  g_autoptr (AwrashDistribution) distribution = distribution_of (N, values, weights);
  double gradient[N];

  for (size_t k = 0; k < G_N_ELEMENTS (indices); k++)
    {
      cr_assert (awrash_metric_index_gradient (distribution, indices[k], gradient, NULL), "%s",
                 indices[k]);
      for (int i = 0; i < N; i++)
        cr_assert_float_eq (gradient[i], differentiate (indices[k], FALSE, i),
                            1e-8 * (1 + fabs (gradient[i])), "%s at %d: %.12g, %.12g", indices[k],
                            i, gradient[i], differentiate (indices[k], FALSE, i));
    }
}

Test (metric_index, no_index_is_left_out_here_and_each_has_a_convention)
{
  for (size_t k = 0; k < awrash_metric_index_get_n (); k++)
    {
      const char *name = awrash_metric_index_get_name (k);
      gboolean is_found = FALSE;

      for (size_t i = 0; i < G_N_ELEMENTS (indices); i++)
        {
          const char *capital = strpbrk (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
          size_t length = capital != NULL ? (size_t)(capital - name) : strlen (name) + 1;

          is_found = is_found || strncmp (name, indices[i], length) == 0;
        }
      cr_assert (is_found, "%s", name);
      cr_assert_gt (strlen (awrash_metric_index_get_convention (k)), 4, "%s", name);
    }
  cr_assert_null (awrash_metric_index_get_name (awrash_metric_index_get_n ()));
  cr_assert_null (awrash_metric_index_get_convention (awrash_metric_index_get_n ()));
}

Test (metric_index, many_at_once_are_each_alone)
{
  g_autoptr (AwrashDistribution) distribution = distribution_of (N, values, weights);
  double together[G_N_ELEMENTS (indices)];

  cr_assert (
      awrash_metric_index_values (distribution, G_N_ELEMENTS (indices), indices, together, NULL));
  for (size_t k = 0; k < G_N_ELEMENTS (indices); k++)
    cr_assert_eq (together[k], index_of (indices[k], N, values, weights), "%s", indices[k]);
  cr_assert (awrash_metric_index_values (distribution, 0, NULL, NULL, NULL));
}
