/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much the steps before the objective give: filled, filled besides, spared. Source: the chain
 * in <awrash/split.h>. Invariant: each step only chooses among the optima of those before it. */

#include "split/linear-private.h"

#include "split/layout-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* What counts in a step: 1 up, -1 down, 0 not at all. */
static double
gain (const AwrashModel *model, gsize step, gsize province, gboolean rest)
{
  if (step == 2)
    return model->need[province] > 0 ? 0 : -1;
  return model->need[province] > 0 && rest == (step == 1) ? 1 : 0;
}

/* One step; what its optimum gives is written to value. */
static gboolean
take_step (const AwrashLayout *layout, gsize step, double rate[], double *value, GError **error)
{
  const AwrashModel *model = layout->model;
  AwrashNetwork *network = layout->network;

  memset (rate, 0, network->n_arcs * sizeof (double));
  for (gsize i = 0; i < 2 * model->n_provinces; i++)
    {
      gsize wall = i % 2 ? model->rest_wall[i / 2] : model->recipient_wall[i / 2];

      if (wall != G_MAXSIZE)
        rate[awrash_i_layout_arc (layout, wall)] = -gain (model, step, i / 2, i % 2);
    }
  if (!awrash_i_stage_settle_linear (network, rate, error))
    return FALSE;
  *value = 0;
  for (gsize i = 0; i < 2 * model->n_provinces; i++)
    {
      gsize wall = i % 2 ? model->rest_wall[i / 2] : model->recipient_wall[i / 2];

      if (wall != G_MAXSIZE)
        *value += fabs (gain (model, step, i / 2, i % 2))
                  * (double)(network->arcs[awrash_i_layout_arc (layout, wall)].flow
                             + awrash_i_layout_wall (layout, wall)->offset);
    }
  return TRUE;
}

gboolean
awrash_i_filling_find (const AwrashProgramme *programme, const AwrashReading *reading,
                       double known[AWRASH_LINEAR_N_FILLED], GError **error)
{
  g_autoptr (AwrashModel) model = awrash_i_model_new (programme, reading, error);
  g_autoptr (AwrashLayout) layout = model != NULL ? awrash_i_layout_new (model, error) : NULL;
  g_autofree double *rate
      = layout != NULL ? awrash_i_new (double, layout->network->n_arcs, error) : NULL;
  int64_t missing;

  if (rate == NULL || !awrash_i_layout_check_network (layout, error))
    return FALSE;
  for (gsize step = 0; step < AWRASH_LINEAR_N_FILLED; step++)
    known[step] = NAN;
  if (layout->contradictions != NULL)
    return TRUE;
  if (!awrash_i_stage_feasible (layout->network, &missing, error))
    return FALSE;
  if (missing > 0)
    return TRUE;
  for (gsize step = 0; step < AWRASH_LINEAR_N_FILLED; step++)
    if (!take_step (layout, step, rate, &known[step], error))
      return FALSE;
  return TRUE;
}
