/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Simplifies the walls before they are classified: sums that are fixed are subtracted from the
 * walls around them, walls that the bounds of their cells imply are dropped. Source: the test of
 * classes in libawrash/README.md. Invariant: the feasible allotments stay the same; what was
 * subtracted from a wall is its offset. */

#include "split/layout-private.h"

#include "base/memory-private.h"

/* ── subtraction ────────────────────────────────────────────────────────────────────────────── */

/* Takes one fixed part, these types summing to sum, out of a wall, unless the bounds that are left
 * contradict each other: then the wall stays as it is, and the network will name the
 * contradiction. rest[n_types] is work space. */
static gboolean
subtract (AwrashLayout *layout, AwrashPlacedWall *whole, const guint8 part[], int64_t sum,
          guint8 rest[], GError **error)
{
  AwrashModel *model = layout->model;
  const guint8 *types = awrash_i_model_set (model, whole->wall.set);
  AwrashWall left = whole->wall;
  gsize set;
  gssize cell;

  for (gsize type = 0; type < model->n_types; type++)
    rest[type] = types[type] && !part[type];
  set = awrash_i_model_find_set (model, rest, error);
  if (set == G_MAXSIZE)
    return FALSE;
  left.set = (guint32)set;
  left.lower = MAX (0, left.lower - sum);
  left.upper = left.upper == AWRASH_UNBOUNDED ? AWRASH_UNBOUNDED : left.upper - sum;
  cell = awrash_i_model_single_cell (model, &left);
  if (left.upper < left.lower
      || (cell >= 0
          && (left.upper < layout->cell_lower[cell] || left.lower > layout->cell_upper[cell])))
    return TRUE;
  whole->is_reduced = TRUE;
  whole->wall = left;
  whole->offset += sum;
  whole->cell = (gint32)cell;
  if (cell < 0)
    return TRUE;
  layout->cell_lower[cell] = MAX (layout->cell_lower[cell], left.lower);
  layout->cell_upper[cell] = MIN (layout->cell_upper[cell], left.upper);
  return TRUE;
}

/* The fixed walls of the same provinces with fewer types, as the model has them and in the order in
 * which they were made. */
static gboolean
subtract_walls (AwrashLayout *layout, AwrashPlacedWall *whole, guint8 rest[], GError **error)
{
  const AwrashModel *model = layout->model;

  for (guint32 i = model->first_wall[whole->wall.territory]; i != 0 && whole->cell < 0;
       i = awrash_i_model_wall (model, i - 1)->next)
    {
      const AwrashWall *part = awrash_i_model_wall (model, i - 1);

      if (part->lower == part->upper && part->set != whole->wall.set
          && awrash_i_model_set_within (model, part->set, whole->wall.set)
          && !subtract (layout, whole, awrash_i_model_set (model, part->set), part->lower, rest,
                        error))
        return FALSE;
    }
  return TRUE;
}

/* The fixed cells of a single province, all at once; one is left where all are fixed. */
static gboolean
subtract_cells (AwrashLayout *layout, AwrashPlacedWall *whole, guint8 fixed[], guint8 rest[],
                GError **error)
{
  const AwrashModel *model = layout->model;
  const guint8 *types = awrash_i_model_set (model, whole->wall.set);
  gsize first = model->province_at[model->from[whole->wall.territory]] * model->n_types;
  gsize n_left = awrash_i_model_set_size (model, whole->wall.set);
  int64_t sum = 0;
  gboolean any = FALSE;

  for (gsize type = 0; type < model->n_types; type++)
    {
      gsize cell = first + type;

      fixed[type]
          = types[type] && n_left > 1 && layout->cell_lower[cell] == layout->cell_upper[cell];
      if (!fixed[type])
        continue;
      n_left--;
      any = TRUE;
      sum += layout->cell_lower[cell];
    }
  return !any || subtract (layout, whole, fixed, sum, rest, error);
}

static gboolean
has_fixed_cells (const AwrashLayout *layout)
{
  for (gsize cell = 0; cell < layout->model->n_cells; cell++)
    if (layout->cell_lower[cell] == layout->cell_upper[cell])
      return TRUE;
  return FALSE;
}

static gboolean
subtract_fixed (AwrashLayout *layout, GError **error)
{
  const AwrashModel *model = layout->model;
  g_autofree guint8 *fixed = awrash_i_new (guint8, 2 * model->n_types, error);
  guint8 *rest = fixed + model->n_types;
  gboolean any = has_fixed_cells (layout);

  if (fixed == NULL)
    return FALSE;
  for (gsize i = 0; i < layout->walls->len; i++)
    {
      AwrashPlacedWall *whole = awrash_i_layout_wall (layout, i);
      gsize territory = whole->wall.territory;

      if (whole->cell < 0 && !subtract_walls (layout, whole, rest, error))
        return FALSE;
      /* What is left of a reduced wall may be a cell that is fixed now. */
      any = any || (whole->is_reduced && whole->cell >= 0);
      if (any && whole->cell < 0 && model->to[territory] - model->from[territory] == 1
          && !subtract_cells (layout, whole, fixed, rest, error))
        return FALSE;
    }
  return TRUE;
}

/* ── what others imply ──────────────────────────────────────────────────────────────────────── */

/* Sums of the bounds of one type's cells over the first so many positions. */
typedef struct
{
  int64_t least, most;
  gsize n_unbounded;
} Prefix;

/* What the cells of a wall can sum to. */
typedef struct
{
  gsize wall;
  Prefix sum;
} Candidate;

static void
add_up (const AwrashLayout *layout, gsize type, Prefix prefix[])
{
  const AwrashModel *model = layout->model;
  Prefix sum = { 0, 0, 0 };

  for (gsize at = 0; at < model->n_provinces; at++)
    {
      gsize cell = model->province_at[at] * model->n_types + type;
      int64_t upper = layout->cell_upper[cell];

      sum.least += layout->cell_lower[cell];
      sum.most += upper == AWRASH_UNBOUNDED ? 0 : upper;
      sum.n_unbounded += upper == AWRASH_UNBOUNDED;
      prefix[at + 1] = sum;
    }
}

/* Whether any of these walls holds a type. */
static gboolean
is_held (const AwrashLayout *layout, gsize type, const GArray *candidates)
{
  for (gsize k = 0; k < candidates->len; k++)
    {
      const Candidate *own = &g_array_index (candidates, Candidate, k);

      if (awrash_i_model_set (layout->model,
                              awrash_i_layout_wall (layout, own->wall)->wall.set)[type])
        return TRUE;
    }
  return FALSE;
}

/* Adds one type's cells to the sums of all walls that hold the type. */
static void
add_type (const AwrashLayout *layout, gsize type, const Prefix prefix[], GArray *candidates)
{
  const AwrashModel *model = layout->model;

  for (gsize k = 0; k < candidates->len; k++)
    {
      Candidate *own = &g_array_index (candidates, Candidate, k);
      const AwrashWall *wall = &awrash_i_layout_wall (layout, own->wall)->wall;
      const Prefix *from = &prefix[model->from[wall->territory]];
      const Prefix *to = &prefix[model->to[wall->territory]];

      if (!awrash_i_model_set (model, wall->set)[type])
        continue;
      own->sum.least += to->least - from->least;
      own->sum.most += to->most - from->most;
      own->sum.n_unbounded += to->n_unbounded - from->n_unbounded;
    }
}

/* Who receives keeps its wall, unless receipts are rows anyway and the wall bounds nothing. */
static gboolean
is_needed (const AwrashModel *model, const AwrashWall *wall)
{
  gboolean compares = wall->recipient >= 0 || wall->rest >= 0 || wall->is_mix;

  return compares
         && (model->receipts == NULL || wall->lower > 0 || wall->upper != AWRASH_UNBOUNDED);
}

/* Drops walls that the bounds of their cells imply. */
static gboolean
drop_implied (AwrashLayout *layout, GError **error)
{
  const AwrashModel *model = layout->model;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree Prefix *prefix = NULL;

  for (gsize i = 0; i < layout->walls->len; i++)
    {
      Candidate own = { i, { 0, 0, 0 } };

      if (awrash_i_layout_wall (layout, i)->cell < 0
          && !is_needed (model, awrash_i_model_wall (model, i))
          && !awrash_i_append (candidates, own, error))
        return FALSE;
    }
  if (candidates->len == 0)
    return TRUE;
  prefix = awrash_i_new (Prefix, model->n_provinces + 1, error);
  if (prefix == NULL)
    return FALSE;
  for (gsize type = 0; type < model->n_types; type++)
    if (is_held (layout, type, candidates))
      {
        add_up (layout, type, prefix);
        add_type (layout, type, prefix, candidates);
      }
  for (gsize k = 0; k < candidates->len; k++)
    {
      const Candidate *own = &g_array_index (candidates, Candidate, k);
      AwrashPlacedWall *placed = awrash_i_layout_wall (layout, own->wall);

      placed->dropped = placed->wall.lower <= own->sum.least
                        && (placed->wall.upper == AWRASH_UNBOUNDED
                            || (own->sum.n_unbounded == 0 && placed->wall.upper >= own->sum.most));
    }
  return TRUE;
}

void
awrash_i_layout_place (AwrashLayout *layout)
{
  const AwrashModel *model = layout->model;

  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);

      *awrash_i_layout_wall (layout, i)
          = (AwrashPlacedWall){ .wall = *wall,
                                .cell = (gint32)awrash_i_model_single_cell (model, wall),
                                .inside = -1,
                                .colour = -1 };
    }
}

gboolean
awrash_i_layout_list_walls (AwrashLayout *layout, GError **error)
{
  const guint n = layout->model->walls->len;

  layout->walls = g_array_new (FALSE, FALSE, sizeof (AwrashPlacedWall));
  layout->outside = g_array_new (FALSE, FALSE, sizeof (gsize));
  if (!awrash_i_memory_stretch (layout->walls, n, error))
    return FALSE;
  g_array_set_size (layout->walls, n);
  awrash_i_layout_place (layout);
  return TRUE;
}

gboolean
awrash_i_layout_reduce (AwrashLayout *layout, GError **error)
{
  return subtract_fixed (layout, error) && drop_implied (layout, error);
}

/* Bounds of cells that what was taken out tightened are implied, and stay. */
gboolean
awrash_i_layout_restore (AwrashLayout *layout, GError **error)
{
  awrash_i_layout_place (layout);
  return drop_implied (layout, error);
}
