/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Theil's T: its value, its limit at 0, its largest value.
 * Source: metric.h. Invariant: zeros stay in the mean. */

#include "metric/measures.h"

#include <criterion/criterion.h>

Test (metric_theil, two_values_give_the_sum_written_out)
{
  double x[] = { 1, 3 }, theil = NAN;

  cr_assert (awrash_metric_theil (2, x, NULL, &theil, NULL));
  cr_assert (is_near (theil, 0.25 * log (0.5) + 0.75 * log (1.5), 1e-15));
}

Test (metric_theil, zeros_count_by_their_limit)
{
  double x[] = { 0, 0, 0, 10, 10, 10 }, theil = NAN;

  cr_assert (awrash_metric_theil (6, x, NULL, &theil, NULL));
  cr_assert (is_near (theil, G_LN2, 1e-15));
}

Test (metric_theil, one_that_takes_all_gives_the_logarithm_of_its_share)
{
  double x[] = { 0, 5, 0 }, w[] = { 3, 1, 12 }, theil = NAN;

  cr_assert (awrash_metric_theil (3, x, w, &theil, NULL));
  cr_assert (is_near (theil, log (16), 1e-15));
}
