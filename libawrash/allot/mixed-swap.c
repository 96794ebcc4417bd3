/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Swaps: one column of a group takes units from another that looks like it; or from any other, and
 * in a second group two that look like these two give as many back. Every row of several columns
 * stays as it is, so that a plan that keeps all rows goes on keeping them, as far as it may go at
 * once; what its columns cost themselves falls.
 * Source: the quadrangles of a transport table, Hoffman (1963). Invariant: the cost falls with each
 * swap, by whole numbers. */

#include "allot/mixed-trade-private.h"

#include "base/memory-private.h"

#include <math.h>

/* Swaps that are looked at in one call. */
#define MOST_WORK 4000000
#define MOST_SWEEPS 50

typedef struct
{
  const AwrashExchanger *e;
  gsize *kin;                 /* [n]: columns that differ at most in what they cost themselves */
  gsize *kin_first, *members; /* columns by kin */
  gsize *changed;             /* [n_groups]: the sweep that changed a group last, from 1 */
  gsize sweep, work;
  int64_t *x; /* [n] */
} Swapper;

/* Corners, up and down by turns: what one unit costs, and half of what each costs more than the one
 * before. */
typedef struct
{
  gsize column[4];
  int n;
  AwrashLong slope, bend;
  int64_t least, most; /* units that bounds leave, both ways */
} Corners;

static void
measure (const Swapper *s, Corners *q)
{
  const AwrashMixed *mixed = s->e->mixed;

  q->slope = q->bend = 0;
  q->least = G_MININT64;
  q->most = G_MAXINT64;
  for (int k = 0; k < q->n; k++)
    {
      gsize j = q->column[k], own = s->e->own[j];
      int64_t up = mixed->upper[j] - s->x[j], down = s->x[j] - mixed->lower[j];
      AwrashLong each = mixed->cost[j];

      if (own != G_MAXSIZE)
        {
          up = MIN (up, mixed->upper[mixed->n + own] - s->x[j]);
          down = MIN (down, s->x[j] - mixed->lower[mixed->n + own]);
          each += (AwrashLong)2 * mixed->curve[own].scale * s->x[j] - mixed->curve[own].target;
          q->bend += mixed->curve[own].scale;
        }
      q->slope += k % 2 == 0 ? each : -each;
      q->least = MAX (q->least, k % 2 == 0 ? -down : -up);
      q->most = MIN (q->most, k % 2 == 0 ? up : down);
    }
}

/* As far as it pays. */
static gboolean
swap (Swapper *s, Corners q)
{
  int64_t units;

  s->work++;
  measure (s, &q);
  if (q.least > q.most)
    return FALSE;
  if (q.bend > 0)
    units = (int64_t)CLAMP (rint (-(double)q.slope / (2 * (double)q.bend)), (double)q.least,
                            (double)q.most);
  else
    units = q.slope > 0 ? q.least : q.slope < 0 ? q.most : 0;
  if (q.slope * units + q.bend * units * units >= 0)
    return FALSE;
  for (int k = 0; k < q.n; k++)
    s->x[q.column[k]] += k % 2 == 0 ? units : -units;
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

      if (s->kin[e->members[k]] == s->kin[down] && swap (s, q))
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
      if (swap (s, alone))
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
  g_autofree gsize *kin = awrash_i_new (gsize, n, error);
  g_autofree gsize *kin_first = kin != NULL ? awrash_i_new (gsize, n + 2, error) : NULL;
  g_autofree gsize *members = kin_first != NULL ? awrash_i_new (gsize, n, error) : NULL;
  g_autofree gsize *changed = members != NULL ? awrash_i_new (gsize, e->n_groups, error) : NULL;
  Swapper s = { e, kin, kin_first, members, changed, 0, 0, x };

  if (changed == NULL)
    return FALSE;
  awrash_i_exchanger_tell_apart (e, TRUE, kin);
  list_kin (&s);
  do
    s.sweep++;
  while (sweep (&s) && s.sweep < MOST_SWEEPS);
  return TRUE;
}
