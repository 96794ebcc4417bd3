/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why no matrix exists: the rows and columns of a minimal cut of the flow from rows to columns, as
 * one of four inequalities that all matrices would have to keep.
 * Source: Hoffman (1960); Gale (1957); Pukelsheim (2017), 14.4, on the flow inequalities.
 * Invariant: what is missing is computed again from the marks, without the flow. */

#include "apportion/biproportional-private.h"

#include "allot/bounds-private.h"
#include "base/cancel-private.h"
#include "base/int128-private.h"
#include "base/memory-private.h"

/* Wide enough for sums of 2^62 numbers of 63 bits. */
typedef AwrashInt128 Sum;

typedef struct
{
  const AwrashMatrix *matrix;
  const AwrashMargins *margins;
  gsize n_rows;
  gsize n_columns;
} Question;

/* Nodes: rows, columns, then these. */
enum
{
  SOURCE = 0,
  SINK = 1,
  SUPPLY = 2,
  DEMAND = 3,
  N_EXTRA = 4
};

typedef struct
{
  AwrashNetwork *network;
  gsize n_arcs;
  Sum *excess; /* [n_nodes]: lower bounds that enter less those that leave */
} Flow;

/* A lower bound is carried by supply and demand, what is above it by the arc. */
static void
append (Flow *flow, gsize tail, gsize head, int64_t lower, int64_t upper)
{
  flow->network->arcs[flow->n_arcs++]
      = (AwrashArc){ .tail = tail,
                     .head = head,
                     .upper = MIN (upper, AWRASH_BOUNDS_MAX_TOTAL)
                              - MIN (lower, AWRASH_BOUNDS_MAX_TOTAL) };
  flow->excess[head] += lower;
  flow->excess[tail] -= lower;
}

static void
append_question (Flow *flow, const Question *q)
{
  gsize n = q->n_rows + q->n_columns;

  for (gsize r = 0; r < q->n_rows; r++)
    append (flow, n + SOURCE, r, q->margins->rows.low[r], q->margins->rows.high[r]);
  for (gsize c = 0; c < q->n_columns; c++)
    append (flow, q->n_rows + c, n + SINK, q->margins->columns.low[c], q->margins->columns.high[c]);
  for (gsize cell = 0; cell < q->n_rows * q->n_columns; cell++)
    append (flow, cell / q->n_columns, q->n_rows + cell % q->n_columns, q->matrix->lower[cell],
            q->matrix->upper[cell]);
  append (flow, n + SINK, n + SOURCE, q->margins->total, q->margins->total);
}

/* What is missing of the flow that would carry all lower bounds. */
static gboolean
run (Flow *flow, const Question *q, int64_t *missing, GError **error)
{
  AwrashNetwork *network = flow->network;
  gsize n = q->n_rows + q->n_columns, back;
  int64_t wanted = 0, sent = 1;

  append_question (flow, q);
  for (gsize node = 0; node < n + SUPPLY; node++)
    {
      int64_t own
          = (int64_t)CLAMP (flow->excess[node], -AWRASH_BOUNDS_MAX_TOTAL, AWRASH_BOUNDS_MAX_TOTAL);
      gboolean gets = own > 0;

      network->arcs[flow->n_arcs++] = (AwrashArc){ .tail = gets ? n + SUPPLY : node,
                                                   .head = gets ? node : n + DEMAND,
                                                   .upper = gets ? own : -own };
      wanted += gets ? MIN (own, G_MAXINT64 - wanted) : 0;
    }
  back = flow->n_arcs++;
  network->arcs[back] = (AwrashArc){ .tail = n + DEMAND, .head = n + SUPPLY, .upper = wanted };
  awrash_i_network_index (network);
  while (sent > 0 && !awrash_i_is_cancelled (NULL))
    sent = awrash_i_network_send (network, 2 * back, wanted);
  *missing = wanted - network->arcs[back].flow;
  return !awrash_i_is_cancelled (error);
}

/* The nodes that can reach the demand, where reached[] has those that the supply can reach. */
static void
reach_back (const AwrashNetwork *network, gsize to, guint8 reaching[])
{
  gboolean has_changed = TRUE;

  reaching[to] = 1;
  while (has_changed)
    {
      has_changed = FALSE;
      for (AwrashMove move = 0; move < 2 * network->n_arcs - 2; move++)
        if (awrash_i_network_room (network, move) > 0
            && reaching[awrash_i_network_to (network, move)]
            && !reaching[awrash_i_network_from (network, move)])
          {
            reaching[awrash_i_network_from (network, move)] = 1;
            has_changed = TRUE;
          }
    }
}

/* One of the four inequalities: a mark each for its rows and columns. */
typedef struct
{
  int row_mark;
  int column_mark;
} Kind;

static gboolean
is_row_in (const Kind *kind, const guint8 cut[], gsize r)
{
  return (kind->row_mark > 0) == (cut[r] != 0);
}

static gboolean
is_column_in (const Kind *kind, const guint8 cut[], gsize c)
{
  return (kind->column_mark > 0) != (cut[c] != 0);
}

/* Left side less right side: floors that enter the cut, ceilings that leave it. */
static Sum
get_missing (const Question *q, const Kind *kind, const guint8 cut[])
{
  const AwrashSide *rows = &q->margins->rows, *columns = &q->margins->columns;
  Sum sum = 0;

  for (gsize r = 0; r < q->n_rows; r++)
    if (is_row_in (kind, cut, r))
      sum += kind->row_mark > 0 ? rows->low[r] : -(Sum)rows->high[r];
  for (gsize c = 0; c < q->n_columns; c++)
    if (is_column_in (kind, cut + q->n_rows, c))
      sum += kind->column_mark > 0 ? columns->low[c] : -(Sum)columns->high[c];
  if (kind->row_mark == kind->column_mark)
    sum -= kind->row_mark * (Sum)q->margins->total;
  for (gsize cell = 0; cell < q->n_rows * q->n_columns; cell++)
    {
      gboolean tail = cut[cell / q->n_columns], head = cut[q->n_rows + cell % q->n_columns];

      if (head && !tail)
        sum += q->matrix->lower[cell];
      else if (tail && !head)
        sum -= q->matrix->upper[cell];
    }
  return sum;
}

typedef struct
{
  Kind kind;
  const guint8 *cut;
  Sum missing;
  gsize n_marks;
} Best;

static gsize
count_marks (const Question *q, const Kind *kind, const guint8 cut[])
{
  gsize n = 0;

  for (gsize r = 0; r < q->n_rows; r++)
    n += is_row_in (kind, cut, r);
  for (gsize c = 0; c < q->n_columns; c++)
    n += is_column_in (kind, cut + q->n_rows, c);
  return n;
}

/* The kinds in their order; of the same kind the cut with fewer marks. */
static Best
choose (const Question *q, const guint8 *const cuts[2])
{
  static const Kind kinds[] = { { -1, 1 }, { 1, -1 }, { -1, -1 }, { 1, 1 } };
  Best best = { .missing = 0 };

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (gsize i = 0; i < 2; i++)
      {
        Best own = { kinds[k], cuts[i], get_missing (q, &kinds[k], cuts[i]),
                     count_marks (q, &kinds[k], cuts[i]) };
        gboolean is_same = best.cut != NULL && best.kind.row_mark == own.kind.row_mark
                           && best.kind.column_mark == own.kind.column_mark;

        if (own.missing > best.missing
            || (is_same && own.missing == best.missing && own.n_marks < best.n_marks))
          best = own;
      }
  return best;
}

static void
write_marks (const Question *q, const Best *best, int64_t rows[], int64_t columns[])
{
  for (gsize r = 0; r < q->n_rows; r++)
    rows[r] = best->cut != NULL && is_row_in (&best->kind, best->cut, r) ? best->kind.row_mark : 0;
  for (gsize c = 0; c < q->n_columns; c++)
    columns[c] = best->cut != NULL && is_column_in (&best->kind, best->cut + q->n_rows, c)
                     ? best->kind.column_mark
                     : 0;
}

gboolean
awrash_apportion_biproportional_blocking (const AwrashMatrix *matrix, const AwrashMargins *margins,
                                          int64_t rows[], int64_t columns[], int64_t *missing,
                                          GError **error)
{
  g_return_val_if_fail (matrix != NULL && margins != NULL, FALSE);
  g_return_val_if_fail (rows != NULL && columns != NULL && missing != NULL, FALSE);

  Question q = { matrix, margins, matrix->n_rows, matrix->n_columns };
  gsize n = q.n_rows + q.n_columns, n_nodes = n + N_EXTRA;
  if (!awrash_i_margins_check (margins, q.n_rows, q.n_columns, error))
    return FALSE;
  g_autoptr (AwrashNetwork) network
      = awrash_i_network_new (n_nodes, q.n_rows * q.n_columns + n + 1 + n + SUPPLY + 1, error);
  g_autofree Sum *excess = network != NULL ? awrash_i_new (Sum, n_nodes, error) : NULL;
  g_autofree guint8 *back = excess != NULL ? awrash_i_new (guint8, n_nodes, error) : NULL;
  if (back == NULL)
    return FALSE;
  Flow flow = { network, 0, excess };
  Best best = { .missing = 0 };
  int64_t lacking = 0;
  if (!run (&flow, &q, &lacking, error))
    return FALSE;
  if (lacking > 0)
    {
      const guint8 *const cuts[] = { network->reached, back };

      reach_back (network, n + DEMAND, back);
      for (gsize node = 0; node < n_nodes; node++)
        back[node] = !back[node];
      best = choose (&q, cuts);
    }
  write_marks (&q, &best, rows, columns);
  *missing = (int64_t)MIN (best.missing, (Sum)G_MAXINT64);
  return TRUE;
}
