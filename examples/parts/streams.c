/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Segregation of streams over provinces, whole and stream by stream. Source:
 * awrash_metric_segregation (). Invariant: the numbers of each stream are read from its column. */

#include "streams.h"

#include "figures.h"
#include "grid.h"

#include <math.h>
#include <string.h>

static double *
read_places (const Sample *sample, char **streams, GError **error)
{
  g_autofree double *places = g_new (double, g_strv_length (streams) * sample->n + 1);

  for (gsize s = 0; streams[s] != NULL; s++)
    {
      g_autofree double *column = sample_column (sample, streams[s], error);

      if (column == NULL)
        return NULL;
      memcpy (places + s * sample->n, column, sample->n * sizeof *column);
    }
  return g_steal_pointer (&places);
}

static double
term_of (const AwrashParts *parts, const char *table, const char *name, gsize row)
{
  double value = NAN;

  return awrash_metric_parts_get (parts, table, name, row, &value) ? value : NAN;
}

static void
tell_whole (Sheet *sheet, JsonObject *object, const AwrashParts *parts)
{
  const struct
  {
    const char *name;
    const char *words;
  } terms[] = {
    { "dissimilarity", _ ("part of the places that would have to move") },
    { "theil-h", _ ("Theil's information index, 0 = spread alike") },
    { "gini", _ ("0 = spread alike") },
    { "mutual-information", _ ("in nats") },
    { "squared-variation", _ ("0 = spread alike") },
    { "exposure", _ ("0 = spread alike") },
    { "diversity", _ ("0 = spread alike") },
    { "entropy", _ ("of the streams over the whole, in nats") },
    { "interaction", _ ("chance that two places are of two streams") },
  };
  Figure figures[G_N_ELEMENTS (terms)];

  for (gsize k = 0; k < G_N_ELEMENTS (terms); k++)
    figures[k] = (Figure){ terms[k].name, terms[k].words,
                           term_of (parts, "whole", terms[k].name, 0), NAN };
  figures_tell (sheet, object, "streams", awrash_metric_parts_get_convention (parts),
                G_N_ELEMENTS (figures), figures);
}

static void
tell_each (Sheet *sheet, JsonObject *object, const AwrashParts *parts, char **streams)
{
  static const char *const names[] = { "share", "dissimilarity-from-rest", "isolation" };
  Session *session = sheet->session;
  JsonObject *rows = sheet_object (object, "streams");
  g_autoptr (Grid) grid = grid_new ();

  grid_add_column (grid, _ ("Stream"));
  grid_add_column (grid, _ ("Share of places"));
  grid_add_column (grid, _ ("Dissimilarity from the rest"));
  grid_add_column (grid, _ ("Isolation"));
  for (gsize s = 0; streams[s] != NULL; s++)
    {
      JsonObject *row = sheet_object (rows, streams[s]);

      grid_add (grid, manners_isolate (session, streams[s]));
      for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
        {
          const double value = term_of (parts, "stream", names[k], s);
          g_autofree char *member = g_strdelimit (g_strdup (names[k]), "-", '_');
          const Place place = { "streams", "stream", streams[s], NULL };

          sheet_put (sheet, row, &place, names[k], member, value);
          grid_add (grid, manners_decimal (session, value, 4));
        }
    }
  g_string_append_c (session->text, '\n');
  grid_print (grid, session->text);
}

gboolean
streams_tell (Sheet *sheet, const Sample *sample, const char *columns, GError **error)
{
  Session *session = sheet->session;
  g_auto (GStrv) streams = g_strsplit (columns, ",", -1);
  g_autofree double *places = read_places (sample, streams, error);
  g_autoptr (AwrashParts) parts = NULL;
  JsonObject *object;

  if (places != NULL)
    parts = awrash_metric_segregation (g_strv_length (streams), sample->n, places, error);
  if (parts == NULL)
    return FALSE;
  object = sheet_object (session->answer, "segregation");
  json_object_set_string_member (object, "convention", awrash_metric_parts_get_convention (parts));
  manners_title (session, "%s", _ ("How differently the streams are spread over the rows"));
  tell_whole (sheet, object, parts);
  tell_each (sheet, object, parts, streams);
  return TRUE;
}
