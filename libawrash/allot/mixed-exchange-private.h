/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole plans near a fractional one: rounded so that disjoint fixed sums hold, then mended and
 * improved by exchanges of units. */

#ifndef AWRASH_ALLOT_MIXED_EXCHANGE_PRIVATE_H
#define AWRASH_ALLOT_MIXED_EXCHANGE_PRIVATE_H

#include "allot/mixed-private.h"

typedef struct _AwrashExchanger AwrashExchanger;

AwrashExchanger *awrash_i_exchanger_new (const AwrashMixed *mixed, GError **error);
void awrash_i_exchanger_free (AwrashExchanger *exchanger);

/* Begins at a fractional start[n], rounded; the relaxation's prices [m], in costs, say what a row
 * is worth. */
void awrash_i_exchanger_start (AwrashExchanger *exchanger, const double start[],
                               const double prices[]);
/* Goes on from where it is, `depth` = 1 … 3 exchanges at once, until nothing is gained or, from one
 * start on, a stated number of moves is looked at. TRUE if x[n] keeps all rows. */
gboolean awrash_i_exchanger_improve (AwrashExchanger *exchanger, int depth, int64_t x[]);
/* FALSE with the error, once, where exchanges lacked the memory that they asked for. */
gboolean awrash_i_exchanger_had_memory (AwrashExchanger *exchanger, GError **error);
/* Makes x[n], which keeps all rows, as cheap as it can be with every row's activity as it is but
 * those of whole squares, as far as these are a network; what then is left open goes by the order
 * of the columns. */
gboolean awrash_i_exchanger_transport (AwrashExchanger *exchanger, int64_t x[], GError **error);

#endif
