/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks in use are counted in front of the C library's allocator, GLib's own and those of GMP,
 * MPFR, GSL and YAJL included, so that whatever a failed call forgets is seen.
 * Source: malloc(3), "replacing malloc". Invariant: a block counts from when it is given until it
 * is freed. */

#include "blocks.h"

#include <stdlib.h>

#ifdef TEST_UNDER_ADDRESS_SANITIZER
int __lsan_do_recoverable_leak_check (void);

gint
fault_blocks (void)
{
  return 0;
}

gboolean
fault_blocks_are_lost (void)
{
  return __lsan_do_recoverable_leak_check () != 0;
}
#else
static gint blocks;

gint
fault_blocks (void)
{
  return g_atomic_int_get (&blocks);
}

gboolean
fault_blocks_are_lost (void)
{
  return FALSE;
}

/* GLib and the others are to find these. */
#define SEEN __attribute__ ((visibility ("default")))

void *__libc_malloc (size_t bytes);
void *__libc_calloc (size_t n, size_t size);
void *__libc_realloc (void *memory, size_t bytes);
void __libc_free (void *memory);

static void *
counted (void *memory)
{
  if (memory != NULL)
    g_atomic_int_inc (&blocks);
  return memory;
}

SEEN void *
malloc (size_t bytes)
{
  return counted (__libc_malloc (bytes));
}

SEEN void *
calloc (size_t n, size_t size)
{
  return counted (__libc_calloc (n, size));
}

SEEN void *
realloc (void *memory, size_t bytes)
{
  void *moved = __libc_realloc (memory, bytes);

  if (memory == NULL)
    counted (moved);
  else if (moved == NULL && bytes == 0)
    g_atomic_int_add (&blocks, -1);
  return moved;
}

SEEN void
free (void *memory)
{
  if (memory != NULL)
    g_atomic_int_add (&blocks, -1);
  __libc_free (memory);
}
#endif
