/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Divisor rules: divide every claim by one number, round by the rule, so that the total is met.
 * Source: Balinski and Young, "Fair Representation" (1982).
 * Invariant: no unit left out has a smaller key s(k)/w than a unit served above its floor. */

#include "apportion/frame-private.h"

static gboolean
serve (const AwrashVector *vector, const void *rule, int64_t sure[], AwrashTie *tie, GError **error)
{
  return awrash_i_vector_serve (vector, rule, sure, tie, error);
}

static void
get_divisors (const AwrashVector *vector, const void *rule, const int64_t units[], double *low,
              double *high)
{
  awrash_i_vector_divisors (vector, rule, units, low, high);
}

gboolean
awrash_apportion_divisor (const AwrashClaims *claims, int64_t total, const char *rule,
                          const AwrashTies *ties, int64_t units[], int64_t sure[], int64_t tied[],
                          AwrashAllotment *answer, GError **error)
{
  g_return_val_if_fail (claims != NULL && rule != NULL, FALSE);
  g_return_val_if_fail (units != NULL && answer != NULL, FALSE);

  g_auto (AwrashSignposts) signposts = { 0 };
  AwrashMethod method = { serve, get_divisors, &signposts };
  AwrashOutputs outputs = { units, sure, tied, answer };

  if (!awrash_i_signpost_parse (rule, &signposts, error))
    return FALSE;
  return awrash_i_allotment_make (claims, total, &method, ties, &outputs, error);
}
