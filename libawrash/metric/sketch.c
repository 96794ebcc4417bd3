/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A Gini with its bounds from bins of neighbouring values, for data beyond memory. Bins do not
 * overlap, so G = Gini of the bins' means + Σ p_b² D_b/μ, D_b half the mean difference inside bin
 * b; and 0 <= D_b <= (m - a)(c - m)/(c - a), a and c its least and largest value and m its mean,
 * which two values at the ends attain. Source: Gastwirth (1972), Review of Economics and
 * Statistics 54. Invariant: low <= G <= high, but for the rounding of sums. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "metric/index-private.h"
#include "metric/sketch-private.h"

#include <math.h>
#include <string.h>

enum
{
  DEFAULT_BITS = 10 /* 1,024 bins to each doubling */
};

typedef AwrashSketchBin Bin;

AwrashSketch *
awrash_metric_sketch_new (size_t bits, GError **error)
{
  AwrashSketch *sketch = NULL;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (bits > AWRASH_SKETCH_MOST_BITS)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("bits is %zu, expected at most %d, or 0 for %d"), bits,
                   AWRASH_SKETCH_MOST_BITS, DEFAULT_BITS);
      return NULL;
    }
  sketch = awrash_i_new (AwrashSketch, 1, error);
  if (sketch != NULL)
    sketch->bits = bits == 0 ? DEFAULT_BITS : (guint)bits;
  return sketch;
}

void
awrash_metric_sketch_free (AwrashSketch *sketch)
{
  if (sketch == NULL)
    return;
  for (gsize octave = 0; octave < AWRASH_SKETCH_OCTAVES; octave++)
    g_free (sketch->bins[octave]);
  g_free (sketch);
}

/* ── rows ───────────────────────────────────────────────────────────────────────────────────── */

static gsize
octave_of (double x)
{
  return (gsize)(awrash_i_words_of_double (x + 0.0) >> AWRASH_SKETCH_MANTISSA);
}

/* Brings the values of an octave to about 1. */
static int
exponent_of (gsize octave)
{
  return (int)MAX (octave, 1) - 1023;
}

gboolean
awrash_i_sketch_make_octave (AwrashSketch *sketch, gsize octave, GError **error)
{
  if (sketch->bins[octave] == NULL)
    sketch->bins[octave] = awrash_i_new (Bin, (gsize)1 << sketch->bits, error);
  return sketch->bins[octave] != NULL;
}

/* All memory before any row. */
static gboolean
make_octaves (AwrashSketch *sketch, gsize n, const double x[], const double weights[],
              GError **error)
{
  for (gsize i = 0; i < n; i++)
    if ((weights == NULL || weights[i] > 0.0)
        && !awrash_i_sketch_make_octave (sketch, octave_of (x[i]), error))
      return FALSE;
  return TRUE;
}

static void
widen (Bin *bin, double least, double largest)
{
  gboolean is_new = bin->weight.sum == 0.0;

  bin->least = is_new ? least : MIN (bin->least, least);
  bin->largest = is_new ? largest : MAX (bin->largest, largest);
}

static void
put (AwrashSketch *sketch, double x, double weight)
{
  guint64 bits = awrash_i_words_of_double (x + 0.0), rest = AWRASH_SKETCH_MANTISSA - sketch->bits;
  gsize octave = octave_of (x);
  Bin *bin = &sketch->bins[octave][(bits >> rest) & (((guint64)1 << sketch->bits) - 1)];
  double over = x - awrash_i_words_to_double (bits >> rest << rest); /* exact */

  widen (bin, over, over);
  awrash_i_sum_add (&bin->weight, weight);
  awrash_i_sum_add (&bin->sum, weight * ldexp (over, -exponent_of (octave)));
  sketch->n++;
}

static gboolean
has_weight (gsize n, const double weights[])
{
  for (gsize i = 0; weights != NULL && i < n; i++)
    if (weights[i] != 0.0)
      return TRUE;
  return weights == NULL && n > 0;
}

gboolean
awrash_metric_sketch_add (AwrashSketch *sketch, size_t n, const double x[], const double weights[],
                          GError **error)
{
  AwrashRange range = { .n = 0 };

  g_return_val_if_fail (sketch != NULL, FALSE);
  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!has_weight (n, weights))
    return TRUE;
  if (!awrash_i_range_find_through (AWRASH_GATE_REAL, "x", n, x, weights, &range, error))
    return FALSE;
  if (x[range.lowest] < 0.0)
    return awrash_i_index_refuse_rows ("gini", n, x, weights, error);
  if (!make_octaves (sketch, n, x, weights, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (weights == NULL || weights[i] > 0.0)
      put (sketch, x[i], weights == NULL ? 1.0 : weights[i]);
  return TRUE;
}

static void
join_bin (Bin *bin, const Bin *other)
{
  if (other->weight.sum == 0.0)
    return;
  widen (bin, other->least, other->largest);
  awrash_i_sum_add (&bin->weight, other->weight.sum);
  awrash_i_sum_add (&bin->weight, other->weight.compensation);
  awrash_i_sum_add (&bin->sum, other->sum.sum);
  awrash_i_sum_add (&bin->sum, other->sum.compensation);
}

gboolean
awrash_metric_sketch_merge (AwrashSketch *sketch, const AwrashSketch *other, GError **error)
{
  g_return_val_if_fail (sketch != NULL && other != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (sketch->bits != other->bits)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("the other sketch has bins of %u bits, expected %u as here"), other->bits,
                   sketch->bits);
      return FALSE;
    }
  for (gsize octave = 0; octave < AWRASH_SKETCH_OCTAVES; octave++)
    if (other->bins[octave] != NULL && !awrash_i_sketch_make_octave (sketch, octave, error))
      return FALSE;
  for (gsize octave = 0; octave < AWRASH_SKETCH_OCTAVES; octave++)
    for (gsize k = 0; other->bins[octave] != NULL && k < (gsize)1 << sketch->bits; k++)
      join_bin (&sketch->bins[octave][k], &other->bins[octave][k]);
  sketch->n += other->n;
  return TRUE;
}

/* ── answers ────────────────────────────────────────────────────────────────────────────────── */

size_t
awrash_metric_sketch_get_bits (const AwrashSketch *sketch)
{
  g_return_val_if_fail (sketch != NULL, 0);
  return sketch->bits;
}

size_t
awrash_metric_sketch_get_n_counted (const AwrashSketch *sketch)
{
  g_return_val_if_fail (sketch != NULL, 0);
  return sketch->n;
}

gsize
awrash_i_sketch_count (const AwrashSketch *sketch)
{
  gsize n = 0;

  for (gsize octave = 0; octave < AWRASH_SKETCH_OCTAVES; octave++)
    for (gsize k = 0; sketch->bins[octave] != NULL && k < (gsize)1 << sketch->bits; k++)
      n += sketch->bins[octave][k].weight.sum > 0.0;
  return n;
}

/* The bins that hold something, in ascending order. */
typedef struct
{
  gsize n;
  double *mean;
  double *over; /* the mean over the edge */
  double *weight;
  const Bin **bin;
} Means;

/* No mean may leave the ends of its bin by rounding. */
static void
fill_means (const AwrashSketch *sketch, Means *means)
{
  for (gsize octave = 0; octave < AWRASH_SKETCH_OCTAVES; octave++)
    for (gsize k = 0; sketch->bins[octave] != NULL && k < (gsize)1 << sketch->bits; k++)
      {
        const Bin *bin = &sketch->bins[octave][k];
        double weight = awrash_i_sum_get (&bin->weight);

        if (!(weight > 0.0))
          continue;
        means->bin[means->n] = bin;
        means->weight[means->n] = weight;
        means->over[means->n]
            = CLAMP (ldexp (awrash_i_sum_get (&bin->sum) / weight, exponent_of (octave)),
                     bin->least, bin->largest);
        means->mean[means->n]
            = awrash_i_sketch_edge (sketch, octave << sketch->bits | k) + means->over[means->n];
        means->n++;
      }
}

/* Σ p² (m - a)(c - m)/(c - a) over the mean, all values and weights over the largest so that none
 * overflows. */
static double
inside (const Means *means)
{
  double largest = means->mean[means->n - 1], heaviest = 0.0;
  AwrashSum sum = { 0.0, 0.0 }, mean = { 0.0, 0.0 }, total = { 0.0, 0.0 };

  for (gsize k = 0; k < means->n; k++)
    heaviest = MAX (heaviest, means->weight[k]);
  for (gsize k = 0; k < means->n; k++)
    {
      double least = means->bin[k]->least, most = means->bin[k]->largest;
      double w = means->weight[k] / heaviest;

      awrash_i_sum_add (&total, w);
      awrash_i_sum_add (&mean, w * (means->mean[k] / largest));
      if (most > least)
        awrash_i_sum_add (&sum, w * w * ((means->over[k] - least) / (most - least))
                                    * ((most - means->over[k]) / largest));
    }
  return awrash_i_sum_get (&sum) / awrash_i_sum_get (&total) / awrash_i_sum_get (&mean);
}

gboolean
awrash_metric_sketch_gini (const AwrashSketch *sketch, double *low, double *high, GError **error)
{
  g_autofree double *numbers = NULL;
  g_autofree const Bin **bins = NULL;
  Means means = { .n = 0 };
  gsize n = 0;
  double between = 0.0;

  g_return_val_if_fail (sketch != NULL && low != NULL && high != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  n = awrash_i_sketch_count (sketch);
  numbers = awrash_i_new (double, 3 * n, error);
  bins = numbers != NULL ? awrash_i_new (const Bin *, n, error) : NULL;
  if (bins == NULL)
    return FALSE;
  means = (Means){ 0, numbers, numbers + n, numbers + 2 * n, bins };
  fill_means (sketch, &means);
  if (!awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, n, means.mean, means.weight, &between,
                           error))
    return FALSE;
  *low = between;
  *high = between + inside (&means);
  return TRUE;
}
