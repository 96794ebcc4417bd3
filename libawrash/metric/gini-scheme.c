/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The three ways in which a Gini is taken apart by groups, by name.
 * Source: gini-decomposition.c. Invariant: numbers are never reused. */

#include "metric/gini-scheme-private.h"

#include "base/names-private.h"

static const AwrashName scheme_names[] = {
  { AWRASH_GINI_SCHEME_PYATT, "pyatt" },
  { AWRASH_GINI_SCHEME_YITZHAKI_LERMAN, "yitzhaki-lerman" },
  { AWRASH_GINI_SCHEME_DAGUM, "dagum" },
};

const char *
awrash_metric_gini_scheme_get_name (AwrashGiniScheme scheme)
{
  return awrash_i_names_get (scheme_names, G_N_ELEMENTS (scheme_names), (int)scheme);
}

int
awrash_metric_gini_scheme_from_name (const char *name)
{
  return awrash_i_names_find (scheme_names, G_N_ELEMENTS (scheme_names), name);
}

gboolean
awrash_i_gini_scheme_check (AwrashGiniScheme scheme, GError **error)
{
  return awrash_i_names_check ("scheme", scheme_names, G_N_ELEMENTS (scheme_names), (int)scheme,
                               error);
}
