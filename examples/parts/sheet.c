/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers told to JSON and to one CSV table, a line each. Source: none.
 * Invariant: what is no number is null in JSON and empty in CSV, never 0. */

#include "sheet.h"

#include <math.h>

gboolean
sheet_open (Sheet *sheet, Session *session, gboolean as_csv, GError **error)
{
  static const char *const columns[]
      = { "table", "index", "group", "quantity", "value", "convention" };

  sheet->session = session;
  if (as_csv)
    sheet->table = awrash_base_table_new ("indices", G_N_ELEMENTS (columns), columns, error);
  return !as_csv || sheet->table != NULL;
}

void
sheet_put (Sheet *sheet, JsonObject *object, const Place *place, const char *quantity,
           const char *member, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE] = "";

  manners_put_number (object, member, value);
  if (sheet->table == NULL || sheet->error != NULL)
    return;
  if (!isnan (value))
    g_ascii_dtostr (number, sizeof number, value);
  {
    const char *const cells[] = { place->table,
                                  place->index != NULL ? place->index : "",
                                  place->group != NULL ? place->group : "",
                                  quantity,
                                  number,
                                  place->convention != NULL ? place->convention : "" };

    (void)awrash_base_table_append (sheet->table, G_N_ELEMENTS (cells), cells, &sheet->error);
  }
}

gboolean
sheet_close (Sheet *sheet, GError **error)
{
  g_autofree char *text = NULL;

  if (sheet->table == NULL)
    return TRUE;
  if (sheet->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&sheet->error));
      return FALSE;
    }
  text = awrash_base_csv_format (sheet->table, AWRASH_DIALECT_PLAIN, error);
  if (text == NULL)
    return FALSE;
  g_string_assign (sheet->session->text, text);
  return TRUE;
}

void
sheet_clear (Sheet *sheet)
{
  awrash_base_table_free (sheet->table);
  g_clear_error (&sheet->error);
}

gboolean
sheet_forgive (Sheet *sheet, const char *what, GError *found, GError **error)
{
  g_autoptr (GError) taken = found;
  g_autofree char *notice = NULL;

  if (!g_error_matches (taken, AWRASH_ERROR, AWRASH_ERROR_EMPTY)
      && !g_error_matches (taken, AWRASH_ERROR, AWRASH_ERROR_VALUE))
    {
      g_propagate_error (error, g_steal_pointer (&taken));
      return FALSE;
    }
  if (what == NULL)
    return TRUE;
  notice = g_strdup_printf (_ ("%s: no number: %s"), what, taken->message);
  manners_notice (sheet->session, notice);
  return TRUE;
}

gboolean
sheet_settle (Sheet *sheet, const GPtrArray *names, GPtrArray *faults, gboolean forgives,
              GError **error)
{
  guint n_faults = 0;

  for (guint i = 0; i < faults->len; i++)
    n_faults += g_ptr_array_index (faults, i) != NULL;
  for (guint i = 0; i < faults->len; i++)
    {
      const GError *fault = g_ptr_array_index (faults, i);
      const char *name = g_ptr_array_index (names, i);

      if (fault == NULL)
        continue;
      if (!forgives || n_faults == faults->len)
        {
          g_propagate_prefixed_error (error, g_error_copy (fault), "%s: ", name);
          return FALSE;
        }
      if (!sheet_forgive (sheet, name, g_error_copy (fault), error))
        return FALSE;
    }
  return TRUE;
}

JsonObject *
sheet_object (JsonObject *parent, const char *member)
{
  JsonObject *object = json_object_new ();

  json_object_set_object_member (parent, member, object);
  return object;
}
