/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder becomes tables and options, and those a programme through the builder. Source: the
 * layout of a programme folder. Invariant: nothing is checked here but that each file can be read;
 * every fault of every file is told in one go. */

#include "programme/builder-private.h"

#include "base/file-private.h"
#include "base/i18n-private.h"
#include "programme/ini-private.h"

#include <string.h>

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* The folder's file names, sorted, so that notices do not follow the disk. */
static GPtrArray *
list_folder (const char *folder, GError **error)
{
  g_autoptr (GError) refused = NULL;
  g_autoptr (GDir) directory = g_dir_open (folder, 0, &refused);
  GPtrArray *names = NULL;

  if (directory == NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE,
                   _ ("%s: cannot be opened, expected the folder of a programme: %s"), folder,
                   refused->message);
      return NULL;
    }
  names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name = g_dir_read_name (directory); name != NULL;
       name = g_dir_read_name (directory))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
take_table (AwrashProgrammeBuilder *builder, const char *folder, const char *name, int form)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GError *error = NULL;
  AwrashTable *table = awrash_base_csv_read (path, &error);

  if (table != NULL)
    {
      awrash_i_builder_take_table (builder, table);
      return;
    }
  builder->is_broken[form] = TRUE;
  awrash_i_faults_take (&builder->faults, "", error);
}

static void
take_options (AwrashProgrammeBuilder *builder, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "programme.ini", NULL);
  GError *error = NULL;
  g_auto (AwrashText) text = { 0 };

  if (awrash_i_file_read (path, AWRASH_INI_MOST_BYTES, &text, &error))
    awrash_i_ini_parse (builder->options, "programme.ini", text.bytes, text.length,
                        &builder->faults);
  else
    awrash_i_faults_take (&builder->faults, "", error);
}

/* "Quotas.csv" would be read on some systems and not on others. */
static gboolean
fault_case (AwrashProgrammeBuilder *builder, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (g_str_equal (lower, name)
      || !(g_str_equal (lower, "programme.ini")
           || (g_str_has_suffix (lower, ".csv") && awrash_i_sheet_form_find (lower) >= 0)))
    return FALSE;
  awrash_i_faults_add (&builder->faults, _ ("%s: expected the name in small letters, %s"), name,
                       lower);
  return TRUE;
}

static void
take_file (AwrashProgrammeBuilder *builder, const char *folder, const char *name)
{
  const int form = g_str_has_suffix (name, ".csv") ? awrash_i_sheet_form_find (name) : -1;
  g_autofree char *shown = g_filename_display_name (name);

  if (form >= 0)
    take_table (builder, folder, name, form);
  else if (g_str_equal (name, "programme.ini"))
    take_options (builder, folder);
  else if (!fault_case (builder, shown) && *name != '.')
    g_ptr_array_add (builder->notices,
                     g_strdup_printf (_ ("%s: not a file of a programme, ignored"), shown));
}

static void
demand_files (AwrashProgrammeBuilder *builder, const GPtrArray *names)
{
  for (int i = -1; i < AWRASH_N_SHEETS; i++)
    {
      g_autofree char *name = i < 0 ? g_strdup ("programme.ini")
                                    : g_strconcat (awrash_i_sheet_forms[i].name, ".csv", NULL);
      if (i >= 0 && !awrash_i_sheet_forms[i].required)
        continue;
      if (g_ptr_array_find_with_equal_func ((GPtrArray *)(guintptr)names, name, g_str_equal, NULL))
        continue;
      if (i >= 0)
        builder->is_broken[i] = TRUE;
      awrash_i_faults_add (&builder->faults, _ ("%s: missing, expected in every programme"), name);
    }
}

AwrashProgramme *
awrash_programme_load (const char *folder, GError **error)
{
  g_autoptr (AwrashProgrammeBuilder) builder = NULL;
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  names = list_folder (folder, error);
  if (names == NULL)
    return NULL;
  builder = awrash_programme_builder_new ();
  demand_files (builder, names);
  for (guint i = 0; i < names->len; i++)
    take_file (builder, folder, g_ptr_array_index (names, i));
  return awrash_programme_builder_build (builder, error);
}
