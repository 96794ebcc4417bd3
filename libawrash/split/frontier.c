/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The frontier between efficiency and equity, point by point, each the plan of a reading that
 * anyone can ask for again. Source: the ε-constraint method, Haimes, Lasdon and Wismer (1971).
 * Invariant: no point is dominated by another; where the frontier is complete, no other plan is
 * undominated. */

#include "split/frontier-private.h"

#include "base/i18n-private.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

static void
free_point (gpointer point)
{
  awrash_split_plan_unref (((AwrashFrontierPoint *)point)->plan);
  g_free (point);
}

const int64_t *
awrash_i_frontier_cells (const AwrashPlan *plan)
{
  if (plan->has_answer)
    return plan->places;
  return plan->witnesses->len > 0 ? g_ptr_array_index (plan->witnesses, 0) : NULL;
}

void
awrash_i_frontier_add (AwrashFrontier *frontier, int at, AwrashPlan *plan, double efficiency,
                       double equity, AwrashStatus status)
{
  AwrashFrontierPoint *point = g_new0 (AwrashFrontierPoint, 1);

  /* A plan that is not proved best may hide a better one. */
  frontier->is_partial = frontier->is_partial || status == AWRASH_STATUS_FEASIBLE
                         || status == AWRASH_STATUS_WITHIN_GAP;
  *point = (AwrashFrontierPoint){ efficiency, equity, status, awrash_split_plan_ref (plan) };
  g_ptr_array_insert (frontier->points, at, point);
}

AwrashPlan *
awrash_i_frontier_solve (const AwrashFrontier *frontier, GError **error, ...)
{
  g_autoptr (AwrashReading) reading = awrash_split_reading_copy (frontier->reading);
  gboolean set = TRUE;
  va_list pairs;

  va_start (pairs, error);
  for (const char *key = va_arg (pairs, const char *); key != NULL && set;
       key = va_arg (pairs, const char *))
    set = awrash_split_reading_set (reading, key, va_arg (pairs, const char *), error);
  va_end (pairs);
  return set ? awrash_split_solve (frontier->programme, reading, error) : NULL;
}

/* ── what is asked ──────────────────────────────────────────────────────────────────────────── */

static gboolean
choose_efficiency (AwrashFrontier *frontier, const char *name, GError **error)
{
  static const AwrashGoal goals[] = { { .kind = AWRASH_GOAL_PLACES, .name = "places" },
                                      { .kind = AWRASH_GOAL_MONTHS, .name = "person-months" },
                                      { .kind = AWRASH_GOAL_UTILITY, .name = "utilitarian" } };

  for (gsize i = 0; i < G_N_ELEMENTS (goals); i++)
    if (strcmp (name, goals[i].name) == 0)
      {
        frontier->efficiency = goals[i];
        return TRUE;
      }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("efficiency is \"%s\", expected places, person-months or utilitarian"), name);
  return FALSE;
}

static gboolean
choose_equity (AwrashFrontier *frontier, const char *name, GError **error)
{
  static const char *const names[] = { "lowest-rate", "gini", "least-squares" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      frontier->equity = (AwrashEquityKind)(AWRASH_EQUITY_LOWEST_RATE + (int)i);
  if (frontier->equity == 0 && strlen (name) < sizeof frontier->equity_name
      && awrash_i_measure_parse (&frontier->measure, name)
      && frontier->measure.kind == AWRASH_MEASURE_ALPHA)
    frontier->equity = AWRASH_EQUITY_ALPHA;
  if (frontier->equity != 0)
    {
      g_strlcpy (frontier->equity_name, name, sizeof frontier->equity_name);
      return TRUE;
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("equity is \"%s\", expected lowest-rate, gini, least-squares, or alpha:A with A "
                  "above 0"),
               name);
  return FALSE;
}

/* Former plans and totals are for single divisions; a frontier sets its own. */
static gboolean
choose_reading (AwrashFrontier *frontier, const AwrashReading *reading, GError **error)
{
  static const char *const cleared[][2]
      = { { "near", "" }, { "loss", "0" }, { "chain", "" }, { "total", "" } };

  if (awrash_i_reading_receives (reading) != AWRASH_UNIT_PLACES)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                   _ ("receives is %s, expected places for a frontier"),
                   reading->values[AWRASH_READING_RECEIVES]);
      return FALSE;
    }
  frontier->reading = awrash_split_reading_copy (reading);
  for (gsize i = 0; i < G_N_ELEMENTS (cleared); i++)
    if (!awrash_split_reading_set (frontier->reading, cleared[i][0], cleared[i][1], error))
      return FALSE;
  frontier->model = awrash_i_model_new (frontier->programme, frontier->reading, error);
  if (frontier->model == NULL || frontier->model->receipts == NULL)
    return frontier->model != NULL;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
               _ ("groups are \"%s\", expected none for a frontier"),
               reading->values[AWRASH_READING_GROUPS]);
  return FALSE;
}

AwrashFrontier *
awrash_split_frontier_new (const AwrashProgramme *programme, const AwrashReading *reading,
                           const char *efficiency, const char *equity, size_t points,
                           GError **error)
{
  g_autoptr (AwrashFrontier) frontier = NULL;

  g_return_val_if_fail (programme != NULL && reading != NULL, NULL);
  g_return_val_if_fail (efficiency != NULL && equity != NULL, NULL);
  frontier = g_new0 (AwrashFrontier, 1);
  frontier->programme = awrash_programme_ref ((AwrashProgramme *)(guintptr)programme);
  frontier->points = g_ptr_array_new_with_free_func (free_point);
  frontier->n_wanted = points;
  if (points == 1)
    {
      g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                           _ ("points is 1, expected 0 for every point, or at least 2"));
      return NULL;
    }
  if (!choose_efficiency (frontier, efficiency, error) || !choose_equity (frontier, equity, error)
      || !choose_reading (frontier, reading, error))
    return NULL;
  return g_steal_pointer (&frontier);
}

void
awrash_split_frontier_free (AwrashFrontier *frontier)
{
  if (frontier == NULL)
    return;
  g_clear_pointer (&frontier->points, g_ptr_array_unref);
  g_clear_pointer (&frontier->best, awrash_split_plan_unref);
  g_free (frontier->weight);
  g_clear_pointer (&frontier->model, awrash_i_model_free);
  g_clear_pointer (&frontier->reading, awrash_split_reading_free);
  g_clear_pointer (&frontier->programme, awrash_programme_unref);
  g_free (frontier);
}

/* Where all places count alike and the bounds are a network, their number is a bound of it; where
 * not, the efficiency is a row. */
static gboolean
choose_way (AwrashFrontier *frontier, GError **error)
{
  g_autoptr (AwrashModel) model = NULL;
  g_autoptr (AwrashLayout) layout = NULL;

  frontier->way = AWRASH_FRONTIER_BY_RATE;
  if (frontier->equity == AWRASH_EQUITY_LOWEST_RATE)
    return TRUE;
  frontier->way = AWRASH_FRONTIER_UNDECIDED;
  model = awrash_i_model_new (frontier->programme, frontier->reading, error);
  layout = model != NULL ? awrash_i_layout_new (model, error) : NULL;
  if (layout == NULL || !awrash_i_frontier_weigh (frontier, error))
    return FALSE;
  frontier->way = frontier->is_alike && layout->class_ < AWRASH_CLASS_ROWS
                      ? AWRASH_FRONTIER_BY_TOTAL
                      : AWRASH_FRONTIER_BY_ROW;
  return TRUE;
}

static gboolean
step_once (AwrashFrontier *frontier, GError **error)
{
  if (frontier->way == AWRASH_FRONTIER_UNDECIDED && !choose_way (frontier, error))
    return FALSE;
  if (frontier->way == AWRASH_FRONTIER_BY_RATE)
    return awrash_i_frontier_step_rate (frontier, error);
  return frontier->way == AWRASH_FRONTIER_BY_TOTAL ? awrash_i_frontier_step_total (frontier, error)
                                                   : awrash_i_frontier_step_row (frontier, error);
}

gboolean
awrash_split_frontier_step (AwrashFrontier *frontier, gboolean *more, GError **error)
{
  g_return_val_if_fail (frontier != NULL && more != NULL, FALSE);
  if (!frontier->is_done)
    {
      if (!step_once (frontier, error))
        return FALSE;
      frontier->n_steps++;
    }
  *more = !frontier->is_done;
  return TRUE;
}

/* ── what is known so far ───────────────────────────────────────────────────────────────────── */

size_t
awrash_split_frontier_get_n_points (const AwrashFrontier *frontier)
{
  g_return_val_if_fail (frontier != NULL, 0);
  return frontier->points->len;
}

gboolean
awrash_split_frontier_is_complete (const AwrashFrontier *frontier)
{
  g_return_val_if_fail (frontier != NULL, FALSE);
  return frontier->is_done && !frontier->is_partial;
}

static const AwrashFrontierPoint *
point_at (const AwrashFrontier *frontier, size_t point)
{
  return frontier != NULL && point < frontier->points->len
             ? g_ptr_array_index (frontier->points, point)
             : NULL;
}

double
awrash_split_frontier_get_efficiency (const AwrashFrontier *frontier, size_t point)
{
  const AwrashFrontierPoint *at = point_at (frontier, point);

  g_return_val_if_fail (at != NULL, NAN);
  return at->efficiency;
}

double
awrash_split_frontier_get_equity (const AwrashFrontier *frontier, size_t point)
{
  const AwrashFrontierPoint *at = point_at (frontier, point);

  g_return_val_if_fail (at != NULL, NAN);
  return at->equity;
}

AwrashStatus
awrash_split_frontier_get_status (const AwrashFrontier *frontier, size_t point)
{
  const AwrashFrontierPoint *at = point_at (frontier, point);

  g_return_val_if_fail (at != NULL, AWRASH_STATUS_UNKNOWN);
  return at->status;
}

AwrashPlan *
awrash_split_frontier_get_plan (const AwrashFrontier *frontier, size_t point)
{
  const AwrashFrontierPoint *at = point_at (frontier, point);

  g_return_val_if_fail (at != NULL, NULL);
  return awrash_split_plan_ref (at->plan);
}

double
awrash_split_frontier_get_price (const AwrashFrontier *frontier, size_t point)
{
  const AwrashFrontierPoint *at = point_at (frontier, point), *first = point_at (frontier, 0);

  g_return_val_if_fail (at != NULL, NAN);
  return first->efficiency > 0 ? (first->efficiency - at->efficiency) / first->efficiency : 0;
}

double
awrash_split_frontier_get_equity_lost (const AwrashFrontier *frontier, size_t point)
{
  const AwrashFrontierPoint *at = point_at (frontier, point);
  const AwrashFrontierPoint *last
      = frontier != NULL ? point_at (frontier, frontier->points->len - 1) : NULL;

  g_return_val_if_fail (at != NULL, NAN);
  /* Two that are both minus infinity are alike. */
  return last->equity == at->equity ? 0 : fabs (last->equity - at->equity);
}
