/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Claims out of several criteria: each criterion counts by its shares, times its weight; a
 * criterion may be what exceeds a rate, or an index of relative need between two caps. Source: 29
 * U.S.C. 3172(b)(1) (three thirds, the excess over 4.5 %); Regulation (EU) 2021/241, annex II
 * (indices with caps). Invariant: sums are exact before they are rounded once; rates are the
 * decimals that were written. */

#include "base/accumulator-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/product-private.h"
#include "base/rational-private.h"
#include "base/sum-private.h"

#include <math.h>
#include <string.h>

/* A number as leading·2^exponent, so that quotients of sums beyond the doubles can be taken. */
typedef struct
{
  double leading;
  int exponent;
} Scaled;

/* FALSE with "name[i] is …". */
static gboolean
refuse (const char *name, gsize i, double value, const char *expected, GError **error)
{
  g_autofree char *text = awrash_i_number_format (value);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE, _ ("%s[%zu] is %s, expected %s"), name, i,
               text, expected);
  return FALSE;
}

static gboolean
check_values (const char *name, gsize n, const double values[], GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (!isfinite (values[i]) || values[i] < 0)
      return refuse (name, i, values[i], _ ("a finite number ≥ 0"), error);
  return TRUE;
}

static gboolean
check_count (const char *what, gsize n, GError **error)
{
  if (n == 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                 _ ("the number of %s is 0, expected at least 1"), what);
  return n > 0;
}

static Scaled
scaled_of (double value)
{
  Scaled scaled = { 0, 0 };

  scaled.leading = frexp (value, &scaled.exponent);
  return scaled;
}

/* Σ values; beyond the doubles they are summed at 2^-80 of their size, for at most 2^64 of them. */
static Scaled
sum_of (gsize n, const double values[])
{
  AwrashAccumulator sum = { { 0 } }, small = { { 0 } };

  for (gsize i = 0; i < n; i++)
    awrash_i_accumulator_add (&sum, values[i]);
  double value = awrash_i_accumulator_get (&sum);
  if (value < HUGE_VAL)
    return scaled_of (value);
  for (gsize i = 0; i < n; i++)
    awrash_i_accumulator_add (&small, values[i] * 0x1p-80);
  Scaled scaled = scaled_of (awrash_i_accumulator_get (&small));
  scaled.exponent += 80;
  return scaled;
}

/* a/b, off by two roundings unless it underflows. */
static double
divide (Scaled a, Scaled b)
{
  return ldexp (a.leading / b.leading, a.exponent - b.exponent);
}

static gboolean
check_weights (gsize n, const double weights[], GError **error)
{
  gboolean has_positive = FALSE;

  if (!check_values ("weights", n, weights, error))
    return FALSE;
  for (gsize c = 0; c < n; c++)
    has_positive |= weights[c] > 0;
  if (!has_positive)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                 _ ("all weights are 0, expected a weight > 0"));
  return has_positive;
}

/* The share is taken first: a weight over a sum may be beyond the doubles. */
static gboolean
sum_criteria (gsize n_criteria, gsize n, const double values[], const double weights[],
              const Scaled sums[], double claims[], GError **error)
{
  for (gsize i = 0; i < n; i++)
    {
      AwrashSum claim = { 0, 0 };
      for (gsize c = 0; c < n_criteria; c++)
        if (weights[c] > 0)
          awrash_i_sum_add (&claim, weights[c] * divide (scaled_of (values[c * n + i]), sums[c]));
      claims[i] = awrash_i_sum_get (&claim);
      if (!isfinite (claims[i]))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                       _ ("the claim of recipient %zu is beyond the doubles, expected smaller "
                          "weights"),
                       i);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
awrash_apportion_criteria_combine (size_t n_criteria, size_t n, const double values[],
                                   const double weights[], double claims[], GError **error)
{
  g_return_val_if_fail (n_criteria == 0 || weights != NULL, FALSE);
  g_return_val_if_fail (n == 0 || n_criteria == 0 || (values != NULL && claims != NULL), FALSE);

  if (!check_count (_ ("criteria"), n_criteria, error) || !check_count (_ ("recipients"), n, error)
      || !check_values ("values", n_criteria * n, values, error)
      || !check_weights (n_criteria, weights, error))
    return FALSE;
  g_autofree Scaled *sums = awrash_i_new (Scaled, n_criteria, error);
  g_autofree double *combined = sums != NULL ? awrash_i_new (double, n, error) : NULL;
  if (combined == NULL)
    return FALSE;
  for (gsize c = 0; c < n_criteria; c++)
    {
      sums[c] = sum_of (n, values + c * n);
      if (sums[c].leading == 0 && weights[c] > 0)
        {
          g_set_error (
              error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
              _ ("all values of criterion %zu are 0, expected a value > 0 or the weight 0"), c);
          return FALSE;
        }
    }
  if (!sum_criteria (n_criteria, n, values, weights, sums, combined, error))
    return FALSE;
  memcpy (claims, combined, n * sizeof *claims);
  return TRUE;
}

/* A rate as the decimal that was written. */
static gboolean
read_rate (double value, AwrashRational *rate, GError **error)
{
  if (value >= 0 && awrash_i_rational_of_double (value, rate, NULL))
    return TRUE;
  g_autofree char *text = awrash_i_number_format (value);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("rate is %s, expected a number ≥ 0 of at most 18 digits before and behind the "
                  "decimal point"),
               text);
  return FALSE;
}

/* What is left of both products by rounding is exact for whole numbers of 30 bits and values of
 * moderate size, so that their difference is rounded once. */
static gboolean
is_moderate (double value)
{
  return value == 0 || (value > 0x1p-800 && value < 0x1p800);
}

static double
get_moderate_excess (double part, double whole, AwrashRational rational)
{
  const double numerator = (double)rational.numerator, denominator = (double)rational.denominator;
  double ours = part * denominator, theirs = whole * numerator;
  double above = (ours - theirs)
                 + (awrash_i_product_error (part, denominator, ours)
                    - awrash_i_product_error (whole, numerator, theirs));

  return above > 0 ? above / denominator : 0;
}

/* part - rate·whole where it is above 0, off by two roundings. */
static double
get_excess (double part, double whole, double rate, AwrashRational rational)
{
  AwrashAccumulator above = { { 0 } };

  if (MAX (rational.numerator, rational.denominator) < 1 << 30 && is_moderate (part)
      && is_moderate (whole))
    return MIN (get_moderate_excess (part, whole, rational), part);
  awrash_i_accumulator_add_scaled (&above, part, rational.denominator);
  awrash_i_accumulator_add_scaled (&above, whole, -rational.numerator);
  if (awrash_i_accumulator_sign (&above) <= 0)
    return 0;
  double value = awrash_i_accumulator_get (&above) / (double)rational.denominator;
  /* times its denominator it may be beyond the doubles; then it is as large as part, or nearly */
  return isfinite (value) ? MIN (value, part) : part - rate * whole;
}

gboolean
awrash_apportion_criteria_excess (size_t n, const double part[], const double whole[], double rate,
                                  double excess[], GError **error)
{
  g_return_val_if_fail (n == 0 || (part != NULL && whole != NULL && excess != NULL), FALSE);

  AwrashRational rational = { 0, 1 };

  if (!check_count (_ ("recipients"), n, error) || !check_values ("part", n, part, error)
      || !check_values ("whole", n, whole, error) || !read_rate (rate, &rational, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    excess[i] = get_excess (part[i], whole[i], rate, rational);
  return TRUE;
}

/* What is given to a size of 0, which has no rate of its own. */
static gboolean
check_sizes (gsize n, const double value[], const double size[], GError **error)
{
  if (!check_values ("value", n, value, error) || !check_values ("size", n, size, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (size[i] == 0 && value[i] > 0)
      return refuse ("size", i, 0, _ ("a number > 0, or a value of 0 beside it"), error);
  return TRUE;
}

static gboolean
check_caps (double low, double high, GError **error)
{
  /* NaN is neither */
  if (low >= 0 && isfinite (low) && high >= low)
    return TRUE;
  g_autofree char *low_text = awrash_i_number_format (low);
  g_autofree char *high_text = awrash_i_number_format (high);
  gboolean is_crossed = low >= 0 && isfinite (low) && high < low;
  g_set_error (error, AWRASH_ERROR, is_crossed ? AWRASH_ERROR_BOUNDS : AWRASH_ERROR_VALUE,
               is_crossed ? _ ("low is %s, above high, which is %s, expected low ≤ high")
                          : _ ("low is %s and high is %s, expected numbers ≥ 0, low finite"),
               low_text, high_text);
  return FALSE;
}

/* (value/size)/(values/sizes); infinite only where it is beyond the doubles. */
static double
get_index (double value, double size, Scaled values, Scaled sizes)
{
  Scaled a = scaled_of (value), b = scaled_of (size);

  if (size == 0)
    return 1;
  return divide ((Scaled){ a.leading * sizes.leading, a.exponent + sizes.exponent },
                 (Scaled){ b.leading * values.leading, b.exponent + values.exponent });
}

gboolean
awrash_apportion_criteria_index (size_t n, const double value[], const double size[], double low,
                                 double high, double index[], GError **error)
{
  g_return_val_if_fail (n == 0 || (value != NULL && size != NULL && index != NULL), FALSE);

  if (!check_count (_ ("recipients"), n, error) || !check_sizes (n, value, size, error)
      || !check_caps (low, high, error))
    return FALSE;
  Scaled values = sum_of (n, value), sizes = sum_of (n, size);
  if (values.leading == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("all of value are 0, expected a value > 0"));
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    {
      double quotient = MAX (get_index (value[i], size[i], values, sizes), low);
      index[i] = MIN (quotient, MIN (high, G_MAXDOUBLE));
    }
  return TRUE;
}
