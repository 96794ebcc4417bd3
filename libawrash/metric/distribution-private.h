/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a distribution holds: its rows, sorted once.
 * Source: the definitions in metric.h. Invariant: nothing changes once it is made. */

#ifndef AWRASH_METRIC_DISTRIBUTION_PRIVATE_H
#define AWRASH_METRIC_DISTRIBUTION_PRIVATE_H

#include "metric/prepared-private.h"

typedef struct _AwrashRanked AwrashRanked;

struct _AwrashDistribution
{
  gsize n;                 /* rows that the caller gave */
  gsize n_missing;         /* of these, left out as missing */
  AwrashPrepared prepared; /* those that count */
  AwrashRanked *ranked;    /* the rows along another variable; NULL: without one */
};

#endif
