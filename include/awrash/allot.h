/* SPDX-License-Identifier: GPL-3.0-or-later */

/* allot: the engine's words: how a tie may be decided, and the lot that anyone can replay. */

#ifndef AWRASH_ALLOT_H
#define AWRASH_ALLOT_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

/**
 * AwrashTiePolicy:
 * @AWRASH_TIE_POLICY_ERROR: a tie that matters is refused, and reported
 * @AWRASH_TIE_POLICY_ORDER: a strict order of the recipients, given by the caller, decides
 * @AWRASH_TIE_POLICY_LOT: an order drawn from a named seed decides
 *
 * Since: 0.1
 */
typedef enum
{
  AWRASH_TIE_POLICY_ERROR = 1,
  AWRASH_TIE_POLICY_ORDER = 2,
  AWRASH_TIE_POLICY_LOT = 3
} AwrashTiePolicy;

AWRASH_API const char *awrash_allot_tie_policy_get_name (AwrashTiePolicy policy);
AWRASH_API int awrash_allot_tie_policy_from_name (const char *name);

/* One recipient's ticket in the lot of a seed: the lower-case hexadecimal SHA-256 of
 * "seed:name". The lot serves recipients by ascending ticket. Returns newly allocated text. */
AWRASH_API char *awrash_allot_ticket (const char *seed, const char *name);

G_END_DECLS

#endif
