/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts: each is one drawing in SVG, on the page or alone. Widths are units of a drawing that is
 * WIDTH wide, so that letters are as large in each. */

#ifndef AWRASH_REPORT_CHART_PRIVATE_H
#define AWRASH_REPORT_CHART_PRIVATE_H

#include "report/report-private.h"
#include "report/writer-private.h"

#define AWRASH_CHART_WIDTH 480  /* the style puts values into the middle of it */
#define AWRASH_CHART_READOUT 30 /* the strip on top that shows the value of the mark in focus */
#define AWRASH_CHART_CLASSES 7  /* steps of the colour scale, classes k0 … k6 */

typedef struct
{
  const char *name;
  AwrashMessage title, introduction;
  AwrashMessage (*introduce) (const AwrashReport *report); /* NULL: by introduction, always */
  gboolean (*is_there) (const AwrashReport *report);
  int (*height) (const AwrashReport *report);
  void (*draw) (AwrashWriter *writer, const AwrashReport *report);
} AwrashChart;

extern const AwrashChart awrash_i_chart_rates, awrash_i_chart_lorenz, awrash_i_chart_map,
    awrash_i_chart_heat, awrash_i_chart_readings, awrash_i_chart_frontier, awrash_i_chart_study;

/* The drawing on a page, which names it by the heading of identifier "h-NAME"; the writer's markup
 * is HTML before and after. */
void awrash_i_chart_draw (AwrashWriter *writer, const AwrashReport *report,
                          const AwrashChart *chart);

AwrashMessage awrash_i_chart_introduction (const AwrashReport *report, const AwrashChart *chart);

/* chart-outline.c: the provinces in their outlines, from y on, and who drew them. */
void awrash_i_chart_draw_outlines (AwrashWriter *writer, const AwrashReport *report, double y);
int awrash_i_chart_outlines_height (const AwrashReport *report);

/* A number in markup: a place in a drawing. */
void awrash_i_chart_put (AwrashWriter *writer, const char *before, double place);
/* A mark that can be pointed at and focused, and shows what is said before
 * awrash_i_chart_end_mark() in the strip on top. Between the two stands first what is drawn, then
 * awrash_i_chart_tell(). */
void awrash_i_chart_begin_mark (AwrashWriter *writer);
void awrash_i_chart_tell (AwrashWriter *writer);
void awrash_i_chart_end_mark (AwrashWriter *writer);
/* A text at a place, ended by "</text>"; class: "", "e" ends there, "c" is centred there. */
void awrash_i_chart_begin_text (AwrashWriter *writer, const char *class_, double x, double y);
/* What is said of a rate: per 1,000, or places where there is no need. */
AwrashPiece awrash_i_chart_rate (const AwrashReport *report, double rate);
/* The same of all provinces together, with its mark. */
AwrashPiece awrash_i_chart_common_rate (const AwrashReport *report);
/* What a frontier measures, in words where there are some, else by the name that it was asked by.
 */
AwrashPiece awrash_i_chart_measure (const char *name);
/* Rates in their range. */
typedef struct
{
  double least, most;
} AwrashScale;
AwrashScale awrash_i_chart_scale (const AwrashReport *report);
/* 0 … 1, the middle where all are equal. */
double awrash_i_chart_part (AwrashScale scale, double value);
/* 0 … AWRASH_CHART_CLASSES - 1 */
int awrash_i_chart_class (AwrashScale scale, double value);

#endif
