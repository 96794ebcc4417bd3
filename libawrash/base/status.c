/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What kind of answer came out, by name. */

#include "base/names-private.h"

static const AwrashName status_names[] = {
  { AWRASH_STATUS_UNKNOWN, "unknown" },         { AWRASH_STATUS_OPTIMAL, "optimal" },
  { AWRASH_STATUS_WITHIN_GAP, "within-gap" },   { AWRASH_STATUS_FEASIBLE, "feasible" },
  { AWRASH_STATUS_INFEASIBLE, "infeasible" },   { AWRASH_STATUS_LIMIT, "limit" },
  { AWRASH_STATUS_TIE_REFUSED, "tie-refused" }, { AWRASH_STATUS_TIE_SETTLED, "tie-settled" },
  { AWRASH_STATUS_UNPLACED, "unplaced" },
};

const char *
awrash_base_status_get_name (AwrashStatus status)
{
  return awrash_i_names_get (status_names, G_N_ELEMENTS (status_names), (int)status);
}

AwrashStatus
awrash_base_status_from_name (const char *name)
{
  return (AwrashStatus)awrash_i_names_find (status_names, G_N_ELEMENTS (status_names), name);
}
