/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One stage of a chain: cancel negative residual cycles until none is left, then narrow the bounds
 * to the optimal face by complementary slackness with the potentials.
 * Source: Klein (1967) for the cycles; Ahuja, Magnanti and Orlin (1993), ch. 14, for convex costs.
 * Invariant: marginal costs do not decrease along an arc within its bounds, so the absence of a
 * negative one-unit cycle proves the optimum. Where doubles round, every decision that they cannot
 * make is made by the exact sign of a sum of steps along the tree of potentials. */

#include "allot/network-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* ── costs of moves ─────────────────────────────────────────────────────────────────────────── */

static AwrashStep
step_of (const AwrashNetwork *network, AwrashMove move, int64_t already)
{
  gsize arc = AWRASH_MOVE_ARC (move);
  int64_t flow = network->arcs[arc].flow;

  if (AWRASH_MOVE_IS_BACK (move))
    return (AwrashStep){ arc, flow - already - 1, -1 };
  return (AwrashStep){ arc, flow + already, 1 };
}

static double
step_cost (const AwrashCost *cost, AwrashStep step)
{
  return step.sign * cost->marginal (cost, step.arc, step.unit);
}

static double
move_cost (const AwrashNetwork *network, const AwrashCost *cost, AwrashMove move)
{
  return step_cost (cost, step_of (network, move, 0));
}

static int
steps_sign (const AwrashCost *cost, const GArray *steps)
{
  double sum = 0;

  if (cost->sign != NULL)
    return cost->sign (cost, steps->len, (const AwrashStep *)(void *)steps->data);
  for (gsize i = 0; i < steps->len; i++)
    sum += step_cost (cost, g_array_index (steps, AwrashStep, i));
  return (sum > 0) - (sum < 0);
}

/* ── cycles ─────────────────────────────────────────────────────────────────────────────────── */

/* Any cycle in the graph of parents. A stamp tells which node's walk came by first. */
static gboolean
find_cycle (AwrashNetwork *network, gsize stamp[], GArray *cycle)
{
  memset (stamp, 0, network->n_nodes * sizeof (gsize));
  for (gsize node = 0; node < network->n_nodes; node++)
    {
      gsize at = node;

      for (; stamp[at] == 0 && network->parent[at] != AWRASH_NO_MOVE;
           at = awrash_i_network_from (network, network->parent[at]))
        stamp[at] = node + 1;
      if (stamp[at] != node + 1)
        continue;
      g_array_set_size (cycle, 0);
      for (gsize start = at; cycle->len == 0 || at != start;
           at = awrash_i_network_from (network, network->parent[at]))
        g_array_append_val (cycle, network->parent[at]);
      return TRUE;
    }
  return FALSE;
}

/* One pass of Bellman and Ford over all moves with room; TRUE if a label fell. */
static gboolean
relax_all (AwrashNetwork *network, const AwrashCost *cost)
{
  gboolean changed = FALSE;

  for (AwrashMove move = 0; move < 2 * network->n_arcs; move++)
    {
      gsize to = awrash_i_network_to (network, move);
      double label;

      if (awrash_i_network_room (network, move) <= 0)
        continue;
      label
          = network->label[awrash_i_network_from (network, move)] + move_cost (network, cost, move);
      if (label < network->label[to] - cost->tolerance)
        {
          network->label[to] = label;
          network->parent[to] = move;
          changed = TRUE;
        }
    }
  return changed;
}

/* Labels from nought at every node until they rest (FALSE) or the parents close a cycle (TRUE). */
static gboolean
find_negative_cycle (AwrashNetwork *network, const AwrashCost *cost, gsize stamp[], GArray *cycle)
{
  for (gsize node = 0; node < network->n_nodes; node++)
    {
      network->label[node] = 0;
      network->parent[node] = AWRASH_NO_MOVE;
    }
  while (relax_all (network, cost))
    if (find_cycle (network, stamp, cycle))
      return TRUE;
  return FALSE;
}

/* Whether the cycle's k-th unit (from nought) still lowers the cost. */
static gboolean
unit_pays (const AwrashNetwork *network, const AwrashCost *cost, const GArray *cycle, int64_t k,
           GArray *steps)
{
  g_array_set_size (steps, 0);
  for (gsize i = 0; i < cycle->len; i++)
    {
      AwrashStep step = step_of (network, g_array_index (cycle, AwrashMove, i), k);

      g_array_append_val (steps, step);
    }
  return steps_sign (cost, steps) < 0;
}

/* Sends as many units round the cycle as fit and pay: marginals grow, so the last is bisected. */
static int64_t
cancel (AwrashNetwork *network, const AwrashCost *cost, const GArray *cycle, GArray *steps)
{
  int64_t most = G_MAXINT64, sent = 0;

  for (gsize i = 0; i < cycle->len; i++)
    most = MIN (most, awrash_i_network_room (network, g_array_index (cycle, AwrashMove, i)));
  while (sent < most)
    {
      int64_t middle = sent + (most - sent - 1) / 2;

      if (unit_pays (network, cost, cycle, middle, steps))
        sent = middle + 1;
      else
        most = middle;
    }
  for (gsize i = 0; i < cycle->len; i++)
    {
      AwrashMove move = g_array_index (cycle, AwrashMove, i);

      network->arcs[AWRASH_MOVE_ARC (move)].flow += AWRASH_MOVE_IS_BACK (move) ? -sent : sent;
    }
  return sent;
}

/* ── exact potentials ───────────────────────────────────────────────────────────────────────── */

/* Appends the steps of the tree path to a node, each with the given sign. */
static void
append_path (const AwrashNetwork *network, gsize node, int sign, GArray *steps)
{
  while (network->parent[node] != AWRASH_NO_MOVE)
    {
      AwrashStep step = step_of (network, network->parent[node], 0);

      step.sign *= sign;
      g_array_append_val (steps, step);
      node = awrash_i_network_from (network, network->parent[node]);
    }
}

static gboolean
path_passes (const AwrashNetwork *network, gsize node, gsize through)
{
  while (node != through && network->parent[node] != AWRASH_NO_MOVE)
    node = awrash_i_network_from (network, network->parent[node]);
  return node == through;
}

/* The sign of step + potential(tail) - potential(head), the step's reduced cost along its arc. */
static int
reduced_sign (const AwrashNetwork *network, const AwrashCost *cost, AwrashStep step, gsize from,
              gsize to, GArray *steps)
{
  double reduced = step_cost (cost, step) + network->label[from] - network->label[to];
  /* Labels rest within one tolerance a node of the sums along the tree. */
  double doubt = cost->tolerance * 4 * (double)(network->n_nodes + 1);

  if (cost->sign == NULL || fabs (reduced) > doubt)
    return (reduced > 0) - (reduced < 0);
  g_array_set_size (steps, 0);
  g_array_append_val (steps, step);
  append_path (network, from, 1, steps);
  append_path (network, to, -1, steps);
  return steps_sign (cost, steps);
}

/* Turns the tree of rounded labels into one whose exact path sums are potentials. TRUE: done.
 * FALSE: an exactly negative cycle came to light and stands in `cycle`. The exact path sums only
 * fall, and there are finitely many trees. */
static gboolean
settle_tree (AwrashNetwork *network, const AwrashCost *cost, GArray *cycle, GArray *steps)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (AwrashMove move = 0; move < 2 * network->n_arcs; move++)
        {
          gsize from = awrash_i_network_from (network, move);
          gsize to = awrash_i_network_to (network, move);

          if (awrash_i_network_room (network, move) <= 0 || network->parent[to] == move
              || reduced_sign (network, cost, step_of (network, move, 0), from, to, steps) >= 0)
            continue;
          if (path_passes (network, from, to))
            {
              g_array_set_size (cycle, 0);
              g_array_append_val (cycle, move);
              for (gsize at = from; at != to;
                   at = awrash_i_network_from (network, network->parent[at]))
                g_array_append_val (cycle, network->parent[at]);
              return FALSE;
            }
          network->parent[to] = move;
          changed = TRUE;
        }
    }
  return TRUE;
}

/* ── the stage ──────────────────────────────────────────────────────────────────────────────── */

/* TRUE with a cycle that lowers the cost; FALSE: there is none, and labels and parents hold the
 * potentials. */
static gboolean
find_gain (AwrashNetwork *network, const AwrashCost *cost, gsize stamp[], GArray *cycle,
           GArray *steps)
{
  return find_negative_cycle (network, cost, stamp, cycle)
         || (cost->sign != NULL && !settle_tree (network, cost, cycle, steps));
}

gboolean
awrash_i_stage_check (AwrashNetwork *network, const AwrashCost *cost, GArray *cycle, GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (AwrashStep));
  g_autofree gsize *stamp = awrash_i_new (gsize, network->n_nodes, error);

  if (stamp == NULL)
    return FALSE;
  if (!find_gain (network, cost, stamp, cycle, steps))
    g_array_set_size (cycle, 0);
  return TRUE;
}

gboolean
awrash_i_stage_minimise (AwrashNetwork *network, const AwrashCost *cost, GError **error)
{
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (AwrashMove));
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (AwrashStep));
  g_autofree gsize *stamp = awrash_i_new (gsize, network->n_nodes, error);

  if (stamp == NULL)
    return FALSE;
  while (find_gain (network, cost, stamp, cycle, steps))
    if (cancel (network, cost, cycle, steps) == 0)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_INTERNAL,
                     _ ("%s:%d: a cycle that should lower the cost does not"), __FILE__, __LINE__);
        return FALSE;
      }
  return TRUE;
}

/* Whether the last unit on the way to a flow costs just what the potentials say. */
static gboolean
is_flat (const AwrashNetwork *network, const AwrashCost *cost, gsize arc, gboolean up, int64_t flow,
         GArray *steps)
{
  const AwrashArc *a = &network->arcs[arc];
  AwrashStep step = { arc, up ? flow - 1 : flow, 1 };

  return reduced_sign (network, cost, step, a->tail, a->head, steps) == 0;
}

/* How far from the flow towards `end` the reduced cost stays nought: marginals grow, so bisect;
 * but most arcs stop at the first unit, and costs that are linear go all the way. */
static int64_t
flat_until (const AwrashNetwork *network, const AwrashCost *cost, gsize arc, int64_t end,
            GArray *steps)
{
  int64_t flat = network->arcs[arc].flow, stop = end;
  gboolean up = stop > flat;

  if (flat == end || !is_flat (network, cost, arc, up, flat + (up ? 1 : -1), steps))
    return flat;
  if (is_flat (network, cost, arc, up, end, steps))
    return end;
  while (flat != stop)
    {
      int64_t middle = flat + (stop - flat + (up ? 1 : -1)) / 2;

      if (is_flat (network, cost, arc, up, middle, steps))
        flat = middle;
      else
        stop = up ? middle - 1 : middle + 1;
    }
  return flat;
}

gboolean
awrash_i_stage_restrict (AwrashNetwork *network, const AwrashCost *cost, GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (AwrashStep));
  g_autofree int64_t *bounds = awrash_i_new (int64_t, 2 * network->n_arcs, error);

  if (bounds == NULL)
    return FALSE;
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      bounds[2 * i] = flat_until (network, cost, i, network->arcs[i].lower, steps);
      bounds[2 * i + 1] = flat_until (network, cost, i, network->arcs[i].upper, steps);
    }
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      network->arcs[i].lower = bounds[2 * i];
      network->arcs[i].upper = bounds[2 * i + 1];
    }
  return TRUE;
}

void
awrash_i_stage_price (const AwrashNetwork *network, gsize arc, GArray *steps)
{
  append_path (network, network->arcs[arc].head, 1, steps);
  append_path (network, network->arcs[arc].tail, -1, steps);
}

static double
linear_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  (void)unit;
  return ((const AwrashLinearCost *)(const void *)cost)->rate[arc];
}

void
awrash_i_stage_init_linear (AwrashLinearCost *cost, const double rate[])
{
  *cost = (AwrashLinearCost){ { linear_marginal, NULL, 0 }, rate };
}
