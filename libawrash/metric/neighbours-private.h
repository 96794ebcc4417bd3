/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is next to whom, laid out by rows, with what permutation moments need of it.
 * Source: A. D. Cliff and J. K. Ord (1981), Spatial Processes. Invariant: rows ascend, no unit is
 * its own neighbour, no pair stands twice, some weight is > 0. */

#ifndef AWRASH_METRIC_NEIGHBOURS_PRIVATE_H
#define AWRASH_METRIC_NEIGHBOURS_PRIVATE_H

#include "metric/cross-private.h"

struct _AwrashNeighbours
{
  gsize n;         /* units */
  gsize n_links;   /* ordered pairs with a weight > 0 */
  gsize n_islands; /* units without a link of their own */
  gsize *start;    /* [n + 1] where the links of unit i begin */
  gsize *to;       /* [n_links] */
  double *weight;  /* [n_links], times 2^-exponent */
  int exponent;
  gboolean is_binary;
  AwrashCross cross; /* of (a_ij + a_ji) / 2 */
};

/* One ordered pair on its way into a row. */
typedef struct
{
  gsize row;
  gsize column;
  gsize pair; /* which pair of the caller says it */
} AwrashLink;

/* Sorts n_links links by row and then by column, stably, by way of spare; start gets n + 1 places
 * and counts the rows. The answer is links or spare. */
AwrashLink *awrash_i_neighbours_sort (gsize n, gsize n_links, AwrashLink links[],
                                      AwrashLink spare[], gsize start[]);

/* Fills cross from the rest of neighbours; FALSE with AWRASH_ERROR_MEMORY. */
gboolean awrash_i_neighbours_measure (AwrashNeighbours *neighbours, GError **error);

#endif
