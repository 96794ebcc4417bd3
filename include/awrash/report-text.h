/* SPDX-License-Identifier: GPL-3.0-or-later */

/* report-text: a plan as a terminal shows it, and what any text needs there: how wide it is, where
 * its lines break, tables in aligned columns whatever the script, and ASCII alone where nothing
 * else is shown. */

#ifndef AWRASH_REPORT_TEXT_H
#define AWRASH_REPORT_TEXT_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/report.h>

G_BEGIN_DECLS

/**
 * awrash_report_text:
 * @report: a report
 * @language: "ar", "fr" or "en"
 * @columns: how many columns the terminal has, at least 20; 80 is usual
 * @is_ascii: %TRUE for ASCII alone: bars of #, French and English without accents, and names that
 *   are in another script alone by their code
 * @has_color: %TRUE for bold headings and coloured bars by ANSI escape sequences
 * @error: (nullable): where a failure is told
 *
 * The report for a terminal: what awrash_report_html() says, in one language, without what only a
 * page has room for: the answer in sentences, who receives how much with what changes, the rates as
 * bars with the line of all together, how unequal they are, what is set beside the plan, the
 * assumptions that it rests on, and how to check it again. A bar begins at 0 and is drawn to an
 * eighth of a column. A table that is too wide is cut into parts that each begin with its first
 * column. Names and what else runs from right to left stand in isolates, so that columns keep their
 * order.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME for a language that is none, and for
 * Arabic with @is_ascii; %AWRASH_ERROR_VALUE for fewer columns than 20; %AWRASH_ERROR_MEMORY. Cost:
 * O(cells + walls + provinces × readings). Source: Unicode Standard Annexes 9 and 11; ECMA-48.
 * Since: 0.6
 *
 * Returns: (transfer full) (nullable): the text, UTF-8, or %NULL with @error; free with g_free()
 */
AWRASH_API char *awrash_report_text (const AwrashReport *report, const char *language,
                                     size_t columns, gboolean is_ascii, gboolean has_color,
                                     GError **error);

/**
 * awrash_report_terminal_width:
 * @text: a text in UTF-8
 *
 * How many columns a text of one line takes on a terminal: 2 for wide characters, 0 for combining
 * marks and for what nobody sees.
 *
 * Shapes: none. Units: columns. Errors: none. Cost: O(length). Source: Unicode Standard Annex 11.
 * Since: 0.6
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_report_terminal_width (const char *text);

/**
 * awrash_report_terminal_ascii:
 * @text: a text in UTF-8
 * @language: "fr" or "en", whose habits it follows
 *
 * A text in ASCII alone: letters without their accents, marks by the ones of a typewriter, blocks
 * as #, nothing for isolates; "?" for a letter that has no like.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(length). Source: GLib's g_str_to_ascii(). Since:
 * 0.6.0
 *
 * Returns: (transfer full): the text; free with g_free()
 */
AWRASH_API char *awrash_report_terminal_ascii (const char *text, const char *language);

/**
 * awrash_report_terminal_wrap:
 * @paragraph: a text in UTF-8
 * @columns: the width of a line
 * @indent: what lines after the first begin with
 * @error: (nullable): where a failure is told
 *
 * A paragraph in lines, broken at blanks, each ended by a line feed; a word that is longer than a
 * line stands alone.
 *
 * Shapes: none. Units: columns. Errors: %AWRASH_ERROR_MEMORY. Cost: O(length). Source: none. Since:
 * 0.6.0
 *
 * Returns: (transfer full) (nullable): the lines, or %NULL with @error; free with g_free()
 */
AWRASH_API char *awrash_report_terminal_wrap (const char *paragraph, size_t columns,
                                              const char *indent, GError **error);

/**
 * awrash_report_terminal_table:
 * @alignments: a letter for each column: l, set left, or r, set right; L and R, the same for one
 *   that is not to be parted from the column before it where there is room for both
 * @n_columns: length of @alignments
 * @headings: (array length=n_columns): a heading each; line breaks part its lines
 * @n_cells: how many there are
 * @cells: (array length=n_cells): row by row; "\f" in the place of a row is a line across
 * @columns: what the terminal has room for, 0 for any width
 * @error: (nullable): where a failure is told
 *
 * A table in aligned columns. Where there is no room for all, headings break at blanks, then the
 * table is cut into parts that each begin with the first column, and what does not fit even so is
 * cut short. What runs from right to left stands in an isolate.
 *
 * Shapes: @headings [n_columns], @cells [n_cells]. Units: columns of a terminal. Errors:
 * %AWRASH_ERROR_VALUE for no or other alignments, and for a row that is not whole;
 * %AWRASH_ERROR_MEMORY. Cost: O(length of all cells). Source: Unicode Standard Annexes 9 and 11.
 * Since: 0.6
 *
 * Returns: (transfer full) (nullable): the lines, or %NULL with @error; free with g_free()
 */
AWRASH_API char *awrash_report_terminal_table (const char *alignments, size_t n_columns,
                                               const char *const headings[], size_t n_cells,
                                               const char *const cells[], size_t columns,
                                               GError **error);

G_END_DECLS

#endif
