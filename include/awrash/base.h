/* SPDX-License-Identifier: GPL-3.0-or-later */

/* base: what every room stands on: errors, statuses, the version, tables of text and CSV. */

#ifndef AWRASH_BASE_H
#define AWRASH_BASE_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

#ifndef AWRASH_API
#define AWRASH_API
#endif

/**
 * awrash_base_version:
 *
 * The version of the library that is running, as "major.minor.patch".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: the file VERSION. Since: 0.1
 *
 * Returns: (transfer none): the version
 */
AWRASH_API const char *awrash_base_version (void);

/**
 * AWRASH_ERROR:
 *
 * The error domain of the whole library.
 */
#define AWRASH_ERROR (awrash_base_error_quark ())

/**
 * AwrashError:
 * @AWRASH_ERROR_VALUE: a number outside its domain: NaN, infinite, negative, not whole
 * @AWRASH_ERROR_EMPTY: nothing to work on: no value, no row, all claims or weights zero
 * @AWRASH_ERROR_OVERFLOW: numbers too large to be exact
 * @AWRASH_ERROR_BOUNDS: bounds that contradict one another in one place: floor above ceiling
 * @AWRASH_ERROR_NAME: a name or code that nobody knows
 * @AWRASH_ERROR_DUPLICATE: the same code or bound given twice
 * @AWRASH_ERROR_CYCLE: a territory that is its own ancestor
 * @AWRASH_ERROR_FILE: a file cannot be opened, read or written
 * @AWRASH_ERROR_ENCODING: text that is not UTF-8
 * @AWRASH_ERROR_SYNTAX: a file that does not follow its format
 * @AWRASH_ERROR_FOLDER: a programme folder with one or more faults, all listed in the message
 * @AWRASH_ERROR_CLASS: a problem of a class that no engine here solves
 * @AWRASH_ERROR_MEMORY: not enough memory for what the input asks
 * @AWRASH_ERROR_CANCELLED: whoever waits asked for an end: see #AwrashCancel
 * @AWRASH_ERROR_INTERNAL: our own fault, with file and line
 *
 * What went wrong with the data. The hundreds are families: 1xx values, 2xx names, 3xx files,
 * 4xx limits, 9xx ourselves. Numbers are never reused. Infeasible, refused ties and limits are
 * answers, not errors: see #AwrashStatus.
 *
 * Since: 0.1
 */
typedef enum
{
  AWRASH_ERROR_VALUE = 101,
  AWRASH_ERROR_EMPTY = 102,
  AWRASH_ERROR_OVERFLOW = 103,
  AWRASH_ERROR_BOUNDS = 104,
  AWRASH_ERROR_NAME = 201,
  AWRASH_ERROR_DUPLICATE = 202,
  AWRASH_ERROR_CYCLE = 203,
  AWRASH_ERROR_FILE = 301,
  AWRASH_ERROR_ENCODING = 302,
  AWRASH_ERROR_SYNTAX = 303,
  AWRASH_ERROR_FOLDER = 304,
  AWRASH_ERROR_CLASS = 401,
  AWRASH_ERROR_MEMORY = 402,
  AWRASH_ERROR_CANCELLED = 403,
  AWRASH_ERROR_INTERNAL = 901
} AwrashError;

/**
 * awrash_base_error_quark:
 *
 * The quark behind %AWRASH_ERROR.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: GLib's convention. Since: 0.1
 *
 * Returns: the quark
 */
AWRASH_API GQuark awrash_base_error_quark (void);

/**
 * awrash_base_error_get_name:
 * @code: an #AwrashError
 *
 * The name of an error code in lower case with dashes, as bindings show it ("value", "bounds").
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is no code
 */
AWRASH_API const char *awrash_base_error_get_name (int code);

/**
 * awrash_base_error_from_name:
 * @name: a name as awrash_base_error_get_name() gives it
 *
 * The error code of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(codes). Source: none. Since: 0.1
 *
 * Returns: the code, or 0 for an unknown name
 */
AWRASH_API int awrash_base_error_from_name (const char *name);

/**
 * AwrashCancel:
 *
 * Lets one thread end a call that another is making. A thread uses a cancel, and from then on every
 * call of that thread which may last looks at it; once it is asked, such a call fails with
 * %AWRASH_ERROR_CANCELLED, its outputs as they were, within some hundredths of a second, whatever
 * is left of its work. Threads that a call begins follow the cancel of the caller's. What took part
 * in a cancelled call is as it was and may be used again, but for what goes on step by step
 * (a solving, a frontier, a study's runner): that can only be freed. Calls that take next to no
 * time end by themselves. A call that is given no cancel costs nothing more.
 *
 * |[
 *   static gpointer work (gpointer data)
 *   {
 *     awrash_base_cancel_use (data);
 *     ...                               // calls that may last
 *     return awrash_base_cancel_use (NULL);
 *   }
 *
 *   AwrashCancel *cancel = awrash_base_cancel_new ();
 *   GThread *thread = g_thread_new ("work", work, cancel);
 *   ...
 *   awrash_base_cancel_ask (cancel);    // from here
 *   g_thread_join (thread);
 *   awrash_base_cancel_unref (cancel);
 * ]|
 *
 * Since: 0.6
 */
typedef struct _AwrashCancel AwrashCancel;

/**
 * awrash_base_cancel_new:
 *
 * A cancel that nobody has asked yet.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer full): the cancel
 */
AWRASH_API AwrashCancel *awrash_base_cancel_new (void);

/**
 * awrash_base_cancel_ref:
 * @cancel: a cancel
 *
 * One more holder of the cancel; from any thread.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer full): the cancel
 */
AWRASH_API AwrashCancel *awrash_base_cancel_ref (AwrashCancel *cancel);

/**
 * awrash_base_cancel_unref:
 * @cancel: (nullable): a cancel, which no thread uses any more
 *
 * One holder less; the last one frees it.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 */
AWRASH_API void awrash_base_cancel_unref (AwrashCancel *cancel);

/**
 * awrash_base_cancel_ask:
 * @cancel: a cancel
 *
 * Asks the calls of all threads that use the cancel to end, those that begin later too; from any
 * thread. It does not wait for them, and is never taken back: for other calls there are others.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 */
AWRASH_API void awrash_base_cancel_ask (AwrashCancel *cancel);

/**
 * awrash_base_cancel_is_asked:
 * @cancel: a cancel
 *
 * Whether somebody asked; from any thread.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: %TRUE once it was asked
 */
AWRASH_API gboolean awrash_base_cancel_is_asked (const AwrashCancel *cancel);

/**
 * awrash_base_cancel_use:
 * @cancel: (nullable): what the calls of this thread shall look at, or %NULL for none
 *
 * From now on calls of this thread, and of no other, end when @cancel is asked. No reference is
 * taken: a thread that ends, or frees its cancel, uses none by then. Who uses a cancel for a while
 * puts the former one back after it.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: uselocale() of POSIX. Since: 0.6
 *
 * Returns: (transfer none) (nullable): what this thread used before
 */
AWRASH_API const AwrashCancel *awrash_base_cancel_use (const AwrashCancel *cancel);

/**
 * AwrashStatus:
 * @AWRASH_STATUS_UNKNOWN: nothing was answered
 * @AWRASH_STATUS_OPTIMAL: proved best, and no tie had to be settled
 * @AWRASH_STATUS_WITHIN_GAP: proved best to the relative gap asked
 * @AWRASH_STATUS_FEASIBLE: stopped; every bound holds; the gap is said
 * @AWRASH_STATUS_INFEASIBLE: no answer keeps every bound; the record names the blocking set
 * @AWRASH_STATUS_LIMIT: stopped before any answer
 * @AWRASH_STATUS_TIE_REFUSED: several answers are equally good and no policy was given
 * @AWRASH_STATUS_TIE_SETTLED: proved best; a tie was settled by the policy given
 * @AWRASH_STATUS_UNPLACED: proved best; ceilings leave some units unplaced
 *
 * What kind of answer came out. 0 is never a success.
 *
 * Since: 0.1
 */
typedef enum
{
  AWRASH_STATUS_UNKNOWN = 0,
  AWRASH_STATUS_OPTIMAL = 1,
  AWRASH_STATUS_WITHIN_GAP = 2,
  AWRASH_STATUS_FEASIBLE = 3,
  AWRASH_STATUS_INFEASIBLE = 4,
  AWRASH_STATUS_LIMIT = 5,
  AWRASH_STATUS_TIE_REFUSED = 6,
  AWRASH_STATUS_TIE_SETTLED = 7,
  AWRASH_STATUS_UNPLACED = 8
} AwrashStatus;

/**
 * awrash_base_status_get_name:
 * @status: an #AwrashStatus
 *
 * The name of a status in lower case with dashes ("optimal", "tie-refused").
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is no status
 */
AWRASH_API const char *awrash_base_status_get_name (AwrashStatus status);

/**
 * awrash_base_status_from_name:
 * @name: a name as awrash_base_status_get_name() gives it
 *
 * The status of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(statuses). Source: none. Since: 0.1
 *
 * Returns: the status, or %AWRASH_STATUS_UNKNOWN for an unknown name
 */
AWRASH_API AwrashStatus awrash_base_status_from_name (const char *name);

/**
 * AwrashDialect:
 * @AWRASH_DIALECT_INPUT: as the table was read; plain for a table made in memory
 * @AWRASH_DIALECT_PLAIN: comma, decimal point, UTF-8 without a mark, LF
 * @AWRASH_DIALECT_SPREADSHEET: semicolon, decimal comma, byte-order mark, CR LF
 *
 * How a table is written as text.
 *
 * Since: 0.1
 */
typedef enum
{
  AWRASH_DIALECT_INPUT = 1,
  AWRASH_DIALECT_PLAIN = 2,
  AWRASH_DIALECT_SPREADSHEET = 3
} AwrashDialect;

/**
 * awrash_base_dialect_get_name:
 * @dialect: an #AwrashDialect
 *
 * The name of a dialect in lower case ("input", "plain", "spreadsheet").
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is no dialect
 */
AWRASH_API const char *awrash_base_dialect_get_name (AwrashDialect dialect);

/**
 * awrash_base_dialect_from_name:
 * @name: a name as awrash_base_dialect_get_name() gives it
 *
 * The dialect of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(dialects). Source: none. Since: 0.1
 *
 * Returns: the dialect, or 0 for an unknown name
 */
AWRASH_API int awrash_base_dialect_from_name (const char *name);

/**
 * AwrashTable:
 *
 * A table of text: named columns, rows of cells, comment lines before the header, and where it
 * came from (so that an error can name file, line and column). Opaque.
 *
 * Since: 0.1
 */
typedef struct _AwrashTable AwrashTable;

/**
 * awrash_base_table_new:
 * @name: what the table is called in messages; a file's name without its folder
 * @n_columns: how many columns, 1 to 16,384
 * @columns: (array length=n_columns): their names, UTF-8 of at most 1,000 bytes; blanks around
 *   them are dropped
 * @error: (out) (optional): what went wrong
 *
 * A table in memory, without rows. Names must differ as awrash_base_table_find_column() compares
 * them, and the first may not begin with #, which begins a comment.
 *
 * Shapes: @columns has @n_columns names. Units: none. Errors: %AWRASH_ERROR_EMPTY without columns,
 * %AWRASH_ERROR_DUPLICATE for a name given twice, %AWRASH_ERROR_SYNTAX for a name that is empty,
 * too long or begins a comment, and for too many columns, %AWRASH_ERROR_ENCODING,
 * %AWRASH_ERROR_MEMORY. Cost: O(bytes of the names). Source: none. Since: 0.1
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with @error set
 */
AWRASH_API AwrashTable *awrash_base_table_new (const char *name, size_t n_columns,
                                               const char *const columns[], GError **error);

/**
 * awrash_base_table_copy:
 * @table: a table
 * @error: (out) (optional): what went wrong
 *
 * A table of its own with the same name, columns, rows and comments, which stand where they stood:
 * messages about the copy name the same file and lines, and %AWRASH_DIALECT_INPUT writes the same
 * text. Rows appended to one are not seen in the other.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_MEMORY. Cost: O(bytes of the table). Source:
 * none. Since: 0.1
 *
 * Returns: (transfer full) (nullable): the copy, or %NULL with @error set
 */
AWRASH_API AwrashTable *awrash_base_table_copy (const AwrashTable *table, GError **error);

/**
 * awrash_base_table_free:
 * @table: (transfer full) (nullable): a table
 *
 * Gives back everything that a table holds, its names and cells with it.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(columns + comments). Source: none. Since: 0.1
 */
AWRASH_API void awrash_base_table_free (AwrashTable *table);

/**
 * awrash_base_table_append:
 * @table: a table
 * @n_cells: how many cells; as many as the table has columns
 * @cells: (array length=n_cells) (element-type utf8): the cells, copied; %NULL is an empty cell
 * @error: (out) (optional): what went wrong
 *
 * Adds a row. Its line is 0: it stands in no file. Pointers to cells that were got before are no
 * longer valid, and no other thread may use the table meanwhile.
 *
 * Shapes: @cells has @n_cells texts. Units: none. Errors: %AWRASH_ERROR_SYNTAX for another number
 * of cells and a cell of more than 1 MiB, %AWRASH_ERROR_ENCODING, %AWRASH_ERROR_MEMORY, also beyond
 * 4 GiB of text or 2^28 cells; the table is then as it was. Cost: O(bytes of the row), amortised.
 * Source: none. Since: 0.1
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_base_table_append (AwrashTable *table, size_t n_cells,
                                              const char *const cells[], GError **error);

/**
 * awrash_base_table_add_comment:
 * @table: a table
 * @comment: one or more lines of text, with or without a leading #; blank lines are left out
 *
 * Adds lines of comment, which stand before the header where the table is written. Blanks, commas
 * and semicolons at the end of a line, which a spreadsheet's empty cells would leave, are dropped.
 *
 * Shapes: none. Units: none. Errors: none; what is not UTF-8 is replaced by U+FFFD. Cost: O(bytes).
 * Source: none. Since: 0.1
 */
AWRASH_API void awrash_base_table_add_comment (AwrashTable *table, const char *comment);

/**
 * awrash_base_table_get_name:
 * @table: a table
 *
 * What the table is called in messages.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the name
 */
AWRASH_API const char *awrash_base_table_get_name (const AwrashTable *table);

/**
 * awrash_base_table_get_n_rows:
 * @table: a table
 *
 * The number of rows, without header, comments and skipped empty lines.
 *
 * Shapes: none. Units: rows. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_base_table_get_n_rows (const AwrashTable *table);

/**
 * awrash_base_table_get_n_columns:
 * @table: a table
 *
 * The number of columns.
 *
 * Shapes: none. Units: columns. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number, at least 1
 */
AWRASH_API size_t awrash_base_table_get_n_columns (const AwrashTable *table);

/**
 * awrash_base_table_get_n_comments:
 * @table: a table
 *
 * The number of comment lines before the header.
 *
 * Shapes: none. Units: lines. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_base_table_get_n_comments (const AwrashTable *table);

/**
 * awrash_base_table_get_comment:
 * @table: a table
 * @index: which line, from 0
 *
 * A comment line without its # and the blanks after it.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the text, valid as long as the table
 */
AWRASH_API const char *awrash_base_table_get_comment (const AwrashTable *table, size_t index);

/**
 * awrash_base_table_get_column:
 * @table: a table
 * @column: which column, from 0
 *
 * The name of a column as it was given, without blanks around it.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the name, valid as long as the table
 */
AWRASH_API const char *awrash_base_table_get_column (const AwrashTable *table, size_t column);

/**
 * awrash_base_table_find_column:
 * @table: a table
 * @name: a name in any case, with or without accents, with blanks around it or not
 * @column: (out) (optional): which column that is, from 0; untouched where there is none
 *
 * Looks for a column by its name. Letters are compared after Unicode's compatibility
 * decomposition, without marks and with case folded: "Médina", "MEDINA" and " medina " are one.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(columns · bytes of the name). Source: Unicode
 * Standard Annex 15 (NFKD). Since: 0.1
 *
 * Returns: %TRUE where the table has the column
 */
AWRASH_API gboolean awrash_base_table_find_column (const AwrashTable *table, const char *name,
                                                   size_t *column);

/**
 * awrash_base_table_get_cell:
 * @table: a table
 * @row: which row, from 0
 * @column: which column, from 0
 *
 * The text of a cell, unquoted, otherwise as it was read: leading zeros and blanks are kept.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the text, "" for an empty cell; valid until the table is freed or a
 *   row is appended
 */
AWRASH_API const char *awrash_base_table_get_cell (const AwrashTable *table, size_t row,
                                                   size_t column);

/**
 * awrash_base_table_get_line:
 * @table: a table
 * @row: which row, from 0
 *
 * The line of the file on which a row begins.
 *
 * Shapes: none. Units: lines, from 1. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the line, or 0 for a row made in memory
 */
AWRASH_API int64_t awrash_base_table_get_line (const AwrashTable *table, size_t row);

/**
 * awrash_base_table_get_number:
 * @table: a table
 * @row: which row, from 0
 * @column: which column, from 0
 * @value: (out): the number; untouched on failure
 * @error: (out) (optional): what went wrong, with file, line and column
 *
 * Reads a cell as a number: digits with a decimal point or an exponent, blanks (space, U+00A0,
 * U+202F) around it and between groups of three digits. In files with semicolons a decimal comma
 * is read too, and a decimal point is refused as soon as another cell has a comma. No locale, no
 * hexadecimal, no "nan".
 *
 * Shapes: none. Units: as the column says. Errors: %AWRASH_ERROR_EMPTY for an empty cell,
 * %AWRASH_ERROR_VALUE for what is no number, %AWRASH_ERROR_SYNTAX for a point among commas,
 * %AWRASH_ERROR_OVERFLOW beyond the doubles. Cost: O(bytes of the cell). Source: none. Since: 0.1
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_base_table_get_number (const AwrashTable *table, size_t row,
                                                  size_t column, double *value, GError **error);

/**
 * awrash_base_table_get_integer:
 * @table: a table
 * @row: which row, from 0
 * @column: which column, from 0
 * @value: (out): the number; untouched on failure
 * @error: (out) (optional): what went wrong, with file, line and column
 *
 * Reads a cell as a whole number, with blanks as in awrash_base_table_get_number(). A point, comma
 * or exponent is refused, and where it parts thousands the message says how to write the number.
 *
 * Shapes: none. Units: as the column says. Errors: %AWRASH_ERROR_EMPTY for an empty cell,
 * %AWRASH_ERROR_VALUE for what is no whole number, %AWRASH_ERROR_OVERFLOW beyond 64 bits.
 * Cost: O(bytes of the cell). Source: none. Since: 0.1
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_base_table_get_integer (const AwrashTable *table, size_t row,
                                                   size_t column, int64_t *value, GError **error);

/**
 * awrash_base_file_read:
 * @path: a file's path in the encoding of file names
 * @most: how many bytes it may have
 * @error: (out) (optional): what went wrong, with the file's path
 *
 * The text of a file, whole. A symbolic link to a file is followed; folders, pipes, sockets and
 * devices are refused without waiting for them, and what is larger than @most unread.
 *
 * Shapes: none. Units: @most in bytes. Errors: %AWRASH_ERROR_FILE for what cannot be opened or
 * read, is no file, or is larger than @most; %AWRASH_ERROR_ENCODING with the first byte that is not
 * UTF-8 and its line; %AWRASH_ERROR_SYNTAX for a NUL byte; %AWRASH_ERROR_MEMORY. Cost: O(bytes of
 * the file), which are held once. Source: POSIX open(2), fstat(2). Since: 0.6
 *
 * Returns: (transfer full) (nullable): the text, to be freed by g_free(), or %NULL with @error set
 */
AWRASH_API char *awrash_base_file_read (const char *path, size_t most, GError **error);

/**
 * awrash_base_folder_write:
 * @folder: the path of a folder, made if it is missing
 * @n: how many files
 * @names: (array length=n): their names, without folders and without a dot before them
 * @texts: (array length=n): what they shall hold
 * @error: (out) (optional): what went wrong
 *
 * Writes several files as one: all are written aside and flushed before the first one is put in
 * its place, and what a failure left replaced is put back. Where the machine stops between two
 * replacements, those named first are new and those named last old: a file that proves the others
 * is named last. Other files of the folder stay. A file that is replaced keeps its permissions; a
 * symbolic link, folder, pipe or device in its place is refused.
 *
 * Shapes: @names and @texts n. Units: none. Errors: %AWRASH_ERROR_NAME for a name that is none of a
 * file in the folder; %AWRASH_ERROR_FILE. Cost: O(bytes). Source: POSIX rename(2). Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error, the folder as it was
 */
AWRASH_API gboolean awrash_base_folder_write (const char *folder, size_t n,
                                              const char *const names[], const char *const texts[],
                                              GError **error);

/**
 * awrash_base_csv_parse:
 * @name: what the table is called in messages
 * @length: how many bytes @text has, at most 1 GiB
 * @text: (array length=length): CSV, UTF-8 with or without a byte-order mark; no NUL need end it
 * @error: (out) (optional): what went wrong, with name and line
 *
 * Reads a table from text as spreadsheets write it. The separator is a semicolon or else a tab
 * where the header has one outside quotes, else a comma; a first line `sep=;` is obeyed. Lines
 * before the header that begin with # after blanks and a quote are comments. Lines end in LF,
 * CR LF or CR. Fields may be quoted, with quotes doubled and lines broken inside. Empty lines are
 * skipped, and empty cells beyond the last column are dropped; any other row must have as many
 * cells as the header. Of apostrophes before = + - @, a tab or CR the first is dropped: it says to
 * a spreadsheet that the cell is text.
 *
 * Shapes: @text has @length bytes. Units: none. Errors: %AWRASH_ERROR_ENCODING with the byte and
 * its line, %AWRASH_ERROR_SYNTAX for ragged rows, open quotes, NUL bytes and names, limits of
 * 10,000 comments, a cell of 1 MiB and what awrash_base_table_new() limits, %AWRASH_ERROR_DUPLICATE
 * for column names, %AWRASH_ERROR_EMPTY without a header, %AWRASH_ERROR_FILE beyond 1 GiB,
 * %AWRASH_ERROR_MEMORY, also beyond 2^28 cells. Cost: O(@length) time; some @length bytes and four
 * for each cell. Source:
 * RFC 4180, and what spreadsheets make of it. Since: 0.1
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with @error set
 */
AWRASH_API AwrashTable *awrash_base_csv_parse (const char *name, size_t length, const char text[],
                                               GError **error);

/**
 * awrash_base_csv_read:
 * @path: a file's path in the encoding of file names
 * @error: (out) (optional): what went wrong, with file and line
 *
 * Reads a table from a file, as awrash_base_csv_parse() does. The table is called by the name of
 * the file without its folder. A symbolic link to a file is followed; folders, pipes, sockets and
 * devices are refused without waiting for them.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_FILE for what cannot be opened or read, is no
 * file, or is larger than 1 GiB; else those of awrash_base_csv_parse(). Cost: O(bytes of the file).
 * Source: RFC 4180. Since: 0.1
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with @error set
 */
AWRASH_API AwrashTable *awrash_base_csv_read (const char *path, GError **error);

/**
 * awrash_base_csv_format:
 * @table: a table
 * @dialect: how it is spelt
 * @error: (out) (optional): what went wrong
 *
 * A table as CSV text that awrash_base_csv_parse() reads back as the same columns, rows and
 * comments. Where the dialect has another decimal mark than the table, numbers are respelt in
 * columns that hold numbers only and at least one percent sign or fraction that no code is spelt
 * like (05.301 and 12.345 are codes of provinces): a column of codes is never touched. A
 * cell that begins with = + - @, a tab or CR, and is no number, would run as a formula in a
 * spreadsheet: it gets an apostrophe before it, as one gets that begins with apostrophes and then
 * such a letter, and loses it when it is read again. A comment with such a letter behind a
 * separator stands in quotes. A share such as 12.5 % is a number.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME for a number that is no dialect,
 * %AWRASH_ERROR_MEMORY. Cost: O(bytes of the table). Source: RFC 4180. Since: 0.1
 *
 * Returns: (transfer full) (nullable): the text, to be freed by g_free(), or %NULL with @error set
 */
AWRASH_API char *awrash_base_csv_format (const AwrashTable *table, AwrashDialect dialect,
                                         GError **error);

/**
 * awrash_base_csv_write:
 * @table: a table
 * @path: a file's path in the encoding of file names
 * @dialect: how it is spelt
 * @error: (out) (optional): what went wrong
 *
 * Writes a table to a file as awrash_base_csv_format() spells it: to a new file in the same
 * folder, which is then renamed. A file that stood there keeps its permissions and, on failure,
 * its text. Symbolic links, folders, pipes and devices are refused.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_FILE for what cannot be written or is no file;
 * else those of awrash_base_csv_format(). Cost: O(bytes of the table), and one wait for the disk.
 * Source: none. Since: 0.1
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
AWRASH_API gboolean awrash_base_csv_write (const AwrashTable *table, const char *path,
                                           AwrashDialect dialect, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashCancel, awrash_base_cancel_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashTable, awrash_base_table_free)

G_END_DECLS

#endif
