/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A run through the steps of a question, and its searches. */

#ifndef AWRASH_SELECTION_APPROVE_RUN_PRIVATE_H
#define AWRASH_SELECTION_APPROVE_RUN_PRIVATE_H

#include "selection/approve-private.h"

typedef struct
{
  const AwrashApproval *approval;
  AwrashApproved *answer; /* NULL: only choices are asked for, no claims */
  AwrashApproveFace *face;
  int64_t *x; /* [n_base]: the choice at hand */
  gboolean has_x;
  gboolean is_empty;   /* proved: there is no choice */
  gboolean is_stopped; /* the nodes, or steps, are at their end */
  double gap;
  gsize nodes, most_nodes;
  double effort;     /* of relaxations */
  GPtrArray *claims; /* of char * */
} AwrashApproveRun;

typedef struct
{
  int64_t cost, least;
  gboolean is_bounded; /* least is known */
} AwrashApproveFound;

gboolean awrash_i_approve_run_open (AwrashApproveRun *run, const AwrashApproval *approval,
                                    AwrashApproved *answer, double gap, gsize nodes,
                                    GError **error);
void awrash_i_approve_run_clear (AwrashApproveRun *run);
/* Looks for a choice that costs less than the one at hand, which it becomes, to the gap; without
 * any, has_x stays FALSE. A claim is kept. */
gboolean awrash_i_approve_search (AwrashApproveRun *run, const AwrashApproveAsk *ask, double gap,
                                  AwrashApproveFound *found, GError **error);
/* The last claim is not needed. */
void awrash_i_approve_drop_claim (AwrashApproveRun *run);

#endif
