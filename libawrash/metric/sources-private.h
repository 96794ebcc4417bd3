/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What rows have from each of several sources, and in all.
 * Source: none. Invariant: only rows that count are kept; a total is the sum of its row, rounded
 * once. */

#ifndef AWRASH_METRIC_SOURCES_PRIVATE_H
#define AWRASH_METRIC_SOURCES_PRIVATE_H

#include "metric/prepared-private.h"

struct _AwrashSources
{
  gsize n;              /* rows that count */
  gsize n_sources;      /* at least 1 */
  double *values;       /* [n_sources * n] source by source */
  double *weights;      /* [n] each > 0 */
  double *share;        /* [n_sources] of the sum of all */
  double *mean;         /* [n_sources] what a row has from each on average */
  AwrashPrepared total; /* of the totals, sorted */
};

#endif
