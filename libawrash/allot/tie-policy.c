/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a tie may be decided, by name.
 * Source: the enum in awrash/allot.h.
 * Invariant: every policy has one name, and every name leads back to its policy. */

#include "base/names-private.h"

static const AwrashName tie_policy_names[] = {
  { AWRASH_TIE_POLICY_ERROR, "error" },
  { AWRASH_TIE_POLICY_ORDER, "order" },
  { AWRASH_TIE_POLICY_LOT, "lot" },
};

const char *
awrash_allot_tie_policy_get_name (AwrashTiePolicy policy)
{
  return awrash_i_names_get (tie_policy_names, G_N_ELEMENTS (tie_policy_names), (int)policy);
}

int
awrash_allot_tie_policy_from_name (const char *name)
{
  return awrash_i_names_find (tie_policy_names, G_N_ELEMENTS (tie_policy_names), name);
}
