/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Neumaier's sum ("Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", 1974)
 * in blocks of 4,096. Invariant: the order of the additions depends on n alone, and no addition is
 * contracted, so the digits are the same everywhere. */

#include "base/sum-private.h"

enum
{
  BLOCK = 4096
};

double
awrash_i_sum_values (gsize n, const double values[])
{
  AwrashSum total = { 0, 0 };

  for (gsize start = 0; start < n; start += BLOCK)
    {
      AwrashSum block = { 0, 0 };
      gsize end = start + MIN (BLOCK, n - start);
      for (gsize i = start; i < end; i++)
        awrash_i_sum_add (&block, values[i]);
      awrash_i_sum_add (&total, block.sum);
      awrash_i_sum_add (&total, block.compensation);
    }
  return awrash_i_sum_get (&total);
}
