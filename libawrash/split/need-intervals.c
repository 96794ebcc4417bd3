/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How wrong a need may be: the plan stays best as long as no exchange through the province pays.
 * What the others take in an exchange does not depend on its need; what the province takes grows or
 * falls with it. So each end is found by halving the doubles, each tried by an exact sign.
 * Source: reduced costs of convex flows (Ahuja, Magnanti and Orlin 1993, ch. 14), in numbers and in
 * the ordered group of levels (Frank and Murota 2021). Invariant: the plan's flow does not move. */

#include "split/detour-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/words-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  double low, high;
} Interval;

/* ── one end ────────────────────────────────────────────────────────────────────────────────── */

/* The exchange that a detour has found, and the province's own unit of it, which is from `units` to
 * units + 1. */
typedef struct
{
  const AwrashDetour *detour;
  int64_t units;
  int times;
  AwrashGain *gains; /* [of the detour's, and one]: of its sum, which takes them apart */
} Exchange;

/* Whether an exchange does not pay at a need of the province. */
static gboolean
holds_at (const Exchange *exchange, double need)
{
  const AwrashDetour *detour = exchange->detour;
  const gsize n = detour->n_gains;

  if (n > 0)
    memcpy (exchange->gains, detour->gains->data, n * sizeof (AwrashGain));
  exchange->gains[n] = (AwrashGain){ need, exchange->units, exchange->times };
  return awrash_i_measure_sign (detour->measure, n + 1, exchange->gains, NULL) >= 0;
}

/* The last need from `from`, where it holds, towards `to` at which it does. */
static double
last_need (const Exchange *exchange, double from, double to)
{
  guint64 good = awrash_i_words_of_double (from), bad = awrash_i_words_of_double (to);

  if (holds_at (exchange, to))
    return to;
  while (good + 1 != bad && bad + 1 != good)
    {
      guint64 middle = good < bad ? good + (bad - good) / 2 : bad + (good - bad) / 2;

      if (holds_at (exchange, awrash_i_words_to_double (middle)))
        good = middle;
      else
        bad = middle;
    }
  return awrash_i_words_to_double (good);
}

/* A place more pays from some need on, a place less below one. But where the province stands at
 * nought and provinces are counted, it does whatever its need is, and the next level 1/d decides,
 * the other way round. */
static gboolean
narrow_end (const AwrashDetour *detour, double need, int64_t units, gboolean up, Interval *interval,
            GError **error)
{
  gboolean turned = units == 0 && detour->measure->kind == AWRASH_MEASURE_LEXIMIN;
  g_autofree AwrashGain *gains = awrash_i_new (AwrashGain, detour->n_gains + 1, error);
  Exchange exchange = { detour, units, up ? 1 : -1, gains };

  if (gains == NULL)
    return FALSE;
  if (up != turned)
    interval->high = MIN (interval->high, last_need (&exchange, need, G_MAXDOUBLE));
  else
    interval->low = MAX (interval->low, last_need (&exchange, need, G_MINDOUBLE));
  return TRUE;
}

/* ── all provinces ──────────────────────────────────────────────────────────────────────────── */

static gboolean
narrow_one (AwrashDetour *detour, const AwrashRecipient *recipient, Interval *interval,
            GError **error)
{
  int64_t y = detour->network->arcs[recipient->arc].flow + recipient->offset;

  for (int down = 0; down < 2; down++)
    {
      AwrashMove move = 2 * recipient->arc + (gsize)down;
      gboolean found;

      if (awrash_i_network_room (detour->network, move) <= 0)
        continue;
      if (!awrash_i_detour_find (detour, move, &found, error)
          || (found && !narrow_end (detour, recipient->need, y - down, !down, interval, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
narrow_group (const AwrashSolver *solver, const AwrashGroup *group, Interval intervals[],
              GError **error)
{
  AwrashDetour detour;
  gboolean done = awrash_i_detour_open (&detour, solver, group,
                                        awrash_i_chain_measure (solver->goals), error);

  for (gsize i = 0; done && i < group->who.n; i++)
    done = !awrash_i_is_cancelled (error)
           && narrow_one (&detour, &group->who.list[i], &intervals[group->province[i]], error);
  awrash_i_detour_close (&detour);
  return done;
}

static gboolean
narrow (AwrashSolver *solver, Interval intervals[], GError **error)
{
  for (gsize i = 0; i < solver->model->n_provinces; i++)
    if (solver->model->need[i] > 0)
      intervals[i] = (Interval){ G_MINDOUBLE, G_MAXDOUBLE };
  if (!awrash_i_reading_on_rate (solver->plan->reading))
    return TRUE;
  awrash_i_solver_take_places (solver, solver->plan->places);
  if (!awrash_i_solver_fill_first (solver, error)
      || !narrow_group (solver, &solver->received, intervals, error))
    return FALSE;
  awrash_i_solver_fix_receipts (solver, &solver->received);
  return !awrash_i_model_has_rest (solver->model)
         || narrow_group (solver, &solver->rest, intervals, error);
}

/* One measure, nothing lost of it, and no bounds beside the network. */
static gboolean
is_single (const AwrashPlan *plan, GError **error)
{
  g_autoptr (GArray) goals = awrash_i_chain_goals (plan->reading);
  gsize n = 0;

  for (guint i = 0; i < goals->len; i++)
    n += awrash_i_chain_goal (goals, i)->kind == AWRASH_GOAL_MEASURE;
  if (plan->class_ > AWRASH_CLASS_NETWORK)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                   _ ("the plan is of class %s, expected simple, tree or network for intervals"),
                   awrash_split_class_get_name (plan->class_));
      return FALSE;
    }
  if (n == 1 && !awrash_i_reading_loses (plan->reading))
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
               _ ("the plan is by \"%s\", expected one comparison of provinces, without loss"),
               plan->chain);
  return FALSE;
}

gboolean
awrash_split_need_intervals (const AwrashPlan *plan, double low[], double high[], GError **error)
{
  g_autoptr (AwrashPlan) ordered = NULL;
  g_autofree Interval *intervals = NULL;
  AwrashSolver solver;
  gboolean narrowed;

  g_return_val_if_fail (plan != NULL && low != NULL && high != NULL, FALSE);
  if (!plan->has_answer)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the plan is %s and has no intervals, expected a plan with an answer"),
                   awrash_base_status_get_name (plan->status));
      return FALSE;
    }
  if (!is_single (plan, error))
    return FALSE;
  ordered = awrash_i_plan_in_order (plan, error);
  intervals = ordered != NULL ? awrash_i_new (Interval, plan->n_provinces, error) : NULL;
  if (intervals == NULL)
    return FALSE;
  narrowed = awrash_i_solver_open (&solver, ordered, error) && narrow (&solver, intervals, error);
  for (gsize k = 0; narrowed && k < plan->n_provinces; k++)
    {
      const gsize i = awrash_i_programme_given_province (ordered->programme, k);

      low[i] = intervals[k].low == G_MINDOUBLE ? 0 : intervals[k].low;
      high[i] = intervals[k].high == G_MAXDOUBLE ? INFINITY : intervals[k].high;
    }
  awrash_i_solver_close (&solver);
  return narrowed;
}
