/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Swaps: one column of a group takes units from another that looks like it; or from any other, and
 * in a second group two that look like these two give as many back. Every row stays as it is but
 * those of whole squares that are the columns' own, so that a plan that keeps all rows goes on
 * keeping them, as far as it may go at once; what the squares cost falls.
 * Source: the quadrangles of a transport table, Hoffman (1963). Invariant: the cost falls with each
 * swap, by whole numbers. */

#include "allot/mixed-trade-private.h"

#include "base/memory-private.h"

#include <math.h>

/* Swaps that are looked at in one call, and columns that are matched for them. */
#define MOST_WORK 4000000
#define MOST_MATCHES 1000000
#define MOST_SWEEPS 50

/* What a row's activity costs: slope · s + scale · s². */
typedef struct
{
  int64_t lower, upper, activity;
  double slope, scale;
} Own;

/* Two columns of two groups that look alike. */
typedef struct
{
  gsize own, other;
} Match;

/* Two groups, and their matches. */
typedef struct
{
  gsize group, other, first, end;
} Pair;

typedef struct
{
  const AwrashExchanger *e;
  GArray *matches, *pairs;
  Own *own;                   /* [m]: rows that are some column's own */
  gsize *kin;                 /* [n]: columns that differ at most in what is their own */
  gsize *kin_first, *members; /* columns by kin */
  gsize *changed;             /* [n_groups]: the sweep that changed a group last, from 1 */
  gsize sweep, work;
  int64_t *x; /* [n] */
} Swapper;

/* Corners, up and down by turns, and the rows of their own that one unit moves. */
typedef struct
{
  gsize column[4];
  int n;
  gsize row[4];
  int by[4];
  int n_rows;
} Corners;

static void
list_own (const Swapper *s, Corners *q)
{
  q->n_rows = 0;
  for (int k = 0; k < q->n; k++)
    {
      gsize row = s->e->own[q->column[k]];
      int at = 0;

      while (at < q->n_rows && q->row[at] != row)
        at++;
      if (row == G_MAXSIZE)
        continue;
      if (at == q->n_rows)
        {
          q->row[q->n_rows] = row;
          q->by[q->n_rows++] = 0;
        }
      q->by[at] += k % 2 == 0 ? 1 : -1;
    }
}

/* What so many units cost, which is exact. */
static AwrashLong
cost_of (const Swapper *s, const Corners *q, int64_t units)
{
  const AwrashMixed *mixed = s->e->mixed;
  AwrashLong sum = 0;

  for (int k = 0; k < q->n; k++)
    sum += (AwrashLong)mixed->cost[q->column[k]] * (k % 2 == 0 ? units : -units);
  for (int k = 0; k < q->n_rows; k++)
    {
      const AwrashCurve *curve = &mixed->curve[q->row[k]];
      int64_t by = q->by[k] * units;

      sum += ((AwrashLong)curve->scale * (2 * s->own[q->row[k]].activity + by) - curve->target)
             * by;
    }
  return sum;
}

/* How many units pay best, within bounds. */
static int64_t
measure (const Swapper *s, const Corners *q)
{
  const AwrashMixed *mixed = s->e->mixed;
  double slope = 0, bend = 0;
  int64_t least = G_MININT64, most = G_MAXINT64;

  for (int k = 0; k < q->n; k++)
    {
      gsize j = q->column[k];
      int64_t up = mixed->upper[j] - s->x[j], down = s->x[j] - mixed->lower[j];

      slope += (double)(k % 2 == 0 ? mixed->cost[j] : -mixed->cost[j]);
      least = MAX (least, k % 2 == 0 ? -down : -up);
      most = MIN (most, k % 2 == 0 ? up : down);
    }
  for (int k = 0; k < q->n_rows; k++)
    {
      const Own *own = &s->own[q->row[k]];
      int64_t up = own->upper - own->activity, down = own->activity - own->lower;
      int by = q->by[k];

      if (by == 0)
        continue;
      slope += by * (own->slope + 2 * own->scale * (double)own->activity);
      bend += by * by * own->scale;
      least = MAX (least, by > 0 ? -(down / by) : up / by);
      most = MIN (most, by > 0 ? up / by : -(down / by));
    }
  if (2 * fabs (slope) < bend)
    return 0;
  if (bend > 0)
    return (int64_t)CLAMP (rint (-slope / (2 * bend)), (double)least, (double)most);
  return slope > 0 ? least : slope < 0 ? most : 0;
}

/* As far as it pays. */
static gboolean
swap (Swapper *s, Corners *q)
{
  int64_t units;

  s->work++;
  list_own (s, q);
  units = measure (s, q);
  if (units == 0 || cost_of (s, q, units) >= 0)
    return FALSE;
  for (int k = 0; k < q->n; k++)
    s->x[q->column[k]] += k % 2 == 0 ? units : -units;
  for (int k = 0; k < q->n_rows; k++)
    s->own[q->row[k]].activity += q->by[k] * units;
  return TRUE;
}

/* ── matches ────────────────────────────────────────────────────────────────────────────────── */

static int
by_group (gconstpointer a, gconstpointer b, gpointer group)
{
  const Match *p = a, *q = b;
  const gsize *of = group;

  if (of[p->other] != of[q->other])
    return of[p->other] < of[q->other] ? -1 : 1;
  if (p->own != q->own)
    return p->own < q->own ? -1 : 1;
  return p->other < q->other ? -1 : p->other > q->other;
}

/* One group against all later ones that two of its columns have their like in. */
static void
match_group (Swapper *s, gsize group)
{
  const AwrashExchanger *e = s->e;
  guint first = s->matches->len, end;

  for (gsize p = e->member_first[group]; p < e->member_first[group + 1]; p++)
    for (gsize k = s->kin_first[s->kin[e->members[p]]];
         k < s->kin_first[s->kin[e->members[p]] + 1]; k++)
      {
        Match match = { e->members[p], s->members[k] };
        gsize other = e->group[match.other];

        if (other != G_MAXSIZE && other > group && s->matches->len < MOST_MATCHES)
          g_array_append_val (s->matches, match);
      }
  g_qsort_with_data (s->matches->data + first * sizeof (Match), (gint)(s->matches->len - first),
                     sizeof (Match), by_group, e->group);
  for (; first < s->matches->len; first = end)
    {
      Pair pair = { group, e->group[g_array_index (s->matches, Match, first).other], first, 0 };

      for (end = first; end < s->matches->len
                        && e->group[g_array_index (s->matches, Match, end).other] == pair.other;
           end++)
        ;
      pair.end = end;
      if (end > first + 1)
        g_array_append_val (s->pairs, pair);
    }
}

/* ── sweeps ─────────────────────────────────────────────────────────────────────────────────── */

static void
swap_pair (Swapper *s, const Pair *pair)
{
  for (gsize i = pair->first; i < pair->end && s->work < MOST_WORK; i++)
    for (gsize k = i + 1; k < pair->end; k++)
      {
        const Match *a = &g_array_index (s->matches, Match, i);
        const Match *b = &g_array_index (s->matches, Match, k);
        Corners q = { .column = { a->own, b->own, b->other, a->other }, .n = 4 };

        if (s->kin[a->own] != s->kin[b->own] && swap (s, &q))
          s->changed[pair->group] = s->changed[pair->other] = s->sweep;
      }
}

/* Columns of one group that look alike need no other group. */
static void
swap_alike (Swapper *s, gsize group)
{
  const AwrashExchanger *e = s->e;

  for (gsize a = e->member_first[group]; a < e->member_first[group + 1]; a++)
    for (gsize b = a + 1; b < e->member_first[group + 1]; b++)
      {
        Corners q = { .column = { e->members[a], e->members[b] }, .n = 2 };

        if (s->kin[e->members[a]] == s->kin[e->members[b]] && swap (s, &q))
          s->changed[group] = s->sweep;
      }
}

static gboolean
sweep (Swapper *s)
{
  gboolean changed = FALSE;

  for (gsize group = 0; group < s->e->n_groups && s->work < MOST_WORK; group++)
    swap_alike (s, group);
  for (guint k = 0; k < s->pairs->len && s->work < MOST_WORK; k++)
    {
      const Pair *pair = &g_array_index (s->pairs, Pair, k);

      if (s->changed[pair->group] + 1 >= s->sweep || s->changed[pair->other] + 1 >= s->sweep)
        swap_pair (s, pair);
    }
  for (gsize group = 0; group < s->e->n_groups; group++)
    changed = changed || s->changed[group] == s->sweep;
  return changed && s->work < MOST_WORK;
}

static void
list_rows (Swapper *s)
{
  const AwrashMixed *mixed = s->e->mixed;

  for (gsize j = 0; j < mixed->n; j++)
    {
      gsize i = s->e->own[j];

      if (i == G_MAXSIZE)
        continue;
      s->own[i] = (Own){ mixed->lower[mixed->n + i], mixed->upper[mixed->n + i],
                         awrash_i_mixed_activity (mixed, i, s->x), -(double)mixed->curve[i].target,
                         (double)mixed->curve[i].scale };
    }
}

static void
list_kin (Swapper *s)
{
  gsize n = s->e->mixed->n, *next = s->kin_first + 1;

  for (gsize j = 0; j < n; j++)
    next[s->kin[j] + 1]++;
  for (gsize k = 0; k < n; k++)
    next[k + 1] += next[k];
  for (gsize j = 0; j < n; j++)
    s->members[next[s->kin[j]]++] = j;
}

gboolean
awrash_i_exchanger_swap (AwrashExchanger *e, int64_t x[], GError **error)
{
  gsize n = e->mixed->n;
  g_autofree Own *own = awrash_i_new (Own, e->mixed->m, error);
  g_autofree gsize *kin = own != NULL ? awrash_i_new (gsize, n, error) : NULL;
  g_autofree gsize *kin_first = kin != NULL ? awrash_i_new (gsize, n + 2, error) : NULL;
  g_autofree gsize *members = kin_first != NULL ? awrash_i_new (gsize, n, error) : NULL;
  g_autofree gsize *changed = members != NULL ? awrash_i_new (gsize, e->n_groups, error) : NULL;
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  Swapper s = { e, matches, pairs, own, kin, kin_first, members, changed, 0, 0, x };

  if (changed == NULL)
    return FALSE;
  awrash_i_exchanger_tell_apart (e, TRUE, kin);
  list_kin (&s);
  list_rows (&s);
  for (gsize group = 0; group < e->n_groups; group++)
    match_group (&s, group);
  do
    s.sweep++;
  while (sweep (&s) && s.sweep < MOST_SWEEPS);
  return TRUE;
}
