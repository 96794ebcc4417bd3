/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checked allocation: the product of count and size is checked before anything is asked for, and a
 * refusal is an error of the caller's data, never the end of the host process. A call that was
 * given up gets no more memory: every caller has a way back from there, and all long work comes by.
 */

#include "base/memory-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"

#include <string.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

/* From this size on an array is worth pages of megabytes. */
#define LARGE ((gsize)8 << 20)
/* What GLib's arrays count up to without a doubt. */
#define MOST_ITEMS ((gsize)G_MAXINT32)
/* The most that a host's heap keeps for us. */
#define MOST_KEPT ((gsize)16 << 20)

static gboolean
refuse (gsize n, gsize size, GError **error)
{
  /* several arrays may be asked for in a row and looked at together: the first refusal is told */
  if (error == NULL || *error == NULL)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
                 _ ("not enough memory for %zu items of %zu bytes"), n, size);
  return FALSE;
}

static void *
allocate (gsize n, gsize size, gpointer (*get) (gsize bytes), GError **error)
{
  gsize bytes = 0;
  void *memory = NULL;

  if (awrash_i_is_cancelled (error))
    return NULL;
  if (g_size_checked_mul (&bytes, MAX (n, 1), size))
    memory = get (bytes);
  if (memory == NULL)
    refuse (n, size, error);
  return memory;
}

void *
awrash_i_memory_new (gsize n, gsize size, GError **error)
{
  return allocate (n, size, g_try_malloc0, error);
}

void *
awrash_i_memory_room (gsize n, gsize size, GError **error)
{
  return allocate (n, size, g_try_malloc, error);
}

void *
awrash_i_memory_new_in_large_pages (gsize n, gsize size, GError **error)
{
  void *memory = awrash_i_memory_new (n, size, error);

#ifdef MADV_HUGEPAGE
  const gsize page = (gsize)2 << 20;
  gsize skipped = (page - (guintptr)memory % page) % page;

  /* asked for before the memory is first touched; that none are given is no error */
  if (memory != NULL && n * size >= LARGE)
    (void)madvise ((char *)memory + skipped, (n * size - skipped) / page * page, MADV_HUGEPAGE);
#endif
  return memory;
}

void *
awrash_i_memory_copy (const void *items, gsize n, gsize size, GError **error)
{
  void *memory = allocate (n, size, g_try_malloc, error);

  if (memory != NULL && n > 0)
    memcpy (memory, items, n * size);
  return memory;
}

gboolean
awrash_i_memory_stretch (const GArray *array, gsize more, GError **error)
{
  const gsize size = g_array_get_element_size ((GArray *)(guintptr)array);
  const gsize n = more < MOST_ITEMS ? array->len + more : MOST_ITEMS, held = array->len * size;
  gsize needed = 0;
  void *room;

  if (n >= MOST_ITEMS || !g_size_checked_mul (&needed, n, size) || needed > G_MAXSIZE / 4)
    return refuse (n, size, error);
  /* as long as it only grows it has room for a power of two of bytes */
  if (held > 0 && g_bit_storage (needed - 1) == g_bit_storage (held - 1))
    return TRUE;
  room = awrash_i_memory_room ((gsize)1 << g_bit_storage (needed), 1, error);
  g_free (room);
  return room != NULL;
}

gboolean
awrash_i_memory_append (GArray *array, const void *item, GError **error)
{
  if (!awrash_i_memory_stretch (array, 1, error))
    return FALSE;
  g_array_append_vals (array, item, 1);
  return TRUE;
}

gboolean
awrash_i_memory_sufficed (GError **refusal, GError **error)
{
  if (*refusal == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (refusal));
  return FALSE;
}

void
awrash_i_memory_expect (gsize bytes)
{
  g_free (g_try_malloc (MIN (bytes, MOST_KEPT)));
}
