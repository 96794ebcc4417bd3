/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a table of text. All cells stand in one arena, each ended by a NUL, and are found
 * by 32-bit offsets: a million rows take little more than the file did. */

#ifndef AWRASH_BASE_TABLE_PRIVATE_H
#define AWRASH_BASE_TABLE_PRIVATE_H

#include "base/text-private.h"

/* How a table is spelt as text. */
typedef struct
{
  char separator;        /* ',', ';' or '\t' */
  char decimal;          /* '.' or ',' */
  gboolean has_mark;     /* begins with a byte-order mark */
  gboolean has_sep_line; /* a first line sep=; */
  const char *line_end;  /* "\n", "\r\n" or "\r" */
} AwrashSpelling;

/* Bounds on what names may ask for, so that no file can make their small allocations large. */
enum
{
  AWRASH_TABLE_MOST_COLUMNS = 16384,  /* what a spreadsheet holds */
  AWRASH_TABLE_LONGEST_NAME = 1000,   /* bytes */
  AWRASH_TABLE_LONGEST_CELL = 1 << 20 /* bytes; a spreadsheet's cell holds 32,767 letters */
};

/* The largest text that is read, 1 GiB: offsets of cells fit 32 bits with room to spare. */
#define AWRASH_TABLE_MOST_BYTES ((gsize)1 << 30)

/* The most cells that a table holds, 2^28: what a file of 1 GiB can make of memory is some 5 GiB,
 * counted with the file, and lines of next to nothing make no more. */
#define AWRASH_TABLE_MOST_CELLS ((gsize)1 << 28)

extern const AwrashSpelling awrash_i_table_plain_spelling;

struct _AwrashTable
{
  char *name;
  gsize n_columns;
  char **columns;
  char **folded;       /* the columns' names as they are compared */
  guint8 *numbers;     /* [n_columns]: 1 where a column was marked as numbers */
  GPtrArray *comments; /* each with its '#' */
  AwrashText arena;    /* begins with the empty cell, at offset 0 */
  guint32 *cells;      /* [n_rows * n_columns] offsets */
  guint32 *lines;      /* [n_rows]; 0: made in memory */
  gsize n_rows;
  gsize capacity; /* rows */
  AwrashSpelling spelling;
  gboolean is_read; /* from text: cells are spelt as the spelling says */
  gsize comma_row;  /* a row where a cell has a decimal comma, n_rows or more: none */
  gsize comma_column;
};

/* A new table as awrash_base_table_new() makes it; line (0 in memory) stands in the messages. */
AwrashTable *awrash_i_table_new (const char *name, gsize n_columns, const char *const columns[],
                                 gsize line, GError **error);

/* Starts a row that stands on a line, 0: in memory: makes room, sets its cells empty. The row
 * counts once it is finished. */
gboolean awrash_i_table_begin_row (AwrashTable *table, gsize line, GError **error);

/* Sets a cell of the row begun; text of that length, UTF-8 without NUL. */
gboolean awrash_i_table_put_cell (AwrashTable *table, gsize column, const char *text, gsize length,
                                  GError **error);

void awrash_i_table_finish_row (AwrashTable *table);

/* Newly allocated: where a cell stands, for messages: `quotas.csv:12: column "max"`, or in a table
 * made in memory, where rows count from 1, `quotas: row 3: column "max"`. */
char *awrash_i_table_where (const AwrashTable *table, gsize row, gsize column);

/* Newly allocated: where a row stands: `quotas.csv:12` or `quotas: row 3`. */
char *awrash_i_table_where_row (const AwrashTable *table, gsize row);

/* A number as a cell of a row that is being made, empty where it is not known; then the row. */
void awrash_i_table_add_number (GPtrArray *cells, double value);
gboolean awrash_i_table_append (AwrashTable *table, const GPtrArray *cells, GError **error);

/* A share: a number, or a number followed by '%', which divides by 100. */
gboolean awrash_i_table_get_share (const AwrashTable *table, gsize row, gsize column, double *value,
                                   GError **error);

/* TRUE where the cell holds nothing but blanks. */
gboolean awrash_i_table_is_empty (const AwrashTable *table, gsize row, gsize column);

/* Says that a column holds numbers, spelt with a decimal point in memory: dialects with a decimal
 * comma may respell them. */
void awrash_i_table_mark_numbers (AwrashTable *table, gsize column);

/* Makes AWRASH_DIALECT_INPUT of a table made in memory mean what it means for another. */
void awrash_i_table_take_spelling (AwrashTable *table, const AwrashTable *from);

#endif
