/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a province's next place would come from, and where one that it loses would go: the
 * cheapest way back round the network, as steps of the provinces that it passes. */

#ifndef AWRASH_SPLIT_DETOUR_PRIVATE_H
#define AWRASH_SPLIT_DETOUR_PRIVATE_H

#include "split/solver-private.h"

/* sign * (cost of the unit from `units` to `units` + 1) of a recipient with this need. */
typedef struct
{
  double need;
  int64_t units;
  int sign;
  gsize before; /* on the same way; AWRASH_DETOUR_START at its start */
} AwrashDetourStep;

#define AWRASH_DETOUR_START G_MAXSIZE

typedef struct
{
  const AwrashNetwork *network;
  const AwrashGroup *group;
  /* The sign of the cost of the way that ends in a less that of the one that ends in b. */
  int (*compare) (const GArray *steps, gsize a, gsize b);
  GArray *steps; /* of AwrashDetourStep: all ways found so far, sharing their beginnings */
  gsize *label;  /* [n_nodes]: the last step of the best way to a node */
  guint8 *reached, *waiting;
  gsize *queue;
} AwrashDetour;

gboolean awrash_i_detour_open (AwrashDetour *detour, const AwrashSolver *solver,
                               const AwrashGroup *group,
                               int (*compare) (const GArray *steps, gsize a, gsize b),
                               GError **error);
void awrash_i_detour_close (AwrashDetour *detour);
/* The cheapest way from the end of an arc's move back to its beginning, without that arc; FALSE
 * where there is none. *last is its last step. */
gboolean awrash_i_detour_find (AwrashDetour *detour, AwrashMove move, gsize *last);

#endif
