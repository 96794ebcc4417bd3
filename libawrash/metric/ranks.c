/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mid ranks: one sweep over blocks of equal values.
 * Source: Lerman and Yitzhaki (1984). Invariant: as many rows above a rank as below it, by weight.
 */

#include "metric/ranks-private.h"

#include "base/sum-private.h"

void
awrash_i_ranks_write_weighted (const AwrashPrepared *prepared, const double w[], double ranks[])
{
  const AwrashSample *sample = &prepared->sample;
  AwrashSum below = { 0.0, 0.0 };
  double total = awrash_i_sum_values (sample->n, w);

  for (gsize start = 0, end = 0; start < sample->n; start = end)
    {
      double before = awrash_i_sum_get (&below);

      for (end = start; end < sample->n && sample->x[end] == sample->x[start]; end++)
        awrash_i_sum_add (&below, w[end]);
      for (gsize k = start; k < end; k++)
        ranks[k] = (before + awrash_i_sum_get (&below)) / 2.0 / total;
    }
}

void
awrash_i_ranks_write (const AwrashPrepared *prepared, double ranks[])
{
  awrash_i_ranks_write_weighted (prepared, prepared->sample.w, ranks);
}
