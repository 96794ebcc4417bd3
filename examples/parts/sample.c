/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a CSV file as columns of numbers and of labels. Source: a CSV file.
 * Invariant: an empty cell is never a zero: it is refused, or its row is left out and counted. */

#include "sample.h"

#include <inttypes.h>
#include <string.h>

void
sample_clear (Sample *sample)
{
  awrash_base_table_free (sample->table);
  g_free (sample->rows);
  g_free (sample->values);
  g_free (sample->weights);
  g_free (sample->rank);
  g_free (sample->population);
  g_free (sample->group);
  g_free (sample->strata);
  g_free (sample->clusters);
  g_clear_pointer (&sample->groups, g_ptr_array_unref);
}

gboolean
sample_find_column (const AwrashTable *table, const char *name, gsize *column, GError **error)
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

gboolean
sample_check_identifiers (const AwrashTable *table, gsize column, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    {
      const char *name = awrash_base_table_get_cell (table, row, column);

      if (name[0] != '\0' && strpbrk (name, " \t\r\n") == NULL
          && g_hash_table_add (seen, (gpointer)(guintptr)name))
        continue;
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                   _ ("%s:%" PRId64 ": the identifier is empty, has a blank or was given before, "
                      "expected an opaque one for each person, such as the number of a file"),
                   awrash_base_table_get_name (table), awrash_base_table_get_line (table, row));
      return FALSE;
    }
  return TRUE;
}

/* The different cells of a column, for a message. */
static char *
list_cells (const AwrashTable *table, gsize column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *known = g_string_new (NULL);

  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    {
      const char *cell = awrash_base_table_get_cell (table, row, column);

      if (g_hash_table_add (seen, (gpointer)(guintptr)cell) && g_hash_table_size (seen) <= 12)
        g_string_append_printf (known, "%s\"%s\"", known->len > 0 ? ", " : "", cell);
    }
  if (g_hash_table_size (seen) > 12)
    g_string_append (known, ", …");
  return g_string_free (known, FALSE);
}

/* Drops the rows of which is_seen[row] that have another value in the column. */
static gboolean
filter (const AwrashTable *table, const char *condition, gboolean is_seen[], GError **error)
{
  const char *equals = strchr (condition, '=');
  g_autofree char *name = equals != NULL ? g_strndup (condition, equals - condition) : NULL;
  g_autofree char *known = NULL;
  gboolean is_met = FALSE;
  gsize column;

  if (equals == NULL)
    {
      manners_misuse (error, _ ("--where is \"%s\", expected COLUMN=VALUE"), condition);
      return FALSE;
    }
  if (!sample_find_column (table, name, &column, error))
    return FALSE;
  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    {
      const gboolean fits
          = strcmp (awrash_base_table_get_cell (table, row, column), equals + 1) == 0;

      is_met = is_met || fits;
      is_seen[row] = is_seen[row] && fits;
    }
  if (is_met)
    return TRUE;
  known = list_cells (table, column);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("%s has no row whose %s is \"%s\", expected one of %s"),
               awrash_base_table_get_name (table), name, equals + 1, known);
  return FALSE;
}

/* Which rows stay: those that --where asks for, or of these those in which no column that is asked
 * for is empty. */
static gboolean
choose_rows (Sample *sample, const SampleColumns *columns, gboolean omits, GError **error)
{
  const char *const names[]
      = { columns->value, columns->weight, columns->rank,    columns->population,
          columns->group, columns->strata, columns->cluster, columns->per };
  const gsize n_rows = awrash_base_table_get_n_rows (sample->table);
  g_autofree gboolean *is_seen = g_new (gboolean, n_rows + 1);
  gsize n_seen = 0;
  gsize asked[G_N_ELEMENTS (names)] = { 0 };
  gsize n_asked = 0;

  for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
    if (names[k] != NULL && !sample_find_column (sample->table, names[k], &asked[n_asked++], error))
      return FALSE;
  for (gsize row = 0; row < n_rows; row++)
    is_seen[row] = TRUE;
  for (gsize k = 0; columns->where != NULL && columns->where[k] != NULL; k++)
    if (!filter (sample->table, columns->where[k], is_seen, error))
      return FALSE;
  sample->rows = g_new (gsize, n_rows + 1);
  for (gsize row = 0; row < n_rows; row++)
    {
      gboolean stays = is_seen[row];

      n_seen += is_seen[row];
      for (gsize k = 0; k < n_asked && omits; k++)
        stays = stays && awrash_base_table_get_cell (sample->table, row, asked[k])[0] != '\0';
      if (stays)
        sample->rows[sample->n++] = row;
    }
  sample->n_missing = n_seen - sample->n;
  return TRUE;
}

static gboolean
read_numbers (const Sample *sample, const char *name, double **numbers, GError **error)
{
  g_autofree double *found = g_new0 (double, sample->n + 1);
  gsize column;

  if (name == NULL)
    return TRUE;
  if (!sample_find_column (sample->table, name, &column, error))
    return FALSE;
  for (gsize i = 0; i < sample->n; i++)
    if (!awrash_base_table_get_number (sample->table, sample->rows[i], column, &found[i], error))
      return FALSE;
  *numbers = g_steal_pointer (&found);
  return TRUE;
}

double *
sample_column (const Sample *sample, const char *name, GError **error)
{
  double *numbers = NULL;

  return read_numbers (sample, name, &numbers, error) ? numbers : NULL;
}

/* Values over what they are per; nothing over nothing is no number, which a row of weight 0 may
 * have. */
static gboolean
divide_values (Sample *sample, const char *name, GError **error)
{
  g_autofree double *per = NULL;

  if (name == NULL)
    return TRUE;
  per = sample_column (sample, name, error);
  for (gsize i = 0; per != NULL && i < sample->n; i++)
    {
      if (!(per[i] > 0) && (sample->weights == NULL || sample->weights[i] != 0))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("%s:%" PRId64 ": %s is not above 0, expected a number to divide by, or a "
                          "weight of 0"),
                       awrash_base_table_get_name (sample->table),
                       awrash_base_table_get_line (sample->table, sample->rows[i]), name);
          return FALSE;
        }
      sample->values[i] /= per[i];
    }
  return per != NULL;
}

AwrashDistribution *
sample_distribution (const Sample *sample, const double weights[], GError **error)
{
  if (sample->rank == NULL)
    return awrash_metric_distribution_new (AWRASH_MISSING_ERROR, sample->n, sample->values, weights,
                                           error);
  return awrash_metric_distribution_new_ranked (AWRASH_MISSING_ERROR, sample->n, sample->values,
                                                sample->rank, weights, error);
}

/* labels: (out) (optional): the distinct ones. */
static gboolean
read_labels (const Sample *sample, const char *name, int64_t **codes, GPtrArray **labels,
             GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) distinct = g_ptr_array_new ();
  gsize column;

  if (name == NULL)
    return TRUE;
  if (!sample_find_column (sample->table, name, &column, error))
    return FALSE;
  *codes = g_new0 (int64_t, sample->n + 1);
  for (gsize i = 0; i < sample->n; i++)
    {
      const char *cell = awrash_base_table_get_cell (sample->table, sample->rows[i], column);
      gpointer code = NULL;

      if (!g_hash_table_lookup_extended (seen, cell, NULL, &code))
        {
          code = GSIZE_TO_POINTER (distinct->len);
          g_hash_table_insert (seen, (gpointer)(guintptr)cell, code);
          g_ptr_array_add (distinct, (gpointer)(guintptr)cell);
        }
      (*codes)[i] = (int64_t)GPOINTER_TO_SIZE (code);
    }
  if (labels != NULL)
    *labels = g_steal_pointer (&distinct);
  return TRUE;
}

gboolean
sample_read (Sample *sample, const char *path, const SampleColumns *columns, const char *missing,
             GError **error)
{
  const int policy = awrash_metric_missing_from_name (missing);

  if (policy == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("--missing is \"%s\", expected error or omit"), missing);
      return FALSE;
    }
  sample->table = manners_read_table (path, error);
  return sample->table != NULL
         && (columns->label == NULL
             || sample_find_column (sample->table, columns->label, &sample->label, error))
         && choose_rows (sample, columns, policy == AWRASH_MISSING_OMIT, error)
         && read_numbers (sample, columns->value, &sample->values, error)
         && read_numbers (sample, columns->weight, &sample->weights, error)
         && divide_values (sample, columns->per, error)
         && read_numbers (sample, columns->rank, &sample->rank, error)
         && read_numbers (sample, columns->population, &sample->population, error)
         && read_labels (sample, columns->group, &sample->group, &sample->groups, error)
         && read_labels (sample, columns->strata, &sample->strata, NULL, error)
         && read_labels (sample, columns->cluster, &sample->clusters, NULL, error);
}

const char *
sample_label (const Sample *sample, gsize i)
{
  return awrash_base_table_get_cell (sample->table, sample->rows[i], sample->label);
}

const char *
sample_group (const Sample *sample, gsize g)
{
  return g_ptr_array_index (sample->groups, g);
}

void
sample_weigh_group (const Sample *sample, gsize g, double weights[])
{
  for (gsize i = 0; i < sample->n; i++)
    if (sample->group[i] != (int64_t)g)
      weights[i] = 0;
    else
      weights[i] = sample->weights != NULL ? sample->weights[i] : 1;
}
