/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small questions which worksites to approve, and all their choices. */

#ifndef TESTS_SUPPORT_SMALL_APPROVAL_H
#define TESTS_SUPPORT_SMALL_APPROVAL_H

#include <awrash.h>

#define SMALL_WORKSITES 6
#define SMALL_BOUNDS 5
#define SMALL_COMMUNES 3

/* Weights and limits are quarters, so that all sums are exact. */
typedef struct
{
  gboolean is_share;
  const char *unit;
  int64_t weight[SMALL_WORKSITES]; /* in quarters */
  int64_t least, most;             /* in quarters, -1: none */
  gboolean may_relax;
} SmallBound;

typedef struct
{
  gsize n, n_bounds;
  int64_t places_min[SMALL_WORKSITES], places[SMALL_WORKSITES], months[SMALL_WORKSITES];
  int64_t utility[SMALL_WORKSITES], commune[SMALL_WORKSITES], required[SMALL_WORKSITES];
  gboolean has_needs;
  int64_t need[SMALL_COMMUNES]; /* in halves; all 1 without needs */
  int64_t threshold;
  SmallBound bounds[SMALL_BOUNDS];
  const char *goals;
  int64_t order[SMALL_WORKSITES];
} SmallApproval;

/* A question drawn from its number. */
SmallApproval small_approval_draw (guint32 seed);
AwrashApproval *small_approval_new (const SmallApproval *small);
/* Whether a choice keeps everything. */
gboolean small_approval_keeps (const SmallApproval *small, const int64_t y[]);
/* What a choice counts in a bound, in millionths; of a share the part, rounded up for an upper
 * limit, else down. */
int64_t small_approval_reach (const SmallApproval *small, gsize b, const int64_t y[],
                              gboolean is_upper);
/* The sign of how much better a is than b by the chain, and, where it decides, the order. */
int small_approval_compare (const SmallApproval *small, const int64_t a[], const int64_t b[],
                            gboolean by_order);
/* The first of the best choices; how many are best by the chain alone: 0: there is none. */
gsize small_approval_best (const SmallApproval *small, int64_t best[SMALL_WORKSITES]);
/* The next choice of all, kept or not; FALSE after the last. Begins with zeros. */
gboolean small_approval_next (const SmallApproval *small, int64_t y[]);

#endif
