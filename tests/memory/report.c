/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that a report allocates is given back: written, refused, without an answer.
 * Source: none; the values only have to reach every way out.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include "support/small-programme.h"

#include <math.h>

#define TERRITORIES                                                                                \
  "code,parent,name_fr,name_ar,need,tile_column,tile_row\nr,,R,,,,\na,r,A <&>,أ,2,1,1\n"          \
  "b,r,B,ب,3,1,2\nc,r,C,,5,,\n"
#define STREAMS "code,months\ntemporary,4\nsustainable,9\n"
#define HISTORY                                                                                    \
  "edition,territory,stream,metric,unit,value,source\n1,a,temporary,quota,places,3,a source\n"

static const char *const quotas[] = {
  "territory,stream,min,max,status\nr,temporary,12,12,assumed\na,sustainable,3,3,published\n"
  "b,sustainable,0,3,\nc,sustainable,0,3,\n",
  "territory,stream,min,max,status\nr,*,5,9,\na,temporary,7,7,\na,*,0,6,\n",
};

static void
use_written (const AwrashReport *report)
{
  static const char *const languages[] = { NULL, "fr", "ar;en", "fr;fr", "de" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *page = awrash_report_html (report, languages[i], &error);
      (void)page;
    }
  for (gsize i = 0; i < 8; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = awrash_report_text (report,
                                                  i == 7       ? "de"
                                                  : i % 2 == 0 ? "fr"
                                                               : "ar",
                                                  i < 2 ? 40 : 80, i / 2 % 2 == 1, i < 4, &error);
      (void)text;
    }
  for (gsize i = 0; i < 7; i++)
    {
      static const char *const codes[] = { "a", "b", "c", "r", "z", "a", "a" };
      g_autoptr (GError) third = NULL;
      g_autofree char *brief = awrash_report_brief (report, codes[i], i == 6 ? "de" : "ar", &third);
      const char *name = awrash_report_chart_get_name (i);
      g_autoptr (GError) first = NULL, second = NULL;
      g_autofree char *one
          = awrash_report_chart (report, name != NULL ? name : "pie", "ar", &first);
      g_autofree char *two = awrash_report_chart (report, "rates", "de", &second);
      (void)one;
      (void)two;
      (void)brief;
    }
}

static void
use_settings (AwrashReport *report, AwrashPlan *plan)
{
  double last[6] = { 1, NAN, 2, NAN, 3, 4 };
  int64_t lowest[6] = { 0 }, highest[6] = { 9, 9, 9, 9, 9, 9 };

  for (gsize turn = 0; turn < 2; turn++)
    {
      awrash_report_set_date (report, 2023, 5, 26, NULL);
      awrash_report_set_last (report, "before", 6, last, NULL);
      awrash_report_set_last (report, "before", 5, last, NULL);
      awrash_report_set_last_edition (report, NULL);
      awrash_report_set_ranges (report, 6, lowest, highest, NULL);
      awrash_report_set_ranges (report, 6, highest, lowest, NULL);
      awrash_report_add_reading (report, "again", plan, NULL);
      for (gsize p = 0; p < 4; p++)
        {
          g_autoptr (GError) error = NULL;
          awrash_report_explain (report, p, &error);
        }
    }
}

/* Read, refused at every stage, and set again. */
static void
use_maps (AwrashReport *report)
{
#define SQUARE "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}"
#define FEATURE(code, shape)                                                                       \
  "{\"type\":\"Feature\",\"properties\":{\"c\":\"" code "\"},\"geometry\":" shape "}"
#define MAP(features)                                                                              \
  "{\"type\":\"FeatureCollection\",\"attribution\":\"\\u00e9\",\"features\":[" features "]}"
  static const char *const maps[] = {
    MAP (FEATURE ("a", SQUARE) "," FEATURE ("b", SQUARE)),
    MAP (FEATURE ("a", SQUARE) "," FEATURE ("a", SQUARE)),
    MAP (FEATURE ("a", "null")),
    MAP (FEATURE ("z", SQUARE)),
    MAP (FEATURE ("a", "{\"type\":\"Circle\"}")),
    MAP ("") "x",
    "{\"type\":",
  };

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (maps); i++)
    {
      g_autoptr (GError) error = NULL;
      awrash_report_set_map (report, maps[i % G_N_ELEMENTS (maps)], i % 2 == 0 ? NULL : "c",
                             i % 3 == 0 ? "somebody" : NULL, &error);
    }
}

static void
use_frontier (AwrashReport *report, const AwrashProgramme *programme, const AwrashReading *reading)
{
  g_autoptr (AwrashFrontier) frontier
      = awrash_split_frontier_new (programme, reading, "places", "gini", 0, NULL);
  gboolean more = frontier != NULL;

  while (more && awrash_split_frontier_step (frontier, &more, NULL))
    ;
  for (gsize turn = 0; frontier != NULL && turn < 2; turn++)
    awrash_report_set_frontier (report, "places", "gini", frontier, NULL);
}

int
main (void)
{
  for (gsize q = 0; q < G_N_ELEMENTS (quotas); q++)
    for (gsize counts = 0; counts < 2; counts++)
      {
        g_autoptr (AwrashProgramme) programme = test_programme_new (
            "territories", TERRITORIES, "streams", STREAMS, "quotas", quotas[q], "history", HISTORY,
            counts ? "programme.name" : "need.indicator", counts ? "N" : "need", NULL);
        g_autoptr (AwrashReading) reading
            = test_reading_new ("on", counts ? "count" : "rate", "tie", "lot", "seed", "x", NULL);
        g_autoptr (GError) solving = NULL, making = NULL;
        g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, &solving);
        g_autoptr (AwrashReport) report
            = plan != NULL ? awrash_report_new (plan, counts ? "x" : NULL, &making) : NULL;

        if (report == NULL)
          continue;
        use_written (report);
        use_settings (report, plan);
        use_frontier (report, programme, reading);
        use_maps (report);
        use_written (report);
      }
  return 0;
}
