/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exchanges of one unit between columns that stand in the same fixed sum keep that sum; what they
 * do to the other rows is weighed by the rows' prices where it breaks them. Up to three exchanges
 * are tried at once among those that touch one row. Columns that look alike to all other rows stand
 * for one another.
 * Source: the k-exchange neighbourhoods of Lin and Kernighan (1973), on groups. Invariant: the
 * bounds of columns and the fixed sums of groups hold at all times. */

#include "allot/mixed-trade-private.h"

#include <math.h>
#include <string.h>

/* Rows with more moves than this are left alone by one, two or three exchanges at once. */
static const gsize MOST_MOVES[] = { 100000, 160, 90 };
#define MOST_SWEEPS 12
#define MOST_ROUNDS 4
/* Merits below this part of the steepest cost are nought. */
#define NOTHING 1e-9

/* ── rounding ───────────────────────────────────────────────────────────────────────────────── */

static int64_t
hold (const AwrashMixed *mixed, gsize j, double value)
{
  return (int64_t)CLAMP (value, (double)mixed->lower[j], (double)mixed->upper[j]);
}

/* The member of a group that is farthest below (or above) its start and has room; G_MAXSIZE. */
static gsize
farthest_off (const AwrashExchanger *e, gsize group, const double start[], int direction)
{
  gsize best = G_MAXSIZE;
  double most = 0;

  for (gsize k = e->member_first[group]; k < e->member_first[group + 1]; k++)
    {
      gsize j = e->members[k];
      double off = direction * (start[j] - (double)e->x[j]);

      if (direction > 0 ? e->x[j] >= e->mixed->upper[j] : e->x[j] <= e->mixed->lower[j])
        continue;
      if (best == G_MAXSIZE || off > most)
        {
          best = j;
          most = off;
        }
    }
  return best;
}

/* Largest remainders within each group; nearest elsewhere. */
static void
round_start (AwrashExchanger *e, const double start[])
{
  for (gsize j = 0; j < e->mixed->n; j++)
    e->x[j]
        = hold (e->mixed, j, e->group[j] == G_MAXSIZE ? rint (start[j]) : floor (start[j] + 1e-6));
  for (gsize i = 0; i < e->mixed->m; i++)
    {
      gsize j, steps = e->mixed->first[i + 1] - e->mixed->first[i];
      int64_t a, missing;

      if (!e->is_kept[i])
        continue;
      j = e->mixed->column[e->mixed->first[i]];
      a = e->mixed->value[e->mixed->first[i]];
      missing
          = (e->mixed->lower[e->mixed->n + i] - awrash_i_mixed_activity (e->mixed, i, e->x)) / a;
      for (gsize k = 0; missing != 0 && k < 2 * steps; k++)
        {
          gsize at = farthest_off (e, e->group[j], start, missing > 0 ? 1 : -1);

          if (at == G_MAXSIZE)
            break;
          e->x[at] += missing > 0 ? 1 : -1;
          missing -= missing > 0 ? 1 : -1;
        }
    }
  for (gsize i = 0; i < e->mixed->m; i++)
    e->activity[i] = awrash_i_mixed_activity (e->mixed, i, e->x);
}

/* ── weighing ───────────────────────────────────────────────────────────────────────────────── */

static double
violation (const AwrashMixed *mixed, gsize i, int64_t activity)
{
  if (activity < mixed->lower[mixed->n + i])
    return (double)(mixed->lower[mixed->n + i] - activity);
  return activity > mixed->upper[mixed->n + i] ? (double)(activity - mixed->upper[mixed->n + i])
                                               : 0;
}

/* What a move costs where the rows stand now. */
static double
weigh (const AwrashExchanger *e, const AwrashTrade *move)
{
  const AwrashMixed *mixed = e->mixed;
  double cost = move->cost;

  for (gsize h = move->first; h < move->end; h++)
    {
      const AwrashTradeEffect *effect = &g_array_index (e->effects, AwrashTradeEffect, h);
      gsize i = effect->row;
      int64_t from = e->activity[i], to = from + effect->by;

      cost += e->weight[i] * (violation (mixed, i, to) - violation (mixed, i, from));
      if (mixed->curve[i].kind != AWRASH_CURVE_NONE)
        cost += awrash_i_curve_guess (&mixed->curve[i], to)
                - awrash_i_curve_guess (&mixed->curve[i], from);
    }
  return cost;
}

static void
apply (AwrashExchanger *e, const AwrashTrade *move, int64_t by)
{
  for (gsize h = move->first; h < move->end; h++)
    {
      const AwrashTradeEffect *effect = &g_array_index (e->effects, AwrashTradeEffect, h);

      e->activity[effect->row] += by * effect->by;
    }
  if (move->up != G_MAXSIZE)
    e->x[move->up] += by;
  if (move->down != G_MAXSIZE)
    e->x[move->down] -= by;
}

/* ── the search ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gsize moves[3];
  int n;
  double gain;
  double dear;
} Choice;

/* What could be gained at a row at most: what its slack is worth, or what breaking it costs. */
static double
potential_of (const AwrashExchanger *e, gsize i)
{
  const AwrashMixed *mixed = e->mixed;
  int64_t lower = mixed->lower[mixed->n + i], upper = mixed->upper[mixed->n + i];
  double y = e->price[i];
  double most = e->weight[i] * violation (mixed, i, e->activity[i]) + y * (double)e->activity[i];

  if (mixed->curve[i].kind != AWRASH_CURVE_NONE)
    {
      int64_t at = e->least_at[i];

      return most + awrash_i_curve_guess (&mixed->curve[i], e->activity[i])
             - awrash_i_curve_guess (&mixed->curve[i], at) - y * (double)at;
    }
  return y == 0 ? most : most - y * (double)(y > 0 ? lower : upper);
}

/* The same for all rows that the moves of one row touch. */
static double
potential (AwrashExchanger *e, gsize row)
{
  double sum = 0;

  for (gsize k = e->by_row_first[row]; k < e->by_row_first[row + 1]; k++)
    {
      const AwrashTrade *move
          = &g_array_index (e->moves, AwrashTrade, g_array_index (e->by_row, gsize, k));

      e->n_looked += move->end - move->first;
      for (gsize h = move->first; h < move->end; h++)
        {
          gsize i = g_array_index (e->effects, AwrashTradeEffect, h).row;

          if (e->effect_at[i] != 0)
            continue;
          e->effect_at[i] = 1;
          sum += potential_of (e, i);
        }
    }
  memset (e->effect_at, 0, e->mixed->m * sizeof (gsize));
  return sum;
}

/* Tries moves of a row on top of those already made, down to the depth: those that can still gain
 * more than the best, since what follows is no cheaper. */
static void
try_moves (AwrashExchanger *e, gsize row, gsize from, int depth, double most, const Choice *made,
           Choice *best)
{
  for (gsize k = from; k < e->by_row_first[row + 1]; k++)
    {
      gsize index = g_array_index (e->by_row, gsize, k);
      const AwrashTrade *move = &g_array_index (e->moves, AwrashTrade, index);
      Choice now = *made;

      if (awrash_i_trade_is_spent (e)
          || most - made->dear - move->dear * (move->dear < 0 ? depth : 1) <= best->gain)
        return;
      e->n_looked += 1 + move->end - move->first;
      now.dear += move->dear;
      if (awrash_i_trade_room (e, move->up, move->down) <= 0)
        continue;
      now.gain -= weigh (e, move);
      now.moves[now.n++] = index;
      if (now.gain > best->gain)
        *best = now;
      if (depth == 1)
        continue;
      apply (e, move, 1);
      try_moves (e, row, k, depth - 1, most, &now, best);
      apply (e, move, -1);
    }
}

/* The best step at one row is taken. */
static gboolean
improve_row (AwrashExchanger *e, gsize row, int depth)
{
  gsize n = e->by_row_first[row + 1] - e->by_row_first[row];
  Choice none = { { 0 }, 0, 0, 0 }, best = { { 0 }, 0, NOTHING * e->steepest, 0 };
  gboolean is_curve = e->mixed->curve[row].kind != AWRASH_CURVE_NONE;

  if (n == 0 || n > MOST_MOVES[depth - 1] || awrash_i_trade_is_spent (e)
      || (!is_curve && e->price[row] == 0 && violation (e->mixed, row, e->activity[row]) == 0))
    return FALSE;
  try_moves (e, row, e->by_row_first[row], depth, potential (e, row), &none, &best);
  for (int k = 0; k < best.n; k++)
    apply (e, &g_array_index (e->moves, AwrashTrade, best.moves[k]), 1);
  return best.n > 0;
}

static gboolean
is_mended (const AwrashExchanger *e)
{
  for (gsize i = 0; i < e->mixed->m; i++)
    if (violation (e->mixed, i, e->activity[i]) > 0)
      return FALSE;
  return TRUE;
}

static void
improve (AwrashExchanger *e, int depth)
{
  gboolean changed = TRUE;

  for (int sweep = 0; sweep < MOST_SWEEPS && changed && !awrash_i_trade_is_spent (e); sweep++)
    {
      changed = FALSE;
      if (!awrash_i_trade_list (e))
        return;
      for (gsize i = 0; i < e->mixed->m; i++)
        for (int again = 0; again < MOST_SWEEPS && improve_row (e, i, depth); again++)
          changed = TRUE;
    }
}

void
awrash_i_exchanger_start (AwrashExchanger *e, const double start[], const double prices[])
{
  round_start (e, start);
  e->n_looked = 0;
  memcpy (e->price, prices, e->mixed->m * sizeof (double));
  /* a row's violation costs somewhat more than its price, and something where it has none */
  for (gsize i = 0; i < e->mixed->m; i++)
    {
      double largest = 1;
      gsize size = e->mixed->n + i;

      if (e->mixed->curve[i].kind != AWRASH_CURVE_NONE)
        awrash_i_curve_least (&e->mixed->curve[i], e->mixed->bits,
                              (int64_t)ldexp (CLAMP (prices[i], -0x1p9, 0x1p9), e->mixed->bits),
                              e->mixed->lower[size], e->mixed->upper[size], &e->least_at[i]);
      for (gsize k = e->mixed->first[i]; k < e->mixed->first[i + 1]; k++)
        largest = fmax (largest, fabs ((double)e->mixed->value[k]));
      e->weight[i] = fmax (2 * fabs (prices[i]), 0.5 * fmax (e->steepest, 1e-300) / largest);
    }
}

gboolean
awrash_i_exchanger_improve (AwrashExchanger *e, int depth, int64_t x[])
{
  /* many exchanges at once are for what is whole already: mending is for few */
  for (int round = 0; round < (depth < 3 ? MOST_ROUNDS : 1); round++)
    {
      if (depth == 3 && !is_mended (e))
        break;
      improve (e, depth);
      if (is_mended (e))
        break;
      for (gsize i = 0; i < e->mixed->m; i++)
        if (violation (e->mixed, i, e->activity[i]) > 0)
          e->weight[i] *= 4;
    }
  memcpy (x, e->x, e->mixed->n * sizeof (int64_t));
  return e->refusal == NULL && is_mended (e);
}
