/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dominance: decided at every breakpoint, against a comparison of the curves on a fine grid of
 * exact fractions. Source: metric.h; Atkinson (1970), Shorrocks (1983). Invariant: a crossing has
 * points that show it. */

#include "metric/measures.h"

#include <criterion/criterion.h>

static AwrashDistribution *
distribution_of (size_t n, const double x[], const double w[])
{
  return awrash_metric_distribution_new (AWRASH_MISSING_ERROR, n, x, w, NULL);
}

typedef struct
{
  const char *label;
  AwrashDominanceCurve curve;
  double x[4];
  double y[4];
  AwrashDominance expected;
} Case;

static const Case cases[] = {
  { "a transfer to the poorer",
    AWRASH_DOMINANCE_CURVE_LORENZ,
    { 2, 2, 3, 5 },
    { 1, 3, 3, 5 },
    AWRASH_DOMINANCE_X },
  { "the same the other way round",
    AWRASH_DOMINANCE_CURVE_LORENZ,
    { 1, 3, 3, 5 },
    { 2, 2, 3, 5 },
    AWRASH_DOMINANCE_Y },
  { "the same shares",
    AWRASH_DOMINANCE_CURVE_LORENZ,
    { 1, 3, 3, 5 },
    { 10, 6, 6, 2 },
    AWRASH_DOMINANCE_EQUAL },
  { "twice as much of the same",
    AWRASH_DOMINANCE_CURVE_GENERALIZED,
    { 1, 3, 3, 5 },
    { 2, 6, 6, 10 },
    AWRASH_DOMINANCE_Y },
  { "as much more for each",
    AWRASH_DOMINANCE_CURVE_ABSOLUTE,
    { 1, 3, 3, 5 },
    { -3, -1, -1, 1 },
    AWRASH_DOMINANCE_EQUAL },
  { "the poorest gain and the middle lose",
    AWRASH_DOMINANCE_CURVE_LORENZ,
    { 2, 2, 2, 6 },
    { 1, 3, 4, 4 },
    AWRASH_DOMINANCE_CROSSING },
  { "a crossing at the poorest alone",
    AWRASH_DOMINANCE_CURVE_GENERALIZED,
    { 0.999, 9, 9, 9 },
    { 1, 1, 1, 1 },
    AWRASH_DOMINANCE_CROSSING },
};

Test (metric_dominance, curves_lie_as_they_were_made)
{
  for (size_t k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (AwrashDistribution) x = distribution_of (4, cases[k].x, NULL);
      g_autoptr (AwrashDistribution) y = distribution_of (4, cases[k].y, NULL);
      double x_above = 0, y_above = 0, crossing = 0;
      AwrashDominance found = awrash_metric_dominance (cases[k].curve, 1e-12, x, y, &x_above,
                                                       &y_above, &crossing, NULL);

      cr_assert_eq (found, cases[k].expected, "%s: %s", cases[k].label,
                    awrash_metric_dominance_get_name (found));
      cr_assert_eq (isnan (crossing), found != AWRASH_DOMINANCE_CROSSING, "%s", cases[k].label);
    }
}

/* Σ of the smallest r of n whole values, times what brings both to one total: exact in a double. */
static double
lowest_sum (size_t n, const double sorted[], size_t r)
{
  double sum = 0;

  for (size_t i = 0; i < r && i < n; i++)
    sum += sorted[i];
  return sum;
}

static int
compare (const void *a, const void *b)
{
  const double *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

/* L_x - L_y at r/n in whole numbers, for equal n. */
static AwrashDominance
dominance_by_whole_numbers (size_t n, const double x[], const double y[])
{
  double of_x = lowest_sum (n, x, n), of_y = lowest_sum (n, y, n);
  gboolean above = FALSE, below = FALSE;

  for (size_t r = 1; r < n; r++)
    {
      double gap = lowest_sum (n, x, r) * of_y - lowest_sum (n, y, r) * of_x;

      above = above || gap > 0;
      below = below || gap < 0;
    }
  return above && below ? AWRASH_DOMINANCE_CROSSING
         : above        ? AWRASH_DOMINANCE_X
         : below        ? AWRASH_DOMINANCE_Y
                        : AWRASH_DOMINANCE_EQUAL;
}

/* L at p, by its breakpoints. */
static double
curve_at (size_t n, const double x[], double p)
{
  double points[16], share[16];
  size_t k = 1;

  cr_assert (awrash_metric_lorenz (n, x, NULL, points, share, NULL, NULL));
  while (k < n && points[k] < p)
    k++;
  return share[k - 1]
         + (share[k] - share[k - 1]) * (p - points[k - 1]) / (points[k] - points[k - 1]);
}

Test (metric_dominance, whole_numbers_decide_alike_and_witnesses_show_the_crossing)
{
  guint64 state = 12;
  int seen[5] = { 0 };

  for (int turn = 0; turn < 4000; turn++)
    {
      size_t n = 1 + (size_t)(5 * next_uniform (&state));
      double x[8], y[8], w[8], x_above, y_above, crossing;
      g_autoptr (AwrashDistribution) of_x = NULL, of_y = NULL;
      AwrashDominance expected, found;

      for (size_t i = 0; i < n; i++)
        {
          x[i] = 1 + floor (4 * next_uniform (&state));
          y[i] = 1 + floor (4 * next_uniform (&state));
          w[i] = 0.3;
        }
      qsort (x, n, sizeof *x, compare);
      qsort (y, n, sizeof *y, compare);
      expected = dominance_by_whole_numbers (n, x, y);
      of_x = distribution_of (n, x, w);
      of_y = distribution_of (n, y, NULL);
      found = awrash_metric_dominance (AWRASH_DOMINANCE_CURVE_LORENZ, 1e-13, of_x, of_y, &x_above,
                                       &y_above, &crossing, NULL);
      cr_assert_eq (found, expected, "%zu: %s", n, awrash_metric_dominance_get_name (found));
      seen[found]++;
      if (found != AWRASH_DOMINANCE_CROSSING)
        continue;
      cr_assert_gt (curve_at (n, x, x_above), curve_at (n, y, x_above));
      cr_assert_gt (curve_at (n, y, y_above), curve_at (n, x, y_above));
      cr_assert (fabs (curve_at (n, x, crossing) - curve_at (n, y, crossing)) < 1e-12);
    }
  for (int k = 1; k <= 4; k++)
    cr_assert_gt (seen[k], 20, "%s", awrash_metric_dominance_get_name ((AwrashDominance)k));
}

Test (metric_dominance, replication_is_equal_and_a_tolerance_hides_what_it_says)
{
  double x[] = { 1, 2, 4 }, twice[] = { 4, 1, 2, 2, 4, 1 }, near[] = { 1, 2, 4.0001 };
  g_autoptr (AwrashDistribution) one = distribution_of (3, x, NULL);
  g_autoptr (AwrashDistribution) two = distribution_of (6, twice, NULL);
  g_autoptr (AwrashDistribution) other = distribution_of (3, near, NULL);

  for (int curve = 1; curve <= 3; curve++)
    {
      AwrashDominanceCurve of = (AwrashDominanceCurve)curve;

      cr_assert_eq (awrash_metric_dominance (of, 1e-14, one, two, NULL, NULL, NULL, NULL),
                    AWRASH_DOMINANCE_EQUAL);
      cr_assert_eq (awrash_metric_dominance (of, 0, one, one, NULL, NULL, NULL, NULL),
                    AWRASH_DOMINANCE_EQUAL);
      cr_assert_eq (awrash_metric_dominance (of, 1e-3, one, other, NULL, NULL, NULL, NULL),
                    AWRASH_DOMINANCE_EQUAL);
      cr_assert_neq (awrash_metric_dominance (of, 1e-9, one, other, NULL, NULL, NULL, NULL),
                     AWRASH_DOMINANCE_EQUAL);
    }
}

Test (metric_dominance, questions_out_of_range_are_refused)
{
  double x[] = { 1, 2 }, nothing[] = { 0, 0 };
  g_autoptr (AwrashDistribution) one = distribution_of (2, x, NULL);
  g_autoptr (AwrashDistribution) zero = distribution_of (2, nothing, NULL);
  g_autoptr (GError) mean = NULL, curve = NULL, tolerance = NULL;

  cr_assert_eq (awrash_metric_dominance (AWRASH_DOMINANCE_CURVE_LORENZ, 0, one, zero, NULL, NULL,
                                         NULL, &mean),
                0);
  cr_assert_str_eq (mean->message, "the mean of y is 0, expected a mean > 0 for the curve "
                                   "\"lorenz\"; \"generalized\" needs none");
  cr_assert_eq (awrash_metric_dominance (AWRASH_DOMINANCE_CURVE_GENERALIZED, 0, one, zero, NULL,
                                         NULL, NULL, NULL),
                AWRASH_DOMINANCE_X);
  cr_assert_eq (
      awrash_metric_dominance ((AwrashDominanceCurve)9, 0, one, one, NULL, NULL, NULL, &curve), 0);
  cr_assert_str_eq (curve->message, "curve is 9, expected the number of one of: lorenz, "
                                    "generalized, absolute");
  cr_assert_eq (awrash_metric_dominance (AWRASH_DOMINANCE_CURVE_LORENZ, -1, one, one, NULL, NULL,
                                         NULL, &tolerance),
                0);
  cr_assert_str_eq (tolerance->message, "tolerance is -1, expected a finite number ≥ 0");
}

Test (metric_dominance, names_are_read_both_ways)
{
  for (int k = 1; k <= 4; k++)
    cr_assert_eq (
        awrash_metric_dominance_from_name (awrash_metric_dominance_get_name ((AwrashDominance)k)),
        k);
  for (int k = 1; k <= 3; k++)
    cr_assert_eq (awrash_metric_dominance_curve_from_name (
                      awrash_metric_dominance_curve_get_name ((AwrashDominanceCurve)k)),
                  k);
  cr_assert_eq (awrash_metric_dominance_from_name ("z"), 0);
  cr_assert_eq (awrash_metric_dominance_curve_from_name (NULL), 0);
}
