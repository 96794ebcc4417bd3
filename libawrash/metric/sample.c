/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that count, scaled by exact powers of two, and their sums in doubled precision: a measure of
 * nearly equal values is as accurate as one of very unequal values. Source: Dekker (1971); Kahan's
 * difference of products. Invariant: permuting the rows changes no digit beyond the last. */

#include "metric/sample-private.h"

#include "base/memory-private.h"
#include "base/product-private.h"
#include "base/sum-private.h"

#include <float.h>
#include <math.h>

/* What one row takes of the block that x, w and row share. */
typedef struct
{
  double x;
  double w;
  gsize row;
} Cells;

AwrashScale
awrash_i_sample_scale_of (int power)
{
  int first = CLAMP (power, -1000, 1000);

  return (AwrashScale){ ldexp (1.0, first), ldexp (1.0, power - first) };
}

static AwrashPair
pair_of (const AwrashSum *sum)
{
  double high = awrash_i_sum_get (sum);

  return (AwrashPair){ high, (sum->sum - high) + sum->compensation };
}

static void
copy_rows (AwrashSample *sample, gsize n, const double x[], const double weights[],
           AwrashScale of_x, AwrashScale of_w)
{
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    {
      /* the gate lets a NaN through only where it is to be left out */
      if (isnan (x[i]) || (weights != NULL && !(weights[i] > 0.0)))
        continue;
      sample->x[count] = awrash_i_sample_scaled (x[i], of_x);
      sample->w[count] = weights == NULL ? 1.0 : awrash_i_sample_scaled (weights[i], of_w);
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

/* TRUE where scaling took digits from value i, which then is below 2^-1022. */
static gboolean
is_blunted (const AwrashSample *sample, const double x[], gsize i)
{
  return sample->x[i] < DBL_MIN && x[sample->row[i]] > 0.0;
}

/* ln of value i times 2^-exponent. */
static double
log_scaled (const AwrashSample *sample, const double x[], gsize i)
{
  int exponent = 0;
  double mantissa = 0.0;

  if (!is_blunted (sample, x, i))
    return log (sample->x[i]);
  mantissa = frexp (x[sample->row[i]], &exponent);
  return log (mantissa) + (exponent - sample->exponent) * G_LN2;
}

gboolean
awrash_i_sample_take_logarithms (AwrashSample *sample, const double x[], GError **error)
{
  gsize first = 0;

  while (first < sample->n && !is_blunted (sample, x, first))
    first++;
  if (first == sample->n)
    return TRUE;
  if (sample->log == NULL)
    sample->log = awrash_i_new (double, sample->n, error);
  for (gsize i = 0; sample->log != NULL && i < sample->n; i++)
    sample->log[i] = log_scaled (sample, x, i);
  return sample->log != NULL;
}

gboolean
awrash_i_sample_fill_through (AwrashGate gate, AwrashSample *sample, const char *name, gsize n,
                              const double x[], const double weights[], AwrashRange *range,
                              GError **error)
{
  Cells *cells = NULL;
  double largest = 0.0;

  if (!awrash_i_range_find_through (gate, name, n, x, weights, range, error))
    return FALSE;
  cells = awrash_i_new (Cells, range->n, error);
  if (cells == NULL)
    return FALSE;
  largest = MAX (x[range->highest], -x[range->lowest]);
  sample->n = range->n;
  sample->x = (double *)(void *)cells;
  sample->w = sample->x + range->n;
  sample->row = (gsize *)(void *)(sample->w + range->n);
  sample->exponent = largest > 0.0 ? ilogb (largest) : 0;
  sample->equal = x[range->lowest] == x[range->highest];
  copy_rows (sample, n, x, weights, awrash_i_sample_scale_of (-sample->exponent),
             awrash_i_sample_scale_of (-ilogb (range->heaviest)));
  sum_rows (sample);
  return TRUE;
}

gboolean
awrash_i_sample_fill (AwrashSample *sample, const char *name, gsize n, const double x[],
                      const double weights[], GError **error)
{
  AwrashRange range = { .n = 0 };

  return awrash_i_sample_fill_through (AWRASH_GATE_STRICT, sample, name, n, x, weights, &range,
                                       error)
         && awrash_i_sample_take_logarithms (sample, x, error);
}

void
awrash_i_sample_clear (AwrashSample *sample)
{
  g_clear_pointer (&sample->x, g_free);
  g_clear_pointer (&sample->log, g_free);
  sample->w = NULL;
  sample->row = NULL;
  sample->n = 0;
}

double
awrash_i_sample_log_ratio (const AwrashSample *sample, gsize i)
{
  double inverse_mean = sample->total.high / sample->sum.high;

  if (sample->log != NULL)
    return sample->log[i] + log (inverse_mean);
  return log (sample->x[i] * inverse_mean);
}
