/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indices that were read from their texts, with the sums that all of them need.
 * Source: index-private.h. Invariant: sums that several need are among them once. */

#ifndef AWRASH_METRIC_INDEX_ASKED_PRIVATE_H
#define AWRASH_METRIC_INDEX_ASKED_PRIVATE_H

#include "metric/index-private.h"

/* An index, asked of rows, and where its sums stand among those of a report. */
typedef struct
{
  const AwrashIndexForm *form;
  AwrashIndexQuestion question;
  gsize sums[AWRASH_INDEX_MOST_USES];
} AwrashIndexAsked;

/* Some indices, with the different uses of all of them and their sums. */
typedef struct
{
  gsize n;
  AwrashIndexAsked *asked; /* [n] */
  gsize n_uses;
  AwrashTermUse *uses; /* [n_uses] */
  double *sums;        /* [n_uses] */
  double *values;      /* [n], in the block of sums */
} AwrashIndexReport;

/* Asks what a text says of the rows that a question so far tells of; fails as
 * awrash_i_index_text_read() does. */
gboolean awrash_i_index_asked_read (AwrashIndexAsked *asked, const AwrashIndexQuestion *question,
                                    const char *text, GError **error);

/* How many sums an index is made of; one of them. */
gsize awrash_i_index_asked_count (const AwrashIndexAsked *asked);
AwrashTermUse awrash_i_index_asked_use (const AwrashIndexAsked *asked, gsize k);

/* The index from the sums of a report, for scaled values; and in the unit of the values. */
gboolean awrash_i_index_asked_combine (const AwrashIndexAsked *asked, const double sums[],
                                       AwrashIndexAnswer *answer, GError **error);
double awrash_i_index_asked_in_unit (const AwrashIndexAsked *asked,
                                     const AwrashIndexAnswer *answer);

/* Room for n indices in a zeroed report; FALSE with AWRASH_ERROR_MEMORY. */
gboolean awrash_i_index_report_fill (AwrashIndexReport *report, gsize n, GError **error);
void awrash_i_index_report_clear (AwrashIndexReport *report);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashIndexReport, awrash_i_index_report_clear)

/* Adds the sums of an index to those of the report. */
void awrash_i_index_report_place (AwrashIndexReport *report, AwrashIndexAsked *asked);

#endif
