/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares of values beside shares of a reference. Source: reference-private.h.
 * Invariant: both samples hold the same rows, since a row counts by its weight alone. */

#include "metric/reference-private.h"

gboolean
awrash_i_reference_fill (AwrashReference *reference, gsize n, const double x[],
                         const double weights[], const double q[], GError **error)
{
  return awrash_i_sample_fill (&reference->values, "x", n, x, weights, error)
         && awrash_i_sample_fill (&reference->targets, "reference", n, q, weights, error);
}

double
awrash_i_reference_excess (const AwrashReference *reference, gsize i)
{
  const AwrashSample *values = &reference->values, *targets = &reference->targets;

  if (values->equal && targets->equal)
    return 0.0;
  return values->w[i]
         * awrash_i_sample_cross (values->x[i], targets->sum, targets->x[i], values->sum)
         / values->sum.high / targets->sum.high;
}

void
awrash_i_reference_clear (AwrashReference *reference)
{
  awrash_i_sample_clear (&reference->values);
  awrash_i_sample_clear (&reference->targets);
}
