/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether places of several commodities can make up the goals of provinces: a flow on a graph with
 * few commodities and many provinces, along shortest ways. Source: Ford and Fulkerson (1956).
 * Invariant: capacities hold at all times; where there is no way left, what is reached is a cut. */

#include "simulation/fair-private.h"

#include <string.h>

/* Goals are met in proportion to the commodities first, which leaves little to do. */
static void
start (AwrashFairRoom *fair, gsize part)
{
  for (gsize i = 0; i < fair->n; i++)
    {
      double all = 0;
      if (fair->province_part[i] != part)
        continue;
      for (gsize cell = i * fair->n_streams; cell < (i + 1) * fair->n_streams; cell++)
        if (awrash_i_fair_is_inside (fair, i, cell))
          all += (double)fair->total[fair->commodity[cell]];
      for (gsize cell = i * fair->n_streams; cell < (i + 1) * fair->n_streams; cell++)
        {
          gsize k = fair->commodity[cell];
          if (!awrash_i_fair_is_inside (fair, i, cell))
            continue;
          gint64 wanted
              = all > 0 ? (gint64)((double)fair->goal[i] * (double)fair->total[k] / all) : 0;
          fair->places[cell]
              = MIN (MIN (wanted, fair->goal[i]), MIN (fair->capacity[cell], fair->left[k]));
          fair->left[k] -= fair->places[cell];
        }
    }
}

static gint64
get_lack (const AwrashFairRoom *fair, gsize i)
{
  gint64 lack = fair->goal[i];

  for (gsize cell = i * fair->n_streams; cell < (i + 1) * fair->n_streams; cell++)
    if (awrash_i_fair_is_inside (fair, i, cell))
      lack -= fair->places[cell];
  return lack;
}

/* The cell of a province and a commodity; each has one at most. */
static gsize
find_cell (const AwrashFairRoom *fair, gsize i, gsize commodity)
{
  for (gsize cell = i * fair->n_streams; cell < (i + 1) * fair->n_streams; cell++)
    if (fair->commodity[cell] == commodity)
      return cell;
  return G_MAXSIZE;
}

/* As much as fits, back along the way that ends at a province; what that was. */
static gint64
send (AwrashFairRoom *fair, gsize end, gsize last, gint64 amount)
{
  for (gsize k = last; fair->from[k] != G_MAXSIZE; k = fair->from[k])
    {
      gsize i = fair->through[k];
      amount = MIN (amount, fair->places[find_cell (fair, i, k)]);
    }
  for (gsize k = last, i = end;; k = fair->from[k])
    {
      gsize cell = find_cell (fair, i, k);
      amount = MIN (amount, fair->capacity[cell] - fair->places[cell]);
      if (fair->from[k] == G_MAXSIZE)
        {
          amount = MIN (amount, fair->left[k]);
          break;
        }
      i = fair->through[k];
    }
  for (gsize k = last, i = end;; k = fair->from[k])
    {
      fair->places[find_cell (fair, i, k)] += amount;
      if (fair->from[k] == G_MAXSIZE)
        {
          fair->left[k] -= amount;
          return amount;
        }
      i = fair->through[k];
      fair->places[find_cell (fair, i, k)] -= amount;
    }
}

/* The commodities that a province could let go of, if it had more of another. */
static void
reach (AwrashFairRoom *fair, gsize part, gsize k, gsize i, gsize *n_queue)
{
  fair->is_open[i] = 1;
  for (gsize cell = i * fair->n_streams; cell < (i + 1) * fair->n_streams; cell++)
    {
      gsize other = fair->commodity[cell];
      if (fair->commodity_part[other] != part || fair->is_reached[other] || fair->places[cell] == 0)
        continue;
      fair->is_reached[other] = 1;
      fair->from[other] = k;
      fair->through[other] = i;
      fair->queue[(*n_queue)++] = other;
    }
}

/* Whether a province can take one more of a commodity in the place of one of another. */
static gboolean
can_change (const AwrashFairRoom *fair, gsize part, gsize i, gsize taken, gsize given)
{
  if (fair->province_part[i] != part)
    return FALSE;
  gsize more = find_cell (fair, i, taken), less = find_cell (fair, i, given);
  return more != G_MAXSIZE && less != G_MAXSIZE && fair->places[more] < fair->capacity[more]
         && fair->places[less] > 0;
}

/* The same way through the next provinces, where those it went through have no more to change. */
static gboolean
go_on (AwrashFairRoom *fair, gsize part, gsize k)
{
  for (; fair->from[k] != G_MAXSIZE; k = fair->from[k])
    {
      gsize *i = &fair->through[k];
      while (*i < fair->n && !can_change (fair, part, *i, fair->from[k], k))
        (*i)++;
      if (*i == fair->n)
        return FALSE;
    }
  return fair->left[k] > 0;
}

/* Looks at everybody whom a commodity can still serve; TRUE where some lacked places, which were
 * sent, to one after the other as long as the way goes on. */
static gboolean
look (AwrashFairRoom *fair, gsize part, gsize k, gsize *n_queue)
{
  gboolean is_sent = FALSE;

  for (gsize i = 0; i < fair->n; i++)
    {
      gsize own = fair->province_part[i] == part ? find_cell (fair, i, k) : G_MAXSIZE;
      if (own == G_MAXSIZE || fair->places[own] >= fair->capacity[own])
        continue;
      gint64 lack = get_lack (fair, i);
      if (lack <= 0 && !is_sent)
        reach (fair, part, k, i, n_queue);
      while (lack > 0 && fair->places[own] < fair->capacity[own])
        {
          is_sent = TRUE;
          lack -= send (fair, i, k, lack);
          if (lack > 0 && fair->places[own] < fair->capacity[own] && !go_on (fair, part, k))
            return TRUE;
        }
      if (is_sent && !go_on (fair, part, k))
        return TRUE;
    }
  return is_sent;
}

/* One way more; FALSE where there is none. */
static gboolean
search (AwrashFairRoom *fair, gsize part)
{
  gsize n_queue = 0;

  memset (fair->is_reached, 0, fair->n_commodities);
  memset (fair->is_open, 0, fair->n);
  for (gsize k = 0; k < fair->n_commodities; k++)
    if (fair->commodity_part[k] == part && fair->left[k] > 0)
      {
        fair->is_reached[k] = 1;
        fair->from[k] = G_MAXSIZE;
        fair->queue[n_queue++] = k;
      }
  for (gsize at = 0; at < n_queue; at++)
    if (look (fair, part, fair->queue[at], &n_queue))
      return TRUE;
  return FALSE;
}

gboolean
awrash_i_fair_send (AwrashFairRoom *fair, gsize part)
{
  for (gsize k = 0; k < fair->n_commodities; k++)
    if (fair->commodity_part[k] == part)
      fair->left[k] = fair->total[k];
  start (fair, part);
  while (search (fair, part))
    continue;
  for (gsize k = 0; k < fair->n_commodities; k++)
    if (fair->commodity_part[k] == part && fair->left[k] > 0)
      return FALSE;
  return TRUE;
}
