/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units with keys, and the selection of the best of them: the one step that every rule shares.
 * Source: design words of the engine: a unit (the k-th place of recipient i) has a key, smaller
 * is better. Invariant: keys are compared exactly, so "equal" is a tie and nothing else. */

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

/* What a rule leaves to a tie policy: the units whose keys equal the last one served, one a
 * recipient, of which free_units are to be served. None: n_tied = 0. */
typedef struct
{
  gsize n_tied;
  AwrashKey *tied;
  int64_t free_units;
} AwrashTie;

void awrash_i_tie_clear (AwrashTie *tie);

/* Serves the rank best of n keys: adds the units that are served whatever the policy to sure[],
 * and moves the rest into the tie, which takes over the keys. */
void awrash_i_select_serve (gsize n, AwrashKey *keys, gsize rank, AwrashKeyCompare compare,
                            const void *context, int64_t sure[], AwrashTie *tie);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashTie, awrash_i_tie_clear)

#endif
