/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chain of a reading where no network says the problem: each question is a search in whole
 * numbers, whose proof is kept, and whose answer the next ones hold.
 * Source: lexicographic programming; Ogryczak and Śliwiński (2006) for levels. Invariant: the plan
 * at hand keeps every bound and all that was held; what could not be proved is said by the gap. */

#include "split/general-run-private.h"
#include "split/near-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Nodes between two looks for plans of a small Gini; the first is looked at alone. */
#define GINI_NODES (awrash_i_search_count (run->search) == 0 ? 1 : 16)

/* What a question takes: its problem, its search and its relaxation. */
#define BYTES_A_CELL ((gsize)2048)

/* ── one question ───────────────────────────────────────────────────────────────────────────── */

void
awrash_i_general_end (AwrashGeneralRun *run)
{
  g_clear_pointer (&run->search, awrash_i_search_free);
  g_clear_pointer (&run->mixed, awrash_i_mixed_free);
  g_clear_pointer (&run->mix, awrash_i_general_mix_free);
}

gboolean
awrash_i_general_begin (AwrashGeneralRun *run, const AwrashAsk *ask, double gap, GError **error)
{
  run->ask = *ask;
  run->mixed = awrash_i_ask_build (run->general, run->face, ask, error);
  run->search = run->mixed != NULL ? awrash_i_search_new (run->mixed, error) : NULL;
  if (run->search == NULL)
    return FALSE;
  awrash_i_search_set_gap (run->search, gap, awrash_i_general_scale (run->mixed));
  awrash_i_search_set_offset (run->search, ask->offset);
  if (run->x != NULL)
    {
      g_autofree int64_t *y = awrash_i_new (int64_t, run->mixed->n, error);

      if (y == NULL
          || !awrash_i_ask_complete (run->general, run->face, ask, run->mixed, run->x, y, error))
        return FALSE;
      awrash_i_search_offer (run->search, y);
    }
  return TRUE;
}

/* Takes the search's plan, if it has one. */
static gboolean
take_plan (AwrashGeneralRun *run, GError **error)
{
  AwrashLong cost, bound;
  const int64_t *best = awrash_i_search_get (run->search, &cost, &bound);

  if (best == NULL)
    return TRUE;
  g_free (run->x);
  run->x = awrash_i_copy (int64_t, best, run->general->model->n_cells, error);
  return run->x != NULL;
}

/* Notes what the search proved; *gap is what is left between the plan and it. */
static gboolean
claim (AwrashGeneralRun *run, double *gap, GError **error)
{
  gboolean is_empty = awrash_i_search_get (run->search, &run->cost, &run->least) == NULL;
  g_autoptr (AwrashBranching) tree = NULL;
  g_autoptr (AwrashItemNames) names = NULL;
  g_autofree char *terms = NULL;
  char *text;

  run->least = awrash_i_general_round_least (run->mixed, run->least);
  tree = awrash_i_search_prove (run->search, &run->least, error);
  if (tree == NULL)
    return FALSE;
  /* what was proved may be less than was hoped, and has to be told by a double too */
  run->least = awrash_i_general_round_least (run->mixed, run->least);
  *gap = INFINITY;
  if (tree->branches->len == 0 && !run->mixed->is_empty)
    return TRUE;
  names = awrash_i_ask_name_items (run->general, run->face, &run->ask, run->mixed,
                                   awrash_i_branching_is_parted (tree), error);
  terms = awrash_i_general_write_terms (run->general, &run->ask);
  text = names != NULL ? awrash_i_mixed_write_claim (run->ask.name, terms, names->name, run->mixed,
                                                     is_empty, run->least, tree, error)
                       : NULL;
  if (text == NULL)
    return FALSE;
  g_ptr_array_add (run->claims, text);
  if (!is_empty)
    *gap = awrash_i_general_gap (run->cost, run->least, run->ask.offset, run->mixed->bits,
                                 awrash_i_general_scale (run->mixed));
  else if (run->x == NULL)
    return awrash_i_general_explain (run->general, tree, run->plan, error);
  return TRUE;
}

/* ── steps ──────────────────────────────────────────────────────────────────────────────────── */

static AwrashGeneralStep *
current (const AwrashGeneralRun *run)
{
  return run->step < run->steps->len ? awrash_i_general_step_at (run->steps, run->step) : NULL;
}

static gboolean
begin_linear (AwrashGeneralRun *run, AwrashGeneralStep *step, GError **error)
{
  AwrashAsk ask = {
    .kind = AWRASH_ASK_LINEAR, .name = step->name, .cost = step->cost, .offset = step->offset
  };

  return awrash_i_general_begin (run, &ask, run->asked_gap, error);
}

/* Is there a plan at all? */
static gboolean
begin_feasible (AwrashGeneralRun *run, GError **error)
{
  AwrashAsk ask = { .kind = AWRASH_ASK_LINEAR, .name = "feasible" };

  return awrash_i_general_begin (run, &ask, INFINITY, error);
}

/* Where nothing at all is infinitely dear, those who get nothing are counted first. */
static gboolean
begin_sum (AwrashGeneralRun *run, AwrashGeneralStep *step, GError **error)
{
  AwrashAsk ask = {
    .kind = AWRASH_ASK_CURVES, .name = step->name, .measure = &step->measure, .rest = step->rest
  };

  if (step->measure.kind == AWRASH_MEASURE_ALPHA && step->measure.exponent <= 0
      && run->phase == AWRASH_PHASE_BEGIN)
    {
      awrash_i_level_clear (&run->level);
      if (!awrash_i_level_zeros (run->general, run->face, &step->measure, step->rest, &run->level,
                                 error))
        return FALSE;
      if (run->level.members->len > 0)
        {
          ask.kind = AWRASH_ASK_ZEROS;
          ask.level = &run->level;
          ask.name = step->rest ? "zeros-rest" : "zeros";
        }
    }
  run->phase = ask.kind == AWRASH_ASK_ZEROS ? AWRASH_PHASE_ZEROS : AWRASH_PHASE_SUM;
  return awrash_i_general_begin (run, &ask, run->asked_gap, error);
}

/* Whether a step's question has rows that are not the programme's: where those leave no plan, that
 * has to be proved without them. */
static gboolean
adds_rows (const AwrashGeneralRun *run, const AwrashGeneralStep *step)
{
  if (step->kind == AWRASH_STEP_LINEAR)
    return awrash_i_general_costs_shorts (run->general, step->cost);
  if (step->kind == AWRASH_STEP_SUM)
    return step->measure.kind == AWRASH_MEASURE_ALPHA && step->measure.exponent <= 0;
  return step->kind != AWRASH_STEP_LEVELS && step->kind != AWRASH_STEP_GINI;
}

/* The next question, skipping those that all plans answer alike; none: the chain is at its end. */
static gboolean
begin_next (AwrashGeneralRun *run, GError **error)
{
  for (; current (run) != NULL; run->step++)
    {
      AwrashGeneralStep *step = current (run);
      gboolean begun = TRUE;

      if (run->x == NULL && adds_rows (run, step))
        begun = begin_feasible (run, error);
      else if (step->kind == AWRASH_STEP_SUM)
        begun = begin_sum (run, step, error);
      else if (step->kind == AWRASH_STEP_LEVELS)
        begun = awrash_i_general_begin_levels (run, step, error);
      else if (step->kind == AWRASH_STEP_GINI)
        begun = awrash_i_general_begin_gini (run, step, error);
      else if (step->kind == AWRASH_STEP_LINEAR)
        begun = (!step->is_goal && awrash_i_general_is_constant (run->general, step->cost))
                || begin_linear (run, step, error);
      else
        begun = awrash_i_general_begin_mix (run, step, error);
      if (!begun || run->search != NULL)
        return begun;
    }
  return run->x != NULL || run->is_infeasible || run->is_limit || begin_feasible (run, error);
}

/* No plan was found at all: there is none, or the nodes were not enough to tell. */
static gboolean
give_up (AwrashGeneralRun *run, gboolean is_done, GError **error)
{
  double gap;

  run->step = run->steps->len;
  run->is_infeasible = is_done;
  run->is_limit = !is_done;
  if (is_done)
    {
      g_ptr_array_set_size (run->claims, 0);
      run->ask.name = "infeasible";
      if (!claim (run, &gap, error))
        return FALSE;
      run->is_infeasible = run->claims->len > 0;
      run->is_limit = !run->is_infeasible;
    }
  awrash_i_general_end (run);
  return TRUE;
}

static gboolean
finish_linear (AwrashGeneralRun *run, AwrashGeneralStep *step, GError **error)
{
  double gap;

  if (!take_plan (run, error) || !claim (run, &gap, error))
    return FALSE;
  step->has_least = !isinf (gap);
  step->least = (int64_t)(run->least >> run->mixed->bits);
  run->step++;
  return awrash_i_general_face_hold (
      run->face, run->general, step->cost, step->has_least ? step->least : AWRASH_MIXED_LEAST,
      awrash_i_general_cost (run->general, step->cost, run->x), error);
}

static gboolean
finish_sum (AwrashGeneralRun *run, AwrashGeneralStep *step, GError **error)
{
  double gap;

  if (!take_plan (run, error) || !claim (run, &gap, error))
    return FALSE;
  if (run->phase == AWRASH_PHASE_ZEROS)
    {
      awrash_i_general_face_settle_zeros (run->face, run->general, step->rest, run->x);
      return awrash_i_general_tell_zeros (run, step, gap, error);
    }
  if (!awrash_i_general_tell_sum (run, step, gap, error))
    return FALSE;
  awrash_i_general_face_settle (run->face, run->general, step->rest, run->x);
  run->phase = AWRASH_PHASE_BEGIN;
  run->step++;
  return TRUE;
}

gboolean
awrash_i_general_finish (AwrashGeneralRun *run, double *gap, GError **error)
{
  return take_plan (run, error) && claim (run, gap, error);
}

gboolean
awrash_i_general_claim (AwrashGeneralRun *run, double *gap, GError **error)
{
  return claim (run, gap, error);
}

gboolean
awrash_i_general_take (AwrashGeneralRun *run, GError **error)
{
  return take_plan (run, error);
}

static gboolean
finish (AwrashGeneralRun *run, gboolean is_done, GError **error)
{
  AwrashGeneralStep *step = current (run);
  AwrashLong cost, least;
  gboolean finished;

  if (awrash_i_search_get (run->search, &cost, &least) == NULL && run->x == NULL)
    return give_up (run, is_done, error);
  if (run->ask.kind == AWRASH_ASK_LINEAR && run->ask.cost == NULL)
    finished = take_plan (run, error);
  else if (step->kind == AWRASH_STEP_LINEAR)
    finished = finish_linear (run, step, error);
  else if (run->mix != NULL)
    finished = awrash_i_general_finish_mix (run, error);
  else if (step->kind == AWRASH_STEP_SUM)
    finished = finish_sum (run, step, error);
  else if (step->kind == AWRASH_STEP_GINI)
    finished = awrash_i_general_finish_gini (run, step, error);
  else
    finished = awrash_i_general_finish_levels (run, step, is_done, error);
  awrash_i_general_end (run);
  return finished;
}

/* A loss is measured from the plan without it, which is where the search starts. */
static gboolean
allow_loss (AwrashGeneralRun *run, GError **error)
{
  const AwrashPlan *base = run->plan->base;
  AwrashRational loss;

  if (!awrash_i_near_loss (run->plan->reading, &loss, error))
    return FALSE;
  if (base == NULL)
    return TRUE;
  run->x = awrash_i_new (int64_t, run->general->model->n_cells, error);
  for (gsize j = 0; run->x != NULL && j < run->general->model->n_cells; j++)
    run->x[j] = base->places[run->general->cell_of[j]];
  return run->x != NULL
         && awrash_i_general_face_allow_loss (run->face, run->general, loss, run->x, error);
}

/* ── the run ────────────────────────────────────────────────────────────────────────────────── */

AwrashGeneralRun *
awrash_i_general_open (AwrashPlan *plan, const AwrashLayout *layout, GError **error)
{
  return awrash_i_general_open_towards (plan, layout, AWRASH_APPROACH_NONE, NULL, error);
}

AwrashGeneralRun *
awrash_i_general_open_towards (AwrashPlan *plan, const AwrashLayout *layout,
                               AwrashApproach approach, const int64_t places[], GError **error)
{
  g_autoptr (AwrashGeneralRun) run = g_new0 (AwrashGeneralRun, 1);

  awrash_i_memory_expect (layout->model->n_cells * BYTES_A_CELL);
  run->plan = plan;
  run->claims = g_ptr_array_new_with_free_func (g_free);
  run->told = awrash_i_general_told_new ();
  run->asked_gap = awrash_i_reading_gap (plan->reading);
  run->most_nodes = awrash_i_reading_nodes (plan->reading);
  plan->value = plan->bound = plan->gap = NAN;
  run->general = awrash_i_general_new (layout, error);
  if (run->general == NULL
      || (approach != AWRASH_APPROACH_NONE
          && !awrash_i_general_note_target (run->general, approach, places, error)))
    return NULL;
  run->face = awrash_i_general_face_new (run->general, error);
  run->steps = run->face != NULL ? awrash_i_general_steps (run->general, error) : NULL;
  if (run->steps == NULL || !allow_loss (run, error) || !begin_next (run, error))
    return NULL;
  return g_steal_pointer (&run);
}

void
awrash_i_general_close (AwrashGeneralRun *run)
{
  if (run == NULL)
    return;
  awrash_i_general_end (run);
  awrash_i_general_end_gini (run);
  g_free (run->mean);
  awrash_i_level_clear (&run->level);
  awrash_i_level_clear (&run->beyond);
  g_clear_pointer (&run->steps, g_array_unref);
  g_clear_pointer (&run->claims, g_ptr_array_unref);
  g_clear_pointer (&run->told, g_array_unref);
  awrash_i_general_face_free (run->face);
  awrash_i_general_free (run->general);
  g_free (run->weights);
  g_free (run->x);
  g_free (run);
}

/* A stretch of nodes, after which the relaxation of a Gini is made use of. */
static gboolean
search (AwrashGeneralRun *run, gsize work, gboolean *is_done, GError **error)
{
  if (run->ask.kind != AWRASH_ASK_GINI)
    return awrash_i_search_step (run->search, work, is_done, error);
  return awrash_i_search_step (run->search, MIN (work, GINI_NODES), is_done, error)
         && (*is_done || awrash_i_general_polish_gini (run, error));
}

gboolean
awrash_i_general_step (AwrashGeneralRun *run, gsize work, gboolean *done, GError **error)
{
  while (run->search != NULL && work > 0)
    {
      gsize before = awrash_i_search_count (run->search), most = awrash_i_general_limit (run);
      gsize left = most > before ? most - before : 0;
      gboolean is_done = run->mixed->is_empty;

      if (!is_done && !search (run, MIN (work, left), &is_done, error))
        return FALSE;
      work -= MIN (work, MAX (1, awrash_i_search_count (run->search) - before));
      if (!is_done && awrash_i_search_count (run->search) < most
          && !(run->ask.kind == AWRASH_ASK_GINI && awrash_i_general_is_stuck_gini (run)))
        continue;
      if (!finish (run, is_done, error) || !begin_next (run, error))
        return FALSE;
    }
  *done = run->search == NULL;
  return TRUE;
}
