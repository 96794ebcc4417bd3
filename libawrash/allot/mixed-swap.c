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

/* Swaps that are looked at in one call. */
#define MOST_WORK 4000000
#define MOST_SWEEPS 50

/* What a row's activity costs: slope · s + scale · s². */
typedef struct
{
  int64_t lower, upper, activity;
  double slope, scale;
} Own;

typedef struct
{
  const AwrashExchanger *e;
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

/* Two columns of a group, and two like them of another. */
static void
swap_groups (Swapper *s, gsize up, gsize down, gsize other_down)
{
  const AwrashExchanger *e = s->e;
  gsize group = e->group[up], other = e->group[other_down];

  for (gsize k = e->member_first[other]; k < e->member_first[other + 1]; k++)
    {
      Corners q = { .column = { up, down, e->members[k], other_down }, .n = 4 };

      if (s->kin[e->members[k]] == s->kin[down] && swap (s, &q))
        s->changed[group] = s->changed[other] = s->sweep;
    }
}

/* Two columns of a group, and all later groups that have such; alone where they are alike. */
static void
swap_pair (Swapper *s, gsize up, gsize down)
{
  gsize group = s->e->group[up], kin = s->kin[up];
  Corners alone = { .column = { up, down }, .n = 2 };

  if (kin == s->kin[down])
    {
      if (swap (s, &alone))
        s->changed[group] = s->sweep;
      return;
    }
  for (gsize k = s->kin_first[kin]; k < s->kin_first[kin + 1]; k++)
    {
      gsize other = s->e->group[s->members[k]];

      if (other != G_MAXSIZE && other > group
          && (s->changed[group] + 1 >= s->sweep || s->changed[other] + 1 >= s->sweep))
        swap_groups (s, up, down, s->members[k]);
    }
}

static gboolean
sweep (Swapper *s)
{
  const AwrashExchanger *e = s->e;
  gboolean changed = FALSE;

  for (gsize group = 0; group < e->n_groups && s->work < MOST_WORK; group++)
    for (gsize a = e->member_first[group]; a < e->member_first[group + 1]; a++)
      for (gsize b = a + 1; b < e->member_first[group + 1]; b++)
        swap_pair (s, e->members[a], e->members[b]);
  for (gsize group = 0; group < e->n_groups; group++)
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
  Swapper s = { e, own, kin, kin_first, members, changed, 0, 0, x };

  if (changed == NULL)
    return FALSE;
  awrash_i_exchanger_tell_apart (e, TRUE, kin);
  list_kin (&s);
  list_rows (&s);
  do
    s.sweep++;
  while (sweep (&s) && s.sweep < MOST_SWEEPS);
  return TRUE;
}
