/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme said again in its walls alone, to be solved with one of them moved.
 * Source: the walls of model.c. Invariant: unmoved, it has the plans of the programme that it was
 * made from, and no others. */

#include "split/plain-private.h"

#include "base/memory-private.h"
#include "split/fence-private.h"

#include <math.h>
#include <string.h>

GArray *
awrash_i_plain_list_walls (const AwrashModel *model)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);

      if (wall->lower > 0 || wall->upper != AWRASH_UNBOUNDED)
        g_array_append_val (list, i);
    }
  return list;
}

static void
add_bound (AwrashPlain *plain, gsize wall)
{
  const AwrashWall *w = awrash_i_model_wall (plain->model, wall);
  AwrashBound *bound = &plain->programme.bounds[plain->programme.n_bounds];

  *bound = (AwrashBound){ .kind = AWRASH_BOUND_QUOTA,
                          .territory = w->territory,
                          .of = g_ptr_array_index (plain->model->set_names, w->set),
                          .covers = (guint8 *)(guintptr)awrash_i_model_set (plain->model, w->set),
                          .unit = AWRASH_UNIT_PLACES };
  plain->bound_of[wall] = plain->programme.n_bounds++;
}

gboolean
awrash_i_plain_open (AwrashPlain *plain, const AwrashModel *model, GError **error)
{
  gsize n = model->walls->len;

  *plain = (AwrashPlain){ .programme = *model->programme, .model = model };
  plain->reading = awrash_split_reading_copy (model->reading);
  plain->programme.bounds = awrash_i_new (AwrashBound, n, error);
  plain->programme.n_bounds = plain->programme.n_shares = 0;
  plain->bound_of = plain->programme.bounds != NULL ? awrash_i_new (gsize, n, error) : NULL;
  if (plain->bound_of == NULL
      || !awrash_split_reading_set (plain->reading, awrash_i_reading_key (AWRASH_READING_POOL_CAPS),
                                    "no", error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);

      plain->bound_of[i] = G_MAXSIZE;
      if (wall->lower > 0 || wall->upper != AWRASH_UNBOUNDED)
        awrash_i_plain_set (plain, i, wall->lower, wall->upper);
    }
  return TRUE;
}

void
awrash_i_plain_close (AwrashPlain *plain)
{
  g_clear_pointer (&plain->programme.bounds, g_free);
  g_clear_pointer (&plain->reading, awrash_split_reading_free);
  g_clear_pointer (&plain->bound_of, g_free);
}

void
awrash_i_plain_set (AwrashPlain *plain, gsize wall, int64_t lower, int64_t upper)
{
  AwrashBound *bound;

  if (plain->bound_of[wall] == G_MAXSIZE)
    add_bound (plain, wall);
  bound = &plain->programme.bounds[plain->bound_of[wall]];
  bound->min = (double)lower;
  bound->max = upper == AWRASH_UNBOUNDED ? INFINITY : (double)upper;
}

static gboolean
solve (AwrashSolver *solver, const int64_t near[], int64_t places[], gboolean *is_feasible,
       GError **error)
{
  int64_t distance;

  *is_feasible
      = solver->layout->contradictions == NULL && awrash_i_network_feasible (solver->network);
  if (!*is_feasible)
    return TRUE;
  if (!awrash_i_solver_pursue (solver, error)
      || !awrash_i_fence_approach_cells (solver->network, solver->model, near, &distance, error)
      || !awrash_i_fence_settle_order (solver->network, solver->model, error))
    return FALSE;
  for (gsize cell = 0; cell < solver->model->n_cells; cell++)
    places[cell] = solver->network->arcs[cell].flow;
  return TRUE;
}

gboolean
awrash_i_plain_solve (const AwrashPlain *plain, const int64_t near[], int64_t places[],
                      gboolean *is_feasible, GError **error)
{
  AwrashPlan trial
      = { .programme = (AwrashProgramme *)(guintptr)&plain->programme, .reading = plain->reading };
  AwrashSolver solver;
  gboolean solved = awrash_i_solver_open (&solver, &trial, error)
                    && solve (&solver, near, places, is_feasible, error);

  awrash_i_solver_close (&solver);
  return solved;
}
