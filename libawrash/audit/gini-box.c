/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One box of a proof: pairs counted by their signs or multipliers, groups searched whole and prices
 * of the walls bound the sum of pairs in it from below.
 * Source: Lagrangian duality; see libawrash/allot/gini-private.h. Invariant: whole numbers only; a
 * multiplier is never more than one, so that any text gives a valid bound. */

#include "audit/gini-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <string.h>

gboolean
awrash_i_audit_gini_enter (AwrashGiniCheck *check, const AwrashGiniBox *box)
{
  gboolean any = TRUE;

  for (gsize k = 0; k < check->n; k++)
    {
      const AwrashArc *arc = &check->face->arcs[check->arc[k]];

      check->lower[k] = arc->lower + check->offset[k];
      check->upper[k] = arc->upper + check->offset[k];
    }
  for (; box->parent >= 0; box = g_ptr_array_index (check->proof->boxes, box->parent))
    for (gsize k = 0; k < check->n; k++)
      {
        if (check->order[k] != box->province)
          continue;
        if (box->is_upper)
          check->lower[k] = MAX (check->lower[k], box->at + 1);
        else
          check->upper[k] = MIN (check->upper[k], box->at);
      }
  for (gsize k = 0; k < check->n; k++)
    any = any && check->lower[k] <= check->upper[k];
  return any;
}

/* What arcs cost at least, whatever flow there is: costs less prices, times the better bound. */
static AwrashGiniSum
bound_arcs (AwrashGiniCheck *check, const AwrashStageProof *prices, int shift)
{
  const AwrashNetwork *face = check->face;
  AwrashGiniSum bound = 0;

  awrash_i_prices_set (check->pricing, prices);
  for (gsize i = 0; i < face->n_arcs; i++)
    {
      gsize k = check->on_arc[i];
      gboolean receives = k < check->n;
      int64_t lower = receives ? check->lower[k] - check->offset[k] : face->arcs[i].lower;
      int64_t upper = receives ? check->upper[k] - check->offset[k] : face->arcs[i].upper;
      AwrashGiniSum reduced, least;

      /* Prices differ by less than 2^63 and are shifted by at most 60, costs are below 2^124; units
       * may be so many that what they cost does not fit, and bounds nothing. */
      reduced = check->arc_cost[i]
                - (AwrashGiniSum)check->pricing->price[i] * ((AwrashGiniSum)1 << shift);
      if (__builtin_mul_overflow (reduced, (AwrashGiniSum)(reduced > 0 ? lower : upper), &least)
          || __builtin_add_overflow (bound, least, &bound))
        return AWRASH_GINI_NONE;
    }
  /* so that what the groups and offsets add, below 2^124, stays within the type */
  return CLAMP (bound, AWRASH_GINI_NONE, AWRASH_GINI_ALL);
}

/* Ranks and groups of the box; FALSE: they are not what they must be. */
static gboolean
set_ranks (AwrashGiniCheck *check, const AwrashGiniBox *box)
{
  if (box->by_multipliers ? check->proof->multipliers->len != check->n * (check->n - 1) / 2
                          : box->ranks->len != check->n)
    return FALSE;
  for (gsize k = 0; k < check->n; k++)
    {
      check->rank[k] = box->by_multipliers ? 0 : (gsize)g_array_index (box->ranks, int64_t, k);
      check->group[k] = G_MAXSIZE;
      check->near[k] = CLAMP (check->y[k], check->lower[k], check->upper[k]);
    }
  for (guint g = 0; g < check->proof->groups->len; g++)
    {
      const GArray *members = g_ptr_array_index (check->proof->groups, g);
      gboolean released = box->by_multipliers;

      for (guint i = 0; i < box->released->len; i++)
        released = released || g_array_index (box->released, gsize, i) == g;
      for (guint i = 0; i < members->len && !released; i++)
        for (gsize k = 0; k < check->n; k++)
          if (check->order[k] == g_array_index (members, gsize, i))
            check->group[k] = g;
    }
  return TRUE;
}

/* What a pair p > q is counted with: a sign where the box decides its order, else a multiplier or,
 * by rank, a sign again. */
static int64_t
multiplier (const AwrashGiniCheck *check, const AwrashGiniBox *box, gsize p, gsize q)
{
  int64_t m;

  if (awrash_i_gini_pairs_differ (&check->pairs, p, check->lower[p], q, check->upper[q]) >= 0)
    return AWRASH_GINI_ONE;
  if (awrash_i_gini_pairs_differ (&check->pairs, p, check->upper[p], q, check->lower[q]) <= 0)
    return -AWRASH_GINI_ONE;
  if (!box->by_multipliers)
    return AWRASH_GINI_ONE
           * ((check->rank[p] > check->rank[q]) - (check->rank[p] < check->rank[q]));
  m = g_array_index (check->proof->multipliers, int64_t, p * (p - 1) / 2 + q);
  return CLAMP (m, -AWRASH_GINI_ONE, AWRASH_GINI_ONE);
}

/* The cost of a unit of each province by its pairs outside its group, in parts of one. */
static void
set_costs (AwrashGiniCheck *check, const AwrashGiniBox *box)
{
  const AwrashGiniPairs *pairs = &check->pairs;

  for (gsize p = 0; p < check->n; p++)
    check->cost[p] = -(AwrashGiniSum)pairs->unit_cost[p] * AWRASH_GINI_ONE;
  for (gsize p = 0; p < check->n; p++)
    for (gsize q = 0; q < p; q++)
      {
        AwrashGiniSum m;

        if (check->group[p] != G_MAXSIZE && check->group[p] == check->group[q])
          continue;
        m = multiplier (check, box, p, q);
        check->cost[p] += m * (pairs->slope[p] * pairs->mass[q]);
        check->cost[q] -= m * (pairs->slope[q] * pairs->mass[p]);
      }
}

/* The least of a group, in its turn; FALSE: the search takes too long. */
static gboolean
add_group (AwrashGiniCheck *check, gsize g, AwrashGiniSum *bound)
{
  gsize members[AWRASH_GINI_GROUP_MOST];
  AwrashGiniGroup group = { .pairs = &check->pairs,
                            .members = members,
                            .lower = check->lower,
                            .upper = check->upper,
                            .near = check->near,
                            .rank = check->rank };
  AwrashGiniSum least = AWRASH_GINI_ALL;

  for (gsize k = 0; k < check->n; k++)
    if (check->group[k] == g)
      {
        members[group.n] = k;
        group.cost[group.n++] = check->cost[k] / AWRASH_GINI_ONE;
        group.sum += check->y[k];
      }
  if (group.n == 0)
    return TRUE;
  if (!awrash_i_gini_group_search (&group, &least, check->found, &check->steps))
    return FALSE;
  *bound = least == AWRASH_GINI_ALL ? AWRASH_GINI_ALL : *bound + least * AWRASH_GINI_ONE;
  return TRUE;
}

AwrashGiniSum
awrash_i_audit_gini_bound (AwrashGiniCheck *check, const AwrashGiniBox *box)
{
  AwrashGiniSum bound = 0;

  if (!awrash_i_audit_gini_enter (check, box))
    return AWRASH_GINI_ALL;
  memset (check->arc_cost, 0, check->face->n_arcs * sizeof (AwrashGiniSum));
  if (!box->has_bound)
    return AWRASH_GINI_NONE;
  if (box->is_empty)
    return bound_arcs (check, box->prices, 0) > 0 ? AWRASH_GINI_ALL : AWRASH_GINI_NONE;
  if (!set_ranks (check, box))
    return AWRASH_GINI_NONE;
  set_costs (check, box);
  for (gsize k = 0; k < check->n; k++)
    if (check->group[k] == G_MAXSIZE)
      {
        check->arc_cost[check->arc[k]] = check->cost[k];
        bound += check->cost[k] * check->offset[k];
      }
  bound += bound_arcs (check, box->prices, (int)check->proof->shift);
  for (gsize g = 0; g < check->proof->groups->len && bound < AWRASH_GINI_ALL; g++)
    if (!add_group (check, g, &bound))
      {
        awrash_i_verdict_add (check->audit->verdict,
                              _ ("the search of a group is too long to be checked"));
        return AWRASH_GINI_NONE;
      }
  return bound >= AWRASH_GINI_ALL ? AWRASH_GINI_ALL : bound >> AWRASH_GINI_BITS;
}
