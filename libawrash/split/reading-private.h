/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A reading as the solver and the audit see it: every value checked and typed. */

#ifndef AWRASH_SPLIT_READING_PRIVATE_H
#define AWRASH_SPLIT_READING_PRIVATE_H

#include <awrash.h>

/* The keys of a reading, in the order in which certificates list them. */
typedef enum
{
  AWRASH_READING_OBJECTIVE,
  AWRASH_READING_ON,
  AWRASH_READING_RECEIVES,
  AWRASH_READING_STREAMS,
  AWRASH_READING_NEED,
  AWRASH_READING_TIE,
  AWRASH_READING_ORDER,
  AWRASH_READING_SEED,
  AWRASH_READING_POOL_CAPS,
  AWRASH_READING_CHAIN,
  AWRASH_READING_GROUPS,
  AWRASH_READING_MIN_RATE,
  AWRASH_READING_MAX_RATE,
  AWRASH_READING_FIX,
  AWRASH_READING_AT_LEAST_LAST,
  AWRASH_READING_AT_MOST_LAST,
  AWRASH_READING_ROWS,
  AWRASH_READING_NEAR,
  AWRASH_READING_LOSS,
  AWRASH_READING_TOTAL,
  AWRASH_READING_GAP,
  AWRASH_READING_NODES,
  AWRASH_READING_N_KEYS
} AwrashReadingKey;

struct _AwrashReading
{
  const char *values[AWRASH_READING_N_KEYS]; /* never NULL: "" where nothing is set */
};

/* Sets a value that the key knows. */
void awrash_i_reading_put (AwrashReading *reading, AwrashReadingKey key, const char *value);

const char *awrash_i_reading_key (AwrashReadingKey key);
AwrashObjective awrash_i_reading_objective (const AwrashReading *reading);
gboolean awrash_i_reading_on_rate (const AwrashReading *reading);
AwrashUnit awrash_i_reading_receives (const AwrashReading *reading);
AwrashTiePolicy awrash_i_reading_tie (const AwrashReading *reading);
gboolean awrash_i_reading_pool_caps (const AwrashReading *reading);
/* Whether a former plan is to be kept to; whether something may be lost for it, or loss is no
 * number, which the split says. */
gboolean awrash_i_reading_amends (const AwrashReading *reading);
gboolean awrash_i_reading_loses (const AwrashReading *reading);
/* How far from the best a plan may be, relative to its value; how many nodes a search may take. */
double awrash_i_reading_gap (const AwrashReading *reading);
gsize awrash_i_reading_nodes (const AwrashReading *reading);
/* The codes in a value parted by ";", blanks stripped; (transfer full). */
char **awrash_i_reading_list (const AwrashReading *reading, AwrashReadingKey key);

#endif
