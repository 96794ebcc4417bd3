/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ties between matrices: the cells that differ between the optimal ones, and the choice of one by
 * an order, a lot or the outcome of a lot drawn elsewhere. Source: libawrash/README.md, "Ties".
 * Invariant: every step stays on the optimal face; a cell once decided keeps. */

#include "apportion/biproportional-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

/* Sends units through an arc, forwards or back, until none goes. */
static void
send_all (AwrashNetwork *network, AwrashMove move, int64_t units)
{
  while (units > 0)
    {
      int64_t sent = awrash_i_network_send (network, move, units);

      if (sent == 0)
        return;
      units -= sent;
    }
}

/* The least units of an arc that can move at least one, given that its ends hang together. */
static gboolean
find_least (const AwrashGridFace *face, gsize arc, AwrashNetwork **copy, int64_t *least,
            int64_t *most, GError **error)
{
  const AwrashArc *own = &face->network->arcs[arc];

  *least = own->lower;
  *most = own->upper;
  if (own->upper - own->lower == 1)
    return TRUE;
  if (*copy == NULL && (*copy = awrash_i_network_copy (face->network, error)) == NULL)
    return FALSE;
  send_all (*copy, 2 * arc + 1, (*copy)->arcs[arc].flow - own->lower);
  *least = (*copy)->arcs[arc].flow;
  send_all (*copy, 2 * arc, own->upper - *least);
  *most = (*copy)->arcs[arc].flow;
  return TRUE;
}

static int
compare_origins (const void *a, const void *b)
{
  const AwrashGridTied *left = a, *right = b;

  return left->origin < right->origin ? -1 : left->origin > right->origin;
}

GArray *
awrash_i_face_tied (const AwrashGridFace *face, GError **error)
{
  const AwrashGrid *grid = face->grid;
  g_autoptr (GArray) tied = g_array_new (FALSE, FALSE, sizeof (AwrashGridTied));

  if (face->network == NULL)
    return g_steal_pointer (&tied);
  g_autofree gsize *component = awrash_i_new (gsize, face->network->n_nodes, error);
  g_autoptr (AwrashNetwork) copy = NULL;
  if (component == NULL || !awrash_i_network_components (face->network, component, error))
    return NULL;
  for (gsize i = 0; i < face->network->n_arcs; i++)
    {
      const AwrashArc *arc = &face->network->arcs[i];
      gsize r = face->cells[i] / grid->n_columns, c = face->cells[i] % grid->n_columns;
      AwrashGridTied own = { i, 0, 0 };
      int64_t most = 0;

      if (arc->lower == arc->upper || component[arc->tail] != component[arc->head]
          || awrash_i_grid_is_slack (grid, r, c))
        continue;
      if (awrash_i_is_cancelled (error) || !find_least (face, i, &copy, &own.least, &most, error))
        return NULL;
      own.origin = awrash_i_grid_origin (grid, r, c);
      if (own.least >= most)
        continue;
      if (!awrash_i_append (tied, own, error))
        return NULL;
    }
  g_array_sort (tied, compare_origins);
  return g_steal_pointer (&tied);
}

/* The tied cell of an origin; the array is sorted by it. */
static const AwrashGridTied *
find_tied (const GArray *tied, gsize origin)
{
  AwrashGridTied key = { 0, origin, 0 };

  if (tied->len == 0)
    return NULL;
  return bsearch (&key, tied->data, tied->len, sizeof key, compare_origins);
}

static gboolean
serve_in_order (AwrashGridFace *face, const AwrashTies *ties, const GArray *tied, GError **error)
{
  g_autofree gsize *cells = awrash_i_new (gsize, tied->len, error);

  if (cells == NULL)
    return FALSE;
  for (gsize i = 0; i < tied->len; i++)
    cells[i] = g_array_index (tied, AwrashGridTied, i).origin;
  if (!awrash_i_ties_sort (ties, tied->len, cells, error))
    return FALSE;
  for (gsize i = 0; i < tied->len; i++)
    {
      gsize arc = find_tied (tied, cells[i])->arc;

      if (awrash_i_is_cancelled (error))
        return FALSE;
      awrash_i_network_push (face->network, arc, TRUE);
      awrash_i_network_fix (face->network, arc);
    }
  return TRUE;
}

static gboolean
refuse_cell (const AwrashGridFace *face, gsize origin, int64_t units, GError **error)
{
  gsize n_columns
      = face->grid->is_transposed ? face->grid->n_plain_rows : face->grid->n_plain_columns;

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("the lot gives cell (%zu, %zu) %" PRId64
                  " units beyond its sure ones, and no tied answer does so with what it gives the "
                  "cells before, expected one of the tied answers"),
               origin / n_columns, origin % n_columns, units);
  return FALSE;
}

static gboolean
replay (AwrashGridFace *face, const AwrashTies *ties, const GArray *tied, GError **error)
{
  for (gsize origin = 0; origin < ties->n; origin++)
    {
      const AwrashGridTied *own = find_tied (tied, origin);

      if (own == NULL && ties->holders[origin] == 0)
        continue;
      if (own == NULL || ties->holders[origin] > G_MAXINT64 - own->least)
        return refuse_cell (face, origin, ties->holders[origin], error);
      AwrashArc *arc = &face->network->arcs[own->arc];
      int64_t wanted = own->least + ties->holders[origin];
      if (wanted > arc->flow && wanted <= arc->upper)
        send_all (face->network, 2 * own->arc, wanted - arc->flow);
      else if (wanted < arc->flow)
        send_all (face->network, 2 * own->arc + 1, arc->flow - wanted);
      if (arc->flow != wanted)
        return refuse_cell (face, origin, ties->holders[origin], error);
      awrash_i_network_fix (face->network, own->arc);
    }
  return TRUE;
}

gboolean
awrash_i_face_settle (AwrashGridFace *face, const AwrashTies *ties, const GArray *tied,
                      GError **error)
{
  if (ties->holders != NULL ? !replay (face, ties, tied, error)
                            : !serve_in_order (face, ties, tied, error))
    return FALSE;
  for (gsize i = 0; i < tied->len; i++)
    {
      gsize arc = g_array_index (tied, AwrashGridTied, i).arc;
      face->grid->units[face->cells[arc]] = face->network->arcs[arc].flow;
    }
  return TRUE;
}
