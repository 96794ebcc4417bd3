/* SPDX-License-Identifier: GPL-3.0-or-later */

/* MPFR keeps constants and room in each thread, and loses them with it unless the thread says that
 * it ends. Source: GNU MPFR, Memory Handling; POSIX, pthread_key_create(). Invariant: the key is
 * the only thing that is set here, once a thread; the library stays in memory, since the last
 * threads to end may end after all calls. */

#include "allot/precise-private.h"

#include <mpfr.h>

static void
give_back (gpointer unused)
{
  (void)unused;
  mpfr_free_cache2 (MPFR_FREE_LOCAL_CACHE);
}

static GPrivate kept = G_PRIVATE_INIT (give_back);

void
awrash_i_precise_begin (void)
{
  if (g_private_get (&kept) == NULL)
    g_private_set (&kept, &kept);
}
