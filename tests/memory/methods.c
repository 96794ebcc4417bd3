/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every path of the rules around the engine, for a leak checker to watch: answers, ties, a limit,
 * each fault. Source: none. Invariant: what is made here is freed here, and nothing else is left.
 */

#include <awrash.h>

#include <math.h>
#include <stdlib.h>

enum
{
  N = 4,
  MANY = 30
};

static int64_t units[MANY], sure[MANY], tied[MANY], other[MANY];
static double numbers[MANY];

static gboolean
try_policy (const AwrashClaims *claims, const AwrashTies *ties, gboolean is_taken)
{
  const double values[] = { 0.5, 0.5, 0.25, 7 };
  AwrashAllotment answer;
  g_autoptr (GError) first = NULL, second = NULL, third = NULL;
  gboolean is_good = TRUE;

  is_good &= awrash_apportion_quota_method (claims, 8, ties, units, sure, tied, &answer, &first)
             == is_taken;
  awrash_apportion_round_to_total (N, values, 9, ties, units, sure, tied, &answer, &second);
  awrash_apportion_base_proportional (claims, 9, 1, "webster", ties, units, sure, tied, &answer,
                                      &third);
  return is_good;
}

static gboolean
try_ties (void)
{
  const double values[] = { 720, 720, 120, 120 };
  const int64_t order[] = { 3, 1, 0, 2 }, right[] = { 1, 0, 0, 1 }, wrong[] = { 1, 1, 0, 0 };
  g_autoptr (AwrashClaims) claims = awrash_apportion_claims_new (N, values, NULL, NULL, NULL);
  g_autoptr (AwrashTies) in_order = awrash_allot_ties_new_order (N, order, NULL);
  g_autoptr (AwrashTies) by_lot = awrash_allot_ties_new_lot ("seed", NULL);
  g_autoptr (AwrashTies) drawn = awrash_allot_ties_new_drawn (N, right, NULL);
  g_autoptr (AwrashTies) refused = awrash_allot_ties_new_drawn (N, wrong, NULL);

  return try_policy (claims, NULL, TRUE) && try_policy (claims, in_order, TRUE)
         && try_policy (claims, by_lot, TRUE) && try_policy (claims, drawn, TRUE)
         && try_policy (claims, refused, FALSE);
}

static gboolean
try_limit (void)
{
  AwrashAllotment answer;

  for (gsize i = 0; i < MANY; i++)
    numbers[i] = (double)(1001 + i);
  g_autoptr (AwrashClaims) claims = awrash_apportion_claims_new (MANY, numbers, NULL, NULL, NULL);
  return awrash_apportion_quota_method (claims, 30450, NULL, units, sure, tied, &answer, NULL)
         && answer.status == AWRASH_STATUS_LIMIT;
}

static gboolean
try_shares (void)
{
  const double values[] = { 4, 3, 2, 0 };
  const int64_t floor[] = { 0, 5, 0, 1 }, ceiling[] = { 6, 9, 9, 9 }, given[] = { 6, 5, 3, 1 };
  g_autoptr (AwrashClaims) claims = awrash_apportion_claims_new (N, values, floor, ceiling, NULL);
  g_autoptr (GError) first = NULL, second = NULL;

  return awrash_apportion_shares_within (claims, 15, numbers, NULL)
         && !awrash_apportion_shares_within (claims, 5, numbers, &first)
         && awrash_apportion_shares_violations (claims, 15, given, units, NULL)
         && !awrash_apportion_shares_violations (claims, 16, given, units, &second);
}

static gboolean
try_statutes (void)
{
  const double last[] = { 1, 2, 3, 0 }, bad[] = { 1, -2, 3, 0 }, weights[] = { 1, 1 };
  g_autoptr (GError) first = NULL, second = NULL, third = NULL, fourth = NULL, fifth = NULL;
  gboolean is_good = TRUE;

  is_good &= awrash_apportion_hold_harmless (N, last, 100, 0.9, 1.3, units, other, NULL);
  is_good &= !awrash_apportion_hold_harmless (N, bad, 100, 0.9, 1.3, units, other, &first);
  is_good &= !awrash_apportion_hold_harmless (N, last, 100, NAN, 1.3, units, other, &second);
  is_good &= awrash_apportion_criteria_combine (2, 2, last, weights, numbers, NULL);
  is_good &= !awrash_apportion_criteria_combine (2, 2, bad, weights, numbers, &third);
  is_good &= awrash_apportion_criteria_excess (N, last, last, 0.045, numbers, NULL);
  is_good &= !awrash_apportion_criteria_excess (N, last, last, -1, numbers, &fourth);
  is_good &= awrash_apportion_criteria_index (N, last, last, 0.5, 2, numbers, NULL);
  is_good &= !awrash_apportion_criteria_index (N, last, last, 2, 1, numbers, &fifth);
  return is_good;
}

int
main (void)
{
  return try_ties () && try_limit () && try_shares () && try_statutes () ? EXIT_SUCCESS
                                                                         : EXIT_FAILURE;
}
