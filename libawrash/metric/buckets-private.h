/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many numbers in ascending order, bucket after bucket. */

#ifndef AWRASH_METRIC_BUCKETS_PRIVATE_H
#define AWRASH_METRIC_BUCKETS_PRIVATE_H

#include "metric/order-private.h"

/* From how many numbers on buckets are worth their while (measured). */
#define AWRASH_BUCKETS_FROM 1024

typedef struct
{
  gsize n;
  gsize n_buckets;
  gsize *start;           /* [n_buckets + 1] */
  AwrashOrderItem *items; /* [n]: bucket after bucket, unsorted within one; NULL: values ascend */
  const double *values;   /* [n] */
  const double *loads;    /* [n], or NULL: each item says where its value stands */
  gsize largest;          /* how many items the largest bucket has */
} AwrashBuckets;

/* Room to sort one bucket in. */
typedef struct
{
  AwrashOrderItem *items; /* [largest] */
  gsize *count;           /* [AWRASH_ORDER_COUNTS] */
} AwrashBucketRoom;

/* Distributes n values (no -0) from low to high, which are set in the zeroed buckets, with their
 * loads, doubles whose bits are carried along as the places of items; by n_threads at once. */
gboolean awrash_i_buckets_fill (AwrashBuckets *buckets, gsize n_threads, double low, double high,
                                GError **error);
void awrash_i_buckets_clear (AwrashBuckets *buckets);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashBuckets, awrash_i_buckets_clear)

gboolean awrash_i_bucket_room_fill (AwrashBucketRoom *room, const AwrashBuckets *buckets,
                                    GError **error);
void awrash_i_bucket_room_clear (AwrashBucketRoom *room);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashBucketRoom, awrash_i_bucket_room_clear)

/* The items of a bucket, in some order, or ascending, equal ones as they stood; until the room is
 * used again. Every bucket is asked for by one thread. */
AwrashOrderItem *awrash_i_buckets_get (const AwrashBuckets *buckets, gsize bucket,
                                       AwrashBucketRoom *room);
AwrashOrderItem *awrash_i_buckets_sort (const AwrashBuckets *buckets, gsize bucket,
                                        AwrashBucketRoom *room);

static inline gsize
awrash_i_buckets_size (const AwrashBuckets *buckets, gsize bucket)
{
  return buckets->start[bucket + 1] - buckets->start[bucket];
}

#endif
