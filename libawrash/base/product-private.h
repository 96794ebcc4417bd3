/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What rounding took from a product, without fma(): where the processor has none, that is a call
 * into the C library. Source: G. W. Veltkamp's splitting; T. J. Dekker (1971), A floating-point
 * technique for extending the available precision. Invariant: each partial product is exact. */

#ifndef AWRASH_BASE_PRODUCT_PRIVATE_H
#define AWRASH_BASE_PRODUCT_PRIVATE_H

#include <awrash.h>

/* The upper 26 bits of a value below 2^996; the rest is value - upper, exactly. */
static inline double
awrash_i_product_upper (double value)
{
  double spread = (0x1p27 + 1.0) * value;

  return spread - (spread - value);
}

/* a b - product, where product is the rounded a b: exact for |a|, |b|, |a b| < 2^996, unless it
 * reaches below 2^-1022, and then off by a few times 2^-1074. */
static inline double
awrash_i_product_error (double a, double b, double product)
{
  double a_high = awrash_i_product_upper (a), a_low = a - a_high;
  double b_high = awrash_i_product_upper (b), b_low = b - b_high;

  return ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low;
}

#endif
