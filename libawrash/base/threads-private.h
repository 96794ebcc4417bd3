/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same work by several threads, each on a part of its own. */

#ifndef AWRASH_BASE_THREADS_PRIVATE_H
#define AWRASH_BASE_THREADS_PRIVATE_H

#include <awrash.h>

/* Does part 0 … n_parts - 1 of a work, as many at once as there are parts; back when all are done.
 * Where the system gives no thread the part is done by the caller's own. */
void awrash_i_threads_run (gsize n_parts, void (*work) (gsize part, gpointer data), gpointer data);

/* Fails with AWRASH_ERROR_VALUE for no threads, or for more than would be of use. */
gboolean awrash_i_threads_check (gsize n_threads, GError **error);

#endif
