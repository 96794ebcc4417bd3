/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question of an allotment between two trees: cells, each below a leaf of both.
 * Source: design of walls as two laminar families, libawrash/README.md, "How a split is solved".
 * Invariant: what stands here was checked, and is a network of which only the total is open. */

#include "allot/crossing-private.h"

#include "allot/costs-private.h"
#include "allot/tree-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <string.h>

/* ── checks ─────────────────────────────────────────────────────────────────────────────────── */

/* leaf[] names leaves of the tree; is_inner[] has a mark for every node that is none. */
static gboolean
check_leaves (const char *name, const AwrashTree *tree, gsize n_cells, const int64_t leaf[],
              GError **error)
{
  g_autofree guint8 *is_inner = awrash_i_new (guint8, tree->n, error);

  if (is_inner == NULL)
    return FALSE;
  for (gsize i = 0; i < tree->n; i++)
    if (tree->parent[i] >= 0)
      is_inner[tree->parent[i]] = 1;
  for (gsize i = 0; i < n_cells; i++)
    {
      if (leaf[i] < 0 || (guint64)leaf[i] >= tree->n)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("%s[%zu] is %" PRId64 ", expected a node from 0 to %zu"), name, i,
                       leaf[i], tree->n - 1);
          return FALSE;
        }
      if (is_inner[leaf[i]] != 0)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("%s[%zu] is %" PRId64 ", a node that has children, expected a leaf"),
                       name, i, leaf[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/* ── the question ───────────────────────────────────────────────────────────────────────────── */

static gsize
count_arcs (const AwrashCrossing *crossing)
{
  return crossing->n_cells + crossing->n_rows + crossing->n_columns + 1;
}

/* Nodes of the network: rows, columns, source, sink. */
static void
fill_trees (AwrashCrossing *self, const AwrashTree *rows, const AwrashTree *columns)
{
  AwrashArc *row = self->arcs + self->n_cells, *column = row + self->n_rows;
  gsize source = self->n_rows + self->n_columns, sink = source + 1;

  for (gsize i = 0; i < rows->n; i++)
    row[i] = (AwrashArc){ rows->parent[i] < 0 ? source : (gsize)rows->parent[i], i, rows->lower[i],
                          rows->upper[i], 0 };
  for (gsize i = 0; i < columns->n; i++)
    column[i]
        = (AwrashArc){ self->n_rows + i,
                       columns->parent[i] < 0 ? sink : self->n_rows + (gsize)columns->parent[i],
                       columns->lower[i], columns->upper[i], 0 };
  column[columns->n] = (AwrashArc){ sink, source, 0, G_MAXINT64, 0 };
}

AwrashCrossing *
awrash_allot_crossing_new (const AwrashTree *rows, const AwrashTree *columns, size_t n_cells,
                           const int64_t row_leaf[], const int64_t column_leaf[],
                           const int64_t floor[], const int64_t ceiling[], GError **error)
{
  g_return_val_if_fail (rows != NULL && columns != NULL, NULL);
  g_return_val_if_fail (n_cells == 0 || (row_leaf != NULL && column_leaf != NULL), NULL);

  g_autoptr (AwrashCrossing) self = NULL;

  if (n_cells == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the number of cells is 0, expected at least 1"));
      return NULL;
    }
  if (!check_leaves ("row_leaf", rows, n_cells, row_leaf, error)
      || !check_leaves ("column_leaf", columns, n_cells, column_leaf, error))
    return NULL;
  self = g_new0 (AwrashCrossing, 1);
  *self = (AwrashCrossing){ n_cells, rows->n, columns->n, NULL };
  self->arcs = awrash_i_new (AwrashArc, count_arcs (self), error);
  if (self->arcs == NULL)
    return NULL;
  for (gsize i = 0; i < n_cells; i++)
    {
      int64_t lower = floor != NULL ? floor[i] : 0;
      int64_t upper = ceiling != NULL ? ceiling[i] : G_MAXINT64;

      if (!awrash_i_bounds_check (i, lower, upper, error))
        return NULL;
      self->arcs[i]
          = (AwrashArc){ (gsize)row_leaf[i], rows->n + (gsize)column_leaf[i], lower, upper, 0 };
    }
  fill_trees (self, rows, columns);
  return g_steal_pointer (&self);
}

void
awrash_allot_crossing_free (AwrashCrossing *crossing)
{
  if (crossing == NULL)
    return;
  g_free (crossing->arcs);
  g_free (crossing);
}

size_t
awrash_allot_crossing_get_n (const AwrashCrossing *crossing)
{
  g_return_val_if_fail (crossing != NULL, 0);

  return crossing->n_cells;
}

size_t
awrash_allot_crossing_get_n_rows (const AwrashCrossing *crossing)
{
  g_return_val_if_fail (crossing != NULL, 0);

  return crossing->n_rows;
}

size_t
awrash_allot_crossing_get_n_columns (const AwrashCrossing *crossing)
{
  g_return_val_if_fail (crossing != NULL, 0);

  return crossing->n_columns;
}

/* ── one total ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_costs (const AwrashCrossing *crossing, const AwrashCosts *costs, GError **error)
{
  if (costs->n != crossing->n_cells)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("the costs have %zu cells, expected %zu"), costs->n, crossing->n_cells);
      return FALSE;
    }
  for (gsize i = 0; i < costs->n; i++)
    if (crossing->arcs[i].lower > awrash_i_costs_most (costs, i))
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                     _ ("floor[%zu] is %" PRId64 ", expected at most %" PRId64
                        ", the units that have a cost"),
                     i, crossing->arcs[i].lower, awrash_i_costs_most (costs, i));
        return FALSE;
      }
  return TRUE;
}

AwrashNetwork *
awrash_i_crossing_network (const AwrashCrossing *crossing, const AwrashCosts *costs, int64_t total,
                           GError **error)
{
  gsize n_arcs = count_arcs (crossing);
  g_autoptr (AwrashNetwork) network = NULL;

  if (!awrash_i_bounds_check_total (total, error)
      || (costs != NULL && !check_costs (crossing, costs, error)))
    return NULL;
  network = awrash_i_network_new (crossing->n_rows + crossing->n_columns + 2, n_arcs, error);
  if (network == NULL)
    return NULL;
  memcpy (network->arcs, crossing->arcs, n_arcs * sizeof (AwrashArc));
  for (gsize i = 0; i < n_arcs; i++)
    {
      AwrashArc *arc = &network->arcs[i];
      int64_t most = MIN (arc->upper, AWRASH_BOUNDS_MAX_TOTAL);

      if (costs != NULL && i < crossing->n_cells)
        most = MIN (most, awrash_i_costs_most (costs, i));
      arc->upper = MAX (most, arc->lower);
    }
  network->arcs[n_arcs - 1].lower = total;
  network->arcs[n_arcs - 1].upper = total;
  awrash_i_network_index (network);
  return g_steal_pointer (&network);
}
