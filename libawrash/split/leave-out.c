/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which walls are left outside where there are no two families: as few as are found. As long as an
 * odd cycle is left, the smallest kind of wall on it goes, a kind being a set of types on one level
 * of the tree; then each kind, and each wall, that fits again comes back.
 * Source: none; the fewest are hard to find (Yannakakis 1978). Invariant: who receives goes last;
 * the choice does not depend on the order of the territories. */

#include "split/layout-private.h"

#include "base/memory-private.h"

/* Walls are tried one by one only while that takes less than so many looks at a wall. */
#define MOST_LOOKS ((gsize)1 << 24)

typedef struct
{
  AwrashLayout *layout;
  guint32 *parent; /* [n_walls] for the colouring */
  guint8 *odd;
  GArray *kinds; /* of gsize: a wall of each kind that went */
} Removal;

static gsize
level_of (const AwrashLayout *layout, gsize wall)
{
  const AwrashProgramme *p = layout->model->programme;

  return p->territories[awrash_i_layout_wall (layout, wall)->wall.territory].depth;
}

static gboolean
is_of_kind (const AwrashLayout *layout, gsize wall, gsize kind)
{
  return awrash_i_layout_wall (layout, wall)->wall.set
             == awrash_i_layout_wall (layout, kind)->wall.set
         && level_of (layout, wall) == level_of (layout, kind);
}

static gboolean
receives (const AwrashLayout *layout, gsize wall)
{
  const AwrashWall *own = awrash_i_model_wall (layout->model, wall);

  return own->recipient >= 0 || own->rest >= 0;
}

static gsize
count_kind (const AwrashLayout *layout, gsize kind)
{
  gsize n = 0;

  for (gsize i = 0; i < layout->walls->len; i++)
    n += awrash_i_layout_is_laid (layout, i) && is_of_kind (layout, i, kind);
  return n;
}

/* Whether the first kind should go rather than the second: what does not receive, then the fewer,
 * then the higher level, then the name of the set. */
static gboolean
is_better (const AwrashLayout *layout, gsize a, gsize n_a, gsize b, gsize n_b)
{
  const AwrashModel *model = layout->model;

  if (receives (layout, a) != receives (layout, b))
    return receives (layout, b);
  if (n_a != n_b)
    return n_a < n_b;
  if (level_of (layout, a) != level_of (layout, b))
    return level_of (layout, a) < level_of (layout, b);
  return g_strcmp0 (awrash_i_model_set_name (model, awrash_i_layout_wall (layout, a)->wall.set),
                    awrash_i_model_set_name (model, awrash_i_layout_wall (layout, b)->wall.set))
         < 0;
}

/* Moves the walls of a kind out, or back. */
static void
move_kind (AwrashLayout *layout, gsize kind, gboolean out)
{
  for (gsize i = 0; i < layout->walls->len; i++)
    {
      AwrashPlacedWall *placed = awrash_i_layout_wall (layout, i);

      if ((out ? awrash_i_layout_is_laid (layout, i) : placed->is_outside)
          && is_of_kind (layout, i, kind))
        placed->is_outside = (guint8)out;
    }
}

/* Takes the best kind of a cycle out. */
static gboolean
take_one_out (Removal *removal, const GArray *cycle, GError **error)
{
  AwrashLayout *layout = removal->layout;
  gsize best = G_MAXSIZE, n_best = 0;

  for (gsize k = 0; k < cycle->len; k++)
    {
      gsize wall = g_array_index (cycle, gsize, k), n = count_kind (layout, wall);

      if (best == G_MAXSIZE || is_better (layout, wall, n, best, n_best))
        {
          best = wall;
          n_best = n;
        }
    }
  if (!awrash_i_append (removal->kinds, best, error))
    return FALSE;
  move_kind (layout, best, TRUE);
  return TRUE;
}

/* *fits: what is laid falls into two families. */
static gboolean
colour (Removal *removal, gboolean *fits, GError **error)
{
  return awrash_i_layout_colour (removal->layout, removal->parent, removal->odd, fits, error);
}

static gboolean
bring_kinds_back (Removal *removal, GError **error)
{
  gboolean fits;

  for (gsize k = 0; k + 1 < removal->kinds->len; k++)
    {
      gsize kind = g_array_index (removal->kinds, gsize, k);

      move_kind (removal->layout, kind, FALSE);
      if (!colour (removal, &fits, error))
        return FALSE;
      if (!fits)
        move_kind (removal->layout, kind, TRUE);
    }
  return TRUE;
}

static int
by_name (gconstpointer a, gconstpointer b, gpointer model)
{
  return awrash_i_model_compare_names (model, *(const gsize *)a, *(const gsize *)b);
}

static gboolean
list_outside (AwrashLayout *layout, GError **error)
{
  g_array_set_size (layout->outside, 0);
  for (gsize i = 0; i < layout->walls->len; i++)
    if (awrash_i_layout_wall (layout, i)->is_outside
        && !awrash_i_append (layout->outside, i, error))
      return FALSE;
  return TRUE;
}

/* In the order of their names, so that the order of the territories decides nothing. */
static gboolean
bring_walls_back (Removal *removal, GError **error)
{
  AwrashLayout *layout = removal->layout;
  gboolean fits;

  if (!list_outside (layout, error))
    return FALSE;
  if (layout->outside->len > MOST_LOOKS / (layout->walls->len + 1))
    return TRUE;
  g_array_sort_with_data (layout->outside, by_name, layout->model);
  for (gsize k = 0; k < layout->outside->len; k++)
    {
      AwrashPlacedWall *placed
          = awrash_i_layout_wall (layout, g_array_index (layout->outside, gsize, k));

      placed->is_outside = 0;
      if (!colour (removal, &fits, error))
        return FALSE;
      placed->is_outside = !fits;
    }
  return TRUE;
}

gboolean
awrash_i_layout_leave_out (AwrashLayout *layout, guint32 parent[], guint8 odd[], GError **error)
{
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (gsize));
  Removal removal = { layout, parent, odd, kinds };
  gboolean fits;

  for (;;)
    {
      g_array_set_size (cycle, 0);
      if (!colour (&removal, &fits, error)
          || (!fits && !awrash_i_layout_find_cycle (layout, cycle, error)))
        return FALSE;
      if (cycle->len == 0)
        break;
      if (!take_one_out (&removal, cycle, error))
        return FALSE;
    }
  return bring_kinds_back (&removal, error) && bring_walls_back (&removal, error)
         && list_outside (layout, error) && colour (&removal, &fits, error);
}
