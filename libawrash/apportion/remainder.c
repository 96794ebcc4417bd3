/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Largest remainders: whole quotas to each claim, what is left to the largest fractions.
 * Source: Balinski and Young (1982) on Hamilton; the Dutch Kieswet, article P 8, for thresholds.
 * Invariant: a rule with a threshold is the plain one inside tighter bounds: whole quotas below,
 * one unit more above for the claims that reach it. */

#include "apportion/frame-private.h"

#include "allot/problem-private.h"
#include "apportion/quota-private.h"
#include "base/memory-private.h"

/* Whole quotas inside the floors and ceilings. */
static int64_t
get_whole (const AwrashClaims *claims, const AwrashRemainderKeys *keys, gsize i)
{
  int64_t lower = claims->lower != NULL ? claims->lower[i] : 0;
  int64_t upper = claims->upper != NULL ? claims->upper[i] : G_MAXINT64;

  return CLAMP (keys->wholes[i], lower, upper);
}

static int64_t
sum_wholes (const AwrashClaims *claims, const AwrashRemainderKeys *keys)
{
  int64_t sum = 0;

  for (gsize i = 0; i < claims->n; i++)
    sum += MIN (get_whole (claims, keys, i), AWRASH_PROBLEM_MAX_TOTAL - sum);
  return sum;
}

/* The bounds that a threshold makes. Where whole quotas exceed the total, units go back instead. */
static void
fill_bounds (const AwrashClaims *claims, const AwrashRemainderKeys *keys, const AwrashQuota *quota,
             gboolean goes_back, int64_t lower[], int64_t upper[])
{
  for (gsize i = 0; i < claims->n; i++)
    {
      int64_t whole = get_whole (claims, keys, i);
      int64_t most = claims->upper != NULL ? claims->upper[i] : G_MAXINT64;
      gboolean is_admitted
          = awrash_i_quota_admits (quota, claims->claims[i], keys->factor, &keys->divisor);
      lower[i] = !goes_back ? whole : claims->lower != NULL ? claims->lower[i] : 0;
      upper[i] = whole + (!goes_back && is_admitted && whole < most ? 1 : 0);
    }
}

static gboolean
answer_within (const AwrashQuestion *plain, const AwrashRemainderKeys *keys,
               const AwrashQuota *quota, const AwrashTies *ties, const AwrashOutputs *outputs,
               GError **error)
{
  const AwrashClaims *claims = plain->claims;
  AwrashQuestion question = *plain;
  int64_t wholes = sum_wholes (claims, keys);

  question.taken_back = plain->total > 0 ? MAX (wholes - plain->total, 0) : 0;
  if (!quota->has_threshold)
    return awrash_i_frame_answer (&question, ties, outputs, error);
  g_autofree int64_t *lower = awrash_i_new (int64_t, claims->n, error);
  g_autofree int64_t *upper = lower != NULL ? awrash_i_new (int64_t, claims->n, error) : NULL;
  if (upper == NULL)
    return FALSE;
  /* a total of 0 has no quota under Hare, and what any quota gives goes back */
  fill_bounds (claims, keys, quota, wholes > plain->total, lower, upper);
  question.lower = lower;
  question.upper = upper;
  return awrash_i_frame_answer (&question, ties, outputs, error);
}

gboolean
awrash_apportion_remainder (const AwrashClaims *claims, int64_t total, const char *quota,
                            const AwrashTies *ties, int64_t units[], int64_t sure[], int64_t tied[],
                            AwrashAllotment *answer, GError **error)
{
  g_return_val_if_fail (claims != NULL && quota != NULL, FALSE);
  g_return_val_if_fail (units != NULL && answer != NULL, FALSE);

  g_auto (AwrashRemainderKeys) keys = { .n = 0 };
  AwrashOutputs outputs = { units, sure, tied, answer };
  AwrashAccumulator sum = { { 0 } }, divisor = { { 0 } };
  AwrashQuota rule;
  int64_t factor = 1;

  if (!awrash_i_quota_parse (quota, &rule, error) || !awrash_i_claims_check_total (total, error)
      || !awrash_i_claims_check_floors (claims, total, error))
    return FALSE;
  for (gsize i = 0; i < claims->n; i++)
    awrash_i_accumulator_add (&sum, claims->claims[i]);
  /* claims that are all 0 ask for nothing, and a quota of 1 is as good as any */
  if (!claims->has_positive)
    awrash_i_accumulator_add (&divisor, 1);
  else if (!awrash_i_quota_measure (&rule, &sum, total, &factor, &divisor, error))
    return FALSE;
  if (!awrash_i_remainder_keys_init (&keys, claims->n, claims->claims, MAX (factor, 1), &divisor,
                                     error))
    return FALSE;
  AwrashQuestion question = { .claims = claims, .total = total, .keys = &keys.parent };
  return answer_within (&question, &keys, &rule, ties, &outputs, error);
}
