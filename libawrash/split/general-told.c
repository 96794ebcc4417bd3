/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plan beyond the network tells of each question of its chain: what it is worth there, what
 * none can be better than, and how far apart these are.
 * Source: the contract of AwrashPlanLevel. Invariant: told in the goal's own measure, in the order
 * of the chain. */

#include "split/general-run-private.h"

#include "base/exact-private.h"
#include "base/memory-private.h"

#include <math.h>

typedef struct
{
  guint step;
  char *name;
  AwrashPlanLevel level;
} Told;

void
awrash_i_general_told_clear (gpointer told)
{
  g_free (((Told *)told)->name);
}

GArray *
awrash_i_general_told_new (void)
{
  GArray *told = g_array_new (FALSE, TRUE, sizeof (Told));

  g_array_set_clear_func (told, awrash_i_general_told_clear);
  return told;
}

AwrashStatus
awrash_i_general_status (const AwrashGeneralRun *run, double gap)
{
  if (gap == 0)
    return AWRASH_STATUS_OPTIMAL;
  return gap <= fmax (run->asked_gap, AWRASH_CURVES_GAP) ? AWRASH_STATUS_WITHIN_GAP
                                                         : AWRASH_STATUS_FEASIBLE;
}

/* The question of a step; where is_goal the plan's own value and bound as well. */
static gboolean
tell (AwrashGeneralRun *run, guint step, const char *suffix, AwrashPlanLevel level, GError **error)
{
  const char *title = awrash_i_general_step_at (run->steps, step)->title;

  if (!awrash_i_memory_stretch (run->told, 1, error))
    return FALSE;
  level.status = awrash_i_general_status (run, level.gap);
  Told told = { step, g_strconcat (title, suffix, NULL), level };
  g_array_append_val (run->told, told);
  return TRUE;
}

static gboolean
tell_goal (AwrashGeneralRun *run, guint step, AwrashPlanLevel level, GError **error)
{
  if (awrash_i_general_step_at (run->steps, step)->is_goal)
    {
      run->plan->value = level.value;
      run->plan->bound = level.bound;
    }
  return tell (run, step, "", level, error);
}

/* ── questions ──────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_general_tell_sum (AwrashGeneralRun *run, const AwrashGeneralStep *step, double gap,
                           GError **error)
{
  double unit = ldexp (step->unit, -run->mixed->bits);

  run->gap = fmax (run->gap, gap);
  return tell_goal (run, run->step,
                    (AwrashPlanLevel){ .value = (double)run->cost * unit,
                                       .bound = isinf (gap) ? NAN : (double)run->least * unit,
                                       .gap = gap },
                    error);
}

gboolean
awrash_i_general_tell_gini (AwrashGeneralRun *run, double value, double bound, double gap,
                            GError **error)
{
  run->gap = fmax (run->gap, gap);
  return tell_goal (run, run->step, (AwrashPlanLevel){ .value = value, .bound = bound, .gap = gap },
                    error);
}

/* Those who are left at nought, each by need^alpha; the search counted them in proportion. */
gboolean
awrash_i_general_tell_zeros (AwrashGeneralRun *run, const AwrashGeneralStep *step, double gap,
                             GError **error)
{
  AwrashPlanLevel level = { .gap = gap };

  run->gap = fmax (run->gap, gap);
  for (guint i = 0; i < run->general->receivers[step->rest]->len; i++)
    {
      const AwrashReceiver *receiver = awrash_i_general_receiver (run->general, step->rest, i);

      if (awrash_i_general_activity (run->general, receiver->row, run->x) != 0)
        continue;
      level.value += pow (receiver->need, 1 - step->measure.exponent);
      level.members++;
    }
  level.bound = isinf (gap) ? NAN : level.value * (1 - gap);
  return tell (run, run->step, " first", level, error);
}

gboolean
awrash_i_general_tell_level (AwrashGeneralRun *run, const AwrashGeneralStep *step, double gap,
                             GError **error)
{
  AwrashPlanLevel level
      = { .value = step->unit * (double)run->level.units / run->level.need, .gap = gap };

  level.bound = isinf (gap) ? NAN : level.value;
  for (guint i = 0; i < run->general->receivers[step->rest]->len; i++)
    {
      const AwrashReceiver *receiver = awrash_i_general_receiver (run->general, step->rest, i);

      level.members += awrash_i_exact_compare (
                           awrash_i_general_activity (run->general, receiver->row, run->x),
                           receiver->need, run->level.units, run->level.need)
                       == 0;
    }
  return run->face->levels->len == 0 ? tell_goal (run, run->step, level, error)
                                     : tell (run, run->step, "", level, error);
}

/* ── at the end ─────────────────────────────────────────────────────────────────────────────── */

/* Linear questions are told by the plan at the end, which may be better than the one at the time.
 */
static gboolean
tell_linear (AwrashGeneralRun *run, guint k, GError **error)
{
  const AwrashGeneralStep *step = awrash_i_general_step_at (run->steps, k);
  gboolean is_asked = step->is_goal || !awrash_i_general_is_constant (run->general, step->cost);
  int64_t cost = awrash_i_general_cost (run->general, step->cost, run->x), least = step->least;
  double gap = 0, bound;

  if (is_asked)
    gap = step->has_least ? awrash_i_general_gap (cost, step->least, step->offset, 0, 1e-12)
                          : INFINITY;
  bound = isinf (gap) ? NAN : step->unit * (double)((is_asked ? least : cost) + step->offset);
  run->gap = fmax (run->gap, gap);
  return tell_goal (run, k,
                    (AwrashPlanLevel){ .value = step->unit * (double)(cost + step->offset),
                                       .bound = bound,
                                       .gap = gap },
                    error);
}

/* By steps; those of one step stay as they are, levels one after the other. */
static int
by_step (gconstpointer a, gconstpointer b)
{
  guint i = ((const Told *)a)->step, j = ((const Told *)b)->step;

  return (i > j) - (i < j);
}

gboolean
awrash_i_general_tell_end (AwrashGeneralRun *run, GError **error)
{
  for (guint k = 0; k < run->steps->len; k++)
    if (awrash_i_general_step_at (run->steps, k)->kind == AWRASH_STEP_LINEAR
        && !tell_linear (run, k, error))
      return FALSE;
  return TRUE;
}

gboolean
awrash_i_general_hand_out (AwrashGeneralRun *run, GError **error)
{
  AwrashPlan *plan = run->plan;

  if (!awrash_i_memory_stretch (plan->levels, run->told->len, error))
    return FALSE;
  g_array_sort (run->told, by_step);
  for (guint i = 0; i < run->told->len; i++)
    {
      Told *told = &g_array_index (run->told, Told, i);

      g_array_append_val (plan->levels, told->level);
      g_ptr_array_add (plan->level_names, g_steal_pointer (&told->name));
    }
  return TRUE;
}
