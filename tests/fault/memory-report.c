/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports in every form, and the map that they are given, with memory refused.
 * Source: the case khenifra-2023. Invariant: that of allocator.h. */

#include "allocator.h"

#include "support/khenifra.h"

#define SQUARE "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}"
#define FEATURE(code)                                                                              \
  "{\"type\":\"Feature\",\"properties\":{\"c\":\"" code "\"},\"geometry\":" SQUARE "}"
#define MAP                                                                                        \
  "{\"type\":\"FeatureCollection\",\"features\":[" FEATURE ("05.081") "," FEATURE ("05.301") "]}"

static Khenifra khenifra;

static void
prepare (void)
{
  khenifra = khenifra_new (NULL);
}

static void
clear (void)
{
  khenifra_clear (&khenifra);
}

static gboolean
build (GError **error)
{
  g_autoptr (AwrashReport) report = awrash_report_new (khenifra.plan, NULL, error);

  return report != NULL && awrash_report_explain (report, 0, error)
         && awrash_report_set_last_edition (report, error);
}

static gboolean
write_html (GError **error)
{
  g_autofree char *page = awrash_report_html (khenifra.report, "fr;ar", error);

  return fault_answer (page);
}

static gboolean
write_text (GError **error)
{
  g_autofree char *text = awrash_report_text (khenifra.report, "ar", 80, FALSE, FALSE, error);

  return fault_answer (text);
}

static gboolean
write_brief (GError **error)
{
  g_autofree char *brief = awrash_report_brief (khenifra.report, "05.301", "fr", error);

  return fault_answer (brief);
}

static gboolean
write_charts (GError **error)
{
  for (gsize k = 0; awrash_report_chart_get_name (k) != NULL; k++)
    {
      g_autoptr (GError) other = NULL;
      g_autofree char *chart
          = awrash_report_chart (khenifra.report, awrash_report_chart_get_name (k), "fr", &other);

      if (fault_answer (chart) || !fault_is_told (other))
        continue;
      g_propagate_error (error, g_steal_pointer (&other));
      return FALSE;
    }
  return TRUE;
}

static gboolean
set_map (GError **error)
{
  return awrash_report_set_map (khenifra.report, MAP, NULL, NULL, error);
}

int
main (int argc, char **argv)
{
  static const FaultScenario scenarios[] = {
    { "report", prepare, build, clear },        { "html", prepare, write_html, clear },
    { "text", prepare, write_text, clear },     { "brief", prepare, write_brief, clear },
    { "charts", prepare, write_charts, clear }, { "map", prepare, set_map, clear },
  };

  return fault_run (argc, argv, G_N_ELEMENTS (scenarios), scenarios);
}
