/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Theil, the mean log deviation and the Gini within groups and between them. Source: awrash_metric_
 * entropy_decomposition () and awrash_metric_gini_decomposition (). Invariant: every column that
 * the library gives stands in JSON and CSV; pairs of groups stand there alone. */

#include "decomposition.h"

#include "grid.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *words;
} terms[] = {
  { "total", N_ ("Total") },
  { "within", N_ ("Within groups") },
  { "between", N_ ("Between groups") },
  { "overlap", N_ ("Overlap") },
  { "stratification", N_ ("Stratification") },
  { "net-between", N_ ("Net between groups") },
  { "transvariation", N_ ("Transvariation") },
  { "gross-between", N_ ("Gross between groups") },
  { "between-largest", N_ ("Largest possible between") },
  { "between-largest-whole", N_ ("Largest possible, rows whole") },
  { "elmo", N_ ("Between over largest") },
  { "population-share", N_ ("Share of weight") },
  { "value-share", N_ ("Share of values") },
  { "mean", N_ ("Mean") },
  { "index", N_ ("Index") },
  { "mean-rank", N_ ("Mean rank") },
  { "overlapping", N_ ("Overlapping") },
  { "stratification-index", N_ ("Stratification index") },
};

static const char *
words_of (const char *name)
{
  for (gsize k = 0; k < G_N_ELEMENTS (terms); k++)
    if (strcmp (terms[k].name, name) == 0)
      return _ (terms[k].words);
  return name;
}

/* The members of JSON are names that programs write: "value_share". */
static char *
member_of (const char *name)
{
  return g_strdelimit (g_strdup (name), "-", '_');
}

static gboolean
is_pair_end (const AwrashParts *parts, gsize column)
{
  return strcmp (awrash_metric_parts_get_table (parts, column), "pair") == 0
         && (strcmp (awrash_metric_parts_get_name (parts, column), "group") == 0
             || strcmp (awrash_metric_parts_get_name (parts, column), "other") == 0);
}

static const char *
pair_end (const AwrashParts *parts, const Sample *sample, const char *end, gsize row)
{
  double group = 0;

  return awrash_metric_parts_get (parts, "pair", end, row, &group)
             ? sample_group (sample, (gsize)group)
             : NULL;
}

/* The object that a row of a table has, made when it is first asked for. */
static JsonObject *
row_object (JsonObject *parent, const AwrashParts *parts, const Sample *sample, const char *table,
            gsize row)
{
  if (strcmp (table, "whole") == 0)
    return json_object_has_member (parent, "whole")
               ? json_object_get_object_member (parent, "whole")
               : sheet_object (parent, "whole");
  if (strcmp (table, "group") == 0)
    {
      const char *group = sample_group (sample, row);
      JsonObject *groups = json_object_has_member (parent, "groups")
                               ? json_object_get_object_member (parent, "groups")
                               : sheet_object (parent, "groups");

      return json_object_has_member (groups, group) ? json_object_get_object_member (groups, group)
                                                    : sheet_object (groups, group);
    }
  if (!json_object_has_member (parent, "pairs"))
    json_object_set_array_member (parent, "pairs", json_array_new ());
  {
    JsonArray *pairs = json_object_get_array_member (parent, "pairs");

    if (row >= json_array_get_length (pairs))
      {
        JsonObject *pair = json_object_new ();

        json_object_set_string_member (pair, "group", pair_end (parts, sample, "group", row));
        json_object_set_string_member (pair, "other", pair_end (parts, sample, "other", row));
        json_array_add_object_element (pairs, pair);
      }
    return json_array_get_object_element (pairs, (guint)row);
  }
}

static void
put_column (Sheet *sheet, JsonObject *object, const AwrashParts *parts, gsize column,
            const Sample *sample, const char *index)
{
  const char *table = awrash_metric_parts_get_table (parts, column);
  const char *name = awrash_metric_parts_get_name (parts, column);
  const gsize n = awrash_metric_parts_get_n_rows (parts, column);
  g_autofree double *values = g_new0 (double, n + 1);
  g_autofree char *member = member_of (name);

  if (is_pair_end (parts, column))
    return;
  awrash_metric_parts_get_values (parts, column, n, values);
  for (gsize row = 0; row < n; row++)
    {
      g_autofree char *pair = NULL;
      Place place = { "decomposition", index, NULL, awrash_metric_parts_get_convention (parts) };

      if (strcmp (table, "group") == 0)
        place.group = sample_group (sample, row);
      else if (strcmp (table, "pair") == 0)
        place.group = pair = g_strdup_printf ("%s / %s", pair_end (parts, sample, "group", row),
                                              pair_end (parts, sample, "other", row));
      sheet_put (sheet, row_object (object, parts, sample, table, row), &place, name, member,
                 values[row]);
    }
}

/* The terms of the whole side by side with their names; each group's part in a row. */
static void
print_parts (Session *session, const AwrashParts *parts, const Sample *sample)
{
  g_autoptr (Grid) whole = grid_new ();
  g_autoptr (Grid) groups = grid_new ();
  const gsize n_columns = awrash_metric_parts_get_n_columns (parts);
  double value = 0;

  grid_add_column (whole, _ ("Term"));
  grid_add_column (whole, _ ("Value"));
  grid_add_column (groups, _ ("Group"));
  for (gsize c = 0; c < n_columns; c++)
    {
      const char *name = awrash_metric_parts_get_name (parts, c);

      if (strcmp (awrash_metric_parts_get_table (parts, c), "group") == 0)
        grid_add_column (groups, words_of (name));
      if (!awrash_metric_parts_get (parts, "whole", name, 0, &value)
          || strcmp (awrash_metric_parts_get_table (parts, c), "whole") != 0)
        continue;
      grid_add (whole, words_of (name));
      grid_add (whole, manners_decimal (session, value, 6));
    }
  for (gsize g = 0; g < sample->groups->len; g++)
    {
      grid_add (groups, manners_isolate (session, sample_group (sample, g)));
      for (gsize c = 0; c < n_columns; c++)
        if (strcmp (awrash_metric_parts_get_table (parts, c), "group") == 0
            && awrash_metric_parts_get (parts, "group", awrash_metric_parts_get_name (parts, c), g,
                                        &value))
          grid_add (groups, manners_decimal (session, value, 4));
    }
  grid_print (whole, session->text);
  g_string_append_c (session->text, '\n');
  grid_print (groups, session->text);
}

static gboolean
tell_parts (Sheet *sheet, AwrashParts *taken, const char *index, const char *title,
            const Sample *sample)
{
  g_autoptr (AwrashParts) parts = taken;
  JsonObject *object;

  if (parts == NULL)
    return FALSE;
  object = sheet_object (json_object_get_object_member (sheet->session->answer, "decomposition"),
                         index);
  json_object_set_string_member (object, "convention", awrash_metric_parts_get_convention (parts));
  for (gsize c = 0; c < awrash_metric_parts_get_n_columns (parts); c++)
    put_column (sheet, object, parts, c, sample, index);
  manners_title (sheet->session, _ ("%s within groups and between them"), title);
  manners_say (sheet->session, "%s", awrash_metric_parts_get_convention (parts));
  print_parts (sheet->session, parts, sample);
  return TRUE;
}

gboolean
decomposition_tell (Sheet *sheet, const Sample *sample, const char *scheme, GError **error)
{
  const int found = awrash_metric_gini_scheme_from_name (scheme);
  const gsize n_groups = sample->groups->len, n = sample->n;
  const double *x = sample->values, *w = sample->weights;
  JsonObject *object;

  if (found == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("--decompose is \"%s\", expected pyatt, yitzhaki-lerman or dagum"), scheme);
      return FALSE;
    }
  object = sheet_object (sheet->session->answer, "decomposition");
  json_object_set_string_member (object, "scheme", scheme);
  return tell_parts (
             sheet,
             awrash_metric_entropy_decomposition (1, n_groups, n, x, w, sample->group, error),
             "theil", _ ("Theil index"), sample)
         && tell_parts (
             sheet,
             awrash_metric_entropy_decomposition (0, n_groups, n, x, w, sample->group, error),
             "mld", _ ("Mean logarithmic deviation"), sample)
         && tell_parts (sheet,
                        awrash_metric_gini_decomposition ((AwrashGiniScheme)found, 2, n_groups, n,
                                                          x, w, sample->group, error),
                        "gini", _ ("Gini index"), sample);
}
