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

/* Whether the exchange that the detour has found does not pay at a need of the province, whose own
 * unit is from `units` to units + 1. */
static gboolean
holds_at (AwrashDetour *detour, double need, int64_t units, int times)
{
  g_autoptr (GArray) gains = g_array_copy (detour->gains);
  AwrashGain own = { need, units, times };

  g_array_append_val (gains, own);
  return awrash_i_measure_sign (detour->measure, gains->len, (AwrashGain *)(void *)gains->data,
                                NULL)
         >= 0;
}

/* The last need from `from`, where it holds, towards `to` at which it does. */
static double
last_need (AwrashDetour *detour, double from, double to, int64_t units, int times)
{
  guint64 good = awrash_i_words_of_double (from), bad = awrash_i_words_of_double (to);

  if (holds_at (detour, to, units, times))
    return to;
  while (good + 1 != bad && bad + 1 != good)
    {
      guint64 middle = good < bad ? good + (bad - good) / 2 : bad + (good - bad) / 2;

      if (holds_at (detour, awrash_i_words_to_double (middle), units, times))
        good = middle;
      else
        bad = middle;
    }
  return awrash_i_words_to_double (good);
}

/* A place more pays from some need on, a place less below one. But where the province stands at
 * nought and provinces are counted, it does whatever its need is, and the next level 1/d decides,
 * the other way round. */
static void
narrow_end (AwrashDetour *detour, double need, int64_t units, gboolean up, Interval *interval)
{
  gboolean turned = units == 0 && detour->measure->kind == AWRASH_MEASURE_LEXIMIN;
  int times = up ? 1 : -1;

  if (up != turned)
    interval->high = MIN (interval->high, last_need (detour, need, G_MAXDOUBLE, units, times));
  else
    interval->low = MAX (interval->low, last_need (detour, need, G_MINDOUBLE, units, times));
}

/* ── all provinces ──────────────────────────────────────────────────────────────────────────── */

static void
narrow_one (AwrashDetour *detour, const AwrashRecipient *recipient, Interval *interval)
{
  int64_t y = detour->network->arcs[recipient->arc].flow + recipient->offset;

  for (int down = 0; down < 2; down++)
    {
      AwrashMove move = 2 * recipient->arc + (gsize)down;

      if (awrash_i_network_room (detour->network, move) > 0 && awrash_i_detour_find (detour, move))
        narrow_end (detour, recipient->need, y - down, !down, interval);
    }
}

static gboolean
narrow_group (const AwrashSolver *solver, const AwrashGroup *group, Interval intervals[],
              GError **error)
{
  AwrashDetour detour;
  gboolean opened = awrash_i_detour_open (&detour, solver, group,
                                          awrash_i_chain_measure (solver->goals), error);

  for (gsize i = 0; opened && i < group->who.n && !awrash_i_is_cancelled (NULL); i++)
    narrow_one (&detour, &group->who.list[i], &intervals[group->province[i]]);
  awrash_i_detour_close (&detour);
  return opened && !awrash_i_is_cancelled (error);
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
