/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one door through which memory whose size depends on input is asked for. */

#ifndef AWRASH_BASE_MEMORY_PRIVATE_H
#define AWRASH_BASE_MEMORY_PRIVATE_H

#include <awrash.h>

/* n zeroed items of the given size, or NULL with AWRASH_ERROR_MEMORY; never NULL on success, even
 * for n = 0. Freed by g_free. Several may be asked for with one error before any of them is looked
 * at: the first refusal is told. */
void *awrash_i_memory_new (gsize n, gsize size, GError **error);

/* The same, not zeroed: for what is filled before it is read. */
void *awrash_i_memory_room (gsize n, gsize size, GError **error);

/* Zeroed again, for an array that is filled in no order: in pages of megabytes, if it is large and
 * the system has them. Every page of 4 kB would have to be entered at its first use and then looked
 * up again and again. */
void *awrash_i_memory_new_in_large_pages (gsize n, gsize size, GError **error);

/* A copy of n items; as above. */
void *awrash_i_memory_copy (const void *items, gsize n, gsize size, GError **error);

/* TRUE where an array of GLib's may grow by so many items, which else would end the host's process:
 * the room that it is about to ask for is asked for first, beside what it holds, and given back to
 * be found. No more than 2^31 items. */
gboolean awrash_i_memory_stretch (const GArray *array, gsize more, GError **error);

/* Appends a variable's value; TRUE, or FALSE with an error. */
#define awrash_i_append(array, item, error)                                                        \
  (awrash_i_memory_stretch ((array), 1, (error))                                                   \
   && (g_array_append_vals ((array), &(item), 1), TRUE))

/* Tells the allocator that so many bytes, in pieces, are about to come and go again and again. It
 * is given back one block of that size: glibc keeps as much at hand from then on (mallopt(3),
 * M_TRIM_THRESHOLD), where else the end of the heap would go back to the system, and be entered
 * page by page, between any two questions. At most 16 MB are kept so. */
void awrash_i_memory_expect (gsize bytes);

#define awrash_i_new(Type, n, error) ((Type *)awrash_i_memory_new ((n), sizeof (Type), (error)))
#define awrash_i_room(Type, n, error) ((Type *)awrash_i_memory_room ((n), sizeof (Type), (error)))
#define awrash_i_new_in_large_pages(Type, n, error)                                                \
  ((Type *)awrash_i_memory_new_in_large_pages ((n), sizeof (Type), (error)))
#define awrash_i_copy(Type, items, n, error)                                                       \
  ((Type *)awrash_i_memory_copy ((items), (n), sizeof (Type), (error)))

#endif
