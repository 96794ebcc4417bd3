/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fewer bounds that still block. */

#ifndef AWRASH_SPLIT_FILTER_PRIVATE_H
#define AWRASH_SPLIT_FILTER_PRIVATE_H

#include <awrash.h>

/* Nodes for whether a part of the bounds still blocks: 50, from 200 cells on as many as 2,000,000 /
 * cells², a node of many cells being dear, and the first one saying most. */
gsize awrash_i_filter_nodes (gsize n_cells);

/* Of more members than this a list is left as it is: a search for each looks for plans as well. */
#define AWRASH_FILTER_MOST 64

/* Whether those that count are shown to leave nothing. */
typedef gboolean (*AwrashFilterTest) (gpointer data, const guint8 counts[], gboolean *blocks,
                                      GError **error);

/* Takes members away, in their order (NULL: by number), as long as the others are shown to block:
 * in the end none can go. counts [n], which block as they come. */
gboolean awrash_i_filter (gsize n, const gsize order[], guint8 counts[], AwrashFilterTest test,
                          gpointer data, GError **error);

#endif
