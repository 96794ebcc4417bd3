/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two families of walls, of which none crosses another of its own. Walls that cross must differ: a
 * forest of walls, each knowing whether it differs from its parent, takes one crossing at a time.
 * Two walls can only cross where one's territory holds the other's; all provinces of one territory
 * cross the same walls around them with the same set of types, so one of these stands for all.
 * Source: Tarjan (1975) for the forest; the test of classes in libawrash/README.md. Invariant: the
 * root of a tree is its lowest wall, which is of family 0. */

#include "split/layout-private.h"

#include "base/memory-private.h"

#include <string.h>

/* What is known of a set of types in the provinces of one territory. */
typedef struct
{
  gsize parent; /* the territory + 1, 0: nothing yet */
  gssize wall;  /* one around them that they cross, -1: none */
} Memory;

typedef struct
{
  AwrashLayout *layout;
  guint32 *parent; /* [n_walls] */
  guint8 *odd;     /* [n_walls]: 1 where a wall differs from its parent */
  Memory *memory;  /* [n_sets] */
} Forest;

static gsize
find_root (Forest *forest, gsize wall, guint8 *differs)
{
  gsize root = wall;
  guint8 sum = 0;

  for (; forest->parent[root] != root; root = forest->parent[root])
    sum ^= forest->odd[root];
  *differs = sum;
  while (wall != root)
    {
      gsize next = forest->parent[wall];
      guint8 own = forest->odd[wall];

      forest->parent[wall] = (guint32)root;
      forest->odd[wall] = sum;
      sum ^= own;
      wall = next;
    }
  return root;
}

/* Two walls that cross; FALSE where both are of one family already. */
static gboolean
part (Forest *forest, gsize a, gsize b)
{
  AwrashLayout *layout = forest->layout;
  guint8 left, right;
  gsize i = find_root (forest, a, &left), j = find_root (forest, b, &right);

  awrash_i_layout_wall (layout, a)->crosses = awrash_i_layout_wall (layout, b)->crosses = 1;
  if (i == j)
    return left != right;
  forest->parent[MAX (i, j)] = (guint32)MIN (i, j);
  forest->odd[MAX (i, j)] = left ^ right ^ 1;
  return TRUE;
}

/* A wall of the same territory, or of one around it, whose provinces are more. */
static gboolean
crosses (const AwrashLayout *layout, gsize inner, gsize outer)
{
  const AwrashModel *model = layout->model;
  const AwrashWall *a = &awrash_i_layout_wall (layout, inner)->wall;
  const AwrashWall *b = &awrash_i_layout_wall (layout, outer)->wall;

  return awrash_i_layout_is_laid (layout, outer) && awrash_i_model_set_meets (model, a->set, b->set)
         && !awrash_i_model_set_within (model, a->set, b->set)
         && (a->territory != b->territory || !awrash_i_model_set_within (model, b->set, a->set));
}

/* All walls of a territory that a wall crosses, up to itself; one of them is handed back. */
static gboolean
part_from (Forest *forest, gsize wall, gsize territory, gssize *one)
{
  const AwrashModel *model = forest->layout->model;

  for (guint32 i = model->first_wall[territory]; i != 0 && i - 1 != wall;
       i = awrash_i_model_wall (model, i - 1)->next)
    {
      if (!crosses (forest->layout, wall, i - 1))
        continue;
      *one = i - 1;
      if (!part (forest, wall, i - 1))
        return FALSE;
    }
  return TRUE;
}

static gboolean
part_from_above (Forest *forest, gsize wall)
{
  const AwrashProgramme *p = forest->layout->model->programme;
  const AwrashPlacedWall *placed = awrash_i_layout_wall (forest->layout, wall);
  gssize above = p->territories[placed->wall.territory].parent;
  gboolean is_leaf = p->territories[placed->wall.territory].province >= 0;
  Memory *memory = &forest->memory[placed->wall.set];

  if (is_leaf && above >= 0 && memory->parent == (gsize)(above + 1))
    return memory->wall < 0 || part (forest, wall, (gsize)memory->wall);
  *memory = (Memory){ is_leaf ? (gsize)(above + 1) : 0, -1 };
  for (; above >= 0; above = p->territories[above].parent)
    if (!part_from (forest, wall, (gsize)above, &memory->wall))
      return FALSE;
  return TRUE;
}

static gboolean
part_all (Forest *forest)
{
  const AwrashLayout *layout = forest->layout;
  const AwrashModel *model = layout->model;
  gssize one;

  for (gsize k = 0; k < model->programme->n_territories; k++)
    for (guint32 i = model->first_wall[model->walk[k]]; i != 0;
         i = awrash_i_model_wall (model, i - 1)->next)
      if (awrash_i_layout_is_laid (layout, i - 1)
          && (!part_from (forest, i - 1, model->walk[k], &one) || !part_from_above (forest, i - 1)))
        return FALSE;
  return TRUE;
}

gboolean
awrash_i_layout_colour (AwrashLayout *layout, guint32 parent[], guint8 odd[], gboolean *fits,
                        GError **error)
{
  g_autofree Memory *memory = awrash_i_new (Memory, layout->model->sets->len, error);
  Forest forest = { layout, parent, odd, memory };
  guint8 differs;

  if (memory == NULL)
    return FALSE;
  for (gsize i = 0; i < layout->walls->len; i++)
    {
      parent[i] = (guint32)i;
      odd[i] = 0;
      awrash_i_layout_wall (layout, i)->crosses = 0;
      awrash_i_layout_wall (layout, i)->colour = -1;
    }
  *fits = part_all (&forest);
  for (gsize i = 0; *fits && i < layout->walls->len; i++)
    if (awrash_i_layout_is_laid (layout, i))
      {
        find_root (&forest, i, &differs);
        awrash_i_layout_wall (layout, i)->colour = (gint8)differs;
      }
  return TRUE;
}
