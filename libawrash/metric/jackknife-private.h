/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Leaving out one cluster after another.
 * Source: R. G. Miller (1974), The jackknife, Biometrika 61. Invariant: a lonely cluster stays. */

#ifndef AWRASH_METRIC_JACKKNIFE_PRIVATE_H
#define AWRASH_METRIC_JACKKNIFE_PRIVATE_H

#include "metric/inference-private.h"
#include "metric/reweigh-private.h"

/* values[c]: the Gini without cluster c, NaN where that has to be found otherwise; stratum is that
 * of each row. For what awrash_i_reweigh_fill() made a Gini of. */
gboolean awrash_i_jackknife_gini (const AwrashReweighed *reweighed, const AwrashFrame *frame,
                                  const gsize stratum[], double values[], GError **error);

#endif
