/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Variance by replicate weights that came with the data, whoever made them.
 * Source: K. M. Wolter (2007), Introduction to Variance Estimation, ch. 3 and 4; R. E. Fay and
 * G. Train (1995) for successive differences. Invariant: replicates are held against the estimate
 * from the full weights, not against their own mean. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"
#include "metric/inference-private.h"
#include "metric/interval-scale-private.h"
#include "metric/reweigh-private.h"

#include <math.h>
#include <string.h>

/* What the sum of squares is multiplied by, of R replicates and the parameter of the scheme. */
typedef struct
{
  const char *name;
  gboolean has_parameter;
  double (*factor) (double n, double parameter);
} Scheme;

static double
mean_factor (double n, double parameter)
{
  return 1.0 / (n * (1.0 - parameter) * (1.0 - parameter));
}

static double
jackknife_factor (double n, double parameter)
{
  (void)parameter;
  return (n - 1.0) / n;
}

static double
difference_factor (double n, double parameter)
{
  (void)parameter;
  return 4.0 / n;
}

static const Scheme schemes[] = {
  { "brr", FALSE, mean_factor },       { "fay", TRUE, mean_factor },
  { "jk1", FALSE, jackknife_factor },  { "bootstrap", FALSE, mean_factor },
  { "sdr", FALSE, difference_factor },
};

static gboolean
refuse_scheme (const char *text, GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("scheme is \"%s\", expected one of: %s"),
               text, "brr, fay:K, jk1, bootstrap, sdr");
  return FALSE;
}

/* NAME or NAME:K, 0 <= K < 1. */
static gboolean
read_scheme (const char *text, double n, double *factor, GError **error)
{
  const char *colon = strchr (text, ':');
  gsize length = colon == NULL ? strlen (text) : (gsize)(colon - text);
  double parameter = 0.0;

  for (gsize k = 0; k < G_N_ELEMENTS (schemes); k++)
    {
      if (strlen (schemes[k].name) != length || strncmp (schemes[k].name, text, length) != 0
          || schemes[k].has_parameter != (colon != NULL))
        continue;
      if (colon != NULL
          && (awrash_i_number_parse (colon + 1, '.', &parameter) != AWRASH_NUMBER_READ
              || !(parameter >= 0.0 && parameter < 1.0)))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("scheme is \"%s\", expected a number from 0 to below 1 behind the colon"),
                       text);
          return FALSE;
        }
      *factor = schemes[k].factor (n, parameter);
      return TRUE;
    }
  return refuse_scheme (text, error);
}

static gboolean
refuse_weight (gsize replicate, gsize row, double weight, const char *expected, GError **error)
{
  g_autofree char *number = awrash_i_number_format (weight);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("weight %zu of replicate %zu is %s, expected %s"), row, replicate, number,
               expected);
  return FALSE;
}

/* The largest weight of a replicate; a row that does not count may have none. */
static gboolean
check_weights (const AwrashDistribution *distribution, gsize replicate, const double weights[],
               const guint8 counts[], double *largest, GError **error)
{
  *largest = 0.0;
  for (gsize i = 0; i < distribution->n; i++)
    {
      if (!(weights[i] >= 0.0) || !isfinite (weights[i]))
        return refuse_weight (replicate, i, weights[i], _ ("a finite number ≥ 0"), error);
      if (weights[i] > 0.0 && !counts[i])
        return refuse_weight (replicate, i, weights[i],
                              _ ("0, since the row does not count in the full sample"), error);
      *largest = MAX (*largest, weights[i]);
    }
  return TRUE;
}

/* Σ (θ_r - θ)² and Σ (θ_r - θ). */
typedef struct
{
  AwrashSum squares;
  AwrashSum gaps;
} Sums;

static gboolean
add_replicate (AwrashReweighed *reweighed, gsize replicate, const double weights[],
               const guint8 counts[], double v[], double value, Sums *sums, GError **error)
{
  const AwrashSample *sample = &reweighed->base->prepared.sample;
  double largest = 0.0, found = 0.0;

  if (!check_weights (reweighed->base, replicate, weights, counts, &largest, error))
    return FALSE;
  for (gsize k = 0; k < sample->n; k++)
    v[k] = largest > 0.0 ? weights[sample->row[k]] / largest : 0.0;
  if (!awrash_i_reweigh_value (reweighed, v, &found, error))
    {
      g_prefix_error (error, _ ("in replicate %zu: "), replicate);
      return FALSE;
    }
  awrash_i_sum_add (&sums->squares, (found - value) * (found - value));
  awrash_i_sum_add (&sums->gaps, found - value);
  return TRUE;
}

static gboolean
sum_replicates (const AwrashDistribution *distribution, const char *index, gsize n_replicates,
                const double weights[], double value, Sums *sums, GError **error)
{
  const AwrashSample *sample = &distribution->prepared.sample;
  g_auto (AwrashReweighed) reweighed = { .base = NULL };
  g_autofree guint8 *counts = awrash_i_new (guint8, distribution->n, error);
  g_autofree double *v = counts == NULL ? NULL : awrash_i_new (double, sample->n, error);

  if (v == NULL || !awrash_i_reweigh_fill (&reweighed, distribution, index, error))
    return FALSE;
  for (gsize k = 0; k < sample->n; k++)
    counts[sample->row[k]] = 1;
  for (gsize r = 0; r < n_replicates; r++)
    if (!add_replicate (&reweighed, r, weights + r * distribution->n, counts, v, value, sums,
                        error))
      return FALSE;
  return TRUE;
}

gboolean
awrash_metric_replicates (const char *scheme, const char *index, double level,
                          const AwrashDistribution *distribution, size_t n_replicates, size_t n,
                          const double weights[], AwrashEstimate *estimate, GError **error)
{
  Sums sums = { { 0.0, 0.0 }, { 0.0, 0.0 } };
  double factor = 0.0, value = 0.0, count = (double)n_replicates;
  AwrashIntervalScale scale = AWRASH_SCALE_PLAIN;
  g_autofree char *name = NULL;

  g_return_val_if_fail (scheme != NULL && index != NULL && distribution != NULL, FALSE);
  g_return_val_if_fail (weights != NULL && estimate != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (n_replicates < 2)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("there are %zu replications, expected at least 2"), n_replicates);
      return FALSE;
    }
  if (n != distribution->n)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("the replicates have %zu rows and the distribution %zu, expected as many"), n,
                   distribution->n);
      return FALSE;
    }
  name = awrash_i_interval_scale_read (scheme, &scale);
  if (!read_scheme (name, count, &factor, error) || !awrash_i_inference_check_level (level, error)
      || !awrash_metric_index (distribution, index, &value, error)
      || !awrash_i_index_finite_check (index, value, error)
      || !awrash_i_interval_scale_check (scale, index, value, error)
      || !sum_replicates (distribution, index, n_replicates, weights, value, &sums, error))
    return FALSE;
  *estimate = awrash_i_inference_interval (value, factor * awrash_i_sum_get (&sums.squares),
                                           count - 1.0, level);
  estimate->bias = awrash_i_sum_get (&sums.gaps) * factor;
  awrash_i_interval_scale_stretch (scale, estimate);
  return TRUE;
}
