/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The best cuts into some groups, and polarisation between them at the usual α of 1.3 and β of 1.
 * Source: awrash_metric_partition () and awrash_metric_esteban_ray (). Invariant: none. */

#include "cutting.h"

#include "figures.h"
#include "grid.h"

#include <math.h>

static double
term_of (const AwrashParts *parts, const char *table, const char *name, gsize row)
{
  double value = NAN;

  return awrash_metric_parts_get (parts, table, name, row, &value) ? value : NAN;
}

static void
tell_groups (Sheet *sheet, JsonObject *object, const AwrashParts *parts, gsize n_groups,
             const double lowest[])
{
  static const char *const names[] = { "population-share", "value-share", "mean" };
  Session *session = sheet->session;
  JsonArray *groups = json_array_new ();
  g_autoptr (Grid) grid = grid_new ();

  json_object_set_array_member (object, "groups", groups);
  grid_add_column (grid, _ ("From"));
  grid_add_column (grid, _ ("Share of weight"));
  grid_add_column (grid, _ ("Share of values"));
  grid_add_column (grid, _ ("Mean"));
  for (gsize g = 0; g < n_groups; g++)
    {
      JsonObject *row = json_object_new ();
      g_autofree char *number = g_strdup_printf ("%zu", g + 1);
      const Place place = { "cut", "group", number, NULL };

      json_array_add_object_element (groups, row);
      sheet_put (sheet, row, &place, "lowest", "lowest", lowest[g]);
      grid_add (grid, manners_decimal (session, lowest[g], 4));
      for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
        {
          const double value = term_of (parts, "group", names[k], g);
          g_autofree char *member = g_strdelimit (g_strdup (names[k]), "-", '_');

          sheet_put (sheet, row, &place, names[k], member, value);
          grid_add (grid, manners_decimal (session, value, 4));
        }
    }
  grid_print (grid, session->text);
}

gboolean
cutting_tell (Sheet *sheet, const Sample *sample, gsize n_groups, GError **error)
{
  Session *session = sheet->session;
  g_autofree gint64 *group = g_new0 (gint64, sample->n + 1);
  g_autofree double *lowest = g_new0 (double, sample->n + 1);
  g_autoptr (AwrashParts) parts = NULL;
  JsonObject *object;
  double between;

  if (n_groups > sample->n)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("--cut is %zu where there are %zu rows, expected fewer groups"), n_groups,
                   sample->n);
      return FALSE;
    }
  if (!awrash_metric_partition (n_groups, sample->n, sample->values, sample->weights, group, lowest,
                                &between, error))
    return FALSE;
  parts = awrash_metric_esteban_ray (1.3, 1, n_groups, sample->n, sample->values, sample->weights,
                                     group, error);
  if (parts == NULL)
    return FALSE;

  const Figure figures[] = {
    { "between", _ ("part of the Gini index between the groups"), between, NAN },
    { "esteban-ray", _ ("polarisation by Esteban and Ray"),
      term_of (parts, "whole", "esteban-ray", 0), NAN },
    { "esteban-gradin-ray", _ ("the same, less what the groups hide"),
      term_of (parts, "whole", "esteban-gradin-ray", 0), NAN },
  };

  object = sheet_object (session->answer, "cut");
  json_object_set_string_member (object, "convention", awrash_metric_parts_get_convention (parts));
  manners_title (session, "%s", _ ("Groups cut where they hide the least inequality"));
  tell_groups (sheet, object, parts, n_groups, lowest);
  g_string_append_c (session->text, '\n');
  figures_tell (sheet, object, "cut", awrash_metric_parts_get_convention (parts),
                G_N_ELEMENTS (figures), figures);
  return TRUE;
}
