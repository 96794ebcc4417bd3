/* SPDX-License-Identifier: GPL-3.0-or-later */

/* apportion: integers from claims, by the rules of law and literature. */

#ifndef AWRASH_APPORTION_H
#define AWRASH_APPORTION_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

#include <awrash/allot.h>

/* The question: claims, floors and ceilings of n recipients, checked once; immutable. */
typedef struct _AwrashClaims AwrashClaims;

/* claims[n] >= 0 finite; floor[n] >= 0 or NULL (all 0); ceiling[n] >= floor or NULL (none). */
AWRASH_API AwrashClaims *awrash_apportion_claims_new (size_t n, const double claims[],
                                                      const int64_t floor[],
                                                      const int64_t ceiling[], GError **error);
AWRASH_API void awrash_apportion_claims_free (AwrashClaims *claims);
AWRASH_API size_t awrash_apportion_claims_get_n (const AwrashClaims *claims);

/* How ties are decided in a call: NULL is the policy "error". Immutable. */
typedef struct _AwrashTies AwrashTies;

/* order[n]: the recipients' indices, the one to be served first in front. */
AWRASH_API AwrashTies *awrash_apportion_ties_new_order (size_t n, const int64_t order[],
                                                        GError **error);
/* tickets by awrash_allot_ticket (seed, "1"), "2", … (recipients counted from 1) */
AWRASH_API AwrashTies *awrash_apportion_ties_new_lot (const char *seed, GError **error);
AWRASH_API void awrash_apportion_ties_free (AwrashTies *ties);

/* What came out beside the units. Frozen. */
typedef struct
{
  int64_t status;     /* an AwrashStatus */
  int64_t unplaced;   /* units that the ceilings leave unplaced */
  int64_t n_tied;     /* recipients in the tie, 0 if none */
  int64_t free_units; /* units that the tied recipients share out */
  double
      divisor_low; /* the divisors that give this answer: an interval; NaN where a rule has none */
  double divisor_high;
} AwrashAllotment;

AWRASH_API size_t awrash_apportion_allotment_size (void);

/* The rules that awrash_apportion_divisor() takes, by index; NULL past the end. */
AWRASH_API const char *awrash_apportion_rule_get_name (size_t index);

/* units[n] out, untouched on INFEASIBLE... and TIE_REFUSED; sure[n] out or NULL: the units that do
 * not depend on the tie; tied[n] out or NULL: 1 for a tied recipient, else 0; answer out. */
AWRASH_API gboolean awrash_apportion_divisor (const AwrashClaims *claims, int64_t total,
                                              const char *rule, const AwrashTies *ties,
                                              int64_t units[], int64_t sure[], int64_t tied[],
                                              AwrashAllotment *answer, GError **error);
AWRASH_API gboolean awrash_apportion_remainder (const AwrashClaims *claims, int64_t total,
                                                const char *quota, const AwrashTies *ties,
                                                int64_t units[], int64_t sure[], int64_t tied[],
                                                AwrashAllotment *answer, GError **error);
/* share[n] = claim * total / sum of claims, never rounded */
AWRASH_API gboolean awrash_apportion_shares (const AwrashClaims *claims, int64_t total,
                                             double shares[], GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashClaims, awrash_apportion_claims_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashTies, awrash_apportion_ties_free)

G_END_DECLS

#endif
