/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What bounds a box from below. Pairs between groups are counted with a multiplier, as linear
 * costs; each group is searched whole; what stands in no group is bounded by a flow of least linear
 * cost, whose potentials prove it. Source: Geoffrion (1974): Lagrangian relaxation, here with
 * multipliers of the pairs. Invariant: the bound is the exact sum for found[] less what single
 * pairs lose by their multipliers. */

#include "allot/gini-private.h"

#include "base/memory-private.h"

#include <string.h>

/* Room for the search of one group; beyond it the group is given up. */
#define GROUP_STEPS (1 << 18)

gboolean
awrash_i_gini_share_group (const AwrashGini *gini, gsize p, gsize q)
{
  return gini->group[p] != G_MAXSIZE && gini->group[p] == gini->group[q];
}

int
awrash_i_gini_multiplier (const AwrashGini *gini, const AwrashGiniNode *node, gsize p, gsize q)
{
  int sign = awrash_i_gini_sign (&gini->pairs, node->lower, node->upper, node->rank, p, q);

  if (!node->by_multipliers
      || awrash_i_gini_is_decided (&gini->pairs, node->lower, node->upper, p, q))
    return sign * AWRASH_GINI_ONE;
  return gini->multiplier[p * (p - 1) / 2 + q];
}

/* What a unit of every recipient costs by the multipliers of its pairs outside its group. */
static void
add_costs (const AwrashGini *gini, const AwrashGiniNode *node, AwrashGiniSum cost[])
{
  const AwrashGiniPairs *pairs = &gini->pairs;

  for (gsize p = 0; p < gini->n; p++)
    cost[p] = -(AwrashGiniSum)pairs->unit_cost[p] * AWRASH_GINI_ONE;
  for (gsize p = 0; p < gini->n; p++)
    for (gsize q = 0; q < p; q++)
      {
        AwrashGiniSum multiplier;

        if (awrash_i_gini_share_group (gini, p, q))
          continue;
        multiplier = awrash_i_gini_multiplier (gini, node, p, q);
        cost[p] += multiplier * (pairs->slope[p] * pairs->mass[q]);
        cost[q] -= multiplier * (pairs->slope[q] * pairs->mass[p]);
      }
}

/* TRUE with the group's least cost added, which it has in a box that some flow is in; FALSE: it
 * takes too long. */
static gboolean
bound_group (AwrashGini *gini, const AwrashGiniNode *node, gsize g, const int64_t near[],
             const AwrashGiniSum cost[], AwrashGiniSum *bound)
{
  AwrashGiniSum least = (AwrashGiniSum)1 << 126;
  AwrashGiniGroup group = { .pairs = &gini->pairs,
                            .n = gini->first[g + 1] - gini->first[g],
                            .members = gini->members + gini->first[g],
                            .lower = node->lower,
                            .upper = node->upper,
                            .near = near,
                            .rank = node->rank,
                            .sum = gini->group_sum[g] };
  int64_t steps = GROUP_STEPS;

  /* signs alone here: costs are whole multiples of one */
  for (gsize k = 0; k < group.n; k++)
    group.cost[k] = cost[group.members[k]] / AWRASH_GINI_ONE;
  if (!awrash_i_gini_group_search (&group, &least, gini->found, &steps))
    return FALSE;
  *bound += least * AWRASH_GINI_ONE;
  return TRUE;
}

/* All groups; the first that cannot be searched is dropped (FALSE). */
static gboolean
bound_groups (AwrashGini *gini, const AwrashGiniNode *node, const int64_t near[],
              const AwrashGiniSum cost[], AwrashGiniSum *bound)
{
  for (gsize g = 0; g < gini->n_groups; g++)
    if (gini->group[gini->members[gini->first[g]]] == g
        && !bound_group (gini, node, g, near, cost, bound))
      {
        awrash_i_gini_drop_group (gini, g);
        return FALSE;
      }
  return TRUE;
}

static gboolean
mark_infeasible (AwrashGini *gini, AwrashGiniNode *node, GError **error)
{
  node->is_infeasible = TRUE;
  node->branch = G_MAXSIZE;
  node->label = awrash_i_new (double, gini->trial->n_nodes, error);
  for (gsize i = 0; node->label != NULL && i < gini->trial->n_nodes; i++)
    node->label[i] = gini->trial->reached[i] ? 0 : 1;
  return node->label != NULL;
}

gboolean
awrash_i_gini_bound_linear (AwrashGini *gini, AwrashGiniNode *node, const int64_t near[],
                            gboolean *has_dropped, GError **error)
{
  g_autofree AwrashGiniSum *cost = awrash_i_new (AwrashGiniSum, gini->n, error);
  AwrashGiniSum bound = 0;

  if (cost == NULL)
    return FALSE;
  add_costs (gini, node, cost);
  *has_dropped = !bound_groups (gini, node, near, cost, &bound);
  if (*has_dropped)
    return TRUE;
  if (!awrash_i_gini_bound_rest (gini, node, cost, gini->shift, &bound, error))
    return FALSE;
  node->own = bound >> AWRASH_GINI_BITS;
  return TRUE;
}

gboolean
awrash_i_gini_bound_node (AwrashGini *gini, AwrashGiniNode *node, GError **error)
{
  g_autofree int64_t *near = awrash_i_new (int64_t, gini->n, error);
  gboolean has_dropped;

  if (near == NULL)
    return FALSE;
  if (!awrash_i_gini_enter_box (gini, node))
    return mark_infeasible (gini, node, error);
  node->by_multipliers = gini->multiplier != NULL;
  do
    if (!awrash_i_gini_rank (gini, node, near, error)
        || !awrash_i_gini_bound_linear (gini, node, near, &has_dropped, error))
      return FALSE;
  while (has_dropped);
  node->bound = node->own;
  memcpy (node->group, gini->group, gini->n * sizeof (gsize));
  awrash_i_gini_find_branch (gini, node);
  if (awrash_i_gini_pairs_sum (&gini->pairs, gini->found) < gini->value
      && !awrash_i_gini_offer (gini, gini->found) && node->branch == G_MAXSIZE)
    awrash_i_gini_find_open_box (gini, node);
  return TRUE;
}
