/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small programmes and readings for tests, in one call each. Source: the tables are those of a
 * programme folder. Invariant: what cannot be built fails the test that asked for it. */

#ifndef AWRASH_TEST_SMALL_PROGRAMME_H
#define AWRASH_TEST_SMALL_PROGRAMME_H

#include <awrash.h>

/* A programme of pairs (table, CSV text), ended by NULL; a name with "." is an option instead:
 * "need.indicator", "reading a.objective". */
AwrashProgramme *test_programme_new (const char *name, ...) G_GNUC_NULL_TERMINATED;

/* The same from an array of pairs, ended by NULL. */
AwrashProgramme *test_programme_new_pairs (const char *const pairs[]);

/* A reading of pairs (key, value), ended by NULL. */
AwrashReading *test_reading_new (const char *key, const char *value, ...) G_GNUC_NULL_TERMINATED;

/* The plan of a reading of pairs (key, value); an error ends the test. */
AwrashPlan *test_plan_new (const AwrashProgramme *programme, ...) G_GNUC_NULL_TERMINATED;

/* The plan's places as text, "a/t 3, b/t 1": by province and type, cells with none left out. */
char *test_plan_places (const AwrashProgramme *programme, const AwrashPlan *plan);

#endif
