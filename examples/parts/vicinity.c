/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moran, Geary, Getis-Ord and the spatial Gini by neighbours from a file. Source:
 * awrash_metric_space () and awrash_metric_space_gini (). Invariant: a pair with a row that was
 * left out as missing is left out with it and counted; any other unknown label is an error. */

#include "vicinity.h"

#include "grid.h"
#include "locality.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

typedef struct
{
  gsize n;
  int64_t *from, *to;
  double *weights; /* NULL: the file has none */
  gsize n_left_out;
} Pairs;

static void
pairs_clear (Pairs *pairs)
{
  g_free (pairs->from);
  g_free (pairs->to);
  g_free (pairs->weights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pairs, pairs_clear)

/* Where each label stands among the rows that are kept; -1 for one that was left out. */
static GHashTable *
map_labels (const Sample *sample, GError **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  gsize next = 0;

  for (gsize row = 0; row < awrash_base_table_get_n_rows (sample->table); row++)
    {
      const char *label = awrash_base_table_get_cell (sample->table, row, sample->label);
      const gboolean is_kept = next < sample->n && sample->rows[next] == row;

      if (!g_hash_table_insert (places, (gpointer)(guintptr)label,
                                GINT_TO_POINTER (is_kept ? (gint)next : -1)))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                       _ ("%s:%" PRId64 ": the label \"%s\" stands in two rows, expected a column "
                          "of different labels (--label)"),
                       awrash_base_table_get_name (sample->table),
                       awrash_base_table_get_line (sample->table, row), label);
          return NULL;
        }
      next += is_kept;
    }
  return g_steal_pointer (&places);
}

static gboolean
find_end (const AwrashTable *table, gsize row, gsize column, GHashTable *places,
          const Sample *sample, int64_t *place, GError **error)
{
  const char *label = awrash_base_table_get_cell (table, row, column);
  gpointer found = NULL;

  if (g_hash_table_lookup_extended (places, label, NULL, &found))
    {
      *place = GPOINTER_TO_INT (found);
      return TRUE;
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("%s:%" PRId64 ": \"%s\" is no label of the column %s of %s"),
               awrash_base_table_get_name (table), awrash_base_table_get_line (table, row), label,
               awrash_base_table_get_column (sample->table, sample->label),
               awrash_base_table_get_name (sample->table));
  return FALSE;
}

/* Pairs are refused with their lines and labels, which people know, where the library knows numbers
 * of units. seen: pairs so far, "a b" for each. */
static gboolean
check_pair (const AwrashTable *table, gsize row, int64_t from, int64_t to, gboolean is_directed,
            GHashTable *seen, const Sample *sample, GError **error)
{
  const gboolean turns = !is_directed && to < from;
  g_autofree char *key
      = g_strdup_printf ("%" PRId64 " %" PRId64, turns ? to : from, turns ? from : to);
  const char *file = awrash_base_table_get_name (table);
  const int64_t line = awrash_base_table_get_line (table, row);

  if (from < 0 || to < 0)
    return TRUE;
  if (from == to)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("%s:%" PRId64 ": a pair joins \"%s\" to itself, expected two rows"), file,
                   line, sample_label (sample, (gsize)from));
      return FALSE;
    }
  if (g_hash_table_contains (seen, key))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                   _ ("%s:%" PRId64 ": the pair of \"%s\" and \"%s\" is given twice, expected "
                      "each pair once"),
                   file, line, sample_label (sample, (gsize)from),
                   sample_label (sample, (gsize)to));
      return FALSE;
    }
  g_hash_table_add (seen, g_steal_pointer (&key));
  return TRUE;
}

/* Likewise for rows that nobody joins, where these are errors. */
static gboolean
check_islands (const Pairs *pairs, const Sample *sample, const VicinityQuestion *question,
               GError **error)
{
  g_autofree gboolean *joined = g_new0 (gboolean, sample->n + 1);

  for (gsize k = 0; k < pairs->n; k++)
    {
      joined[pairs->from[k]] = TRUE;
      if (!question->is_directed)
        joined[pairs->to[k]] = TRUE;
    }
  for (gsize i = 0; strcmp (question->islands, "error") == 0 && i < sample->n; i++)
    if (!joined[i])
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                     _ ("%s: \"%s\" has no neighbour, expected at least one; --islands zero keeps "
                        "rows without one"),
                     question->path, sample_label (sample, i));
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_pairs (Pairs *pairs, const Sample *sample, const VicinityQuestion *question, GError **error)
{
  g_autoptr (AwrashTable) table = manners_read_table (question->path, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) places = table != NULL ? map_labels (sample, error) : NULL;
  gsize from, to, weight, n_rows;

  if (places == NULL || !sample_find_column (table, "from", &from, error)
      || !sample_find_column (table, "to", &to, error))
    return FALSE;
  n_rows = awrash_base_table_get_n_rows (table);
  pairs->from = g_new0 (int64_t, n_rows + 1);
  pairs->to = g_new0 (int64_t, n_rows + 1);
  if (awrash_base_table_find_column (table, "weight", &weight))
    pairs->weights = g_new0 (double, n_rows + 1);
  for (gsize row = 0; row < n_rows; row++)
    {
      const gsize k = pairs->n;

      if (!find_end (table, row, from, places, sample, &pairs->from[k], error)
          || !find_end (table, row, to, places, sample, &pairs->to[k], error)
          || !check_pair (table, row, pairs->from[k], pairs->to[k], question->is_directed, seen,
                          sample, error)
          || (pairs->weights != NULL
              && !awrash_base_table_get_number (table, row, weight, &pairs->weights[k], error)))
        return FALSE;
      pairs->n += pairs->from[k] >= 0 && pairs->to[k] >= 0;
    }
  pairs->n_left_out = n_rows - pairs->n;
  return TRUE;
}

/* A refusal that names rows by their numbers is told with the file that the pairs are from. */
static AwrashNeighbours *
join (const Pairs *pairs, gsize n, const char *style, const VicinityQuestion *question,
      GError **error)
{
  AwrashNeighbours *neighbours = awrash_metric_neighbours_new (
      question->is_directed ? "directed" : "symmetric", style, question->islands, n, pairs->n,
      pairs->from, pairs->to, strcmp (style, "binary") != 0 ? pairs->weights : NULL, error);

  if (neighbours == NULL)
    g_prefix_error (error, "%s: ", question->path);
  return neighbours;
}

/* Pairs that join somebody: those of a weight of 0 do not, whatever the style. */
static void
drop_idle (Pairs *pairs)
{
  gsize kept = 0;

  for (gsize k = 0; pairs->weights != NULL && k < pairs->n; k++)
    if (pairs->weights[k] != 0)
      {
        pairs->from[kept] = pairs->from[k];
        pairs->to[kept] = pairs->to[k];
        pairs->weights[kept++] = pairs->weights[k];
      }
  if (pairs->weights != NULL)
    pairs->n = kept;
}

static gboolean
tell_statistic (Sheet *sheet, const Sample *sample, const char *statistic, const char *words,
                const AwrashNeighbours *neighbours, Grid *grid, GError **error)
{
  Session *session = sheet->session;
  const gboolean is_gini = strcmp (statistic, "gini") == 0;
  AwrashSpatial spatial = { NAN, NAN, NAN, NAN, NAN };
  const Place place = { "space", statistic, NULL, NULL };
  JsonObject *object
      = sheet_object (json_object_get_object_member (session->answer, "space"), statistic);
  GError *found = NULL;

  if (!awrash_metric_space (statistic, neighbours, sample->values, is_gini ? sample->weights : NULL,
                            &spatial, &found)
      && !sheet_forgive (sheet, words, found, error))
    return FALSE;
  sheet_put (sheet, object, &place, "value", "value", spatial.value);
  sheet_put (sheet, object, &place, "expectation", "expectation", spatial.expectation);
  sheet_put (sheet, object, &place, "variance", "variance", spatial.variance);
  sheet_put (sheet, object, &place, "variance-normality", "variance_normality",
             spatial.variance_normality);
  sheet_put (sheet, object, &place, "z", "z", spatial.z);
  grid_add (grid, words);
  grid_add (grid, manners_decimal (session, spatial.value, 6));
  grid_add (grid, manners_decimal (session, spatial.expectation, 6));
  grid_add (grid, manners_decimal (session, sqrt (spatial.variance), 6));
  grid_add (grid, manners_decimal (session, spatial.z, 2));
  return TRUE;
}

static gboolean
tell_gini_parts (Sheet *sheet, const Sample *sample, const AwrashNeighbours *neighbours,
                 GError **error)
{
  Session *session = sheet->session;
  const Place place = { "space", "gini", NULL, NULL };
  JsonObject *object = json_object_get_object_member (
      json_object_get_object_member (session->answer, "space"), "gini");
  double near = NAN, far = NAN, polarisation = NAN;
  GError *found = NULL;

  if (!awrash_metric_space_gini (neighbours, sample->values, sample->weights, &near, &far,
                                 &polarisation, &found)
      && !sheet_forgive (sheet, NULL, found, error))
    return FALSE;
  sheet_put (sheet, object, &place, "near", "near", near);
  sheet_put (sheet, object, &place, "far", "far", far);
  sheet_put (sheet, object, &place, "polarisation", "polarisation", polarisation);
  if (!isnan (near))
    manners_say (session, _ ("The Gini index is %s between neighbours and %s between the others."),
                 manners_decimal (session, near, 6), manners_decimal (session, far, 6));
  return TRUE;
}

static void
open_answer (Session *session, const Pairs *pairs, const AwrashNeighbours *neighbours,
             const char *style, Grid *grid)
{
  JsonObject *object = sheet_object (session->answer, "space");
  const gint64 islands = (gint64)awrash_metric_neighbours_get_n_islands (neighbours);

  json_object_set_string_member (object, "style", style);
  json_object_set_int_member (object, "pairs", (gint64)pairs->n);
  json_object_set_int_member (object, "pairs_left_out", (gint64)pairs->n_left_out);
  json_object_set_int_member (object, "islands", islands);
  manners_title (session, "%s", _ ("Neighbours"));
  manners_say (session,
               _ ("Pairs: %s (%s left out with missing rows); rows without a neighbour: %s; "
                  "style: %s. Expectation and deviation are those over all permutations of "
                  "the values, which are exact."),
               manners_integer (session, (gint64)pairs->n),
               manners_integer (session, (gint64)pairs->n_left_out),
               manners_integer (session, islands), manners_isolate (session, style));
  grid_add_column (grid, _ ("Statistic"));
  grid_add_column (grid, _ ("Value"));
  grid_add_column (grid, _ ("Expectation"));
  grid_add_column (grid, _ ("Deviation"));
  grid_add_column (grid, "z");
}

gboolean
vicinity_tell (Sheet *sheet, const Sample *sample, const VicinityQuestion *question, GError **error)
{
  g_auto (Pairs) pairs = { 0 };
  g_autoptr (AwrashNeighbours) neighbours = NULL;
  g_autoptr (AwrashNeighbours) binary = NULL;
  g_autoptr (Grid) grid = grid_new ();
  const char *style;

  if (!read_pairs (&pairs, sample, question, error))
    return FALSE;
  drop_idle (&pairs);
  if (!check_islands (&pairs, sample, question, error))
    return FALSE;
  style = question->style;
  if (style == NULL)
    style = pairs.weights != NULL ? "weighted" : "binary";
  neighbours = join (&pairs, sample->n, style, question, error);
  binary = neighbours != NULL ? join (&pairs, sample->n, "binary", question, error) : NULL;
  if (binary == NULL)
    return FALSE;
  open_answer (sheet->session, &pairs, neighbours, style, grid);
  if (!tell_statistic (sheet, sample, "moran", _ ("Moran's I"), neighbours, grid, error)
      || !tell_statistic (sheet, sample, "geary", _ ("Geary's c"), neighbours, grid, error)
      || !tell_statistic (sheet, sample, "getis-ord", _ ("Getis and Ord's G"), neighbours, grid,
                          error)
      || !tell_statistic (sheet, sample, "gini", _ ("Near share of the Gini"), binary, grid, error))
    return FALSE;
  grid_print (grid, sheet->session->text);
  return tell_gini_parts (sheet, sample, binary, error)
         && (!question->is_local || locality_tell (sheet, sample, neighbours, error));
}
