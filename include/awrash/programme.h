/* SPDX-License-Identifier: GPL-3.0-or-later */

/* programme: the mission's nouns: territories, streams, worksite types, quotas, pools, history. A
 * programme is put together from tables and options, in memory or from a folder, through one door
 * that tells every fault at once; built, it never changes. */

#ifndef AWRASH_PROGRAMME_H
#define AWRASH_PROGRAMME_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

/**
 * AwrashUnit:
 * @AWRASH_UNIT_PLACES: posts of one beneficiary each
 * @AWRASH_UNIT_PERSON_MONTHS: months of places
 * @AWRASH_UNIT_PERSON_DAYS: days of places
 * @AWRASH_UNIT_MONEY: the programme's currency
 *
 * What a bound counts.
 *
 * Since: 0.1
 */
typedef enum
{
  AWRASH_UNIT_PLACES = 1,
  AWRASH_UNIT_PERSON_MONTHS = 2,
  AWRASH_UNIT_PERSON_DAYS = 3,
  AWRASH_UNIT_MONEY = 4
} AwrashUnit;

/**
 * awrash_programme_unit_get_name:
 * @unit: an #AwrashUnit
 *
 * The name of a unit, as the files of a programme write it ("places", "person-months").
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is none
 */
AWRASH_API const char *awrash_programme_unit_get_name (AwrashUnit unit);

/**
 * awrash_programme_unit_from_name:
 * @name: a name as awrash_programme_unit_get_name() gives it
 *
 * The number of that name. Words in French and Arabic, which the files of a programme may hold, are
 * no names here.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(names). Source: none. Since: 0.1
 *
 * Returns: the number, or 0 for an unknown name
 */
AWRASH_API int awrash_programme_unit_from_name (const char *name);

/**
 * AwrashOrigin:
 * @AWRASH_ORIGIN_PUBLISHED: a quota that stands in a source
 * @AWRASH_ORIGIN_ANNOUNCED: a target that stands in a source
 * @AWRASH_ORIGIN_DERIVED: arithmetic on sources
 * @AWRASH_ORIGIN_ASSUMED: a figure that nobody published
 *
 * Where a figure comes from: the column status of quotas and capacities.
 *
 * Since: 0.1
 */
typedef enum
{
  AWRASH_ORIGIN_PUBLISHED = 1,
  AWRASH_ORIGIN_ANNOUNCED = 2,
  AWRASH_ORIGIN_DERIVED = 3,
  AWRASH_ORIGIN_ASSUMED = 4
} AwrashOrigin;

/**
 * awrash_programme_origin_get_name:
 * @origin: an #AwrashOrigin
 *
 * The name of an origin, as the files of a programme write it ("published", "assumed").
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is none
 */
AWRASH_API const char *awrash_programme_origin_get_name (AwrashOrigin origin);

/**
 * awrash_programme_origin_from_name:
 * @name: a name as awrash_programme_origin_get_name() gives it
 *
 * The number of that name. Words in French and Arabic, which the files of a programme may hold, are
 * no names here.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(names). Source: none. Since: 0.1
 *
 * Returns: the number, or 0 for an unknown name
 */
AWRASH_API int awrash_programme_origin_from_name (const char *name);

/**
 * AwrashProgramme:
 *
 * A programme: immutable once built, shared by reference count, also between threads. Opaque.
 *
 * Since: 0.1
 */
typedef struct _AwrashProgramme AwrashProgramme;

/**
 * AwrashProgrammeBuilder:
 *
 * What is put together before it is checked as a whole. Opaque; for one thread at a time.
 *
 * Since: 0.1
 */
typedef struct _AwrashProgrammeBuilder AwrashProgrammeBuilder;

/**
 * awrash_programme_builder_new:
 *
 * A builder without tables and options.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer full): the builder
 */
AWRASH_API AwrashProgrammeBuilder *awrash_programme_builder_new (void);

/**
 * awrash_programme_builder_free:
 * @builder: (nullable) (transfer full): a builder
 *
 * Frees the builder and what was added to it.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(cells). Source: none. Since: 0.1
 */
AWRASH_API void awrash_programme_builder_free (AwrashProgrammeBuilder *builder);

/**
 * awrash_programme_builder_set_option:
 * @builder: a builder
 * @group: "programme", "need", "split" or "reading NAME", as in programme.ini
 * @key: a key of the group; a language may follow it, "name[ar]"
 * @value: its value, UTF-8; an empty one is as good as none
 * @error: (nullable): where a failure is told
 *
 * Sets an option; one set before is replaced. Only what no file could hold is refused here; whether
 * keys and values are known is told when the programme is built.
 *
 * Groups and keys: [programme] takes any key, of which name, edition, year and currency have a
 * meaning. [need]: indicator (an expression, see awrash_programme_province_get_need()), name, note.
 * [split] and each [reading NAME]: name, note, objective, chain, on (rate, count), receives
 * (places, person-months, money), streams ("*", or codes parted by ";"), need (an expression), tie
 * (error, order, lot), order (codes parted by ";"), seed, gap, pool_caps (yes, no). What an
 * objective and a chain mean is the split's to say.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME for a group or key that no line of
 * programme.ini can hold; %AWRASH_ERROR_ENCODING. Cost: O(1). Source: the layout of a programme
 * folder. Since: 0.1
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_programme_builder_set_option (AwrashProgrammeBuilder *builder,
                                                         const char *group, const char *key,
                                                         const char *value, GError **error);

/**
 * awrash_programme_builder_add_table:
 * @builder: a builder
 * @table: a table; its name says which one it is, "quotas" or "quotas.csv"
 * @error: (nullable): where a failure is told
 *
 * Adds a copy of the table. The tables are territories and quotas, which every programme has, and
 * streams, worksite_types, capacities, shares, pools, worksites, applicants, history and adjacency,
 * which it may have. Their columns are those of the files of a folder; headers are matched without
 * case, accents and surrounding blanks, and may be in French or Arabic; unknown columns are kept.
 * In the messages a cell is named by its row (from 1) where the table was made in memory, by its
 * line where it was read.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME for a name that is no table's;
 * %AWRASH_ERROR_DUPLICATE for a table added before; %AWRASH_ERROR_MEMORY. Cost: O(cells). Source:
 * the layout of a programme folder. Since: 0.1
 *
 * Returns: %TRUE, or %FALSE with @error, the builder unchanged
 */
AWRASH_API gboolean awrash_programme_builder_add_table (AwrashProgrammeBuilder *builder,
                                                        const AwrashTable *table, GError **error);

/**
 * awrash_programme_builder_build:
 * @builder: a builder
 * @error: (nullable): where a failure is told
 *
 * Checks everything together and makes a programme of it. All faults are told in one message, a
 * line each, the first hundred of them, with file, line, column, value and what was expected.
 * Bounds that contradict one another across rows are no fault: the split answers them as
 * infeasible. Without a table streams, the streams are those of temporary, sustainable and training
 * that quotas, capacities or types name. A row of a bound with neither min nor max bounds nothing;
 * of two rows with one bound and equal numbers one is kept.
 *
 * On success the builder is empty again; on failure it is as it was, and may be mended and built
 * again.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_FOLDER with every fault; %AWRASH_ERROR_MEMORY.
 * Cost: O(cells + bounds × types + rows log rows). Source: the layout of a programme folder. Since:
 * 0.1
 *
 * Returns: (transfer full): the programme, or %NULL with @error
 */
AWRASH_API AwrashProgramme *awrash_programme_builder_build (AwrashProgrammeBuilder *builder,
                                                            GError **error);

/**
 * awrash_programme_load:
 * @folder: the path of a folder
 * @error: (nullable): where a failure is told
 *
 * Reads a folder: programme.ini and the CSV files of its tables, through the builder, so that a
 * folder and tables in memory are one and the same. Files that are none of a programme's are
 * ignored with a notice. Faults are told as awrash_programme_builder_build() tells them, together
 * with those of files that cannot be read.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_FILE where the folder cannot be opened;
 * %AWRASH_ERROR_FOLDER with every fault; %AWRASH_ERROR_MEMORY. Cost: as
 * awrash_programme_builder_build(). Source: the layout of a programme folder. Since: 0.1
 *
 * Returns: (transfer full): the programme, or %NULL with @error
 */
AWRASH_API AwrashProgramme *awrash_programme_load (const char *folder, GError **error);

/**
 * awrash_programme_save:
 * @programme: a programme
 * @folder: the path of a folder, made if it is missing
 * @dialect: how the tables are spelt
 * @error: (nullable): where a failure is told
 *
 * Writes every table and programme.ini. All files are written aside and flushed before the first
 * one is put in its place, and what a failure left replaced is put back, so that a folder is never
 * half-written. A folder that holds a table which this programme lacks is refused, since both
 * together would be another programme. What was saved loads with the same hash.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME for an unknown dialect; %AWRASH_ERROR_FILE;
 * %AWRASH_ERROR_MEMORY. Cost: O(cells). Source: POSIX rename(). Since: 0.1
 *
 * Returns: %TRUE, or %FALSE with @error, the folder as it was
 */
AWRASH_API gboolean awrash_programme_save (const AwrashProgramme *programme, const char *folder,
                                           AwrashDialect dialect, GError **error);

/**
 * awrash_programme_save_template:
 * @territories: the programme that the territories are taken from
 * @region: the code of a territory, which becomes the root; "*": all of them
 * @folder: the path of an empty or a new folder
 * @dialect: how the tables are spelt
 * @error: (nullable): where a failure is told
 *
 * Writes a folder to start from: the territories with their names and indicators, the streams
 * temporary and sustainable, and every other table empty, each column explained in Arabic, French
 * and English in comments. It loads as it stands. A folder that holds a file of a programme is
 * refused.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME for an unknown region or dialect;
 * %AWRASH_ERROR_FILE; %AWRASH_ERROR_MEMORY. Cost: O(cells of the territories). Source: none. Since:
 * 0.1
 *
 * Returns: %TRUE, or %FALSE with @error, the folder as it was
 */
AWRASH_API gboolean awrash_programme_save_template (const AwrashProgramme *territories,
                                                    const char *region, const char *folder,
                                                    AwrashDialect dialect, GError **error);

/**
 * awrash_programme_ref:
 * @programme: a programme
 *
 * One more holder of the programme; from any thread.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer full): the programme
 */
AWRASH_API AwrashProgramme *awrash_programme_ref (AwrashProgramme *programme);

/**
 * awrash_programme_unref:
 * @programme: (nullable) (transfer full): a programme
 *
 * One holder less; the last one frees it. From any thread.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1), the last O(cells). Source: none. Since: 0.1
 */
AWRASH_API void awrash_programme_unref (AwrashProgramme *programme);

/**
 * awrash_programme_get_hash:
 * @programme: a programme
 *
 * The SHA-256 of the input in canonical form, in lower-case hexadecimal: it names the input
 * whatever folder, frame, dialect, header language or order of rows it came in. Every table, every
 * option and every number counts; comments do not.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: FIPS 180-4 for SHA-256. Since: 0.1
 *
 * Returns: (transfer none): 64 digits
 */
AWRASH_API const char *awrash_programme_get_hash (const AwrashProgramme *programme);

/**
 * awrash_programme_get_n_notices:
 * @programme: a programme
 *
 * How many notices there are: what was ignored or left open, and is no fault.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number of notices
 */
AWRASH_API size_t awrash_programme_get_n_notices (const AwrashProgramme *programme);

/**
 * awrash_programme_get_notice:
 * @programme: a programme
 * @index: below awrash_programme_get_n_notices()
 *
 * A notice, for people.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the notice
 */
AWRASH_API const char *awrash_programme_get_notice (const AwrashProgramme *programme, size_t index);

/**
 * awrash_programme_get_option:
 * @programme: a programme
 * @group: a group of programme.ini
 * @key: its key, "name" or "name[ar]"
 *
 * An option as it was given, without surrounding blanks.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the value, or %NULL where it is not given or empty
 */
AWRASH_API const char *awrash_programme_get_option (const AwrashProgramme *programme,
                                                    const char *group, const char *key);

/**
 * awrash_programme_get_n_readings:
 * @programme: a programme
 *
 * How many groups [reading NAME] there are.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number of readings
 */
AWRASH_API size_t awrash_programme_get_n_readings (const AwrashProgramme *programme);

/**
 * awrash_programme_get_reading:
 * @programme: a programme
 * @index: below awrash_programme_get_n_readings()
 *
 * The name of a reading, in the order of programme.ini.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the NAME of [reading NAME]
 */
AWRASH_API const char *awrash_programme_get_reading (const AwrashProgramme *programme,
                                                     size_t index);

/**
 * awrash_programme_get_table:
 * @programme: a programme
 * @name: "quotas", "history", …
 *
 * A table as it was given, its own headers included; see awrash_programme_find_column().
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(tables). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the table, or %NULL where the programme has none of the name
 */
AWRASH_API const AwrashTable *awrash_programme_get_table (const AwrashProgramme *programme,
                                                          const char *name);

/**
 * awrash_programme_find_column:
 * @programme: a programme
 * @table: the name of a table
 * @column: the English name of a column, "territory", or the header of one that no form knows
 * @position: (out) (optional): where the column stands in the table
 *
 * Finds a column whatever language its header is in.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(columns). Source: none. Since: 0.1
 *
 * Returns: %TRUE, or %FALSE where the programme has no such table or column, @position untouched
 */
AWRASH_API gboolean awrash_programme_find_column (const AwrashProgramme *programme,
                                                  const char *table, const char *column,
                                                  size_t *position);

/* ── territories, in the order of their table ───────────────────────────────────────────────── */

/**
 * awrash_programme_territory_get_count:
 * @programme: a programme
 *
 * How many territories there are.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number of territories
 */
AWRASH_API size_t awrash_programme_territory_get_count (const AwrashProgramme *programme);

/**
 * awrash_programme_territory_find:
 * @programme: a programme
 * @code: a code; codes are text, 5.301 is not 05.301
 * @territory: (out) (optional): the index of the territory
 *
 * Finds a territory by its code.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: %TRUE, or %FALSE for an unknown code, @territory untouched
 */
AWRASH_API gboolean awrash_programme_territory_find (const AwrashProgramme *programme,
                                                     const char *code, size_t *territory);

/**
 * awrash_programme_territory_get_code:
 * @programme: a programme
 * @territory: below awrash_programme_territory_get_count()
 *
 * The code of a territory.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the code
 */
AWRASH_API const char *awrash_programme_territory_get_code (const AwrashProgramme *programme,
                                                            size_t territory);

/**
 * awrash_programme_territory_get_parent:
 * @programme: a programme
 * @territory: below awrash_programme_territory_get_count()
 *
 * The territory that this one belongs to. There may be several roots.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the index of the parent, -1 at a root
 */
AWRASH_API int64_t awrash_programme_territory_get_parent (const AwrashProgramme *programme,
                                                          size_t territory);

/**
 * awrash_programme_territory_is_within:
 * @programme: a programme
 * @territory: below awrash_programme_territory_get_count()
 * @outer: likewise
 *
 * Whether a territory is another one or lies below it.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(levels between them). Source: none. Since: 0.6
 *
 * Returns: %TRUE if it does
 */
AWRASH_API gboolean awrash_programme_territory_is_within (const AwrashProgramme *programme,
                                                          size_t territory, size_t outer);

/**
 * awrash_programme_territory_get_level:
 * @programme: a programme
 * @territory: below awrash_programme_territory_get_count()
 *
 * The level of a territory, as its table says: country, region, province, commune, or any other
 * word.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the level, "" where none is given
 */
AWRASH_API const char *awrash_programme_territory_get_level (const AwrashProgramme *programme,
                                                             size_t territory);

/**
 * awrash_programme_territory_get_label:
 * @programme: a programme
 * @territory: below awrash_programme_territory_get_count()
 * @language: "ar", "fr" or "en"
 *
 * The name of a territory in the language asked for, else in French, English or Arabic, else its
 * code.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the name
 */
AWRASH_API const char *awrash_programme_territory_get_label (const AwrashProgramme *programme,
                                                             size_t territory,
                                                             const char *language);

/**
 * awrash_programme_territory_get_n_neighbours:
 * @programme: a programme
 * @territory: below awrash_programme_territory_get_count()
 *
 * How many territories border on this one by the table adjacency, read both ways.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number of neighbours
 */
AWRASH_API size_t awrash_programme_territory_get_n_neighbours (const AwrashProgramme *programme,
                                                               size_t territory);

/**
 * awrash_programme_territory_get_neighbour:
 * @programme: a programme
 * @territory: below awrash_programme_territory_get_count()
 * @index: below awrash_programme_territory_get_n_neighbours()
 *
 * A neighbour; they stand in ascending order, each once.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the index of a territory
 */
AWRASH_API size_t awrash_programme_territory_get_neighbour (const AwrashProgramme *programme,
                                                            size_t territory, size_t index);

/* ── provinces: the leaves of the territories ───────────────────────────────────────────────── */

/**
 * awrash_programme_province_get_count:
 * @programme: a programme
 *
 * How many provinces there are: territories that are no other's parent, whatever their level is
 * called.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number of provinces
 */
AWRASH_API size_t awrash_programme_province_get_count (const AwrashProgramme *programme);

/**
 * awrash_programme_province_get_territory:
 * @programme: a programme
 * @province: below awrash_programme_province_get_count()
 *
 * The territory that a province is; provinces stand in the order of their territories.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the index of the territory
 */
AWRASH_API size_t awrash_programme_province_get_territory (const AwrashProgramme *programme,
                                                           size_t province);

/**
 * awrash_programme_province_get_need:
 * @programme: a programme
 * @expression: (nullable): factors with * between them, each a column of the territories or
 *   pool:GROUP ("unemployed", "population*poverty_2014", "pool:women"); pool:all is everyone;
 *   %NULL: the indicator of [need]
 * @need: (out caller-allocates) (array): the need of each province
 * @error: (nullable): where a failure is told
 *
 * What rates are measured against. A need of 0 is a need; an empty cell is unknown, and an error
 * only for who uses it.
 *
 * Shapes: @need has awrash_programme_province_get_count() values, finite and ≥ 0. Units: those of
 * the indicators, multiplied. Errors: %AWRASH_ERROR_NAME for an unknown column or pool;
 * %AWRASH_ERROR_SYNTAX for an empty factor; %AWRASH_ERROR_VALUE for a cell that is empty, negative
 * or no number, with province and column; %AWRASH_ERROR_OVERFLOW for a product beyond the largest
 * double; %AWRASH_ERROR_EMPTY where neither @expression nor [need] says anything;
 * %AWRASH_ERROR_MEMORY. Cost: O((provinces + pools) × factors). Source: none. Since: 0.1
 *
 * Returns: %TRUE, or %FALSE with @error, @need untouched
 */
AWRASH_API gboolean awrash_programme_province_get_need (const AwrashProgramme *programme,
                                                        const char *expression, double need[],
                                                        GError **error);

/* ── streams and worksite types; a stream without types of its own has one of the same code ─── */

/**
 * awrash_programme_stream_get_count:
 * @programme: a programme
 *
 * How many streams there are.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number of streams
 */
AWRASH_API size_t awrash_programme_stream_get_count (const AwrashProgramme *programme);

/**
 * awrash_programme_stream_get_code:
 * @programme: a programme
 * @stream: below awrash_programme_stream_get_count()
 *
 * The code of a stream.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the code
 */
AWRASH_API const char *awrash_programme_stream_get_code (const AwrashProgramme *programme,
                                                         size_t stream);

/**
 * awrash_programme_stream_get_label:
 * @programme: a programme
 * @stream: below awrash_programme_stream_get_count()
 * @language: "ar", "fr" or "en"
 *
 * The name of a stream in the language asked for, else in French, English or Arabic, else its code.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the name
 */
AWRASH_API const char *awrash_programme_stream_get_label (const AwrashProgramme *programme,
                                                          size_t stream, const char *language);

/**
 * awrash_programme_type_get_count:
 * @programme: a programme
 *
 * How many worksite types there are, implied ones included; they stand by stream, then in the order
 * of their table.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number of types
 */
AWRASH_API size_t awrash_programme_type_get_count (const AwrashProgramme *programme);

/**
 * awrash_programme_type_get_code:
 * @programme: a programme
 * @type: below awrash_programme_type_get_count()
 *
 * The code of a worksite type.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the code
 */
AWRASH_API const char *awrash_programme_type_get_code (const AwrashProgramme *programme,
                                                       size_t type);

/**
 * awrash_programme_type_get_label:
 * @programme: a programme
 * @type: below awrash_programme_type_get_count()
 * @language: "ar", "fr" or "en"
 *
 * The name of a worksite type in the language asked for, else in French, English or Arabic, else
 * its code.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the name
 */
AWRASH_API const char *awrash_programme_type_get_label (const AwrashProgramme *programme,
                                                        size_t type, const char *language);

/**
 * awrash_programme_type_get_stream:
 * @programme: a programme
 * @type: below awrash_programme_type_get_count()
 *
 * The stream that a worksite type belongs to.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the index of the stream
 */
AWRASH_API size_t awrash_programme_type_get_stream (const AwrashProgramme *programme, size_t type);

/**
 * awrash_programme_type_get_months:
 * @programme: a programme
 * @type: below awrash_programme_type_get_count()
 *
 * The months of one place: those of the type, else of its stream.
 *
 * Shapes: none. Units: months. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the months, NaN if unknown
 */
AWRASH_API double awrash_programme_type_get_months (const AwrashProgramme *programme, size_t type);

/**
 * awrash_programme_type_get_monthly_cost:
 * @programme: a programme
 * @type: below awrash_programme_type_get_count()
 *
 * The cost of one month of one place: that of the type, else of its stream.
 *
 * Shapes: none. Units: the programme's currency. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the cost, NaN if unknown
 */
AWRASH_API double awrash_programme_type_get_monthly_cost (const AwrashProgramme *programme,
                                                          size_t type);

/* ── durations: what a stock of person-months serves ────────────────────────────────────────── */

/**
 * AwrashDuration:
 * @months: the duration of one place
 * @beneficiaries: the most that the stock serves at this duration
 * @left_over: person-months that stay unused then
 *
 * What a stock of person-months serves at one duration: @beneficiaries × @months + @left_over is
 * the stock. Frozen.
 *
 * Since: 0.1
 */
typedef struct
{
  int64_t months;
  int64_t beneficiaries;
  int64_t left_over;
} AwrashDuration;

/**
 * awrash_programme_duration_size:
 *
 * The size of #AwrashDuration, for bindings.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the size in bytes
 */
AWRASH_API size_t awrash_programme_duration_size (void);

/**
 * awrash_programme_durations:
 * @person_months: the stock, ≥ 0
 * @n: how many durations
 * @months: (array length=n): the durations, each ≥ 1
 * @durations: (out caller-allocates) (array length=n): what the stock serves at each
 * @error: (nullable): where a failure is told
 *
 * How many beneficiaries a stock serves at each duration, and what is left over.
 *
 * Shapes: @months and @durations have @n items. Units: months, persons, person-months. Errors:
 * %AWRASH_ERROR_VALUE. Cost: O(n). Source: Khénifra, May 2023: 953 places of 4 months are 3,812
 * person-months, which serve 1,270 at 3 months. Since: 0.1
 *
 * Returns: %TRUE, or %FALSE with @error, @durations untouched
 */
AWRASH_API gboolean awrash_programme_durations (int64_t person_months, size_t n,
                                                const int64_t months[], AwrashDuration durations[],
                                                GError **error);

/**
 * awrash_programme_durations_reach:
 * @person_months: the stock, ≥ 0
 * @target: the beneficiaries to be reached, ≥ 1
 * @months: (out) (optional): the longest whole duration that reaches the target, 0 if none does
 * @left_over: (out) (optional): person-months left over if exactly the target is served so long
 * @error: (nullable): where a failure is told
 *
 * Which durations reach a target: every whole one from 1 month up to @months, and no longer one.
 *
 * Shapes: none. Units: persons, months, person-months. Errors: %AWRASH_ERROR_VALUE. Cost: O(1).
 * Source: Khénifra, May 2023: 1,251 and 1,257 are reached at 3 months, with 59 and 41 left over.
 * Since: 0.1
 *
 * Returns: %TRUE, or %FALSE with @error, the outputs untouched
 */
AWRASH_API gboolean awrash_programme_durations_reach (int64_t person_months, int64_t target,
                                                      int64_t *months, int64_t *left_over,
                                                      GError **error);

/**
 * awrash_programme_durations_worksites:
 * @person_months: the stock, ≥ 0
 * @months: the duration of a place, ≥ 1
 * @places: the places of one worksite, ≥ 1
 * @worksites: (out) (optional): how many whole worksites fit
 * @left_over: (out) (optional): person-months left over then
 * @error: (nullable): where a failure is told
 *
 * How many whole worksites of equal size fit into a stock, and what is left over.
 *
 * Shapes: none. Units: months, places, person-months. Errors: %AWRASH_ERROR_VALUE. Cost: O(1).
 * Source: none. Since: 0.1
 *
 * Returns: %TRUE, or %FALSE with @error, the outputs untouched
 */
AWRASH_API gboolean awrash_programme_durations_worksites (int64_t person_months, int64_t months,
                                                          int64_t places, int64_t *worksites,
                                                          int64_t *left_over, GError **error);

/**
 * awrash_programme_durations_stock:
 * @programme: a programme
 * @territory: the code of a territory
 * @stream: the code of a stream
 * @person_months: (out): the stock
 * @error: (nullable): where a failure is told
 *
 * The stock of person-months that a territory's own quota grants in a stream: the max of its row in
 * person-months if there is one, else that of its row in places times the months of a place of the
 * stream, rounded down. Rows of groups, of single types and of * are not looked at.
 *
 * Shapes: none. Units: person-months. Errors: %AWRASH_ERROR_NAME for an unknown territory or
 * stream; %AWRASH_ERROR_EMPTY where there is no such quota or the months are unknown;
 * %AWRASH_ERROR_OVERFLOW. Cost: O(bounds). Source: Khénifra, May 2023: 953 places of 4 months are
 * 3,812 person-months, which serve 1,270 at 3 months. Since: 0.1
 *
 * Returns: %TRUE, or %FALSE with @error, @person_months untouched
 */
AWRASH_API gboolean awrash_programme_durations_stock (const AwrashProgramme *programme,
                                                      const char *territory, const char *stream,
                                                      int64_t *person_months, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashProgramme, awrash_programme_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashProgrammeBuilder, awrash_programme_builder_free)

G_END_DECLS

#endif
