/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The size of the record of what a check of a matrix found, for bindings to assert. Source: none.
 * Invariant: the record is frozen. */

#include <awrash.h>

size_t
awrash_audit_exchange_size (void)
{
  return sizeof (AwrashExchange);
}
