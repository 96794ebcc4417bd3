/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The network of two laminar families: from the root down the walls of family 1 to the cells, and
 * up the walls of family 0 to the root again. A tree has no wall in family 1.
 * Source: Hoffman and Kruskal (1956): such systems are totally unimodular. Invariant: the flow on
 * a wall's arc is the sum of the cells in it. */

#include "split/layout-private.h"

#include "base/memory-private.h"

#define ROOT 0

typedef struct
{
  AwrashLayout *layout;
  gsize *order; /* [n_laid]: laid walls, the largest first */
  gsize *size;  /* [n_walls] */
  gsize n_laid;
  gsize *node;       /* [n_walls] */
  gssize *around[2]; /* [n_cells]: the smallest wall of each family around a cell, -1: the root */
} Connection;

static int
by_size (gconstpointer a, gconstpointer b, gpointer data)
{
  const gsize *size = data;
  gsize i = *(const gsize *)a, j = *(const gsize *)b;

  if (size[i] != size[j])
    return size[i] < size[j] ? 1 : -1;
  return (i > j) - (i < j);
}

/* From the largest wall to the smallest: each is inside the last one of its family that was
 * written on its cells, and writes itself there. Of two walls with the same cells the second is
 * inside the first. */
static void
nest (Connection *connection)
{
  AwrashLayout *layout = connection->layout;
  const AwrashModel *model = layout->model;

  for (gsize k = 0; k < connection->n_laid; k++)
    {
      gsize i = connection->order[k];
      AwrashPlacedWall *placed = awrash_i_layout_wall (layout, i);
      const guint8 *types = awrash_i_model_set (model, placed->wall.set);
      gssize *around = connection->around[placed->colour];

      for (gsize at = model->from[placed->wall.territory]; at < model->to[placed->wall.territory];
           at++)
        for (gsize type = 0; type < model->n_types; type++)
          if (types[type])
            {
              gsize cell = model->province_at[at] * model->n_types + type;

              placed->inside = around[cell];
              around[cell] = (gssize)i;
            }
    }
}

static gsize
node_of (const Connection *connection, gssize wall)
{
  return wall < 0 ? ROOT : connection->node[wall];
}

static int64_t
finite (const AwrashLayout *layout, int64_t upper)
{
  return upper == AWRASH_UNBOUNDED ? layout->unbounded : upper;
}

static void
fill_arcs (Connection *connection)
{
  AwrashLayout *layout = connection->layout;
  AwrashArc *arcs = layout->network->arcs;

  for (gsize cell = 0; cell < layout->model->n_cells; cell++)
    arcs[cell]
        = (AwrashArc){ node_of (connection, connection->around[1][cell]),
                       node_of (connection, connection->around[0][cell]), layout->cell_lower[cell],
                       finite (layout, layout->cell_upper[cell]), 0 };
  for (gsize k = 0; k < connection->n_laid; k++)
    {
      AwrashPlacedWall *placed = awrash_i_layout_wall (layout, connection->order[k]);
      gsize inner = connection->node[connection->order[k]];
      gsize outer = node_of (connection, placed->inside);

      arcs[placed->arc]
          = (AwrashArc){ placed->colour == 1 ? outer : inner, placed->colour == 1 ? inner : outer,
                         placed->wall.lower, finite (layout, placed->wall.upper), 0 };
    }
}

gboolean
awrash_i_layout_connect (AwrashLayout *layout, GError **error)
{
  gsize n = layout->walls->len, n_cells = layout->model->n_cells;
  g_autofree gsize *order = awrash_i_new (gsize, n, error);
  g_autofree gsize *size = order != NULL ? awrash_i_new (gsize, n, error) : NULL;
  g_autofree gsize *node = size != NULL ? awrash_i_new (gsize, n, error) : NULL;
  g_autofree gssize *up = node != NULL ? awrash_i_new (gssize, n_cells, error) : NULL;
  g_autofree gssize *down = up != NULL ? awrash_i_new (gssize, n_cells, error) : NULL;
  Connection connection = { layout, order, size, 0, node, { up, down } };

  if (down == NULL)
    return FALSE;
  for (gsize cell = 0; cell < n_cells; cell++)
    up[cell] = down[cell] = -1;
  for (gsize i = 0; i < n; i++)
    {
      AwrashPlacedWall *placed = awrash_i_layout_wall (layout, i);

      if (!awrash_i_layout_is_laid (layout, i))
        continue;
      size[i] = awrash_i_model_size (layout->model, &placed->wall);
      placed->arc = n_cells + connection.n_laid;
      order[connection.n_laid++] = i;
      node[i] = connection.n_laid;
    }
  g_qsort_with_data (order, (gint)connection.n_laid, sizeof (gsize), by_size, size);
  nest (&connection);
  layout->network
      = awrash_i_network_new (connection.n_laid + 1, n_cells + connection.n_laid, error);
  if (layout->network == NULL)
    return FALSE;
  fill_arcs (&connection);
  awrash_i_network_index (layout->network);
  return TRUE;
}
