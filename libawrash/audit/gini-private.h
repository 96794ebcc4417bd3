/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least Gini under audit, and one box of its proof. */

#ifndef AWRASH_AUDIT_GINI_PRIVATE_H
#define AWRASH_AUDIT_GINI_PRIVATE_H

#include "allot/gini-private.h"
#include "audit/chain-private.h"
#include "split/gini-private.h"

typedef struct
{
  AwrashAudit *audit;
  AwrashPricing *pricing;
  const AwrashGiniProof *proof;
  const AwrashGoal *goal;
  gboolean rest;
  gsize n;
  gsize *order;                               /* [n]: provinces */
  gsize *arc;                                 /* [n] */
  gsize *rank;                                /* [n]: of the box in question */
  gsize *group;                               /* [n]: the same, or G_MAXSIZE */
  int64_t *offset, *y, *lower, *upper, *near; /* [n] */
  int64_t *found;                             /* [n]: room for a search */
  AwrashGiniSum *cost;                        /* [n] */
  AwrashGiniSum *arc_cost;                    /* [n_arcs] */
  gsize *on_arc;                              /* [n_arcs]: who receives there, or n */
  AwrashNetwork *face;                        /* bounds as the stages so far leave them */
  AwrashGiniPairs pairs;
  int64_t steps;
} AwrashGiniCheck;

/* What bounds nothing, and what no sum of pairs reaches: a box that no plan is in. */
#define AWRASH_GINI_NONE (-((AwrashGiniSum)1 << 126))
#define AWRASH_GINI_ALL ((AwrashGiniSum)1 << 126)

/* lower[] and upper[] of a box: the face's, with every cut from the box outwards. FALSE: nothing is
 * left. */
gboolean awrash_i_audit_gini_enter (AwrashGiniCheck *check, const AwrashGiniBox *box);
/* What bounds the sum of pairs in a box, by what the box itself says. */
AwrashGiniSum awrash_i_audit_gini_bound (AwrashGiniCheck *check, const AwrashGiniBox *box);

/* Holds the next stage, which must be of a Gini, against the plan: its value, and that its boxes
 * leave out no plan and bound the Gini in each. What the plan's provinces receive is settled then.
 */
gboolean awrash_i_audit_gini (AwrashAudit *audit, AwrashPricing *pricing, const AwrashGoal *goal,
                              gboolean rest, GError **error);

#endif
