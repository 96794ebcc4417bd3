/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places from any hand as the chain of a reading sees them: how much is filled, and how far the
 * objective is met. Source: the objectives in <awrash/split.h>. Invariant: which of two divisions
 * is better is decided exactly; the figures that are shown are rounded once. */

#include "split/standing-private.h"

#include "base/exact-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/sum-private.h"

#include <inttypes.h>
#include <math.h>

/* ── places ─────────────────────────────────────────────────────────────────────────────────── */

/* The most places that a division may have in all: sums stay exact. */
#define LARGEST_TOTAL (G_GINT64_CONSTANT (1) << 50)

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

/* What one place is worth in what is received: alike for all types that are read, or no exact
 * comparison is possible. */
static gboolean
find_worth (const AwrashModel *model, double *worth, GError **error)
{
  const AwrashProgramme *p = model->programme;
  AwrashUnit unit = awrash_i_reading_receives (model->reading);

  *worth = NAN;
  for (gsize type = 0; type < model->n_types; type++)
    {
      AwrashTaking taking = awrash_i_model_taking (p, &p->types[type], unit);
      double own = taking.months * taking.each;

      if (!model->received[type])
        continue;
      if (!(own > 0) || !isfinite (own) || (!isnan (*worth) && own != *worth))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                       _ ("receives = %s counts one place of \"%s\" unlike others, expected places "
                          "that are worth the same"),
                       awrash_programme_unit_get_name (unit), p->types[type].code);
          return FALSE;
        }
      *worth = own;
    }
  return TRUE;
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

/* Whether a province stands further at an end (-1: low, 1: high) than the one found so far; of
 * equal ones the first by code. */
static gboolean
is_further (const AwrashModel *model, const int64_t received[], gsize i, int64_t best, int end)
{
  int order;

  if (best < 0)
    return TRUE;
  order = end
          * awrash_i_exact_compare (received[i], model->need[i], received[best], model->need[best]);
  return order > 0
         || (order == 0
             && g_strcmp0 (awrash_i_model_code (model, i), awrash_i_model_code (model, (gsize)best))
                    < 0);
}

static void
find_ends (const AwrashModel *model, const int64_t received[], AwrashStanding *measure)
{
  measure->lowest = measure->highest = -1;
  for (gsize i = 0; i < model->n_provinces; i++)
    {
      if (!(model->need[i] > 0))
        continue;
      if (is_further (model, received, i, measure->lowest, -1))
        measure->lowest = (int64_t)i;
      if (is_further (model, received, i, measure->highest, 1))
        measure->highest = (int64_t)i;
    }
}

static double
sum_squares (const AwrashModel *model, const int64_t received[], double worth)
{
  AwrashSum sum = { 0 };

  for (gsize i = 0; i < model->n_provinces; i++)
    if (model->need[i] > 0)
      {
        double y = worth * (double)received[i];
        awrash_i_sum_add (&sum, y * y / model->need[i]);
      }
  return awrash_i_sum_get (&sum);
}

static double
rate_of (const AwrashModel *model, const int64_t received[], int64_t province, double worth)
{
  return province < 0 ? NAN : worth * (double)received[province] / model->need[province];
}

/* What the objective makes as good as it can, in one figure; NaN where it has none. */
static double
value_of (const AwrashModel *model, const int64_t received[], double worth,
          const AwrashStanding *measure)
{
  switch (awrash_i_reading_objective (model->reading))
    {
    case AWRASH_OBJECTIVE_LEXIMIN:
      return measure->lowest_rate;
    case AWRASH_OBJECTIVE_DECMIN:
      return measure->highest_rate;
    case AWRASH_OBJECTIVE_LEAST_SQUARES:
      return sum_squares (model, received, worth);
    default:
      return NAN;
    }
}

gboolean
awrash_i_standing_take (const AwrashModel *model, const int64_t places[], AwrashStanding *measure,
                       GError **error)
{
  g_autofree int64_t *received = awrash_i_standing_count (model, places, FALSE, error);
  g_autofree int64_t *rest
      = received != NULL ? awrash_i_standing_count (model, places, TRUE, error) : NULL;
  AwrashStanding taken = { 0 };
  double worth;

  if (rest == NULL || !find_worth (model, &worth, error))
    return FALSE;
  sum_up (model, received, rest, &taken);
  find_ends (model, received, &taken);
  taken.lowest_rate = rate_of (model, received, taken.lowest, worth);
  taken.highest_rate = rate_of (model, received, taken.highest, worth);
  taken.figure = value_of (model, received, worth, &taken);
  *measure = taken;
  return TRUE;
}

/* ── which is better ────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  int64_t units;
  double need;
} Rate;

static int
compare_rates (gconstpointer a, gconstpointer b)
{
  const Rate *r = a, *s = b;

  return awrash_i_exact_compare (r->units, r->need, s->units, s->need);
}

/* The rates of the provinces with a need, ascending; their number in *n. */
static Rate *
sort_rates (const AwrashModel *model, const int64_t received[], gsize *n, GError **error)
{
  Rate *rates = awrash_i_new (Rate, model->n_provinces, error);

  *n = 0;
  for (gsize i = 0; rates != NULL && i < model->n_provinces; i++)
    if (model->need[i] > 0)
      rates[(*n)++] = (Rate){ received[i], model->need[i] };
  if (rates != NULL)
    qsort (rates, *n, sizeof (Rate), compare_rates);
  return rates;
}

/* Leximin from the bottom up, decreasing-minimal from the top down: the larger first difference is
 * better at the bottom, the smaller at the top. */
static gboolean
compare_lists (const AwrashModel *model, const int64_t a[], const int64_t b[], gboolean from_top,
               int64_t *order, GError **error)
{
  gsize n;
  g_autofree Rate *left = sort_rates (model, a, &n, error);
  g_autofree Rate *right = left != NULL ? sort_rates (model, b, &n, error) : NULL;

  if (right == NULL)
    return FALSE;
  *order = 0;
  for (gsize k = 0; *order == 0 && k < n; k++)
    {
      gsize i = from_top ? n - 1 - k : k;

      *order = (from_top ? -1 : 1) * compare_rates (&left[i], &right[i]);
    }
  return TRUE;
}

/* The sign of the sum of b²/d - a²/d, by 2^-50: (b - a)(b + a), below 2^101, in two parts. */
static gboolean
compare_squares (const AwrashModel *model, const int64_t a[], const int64_t b[], int64_t *order,
                 GError **error)
{
  g_autofree AwrashFraction *terms = awrash_i_new (AwrashFraction, 2 * model->n_provinces, error);
  gsize n = 0;

  for (gsize i = 0; terms != NULL && i < model->n_provinces; i++)
    {
      AwrashWide less = (AwrashWide)(b[i] > a[i] ? b[i] - a[i] : a[i] - b[i]);
      AwrashWide product = less * (AwrashWide)(a[i] + b[i]);
      int64_t sign = b[i] > a[i] ? 1 : -1;

      if (!(model->need[i] > 0) || product == 0)
        continue;
      terms[n++] = (AwrashFraction){ sign * (int64_t)(product & ((1ULL << 50) - 1)),
                                     ldexp (model->need[i], 50) };
      terms[n++] = (AwrashFraction){ sign * (int64_t)(product >> 50), model->need[i] };
    }
  if (terms != NULL)
    *order = awrash_i_exact_sum_sign (n, terms);
  return terms != NULL;
}

gboolean
awrash_i_standing_compare (const AwrashModel *model, const int64_t a[], const int64_t b[],
                          int64_t *order, GError **error)
{
  g_autofree int64_t *left = awrash_i_standing_count (model, a, FALSE, error);
  g_autofree int64_t *right = left != NULL ? awrash_i_standing_count (model, b, FALSE, error) : NULL;
  AwrashStanding one, other;
  AwrashObjective objective = awrash_i_reading_objective (model->reading);

  if (right == NULL || !awrash_i_standing_take (model, a, &one, error)
      || !awrash_i_standing_take (model, b, &other, error))
    return FALSE;
  if (one.filled != other.filled)
    *order = one.filled > other.filled ? 1 : -1;
  else if (one.filled_rest != other.filled_rest)
    *order = one.filled_rest > other.filled_rest ? 1 : -1;
  else if (one.spared != other.spared)
    *order = one.spared < other.spared ? 1 : -1;
  else if (objective == AWRASH_OBJECTIVE_LEAST_SQUARES)
    return compare_squares (model, left, right, order, error);
  else
    return compare_lists (model, left, right, objective == AWRASH_OBJECTIVE_DECMIN, order, error);
  return TRUE;
}

/* ── for everybody ──────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_split_standing (const AwrashProgramme *programme, const AwrashReading *reading,
                      size_t n_cells, const int64_t places[], AwrashStanding *measure,
                      GError **error)
{
  g_autoptr (AwrashModel) model = NULL;

  g_return_val_if_fail (programme != NULL && reading != NULL, FALSE);
  g_return_val_if_fail (places != NULL && measure != NULL, FALSE);
  model = awrash_i_model_new_open (programme, reading, error);
  return model != NULL && awrash_i_standing_check (model, n_cells, places, error)
         && awrash_i_standing_take (model, places, measure, error);
}

gboolean
awrash_split_standing_compare (const AwrashProgramme *programme, const AwrashReading *reading,
                              size_t n_cells, const int64_t first[], const int64_t second[],
                              int64_t *order, GError **error)
{
  g_autoptr (AwrashModel) model = NULL;

  g_return_val_if_fail (programme != NULL && reading != NULL, FALSE);
  g_return_val_if_fail (first != NULL && second != NULL && order != NULL, FALSE);
  model = awrash_i_model_new_open (programme, reading, error);
  return model != NULL && awrash_i_standing_check (model, n_cells, first, error)
         && awrash_i_standing_check (model, n_cells, second, error)
         && awrash_i_standing_compare (model, first, second, order, error);
}

size_t
awrash_split_standing_size (void)
{
  return sizeof (AwrashStanding);
}
