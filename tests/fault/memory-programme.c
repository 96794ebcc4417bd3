/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables and programmes, read, built and written, with memory refused; a folder that could not be
 * written is as it was. Source: the cases khenifra-2023 and morocco-2023.
 * Invariant: that of allocator.h. */

#include "allocator.h"

#include "support/folder.h"

#include <string.h>

#define CASE "examples/data/khenifra-2023"
#define TABLE "code;name;many\n1;\"a;b\";1 187,5\n2;;3\n"

static AwrashProgramme *programme;
static char *folder, *picture;

static gboolean
parse (GError **error)
{
  g_autoptr (AwrashTable) table = awrash_base_csv_parse ("table.csv", strlen (TABLE), TABLE, error);
  g_autoptr (AwrashTable) copy = table != NULL ? awrash_base_table_copy (table, error) : NULL;
  g_autofree char *text
      = copy != NULL ? awrash_base_csv_format (copy, AWRASH_DIALECT_SPREADSHEET, error) : NULL;

  return fault_answer (text);
}

static gboolean
append (GError **error)
{
  static const char *const columns[] = { "a", "b" }, *const cells[] = { "1", "zwei" };
  g_autoptr (AwrashTable) table = awrash_base_table_new ("table", 2, columns, error);

  for (int row = 0; table != NULL && row < 40; row++)
    if (!awrash_base_table_append (table, 2, cells, error))
      return FALSE;
  return table != NULL;
}

static gboolean
load (GError **error)
{
  g_autoptr (AwrashProgramme) loaded = awrash_programme_load (CASE, error);

  return loaded != NULL && fault_answer (awrash_programme_get_hash (loaded));
}

static void
prepare (void)
{
  programme = awrash_programme_load (CASE, NULL);
  folder = test_folder_new ();
  g_assert_true (awrash_programme_save (programme, folder, AWRASH_DIALECT_PLAIN, NULL));
  picture = test_folder_picture (folder);
}

static void
clear (void)
{
  g_clear_pointer (&programme, awrash_programme_unref);
  g_clear_pointer (&picture, g_free);
  test_folder_remove (g_steal_pointer (&folder));
}

/* In another dialect, and then in the one before; what fails leaves the folder as it was. */
static gboolean
save (GError **error)
{
  g_autofree char *before = NULL, *after = NULL;

  if (awrash_programme_save (programme, folder, AWRASH_DIALECT_SPREADSHEET, error))
    {
      before = test_folder_picture (folder);
      if (awrash_programme_save (programme, folder, AWRASH_DIALECT_PLAIN, error))
        return TRUE;
      fault_end ();
      after = test_folder_picture (folder);
      g_assert_cmpstr (after, ==, before);
      g_assert_true (awrash_programme_save (programme, folder, AWRASH_DIALECT_PLAIN, NULL));
      return FALSE;
    }
  after = test_folder_picture (folder);
  g_assert_cmpstr (after, ==, picture);
  return FALSE;
}

static gboolean
save_template (GError **error)
{
  char *place = test_folder_new ();
  gboolean is_saved
      = awrash_programme_save_template (programme, "*", place, AWRASH_DIALECT_PLAIN, error);
  g_autofree char *left = test_folder_picture (place);

  g_assert_true (is_saved == (*left != '\0'));
  test_folder_remove (place);
  return is_saved;
}

static gboolean
tell_needs (GError **error)
{
  static double need[5];

  g_assert_cmpuint (awrash_programme_province_get_count (programme), ==, 5);
  fault_output (need, sizeof need);
  return awrash_programme_province_get_need (programme, "unemployed", need, error);
}

int
main (int argc, char **argv)
{
  static const FaultScenario scenarios[] = {
    { "tables of text", NULL, parse, NULL },
    { "tables by rows", NULL, append, NULL },
    { "load", NULL, load, NULL },
    { "save", prepare, save, clear },
    { "save a template", prepare, save_template, clear },
    { "needs", prepare, tell_needs, clear },
  };

  return fault_run (argc, argv, G_N_ELEMENTS (scenarios), scenarios);
}
