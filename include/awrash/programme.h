/* SPDX-License-Identifier: GPL-3.0-or-later */

/* programme: the mission's nouns: territories, streams, worksite types, quotas, pools, history. */

#ifndef AWRASH_PROGRAMME_H
#define AWRASH_PROGRAMME_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

/* What a bound counts. */
typedef enum
{
  AWRASH_UNIT_PLACES = 1,
  AWRASH_UNIT_PERSON_MONTHS = 2,
  AWRASH_UNIT_PERSON_DAYS = 3,
  AWRASH_UNIT_MONEY = 4
} AwrashUnit;

AWRASH_API const char *awrash_programme_unit_get_name (AwrashUnit unit);
AWRASH_API int awrash_programme_unit_from_name (const char *name);

/* Where a figure comes from. */
typedef enum
{
  AWRASH_ORIGIN_PUBLISHED = 1,
  AWRASH_ORIGIN_ANNOUNCED = 2,
  AWRASH_ORIGIN_DERIVED = 3,
  AWRASH_ORIGIN_ASSUMED = 4
} AwrashOrigin;

AWRASH_API const char *awrash_programme_origin_get_name (AwrashOrigin origin);
AWRASH_API int awrash_programme_origin_from_name (const char *name);

/* A programme: immutable once built, shared by reference count between threads. */
typedef struct _AwrashProgramme AwrashProgramme;
/* What is put together before it is checked as a whole. */
typedef struct _AwrashProgrammeBuilder AwrashProgrammeBuilder;

/* Building in memory: the same tables and options as in a folder, through the same checks. */
AWRASH_API AwrashProgrammeBuilder *awrash_programme_builder_new (void);
AWRASH_API void awrash_programme_builder_free (AwrashProgrammeBuilder *builder);
/* group "programme", "need", "split", "reading NAME"; as in programme.ini */
AWRASH_API gboolean awrash_programme_builder_set_option (AwrashProgrammeBuilder *builder,
                                                         const char *group, const char *key,
                                                         const char *value, GError **error);
/* copies the table; its name says which one it is: "territories" or "territories.csv", … */
AWRASH_API gboolean awrash_programme_builder_add_table (AwrashProgrammeBuilder *builder,
                                                        const AwrashTable *table, GError **error);
/* (transfer full); all faults of all tables in one AWRASH_ERROR_FOLDER message, a line each */
AWRASH_API AwrashProgramme *awrash_programme_builder_build (AwrashProgrammeBuilder *builder,
                                                            GError **error);

AWRASH_API AwrashProgramme *awrash_programme_load (const char *folder, GError **error);
AWRASH_API gboolean awrash_programme_save (const AwrashProgramme *programme, const char *folder,
                                           AwrashDialect dialect, GError **error);
/* writes a folder to start from, for the provinces of one region (or "*": of the nation) of the
 * programme given as the source of the territories */
AWRASH_API gboolean awrash_programme_save_template (const AwrashProgramme *territories,
                                                    const char *region, const char *folder,
                                                    AwrashDialect dialect, GError **error);

AWRASH_API AwrashProgramme *awrash_programme_ref (AwrashProgramme *programme);
AWRASH_API void awrash_programme_unref (AwrashProgramme *programme);

/* lower-case hexadecimal SHA-256 of the canonical text of the input (see canonical.c) */
AWRASH_API const char *awrash_programme_get_hash (const AwrashProgramme *programme);
AWRASH_API size_t awrash_programme_get_n_notices (const AwrashProgramme *programme);
AWRASH_API const char *awrash_programme_get_notice (const AwrashProgramme *programme, size_t index);
AWRASH_API const char *awrash_programme_get_option (const AwrashProgramme *programme,
                                                    const char *group, const char *key);
AWRASH_API size_t awrash_programme_get_n_readings (const AwrashProgramme *programme);
AWRASH_API const char *awrash_programme_get_reading (const AwrashProgramme *programme,
                                                     size_t index);
/* (transfer none) (nullable): a table as it was given, "quotas", "history", … */
AWRASH_API const AwrashTable *awrash_programme_get_table (const AwrashProgramme *programme,
                                                          const char *name);

AWRASH_API gboolean awrash_programme_find_column (const AwrashProgramme *programme,
                                                  const char *table, const char *column,
                                                  size_t *position);

/* Territories, in the order of territories.csv; a province is a leaf. */
AWRASH_API size_t awrash_programme_territory_get_count (const AwrashProgramme *programme);
AWRASH_API gboolean awrash_programme_territory_find (const AwrashProgramme *programme,
                                                     const char *code, size_t *territory);
AWRASH_API const char *awrash_programme_territory_get_code (const AwrashProgramme *programme,
                                                            size_t territory);
/* the parent's index, -1 at a root */
AWRASH_API int64_t awrash_programme_territory_get_parent (const AwrashProgramme *programme,
                                                          size_t territory);
AWRASH_API const char *awrash_programme_territory_get_level (const AwrashProgramme *programme,
                                                             size_t territory);
/* language "ar", "fr", "en"; falls back to another language, then to the code */
AWRASH_API const char *awrash_programme_territory_get_label (const AwrashProgramme *programme,
                                                             size_t territory,
                                                             const char *language);
AWRASH_API size_t awrash_programme_territory_get_n_neighbours (const AwrashProgramme *programme,
                                                               size_t territory);
AWRASH_API size_t awrash_programme_territory_get_neighbour (const AwrashProgramme *programme,
                                                            size_t territory, size_t index);
AWRASH_API size_t awrash_programme_province_get_count (const AwrashProgramme *programme);
AWRASH_API size_t awrash_programme_province_get_territory (const AwrashProgramme *programme,
                                                           size_t province);
/* need[provinces]: by the expression, "unemployed", "population*poverty_2014", "pool:women"; NULL
 * for the [need] of the programme */
AWRASH_API gboolean awrash_programme_province_get_need (const AwrashProgramme *programme,
                                                        const char *expression, double need[],
                                                        GError **error);

/* Streams and worksite types. A stream without types of its own has one type of the same code. */
AWRASH_API size_t awrash_programme_stream_get_count (const AwrashProgramme *programme);
AWRASH_API const char *awrash_programme_stream_get_code (const AwrashProgramme *programme,
                                                         size_t stream);
AWRASH_API const char *awrash_programme_stream_get_label (const AwrashProgramme *programme,
                                                          size_t stream, const char *language);
AWRASH_API size_t awrash_programme_type_get_count (const AwrashProgramme *programme);
AWRASH_API const char *awrash_programme_type_get_code (const AwrashProgramme *programme,
                                                       size_t type);
AWRASH_API const char *awrash_programme_type_get_label (const AwrashProgramme *programme,
                                                        size_t type, const char *language);
AWRASH_API size_t awrash_programme_type_get_stream (const AwrashProgramme *programme, size_t type);
/* months of one place, and cost of one month of one place; NaN if unknown */
AWRASH_API double awrash_programme_type_get_months (const AwrashProgramme *programme, size_t type);
AWRASH_API double awrash_programme_type_get_monthly_cost (const AwrashProgramme *programme,
                                                          size_t type);

/* What a stock of person-months serves at one duration. Frozen. */
typedef struct
{
  int64_t months;        /* the duration of one place */
  int64_t beneficiaries; /* the most that the stock serves at this duration */
  int64_t left_over;     /* person-months that stay unused then */
} AwrashDuration;

AWRASH_API size_t awrash_programme_duration_size (void);
/* durations[n] out for the durations months[n] of a stock of person-months */
AWRASH_API gboolean awrash_programme_durations (int64_t person_months, size_t n,
                                                const int64_t months[], AwrashDuration durations[],
                                                GError **error);
/* the longest whole duration at which the stock reaches a target of beneficiaries, 0 if none, and
 * the person-months left over then */
AWRASH_API gboolean awrash_programme_durations_reach (int64_t person_months, int64_t target,
                                                      int64_t *months, int64_t *left_over,
                                                      GError **error);
/* whole worksites of places each at a duration: how many fit, and what is left over */
AWRASH_API gboolean awrash_programme_durations_worksites (int64_t person_months, int64_t months,
                                                          int64_t places, int64_t *worksites,
                                                          int64_t *left_over, GError **error);
/* the stock of person-months of a territory in a stream: its largest quota, in person-months */
AWRASH_API gboolean awrash_programme_durations_stock (const AwrashProgramme *programme,
                                                      const char *territory, const char *stream,
                                                      int64_t *person_months, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashProgramme, awrash_programme_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashProgrammeBuilder, awrash_programme_builder_free)

G_END_DECLS

#endif
