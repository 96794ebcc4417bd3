/* SPDX-License-Identifier: GPL-3.0-or-later */

/* report: a plan as a page that a committee can read and citizens can check, in Arabic, French and
 * English, its charts as SVG, and numbers as each language writes them. Texts are returned; no file
 * is touched. */

#ifndef AWRASH_REPORT_H
#define AWRASH_REPORT_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/split.h>

G_BEGIN_DECLS

/**
 * AwrashReport:
 *
 * A plan, and what is set beside it before it is written: last edition's places, other readings, a
 * frontier, why each province receives what it does. Opaque; for one thread at a time while it is
 * being set, then freely read by several. It keeps the plan.
 *
 * A cell of a report is a (province, stream) pair, by province, then by stream. The rate of a
 * province is its places in all streams over its need, that of [need] in the programme, else that
 * of the reading; where neither names one, places are compared.
 *
 * A figure is marked where it rests on an assumption: places under a quota whose status is assumed;
 * and, where the reading divides over such a quota, or an assumed capacity binds, all places of its
 * streams but those that a stated quota settles by itself; and whatever is computed from them, such
 * as sums over all provinces, but for those that a stated quota settles.
 *
 * Since: 0.6
 */
typedef struct _AwrashReport AwrashReport;

/**
 * awrash_report_new:
 * @plan: a plan, with or without an answer
 * @reading: (nullable): the NAME of the [reading NAME] that it is of, for its name in each
 *   language; %NULL for that of [split]
 * @error: (nullable): where a failure is told
 *
 * A report of a plan, with nothing beside it.
 *
 * Shapes: none. Units: none. Errors: those of awrash_split_walls_new() and
 * awrash_programme_province_get_need(); %AWRASH_ERROR_MEMORY. Cost: O(walls × (cells +
 * provinces) + provinces log provinces). Source: none. Since: 0.6
 *
 * Returns: (transfer full) (nullable): the report, or %NULL with @error; free with
 *   awrash_report_free()
 */
AWRASH_API AwrashReport *awrash_report_new (const AwrashPlan *plan, const char *reading,
                                            GError **error);

/**
 * awrash_report_free:
 * @report: (nullable) (transfer full): a report
 *
 * Frees a report; texts that it gave live on.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(cells). Source: none. Since: 0.6
 */
AWRASH_API void awrash_report_free (AwrashReport *report);

/**
 * awrash_report_set_date:
 * @report: a report
 * @year: 1 … 9999
 * @month: 1 … 12
 * @day: 1 … 31
 * @error: (nullable): where a failure is told
 *
 * The date that the page bears; without it none. The library has no clock.
 *
 * Shapes: none. Units: the Gregorian calendar. Errors: %AWRASH_ERROR_VALUE for a day that the
 * calendar lacks, the report unchanged. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_report_set_date (AwrashReport *report, int64_t year, int64_t month,
                                            int64_t day, GError **error);

/**
 * awrash_report_set_last_edition:
 * @report: a report
 * @error: (nullable): where a failure is told
 *
 * Increases and decreases are told against the former edition in history.csv, see
 * awrash_split_last().
 *
 * Shapes: none. Units: places. Errors: those of awrash_split_last(), the report unchanged. Cost:
 * O(rows of the history + cells). Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_report_set_last_edition (AwrashReport *report, GError **error);

/**
 * awrash_report_set_last:
 * @report: a report
 * @label: (nullable): what the places are of, as "the plan of March"; %NULL for the former edition
 * @n_cells: provinces × streams
 * @last: (array length=n_cells): the places that changes are told against; NaN where not known
 * @error: (nullable): where a failure is told
 *
 * What increases and decreases are told against; nothing before it is set.
 *
 * Shapes: @last [n_cells], by province, then by stream. Units: places. Errors: %AWRASH_ERROR_VALUE
 * for another number of cells and for places that are infinite or below 0; %AWRASH_ERROR_MEMORY;
 * the report unchanged. Cost: O(cells). Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_report_set_last (AwrashReport *report, const char *label, size_t n_cells,
                                            const double last[], GError **error);

/**
 * awrash_report_set_ranges:
 * @report: a report
 * @n_cells: provinces × streams
 * @lowest: (array length=n_cells): the fewest places under the other assumptions
 * @highest: (array length=n_cells): the most
 * @error: (nullable): where a failure is told
 *
 * What the places would be under other assumptions; shown below those that rest on one.
 *
 * Shapes: @lowest, @highest [n_cells], by province, then by stream. Units: places. Errors:
 * %AWRASH_ERROR_VALUE for another number of cells; %AWRASH_ERROR_BOUNDS for a lowest above its
 * highest; %AWRASH_ERROR_MEMORY; the report unchanged. Cost: O(cells). Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_report_set_ranges (AwrashReport *report, size_t n_cells,
                                              const int64_t lowest[], const int64_t highest[],
                                              GError **error);

/**
 * awrash_report_add_reading:
 * @report: a report
 * @name: the NAME of a [reading NAME], which gives its name in each language, or any other label
 * @plan: the plan by that reading, with or without an answer
 * @error: (nullable): where a failure is told
 *
 * One more reading, set beside the plan; they are shown in the order in which they are added.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_VALUE for a plan of another programme;
 * those of awrash_report_new(); the report unchanged. Cost: that of awrash_report_new(). Source:
 * none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_report_add_reading (AwrashReport *report, const char *name,
                                               const AwrashPlan *plan, GError **error);

/**
 * awrash_report_set_frontier:
 * @report: a report
 * @efficiency: what it was asked for, see #AwrashFrontier
 * @equity: likewise
 * @frontier: a frontier that has its points
 * @error: (nullable): where a failure is told
 *
 * What equity costs; the points are copied.
 *
 * Shapes: none. Units: those of the frontier. Errors: %AWRASH_ERROR_MEMORY, the report unchanged.
 * Cost: O(points). Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_report_set_frontier (AwrashReport *report, const char *efficiency,
                                                const char *equity, const AwrashFrontier *frontier,
                                                GError **error);

/**
 * awrash_report_explain:
 * @report: a report
 * @province: a province, by index
 * @error: (nullable): where a failure is told
 *
 * Adds to a province's card what the split has to be asked for: who is next in line at each bound
 * that binds, and whose places one more place would take. Without it a card tells the bounds alone.
 *
 * Shapes: none. Units: none. Errors: those of awrash_split_explanation_new(), the report unchanged.
 * Cost: that of awrash_split_explanation_new(). Source: none. Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_report_explain (AwrashReport *report, size_t province, GError **error);

/**
 * awrash_report_get_assumed:
 * @report: a report
 * @province: a province, by index
 * @stream: a stream, by index
 *
 * Whether a cell's places rest on an assumed figure, see #AwrashReport.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: %TRUE if they do
 */
AWRASH_API gboolean awrash_report_get_assumed (const AwrashReport *report, size_t province,
                                               size_t stream);

/**
 * awrash_report_get_n_assumed:
 * @report: a report
 *
 * How many assumed bounds places of the plan rest on: quotas, and capacities that bind in a stream
 * that the reading divides.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_report_get_n_assumed (const AwrashReport *report);

/**
 * awrash_report_get_assumed_bound:
 * @report: a report
 * @index: below awrash_report_get_n_assumed()
 * @territory: (out): its territory
 * @stream: (out): its stream, -1 for all of them
 * @is_capacity: (out): %TRUE for a capacity, %FALSE for a quota
 *
 * One of them; they stand in the order of the walls.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 */
AWRASH_API void awrash_report_get_assumed_bound (const AwrashReport *report, size_t index,
                                                 int64_t *territory, int64_t *stream,
                                                 gboolean *is_capacity);

/* ── written ────────────────────────────────────────────────────────────────────────────────── */

/**
 * awrash_report_html:
 * @report: a report
 * @languages: (nullable): "ar", "fr" and "en" in the order in which they are offered, parted by
 *   ";"; the first is shown first; %NULL for all three
 * @error: (nullable): where a failure is told
 *
 * The whole page as one document of HTML that is well-formed XML too and asks nothing of any
 * network: styles, the script that switches languages, charts and downloads stand in it, under a
 * content-security policy that allows these and no others. Every text from the programme is
 * escaped.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME for a language that is none;
 * %AWRASH_ERROR_DUPLICATE for one that stands twice; %AWRASH_ERROR_MEMORY. Cost: O((cells + walls +
 * provinces × readings) × languages). Source: HTML Living Standard; Content Security Policy Level
 * 3. Since: 0.6
 *
 * Returns: (transfer full) (nullable): the text, UTF-8, or %NULL with @error; free with
 *   g_free()
 */
AWRASH_API char *awrash_report_html (const AwrashReport *report, const char *languages,
                                     GError **error);

/**
 * awrash_report_chart_get_name:
 * @index: from 0 on
 *
 * The names of the charts: "rates", "lorenz", "map", "heat", "readings", "frontier", "study". The
 * map has the outlines of awrash_report_set_map(), or else tiles.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none) (nullable): the name, or %NULL behind the last one
 */
AWRASH_API const char *awrash_report_chart_get_name (size_t index);

/**
 * awrash_report_chart:
 * @report: a report
 * @name: a name as awrash_report_chart_get_name() gives it
 * @language: "ar", "fr" or "en"
 * @error: (nullable): where a failure is told
 *
 * One chart by itself, a document of SVG with its text as text, a title and a description.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME for a chart or a language that is none;
 * %AWRASH_ERROR_EMPTY for a chart that this report has nothing for: a plan without an answer,
 * neither outlines nor tiles, no readings, no frontier, no study; %AWRASH_ERROR_MEMORY. Cost:
 * O(cells + walls
 * + provinces × readings). Source: SVG 2; Lorenz (1905). Since: 0.6
 *
 * Returns: (transfer full) (nullable): the text, UTF-8, or %NULL with @error; free with
 *   g_free()
 */
AWRASH_API char *awrash_report_chart (const AwrashReport *report, const char *name,
                                      const char *language, GError **error);

/**
 * awrash_report_brief:
 * @report: a report
 * @territory: the code of a province
 * @language: "ar", "fr" or "en"
 * @error: (nullable): where a failure is told
 *
 * One page for the media of one province: what it receives in each stream and what changes, its
 * rate beside that of all, which bounds around it bind, and, where awrash_report_explain() was
 * asked, who is next in line and what one more place would take. A document as
 * awrash_report_html() gives it, in one language.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME for a language that is none and for a
 * territory that is no province; %AWRASH_ERROR_EMPTY for a plan without an answer;
 * %AWRASH_ERROR_MEMORY. Cost: O(walls + provinces). Source: none. Since: 0.6
 *
 * Returns: (transfer full) (nullable): the text, UTF-8, or %NULL with @error; free with
 *   g_free()
 */
AWRASH_API char *awrash_report_brief (const AwrashReport *report, const char *territory,
                                      const char *language, GError **error);

/* ── numbers as a language writes them ──────────────────────────────────────────────────────── */

/**
 * awrash_report_numeral_integer:
 * @value: a whole number
 * @is_change: %TRUE for a plus before what is above 0
 * @language: "ar", "fr" or "en"; any other is written as "en"
 *
 * A whole number in Moroccan usage: digits 0 to 9, groups of three parted by U+202F in Arabic and
 * French, by commas in English; a minus is U+2212; in Arabic a sign and its digits stand in an
 * isolate, lest the sign wander to their other side.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(digits). Source: Unicode Standard Annex 9.
 * Since: 0.6
 *
 * Returns: (transfer full): the text, UTF-8; free with g_free()
 */
AWRASH_API char *awrash_report_numeral_integer (int64_t value, gboolean is_change,
                                                const char *language);

/**
 * awrash_report_numeral_decimal:
 * @value: a number
 * @decimals: how many digits follow the decimal mark, 0 … 17
 * @is_change: %TRUE for a plus before what is above 0, and no sign before what is shown as 0
 * @language: "ar", "fr" or "en"; any other is written as "en"
 *
 * A number as awrash_report_numeral_integer() writes it, with a decimal comma in Arabic and French,
 * a point in English; "–" for NaN, "∞" for infinity.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(digits). Source: Unicode Standard Annex 9.
 * Since: 0.6
 *
 * Returns: (transfer full): the text, UTF-8; free with g_free()
 */
AWRASH_API char *awrash_report_numeral_decimal (double value, int64_t decimals, gboolean is_change,
                                                const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashReport, awrash_report_free)

G_END_DECLS

#endif
