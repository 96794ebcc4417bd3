/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The network of two laminar families: from the root down the walls of family 1 to the cells, and
 * up the walls of family 0 to the root again. A tree has no wall in family 1. A walk down the tree
 * of territories keeps, for each type and family, the smallest wall around it so far.
 * Source: Hoffman and Kruskal (1956): such systems are totally unimodular. Invariant: the flow on
 * a wall's arc is the sum of the cells in it. */

#include "split/layout-private.h"

#include "base/memory-private.h"

#include <string.h>

#define ROOT 0

typedef struct
{
  AwrashLayout *layout;
  gint32 *around; /* [depth, family, type]: the smallest wall around it, -1: the root */
  gsize *here;    /* [n_here]: the walls of the present territory, the largest set first */
  gsize n_here;
} Connection;

static gsize
count_laid (AwrashLayout *layout)
{
  gsize n = 0;

  for (gsize i = 0; i < layout->walls->len; i++)
    if (awrash_i_layout_is_laid (layout, i))
      awrash_i_layout_wall (layout, i)->arc = (guint32)(layout->model->n_cells + n++);
  return n;
}

static gsize
node_of (const AwrashLayout *layout, gssize wall)
{
  return wall < 0 ? ROOT
                  : awrash_i_layout_wall (layout, (gsize)wall)->arc - layout->model->n_cells + 1;
}

static int64_t
finite (const AwrashLayout *layout, int64_t upper)
{
  return upper == AWRASH_UNBOUNDED ? layout->unbounded : upper;
}

static gsize
size_of (const AwrashLayout *layout, gsize wall)
{
  return awrash_i_model_set_size (layout->model, awrash_i_layout_wall (layout, wall)->wall.set);
}

/* Of two walls with the same cells the second is inside the first. */
static void
gather (Connection *connection, gsize territory)
{
  const AwrashLayout *layout = connection->layout;
  const AwrashModel *model = layout->model;
  gsize *here = connection->here;

  connection->n_here = 0;
  for (guint32 i = model->first_wall[territory]; i != 0;
       i = awrash_i_model_wall (model, i - 1)->next)
    {
      gsize wall = i - 1, at, size;

      if (!awrash_i_layout_is_laid (layout, wall))
        continue;
      size = size_of (layout, wall);
      for (at = connection->n_here++; at > 0 && size_of (layout, here[at - 1]) < size; at--)
        here[at] = here[at - 1];
      here[at] = wall;
    }
}

/* Each wall is inside the last one of its family that was written on its types, and writes itself
 * there. */
static void
nest (Connection *connection, gint32 *around)
{
  AwrashLayout *layout = connection->layout;
  const AwrashModel *model = layout->model;
  const gsize n_types = model->n_types;

  for (gsize k = 0; k < connection->n_here; k++)
    {
      gint32 wall = (gint32)connection->here[k], inside = -1;
      AwrashPlacedWall *placed = awrash_i_layout_wall (layout, wall);
      const guint8 *types = awrash_i_model_set (model, placed->wall.set);
      gint32 *family = around + (placed->colour == 1 ? n_types : 0);

      for (gsize type = 0; type < n_types; type++)
        {
          inside = types[type] ? family[type] : inside;
          family[type] = types[type] ? wall : family[type];
        }
      placed->inside = inside;
    }
}

static void
fill_cells (const AwrashLayout *layout, gsize province, const gint32 around[])
{
  gsize n_types = layout->model->n_types, tail = ROOT, head = ROOT;
  const gint32 *above = around, *below = around + n_types;

  /* types that stand side by side are mostly in the same walls */
  for (gsize type = 0; type < n_types; type++)
    {
      gsize cell = province * n_types + type;

      if (type == 0 || below[type] != below[type - 1])
        tail = node_of (layout, below[type]);
      if (type == 0 || above[type] != above[type - 1])
        head = node_of (layout, above[type]);
      layout->network->arcs[cell] = (AwrashArc){ tail, head, layout->cell_lower[cell],
                                                 finite (layout, layout->cell_upper[cell]), 0 };
    }
}

static void
fill_walls (AwrashLayout *layout)
{
  for (gsize i = 0; i < layout->walls->len; i++)
    {
      const AwrashPlacedWall *placed = awrash_i_layout_wall (layout, i);
      gsize inner, outer;

      if (!awrash_i_layout_is_laid (layout, i))
        continue;
      inner = node_of (layout, (gssize)i);
      outer = node_of (layout, placed->inside);
      layout->network->arcs[placed->arc]
          = (AwrashArc){ placed->colour == 1 ? outer : inner, placed->colour == 1 ? inner : outer,
                         placed->wall.lower, finite (layout, placed->wall.upper), 0 };
    }
}

static gsize
depth_of_tree (const AwrashProgramme *p)
{
  gsize depth = 0;

  for (gsize t = 0; t < p->n_territories; t++)
    depth = MAX (depth, p->territories[t].depth);
  return depth;
}

static void
walk_down (Connection *connection)
{
  AwrashLayout *layout = connection->layout;
  const AwrashModel *model = layout->model;
  const AwrashProgramme *p = model->programme;
  gsize width = 2 * model->n_types;

  for (gsize k = 0; k < width; k++)
    connection->around[k] = -1;
  for (gsize k = 0; k < p->n_territories; k++)
    {
      const AwrashTerritory *territory = &p->territories[model->walk[k]];
      gint32 *around = connection->around + (territory->depth + 1) * width;

      memcpy (around, around - width, width * sizeof (gint32));
      gather (connection, model->walk[k]);
      nest (connection, around);
      if (territory->province >= 0)
        fill_cells (layout, (gsize)territory->province, around);
    }
}

gboolean
awrash_i_layout_connect (AwrashLayout *layout, GError **error)
{
  const AwrashModel *model = layout->model;
  gsize n_cells = model->n_cells, n_laid = count_laid (layout), depth;
  g_autofree gsize *here = awrash_i_new (gsize, layout->walls->len, error);
  g_autofree gint32 *around = NULL;
  Connection connection = { layout, NULL, here, 0 };

  depth = depth_of_tree (model->programme);
  around = connection.around
      = here != NULL ? awrash_i_new (gint32, (depth + 2) * 2 * model->n_types, error) : NULL;
  layout->network
      = around != NULL ? awrash_i_network_new_arcs (n_laid + 1, n_cells + n_laid, error) : NULL;
  if (layout->network == NULL)
    return FALSE;
  walk_down (&connection);
  fill_walls (layout);
  return TRUE;
}
