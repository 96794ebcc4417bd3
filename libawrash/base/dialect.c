/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialects in which a table is written as text, by name. What each does stands in
 * csv-format.c. Invariant: every dialect has one name. */

#include "base/names-private.h"

static const AwrashName dialect_names[] = {
  { AWRASH_DIALECT_INPUT, "input" },
  { AWRASH_DIALECT_PLAIN, "plain" },
  { AWRASH_DIALECT_SPREADSHEET, "spreadsheet" },
};

const char *
awrash_base_dialect_get_name (AwrashDialect dialect)
{
  return awrash_i_names_get (dialect_names, G_N_ELEMENTS (dialect_names), (int)dialect);
}

int
awrash_base_dialect_from_name (const char *name)
{
  return awrash_i_names_find (dialect_names, G_N_ELEMENTS (dialect_names), name);
}
