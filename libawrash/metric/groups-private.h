/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sample and the groups its rows fall into: sorted once as a whole, and then each group by itself
 * at no further cost, since what is taken from a sorted array in order is sorted. Source: none.
 * Invariant: every group has a row that counts; each is scaled by itself, so that a group of small
 * values is measured as well as one of large ones. */

#ifndef AWRASH_METRIC_GROUPS_PRIVATE_H
#define AWRASH_METRIC_GROUPS_PRIVATE_H

#include "metric/means-private.h"
#include "metric/prepared-private.h"

typedef struct
{
  gsize n;             /* groups */
  AwrashPrepared all;  /* every row that counts, sorted */
  gsize *of;           /* [all.sample.n] the group of each sorted row */
  gsize *start;        /* [n + 1] where each group begins in the arrays below */
  gsize *place;        /* [all.sample.n] the sorted row behind each of them */
  double *x;           /* [all.sample.n] the caller's values, group by group, each ascending but for
                        * what scaling made equal */
  double *w;           /* [all.sample.n] the caller's weights, likewise */
  AwrashPrepared *own; /* [n] each group; one whose values are all 0 has no rows here */
  AwrashMeans means;   /* of the groups */
} AwrashGroups;

/* Fills zeroed groups: n_groups of them, group[i] the number of row i's, from 0. Fails as
 * awrash_i_prepared_fill() does, with AWRASH_ERROR_VALUE for a number that is no group's, and with
 * AWRASH_ERROR_EMPTY for a group without a row that counts. */
gboolean awrash_i_groups_fill (AwrashGroups *groups, gsize n_groups, gsize n, const double x[],
                               const double weights[], const int64_t group[], GError **error);

void awrash_i_groups_clear (AwrashGroups *groups);

/* Checks n numbers of groups (or of what else name says) against how many there are. */
gboolean awrash_i_groups_check (const char *name, gsize n_groups, gsize n, const int64_t group[],
                                GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashGroups, awrash_i_groups_clear)

#endif
