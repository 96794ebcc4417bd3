/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The simplex method on a network with convex costs. The tree leads every node over moves with room
 * to a root, so that a unit can always be sent there (a strongly feasible tree). A move that is
 * cheaper than the tree's way enters; as many units as pay go round the cycle that it closes; then
 * the last move, seen from the apex on, that keeps the cycle from paying leaves.
 * Source: Cunningham (1976) for strongly feasible trees; Ahuja, Magnanti and Orlin (1993), ch. 11
 * and 14. Invariant: every parent move has room, and its cost is that of its next unit. Where
 * doubles round, or where costs are no numbers at all, exact signs decide. */

#include "allot/simplex-private.h"
#include "allot/simplex-tree-private.h"

#include <math.h>

/* ── costs of moves ─────────────────────────────────────────────────────────────────────────── */

/* How far a sum of n marginals may be off: each by the tolerance, and n additions more. */
static double
doubt (const AwrashCost *cost, gsize n)
{
  return cost->tolerance * (double)n * (double)(n + 1);
}

static int
sign_of_steps (const AwrashSimplex *simplex)
{
  const AwrashCost *cost = simplex->cost;
  gsize n = simplex->n_steps;
  double sum = 0;

  for (gsize i = 0; cost->marginal != NULL && i < n; i++)
    sum += awrash_i_simplex_step_cost (cost, simplex->steps[i]);
  if (cost->marginal != NULL && (cost->sign == NULL || fabs (sum) > doubt (cost, n)))
    return (sum > 0) - (sum < 0);
  return n == 0 ? 0 : cost->sign (cost, n, simplex->steps);
}

static void
add_step (AwrashSimplex *simplex, AwrashMove move, int64_t already, int sign)
{
  AwrashStep step = awrash_i_simplex_step (simplex->network, move, already);

  if (simplex->free[step.arc])
    return;
  step.sign *= sign;
  simplex->steps[simplex->n_steps++] = step;
}

/* ── pivots ─────────────────────────────────────────────────────────────────────────────────── */

/* The sign of the cycle's cost with its first `used` moves at the unit that they carried last, or
 * that the tree would take back, and the others at their next one; 1 where one of these has no
 * room. */
static int
sign_from (AwrashSimplex *simplex, gsize used)
{
  simplex->n_steps = 0;
  for (gsize i = 0; i < simplex->n_cycle; i++)
    {
      if (i >= used && awrash_i_network_room (simplex->network, simplex->cycle[i]) <= 0)
        return 1;
      add_step (simplex, simplex->cycle[i], i < used ? -1 : 0, 1);
    }
  return sign_of_steps (simplex);
}

/* Whether the cycle's k-th unit (from nought) still lowers the cost. */
static gboolean
unit_pays (AwrashSimplex *simplex, int64_t k)
{
  simplex->n_steps = 0;
  for (gsize i = 0; i < simplex->n_cycle; i++)
    add_step (simplex, simplex->cycle[i], k, 1);
  return sign_of_steps (simplex) < 0;
}

/* Sends as many units round the cycle as fit and pay: marginals grow, so the last is bisected. The
 * first one is known to pay. */
static void
send (AwrashSimplex *simplex)
{
  AwrashNetwork *network = simplex->network;
  int64_t most = G_MAXINT64, sent = 1;

  for (gsize i = 0; i < simplex->n_cycle; i++)
    most = MIN (most, awrash_i_network_room (network, simplex->cycle[i]));
  if (most > 1 && unit_pays (simplex, most - 1))
    sent = most;
  while (sent < most)
    {
      int64_t middle = sent + (most - sent - 1) / 2;

      if (unit_pays (simplex, middle))
        sent = middle + 1;
      else
        most = middle;
    }
  for (gsize i = 0; i < simplex->n_cycle; i++)
    {
      AwrashMove move = simplex->cycle[i];

      network->arcs[AWRASH_MOVE_ARC (move)].flow += AWRASH_MOVE_IS_BACK (move) ? -sent : sent;
    }
}

/* The first `used` moves at their last unit make the cycle pay; the sign only falls with them. */
static gsize
find_leaving (AwrashSimplex *simplex, gsize most)
{
  gsize least = 0;

  while (most - least > 1)
    {
      gsize middle = least + (most - least) / 2;

      if (sign_from (simplex, middle) < 0)
        most = middle;
      else
        least = middle;
    }
  return most;
}

/* Hangs the nodes between the entering move and the one that leaves, the used-th of the cycle, the
 * other way round; for used = 0 it is the root that gives up its place. */
static void
rehang (AwrashSimplex *simplex, gsize used)
{
  AwrashNetwork *network = simplex->network;

  for (gsize i = used; i <= simplex->n_down; i++)
    {
      AwrashMove move = simplex->cycle[i];

      network->parent[awrash_i_network_from (network, move)] = move;
    }
  for (gsize i = simplex->n_down; i + 1 < used; i++)
    {
      AwrashMove move = simplex->cycle[i];

      network->parent[awrash_i_network_to (network, move)] = move ^ 1;
    }
}

/* Lets a move enter if it is cheaper than the tree's way; TRUE if it is. With only_look, one whose
 * cycle pays is left as it is. */
static gboolean
pivot (AwrashSimplex *simplex, AwrashMove entering)
{
  gsize most;

  awrash_i_simplex_set_cycle (simplex, entering);
  if (sign_from (simplex, simplex->n_down) >= 0)
    return FALSE;
  most = simplex->n_down;
  if (sign_from (simplex, 0) < 0)
    {
      if (!simplex->has_apex)
        most = 0;
      else if (simplex->only_look)
        return simplex->found = TRUE;
      else
        {
          send (simplex);
          most = simplex->n_cycle;
        }
    }
  most = most > 0 ? find_leaving (simplex, most) : 0;
  rehang (simplex, most);
  simplex->trees++;
  return TRUE;
}

/* ── passes ─────────────────────────────────────────────────────────────────────────────────── */

/* What an arc's unit costs; most arcs cost nothing. */
static double
marginal_at (const AwrashSimplex *simplex, gsize arc, int64_t unit)
{
  return simplex->free[arc] ? 0 : simplex->cost->marginal (simplex->cost, arc, unit);
}

/* Whether a reduced cost says that a move is cheaper than the tree's way by more than labels can be
 * off; with `closely`, whether it may be. */
static gboolean
looks_cheaper (double reduced, double off, gboolean closely)
{
  return closely ? reduced <= off && (off > 0 || reduced < 0) : reduced < -off;
}

/* Whether an arc costs nothing, and so does the tree's way between its ends. */
static gboolean
is_level (AwrashSimplex *simplex, gsize arc)
{
  const AwrashArc *a = &simplex->network->arcs[arc];

  if (!simplex->free[arc])
    return FALSE;
  awrash_i_simplex_label (simplex, a->tail);
  awrash_i_simplex_label (simplex, a->head);
  return simplex->level[a->tail] == simplex->level[a->head];
}

/* Looks at a move of an arc that the tree's way may be dearer than; whether it was. */
static gboolean
look_at (AwrashSimplex *simplex, gsize arc, gboolean back, gboolean closely)
{
  const AwrashArc *a = &simplex->network->arcs[arc];
  AwrashMove move = 2 * arc + (gsize)back;
  double reduced, off;

  if (awrash_i_network_room (simplex->network, move) <= 0
      || simplex->network->parent[a->tail] == 2 * arc
      || simplex->network->parent[a->head] == 2 * arc + 1)
    return FALSE;
  if (simplex->cost->marginal != NULL)
    {
      reduced = marginal_at (simplex, arc, a->flow - back)
                + awrash_i_simplex_label (simplex, a->tail)
                - awrash_i_simplex_label (simplex, a->head);
      off = doubt (simplex->cost, simplex->depth[a->tail] + simplex->depth[a->head] + 1);
      if (!looks_cheaper (back ? -reduced : reduced, off, closely))
        return FALSE;
    }
  return pivot (simplex, move);
}

/* Looks at every move once; whether none was cheaper. */
static gboolean
look (AwrashSimplex *simplex, gboolean closely)
{
  gboolean none = TRUE;

  for (gsize i = 0; i < simplex->n_active && !simplex->found; i++)
    if (!is_level (simplex, simplex->active[i]))
      for (int back = 0; back < 2; back++)
        if (look_at (simplex, simplex->active[i], back, closely))
          none = FALSE;
  return none;
}

gboolean
awrash_i_simplex_pass (AwrashSimplex *simplex)
{
  gboolean is_exact = simplex->cost->marginal == NULL || simplex->cost->tolerance == 0;

  return look (simplex, is_exact) && (is_exact || look (simplex, TRUE));
}

gboolean
awrash_i_simplex_root_anew (AwrashSimplex *simplex)
{
  AwrashNetwork *network = simplex->network;
  gboolean none = TRUE;

  for (gsize node = 0; node < network->n_nodes; node++)
    if (awrash_i_simplex_label (simplex, node) < 0
        && awrash_i_simplex_label (simplex, awrash_i_network_to (network, network->parent[node]))
               >= 0)
      {
        network->parent[node] = AWRASH_NO_MOVE;
        simplex->trees++;
        none = FALSE;
      }
  return none;
}

int
awrash_i_simplex_reduced (AwrashSimplex *simplex, AwrashStep step)
{
  const AwrashNetwork *network = simplex->network;
  const AwrashArc *arc = &network->arcs[step.arc];

  if (is_level (simplex, step.arc))
    return 0;
  if (simplex->cost->marginal != NULL)
    {
      double reduced = awrash_i_simplex_step_cost (simplex->cost, step) + network->label[arc->tail]
                       - network->label[arc->head];

      if (simplex->cost->tolerance == 0
          || fabs (reduced)
                 > doubt (simplex->cost, simplex->depth[arc->tail] + simplex->depth[arc->head] + 1))
        return (reduced > 0) - (reduced < 0);
    }
  awrash_i_simplex_set_cycle (simplex, 2 * step.arc);
  simplex->n_steps = 0;
  if (!simplex->free[step.arc])
    simplex->steps[simplex->n_steps++] = step;
  for (gsize i = 0; i < simplex->n_cycle; i++)
    if (i != simplex->n_down)
      add_step (simplex, simplex->cycle[i], i < simplex->n_down ? -1 : 0, 1);
  return sign_of_steps (simplex);
}
