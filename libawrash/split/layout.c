/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Simplifies the walls before they are classified: single cells become bounds of cells, sums that
 * are fixed are subtracted from the walls around them, walls that others imply are dropped.
 * Source: the test of classes in libawrash/README.md. Invariant: the feasible allotments stay the
 * same; what was subtracted from a wall is its offset. */

#include "split/layout-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <string.h>

/* Sums of bounds stay exact in double, with room for the sums along a path; and one for every
 * province still fits an int64_t. */
#define LARGEST_SUM (G_GINT64_CONSTANT (1) << 50)
#define LARGEST_OF_ALL (G_GINT64_CONSTANT (1) << 61)

void
awrash_i_layout_free (AwrashLayout *layout)
{
  if (layout == NULL)
    return;
  g_clear_pointer (&layout->walls, g_array_unref);
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
awrash_i_layout_is_laid (const AwrashLayout *layout, gsize wall)
{
  const AwrashPlacedWall *placed = awrash_i_layout_wall (layout, wall);

  return placed->cell < 0 && !placed->dropped;
}

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

/* A wall of a single cell is a bound of that cell. */
static void
settle_cell (AwrashLayout *layout, AwrashPlacedWall *placed)
{
  gssize cell = placed->cell = single_cell (layout->model, &placed->wall);

  if (cell < 0)
    return;
  layout->cell_lower[cell] = MAX (layout->cell_lower[cell], placed->wall.lower);
  layout->cell_upper[cell] = MIN (layout->cell_upper[cell], placed->wall.upper);
}

/* ── what has no answer at all ──────────────────────────────────────────────────────────────── */

static void
note_contradiction (const AwrashModel *model, const AwrashWall *wall, GPtrArray *words)
{
  g_autofree char *places = awrash_i_words_wall (model, wall);

  g_ptr_array_add (words, g_strdup_printf (_ ("at least %" PRId64 " and at most %" PRId64 " %s"),
                                           wall->lower, wall->upper, places));
}

/* Bounds on the same cells that leave nothing between them: infeasible before any solver. */
static void
find_contradictions (AwrashLayout *layout)
{
  const AwrashModel *model = layout->model;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);

      if (wall->lower <= wall->upper)
        continue;
      note_contradiction (model, wall, words);
      layout->missing += wall->lower - wall->upper;
    }
  if (words->len == 0)
    return;
  g_ptr_array_add (words, NULL);
  layout->contradictions = (gchar **)g_ptr_array_steal (words, NULL);
}

/* A number above every sum of bounds, so that no cut ever asks for it. */
static gboolean
choose_unbounded (AwrashLayout *layout, GError **error)
{
  const AwrashModel *model = layout->model;
  int64_t sum = 1;

  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);

      sum += wall->lower + (wall->upper == AWRASH_UNBOUNDED ? 0 : wall->upper);
      if (sum > LARGEST_SUM || sum > LARGEST_OF_ALL / (int64_t)model->n_provinces)
        {
          g_autofree char *places = awrash_i_words_wall (model, wall);

          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                       _ ("the bounds sum to more than 2^50 places (at the %s), expected less"),
                       places);
          return FALSE;
        }
    }
  layout->unbounded = sum;
  return TRUE;
}

/* Every cell needs an upper bound somewhere, or filling first would never end. */
static gboolean
check_bounded (const AwrashLayout *layout, GError **error)
{
  const AwrashModel *model = layout->model;
  g_autofree guint8 *bounded = awrash_i_new (guint8, model->n_cells, error);

  if (bounded == NULL)
    return FALSE;
  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);
      const guint8 *types = awrash_i_model_set (model, wall->set);

      for (gsize at = model->from[wall->territory];
           wall->upper != AWRASH_UNBOUNDED && at < model->to[wall->territory]; at++)
        for (gsize type = 0; type < model->n_types; type++)
          bounded[model->province_at[at] * model->n_types + type] |= types[type];
    }
  for (gsize cell = 0; cell < model->n_cells; cell++)
    if (!bounded[cell])
      {
        const AwrashProgramme *p = model->programme;

        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                     _ ("nothing limits the places of \"%s\" in \"%s\", expected a max in "
                        "quotas or capacities, 0 where the stream gives none"),
                     p->types[cell % model->n_types].code,
                     p->territories[p->provinces[cell / model->n_types]].code);
        return FALSE;
      }
  return TRUE;
}

/* ── subtraction ────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_fixed (const AwrashLayout *layout, const AwrashPlacedWall *placed)
{
  if (placed->cell >= 0)
    return layout->cell_lower[placed->cell] == layout->cell_upper[placed->cell];
  return placed->wall.lower == placed->wall.upper;
}

static int64_t
fixed_sum (const AwrashLayout *layout, const AwrashPlacedWall *placed)
{
  return placed->cell >= 0 ? layout->cell_lower[placed->cell] : placed->wall.lower;
}

/* Whether taking the fixed wall away leaves a rectangle: same provinces, fewer types. */
static gboolean
is_part (const AwrashLayout *layout, const AwrashPlacedWall *whole, const AwrashPlacedWall *part)
{
  const AwrashModel *model = layout->model;

  return whole != part && whole->wall.territory == part->wall.territory
         && whole->wall.set != part->wall.set
         && awrash_i_model_contains (model, &whole->wall, &part->wall);
}

/* Takes one fixed part out of a wall, unless the bounds that are left contradict each other: then
 * the wall stays as it is, and the network will name the contradiction. */
static gboolean
subtract (AwrashLayout *layout, AwrashPlacedWall *whole, const AwrashPlacedWall *part,
          GError **error)
{
  AwrashModel *model = layout->model;
  const guint8 *small = awrash_i_model_set (model, part->wall.set);
  g_autofree guint8 *rest
      = awrash_i_copy (guint8, awrash_i_model_set (model, whole->wall.set), model->n_types, error);
  AwrashWall left = whole->wall;
  int64_t sum = fixed_sum (layout, part);
  gssize cell;

  if (rest == NULL)
    return FALSE;
  for (gsize type = 0; type < model->n_types; type++)
    rest[type] = rest[type] && !small[type];
  left.set = awrash_i_model_find_set (model, rest);
  left.lower = MAX (0, left.lower - sum);
  left.upper = left.upper == AWRASH_UNBOUNDED ? AWRASH_UNBOUNDED : left.upper - sum;
  cell = single_cell (model, &left);
  if (left.upper < left.lower
      || (cell >= 0
          && (left.upper < layout->cell_lower[cell] || left.lower > layout->cell_upper[cell])))
    return TRUE;
  whole->is_reduced = TRUE;
  whole->wall = left;
  whole->offset += sum;
  settle_cell (layout, whole);
  return TRUE;
}

/* Takes sums that are fixed out of the walls around them on the same provinces. Parts that were
 * themselves reduced are left alone, so that each is one of the programme's own walls. */
static gboolean
subtract_fixed (AwrashLayout *layout, GError **error)
{
  for (gsize i = 0; i < layout->walls->len; i++)
    {
      AwrashPlacedWall *whole = awrash_i_layout_wall (layout, i);

      for (gsize j = 0; j < layout->walls->len && whole->cell < 0; j++)
        {
          const AwrashPlacedWall *part = awrash_i_layout_wall (layout, j);

          if (!part->is_reduced && is_part (layout, whole, part) && is_fixed (layout, part)
              && !subtract (layout, whole, part, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* ── what others imply ──────────────────────────────────────────────────────────────────────── */

static gboolean
is_implied (const AwrashLayout *layout, const AwrashWall *wall)
{
  const AwrashModel *model = layout->model;
  const guint8 *types = awrash_i_model_set (model, wall->set);
  int64_t least = 0, most = 0;

  for (gsize at = model->from[wall->territory]; at < model->to[wall->territory]; at++)
    for (gsize type = 0; type < model->n_types; type++)
      if (types[type])
        {
          gsize cell = model->province_at[at] * model->n_types + type;

          least += layout->cell_lower[cell];
          if (layout->cell_upper[cell] == AWRASH_UNBOUNDED || most == AWRASH_UNBOUNDED)
            most = AWRASH_UNBOUNDED;
          else
            most += layout->cell_upper[cell];
        }
  return wall->lower <= least && (wall->upper == AWRASH_UNBOUNDED || wall->upper >= most);
}

/* Drops walls that the bounds of their cells imply. */
static void
drop_implied (AwrashLayout *layout)
{
  for (gsize i = 0; i < layout->walls->len; i++)
    {
      AwrashPlacedWall *placed = awrash_i_layout_wall (layout, i);
      const AwrashWall *source = awrash_i_model_wall (layout->model, i);

      placed->dropped = placed->cell < 0 && source->recipient < 0 && source->rest < 0
                        && !source->is_mix && is_implied (layout, &placed->wall);
    }
}

/* ── what is left unplaced ──────────────────────────────────────────────────────────────────── */

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
      int64_t sum = awrash_i_model_sum (model, wall, places);
      gboolean stuck = wall->upper != AWRASH_UNBOUNDED && wall->upper_bound >= 0
                       && sum < wall->upper && awrash_i_layout_wall (layout, i)->cell < 0
                       && model->programme->bounds[wall->upper_bound].kind == AWRASH_BOUND_QUOTA
                       && model->programme->bounds[wall->upper_bound].unit == AWRASH_UNIT_PLACES;

      for (gsize cell = 0; stuck && cell < model->n_cells; cell++)
        if (awrash_i_model_holds (model, wall, cell) && places[cell] < layout->cell_upper[cell])
          stuck = FALSE;
      if (stuck)
        unplaced = MAX (unplaced, wall->upper - sum);
    }
  return unplaced;
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

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
  for (gsize cell = 0; cell < model->n_cells; cell++)
    layout->cell_upper[cell] = AWRASH_UNBOUNDED;
  for (gsize i = 0; i < model->walls->len; i++)
    {
      AwrashPlacedWall placed = { 0 };

      placed.wall = *awrash_i_model_wall (model, i);
      placed.inside = -1;
      settle_cell (layout, &placed);
      g_array_append_val (layout->walls, placed);
    }
  return TRUE;
}

AwrashLayout *
awrash_i_layout_new (AwrashModel *model, GError **error)
{
  g_autoptr (AwrashLayout) layout = g_new0 (AwrashLayout, 1);

  layout->model = model;
  find_contradictions (layout);
  if (!check_bounded (layout, error) || !choose_unbounded (layout, error)
      || !place_walls (layout, error) || !subtract_fixed (layout, error))
    return NULL;
  drop_implied (layout);
  if (!awrash_i_layout_classify (layout, error) || !awrash_i_layout_connect (layout, error))
    return NULL;
  return g_steal_pointer (&layout);
}
