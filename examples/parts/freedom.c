/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The room that a plan leaves to a committee. Source: awrash_split_ranges(). Invariant: every end
 * that is shown is reached by some plan that is as good. */

#include "freedom.h"
#include "grid.h"

typedef struct
{
  const AwrashPlan *plan;
  const AwrashReading *reading;
  const Division *division;
  gsize n_cells, n_provinces;
  int64_t *low, *high;   /* [n_cells] */
  int64_t *least, *most; /* [n_provinces] */
} Freedom;

static void
clear (Freedom *freedom)
{
  g_free (freedom->low);
  g_free (freedom->high);
  g_free (freedom->least);
  g_free (freedom->most);
}

static gsize
stream_of (const Freedom *freedom, gsize cell)
{
  return awrash_programme_type_get_stream (
      freedom->division->programme, (gsize)awrash_split_plan_get_cell_types (freedom->plan)[cell]);
}

/* What the reading counts of a province's places. */
static gint64
received (const Freedom *freedom, gsize province, gboolean *assumed)
{
  const Division *division = freedom->division;
  gint64 sum = 0;

  *assumed = FALSE;
  for (gsize s = 0; s < division->n_streams; s++)
    if (division_reads_stream (freedom->reading,
                               awrash_programme_stream_get_code (division->programme, s)))
      {
        sum += division_get_places (division, province, s);
        *assumed = *assumed || division_is_assumed (division, province, s);
      }
  return sum;
}

static void
add_numbers (Session *session, Grid *grid, gint64 places, gint64 low, gint64 high, gboolean star)
{
  grid_add (grid, manners_mark (session, manners_integer (session, places), star));
  grid_add (grid, manners_mark (session, manners_integer (session, low), star));
  grid_add (grid, manners_mark (session, manners_integer (session, high), star));
}

static void
put_numbers (JsonArray *array, JsonObject *one, gint64 places, gint64 low, gint64 high)
{
  json_object_set_int_member (one, "places", places);
  json_object_set_int_member (one, "low", low);
  json_object_set_int_member (one, "high", high);
  json_array_add_object_element (array, one);
}

static const char *
code_of (const Freedom *freedom, gsize province)
{
  const AwrashProgramme *programme = freedom->division->programme;

  return awrash_programme_territory_get_code (
      programme, awrash_programme_province_get_territory (programme, province));
}

/* How many provinces can differ. */
static gsize
tell_provinces (Session *session, const Freedom *freedom, Grid *grid, JsonArray *array)
{
  gsize n = 0;

  for (gsize p = 0; p < freedom->n_provinces; p++)
    {
      JsonObject *one = json_object_new ();
      gboolean star;
      const gint64 places = received (freedom, p, &star);

      json_object_set_string_member (one, "territory", code_of (freedom, p));
      put_numbers (array, one, places, freedom->least[p], freedom->most[p]);
      if (freedom->least[p] == freedom->most[p])
        continue;
      grid_add (grid, manners_province (session, freedom->division->programme, p));
      grid_add (grid, _ ("what it receives"));
      add_numbers (session, grid, places, freedom->least[p], freedom->most[p], star);
      n++;
    }
  return n;
}

/* How many cells can differ. */
static gsize
tell_cells (Session *session, const Freedom *freedom, Grid *grid, JsonArray *array)
{
  const AwrashProgramme *programme = freedom->division->programme;
  gsize n = 0;

  for (gsize cell = 0; cell < freedom->n_cells; cell++)
    {
      const gsize p = (gsize)awrash_split_plan_get_cell_provinces (freedom->plan)[cell];
      const gsize type = (gsize)awrash_split_plan_get_cell_types (freedom->plan)[cell];
      const gsize stream = stream_of (freedom, cell);
      const gint64 places = awrash_split_plan_get_places (freedom->plan)[cell];
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "territory", code_of (freedom, p));
      json_object_set_string_member (one, "stream",
                                     awrash_programme_stream_get_code (programme, stream));
      json_object_set_string_member (one, "type", awrash_programme_type_get_code (programme, type));
      put_numbers (array, one, places, freedom->low[cell], freedom->high[cell]);
      if (freedom->low[cell] == freedom->high[cell])
        continue;
      grid_add (grid, manners_province (session, programme, p));
      grid_add (grid, awrash_programme_type_get_label (programme, type, session->language));
      add_numbers (session, grid, places, freedom->low[cell], freedom->high[cell],
                   division_is_assumed (freedom->division, p, stream));
      n++;
    }
  return n;
}

static void
tell (Session *session, const Freedom *freedom)
{
  g_autoptr (Grid) grid = grid_new ();
  JsonObject *object = json_object_new ();
  JsonArray *provinces = json_array_new (), *cells = json_array_new ();
  gsize n;

  grid_add_column (grid, _ ("Territory"));
  grid_add_text_column (grid, _ ("Type"));
  grid_add_column (grid, _ ("Places"));
  grid_add_column (grid, _ ("Fewest"));
  grid_add_column (grid, _ ("Most"));
  n = tell_provinces (session, freedom, grid, provinces)
      + tell_cells (session, freedom, grid, cells);
  json_object_set_array_member (object, "provinces", provinces);
  json_object_set_array_member (object, "cells", cells);
  json_object_set_object_member (session->answer, "ranges", object);
  manners_title (session, "%s", _ ("Room at equal justice: the fewest and the most places"));
  if (n == 0)
    {
      manners_say (session, "%s", _ ("None: no other plan is as good by this reading."));
      return;
    }
  grid_print (grid, session->text);
  manners_say (session, "%s",
               _ ("Each end is reached by a plan that is as good by this reading, not all ends by "
                  "one. What is not listed is the same in every such plan."));
}

gboolean
freedom_tell (Session *session, const AwrashPlan *plan, const AwrashReading *reading,
              const Division *division, GError **error)
{
  const gsize n_cells = awrash_split_plan_get_n_cells (plan);
  const gsize n_provinces = awrash_split_plan_get_n_provinces (plan);
  Freedom freedom = { plan,
                      reading,
                      division,
                      n_cells,
                      n_provinces,
                      g_new0 (int64_t, n_cells),
                      g_new0 (int64_t, n_cells),
                      g_new0 (int64_t, n_provinces),
                      g_new0 (int64_t, n_provinces) };
  const gboolean found = awrash_split_ranges (plan, FALSE, freedom.low, freedom.high, freedom.least,
                                              freedom.most, error);

  if (found)
    tell (session, &freedom);
  clear (&freedom);
  return found;
}
