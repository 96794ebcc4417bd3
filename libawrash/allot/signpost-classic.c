/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dean's harmonic and Huntington and Hill's geometric mean of k - 1 and k.
 * Source: Balinski and Young, "Fair Representation" (1982), chapter 6.
 * Invariant: value() and level() only guess; compare() alone decides, in whole numbers. */

#include "allot/signpost-family-private.h"

#include "base/exact-private.h"
#include "base/words-private.h"

#include <float.h>
#include <math.h>

/* The harmonic mean of k-1 and k. */
static double
dean_value (const AwrashSignposts *rule, double k)
{
  (void)rule;
  return k * (k - 1) / (k - 0.5);
}

/* With z = k - 1/2: s = z - 1/(4z) <= r is z <= (r + √(r² + 1))/2. */
static void
dean_level (const AwrashSignposts *rule, gsize n, const double reach[], double level[])
{
  (void)rule;
  for (gsize j = 0; j < n; j++)
    level[j] = 0.5 + (reach[j] + sqrt (reach[j] * reach[j] + 1)) / 2;
}

/* k(k-1)(2l-1)·mantissa: 62 + 62 + 63 + 53 = 240 bits. */
static void
multiply_dean (int64_t k, int64_t l, guint64 mantissa, guint64 product[8])
{
  product[0] = (guint64)k;
  awrash_i_words_multiply (4, product, (guint64)k - 1);
  awrash_i_words_multiply (4, product, 2 * (guint64)l - 1);
  awrash_i_words_multiply (4, product, mantissa);
}

/* s(k)/v < s(l)/w is k(k-1)(2l-1)·w < l(l-1)(2k-1)·v. */
static int
dean_decide (int64_t k, double v, int64_t l, double w)
{
  AwrashBinary binary_v = awrash_i_words_split (v), binary_w = awrash_i_words_split (w);
  guint64 left[8] = { 0 }, right[8] = { 0 }, difference[8] = { 0 };
  int shift = binary_w.exponent - binary_v.exponent;

  multiply_dean (k, l, binary_w.mantissa, left);
  multiply_dean (l, k, binary_v.mantissa, right);
  gssize left_top = (gssize)awrash_i_words_bit_length (8, left) + shift;
  gssize right_top = (gssize)awrash_i_words_bit_length (8, right);
  if (left_top != right_top)
    return left_top > right_top ? 1 : -1;
  /* Equal tops: the shift is below 240 bits, and 480 fit. */
  awrash_i_words_add_product (8, difference, 8, left, 1, (gsize)MAX (shift, 0));
  awrash_i_words_subtract_product (8, difference, 8, right, 1, (gsize)MAX (-shift, 0));
  return awrash_i_words_sign (8, difference);
}

static int
dean_compare (const AwrashSignposts *rule, int64_t k, double v, int64_t l, double w)
{
  (void)rule;
  /* Six roundings a side, (1 + 2^-53)^6 < 1 + 2^-50; the bound is eight times that. */
  double left = dean_value (rule, (double)k) * w, right = dean_value (rule, (double)l) * v;
  double bound = (left + right) * (16 * DBL_EPSILON);

  if (bound >= DBL_MIN && fabs (left - right) > bound)
    return left > right ? 1 : -1;
  return dean_decide (k, v, l, w);
}

/* The geometric mean of k-1 and k. */
static double
hill_value (const AwrashSignposts *rule, double k)
{
  (void)rule;
  return sqrt (k * (k - 1));
}

/* k(k-1) <= r² is (k - 1/2)² <= r² + 1/4. */
static void
hill_level (const AwrashSignposts *rule, gsize n, const double reach[], double level[])
{
  (void)rule;
  for (gsize j = 0; j < n; j++)
    level[j] = 0.5 + sqrt (reach[j] * reach[j] + 0.25);
}

static int
hill_compare (const AwrashSignposts *rule, int64_t k, double v, int64_t l, double w)
{
  (void)rule;
  AwrashWide left = (AwrashWide)k * (AwrashWide)(k - 1);
  AwrashWide right = (AwrashWide)l * (AwrashWide)(l - 1);

  return awrash_i_exact_compare_squares (left, v, right, w);
}

void
awrash_i_signpost_make_dean (AwrashSignposts *rule)
{
  *rule = (AwrashSignposts){ .name = "dean",
                             .family = AWRASH_SIGNPOST_DEAN,
                             .starts_at_zero = TRUE,
                             .is_exact = TRUE,
                             .value = dean_value,
                             .level = dean_level,
                             .compare = dean_compare };
}

void
awrash_i_signpost_make_hill (AwrashSignposts *rule)
{
  *rule = (AwrashSignposts){ .name = "huntington-hill",
                             .family = AWRASH_SIGNPOST_HILL,
                             .starts_at_zero = TRUE,
                             .is_exact = TRUE,
                             .value = hill_value,
                             .level = hill_level,
                             .compare = hill_compare };
}
