/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Five ways of rounding, smallest signposts (kindest to small claims) first.
 * Source: Balinski and Young, "Fair Representation" (1982); the keys of libawrash/README.md.
 * Invariant: value() and level() only guess; compare() alone decides, in whole numbers. */

#include "allot/signpost-private.h"

#include "base/exact-private.h"
#include "base/words-private.h"

#include <float.h>
#include <math.h>

static double
adams_value (double k)
{
  return k - 1;
}

static double
adams_level (double reach)
{
  return reach + 1;
}

static int
adams_compare (int64_t k, double v, int64_t l, double w)
{
  return awrash_i_exact_compare (k - 1, v, l - 1, w);
}

/* The harmonic mean of k-1 and k. */
static double
dean_value (double k)
{
  return k * (k - 1) / (k - 0.5);
}

/* With z = k - 1/2: s = z - 1/(4z) <= r is z <= (r + √(r² + 1))/2. */
static double
dean_level (double reach)
{
  return 0.5 + (reach + sqrt (reach * reach + 1)) / 2;
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
dean_compare (int64_t k, double v, int64_t l, double w)
{
  /* Six roundings a side, (1 + 2^-53)^6 < 1 + 2^-50; the bound is eight times that. */
  double left = dean_value ((double)k) * w, right = dean_value ((double)l) * v;
  double bound = (left + right) * (16 * DBL_EPSILON);

  if (bound >= DBL_MIN && fabs (left - right) > bound)
    return left > right ? 1 : -1;
  return dean_decide (k, v, l, w);
}

/* The geometric mean of k-1 and k. */
static double
hill_value (double k)
{
  return sqrt (k * (k - 1));
}

/* k(k-1) <= r² is (k - 1/2)² <= r² + 1/4. */
static double
hill_level (double reach)
{
  return 0.5 + sqrt (reach * reach + 0.25);
}

static int
hill_compare (int64_t k, double v, int64_t l, double w)
{
  AwrashWide left = (AwrashWide)k * (AwrashWide)(k - 1);
  AwrashWide right = (AwrashWide)l * (AwrashWide)(l - 1);

  return awrash_i_exact_compare_squares (left, v, right, w);
}

static double
webster_value (double k)
{
  return k - 0.5;
}

static double
webster_level (double reach)
{
  return reach + 0.5;
}

static int
webster_compare (int64_t k, double v, int64_t l, double w)
{
  /* 2k - 1 <= 2^63 - 1; k - 1 + k passes through no larger number */
  return awrash_i_exact_compare (k - 1 + k, v, l - 1 + l, w);
}

static double
jefferson_value (double k)
{
  return k;
}

static double
jefferson_level (double reach)
{
  return reach;
}

static const char *const adams_aliases[] = { "smallest-divisors", NULL };
static const char *const dean_aliases[] = { "harmonic-mean", NULL };
static const char *const hill_aliases[]
    = { "hill", "hill-huntington", "equal-proportions", "geometric-mean", NULL };
static const char *const webster_aliases[]
    = { "sainte-lague", "schepers", "major-fractions", "arithmetic-mean", NULL };
static const char *const jefferson_aliases[]
    = { "dhondt", "d-hondt", "greatest-divisors", "bader-ofer", NULL };

static const AwrashSignposts rules[] = {
  { "adams", adams_aliases, TRUE, adams_value, adams_level, adams_compare },
  { "dean", dean_aliases, TRUE, dean_value, dean_level, dean_compare },
  { "huntington-hill", hill_aliases, TRUE, hill_value, hill_level, hill_compare },
  { "webster", webster_aliases, FALSE, webster_value, webster_level, webster_compare },
  { "jefferson", jefferson_aliases, FALSE, jefferson_value, jefferson_level,
    awrash_i_exact_compare },
};

gsize
awrash_i_signpost_get_n (void)
{
  return G_N_ELEMENTS (rules);
}

const AwrashSignposts *
awrash_i_signpost_get (gsize index)
{
  return index < G_N_ELEMENTS (rules) ? &rules[index] : NULL;
}

const AwrashSignposts *
awrash_i_signpost_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_strcmp0 (rules[i].name, name) == 0 || g_strv_contains (rules[i].aliases, name))
      return &rules[i];
  return NULL;
}

int
awrash_i_signpost_compare (const AwrashSignposts *rule, int64_t k, double v, int64_t l, double w)
{
  if (rule->starts_at_zero && (k == 1 || l == 1))
    {
      if (k != l)
        return k < l ? -1 : 1;
      return v > w ? -1 : v < w;
    }
  return rule->compare (k, v, l, w);
}
