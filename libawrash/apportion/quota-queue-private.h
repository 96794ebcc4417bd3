/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The classes of one state of the quota method in two heaps: those that may be served, by key, and
 * those that wait for a larger size, by that size. */

#ifndef AWRASH_APPORTION_QUOTA_QUEUE_PRIVATE_H
#define AWRASH_APPORTION_QUOTA_QUEUE_PRIVATE_H

#include "apportion/quota-order-private.h"

typedef struct
{
  const AwrashQuotaOrder *order;
  int64_t last; /* the size at which all ends */
  gsize n_ready;
  gsize n_waiting;
  gsize *ready;   /* [n_classes] */
  gsize *waiting; /* [n_classes] */
  int64_t *since; /* [n_classes] from which size on it may be served */
} AwrashQuotaQueue;

gboolean awrash_i_quota_queue_open (AwrashQuotaQueue *self, const AwrashQuotaOrder *order,
                                    int64_t last, GError **error);
void awrash_i_quota_queue_clear (AwrashQuotaQueue *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashQuotaQueue, awrash_i_quota_queue_clear)

/* Takes in all classes of a state that is at size h; what was there is forgotten. */
void awrash_i_quota_queue_fill (AwrashQuotaQueue *self, const int64_t state[], int64_t h);

/* Takes out the classes that are served next at size h, those of the smallest key: their number;
 * best[n_classes] holds them. */
gsize awrash_i_quota_queue_take (AwrashQuotaQueue *self, const int64_t state[], int64_t h,
                                 gsize best[]);

/* Puts a class back at size h, as the state now has it. */
void awrash_i_quota_queue_put (AwrashQuotaQueue *self, const int64_t state[], int64_t h,
                               gsize class);

/* TRUE if a class that waits at the present size comes up to size `last` with a key that is not
 * larger than that of `class`. */
gboolean awrash_i_quota_queue_comes_between (const AwrashQuotaQueue *self, const int64_t state[],
                                             int64_t last, gsize class);

#endif
