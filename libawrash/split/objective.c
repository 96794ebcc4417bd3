/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The objectives by name. Each is defined in <awrash/split.h>. */

#include "base/names-private.h"

static const AwrashName objective_names[] = {
  { AWRASH_OBJECTIVE_LEXIMIN, "leximin" },
  { AWRASH_OBJECTIVE_DECMIN, "decmin" },
  { AWRASH_OBJECTIVE_LEAST_SQUARES, "least-squares" },
  { AWRASH_OBJECTIVE_UTILITARIAN, "utilitarian" },
  { AWRASH_OBJECTIVE_LEXIMIN_PERSONS, "leximin-persons" },
  { AWRASH_OBJECTIVE_ALPHA, "alpha" },
  { AWRASH_OBJECTIVE_GINI, "gini" },
  { AWRASH_OBJECTIVE_GINI_UNWEIGHTED, "gini-unweighted" },
};

const char *
awrash_split_objective_get_name (AwrashObjective objective)
{
  return awrash_i_names_get (objective_names, G_N_ELEMENTS (objective_names), (int)objective);
}

int
awrash_split_objective_from_name (const char *name)
{
  return awrash_i_names_find (objective_names, G_N_ELEMENTS (objective_names), name);
}
