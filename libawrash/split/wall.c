/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The walls of a programme as its users see them: every set of cells that something bounds, in the
 * programme's own words, with the rows that the bounds came from.
 * Source: the model. Invariant: a wall stands once, with the tightest of its bounds; the order is
 * that of the rows of quotas, capacities, pools and shares. */

#include "split/wall-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "split/side-private.h"
#include "split/standing-private.h"

#include <inttypes.h>
#include <string.h>

/* ── where a bound came from ────────────────────────────────────────────────────────────────── */

static const char *
name_of_table (const AwrashProgramme *programme, const char *name)
{
  const AwrashTable *table = awrash_programme_get_table (programme, name);

  return table != NULL ? awrash_base_table_get_name (table) : name;
}

/* Whether a max that no row of quotas or capacities gave is that of a pool; else it is a share. */
static gboolean
is_pool (const AwrashModel *model, const AwrashWall *wall)
{
  const AwrashProgramme *p = model->programme;

  for (gsize i = 0; awrash_i_reading_pool_caps (model->reading) && i < p->n_pools; i++)
    if (p->pools[i].territory == wall->territory && p->pools[i].persons == wall->upper)
      return TRUE;
  return FALSE;
}

/* "quotas.csv:12", without the line where the table was made in memory; the table other where the
 * bound is none of the programme's own. */
static char *
source_of (const AwrashModel *model, gssize index, const char *other)
{
  const AwrashBound *bound = index < 0 ? NULL : &model->programme->bounds[index];
  const char *table;

  if (index == AWRASH_BOUND_OF_READING)
    return g_strdup (_ ("the reading"));
  if (bound == NULL)
    return g_strdup (name_of_table (model->programme, other));
  table = name_of_table (model->programme,
                         bound->kind == AWRASH_BOUND_QUOTA ? "quotas" : "capacities");
  if (bound->line <= 0)
    return g_strdup (table);
  return g_strdup_printf ("%s:%" PRId64, table, bound->line);
}

static void
add_wall (const AwrashWalls *walls, const AwrashWall *wall)
{
  const AwrashModel *model = walls->model;

  g_ptr_array_add (walls->names, awrash_i_model_wall_name (model, wall));
  g_ptr_array_add (walls->words, awrash_i_words_wall (model, wall));
  g_ptr_array_add (walls->sources,
                   wall->lower == 0 ? NULL : source_of (model, wall->lower_bound, "shares"));
  g_ptr_array_add (walls->sources, wall->upper == AWRASH_UNBOUNDED
                                       ? NULL
                                       : source_of (model, wall->upper_bound,
                                                    is_pool (model, wall) ? "pools" : "shares"));
}

static void
add_row (const AwrashWalls *walls, const AwrashSideRow *row)
{
  const char *other = strstr (row->name, "/pool/") != NULL ? "pools" : "shares";

  g_ptr_array_add (walls->rows, (gpointer)(guintptr)row);
  g_ptr_array_add (walls->names, g_strdup (row->name));
  g_ptr_array_add (walls->words, g_strdup (row->words));
  g_ptr_array_add (walls->sources,
                   row->lower == G_MININT64 ? NULL : source_of (walls->model, row->bound, other));
  g_ptr_array_add (walls->sources,
                   row->upper == G_MAXINT64 ? NULL : source_of (walls->model, row->bound, other));
}

/* ── a life ─────────────────────────────────────────────────────────────────────────────────── */

AwrashWalls *
awrash_split_walls_new (const AwrashProgramme *programme, const AwrashReading *reading,
                        GError **error)
{
  g_autoptr (AwrashWalls) walls = NULL;

  g_return_val_if_fail (programme != NULL && reading != NULL, NULL);
  walls = g_new0 (AwrashWalls, 1);
  walls->programme = awrash_programme_ref ((AwrashProgramme *)(guintptr)programme);
  walls->reading = awrash_split_reading_copy (reading);
  walls->names = g_ptr_array_new_with_free_func (g_free);
  walls->words = g_ptr_array_new_with_free_func (g_free);
  walls->rows = g_ptr_array_new ();
  walls->sources = g_ptr_array_new_with_free_func (g_free);
  walls->model = awrash_i_model_new (walls->programme, walls->reading, error);
  if (walls->model == NULL)
    return NULL;
  walls->list = awrash_i_plain_list_walls (walls->model, error);
  if (walls->list == NULL)
    return NULL;
  /* Names are made when they are asked for, which threads must not do at once. */
  for (gsize set = 0; set < walls->model->sets->len; set++)
    awrash_i_model_set_name (walls->model, set);
  for (guint i = 0; i < walls->list->len; i++)
    add_wall (walls, awrash_i_walls_at (walls, i));
  for (guint i = 0; i < walls->model->side_rows->len; i++)
    add_row (walls, g_ptr_array_index (walls->model->side_rows, i));
  for (guint i = 0; i < walls->model->implied_rows->len; i++)
    add_row (walls, g_ptr_array_index (walls->model->implied_rows, i));
  return g_steal_pointer (&walls);
}

void
awrash_split_walls_free (AwrashWalls *walls)
{
  if (walls == NULL)
    return;
  g_clear_pointer (&walls->list, g_array_unref);
  g_ptr_array_unref (walls->rows);
  g_ptr_array_unref (walls->names);
  g_ptr_array_unref (walls->words);
  g_ptr_array_unref (walls->sources);
  g_clear_pointer (&walls->model, awrash_i_model_free);
  g_clear_pointer (&walls->reading, awrash_split_reading_free);
  g_clear_pointer (&walls->programme, awrash_programme_unref);
  g_free (walls);
}

/* ── whose they are ─────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_walls_check_plan (const AwrashPlan *plan, GError **error)
{
  if (!plan->has_answer)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                 _ ("the plan is %s and has no prices, expected a plan with an answer"),
                 awrash_base_status_get_name (plan->status));
  else if (awrash_i_reading_loses (plan->reading))
    g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                         _ ("the plan gives something up to stay near another one and has no "
                            "prices, expected a plan without a loss"));
  else
    return TRUE;
  return FALSE;
}

gboolean
awrash_i_walls_check (const AwrashWalls *walls, const AwrashPlan *plan, GError **error)
{
  gboolean alike = strcmp (awrash_programme_get_hash (walls->programme),
                           awrash_programme_get_hash (plan->programme))
                   == 0;

  for (int key = 0; key < AWRASH_READING_N_KEYS; key++)
    alike = alike && strcmp (walls->reading->values[key], plan->reading->values[key]) == 0;
  if (!alike)
    g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                         _ ("the walls are of another programme or reading, expected the plan's"));
  return alike;
}

/* ── what a wall is ─────────────────────────────────────────────────────────────────────────── */

size_t
awrash_split_walls_get_n (const AwrashWalls *walls)
{
  g_return_val_if_fail (walls != NULL, 0);
  return walls->list->len;
}

const char *
awrash_split_walls_get_name (const AwrashWalls *walls, size_t index)
{
  g_return_val_if_fail (walls != NULL && index < walls->names->len, NULL);
  return g_ptr_array_index (walls->names, index);
}

const char *
awrash_split_walls_get_words (const AwrashWalls *walls, size_t index)
{
  g_return_val_if_fail (walls != NULL && index < walls->names->len, NULL);
  return g_ptr_array_index (walls->words, index);
}

const char *
awrash_split_walls_get_source (const AwrashWalls *walls, size_t index, gboolean is_upper)
{
  g_return_val_if_fail (walls != NULL && index < walls->names->len, NULL);
  return g_ptr_array_index (walls->sources, 2 * index + (is_upper ? 1 : 0));
}

static int64_t
origin_of (const AwrashWalls *walls, gssize bound)
{
  return bound < 0 ? 0 : (int64_t)walls->programme->bounds[bound].origin;
}

void
awrash_split_walls_get_bounds (const AwrashWalls *walls, size_t index, AwrashWallBounds *bounds)
{
  const AwrashWall *wall;

  g_return_if_fail (walls != NULL && index < walls->list->len && bounds != NULL);
  wall = awrash_i_walls_at (walls, index);
  *bounds = (AwrashWallBounds){ .territory = (int64_t)wall->territory,
                                .lower = wall->lower,
                                .upper = wall->upper == AWRASH_UNBOUNDED ? -1 : wall->upper,
                                .lower_origin = origin_of (walls, wall->lower_bound),
                                .upper_origin = origin_of (walls, wall->upper_bound) };
}

/* ── rows ───────────────────────────────────────────────────────────────────────────────────── */

size_t
awrash_split_walls_get_n_with_rows (const AwrashWalls *walls)
{
  g_return_val_if_fail (walls != NULL, 0);
  return walls->names->len;
}

void
awrash_split_walls_get_row_bounds (const AwrashWalls *walls, size_t index, double *lower,
                                   double *upper, double *unit)
{
  const AwrashSideRow *row;

  g_return_if_fail (walls != NULL && index >= walls->list->len && index < walls->names->len);
  g_return_if_fail (lower != NULL && upper != NULL && unit != NULL);
  row = awrash_i_walls_row (walls, index - walls->list->len);
  *unit = awrash_i_decimal_approach (row->unit);
  *lower = awrash_i_side_row_measure (row, row->lower);
  *upper = awrash_i_side_row_measure (row, row->upper);
}

gboolean
awrash_split_walls_measure (const AwrashWalls *walls, size_t n_cells, const int64_t places[],
                            double sums[], GError **error)
{
  guint n = 0;

  g_return_val_if_fail (walls != NULL && places != NULL && sums != NULL, FALSE);
  if (!awrash_i_standing_check (walls->model, n_cells, places, error))
    return FALSE;
  for (; n < walls->list->len; n++)
    sums[n] = (double)awrash_i_model_sum (walls->model, awrash_i_walls_at (walls, n), places);
  for (guint i = 0; i < walls->rows->len; i++)
    {
      const AwrashSideRow *row = awrash_i_walls_row (walls, i);
      AwrashSigned sum = awrash_i_side_row_sum (row, places);

      sums[n + i] = sum > G_MININT64 && sum < G_MAXINT64
                        ? awrash_i_side_row_measure (row, (int64_t)sum)
                        : (double)sum * awrash_i_decimal_approach (row->unit);
    }
  return TRUE;
}

size_t
awrash_split_walls_bounds_size (void)
{
  return sizeof (AwrashWallBounds);
}

gboolean
awrash_split_walls_sum (const AwrashWalls *walls, size_t n_cells, const int64_t places[],
                        int64_t sums[], GError **error)
{
  g_return_val_if_fail (walls != NULL && places != NULL && sums != NULL, FALSE);
  if (!awrash_i_standing_check (walls->model, n_cells, places, error))
    return FALSE;
  for (guint i = 0; i < walls->list->len; i++)
    sums[i] = awrash_i_model_sum (walls->model, awrash_i_walls_at (walls, i), places);
  return TRUE;
}
