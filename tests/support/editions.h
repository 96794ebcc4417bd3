/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Programmes and models for tests of editions, in one call each. Source: none. Invariant: what
 * cannot be built ends the test that asked for it. */

#ifndef AWRASH_TEST_EDITIONS_H
#define AWRASH_TEST_EDITIONS_H

#include <awrash.h>

/* n provinces, 3 or more, in three regions with needs of 1000, 2000, …, and a stream of 10 n
 * temporary and 5 n sustainable places, absorbed up to 5 (1 + province) of the latter; rows of
 * tables backwards on request. */
AwrashProgramme *editions_programme_new (gsize n, gboolean backwards);

/* A model of so many editions and pairs (key, value), ended by NULL: "policy" and its text, which
 * is its name too, "measure", "births-by", or a parameter and its law. */
AwrashSimulationModel *editions_model_new (AwrashProgramme *programme, int64_t n_editions,
                                           const char *key, const char *value,
                                           ...) G_GNUC_NULL_TERMINATED;

/* The pairs under which nothing is left to luck, for the end of a list of them. */
#define EDITIONS_WITHOUT_LUCK                                                                      \
  "scatter", "constant:0", "need-error", "constant:0", "take-up-spread", "constant:0",             \
      "absorption-spread", "constant:0"

/* Newly allocated: the values of a run at the medians of all laws. */
double *editions_run (const AwrashSimulationModel *model, size_t policy, int64_t scenario,
                      int64_t replication);

/* Where a measure begins among the values of a run. */
size_t editions_offset (const AwrashSimulationModel *model, const char *measure);

#endif
