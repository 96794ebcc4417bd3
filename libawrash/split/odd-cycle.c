/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An odd cycle of walls that cross: why there are no two families. A breadth-first search over
 * crossings, walls in the order in which they were made, ends at two walls of one colour that
 * cross; their ways up to where they meet are the cycle. Source: the test of classes in
 * libawrash/README.md. Invariant: neighbours in a cycle cross. */

#include "split/layout-private.h"

#include "base/memory-private.h"
#include "base/order-private.h"

typedef struct
{
  const AwrashLayout *layout;
  guint32 *queue; /* [n_walls] */
  gint32 *above;  /* [n_walls]: the wall from which a colour came, -1: none */
  gint8 *colour;  /* [n_walls] */
  gsize *first;   /* [n_territories]: where its walk of all below it begins */
  gsize *end;     /* [n_territories] */
  gsize *found;   /* [n_walls]: the walls that cross the present one */
  gsize n_found;
  gsize left, right; /* two walls of one colour that cross */
} Search;

static void
gather_from (Search *search, gsize wall, gsize territory)
{
  const AwrashLayout *layout = search->layout;
  const AwrashModel *model = layout->model;

  for (guint32 i = model->first_wall[territory]; i != 0;
       i = awrash_i_model_wall (model, i - 1)->next)
    {
      gsize other = i - 1;

      if (awrash_i_layout_is_laid (layout, other)
          && awrash_i_model_crosses (model, &awrash_i_layout_wall (layout, wall)->wall,
                                     &awrash_i_layout_wall (layout, other)->wall))
        search->found[search->n_found++] = other;
    }
}

/* All walls that cross a wall, ascending: those on the way to the root, and all below. */
static void
gather (Search *search, gsize wall)
{
  const AwrashModel *model = search->layout->model;
  const AwrashProgramme *p = model->programme;
  gsize territory = awrash_i_layout_wall (search->layout, wall)->wall.territory;

  search->n_found = 0;
  for (gssize at = p->territories[territory].parent; at >= 0; at = p->territories[at].parent)
    gather_from (search, wall, (gsize)at);
  for (gsize k = search->first[territory]; k < search->end[territory]; k++)
    gather_from (search, wall, model->walk[k]);
  qsort (search->found, search->n_found, sizeof (gsize), awrash_i_order_indices);
}

/* Colours everything that hangs together with a wall; FALSE on an odd cycle. */
static gboolean
search_from (Search *search, gsize start)
{
  gsize begin = 0, end = 0;

  search->colour[start] = 0;
  search->above[start] = -1;
  search->queue[end++] = (guint32)start;
  while (begin < end)
    {
      gsize i = search->queue[begin++];

      gather (search, i);
      for (gsize k = 0; k < search->n_found; k++)
        {
          gsize j = search->found[k];

          if (search->colour[j] == search->colour[i])
            {
              search->left = i;
              search->right = j;
              return FALSE;
            }
          if (search->colour[j] >= 0)
            continue;
          search->colour[j] = (gint8)(1 - search->colour[i]);
          search->above[j] = (gint32)i;
          search->queue[end++] = (guint32)j;
        }
    }
  return TRUE;
}

/* Where each territory stands in the walk, and where what is below it ends. */
static void
number_walk (Search *search)
{
  const AwrashModel *model = search->layout->model;
  const AwrashProgramme *p = model->programme;

  for (gsize k = 0; k < p->n_territories; k++)
    {
      gsize t = model->walk[k];

      search->first[t] = k;
      for (gssize at = (gssize)t; at >= 0; at = p->territories[at].parent)
        search->end[at] = k + 1;
    }
}

static gsize
depth_of (const Search *search, gsize wall)
{
  gsize depth = 0;

  for (gssize at = search->above[wall]; at >= 0; at = search->above[at])
    depth++;
  return depth;
}

/* Both ways up to the wall where they meet: down the right way after the left one. */
static gboolean
write_cycle (const Search *search, GArray *cycle, GError **error)
{
  gsize left = search->left, right = search->right, n_right = 0;

  if (!awrash_i_memory_stretch (cycle, depth_of (search, left) + depth_of (search, right) + 1,
                                error))
    return FALSE;
  while (left != right)
    if (depth_of (search, left) >= depth_of (search, right))
      {
        g_array_append_val (cycle, left);
        left = (gsize)search->above[left];
      }
    else
      {
        search->found[n_right++] = right;
        right = (gsize)search->above[right];
      }
  g_array_append_val (cycle, left);
  while (n_right-- > 0)
    g_array_append_val (cycle, search->found[n_right]);
  return TRUE;
}

gboolean
awrash_i_layout_find_cycle (const AwrashLayout *layout, GArray *cycle, GError **error)
{
  gsize n = layout->walls->len, n_territories = layout->model->programme->n_territories;
  g_autofree guint32 *queue = awrash_i_new (guint32, n, error);
  g_autofree gint32 *above = queue ? awrash_i_new (gint32, n, error) : NULL;
  g_autofree gint8 *colour = above ? awrash_i_new (gint8, n, error) : NULL;
  g_autofree gsize *first = colour ? awrash_i_new (gsize, n_territories, error) : NULL;
  g_autofree gsize *end = first ? awrash_i_new (gsize, n_territories, error) : NULL;
  g_autofree gsize *found = end ? awrash_i_new (gsize, n, error) : NULL;
  Search search = { layout, queue, above, colour, first, end, found, 0, 0, 0 };

  if (found == NULL)
    return FALSE;
  number_walk (&search);
  for (gsize i = 0; i < n; i++)
    colour[i] = -1;
  for (gsize i = 0; i < n; i++)
    if (awrash_i_layout_is_laid (layout, i) && colour[i] < 0 && !search_from (&search, i))
      return write_cycle (&search, cycle, error);
  return TRUE;
}
