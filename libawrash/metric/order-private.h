/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of n numbers, as places: an index sort, stable, O(n).
 * Source: D. E. Knuth, The Art of Computer Programming 3, 5.2.4 and 5.2.5.
 * Invariant: the places are a permutation of 0 … n - 1. */

#ifndef AWRASH_METRIC_ORDER_PRIVATE_H
#define AWRASH_METRIC_ORDER_PRIVATE_H

#include <awrash.h>

#include <string.h>

typedef struct
{
  guint64 key; /* the bits of a value, so that they ascend with it */
  gsize place; /* where it stands */
} AwrashOrderItem;

/* The places of n finite values (no -0), from the smallest to the largest; equal values keep
 * the order of the array. scratch has room for 2 n items; the answer is its first or its second
 * half. NULL with AWRASH_ERROR_MEMORY. */
const AwrashOrderItem *awrash_i_order_find (gsize n, const double values[],
                                            AwrashOrderItem scratch[], GError **error);

/* The value of an item. */
static inline double
awrash_i_order_value (const AwrashOrderItem *item)
{
  guint64 sign = G_GUINT64_CONSTANT (0x8000000000000000);
  guint64 bits = item->key ^ (item->key & sign ? sign : ~(guint64)0);
  double value = 0.0;

  memcpy (&value, &bits, sizeof value);
  return value;
}

#endif
