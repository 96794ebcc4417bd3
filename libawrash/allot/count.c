/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counting units below a threshold, a block of leaves at a time: keys count, bounds clip. Totals
 * below 2^44 are counted in doubles throughout, larger ones in whole numbers.
 * Source: Reitzig and Wild (2024). Invariant: a sum is the sum of what each leaf could hold. */

#include "allot/count-private.h"

gboolean
awrash_i_count_block (const AwrashProblem *problem, AwrashThreshold threshold, gsize begin, gsize n,
                      double least[], double most[])
{
  const AwrashKeys *keys = problem->keys;

  if (threshold != keys->none && threshold != keys->all)
    return keys->count (keys, threshold, begin, n, least, most);
  for (gsize j = 0; j < n; j++)
    least[j] = threshold == keys->none ? 0 : 0x1p62;
  return FALSE;
}

/* No leaf can hold more than the total; the unit after that is counted because it may be the next
 * in line. */
int64_t
awrash_i_count_clip (const AwrashProblem *problem, gsize leaf, double units)
{
  int64_t lower = problem->lower != NULL ? problem->lower[leaf] : 0;
  int64_t upper = problem->total + 1;

  if (problem->upper != NULL)
    upper = MIN (upper, problem->upper[leaf]);
  return units >= (double)upper ? upper : MAX ((int64_t)units, lower);
}

int64_t
awrash_i_count_sum (const AwrashProblem *problem, gsize begin, gsize n, double units[])
{
  const double *low = problem->low, *high = problem->high;
  int64_t sum = 0;

  if (!problem->is_small)
    {
      for (gsize j = 0; j < n; j++)
        sum = awrash_i_count_add (sum, awrash_i_count_clip (problem, begin + j, units[j]));
      return sum;
    }
  for (gsize j = 0; low != NULL && j < n; j++)
    {
      double most = MIN (units[j], high[begin + j]);
      units[j] = MAX (most, low[begin + j]);
    }
  return (int64_t)MIN (awrash_i_pairs_sum (n, units), 0x1p62);
}

void
awrash_i_count_units (const AwrashProblem *problem, AwrashThreshold threshold, gsize begin, gsize n,
                      int64_t units[])
{
  AWRASH_PAIRS (least, AWRASH_KEYS_BLOCK);
  AWRASH_PAIRS (most, AWRASH_KEYS_BLOCK);

  awrash_i_count_block (problem, threshold, begin, n, least, most);
  /* without bounds nobody has more below a threshold than the whole total */
  if (problem->is_small && problem->low == NULL)
    for (gsize j = 0; j < n; j++)
      units[j] = (int64_t)least[j];
  else
    for (gsize j = 0; j < n; j++)
      units[j] = awrash_i_count_clip (problem, begin + j, least[j]);
}
