/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan that a run ends with: places, value, bound, gap and status.
 * Source: the statuses in <awrash/base.h>. Invariant: OPTIMAL and UNPLACED say that every question
 * of the chain was answered and proved. */

#include "split/general-run-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>

static void
choose_status (AwrashGeneralRun *run)
{
  AwrashPlan *plan = run->plan;

  plan->status = awrash_i_general_status (run, run->gap);
  if (plan->status == AWRASH_STATUS_OPTIMAL && plan->unplaced > 0)
    plan->status = AWRASH_STATUS_UNPLACED;
}

static gboolean
fill_in (AwrashGeneralRun *run, GError **error)
{
  AwrashPlan *plan = run->plan;
  const AwrashModel *model = run->general->model;

  plan->places = awrash_i_new (int64_t, model->n_cells, error);
  if (plan->places == NULL)
    return FALSE;
  for (gsize j = 0; j < model->n_cells; j++)
    plan->places[run->general->cell_of[j]] = run->x[j];
  plan->has_answer = TRUE;
  for (gsize i = 0; i < plan->n_provinces; i++)
    plan->receipts[i] = awrash_i_model_received (model, i, plan->places);
  plan->unplaced = awrash_i_layout_count_unplaced (run->general->layout, plan->places);
  awrash_i_general_tell_all (run);
  plan->gap = run->gap;
  choose_status (run);
  if (plan->reading->values[AWRASH_READING_NEAR][0] != '\0' && plan->reason == NULL)
    plan->reason = g_strdup (_ ("the bounds leave the network, where fewest changes from a former "
                                "plan are not looked for"));
  if (plan->unplaced > 0 && plan->reason == NULL)
    plan->reason = g_strdup_printf (
        _ ("the capacities leave %" PRId64 " places of the quotas unplaced"), plan->unplaced);
  return TRUE;
}

gboolean
awrash_i_general_conclude (AwrashGeneralRun *run, GError **error)
{
  AwrashPlan *plan = run->plan;
  GString *claims = g_string_new ("[");

  for (guint i = 0; i < run->claims->len; i++)
    g_string_append_printf (claims, "%s%s", i > 0 ? "," : "",
                            (const char *)g_ptr_array_index (run->claims, i));
  g_string_append_c (claims, ']');
  plan->claims = g_string_free (claims, FALSE);
  if (run->x != NULL)
    return fill_in (run, error);
  plan->status = run->is_infeasible ? AWRASH_STATUS_INFEASIBLE : AWRASH_STATUS_LIMIT;
  if (plan->reason == NULL)
    plan->reason = g_strdup (_ ("no plan was found within the nodes that the reading allows"));
  return TRUE;
}
