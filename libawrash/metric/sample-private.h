/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows that count, brought by exact powers of two to where nothing overflows, with their sums
 * in doubled precision. Source: T. J. Dekker (1971), A floating-point technique for extending the
 * available precision. Invariant: 1 <= the largest |x|, the largest w < 2, but where all x are 0;
 * every w > 0. */

#ifndef AWRASH_METRIC_SAMPLE_PRIVATE_H
#define AWRASH_METRIC_SAMPLE_PRIVATE_H

#include "base/product-private.h"
#include "metric/range-private.h"

/* An unevaluated sum: low is at most half a unit in the last place of high. */
typedef struct
{
  double high;
  double low;
} AwrashPair;

/* Two factors, each a power of two that a double holds, whose product is one too. One alone cannot
 * lift a subnormal number to 1. */
typedef struct
{
  double first;
  double second;
} AwrashScale;

/* 2^power. */
AwrashScale awrash_i_sample_scale_of (int power);

static inline double
awrash_i_sample_scaled (double value, AwrashScale scale)
{
  return value * scale.first * scale.second + 0.0; /* + 0.0 turns -0 into 0 */
}

typedef struct
{
  gsize n;
  double *x;        /* [n] the values times 2^-exponent, in the order of the rows */
  double *w;        /* [n] the weights times a power of two; in the block of x, as is row */
  gsize *row;       /* [n] where each stood in the caller's arrays */
  int exponent;     /* of the values */
  double *log;      /* [n] ln x, or NULL where no x > 0 is so small that scaling cost it digits */
  gboolean equal;   /* all values are the same */
  AwrashPair total; /* W = sum of w */
  AwrashPair sum;   /* X = sum of w x, so that the mean is X / W */
} AwrashSample;

/* Fills a zeroed sample from n values and weights (NULL: all 1), which it checks through
 * awrash_i_range_find(); fails as that does, or with AWRASH_ERROR_MEMORY. */
gboolean awrash_i_sample_fill (AwrashSample *sample, const char *name, gsize n, const double x[],
                               const double weights[], GError **error);

/* The same for values that a wider gate lets through; range, filled, tells what it found. */
gboolean awrash_i_sample_fill_through (AwrashGate gate, AwrashSample *sample, const char *name,
                                       gsize n, const double x[], const double weights[],
                                       AwrashRange *range, GError **error);

/* Takes the logarithms anew after rows have moved; x as it was given to the sample. */
gboolean awrash_i_sample_take_logarithms (AwrashSample *sample, const double x[], GError **error);

void awrash_i_sample_clear (AwrashSample *sample);

/* a B - b A, right to the last bits even where the two products nearly cancel. */
static inline double
awrash_i_sample_cross (double a, AwrashPair B, double b, AwrashPair A)
{
  double left = a * B.high, right = b * A.high;
  double left_error = awrash_i_product_error (a, B.high, left);
  double right_error = awrash_i_product_error (b, A.high, right);

  return (left - right) + ((left_error - right_error) + (a * B.low - b * A.low));
}

/* Value i over the mean, minus 1: zero at the mean, -1 for a value of zero. */
static inline double
awrash_i_sample_deviation (const AwrashSample *sample, gsize i)
{
  if (sample->equal)
    return 0.0;
  return awrash_i_sample_cross (sample->x[i], sample->total, 1.0, sample->sum) / sample->sum.high;
}

/* ln (x_i / mean), -infinity for a value of 0. */
double awrash_i_sample_log_ratio (const AwrashSample *sample, gsize i);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashSample, awrash_i_sample_clear)

#endif
