/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one door into a programme: tables and options, checked together. Source: the layout of a
 * programme folder. Invariant: a programme exists only if it has no fault; a build that fails
 * leaves the builder as it was. */

#include "programme/builder-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/table-private.h"

#include <string.h>

AwrashProgrammeBuilder *
awrash_programme_builder_new (void)
{
  AwrashProgrammeBuilder *builder = g_new0 (AwrashProgrammeBuilder, 1);

  builder->options = g_key_file_new ();
  builder->tables = g_ptr_array_new_with_free_func ((GDestroyNotify)awrash_base_table_free);
  builder->notices = g_ptr_array_new_with_free_func (g_free);
  awrash_i_faults_init (&builder->faults);
  return builder;
}

void
awrash_programme_builder_free (AwrashProgrammeBuilder *builder)
{
  if (builder == NULL)
    return;
  g_key_file_unref (builder->options);
  g_ptr_array_unref (builder->tables);
  g_ptr_array_unref (builder->notices);
  awrash_i_faults_clear (&builder->faults);
  g_free (builder);
}

/* What a line of programme.ini can hold; GKeyFile takes anything else for the programmer's fault.
 */
static gboolean
check_option_name (const char *what, const char *name, const char *refused, GError **error)
{
  const char *reason = NULL;

  if (!g_utf8_validate (name, -1, NULL))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_ENCODING, _ ("the %s is not UTF-8"), what);
      return FALSE;
    }
  if (*name == '\0')
    reason = _ ("is empty");
  else if (strpbrk (name, refused) != NULL || g_ascii_isspace (name[0])
           || g_ascii_isspace (name[strlen (name) - 1]))
    reason = _ ("holds what a line of programme.ini cannot hold");
  if (reason == NULL)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("the %s \"%s\" %s, expected a plain name"), what, name, reason);
  return FALSE;
}

/* name or name[ar]: a bracket only for a language at the end. */
static gboolean
check_key_name (const char *key, GError **error)
{
  const char *bracket = strchr (key, '[');
  g_autofree char *bare = bracket != NULL && g_str_has_suffix (bracket, "]") && strlen (bracket) > 2
                              ? g_strndup (key, (gsize)(bracket - key))
                              : g_strdup (key);

  return check_option_name (_ ("key"), bare, "[]=#\n\r", error);
}

gboolean
awrash_programme_builder_set_option (AwrashProgrammeBuilder *builder, const char *group,
                                     const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (builder != NULL && group != NULL && key != NULL && value != NULL, FALSE);
  if (!check_option_name (_ ("group"), group, "[]\n\r", error) || !check_key_name (key, error))
    return FALSE;
  if (!g_utf8_validate (value, -1, NULL))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_ENCODING,
                   _ ("the value of [%s] %s is not UTF-8"), group, key);
      return FALSE;
    }
  g_key_file_set_string (builder->options, group, key, value);
  return TRUE;
}

void
awrash_i_builder_take_table (AwrashProgrammeBuilder *builder, AwrashTable *table)
{
  awrash_i_tables_mark (table);
  g_ptr_array_add (builder->tables, table);
}

static gboolean
check_table_name (const AwrashProgrammeBuilder *builder, const char *name, GError **error)
{
  const int form = awrash_i_sheet_form_find (name);

  if (form < 0)
    {
      g_autoptr (GString) known = g_string_new (NULL);
      for (gsize i = 0; i < AWRASH_N_SHEETS; i++)
        g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", awrash_i_sheet_forms[i].name);
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("table \"%s\" is unknown, expected one of %s"), name, known->str);
      return FALSE;
    }
  for (guint i = 0; i < builder->tables->len; i++)
    {
      const AwrashTable *other = g_ptr_array_index (builder->tables, i);
      if (awrash_i_sheet_form_find (awrash_base_table_get_name (other)) != form)
        continue;
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                   _ ("table \"%s\" was added before, expected each once"), name);
      return FALSE;
    }
  return TRUE;
}

gboolean
awrash_programme_builder_add_table (AwrashProgrammeBuilder *builder, const AwrashTable *table,
                                    GError **error)
{
  AwrashTable *copy = NULL;

  g_return_val_if_fail (builder != NULL && table != NULL, FALSE);
  if (!check_table_name (builder, awrash_base_table_get_name (table), error))
    return FALSE;
  copy = awrash_base_table_copy (table, error);
  if (copy == NULL)
    return FALSE;
  awrash_i_builder_take_table (builder, copy);
  return TRUE;
}

static AwrashProgramme *
new_programme (const AwrashProgrammeBuilder *builder)
{
  AwrashProgramme *programme = g_new0 (AwrashProgramme, 1);

  g_atomic_ref_count_init (&programme->references);
  programme->options = g_key_file_ref (builder->options);
  programme->tables = g_ptr_array_ref (builder->tables);
  programme->notices = g_ptr_array_new_with_free_func (g_free);
  programme->readings = g_ptr_array_new_with_free_func (g_free);
  programme->territory_by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  programme->option_values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < builder->notices->len; i++)
    g_ptr_array_add (programme->notices, g_strdup (g_ptr_array_index (builder->notices, i)));
  return programme;
}

static void
open_sheets (AwrashDraft *draft, const AwrashProgrammeBuilder *builder)
{
  for (gsize i = 0; i < AWRASH_N_SHEETS; i++)
    {
      awrash_i_sheet_open (draft, (AwrashSheetId)i);
      if (awrash_i_sheet_forms[i].required && draft->sheets[i].table == NULL
          && !builder->is_broken[i])
        awrash_i_faults_add (&draft->faults, _ ("%s: missing, expected in every programme"),
                             awrash_i_sheet_forms[i].name);
    }
}

/* TRUE where a table could not be read at all on which the rest leans: what it says would be missed
 * everywhere, and every such fault would be a false alarm. */
static gboolean
lacks_ground (const AwrashDraft *draft, const AwrashProgrammeBuilder *builder)
{
  const gboolean *is_broken = builder->is_broken;

  return is_broken[AWRASH_SHEET_STREAMS] || is_broken[AWRASH_SHEET_TYPES]
         || is_broken[AWRASH_SHEET_POOLS]
         || (is_broken[AWRASH_SHEET_QUOTAS] && draft->sheets[AWRASH_SHEET_STREAMS].table == NULL);
}

static void
read_sheets (AwrashDraft *draft, const AwrashProgrammeBuilder *builder)
{
  AwrashProgramme *programme = draft->programme;
  const gsize n_bounds
      = draft->sheets[AWRASH_SHEET_QUOTAS].n_rows + draft->sheets[AWRASH_SHEET_CAPACITIES].n_rows;

  awrash_i_read_territories (draft);
  awrash_i_read_streams (draft);
  awrash_i_read_types (draft);
  awrash_i_read_groups (draft);
  awrash_i_read_pools (draft);
  awrash_i_read_applicants (draft);
  awrash_i_read_adjacency (draft);
  programme->bounds = awrash_i_draft_array (AwrashBound, draft, n_bounds);
  if (draft->failure != NULL || lacks_ground (draft, builder))
    return;
  awrash_i_read_bounds (draft, AWRASH_BOUND_QUOTA);
  awrash_i_read_bounds (draft, AWRASH_BOUND_CAPACITY);
  awrash_i_read_shares (draft);
  awrash_i_read_worksites (draft);
  awrash_i_read_history (draft);
  awrash_i_read_options (draft);
}

static gboolean
settle (AwrashDraft *draft, GError **error)
{
  if (draft->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&draft->failure));
      return FALSE;
    }
  if (!awrash_i_faults_settle (&draft->faults, error)
      || !awrash_i_programme_find_cell_bounds (draft->programme, error))
    return FALSE;
  draft->programme->hash = awrash_i_canonical_hash (draft->programme, error);
  return draft->programme->hash != NULL && awrash_i_programme_order (draft->programme, error);
}

/* What was built in is the programme's now; the builder begins anew. */
static void
empty_builder (AwrashProgrammeBuilder *builder)
{
  g_key_file_unref (builder->options);
  g_ptr_array_unref (builder->tables);
  builder->options = g_key_file_new ();
  builder->tables = g_ptr_array_new_with_free_func ((GDestroyNotify)awrash_base_table_free);
  g_ptr_array_set_size (builder->notices, 0);
}

AwrashProgramme *
awrash_programme_builder_build (AwrashProgrammeBuilder *builder, GError **error)
{
  g_autoptr (AwrashProgramme) programme = NULL;
  AwrashDraft draft = { 0 };
  gboolean sound = FALSE;

  g_return_val_if_fail (builder != NULL, NULL);
  programme = new_programme (builder);
  draft.programme = programme;
  awrash_i_faults_init (&draft.faults);
  awrash_i_faults_take_all (&draft.faults, &builder->faults);
  open_sheets (&draft, builder);
  read_sheets (&draft, builder);
  sound = settle (&draft, error);
  awrash_i_faults_clear (&draft.faults);
  g_clear_pointer (&draft.numbers, g_hash_table_unref);
  g_clear_pointer (&draft.groups, g_hash_table_unref);
  if (!sound)
    return NULL;
  empty_builder (builder);
  return g_steal_pointer (&programme);
}
