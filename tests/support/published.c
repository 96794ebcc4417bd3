/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Published values, each file with its source on its first line. Source: tests/published.
 * Invariant: what is returned has rows. */

#include "support/published.h"

#include <criterion/criterion.h>

AwrashTable *
test_published_read (const char *name)
{
  const char *folder = g_getenv ("AWRASH_TEST_DATA");
  g_autofree char *path
      = g_build_filename (folder != NULL ? folder : "tests/published", name, NULL);
  g_autoptr (GError) error = NULL;
  AwrashTable *table = awrash_base_csv_read (path, &error);

  cr_assert_not_null (table, "%s: %s", path, error != NULL ? error->message : "");
  cr_assert_gt (awrash_base_table_get_n_rows (table), 0, "%s has no rows", path);
  return table;
}
