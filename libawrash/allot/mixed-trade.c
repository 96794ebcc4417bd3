/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Trades of one unit between columns of one group; of those that look alike to all other rows the
 * one with the most room stands for the others. Source: see mixed-exchange.c. Invariant: each trade
 * has room when it is listed, and keeps its group's sum. */

#include "allot/mixed-trade-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* ── listing ────────────────────────────────────────────────────────────────────────────────────
 */

static gsize
look_of (const AwrashExchanger *e, gsize j)
{
  return j == G_MAXSIZE ? e->n_looks : e->look[j];
}

/* Notes an exchange; of those that look alike the one with the most room is kept. */
static void
note_move (AwrashExchanger *e, gsize up, gsize down)
{
  AwrashTrade move = { up, down, awrash_i_trade_room (e, up, down), 0, 0, 0, 0 };
  gsize slot;

  if (move.room <= 0 || look_of (e, up) == look_of (e, down))
    return;
  slot = awrash_i_trade_slot (
      e, awrash_i_trade_mix (awrash_i_trade_mix (7, look_of (e, up)), look_of (e, down)));
  for (gsize tries = 0; tries < 64; tries++, slot = (slot + 1) & (e->n_slots - 1))
    {
      AwrashTrade *other;

      if (e->move_of[slot] == 0)
        {
          if (awrash_i_append (e->moves, move, &e->refusal))
            e->move_of[slot] = e->moves->len;
          return;
        }
      other = &g_array_index (e->moves, AwrashTrade, e->move_of[slot] - 1);
      if (look_of (e, other->up) == look_of (e, up)
          && look_of (e, other->down) == look_of (e, down))
        {
          if (move.room > other->room)
            *other = move;
          return;
        }
    }
}

static void
list_moves (AwrashExchanger *e)
{
  memset (e->move_of, 0, e->n_slots * sizeof (gsize));
  g_array_set_size (e->moves, 0);
  for (gsize g = 0; g < e->n_groups; g++)
    for (gsize a = e->member_first[g]; a < e->member_first[g + 1]; a++)
      {
        e->n_looked += e->member_first[g + 1] - e->member_first[g];
        for (gsize b = e->member_first[g]; b < e->member_first[g + 1]; b++)
          note_move (e, e->members[a], e->members[b]);
      }
  for (gsize j = 0; j < e->mixed->n; j++)
    if (e->group[j] == G_MAXSIZE)
      {
        note_move (e, j, G_MAXSIZE);
        note_move (e, G_MAXSIZE, j);
      }
}

/* A column's cost less what the prices give for its rows. */
static double
priced (const AwrashExchanger *e, gsize j)
{
  double sum;

  if (j == G_MAXSIZE)
    return 0;
  sum = (double)e->mixed->cost[j];
  for (gsize k = e->first[j]; k < e->first[j + 1]; k++)
    sum -= e->price[e->row[k]] * (double)e->value[k];
  return sum;
}

static int
by_dear (gconstpointer a, gconstpointer b)
{
  const AwrashTrade *p = a, *q = b;

  if (p->dear != q->dear)
    return p->dear < q->dear ? -1 : 1;
  if (p->up != q->up)
    return p->up < q->up ? -1 : 1;
  return p->down < q->down ? -1 : p->down > q->down;
}

/* The cheapest first, so that a search among them can stop early. */
static void
sort_moves (AwrashExchanger *e)
{
  for (gsize k = 0; k < e->moves->len; k++)
    {
      AwrashTrade *move = &g_array_index (e->moves, AwrashTrade, k);

      move->dear = priced (e, move->up) - priced (e, move->down);
    }
  g_array_sort (e->moves, by_dear);
}

/* One column's part in a move. */
static void
note_effects (AwrashExchanger *e, AwrashTrade *move, gsize j, int64_t by)
{
  if (j == G_MAXSIZE
      || !awrash_i_memory_stretch (e->effects, e->first[j + 1] - e->first[j], &e->refusal))
    return;
  move->cost += (double)(by * e->mixed->cost[j]);
  for (gsize k = e->first[j]; k < e->first[j + 1]; k++)
    {
      gsize i = e->row[k];
      AwrashTradeEffect effect = { i, by * e->value[k] };

      if (e->effect_at[i] > move->first)
        g_array_index (e->effects, AwrashTradeEffect, e->effect_at[i] - 1).by += effect.by;
      else
        {
          g_array_append_val (e->effects, effect);
          e->effect_at[i] = e->effects->len;
        }
    }
}

/* What each move does, without what cancels. */
static void
list_effects (AwrashExchanger *e)
{
  g_array_set_size (e->effects, 0);
  memset (e->effect_at, 0, e->mixed->m * sizeof (gsize));
  for (gsize k = 0; k < e->moves->len; k++)
    {
      AwrashTrade *move = &g_array_index (e->moves, AwrashTrade, k);
      guint kept;

      move->first = kept = e->effects->len;
      note_effects (e, move, move->up, 1);
      note_effects (e, move, move->down, -1);
      for (guint h = kept; h < e->effects->len; h++)
        {
          AwrashTradeEffect effect = g_array_index (e->effects, AwrashTradeEffect, h);

          e->effect_at[effect.row] = 0;
          if (effect.by != 0)
            g_array_index (e->effects, AwrashTradeEffect, kept++) = effect;
        }
      g_array_set_size (e->effects, kept);
      move->end = kept;
    }
}

/* Which moves touch which row; FALSE without memory. */
static gboolean
index_moves (AwrashExchanger *e)
{
  gsize *next = e->by_row_first + 1;

  memset (e->by_row_first, 0, (e->mixed->m + 2) * sizeof (gsize));
  for (guint h = 0; h < e->effects->len; h++)
    next[g_array_index (e->effects, AwrashTradeEffect, h).row + 1]++;
  for (gsize i = 0; i < e->mixed->m; i++)
    next[i + 1] += next[i];
  g_array_set_size (e->by_row, 0);
  if (!awrash_i_memory_stretch (e->by_row, e->effects->len, &e->refusal))
    return FALSE;
  g_array_set_size (e->by_row, e->effects->len);
  for (gsize k = 0; k < e->moves->len; k++)
    {
      const AwrashTrade *move = &g_array_index (e->moves, AwrashTrade, k);

      for (gsize h = move->first; h < move->end; h++)
        g_array_index (e->by_row, gsize,
                       next[g_array_index (e->effects, AwrashTradeEffect, h).row]++)
            = k;
    }
  return TRUE;
}

gboolean
awrash_i_trade_list (AwrashExchanger *e)
{
  list_moves (e);
  sort_moves (e);
  list_effects (e);
  return e->refusal == NULL && index_moves (e);
}

gboolean
awrash_i_exchanger_had_memory (AwrashExchanger *e, GError **error)
{
  return awrash_i_memory_sufficed (&e->refusal, error);
}
