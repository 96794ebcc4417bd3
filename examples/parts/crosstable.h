/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A matrix of claims as a spreadsheet has it: labels in the first column and in the header, totals
 * or ranges in the last column and the last row. Source: a CSV file. Invariant: rows and columns
 * are named once each, and the grand total is known. */

#ifndef CROSSTABLE_H
#define CROSSTABLE_H

#include "manners.h"

typedef struct
{
  AwrashTable *table;
  gsize n_rows, n_columns;
  const char **row_names, **column_names; /* they belong to the table */
  double *claims;                         /* row by row */
  int64_t *row_low, *row_high, *column_low, *column_high;
  gint64 total;
} Crosstable;

/* asked_total: the total that the command line gives, negative for none. */
gboolean crosstable_read (Crosstable *crosstable, const char *path, gint64 asked_total,
                          GError **error);
void crosstable_clear (Crosstable *crosstable);
/* A whole number for each cell, from a file with the same labels; its row and column of totals, if
 * there are any, play no part. NULL where no path is given. */
gboolean crosstable_read_like (const Crosstable *crosstable, const char *path, int64_t empty,
                               int64_t **values, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Crosstable, crosstable_clear)

#endif
