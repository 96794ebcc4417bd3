/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-equity: how unequal the values of a column are, overall and by group. Source: a CSV file.
 * Invariant: every row counts or is an error; an empty value is never a zero. */

#include "equity.h"
#include "grid.h"
#include "indices.h"

#include <string.h>

static char *value_column;
static char *weight_column;
static char *group_column;
static char *label_column;
static char **index_names;
static gboolean as_csv;

static const GOptionEntry options[]
    = { { "value", 'v', 0, G_OPTION_ARG_STRING, &value_column, N_ ("the column of values"),
          N_ ("COLUMN") },
        { "weight", 'w', 0, G_OPTION_ARG_STRING, &weight_column,
          N_ ("the column of weights (default: all 1)"), N_ ("COLUMN") },
        { "group", 'g', 0, G_OPTION_ARG_STRING, &group_column,
          N_ ("a column: each of its values is measured apart as well"), N_ ("COLUMN") },
        { "label", 'l', 0, G_OPTION_ARG_STRING, &label_column,
          N_ ("the column that names rows (default: the first)"), N_ ("COLUMN") },
        { "index", 'i', 0, G_OPTION_ARG_STRING_ARRAY, &index_names,
          N_ ("an index to print, such as zenga or atkinson:0.5, or all; may be repeated"),
          N_ ("INDEX") },
        { "csv", 0, 0, G_OPTION_ARG_NONE, &as_csv, N_ ("print the indices as a CSV file"), NULL },
        { NULL, 0, 0, 0, NULL, NULL, NULL } };

typedef struct
{
  AwrashTable *table;
  gsize n;
  double *values;
  double *weights; /* NULL: all 1 */
  gsize group;
  gsize label;
} Column;

static void
column_clear (Column *column)
{
  awrash_base_table_free (column->table);
  g_free (column->values);
  g_free (column->weights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Column, column_clear)

static gboolean
find_column (const AwrashTable *table, const char *name, gsize *column, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  if (awrash_base_table_find_column (table, name, column))
    return TRUE;
  for (gsize c = 0; c < awrash_base_table_get_n_columns (table); c++)
    g_string_append_printf (known, "%s%s", c > 0 ? ", " : "",
                            awrash_base_table_get_column (table, c));
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("%s has no column \"%s\", expected one of %s"),
               awrash_base_table_get_name (table), name, known->str);
  return FALSE;
}

static gboolean
read_numbers (const AwrashTable *table, const char *name, double **numbers, GError **error)
{
  const gsize n = awrash_base_table_get_n_rows (table);
  g_autofree double *found = g_try_new0 (double, n + 1);
  gsize column;

  if (found == NULL || !find_column (table, name, &column, error))
    return FALSE;
  for (gsize row = 0; row < n; row++)
    if (!awrash_base_table_get_number (table, row, column, &found[row], error))
      return FALSE;
  *numbers = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
read_column (Column *column, const char *path, GError **error)
{
  column->table = manners_read_table (path, error);
  if (column->table == NULL || !read_numbers (column->table, value_column, &column->values, error))
    return FALSE;
  column->n = awrash_base_table_get_n_rows (column->table);
  return (weight_column == NULL
          || read_numbers (column->table, weight_column, &column->weights, error))
         && (group_column == NULL
             || find_column (column->table, group_column, &column->group, error))
         && (label_column == NULL
             || find_column (column->table, label_column, &column->label, error));
}

static const char *
label_of (const Column *column, gsize row)
{
  return awrash_base_table_get_cell (column->table, row, column->label);
}

/* Weights of one group: those of the others become 0. */
static void
weigh_group (const Column *column, const char *group, double weights[])
{
  for (gsize row = 0; row < column->n; row++)
    {
      const double own = column->weights != NULL ? column->weights[row] : 1;
      const char *cell = awrash_base_table_get_cell (column->table, row, column->group);
      weights[row] = strcmp (cell, group) == 0 ? own : 0;
    }
}

static void
add_group (Session *session, Grid *grid, const Column *column, const char *group,
           const Equity *equity)
{
  grid_add (grid, manners_isolate (session, group));
  grid_add (grid, manners_integer (session, (gint64)equity->n));
  grid_add (grid, manners_decimal (session, equity->gini, 4));
  grid_add (grid, manners_decimal (session, equity->theil, 4));
  grid_add (grid, manners_decimal (session, equity->mld, 4));
  grid_add (grid, manners_decimal (session, equity->hoover, 4));
  grid_add (grid, manners_isolate (session, label_of (column, equity->lowest)));
  grid_add (grid, manners_isolate (session, label_of (column, equity->highest)));
  grid_add (grid, manners_decimal (session, equity->ratio, 2));
}

static gboolean
tell_groups (Session *session, const Column *column, GError **error)
{
  static const char *const headings[]
      = { N_ ("Group"),  N_ ("Rows"),   N_ ("Gini"),    N_ ("Theil"),           N_ ("MLD"),
          N_ ("Hoover"), N_ ("Lowest"), N_ ("Highest"), N_ ("Lowest / highest") };
  g_autofree double *weights = g_new0 (double, column->n + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (Grid) grid = grid_new ();
  JsonObject *groups = json_object_new ();

  json_object_set_object_member (session->answer, "groups", groups);
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    grid_add_column (grid, _ (headings[i]));
  for (gsize row = 0; row < column->n; row++)
    {
      const char *group = awrash_base_table_get_cell (column->table, row, column->group);
      Equity equity;
      if (!g_hash_table_add (seen, g_strdup (group)))
        continue;
      weigh_group (column, group, weights);
      if (!equity_measure (column->n, column->values, weights, &equity, error))
        {
          g_prefix_error (error, _ ("group \"%s\": "), group);
          return FALSE;
        }
      json_object_set_object_member (groups, group,
                                     equity_to_json (&equity, label_of (column, equity.lowest),
                                                     label_of (column, equity.highest)));
      add_group (session, grid, column, group, &equity);
    }
  manners_title (session, "%s", _ ("By group"));
  grid_print (grid, session->text);
  return TRUE;
}

static ExitStatus
run (Session *session, GError **error)
{
  g_auto (Column) column = { 0 };
  Equity equity;
  EquityLabels labels;

  if (value_column == NULL)
    return manners_misuse (error, _ ("--value is missing, expected the name of a column"));
  if (as_csv && index_names == NULL)
    return manners_misuse (error, _ ("--csv is given without --index, expected both"));
  if (!read_column (&column, session->arguments[0], error)
      || !equity_measure (column.n, column.values, column.weights, &equity, error))
    return EXIT_WRONG;
  labels = (EquityLabels){ manners_isolate (session, value_column),
                           manners_isolate (session, label_of (&column, equity.lowest)),
                           manners_isolate (session, label_of (&column, equity.highest)), FALSE };
  json_object_set_string_member (session->answer, "status", "answered");
  json_object_set_object_member (session->answer, "overall",
                                 equity_to_json (&equity, label_of (&column, equity.lowest),
                                                 label_of (&column, equity.highest)));
  equity_print (session, 1, &equity, 1, &labels);
  if (group_column != NULL && !tell_groups (session, &column, error))
    return EXIT_WRONG;
  if (index_names != NULL)
    {
      IndicesQuestion question = { index_names, as_csv, column.n, column.values, column.weights };

      if (!indices_tell (session, &question, error))
        return EXIT_WRONG;
    }
  return EXIT_ANSWER;
}

int
main (int argc, char **argv)
{
  static const Verb verb
      = { .name = "awrash-equity",
          .arguments = N_ ("FILE.csv"),
          .summary = N_ ("How unequal the values of a column are, overall and by group."),
          .examples = "  awrash-equity plan-provinces.csv --value rate --weight need\n"
                      "  awrash-equity rates.csv --value rate --index all --csv\n"
                      "  awrash-equity - --value places --group region < provinces.csv",
          .options = options,
          .n_arguments = 1,
          .run = run };
  const int status = manners_run (&verb, argc, argv);

  g_free (value_column);
  g_free (weight_column);
  g_free (group_column);
  g_free (label_column);
  g_strfreev (index_names);
  return status;
}
