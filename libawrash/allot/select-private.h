/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A unit as the engine handles it, and the selection of those with the smallest keys.
 * Invariant: keys are compared exactly, so "equal" is a tie and nothing else. */

#ifndef AWRASH_ALLOT_SELECT_PRIVATE_H
#define AWRASH_ALLOT_SELECT_PRIVATE_H

#include <awrash.h>

/* The k-th unit of a recipient, k = 1, 2, …, and the inner node of a tree that it stands under. */
typedef struct
{
  gsize recipient;
  int64_t k;
  gsize node;
} AwrashKey;

/* The sign of key a - key b. */
typedef int (*AwrashKeyCompare) (const AwrashKey *a, const AwrashKey *b, const void *context);

/* Reorders n keys around the rank-th smallest, 1 <= rank <= n: first n_less smaller ones, then
 * n_equal that equal it, then the larger ones. O(n) on average, O(n log n) at worst. */
void awrash_i_select (gsize n, AwrashKey keys[], gsize rank, AwrashKeyCompare compare,
                      const void *context, gsize *n_less, gsize *n_equal);

#endif
