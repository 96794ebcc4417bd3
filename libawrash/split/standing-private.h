/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the chain sees in places, for whoever has a model already. */

#ifndef AWRASH_SPLIT_STANDING_PRIVATE_H
#define AWRASH_SPLIT_STANDING_PRIVATE_H

#include "split/model-private.h"

/* As awrash_split_standing(); the places have been checked. */
gboolean awrash_i_standing_take (const AwrashModel *model, const int64_t places[],
                                 AwrashStanding *measure, GError **error);
/* As awrash_split_standing_compare(). */
gboolean awrash_i_standing_compare (const AwrashModel *model, const int64_t a[], const int64_t b[],
                                    int64_t *order, GError **error);
/* Places of every province in the reading's streams, or in the others. */
int64_t *awrash_i_standing_count (const AwrashModel *model, const int64_t places[], gboolean rest,
                                  GError **error);
/* Whether there is a number ≥ 0 for every cell, 2^50 in all at most. */
gboolean awrash_i_standing_check (const AwrashModel *model, gsize n_cells, const int64_t places[],
                                  GError **error);

#endif
