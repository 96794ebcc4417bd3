/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cursor over a CSV text: encoding, line ends and cells. What rows and headers mean is for
 * csv-parse.c. */

#ifndef AWRASH_BASE_CSV_PRIVATE_H
#define AWRASH_BASE_CSV_PRIVATE_H

#include "base/table-private.h"

typedef struct
{
  const char *name;
  const char *at;
  const char *end;
  gsize line; /* on which `at` stands */
  gsize header_line;
  AwrashSpelling spelling;
  AwrashText unescaped;     /* the last quoted cell that held doubled quotes */
  const AwrashTable *table; /* once the header is read: names columns in messages */
} AwrashCsvReader;

/* Valid until the next cell is taken. */
typedef struct
{
  const char *text;
  gsize length;
  gboolean is_quoted;
  gboolean is_last; /* of its row */
} AwrashCsvCell;

/* Takes the byte-order mark and refuses what is not UTF-8. */
gboolean awrash_i_csv_check_encoding (AwrashCsvReader *reader, GError **error);

gboolean awrash_i_csv_is_line_end (char letter);

/* TRUE for what begins as a formula of a spreadsheet does and is no number, in any spelling, after
 * as many apostrophes as there are. */
gboolean awrash_i_csv_is_formula (const char *text, gsize length);

/* TRUE for nothing but spaces and tabs. */
gboolean awrash_i_csv_is_blank (const char *text, gsize length);

/* Takes CR LF, LF or CR, if one stands here; the first of a file is how it is written again. */
void awrash_i_csv_take_line_end (AwrashCsvReader *reader);

/* Where the line that begins here ends, quotes notwithstanding. */
const char *awrash_i_csv_find_line_end (const AwrashCsvReader *reader);

/* A separator in words, for messages. */
const char *awrash_i_csv_describe_separator (char separator);

/* Takes a cell that begins with a quote, up to and with the closing one. */
gboolean awrash_i_csv_take_quoted (AwrashCsvReader *reader, gsize column, AwrashCsvCell *cell,
                                   GError **error);

/* Takes one cell with what ends it: the separator, or the end of the line. */
gboolean awrash_i_csv_take_cell (AwrashCsvReader *reader, gsize column, AwrashCsvCell *cell,
                                 GError **error);

#endif
