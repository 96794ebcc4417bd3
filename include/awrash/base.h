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
 * @AWRASH_DIALECT_SPREADSHEET: semicolon, decimal comma, byte-order mark, CR LF; cells that a
 *   spreadsheet would run as formulas are defused by a leading apostrophe
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

AWRASH_API const char *awrash_base_dialect_get_name (AwrashDialect dialect);
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

AWRASH_API AwrashTable *awrash_base_table_new (const char *name, size_t n_columns,
                                               const char *const columns[], GError **error);
AWRASH_API void awrash_base_table_free (AwrashTable *table);
AWRASH_API gboolean awrash_base_table_append (AwrashTable *table, size_t n_cells,
                                              const char *const cells[], GError **error);
AWRASH_API void awrash_base_table_add_comment (AwrashTable *table, const char *comment);
AWRASH_API const char *awrash_base_table_get_name (const AwrashTable *table);
AWRASH_API size_t awrash_base_table_get_n_rows (const AwrashTable *table);
AWRASH_API size_t awrash_base_table_get_n_columns (const AwrashTable *table);
AWRASH_API size_t awrash_base_table_get_n_comments (const AwrashTable *table);
AWRASH_API const char *awrash_base_table_get_comment (const AwrashTable *table, size_t index);
AWRASH_API const char *awrash_base_table_get_column (const AwrashTable *table, size_t column);
AWRASH_API gboolean awrash_base_table_find_column (const AwrashTable *table, const char *name,
                                                   size_t *column);
AWRASH_API const char *awrash_base_table_get_cell (const AwrashTable *table, size_t row,
                                                   size_t column);
AWRASH_API int64_t awrash_base_table_get_line (const AwrashTable *table, size_t row);
AWRASH_API gboolean awrash_base_table_get_number (const AwrashTable *table, size_t row,
                                                  size_t column, double *value, GError **error);
AWRASH_API gboolean awrash_base_table_get_integer (const AwrashTable *table, size_t row,
                                                   size_t column, int64_t *value, GError **error);

AWRASH_API AwrashTable *awrash_base_csv_parse (const char *name, size_t length, const char text[],
                                               GError **error);
AWRASH_API AwrashTable *awrash_base_csv_read (const char *path, GError **error);
AWRASH_API char *awrash_base_csv_format (const AwrashTable *table, AwrashDialect dialect,
                                         GError **error);
AWRASH_API gboolean awrash_base_csv_write (const AwrashTable *table, const char *path,
                                           AwrashDialect dialect, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashTable, awrash_base_table_free)

G_END_DECLS

#endif
