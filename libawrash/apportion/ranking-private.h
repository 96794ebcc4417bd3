/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question's units ranked: the keys of a question under a rule read from a text, compared
 * exactly: s(k)/w under a divisor rule, k - w/Q under largest remainders. What holds an answer
 * against its rule asks here. */

#ifndef AWRASH_APPORTION_RANKING_PRIVATE_H
#define AWRASH_APPORTION_RANKING_PRIVATE_H

#include "allot/problem-private.h"
#include "allot/signpost-private.h"
#include "apportion/claims-private.h"
#include "base/accumulator-private.h"

typedef struct
{
  const AwrashClaims *claims;
  AwrashClaims *bounded; /* the claims inside the bounds of a threshold; NULL without one */
  gboolean is_divisor;
  AwrashSignposts signposts; /* of a divisor rule */
  /* of largest remainders: w/Q = w·factor/divisor */
  int64_t factor;
  AwrashAccumulator divisor;
  double quota; /* Q as guessed, 0 where no guess is to be trusted */
} AwrashRanking;

/* FALSE with AWRASH_ERROR_NAME for an unknown rule, AWRASH_ERROR_VALUE for a bad parameter. A
 * threshold of remainders is bounds: then self->claims are not the claims that were given, which
 * must outlive the keys. The total and the floors were checked. */
gboolean awrash_i_ranking_open (AwrashRanking *self, const AwrashClaims *claims, int64_t total,
                                const char *rule, GError **error);

/* The same for divisor rules alone; a quota of largest remainders is refused by its name. */
gboolean awrash_i_ranking_open_divisor (AwrashRanking *self, const AwrashClaims *claims,
                                        const char *rule, GError **error);

void awrash_i_ranking_clear (AwrashRanking *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashRanking, awrash_i_ranking_clear)

/* A total to be shared, its floors and claims checked as the rules check them. */
gboolean awrash_i_ranking_check_total (const AwrashClaims *claims, int64_t total, GError **error);

/* The sign of the key of unit k of recipient i less that of unit l of recipient j; claims of both
 * > 0, 1 <= k, l <= 2^62. Where the rule is not exact, 0 may be a suspicion. */
int awrash_i_ranking_compare (const AwrashRanking *self, gsize i, int64_t k, gsize j, int64_t l);

/* TRUE where two keys that compare as equal may differ by less than the rule's precision. */
gboolean awrash_i_ranking_is_suspected (const AwrashRanking *self, gsize i, int64_t k, gsize j,
                                        int64_t l);

/* Where an allotment ends: the recipient above its floor whose last unit has the largest key, and
 * the recipient below its ceiling whose next unit has the smallest; -1 for none, the first of those
 * that are equal. The allotment is the rule's if no key of the first kind is above one of the
 * second. A unit beyond 2^62 is nobody's next. */
typedef struct
{
  gssize served;
  gssize open;
} AwrashBoundary;

AwrashBoundary awrash_i_ranking_find_boundary (const AwrashRanking *self, const int64_t units[]);

#endif
