/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that count, scaled by exact powers of two, and their sums in doubled precision: a measure of
 * nearly equal values is as accurate as one of very unequal values. Source: Dekker (1971); Kahan's
 * difference of products. Invariant: permuting the rows changes no digit beyond the last. */

#include "metric/sample-private.h"

#include "base/memory-private.h"
#include "base/product-private.h"
#include "base/sum-private.h"
#include "metric/range-private.h"

#include <math.h>

/* Two factors, each a power of two that a double holds, whose product is 2^power. One alone cannot
 * lift a subnormal number to 1. */
typedef struct
{
  double first;
  double second;
} Scale;

/* What one row takes of the block that x, w and row share. */
typedef struct
{
  double x;
  double w;
  gsize row;
} Cells;

static Scale
scale_of (int power)
{
  int first = CLAMP (power, -1000, 1000);

  return (Scale){ ldexp (1.0, first), ldexp (1.0, power - first) };
}

static double
scaled (double value, Scale scale)
{
  return value * scale.first * scale.second + 0.0; /* + 0.0 turns -0 into 0 */
}

static AwrashPair
pair_of (const AwrashSum *sum)
{
  double high = awrash_i_sum_get (sum);

  return (AwrashPair){ high, (sum->sum - high) + sum->compensation };
}

static void
copy_rows (AwrashSample *sample, gsize n, const double x[], const double weights[], Scale of_x,
           Scale of_w)
{
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (weights != NULL && weights[i] == 0.0)
        continue;
      sample->x[count] = scaled (x[i], of_x);
      sample->w[count] = weights == NULL ? 1.0 : scaled (weights[i], of_w);
      sample->row[count] = i;
      count++;
    }
}

/* The rounding error of each product is added too, so that X carries some 100 bits; errors are
 * small enough to go straight to the compensation (Ogita, Rump and Oishi 2005, Dot2). */
static void
sum_rows (AwrashSample *sample)
{
  AwrashSum total = { 0.0, 0.0 }, sum = { 0.0, 0.0 };

  for (gsize i = 0; i < sample->n; i++)
    {
      double product = sample->w[i] * sample->x[i];

      awrash_i_sum_add (&total, sample->w[i]);
      awrash_i_sum_add (&sum, product);
      sum.compensation += awrash_i_product_error (sample->w[i], sample->x[i], product);
    }
  sample->total = pair_of (&total);
  sample->sum = pair_of (&sum);
}

gboolean
awrash_i_sample_fill (AwrashSample *sample, const char *name, gsize n, const double x[],
                      const double weights[], GError **error)
{
  AwrashRange range = { .n = 0 };
  Cells *cells = NULL;

  if (!awrash_i_range_find (name, n, x, weights, &range, error))
    return FALSE;
  cells = awrash_i_new (Cells, range.n, error);
  if (cells == NULL)
    return FALSE;
  sample->n = range.n;
  sample->x = (double *)(void *)cells;
  sample->w = sample->x + range.n;
  sample->row = (gsize *)(void *)(sample->w + range.n);
  sample->exponent = ilogb (x[range.highest]);
  sample->equal = x[range.lowest] == x[range.highest];
  copy_rows (sample, n, x, weights, scale_of (-sample->exponent),
             scale_of (-ilogb (range.heaviest)));
  sum_rows (sample);
  return TRUE;
}

void
awrash_i_sample_clear (AwrashSample *sample)
{
  g_clear_pointer (&sample->x, g_free);
  sample->w = NULL;
  sample->row = NULL;
  sample->n = 0;
}

double
awrash_i_sample_cross (double a, AwrashPair B, double b, AwrashPair A)
{
  double left = a * B.high, right = b * A.high;
  double left_error = awrash_i_product_error (a, B.high, left);
  double right_error = awrash_i_product_error (b, A.high, right);

  return (left - right) + ((left_error - right_error) + (a * B.low - b * A.low));
}

double
awrash_i_sample_deviation (const AwrashSample *sample, gsize i)
{
  if (sample->equal)
    return 0.0;
  return awrash_i_sample_cross (sample->x[i], sample->total, 1.0, sample->sum) / sample->sum.high;
}
