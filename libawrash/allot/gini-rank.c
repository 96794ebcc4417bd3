/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rates that are expected within a box, as ranks: where a group makes up its sum as vessels
 * that are filled, or where good receipts stood. Pairs are counted with the sign of their ranks.
 * Source: Fujishige (1980): the lexicographically optimal base. Invariant: any ranks give a valid
 * bound; good ones a tight one. */

#include "allot/gini-private.h"

#include "base/memory-private.h"
#include "base/order-private.h"

#include <math.h>

static double
need_of (const AwrashGini *gini, gsize p)
{
  return gini->recipients[p].need;
}

/* The rate at which a group makes up its sum within the box: filled like vessels. */
static double
fill_level (const AwrashGini *gini, const AwrashGiniNode *node, gsize g)
{
  double low = 0, high = 0, sum = (double)gini->group_sum[g];

  for (gsize k = gini->first[g]; k < gini->first[g + 1]; k++)
    high = MAX (high,
                ((double)node->upper[gini->members[k]] + 1) / need_of (gini, gini->members[k]));
  for (int i = 0; i < 64; i++)
    {
      double middle = low + (high - low) / 2, filled = 0;

      for (gsize k = gini->first[g]; k < gini->first[g + 1]; k++)
        {
          gsize p = gini->members[k];

          filled
              += CLAMP (middle * need_of (gini, p), (double)node->lower[p], (double)node->upper[p]);
        }
      if (filled < sum)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* rank[] of rate[], equal rates alike. */
static gboolean
rank_rates (gsize n, double rate[], gsize rank[], GError **error)
{
  g_autofree gsize *order = awrash_i_new (gsize, n, error);

  if (order == NULL)
    return FALSE;
  for (gsize p = 0; p < n; p++)
    order[p] = p;
  g_qsort_with_data (order, (gint)n, sizeof (gsize), awrash_i_order_values, rate);
  for (gsize k = 0; k < n; k++)
    rank[order[k]] = k > 0 && rate[order[k]] == rate[order[k - 1]] ? rank[order[k - 1]] : k;
  return TRUE;
}

gboolean
awrash_i_gini_rank (const AwrashGini *gini, AwrashGiniNode *node, int64_t near[], GError **error)
{
  g_autofree double *rate = awrash_i_copy (double, gini->level, gini->n, error);

  if (rate == NULL)
    return FALSE;
  for (gsize g = 0; g < gini->n_groups; g++)
    if (gini->group[gini->members[gini->first[g]]] == g)
      {
        double level = fill_level (gini, node, g);

        for (gsize k = gini->first[g]; k < gini->first[g + 1]; k++)
          rate[gini->members[k]] = level;
      }
  for (gsize p = 0; p < gini->n; p++)
    {
      double need = need_of (gini, p);

      if (rate[p] * need <= (double)node->lower[p])
        rate[p] = (double)node->lower[p] / need;
      else if (rate[p] * need >= (double)node->upper[p])
        rate[p] = (double)node->upper[p] / need;
      near[p] = (int64_t)rint (rate[p] * need);
    }
  return rank_rates (gini->n, rate, node->rank, error);
}

int
awrash_i_gini_sign (const AwrashGiniPairs *pairs, const int64_t lower[], const int64_t upper[],
                    const gsize rank[], gsize p, gsize q)
{
  /* of equal boxes both hold, and either sign is right */
  if (awrash_i_gini_pairs_differ (pairs, p, lower[p], q, upper[q]) >= 0)
    return 1;
  if (awrash_i_gini_pairs_differ (pairs, p, upper[p], q, lower[q]) <= 0)
    return -1;
  return (rank[p] > rank[q]) - (rank[p] < rank[q]);
}

gboolean
awrash_i_gini_is_decided (const AwrashGiniPairs *pairs, const int64_t lower[],
                          const int64_t upper[], gsize p, gsize q)
{
  return awrash_i_gini_pairs_differ (pairs, p, lower[p], q, upper[q]) >= 0
         || awrash_i_gini_pairs_differ (pairs, p, upper[p], q, lower[q]) <= 0;
}
