/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Concentration indices and slope indices of values along a rank. Source: awrash_metric_
 * concentration () and awrash_metric_slope_index (). Invariant: what is declared is never forgiven.
 */

#include "ranking.h"

#include "grid.h"

#include <math.h>
#include <string.h>

static gboolean
tell_concentration (Sheet *sheet, const Sample *sample, const char *bounds, JsonObject *parent,
                    GError **error)
{
  static const char *const forms[]
      = { "standard", "generalized", "extended:3", "erreygers:%s", "wagstaff:%s" };
  Session *session = sheet->session;
  JsonObject *object = sheet_object (parent, "concentration");
  g_autoptr (Grid) grid = grid_new ();

  grid_add_column (grid, _ ("Concentration index"));
  grid_add_column (grid, _ ("Value"));
  grid_add_text_column (grid, _ ("Convention"));
  for (gsize k = 0; k < G_N_ELEMENTS (forms); k++)
    {
      g_auto (GStrv) pieces = g_strsplit (forms[k], "%s", 2);
      g_autofree char *name = g_strjoinv (bounds != NULL ? bounds : "observed", pieces);
      const char *convention = awrash_metric_concentration_index_get_convention (name, error);
      const Place place = { "concentration", name, NULL, convention };
      double value = NAN;
      GError *found = NULL;

      if (convention == NULL)
        {
          g_prefix_error (error, "--bounds: ");
          return FALSE;
        }
      if (!awrash_metric_concentration (name, sample->n, sample->values, sample->rank,
                                        sample->weights, &value, &found))
        {
          if (bounds != NULL && strstr (name, bounds) != NULL)
            {
              g_propagate_prefixed_error (error, found, "--bounds: ");
              return FALSE;
            }
          if (!sheet_forgive (sheet, name, found, error))
            return FALSE;
        }
      sheet_put (sheet, object, &place, "value", name, value);
      grid_add (grid, manners_isolate (session, name));
      grid_add (grid, manners_decimal (session, value, 6));
      grid_add (grid, manners_isolate (session, convention));
    }
  grid_print (grid, session->text);
  return TRUE;
}

static gboolean
tell_slope (Sheet *sheet, const Sample *sample, const char *link, JsonObject *parent, Grid *grid,
            GError **error)
{
  Session *session = sheet->session;
  AwrashSlopeIndex slope = { NAN, NAN, NAN, NAN, NAN, NAN };
  const Place place = { "slope", link, NULL, NULL };
  JsonObject *object;
  GError *found = NULL;

  if (!awrash_metric_slope_index (link, sample->n, sample->values, sample->rank, sample->weights,
                                  &slope, &found)
      && !sheet_forgive (sheet, link, found, error))
    return FALSE;
  object = sheet_object (parent, link);
  sheet_put (sheet, object, &place, "sii", "sii", slope.sii);
  sheet_put (sheet, object, &place, "sii-error", "sii_error", slope.sii_error);
  sheet_put (sheet, object, &place, "rii", "rii", slope.rii);
  sheet_put (sheet, object, &place, "log-rii-error", "log_rii_error", slope.log_rii_error);
  sheet_put (sheet, object, &place, "at-0", "at_0", slope.at_0);
  sheet_put (sheet, object, &place, "at-1", "at_1", slope.at_1);
  grid_add (grid, manners_isolate (session, link));
  grid_add (grid, manners_decimal (session, slope.sii, 6));
  grid_add (grid, manners_decimal (session, slope.sii_error, 6));
  grid_add (grid, manners_decimal (session, slope.rii, 6));
  grid_add (grid, manners_decimal (session, slope.at_0, 6));
  grid_add (grid, manners_decimal (session, slope.at_1, 6));
  return TRUE;
}

/* Slopes: linear, and logit for values that are declared to lie between 0 and a limit. */
static gboolean
tell_slopes (Sheet *sheet, const Sample *sample, const char *bounds, JsonObject *parent,
             GError **error)
{
  Session *session = sheet->session;
  JsonObject *object = sheet_object (parent, "slope");
  g_autoptr (Grid) grid = grid_new ();
  g_autofree char *logit = bounds != NULL && g_str_has_prefix (bounds, "0:")
                               ? g_strconcat ("logit", bounds + 1, NULL)
                               : NULL;

  grid_add_column (grid, _ ("Slope"));
  grid_add_column (grid, _ ("Slope index"));
  grid_add_column (grid, _ ("Standard error"));
  grid_add_column (grid, _ ("Relative index"));
  grid_add_column (grid, _ ("At the lowest rank"));
  grid_add_column (grid, _ ("At the highest rank"));
  if (!tell_slope (sheet, sample, "linear", object, grid, error)
      || (logit != NULL && !tell_slope (sheet, sample, logit, object, grid, error)))
    return FALSE;
  g_string_append_c (session->text, '\n');
  grid_print (grid, session->text);
  return TRUE;
}

gboolean
ranking_tell (Sheet *sheet, const Sample *sample, const char *rank, const char *bounds,
              GError **error)
{
  Session *session = sheet->session;
  JsonObject *object = sheet_object (session->answer, "rank");

  json_object_set_string_member (object, "column", rank);
  manners_title (session, _ ("Along the rank of %s"), manners_isolate (session, rank));
  return tell_concentration (sheet, sample, bounds, object, error)
         && tell_slopes (sheet, sample, bounds, object, error);
}
