/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What else is asked of a plan: prices of its walls, and why a province receives what it does.
 * Source: awrash_split_prices() and awrash_split_explanation_new(). Invariant: a wall that the plan
 * does not stand at has no price, and is not listed. */

#include "inquiry.h"
#include "baseline.h"
#include "division.h"
#include "grid.h"

#include <math.h>

/* A question about a plan, with the walls of its programme. */
typedef struct
{
  Session *session;
  const AwrashProgramme *programme;
  const AwrashPlan *plan;
  const AwrashReading *reading;
  const Division *division; /* what rests on an assumed figure */
  AwrashWalls *walls;
} Subject;

gboolean
inquiry_is_asked (const Inquiry *inquiry)
{
  return inquiry->prices || inquiry->explain != NULL || inquiry->against != NULL;
}

static const char *
code_of (const Subject *subject, gsize province)
{
  return awrash_programme_territory_get_code (
      subject->programme, awrash_programme_province_get_territory (subject->programme, province));
}

/* ── prices ─────────────────────────────────────────────────────────────────────────────────── */

/* What each province receives of the reading's streams, in places. */
static gint64 *
count_received (const Subject *subject, const int64_t places[])
{
  const gsize n = awrash_split_plan_get_n_provinces (subject->plan);
  const char *streams = awrash_split_reading_get (subject->reading, "streams");
  g_auto (GStrv) codes = g_strsplit (streams, ";", -1);
  gint64 *counts = g_new0 (gint64, n + 1);

  for (gsize cell = 0; cell < awrash_split_plan_get_n_cells (subject->plan); cell++)
    {
      const gsize type = (gsize)awrash_split_plan_get_cell_types (subject->plan)[cell];
      const char *stream = awrash_programme_stream_get_code (
          subject->programme, awrash_programme_type_get_stream (subject->programme, type));

      for (gsize i = 0; codes[i] != NULL; i++)
        if (g_strcmp0 (g_strstrip (codes[i]), "*") == 0 || g_strcmp0 (codes[i], stream) == 0)
          {
            counts[awrash_split_plan_get_cell_provinces (subject->plan)[cell]] += places[cell];
            break;
          }
    }
  return counts;
}

/* "Azilal 1 472 → 1 471", for people and in the array. */
static const char *
list_changes (const Subject *subject, const int64_t after[], JsonArray *array)
{
  g_autofree gint64 *old = count_received (subject, awrash_split_plan_get_places (subject->plan));
  g_autofree gint64 *new = count_received (subject, after);
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize p = 0; p < awrash_split_plan_get_n_provinces (subject->plan); p++)
    {
      const gboolean star = division_has_assumed (subject->division, p);
      JsonObject *one;

      if (old[p] == new[p])
        continue;
      one = json_object_new ();
      json_object_set_string_member (one, "territory", code_of (subject, p));
      json_object_set_int_member (one, "before", old[p]);
      json_object_set_int_member (one, "after", new[p]);
      json_array_add_object_element (array, one);
      g_string_append_printf (
          list, "%s%s %s → %s", list->len > 0 ? _ (", ") : "",
          manners_province (subject->session, subject->programme, p),
          manners_mark (subject->session, manners_integer (subject->session, old[p]), star),
          manners_mark (subject->session, manners_integer (subject->session, new[p]), star));
    }
  return manners_keep (subject->session, g_strdup (list->str));
}

static const char *
describe (const AwrashWallPrice *price)
{
  if (price->status == AWRASH_STATUS_INFEASIBLE)
    return _ ("no plan");
  if (price->status == AWRASH_STATUS_LIMIT)
    return _ ("not found");
  if (price->better == 0)
    return _ ("as just");
  return price->better > 0 ? _ ("better") : _ ("worse");
}

/* What a wall, or a row behind the walls, holds at least and at most, and by what it moves. */
static AwrashWallBounds
get_ends (const Subject *subject, gsize wall, double *lower, double *upper, double *unit)
{
  AwrashWallBounds bounds = { 0 };

  if (wall >= awrash_split_walls_get_n (subject->walls))
    {
      awrash_split_walls_get_row_bounds (subject->walls, wall, lower, upper, unit);
      return bounds;
    }
  awrash_split_walls_get_bounds (subject->walls, wall, &bounds);
  *lower = bounds.lower > 0 ? (double)bounds.lower : -INFINITY;
  *upper = bounds.upper >= 0 ? (double)bounds.upper : INFINITY;
  *unit = 1;
  return bounds;
}

/* The row of the bound that the plan stands at, marked where it is an assumed figure. */
static const char *
show_source (const Subject *subject, gsize wall, const AwrashWallPrice *price, JsonObject *one)
{
  const char *source
      = awrash_split_walls_get_source (subject->walls, wall, price->moves_upper != 0);
  double lower, upper, unit;
  const AwrashWallBounds bounds = get_ends (subject, wall, &lower, &upper, &unit);
  gint64 origin;

  origin = price->moves_upper != 0 ? bounds.upper_origin : bounds.lower_origin;
  json_object_set_string_member (one, "source", source);
  if (origin != 0)
    json_object_set_string_member (one, "origin",
                                   awrash_programme_origin_get_name ((AwrashOrigin)origin));
  return manners_mark (subject->session, manners_isolate (subject->session, source),
                       origin == AWRASH_ORIGIN_ASSUMED);
}

/* By what a wall or a row moves, in its own measure. */
static const char *
show_move (const Subject *subject, double by)
{
  return fmod (by, 1) == 0 && fabs (by) < 0x1p53 ? manners_change (subject->session, (gint64)by)
                                                 : manners_difference (subject->session, by, 2);
}

static gboolean
tell_price (const Subject *subject, gsize wall, gint64 by, Grid *grid, JsonArray *array,
            GError **error)
{
  g_autofree int64_t *after = g_new0 (int64_t, awrash_split_plan_get_n_cells (subject->plan) + 1);
  JsonArray *changes;
  JsonObject *one;
  AwrashWallPrice price;
  const char *words = awrash_split_walls_get_words (subject->walls, wall), *source;
  double lower, upper, unit;

  if (!awrash_split_prices (subject->plan, subject->walls, wall, by, after, &price, error))
    return FALSE;
  one = json_object_new ();
  changes = json_array_new ();
  source = show_source (subject, wall, &price, one);
  get_ends (subject, wall, &lower, &upper, &unit);
  grid_add (grid, by > 0 ? manners_isolate (subject->session, words) : "");
  grid_add (grid, by > 0 ? source : "");
  grid_add (grid, show_move (subject, (double)by * unit));
  grid_add (grid, describe (&price));
  grid_add (grid, price.status == AWRASH_STATUS_INFEASIBLE || price.status == AWRASH_STATUS_LIMIT
                      ? ""
                      : manners_change (subject->session, price.filled));
  grid_add (grid, list_changes (subject, after, changes));
  json_object_set_string_member (one, "wall", awrash_split_walls_get_name (subject->walls, wall));
  json_object_set_string_member (one, "words", words);
  manners_put_number (one, "by", (double)by * unit);
  json_object_set_string_member (one, "status",
                                 awrash_base_status_get_name ((AwrashStatus)price.status));
  json_object_set_int_member (one, "better", price.better);
  json_object_set_int_member (one, "filled", price.filled);
  manners_put_number (one, "value_before", price.value_before);
  manners_put_number (one, "value_after", price.value_after);
  json_object_set_array_member (one, "changes", changes);
  json_array_add_object_element (array, one);
  return TRUE;
}

static gboolean
is_tight (const Subject *subject, gsize wall, double sum)
{
  double lower, upper, unit;

  get_ends (subject, wall, &lower, &upper, &unit);
  return !(sum < upper && sum > lower);
}

static gboolean
tell_prices (const Subject *subject, GError **error)
{
  const gsize n = awrash_split_walls_get_n_with_rows (subject->walls);
  g_autofree double *sums = g_new0 (double, n + 1);
  g_autoptr (Grid) grid = grid_new ();
  JsonArray *array = json_array_new ();

  json_object_set_array_member (subject->session->answer, "prices", array);
  grid_add_column (grid, _ ("Bound"));
  grid_add_text_column (grid, _ ("Source"));
  grid_add_column (grid, _ ("Moved by"));
  grid_add_text_column (grid, _ ("Then it is"));
  grid_add_column (grid, _ ("Places"));
  grid_add_text_column (grid, _ ("Who receives more or fewer"));
  if (!awrash_split_walls_measure (subject->walls, awrash_split_plan_get_n_cells (subject->plan),
                                   awrash_split_plan_get_places (subject->plan), sums, error))
    return FALSE;
  for (gsize wall = 0; wall < n; wall++)
    for (gint64 by = 1; is_tight (subject, wall, sums[wall]) && by >= -1; by -= 2)
      if (!tell_price (subject, wall, by, grid, array, error))
        return FALSE;
  manners_title (subject->session, "%s", _ ("What one unit of each bound is worth"));
  grid_print (grid, subject->session->text);
  manners_say (subject->session, "%s",
               _ ("Each line divides anew with that bound alone moved. Bounds that are not listed "
                  "have room: one unit more or less of them changes nothing."));
  return TRUE;
}

/* ── one province ───────────────────────────────────────────────────────────────────────────── */

static void
put_explanation (const Subject *subject, const char *code, const AwrashExplanation *told)
{
  JsonObject *object = json_object_new ();
  JsonArray *binding = json_array_new (), *needed = json_array_new ();
  JsonArray *changes = json_array_new ();
  const gsize n = awrash_split_explanation_get_n_binding (told);
  const int64_t *walls = awrash_split_explanation_get_binding (told);
  const int64_t *next = awrash_split_explanation_get_next (told);

  for (gsize i = 0; i < n; i++)
    {
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "wall",
                                     awrash_split_walls_get_name (subject->walls, (gsize)walls[i]));
      if (next[i] >= 0)
        json_object_set_string_member (one, "next", code_of (subject, (gsize)next[i]));
      else
        json_object_set_null_member (one, "next");
      json_array_add_object_element (binding, one);
    }
  for (gsize i = 0; i < awrash_split_explanation_get_n_needed (told); i++)
    json_array_add_string_element (needed, awrash_split_explanation_get_needed (told, i));
  if (awrash_split_explanation_get_places (told) != NULL)
    list_changes (subject, awrash_split_explanation_get_places (told), changes);
  json_object_set_string_member (object, "territory", code);
  json_object_set_string_member (object, "text", awrash_split_explanation_get_text (told));
  json_object_set_array_member (object, "binding", binding);
  json_object_set_array_member (object, "needed", needed);
  json_object_set_array_member (object, "changes", changes);
  json_object_set_object_member (subject->session->answer, "explanation", object);
}

static gboolean
find_province (const Subject *subject, const char *code, gsize *province, GError **error)
{
  for (gsize p = 0; p < awrash_split_plan_get_n_provinces (subject->plan); p++)
    if (g_strcmp0 (code_of (subject, p), code) == 0)
      {
        *province = p;
        return TRUE;
      }
  manners_misuse (error, _ ("--explain is \"%s\", expected the code of a province"), code);
  return FALSE;
}

static gboolean
tell_explanation (const Subject *subject, const char *code, GError **error)
{
  g_autoptr (AwrashExplanation) told = NULL;
  g_auto (GStrv) lines = NULL;
  gsize province = 0;

  if (!find_province (subject, code, &province, error))
    return FALSE;
  told = awrash_split_explanation_new (subject->plan, subject->walls, province, error);
  if (told == NULL)
    return FALSE;
  put_explanation (subject, code, told);
  manners_title (subject->session, _ ("Why %s receives what it does"),
                 manners_province (subject->session, subject->programme, province));
  lines = g_strsplit (awrash_split_explanation_get_text (told), "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    manners_say (subject->session, "%s", lines[i]);
  return TRUE;
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

gboolean
inquiry_tell (Session *session, const Inquiry *inquiry, const AwrashProgramme *programme,
              const AwrashReading *reading, const AwrashPlan *plan, GError **error)
{
  g_autoptr (AwrashWalls) walls = NULL;
  g_autoptr (Division) division = division_new (session, programme, plan, reading, error);
  Subject subject = { session, programme, plan, reading, division, NULL };

  if (division == NULL)
    return FALSE;
  if (inquiry->against != NULL
      && !baseline_tell (session, programme, reading, plan, inquiry->against, error))
    return FALSE;
  if (!inquiry->prices && inquiry->explain == NULL)
    return TRUE;
  subject.walls = walls = awrash_split_walls_new (programme, reading, error);
  return walls != NULL && (!inquiry->prices || tell_prices (&subject, error))
         && (inquiry->explain == NULL || tell_explanation (&subject, inquiry->explain, error));
}

void
inquiry_clear (Inquiry *inquiry)
{
  g_free (inquiry->explain);
  g_free (inquiry->against);
}
