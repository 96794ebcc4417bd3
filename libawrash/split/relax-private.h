/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A relaxation being filled in. */

#ifndef AWRASH_SPLIT_RELAX_PRIVATE_H
#define AWRASH_SPLIT_RELAX_PRIVATE_H

#include "split/slack-private.h"

struct _AwrashRelaxation
{
  AwrashStatus status;
  gsize n_walls;
  int64_t total;
  GArray *changes;                      /* of AwrashWallChange */
  GArray *core;                         /* of AwrashWallSide */
  GPtrArray *change_words, *core_words; /* of char * */
  int64_t *lower_prices, *upper_prices; /* [n_walls] */
  gsize n_cells;
  int64_t *places; /* [n_cells] or NULL */
};

#endif
