/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rates that are expected: those of the leximin flow of the network with every bound
 * multiplied, so that units are fine and equal rates come out nearly equal; then those that follow
 * one another closely are one rate. Of a ratio, the rates of the best receipts. Source: Fujishige
 * (1980): where totals are M-convex, real leximin has the least Gini. Invariant: what is expected
 * decides how tight bounds are, never whether they hold. */

#include "allot/gini-private.h"

#include "base/memory-private.h"
#include "base/order-private.h"

#include <string.h>

/* Bounds have at most 50 bits. */
#define FINENESS 1024

/* Whether a unit of the lighter one is more than what parts two, the second of the higher rate. */
static gboolean
are_near (const AwrashGini *gini, const int64_t y[], gsize p, gsize q)
{
  const AwrashGiniPairs *pairs = &gini->pairs;
  AwrashGiniSum z = awrash_i_gini_pairs_differ (pairs, p, y[p], q, y[q]);
  int64_t unit = MAX (pairs->slope[p] * pairs->mass[q], pairs->slope[q] * pairs->mass[p]);

  return z >= -(AwrashGiniSum)unit;
}

gboolean
awrash_i_gini_compare (AwrashNetwork *network, gsize n, const AwrashRecipient recipients[],
                       const AwrashMeasure *measure, int64_t y[], GError **error)
{
  g_auto (AwrashRecipients) who = { 0 };
  g_auto (AwrashMeasureCost) cost = { 0 };
  if (!awrash_i_recipients_init (&who, n, network->n_arcs, error))
    return FALSE;
  for (gsize p = 0; p < n; p++)
    awrash_i_recipients_add (&who, recipients[p]);
  if (!awrash_i_measure_cost_init (&cost, measure, network, &who, NULL, error)
      || !awrash_i_measure_settle (&cost, network, error))
    return FALSE;
  for (gsize p = 0; p < n; p++)
    y[p] = network->arcs[recipients[p].arc].flow + recipients[p].offset;
  return TRUE;
}

/* y[] of the leximin flow in units so much finer. */
static gboolean
find_fine (AwrashGini *gini, int64_t y[], GError **error)
{
  const AwrashMeasure leximin = { .kind = AWRASH_MEASURE_LEXIMIN };
  g_autoptr (AwrashNetwork) fine = awrash_i_network_copy (gini->face, error);
  g_autofree AwrashRecipient *recipients
      = awrash_i_copy (AwrashRecipient, gini->recipients, gini->n, error);

  if (fine == NULL || recipients == NULL)
    return FALSE;
  for (gsize i = 0; i < fine->n_arcs; i++)
    {
      fine->arcs[i].lower *= FINENESS;
      fine->arcs[i].upper *= FINENESS;
      fine->arcs[i].flow *= FINENESS;
    }
  for (gsize p = 0; p < gini->n; p++)
    recipients[p].offset *= FINENESS;
  return awrash_i_gini_compare (fine, gini->n, recipients, &leximin, y, error);
}

/* Rates that follow one another closely are one rate that whole numbers part. */
static void
join_near (AwrashGini *gini, const int64_t y[], gsize order[])
{
  for (gsize k = 0, end; k < gini->n; k = end)
    {
      double units = 0, need = 0;

      for (end = k; end < gini->n && (end == k || are_near (gini, y, order[end - 1], order[end]));
           end++)
        {
          units += gini->level[order[end]] * gini->recipients[order[end]].need;
          need += gini->recipients[order[end]].need;
        }
      for (gsize i = k; i < end; i++)
        gini->level[order[i]] = units / need;
    }
}

gboolean
awrash_i_gini_expect (AwrashGini *gini, GError **error)
{
  gboolean is_fine = gini->pairs.is_weighted;
  g_autofree gsize *order = awrash_i_new (gsize, gini->n, error);
  g_autofree int64_t *y
      = order != NULL ? awrash_i_copy (int64_t, gini->best, gini->n, error) : NULL;

  if (y == NULL || (is_fine && !find_fine (gini, y, error)))
    return FALSE;
  for (gsize p = 0; p < gini->n; p++)
    {
      order[p] = p;
      gini->level[p] = (double)y[p] / (is_fine ? FINENESS : 1) / gini->recipients[p].need;
    }
  g_qsort_with_data (order, (gint)gini->n, sizeof (gsize), awrash_i_order_values, gini->level);
  join_near (gini, y, order);
  return TRUE;
}
