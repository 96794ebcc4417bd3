/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums over the links of one unit. Source: Getis and Ord (1992); Sokal, Oden and Thomson (1998).
 * Invariant: the spread of the weights is >= 0, and 0 where they are the same on every place. */

#include "metric/local-private.h"

#include "base/i18n-private.h"
#include "base/sum-private.h"

#include <math.h>

static void
add_link (double weight, AwrashPair z, AwrashSum sums[3])
{
  awrash_i_sum_add (&sums[0], weight);
  awrash_i_sum_add (&sums[1], weight * weight);
  awrash_i_sum_add (&sums[2], weight * z.high);
}

AwrashLocalSums
awrash_i_local_sums (const AwrashNeighbours *neighbours, const AwrashField *field, gsize i,
                     double own, double m)
{
  AwrashSum sums[3] = { { 0.0, 0.0 } };
  AwrashLocalSums local = { .sum = 0.0 };
  double mean, spread;
  gsize first = neighbours->start[i], end = neighbours->start[i + 1];

  for (gsize k = first; k < end; k++)
    add_link (neighbours->weight[k], field->z[neighbours->to[k]], sums);
  if (own > 0.0)
    add_link (own, field->z[i], sums);
  local.sum = awrash_i_sum_get (&sums[0]);
  local.squares = awrash_i_sum_get (&sums[1]);
  local.lag = awrash_i_sum_get (&sums[2]);
  mean = local.sum / m;
  spread = (m - (double)(end - first) - (own > 0.0)) * mean * mean;
  for (gsize k = first; k < end; k++)
    spread += (neighbours->weight[k] - mean) * (neighbours->weight[k] - mean);
  local.spread = own > 0.0 ? spread + (own - mean) * (own - mean) : spread;
  return local;
}

static void
put (double values[], gsize index, double value)
{
  if (values != NULL)
    values[index] = value;
}

void
awrash_i_local_write (const AwrashLocalArrays *arrays, const AwrashNeighbours *neighbours, gsize i,
                      const AwrashLocal *local)
{
  int exponent = neighbours->exponent;

  put (arrays->value, i, ldexp (local->expectation + local->gap, exponent));
  put (arrays->expectation, i, ldexp (local->expectation, exponent));
  put (arrays->variance, i, ldexp (local->variance, 2 * exponent));
  put (arrays->z, i, local->variance > 0.0 ? local->gap / sqrt (local->variance) : NAN);
}

gboolean
awrash_i_local_check (const AwrashNeighbours *neighbours, GError **error)
{
  if (neighbours->n >= 3)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("there are %zu units, expected at least 3 for a local statistic"), neighbours->n);
  return FALSE;
}
