/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fewer bounds that still block. */

#ifndef AWRASH_SPLIT_FILTER_PRIVATE_H
#define AWRASH_SPLIT_FILTER_PRIVATE_H

#include <awrash.h>

/* Whether those that count are shown to leave nothing. */
typedef gboolean (*AwrashFilterTest) (gpointer data, const guint8 counts[], gboolean *blocks,
                                      GError **error);

/* Takes members away, in their order (NULL: by number), as long as the others are shown to block:
 * in the end none can go. counts [n], which block as they come. */
gboolean awrash_i_filter (gsize n, const gsize order[], guint8 counts[], AwrashFilterTest test,
                          gpointer data, GError **error);

#endif
