/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How wrong the census may be before a plan would change. Source: awrash_split_need_intervals().
 * Invariant: one need at a time differs, the others stand. */

#include "tolerance.h"
#include "grid.h"

#include <math.h>

/* Rounded towards the need, so that what is shown is inside. */
static const char *
show_end (Session *session, double end, gboolean is_low)
{
  if (!isfinite (end))
    return _ ("no end");
  return manners_integer (session, (gint64)(is_low ? ceil (end) : floor (end)));
}

static void
tell_province (Session *session, const AwrashProgramme *programme, Grid *grid, JsonArray *array,
               gsize province, double need, double low, double high)
{
  JsonObject *one = json_object_new ();
  const gsize territory = awrash_programme_province_get_territory (programme, province);

  json_object_set_string_member (one, "territory",
                                 awrash_programme_territory_get_code (programme, territory));
  manners_put_number (one, "need", need);
  manners_put_number (one, "low", low);
  manners_put_number (one, "high", high);
  json_array_add_object_element (array, one);
  if (!(need > 0))
    return;
  grid_add (grid, manners_province (session, programme, province));
  grid_add (grid, manners_decimal (session, need, 0));
  grid_add (grid, show_end (session, low, TRUE));
  grid_add (grid, show_end (session, high, FALSE));
}

gboolean
tolerance_tell (Session *session, const AwrashProgramme *programme, const AwrashPlan *plan,
                GError **error)
{
  const gsize n = awrash_split_plan_get_n_provinces (plan);
  g_autofree double *low = g_new0 (double, n), *high = g_new0 (double, n);
  g_autoptr (Grid) grid = grid_new ();
  JsonArray *array = NULL;

  if (!awrash_split_need_intervals (plan, low, high, error))
    return FALSE;
  array = json_array_new ();
  grid_add_column (grid, _ ("Territory"));
  grid_add_column (grid, _ ("Need"));
  grid_add_column (grid, _ ("From"));
  grid_add_column (grid, _ ("To"));
  for (gsize i = 0; i < n; i++)
    tell_province (session, programme, grid, array, i, awrash_split_plan_get_needs (plan)[i],
                   low[i], high[i]);
  json_object_set_array_member (session->answer, "need_intervals", array);
  manners_title (session, "%s", _ ("Needs over which this plan stays best"));
  grid_print (grid, session->text);
  manners_say (session, "%s",
               _ ("A census is an estimate: each need may differ within its interval, the others "
                  "as they are, and no other plan is better by this reading."));
  return TRUE;
}
