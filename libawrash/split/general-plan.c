/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a run has come to, and the plan that it ends with: places, value, bound, gap and status.
 * Source: the statuses in <awrash/base.h>. Invariant: OPTIMAL and UNPLACED say that every question
 * of the chain was answered and proved. */

#include "split/general-run-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>

static AwrashStatus
status_of (const AwrashGeneralRun *run)
{
  if (run->x == NULL)
    return run->is_infeasible ? AWRASH_STATUS_INFEASIBLE : AWRASH_STATUS_LIMIT;
  return awrash_i_general_status (run, run->gap);
}

static void
copy_places (const AwrashGeneralRun *run, int64_t places[])
{
  for (gsize j = 0; j < run->general->model->n_cells; j++)
    places[run->general->cell_of[j]] = run->x[j];
}

static gboolean
fill_in (AwrashGeneralRun *run, GError **error)
{
  AwrashPlan *plan = run->plan;
  const AwrashModel *model = run->general->model;

  plan->places = awrash_i_new (int64_t, model->n_cells, error);
  if (plan->places == NULL)
    return FALSE;
  copy_places (run, plan->places);
  plan->has_answer = TRUE;
  for (gsize i = 0; i < plan->n_provinces; i++)
    plan->receipts[i] = awrash_i_model_received (model, i, plan->places);
  plan->unplaced = awrash_i_layout_count_unplaced (run->general->layout, plan->places);
  if (!awrash_i_general_tell_end (run, error) || !awrash_i_general_hand_out (run, error))
    return FALSE;
  plan->gap = run->gap;
  plan->mix_gap = run->mix_gap;
  plan->status = status_of (run);
  if (plan->status == AWRASH_STATUS_OPTIMAL && plan->unplaced > 0)
    plan->status = AWRASH_STATUS_UNPLACED;
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
  plan->status = status_of (run);
  if (plan->reason == NULL)
    plan->reason = g_strdup (_ ("no plan was found within the nodes that the reading allows"));
  return TRUE;
}

gboolean
awrash_i_general_approach (AwrashPlan *trial, const AwrashLayout *layout, AwrashApproach approach,
                           const int64_t near[], int64_t places[], AwrashStatus *status,
                           GError **error)
{
  g_autoptr (AwrashGeneralRun) run = NULL;
  gboolean done = FALSE;

  *status = AWRASH_STATUS_INFEASIBLE;
  if (layout->contradictions != NULL)
    return TRUE;
  run = awrash_i_general_open_towards (trial, layout, approach, near, error);
  if (run == NULL || !awrash_i_general_step (run, G_MAXSIZE, &done, error))
    return FALSE;
  if (run->x != NULL)
    {
      if (!awrash_i_general_tell_end (run, error))
        return FALSE;
      copy_places (run, places);
    }
  *status = status_of (run);
  return TRUE;
}

void
awrash_i_general_progress (const AwrashGeneralRun *run, double *value, double *bound)
{
  AwrashLong cost, least;

  *value = *bound = NAN;
  if (run->search == NULL)
    return;
  if (awrash_i_search_get (run->search, &cost, &least) != NULL)
    *value = ldexp ((double)cost, -run->mixed->bits);
  if (least > -AWRASH_LONG_LARGEST && least < AWRASH_LONG_LARGEST)
    *bound = ldexp ((double)least, -run->mixed->bits);
}
