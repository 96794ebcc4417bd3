/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that say no more than what one column costs: their cost is the column's own, and their
 * price is what the other rows leave of its reduced cost.
 * Source: presolving, singleton rows; Andersen and Andersen (1995). Invariant: a column has at most
 * one such row. */

#include "allot/mixed-private.h"

void
awrash_i_mixed_fold (const AwrashMixed *mixed, gsize folded[])
{
  for (gsize i = 0; i < mixed->m; i++)
    folded[i] = mixed->curve[i].kind != AWRASH_CURVE_NONE
                        && mixed->first[i + 1] == mixed->first[i] + 1
                        && mixed->value[mixed->first[i]] == 1
                    ? mixed->column[mixed->first[i]]
                    : G_MAXSIZE;
  for (gsize j = 0; j < mixed->n; j++)
    for (gsize k = mixed->column_first[j], n = 0; k < mixed->column_first[j + 1]; k++)
      if (folded[mixed->row[k]] == j && n++ > 0)
        folded[mixed->row[k]] = G_MAXSIZE;
}

void
awrash_i_mixed_price_folded (const AwrashMixed *mixed, const gsize folded[], gboolean is_ray,
                             int64_t price[])
{
  for (gsize i = 0; i < mixed->m; i++)
    {
      gsize j = folded[i];
      AwrashLong rest;

      if (j == G_MAXSIZE)
        continue;
      rest = is_ray ? 0 : (AwrashLong)mixed->cost[j] * ((AwrashLong)1 << mixed->bits);
      for (gsize k = mixed->column_first[j]; k < mixed->column_first[j + 1]; k++)
        if (mixed->row[k] != i)
          rest -= (AwrashLong)mixed->column_value[k] * price[mixed->row[k]];
      price[i] = (int64_t)CLAMP (rest, -((AwrashLong)1 << 60), (AwrashLong)1 << 60);
    }
}
