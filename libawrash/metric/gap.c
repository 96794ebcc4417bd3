/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far groups are apart: the lowest, the highest, their difference and ratio, and the largest
 * distance of a group from the whole. Source: the definitions; the names are those of fairlearn's
 * group tables. Invariant: 0 <= ratio <= 1, and difference is 0 where ratio is 1. */

#include "metric/range-private.h"
#include "metric/sample-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"

#include <float.h>
#include <math.h>

size_t
awrash_metric_gap_size (void)
{
  return sizeof (AwrashGap);
}

/* By how much a part of the whole a group misses it, on either side. */
static double
ratio_between (double a, double b)
{
  return (a <= b ? a / b : b / a) + 0.0;
}

static gboolean
check_overall (double overall, GError **error)
{
  g_autofree char *number = NULL;

  if (overall > 0.0 && overall <= DBL_MAX)
    return TRUE;
  number = awrash_i_number_format (overall);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("overall is %s, expected a finite number > 0"), number);
  return FALSE;
}

gboolean
awrash_metric_gap_from (double overall, size_t n, const double y[], const double weights[],
                        AwrashGap *gap, GError **error)
{
  AwrashRange range = { .n = 0 };
  AwrashGap found = { .overall = overall };

  g_return_val_if_fail (y != NULL || n == 0, FALSE);
  g_return_val_if_fail (gap != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_overall (overall, error) || !awrash_i_range_find ("y", n, y, weights, &range, error))
    return FALSE;
  found.lowest = (int64_t)range.lowest;
  found.highest = (int64_t)range.highest;
  found.minimum = y[range.lowest] + 0.0;
  found.maximum = y[range.highest];
  found.difference = found.maximum - found.minimum;
  found.ratio = ratio_between (found.minimum, found.maximum);
  /* both are farthest at an end */
  found.difference_to_overall
      = MAX (fabs (found.maximum - overall), fabs (found.minimum - overall));
  found.ratio_to_overall
      = MIN (ratio_between (found.minimum, overall), ratio_between (found.maximum, overall));
  *gap = found;
  return TRUE;
}

gboolean
awrash_metric_gap (size_t n, const double y[], const double weights[], AwrashGap *gap,
                   GError **error)
{
  g_auto (AwrashSample) sample = { .n = 0 };

  g_return_val_if_fail (y != NULL || n == 0, FALSE);
  g_return_val_if_fail (gap != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_sample_fill (&sample, "y", n, y, weights, error))
    return FALSE;
  return awrash_metric_gap_from (ldexp (sample.sum.high / sample.total.high, sample.exponent), n, y,
                                 weights, gap, error);
}
