/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures that sources state, beside what a plan gives. Source: history.csv. Invariant: only
 * figures of the programme's own edition are told, each with its source, and none that is a bound.
 */

#include "sources.h"
#include "grid.h"
#include "ledger.h"

#include <string.h>

static gint64
places_under (const Division *division, const Figure *figure)
{
  gint64 sum = 0;

  for (gsize p = 0; p < division->n_provinces; p++)
    {
      const gsize territory = awrash_programme_province_get_territory (division->programme, p);
      if (!awrash_programme_territory_is_within (division->programme, territory, figure->territory))
        continue;
      for (gsize s = 0; s < division->n_streams; s++)
        if (strcmp (figure->stream, "*") == 0
            || strcmp (figure->stream, awrash_programme_stream_get_code (division->programme, s))
                   == 0)
          sum += division_get_places (division, p, s);
    }
  return sum;
}

static void
add_figure (Session *session, Grid *grid, const AwrashProgramme *programme,
            const Division *division, const Figure *figure)
{
  JsonArray *array = json_object_get_array_member (session->answer, "figures");
  JsonObject *one = json_object_new ();
  const gboolean counts
      = division != NULL && awrash_programme_unit_from_name (figure->unit) == AWRASH_UNIT_PLACES;
  const gint64 here = counts ? places_under (division, figure) : 0;

  json_object_set_string_member (
      one, "territory", awrash_programme_territory_get_code (programme, figure->territory));
  json_object_set_string_member (one, "stream", figure->stream);
  json_object_set_string_member (one, "metric", figure->metric);
  json_object_set_string_member (one, "unit", figure->unit);
  manners_put_number (one, "value", figure->value);
  json_object_set_string_member (one, "source", figure->source);
  if (counts)
    json_object_set_int_member (one, "plan", here);
  json_array_add_object_element (array, one);
  grid_add (grid, manners_territory (session, programme, figure->territory));
  grid_add (grid, manners_isolate (session, figure->stream));
  grid_add (grid, ledger_describe_metric (figure->metric));
  grid_add (grid, manners_decimal (session, figure->value, 0));
  if (division != NULL)
    grid_add (grid, counts ? manners_integer (session, here) : "–");
  grid_add (grid, manners_isolate (session, figure->source));
}

void
sources_tell (Session *session, const AwrashProgramme *programme, const Division *division)
{
  g_autoptr (GArray) figures = ledger_read_figures (programme);
  g_autoptr (Grid) grid = grid_new ();

  json_object_set_array_member (session->answer, "figures", json_array_new ());
  if (figures->len == 0)
    return;
  grid_add_column (grid, _ ("Territory"));
  grid_add_text_column (grid, _ ("Stream"));
  grid_add_text_column (grid, _ ("Status"));
  grid_add_column (grid, _ ("Figure"));
  if (division != NULL)
    grid_add_column (grid, _ ("Here"));
  grid_add_text_column (grid, _ ("Source"));
  for (guint i = 0; i < figures->len; i++)
    add_figure (session, grid, programme, division, &g_array_index (figures, Figure, i));
  manners_title (session, "%s",
                 _ ("Figures of this edition that sources state and that are no bounds here"));
  grid_print (grid, session->text);
}
