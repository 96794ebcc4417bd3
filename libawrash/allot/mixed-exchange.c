/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exchanges of one unit between columns that stand in the same fixed sum keep that sum; what they
 * do to the other rows is weighed by the rows' prices where it breaks them. Up to three exchanges
 * are tried at once among those that touch one row. Columns that look alike to all other rows stand
 * for one another.
 * Source: the k-exchange neighbourhoods of Lin and Kernighan (1973), on groups. Invariant: the
 * bounds of columns and the fixed sums of groups hold at all times. */

#include "allot/mixed-exchange-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Rows with more moves than this are left alone by one, two or three exchanges at once. */
static const gsize MOST_MOVES[] = { 100000, 160, 90 };
#define MOST_SWEEPS 12
#define MOST_ROUNDS 4
/* Merits below this part of the steepest cost are nought. */
#define NOTHING 1e-9

/* One unit more on one column, one less on another; G_MAXSIZE: none on that side. */
typedef struct
{
  gsize up, down;
  int64_t room;
  double cost;
  double dear;      /* its cost less what the prices give for its effects */
  gsize first, end; /* of its effects */
} Move;

/* What a move does to a row. */
typedef struct
{
  gsize row;
  int64_t by;
} Effect;

struct _AwrashExchanger
{
  const AwrashMixed *mixed;
  gsize *group; /* [n]: of columns in one fixed sum, G_MAXSIZE: in none */
  gsize *look;  /* [n]: columns of one look have the same cost and other rows */
  gsize n_looks;
  gsize *members, *member_first; /* columns by group */
  gsize n_groups;
  guint8 *is_kept;    /* [m]: the fixed sums that groups are of */
  guint8 *is_idle;    /* [m]: rows that bind nothing */
  gsize *first, *row; /* the other rows, column by column */
  int64_t *value;
  int64_t *x;        /* [n] */
  int64_t *activity; /* [m] */
  double *weight;    /* [m]: of a unit of violation */
  double steepest;
  double *price;     /* [m] */
  GArray *moves;     /* of Move */
  GArray *effects;   /* of Effect */
  int64_t *least_at; /* [m]: where curves are least by the prices */
  gsize *effect_at;  /* [m]: 1 + the present move's effect on the row */
  gsize *move_of;    /* hash of pairs of looks: index + 1 */
  gsize n_slots;
  gsize *by_row_first; /* [m + 1] */
  GArray *by_row;      /* of gsize */
};

/* ── groups and looks ───────────────────────────────────────────────────────────────────────── */

static gboolean
is_fixed_sum (const AwrashMixed *mixed, gsize i)
{
  if (mixed->lower[mixed->n + i] != mixed->upper[mixed->n + i]
      || mixed->first[i + 1] < mixed->first[i] + 2)
    return FALSE;
  for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
    if (mixed->value[k] != mixed->value[mixed->first[i]] || mixed->value[k] == 0)
      return FALSE;
  return TRUE;
}

/* Short fixed sums first: each column is kept in one of them at most. */
static void
find_groups (AwrashExchanger *e)
{
  const AwrashMixed *mixed = e->mixed;

  for (gsize j = 0; j < mixed->n; j++)
    e->group[j] = G_MAXSIZE;
  for (gsize length = 2, next; length <= mixed->n; length = next)
    {
      next = mixed->n + 1;
      for (gsize i = 0; i < mixed->m; i++)
        {
          gsize own = mixed->first[i + 1] - mixed->first[i];
          gboolean is_free = own == length && is_fixed_sum (mixed, i);

          if (own > length)
            next = MIN (next, own);
          for (gsize k = mixed->first[i]; is_free && k < mixed->first[i + 1]; k++)
            is_free = e->group[mixed->column[k]] == G_MAXSIZE;
          if (!is_free)
            continue;
          e->is_kept[i] = 1;
          for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
            e->group[mixed->column[k]] = e->n_groups;
          e->n_groups++;
        }
    }
}

static void
list_members (AwrashExchanger *e)
{
  gsize *next = e->member_first + 1;

  for (gsize j = 0; j < e->mixed->n; j++)
    if (e->group[j] != G_MAXSIZE)
      next[e->group[j] + 1]++;
  for (gsize g = 0; g < e->n_groups; g++)
    next[g + 1] += next[g];
  for (gsize j = 0; j < e->mixed->n; j++)
    if (e->group[j] != G_MAXSIZE)
      e->members[next[e->group[j]]++] = j;
}

static void
list_rows (AwrashExchanger *e)
{
  const AwrashMixed *mixed = e->mixed;
  gsize at = 0;

  for (gsize i = 0; i < mixed->m; i++)
    e->is_idle[i] = awrash_i_mixed_is_idle (mixed, i) ? 1 : 0;
  for (gsize j = 0; j < mixed->n; j++)
    {
      for (gsize k = mixed->column_first[j]; k < mixed->column_first[j + 1]; k++)
        {
          gsize i = mixed->row[k];
          if (e->is_kept[i] || e->is_idle[i] || mixed->column_value[k] == 0)
            continue;
          e->row[at] = i;
          e->value[at++] = mixed->column_value[k];
        }
      e->first[j + 1] = at;
    }
}

static gboolean
looks_alike (const AwrashExchanger *e, gsize a, gsize b)
{
  gsize n = e->first[a + 1] - e->first[a];

  return e->mixed->cost[a] == e->mixed->cost[b] && n == e->first[b + 1] - e->first[b]
         && memcmp (e->row + e->first[a], e->row + e->first[b], n * sizeof (gsize)) == 0
         && memcmp (e->value + e->first[a], e->value + e->first[b], n * sizeof (int64_t)) == 0;
}

static gsize
mix (gsize hash, gsize value)
{
  return (hash ^ value) * (gsize)0x9E3779B97F4A7C15u;
}

/* Columns into looks, by open addressing over the move table, which is larger. */
static void
find_looks (AwrashExchanger *e)
{
  for (gsize j = 0; j < e->mixed->n; j++)
    {
      gsize hash = mix (1, (gsize)e->mixed->cost[j]), slot;

      for (gsize k = e->first[j]; k < e->first[j + 1]; k++)
        hash = mix (mix (hash, e->row[k]), (gsize)e->value[k]);
      for (slot = (hash >> 20) % e->n_slots;
           e->move_of[slot] != 0 && !looks_alike (e, e->move_of[slot] - 1, j);
           slot = (slot + 1) % e->n_slots)
        ;
      if (e->move_of[slot] == 0)
        {
          e->move_of[slot] = j + 1;
          e->look[j] = e->n_looks++;
        }
      else
        e->look[j] = e->look[e->move_of[slot] - 1];
    }
}

static gboolean
allocate (AwrashExchanger *e, GError **error)
{
  gsize n = e->mixed->n, m = e->mixed->m, entries = e->mixed->first[m];

  e->n_slots = 4 * n + 64;
  e->group = awrash_i_new (gsize, n, error);
  e->look = e->group ? awrash_i_new (gsize, n, error) : NULL;
  e->members = e->look ? awrash_i_new (gsize, n, error) : NULL;
  e->member_first = e->members ? awrash_i_new (gsize, n + 2, error) : NULL;
  e->is_kept = e->member_first ? awrash_i_new (guint8, m, error) : NULL;
  e->is_idle = e->is_kept ? awrash_i_new (guint8, m, error) : NULL;
  e->first = e->is_idle ? awrash_i_new (gsize, n + 1, error) : NULL;
  e->row = e->first ? awrash_i_new (gsize, entries, error) : NULL;
  e->value = e->row ? awrash_i_new (int64_t, entries, error) : NULL;
  e->x = e->value ? awrash_i_new (int64_t, n, error) : NULL;
  e->activity = e->x ? awrash_i_new (int64_t, m, error) : NULL;
  e->weight = e->activity ? awrash_i_new (double, m, error) : NULL;
  e->move_of = e->weight ? awrash_i_new (gsize, e->n_slots, error) : NULL;
  e->price = e->move_of ? awrash_i_new (double, m, error) : NULL;
  e->least_at = e->price ? awrash_i_new (int64_t, m, error) : NULL;
  e->effect_at = e->least_at ? awrash_i_new (gsize, m, error) : NULL;
  e->by_row_first = e->effect_at ? awrash_i_new (gsize, m + 2, error) : NULL;
  return e->by_row_first != NULL;
}

AwrashExchanger *
awrash_i_exchanger_new (const AwrashMixed *mixed, GError **error)
{
  AwrashExchanger *e = g_new0 (AwrashExchanger, 1);

  e->mixed = mixed;
  e->moves = g_array_new (FALSE, FALSE, sizeof (Move));
  e->effects = g_array_new (FALSE, FALSE, sizeof (Effect));
  e->by_row = g_array_new (FALSE, FALSE, sizeof (gsize));
  if (!allocate (e, error))
    {
      awrash_i_exchanger_free (e);
      return NULL;
    }
  for (gsize j = 0; j < mixed->n; j++)
    e->steepest = fmax (e->steepest, fabs ((double)mixed->cost[j]));
  for (gsize i = 0; i < mixed->m; i++)
    if (mixed->curve[i].kind != AWRASH_CURVE_NONE)
      e->steepest = fmax (
          e->steepest, fabs (awrash_i_curve_slope (&mixed->curve[i], mixed->upper[mixed->n + i])));
  find_groups (e);
  list_members (e);
  list_rows (e);
  find_looks (e);
  return e;
}

void
awrash_i_exchanger_free (AwrashExchanger *e)
{
  if (e == NULL)
    return;
  void *arrays[] = { e->group,    e->look,     e->members, e->member_first, e->is_kept,
                     e->is_idle,  e->first,    e->row,     e->value,        e->x,
                     e->activity, e->weight,   e->move_of, e->by_row_first, e->price,
                     e->least_at, e->effect_at };

  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free (arrays[i]);
  g_array_unref (e->moves);
  g_array_unref (e->effects);
  g_array_unref (e->by_row);
  g_free (e);
}

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
      gsize j = e->mixed->column[e->mixed->first[i]],
            steps = e->mixed->first[i + 1] - e->mixed->first[i];
      int64_t a, missing;

      if (!e->is_kept[i])
        continue;
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

/* ── moves ──────────────────────────────────────────────────────────────────────────────────── */

static int64_t
room_of (const AwrashExchanger *e, gsize up, gsize down)
{
  int64_t room = G_MAXINT64;

  if (up != G_MAXSIZE)
    room = e->mixed->upper[up] - e->x[up];
  if (down != G_MAXSIZE)
    room = MIN (room, e->x[down] - e->mixed->lower[down]);
  return room;
}

static gsize
look_of (const AwrashExchanger *e, gsize j)
{
  return j == G_MAXSIZE ? e->n_looks : e->look[j];
}

/* Notes an exchange; of those that look alike the one with the most room is kept. */
static void
note_move (AwrashExchanger *e, gsize up, gsize down)
{
  Move move = { up, down, room_of (e, up, down), 0, 0, 0, 0 };
  gsize slot;

  if (move.room <= 0 || look_of (e, up) == look_of (e, down))
    return;
  slot = (mix (mix (7, look_of (e, up)), look_of (e, down)) >> 20) % e->n_slots;
  for (gsize tries = 0; tries < 64; tries++, slot = (slot + 1) % e->n_slots)
    {
      Move *other;

      if (e->move_of[slot] == 0)
        {
          g_array_append_val (e->moves, move);
          e->move_of[slot] = e->moves->len;
          return;
        }
      other = &g_array_index (e->moves, Move, e->move_of[slot] - 1);
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
      for (gsize b = e->member_first[g]; b < e->member_first[g + 1]; b++)
        note_move (e, e->members[a], e->members[b]);
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
  const Move *p = a, *q = b;

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
      Move *move = &g_array_index (e->moves, Move, k);

      move->dear = priced (e, move->up) - priced (e, move->down);
    }
  g_array_sort (e->moves, by_dear);
}

/* One column's part in a move. */
static void
note_effects (AwrashExchanger *e, Move *move, gsize j, int64_t by)
{
  if (j == G_MAXSIZE)
    return;
  move->cost += (double)(by * e->mixed->cost[j]);
  for (gsize k = e->first[j]; k < e->first[j + 1]; k++)
    {
      gsize i = e->row[k];
      Effect effect = { i, by * e->value[k] };

      if (e->effect_at[i] > move->first)
        g_array_index (e->effects, Effect, e->effect_at[i] - 1).by += effect.by;
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
      Move *move = &g_array_index (e->moves, Move, k);
      guint kept;

      move->first = kept = e->effects->len;
      note_effects (e, move, move->up, 1);
      note_effects (e, move, move->down, -1);
      for (guint h = kept; h < e->effects->len; h++)
        if (g_array_index (e->effects, Effect, h).by != 0)
          g_array_index (e->effects, Effect, kept++) = g_array_index (e->effects, Effect, h);
      g_array_set_size (e->effects, kept);
      move->end = kept;
      for (gsize h = move->first; h < move->end; h++)
        e->effect_at[g_array_index (e->effects, Effect, h).row] = 0;
    }
}

/* Which moves touch which row. */
static void
index_moves (AwrashExchanger *e)
{
  gsize *next = e->by_row_first + 1;

  memset (e->by_row_first, 0, (e->mixed->m + 2) * sizeof (gsize));
  for (guint h = 0; h < e->effects->len; h++)
    next[g_array_index (e->effects, Effect, h).row + 1]++;
  for (gsize i = 0; i < e->mixed->m; i++)
    next[i + 1] += next[i];
  g_array_set_size (e->by_row, e->effects->len);
  for (gsize k = 0; k < e->moves->len; k++)
    {
      const Move *move = &g_array_index (e->moves, Move, k);

      for (gsize h = move->first; h < move->end; h++)
        g_array_index (e->by_row, gsize, next[g_array_index (e->effects, Effect, h).row]++) = k;
    }
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
weigh (const AwrashExchanger *e, const Move *move)
{
  const AwrashMixed *mixed = e->mixed;
  double cost = move->cost;

  for (gsize h = move->first; h < move->end; h++)
    {
      const Effect *effect = &g_array_index (e->effects, Effect, h);
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
apply (AwrashExchanger *e, const Move *move, int64_t by)
{
  for (gsize h = move->first; h < move->end; h++)
    {
      const Effect *effect = &g_array_index (e->effects, Effect, h);

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
      const Move *move = &g_array_index (e->moves, Move, g_array_index (e->by_row, gsize, k));

      for (gsize h = move->first; h < move->end; h++)
        {
          gsize i = g_array_index (e->effects, Effect, h).row;

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
      const Move *move = &g_array_index (e->moves, Move, index);
      Choice now = *made;

      if (most - made->dear - move->dear * (move->dear < 0 ? depth : 1) <= best->gain)
        return;
      now.dear += move->dear;
      if (room_of (e, move->up, move->down) <= 0)
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

  if (n == 0 || n > MOST_MOVES[depth - 1]
      || (!is_curve && e->price[row] == 0 && violation (e->mixed, row, e->activity[row]) == 0))
    return FALSE;
  try_moves (e, row, e->by_row_first[row], depth, potential (e, row), &none, &best);
  for (int k = 0; k < best.n; k++)
    apply (e, &g_array_index (e->moves, Move, best.moves[k]), 1);
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

  for (int sweep = 0; sweep < MOST_SWEEPS && changed; sweep++)
    {
      changed = FALSE;
      list_moves (e);
      sort_moves (e);
      list_effects (e);
      index_moves (e);
      for (gsize i = 0; i < e->mixed->m; i++)
        for (int again = 0; again < MOST_SWEEPS && improve_row (e, i, depth); again++)
          changed = TRUE;
    }
}

void
awrash_i_exchanger_start (AwrashExchanger *e, const double start[], const double prices[])
{
  round_start (e, start);
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
  return is_mended (e);
}
