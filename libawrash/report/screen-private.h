/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A terminal that a report is shown on: sections are written once, as markup, and read from there
 * into lines, so that the terminal says what the page says. */

#ifndef AWRASH_REPORT_SCREEN_PRIVATE_H
#define AWRASH_REPORT_SCREEN_PRIVATE_H

#include "report/report-private.h"
#include "report/writer-private.h"

typedef struct
{
  const AwrashReport *report;
  const char *language;
  gsize columns;
  gboolean is_ascii, has_color;
  AwrashText text;         /* the lines so far */
  gboolean is_below_table; /* the last of them is of a table */
  GError *fault;           /* the first one; nothing is put after it */
} AwrashScreen;

/* A table as a page has it. */
typedef struct
{
  GString *alignments;         /* a letter a column, see awrash_report_terminal_table() */
  GPtrArray *headings, *cells; /* of char *, as the screen spells them */
  GPtrArray *below;            /* of char *: what stands below the figures of the row */
} AwrashScreenTable;

void awrash_i_screen_put (AwrashScreen *screen, const char *text);
/* A paragraph; lines after the first begin with the indent. */
void awrash_i_screen_wrap (AwrashScreen *screen, const char *words, const char *indent);
/* Newly allocated: a text as this terminal can show it. */
char *awrash_i_screen_spell (const AwrashScreen *screen, const char *text);
/* Newly allocated: all lines, as they are printed. */
char *awrash_i_screen_finish (const AwrashScreen *screen, const char *lines);
/* Between the two stands what is to catch the eye. */
void awrash_i_screen_begin_color (AwrashScreen *screen, const char *code);
void awrash_i_screen_end_color (AwrashScreen *screen);
/* Puts the sections of a document, which is well-formed XML; an element "bars" is where the rates
 * are drawn. */
void awrash_i_screen_read (AwrashScreen *screen, const char *markup);
void awrash_i_screen_table_init (AwrashScreenTable *table);
void awrash_i_screen_table_clear (AwrashScreenTable *table);
void awrash_i_screen_table_begin (AwrashScreenTable *table);
void awrash_i_screen_table_end_row (AwrashScreenTable *table);
void awrash_i_screen_table_put (AwrashScreen *screen, AwrashScreenTable *table);
/* The provinces by their rate as bars, the lowest first. */
void awrash_i_screen_bars (AwrashScreen *screen);

#endif
