/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ways between hubs: a unit goes from one to another over the row where that is cheapest, and on
 * from there; few hubs make searches short, however many rows there are.
 * Source: successive shortest paths, Ahuja, Magnanti and Orlin (1993), ch. 9 and 14; labels by
 * Bellman (1958). Invariant: rows keep their sums; where no cycle lowered the cost before, none
 * does after. */

#include "allot/stars-private.h"

#include <math.h>

/* ── the cheapest ways ──────────────────────────────────────────────────────────────────────── */

static AwrashWay *
way_between (const AwrashStars *stars, gsize from, gsize to)
{
  return &stars->ways[from * stars->n_hubs + to];
}

/* What units cost between a row and its hubs now. */
static void
look_at_row (AwrashStars *stars, gsize row)
{
  const AwrashNetwork *network = stars->network;
  gsize node = stars->rows[row];

  for (gsize hub = 0; hub < stars->n_hubs; hub++)
    stars->in[hub * stars->n_rows + row] = stars->out[hub * stars->n_rows + row] = INFINITY;
  for (gsize k = network->first[node]; k < network->first[node + 1]; k++)
    {
      AwrashMove move = network->moves[k];
      gsize at = stars->place[awrash_i_network_to (network, move)] * stars->n_rows + row;

      if (!stars->movable[AWRASH_MOVE_ARC (move)])
        continue;
      if (awrash_i_network_room (network, move) > 0)
        stars->out[at] = MIN (stars->out[at], awrash_i_stars_cost (stars, move));
      if (awrash_i_network_room (network, move ^ 1) > 0)
        stars->in[at] = MIN (stars->in[at], awrash_i_stars_cost (stars, move ^ 1));
    }
}

static void
take_cheaper (AwrashWay *way, double cost, gsize row, AwrashMove move)
{
  if (cost < way->cost)
    *way = (AwrashWay){ cost, row, move };
}

static void
look_between (AwrashStars *stars, gsize from, gsize to)
{
  const AwrashNetwork *network = stars->network;
  const double *in = stars->in + from * stars->n_rows, *out = stars->out + to * stars->n_rows;
  AwrashWay *way = way_between (stars, from, to);

  *way = (AwrashWay){ INFINITY, AWRASH_NO_ROW, AWRASH_NO_MOVE };
  stars->n_looks += stars->n_rows;
  for (gsize row = 0; row < stars->n_rows; row++)
    take_cheaper (way, in[row] + out[row], row, AWRASH_NO_MOVE);
  for (gsize k = 0; k < stars->n_direct; k++)
    for (AwrashMove move = 2 * stars->direct[k]; move <= 2 * stars->direct[k] + 1; move++)
      if (awrash_i_network_from (network, move) == stars->hubs[from]
          && awrash_i_network_to (network, move) == stars->hubs[to]
          && awrash_i_network_room (network, move) > 0)
        take_cheaper (way, awrash_i_stars_cost (stars, move), AWRASH_NO_ROW, move);
}

static void
look_everywhere (AwrashStars *stars)
{
  for (gsize row = 0; row < stars->n_rows; row++)
    look_at_row (stars, row);
  for (gsize from = 0; from < stars->n_hubs; from++)
    for (gsize to = 0; to < stars->n_hubs; to++)
      if (from != to)
        look_between (stars, from, to);
}

/* After what a row carries has changed. */
static void
look_again (AwrashStars *stars, gsize row)
{
  look_at_row (stars, row);
  stars->n_looks += stars->n_hubs * stars->n_hubs;
  for (gsize from = 0; from < stars->n_hubs; from++)
    for (gsize to = 0; to < stars->n_hubs; to++)
      {
        AwrashWay *way = way_between (stars, from, to);

        if (from == to)
          continue;
        if (way->row == row)
          look_between (stars, from, to);
        else
          take_cheaper (
              way, stars->in[from * stars->n_rows + row] + stars->out[to * stars->n_rows + row],
              row, AWRASH_NO_MOVE);
      }
}

/* ── from hub to hub ────────────────────────────────────────────────────────────────────────── */

/* Spreads labels from those that are not infinite; FALSE where they would fall for ever. With
 * `back` a label is what it costs to get to where they come from, not from there. */
static gboolean
spread_labels (AwrashStars *stars, gboolean back)
{
  gboolean falls = TRUE;

  for (gsize round = 0; falls && round <= stars->n_hubs; round++)
    {
      falls = FALSE;
      for (gsize from = 0; from < stars->n_hubs; from++)
        for (gsize to = 0; to < stars->n_hubs && stars->label[from] < INFINITY; to++)
          {
            const AwrashWay *way
                = back ? way_between (stars, to, from) : way_between (stars, from, to);
            double label = stars->label[from] + way->cost;

            if (from == to || label >= stars->label[to])
              continue;
            stars->label[to] = label;
            stars->next[to] = from;
            falls = TRUE;
          }
    }
  return !falls;
}

/* The cheapest move of a row to a hub, or from it. */
static AwrashMove
find_move (const AwrashStars *stars, gsize row, gsize hub, gboolean into_row)
{
  const AwrashNetwork *network = stars->network;
  gsize node = stars->rows[row];
  AwrashMove cheapest = AWRASH_NO_MOVE;
  double least = INFINITY;

  for (gsize k = network->first[node]; k < network->first[node + 1]; k++)
    {
      AwrashMove move = network->moves[k] ^ (AwrashMove)into_row;

      if (!stars->movable[AWRASH_MOVE_ARC (move)]
          || awrash_i_network_to (network, network->moves[k]) != stars->hubs[hub]
          || awrash_i_network_room (network, move) <= 0
          || awrash_i_stars_cost (stars, move) >= least)
        continue;
      least = awrash_i_stars_cost (stars, move);
      cheapest = move;
    }
  return cheapest;
}

/* The hub with the lowest label of those that lack units; n_hubs: none can be reached. */
static gsize
find_lack (const AwrashStars *stars)
{
  gsize lack = stars->n_hubs;

  for (gsize hub = 0; hub < stars->n_hubs; hub++)
    if (stars->excess[stars->hubs[hub]] < 0 && stars->label[hub] < INFINITY
        && (lack == stars->n_hubs || stars->label[hub] < stars->label[lack]))
      lack = hub;
  return lack;
}

/* How many units can go at one cost to a hub from where its label comes from. */
static int64_t
find_room (const AwrashStars *stars, gsize to)
{
  int64_t room = -stars->excess[stars->hubs[to]];
  gsize at = to;

  for (; stars->next[at] != stars->n_hubs; at = stars->next[at])
    {
      const AwrashWay *way = way_between (stars, stars->next[at], at);

      room = MIN (room, way->row != AWRASH_NO_ROW ? 1 : awrash_i_stars_room (stars, way->move));
    }
  return MIN (room, stars->excess[stars->hubs[at]]);
}

/* Sends units over one way; FALSE where it was used up by the ways behind it. */
static gboolean
send_between (AwrashStars *stars, gsize from, gsize to, int64_t units)
{
  AwrashWay way = *way_between (stars, from, to);
  AwrashMove into, out;

  if (way.row == AWRASH_NO_ROW)
    {
      awrash_i_stars_send (stars, way.move, units);
      look_between (stars, from, to);
      look_between (stars, to, from);
      return TRUE;
    }
  into = find_move (stars, way.row, from, TRUE);
  out = find_move (stars, way.row, to, FALSE);
  if (into == AWRASH_NO_MOVE || out == AWRASH_NO_MOVE)
    return FALSE;
  awrash_i_stars_send (stars, into, units);
  awrash_i_stars_send (stars, out, units);
  look_again (stars, way.row);
  return TRUE;
}

static gboolean
send_along (AwrashStars *stars, gsize to)
{
  int64_t units = find_room (stars, to);

  for (gsize at = to; stars->next[at] != stars->n_hubs; at = stars->next[at])
    if (!send_between (stars, stars->next[at], at, units))
      return FALSE;
  return TRUE;
}

/* TRUE with *done where no hub has too many. */
static gboolean
send_excess (AwrashStars *stars, gboolean *done)
{
  gsize lack;

  *done = TRUE;
  for (gsize hub = 0; hub < stars->n_hubs; hub++)
    {
      gboolean has = stars->excess[stars->hubs[hub]] > 0;

      stars->label[hub] = has ? 0 : INFINITY;
      stars->next[hub] = stars->n_hubs;
      *done = *done && !has;
    }
  if (*done)
    return TRUE;
  if (!spread_labels (stars, FALSE))
    return FALSE;
  lack = find_lack (stars);
  return lack < stars->n_hubs && send_along (stars, lack);
}

/* ── the tree ───────────────────────────────────────────────────────────────────────────────── */

/* How many hubs lie between a hub and the first. */
static gsize
depth_of (const AwrashStars *stars, gsize hub)
{
  gsize depth = 0;

  for (; stars->next[hub] != stars->n_hubs; hub = stars->next[hub])
    depth++;
  return depth;
}

/* Rows hang where the way to the first hub is cheapest, and of those where it is shortest, so that
 * a hub that hangs on one hangs on no hub farther than before. */
static void
hang_row (AwrashStars *stars, gsize row)
{
  gsize best = stars->n_hubs;
  double least = INFINITY;

  for (gsize hub = 0; hub < stars->n_hubs; hub++)
    {
      double label = stars->out[hub * stars->n_rows + row] + stars->label[hub];

      if (label < INFINITY
          && (label < least || (label <= least && depth_of (stars, hub) < depth_of (stars, best))))
        {
          best = hub;
          least = label;
        }
    }
  stars->network->parent[stars->rows[row]]
      = best < stars->n_hubs ? find_move (stars, row, best, FALSE) : AWRASH_NO_MOVE;
}

/* The move by which a hub begins its way to the root, the place of a hub or row. */
static AwrashMove
find_parent (const AwrashStars *stars, gsize hub, gsize root)
{
  const AwrashWay *way;

  if (stars->next[hub] == stars->n_hubs)
    return root < stars->n_hubs ? AWRASH_NO_MOVE
                                : find_move (stars, root - stars->n_hubs, hub, TRUE);
  way = way_between (stars, hub, stars->next[hub]);
  return way->row == AWRASH_NO_ROW ? way->move : find_move (stars, way->row, hub, TRUE);
}

/* The root itself stays as it hangs. */
static gboolean
hang (AwrashStars *stars, gsize root)
{
  gsize n = stars->n_hubs;

  for (gsize hub = 0; hub < n; hub++)
    {
      stars->label[hub] = hub == root ? 0 : INFINITY;
      if (root >= n)
        stars->label[hub] = stars->in[hub * stars->n_rows + root - n];
      stars->next[hub] = n;
    }
  if (!spread_labels (stars, TRUE))
    return FALSE;
  for (gsize hub = 0; hub < n; hub++)
    if (hub != root)
      stars->network->parent[stars->hubs[hub]] = find_parent (stars, hub, root);
  for (gsize row = 0; row < stars->n_rows; row++)
    if (row + n != root)
      hang_row (stars, row);
  return TRUE;
}

gboolean
awrash_i_stars_level (AwrashStars *stars, gsize root, gsize most)
{
  gboolean done = FALSE;

  stars->n_looks = 0;
  look_everywhere (stars);
  while (!done)
    if (stars->n_looks > most || !send_excess (stars, &done))
      return FALSE;
  return hang (stars, stars->place[root]);
}
