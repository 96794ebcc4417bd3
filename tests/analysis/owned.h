/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who owns memory, for gcc's analyser, which knows malloc and free and not GLib's: each of these
 * gives what g_free takes back. Source: GCC, Common Function Attributes, malloc (deallocator).
 * Invariant: included by `make analyze` alone, before all else of a file. */

#ifndef AWRASH_TESTS_ANALYSIS_OWNED_H
#define AWRASH_TESTS_ANALYSIS_OWNED_H

#include <glib.h>

#include "base/memory-private.h"

#define OWNED __attribute__ ((malloc (g_free, 1)))
#define OWNED_NEVER_NULL __attribute__ ((malloc (g_free, 1), returns_nonnull))

OWNED gpointer g_try_malloc (gsize);
OWNED gpointer g_try_malloc0 (gsize);
OWNED gpointer g_try_malloc_n (gsize, gsize);
OWNED gpointer g_try_malloc0_n (gsize, gsize);
OWNED void *awrash_i_memory_new (gsize, gsize, GError **);
OWNED void *awrash_i_memory_room (gsize, gsize, GError **);
OWNED void *awrash_i_memory_new_in_large_pages (gsize, gsize, GError **);
OWNED void *awrash_i_memory_copy (const void *, gsize, gsize, GError **);
OWNED_NEVER_NULL gpointer g_malloc (gsize);
OWNED_NEVER_NULL gpointer g_malloc0 (gsize);
OWNED_NEVER_NULL gpointer g_malloc_n (gsize, gsize);
OWNED_NEVER_NULL gpointer g_malloc0_n (gsize, gsize);
OWNED_NEVER_NULL gchar *g_strdup (const gchar *);
OWNED_NEVER_NULL gchar *g_strndup (const gchar *, gsize);
OWNED_NEVER_NULL gchar *g_strdup_printf (const gchar *, ...);
OWNED_NEVER_NULL gchar *g_strconcat (const gchar *, ...);

#endif
