/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan that amends another: the former plan, as options name it. Source: awrash_split_near().
 * Invariant: a plan's folder and its plan.csv mean the same. */

#include "amendment.h"

void
amendment_clear (Amendment *amendment)
{
  g_clear_pointer (&amendment->near, g_free);
}

gboolean
amendment_is_asked (const Amendment *amendment)
{
  return amendment->near != NULL;
}

gboolean
amendment_apply (const Amendment *amendment, const AwrashProgramme *programme,
                 AwrashReading *reading, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (AwrashTable) table = NULL;

  if (amendment->near == NULL)
    return TRUE;
  path = g_file_test (amendment->near, G_FILE_TEST_IS_DIR)
             ? g_build_filename (amendment->near, "plan.csv", NULL)
             : g_strdup (amendment->near);
  table = manners_read_table (path, error);
  if (table != NULL && awrash_split_near (reading, programme, table, error))
    return TRUE;
  g_prefix_error (error, "--near: ");
  return FALSE;
}
