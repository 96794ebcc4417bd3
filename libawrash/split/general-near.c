/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The changes against a former plan as a linear cost: |x - f| is x - f + 2 d, with d how far x
 * falls short of f, a column of its own where x may stand on both sides. Source:
 * libawrash/split/amend.c. Invariant: d >= f - x and d >= 0; where it costs something it is no more
 * than that. */

#include "split/general-private.h"
#include "split/near-private.h"

#include "base/memory-private.h"

#include <string.h>

gboolean
awrash_i_general_note_former (AwrashGeneral *general, GError **error)
{
  const AwrashModel *model = general->model;
  g_autofree int64_t *former = NULL;

  general->n_costs = model->n_cells;
  if (!awrash_i_reading_amends (model->reading))
    return TRUE;
  former = awrash_i_near_read (model, error);
  general->former = former != NULL ? awrash_i_new (int64_t, model->n_cells, error) : NULL;
  if (general->former == NULL)
    return FALSE;
  for (gsize j = 0; j < model->n_cells; j++)
    {
      gsize cell = general->cell_of[j];

      general->former[j] = former[cell];
      if (former[cell] > model->cell_lower[cell] && former[cell] < model->cell_upper[cell])
        g_array_append_val (general->shorts, j);
    }
  general->n_costs += general->shorts->len;
  return TRUE;
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
awrash_i_general_add_near (const AwrashGeneral *general, GArray *steps, gboolean rest,
                           GError **error)
{
  const AwrashModel *model = general->model;
  AwrashGeneralStep step = { .kind = AWRASH_STEP_LINEAR, .unit = 1 };

  g_strlcpy (step.name, rest ? "near-rest" : "near", sizeof step.name);
  step.cost = awrash_i_new (int64_t, general->n_costs, error);
  if (step.cost == NULL)
    return FALSE;
  for (gsize j = 0; j < model->n_cells; j++)
    {
      gsize cell = general->cell_of[j];
      gboolean is_full = general->former[j] >= model->cell_upper[cell];

      if ((model->received[cell % model->n_types] == 0) != rest)
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

void
awrash_i_general_face_allow_loss (AwrashGeneralFace *face, const AwrashGeneral *general,
                                  AwrashRational loss, const int64_t x[])
{
  for (guint i = 0; i < general->kept->len; i++)
    {
      gsize row = g_array_index (general->kept, gsize, i);

      face->lower[row] = awrash_i_near_floor (loss, awrash_i_general_activity (general, row, x));
    }
}
