/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Provinces in groups of equal weight, by an order.
 * Source: R. Lerman and S. Yitzhaki (1989), Journal of Econometrics 42, for mean ranks. Invariant:
 * equal keys are one group, whatever the order of the list. */

#include <awrash.h>

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>

/* A province of weight 0 has no rank: it goes with the nearest below it that has one. */
static int64_t
group_below (gsize n, const double key[], const double rank[], const int64_t group[], double mine)
{
  int64_t found = 0;
  double nearest = -INFINITY;

  for (gsize i = 0; i < n; i++)
    if (!isnan (rank[i]) && key[i] <= mine && key[i] >= nearest)
      {
        nearest = key[i];
        found = group[i];
      }
  return found;
}

gboolean
awrash_simulation_strata (size_t n_groups, size_t n, const double key[], const double weights[],
                          int64_t group[], GError **error)
{
  g_autofree double *rank = NULL;

  g_return_val_if_fail (n == 0 || (key != NULL && group != NULL), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (n_groups < 1 || n_groups > G_MAXINT32)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE, _ ("n_groups is %zu, expected 1 to %d"),
                   n_groups, G_MAXINT32);
      return FALSE;
    }
  rank = awrash_i_new (double, n, error);
  if (rank == NULL || !awrash_metric_rank (n, key, weights, rank, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!isnan (rank[i]))
      group[i] = MIN ((int64_t)(rank[i] * (double)n_groups), (int64_t)n_groups - 1);
  for (gsize i = 0; i < n; i++)
    if (isnan (rank[i]))
      group[i] = group_below (n, key, rank, group, key[i]);
  return TRUE;
}
