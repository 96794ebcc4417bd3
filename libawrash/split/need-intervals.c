/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How wrong a need may be: the plan stays best as long as no exchange through the province pays.
 * What the others take in an exchange does not depend on its need, so that both ends are closed
 * forms of the cheapest ways that one place more and one place less can go.
 * Source: reduced costs of convex flows (Ahuja, Magnanti and Orlin 1993, ch. 14), in numbers and in
 * the ordered group of levels (Frank and Murota 2021). Invariant: the plan's flow does not move. */

#include "split/detour-private.h"

#include "allot/rate-private.h"
#include "base/exact-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <gmp.h>
#include <math.h>

typedef struct
{
  double low, high;
} Interval;

static void
keep_above (Interval *interval, double end)
{
  interval->low = MAX (interval->low, end);
}

static void
keep_below (Interval *interval, double end)
{
  interval->high = MIN (interval->high, end);
}

/* ── least squares ──────────────────────────────────────────────────────────────────────────── */

static void
append_fractions (const GArray *steps, gsize last, int times, GArray *sum)
{
  while (last != AWRASH_DETOUR_START)
    {
      const AwrashDetourStep *step = &g_array_index (steps, AwrashDetourStep, last);
      AwrashFraction term = { times * step->sign * (2 * step->units + 1), step->need };

      g_array_append_val (sum, term);
      last = step->before;
    }
}

static int
compare_squares (const GArray *steps, gsize a, gsize b)
{
  g_autoptr (GArray) sum = g_array_new (FALSE, FALSE, sizeof (AwrashFraction));

  append_fractions (steps, a, 1, sum);
  append_fractions (steps, b, -1, sum);
  return awrash_i_exact_sum_sign (sum->len, (const AwrashFraction *)(void *)sum->data);
}

/* marginal / |sum of the fractions|, which is not nought. */
static double
divide (int64_t marginal, const GArray *sum)
{
  mpq_t total, term, need;
  double quotient;

  mpq_inits (total, term, need, NULL);
  for (guint i = 0; i < sum->len; i++)
    {
      const AwrashFraction *fraction = &g_array_index (sum, AwrashFraction, i);

      mpq_set_si (term, fraction->numerator, 1);
      mpq_set_d (need, fraction->denominator);
      mpq_div (term, term, need);
      mpq_add (total, total, term);
    }
  mpq_set_si (term, marginal, 1);
  mpq_div (term, term, total);
  quotient = fabs (mpq_get_d (term));
  mpq_clears (total, term, need, NULL);
  return quotient;
}

/* A place more costs (2y + 1)/d and what the way costs; a place less saves (2y - 1)/d. */
static void
narrow_squares (Interval *interval, const GArray *steps, gsize last, int64_t y, gboolean up)
{
  g_autoptr (GArray) sum = g_array_new (FALSE, FALSE, sizeof (AwrashFraction));
  int sign;

  append_fractions (steps, last, 1, sum);
  sign = awrash_i_exact_sum_sign (sum->len, (const AwrashFraction *)(void *)sum->data);
  if (up && sign < 0)
    keep_below (interval, divide (2 * y + 1, sum));
  else if (!up && sign > 0)
    keep_above (interval, divide (2 * y - 1, sum));
}

/* ── levels ─────────────────────────────────────────────────────────────────────────────────── */

/* How many provinces more stand at a rate. */
typedef struct
{
  AwrashRate rate;
  int64_t count;
} Change;

static int
by_rate (gconstpointer a, gconstpointer b)
{
  return awrash_i_rate_compare (((const Change *)a)->rate, ((const Change *)b)->rate);
}

static void
append_changes (const GArray *steps, gsize last, int times, GArray *changes)
{
  while (last != AWRASH_DETOUR_START)
    {
      const AwrashDetourStep *step = &g_array_index (steps, AwrashDetourStep, last);
      Change leaves = { { step->units, step->need }, -times * step->sign };
      Change arrives = { { step->units + 1, step->need }, times * step->sign };

      g_array_append_val (changes, leaves);
      g_array_append_val (changes, arrives);
      last = step->before;
    }
}

/* Ascending, equal rates joined, those that cancel gone. */
static void
join (GArray *changes)
{
  guint kept = 0;

  g_array_sort (changes, by_rate);
  for (guint i = 0; i < changes->len; i++)
    {
      Change change = g_array_index (changes, Change, i);

      if (kept > 0 && by_rate (&g_array_index (changes, Change, kept - 1), &change) == 0)
        g_array_index (changes, Change, kept - 1).count += change.count;
      else
        g_array_index (changes, Change, kept++) = change;
      if (g_array_index (changes, Change, kept - 1).count == 0)
        kept--;
    }
  g_array_set_size (changes, kept);
}

static GArray *
changes_of (const GArray *steps, gsize a, gsize b)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));

  append_changes (steps, a, 1, changes);
  append_changes (steps, b, -1, changes);
  join (changes);
  return changes;
}

/* More provinces at the first rate that differs is worse: the lowest for leximin, the highest for
 * decreasing-minimal. */
static int
compare_levels (const GArray *steps, gsize a, gsize b, gboolean rising)
{
  g_autoptr (GArray) changes = changes_of (steps, a, b);

  if (changes->len == 0)
    return 0;
  return g_array_index (changes, Change, rising ? 0 : changes->len - 1).count > 0 ? 1 : -1;
}

static int
compare_rising (const GArray *steps, gsize a, gsize b)
{
  return compare_levels (steps, a, b, TRUE);
}

static int
compare_falling (const GArray *steps, gsize a, gsize b)
{
  return compare_levels (steps, a, b, FALSE);
}

/* The need with which y units stand at a rate; none where the rate is 0. */
static double
need_at (int64_t y, AwrashRate rate)
{
  return (double)y * rate.need / (double)rate.units;
}

/* Where the province stands at nought before or after, that level may be levelled out by the way,
 * and the next one decides: it stands at 1/d. */
static void
narrow_from_nought (Interval *interval, const GArray *changes, gboolean up)
{
  const Change *first = &g_array_index (changes, Change, 0);
  const Change *second = first + 1;

  if (changes->len < 2 || first->rate.units != 0 || first->count != (up ? 1 : -1))
    return;
  if (up && second->count < 0)
    keep_above (interval, need_at (1, second->rate));
  else if (!up && second->count > 0)
    keep_below (interval, need_at (1, second->rate));
}

/* A place more leaves y/d behind, a place less arrives at (y - 1)/d. */
static void
narrow_leximin (Interval *interval, const GArray *steps, gsize last, int64_t y, gboolean up)
{
  g_autoptr (GArray) changes = changes_of (steps, last, AWRASH_DETOUR_START);
  const Change *first = (const Change *)(void *)changes->data;
  int64_t stands = up ? y : y - 1;

  if (stands == 0)
    narrow_from_nought (interval, changes, up);
  else if (changes->len > 0 && first->rate.units > 0 && up && first->count > 0)
    keep_below (interval, need_at (stands, first->rate));
  else if (changes->len > 0 && first->rate.units > 0 && !up && first->count < 0)
    keep_above (interval, need_at (stands, first->rate));
}

/* A place more arrives at (y + 1)/d, a place less leaves y/d behind. */
static void
narrow_decmin (Interval *interval, const GArray *steps, gsize last, int64_t y, gboolean up)
{
  g_autoptr (GArray) changes = changes_of (steps, last, AWRASH_DETOUR_START);
  const Change *first;

  if (changes->len == 0)
    return;
  first = &g_array_index (changes, Change, changes->len - 1);
  if (up && first->count < 0)
    keep_below (interval, need_at (y + 1, first->rate));
  else if (!up && first->count > 0)
    keep_above (interval, need_at (y, first->rate));
}

/* ── all provinces ──────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  AwrashObjective objective;
  int (*compare) (const GArray *steps, gsize a, gsize b);
  void (*narrow) (Interval *interval, const GArray *steps, gsize last, int64_t y, gboolean up);
} Measure;

static const Measure measures[]
    = { { AWRASH_OBJECTIVE_LEXIMIN, compare_rising, narrow_leximin },
        { AWRASH_OBJECTIVE_DECMIN, compare_falling, narrow_decmin },
        { AWRASH_OBJECTIVE_LEAST_SQUARES, compare_squares, narrow_squares } };

static const Measure *
find_measure (const AwrashReading *reading, GError **error)
{
  AwrashObjective objective = awrash_i_reading_objective (reading);

  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    if (measures[i].objective == objective && !awrash_i_reading_loses (reading))
      return &measures[i];
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
               _ ("the objective is %s with loss %s, expected leximin, decmin or least-squares "
                  "without loss"),
               reading->values[AWRASH_READING_OBJECTIVE], reading->values[AWRASH_READING_LOSS]);
  return NULL;
}

static void
narrow_one (AwrashDetour *detour, const Measure *measure, const AwrashRecipient *recipient,
            Interval *interval)
{
  int64_t y = detour->network->arcs[recipient->arc].flow + recipient->offset;

  for (int down = 0; down < 2; down++)
    {
      AwrashMove move = 2 * recipient->arc + (gsize)down;
      gsize last;

      if (awrash_i_network_room (detour->network, move) > 0
          && awrash_i_detour_find (detour, move, &last))
        measure->narrow (interval, detour->steps, last, y, !down);
    }
}

static gboolean
narrow_group (const AwrashSolver *solver, const AwrashGroup *group, const Measure *measure,
              Interval intervals[], GError **error)
{
  AwrashDetour detour;
  gboolean opened = awrash_i_detour_open (&detour, solver, group, measure->compare, error);

  for (gsize i = 0; opened && i < group->n; i++)
    narrow_one (&detour, measure, &group->recipients[i],
                &intervals[group->province_on_arc[group->recipients[i].arc]]);
  awrash_i_detour_close (&detour);
  return opened;
}

static void
fix_receipts (AwrashSolver *solver)
{
  for (gsize i = 0; i < solver->received.n; i++)
    {
      AwrashArc *arc = &solver->network->arcs[solver->received.recipients[i].arc];

      arc->lower = arc->upper = arc->flow;
    }
}

static gboolean
narrow (AwrashSolver *solver, const Measure *measure, Interval intervals[], GError **error)
{
  for (gsize i = 0; i < solver->model->n_provinces; i++)
    intervals[i].high = solver->model->need[i] > 0 ? INFINITY : 0;
  if (!awrash_i_reading_on_rate (solver->plan->reading))
    return TRUE;
  awrash_i_solver_take_places (solver, solver->plan->places);
  if (!awrash_i_solver_fill_first (solver, error)
      || !narrow_group (solver, &solver->received, measure, intervals, error))
    return FALSE;
  fix_receipts (solver);
  return !awrash_i_model_has_rest (solver->model)
         || narrow_group (solver, &solver->rest, measure, intervals, error);
}

gboolean
awrash_split_need_intervals (const AwrashPlan *plan, double low[], double high[], GError **error)
{
  g_autofree Interval *intervals = NULL;
  const Measure *measure;
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
  measure = find_measure (plan->reading, error);
  intervals = measure != NULL ? awrash_i_new (Interval, plan->n_provinces, error) : NULL;
  if (intervals == NULL)
    return FALSE;
  narrowed = awrash_i_solver_open (&solver, (AwrashPlan *)(guintptr)plan, error)
             && narrow (&solver, measure, intervals, error);
  for (gsize i = 0; narrowed && i < plan->n_provinces; i++)
    {
      low[i] = intervals[i].low;
      high[i] = intervals[i].high;
    }
  awrash_i_solver_close (&solver);
  return narrowed;
}
