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
#include "base/cancel-private.h"

#include <math.h>

/* ── costs of moves ─────────────────────────────────────────────────────────────────────────── */

/* Whether a sum of n marginals tells its sign. */
static gboolean
is_sure (const AwrashCost *cost, double sum, gsize n)
{
  return cost->marginal != NULL
         && (cost->sign == NULL || fabs (sum) > awrash_i_simplex_doubt (cost, n));
}

static int
sign_of_steps (const AwrashSimplex *simplex)
{
  const AwrashCost *cost = simplex->cost;
  gsize n = simplex->n_steps;
  double sum = 0;

  for (gsize i = 0; cost->marginal != NULL && i < n; i++)
    sum += awrash_i_simplex_step_cost (cost, simplex->steps[i]);
  if (is_sure (cost, sum, n))
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

/* What the cycle costs, move by move, so that sign_from() need not add it up anew: the first n_used
 * moves at the unit that they carried last, and those that have room at their next one. */
static void
sum_up (AwrashSimplex *simplex, gsize n_used)
{
  const AwrashCost *cost = simplex->cost;

  simplex->n_full = simplex->n_costly = 0;
  simplex->used[0] = simplex->next[0] = 0;
  for (gsize i = 0; i < simplex->n_cycle; i++)
    {
      AwrashMove move = simplex->cycle[i];
      gboolean is_full = awrash_i_network_room (simplex->network, move) <= 0;

      if (is_full)
        simplex->n_full = i + 1;
      simplex->used[i + 1] = simplex->used[i];
      simplex->next[i + 1] = simplex->next[i];
      if (simplex->free[AWRASH_MOVE_ARC (move)] || cost->marginal == NULL)
        continue;
      simplex->n_costly++;
      if (i < n_used)
        simplex->used[i + 1] += awrash_i_simplex_step_cost (
            cost, awrash_i_simplex_step (simplex->network, move, -1));
      if (!is_full)
        simplex->next[i + 1]
            += awrash_i_simplex_step_cost (cost, awrash_i_simplex_step (simplex->network, move, 0));
    }
}

/* The sign of the cycle's cost with its first `used` moves at the unit that they carried last, or
 * that the tree would take back, and the others at their next one; 1 where one of these has no
 * room. */
static int
sign_from (AwrashSimplex *simplex, gsize used)
{
  double sum = simplex->used[used] + simplex->next[simplex->n_cycle] - simplex->next[used];

  if (used < simplex->n_full)
    return 1;
  /* Two marginals a move enter the sum, and one of them leaves it again. */
  if (is_sure (simplex->cost, sum, 3 * simplex->n_costly))
    return (sum > 0) - (sum < 0);
  simplex->n_steps = 0;
  for (gsize i = 0; i < simplex->n_cycle; i++)
    add_step (simplex, simplex->cycle[i], i < used ? -1 : 0, 1);
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

/* Sends as many units round the cycle as fit and pay: marginals grow, so from the one that is known
 * to pay steps double, and the last is bisected. */
static void
send (AwrashSimplex *simplex)
{
  AwrashNetwork *network = simplex->network;
  int64_t most = G_MAXINT64, sent = 1;

  for (gsize i = 0; i < simplex->n_cycle; i++)
    most = MIN (most, awrash_i_network_room (network, simplex->cycle[i]));
  if (most > 1 && unit_pays (simplex, most - 1))
    sent = most;
  for (int64_t step = 0; sent < most;)
    {
      int64_t next = MIN (step, (most - sent - 1) / 2);

      if (unit_pays (simplex, sent + next))
        {
          sent += next + 1;
          step = 2 * next + 1;
        }
      else
        most = sent + next;
    }
  for (gsize i = 0; i < simplex->n_cycle; i++)
    {
      AwrashMove move = simplex->cycle[i];

      network->arcs[AWRASH_MOVE_ARC (move)].flow += AWRASH_MOVE_IS_BACK (move) ? -sent : sent;
    }
  for (gsize i = 0; i < simplex->n_cycle; i++)
    if (i != simplex->n_down)
      {
        AwrashMove move = i < simplex->n_down ? simplex->cycle[i] ^ 1 : simplex->cycle[i];

        awrash_i_simplex_hang (simplex, awrash_i_network_from (network, move), move);
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

      awrash_i_simplex_hang (simplex, awrash_i_network_from (network, move), move);
    }
  for (gsize i = simplex->n_down; i + 1 < used; i++)
    {
      AwrashMove move = simplex->cycle[i];

      awrash_i_simplex_hang (simplex, awrash_i_network_to (network, move), move ^ 1);
    }
}

/* Lets a move enter if it is cheaper than the tree's way, as may be known; TRUE if it is. With
 * only_look, one whose cycle pays is left as it is. */
static gboolean
pivot (AwrashSimplex *simplex, AwrashMove entering, gboolean is_cheaper)
{
  gsize most;

  awrash_i_simplex_set_cycle (simplex, entering);
  sum_up (simplex, simplex->n_down);
  if (!is_cheaper && sign_from (simplex, simplex->n_down) >= 0)
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
          sum_up (simplex, simplex->n_cycle);
          most = simplex->n_cycle;
        }
    }
  most = most > 0 ? find_leaving (simplex, most) : 0;
  rehang (simplex, most);
  simplex->trees++;
  return TRUE;
}

/* ── passes ─────────────────────────────────────────────────────────────────────────────────── */

/* Whether a move costs no less than the tree's way, as far as that is known, or with `closely`
 * more.
 */
static inline gboolean
is_dear (double reduced, double off, gboolean closely)
{
  return reduced > off || (reduced >= -off && !(closely && off > 0));
}

/* Looks at a move that has room; whether the tree's way was dearer, by more than labels can be off,
 * or with `closely` at all. */
static gboolean
look_at (AwrashSimplex *simplex, gsize arc, gboolean back, gboolean closely)
{
  const AwrashArc *a = &simplex->network->arcs[arc];
  AwrashMove move = 2 * arc + (gsize)back;
  gboolean is_cheaper = FALSE;

  if (simplex->network->parent[back ? a->head : a->tail] == move)
    return FALSE;
  if (simplex->cost->marginal != NULL)
    {
      double off, reduced = awrash_i_simplex_difference (simplex, arc, &off);

      reduced += awrash_i_simplex_marginal (simplex, arc, a->flow - back);
      reduced = back ? -reduced : reduced;
      if (is_dear (reduced, off, closely))
        return FALSE;
      is_cheaper = reduced < -off;
    }
  return pivot (simplex, move, is_cheaper);
}

/* Whether neither move of an arc is worth a look, by costs that are numbers. */
static gboolean
is_settled (AwrashSimplex *simplex, gsize arc, gboolean closely)
{
  const AwrashArc *a = &simplex->network->arcs[arc];
  double off, difference = awrash_i_simplex_difference (simplex, arc, &off);

  return (a->flow >= a->upper
          || is_dear (awrash_i_simplex_marginal (simplex, arc, a->flow) + difference, off, closely))
         && (a->flow <= a->lower
             || is_dear (-awrash_i_simplex_marginal (simplex, arc, a->flow - 1) - difference, off,
                         closely));
}

/* Looks at every move once; whether none was cheaper, or nobody waits for it any more. */
static gboolean
look (AwrashSimplex *simplex, gsize n, gboolean closely)
{
  gboolean none = TRUE, is_numeric = simplex->cost->marginal != NULL;

  for (gsize i = 0; i < n && !simplex->found; i++)
    {
      gsize arc = simplex->active[i];
      const AwrashArc *a = &simplex->network->arcs[arc];

      if (awrash_i_simplex_is_level (simplex, arc)
          || (is_numeric && is_settled (simplex, arc, closely)))
        continue;
      gboolean has_moved = a->flow < a->upper && look_at (simplex, arc, FALSE, closely);
      has_moved = (!simplex->found && a->flow > a->lower && look_at (simplex, arc, TRUE, closely))
                  || has_moved;
      if (has_moved && awrash_i_is_cancelled (NULL))
        return TRUE;
      none = none && !has_moved;
    }
  return none;
}

gboolean
awrash_i_simplex_pass (AwrashSimplex *simplex)
{
  gboolean is_exact = simplex->cost->marginal == NULL || simplex->cost->tolerance == 0;

  if (!is_exact || simplex->n_first < simplex->n_active)
    while (!simplex->found && !look (simplex, simplex->n_first, is_exact))
      ;
  return look (simplex, simplex->n_active, TRUE);
}

gboolean
awrash_i_simplex_root_anew (AwrashSimplex *simplex)
{
  AwrashNetwork *network = simplex->network;
  gboolean none = TRUE;

  for (gsize node = 0; node < network->n_nodes; node++)
    if (awrash_i_simplex_hook (simplex, node)->label < 0
        && awrash_i_simplex_hook (simplex, simplex->hooks[node].up)->label >= 0)
      {
        awrash_i_simplex_hang (simplex, node, AWRASH_NO_MOVE);
        simplex->trees++;
        none = FALSE;
      }
  return none;
}

int
awrash_i_simplex_reduced_exactly (AwrashSimplex *simplex, gsize arc, int64_t unit)
{
  awrash_i_simplex_set_cycle (simplex, 2 * arc);
  simplex->n_steps = 0;
  if (!simplex->free[arc])
    simplex->steps[simplex->n_steps++] = (AwrashStep){ arc, unit, 1 };
  for (gsize i = 0; i < simplex->n_cycle; i++)
    if (i != simplex->n_down)
      add_step (simplex, simplex->cycle[i], i < simplex->n_down ? -1 : 0, 1);
  return sign_of_steps (simplex);
}
