/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme as a thing with a life: shared by reference count, never changed. Source: the layout
 * of a programme folder. Invariant: what a getter hands out lives as long as the programme. */

#include "programme/programme-private.h"

#include "programme/columns-private.h"

AwrashProgramme *
awrash_programme_ref (AwrashProgramme *programme)
{
  g_return_val_if_fail (programme != NULL, NULL);
  g_atomic_ref_count_inc (&programme->references);
  return programme;
}

static void
clear_territories (AwrashProgramme *programme)
{
  for (gsize i = 0; i < programme->n_territories; i++)
    {
      AwrashTerritory *territory = &programme->territories[i];
      g_free (territory->code);
      g_free (territory->level);
      g_free (territory->name_fr);
      g_free (territory->name_ar);
      g_free (territory->name_en);
    }
  g_free (programme->territories);
  g_free (programme->provinces);
  g_free (programme->neighbours);
  g_free (programme->neighbour_starts);
}

static void
clear_streams (AwrashProgramme *programme)
{
  for (gsize i = 0; i < programme->n_streams; i++)
    {
      AwrashStream *stream = &programme->streams[i];
      g_free (stream->code);
      g_free (stream->name_fr);
      g_free (stream->name_ar);
      g_free (stream->name_en);
    }
  for (gsize i = 0; i < programme->n_types; i++)
    {
      AwrashType *type = &programme->types[i];
      g_free (type->code);
      g_free (type->name_fr);
      g_free (type->name_ar);
      g_free (type->name_en);
    }
  g_free (programme->streams);
  g_free (programme->types);
}

static void
clear_bounds (AwrashProgramme *programme)
{
  for (gsize i = 0; i < programme->n_bounds; i++)
    awrash_i_bound_clear (&programme->bounds[i]);
  for (gsize i = 0; i < programme->n_shares; i++)
    awrash_i_share_clear (&programme->shares[i]);
  for (gsize i = 0; i < programme->n_pools; i++)
    g_free (programme->pools[i].group);
  g_free (programme->bounds);
  g_free (programme->cells.lower);
  g_free (programme->other_bounds);
  g_free (programme->shares);
  g_free (programme->pools);
  g_clear_pointer (&programme->groups, g_ptr_array_unref);
  g_free (programme->group_shares);
}

void
awrash_programme_unref (AwrashProgramme *programme)
{
  if (programme == NULL || !g_atomic_ref_count_dec (&programme->references))
    return;
  if (programme->given != NULL)
    {
      awrash_i_programme_free_ordered (programme);
      return;
    }
  if (programme->ordered != programme)
    g_clear_pointer (&programme->ordered, awrash_programme_unref);
  clear_bounds (programme);
  clear_streams (programme);
  clear_territories (programme);
  g_clear_pointer (&programme->options, g_key_file_unref);
  g_clear_pointer (&programme->tables, g_ptr_array_unref);
  g_clear_pointer (&programme->notices, g_ptr_array_unref);
  g_clear_pointer (&programme->readings, g_ptr_array_unref);
  g_clear_pointer (&programme->territory_by_code, g_hash_table_unref);
  g_clear_pointer (&programme->option_values, g_hash_table_unref);
  g_free (programme->hash);
  g_free (programme);
}

const char *
awrash_programme_get_hash (const AwrashProgramme *programme)
{
  g_return_val_if_fail (programme != NULL, NULL);
  return programme->hash;
}

size_t
awrash_programme_get_n_notices (const AwrashProgramme *programme)
{
  g_return_val_if_fail (programme != NULL, 0);
  return programme->notices->len;
}

const char *
awrash_programme_get_notice (const AwrashProgramme *programme, size_t index)
{
  g_return_val_if_fail (programme != NULL && index < programme->notices->len, NULL);
  return g_ptr_array_index (programme->notices, index);
}

const char *
awrash_programme_get_option (const AwrashProgramme *programme, const char *group, const char *key)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (programme != NULL && group != NULL && key != NULL, NULL);
  path = g_strconcat (group, "\n", key, NULL);
  return g_hash_table_lookup (programme->option_values, path);
}

size_t
awrash_programme_get_n_readings (const AwrashProgramme *programme)
{
  g_return_val_if_fail (programme != NULL, 0);
  return programme->readings->len;
}

const char *
awrash_programme_get_reading (const AwrashProgramme *programme, size_t index)
{
  g_return_val_if_fail (programme != NULL && index < programme->readings->len, NULL);
  return g_ptr_array_index (programme->readings, index);
}

const AwrashTable *
awrash_programme_get_table (const AwrashProgramme *programme, const char *name)
{
  int form = 0;

  g_return_val_if_fail (programme != NULL && name != NULL, NULL);
  form = awrash_i_sheet_form_find (name);
  for (guint i = 0; form >= 0 && i < programme->tables->len; i++)
    {
      const AwrashTable *table = g_ptr_array_index (programme->tables, i);
      if (awrash_i_sheet_form_find (awrash_base_table_get_name (table)) == form)
        return table;
    }
  return NULL;
}

gboolean
awrash_programme_find_column (const AwrashProgramme *programme, const char *table,
                              const char *column, size_t *position)
{
  const AwrashTable *found = NULL;
  gsize n = 0;

  g_return_val_if_fail (programme != NULL && table != NULL && column != NULL, FALSE);
  found = awrash_programme_get_table (programme, table);
  n = found == NULL ? 0 : awrash_base_table_get_n_columns (found);
  for (gsize i = 0; i < n; i++)
    {
      const AwrashSheetForm *form = &awrash_i_sheet_forms[awrash_i_sheet_form_find (table)];
      const int known = awrash_i_column_find (form, awrash_base_table_get_column (found, i));
      if (known < 0 || !g_str_equal (awrash_i_columns[known].name, column))
        continue;
      if (position != NULL)
        *position = i;
      return TRUE;
    }
  return found != NULL && awrash_base_table_find_column (found, column, position);
}
