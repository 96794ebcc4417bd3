/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same programme under other assumptions. Source: assumptions.csv of the folder. Invariant: an
 * alternative that names a row which the programme does not have is refused, so that none passes
 * for an assumption it never made. */

#include "alternatives.h"
#include "ledger.h"

#include <inttypes.h>
#include <string.h>

static const char *const columns[] = { "alternative", "about", "territory", "stream", "places" };
enum
{
  ALTERNATIVE,
  ABOUT,
  TERRITORY,
  STREAM,
  PLACES,
  N_COLUMNS
};

static void
alternative_free (Alternative *alternative)
{
  if (alternative == NULL)
    return;
  g_free (alternative->name);
  awrash_programme_unref (alternative->programme);
  g_free (alternative);
}

static const char *
cell (const AwrashTable *table, const gsize at[N_COLUMNS], gsize row, int column)
{
  return awrash_base_table_get_cell (table, row, at[column]);
}

/* The row of the assumptions for this bound under the alternative; FALSE if there is none. */
static gboolean
find_row (const AwrashTable *table, const gsize at[N_COLUMNS], const char *name,
          const char *territory, const char *stream, gsize *row)
{
  for (*row = 0; *row < awrash_base_table_get_n_rows (table); (*row)++)
    if (strcmp (cell (table, at, *row, ALTERNATIVE), name) == 0
        && strcmp (cell (table, at, *row, TERRITORY), territory) == 0
        && strcmp (cell (table, at, *row, STREAM), stream) == 0)
      return TRUE;
  return FALSE;
}

static gsize
count_rows (const AwrashTable *table, const gsize at[N_COLUMNS], const char *name)
{
  gsize n = 0;

  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    n += strcmp (cell (table, at, row, ALTERNATIVE), name) == 0;
  return n;
}

/* Cells of one bound, those of the alternative put in the place of min and max. */
static const char **
replace_cells (const AwrashTable *bounds, gsize row, gsize min, gsize max, const char *places,
               gboolean is_quota)
{
  const gsize n = awrash_base_table_get_n_columns (bounds);
  const char **cells = g_new (const char *, n);

  for (gsize c = 0; c < n; c++)
    cells[c] = awrash_base_table_get_cell (bounds, row, c);
  if (places != NULL && is_quota)
    cells[min] = places;
  if (places != NULL)
    cells[max] = places;
  return cells;
}

static AwrashTable *
copy_header (const AwrashTable *table, GError **error)
{
  const gsize n = awrash_base_table_get_n_columns (table);
  g_autofree const char **headers = g_new (const char *, n);

  for (gsize c = 0; c < n; c++)
    headers[c] = awrash_base_table_get_column (table, c);
  return awrash_base_table_new (awrash_base_table_get_name (table), n, headers, error);
}

/* The table of bounds as the alternative has it. */
static AwrashTable *
replace_bounds (const AwrashTable *bounds, const AwrashTable *assumptions,
                const gsize at[N_COLUMNS], const Alternative *alternative, GError **error)
{
  g_autoptr (AwrashTable) copy = copy_header (bounds, error);
  gsize territory, stream, min, max, found, n = 0;

  if (copy == NULL || !ledger_find_column (bounds, "territory", &territory)
      || !ledger_find_column (bounds, "stream", &stream)
      || !ledger_find_column (bounds, "min", &min) || !ledger_find_column (bounds, "max", &max))
    return NULL;
  for (gsize row = 0; row < awrash_base_table_get_n_rows (bounds); row++)
    {
      const gboolean replaced = find_row (assumptions, at, alternative->name,
                                          awrash_base_table_get_cell (bounds, row, territory),
                                          awrash_base_table_get_cell (bounds, row, stream), &found);
      const char *places = replaced ? cell (assumptions, at, found, PLACES) : NULL;
      g_autofree const char **cells
          = replace_cells (bounds, row, min, max, places, alternative->about_quotas);
      n += replaced;
      if (!awrash_base_table_append (copy, awrash_base_table_get_n_columns (bounds), cells, error))
        return NULL;
    }
  if (n == count_rows (assumptions, at, alternative->name))
    return g_steal_pointer (&copy);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("assumptions.csv: alternative \"%s\" has rows without a bound of the same "
                  "territory and stream in %s"),
               alternative->name, awrash_base_table_get_name (bounds));
  return NULL;
}

/* programme.ini as it stands, key by key; a byte-order mark before it is no part of it. */
static gboolean
copy_options (AwrashProgrammeBuilder *builder, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "programme.ini", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  const char *start;

  text = awrash_base_file_read (path, MANNERS_MOST_BYTES, error);
  if (text == NULL)
    return FALSE;
  start = g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text;
  if (!g_key_file_load_from_data (file, start, (gsize)-1, G_KEY_FILE_KEEP_TRANSLATIONS, error))
    return FALSE;
  groups = g_key_file_get_groups (file, NULL);
  for (gsize g = 0; groups[g] != NULL; g++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[g], NULL, NULL);
      for (gsize k = 0; keys != NULL && keys[k] != NULL; k++)
        {
          g_autofree char *value = g_key_file_get_string (file, groups[g], keys[k], error);
          if (value == NULL
              || !awrash_programme_builder_set_option (builder, groups[g], keys[k], value, error))
            return FALSE;
        }
    }
  return TRUE;
}

static AwrashProgramme *
build (const AwrashProgramme *programme, const char *folder, const char *replaced,
       const AwrashTable *replacement, GError **error)
{
  static const char *const names[]
      = { "territories", "streams",   "worksite_types", "quotas",  "capacities", "shares",
          "pools",       "worksites", "applicants",     "history", "adjacency" };
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();

  if (!copy_options (builder, folder, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const AwrashTable *table = strcmp (names[i], replaced) == 0
                                     ? replacement
                                     : awrash_programme_get_table (programme, names[i]);
      if (table != NULL && !awrash_programme_builder_add_table (builder, table, error))
        return NULL;
    }
  return awrash_programme_builder_build (builder, error);
}

static Alternative *
load_one (const AwrashProgramme *programme, const char *folder, const AwrashTable *assumptions,
          const gsize at[N_COLUMNS], gsize row, GError **error)
{
  Alternative *alternative = g_new0 (Alternative, 1);
  const char *about = cell (assumptions, at, row, ABOUT);
  const AwrashTable *bounds = awrash_programme_get_table (programme, about);
  g_autoptr (AwrashTable) replacement = NULL;

  alternative->name = g_strdup (cell (assumptions, at, row, ALTERNATIVE));
  alternative->about_quotas = strcmp (about, "quotas") == 0;
  if (bounds == NULL || (!alternative->about_quotas && strcmp (about, "capacities") != 0))
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                 _ ("assumptions.csv:%" PRId64
                    ": column \"about\": \"%s\" is unknown, expected quotas or capacities"),
                 awrash_base_table_get_line (assumptions, row), about);
  else
    replacement = replace_bounds (bounds, assumptions, at, alternative, error);
  if (replacement != NULL)
    alternative->programme = build (programme, folder, about, replacement, error);
  if (alternative->programme != NULL)
    return alternative;
  alternative_free (alternative);
  return NULL;
}

static gboolean
is_known (const GPtrArray *alternatives, const char *name)
{
  for (guint i = 0; i < alternatives->len; i++)
    if (strcmp (((const Alternative *)g_ptr_array_index (alternatives, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

GPtrArray *
alternatives_load (const AwrashProgramme *programme, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) alternatives
      = g_ptr_array_new_with_free_func ((GDestroyNotify)alternative_free);
  g_autofree char *path = g_build_filename (folder, "assumptions.csv", NULL);
  g_autoptr (AwrashTable) table = NULL;
  gsize at[N_COLUMNS];

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&alternatives);
  table = awrash_base_csv_read (path, error);
  if (table == NULL)
    return NULL;
  for (gsize c = 0; c < N_COLUMNS; c++)
    if (!awrash_base_table_find_column (table, columns[c], &at[c]))
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                     _ ("assumptions.csv: no column \"%s\", expected one"), columns[c]);
        return NULL;
      }
  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    {
      Alternative *one;
      if (is_known (alternatives, cell (table, at, row, ALTERNATIVE)))
        continue;
      one = load_one (programme, folder, table, at, row, error);
      if (one == NULL)
        return NULL;
      g_ptr_array_add (alternatives, one);
    }
  return g_steal_pointer (&alternatives);
}
