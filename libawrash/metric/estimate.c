/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An index with what its sample leaves open, by one of five methods, or the answer that it was no
 * sample. Source: see the files of the methods. Invariant: all methods answer with one record. */

#include "base/i18n-private.h"
#include "base/names-private.h"
#include "metric/inference-private.h"
#include "metric/interval-scale-private.h"

typedef enum
{
  METHOD_LINEARIZED = 1,
  METHOD_JACKKNIFE = 2,
  METHOD_BOOTSTRAP_SE = 3,
  METHOD_BOOTSTRAP = 4,
  METHOD_BOOTSTRAP_BCA = 5
} Method;

static const AwrashName method_names[] = {
  { METHOD_LINEARIZED, "linearized" },       { METHOD_JACKKNIFE, "jackknife" },
  { METHOD_BOOTSTRAP_SE, "bootstrap-se" },   { METHOD_BOOTSTRAP, "bootstrap" },
  { METHOD_BOOTSTRAP_BCA, "bootstrap-bca" },
};

/* The ends of a percentile interval are replicates, on whatever scale. */
static gboolean
check_method (Method method, AwrashIntervalScale scale, const char *text, GError **error)
{
  if (scale == AWRASH_SCALE_PLAIN || method < METHOD_BOOTSTRAP)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("method is \"%s\", whose ends are replicates and the same on every scale, "
                  "expected it without \":log\" or \":logit\", or \"bootstrap-se\" with it"),
               text);
  return FALSE;
}

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
  inference->is_even = method == METHOD_BOOTSTRAP_SE;
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
  AwrashIntervalScale scale = AWRASH_SCALE_PLAIN;
  g_autofree char *name = NULL;
  int read;

  g_return_val_if_fail (method != NULL && index != NULL && distribution != NULL, FALSE);
  g_return_val_if_fail (estimate != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  name = awrash_i_interval_scale_read (method, &scale);
  read = awrash_i_names_read ("method", method_names, G_N_ELEMENTS (method_names), name, error);
  if (read == 0 || !check_method ((Method)read, scale, method, error)
      || !awrash_i_inference_check_level (level, error)
      || !awrash_i_frame_check (design, distribution->n, error)
      || !awrash_metric_index (distribution, index, &inference.value, error)
      || !awrash_i_frame_fill (&frame, design, distribution->prepared.sample.n,
                               distribution->prepared.sample.row, error))
    return FALSE;
  found = awrash_i_inference_census (inference.value);
  if (!frame.is_census
      && (!awrash_i_inference_check_degrees (&frame, error)
          || !awrash_i_index_finite_check (index, inference.value, error)
          || !awrash_i_interval_scale_check (scale, index, inference.value, error)
          || !run ((Method)read, &inference, &found, error)))
    return FALSE;
  awrash_i_interval_scale_stretch (scale, &found);
  *estimate = found;
  return TRUE;
}
