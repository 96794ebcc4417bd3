/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What bounds a box from below. Pairs between groups are counted with a sign, as linear costs; each
 * group is searched whole; what stands in no group is bounded by a flow of least linear cost, whose
 * potentials prove it.
 * Source: Geoffrion (1974): Lagrangian relaxation, here with multipliers of the pairs. Invariant:
 * the bound is the exact sum for found[] less what single pairs lose by their signs. */

#include "allot/gini-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Room for the search of one group; beyond it the group is given up. */
#define GROUP_STEPS (1 << 18)

static AwrashGiniSum
magnitude (AwrashGiniSum value)
{
  return value < 0 ? -value : value;
}

/* ── expected rates ─────────────────────────────────────────────────────────────────────────── */

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
    high = MAX (high, ((double)node->upper[gini->members[k]] + 1)
                          / need_of (gini, gini->members[k]));
  for (int i = 0; i < 64; i++)
    {
      double middle = low + (high - low) / 2, filled = 0;

      for (gsize k = gini->first[g]; k < gini->first[g + 1]; k++)
        {
          gsize p = gini->members[k];

          filled += CLAMP (middle * need_of (gini, p), (double)node->lower[p],
                           (double)node->upper[p]);
        }
      if (filled < sum)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static int
compare_rates (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *rate = data;
  double x = rate[*(const gsize *)a], y = rate[*(const gsize *)b];

  return (x > y) - (x < y);
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
  g_qsort_with_data (order, (gint)n, sizeof (gsize), compare_rates, rate);
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
    if (gini->group[gini->members[gini->first[g]]] == g && gini->pairs.is_weighted)
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
      near[p] = CLAMP ((int64_t)rint (rate[p] * need), node->lower[p], node->upper[p]);
    }
  return rank_rates (gini->n, rate, node->rank, error);
}

int
awrash_i_gini_sign (const AwrashGiniPairs *pairs, const int64_t lower[], const int64_t upper[],
                    const gsize rank[], gsize p, gsize q)
{
  if (awrash_i_gini_pairs_differ (pairs, p, lower[p], q, upper[q]) >= 0)
    return 1;
  if (awrash_i_gini_pairs_differ (pairs, p, upper[p], q, lower[q]) <= 0)
    return -1;
  return (rank[p] > rank[q]) - (rank[p] < rank[q]);
}

/* ── the parts of the bound ─────────────────────────────────────────────────────────────────── */

static gboolean
share_group (const AwrashGini *gini, gsize p, gsize q)
{
  return gini->group[p] != G_MAXSIZE && gini->group[p] == gini->group[q];
}

/* What a unit of every recipient costs by the signs of its pairs outside its group. */
static void
add_costs (const AwrashGini *gini, const AwrashGiniNode *node, AwrashGiniSum cost[])
{
  const AwrashGiniPairs *pairs = &gini->pairs;

  for (gsize p = 0; p < gini->n; p++)
    cost[p] = -(AwrashGiniSum)pairs->unit_cost[p];
  for (gsize p = 0; p < gini->n; p++)
    for (gsize q = 0; q < p; q++)
      {
        int sign;

        if (share_group (gini, p, q))
          continue;
        sign = awrash_i_gini_sign (pairs, node->lower, node->upper, node->rank, p, q);
        cost[p] += sign * (AwrashGiniSum)(pairs->slope[p] * pairs->mass[q]);
        cost[q] -= sign * (AwrashGiniSum)(pairs->slope[q] * pairs->mass[p]);
      }
}

/* TRUE with the group's least cost added; FALSE: it has none, or takes too long. */
static gboolean
bound_group (AwrashGini *gini, const AwrashGiniNode *node, gsize g, const int64_t near[],
             const AwrashGiniSum cost[], AwrashGiniSum *bound)
{
  AwrashGiniSum none = (AwrashGiniSum)1 << 126, least = none;
  AwrashGiniGroup group = { .pairs = &gini->pairs,
                            .n = gini->first[g + 1] - gini->first[g],
                            .members = gini->members + gini->first[g],
                            .lower = node->lower,
                            .upper = node->upper,
                            .near = near,
                            .rank = node->rank,
                            .sum = gini->group_sum[g] };
  int64_t steps = GROUP_STEPS;

  for (gsize k = 0; k < group.n; k++)
    group.cost[k] = cost[group.members[k]];
  if (!awrash_i_gini_group_search (&group, &least, gini->found, &steps) || least == none)
    return FALSE;
  *bound += least;
  return TRUE;
}

/* The bounds of the trial network: the face's, with the box. FALSE: no flow keeps them. */
static gboolean
enter_box (AwrashGini *gini, const AwrashGiniNode *node)
{
  AwrashNetwork *trial = gini->trial;

  memcpy (trial->arcs, gini->face->arcs, trial->n_arcs * sizeof (AwrashArc));
  for (gsize p = 0; p < gini->n; p++)
    {
      const AwrashRecipient *r = &gini->recipients[p];

      trial->arcs[r->arc].lower = node->lower[p] - r->offset;
      trial->arcs[r->arc].upper = node->upper[p] - r->offset;
    }
  /* a flow above its bound is brought down by the network turned round */
  if (!awrash_i_network_feasible (trial))
    return FALSE;
  awrash_i_network_turn_round (trial);
  if (!awrash_i_network_feasible (trial))
    {
      awrash_i_network_turn_round (trial);
      for (gsize i = 0; i < trial->n_nodes; i++)
        trial->reached[i] = !trial->reached[i];
      return FALSE;
    }
  awrash_i_network_turn_round (trial);
  return TRUE;
}

/* The least linear cost over arcs, whatever flow there is, by potentials; exact. */
static AwrashGiniSum
bound_arcs (const AwrashGini *gini, const double label[], const AwrashGiniSum arc_cost[])
{
  const AwrashNetwork *trial = gini->trial;
  AwrashGiniSum bound = 0;

  for (gsize i = 0; i < trial->n_arcs; i++)
    {
      const AwrashArc *arc = &trial->arcs[i];
      AwrashGiniSum price
          = (AwrashGiniSum)(int64_t)(label[arc->head] - label[arc->tail]) << gini->shift;
      AwrashGiniSum reduced = arc_cost[i] - price;

      bound += reduced * (reduced > 0 ? arc->lower : arc->upper);
    }
  return bound;
}

/* What stands in no group: the flow of least cost on the trial network. */
static gboolean
bound_rest (AwrashGini *gini, AwrashGiniNode *node, const AwrashGiniSum cost[],
            AwrashGiniSum *bound, GError **error)
{
  AwrashNetwork *trial = gini->trial;
  g_autofree double *rate = awrash_i_new (double, trial->n_arcs, error);
  g_autofree AwrashGiniSum *arc_cost
      = rate != NULL ? awrash_i_new (AwrashGiniSum, trial->n_arcs, error) : NULL;
  AwrashLinearCost linear;

  if (arc_cost == NULL)
    return FALSE;
  for (gsize p = 0; p < gini->n; p++)
    if (gini->group[p] == G_MAXSIZE && node->lower[p] < node->upper[p])
      {
        const AwrashRecipient *r = &gini->recipients[p];

        arc_cost[r->arc] = cost[p];
        rate[r->arc] = (double)(int64_t)(cost[p] >> gini->shift);
        *bound += cost[p] * r->offset;
      }
  awrash_i_stage_init_linear (&linear, rate);
  if (!awrash_i_stage_minimise (trial, &linear.parent, error))
    return FALSE;
  node->label = awrash_i_copy (double, trial->label, trial->n_nodes, error);
  if (node->label == NULL)
    return FALSE;
  *bound += bound_arcs (gini, node->label, arc_cost);
  for (gsize p = 0; p < gini->n; p++)
    if (gini->group[p] == G_MAXSIZE)
      gini->found[p] = trial->arcs[gini->recipients[p].arc].flow + gini->recipients[p].offset;
  return TRUE;
}

/* ── where to branch ────────────────────────────────────────────────────────────────────────── */

/* Whether a recipient's box can be cut where its order with another, as found, turns. */
static gboolean
cut_near (const AwrashGini *gini, const AwrashGiniNode *node, gsize p, gsize q, int64_t *at)
{
  const AwrashGiniPairs *pairs = &gini->pairs;
  AwrashGiniSum unit = pairs->slope[p] * (AwrashGiniSum)pairs->mass[q];
  AwrashGiniSum other
      = pairs->slope[q] * (AwrashGiniSum)pairs->mass[p] * gini->found[q];

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
  node->at = node->lower[node->branch]
             + (node->upper[node->branch] - node->lower[node->branch] - 1) / 2;
}

/* The pair whose sign loses the most at found[]. */
static void
find_branch (const AwrashGini *gini, AwrashGiniNode *node)
{
  AwrashGiniSum most = 0;

  node->branch = G_MAXSIZE;
  for (gsize p = 0; p < gini->n; p++)
    for (gsize q = 0; q < p; q++)
      {
        AwrashGiniSum z, loss;

        if (share_group (gini, p, q))
          continue;
        z = awrash_i_gini_pairs_differ (&gini->pairs, p, gini->found[p], q, gini->found[q]);
        loss = magnitude (z)
               - awrash_i_gini_sign (&gini->pairs, node->lower, node->upper, node->rank, p, q) * z;
        if (loss <= most)
          continue;
        most = loss;
        choose_branch (gini, node, p, q);
      }
}

/* Where nothing is lost and yet no flow has what was found: any box that is still open. */
static void
find_open_box (const AwrashGini *gini, AwrashGiniNode *node)
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

/* ── the node ───────────────────────────────────────────────────────────────────────────────── */

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

/* What stands still and in no group; TRUE if something in no group does not. */
static gboolean
bound_still (AwrashGini *gini, const AwrashGiniNode *node, const AwrashGiniSum cost[],
             AwrashGiniSum *bound)
{
  gboolean has_rest = FALSE;

  for (gsize p = 0; p < gini->n; p++)
    {
      gboolean is_free = node->lower[p] < node->upper[p];

      if (gini->group[p] != G_MAXSIZE)
        continue;
      has_rest = has_rest || is_free;
      gini->found[p] = node->lower[p];
      if (!is_free)
        *bound += cost[p] * node->lower[p];
    }
  return has_rest;
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

gboolean
awrash_i_gini_bound_node (AwrashGini *gini, AwrashGiniNode *node, GError **error)
{
  g_autofree AwrashGiniSum *cost = awrash_i_new (AwrashGiniSum, gini->n, error);
  g_autofree int64_t *near = cost != NULL ? awrash_i_new (int64_t, gini->n, error) : NULL;

  if (near == NULL)
    return FALSE;
  if (!enter_box (gini, node))
    return mark_infeasible (gini, node, error);
  do
    {
      node->own = 0;
      if (!awrash_i_gini_rank (gini, node, near, error))
        return FALSE;
      add_costs (gini, node, cost);
    }
  while (!bound_groups (gini, node, near, cost, &node->own));
  if (bound_still (gini, node, cost, &node->own)
      && !bound_rest (gini, node, cost, &node->own, error))
    return FALSE;
  node->bound = node->own;
  memcpy (node->group, gini->group, gini->n * sizeof (gsize));
  find_branch (gini, node);
  if (awrash_i_gini_pairs_sum (&gini->pairs, gini->found) < gini->value
      && !awrash_i_gini_offer (gini, gini->found) && node->branch == G_MAXSIZE)
    find_open_box (gini, node);
  return TRUE;
}
