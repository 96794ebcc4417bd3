/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The number between two ends that takes the fewest significant decimal digits. Of those with d
 * digits the one nearest to the middle is inside if any is. Source: the "citizens' divisors" of
 * Pukelsheim (2017), 4.6. Invariant: what is returned reads back as the same double. */

#include "apportion/biproportional-private.h"

#include "base/i18n-private.h"

#include <float.h>
#include <math.h>

enum
{
  MOST_DIGITS = 17
};

static double
round_to (double value, int digits)
{
  char format[8], text[G_ASCII_DTOSTR_BUF_SIZE];

  g_snprintf (format, sizeof format, "%%.%de", digits - 1);
  return g_ascii_strtod (g_ascii_formatd (text, sizeof text, format, value), NULL);
}

double
awrash_i_grid_shorten (double low, double high)
{
  if (low >= high)
    return low;
  if (isinf (high))
    return low < 1 ? 1 : round_to (low * 1.5, 1); /* never as low as low: m - 1/2 >= m / 1.5 */
  double middle = low + (high - low) / 2;
  for (int digits = 1; digits <= MOST_DIGITS; digits++)
    {
      double own = round_to (middle, digits);
      if (own > low && own < high)
        return own;
    }
  return middle;
}

/* Claims may lie farther apart than doubles do: then no doubles are their divisors. Below the
 * normal ones doubles have too few digits for the ends that divisors were cut at. */
gboolean
awrash_i_grid_check_divisors (gsize n, const double divisors[], GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (!(divisors[3 * i] <= divisors[3 * i + 1] && divisors[3 * i + 2] >= DBL_MIN
          && divisors[3 * i + 2] <= DBL_MAX))
      {
        g_set_error (
            error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
            _ ("a divisor is beyond the doubles, expected claims that are less far apart"));
        return FALSE;
      }
  return TRUE;
}
