/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indices by their texts. Source: awrash_metric_index_values (), which takes all in one pass.
 * Invariant: an index that is refused ends the run; no row is left empty. */

#include "indices.h"

#include "grid.h"

#include <string.h>

/* What "all" adds to the indices that need no number. */
static const char *const numbered[] = {
  "s-gini:1.5", "s-gini:3",   "entropy:-1",     "entropy:2",           "atkinson:0.5",
  "atkinson:1", "atkinson:2", "atkinson-ede:1", "share-ratio:0.2,0.2", "percentile-ratio:0.9,0.1"
};

/* The index of the table that a text is: it may have a number where that has a word. */
static gsize
find_form (const char *text)
{
  gsize found = 0, longest = 0;

  for (gsize k = 0; k < awrash_metric_index_get_n (); k++)
    {
      const char *name = awrash_metric_index_get_name (k);
      const char *word = strpbrk (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
      gsize length = word != NULL ? (gsize)(word - name) : strlen (name);

      if (strncmp (text, name, length) == 0 && length > longest)
        {
          found = k;
          longest = length;
        }
    }
  return found;
}

static void
add_all (GPtrArray *names)
{
  for (gsize k = 0; k < awrash_metric_index_get_n (); k++)
    if (strpbrk (awrash_metric_index_get_name (k), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == NULL)
      g_ptr_array_add (names, (gpointer)(guintptr)awrash_metric_index_get_name (k));
  for (gsize k = 0; k < G_N_ELEMENTS (numbered); k++)
    g_ptr_array_add (names, (gpointer)(guintptr)numbered[k]);
}

static GPtrArray *
list_names (char **asked)
{
  GPtrArray *names = g_ptr_array_new ();

  for (gsize i = 0; asked[i] != NULL; i++)
    if (strcmp (asked[i], "all") == 0)
      add_all (names);
    else
      g_ptr_array_add (names, asked[i]);
  return names;
}

static void
tell_table (Session *session, const GPtrArray *names, const double values[])
{
  g_autoptr (Grid) grid = grid_new ();

  grid_add_column (grid, _ ("Index"));
  grid_add_column (grid, _ ("Value"));
  grid_add_text_column (grid, _ ("Convention"));
  for (gsize i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      grid_add (grid, manners_isolate (session, name));
      grid_add (grid, manners_decimal (session, values[i], 6));
      grid_add (grid,
                manners_isolate (session, awrash_metric_index_get_convention (find_form (name))));
    }
  manners_title (session, "%s", _ ("Indices"));
  grid_print (grid, session->text);
}

static gboolean
tell_csv (Session *session, const GPtrArray *names, const double values[], GError **error)
{
  static const char *const columns[] = { "index", "value", "convention" };
  g_autoptr (AwrashTable) table = awrash_base_table_new ("indices", 3, columns, error);
  g_autofree char *text = NULL;

  for (gsize i = 0; table != NULL && i < names->len; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      const char *name = g_ptr_array_index (names, i);
      const char *cells[] = { name, g_ascii_dtostr (number, sizeof number, values[i]),
                              awrash_metric_index_get_convention (find_form (name)) };

      if (!awrash_base_table_append (table, 3, cells, error))
        return FALSE;
    }
  text = table != NULL ? awrash_base_csv_format (table, AWRASH_DIALECT_PLAIN, error) : NULL;
  if (text == NULL)
    return FALSE;
  g_string_assign (session->text, text);
  return TRUE;
}

static void
tell_json (Session *session, const GPtrArray *names, const double values[], gsize n_missing)
{
  JsonObject *indices = json_object_new ();

  for (gsize i = 0; i < names->len; i++)
    manners_put_number (indices, g_ptr_array_index (names, i), values[i]);
  json_object_set_object_member (session->answer, "indices", indices);
  json_object_set_int_member (session->answer, "missing", (gint64)n_missing);
}

gboolean
indices_tell (Session *session, const IndicesQuestion *question, GError **error)
{
  g_autoptr (GPtrArray) names = list_names (question->names);
  g_autofree double *values = g_new0 (double, names->len + 1);
  g_autoptr (AwrashDistribution) distribution = awrash_metric_distribution_new (
      AWRASH_MISSING_OMIT, question->n, question->values, question->weights, error);

  if (distribution == NULL
      || !awrash_metric_index_values (distribution, names->len, (const char *const *)names->pdata,
                                      values, error))
    return FALSE;
  tell_json (session, names, values, awrash_metric_distribution_get_n_missing (distribution));
  if (question->as_csv)
    return tell_csv (session, names, values, error);
  tell_table (session, names, values);
  return TRUE;
}
