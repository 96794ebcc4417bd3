/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An index under other weights. Any index is read off a distribution whose rows are the sorted ones
 * that have weight. A Gini, of which thousands are asked, is one pass without a branch:
 * μ G = Σ v z (2 V_below + v - V) / V², z the deviations from the mean of all, so that little
 * cancels. Source: the covariance form of the Gini (Lerman and Yitzhaki 1989).
 * Invariant: both ways give the same number, to some 1e-13 of it. */

#include "metric/reweigh-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "metric/pair-private.h"

#include <math.h>

/* Below this part of what it was summed from, a Gini is read off its rows as any index is: without
 * one value that was far above all others little but rounding is left of deviations from the mean.
 */
static const double cancelled = 0x1p-10;

/* The indices that are half the mean difference, over the mean or not. */
static gboolean
is_gini (const char *index)
{
  return g_str_equal (index, "gini") || g_str_equal (index, "gini:signed")
         || g_str_equal (index, "gini:absolute");
}

static gboolean
make_room (AwrashReweighed *reweighed, GError **error)
{
  const AwrashSample *base = &reweighed->base->prepared.sample;
  AwrashSample *own = &reweighed->own.prepared.sample;

  own->x = awrash_i_new (double, 2 * base->n, error);
  if (own->x == NULL)
    return FALSE;
  own->w = own->x + base->n;
  own->row = awrash_i_new (gsize, base->n, error);
  if (own->row == NULL)
    return FALSE;
  reweighed->own.prepared.below = awrash_i_new (double, base->n, error);
  if (reweighed->own.prepared.below == NULL)
    return FALSE;
  if (base->log != NULL)
    own->log = awrash_i_new (double, base->n, error);
  return base->log == NULL || own->log != NULL;
}

gboolean
awrash_i_reweigh_fill (AwrashReweighed *reweighed, const AwrashDistribution *distribution,
                       const char *index, GError **error)
{
  const AwrashSample *base = &distribution->prepared.sample;

  double value = 0.0;

  if (!awrash_metric_index (distribution, index, &value, error))
    return FALSE;
  reweighed->base = distribution;
  reweighed->index = index;
  reweighed->own.n = distribution->n;
  reweighed->own.prepared.sample.exponent = base->exponent;
  reweighed->mean = base->sum.high / base->total.high;
  if (awrash_i_ranked_reads (index))
    return awrash_i_ranked_order_fill (&reweighed->ranked, distribution, error);
  if (!make_room (reweighed, error))
    return FALSE;
  if (!is_gini (index))
    return TRUE;
  reweighed->z = awrash_i_new (double, base->n, error);
  for (gsize k = 0; reweighed->z != NULL && k < base->n; k++)
    reweighed->z[k]
        = awrash_i_sample_cross (base->x[k], base->total, 1.0, base->sum) / base->total.high;
  return reweighed->z != NULL;
}

/* The sorted rows that have weight, with their sums. */
static void
take_rows (AwrashReweighed *reweighed, const double v[])
{
  const AwrashSample *base = &reweighed->base->prepared.sample;
  AwrashSample *own = &reweighed->own.prepared.sample;
  AwrashPair total = { 0.0, 0.0 }, sum = { 0.0, 0.0 };

  own->n = 0;
  for (gsize k = 0; k < base->n; k++)
    {
      if (!(v[k] > 0.0))
        continue;
      own->x[own->n] = base->x[k];
      own->w[own->n] = v[k];
      own->row[own->n] = base->row[k];
      if (own->log != NULL)
        own->log[own->n] = base->log[k];
      total = awrash_i_pair_add (total, awrash_i_pair_of (v[k]));
      sum = awrash_i_pair_add (sum, awrash_i_pair_scale (awrash_i_pair_of (base->x[k]), v[k]));
      reweighed->own.prepared.below[own->n++] = awrash_i_pair_get (total);
    }
  own->total = total;
  own->sum = sum;
  own->equal = own->n == 0 || own->x[0] == own->x[own->n - 1];
}

double
awrash_i_reweigh_gini (const AwrashReweighed *reweighed, double half, double size, double mean)
{
  if (!(half > size * cancelled && mean > reweighed->mean * cancelled))
    return NAN;
  if (g_str_equal (reweighed->index, "gini:absolute"))
    return ldexp (half, reweighed->base->prepared.sample.exponent);
  return half / mean;
}

static double
pass_gini (const AwrashReweighed *reweighed, const double v[])
{
  const double *z = reweighed->z;
  gsize n = reweighed->base->prepared.sample.n;
  double weight = 0.0, moment = 0.0, sum = 0.0, size = 0.0;

  for (gsize k = 0; k < n; k++)
    {
      double held = v[k] * z[k];

      sum += held * (2.0 * weight + v[k]);
      moment += held;
      size += fabs (held);
      weight += v[k];
    }
  return awrash_i_reweigh_gini (reweighed, (sum / weight - moment) / weight, size / weight,
                                reweighed->mean + moment / weight);
}

gboolean
awrash_i_reweigh_value (AwrashReweighed *reweighed, const double v[], double *value, GError **error)
{
  if (awrash_i_is_cancelled (error))
    return FALSE;
  if (reweighed->z != NULL)
    {
      double gini = pass_gini (reweighed, v);

      if (!isnan (gini))
        {
          *value = gini;
          return TRUE;
        }
    }
  if (reweighed->ranked.x != NULL)
    return awrash_i_ranked_order_value (&reweighed->ranked, reweighed->index, v, value, error);
  take_rows (reweighed, v);
  if (reweighed->own.prepared.sample.n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("no row has weight, expected at least one"));
      return FALSE;
    }
  return awrash_metric_index (&reweighed->own, reweighed->index, value, error);
}

void
awrash_i_reweigh_clear (AwrashReweighed *reweighed)
{
  AwrashSample *own = &reweighed->own.prepared.sample;

  g_clear_pointer (&own->x, g_free);
  g_clear_pointer (&own->row, g_free);
  g_clear_pointer (&own->log, g_free);
  g_clear_pointer (&reweighed->own.prepared.below, g_free);
  g_clear_pointer (&reweighed->z, g_free);
  awrash_i_ranked_order_clear (&reweighed->ranked);
}
