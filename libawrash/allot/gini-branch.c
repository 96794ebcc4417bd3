/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a box is halved: at the pair that loses the most by being counted with a multiplier instead
 * of whole, where the order of the two turns.
 * Source: Land and Doig (1960). Invariant: both halves are smaller than the box. */

#include "allot/gini-private.h"

static AwrashGiniSum
magnitude (AwrashGiniSum value)
{
  return value < 0 ? -value : value;
}

/* Whether a recipient's box can be cut where its order with another, as found, turns. */
static gboolean
cut_near (const AwrashGini *gini, const AwrashGiniNode *node, gsize p, gsize q, int64_t *at)
{
  const AwrashGiniPairs *pairs = &gini->pairs;
  AwrashGiniSum unit = pairs->slope[p] * (AwrashGiniSum)pairs->mass[q];
  AwrashGiniSum other = pairs->slope[q] * (AwrashGiniSum)pairs->mass[p] * gini->found[q];

  *at = (int64_t)(other / unit);
  return *at >= node->lower[p] && *at < node->upper[p];
}

static void
choose_branch (const AwrashGini *gini, AwrashGiniNode *node, gsize p, gsize q)
{
  gsize light = gini->pairs.mass[p] < gini->pairs.mass[q] ? p : q, heavy = light == p ? q : p;

  node->branch = light;
  if (cut_near (gini, node, light, heavy, &node->at))
    return;
  node->branch = heavy;
  if (cut_near (gini, node, heavy, light, &node->at))
    return;
  if (node->upper[light] - node->lower[light] > node->upper[heavy] - node->lower[heavy])
    node->branch = light;
  node->at
      = node->lower[node->branch] + (node->upper[node->branch] - node->lower[node->branch] - 1) / 2;
}

/* The pair whose sign loses the most at found[]. */
void
awrash_i_gini_find_branch (const AwrashGini *gini, AwrashGiniNode *node)
{
  AwrashGiniSum most = 0;

  node->branch = G_MAXSIZE;
  for (gsize p = 0; p < gini->n; p++)
    for (gsize q = 0; q < p; q++)
      {
        AwrashGiniSum z, loss;

        if (awrash_i_gini_share_group (gini, p, q))
          continue;
        z = awrash_i_gini_pairs_differ (&gini->pairs, p, gini->found[p], q, gini->found[q]);
        loss = magnitude (z) * AWRASH_GINI_ONE - awrash_i_gini_multiplier (gini, node, p, q) * z;
        if (loss <= most)
          continue;
        most = loss;
        choose_branch (gini, node, p, q);
      }
}

void
awrash_i_gini_find_open_box (const AwrashGini *gini, AwrashGiniNode *node)
{
  for (gsize p = 0; p < gini->n; p++)
    if (node->lower[p] < node->upper[p]
        && (node->branch == G_MAXSIZE
            || node->upper[p] - node->lower[p]
                   > node->upper[node->branch] - node->lower[node->branch]))
      {
        node->branch = p;
        node->at = CLAMP (gini->found[p], node->lower[p], node->upper[p] - 1);
      }
}
