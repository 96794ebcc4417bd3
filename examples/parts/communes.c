/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The communes of proposed worksites, and what is needed in each. Source: worksites.csv, in which
 * every worksite names its commune, and may say what is needed there. Invariant: a commune has one
 * need, whichever of its worksites says it. */

#include "approval.h"

#include "grid.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static const char *
name_of (const Worksites *worksites, gint64 commune)
{
  return g_ptr_array_index (worksites->communes, (guint)commune);
}

/* The number of a worksite is that of its commune. */
static gboolean
take (Worksites *worksites, gsize j, const char *column, double told, GError **error)
{
  double *own = &worksites->need[worksites->commune[j]];

  if (isnan (*own) || *own == told)
    {
      *own = told;
      return TRUE;
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s:%" PRId64 ": column \"%s\" is %.15g, expected %.15g, as before for the "
                  "commune \"%s\""),
               awrash_base_table_get_name (worksites->table),
               awrash_base_table_get_line (worksites->table, j), column, told, *own,
               name_of (worksites, worksites->commune[j]));
  return FALSE;
}

/* A number for each commune, from the cells of its worksites that are not empty. */
static gboolean
read_needs (Worksites *worksites, const char *column, GError **error)
{
  g_autofree double *told = worksites_numbers (worksites, column, NAN, error);

  if (told == NULL)
    return FALSE;
  worksites->need = g_new (double, worksites->communes->len + 1);
  for (guint c = 0; c < worksites->communes->len; c++)
    worksites->need[c] = NAN;
  for (gsize j = 0; j < worksites->n; j++)
    if (worksites->commune[j] >= 0 && !isnan (told[j])
        && !take (worksites, j, column, told[j], error))
      return FALSE;
  for (guint c = 0; c < worksites->communes->len; c++)
    if (isnan (worksites->need[c]))
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("%s: column \"%s\" has no number for the commune \"%s\", expected one"),
                     awrash_base_table_get_name (worksites->table), column, name_of (worksites, c));
        return FALSE;
      }
  return awrash_selection_approve_set_needs (worksites->approval, worksites->communes->len,
                                             worksites->need, error);
}

gboolean
communes_read (Worksites *worksites, const char *need, GError **error)
{
  gsize column;
  gboolean has = worksites_find (worksites->table, "commune", &column)
                 || worksites_find (worksites->table, "territory", &column);

  worksites->communes = g_ptr_array_new ();
  worksites->commune = g_new (int64_t, worksites->n + 1);
  for (gsize j = 0; has && j < worksites->n; j++)
    {
      const char *cell = awrash_base_table_get_cell (worksites->table, j, column);

      if (cell[0] != '\0'
          && !g_ptr_array_find_with_equal_func (worksites->communes, cell, g_str_equal, NULL))
        g_ptr_array_add (worksites->communes, (char *)(gintptr)cell);
    }
  g_ptr_array_sort (worksites->communes, by_text);
  for (gsize j = 0; j < worksites->n; j++)
    {
      guint at = 0;
      gboolean is_in
          = has
            && g_ptr_array_find_with_equal_func (
                worksites->communes, awrash_base_table_get_cell (worksites->table, j, column),
                g_str_equal, &at);

      worksites->commune[j] = is_in ? (int64_t)at : -1;
    }
  if (has
      && !awrash_selection_approve_set_communes (worksites->approval, worksites->communes->len,
                                                 worksites->commune, error))
    return FALSE;
  return need == NULL || read_needs (worksites, need, error);
}

void
communes_tell_rates (Session *session, const Worksites *worksites, const AwrashApproved *answer)
{
  const int64_t *places = awrash_selection_approve_answer_get_places (answer);
  g_autofree int64_t *sum = g_new0 (int64_t, worksites->communes->len + 1);
  g_autoptr (Grid) grid = grid_new ();

  for (gsize j = 0; j < worksites->n; j++)
    if (worksites->commune[j] >= 0)
      sum[worksites->commune[j]] += places[j];
  grid_add_text_column (grid, _ ("Commune"));
  grid_add_column (grid, _ ("Need"));
  grid_add_column (grid, _ ("Places"));
  grid_add_column (grid, _ ("For 100 of need"));
  for (guint c = 0; c < worksites->communes->len; c++)
    {
      double need = worksites->need[c];

      grid_add (grid, manners_isolate (session, name_of (worksites, c)));
      grid_add (grid, approval_number (session, need));
      grid_add (grid, manners_integer (session, sum[c]));
      grid_add (grid, need > 0 ? manners_decimal (session, 100 * (double)sum[c] / need, 3) : "");
    }
  manners_title (session, "%s", _ ("Communes"));
  grid_print (grid, session->text);
}
