/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a CSV file as columns of numbers and of labels. Source: a CSV file.
 * Invariant: an empty cell is never a zero: it is refused, or its row is left out and counted. */

#include "sample.h"

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

/* Which rows stay: all, or those in which no column that is asked for is empty. */
static gboolean
choose_rows (Sample *sample, const SampleColumns *columns, gboolean omits, GError **error)
{
  const char *const names[]
      = { columns->value, columns->weight, columns->rank,   columns->population,
          columns->group, columns->strata, columns->cluster };
  const gsize n_rows = awrash_base_table_get_n_rows (sample->table);
  gsize asked[G_N_ELEMENTS (names)] = { 0 };
  gsize n_asked = 0;

  for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
    if (names[k] != NULL && !sample_find_column (sample->table, names[k], &asked[n_asked++], error))
      return FALSE;
  sample->rows = g_new (gsize, n_rows + 1);
  for (gsize row = 0; row < n_rows; row++)
    {
      gboolean stays = TRUE;

      for (gsize k = 0; k < n_asked && omits; k++)
        stays = stays && awrash_base_table_get_cell (sample->table, row, asked[k])[0] != '\0';
      if (stays)
        sample->rows[sample->n++] = row;
    }
  sample->n_missing = n_rows - sample->n;
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
