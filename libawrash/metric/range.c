/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The gate of the room: values finite and >= 0, weights finite and >= 0, something above zero.
 * Source: the definitions in metric.h. Invariant: a row of weight zero is never looked at, so a
 * rate of 0/0 in a province without need does no harm. */

#include "metric/range-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"

#include <math.h>

/* A weight below this part of the heaviest is refused: products of a weight, a complementary
 * weight and a gap of 2^-52 then stay above 2^-1022, where doubles keep all their digits. */
static const double lightest_part = 0x1p-900;

static gboolean
refuse_number (const char *name, gsize index, double value, GError **error)
{
  g_autofree char *number = awrash_i_number_format (value);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s[%zu] is %s, expected a finite number ≥ 0"), name, index, number);
  return FALSE;
}

static gboolean
refuse_light_weight (gsize index, double weight, double heaviest, GError **error)
{
  g_autofree char *number = awrash_i_number_format (weight);
  g_autofree char *largest = awrash_i_number_format (heaviest);

  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
      _ ("weights[%zu] is %s beside a largest weight of %s, expected 0 or at least 2^-900 of "
         "the largest"),
      index, number, largest);
  return FALSE;
}

static gboolean
check_weights (gsize n, const double weights[], double *heaviest, GError **error)
{
  *heaviest = weights == NULL ? 1.0 : 0.0;
  if (weights == NULL)
    return TRUE;
  for (gsize i = 0; i < n; i++)
    {
      if (!isfinite (weights[i]) || weights[i] < 0.0)
        return refuse_number ("weights", i, weights[i], error);
      *heaviest = MAX (*heaviest, weights[i]);
    }
  if (!(*heaviest > 0.0))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the weights sum to 0 over %zu values, expected at least one weight > 0"), n);
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    if (weights[i] > 0.0 && weights[i] / *heaviest < lightest_part)
      return refuse_light_weight (i, weights[i], *heaviest, error);
  return TRUE;
}

gboolean
awrash_i_range_find (const char *name, gsize n, const double x[], const double weights[],
                     AwrashRange *range, GError **error)
{
  AwrashRange found = { .n = 0 };

  if (n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("%s has 0 values, expected at least 1"), name);
      return FALSE;
    }
  if (!check_weights (n, weights, &found.heaviest, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (weights != NULL && weights[i] == 0.0)
        continue;
      if (!isfinite (x[i]) || x[i] < 0.0)
        return refuse_number (name, i, x[i], error);
      if (found.n == 0 || x[i] < x[found.lowest])
        found.lowest = i;
      if (found.n == 0 || x[i] > x[found.highest])
        found.highest = i;
      found.n++;
    }
  if (!(x[found.highest] > 0.0))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the mean of %s is 0, expected at least one value > 0 with a weight > 0"),
                   name);
      return FALSE;
    }
  *range = found;
  return TRUE;
}
