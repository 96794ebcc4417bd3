/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The changes against a former plan as a linear cost: |x - f| is x - f + 2 d, with d how far x
 * falls short of f, a column of its own where x may stand on both sides. Source:
 * libawrash/split/amend.c. Invariant: d >= f - x and d >= 0; where it costs something it is no more
 * than that. */

#include "split/general-private.h"
#include "split/near-private.h"

#include "base/memory-private.h"

#include <string.h>

static gboolean
set_costs (AwrashGeneral *general, gsize n, GError **error)
{
  g_free (general->covered);
  general->covered = awrash_i_new (guint8, n, error);
  general->n_costs = n;
  return general->covered != NULL;
}

static gboolean
set_former (AwrashGeneral *general, const int64_t places[], GError **error)
{
  const AwrashModel *model = general->model;

  general->former = awrash_i_new (int64_t, model->n_cells, error);
  if (general->former == NULL)
    return FALSE;
  for (gsize j = 0; j < model->n_cells; j++)
    {
      gsize cell = general->cell_of[j];

      general->former[j] = places[cell];
      if (places[cell] > model->cell_lower[cell] && places[cell] < model->cell_upper[cell]
          && !awrash_i_append (general->shorts, j, error))
        return FALSE;
    }
  return set_costs (general, model->n_cells + general->shorts->len, error);
}

gboolean
awrash_i_general_note_former (AwrashGeneral *general, GError **error)
{
  g_autofree int64_t *former = NULL;

  if (!awrash_i_reading_amends (general->model->reading))
    return set_costs (general, general->model->n_cells, error);
  former = awrash_i_near_read (general->model, error);
  return former != NULL && set_former (general, former, error);
}

gboolean
awrash_i_general_note_target (AwrashGeneral *general, AwrashApproach approach,
                              const int64_t places[], GError **error)
{
  general->approach = approach;
  return set_former (general, places, error);
}

int64_t
awrash_i_general_short (const AwrashGeneral *general, gsize k, const int64_t x[])
{
  gsize j = g_array_index (general->shorts, gsize, k);

  return MAX (0, general->former[j] - x[j]);
}

gboolean
awrash_i_general_costs_shorts (const AwrashGeneral *general, const int64_t cost[])
{
  for (gsize k = 0; k < general->shorts->len; k++)
    if (cost[general->model->n_cells + k] != 0)
      return TRUE;
  return FALSE;
}

int64_t
awrash_i_general_cost (const AwrashGeneral *general, const int64_t cost[], const int64_t x[])
{
  gsize n = general->model->n_cells;
  int64_t sum = 0;

  for (gsize j = 0; j < n; j++)
    sum += cost[j] * x[j];
  for (gsize k = 0; k < general->shorts->len; k++)
    if (cost[n + k] != 0)
      sum += cost[n + k] * awrash_i_general_short (general, k, x);
  return sum;
}

gboolean
awrash_i_general_add_near (const AwrashGeneral *general, GArray *steps, AwrashNearWhich which,
                           GError **error)
{
  const AwrashModel *model = general->model;
  AwrashGeneralStep step = { .kind = AWRASH_STEP_LINEAR, .unit = 1 };

  g_strlcpy (step.name, which == AWRASH_NEAR_REST ? "near-rest" : "near", sizeof step.name);
  g_strlcpy (step.title, step.name, sizeof step.title);
  step.cost = awrash_i_new (int64_t, general->n_costs, error);
  if (step.cost == NULL)
    return FALSE;
  for (gsize j = 0; j < model->n_cells; j++)
    {
      gsize cell = general->cell_of[j];
      gboolean is_full = general->former[j] >= model->cell_upper[cell];

      if (which != AWRASH_NEAR_ALL
          && (model->received[cell % model->n_types] == 0) != (which == AWRASH_NEAR_REST))
        continue;
      step.cost[j] = is_full ? -1 : 1;
      step.offset += is_full ? general->former[j] : -general->former[j];
    }
  for (gsize k = 0; k < general->shorts->len; k++)
    if (step.cost[g_array_index (general->shorts, gsize, k)] != 0)
      step.cost[model->n_cells + k] = 2;
  g_array_append_val (steps, step);
  return TRUE;
}

/* Each total by so much of itself. */
static gboolean
hold_totals (AwrashGeneralFace *face, const AwrashGeneral *general, AwrashRational loss,
             const int64_t x[], GError **error)
{
  g_autoptr (GArray) goals = awrash_i_chain_goals (general->model->reading);

  for (guint i = 0; i < goals->len; i++)
    {
      const AwrashGoal *goal = awrash_i_chain_goal (goals, i);
      g_autofree int64_t *cost = NULL;
      int64_t best;

      if (!awrash_i_goal_is_total (goal))
        continue;
      cost = awrash_i_general_price_total (general, goal, NULL, error);
      if (cost == NULL)
        return FALSE;
      best = awrash_i_general_cost (general, cost, x);
      if (!awrash_i_general_face_hold (face, general, cost, AWRASH_MIXED_LEAST,
                                       best + awrash_i_near_part (loss, best), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
awrash_i_general_face_allow_loss (AwrashGeneralFace *face, const AwrashGeneral *general,
                                  AwrashRational loss, const int64_t x[], GError **error)
{
  if (awrash_i_near_loses_totals (general->model->reading))
    return hold_totals (face, general, loss, x, error);
  for (guint i = 0; i < general->kept->len; i++)
    {
      gsize row = g_array_index (general->kept, gsize, i);

      face->lower[row] = awrash_i_near_floor (loss, awrash_i_general_activity (general, row, x));
    }
  return TRUE;
}
