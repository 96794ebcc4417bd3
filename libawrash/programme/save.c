/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme back into a folder, and a folder to start from. Source: the layout of a programme
 * folder. Invariant: what is saved loads with the same hash; a folder that holds a table which the
 * programme lacks is refused, since the two together would be another programme. */

#include "programme/builder-private.h"
#include "programme/template-private.h"

#include "base/folder-private.h"
#include "base/i18n-private.h"

static char *
file_of (const AwrashSheetForm *form)
{
  return g_strconcat (form->name, ".csv", NULL);
}

/* Neither a table left behind nor another programme under the same roof. */
static gboolean
check_target (const AwrashProgramme *programme, const char *folder, GError **error)
{
  for (gsize i = 0; i < AWRASH_N_SHEETS; i++)
    {
      g_autofree char *name = file_of (&awrash_i_sheet_forms[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (awrash_programme_get_table (programme, name) != NULL
          || !g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE,
                   _ ("%s: the folder holds %s, which this programme does not have: remove it or "
                      "save to another folder"),
                   folder, name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
add_tables (const AwrashProgramme *programme, AwrashFolder *target, AwrashDialect dialect,
            GError **error)
{
  for (gsize i = 0; i < AWRASH_N_SHEETS; i++)
    {
      const AwrashSheetForm *form = &awrash_i_sheet_forms[i];
      const AwrashTable *table = awrash_programme_get_table (programme, form->name);
      g_autofree char *name = file_of (form);
      g_autofree char *text = table == NULL ? NULL : awrash_base_csv_format (table, dialect, error);

      if (table == NULL)
        continue;
      if (text == NULL || !awrash_i_folder_add (target, name, text, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
awrash_programme_save (const AwrashProgramme *programme, const char *folder, AwrashDialect dialect,
                       GError **error)
{
  g_autoptr (AwrashFolder) target = NULL;
  g_autofree char *options = NULL;

  g_return_val_if_fail (programme != NULL && folder != NULL, FALSE);
  if (!check_target (programme, folder, error))
    return FALSE;
  target = awrash_i_folder_open (folder, error);
  if (target == NULL || !add_tables (programme, target, dialect, error))
    return FALSE;
  options = g_key_file_to_data (programme->options, NULL, NULL);
  return awrash_i_folder_add (target, "programme.ini", options, error)
         && awrash_i_folder_commit (target, error);
}

/* The folder must not be a programme's already: a template never replaces anyone's work. */
static gboolean
check_is_free (const char *folder, GError **error)
{
  g_autofree char *options = g_build_filename (folder, "programme.ini", NULL);
  gboolean is_taken = g_file_test (options, G_FILE_TEST_EXISTS);

  for (gsize i = 0; i < AWRASH_N_SHEETS && !is_taken; i++)
    {
      g_autofree char *name = file_of (&awrash_i_sheet_forms[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      is_taken = g_file_test (path, G_FILE_TEST_EXISTS);
    }
  if (is_taken)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE,
                 _ ("%s: the folder holds a programme, expected an empty or a new one"), folder);
  return !is_taken;
}

gboolean
awrash_programme_save_template (const AwrashProgramme *territories, const char *region,
                                const char *folder, AwrashDialect dialect, GError **error)
{
  g_autoptr (AwrashFolder) target = NULL;
  g_autofree char *options = NULL;

  g_return_val_if_fail (territories != NULL && region != NULL && folder != NULL, FALSE);
  if (!g_str_equal (region, "*") && !awrash_programme_territory_find (territories, region, NULL))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("region is \"%s\", expected a code of the territories or *"), region);
      return FALSE;
    }
  if (!check_is_free (folder, error))
    return FALSE;
  target = awrash_i_folder_open (folder, error);
  for (gsize i = 0; target != NULL && i < AWRASH_N_SHEETS; i++)
    {
      g_autoptr (AwrashTable) table
          = awrash_i_template_table (territories, region, (AwrashSheetId)i, error);
      g_autofree char *text = table == NULL ? NULL : awrash_base_csv_format (table, dialect, error);
      g_autofree char *name = file_of (&awrash_i_sheet_forms[i]);
      if (text == NULL || !awrash_i_folder_add (target, name, text, error))
        return FALSE;
    }
  if (target == NULL)
    return FALSE;
  options = awrash_i_template_options (territories);
  return awrash_i_folder_add (target, "programme.ini", options, error)
         && awrash_i_folder_commit (target, error);
}
