/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The gate of the room: values finite and >= 0, weights finite and >= 0, something above zero.
 * Source: the definitions in metric.h. Invariant: a row of weight zero is never looked at, so a
 * rate of 0/0 in a province without need does no harm. */

#include "metric/range-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"
#include "base/threads-private.h"

#include <float.h>
#include <math.h>

/* How much lighter than the heaviest a weight may be: products of a weight, a complementary weight
 * and a gap of 2^-52 then stay above 2^-1022, where doubles keep all their digits. */
static const double heaviest_over_lightest = 0x1p900;

static gboolean
refuse_number (const char *name, gsize index, double value, gboolean is_signed, GError **error)
{
  g_autofree char *number = awrash_i_number_format (value);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               is_signed ? _ ("%s[%zu] is %s, expected a finite number")
                         : _ ("%s[%zu] is %s, expected a finite number ≥ 0"),
               name, index, number);
  return FALSE;
}

static gboolean
refuse_light_weight (gsize index, double weight, double heaviest, GError **error)
{
  g_autofree char *number = awrash_i_number_format (weight);
  g_autofree char *largest = awrash_i_number_format (heaviest);

  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
      _ ("weights[%zu] is %s beside a largest weight of %s, expected 0 or at least 2^-900 of "
         "the largest"),
      index, number, largest);
  return FALSE;
}

/* TRUE for a finite number >= 0. */
static gboolean
is_in_domain (double value)
{
  return value >= 0.0 && value <= DBL_MAX;
}

/* Scaling up is exact or, where it overflows, larger than any weight: nothing is rounded here. */
static gboolean
is_light (double weight, double heaviest)
{
  return weight > 0.0 && weight * heaviest_over_lightest < heaviest;
}

static gboolean
check_weights (AwrashGate gate, gsize n, const double weights[], double *heaviest, GError **error)
{
  double largest = 0.0, least = DBL_MAX;

  for (gsize i = 0; i < n; i++)
    {
      if ((gate & AWRASH_GATE_MISSING) && isnan (weights[i]))
        continue;
      if (!is_in_domain (weights[i]))
        return refuse_number ("weights", i, weights[i], FALSE, error);
      largest = MAX (largest, weights[i]);
      least = weights[i] > 0.0 ? MIN (least, weights[i]) : least;
    }
  if (!(largest > 0.0))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the weights sum to 0 over %zu values, expected at least one weight > 0"), n);
      return FALSE;
    }
  for (gsize i = 0; is_light (least, largest) && i < n; i++)
    if (is_light (weights[i], largest))
      return refuse_light_weight (i, weights[i], largest, error);
  *heaviest = largest;
  return TRUE;
}

static gboolean
refuse_nothing (const char *name, gsize n_missing, GError **error)
{
  if (n_missing > 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                 _ ("%s has %zu missing values and no other with a weight > 0, expected one"), name,
                 n_missing);
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                 _ ("the mean of %s is 0, expected at least one value > 0 with a weight > 0"),
                 name);
  return FALSE;
}

/* Over the rows that count. */
static gboolean
check_values (AwrashGate gate, const char *name, gsize n, const double x[], const double weights[],
              AwrashRange *range, GError **error)
{
  double least = INFINITY, largest = -INFINITY;
  double floor = gate & AWRASH_GATE_REAL ? -DBL_MAX : 0.0;

  for (gsize i = 0; i < n; i++)
    {
      double weight = weights == NULL ? 1.0 : weights[i];

      if (weight == 0.0)
        continue;
      if ((gate & AWRASH_GATE_MISSING) && (isnan (weight) || isnan (x[i])))
        {
          range->n_missing++;
          continue;
        }
      if (!(x[i] >= floor && x[i] <= DBL_MAX))
        return refuse_number (name, i, x[i], gate & AWRASH_GATE_REAL, error);
      if (x[i] < least)
        least = x[range->lowest = i];
      if (x[i] > largest)
        largest = x[range->highest = i];
      range->n++;
    }
  if (range->n == 0 || (!(gate & AWRASH_GATE_REAL) && !(largest > 0.0)))
    return refuse_nothing (name, range->n == 0 ? range->n_missing : 0, error);
  return TRUE;
}

/* ── the usual case ─────────────────────────────────────────────────────────────────────────── */

/* So many values at a time, whose extremes are told apart only where they exceed those before. */
#define BLOCK 512
#define LANES 4

typedef struct
{
  double low;
  double high;
  gsize low_block; /* where the first one that holds it begins */
  gsize high_block;
} Extremes;

/* The extremes of finite values >= 0; FALSE where there are others. Without a branch that depends
 * on a value, and in lanes that need not wait for one another. */
static gboolean
find_extremes (gsize n, const double values[], Extremes *extremes)
{
  gboolean fits = TRUE;

  *extremes = (Extremes){ INFINITY, -INFINITY, 0, 0 };
  for (gsize first = 0; first < n && fits; first += BLOCK)
    {
      gsize end = MIN (n, first + BLOCK), i = first;
      double low[LANES], high[LANES];

      for (gsize k = 0; k < LANES; k++)
        low[k] = high[k] = values[first];
      for (; i + LANES <= end; i += LANES)
        for (gsize k = 0; k < LANES; k++)
          {
            low[k] = MIN (values[i + k], low[k]);
            high[k] = MAX (values[i + k], high[k]);
            fits &= is_in_domain (values[i + k]);
          }
      for (; i < end; i++)
        {
          low[0] = MIN (values[i], low[0]);
          high[0] = MAX (values[i], high[0]);
          fits &= is_in_domain (values[i]);
        }
      for (gsize k = 0; k < LANES; k++)
        {
          if (low[k] < extremes->low)
            *extremes = (Extremes){ low[k], extremes->high, first, extremes->high_block };
          if (high[k] > extremes->high)
            *extremes = (Extremes){ extremes->low, high[k], extremes->low_block, first };
        }
    }
  return fits;
}

static gsize
find_from (gsize first, const double values[], double value)
{
  while (values[first] < value || values[first] > value)
    first++;
  return first;
}

/* Values and weights, each looked at by itself. */
typedef struct
{
  gsize n;
  const double *numbers[2]; /* weights may be NULL: all 1 */
  Extremes extremes[2];
  gboolean fits[2];
} Survey;

static void
survey_part (gsize part, gpointer data)
{
  Survey *survey = data;

  if (survey->numbers[part] != NULL)
    survey->fits[part] = find_extremes (survey->n, survey->numbers[part], &survey->extremes[part]);
}

gboolean
awrash_i_range_find_plain (gsize n_threads, gsize n, const double x[], const double weights[],
                           AwrashRange *range)
{
  Survey survey = { n, { x, weights }, { { 1, 1, 0, 0 }, { 1, 1, 0, 0 } }, { TRUE, TRUE } };
  const Extremes *of_x = &survey.extremes[0], *of_w = &survey.extremes[1];

  if (n_threads > 1)
    awrash_i_threads_run (2, survey_part, &survey);
  else
    for (gsize part = 0; part < 2; part++)
      survey_part (part, &survey);
  if (!survey.fits[0] || !survey.fits[1] || !(of_x->high > 0.0) || !(of_w->low > 0.0)
      || is_light (of_w->low, of_w->high))
    return FALSE;
  *range = (AwrashRange){ .n = n,
                          .lowest = find_from (of_x->low_block, x, of_x->low),
                          .highest = find_from (of_x->high_block, x, of_x->high),
                          .heaviest = of_w->high };
  return TRUE;
}

gboolean
awrash_i_range_find_by_threads (gsize n_threads, const char *name, gsize n, const double x[],
                                const double weights[], AwrashRange *range, GError **error)
{
  return (n > 0 && awrash_i_range_find_plain (n_threads, n, x, weights, range))
         || awrash_i_range_find (name, n, x, weights, range, error);
}

gboolean
awrash_i_range_find_through (AwrashGate gate, const char *name, gsize n, const double x[],
                             const double weights[], AwrashRange *range, GError **error)
{
  AwrashRange found = { .heaviest = 1.0 };

  if (n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("%s has 0 values, expected at least 1"), name);
      return FALSE;
    }
  if (awrash_i_range_find_plain (1, n, x, weights, range))
    return TRUE;
  if (weights != NULL && !check_weights (gate, n, weights, &found.heaviest, error))
    return FALSE;
  if (!check_values (gate, name, n, x, weights, &found, error))
    return FALSE;
  *range = found;
  return TRUE;
}

gboolean
awrash_i_range_find (const char *name, gsize n, const double x[], const double weights[],
                     AwrashRange *range, GError **error)
{
  return awrash_i_range_find_through (AWRASH_GATE_STRICT, name, n, x, weights, range, error);
}

gboolean
awrash_i_range_refuse_negative (const char *asked, const char *wider, gsize row, double value,
                                GError **error)
{
  g_autofree char *number = awrash_i_number_format (value);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("x[%zu] is %s, expected a finite number ≥ 0 for \"%s\"; \"%s\" takes it"), row,
               number, asked, wider);
  return FALSE;
}

gboolean
awrash_i_range_offer (const char *asked, const char *wider, gsize n, const double x[],
                      const double weights[], GError **error)
{
  AwrashRange range = { .n = 0 };
  gsize row = 0;

  if (!awrash_i_range_find_through (AWRASH_GATE_REAL, "x", n, x, weights, &range, NULL)
      || x[range.lowest] >= 0.0)
    return FALSE;
  g_clear_error (error);
  while (!(x[row] < 0.0) || (weights != NULL && weights[row] == 0.0))
    row++;
  return awrash_i_range_refuse_negative (asked, wider, row, x[row], error);
}
