/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme said again in its walls alone, to be solved with one of them moved.
 * Source: the walls of model.c. Invariant: unmoved, it has the plans of the programme that it was
 * made from, and no others. */

#include "split/plain-private.h"

#include "base/memory-private.h"
#include "split/fence-private.h"
#include "split/general-private.h"

#include <math.h>

/* ── the walls ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_bounded (const AwrashWall *wall)
{
  return wall->lower > 0 || wall->upper != AWRASH_UNBOUNDED;
}

/* The first row that gave a bound of the wall. */
static gint32
row_of (const AwrashWall *wall)
{
  gint32 first = G_MAXINT32;

  if (wall->lower_bound >= 0)
    first = wall->lower_bound;
  if (wall->upper_bound >= 0)
    first = MIN (first, wall->upper_bound);
  return first;
}

static int
by_row (gconstpointer a, gconstpointer b)
{
  gint32 left = row_of (a), right = row_of (b);

  return (left > right) - (left < right);
}

GArray *
awrash_i_plain_list_walls (const AwrashModel *model, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (AwrashWall));

  if (!awrash_i_memory_stretch (list, model->walls->len + model->n_cells, error))
    return NULL;
  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);

      if (is_bounded (wall) && awrash_i_model_single_cell (model, wall) < 0)
        g_array_append_val (list, *wall);
    }
  for (gsize cell = 0; cell < model->n_cells; cell++)
    if (model->cell_lower[cell] > 0 || model->cell_upper[cell] != AWRASH_UNBOUNDED)
      {
        AwrashWall wall;

        if (!awrash_i_model_cell_wall (model, cell, &wall, error))
          return NULL;
        g_array_append_val (list, wall);
      }
  g_array_sort (list, by_row); /* is stable */
  return g_steal_pointer (&list);
}

/* ── the programme ──────────────────────────────────────────────────────────────────────────── */

static gboolean
is_same (const AwrashWall *a, const AwrashWall *b)
{
  return a->territory == b->territory && a->set == b->set;
}

/* The i-th bound, without ends. */
static AwrashBound *
make_bound (AwrashPlain *plain, guint i, const AwrashWall *wall)
{
  AwrashBound *bound = &plain->programme.bounds[i];

  *bound
      = (AwrashBound){ .kind = AWRASH_BOUND_QUOTA,
                       .territory = wall->territory,
                       .of = (char *)(guintptr)awrash_i_model_set_name (plain->model, wall->set),
                       .covers = (guint8 *)(guintptr)awrash_i_model_set (plain->model, wall->set),
                       .unit = AWRASH_UNIT_PLACES };
  plain->programme.n_bounds++;
  return bound;
}

static void
set_ends (AwrashBound *bound, int64_t lower, int64_t upper)
{
  bound->min = (double)lower;
  bound->max = upper == AWRASH_UNBOUNDED ? INFINITY : (double)upper;
}

/* The bound on a wall, made if there is none. */
static AwrashBound *
find_bound (AwrashPlain *plain, const AwrashWall *wall)
{
  guint i = 0;

  while (i < plain->walls->len && !is_same (wall, &g_array_index (plain->walls, AwrashWall, i)))
    i++;
  if (i < plain->programme.n_bounds)
    return &plain->programme.bounds[i];
  g_array_append_val (plain->walls, *wall);
  return make_bound (plain, i, wall);
}

AwrashReading *
awrash_i_plain_reading (const AwrashReading *reading, gboolean is_stated)
{
  /* What is among the walls already, behind what only amends. */
  static const AwrashReadingKey keys[]
      = { AWRASH_READING_NEAR,     AWRASH_READING_LOSS,         AWRASH_READING_MIN_RATE,
          AWRASH_READING_MAX_RATE, AWRASH_READING_FIX,          AWRASH_READING_AT_LEAST_LAST,
          AWRASH_READING_ROWS,     AWRASH_READING_AT_MOST_LAST, AWRASH_READING_TOTAL,
          AWRASH_READING_POOL_CAPS };
  g_autoptr (AwrashReading) usual = awrash_split_reading_new ();
  AwrashReading *copy = awrash_split_reading_copy (reading);

  for (gsize i = 0; i < (is_stated ? G_N_ELEMENTS (keys) : 2); i++)
    awrash_i_reading_put (copy, keys[i], usual->values[keys[i]]);
  return copy;
}

gboolean
awrash_i_plain_open (AwrashPlain *plain, const AwrashModel *model, GError **error)
{
  *plain = (AwrashPlain){ .programme = *model->programme, .model = model };
  plain->reading = awrash_i_plain_reading (model->reading, TRUE);
  awrash_i_programme_forget_bounds (&plain->programme);
  plain->programme.n_bounds = plain->programme.n_shares = 0;
  plain->programme.bounds = NULL;
  plain->walls = awrash_i_plain_list_walls (model, error);
  if (plain->walls == NULL)
    return FALSE;
  plain->programme.bounds = awrash_i_new (AwrashBound, plain->walls->len + 1, error);
  for (guint i = 0; plain->programme.bounds != NULL && i < plain->walls->len; i++)
    {
      const AwrashWall *wall = &g_array_index (plain->walls, AwrashWall, i);

      /* no two walls are the same: the i-th is the i-th bound */
      set_ends (make_bound (plain, i, wall), wall->lower, wall->upper);
    }
  return plain->programme.bounds != NULL;
}

void
awrash_i_plain_close (AwrashPlain *plain)
{
  g_clear_pointer (&plain->programme.bounds, g_free);
  g_clear_pointer (&plain->reading, awrash_split_reading_free);
  g_clear_pointer (&plain->walls, g_array_unref);
}

void
awrash_i_plain_set (AwrashPlain *plain, const AwrashWall *wall, int64_t lower, int64_t upper)
{
  set_ends (find_bound (plain, wall), lower, upper);
}

void
awrash_i_plain_set_row (AwrashPlain *plain, const AwrashSideRow *row, const AwrashSideRow *moved)
{
  plain->row = row;
  plain->moved = moved;
}

/* ── its best plan ──────────────────────────────────────────────────────────────────────────── */

static void
take_rows (const AwrashPlain *plain, AwrashModel *model, const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const AwrashSideRow *row = g_ptr_array_index (rows, i);

      row = row == plain->row ? plain->moved : row;
      if (!awrash_i_side_is_implied (model, row))
        g_ptr_array_add (model->side_rows, (gpointer)(guintptr)row);
    }
}

/* The model of the walls with the rows of the one that they were made from, also with those that
 * its cells implied: a cell may have been moved, or a row. */
static AwrashModel *
make_model (const AwrashPlain *plain, GError **error)
{
  AwrashModel *model = awrash_i_model_new (&plain->programme, plain->reading, error);
  const AwrashModel *whole = plain->model;

  if (model == NULL)
    return NULL;
  g_ptr_array_unref (model->side_rows);
  model->side_rows = g_ptr_array_new (); /* they stay the other model's */
  take_rows (plain, model, whole->side_rows);
  take_rows (plain, model, whole->implied_rows);
  return model;
}

static gboolean
solve (AwrashSolver *solver, const int64_t near[], int64_t places[], AwrashStatus *status,
       GError **error)
{
  int64_t distance, missing = 0;

  *status = AWRASH_STATUS_INFEASIBLE;
  if (solver->layout->contradictions != NULL)
    return TRUE;
  if (solver->layout->class_ >= AWRASH_CLASS_ROWS)
    return awrash_i_general_approach (solver->plan, solver->layout, AWRASH_APPROACH_BEST_FIRST,
                                      near, places, status, error);
  if (!awrash_i_solver_equip (solver, error)
      || !awrash_i_stage_feasible (solver->network, &missing, error))
    return FALSE;
  if (missing > 0)
    return TRUE;
  if (!awrash_i_solver_pursue (solver, error)
      || !awrash_i_fence_approach_cells (solver->network, solver->model, near, &distance, error)
      || !awrash_i_fence_settle_order (solver->network, solver->model, error))
    return FALSE;
  *status = AWRASH_STATUS_OPTIMAL;
  for (gsize cell = 0; cell < solver->model->n_cells; cell++)
    places[cell] = solver->network->arcs[cell].flow;
  return TRUE;
}

gboolean
awrash_i_plain_solve (const AwrashPlain *plain, const int64_t near[], int64_t places[],
                      AwrashStatus *status, GPtrArray *blocking, GError **error)
{
  AwrashPlan trial = { .programme = (AwrashProgramme *)(guintptr)&plain->programme,
                       .reading = plain->reading,
                       .blocking = blocking };
  AwrashSolver solver;
  gboolean solved = awrash_i_solver_take_model (&solver, &trial, make_model (plain, error), error)
                    && solve (&solver, near, places, status, error);

  awrash_i_solver_close (&solver);
  g_free (trial.reason);
  return solved;
}
