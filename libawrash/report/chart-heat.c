/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Provinces by types of worksites: how many places, and where a bound of the province binds.
 * Source: the plan and its walls. Invariant: a cell is hatched where a wall of its own province
 * that holds its type has no room left; walls of larger territories are told on the cards. On the
 * page the table of the places is the heat map itself, see page-heat.c; this drawing stands alone.
 */

#include "report/heat-private.h"

#include "base/memory-private.h"
#include "split/plan-private.h"

#include <math.h>

#define TOP_WIDE 40 /* the height of the heads: level, or slanted where there is little room */
#define TOP_SLANTED 110
#define WIDE 90
#define LEFT 150
#define ROW 20
#define LEGEND 26
#define HATCH(width)                                                                               \
  MIN (10, (width) / 4) /* a stripe at the side, which leaves the figure free                      \
                         */

static gboolean
is_there (const AwrashReport *report)
{
  return report->n_provinces > 0 && report->n_types > 0;
}

static double
width_of (const AwrashReport *report)
{
  return (AWRASH_CHART_WIDTH - LEFT - 4.0) / (double)report->n_types;
}

static int
top (const AwrashReport *report)
{
  return width_of (report) >= WIDE ? TOP_WIDE : TOP_SLANTED;
}

static int
height (const AwrashReport *report)
{
  return top (report) + ROW * (int)report->n_provinces + LEGEND;
}

static gboolean
holds (const AwrashReport *report, const AwrashReportWall *wall, gsize type)
{
  if (wall->type >= 0)
    return wall->type == (int64_t)type;
  return wall->stream < 0
         || wall->stream == (int64_t)awrash_programme_type_get_stream (report->programme, type);
}

/* [province * n_types + type] 1 where a wall of the province alone binds. */
static guint8 *
find_bound (const AwrashReport *report, GError **error)
{
  guint8 *bound = awrash_i_new (guint8, report->n_provinces * report->n_types, error);
  g_autofree int64_t *province_of
      = awrash_i_new (int64_t, awrash_programme_territory_get_count (report->programme), error);

  if (bound == NULL || province_of == NULL)
    {
      g_free (bound);
      return NULL;
    }
  for (gsize p = 0; p < report->n_provinces; p++)
    province_of[awrash_programme_province_get_territory (report->programme, p)] = (int64_t)p + 1;
  for (gsize i = 0; i < report->n_walls; i++)
    {
      const AwrashReportWall *wall = &report->list[i];
      const int64_t at = province_of[wall->territory] - 1;
      for (gsize t = 0; wall->binds && at >= 0 && t < report->n_types; t++)
        if (holds (report, wall, t))
          bound[(gsize)at * report->n_types + t] = 1;
    }
  return bound;
}

static AwrashScale
scale_of (const AwrashReport *report)
{
  AwrashScale scale = { 0, 0 };

  for (gsize p = 0; p < report->n_provinces; p++)
    for (gsize t = 0; t < report->n_types; t++)
      {
        const double need = report->has_need ? report->needs[p] : 1;
        const double places = (double)report->plan->places[p * report->n_types + t];
        if (need > 0)
          scale.most = MAX (scale.most, places / need);
      }
  return scale;
}

void
awrash_i_heat_clear (AwrashHeat *heat)
{
  g_free (heat->bound);
}

gboolean
awrash_i_heat_init (AwrashHeat *heat, const AwrashReport *report, GError **error)
{
  heat->scale = scale_of (report);
  heat->bound = find_bound (report, error);
  return heat->bound != NULL;
}

int
awrash_i_heat_class (const AwrashHeat *heat, const AwrashReport *report, gsize p, gsize t)
{
  const double need = report->has_need ? report->needs[p] : 1;
  const double places = (double)report->plan->places[p * report->n_types + t];

  return need > 0 ? awrash_i_chart_class (heat->scale, places / need) : 0;
}

AwrashPiece
awrash_i_heat_places (const AwrashReport *report, gsize p, gsize t)
{
  const gsize stream = awrash_programme_type_get_stream (report->programme, t);

  return awrash_i_piece_mark (
      awrash_i_piece_integer (report->plan->places[p * report->n_types + t]),
      awrash_i_report_is_assumed (report, p, (gint64)stream));
}

static void
define_shapes (AwrashWriter *writer, double width)
{
  awrash_i_write (writer, "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" "
                          "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
                          "<path class=\"hb\" d=\"M0 0H6V6H0Z\"/><path class=\"x\" d=\"M0 0V6\"/>"
                          "</pattern>");
  awrash_i_chart_put (writer, "<path id=\"c\" d=\"M0 0H", width - 2);
  awrash_i_writef (writer, "V%dH0Z\"/>", ROW - 2);
  awrash_i_chart_put (writer, "<path id=\"b\" d=\"M0 0H", HATCH (width));
  awrash_i_writef (writer, "V%dH0Z\"/></defs>\n", ROW - 2);
}

static void
draw_heads (AwrashWriter *writer, const AwrashReport *report)
{
  const double width = width_of (report);
  const gboolean is_wide = width >= WIDE;

  for (gsize t = 0; t < report->n_types; t++)
    {
      const double x = LEFT + width * ((double)t + 0.5);
      if (is_wide)
        awrash_i_chart_begin_text (writer, "c", x, top (report) - 8);
      else
        {
          /* From above the names of provinces, where there is room: the last one is not cut. */
          awrash_i_chart_put (writer, "<text class=\"e\" transform=\"translate(", x);
          awrash_i_writef (writer, " %d)rotate(50)\">", top (report) - 8);
        }
      awrash_i_say_piece (writer, awrash_i_piece_cut (awrash_i_piece_type (t),
                                                      is_wide ? (gsize)(width / 6.2) : 18));
      awrash_i_write (writer, "</text>\n");
    }
}

static void
draw_cell (AwrashWriter *writer, const AwrashReport *report, const AwrashHeat *heat, gsize p,
           gsize t, double y)
{
  static const char *const plain[AWRASH_CHART_CLASSES]
      = { "c t0", "c t1", "c t2", "c t3", "c t4", "c t5", "c t6" };
  static const char *const small[AWRASH_CHART_CLASSES]
      = { "s t0", "s t1", "s t2", "s t3", "s t4", "s t5", "s t6" };
  const double width = width_of (report), x = LEFT + width * (double)t;
  const int class_ = awrash_i_heat_class (heat, report, p, t);
  const gboolean is_bound = heat->bound[p * report->n_types + t];

  for (int layer = 0; layer <= is_bound; layer++)
    {
      if (layer == 0)
        awrash_i_writef (writer, "<use href=\"#c\" class=\"k%d\"", class_);
      else
        awrash_i_write (writer, "<use href=\"#b\" class=\"h\"");
      awrash_i_chart_put (writer, " x=\"", x);
      awrash_i_chart_put (writer, "\" y=\"", y);
      awrash_i_write (writer, "\"/>");
    }
  awrash_i_chart_begin_text (writer, (width < 34 ? small : plain)[class_],
                             x + (width + (is_bound ? HATCH (width) : 0)) / 2 - 1, y + 13);
  awrash_i_say_piece (writer, awrash_i_heat_places (report, p, t));
  awrash_i_write (writer, "</text>\n");
}

static void
draw_legend (AwrashWriter *writer, double y)
{
  awrash_i_chart_put (writer, "<rect class=\"k5\" x=\"10\" width=\"28\" height=\"14\" y=\"", y);
  awrash_i_chart_put (writer, "\"/><rect class=\"h\" x=\"10\" width=\"28\" height=\"14\" y=\"", y);
  awrash_i_write (writer, "\"/>");
  awrash_i_chart_begin_text (writer, "", 44, y + 11);
  awrash_i_say_words (writer, AWRASH_MESSAGE_BINDS_HERE);
  awrash_i_write (writer, "</text>\n");
}

static void
draw (AwrashWriter *writer, const AwrashReport *report)
{
  g_auto (AwrashHeat) heat = { 0 };

  if (!awrash_i_heat_init (&heat, report, writer->fault == NULL ? &writer->fault : NULL))
    return;
  define_shapes (writer, width_of (report));
  draw_heads (writer, report);
  for (gsize p = 0; p < report->n_provinces; p++)
    {
      const double y = top (report) + ROW * (double)p;
      awrash_i_chart_begin_text (writer, "e", LEFT - 6, y + 13);
      awrash_i_say_piece (writer, awrash_i_piece_cut (awrash_i_piece_province (writer, p), 24));
      awrash_i_write (writer, "</text>");
      for (gsize t = 0; t < report->n_types; t++)
        draw_cell (writer, report, &heat, p, t, y);
    }
  draw_legend (writer, top (report) + ROW * (double)report->n_provinces + 8);
}

const AwrashChart awrash_i_chart_heat = { .name = "heat",
                                          .title = AWRASH_MESSAGE_SECTION_HEAT,
                                          .introduction = AWRASH_MESSAGE_HEAT_INTRODUCTION,
                                          .is_there = is_there,
                                          .height = height,
                                          .draw = draw };
