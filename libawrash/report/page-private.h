/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sections of the page, each in a file of its own, and what they share. */

#ifndef AWRASH_REPORT_PAGE_PRIVATE_H
#define AWRASH_REPORT_PAGE_PRIVATE_H

#include "report/chart-private.h"
#include "report/report-private.h"
#include "report/writer-private.h"

/* A section and its heading, of identifier "h-NAME"; closed by awrash_i_page_end(). */
void awrash_i_page_begin (AwrashWriter *writer, const char *name, AwrashMessage heading);
void awrash_i_page_end (AwrashWriter *writer);
/* A paragraph that is one message. */
void awrash_i_page_say (AwrashWriter *writer, const char *class_, AwrashMessage message, gsize n,
                        const AwrashPiece pieces[]);
/* What is written between the two can be opened. */
void awrash_i_page_begin_details (AwrashWriter *writer, AwrashMessage summary);
void awrash_i_page_end_details (AwrashWriter *writer);
/* A table that scrolls by itself where it is too wide, named by the heading of its section; its
 * head is open after it, its body after awrash_i_page_begin_body(). */
void awrash_i_page_begin_table (AwrashWriter *writer, const char *section);
void awrash_i_page_begin_body (AwrashWriter *writer);
void awrash_i_page_end_table (AwrashWriter *writer);
/* The line above rows of one kind: what it says stands between these. */
void awrash_i_page_begin_group (AwrashWriter *writer, int n_columns);
void awrash_i_page_end_group (AwrashWriter *writer);
/* Cells. */
void awrash_i_page_head (AwrashWriter *writer, AwrashPiece piece, gboolean is_number);
void awrash_i_page_row_head (AwrashWriter *writer, AwrashPiece piece);
void awrash_i_page_cell (AwrashWriter *writer, AwrashPiece piece);
void awrash_i_page_number (AwrashWriter *writer, AwrashPiece piece);
/* A section that begins with a chart; FALSE without any where there is nothing to show. */
gboolean awrash_i_page_begin_chart (AwrashWriter *writer, const AwrashReport *report,
                                    const AwrashChart *chart);
/* The name of the plan's reading, else the words for its objective; *group is to be freed. */
AwrashPiece awrash_i_page_reading (const AwrashReport *report, char **group);
/* What changes are told against. */
AwrashPiece awrash_i_page_baseline (const AwrashReport *report);
/* A wall's stream or type. */
AwrashPiece awrash_i_page_set (const AwrashReportWall *wall);
/* One of its bounds in a sentence, with the territory that the wall is around. */
void awrash_i_page_say_bound (AwrashWriter *writer, const AwrashReportWall *wall,
                              gboolean is_upper);

/* What a column of the row of quotas.csv or capacities.csv that a wall comes from says; "" where
 * there is none. */
const char *awrash_i_page_cell_of (const AwrashReport *report, const AwrashReportWall *wall,
                                   const char *column);
/* The status of a wall's figure, of its max before that of its min. */
int64_t awrash_i_page_origin (const AwrashReportWall *wall);
/* Of the same stream and type, with the same status. */
gboolean awrash_i_page_is_alike (const AwrashReportWall *a, const AwrashReportWall *b);
/* The capacities, in a table that can be opened. */
void awrash_i_page_limits (AwrashWriter *writer, const AwrashReport *report);

/* What a province has more or fewer of a stream than last; FALSE where that is not known. */
gboolean awrash_i_page_change (const AwrashReport *report, gsize province, gsize stream,
                               int64_t *change);

/* The places of a cell, and below those that rest on an assumption their range. */
void awrash_i_page_cell_of_places (AwrashWriter *writer, const AwrashReport *report, gsize province,
                                   gsize stream);

/* The head of a document that has such a title, up to its body; and its end. */
void awrash_i_page_open (AwrashWriter *writer, const char *title);
void awrash_i_page_close (AwrashWriter *writer);
/* The title, the edition and the date, up to the first section. */
void awrash_i_page_header (AwrashWriter *writer, const AwrashReport *report);
/* The date, where there is one. */
void awrash_i_page_date (AwrashWriter *writer, const AwrashReport *report);
/* The name of the programme, or what the page is about where it has none. */
void awrash_i_page_name (AwrashWriter *writer, const AwrashReport *report);
/* Why a province has its number: what a card holds; with_shared: the bounds around it as well. */
void awrash_i_page_reasons (AwrashWriter *writer, const AwrashReport *report, gsize province,
                            gboolean with_shared);

void awrash_i_page_answer (AwrashWriter *writer, const AwrashReport *report);
void awrash_i_page_places (AwrashWriter *writer, const AwrashReport *report);
void awrash_i_page_rates (AwrashWriter *writer, const AwrashReport *report);
void awrash_i_page_equity (AwrashWriter *writer, const AwrashReport *report);
void awrash_i_page_lorenz (AwrashWriter *writer, const AwrashReport *report);
void awrash_i_page_map (AwrashWriter *writer, const AwrashReport *report);
void awrash_i_page_heat (AwrashWriter *writer, const AwrashReport *report);
void awrash_i_page_cards (AwrashWriter *writer, const AwrashReport *report);
void awrash_i_page_readings (AwrashWriter *writer, const AwrashReport *report);
void awrash_i_page_frontier (AwrashWriter *writer, const AwrashReport *report);
void awrash_i_page_study (AwrashWriter *writer, const AwrashReport *report);
void awrash_i_page_sources (AwrashWriter *writer, const AwrashReport *report);
/* What names the input and the proof, and the command that checks them. */
void awrash_i_page_check (AwrashWriter *writer, const AwrashReport *report);
void awrash_i_page_proof (AwrashWriter *writer, const AwrashReport *report);

#endif
