/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An index with what its sample leaves open, by one of four methods, or the answer that it was no
 * sample. Source: see the files of the methods. Invariant: all methods answer with one record. */

#include "base/i18n-private.h"
#include "base/names-private.h"
#include "base/number-private.h"
#include "metric/inference-private.h"

#include <math.h>

typedef enum
{
  METHOD_LINEARIZED = 1,
  METHOD_JACKKNIFE = 2,
  METHOD_BOOTSTRAP = 3,
  METHOD_BOOTSTRAP_BCA = 4
} Method;

/* The scale on which an interval lies evenly about the value. */
typedef enum
{
  SCALE_PLAIN = 1,
  SCALE_LOG = 2,
  SCALE_LOGIT = 3
} Scale;

/* By the number of the name, from 1. */
static const struct
{
  Method method;
  Scale scale;
} methods[] = {
  { METHOD_LINEARIZED, SCALE_PLAIN }, { METHOD_LINEARIZED, SCALE_LOG },
  { METHOD_LINEARIZED, SCALE_LOGIT }, { METHOD_JACKKNIFE, SCALE_PLAIN },
  { METHOD_JACKKNIFE, SCALE_LOG },    { METHOD_JACKKNIFE, SCALE_LOGIT },
  { METHOD_BOOTSTRAP, SCALE_PLAIN },  { METHOD_BOOTSTRAP_BCA, SCALE_PLAIN },
};

static const AwrashName method_names[] = {
  { 1, "linearized" }, { 2, "linearized:log" }, { 3, "linearized:logit" },
  { 4, "jackknife" },  { 5, "jackknife:log" },  { 6, "jackknife:logit" },
  { 7, "bootstrap" },  { 8, "bootstrap-bca" },
};

size_t
awrash_metric_estimate_size (void)
{
  return sizeof (AwrashEstimate);
}

const char *
awrash_metric_estimate_get_note (gboolean is_census)
{
  return is_census ? _ ("all units were observed: a sampling error has no meaning here, "
                        "and a permutation test says what chance alone would make of "
                        "the values")
                   : NULL;
}

/* Whether the value lies inside the range that the scale stretches over the whole line. */
static gboolean
check_scale (Scale scale, const char *index, double value, GError **error)
{
  g_autofree char *number = NULL;

  if (scale == SCALE_PLAIN || (value > 0.0 && (scale == SCALE_LOG || value < 1.0)))
    return TRUE;
  number = awrash_i_number_format (value);
  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
      scale == SCALE_LOG
          ? _ ("\"%s\" is %s here, expected a value > 0 for an interval by logarithms")
          : _ ("\"%s\" is %s here, expected a value between 0 and 1 for an interval by log "
               "odds"),
      index, number);
  return FALSE;
}

/* value ± t se on the scale, whose slope turns the error; log odds in a form that keeps values next
 * to 0 and to 1. */
static void
stretch_interval (Scale scale, AwrashEstimate *estimate)
{
  double value = estimate->value, reach = value - estimate->low;
  double odds = scale == SCALE_LOGIT ? 1.0 - value : 1.0, left;

  if (scale == SCALE_PLAIN)
    return;
  left = exp (-reach / value / odds);
  if (scale == SCALE_LOG)
    {
      estimate->low = value * left;
      estimate->high = value / left;
      return;
    }
  estimate->low = value * left / (odds + value * left);
  estimate->high = value / (odds * left + value);
}

static gboolean
run (Method method, AwrashInference *inference, AwrashEstimate *estimate, GError **error)
{
  if (method == METHOD_LINEARIZED)
    return awrash_i_estimate_linearized (inference, estimate, error);
  if (!awrash_i_inference_check_replicable (inference->frame, error))
    return FALSE;
  if (method == METHOD_JACKKNIFE)
    return awrash_i_estimate_jackknife (inference, estimate, error);
  inference->is_bca = method == METHOD_BOOTSTRAP_BCA;
  return awrash_i_estimate_bootstrap (inference, estimate, error);
}

gboolean
awrash_metric_estimate (const char *method, const char *index, double level, const char *seed,
                        size_t replications, const AwrashDistribution *distribution,
                        const AwrashDesign *design, AwrashEstimate *estimate, GError **error)
{
  g_auto (AwrashFrame) frame = { .n = 0 };
  AwrashInference inference = { .distribution = distribution,
                                .index = index,
                                .frame = &frame,
                                .seed = seed,
                                .replications = replications,
                                .level = level };
  AwrashEstimate found;
  Scale scale;
  int read;

  g_return_val_if_fail (method != NULL && index != NULL && distribution != NULL, FALSE);
  g_return_val_if_fail (estimate != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  read = awrash_i_names_read ("method", method_names, G_N_ELEMENTS (method_names), method, error);
  if (read == 0 || !awrash_i_inference_check_level (level, error)
      || !awrash_i_frame_check (design, distribution->n, error)
      || !awrash_metric_index (distribution, index, &inference.value, error)
      || !awrash_i_frame_fill (&frame, design, distribution->prepared.sample.n,
                               distribution->prepared.sample.row, error))
    return FALSE;
  scale = methods[read - 1].scale;
  found = awrash_i_inference_census (inference.value);
  if (!frame.is_census
      && (!awrash_i_inference_check_degrees (&frame, error)
          || !awrash_i_index_finite_check (index, inference.value, error)
          || !check_scale (scale, index, inference.value, error)
          || !run (methods[read - 1].method, &inference, &found, error)))
    return FALSE;
  stretch_interval (scale, &found);
  *estimate = found;
  return TRUE;
}
