/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checked allocation: the product of count and size is checked before anything is asked for, and a
 * refusal is an error of the caller's data, never the end of the host process. */

#include "base/memory-private.h"

#include "base/i18n-private.h"

#include <string.h>
#include <sys/mman.h>

/* Where the system has pages of that size and gives them to who asks, a large block in them spares
 * hundreds of thousands of page faults; it is a wish, and nothing depends on it. */
static void
wish_for_large_pages (void *memory, gsize bytes)
{
#ifdef MADV_HUGEPAGE
  const guintptr page = (guintptr)1 << 21;
  guintptr start = ((guintptr)memory + page - 1) / page * page;
  guintptr end = ((guintptr)memory + bytes) / page * page;

  if (end > start)
    (void)madvise ((char *)memory + (start - (guintptr)memory), end - start, MADV_HUGEPAGE);
#else
  (void)memory;
  (void)bytes;
#endif
}

static void *
allocate (gsize n, gsize size, gpointer (*get) (gsize bytes), GError **error)
{
  gsize bytes = 0;
  void *memory = NULL;

  if (g_size_checked_mul (&bytes, MAX (n, 1), size))
    memory = get (bytes);
  if (memory == NULL)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
                 _ ("not enough memory for %zu items of %zu bytes"), n, size);
  else
    wish_for_large_pages (memory, bytes);
  return memory;
}

void *
awrash_i_memory_new (gsize n, gsize size, GError **error)
{
  return allocate (n, size, g_try_malloc0, error);
}

void *
awrash_i_memory_copy (const void *items, gsize n, gsize size, GError **error)
{
  void *memory = allocate (n, size, g_try_malloc, error);

  if (memory != NULL && n > 0)
    memcpy (memory, items, n * size);
  return memory;
}
