/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The deciding key of a node: open units are served in exact order up to it, and those that equal
 * it share what is left, inside the bounds of every node between: a tie where not all of them fit.
 * Invariant: the shares form a base of a laminar matroid, so that serving one after the other, as
 * far as the rest can still be completed, is the lexicographically largest answer. */

#ifndef AWRASH_ALLOT_DECIDING_PRIVATE_H
#define AWRASH_ALLOT_DECIDING_PRIVATE_H

#include "allot/bracket-private.h"

typedef struct
{
  const AwrashBracket *bracket;
  gsize n;
  AwrashKey *keys;   /* [n], borrowed: those before the deciding key, then those that equal it */
  gboolean has_runs; /* all are equal, and k of each is how many units its leaf has */
  gsize n_before;
  gsize n_equal;
  gsize n_sure;
  AwrashKey *sure; /* [n_sure]: of the equal ones, what every answer holds, k units each */
} AwrashDeciding;

/* Orders the open units and applies them until the goal is met; raw and before of the states are
 * then the sums with and without the deciding key. */
gboolean awrash_i_deciding_find (AwrashDeciding *deciding, GError **error);

/* Shares what is left among the units of the deciding key whose nodes are still open; ties are
 * appended to the solution. */
gboolean awrash_i_deciding_share (AwrashDeciding *deciding, const AwrashTies *ties,
                                  AwrashSolution *solution, GError **error);

void awrash_i_deciding_clear (AwrashDeciding *deciding);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashDeciding, awrash_i_deciding_clear)

#endif
