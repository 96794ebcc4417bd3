/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong with an allotment, by name.
 * Source: the enum in awrash/audit.h.
 * Invariant: every fault has one name, and every name leads back to its fault. */

#include "base/names-private.h"

static const AwrashName fault_names[] = {
  { AWRASH_FAULT_NONE, "none" },       { AWRASH_FAULT_FLOOR, "floor" },
  { AWRASH_FAULT_CEILING, "ceiling" }, { AWRASH_FAULT_ZERO_CLAIM, "zero-claim" },
  { AWRASH_FAULT_TOTAL, "total" },     { AWRASH_FAULT_EXCHANGE, "exchange" },
};

const char *
awrash_audit_fault_get_name (AwrashFault fault)
{
  return awrash_i_names_get (fault_names, G_N_ELEMENTS (fault_names), (int)fault);
}

int
awrash_audit_fault_from_name (const char *name)
{
  return awrash_i_names_find (fault_names, G_N_ELEMENTS (fault_names), name);
}
