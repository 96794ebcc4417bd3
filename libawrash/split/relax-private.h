/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A relaxation being filled in. */

#ifndef AWRASH_SPLIT_RELAX_PRIVATE_H
#define AWRASH_SPLIT_RELAX_PRIVATE_H

#include "split/slack-private.h"

struct _AwrashRelaxation
{
  AwrashStatus status;
  gsize n_walls;
  int64_t total, bound;
  double gap;
  char *proof;     /* of the bound, where a search found it; NULL: the prices prove it */
  GArray *changes; /* of AwrashWallChange */
  GArray *core;    /* of AwrashWallSide */
  GPtrArray *change_words, *core_words; /* of char * */
  int64_t *lower_prices, *upper_prices; /* [n_walls] */
  gsize n_cells;
  int64_t *places; /* [n_cells] or NULL */
};

gboolean awrash_i_relax_check_weights (const AwrashWalls *walls, const double weights[],
                                       GError **error);

/* Without changes and core, prices all 0. */
AwrashRelaxation *awrash_i_relax_open (const AwrashWalls *walls, GError **error);
/* A min or max of a wall, or of a row behind the walls, that moves; or that blocks. */
gboolean awrash_i_relax_add_change (AwrashRelaxation *r, const AwrashWalls *walls, gsize item,
                                    gboolean is_upper, int64_t to, GError **error);
gboolean awrash_i_relax_add_core (AwrashRelaxation *r, const AwrashWalls *walls, gsize item,
                                  gboolean is_upper, GError **error);

/* The relaxation where the bounds are no network; weights [walls and rows], NULL: 1 each. */
gboolean awrash_i_relax_search (AwrashRelaxation *relaxation, const AwrashWalls *walls,
                                const double weights[], GError **error);

#endif
