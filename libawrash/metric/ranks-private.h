/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mid ranks along an order, and what a value has to do with them.
 * Source: Lerman and Yitzhaki (1984), Economics Letters 15. Invariant: tied rows share one rank, so
 * the order of the rows does not show. */

#ifndef AWRASH_METRIC_RANKS_PRIVATE_H
#define AWRASH_METRIC_RANKS_PRIVATE_H

#include "metric/prepared-private.h"

/* The mid rank of each sorted row, from 0 to 1: half the weight of its ties and all below, over W.
 */
void awrash_i_ranks_write (const AwrashPrepared *prepared, double ranks[]);

/* The same along the order of prepared by other weights w, in that order. */
void awrash_i_ranks_write_weighted (const AwrashPrepared *prepared, const double w[],
                                    double ranks[]);

#endif
