/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A Gini in the chain: a plan with small squares to start from, then the search over pairs; where
 * what the sum is divided by varies, one search after the other, each with the ratio of the best
 * plan so far, the last of which proves it.
 * Source: Dinkelbach (1967). Invariant: the claim that is kept is of the ratio that it tells. */

#include "split/general-run-private.h"

#include "base/memory-private.h"
#include "split/gini-private.h"

#include <math.h>

/* Ratios one after the other, of which few are needed. */
#define MOST_ROUNDS 12
/* Nodes before it is asked for the first time whether they help, and for how many it is not. */
#define PATIENCE 32
#define FEW 20
/* What is left between two ratios that are told as one; a gap that ranks may leave. */
#define ALIKE 0x1p-36
#define NEAR 0x1p-14

void
awrash_i_general_end_gini (AwrashGeneralRun *run)
{
  g_clear_pointer (&run->plans, awrash_i_gini_plans_free);
  g_clear_pointer (&run->gini, awrash_i_general_gini_free);
  g_clear_pointer (&run->rank, g_free);
  g_clear_pointer (&run->best_x, g_free);
}

/* Ranks for pairs that have no row: of the plan at hand, or half way to the last relaxation. */
static gboolean
rank (AwrashGeneralRun *run, GError **error)
{
  gsize n = run->general->model->n_cells;

  if (run->mean == NULL)
    {
      run->mean = awrash_i_new (double, n, error);
      for (gsize j = 0; run->mean != NULL && j < n; j++)
        run->mean[j] = (double)run->x[j];
    }
  run->rank = run->mean != NULL
                  ? awrash_i_new (int64_t, run->general->receivers[run->equal.rest]->len, error)
                  : NULL;
  if (run->rank == NULL
      || !awrash_i_general_gini_rank (run->general, &run->equal, run->mean, run->rank, error))
    return FALSE;
  run->equal.rank = run->rank;
  g_clear_pointer (&run->mean, g_free);
  return TRUE;
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
  if (awrash_i_general_gini_is_many (run->general, &run->equal) && !rank (run, error))
    return FALSE;
  run->gini = awrash_i_general_gini_new (run->general, run->face, &run->equal, error);
  if (run->gini == NULL || !awrash_i_general_gini_value (run->gini, run->x, value, error))
    return FALSE;
  run->asked = *value;
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
      return awrash_i_general_begin_start (run, step, error);
    }
  if (!prepare (run, step, &value, error)
      || !awrash_i_general_begin (run, &run->equal, run->asked_gap, error))
    return FALSE;
  awrash_i_search_set_gap (run->search, run->asked_gap,
                           awrash_i_general_gini_scale (run->gini, value, run->x));
  run->look_at = PATIENCE;
  run->left = INFINITY;
  run->plans = awrash_i_gini_plans_new (run, error);
  return run->plans != NULL;
}

/* The search counts pairs by rank where they are many; what counts in the end is the Gini itself.
 */
static gboolean
take_best (AwrashGeneralRun *run, double *value, GError **error)
{
  if (!awrash_i_general_take (run, error)
      || !awrash_i_general_gini_value (run->gini, run->x, value, error))
    return FALSE;
  if (run->best_x == NULL || run->best >= *value)
    return TRUE;
  *value = run->best;
  g_free (run->x);
  run->x = g_steal_pointer (&run->best_x);
  return TRUE;
}

/* Each time that the nodes have doubled: whether that was in vain, with less than a tenth won of
 * what parts plan and bound. */
gboolean
awrash_i_general_is_stuck_gini (AwrashGeneralRun *run)
{
  gsize count = awrash_i_search_count (run->search);
  AwrashLong cost, least;
  double before = run->left;

  if (run->gini->n <= FEW || count < run->look_at
      || awrash_i_search_get (run->search, &cost, &least) == NULL)
    return FALSE;
  run->look_at = 2 * count;
  run->left = (double)(cost - least);
  return run->left > 0.9 * before;
}

/* Whether a better ratio, or ranks that leave a gap, are to be asked about anew. */
static gboolean
asks_again (AwrashGeneralRun *run, double value, gboolean *again, GError **error)
{
  AwrashLong cost, least;
  double bound;

  *again = FALSE;
  if (run->rounds + 1 >= MOST_ROUNDS)
    return TRUE;
  (void)awrash_i_search_get (run->search, &cost, &least);
  bound = awrash_i_general_gini_bound (run->gini, run->mixed->bits, least, run->x, value);
  if (run->equal.rank == NULL || awrash_i_gini_gap (value, bound) <= NEAR)
    {
      *again = value < run->equal.ratio * (1 - ALIKE);
      return TRUE;
    }
  *again = TRUE;
  if (value < run->asked)
    return TRUE;
  run->mean = awrash_i_new (double, run->general->model->n_cells, error);
  for (gsize j = 0; run->mean != NULL && j < run->general->model->n_cells; j++)
    run->mean[j] = ((double)run->x[j] + run->plans->stands[j]) / 2;
  return run->mean != NULL;
}

gboolean
awrash_i_general_finish_gini (AwrashGeneralRun *run, const AwrashGeneralStep *step, GError **error)
{
  guint n_claims = run->claims->len;
  double value, gap, bound = NAN;
  gboolean again;

  if (run->phase == AWRASH_PHASE_START)
    {
      run->phase = AWRASH_PHASE_SUM;
      return awrash_i_general_take (run, error);
    }
  if (!take_best (run, &value, error))
    return FALSE;
  if (!asks_again (run, value, &again, error))
    return FALSE;
  if (again)
    {
      run->rounds++;
      return TRUE;
    }
  if (!awrash_i_general_claim (run, &gap, error))
    return FALSE;
  if (run->claims->len > n_claims)
    bound = awrash_i_general_gini_bound (run->gini, run->mixed->bits, run->least, run->x, value);
  gap = isnan (bound) ? INFINITY : awrash_i_gini_gap (value, bound);
  if (!awrash_i_general_tell_gini (run, value, bound, gap, error))
    return FALSE;
  awrash_i_general_face_settle (run->face, run->general, step->rest, run->x);
  run->phase = AWRASH_PHASE_BEGIN;
  run->step++;
  awrash_i_general_end_gini (run);
  return TRUE;
}
