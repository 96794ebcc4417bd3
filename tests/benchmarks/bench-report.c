/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the page takes: 75 provinces with two streams, and 1,500 communes with twelve types; and
 * maps, from outlines of a few positions a province to files of 100 MB.
 * Source: drawn from a seed. Invariant: the split is not counted, the report's own measures are;
 * medians of processor time are printed, nothing is asserted of it. */

#include "support/median.h"
#include "support/national.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define TURNS 15

static double
seconds_since (clock_t start)
{
  return (double)(clock () - start) / CLOCKS_PER_SEC;
}

static void
measure (const char *what, gsize n_provinces, gsize n_types, gsize n_streams)
{
  g_autoptr (AwrashProgramme) programme
      = national_new_sized (NATIONAL_TREE, n_provinces, n_types, n_streams, 200, 7);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  const gboolean set = awrash_split_reading_set (reading, "need", "need", NULL)
                       && awrash_split_reading_set (reading, "tie", "lot", NULL)
                       && awrash_split_reading_set (reading, "seed", "benchmark", NULL);
  g_autoptr (AwrashPlan) plan = set ? awrash_split_solve (programme, reading, NULL) : NULL;
  double making[TURNS], writing[TURNS];
  gsize length = 0;

  for (gsize i = 0; plan != NULL && i < TURNS; i++)
    {
      clock_t start = clock ();
      g_autoptr (AwrashReport) report = awrash_report_new (plan, NULL, NULL);
      g_autofree char *page = NULL;

      awrash_report_add_reading (report, "a", plan, NULL);
      awrash_report_add_reading (report, "b", plan, NULL);
      making[i] = seconds_since (start);
      start = clock ();
      page = awrash_report_html (report, NULL, NULL);
      writing[i] = seconds_since (start);
      length = strlen (page);
    }
  if (plan != NULL)
    printf ("%-34s measured in %6.1f ms, written in %6.1f ms, %zu kB\n", what,
            1000 * test_median (TURNS, making), 1000 * test_median (TURNS, writing), length / 1000);
}

/* A border that wanders at random between two points; both sides of it have the same. */
static void
add_border (GString *text, guint32 seed, gsize n, gboolean is_back, const double from[2],
            const double to[2])
{
  for (gsize i = 0; i < n; i++)
    {
      const gsize at = is_back ? n - i : i;
      const double part = (double)at / (double)n, off = at == 0 || at == n ? 0 : 0.02;
      const guint32 x = (guint32)(seed + at) * 2654435761U, y = x * 2246822519U;
      g_string_append_printf (text, "[%.6f,%.6f],",
                              from[0] + part * (to[0] - from[0]) + off * x / G_MAXUINT32,
                              from[1] + part * (to[1] - from[1]) + off * y / G_MAXUINT32);
    }
}

/* The provinces as fields of a board, n positions a side. */
static char *
draw_board (const AwrashProgramme *programme, gsize n)
{
  const gsize n_provinces = awrash_programme_province_get_count (programme);
  GString *text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");

  for (gsize p = 0; p < n_provinces; p++)
    {
      const gsize territory = awrash_programme_province_get_territory (programme, p);
      const guint32 row = (guint32)p / 40, column = (guint32)p % 40, seed = 4096 * 1024;
      const double c[4][2] = { { 0.2 * column, 0.2 * row },
                               { 0.2 * (column + 1), 0.2 * row },
                               { 0.2 * (column + 1), 0.2 * (row + 1) },
                               { 0.2 * column, 0.2 * (row + 1) } };
      g_string_append_printf (text,
                              "%s{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\"},"
                              "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[",
                              p > 0 ? "," : "",
                              awrash_programme_territory_get_code (programme, territory));
      add_border (text, seed * row + column * 65536, n, FALSE, c[0], c[1]);
      add_border (text, seed * row + (column + 1) * 65536 + 7, n, FALSE, c[1], c[2]);
      add_border (text, seed * (row + 1) + column * 65536, n, TRUE, c[3], c[2]);
      add_border (text, seed * row + column * 65536 + 7, n, TRUE, c[0], c[3]);
      g_string_append_printf (text, "[%.6f,%.6f]]]}}", c[0][0], c[0][1]);
    }
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static void
measure_map (const char *what, gsize n_provinces, gsize n, gsize turns)
{
  g_autoptr (AwrashProgramme) programme
      = national_new_sized (NATIONAL_TREE, n_provinces, 2, 2, 200, 7);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  const gboolean set = awrash_split_reading_set (reading, "need", "need", NULL)
                       && awrash_split_reading_set (reading, "tie", "lot", NULL)
                       && awrash_split_reading_set (reading, "seed", "benchmark", NULL);
  g_autoptr (AwrashPlan) plan = set ? awrash_split_solve (programme, reading, NULL) : NULL;
  g_autoptr (AwrashReport) report = plan != NULL ? awrash_report_new (plan, NULL, NULL) : NULL;
  g_autofree char *text = draw_board (programme, n), *page = NULL;
  double setting[TURNS], writing[TURNS];

  for (gsize i = 0; report != NULL && i < turns; i++)
    {
      clock_t start = clock ();
      if (!awrash_report_set_map (report, text, NULL, NULL, NULL))
        return;
      setting[i] = seconds_since (start);
      start = clock ();
      g_free (page);
      page = awrash_report_html (report, NULL, NULL);
      writing[i] = seconds_since (start);
    }
  if (page != NULL)
    printf ("%-34s %8.1f kB read in %7.1f ms, page written in %6.1f ms, %zu kB\n", what,
            (double)strlen (text) / 1000, 1000 * test_median (turns, setting),
            1000 * test_median (turns, writing), strlen (page) / 1000);
}

int
main (void)
{
  measure ("75 provinces, 2 streams", 75, 2, 2);
  measure ("75 provinces, 12 types", 75, 12, 2);
  measure ("1,500 communes, 2 streams", 1500, 2, 2);
  measure ("1,500 communes, 12 types", 1500, 12, 2);
  measure_map ("map of 75 provinces", 75, 10, TURNS);
  measure_map ("map of 75 provinces, in detail", 75, 1000, TURNS);
  measure_map ("map of 75 provinces, 100 MB", 75, 16000, 3);
  measure_map ("map of 1,500 communes", 1500, 10, TURNS);
  return 0;
}
