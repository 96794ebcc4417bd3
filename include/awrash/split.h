/* SPDX-License-Identifier: GPL-3.0-or-later */

/* split: a programme and a reading of justice give a plan. */

#ifndef AWRASH_SPLIT_H
#define AWRASH_SPLIT_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

#include <awrash/programme.h>

/* The walls of a problem decide its class; see libawrash/README.md. */
typedef enum
{
  AWRASH_CLASS_SIMPLE = 1,
  AWRASH_CLASS_TREE = 2,
  AWRASH_CLASS_NETWORK = 3,
  AWRASH_CLASS_ROWS = 4,
  AWRASH_CLASS_GENERAL = 5
} AwrashClass;

AWRASH_API const char *awrash_split_class_get_name (AwrashClass class_);
AWRASH_API int awrash_split_class_from_name (const char *name);

typedef enum
{
  AWRASH_OBJECTIVE_LEXIMIN = 1,
  AWRASH_OBJECTIVE_DECMIN = 3,
  AWRASH_OBJECTIVE_LEAST_SQUARES = 4
} AwrashObjective;

AWRASH_API const char *awrash_split_objective_get_name (AwrashObjective objective);
AWRASH_API int awrash_split_objective_from_name (const char *name);

/* A reading: an objective with its settings. Keys and values are those of programme.ini:
 * objective, on (rate, count), receives (places, person-months, money), streams ("*", or codes
 * parted by ";"), need (an expression), tie (error, order, lot), order (codes parted by ";"),
 * seed, pool_caps (yes, no). */
typedef struct _AwrashReading AwrashReading;

AWRASH_API AwrashReading *awrash_split_reading_new (void);
/* name NULL: the [split] group; else [reading NAME], over the settings of [split] */
AWRASH_API AwrashReading *awrash_split_reading_load (const AwrashProgramme *programme,
                                                     const char *name, GError **error);
AWRASH_API AwrashReading *awrash_split_reading_copy (const AwrashReading *reading);
AWRASH_API void awrash_split_reading_free (AwrashReading *reading);
AWRASH_API gboolean awrash_split_reading_set (AwrashReading *reading, const char *key,
                                              const char *value, GError **error);
AWRASH_API const char *awrash_split_reading_get (const AwrashReading *reading, const char *key);

/* The answer: immutable, shared by reference count. */
typedef struct _AwrashPlan AwrashPlan;

AWRASH_API AwrashPlan *awrash_split_solve (const AwrashProgramme *programme,
                                           const AwrashReading *reading, GError **error);
AWRASH_API AwrashPlan *awrash_split_plan_ref (AwrashPlan *plan);
AWRASH_API void awrash_split_plan_unref (AwrashPlan *plan);

AWRASH_API AwrashStatus awrash_split_plan_get_status (const AwrashPlan *plan);
AWRASH_API AwrashClass awrash_split_plan_get_class (const AwrashPlan *plan);
/* in words: why this class and no stronger one */
AWRASH_API const char *awrash_split_plan_get_class_reason (const AwrashPlan *plan);
AWRASH_API gboolean awrash_split_plan_get_totals_m_convex (const AwrashPlan *plan);
/* the chain that was solved, "fill, leximin, mix" */
AWRASH_API const char *awrash_split_plan_get_chain (const AwrashPlan *plan);
/* (nullable): what the answer could not do, in words: the blocking set, the tie, units unplaced */
AWRASH_API const char *awrash_split_plan_get_reason (const AwrashPlan *plan);
/* canonical JSON with its SHA-256 */
AWRASH_API const char *awrash_split_plan_get_certificate (const AwrashPlan *plan);

/* Cells: the (province, worksite type) pairs; all arrays of n_cells, none without an answer. */
AWRASH_API size_t awrash_split_plan_get_n_cells (const AwrashPlan *plan);
AWRASH_API const int64_t *awrash_split_plan_get_cell_provinces (const AwrashPlan *plan);
AWRASH_API const int64_t *awrash_split_plan_get_cell_types (const AwrashPlan *plan);
AWRASH_API const int64_t *awrash_split_plan_get_places (const AwrashPlan *plan);
/* What each province receives by the reading's streams and measure, and its need; n provinces. */
AWRASH_API size_t awrash_split_plan_get_n_provinces (const AwrashPlan *plan);
AWRASH_API const double *awrash_split_plan_get_receipts (const AwrashPlan *plan);
AWRASH_API const double *awrash_split_plan_get_needs (const AwrashPlan *plan);
/* The tie, if any: province indices, the units each has for sure, the units left free. */
AWRASH_API size_t awrash_split_plan_get_n_tied (const AwrashPlan *plan);
AWRASH_API const int64_t *awrash_split_plan_get_tied (const AwrashPlan *plan);
AWRASH_API const int64_t *awrash_split_plan_get_sure (const AwrashPlan *plan);
AWRASH_API int64_t awrash_split_plan_get_free_units (const AwrashPlan *plan);
/* The blocking set of an infeasible programme: bounds in words, and how many places are missing. */
AWRASH_API size_t awrash_split_plan_get_n_blocking (const AwrashPlan *plan);
AWRASH_API const char *awrash_split_plan_get_blocking (const AwrashPlan *plan, size_t index);
AWRASH_API int64_t awrash_split_plan_get_missing (const AwrashPlan *plan);
/* Places of the quotas that the capacities leave unplaced. */
AWRASH_API int64_t awrash_split_plan_get_unplaced (const AwrashPlan *plan);
/* "plan" (cells) or "plan-provinces"; (transfer full), NULL without an answer */
AWRASH_API AwrashTable *awrash_split_plan_get_table (const AwrashPlan *plan, const char *name,
                                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashReading, awrash_split_reading_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashPlan, awrash_split_plan_unref)

G_END_DECLS

#endif
