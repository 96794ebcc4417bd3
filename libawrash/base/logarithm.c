/* SPDX-License-Identifier: GPL-3.0-or-later */

/* ln (1 + e) - e without the cancellation that loses all digits near e = 0.
 * Source: ln (1 + e) = 2 (r + r³/3 + r⁵/5 + …), r = e / (2 + e); Abramowitz and Stegun 4.1.27.
 * Invariant: with 2r - e = -r e the leading terms have gone before anything is rounded. */

#include "base/logarithm-private.h"

#include "base/elementary-private.h"

#include <math.h>

/* Within it |r| <= 1/7, and ten terms reach (1/7)^22 < 2^-61 of the leading one; beyond it the
 * plain difference loses at most three bits. */
static const double series_limit = 0.25;

double
awrash_i_logarithm_remainder (double e)
{
  static const double terms[] = { 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13,
                                  1.0 / 11, 1.0 / 9,  1.0 / 7,  1.0 / 5,  1.0 / 3 };
  double r = e / (2.0 + e), y = r * r, series = 0.0;

  if (fabs (e) > series_limit)
    return awrash_i_log1p (e) - e;
  for (gsize k = 0; k < G_N_ELEMENTS (terms); k++)
    series = y * (terms[k] + series);
  return r * (2.0 * series - e);
}
