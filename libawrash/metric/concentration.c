/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The concentration index of an outcome over a rank, by its kinds: 2 cov (h, r) times a factor.
 * Source: Wagstaff, Paci and van Doorslaer (1991), Social Science and Medicine 33; Erreygers
 * (2009); Wagstaff (2005). Invariant: each outcome enters as its distance from the mean, formed in
 * doubled precision, so nearly equal outcomes lose no digit and equal ones give exactly 0. */

#include "metric/concentration-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"

#include <float.h>
#include <math.h>

static gboolean
refuse_negative (gsize row, double value, GError **error)
{
  g_autofree char *number = awrash_i_number_format (value);

  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
      _ ("h[%zu] is %s, expected a finite number ≥ 0; the index \"generalized\" takes any"), row,
      number);
  return FALSE;
}

static gboolean
refuse_beyond (const AwrashConcentrationIndex *index, gsize row, double value, GError **error)
{
  g_autofree char *number = awrash_i_number_format (value);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("h[%zu] is %s, expected a number within the bounds of \"%s\""), row, number,
               index->text);
  return FALSE;
}

static gboolean
check_ratio (const AwrashRange *range, const double h[], GError **error)
{
  if (h[range->lowest] < 0.0)
    return refuse_negative (range->lowest, h[range->lowest], error);
  if (!(h[range->highest] > 0.0))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the mean of %s is 0, expected at least one value > 0 with a weight > 0"),
                   "h");
      return FALSE;
    }
  return TRUE;
}

/* Observed bounds become those of the outcome. A mean at a bound leaves Wagstaff's index 0/0. */
static gboolean
check_bounds (AwrashConcentrationIndex *index, const AwrashRange *range, const double h[],
              GError **error)
{
  double least = h[range->lowest], largest = h[range->highest];

  if (index->is_observed)
    {
      index->low = least;
      index->high = largest;
    }
  if (least < index->low)
    return refuse_beyond (index, range->lowest, least, error);
  if (largest > index->high)
    return refuse_beyond (index, range->highest, largest, error);
  if (index->low == index->high
      || (index->kind == AWRASH_CONCENTRATION_WAGSTAFF
          && (largest == index->low || least == index->high)))
    {
      g_autofree char *number = awrash_i_number_format (least);

      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("every h with a weight > 0 is %s, a bound of \"%s\", expected a mean between "
                      "the bounds"),
                   number, index->text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_outcome (AwrashConcentrationIndex *index, const AwrashRange *range, const double h[],
               GError **error)
{
  if (index->kind == AWRASH_CONCENTRATION_GENERALIZED)
    return TRUE;
  if (index->kind >= AWRASH_CONCENTRATION_ERREYGERS)
    return check_bounds (index, range, h, error);
  return check_ratio (range, h, error);
}

/* The mean distance to a bound, in units of 2^exponent: a sum of terms of one sign. */
static double
distance_to (const AwrashSample *outcome, double bound, int exponent)
{
  double scaled = ldexp (bound, -exponent);
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize i = 0; i < outcome->n; i++)
    awrash_i_sum_add (
        &sum, outcome->w[i] * fabs (scaled - ldexp (outcome->x[i], outcome->exponent - exponent)));
  return awrash_i_sum_get (&sum) / outcome->total.high;
}

/* (b - a) / ((b - μ)(μ - a)): span over the far distance in the units of the bounds, the near one
 * in those of the outcome, so that neither bounds far away nor tiny outcomes are lost. */
static void
factor_by_wagstaff (AwrashConcentration *c, int exponent, double span)
{
  const AwrashSample *outcome = &c->outcome;
  double up = distance_to (outcome, c->index.high, exponent);
  double down = distance_to (outcome, c->index.low, exponent);
  double near_up = distance_to (outcome, c->index.high, outcome->exponent);
  double near_down = distance_to (outcome, c->index.low, outcome->exponent);

  c->factor = up >= down ? span / up / near_down : span / down / near_up;
  c->rate = 1.0 / near_up - 1.0 / near_down;
}

static void
find_factor (AwrashConcentration *c)
{
  double bound = MAX (fabs (c->index.low), fabs (c->index.high));
  int exponent = bound > 0.0 ? ilogb (bound) + 1 : 0; /* + 1: the span then stays below 2 */
  double span = ldexp (c->index.high, -exponent) - ldexp (c->index.low, -exponent);

  switch (c->index.kind)
    {
    case AWRASH_CONCENTRATION_GENERALIZED:
      c->factor = ldexp (1.0, c->outcome.exponent);
      break;
    case AWRASH_CONCENTRATION_ERREYGERS:
      c->factor = ldexp (4.0 / span, c->outcome.exponent - exponent);
      break;
    case AWRASH_CONCENTRATION_WAGSTAFF:
      factor_by_wagstaff (c, exponent, span);
      break;
    case AWRASH_CONCENTRATION_STANDARD:
    case AWRASH_CONCENTRATION_EXTENDED:
    default:
      c->factor = c->outcome.total.high / c->outcome.sum.high;
      c->rate = -c->factor;
      break;
    }
}

gboolean
awrash_i_concentration_fill (AwrashConcentration *concentration, gsize n, const double h[],
                             const double rank[], const double weights[], GError **error)
{
  g_auto (AwrashConcentration) c = { .factor = 0.0 };
  AwrashRange ranks = { .n = 0 };

  if (!awrash_i_sample_fill_through (AWRASH_GATE_REAL, &c.outcome, "h", n, h, weights, &c.range,
                                     error)
      || !awrash_i_range_find_through (AWRASH_GATE_REAL, "rank", n, rank, weights, &ranks, error)
      || !awrash_i_tiers_fill (&c.tiers, &c.outcome, rank, error))
    return FALSE;
  *concentration = c;
  c = (AwrashConcentration){ .factor = 0.0 }; /* its arrays have moved */
  return TRUE;
}

gboolean
awrash_i_concentration_take (AwrashConcentration *concentration, const char *index,
                             const double h[], GError **error)
{
  AwrashConcentrationIndex read = { .kind = 0 };

  if (!awrash_i_concentration_index_read (index, &read, error)
      || !check_outcome (&read, &concentration->range, h, error))
    return FALSE;
  if (read.nu != concentration->index.nu)
    concentration->covariance
        = awrash_i_tiers_covariance (&concentration->tiers, &concentration->outcome, read.nu);
  concentration->index = read;
  concentration->rate = 0.0;
  find_factor (concentration);
  return TRUE;
}

double
awrash_i_concentration_get (const AwrashConcentration *concentration)
{
  return concentration->factor * concentration->covariance + 0.0;
}

void
awrash_i_concentration_clear (AwrashConcentration *concentration)
{
  awrash_i_sample_clear (&concentration->outcome);
  awrash_i_tiers_clear (&concentration->tiers);
}

gboolean
awrash_metric_concentration_values (size_t n_indices, const char *const indices[], size_t n,
                                    const double h[], const double rank[], const double weights[],
                                    double values[], GError **error)
{
  g_auto (AwrashConcentration) concentration = { .factor = 0.0 };
  g_autofree double *found = NULL;

  g_return_val_if_fail ((indices != NULL && values != NULL) || n_indices == 0, FALSE);
  g_return_val_if_fail ((h != NULL && rank != NULL) || n == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  found = awrash_i_new (double, n_indices, error);
  if (found == NULL || !awrash_i_concentration_fill (&concentration, n, h, rank, weights, error))
    return FALSE;
  for (gsize k = 0; k < n_indices; k++)
    {
      if (!awrash_i_concentration_take (&concentration, indices[k], h, error))
        return FALSE;
      found[k] = awrash_i_concentration_get (&concentration);
    }
  for (gsize k = 0; k < n_indices; k++)
    values[k] = found[k];
  return TRUE;
}

gboolean
awrash_metric_concentration (const char *index, size_t n, const double h[], const double rank[],
                             const double weights[], double *value, GError **error)
{
  g_return_val_if_fail (index != NULL && value != NULL, FALSE);

  return awrash_metric_concentration_values (1, &index, n, h, rank, weights, value, error);
}
