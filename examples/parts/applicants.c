/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Applicants and quotas as CSV files. Source: two CSV files: a row a person; a row a quota, with
 * the columns category, value, min and max. Invariant: every error names file and line, or a person
 * by its identifier; a value without a quota has none, a quota without persons stands. */

#include "applicants.h"
#include "sample.h"

#include <inttypes.h>
#include <string.h>

void
applicants_clear (Applicants *applicants)
{
  awrash_base_table_free (applicants->table);
  g_clear_pointer (&applicants->categories, g_ptr_array_unref);
  g_clear_pointer (&applicants->values, g_ptr_array_unref);
  g_free (applicants->person);
  g_free (applicants->labels);
  g_free (applicants->lower);
  g_free (applicants->upper);
  g_free (applicants->value);
  g_free (applicants->household);
  g_free (applicants->entries);
  g_free (applicants->accepted);
  g_free (applicants->dropped);
}

/* Where a text stands in a list, at whose end it is put if it does not. */
static guint
place_of (GPtrArray *list, const char *text, gboolean *is_new)
{
  for (guint k = 0; k < list->len; k++)
    if (strcmp (g_ptr_array_index (list, k), text) == 0)
      {
        *is_new = FALSE;
        return k;
      }
  *is_new = TRUE;
  g_ptr_array_add (list, g_strdup (text));
  return list->len - 1;
}

/* ── quotas ─────────────────────────────────────────────────────────────────────────────────── */

/* A row of the file of quotas. */
typedef struct
{
  guint category, value;
  int64_t lower, upper;
} Quota;

static gboolean
read_bound (const AwrashTable *table, gsize row, gsize column, int64_t *bound, GError **error)
{
  return awrash_base_table_get_cell (table, row, column)[0] == '\0'
         || awrash_base_table_get_integer (table, row, column, bound, error);
}

static gboolean
read_quota (Applicants *a, const AwrashTable *table, gsize row, const gsize columns[4],
            GArray *quotas, GError **error)
{
  Quota quota = { .lower = 0, .upper = G_MAXINT32 };
  gboolean is_new;

  quota.category
      = place_of (a->categories, awrash_base_table_get_cell (table, row, columns[0]), &is_new);
  if (is_new)
    g_ptr_array_add (a->values, g_ptr_array_new_with_free_func (g_free));
  quota.value = place_of (g_ptr_array_index (a->values, quota.category),
                          awrash_base_table_get_cell (table, row, columns[1]), &is_new);
  if (!is_new)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                   _ ("%s:%" PRId64 ": the quota of %s %s is given twice"),
                   awrash_base_table_get_name (table), awrash_base_table_get_line (table, row),
                   awrash_base_table_get_cell (table, row, columns[0]),
                   awrash_base_table_get_cell (table, row, columns[1]));
      return FALSE;
    }
  if (!read_bound (table, row, columns[2], &quota.lower, error)
      || !read_bound (table, row, columns[3], &quota.upper, error))
    return FALSE;
  if (quota.lower >= 0 && quota.lower <= quota.upper)
    {
      g_array_append_val (quotas, quota);
      return TRUE;
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("%s:%" PRId64 ": min is %" PRId64 " and max %" PRId64 ", expected 0 ≤ min ≤ max"),
               awrash_base_table_get_name (table), awrash_base_table_get_line (table, row),
               (gint64)quota.lower, (gint64)quota.upper);
  return FALSE;
}

static gboolean
read_quotas (Applicants *a, const char *path, GArray *quotas, GError **error)
{
  static const char *const names[] = { "category", "value", "min", "max" };
  g_autoptr (AwrashTable) table = manners_read_table (path, error);
  gsize columns[G_N_ELEMENTS (names)];

  if (table == NULL)
    return FALSE;
  for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
    if (!sample_find_column (table, names[k], &columns[k], error))
      return FALSE;
  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    if (!read_quota (a, table, row, columns, quotas, error))
      return FALSE;
  if (quotas->len > 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY, _ ("%s has no row, expected quotas"),
               awrash_base_table_get_name (table));
  return FALSE;
}

/* ── applicants ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_persons (Applicants *a, const char *column, GError **error)
{
  gsize at = 0;

  if ((column != NULL && !sample_find_column (a->table, column, &at, error))
      || !sample_check_identifiers (a->table, at, error))
    return FALSE;
  a->n = awrash_base_table_get_n_rows (a->table);
  a->person = g_new0 (const char *, a->n + 1);
  for (gsize i = 0; i < a->n; i++)
    a->person[i] = awrash_base_table_get_cell (a->table, i, at);
  return TRUE;
}

static gboolean
read_values (Applicants *a, GError **error)
{
  a->value = g_new0 (int64_t, a->n * a->categories->len + 1);
  for (guint c = 0; c < a->categories->len; c++)
    {
      gsize column;
      gboolean is_new;

      if (!sample_find_column (a->table, g_ptr_array_index (a->categories, c), &column, error))
        return FALSE;
      for (gsize i = 0; i < a->n; i++)
        {
          const char *cell = awrash_base_table_get_cell (a->table, i, column);

          if (cell[0] == '\0')
            {
              g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                           _ ("%s:%" PRId64 ": column \"%s\" is empty, expected a value"),
                           awrash_base_table_get_name (a->table),
                           awrash_base_table_get_line (a->table, i),
                           awrash_base_table_get_column (a->table, column));
              return FALSE;
            }
          a->value[i * a->categories->len + c]
              = place_of (g_ptr_array_index (a->values, c), cell, &is_new);
        }
    }
  return TRUE;
}

static gboolean
read_households (Applicants *a, const char *name, GError **error)
{
  g_autoptr (GHashTable) homes = g_hash_table_new (g_str_hash, g_str_equal);
  gsize column;

  if (name == NULL)
    return TRUE;
  if (!sample_find_column (a->table, name, &column, error))
    return FALSE;
  a->household = g_new0 (int64_t, a->n + 1);
  for (gsize i = 0; i < a->n; i++)
    {
      const char *cell = awrash_base_table_get_cell (a->table, i, column);
      gpointer first = GSIZE_TO_POINTER (i);

      if (cell[0] != '\0' && !g_hash_table_lookup_extended (homes, cell, NULL, &first))
        g_hash_table_insert (homes, (gpointer)(guintptr)cell, first);
      a->household[i] = cell[0] == '\0' ? -1 : (int64_t)GPOINTER_TO_SIZE (first);
    }
  return TRUE;
}

static gboolean
read_entries (Applicants *a, const char *name, GError **error)
{
  gsize column;

  if (name == NULL)
    return TRUE;
  if (!sample_find_column (a->table, name, &column, error))
    return FALSE;
  a->entries = g_new0 (int64_t, a->n + 1);
  for (gsize i = 0; i < a->n; i++)
    if (!awrash_base_table_get_integer (a->table, i, column, &a->entries[i], NULL))
      {
        /* what stands there is not repeated: it might be a name */
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("%s:%" PRId64 ": column \"%s\" is no whole number"),
                     awrash_base_table_get_name (a->table),
                     awrash_base_table_get_line (a->table, i),
                     awrash_base_table_get_column (a->table, column));
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_answers (Applicants *a, const char *name, GError **error)
{
  gsize column;

  if (name == NULL)
    return TRUE;
  if (!sample_find_column (a->table, name, &column, error))
    return FALSE;
  a->accepted = g_new0 (int64_t, a->n + 1);
  a->dropped = g_new0 (int64_t, a->n + 1);
  for (gsize i = 0; i < a->n; i++)
    {
      const char *cell = awrash_base_table_get_cell (a->table, i, column);

      if (strcmp (cell, "accepted") == 0)
        a->accepted[a->n_accepted++] = (int64_t)i;
      else if (strcmp (cell, "dropped") == 0)
        a->dropped[a->n_dropped++] = (int64_t)i;
      else if (cell[0] != '\0')
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                       _ ("%s:%" PRId64 ": column \"%s\" is none of accepted, dropped and nothing"),
                       awrash_base_table_get_name (a->table),
                       awrash_base_table_get_line (a->table, i),
                       awrash_base_table_get_column (a->table, column));
          return FALSE;
        }
    }
  return TRUE;
}

/* ── both ───────────────────────────────────────────────────────────────────────────────────── */

/* Bounds and labels of all values, in the order of the library: category by category. */
static void
lay_out (Applicants *a, Session *session, const GArray *quotas)
{
  g_autofree gsize *first = g_new0 (gsize, a->values->len + 1);

  for (guint c = 0; c < a->values->len; c++)
    first[c + 1] = first[c] + ((GPtrArray *)g_ptr_array_index (a->values, c))->len;
  a->n_quotas = first[a->values->len];
  a->lower = g_new0 (int64_t, a->n_quotas + 1);
  a->upper = g_new0 (int64_t, a->n_quotas + 1);
  a->labels = g_new0 (const char *, a->n_quotas + 1);
  for (guint c = 0; c < a->values->len; c++)
    for (gsize q = first[c]; q < first[c + 1]; q++)
      {
        const GPtrArray *values = g_ptr_array_index (a->values, c);

        a->upper[q] = G_MAXINT32;
        a->labels[q] = manners_keep (
            session, g_strdup_printf ("%s %s", (char *)g_ptr_array_index (a->categories, c),
                                      (char *)values->pdata[q - first[c]]));
      }
  for (guint k = 0; k < quotas->len; k++)
    {
      const Quota *quota = &g_array_index (quotas, Quota, k);

      a->lower[first[quota->category] + quota->value] = quota->lower;
      a->upper[first[quota->category] + quota->value] = quota->upper;
    }
}

gboolean
applicants_read (Applicants *a, Session *session, const char *path, const char *quotas_path,
                 const ApplicantColumns *columns, GError **error)
{
  g_autoptr (GArray) quotas = g_array_new (FALSE, FALSE, sizeof (Quota));

  a->categories = g_ptr_array_new_with_free_func (g_free);
  a->values = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  if (!read_quotas (a, quotas_path, quotas, error))
    return FALSE;
  a->table = manners_read_table (path, error);
  if (a->table == NULL || !read_persons (a, columns->person, error) || !read_values (a, error)
      || !read_households (a, columns->household, error)
      || !read_entries (a, columns->entries, error) || !read_answers (a, columns->replace, error))
    return FALSE;
  lay_out (a, session, quotas);
  return TRUE;
}

AwrashPanelQuestion *
applicants_ask (const Applicants *a, gsize size, GError **error)
{
  const guint n_categories = a->categories->len;
  g_autofree int64_t *n_values = g_new0 (int64_t, n_categories + 1);
  g_autoptr (AwrashPool) pool = NULL;

  for (guint c = 0; c < n_categories; c++)
    n_values[c] = ((GPtrArray *)g_ptr_array_index (a->values, c))->len;
  pool = awrash_selection_pool_new (a->n, n_categories, n_values, a->value, a->household, error);
  return pool != NULL ? awrash_selection_question_new (pool, size, a->lower, a->upper,
                                                       a->household != NULL, error)
                      : NULL;
}
