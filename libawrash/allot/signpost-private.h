/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The divisor rules as one table: where each rounds, and how its keys s(k)/w compare exactly.
 * Source: Balinski and Young, "Fair Representation" (1982), chapters 3 and A; Pukelsheim,
 * "Proportional Representation" (2017), chapter 3. Invariant: s(k) increases strictly with k. */

#ifndef AWRASH_ALLOT_SIGNPOST_PRIVATE_H
#define AWRASH_ALLOT_SIGNPOST_PRIVATE_H

#include <awrash.h>

typedef struct
{
  const char *name;
  const char *const *aliases; /* NULL at the end */
  gboolean starts_at_zero;    /* s(1) = 0: a first unit for every positive claim */
  double (*value) (double k); /* s(k), k >= 1, off by at most two roundings */
  /* The real number whose floor counts the k with s(k) <= reach, reach >= 0: off by at most four
   * roundings of relative size 2^-53, and no steeper than reach itself (reach·level' <= level). */
  double (*level) (double reach);
  /* The sign of s(k)/v - s(l)/w, exactly, for s(k), s(l) > 0; 1 <= k, l <= 2^62. */
  int (*compare) (int64_t k, double v, int64_t l, double w);
} AwrashSignposts;

gsize awrash_i_signpost_get_n (void);
const AwrashSignposts *awrash_i_signpost_get (gsize index);

/* By name or alias; NULL if there is none. */
const AwrashSignposts *awrash_i_signpost_find (const char *name);

/* The sign of key (k, v) - key (l, w), exactly. Keys that are both 0 (first units under a rule
 * that starts at zero) put the larger claim first. */
int awrash_i_signpost_compare (const AwrashSignposts *rule, int64_t k, double v, int64_t l,
                               double w);

#endif
