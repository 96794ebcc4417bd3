/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sketches: the Gini of all rows lies within the bounds, which are attained and tight.
 * Source: metric.h. Invariant: what is refused adds nothing. */

#include "metric/batteries.h"

#include <criterion/criterion.h>

/* Rounding of sums aside. */
static const double slack = 1e-14;

static double
gini_of (size_t n, const double x[], const double w[])
{
  double value = NAN;

  cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, n, x, w, &value, NULL));
  return value;
}

Test (metric_sketch, the_gini_lies_within_the_bounds_on_hostile_numbers)
{
  guint64 state = 9;
  Battery battery;

  for (size_t kind = 0; kind < N_BATTERIES; kind++)
    for (size_t bits = 1; bits <= 12; bits += 5)
      {
        g_autoptr (AwrashSketch) left = awrash_metric_sketch_new (bits, NULL);
        g_autoptr (AwrashSketch) right = awrash_metric_sketch_new (bits, NULL);
        double low = 0, high = 0, truth;

        battery_fill (&battery, kind, &state);
        truth = gini_of (N, battery.x, battery.w);
        cr_assert (awrash_metric_sketch_add (left, 23, battery.x, battery.w, NULL));
        cr_assert (awrash_metric_sketch_add (right, N - 23, battery.x + 23, battery.w + 23, NULL));
        cr_assert (awrash_metric_sketch_merge (left, right, NULL));
        cr_assert_eq (awrash_metric_sketch_get_n_counted (left), N);
        cr_assert (awrash_metric_sketch_gini (left, &low, &high, NULL), "%s", battery.label);
        cr_assert (low <= truth * (1 + slack) && truth <= high * (1 + slack),
                   "%s, %zu bits: %.17g not in %.17g … %.17g", battery.label, bits, truth, low,
                   high);
      }
}

Test (metric_sketch, both_bounds_are_attained)
{
  double equal[] = { 1.25, 1.25, 4 }, ends[] = { 1.0, 1.5, 4 }, low = 0, high = 0;
  g_autoptr (AwrashSketch) same = awrash_metric_sketch_new (1, NULL);
  g_autoptr (AwrashSketch) apart = awrash_metric_sketch_new (1, NULL);

  cr_assert (awrash_metric_sketch_add (same, 3, equal, NULL, NULL));
  cr_assert (awrash_metric_sketch_gini (same, &low, &high, NULL));
  cr_assert_eq (low, high);
  cr_assert (is_near (low, gini_of (3, equal, NULL), 1e-15));
  ends[1] = 1.4375; /* the upper end of the bin from 1 to 1.5 */
  cr_assert (awrash_metric_sketch_add (apart, 3, ends, NULL, NULL));
  cr_assert (awrash_metric_sketch_gini (apart, &low, &high, NULL));
  cr_assert_lt (low, high);
  cr_assert (is_near (high, gini_of (3, ends, NULL), 1e-15));
}

Test (metric_sketch, a_hundred_thousand_values_are_told_to_a_millionth)
{
  size_t n = 100000;
  g_autofree double *x = g_new (double, n);
  g_autoptr (AwrashSketch) sketch = awrash_metric_sketch_new (0, NULL);
  guint64 state = 4;
  double low = 0, high = 0, truth = 0;

  for (size_t i = 0; i < n; i++)
    x[i] = exp (4 * next_uniform (&state)) + next_uniform (&state);
  for (size_t start = 0; start < n; start += 999)
    cr_assert (awrash_metric_sketch_add (sketch, MIN (999, n - start), x + start, NULL, NULL));
  cr_assert (awrash_metric_sketch_gini (sketch, &low, &high, NULL));
  truth = gini_of (n, x, NULL);
  cr_assert (low <= truth && truth <= high);
  cr_assert_lt (high - low, 1e-6);
}

Test (metric_sketch, weights_may_sum_to_more_than_a_double_holds)
{
  const double x[] = { 4, 4.25, 16, 17 }, huge[] = { 8e307, 8e307, 8e307, 8e307 };
  const double *const weights[] = { NULL, huge };
  double low[2] = { 0 }, high[2] = { 0 };

  for (int k = 0; k < 2; k++)
    {
      g_autoptr (AwrashSketch) sketch = awrash_metric_sketch_new (3, NULL);
      cr_assert (awrash_metric_sketch_add (sketch, 4, x, weights[k], NULL));
      cr_assert (awrash_metric_sketch_gini (sketch, &low[k], &high[k], NULL));
    }
  cr_assert_gt (high[0], low[0]);
  cr_assert (is_near (low[1], low[0], 1e-15));
  cr_assert (is_near (high[1], high[0], 1e-15));
}

Test (metric_sketch, what_is_refused_adds_nothing)
{
  double x[] = { 1, NAN }, w[] = { 1, 0 }, low = 4711, high = 4711;
  g_autoptr (AwrashSketch) sketch = awrash_metric_sketch_new (0, NULL);
  g_autoptr (AwrashSketch) other = awrash_metric_sketch_new (3, NULL);
  g_autoptr (GError) value = NULL, bits = NULL, many = NULL;

  cr_assert_not (awrash_metric_sketch_add (sketch, 2, x, NULL, &value));
  cr_assert_str_eq (value->message, "x[1] is nan, expected a finite number");
  cr_assert_eq (awrash_metric_sketch_get_n_counted (sketch), 0);
  cr_assert_not (awrash_metric_sketch_gini (sketch, &low, &high, NULL));
  cr_assert_eq (low, 4711);
  cr_assert_not (awrash_metric_sketch_merge (sketch, other, &bits));
  cr_assert_str_eq (bits->message, "the other sketch has bins of 3 bits, expected 10 as here");
  cr_assert_null (awrash_metric_sketch_new (17, &many));
  cr_assert_str_eq (many->message, "bits is 17, expected at most 16, or 0 for 10");
  cr_assert (awrash_metric_sketch_add (sketch, 2, x, w, NULL));
  cr_assert_eq (awrash_metric_sketch_get_n_counted (sketch), 1);
}
