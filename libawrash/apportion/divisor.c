/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Divisor rules: divide every claim by one number, round by the rule, so that the total is met.
 * Source: Balinski and Young, "Fair Representation" (1982).
 * Invariant: no unit left out has a smaller key s(k)/w than a unit served above its floor. */

#include "apportion/question-private.h"

gboolean
awrash_apportion_divisor (const AwrashClaims *claims, int64_t total, const char *rule,
                          const AwrashTies *ties, int64_t units[], int64_t sure[], int64_t tied[],
                          AwrashAllotment *answer, GError **error)
{
  g_return_val_if_fail (claims != NULL && rule != NULL, FALSE);
  g_return_val_if_fail (units != NULL && answer != NULL, FALSE);

  g_auto (AwrashSignposts) signposts = { 0 };
  AwrashOutputs outputs = { units, sure, tied, answer };
  AwrashDivisorKeys keys;

  if (!awrash_i_signpost_parse (rule, &signposts, error)
      || !awrash_i_bounds_check_total (total, error)
      || !awrash_i_claims_check_floors (claims, total, error))
    return FALSE;
  awrash_i_divisor_keys_init (&keys, &signposts, claims->n, claims->claims, &claims->range);
  AwrashQuestion question
      = { .claims = claims, .total = total, .keys = &keys.parent, .divisors = &keys };
  return awrash_i_question_answer (&question, ties, &outputs, error);
}
