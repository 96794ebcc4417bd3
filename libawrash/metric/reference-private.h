/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values held against a reference: the shares s = w x / Σ w x beside t = w q / Σ w q.
 * Source: Hoover (1936). Invariant: s - t is formed over a common denominator in doubled precision,
 * so near-equality loses no digit. */

#ifndef AWRASH_METRIC_REFERENCE_PRIVATE_H
#define AWRASH_METRIC_REFERENCE_PRIVATE_H

#include "metric/sample-private.h"

typedef struct
{
  AwrashSample values;
  AwrashSample targets;
} AwrashReference;

/* Fills a zeroed object; fails as awrash_i_sample_fill() does for either. */
gboolean awrash_i_reference_fill (AwrashReference *reference, gsize n, const double x[],
                                  const double weights[], const double q[], GError **error);

/* s_i - t_i. */
double awrash_i_reference_excess (const AwrashReference *reference, gsize i);

void awrash_i_reference_clear (AwrashReference *reference);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashReference, awrash_i_reference_clear)

#endif
