/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a balanced mix aims at, as an integer cost; the solver minimises it, the audit checks it. */

#ifndef AWRASH_SPLIT_AIM_PRIVATE_H
#define AWRASH_SPLIT_AIM_PRIVATE_H

#include "split/layout-private.h"

/* Products of a weight and a sum of places stay below this, so that sums along paths are exact. */
#define AWRASH_AIM_LARGEST (G_GINT64_CONSTANT (1) << 48)

/* sum (S x - y X)² / S over arcs: one more than x costs (2x + 1) S - 2 y X. */
typedef struct
{
  AwrashCost parent;
  const int64_t *scale;  /* [n_arcs]: S; 0: no cost on this arc */
  const int64_t *target; /* [n_arcs]: 2 y X */
} AwrashMixCost;

void awrash_i_aim_init (AwrashMixCost *cost, const int64_t scale[], const int64_t target[]);

/* The arc on which the places of a stream in a province stand, and the offset there; G_MAXSIZE
 * where no single arc does. */
gsize awrash_i_aim_arc (const AwrashLayout *layout, gsize province, gsize stream, int64_t *offset);

/* What a province has in the streams that the reading counts, or in the others. */
int64_t awrash_i_aim_province_sum (const AwrashModel *model, const int64_t cells[], gsize province,
                                   gboolean counted);
/* Whether the reading counts a stream. */
gboolean awrash_i_aim_is_counted (const AwrashModel *model, gsize stream);

/* Whether the weights of n streams are small enough for provinces that hold cells[n_cells]. */
gboolean awrash_i_aim_fits (const AwrashModel *model, const int64_t weights[],
                            const int64_t cells[]);

/* Streams in proportion to weights[n_streams], within what each province has in cells[n_cells]:
 * among the streams that the reading counts, and among the others. scale and target [n_arcs],
 * zeroed by the caller. */
void awrash_i_aim_streams (const AwrashLayout *layout, const int64_t cells[],
                           const int64_t weights[], int64_t scale[], int64_t target[]);

/* The types of a stream, types[n_types]; how many. */
gsize awrash_i_aim_list_types (const AwrashProgramme *p, gsize stream, gsize types[]);
/* One stream of one province, whose first cell is told: its n types in proportion to
 * uppers[n_cells]. */
void awrash_i_aim_types_of (const int64_t uppers[], const int64_t cells[], gsize first, gsize n,
                            const gsize types[], int64_t scale[], int64_t target[]);
/* Types in proportion to their upper bounds, within each stream of each province; *any: whether a
 * stream has several types. */
gboolean awrash_i_aim_types (const AwrashLayout *layout, const int64_t cells[], int64_t scale[],
                             int64_t target[], gboolean *any, GError **error);

#endif
