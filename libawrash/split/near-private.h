/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A former plan, as a reading holds it, and what it costs to depart from it; the solver minimises
 * it, the audit checks it. */

#ifndef AWRASH_SPLIT_NEAR_PRIVATE_H
#define AWRASH_SPLIT_NEAR_PRIVATE_H

#include "base/exact-private.h"
#include "base/rational-private.h"
#include "split/plan-private.h"

/* Each place more or less than in the former plan costs one. */
typedef struct
{
  AwrashCost parent;
  const AwrashModel *model;
  const int64_t *former; /* [n_cells] */
  gboolean rest;         /* the streams that are read, or the others */
} AwrashNearCost;

/* The former plan's places [n_cells], by the cells that the programme still has; NULL for a text
 * that is none. */
int64_t *awrash_i_near_read (const AwrashModel *model, GError **error);
void awrash_i_near_init (AwrashNearCost *cost, const AwrashModel *model, const int64_t former[],
                         gboolean rest);
/* What one place more than `units` costs on an arc: -1, 0 or 1. */
int awrash_i_near_marginal (const AwrashModel *model, const int64_t former[], gboolean rest,
                            gsize arc, int64_t units);

/* The reading's loss, from 0 to 1; above 0 only beside a former plan. */
gboolean awrash_i_near_loss (const AwrashReading *reading, AwrashRational *loss, GError **error);
/* What a loss leaves of some places: ⌈(1 - loss) places⌉. */
int64_t awrash_i_near_floor (AwrashRational loss, int64_t places);
/* What it may be of an amount below 2^62: ⌊loss · |amount|⌋. */
int64_t awrash_i_near_part (AwrashRational loss, int64_t amount);
/* Whether the reading's loss is one of totals, since its goals are nothing else. */
gboolean awrash_i_near_loses_totals (const AwrashReading *reading);

/* The plan of the same reading without loss. */
AwrashPlan *awrash_i_amend_base (const AwrashProgramme *programme, const AwrashReading *reading,
                                 GError **error);

#endif
