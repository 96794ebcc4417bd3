/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An index as a game of sources: what it is worth while only some of them are there.
 * Source: A. F. Shorrocks (2013), Decomposition procedures for distributional analysis, Journal of
 * Economic Inequality 11. Invariant: a set of sources has one worth, in whatever order they came.
 */

#ifndef AWRASH_METRIC_GAME_PRIVATE_H
#define AWRASH_METRIC_GAME_PRIVATE_H

#include "metric/index-private.h"
#include "metric/sources-private.h"

typedef struct
{
  const AwrashSources *sources;
  const char *index;
  gboolean is_absolute;     /* the index is in the unit of the values */
  gboolean absent_has_mean; /* an absent source gives each row its mean; else it gives nothing */
  double *x;                /* [n] room for what rows have */
} AwrashGame;

/* Fills a zeroed game; fails with AWRASH_ERROR_NAME or AWRASH_ERROR_VALUE for what is no index. */
gboolean awrash_i_game_fill (AwrashGame *game, const AwrashSources *sources, const char *index,
                             gboolean absent_has_mean, GError **error);

void awrash_i_game_clear (AwrashGame *game);

/* The index where present[] is what the sources that are there give each row, and absent what each
 * row has for the others. Where nobody has anything it is what it is of equal values. Fails as
 * awrash_metric_index() does, and with AWRASH_ERROR_VALUE where it is infinite. */
gboolean awrash_i_game_find (AwrashGame *game, const double present[], double absent, double *worth,
                             GError **error);

/* What a row has for source k while it is absent. */
double awrash_i_game_absent (const AwrashGame *game, gsize k);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashGame, awrash_i_game_clear)

#endif
