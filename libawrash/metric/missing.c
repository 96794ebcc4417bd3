/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The policies for missing values, by name. Source: the definitions in metric.h.
 * Invariant: names are read both ways. */

#include "metric/missing-private.h"

#include "base/names-private.h"

static const AwrashName missing_names[] = {
  { AWRASH_MISSING_ERROR, "error" },
  { AWRASH_MISSING_OMIT, "omit" },
};

const char *
awrash_metric_missing_get_name (AwrashMissing missing)
{
  return awrash_i_names_get (missing_names, G_N_ELEMENTS (missing_names), (int)missing);
}

int
awrash_metric_missing_from_name (const char *name)
{
  return awrash_i_names_find (missing_names, G_N_ELEMENTS (missing_names), name);
}

gboolean
awrash_i_missing_check (AwrashMissing missing, GError **error)
{
  return awrash_i_names_check ("missing", missing_names, G_N_ELEMENTS (missing_names), (int)missing,
                               error);
}
