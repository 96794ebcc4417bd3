/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows in the order of the values that the caller gave: prepared rows are so but for those that
 * scaling made equal. Source: none. Invariant: the weight up to each row is right to some 100 bits.
 */

#ifndef AWRASH_METRIC_SORTED_PRIVATE_H
#define AWRASH_METRIC_SORTED_PRIVATE_H

#include "metric/prepared-private.h"

typedef struct
{
  const AwrashSample *sample;
  gsize *place;      /* [n] rows of the sample, from the smallest value to the largest */
  AwrashPair *below; /* [n] the weight of each and all before it */
} AwrashSorted;

/* Fills a zeroed object from a prepared sample, which must outlive it; FALSE with
 * AWRASH_ERROR_MEMORY. */
gboolean awrash_i_sorted_fill (AwrashSorted *sorted, const AwrashSample *sample, GError **error);

void awrash_i_sorted_clear (AwrashSorted *sorted);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashSorted, awrash_i_sorted_clear)

#endif
