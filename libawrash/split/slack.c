/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The walls of a programme as a network of their own, as they stand, to ask which of them can hold
 * together. Source: Hoffman and Kruskal (1956); the deletion filter of Chinneck and Dravnieks
 * (1991). Invariant: no cell is ever below 0, whichever walls count. */

#include "split/slack-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <string.h>

/* Sums of bounds stay exact in double, with room for the sums along a path. */
#define LARGEST_SUM (G_GINT64_CONSTANT (1) << 50)

/* ── the network ────────────────────────────────────────────────────────────────────────────── */

/* A number above every sum of bounds, so that no flow of least cost ever reaches it. */
static gboolean
choose_most (AwrashSlack *slack, GError **error)
{
  slack->most = 1;
  for (gsize i = 0; i < slack->n; i++)
    {
      const AwrashWall *wall = awrash_i_slack_wall (slack, i);

      slack->most += wall->lower + (wall->upper == AWRASH_UNBOUNDED ? 0 : wall->upper);
      if (slack->most <= LARGEST_SUM)
        continue;
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("the bounds sum to more than 2^50 places (at the %s), expected less"),
                   awrash_split_walls_get_words (slack->walls, i));
      return FALSE;
    }
  return TRUE;
}

/* Two families of the walls as the model has them; those that bound nothing are left out. */
static gboolean
lay_out (AwrashLayout *layout, gboolean *is_network, GError **error)
{
  const AwrashModel *model = layout->model;
  gsize n = model->walls->len;
  g_autofree guint32 *parent = awrash_i_new (guint32, n, error);
  g_autofree guint8 *odd = parent != NULL ? awrash_i_new (guint8, n, error) : NULL;

  layout->cell_lower = odd != NULL ? awrash_i_new (int64_t, model->n_cells, error) : NULL;
  layout->cell_upper
      = layout->cell_lower != NULL ? awrash_i_new (int64_t, model->n_cells, error) : NULL;
  if (layout->cell_upper == NULL || !awrash_i_layout_list_walls (layout, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      AwrashPlacedWall *placed = awrash_i_layout_wall (layout, i);

      placed->dropped = placed->wall.lower == 0 && placed->wall.upper == AWRASH_UNBOUNDED;
    }
  if (!awrash_i_layout_colour (layout, parent, odd, is_network, error))
    return FALSE;
  return !*is_network
         || (awrash_i_layout_connect (layout, error)
             && awrash_i_network_open (layout->network, error));
}

/* Whoever bounds most gives way first, and to whom names are all that is left, the last. */
static int
by_size (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashSlack *slack = data;
  const AwrashModel *model = slack->walls->model;
  gsize i = *(const gsize *)a, j = *(const gsize *)b;
  gsize left = awrash_i_model_size (model, awrash_i_slack_wall (slack, i));
  gsize right = awrash_i_model_size (model, awrash_i_slack_wall (slack, j));

  if (left != right)
    return left < right ? -1 : 1;
  return strcmp (awrash_split_walls_get_name (slack->walls, i),
                 awrash_split_walls_get_name (slack->walls, j));
}

/* The arcs of cells come first; those of other walls are found in the layout by what they hold. */
static gsize
find_arc (const AwrashSlack *slack, const AwrashWall *wall)
{
  const AwrashModel *model = slack->walls->model;
  gssize cell = awrash_i_model_single_cell (model, wall);

  if (cell >= 0)
    return (gsize)cell;
  for (guint32 k = model->first_wall[wall->territory]; k != 0;
       k = awrash_i_model_wall (model, k - 1)->next)
    if (awrash_i_model_wall (model, k - 1)->set == wall->set)
      return awrash_i_layout_arc (slack->layout, k - 1);
  return G_MAXSIZE;
}

gboolean
awrash_i_slack_open (AwrashSlack *slack, const AwrashWalls *walls, gboolean *is_network,
                     GError **error)
{
  *slack = (AwrashSlack){ .walls = walls, .n = walls->list->len };
  *is_network = walls->rows->len == 0;
  if (!*is_network)
    return TRUE;
  slack->order = awrash_i_new (gsize, slack->n, error);
  if (slack->order == NULL || !choose_most (slack, error))
    return FALSE;
  for (gsize i = 0; i < slack->n; i++)
    slack->order[i] = i;
  g_qsort_with_data (slack->order, (gint)slack->n, sizeof (gsize), by_size, slack);
  slack->layout = g_new0 (AwrashLayout, 1);
  slack->layout->model = walls->model;
  slack->layout->unbounded = slack->most;
  if (!lay_out (slack->layout, is_network, error))
    return FALSE;
  if (!*is_network)
    return TRUE;
  slack->network = slack->layout->network;
  slack->arc_of = awrash_i_new (gsize, slack->n, error);
  for (gsize i = 0; slack->arc_of != NULL && i < slack->n; i++)
    slack->arc_of[i] = find_arc (slack, awrash_i_slack_wall (slack, i));
  return slack->arc_of != NULL;
}

void
awrash_i_slack_close (AwrashSlack *slack)
{
  g_clear_pointer (&slack->layout, awrash_i_layout_free);
  g_clear_pointer (&slack->order, g_free);
  g_clear_pointer (&slack->arc_of, g_free);
}

const AwrashWall *
awrash_i_slack_wall (const AwrashSlack *slack, gsize i)
{
  return awrash_i_walls_at (slack->walls, i);
}

AwrashArc *
awrash_i_slack_arc (const AwrashSlack *slack, gsize i)
{
  return &slack->network->arcs[slack->arc_of[i]];
}

/* ── which walls can hold together ──────────────────────────────────────────────────────────── */

/* FALSE where a wall's own min is above its max. */
static gboolean
set_sides (const AwrashSlack *slack, const AwrashSides *sides)
{
  gboolean possible = TRUE;

  for (gsize i = 0; i < slack->network->n_arcs; i++)
    slack->network->arcs[i] = (AwrashArc){ slack->network->arcs[i].tail,
                                           slack->network->arcs[i].head, 0, slack->most, 0 };
  for (gsize i = 0; i < slack->n; i++)
    {
      const AwrashWall *wall = awrash_i_slack_wall (slack, i);
      AwrashArc *arc = awrash_i_slack_arc (slack, i);

      if (sides->lower[i])
        arc->lower = wall->lower;
      if (sides->upper[i] && wall->upper != AWRASH_UNBOUNDED)
        arc->upper = wall->upper;
      possible = possible && arc->lower <= arc->upper;
    }
  return possible;
}

gboolean
awrash_i_slack_test (const AwrashSlack *slack, const AwrashSides *sides, gboolean *is_feasible,
                     GError **error)
{
  gboolean possible = set_sides (slack, sides);
  int64_t missing = 0;

  if (possible && !awrash_i_stage_feasible (slack->network, &missing, error))
    return FALSE;
  *is_feasible = possible && missing == 0;
  return TRUE;
}

gboolean
awrash_i_slack_reduce (const AwrashSlack *slack, AwrashSides *sides, GError **error)
{
  for (gsize k = slack->n; k-- > 0;)
    for (int is_upper = 0; is_upper < 2; is_upper++)
      {
        guint8 *side = is_upper ? &sides->upper[slack->order[k]] : &sides->lower[slack->order[k]];

        gboolean feasible;

        if (!*side)
          continue;
        *side = 0;
        if (!awrash_i_slack_test (slack, sides, &feasible, error))
          return FALSE;
        *side = feasible ? 1 : 0;
      }
  return TRUE;
}
