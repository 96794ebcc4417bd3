/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan at hand made as cheap as it can be with the sums of all groups, and of all columns that
 * look alike to the other rows, as they are. These two kinds of sums are a network, and squares of
 * single columns, or of sums within a group or among such as look alike, are convex costs of its
 * arcs. What costs the same goes by the order of the columns: the first ones have the most. Source:
 * transport problems, Hitchcock (1941); libawrash/allot/stage.c. Invariant: every row keeps its
 * activity but for those of squares, which keep their bounds. */

#include "allot/mixed-trade-private.h"
#include "allot/network-private.h"

#include "base/cancel-private.h"
#include "base/memory-private.h"

#include <math.h>

/* Potentials are sums of as many costs as there are nodes, and exact below this. */
#define LARGEST_SUM 0x1p53

/* Where a row of squares stands: between a group and its columns, or between these and their like.
 */
typedef enum
{
  SIDE_NONE, /* no arc of its own: it is one column's, or its columns stay as they are */
  SIDE_GROUP,
  SIDE_KIN
} Side;

typedef struct
{
  AwrashCost parent;
  double *rate, *scale; /* [n_arcs]: of the first unit, and half of what each is dearer */
} Squares;

typedef struct
{
  const AwrashExchanger *e;
  gsize n_kin;
  gsize *kin;    /* [n]: columns that differ at most in what is their own */
  guint8 *side;  /* [m]: of rows of squares */
  gsize *node;   /* [m]: the row's, where it has one */
  gsize *column; /* [n_arcs]: G_MAXSIZE: the arc is of a row or of a sum */
  gsize n_columns, n_nodes, at;
  AwrashNetwork *network;
  Squares cost;
  int64_t *x; /* [n] */
} Transport;

static double
marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  const Squares *own = (const Squares *)(const void *)cost;

  return own->rate[arc] + own->scale[arc] * (double)(2 * unit + 1);
}

static gboolean
is_free (const AwrashCost *cost, gsize arc)
{
  const Squares *own = (const Squares *)(const void *)cost;

  return own->rate[arc] == 0 && own->scale[arc] == 0;
}

/* ── which columns move ─────────────────────────────────────────────────────────────────────── */

static gboolean
is_own (const Transport *t, gsize j)
{
  return t->e->own[j] != G_MAXSIZE && t->e->folded[t->e->own[j]] == j;
}

/* The side on which all columns of a row meet. */
static Side
find_side (const Transport *t, gsize row)
{
  const AwrashMixed *mixed = t->e->mixed;
  gsize first = mixed->column[mixed->first[row]];
  gboolean in_group = t->e->group[first] != G_MAXSIZE, alike = TRUE;

  for (gsize k = mixed->first[row]; k < mixed->first[row + 1]; k++)
    {
      gsize j = mixed->column[k];

      in_group = in_group && t->e->group[j] == t->e->group[first];
      alike = alike && t->kin[j] == t->kin[first];
      if (t->e->own[j] != row)
        return SIDE_NONE;
    }
  return in_group ? SIDE_GROUP : alike ? SIDE_KIN : SIDE_NONE;
}

static gboolean
moves (const Transport *t, gsize j)
{
  const AwrashMixed *mixed = t->e->mixed;

  return t->e->group[j] != G_MAXSIZE && mixed->lower[j] < mixed->upper[j]
         && (t->e->own[j] == G_MAXSIZE || is_own (t, j) || t->side[t->e->own[j]] != SIDE_NONE);
}

/* ── arcs ───────────────────────────────────────────────────────────────────────────────────── */

/* An arc with a flow, bounds and, by a row of squares, a cost of `offset` more than its flow. */
static void
put_arc (Transport *t, gsize tail, gsize head, int64_t lower, int64_t upper, int64_t flow)
{
  t->network->arcs[t->at] = (AwrashArc){ tail, head, lower, upper, flow };
  t->at++;
}

static void
put_cost (Transport *t, gsize row, int64_t offset)
{
  const AwrashCurve *curve = &t->e->mixed->curve[row];

  t->cost.scale[t->at] = (double)curve->scale;
  t->cost.rate[t->at] += 2 * (double)curve->scale * (double)offset - (double)curve->target;
}

static void
put_column (Transport *t, gsize j)
{
  const AwrashMixed *mixed = t->e->mixed;
  gsize own = t->e->own[j], tail = t->e->group[j], head = t->e->n_groups + t->kin[j];

  t->column[t->at] = j;
  t->cost.rate[t->at] = (double)mixed->cost[j];
  if (is_own (t, j))
    put_cost (t, own, 0);
  else if (own != G_MAXSIZE)
    {
      tail = t->side[own] == SIDE_GROUP ? t->node[own] : tail;
      head = t->side[own] == SIDE_KIN ? t->node[own] : head;
    }
  put_arc (t, tail, head, mixed->lower[j], mixed->upper[j], t->x[j]);
}

/* What a row's columns carry that move; those that do not are its offset. */
static void
put_row (Transport *t, gsize row)
{
  const AwrashMixed *mixed = t->e->mixed;
  gsize first = mixed->column[mixed->first[row]];
  int64_t moving = 0, still = 0;

  for (gsize k = mixed->first[row]; k < mixed->first[row + 1]; k++)
    if (moves (t, mixed->column[k]))
      moving += t->x[mixed->column[k]];
    else
      still += t->x[mixed->column[k]];
  t->column[t->at] = G_MAXSIZE;
  put_cost (t, row, still);
  put_arc (t, t->side[row] == SIDE_GROUP ? t->e->group[first] : t->node[row],
           t->side[row] == SIDE_GROUP ? t->node[row] : t->e->n_groups + t->kin[first],
           mixed->lower[mixed->n + row] - still, mixed->upper[mixed->n + row] - still, moving);
}

/* The sums of groups, and of columns that are alike: as they are. */
static gboolean
put_sums (Transport *t, GError **error)
{
  gsize n = t->e->n_groups + t->n_kin;
  g_autofree int64_t *sum = awrash_i_new (int64_t, n, error);

  if (sum == NULL)
    return FALSE;
  for (gsize j = 0; j < t->e->mixed->n; j++)
    if (moves (t, j))
      {
        sum[t->e->group[j]] += t->x[j];
        sum[t->e->n_groups + t->kin[j]] += t->x[j];
      }
  for (gsize k = 0; k < n; k++)
    {
      t->column[t->at] = G_MAXSIZE;
      put_arc (t, k < t->e->n_groups ? t->n_nodes - 1 : k, k < t->e->n_groups ? k : t->n_nodes - 1,
               sum[k], sum[k], sum[k]);
    }
  return TRUE;
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

/* Sides, nodes and the numbers of both. */
static gboolean
survey (Transport *t, gsize *n_rows, GError **error)
{
  const AwrashMixed *mixed = t->e->mixed;

  t->kin = awrash_i_new (gsize, mixed->n, error);
  t->side = t->kin != NULL ? awrash_i_new (guint8, mixed->m, error) : NULL;
  t->node = t->side != NULL ? awrash_i_new (gsize, mixed->m, error) : NULL;
  if (t->node == NULL)
    return FALSE;
  t->n_kin = awrash_i_exchanger_tell_apart ((AwrashExchanger *)(guintptr)t->e, TRUE, t->kin);
  t->n_nodes = t->e->n_groups + t->n_kin;
  for (gsize j = 0; j < mixed->n; j++)
    {
      gsize own = t->e->own[j];

      if (own == G_MAXSIZE || is_own (t, j) || t->node[own] != 0)
        continue;
      t->side[own] = (guint8)find_side (t, own);
      t->node[own] = t->side[own] != SIDE_NONE ? t->n_nodes++ : G_MAXSIZE;
      *n_rows += t->side[own] != SIDE_NONE;
    }
  t->n_nodes++;
  for (gsize j = 0; j < mixed->n; j++)
    t->n_columns += moves (t, j);
  return TRUE;
}

static gboolean
lay (Transport *t, GError **error)
{
  const AwrashMixed *mixed = t->e->mixed;
  gsize n_rows = 0, n_arcs;

  if (!survey (t, &n_rows, error))
    return FALSE;
  n_arcs = t->n_columns + n_rows + t->e->n_groups + t->n_kin;
  t->network = awrash_i_network_new (t->n_nodes, n_arcs, error);
  t->column = t->network != NULL ? awrash_i_new (gsize, n_arcs, error) : NULL;
  t->cost.rate = t->column != NULL ? awrash_i_new (double, n_arcs, error) : NULL;
  t->cost.scale = t->cost.rate != NULL ? awrash_i_new (double, n_arcs, error) : NULL;
  if (t->cost.scale == NULL)
    return FALSE;
  for (gsize j = 0; j < mixed->n; j++)
    if (moves (t, j))
      put_column (t, j);
  for (gsize i = 0; i < mixed->m; i++)
    if (t->side[i] != SIDE_NONE)
      put_row (t, i);
  if (!put_sums (t, error))
    return FALSE;
  awrash_i_network_index (t->network);
  return TRUE;
}

static gboolean
is_exact (const Transport *t)
{
  double steepest = 0;

  for (gsize i = 0; i < t->network->n_arcs; i++)
    {
      const AwrashArc *arc = &t->network->arcs[i];

      steepest = fmax (steepest, fmax (fabs (marginal (&t->cost.parent, i, arc->lower)),
                                       fabs (marginal (&t->cost.parent, i, arc->upper))));
    }
  return steepest * 2 * (double)t->n_nodes < LARGEST_SUM;
}

/* Where moves cost nothing, the first columns take what they can. */
static gboolean
settle_order (Transport *t, GError **error)
{
  g_autofree guint8 *movable = awrash_i_new (guint8, t->network->n_arcs, error);

  if (movable == NULL || !awrash_i_network_movable (t->network, movable, error))
    return FALSE;
  for (gsize arc = 0; arc < t->n_columns; arc++)
    if (movable[arc])
      {
        if (awrash_i_is_cancelled (error))
          return FALSE;
        awrash_i_network_push (t->network, arc, TRUE);
        awrash_i_network_fix (t->network, arc);
      }
  return TRUE;
}

static gboolean
run (Transport *t, GError **error)
{
  if (!lay (t, error))
    return FALSE;
  if (!is_exact (t))
    return TRUE;
  if (!awrash_i_stage_settle (t->network, &t->cost.parent, error) || !settle_order (t, error))
    return FALSE;
  for (gsize arc = 0; arc < t->n_columns; arc++)
    t->x[t->column[arc]] = t->network->arcs[arc].flow;
  return TRUE;
}

gboolean
awrash_i_exchanger_transport (AwrashExchanger *e, int64_t x[], GError **error)
{
  Transport t
      = { .e = e, .cost = { { .marginal = marginal, .is_free = is_free }, NULL, NULL }, .x = x };
  gboolean done = run (&t, error);

  awrash_i_network_free (t.network);
  g_free (t.kin);
  g_free (t.side);
  g_free (t.node);
  g_free (t.column);
  g_free (t.cost.rate);
  g_free (t.cost.scale);
  return done;
}
