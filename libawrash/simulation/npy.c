/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands before the numbers of a file: their kind and their shape, in version 1.0 of the
 * format. Source: NumPy, NEP 1. Invariant: one array has one header, so that reading is comparing.
 */

#include "simulation/npy-private.h"

#include <inttypes.h>
#include <string.h>

#define MAGIC "\x93NUMPY\x01\x00"
#define BEFORE 10 /* the magic word, the version, the length of the text */
#define ALIGNMENT 64

char *
awrash_i_npy_header (const char *dtype, guint64 n, const char *axes, gsize *length)
{
  g_autofree char *shape
      = g_strdup_printf ("{'descr': '%s', 'fortran_order': False, 'shape': (%" PRIu64 ",%s%s), }",
                         dtype, n, *axes != '\0' ? " " : "", axes);
  const gsize needed = BEFORE + strlen (shape) + 1;
  const gsize whole = (needed + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  char *header = g_malloc (whole);

  memcpy (header, MAGIC, BEFORE - 2);
  header[BEFORE - 2] = (char)((whole - BEFORE) & 0xFF);
  header[BEFORE - 1] = (char)((whole - BEFORE) >> 8);
  memset (header + BEFORE, ' ', whole - BEFORE);
  for (gsize i = 0; shape[i] != '\0'; i++)
    header[BEFORE + i] = shape[i];
  header[whole - 1] = '\n';
  *length = whole;
  return header;
}
