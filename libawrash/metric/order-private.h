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

/* Unsigned numbers with the order of finite doubles: those >= 0 have the order of their bits, those
 * below 0 the reverse. */
static inline guint64
awrash_i_order_key (double value)
{
  guint64 key = 0;

  memcpy (&key, &value, sizeof key);
  return key ^ (-(key >> 63) | G_GUINT64_CONSTANT (0x8000000000000000));
}

/* The double of a key. */
static inline double
awrash_i_order_value (guint64 key)
{
  double value = 0;

  key ^= ((key >> 63) - 1) | G_GUINT64_CONSTANT (0x8000000000000000);
  memcpy (&value, &key, sizeof value);
  return value;
}

/* Sorts n items by their keys, equal ones as they stood; the answer is one of the two arrays of n.
 * count[AWRASH_ORDER_COUNTS] is scratch, which up to 1,024 items do without. */
#define AWRASH_ORDER_COUNTS (6 << 11)
const AwrashOrderItem *awrash_i_order_sort (gsize n, AwrashOrderItem items[],
                                            AwrashOrderItem spare[], gsize count[]);

/* The places of n finite values (no -0), from the smallest to the largest; equal values keep
 * the order of the array. scratch has room for 2 n items; the answer is its first or its second
 * half. NULL with AWRASH_ERROR_MEMORY. */
const AwrashOrderItem *awrash_i_order_find (gsize n, const double values[],
                                            AwrashOrderItem scratch[], GError **error);

/* Whether n numbers ascend already. */
gboolean awrash_i_order_is_kept (gsize n, const double values[]);

/* Puts values[order[0].place], values[order[1].place], … in that order, by way of spare[n]; rows
 * likewise. */
void awrash_i_order_arrange (gsize n, const AwrashOrderItem order[], double values[],
                             double spare[]);
void awrash_i_order_arrange_rows (gsize n, const AwrashOrderItem order[], gsize rows[],
                                  gsize spare[]);

#endif
