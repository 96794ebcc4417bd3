/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Laws that indices keep: what should not count does not, equality is the least, a transfer to the
 * poorer never raises inequality, and influence functions are what a jackknife finds.
 * Source: metric.h; Dalton (1920); Miller (1974) for the jackknife. Invariant: every index of the
 * table is in every law, or in a list of exceptions that says why. */

#include "metric/batteries.h"
#include "metric/indices.h"

#include <criterion/criterion.h>
#include <string.h>

static gboolean
begins_with_any (const char *index, const char *const beginnings[])
{
  for (size_t k = 0; beginnings[k] != NULL; k++)
    if (g_str_has_prefix (index, beginnings[k]))
      return TRUE;
  return FALSE;
}

/* In the unit of the values. */
static gboolean
is_absolute (const char *index)
{
  static const char *const absolute[] = { "gini:absolute",      "atkinson-ede",    "kolm", "sd",
                                          "generalized-lorenz", "absolute-lorenz", NULL };

  return begins_with_any (index, absolute);
}

/* They know the number of rows: corrections, and rows as holders of sizes. */
static gboolean
counts_rows (const char *index)
{
  static const char *const counting[] = { "gini:n", "gini:p2", "hhi", "rosenbluth", NULL };

  return begins_with_any (index, counting);
}

Test (metric_index_forms, order_replication_and_weights_scaled_change_nothing)
{
  guint64 state = 31;
  Battery battery;
  double x[2 * N], w[2 * N], thousandth[N];

  battery_fill (&battery, 15, &state); /* many ties and zeros */
  for (size_t i = 0; i < N; i++)
    {
      battery.x[i] += 1;
      thousandth[i] = battery.w[i] * 0x1p-10;
    }
  for (size_t i = 0; i < N; i++)
    {
      x[i] = x[2 * N - 1 - i] = battery.x[N - 1 - i];
      w[i] = w[2 * N - 1 - i] = battery.w[N - 1 - i];
    }
  for (size_t k = 0; k < G_N_ELEMENTS (indices); k++)
    {
      double value = index_of (indices[k], N, battery.x, battery.w);

      cr_assert_not (isnan (value), "%s", indices[k]);
      cr_assert (is_near (index_of (indices[k], N, x, w), value, 1e-15), "%s: order", indices[k]);
      cr_assert_eq (index_of (indices[k], N, battery.x, thousandth), value, "%s: weights",
                    indices[k]);
      cr_assert (counts_rows (indices[k])
                     || is_near (index_of (indices[k], 2 * N, x, w), value, 1e-13),
                 "%s: replication", indices[k]);
    }
}

Test (metric_index_forms, scale_changes_relative_indices_not_at_all_and_absolute_ones_alike)
{
  guint64 state = 32;
  Battery battery;
  double scaled[N];

  battery_fill (&battery, 0, &state);
  for (size_t i = 0; i < N; i++)
    scaled[i] = battery.x[i] * 0x1p40;
  for (size_t k = 0; k < G_N_ELEMENTS (indices); k++)
    {
      double value = index_of (indices[k], N, battery.x, battery.w);
      double after = index_of (indices[k], N, scaled, battery.w);

      if (g_str_has_prefix (indices[k], "kolm") && strcmp (indices[k], "kolm:0") != 0
          && strcmp (indices[k], "kolm-ede:0") != 0)
        continue; /* κ has a unit */
      cr_assert_eq (after, is_absolute (indices[k]) ? value * 0x1p40 : value, "%s", indices[k]);
    }
}

/* What an index is where all values are v; NaN: it has no value of its own there. */
static double
at_equality (const char *index, double v, double n)
{
  if (g_str_has_prefix (index, "atkinson-ede") || g_str_has_prefix (index, "kolm-ede"))
    return v;
  if (strcmp (index, "hhi") == 0 || strcmp (index, "rosenbluth") == 0)
    return 1 / n;
  if (strcmp (index, "lorenz:0.3") == 0)
    return 0.3;
  if (strcmp (index, "generalized-lorenz:0.55") == 0)
    return 0.55 * v;
  if (strcmp (index, "palma") == 0)
    return 0.25;
  if (strcmp (index, "jain") == 0 || strcmp (index, "min-max") == 0
      || g_str_has_prefix (index, "percentile-ratio") || strcmp (index, "share-ratio:0.2,0.2") == 0)
    return 1;
  return g_str_has_prefix (index, "share-ratio") ? NAN : 0;
}

Test (metric_index_forms, equal_values_are_equal_to_the_last_bit)
{
  double x[] = { 0.1, 0.1, 0.1, 0.1 }, w[] = { 0.1, 0.7, 1.3, 0.3 };

  for (size_t k = 0; k < G_N_ELEMENTS (indices); k++)
    {
      double expected = at_equality (indices[k], 0.1, 4);

      if (!isnan (expected))
        cr_assert (is_near (index_of (indices[k], 4, x, NULL), expected, 1e-15), "%s: %g",
                   indices[k], index_of (indices[k], 4, x, NULL));
      if (expected == 0 && !counts_rows (indices[k]))
        cr_assert_eq (index_of (indices[k], 4, x, w), 0, "%s", indices[k]);
    }
}

/* More is more equal. */
static gboolean
rises_with_equality (const char *index)
{
  static const char *const rising[]
      = { "atkinson-ede",       "kolm-ede:0",      "jain", "min-max", "kolm:-", "lorenz:",
          "generalized-lorenz", "absolute-lorenz", NULL };

  return begins_with_any (index, rising);
}

Test (metric_index_forms, a_transfer_to_the_poorer_never_raises_inequality)
{
  guint64 state = 99;

  for (int turn = 0; turn < 200; turn++)
    {
      double x[12], after[12];
      size_t poor = (size_t)(12 * next_uniform (&state));
      size_t rich = (size_t)(12 * next_uniform (&state));

      for (size_t i = 0; i < 12; i++)
        after[i] = x[i] = 0.01 + next_uniform (&state);
      if (x[poor] >= x[rich])
        continue;
      after[poor] += 0.4 * (x[rich] - x[poor]);
      after[rich] -= 0.4 * (x[rich] - x[poor]);
      for (size_t k = 0; k < G_N_ELEMENTS (indices); k++)
        {
          double sign = rises_with_equality (indices[k]) ? -1 : 1;
          double before = sign * index_of (indices[k], 12, x, NULL);
          double now = sign * index_of (indices[k], 12, after, NULL);

          if (g_str_has_prefix (indices[k], "percentile")
              || strcmp (indices[k], "kolm-ede:-0.5") == 0
              || g_str_has_prefix (indices[k], "share-ratio-quantile")
              || strcmp (indices[k], "wolfson") == 0)
            continue; /* quantiles and a middle class keep no such law; the equivalent of a bad
                         falls with equality */
          cr_assert (now <= before + 1e-14 * fabs (before), "%s: %.17g, %.17g", indices[k], before,
                     now);
        }
    }
}

/* The curves are straight between the breakpoints that awrash_metric_lorenz() gives. */
Test (metric_index_forms, points_of_the_curves_are_where_the_curves_are)
{
  double x[] = { 3, 1, 4, 1.5, 9 }, p[6], share[6], w[] = { 2, 1, 4, 3, 1 }, absolute[6];
  double mean = index_of ("generalized-lorenz:1", 5, x, w), value = NAN;

  cr_assert (awrash_metric_lorenz (5, x, w, p, share, NULL, NULL));
  cr_assert (awrash_metric_lorenz_absolute (5, x, w, p, absolute, NULL));
  cr_expect (is_near (mean, (6 + 1 + 16 + 4.5 + 9) / 11, 1e-15));
  for (int i = 1; i < 10; i++)
    {
      double at = i / 10.0;
      g_autofree char *lorenz = g_strdup_printf ("lorenz:0.%d", i);
      g_autofree char *generalized = g_strconcat ("generalized-", lorenz, NULL);
      g_autofree char *own = g_strconcat ("absolute-", lorenz, NULL);
      int k = 1;

      while (p[k] < at)
        k++;
      value = share[k - 1] + (share[k] - share[k - 1]) * (at - p[k - 1]) / (p[k] - p[k - 1]);
      cr_expect (is_near (index_of (lorenz, 5, x, w), value, 1e-14), "%s", lorenz);
      cr_expect (is_near (index_of (generalized, 5, x, w), value * mean, 1e-14));
      cr_expect (is_near (index_of (own, 5, x, w), (value - at) * mean, 1e-13));
    }
  cr_expect (isnan (index_of ("lorenz:1.5", 5, x, w)));
  cr_expect_eq (index_of ("absolute-lorenz:1", 5, x, w), 0);
  cr_expect (awrash_metric_wolfson (5, x, w, &value, NULL));
  cr_expect_eq (index_of ("wolfson", 5, x, w), value);
}

Test (metric_index_forms, the_identities_hold)
{
  double x[] = { 3, 1, 4, 1.5, 9 }, w[] = { 2, 1, 4, 3, 1 };
  double mld = index_of ("mld", 5, x, w), cv = index_of ("cv", 5, x, w);
  double inverse = index_of ("entropy:-1", 5, x, w);

  cr_assert (is_near (index_of ("atkinson:1", 5, x, w), 1 - exp (-mld), 1e-14));
  cr_assert (is_near (index_of ("atkinson:2", 5, x, w), 1 - 1 / (1 + 2 * inverse), 1e-14));
  cr_assert (is_near (index_of ("jain", 5, x, w), 1 / (1 + cv * cv), 1e-15));
  cr_assert (is_near (index_of ("entropy:2", 5, x, w), cv * cv / 2, 1e-15));
  cr_assert (is_near (index_of ("hhi", 5, x, NULL) * 5, 1 / index_of ("jain", 5, x, NULL), 1e-15));
  cr_assert (is_near (index_of ("rosenbluth", 5, x, NULL),
                      1 / (5 * (1 - index_of ("gini", 5, x, NULL))), 1e-15));
  cr_assert (
      is_near (index_of ("j-divergence", 5, x, w), mld + index_of ("theil", 5, x, w), 1e-15));
}

/* ── the jackknife ──────────────────────────────────────────────────────────────────────────── */

/* (n - 1)/n Σ (I_(-i) - mean)². */
static double
jackknife (const char *index, size_t n, const double x[], const double w[])
{
  g_autofree double *left = g_new (double, n), *weights = g_new (double, n);
  double mean = 0, sum = 0;

  memcpy (weights, w, n * sizeof *w);
  for (size_t i = 0; i < n; i++)
    {
      weights[i] = 0;
      left[i] = index_of (index, n, x, weights);
      weights[i] = w[i];
      mean += left[i] / (double)n;
    }
  for (size_t i = 0; i < n; i++)
    sum += (left[i] - mean) * (left[i] - mean);
  return sum * ((double)n - 1) / (double)n;
}

/* Σ (p ψ)². */
static double
linearized (const char *index, size_t n, const double x[], const double w[])
{
  g_autoptr (AwrashDistribution) distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, n, x, w, NULL);
  g_autofree double *influence = g_new (double, n);
  double total = 0, sum = 0;

  cr_assert (awrash_metric_index_influence (distribution, index, influence, NULL), "%s", index);
  for (size_t i = 0; i < n; i++)
    total += w[i];
  for (size_t i = 0; i < n; i++)
    sum += (w[i] / total * influence[i]) * (w[i] / total * influence[i]);
  return sum;
}

Test (metric_index_forms, the_jackknife_finds_the_variance_of_the_influence_function)
{
  /* no function of a distribution, or of a quantile, where the jackknife itself fails, or of so few
   * values that 400 are not many */
  static const char *const exceptions[]
      = { "hhi",         "rosenbluth", "min-max", "percentile-ratio", "share-ratio-quantile",
          "atkinson:30", "wolfson",    NULL };
  size_t n = 400;
  g_autofree double *x = g_new (double, n), *w = g_new (double, n);
  guint64 state = 17;

  for (size_t i = 0; i < n; i++)
    {
      x[i] = exp (next_uniform (&state) + next_uniform (&state));
      w[i] = 0.5 + next_uniform (&state);
    }
  for (size_t k = 0; k < G_N_ELEMENTS (indices); k++)
    {
      double found = 0, expected = 0;

      if (begins_with_any (indices[k], exceptions))
        continue;
      found = linearized (indices[k], n, x, w);
      expected = jackknife (indices[k], n, x, w);
      cr_assert (is_near (found, expected, 0.03) || found < 1e-30, "%s: %g, %g", indices[k], found,
                 expected);
    }
}

Test (metric_index_forms, what_has_a_quantile_in_it_varies_as_many_samples_of_them_do)
{
  static const char *const ratios[]
      = { "percentile-ratio:0.9,0.1", "share-ratio-quantile:0.2,0.2", "wolfson" };
  enum
  {
    SAMPLES = 600,
    SIZE = 500
  };
  double w[SIZE], x[SIZE], mean[3] = { 0 }, square[3] = { 0 }, expected[3] = { 0 };
  guint64 state = 23;

  for (int sample = 0; sample < SAMPLES; sample++)
    {
      for (int i = 0; i < SIZE; i++)
        {
          w[i] = 1;
          x[i] = exp (next_uniform (&state) + next_uniform (&state));
        }
      for (int k = 0; k < 3; k++)
        {
          double value = index_of (ratios[k], SIZE, x, w);

          mean[k] += value / SAMPLES;
          square[k] += value * value / SAMPLES;
          expected[k] += linearized (ratios[k], SIZE, x, w) / SAMPLES;
        }
    }
  for (int k = 0; k < 3; k++)
    cr_assert (is_near (expected[k], square[k] - mean[k] * mean[k], 0.25), "%s: %g, %g", ratios[k],
               expected[k], square[k] - mean[k] * mean[k]);
}
