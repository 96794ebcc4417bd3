/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places from any hand as the chain of a reading sees them: how much is filled, and how far the
 * objective is met. Source: the objectives in <awrash/split.h>. Invariant: which of two divisions
 * is better is decided exactly; the figures that are shown are rounded once. */

#include "split/gini-private.h"
#include "split/received-private.h"
#include "split/standing-private.h"

#include "base/exact-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/sum-private.h"
#include "split/chain-private.h"

#include <inttypes.h>
#include <math.h>

/* ── places ─────────────────────────────────────────────────────────────────────────────────── */

/* The most places that a division may have in all: sums stay exact. */
#define LARGEST_TOTAL (G_GINT64_CONSTANT (1) << 50)
/* The most units whose costs are summed exactly, 24 bytes each. */
#define MOST_UNITS (G_GINT64_CONSTANT (1) << 24)

gboolean
awrash_i_standing_check (const AwrashModel *model, gsize n_cells, const int64_t places[],
                         GError **error)
{
  int64_t total = 0;

  if (n_cells != model->n_cells)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("there are places of %zu cells, expected %zu provinces × %zu types"), n_cells,
                   model->n_provinces, model->n_types);
      return FALSE;
    }
  for (gsize cell = 0; cell < n_cells; cell++)
    {
      if (places[cell] < 0)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("places[%zu] is %" PRId64 ", expected a whole number ≥ 0"), cell,
                       places[cell]);
          return FALSE;
        }
      if (places[cell] > LARGEST_TOTAL - total)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                       _ ("places[%zu] is %" PRId64 ", expected at most 2^50 in all"), cell,
                       places[cell]);
          return FALSE;
        }
      total += places[cell];
    }
  return TRUE;
}

int64_t *
awrash_i_standing_count (const AwrashModel *model, const int64_t places[], gboolean rest,
                         GError **error)
{
  int64_t *counts = awrash_i_new (int64_t, model->n_provinces, error);

  for (gsize cell = 0; counts != NULL && cell < model->n_cells; cell++)
    if ((model->received[cell % model->n_types] == 0) == rest)
      counts[cell / model->n_types] += places[cell];
  return counts;
}

/* ── figures ────────────────────────────────────────────────────────────────────────────────── */

static void
sum_up (const AwrashModel *model, const int64_t received[], const int64_t rest[],
        AwrashStanding *measure)
{
  for (gsize i = 0; i < model->n_provinces; i++)
    if (model->need[i] > 0)
      {
        measure->filled += received[i];
        measure->filled_rest += rest[i];
      }
    else
      measure->spared += received[i] + rest[i];
}

/* Whether one stands further at an end (-1: low, 1: high) than the one found so far; of equal ones
 * the first by code. */
static gboolean
is_further (const AwrashModel *model, const AwrashRecipientStand *one,
            const AwrashRecipientStand *best, int end)
{
  int order;

  if (best == NULL)
    return TRUE;
  order = end * awrash_i_exact_compare (one->units, one->need, best->units, best->need);
  return order > 0
         || (order == 0
             && g_strcmp0 (awrash_i_model_code (model, one->province),
                           awrash_i_model_code (model, best->province))
                    < 0);
}

static double
rate_of (const AwrashRecipientStand *one)
{
  return one == NULL ? NAN : one->worth * (double)one->units / one->need;
}

static void
find_ends (const AwrashModel *model, gsize n, const AwrashRecipientStand list[],
           AwrashStanding *measure)
{
  const AwrashRecipientStand *lowest = NULL, *highest = NULL;

  for (gsize i = 0; i < n; i++)
    {
      if (!(list[i].need > 0))
        continue;
      if (is_further (model, &list[i], lowest, -1))
        lowest = &list[i];
      if (is_further (model, &list[i], highest, 1))
        highest = &list[i];
    }
  measure->lowest = lowest != NULL ? (int64_t)lowest->province : -1;
  measure->highest = highest != NULL ? (int64_t)highest->province : -1;
  measure->lowest_rate = rate_of (lowest);
  measure->highest_rate = rate_of (highest);
}

/* What one recipient adds to the sum that a measure makes as small (squares) or large (alpha) as it
 * can: y²/d, or d u (y/d) with u (r) = r^(1 - alpha)/(1 - alpha), or log r. */
static double
term_of (const AwrashMeasure *measure, double y, double need)
{
  if (measure->kind == AWRASH_MEASURE_LEAST_SQUARES)
    return y * y / need;
  if (measure->exponent == 0)
    return need * log (y / need);
  return need * pow (y / need, measure->exponent) / measure->exponent;
}

/* What the objective makes as good as it can, in one figure. */
static double
figure_of (gsize n, const AwrashRecipientStand list[], const AwrashMeasure *measure,
           const AwrashStanding *standing)
{
  AwrashSum sum = { 0 };

  if (measure->kind == AWRASH_MEASURE_LEXIMIN || measure->kind == AWRASH_MEASURE_LEXIMIN_PERSONS)
    return standing->lowest_rate;
  if (measure->kind == AWRASH_MEASURE_DECMIN)
    return standing->highest_rate;
  for (gsize i = 0; i < n; i++)
    if (list[i].need > 0)
      awrash_i_sum_add (&sum,
                        term_of (measure, list[i].worth * (double)list[i].units, list[i].need));
  return awrash_i_sum_get (&sum);
}

/* A Gini is of provinces. */
static gboolean
take_gini (const AwrashModel *model, const AwrashGoal *goal, gsize n,
           const AwrashRecipientStand list[], double *figure, GError **error)
{
  g_autofree int64_t *units = NULL;

  if (n != model->n_provinces || model->reading->values[AWRASH_READING_GROUPS][0] != '\0')
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                   _ ("%s compares provinces, and groups is \"%s\", expected none"), goal->name,
                   model->reading->values[AWRASH_READING_GROUPS]);
      return FALSE;
    }
  units = awrash_i_new (int64_t, n, error);
  for (gsize i = 0; units != NULL && i < n; i++)
    units[i] = list[i].units;
  return units != NULL && awrash_i_gini_of (model, goal, units, figure, error);
}

gboolean
awrash_i_standing_take (const AwrashModel *model, const int64_t places[], AwrashStanding *measure,
                        GError **error)
{
  g_autofree int64_t *received = awrash_i_standing_count (model, places, FALSE, error);
  g_autofree int64_t *rest
      = received != NULL ? awrash_i_standing_count (model, places, TRUE, error) : NULL;
  gsize n;
  g_autofree AwrashRecipientStand *list
      = rest != NULL ? awrash_i_received_take (model, places, &n, error) : NULL;
  g_autoptr (GArray) goals = awrash_i_chain_goals (model->reading);
  const AwrashGoal *goal = awrash_i_chain_comparison (goals);
  AwrashStanding taken = { 0 };

  if (list == NULL)
    return FALSE;
  sum_up (model, received, rest, &taken);
  find_ends (model, n, list, &taken);
  if (goal->kind != AWRASH_GOAL_GINI)
    taken.figure = figure_of (n, list, awrash_i_chain_measure (goals), &taken);
  else if (!take_gini (model, goal, n, list, &taken.figure, error))
    return FALSE;
  *measure = taken;
  return TRUE;
}

/* ── which is better ────────────────────────────────────────────────────────────────────────── */

/* Two divisions, and what each of them gives. */
typedef struct
{
  const AwrashModel *model;
  const int64_t *places[2];
  gsize n;
  AwrashRecipientStand *received[2]; /* [n] */
  AwrashStanding standing[2];
} Duel;

/* What is filled, in what the reading measures, as a whole number. */
static AwrashSigned
filled_of (const Duel *duel, int side)
{
  const AwrashModel *model = duel->model;
  AwrashSigned sum = 0;

  if (model->coefficient > 0)
    return duel->standing[side].filled;
  for (gsize cell = 0; cell < model->n_cells; cell++)
    if (model->need[cell / model->n_types] > 0)
      sum += (AwrashSigned)model->measure[cell % model->n_types] * duel->places[side][cell];
  return sum;
}

/* Filling what is read, then the rest, then as few as can be where the need is 0. */
static int64_t
compare_filled (const Duel *duel)
{
  const AwrashStanding *a = &duel->standing[0], *b = &duel->standing[1];
  AwrashSigned filled = filled_of (duel, 0) - filled_of (duel, 1);

  if (filled != 0)
    return filled > 0 ? 1 : -1;
  if (a->filled_rest != b->filled_rest)
    return a->filled_rest > b->filled_rest ? 1 : -1;
  return (b->spared > a->spared) - (b->spared < a->spared);
}

/* The larger of two sums over cells at what a place of each type costs: less is better. */
static gboolean
compare_sums (const Duel *duel, const AwrashGoal *goal, int64_t *order, GError **error)
{
  const AwrashModel *model = duel->model;
  g_autofree int64_t *rate = awrash_i_new (int64_t, model->n_types, error);
  AwrashSigned sum = 0;

  if (rate == NULL || !awrash_i_chain_rates (model, goal, rate, error))
    return FALSE;
  for (gsize cell = 0; cell < model->n_cells; cell++)
    sum += (AwrashSigned)rate[cell % model->n_types]
           * (duel->places[1][cell] - duel->places[0][cell]);
  *order = (sum > 0) - (sum < 0);
  return TRUE;
}

/* The costs of the units that one division gives a recipient and the other does not. */
static void
add_gains (const Duel *duel, gsize i, GArray *gains)
{
  int64_t a = duel->received[0][i].units, b = duel->received[1][i].units;
  AwrashGain gain = { duel->received[0][i].need, 0, a > b ? 1 : -1 };

  for (gain.units = MIN (a, b); gain.units < MAX (a, b); gain.units++)
    g_array_append_val (gains, gain);
}

/* How many units these are at the most. */
static gboolean
count_difference (const Duel *duel, gsize *n, GError **error)
{
  int64_t units = 0;

  for (gsize i = 0; i < duel->n; i++)
    units += ABS (duel->received[0][i].units - duel->received[1][i].units);
  *n = (gsize)units;
  if (units <= MOST_UNITS)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
               _ ("the divisions differ by %" PRId64
                  " units of what is received, expected at most 2^24 to compare them"),
               units);
  return FALSE;
}

/* The exact sign of all their costs together: less is better. */
static gboolean
compare_measure (const Duel *duel, const AwrashMeasure *measure, int64_t *order, GError **error)
{
  g_autoptr (GArray) gains = g_array_new (FALSE, FALSE, sizeof (AwrashGain));
  gsize n;

  if (!count_difference (duel, &n, error) || !awrash_i_memory_stretch (gains, n, error))
    return FALSE;
  for (gsize i = 0; i < duel->n; i++)
    if (duel->received[0][i].need > 0)
      add_gains (duel, i, gains);
  *order = -awrash_i_measure_sign (measure, gains->len, (AwrashGain *)(void *)gains->data, NULL);
  return TRUE;
}

/* The first goal of the chain that tells them apart. */
static gboolean
compare (const Duel *duel, int64_t *order, GError **error)
{
  g_autoptr (GArray) goals = awrash_i_chain_goals (duel->model->reading);

  *order = 0;
  for (guint i = 0; i < goals->len && *order == 0; i++)
    {
      const AwrashGoal *goal = awrash_i_chain_goal (goals, i);

      if (goal->kind == AWRASH_GOAL_FILL)
        *order = compare_filled (duel);
      else if (goal->kind == AWRASH_GOAL_GINI)
        *order = (duel->standing[0].figure < duel->standing[1].figure)
                 - (duel->standing[0].figure > duel->standing[1].figure);
      else if (!(goal->kind == AWRASH_GOAL_MEASURE
                     ? compare_measure (duel, &goal->measure, order, error)
                     : compare_sums (duel, goal, order, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
awrash_i_standing_compare (const AwrashModel *model, const int64_t a[], const int64_t b[],
                           int64_t *order, GError **error)
{
  gsize n;
  g_autofree AwrashRecipientStand *left = awrash_i_received_take (model, a, &n, error);
  g_autofree AwrashRecipientStand *right
      = left != NULL ? awrash_i_received_take (model, b, &n, error) : NULL;
  Duel duel = { .model = model, .places = { a, b }, .n = n, .received = { left, right } };
  int64_t found;

  if (right == NULL || !awrash_i_standing_take (model, a, &duel.standing[0], error)
      || !awrash_i_standing_take (model, b, &duel.standing[1], error)
      || !compare (&duel, &found, error))
    return FALSE;
  *order = found;
  return TRUE;
}

/* ── for everybody ──────────────────────────────────────────────────────────────────────────── */

/* Cells, needs, and what is received of them. */
static AwrashModel *
make_model (const AwrashProgramme *programme, const AwrashReading *reading, GError **error)
{
  g_autoptr (AwrashModel) model = awrash_i_model_new_open (programme, reading, error);

  return model != NULL && awrash_i_model_measure (model, error) ? g_steal_pointer (&model) : NULL;
}

gboolean
awrash_split_standing (const AwrashProgramme *programme, const AwrashReading *reading,
                       size_t n_cells, const int64_t places[], AwrashStanding *standing,
                       GError **error)
{
  g_autoptr (AwrashModel) model = NULL;

  g_return_val_if_fail (programme != NULL && reading != NULL, FALSE);
  g_return_val_if_fail (places != NULL && standing != NULL, FALSE);
  model = make_model (programme, reading, error);
  return model != NULL && awrash_i_standing_check (model, n_cells, places, error)
         && awrash_i_standing_take (model, places, standing, error);
}

gboolean
awrash_split_standing_compare (const AwrashProgramme *programme, const AwrashReading *reading,
                               size_t n_cells, const int64_t first[], const int64_t second[],
                               int64_t *order, GError **error)
{
  g_autoptr (AwrashModel) model = NULL;

  g_return_val_if_fail (programme != NULL && reading != NULL, FALSE);
  g_return_val_if_fail (first != NULL && second != NULL && order != NULL, FALSE);
  model = make_model (programme, reading, error);
  return model != NULL && awrash_i_standing_check (model, n_cells, first, error)
         && awrash_i_standing_check (model, n_cells, second, error)
         && awrash_i_standing_compare (model, first, second, order, error);
}

size_t
awrash_split_standing_size (void)
{
  return sizeof (AwrashStanding);
}
