/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Largest remainders: whole quotas to each claim, what is left to the largest fractions.
 * Source: Balinski and Young (1982) on Hamilton; the Dutch Kieswet, article P 8, for thresholds.
 * Invariant: a rule with a threshold is the plain one inside tighter bounds: whole quotas below,
 * one unit more above for the claims that reach it. */

#include "apportion/question-private.h"

#include "allot/remainder-keys-private.h"
#include "apportion/quota-private.h"
#include "base/memory-private.h"

static gboolean
answer_within (const AwrashQuestion *plain, const AwrashRemainderKeys *keys,
               const AwrashQuotaMeasure *measure, const AwrashTies *ties,
               const AwrashOutputs *outputs, GError **error)
{
  const AwrashClaims *claims = plain->claims;
  AwrashQuestion question = *plain;
  guint64 wholes = awrash_i_quota_sum_wholes (claims, keys->wholes), total = (guint64)plain->total;

  question.taken_back = total > 0 && wholes > total ? (int64_t)(wholes - total) : 0;
  if (!measure->quota.has_threshold)
    return awrash_i_question_answer (&question, ties, outputs, error);
  g_autofree int64_t *lower = awrash_i_new (int64_t, claims->n, error);
  g_autofree int64_t *upper = lower != NULL ? awrash_i_new (int64_t, claims->n, error) : NULL;
  if (upper == NULL)
    return FALSE;
  awrash_i_quota_fill_bounds (measure, claims, plain->total, keys->wholes, lower, upper);
  question.lower = lower;
  question.upper = upper;
  return awrash_i_question_answer (&question, ties, outputs, error);
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
  AwrashQuotaMeasure measure;
  AwrashQuota rule;

  if (!awrash_i_quota_parse (quota, &rule, error) || !awrash_i_bounds_check_total (total, error)
      || !awrash_i_claims_check_floors (claims, total, error)
      || !awrash_i_quota_measure (&rule, claims->n, claims->claims, total, &measure, error)
      || !awrash_i_remainder_keys_init (&keys, claims->n, claims->claims, measure.factor,
                                        &measure.divisor, error))
    return FALSE;
  AwrashQuestion question = { .claims = claims, .total = total, .keys = &keys.parent };
  return answer_within (&question, &keys, &measure, ties, &outputs, error);
}
