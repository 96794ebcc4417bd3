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

/**
 * awrash_allot_tie_policy_get_name:
 * @policy: an #AwrashTiePolicy
 *
 * The name of a tie policy in lower case: "error", "order" or "lot".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is no policy
 */
AWRASH_API const char *awrash_allot_tie_policy_get_name (AwrashTiePolicy policy);

/**
 * awrash_allot_tie_policy_from_name:
 * @name: a name as awrash_allot_tie_policy_get_name() gives it
 *
 * The tie policy of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(policies). Source: none. Since: 0.1
 *
 * Returns: the policy, or 0 for an unknown name
 */
AWRASH_API int awrash_allot_tie_policy_from_name (const char *name);

/**
 * awrash_allot_ticket:
 * @seed: the text that names the lot, UTF-8
 * @name: the recipient's name, UTF-8
 *
 * One recipient's ticket in the lot of a seed: the lower-case hexadecimal SHA-256 of the text
 * "seed:name". A lot serves recipients by ascending ticket. Anyone can draw it again, with
 * `printf 'seed:name' | sha256sum`. A seed that was known before the claims were can be chosen to
 * favour somebody; take one that nobody could know, such as a public draw of a later day.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(length of both). Source: FIPS 180-4. Since: 0.1
 *
 * Returns: (transfer full): 64 characters; free with g_free()
 */
AWRASH_API char *awrash_allot_ticket (const char *seed, const char *name);

G_END_DECLS

#endif
