/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Applicants with scores as a CSV file. Source: a CSV file, a row a person. Invariant: an error
 * names file and line, or a person by its identifier. */

#include "candidates.h"
#include "sample.h"

#include <inttypes.h>
#include <string.h>

void
candidates_clear (Candidates *candidates)
{
  awrash_base_table_free (candidates->table);
  g_free (candidates->score);
  g_free (candidates->traits);
  for (gsize t = 0; t < candidates->n_traits; t++)
    g_free (candidates->names[t]);
  g_strfreev (candidates->block_names);
  g_free (candidates->size);
  g_free (candidates->keeps);
  g_free (candidates->category_of);
  g_free (candidates->category);
  g_free (candidates->reserved);
}

const char *
candidates_name (const Candidates *candidates, gsize person)
{
  return awrash_base_table_get_cell (candidates->table, person, candidates->person);
}

gsize
candidates_find (const Candidates *candidates, const char *name, GError **error)
{
  for (gsize i = 0; i < candidates->n; i++)
    if (strcmp (candidates_name (candidates, i), name) == 0)
      return i;
  /* what was asked might be a name, and is not repeated */
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("%s has no person of that identifier"),
               awrash_base_table_get_name (candidates->table));
  return candidates->n;
}

static gboolean
read_persons (Candidates *c, const char *column, GError **error)
{
  c->n = awrash_base_table_get_n_rows (c->table);
  return (column == NULL || sample_find_column (c->table, column, &c->person, error))
         && sample_check_identifiers (c->table, c->person, error);
}

gboolean
candidates_read_numbers (const Candidates *c, const char *name, double numbers[], GError **error)
{
  gsize column;

  if (!sample_find_column (c->table, name, &column, error))
    return FALSE;
  for (gsize i = 0; i < c->n; i++)
    if (!awrash_base_table_get_number (c->table, i, column, &numbers[i], NULL))
      {
        /* what stands there is not repeated: it might be a name */
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("%s:%" PRId64 ": column \"%s\" is no number"),
                     awrash_base_table_get_name (c->table),
                     awrash_base_table_get_line (c->table, i),
                     awrash_base_table_get_column (c->table, column));
        return FALSE;
      }
  return TRUE;
}

gsize
candidates_trait (Candidates *c, const char *name, GError **error)
{
  const char *colon = strchr (name, ':');
  g_autofree char *column_name = g_strndup (name, colon != NULL ? (gsize)(colon - name) : 0);
  gboolean is_met = FALSE;
  gsize column;

  for (gsize t = 0; t < c->n_traits; t++)
    if (strcmp (c->names[t], name) == 0)
      return t;
  if (colon == NULL)
    manners_misuse (error, _ ("\"%s\" is no group, expected COLUMN:VALUE"), name);
  else if (c->n_traits == CANDIDATES_MOST_TRAITS)
    manners_misuse (error, _ ("--reserve names more than %d groups"), CANDIDATES_MOST_TRAITS);
  if (colon == NULL || c->n_traits == CANDIDATES_MOST_TRAITS
      || !sample_find_column (c->table, column_name, &column, error))
    return CANDIDATES_MOST_TRAITS;
  for (gsize i = 0; i < c->n; i++)
    if (strcmp (awrash_base_table_get_cell (c->table, i, column), colon + 1) == 0)
      {
        c->traits[i] |= (int64_t)1 << c->n_traits;
        is_met = TRUE;
      }
  if (!is_met)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("%s: nobody has \"%s\" in column \"%s\""),
                   awrash_base_table_get_name (c->table), colon + 1, column_name);
      return CANDIDATES_MOST_TRAITS;
    }
  c->names[c->n_traits] = g_strdup (name);
  return c->n_traits++;
}

gboolean
candidates_part (const char *option, const char *text, char **name, double *number, GError **error)
{
  const char *sign = strrchr (text, '=');
  char *end = NULL;

  *number = sign != NULL ? g_ascii_strtod (sign + 1, &end) : 0;
  if (sign == NULL || sign == text || end == sign + 1 || *end != '\0')
    {
      manners_misuse (error, _ ("%s is \"%s\", expected a name, = and a number"), option, text);
      return FALSE;
    }
  *name = g_strndup (text, (gsize)(sign - text));
  return TRUE;
}

static gboolean
read_hard (Candidates *c, char *const *hard, GError **error)
{
  for (gsize k = 0; hard != NULL && hard[k] != NULL; k++)
    {
      gsize t = 0;

      while (t < c->n_traits && strcmp (c->names[t], hard[k]) != 0)
        t++;
      if (t == c->n_traits)
        {
          manners_misuse (error, _ ("--hard is \"%s\", expected a group that --reserve names"),
                          hard[k]);
          return FALSE;
        }
      c->hard |= (int64_t)1 << t;
    }
  return TRUE;
}

static gboolean
add_history (Candidates *c, const CandidateColumns *columns, GError **error)
{
  gsize n_terms = columns->history != NULL ? g_strv_length (columns->history) : 0;
  g_autofree double *points = g_new0 (double, n_terms + 1);
  g_autofree double *terms = g_new0 (double, n_terms * c->n + 1);

  for (gsize k = 0; k < n_terms; k++)
    {
      g_autofree char *name = NULL;

      if (!candidates_part ("--history", columns->history[k], &name, &points[k], error)
          || !candidates_read_numbers (c, name, terms + k * c->n, error))
        return FALSE;
    }
  return n_terms == 0
         || awrash_selection_history_score (c->n, c->score, n_terms, points, terms,
                                            columns->decimals, c->score, error);
}

gboolean
candidates_read (Candidates *candidates, const char *path, const CandidateColumns *columns,
                 GError **error)
{
  candidates->table = manners_read_table (path, error);
  if (candidates->table == NULL || !read_persons (candidates, columns->person, error))
    return FALSE;
  candidates->score = g_new0 (double, candidates->n + 1);
  candidates->traits = g_new0 (int64_t, candidates->n + 1);
  return candidates_read_numbers (candidates, columns->score != NULL ? columns->score : "score",
                                  candidates->score, error)
         && blocks_read (candidates, columns, error)
         && blocks_read_reserves (candidates, columns->reserves, error)
         && read_hard (candidates, columns->hard, error)
         && add_history (candidates, columns, error);
}
