/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What orders the units of an allotment, as the engine sees it: counts of units at or below a
 * threshold, guessed between two ends, and exact comparisons of two units. A divisor rule, a rule
 * of largest remainders and a convex cost are three families of keys.
 * Invariant: keys do not decrease with k; only compare() decides. */

#ifndef AWRASH_ALLOT_KEYS_PRIVATE_H
#define AWRASH_ALLOT_KEYS_PRIVATE_H

#include "allot/select-private.h"
#include "base/wrap-private.h"

/* A place in the order of keys, as a whole number: what it means is the family's own. */
typedef int64_t AwrashThreshold;

enum
{
  AWRASH_KEYS_BLOCK = 256 /* the most leaves that one call counts */
};

typedef struct _AwrashKeys AwrashKeys;

struct _AwrashKeys
{
  /* No unit lies at or below `none`, all lie at or below `all`; neither is ever passed to count().
   */
  AwrashThreshold none;
  AwrashThreshold all;
  gboolean is_strict; /* no two units of one recipient have equal keys */
  gboolean is_plain;  /* a threshold is a key: units between two neighbours have equal ones */
  /* The units at or below a threshold, for n <= AWRASH_KEYS_BLOCK recipients from `begin` on,
   * before any bound: whole numbers with least <= true count <= most, of which those below 0 stand
   * for 0 and those above 2^62 for 2^62. FALSE: the two are one, and most[] is not written. */
  gboolean (*count) (const AwrashKeys *keys, AwrashThreshold threshold, gsize begin, gsize n,
                     double least[], double most[]);
  /* A first guess at the threshold where the recipients begin … end - 1 hold `goal` units. */
  AwrashThreshold (*guess) (const AwrashKeys *keys, gsize begin, gsize end, double goal);
  /* The threshold with `goal` units, seen from one with `count`; may be anything. */
  AwrashThreshold (*aim) (const AwrashKeys *keys, AwrashThreshold threshold, gsize n, double count,
                          double goal);
  /* About where a unit's key stands in the order of thresholds. */
  AwrashThreshold (*place) (const AwrashKeys *keys, gsize recipient, int64_t k);
  /* The sign of key a - key b, with the keys as context. */
  AwrashKeyCompare compare;
  /* TRUE if compare() cannot tell two units that are not surely equal; NULL: it always can. */
  gboolean (*is_suspect) (const AwrashKeys *keys, const AwrashKey *a, const AwrashKey *b);
};

/* The middle of two thresholds; one of them where they are neighbours. Their difference may
 * need all 64 bits. */
AWRASH_I_WRAPS static inline AwrashThreshold
awrash_i_keys_middle (AwrashThreshold low, AwrashThreshold high)
{
  return low + (int64_t)(((guint64)high - (guint64)low) / 2);
}

#endif
