/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A Gini in the chain: a plan with small squares to start from, then the search over pairs; where
 * what the sum is divided by varies, one search after the other, each with the ratio of the best
 * plan so far, the last of which proves it.
 * Source: Dinkelbach (1967). Invariant: the claim that is kept is of the ratio that it tells. */

#include "split/general-run-private.h"

#include "split/gini-private.h"

#include <math.h>

/* Ratios one after the other, of which few are needed. */
#define MOST_ROUNDS 16
/* What is left between two ratios that are told as one. */
#define ALIKE 0x1p-36

void
awrash_i_general_end_gini (AwrashGeneralRun *run)
{
  g_clear_pointer (&run->plans, awrash_i_gini_plans_free);
  g_clear_pointer (&run->gini, awrash_i_general_gini_free);
}

static gboolean
begin_start (AwrashGeneralRun *run, const AwrashGeneralStep *step, GError **error)
{
  AwrashAsk ask = { .kind = AWRASH_ASK_LINEAR, .name = "start", .rest = step->rest };

  run->phase = AWRASH_PHASE_START;
  return awrash_i_general_begin (run, &ask, INFINITY, error);
}

/* The numbers of the question; with the plan's ratio where a sum alone is not enough. */
static gboolean
prepare (AwrashGeneralRun *run, const AwrashGeneralStep *step, double *value, GError **error)
{
  awrash_i_general_end_gini (run);
  run->equal = (AwrashAsk){ .kind = AWRASH_ASK_GINI,
                            .name = step->name,
                            .rest = step->rest,
                            .is_weighted = step->is_weighted };
  run->gini = awrash_i_general_gini_new (run->general, run->face, &run->equal, error);
  if (run->gini == NULL || !awrash_i_general_gini_value (run->gini, run->x, value, error))
    return FALSE;
  if (run->gini->is_fixed || *value <= 0)
    return TRUE;
  run->equal.ratio = *value;
  awrash_i_general_gini_free (run->gini);
  run->gini = awrash_i_general_gini_new (run->general, run->face, &run->equal, error);
  return run->gini != NULL;
}

gboolean
awrash_i_general_begin_gini (AwrashGeneralRun *run, const AwrashGeneralStep *step, GError **error)
{
  double value;

  if (run->phase == AWRASH_PHASE_BEGIN)
    {
      run->rounds = 0;
      return begin_start (run, step, error);
    }
  if (!prepare (run, step, &value, error)
      || !awrash_i_general_begin (run, &run->equal, run->asked_gap, error))
    return FALSE;
  awrash_i_search_set_gap (run->search, run->asked_gap,
                           awrash_i_general_gini_scale (run->gini, value, run->x));
  run->plans = awrash_i_gini_plans_new (run, error);
  return run->plans != NULL;
}

static void
note (AwrashGeneralRun *run, const AwrashGeneralStep *step, double value, double bound)
{
  run->gap = fmax (run->gap, isnan (bound) ? INFINITY : awrash_i_gini_gap (value, bound));
  if (!step->is_goal)
    return;
  run->plan->value = value;
  run->plan->bound = bound;
}

gboolean
awrash_i_general_finish_gini (AwrashGeneralRun *run, const AwrashGeneralStep *step, GError **error)
{
  guint n_claims = run->claims->len;
  double value, gap, bound = NAN;

  if (run->phase == AWRASH_PHASE_START)
    {
      run->phase = AWRASH_PHASE_SUM;
      return awrash_i_general_take (run, error);
    }
  if (!awrash_i_general_take (run, error)
      || !awrash_i_general_gini_value (run->gini, run->x, &value, error))
    return FALSE;
  /* a better ratio is asked about anew */
  if (value < run->equal.ratio * (1 - ALIKE) && ++run->rounds < MOST_ROUNDS)
    return TRUE;
  if (!awrash_i_general_finish (run, &gap, error))
    return FALSE;
  if (run->claims->len > n_claims)
    bound = awrash_i_general_gini_bound (run->gini, run->mixed->bits, run->least, run->x, value);
  note (run, step, value, bound);
  awrash_i_general_face_settle (run->face, run->general, step->rest, run->x);
  run->phase = AWRASH_PHASE_BEGIN;
  run->step++;
  awrash_i_general_end_gini (run);
  return TRUE;
}
