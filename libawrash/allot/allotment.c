/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The record of an answer, whose size bindings assert. Source: awrash/allot.h.
 * Invariant: frozen; its size tells a binding that was made for another version. */

#include <awrash.h>

size_t
awrash_allot_allotment_size (void)
{
  return sizeof (AwrashAllotment);
}
