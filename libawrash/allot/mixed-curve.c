/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Convex costs of whole activities, as intervals in units of 2^-bits that hold the true value.
 * Source: whole numbers as they are; squares by whole division; powers and logarithms of the C
 * library, widened by what they can be off. Invariant: low <= cost <= high, and no cost + price · s
 * is below what least() says.
 */

#include "allot/mixed-private.h"

#include "base/int128-private.h"
#include "base/words-private.h"

#include <math.h>

typedef AwrashUint128 Natural;

/* The C library is off by a few units in the last place; this is thousands of them. */
#define DOUBT 0x1p-40

/* ⌊whole·2^bits / need⌋, which is below 2^120, and whether nothing is left: long division, sixty
 * bits a step, of a remainder below 2^53. */
static Natural
divide (Natural whole, const AwrashBinary *need, int bits, gboolean *is_exact)
{
  int shift = bits - need->exponent;
  Natural quotient, rest;

  *is_exact = whole == 0;
  if (shift < 0 && (shift < -127 || whole >> -shift == 0))
    return 0;
  /* a need of 2^bits times 2^53 and more: what is shifted out only makes the quotient inexact */
  quotient = (shift < 0 ? whole >> -shift : whole) / need->mantissa;
  rest = (shift < 0 ? whole >> -shift : whole) % need->mantissa;
  *is_exact = shift >= 0 || (whole >> -shift) << -shift == whole;
  for (; shift > 0; shift -= 60)
    {
      int step = MIN (shift, 60);

      rest <<= step;
      quotient = (quotient << step) + rest / need->mantissa;
      rest %= need->mantissa;
    }
  *is_exact = *is_exact && rest == 0;
  return quotient;
}

/* What s costs, and what one more does, where both are whole. */
static AwrashLong
whole_value (const AwrashCurve *curve, int64_t s)
{
  return ((AwrashLong)curve->scale * s - curve->target) * s;
}

static AwrashLong
whole_slope (const AwrashCurve *curve, int64_t s)
{
  return (AwrashLong)curve->scale * (2 * s + 1) - curve->target;
}

double
awrash_i_curve_guess (const AwrashCurve *curve, int64_t s)
{
  double rate;

  if (curve->kind == AWRASH_CURVE_WHOLE)
    return (double)whole_value (curve, s);
  rate = (double)s / curve->need;
  if (curve->kind == AWRASH_CURVE_SQUARES)
    return rate * (double)s;
  if (curve->kind == AWRASH_CURVE_DISTANCE)
    return fabs (rate);
  if (curve->alpha == 1)
    return s <= 0 ? 0x1p60 : -curve->need * log (rate);
  if (curve->alpha > 1)
    return s <= 0 ? 0x1p60 : curve->need * pow (rate, 1 - curve->alpha) / (curve->alpha - 1);
  return s <= 0 ? 0 : -curve->need * pow (rate, 1 - curve->alpha) / (1 - curve->alpha);
}

double
awrash_i_curve_slope (const AwrashCurve *curve, int64_t s)
{
  if (curve->kind == AWRASH_CURVE_WHOLE)
    return (double)whole_slope (curve, s);
  if (curve->kind == AWRASH_CURVE_SQUARES)
    return (2 * (double)s + 1) / curve->need;
  if (curve->kind == AWRASH_CURVE_DISTANCE)
    return (s < 0 ? -1 : 1) / curve->need;
  if (s > 0 && curve->alpha == 1)
    return -curve->need * log1p (1 / (double)s);
  if (s > 0)
    {
      double p = 1 - curve->alpha;

      return -curve->need * pow ((double)s / curve->need, p) * expm1 (p * log1p (1 / (double)s))
             / p;
    }
  return awrash_i_curve_guess (curve, s + 1) - awrash_i_curve_guess (curve, s);
}

void
awrash_i_curve_value (const AwrashCurve *curve, int bits, int64_t s, AwrashLong *low,
                      AwrashLong *high)
{
  double value = awrash_i_curve_guess (curve, s), width = fabs (value) * DOUBT;
  Natural size = awrash_i_words_magnitude (s);

  if (curve->kind == AWRASH_CURVE_WHOLE)
    {
      *low = *high = whole_value (curve, s) * ((AwrashLong)1 << bits);
      return;
    }
  if (curve->kind != AWRASH_CURVE_ALPHA)
    {
      AwrashBinary need = awrash_i_words_split (curve->need);
      gboolean is_exact;

      if (curve->kind == AWRASH_CURVE_SQUARES)
        size *= size;
      *low = (AwrashLong)divide (size, &need, bits, &is_exact);
      *high = *low + !is_exact;
      return;
    }
  *low = (AwrashLong)floor (ldexp (value - width, bits)) - 1;
  *high = (AwrashLong)ceil (ldexp (value + width, bits)) + 1;
}

/* The first s in lower … upper - 1 from which on one more costs at least -slack, else upper. */
static int64_t
turn (const AwrashCurve *curve, double price, double slack, int64_t lower, int64_t upper)
{
  while (lower < upper)
    {
      int64_t middle = lower + (upper - lower) / 2;
      double slope = awrash_i_curve_slope (curve, middle);

      if (slope + price >= slack * fmax (fabs (slope), fabs (price)))
        upper = middle;
      else
        lower = middle + 1;
    }
  return lower;
}

/* The first s in lower … upper - 1 from which on one more costs nothing or more, else upper. */
static int64_t
turn_whole (const AwrashCurve *curve, int bits, int64_t price, int64_t lower, int64_t upper)
{
  while (lower < upper)
    {
      int64_t middle = lower + (upper - lower) / 2;

      if (whole_slope (curve, middle) * ((AwrashLong)1 << bits) + price >= 0)
        upper = middle;
      else
        lower = middle + 1;
    }
  return lower;
}

/* Straight on both sides of nought: the least is there or at an end. */
static AwrashLong
least_distance (const AwrashCurve *curve, int bits, int64_t price, int64_t lower, int64_t upper,
                int64_t *at)
{
  const int64_t points[] = { CLAMP (0, lower, upper), lower, upper };
  AwrashLong least = AWRASH_LONG_LARGEST;

  for (gsize k = 0; k < G_N_ELEMENTS (points); k++)
    {
      AwrashLong low, high;

      awrash_i_curve_value (curve, bits, points[k], &low, &high);
      low += (AwrashLong)price * points[k];
      if (low >= least)
        continue;
      least = low;
      *at = points[k];
    }
  return least;
}

AwrashLong
awrash_i_curve_least (const AwrashCurve *curve, int bits, int64_t price, int64_t lower,
                      int64_t upper, int64_t *at)
{
  double unit = ldexp ((double)price, -bits);
  AwrashLong low, high, least, wide;
  int64_t first, last;

  if (curve->kind == AWRASH_CURVE_WHOLE)
    {
      *at = turn_whole (curve, bits, price, lower, upper);
      awrash_i_curve_value (curve, bits, *at, &low, &high);
      return low + (AwrashLong)price * *at;
    }
  if (curve->kind == AWRASH_CURVE_DISTANCE)
    return least_distance (curve, bits, price, lower, upper, at);
  /* Slopes are known up to DOUBT, so the least stands between the two turns. */
  first = turn (curve, unit, -DOUBT, lower, upper);
  last = turn (curve, unit, DOUBT, first, upper);
  *at = turn (curve, unit, 0, first, last);
  awrash_i_curve_value (curve, bits, *at, &low, &high);
  least = low + (AwrashLong)price * *at;
  /* between the turns no step falls by more than twice the doubt */
  wide = (AwrashLong)ceil (ldexp (4 * DOUBT * fabs (unit), bits)) + 1;
  return last > first ? least - wide * (last - first) : least;
}
