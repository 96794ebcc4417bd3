/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question of inference, checked, on its way through one of the methods.
 * Source: metric-inference.h. Invariant: the index is finite, and the frame is no census. */

#ifndef AWRASH_METRIC_INFERENCE_PRIVATE_H
#define AWRASH_METRIC_INFERENCE_PRIVATE_H

#include "metric/design-private.h"
#include "metric/index-private.h"

typedef struct
{
  const AwrashDistribution *distribution;
  const char *index;
  const AwrashFrame *frame;
  const char *seed;
  gsize replications;
  gboolean is_bca;
  gboolean is_even; /* value ± t se, and not replicates, at the ends */
  double level;
  double value;
} AwrashInference;

/* Each writes an estimate, from the value on. */
gboolean awrash_i_estimate_linearized (const AwrashInference *inference, AwrashEstimate *estimate,
                                       GError **error);
gboolean awrash_i_estimate_jackknife (const AwrashInference *inference, AwrashEstimate *estimate,
                                      GError **error);
gboolean awrash_i_estimate_bootstrap (const AwrashInference *inference, AwrashEstimate *estimate,
                                      GError **error);

/* totals[c] += sign Σ p_k ψ_k over the rows of each cluster; of_row says where a row of the
 * distribution stands in the frame, NULL: in the order of its values. */
gboolean awrash_i_inference_totals (const AwrashDistribution *distribution, const char *index,
                                    const AwrashFrame *frame, const gsize of_row[], double sign,
                                    double totals[], GError **error);

/* Fills a zeroed frame with the rows that count in either distribution and of_row, zeroed, with
 * where each stands in it. */
gboolean awrash_i_inference_join (const AwrashDistribution *first, const AwrashDistribution *second,
                                  const AwrashDesign *design, AwrashFrame *frame, gsize of_row[],
                                  GError **error);

/* value ± t √variance, t Student's at the degrees of freedom. */
AwrashEstimate awrash_i_inference_interval (double value, double variance, double degrees,
                                            double level);

/* The answer where all units were observed: a value, and nothing of a sample. */
AwrashEstimate awrash_i_inference_census (double value);

/* FALSE with AWRASH_ERROR_VALUE for two distributions that cannot be of the same units. */
gboolean awrash_i_inference_check_rows (const AwrashDistribution *first,
                                        const AwrashDistribution *second, GError **error);

gboolean awrash_i_inference_check_level (double level, GError **error);

/* FALSE with AWRASH_ERROR_EMPTY for a design none of whose strata tells a variance. */
gboolean awrash_i_inference_check_degrees (const AwrashFrame *frame, GError **error);

/* FALSE with AWRASH_ERROR_NAME where a lonely stratum is to be adjusted, which replicates cannot.
 */
gboolean awrash_i_inference_check_replicable (const AwrashFrame *frame, GError **error);

#endif
