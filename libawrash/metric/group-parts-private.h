/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every decomposition by groups says beside its own: sizes and means, and how large between
 * could be. Source: Elbers and others (2008). Invariant: the same names in every scheme. */

#ifndef AWRASH_METRIC_GROUP_PARTS_PRIVATE_H
#define AWRASH_METRIC_GROUP_PARTS_PRIVATE_H

#include "metric/groups-private.h"
#include "metric/parts-private.h"

/* A measure of what lies between means. */
typedef double (*AwrashBetween) (const AwrashMeans *means, double parameter);

/* Adds the table "group": population-share, value-share and mean, filled, and then n columns of the
 * scheme's own, of which it is told the places. */
gboolean awrash_i_group_parts_add_columns (const AwrashGroups *groups, gsize n,
                                           const char *const names[], AwrashParts *parts,
                                           double *columns[], GError **error);

/* Adds the terms between-largest, between-largest-whole and elmo, the first of which value is held
 * against. */
gboolean awrash_i_group_parts_add_largest (const AwrashGroups *groups, AwrashBetween between,
                                           double parameter, double value, AwrashParts *parts,
                                           GError **error);

/* The sum of a term over the rows of a group, and its S-Gini: 0 for a group that has nothing, since
 * it has nothing to be unequal in. */
double awrash_i_group_parts_sum (const AwrashPrepared *own, const AwrashTerm *term,
                                 double parameter);
double awrash_i_group_parts_gini (const AwrashPrepared *own, double nu);

#endif
