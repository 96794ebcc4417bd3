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

static gssize
single_cell (const AwrashModel *model, const AwrashWall *wall)
{
  const guint8 *types = awrash_i_model_set (model, wall->set);
  gsize type = 0;

  if (awrash_i_model_size (model, wall) != 1)
    return -1;
  while (!types[type])
    type++;
  return (gssize)(model->province_at[model->from[wall->territory]] * model->n_types + type);
}

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

static gboolean
place_walls (AwrashLayout *layout, GError **error)
{
  const AwrashModel *model = layout->model;

  layout->walls = g_array_new (FALSE, TRUE, sizeof (AwrashPlacedWall));
  layout->cell_lower = awrash_i_new (int64_t, model->n_cells, error);
  layout->cell_upper
      = layout->cell_lower != NULL ? awrash_i_new (int64_t, model->n_cells, error) : NULL;
  if (layout->cell_upper == NULL)
    return FALSE;
  for (gsize i = 0; i < model->walls->len; i++)
    {
      AwrashPlacedWall placed = { .wall = *awrash_i_model_wall (model, i), .inside = -1 };

      placed.cell = single_cell (model, &placed.wall);
      placed.dropped = placed.wall.lower == 0 && placed.wall.upper == AWRASH_UNBOUNDED;
      g_array_append_val (layout->walls, placed);
    }
  return TRUE;
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

gboolean
awrash_i_slack_open (AwrashSlack *slack, const AwrashWalls *walls, GError **error)
{
  *slack = (AwrashSlack){ .walls = walls, .n = walls->indices->len };
  slack->order = awrash_i_new (gsize, slack->n, error);
  if (slack->order == NULL || !choose_most (slack, error))
    return FALSE;
  for (gsize i = 0; i < slack->n; i++)
    slack->order[i] = i;
  g_qsort_with_data (slack->order, (gint)slack->n, sizeof (gsize), by_size, slack);
  slack->layout = g_new0 (AwrashLayout, 1);
  slack->layout->model = walls->model;
  if (!place_walls (slack->layout, error) || !awrash_i_layout_classify (slack->layout, error)
      || !awrash_i_layout_connect (slack->layout, error))
    return FALSE;
  slack->network = slack->layout->network;
  return TRUE;
}

void
awrash_i_slack_close (AwrashSlack *slack)
{
  g_clear_pointer (&slack->layout, awrash_i_layout_free);
  g_clear_pointer (&slack->order, g_free);
}

const AwrashWall *
awrash_i_slack_wall (const AwrashSlack *slack, gsize i)
{
  return awrash_i_model_wall (slack->walls->model, awrash_i_walls_index (slack->walls, i));
}

AwrashArc *
awrash_i_slack_arc (const AwrashSlack *slack, gsize i)
{
  return &slack->network
              ->arcs[awrash_i_layout_arc (slack->layout, awrash_i_walls_index (slack->walls, i))];
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
awrash_i_slack_is_feasible (const AwrashSlack *slack, const AwrashSides *sides)
{
  return set_sides (slack, sides) && awrash_i_network_feasible (slack->network);
}

void
awrash_i_slack_reduce (const AwrashSlack *slack, AwrashSides *sides)
{
  for (gsize k = slack->n; k-- > 0;)
    for (int is_upper = 0; is_upper < 2; is_upper++)
      {
        guint8 *side = is_upper ? &sides->upper[slack->order[k]] : &sides->lower[slack->order[k]];

        if (!*side)
          continue;
        *side = 0;
        *side = awrash_i_slack_is_feasible (slack, sides) ? 1 : 0;
      }
}
