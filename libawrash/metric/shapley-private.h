/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values of a game of sources: exactly, over all sets of them, or by lot, over orders drawn.
 * Source: Shapley (1953), Owen (1977). Invariant: Shapley's value is Owen's where every source is a
 * group by itself, so there is one way to find both. */

#ifndef AWRASH_METRIC_SHAPLEY_PRIVATE_H
#define AWRASH_METRIC_SHAPLEY_PRIVATE_H

#include "base/draws-private.h"
#include "metric/game-private.h"
#include "metric/parts-private.h"

enum
{
  AWRASH_SHAPLEY_MOST_EXACT = 20 /* a million sets of sources */
};

/* Which sources come together. */
typedef struct
{
  gsize n;       /* groups, none empty */
  gsize *start;  /* [n + 1] where each begins in member */
  gsize *member; /* the sources, group by group */
} AwrashCoalitions;

void awrash_i_coalitions_clear (AwrashCoalitions *coalitions);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashCoalitions, awrash_i_coalitions_clear)

/* Writes contributions to value[], and the index with no source and with all. */
gboolean awrash_i_shapley_solve (AwrashGame *game, const AwrashCoalitions *coalitions,
                                 double value[], double *nothing, double *all, GError **error);

/* The same on average over draws orders and the reverse of each, with standard errors. */
gboolean awrash_i_shapley_sample (AwrashGame *game, const AwrashCoalitions *coalitions, gsize draws,
                                  const char *seed, double value[], double standard_error[],
                                  double *nothing, double *all, GError **error);

#endif
