/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of n numbers >= 0, as places: an index sort, stable, O(n).
 * Source: D. E. Knuth, The Art of Computer Programming 3, 5.2.4 and 5.2.5.
 * Invariant: the places are a permutation of 0 … n - 1. */

#ifndef AWRASH_METRIC_ORDER_PRIVATE_H
#define AWRASH_METRIC_ORDER_PRIVATE_H

#include <awrash.h>

/* place[k] becomes the place of the k-th smallest of n finite values >= +0 (no -0); equal values
 * keep the order of the array. Fails with AWRASH_ERROR_MEMORY. */
gboolean awrash_i_order_find (gsize n, const double values[], gsize place[], GError **error);

#endif
