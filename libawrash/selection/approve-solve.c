/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chain of goals, step by step: each is a search among the choices that the steps before it
 * leave, and each leaves a claim with its proof. Then it is asked whether the choice is the only
 * one, and if not an order decides.
 * Source: Land and Doig (1960) for the searches, see allot/mixed-search.c. Invariant: the choice at
 * hand keeps every bound and all that is held. */

#include "selection/approve-run-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* ── goals ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
note (AwrashApproveRun *run, double value, double bound, double gap, GError **error)
{
  AwrashApproveReached reached = { value, bound, gap };

  if (!awrash_i_append (run->answer->reached, reached, error))
    return FALSE;
  if (gap > 0)
    run->answer->status = AWRASH_STATUS_WITHIN_GAP;
  if (!(gap <= run->gap))
    {
      run->answer->status = AWRASH_STATUS_FEASIBLE;
      run->is_stopped = TRUE;
    }
  return TRUE;
}

static gboolean
note_found (AwrashApproveRun *run, const AwrashApproveFound *found, double unit, GError **error)
{
  return note (run, -unit * (double)found->cost,
               found->is_bounded ? -unit * (double)found->least : NAN,
               found->is_bounded ? awrash_i_approve_gap (found->cost, found->least) : NAN, error);
}

static gboolean
run_sum (AwrashApproveRun *run, AwrashApproveGoal goal, GError **error)
{
  g_autofree int64_t *cost = awrash_i_new (int64_t, run->face->n_base, error);
  AwrashApproveAsk ask = { .name = awrash_i_approve_goal_name (goal), .cost = cost };
  AwrashApproveFound found;
  double unit = awrash_i_approve_unit_of (goal);

  if (cost == NULL)
    return FALSE;
  awrash_i_approve_cost (run->approval, goal, cost);
  if (!awrash_i_approve_search (run, &ask, run->gap, &found, error))
    return FALSE;
  if (!run->has_x)
    return TRUE;
  return note_found (run, &found, unit, error)
         && awrash_i_approve_face_hold (run->face, cost, run->x, error);
}

static gboolean
run_communes (AwrashApproveRun *run, GError **error)
{
  AwrashApproveAsk ask = { .name = "communes", .level = AWRASH_APPROVE_SERVED };
  AwrashApproveFound found;

  if (run->face->levels->len > 0)
    {
      double count = (double)awrash_i_approve_face_count (run->face, run->x, &ask.level);

      return note (run, count, count, 0, error);
    }
  if (!awrash_i_approve_search (run, &ask, run->gap, &found, error))
    return FALSE;
  if (!run->has_x)
    return TRUE;
  return note_found (run, &found, 1, error)
         && awrash_i_approve_face_settle (run->face, &ask.level, -found.cost, error);
}

static gboolean
run_leximin (AwrashApproveRun *run, GError **error)
{
  AwrashApproveAsk ask = { .name = "level", .level = AWRASH_APPROVE_SERVED };
  AwrashApproveFound found;
  gboolean is_proved = TRUE, is_any = TRUE;
  double fewest;

  for (;;)
    {
      int64_t before
          = run->face->levels->len > 0
                ? g_array_index (run->face->levels, AwrashApproveLevel, run->face->levels->len - 1)
                      .count
                : (int64_t)run->face->n_receivers;

      if (run->has_x
          && !awrash_i_approve_face_next_level (run->face, run->x, &ask.level, &is_any, error))
        return FALSE;
      if (!is_any)
        break;
      if (!awrash_i_approve_search (run, &ask, 0, &found, error))
        return FALSE;
      if (!run->has_x)
        return TRUE;
      is_proved = found.cost == found.least;
      if (!is_proved)
        break;
      if (-found.cost == before)
        awrash_i_approve_drop_claim (run);
      else if (!awrash_i_approve_face_settle (run->face, &ask.level, -found.cost, error))
        return FALSE;
    }
  fewest = awrash_i_approve_face_fewest (run->face, run->x);
  return note (run, fewest,
               is_proved || awrash_i_approve_face_is_fewest_known (run->face) ? fewest : NAN,
               is_proved ? 0 : NAN, error);
}

static gboolean
run_goals (AwrashApproveRun *run, GError **error)
{
  const GArray *goals = run->approval->goals;

  run->answer->status = AWRASH_STATUS_OPTIMAL;
  for (guint g = 0; g < goals->len && !run->is_stopped; g++)
    {
      AwrashApproveGoal goal = g_array_index (goals, AwrashApproveGoal, g);
      gboolean done = goal == AWRASH_APPROVE_COMMUNES  ? run_communes (run, error)
                      : goal == AWRASH_APPROVE_LEXIMIN ? run_leximin (run, error)
                                                       : run_sum (run, goal, error);

      if (!done)
        return FALSE;
      if (!run->has_x)
        {
          run->answer->status = run->is_empty ? AWRASH_STATUS_INFEASIBLE : AWRASH_STATUS_LIMIT;
          return TRUE;
        }
    }
  return TRUE;
}

/* ── ties ───────────────────────────────────────────────────────────────────────────────────── */

static void
fix (AwrashApproveFace *face, gsize j, int64_t value)
{
  face->lower[j] = face->upper[j] = value;
}

/* The least of a sum among the best choices; *goes_on: it is proved. */
static gboolean
ask_tie (AwrashApproveRun *run, const char *name, const int64_t cost[], gboolean *goes_on,
         GError **error)
{
  AwrashApproveAsk ask = { .name = name, .cost = cost, .is_witness = strcmp (name, "order") != 0 };
  AwrashApproveFound found;

  if (!awrash_i_approve_search (run, &ask, 0, &found, error))
    return FALSE;
  *goes_on = found.cost == found.least;
  if (!*goes_on)
    {
      run->answer->status = AWRASH_STATUS_FEASIBLE;
      run->is_stopped = TRUE;
    }
  return TRUE;
}

/* *is_other: another choice is as good as the first; it is in run->x then. */
static gboolean
look_for_other (AwrashApproveRun *run, const int64_t first[], gboolean *is_other, GError **error)
{
  AwrashApproveFace *face = run->face;
  g_autofree int64_t *cost = awrash_i_new (int64_t, face->n_base, error);
  gboolean goes_on = TRUE;

  *is_other = FALSE;
  if (cost == NULL)
    return FALSE;
  awrash_i_approve_differ (face, first, cost);
  if (!ask_tie (run, "differ", cost, &goes_on, error))
    return FALSE;
  *is_other = memcmp (first, run->x, face->n_base * sizeof (int64_t)) != 0;
  for (gsize j = 0; j < face->n_base && !*is_other && goes_on; j++)
    if (!awrash_i_approve_is_between (face, first, j))
      fix (face, j, first[j]);
  for (gsize j = 0; j < face->n_base && !*is_other && goes_on; j++)
    if (awrash_i_approve_is_between (face, first, j))
      {
        memset (cost, 0, face->n_base * sizeof (int64_t));
        for (int sign = -1; sign < 2 && !*is_other && goes_on; sign += 2)
          {
            cost[j] = sign;
            if (!ask_tie (run, "range", cost, &goes_on, error))
              return FALSE;
            *is_other = memcmp (first, run->x, face->n_base * sizeof (int64_t)) != 0;
          }
        if (!*is_other)
          fix (face, j, first[j]);
      }
  return TRUE;
}

/* What comes first in the order, block by block. */
static gboolean
run_order (AwrashApproveRun *run, const int64_t order[], GError **error)
{
  g_autofree gsize *columns = awrash_i_approve_order (run->approval, order, error);
  g_autofree int64_t *cost = columns ? awrash_i_new (int64_t, run->face->n_base, error) : NULL;
  gboolean goes_on = TRUE;

  if (cost == NULL)
    return FALSE;
  for (gsize at = 0; at < run->face->n_base && goes_on;)
    {
      gsize from = at;

      awrash_i_approve_block (run->face, columns, &at, cost);
      if (!ask_tie (run, "order", cost, &goes_on, error))
        return FALSE;
      for (gsize k = from; k < at && goes_on; k++)
        fix (run->face, columns[k], run->x[columns[k]]);
    }
  return TRUE;
}

static gboolean
run_ties (AwrashApproveRun *run, const int64_t order[], GError **error)
{
  gsize size = run->face->n_base * sizeof (int64_t);
  g_autofree int64_t *first = awrash_i_copy (int64_t, run->x, run->face->n_base, error);
  g_autofree int64_t *other = awrash_i_new (int64_t, run->face->n_base, error);
  guint n_claims = run->claims->len;
  gboolean is_other;

  if (first == NULL || other == NULL || !look_for_other (run, first, &is_other, error))
    return FALSE;
  /* what was claimed on the way to another choice, or to the end of the nodes, proves nothing */
  if (is_other || run->is_stopped)
    g_ptr_array_set_size (run->claims, (int)n_claims);
  if (!is_other)
    return TRUE;
  run->is_stopped = FALSE;
  memcpy (other, run->x, size);
  memcpy (run->x, first, size);
  run->answer->status = order != NULL ? AWRASH_STATUS_TIE_SETTLED : AWRASH_STATUS_TIE_REFUSED;
  awrash_i_approve_face_open (run->face);
  if (order != NULL && !run_order (run, order, error))
    return FALSE;
  if (run->is_stopped)
    g_ptr_array_set_size (run->claims, (int)n_claims);
  if (memcmp (run->x, other, size) == 0)
    memcpy (other, first, size);
  run->answer->other = awrash_i_new (int64_t, run->approval->n, error);
  if (run->answer->other != NULL)
    awrash_i_approve_to_places (run->approval, other, run->answer->other);
  return run->answer->other != NULL;
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_order (const AwrashApproval *approval, const int64_t order[], GError **error)
{
  g_autofree guint8 *seen = awrash_i_new (guint8, approval->n, error);

  if (seen == NULL)
    return FALSE;
  for (gsize k = 0; order != NULL && k < approval->n; k++)
    {
      if (order[k] < 0 || order[k] >= (int64_t)approval->n)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("order[%zu] is %" PRId64 ", expected a worksite from 0 to %zu"), k,
                       order[k], approval->n - 1);
          return FALSE;
        }
      if (seen[order[k]]++)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                       _ ("order[%zu] is %" PRId64 ", a worksite that stands there before"), k,
                       order[k]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
run_all (AwrashApproveRun *run, const int64_t order[], GError **error)
{
  AwrashApproved *answer = run->answer;

  if (!run_goals (run, error))
    return FALSE;
  if (answer->status == AWRASH_STATUS_OPTIMAL && !run_ties (run, order, error))
    return FALSE;
  if (run->has_x)
    {
      answer->places = awrash_i_new (int64_t, answer->n, error);
      if (answer->places == NULL)
        return FALSE;
      awrash_i_approve_to_places (run->approval, run->x, answer->places);
      if (!awrash_i_approve_explain (run->approval, answer, error))
        return FALSE;
    }
  else if (answer->status == AWRASH_STATUS_LIMIT)
    g_ptr_array_set_size (run->claims, 0); /* what bounds no choice is no claim about one */
  answer->nodes = run->nodes;
  answer->certificate
      = awrash_i_approve_certify (run->approval, answer, order, run->gap, run->claims);
  return TRUE;
}

AwrashApproved *
awrash_selection_approve_solve (const AwrashApproval *approval, const int64_t order[], double gap,
                                size_t nodes, GError **error)
{
  g_autoptr (AwrashApproved) answer = NULL;
  AwrashApproveRun run;
  gboolean done;

  g_return_val_if_fail (approval != NULL, NULL);
  if (!(gap >= 0) || isinf (gap))
    {
      g_autofree char *number = awrash_i_number_format (gap);

      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("gap is %s, expected a finite number ≥ 0"), number);
      return NULL;
    }
  if (!check_order (approval, order, error))
    return NULL;
  answer = awrash_i_approve_answer_new (approval);
  done = awrash_i_approve_run_open (&run, approval, answer, gap, nodes, error)
         && run_all (&run, order, error);
  awrash_i_approve_run_clear (&run);
  return done ? g_steal_pointer (&answer) : NULL;
}
