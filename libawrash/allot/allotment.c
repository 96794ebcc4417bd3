/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The record of an answer, whose size bindings assert. Source: awrash/allot.h.
 * Invariant: frozen; fields are never added or moved within a major version. */

#include <awrash.h>

size_t
awrash_allot_allotment_size (void)
{
  return sizeof (AwrashAllotment);
}
