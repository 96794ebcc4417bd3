/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The walls of a model laid out: checked, simplified, classified and connected.
 * Source: the test of classes in libawrash/README.md. Invariant: placed walls stand in the order of
 * the model's; a wall of a single cell is a bound of that cell. */

#include "split/layout-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <string.h>

void
awrash_i_layout_free (AwrashLayout *layout)
{
  if (layout == NULL)
    return;
  g_clear_pointer (&layout->walls, g_array_unref);
  g_clear_pointer (&layout->outside, g_array_unref);
  g_free (layout->cell_lower);
  g_free (layout->cell_upper);
  g_free (layout->reason);
  g_strfreev (layout->contradictions);
  awrash_i_network_free (layout->network);
  g_free (layout);
}

gsize
awrash_i_layout_arc (const AwrashLayout *layout, gsize wall)
{
  const AwrashPlacedWall *placed = awrash_i_layout_wall (layout, wall);

  return placed->cell >= 0 ? (gsize)placed->cell : placed->arc;
}

gboolean
awrash_i_layout_check_network (const AwrashLayout *layout, GError **error)
{
  if (layout->class_ != AWRASH_CLASS_ROWS && layout->class_ != AWRASH_CLASS_GENERAL)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
               _ ("the bounds are of class %s, which is not solved here: %s"),
               awrash_split_class_get_name (layout->class_), layout->reason);
  return FALSE;
}

/* ── what is left unplaced ──────────────────────────────────────────────────────────────────── */

/* A quota in places, which alone can have places left over. */
static gboolean
is_quota (const AwrashLayout *layout, gsize index)
{
  const AwrashModel *model = layout->model;
  const AwrashWall *wall = awrash_i_model_wall (model, index);
  const AwrashBound *bound
      = wall->upper_bound >= 0 ? &model->programme->bounds[wall->upper_bound] : NULL;

  return bound != NULL && wall->upper != AWRASH_UNBOUNDED
         && awrash_i_layout_wall (layout, index)->cell < 0 && bound->kind == AWRASH_BOUND_QUOTA
         && bound->unit == AWRASH_UNIT_PLACES;
}

/* Whether every cell of a wall stands at its own upper bound. */
static gboolean
is_stuck (const AwrashLayout *layout, const AwrashWall *wall, const int64_t places[])
{
  const AwrashModel *model = layout->model;
  const guint8 *types = awrash_i_model_set (model, wall->set);

  for (gsize at = model->from[wall->territory]; at < model->to[wall->territory]; at++)
    for (gsize type = 0; type < model->n_types; type++)
      {
        gsize cell = model->province_at[at] * model->n_types + type;

        if (types[type] && places[cell] < layout->cell_upper[cell])
          return FALSE;
      }
  return TRUE;
}

/* Units that capacities leave unplaced: what is missing of a quota whose cells are all at their
 * own bounds, counted once where such quotas lie in one another. */
int64_t
awrash_i_layout_count_unplaced (const AwrashLayout *layout, const int64_t places[])
{
  const AwrashModel *model = layout->model;
  int64_t unplaced = 0;

  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);

      if (is_quota (layout, i) && is_stuck (layout, wall, places))
        unplaced = MAX (unplaced, wall->upper - awrash_i_model_sum (model, wall, places));
    }
  return unplaced;
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
place_walls (AwrashLayout *layout, GError **error)
{
  const AwrashModel *model = layout->model;

  layout->cell_lower = awrash_i_copy (int64_t, model->cell_lower, model->n_cells, error);
  layout->cell_upper = layout->cell_lower != NULL
                           ? awrash_i_copy (int64_t, model->cell_upper, model->n_cells, error)
                           : NULL;
  return layout->cell_upper != NULL && awrash_i_layout_list_walls (layout, error);
}

AwrashLayout *
awrash_i_layout_new_arcs (AwrashModel *model, GError **error)
{
  g_autoptr (AwrashLayout) layout = g_new0 (AwrashLayout, 1);

  layout->model = model;
  awrash_i_layout_find_contradictions (layout);
  if (!place_walls (layout, error) || !awrash_i_layout_check_limits (layout, error)
      || !awrash_i_layout_choose_unbounded (layout, error)
      || !awrash_i_layout_reduce (layout, error) || !awrash_i_layout_classify (layout, error)
      || !awrash_i_layout_connect (layout, error))
    return NULL;
  return g_steal_pointer (&layout);
}

AwrashLayout *
awrash_i_layout_new (AwrashModel *model, GError **error)
{
  g_autoptr (AwrashLayout) layout = awrash_i_layout_new_arcs (model, error);

  return layout != NULL && awrash_i_network_open (layout->network, error)
             ? g_steal_pointer (&layout)
             : NULL;
}
