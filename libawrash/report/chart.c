/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all charts share: their frame, marks that tell their value, and the scale of colours.
 * Source: SVG 2; WAI-ARIA Graphics. Invariant: a mark's value is text in the drawing, so that it is
 * there for the pointer, the keyboard and the screen reader alike. */

#include "report/chart-private.h"

#include "report/style-private.h"

#include "base/i18n-private.h"
#include "split/plan-private.h"

#include <math.h>
#include <string.h>

static const AwrashChart *const charts[]
    = { &awrash_i_chart_rates, &awrash_i_chart_lorenz,   &awrash_i_chart_map,
        &awrash_i_chart_heat,  &awrash_i_chart_readings, &awrash_i_chart_frontier,
        &awrash_i_chart_study };

void
awrash_i_chart_put (AwrashWriter *writer, const char *before, double place)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  const double rounded = round (place * 10) / 10;

  awrash_i_write (writer, before);
  awrash_i_write (writer, g_ascii_formatd (digits, sizeof digits,
                                           rounded == round (rounded) ? "%.0f" : "%.1f", rounded));
}

void
awrash_i_chart_begin_mark (AwrashWriter *writer)
{
  /* On a page they are many, and its script gives them the rest. */
  if (writer->is_alone)
    awrash_i_writef (writer, "<g class=\"k\" tabindex=\"0\" role=\"img\" aria-labelledby=\"v%u\">",
                     ++writer->n_ids);
  else
    awrash_i_write (writer, "<g class=\"k\">");
}

void
awrash_i_chart_tell (AwrashWriter *writer)
{
  if (writer->is_alone)
    awrash_i_writef (writer, "<text id=\"v%u\" class=\"v\">", writer->n_ids);
  else
    awrash_i_write (writer, "<text class=\"v\">");
}

void
awrash_i_chart_end_mark (AwrashWriter *writer)
{
  awrash_i_write (writer, "</text></g>\n");
}

void
awrash_i_chart_begin_text (AwrashWriter *writer, const char *class_, double x, double y)
{
  awrash_i_write (writer, "<text");
  if (class_[0] != '\0')
    awrash_i_writef (writer, " class=\"%s\"", class_);
  awrash_i_chart_put (writer, " x=\"", x);
  awrash_i_chart_put (writer, "\" y=\"", y);
  awrash_i_write (writer, "\">");
}

AwrashPiece
awrash_i_chart_rate (const AwrashReport *report, double rate)
{
  return report->has_need ? awrash_i_piece_decimal (rate * 1000, 1)
                          : awrash_i_piece_decimal (rate, 0);
}

AwrashPiece
awrash_i_chart_common_rate (const AwrashReport *report)
{
  return awrash_i_piece_mark (awrash_i_chart_rate (report, awrash_i_report_common_rate (report)),
                              awrash_i_report_is_sum_assumed (report, -1));
}

AwrashScale
awrash_i_chart_scale (const AwrashReport *report)
{
  AwrashScale scale = { INFINITY, -INFINITY };

  for (gsize p = 0; p < report->n_provinces; p++)
    if (!isnan (report->rates[p]))
      {
        scale.least = MIN (scale.least, report->rates[p]);
        scale.most = MAX (scale.most, report->rates[p]);
      }
  return scale;
}

double
awrash_i_chart_part (AwrashScale scale, double value)
{
  return scale.most > scale.least ? (value - scale.least) / (scale.most - scale.least) : 0.5;
}

int
awrash_i_chart_class (AwrashScale scale, double value)
{
  const double part = awrash_i_chart_part (scale, value) * AWRASH_CHART_CLASSES;

  return (int)CLAMP (floor (part), 0, AWRASH_CHART_CLASSES - 1);
}

AwrashMessage
awrash_i_chart_introduction (const AwrashReport *report, const AwrashChart *chart)
{
  return chart->introduce != NULL ? chart->introduce (report) : chart->introduction;
}

/* ── on the page ────────────────────────────────────────────────────────────────────────────── */

void
awrash_i_chart_draw (AwrashWriter *writer, const AwrashReport *report, const AwrashChart *chart)
{
  awrash_i_writef (writer,
                   "<svg viewBox=\"0 0 %d %d\" role=\"group\" aria-labelledby=\"h-%s\" "
                   "aria-describedby=\"i-%s\">\n",
                   AWRASH_CHART_WIDTH, chart->height (report), chart->name, chart->name);
  writer->markup = AWRASH_MARKUP_SVG;
  chart->draw (writer, report);
  writer->markup = AWRASH_MARKUP_HTML;
  awrash_i_write (writer, "</svg>\n");
}

/* ── alone ──────────────────────────────────────────────────────────────────────────────────── */

static const AwrashChart *
find_chart (const AwrashReport *report, const char *name, GError **error)
{
  g_autofree char *quoted = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++)
    if (strcmp (charts[i]->name, name) == 0)
      {
        if (report->has_answer && charts[i]->is_there (report))
          return charts[i];
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                     _ ("chart %s has nothing to show in this report"), name);
        return NULL;
      }
  quoted = awrash_i_text_quote (name);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("chart is %s, expected rates, lorenz, map, heat, readings, frontier or study"),
               quoted);
  return NULL;
}

const char *
awrash_report_chart_get_name (size_t index)
{
  return index < G_N_ELEMENTS (charts) ? charts[index]->name : NULL;
}

char *
awrash_report_chart (const AwrashReport *report, const char *name, const char *language,
                     GError **error)
{
  g_auto (AwrashWriter) writer = { 0 };
  const AwrashChart *chart;

  g_return_val_if_fail (report != NULL && name != NULL && language != NULL, NULL);
  chart = find_chart (report, name, error);
  if (chart == NULL || awrash_i_language_find (language, error) == NULL
      || !awrash_i_writer_init (&writer, report->programme, language, error))
    return NULL;
  writer.markup = AWRASH_MARKUP_SVG;
  writer.is_alone = TRUE;
  awrash_i_writef (&writer,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" lang=\"%s\" "
                   "role=\"group\" aria-labelledby=\"h d\">\n<title id=\"h\">",
                   AWRASH_CHART_WIDTH, chart->height (report), language);
  awrash_i_say_words (&writer, chart->title);
  awrash_i_write (&writer, "</title>\n<desc id=\"d\">");
  awrash_i_say_words (&writer, awrash_i_chart_introduction (report, chart));
  awrash_i_write (&writer, "</desc>\n<style>");
  awrash_i_write (&writer, awrash_i_style_chart);
  awrash_i_write (&writer, "</style>\n");
  chart->draw (&writer, report);
  awrash_i_write (&writer, "</svg>\n");
  return awrash_i_writer_steal (&writer, error);
}
