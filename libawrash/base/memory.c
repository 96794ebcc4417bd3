/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checked allocation: the product of count and size is checked before anything is asked for, and a
 * refusal is an error of the caller's data, never the end of the host process. */

#include "base/memory-private.h"

#include "base/i18n-private.h"

#include <string.h>

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
