/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sample sorted once, from which every measure of rank reads.
 * Source: the definitions in metric.h. Invariant: x ascends, and where x is equal w ascends, so no
 * digit depends on the order in which the rows came. */

#ifndef AWRASH_METRIC_PREPARED_PRIVATE_H
#define AWRASH_METRIC_PREPARED_PRIVATE_H

#include "metric/sample-private.h"

typedef struct
{
  AwrashSample sample; /* its x, w and row are sorted */
  double *below;       /* [n] w[0] + … + w[k], each right to the last bit */
} AwrashPrepared;

/* Fills a zeroed object; fails as awrash_i_sample_fill() does. */
gboolean awrash_i_prepared_fill (AwrashPrepared *prepared, gsize n, const double x[],
                                 const double weights[], GError **error);

/* The same through a wider gate, as awrash_i_sample_fill_through(); AWRASH_GATE_TIES leaves w as it
 * came where x is equal. */
gboolean awrash_i_prepared_fill_through (AwrashGate gate, AwrashPrepared *prepared, gsize n,
                                         const double x[], const double weights[],
                                         AwrashRange *range, GError **error);

void awrash_i_prepared_clear (AwrashPrepared *prepared);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashPrepared, awrash_i_prepared_clear)

#endif
