/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A certificate of approved worksites while it is checked. */

#ifndef AWRASH_AUDIT_APPROVAL_PRIVATE_H
#define AWRASH_AUDIT_APPROVAL_PRIVATE_H

#include "audit/general-private.h"
#include "selection/approve-private.h"

typedef struct
{
  const AwrashApproval *approval;
  AwrashVerdict *verdict;
  AwrashScan scan;            /* behind the question of the next claim */
  const char *question;       /* NULL: there is none */
  gboolean is_other_question; /* the hash is of another input */
  AwrashStatus status;
  double asked_gap, gap;
  int64_t *order;     /* [n], NULL: none */
  int64_t *x, *other; /* [n_base], NULL: none */
  GArray *goals;      /* of AwrashApproveReached, as told */
  AwrashApproveFace *face;
  int64_t *cost; /* [n_base]: work space */
} AwrashApprovalCheck;

typedef struct
{
  gboolean is_proved, is_empty;
  int64_t least;
} AwrashApprovalProof;

/* Reads all up to the first claim; what has not even the form is an error. */
gboolean awrash_i_approval_read (AwrashApprovalCheck *check, const char *certificate,
                                 GError **error);
/* What no step was asked about is checked for its form. */
gboolean awrash_i_approval_read_to_the_end (AwrashApprovalCheck *check, GError **error);
void awrash_i_approval_clear (AwrashApprovalCheck *check);

#endif
