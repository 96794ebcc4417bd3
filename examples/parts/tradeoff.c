/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What equity costs, as a table of points. Source: awrash_split_frontier_new(). Invariant: a table
 * that may leave points out says so. */

#include "tradeoff.h"
#include "grid.h"

/* EFFICIENCY,EQUITY[,POINTS] in its parts; no number of points asks for all. */
static AwrashFrontier *
open_frontier (const AwrashProgramme *programme, const AwrashReading *reading, const char *asked,
               GError **error)
{
  g_auto (GStrv) parts = g_strsplit (asked, ",", -1);
  const guint n = g_strv_length (parts);
  guint64 points = 0;

  if (n < 2 || n > 3
      || (n == 3 && !g_ascii_string_to_unsigned (parts[2], 10, 2, G_MAXINT32, &points, NULL)))
    {
      manners_misuse (error,
                      _ ("--frontier is \"%s\", expected EFFICIENCY,EQUITY or "
                         "EFFICIENCY,EQUITY,POINTS with at least 2 points"),
                      asked);
      return NULL;
    }
  return awrash_split_frontier_new (programme, reading, g_strstrip (parts[0]),
                                    g_strstrip (parts[1]), (size_t)points, error);
}

static void
tell_point (Session *session, const AwrashFrontier *frontier, gsize i, Grid *grid, JsonArray *array)
{
  JsonObject *one = json_object_new ();
  const double efficiency = awrash_split_frontier_get_efficiency (frontier, i);
  const double equity = awrash_split_frontier_get_equity (frontier, i);
  const double price = awrash_split_frontier_get_price (frontier, i);
  const char *status = awrash_base_status_get_name (awrash_split_frontier_get_status (frontier, i));

  manners_put_number (one, "efficiency", efficiency);
  manners_put_number (one, "equity", equity);
  manners_put_number (one, "price", price);
  manners_put_number (one, "equity_lost", awrash_split_frontier_get_equity_lost (frontier, i));
  json_object_set_string_member (one, "status", status);
  json_array_add_object_element (array, one);
  grid_add (grid, manners_decimal (session, efficiency, 0));
  grid_add (grid, manners_decimal (session, equity, 5));
  grid_add (grid, manners_decimal (session, 100 * price, 2));
  grid_add (grid, status);
}

static void
tell (Session *session, const AwrashFrontier *frontier)
{
  const gsize n = awrash_split_frontier_get_n_points (frontier);
  const gboolean complete = awrash_split_frontier_is_complete (frontier);
  g_autoptr (Grid) grid = grid_new ();
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  grid_add_column (grid, _ ("Efficiency"));
  grid_add_column (grid, _ ("Equity"));
  grid_add_column (grid, _ ("Price, %"));
  grid_add_column (grid, _ ("Status"));
  for (gsize i = 0; i < n; i++)
    tell_point (session, frontier, i, grid, array);
  json_object_set_array_member (object, "points", array);
  json_object_set_boolean_member (object, "is_complete", complete);
  json_object_set_object_member (session->answer, "frontier", object);
  manners_title (session, "%s", _ ("What equity costs"));
  grid_print (grid, session->text);
  manners_say (session, "%s",
               complete ? _ ("Complete: no other plan is better in one and as good in the other.")
                        : _ ("Not complete: there may be other such plans between these."));
}

/* With all its points. */
static AwrashFrontier *
draw (const AwrashProgramme *programme, const AwrashReading *reading, const char *asked,
      GError **error)
{
  g_autoptr (AwrashFrontier) frontier = open_frontier (programme, reading, asked, error);
  gboolean more = frontier != NULL;

  while (more)
    if (!awrash_split_frontier_step (frontier, &more, error))
      return NULL;
  return g_steal_pointer (&frontier);
}

gboolean
tradeoff_add (const AwrashProgramme *programme, const AwrashReading *reading, const char *asked,
              AwrashReport *report, GError **error)
{
  g_autoptr (AwrashFrontier) frontier = draw (programme, reading, asked, error);
  g_auto (GStrv) parts = g_strsplit (asked, ",", -1);

  return frontier != NULL
         && awrash_report_set_frontier (report, g_strstrip (parts[0]), g_strstrip (parts[1]),
                                        frontier, error);
}

ExitStatus
tradeoff_tell (Session *session, const AwrashProgramme *programme, const AwrashReading *reading,
               const char *asked, GError **error)
{
  g_autoptr (AwrashFrontier) frontier = draw (programme, reading, asked, error);

  if (frontier == NULL)
    return EXIT_WRONG;
  json_object_set_string_member (session->answer, "programme",
                                 awrash_programme_get_hash (programme));
  tell (session, frontier);
  if (awrash_split_frontier_get_n_points (frontier) > 0)
    return EXIT_ANSWER;
  manners_say (session, "%s", _ ("There is none: no plan keeps every bound."));
  return EXIT_NO_ANSWER;
}
