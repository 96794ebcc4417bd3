/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One stage of a chain: the least cost by the simplex method, then the bounds narrowed to the
 * optimal face by complementary slackness with the potentials.
 * Source: Ahuja, Magnanti and Orlin (1993), ch. 14, for convex costs. Invariant: marginal costs do
 * not decrease along an arc within its bounds, so the absence of a negative one-unit cycle proves
 * the optimum. */

#include "allot/simplex-tree-private.h"

#include "base/cancel-private.h"
#include "base/memory-private.h"

#include <math.h>

/* ── least costs ────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_stage_check (AwrashNetwork *network, const AwrashCost *cost, GArray *cycle, GError **error)
{
  g_auto (AwrashSimplex) simplex = { 0 };

  if (!awrash_i_simplex_init (&simplex, network, cost, error))
    return FALSE;
  awrash_i_simplex_root (&simplex);
  simplex.only_look = TRUE;
  while (!awrash_i_simplex_pass (&simplex) && !simplex.found)
    ;
  if (awrash_i_is_cancelled (error))
    return FALSE;
  awrash_i_simplex_set_labels (&simplex);
  g_array_set_size (cycle, 0);
  if (simplex.found && !awrash_i_memory_stretch (cycle, simplex.n_cycle, error))
    return FALSE;
  if (simplex.found)
    g_array_append_vals (cycle, simplex.cycle, (guint)simplex.n_cycle);
  return TRUE;
}

gboolean
awrash_i_stage_minimise_least (AwrashNetwork *network, const AwrashCost *cost, GError **error)
{
  g_auto (AwrashSimplex) simplex = { 0 };

  if (!awrash_i_simplex_init (&simplex, network, cost, error))
    return FALSE;
  awrash_i_simplex_root (&simplex);
  while (!awrash_i_simplex_pass (&simplex) || !awrash_i_simplex_root_anew (&simplex))
    ;
  if (awrash_i_is_cancelled (error))
    return FALSE;
  awrash_i_simplex_set_labels (&simplex);
  return TRUE;
}

static gboolean
minimise (AwrashSimplex *simplex, AwrashNetwork *network, const AwrashCost *cost, GError **error)
{
  if (!awrash_i_simplex_init (simplex, network, cost, error))
    return FALSE;
  awrash_i_simplex_root (simplex);
  while (!awrash_i_simplex_pass (simplex))
    ;
  if (awrash_i_is_cancelled (error))
    return FALSE;
  awrash_i_simplex_set_labels (simplex);
  return TRUE;
}

gboolean
awrash_i_stage_minimise (AwrashNetwork *network, const AwrashCost *cost, GError **error)
{
  g_auto (AwrashSimplex) simplex = { 0 };

  return minimise (&simplex, network, cost, error);
}

/* One for every unit away from a target; exact in double. */
typedef struct
{
  AwrashCost parent;
  const int64_t *target; /* [n_arcs] */
} NearCost;

static double
near_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  return unit < ((const NearCost *)(const void *)cost)->target[arc] ? -1 : 1;
}

static gboolean
near_is_free (const AwrashCost *cost, gsize arc)
{
  return ((const NearCost *)(const void *)cost)->target[arc] == AWRASH_NO_TARGET;
}

/* What an arc has beyond its target, up to its lower bound, or lacks, up to its upper one. */
static int64_t
beyond_target (const AwrashArc *arc, int64_t target)
{
  return arc->flow - MIN (MAX (target, arc->lower), arc->upper);
}

/* Between arcs with the same ends units change over freely; neighbours do so first. */
static void
even_out (AwrashNetwork *network, const int64_t target[])
{
  for (gsize first = 0, last; first < network->n_arcs; first = last)
    {
      AwrashArc *a = &network->arcs[first];
      gsize from = first;

      for (last = first; last < network->n_arcs && network->arcs[last].tail == a->tail
                         && network->arcs[last].head == a->head && target[last] != AWRASH_NO_TARGET;
           last++)
        ;
      for (gsize to = first; to < last; to++)
        while (from < last && beyond_target (&network->arcs[to], target[to]) < 0)
          {
            int64_t spare = beyond_target (&network->arcs[from], target[from]);
            int64_t units = MIN (MAX (spare, 0), -beyond_target (&network->arcs[to], target[to]));

            network->arcs[from].flow -= units;
            network->arcs[to].flow += units;
            from += units == 0 || units == spare;
          }
      last = MAX (last, first + 1);
    }
}

gboolean
awrash_i_stage_go_near (AwrashNetwork *network, const int64_t target[], GError **error)
{
  NearCost cost = { { .marginal = near_marginal, .is_free = near_is_free }, target };

  even_out (network, target);
  return awrash_i_stage_minimise (network, &cost.parent, error);
}

/* ── the face ───────────────────────────────────────────────────────────────────────────────── */

/* Whether the last unit on the way to a flow costs just what the potentials say. */
static gboolean
is_flat (AwrashSimplex *simplex, gsize arc, gboolean up, int64_t flow)
{
  return awrash_i_simplex_reduced (simplex, arc, up ? flow - 1 : flow) == 0;
}

/* How far from the flow towards `end` the reduced cost stays nought: marginals grow, so steps
 * double and the last is bisected; but most arcs stop at the first unit, and costs that are linear
 * go all the way. */
static int64_t
flat_until (AwrashSimplex *simplex, gsize arc, int64_t end)
{
  int64_t flat = simplex->network->arcs[arc].flow, stop = end, step = 1;
  gboolean up = stop > flat;

  if (flat == end || !is_flat (simplex, arc, up, flat + (up ? 1 : -1)))
    return flat;
  if (is_flat (simplex, arc, up, end))
    return end;
  for (flat += up ? 1 : -1; flat != stop;)
    {
      int64_t half = (ABS (stop - flat) + 1) / 2, next = MIN (step, half);
      int64_t middle = up ? flat + next : flat - next;

      if (is_flat (simplex, arc, up, middle))
        {
          flat = middle;
          step = 2 * next;
        }
      else
        stop = up ? middle - 1 : middle + 1;
    }
  return flat;
}

/* Whether the very next units of an arc cost surely more, and its last ones less, than the
 * potentials say; most do. */
static gboolean
is_steep (AwrashSimplex *simplex, gsize arc)
{
  const AwrashArc *own = &simplex->network->arcs[arc];
  double off, difference, next, last;

  if (simplex->cost->marginal == NULL)
    return FALSE;
  difference = awrash_i_simplex_difference (simplex, arc, &off);
  next = own->flow < own->upper ? awrash_i_simplex_marginal (simplex, arc, own->flow) + difference
                                : INFINITY;
  last = own->flow > own->lower
             ? awrash_i_simplex_marginal (simplex, arc, own->flow - 1) + difference
             : -INFINITY;
  return next > off && last < -off;
}

static void
narrow (AwrashSimplex *simplex)
{
  for (gsize k = 0; k < simplex->n_active; k++)
    {
      gsize i = simplex->active[k];
      AwrashArc *arc = &simplex->network->arcs[i];

      if (awrash_i_simplex_is_level (simplex, i))
        continue;
      if (simplex->free[i] ? awrash_i_simplex_reduced (simplex, i, arc->flow) != 0
                           : is_steep (simplex, i))
        awrash_i_network_fix (simplex->network, i);
      if (simplex->free[i] || arc->lower == arc->upper)
        continue;
      arc->lower = flat_until (simplex, i, arc->lower);
      arc->upper = flat_until (simplex, i, arc->upper);
    }
}

gboolean
awrash_i_stage_restrict (AwrashNetwork *network, const AwrashCost *cost, GError **error)
{
  g_auto (AwrashSimplex) simplex = { 0 };

  if (!awrash_i_simplex_init (&simplex, network, cost, error))
    return FALSE;
  awrash_i_simplex_root (&simplex);
  narrow (&simplex);
  return TRUE;
}

gboolean
awrash_i_stage_settle (AwrashNetwork *network, const AwrashCost *cost, GError **error)
{
  g_auto (AwrashSimplex) simplex = { 0 };

  if (!minimise (&simplex, network, cost, error))
    return FALSE;
  narrow (&simplex);
  return TRUE;
}

gboolean
awrash_i_stage_settle_linear (AwrashNetwork *network, const double rate[], GError **error)
{
  AwrashLinearCost cost;

  awrash_i_stage_init_linear (&cost, rate);
  return awrash_i_network_is_tension (network, rate)
         || awrash_i_stage_settle (network, &cost.parent, error);
}

/* Appends the steps of a node's potential, each with the given sign. */
static gboolean
append_potential (const AwrashNetwork *network, gsize node, int sign, GArray *steps, GError **error)
{
  while (network->parent[node] != AWRASH_NO_MOVE)
    {
      AwrashStep step = awrash_i_simplex_step (network, network->parent[node], 0);

      step.sign *= -sign;
      if (!awrash_i_append (steps, step, error))
        return FALSE;
      node = awrash_i_network_to (network, network->parent[node]);
    }
  return TRUE;
}

gboolean
awrash_i_stage_price (const AwrashNetwork *network, gsize arc, GArray *steps, GError **error)
{
  return append_potential (network, network->arcs[arc].head, 1, steps, error)
         && append_potential (network, network->arcs[arc].tail, -1, steps, error);
}

static double
linear_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  (void)unit;
  return ((const AwrashLinearCost *)(const void *)cost)->rate[arc];
}

static gboolean
linear_is_free (const AwrashCost *cost, gsize arc)
{
  return ((const AwrashLinearCost *)(const void *)cost)->rate[arc] == 0;
}

void
awrash_i_stage_init_linear (AwrashLinearCost *cost, const double rate[])
{
  *cost = (AwrashLinearCost){ { .marginal = linear_marginal, .is_free = linear_is_free }, rate };
}
