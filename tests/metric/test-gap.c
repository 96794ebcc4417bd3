/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Group tables: minimum, maximum, difference, ratio. Source: metric-rank.h; fairlearn's guide.
 * Invariant: outputs change only on success. */

#include "metric/measures.h"

#include <criterion/criterion.h>

Test (metric_gap, fairlearn_prints_these_for_three_groups)
{
  double y[] = { 0.365591, 0.85, 0.468966 };
  AwrashGap gap;

  cr_assert_eq (awrash_metric_gap_size (), sizeof (AwrashGap));
  cr_assert (awrash_metric_gap (3, y, NULL, &gap, NULL));
  cr_assert (gap.lowest == 0 && gap.highest == 1);
  cr_assert (gap.minimum == 0.365591 && gap.maximum == 0.85);
  cr_assert (is_near (gap.difference, 0.484409, 1e-14) && is_near (gap.ratio, 0.430107, 1e-5));
}

Test (metric_gap, the_whole_is_the_weighted_mean_or_what_is_said)
{
  double y[] = { 2, 8, 5, NAN }, w[] = { 1, 2, 1, 0 };
  AwrashGap gap;

  cr_assert (awrash_metric_gap (4, y, w, &gap, NULL));
  cr_assert_eq (gap.overall, 5.75);
  cr_assert_eq (gap.difference_to_overall, 3.75);
  cr_assert_eq (gap.ratio_to_overall, 2 / 5.75);
  cr_assert (awrash_metric_gap_from (2.5, 4, y, w, &gap, NULL));
  cr_assert_eq (gap.difference_to_overall, 5.5);
  cr_assert_eq (gap.ratio_to_overall, 2.5 / 8);
  cr_assert (awrash_metric_gap_from (1, 4, y, w, &gap, NULL));
  cr_assert_eq (gap.ratio_to_overall, 0.125, "all groups are above the whole");
}

Test (metric_gap, equal_groups_are_not_apart)
{
  double y[] = { 3, 3 };
  AwrashGap gap;

  cr_assert (awrash_metric_gap (2, y, NULL, &gap, NULL));
  cr_assert (gap.difference == 0 && gap.ratio == 1 && gap.difference_to_overall == 0);
  cr_assert_eq (gap.ratio_to_overall, 1.0);
}

Test (metric_gap, what_is_no_whole_is_refused)
{
  double y[] = { 1, 2 }, bad[] = { 1, -2 }, wholes[] = { 0, -1, NAN, INFINITY };
  AwrashGap gap = { .lowest = 4711 };
  g_autoptr (GError) error = NULL;

  for (size_t k = 0; k < G_N_ELEMENTS (wholes); k++)
    {
      cr_assert_not (awrash_metric_gap_from (wholes[k], 2, y, NULL, &gap, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
      g_clear_error (&error);
    }
  cr_assert_not (awrash_metric_gap (2, bad, NULL, &gap, &error));
  cr_assert_str_eq (error->message, "y[1] is -2, expected a finite number ≥ 0");
  cr_assert_not (awrash_metric_gap (0, y, NULL, &gap, NULL));
  cr_assert_eq (gap.lowest, 4711);
}
