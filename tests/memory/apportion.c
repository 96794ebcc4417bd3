/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every path of the room, for a leak checker to watch: answers, ties, each fault.
 * Source: none. Invariant: what is made here is freed here, and nothing else is left. */

#include <awrash.h>

#include <stdlib.h>

enum
{
  N = 4
};

static int64_t units[N], sure[N], tied[N];

static gboolean
apportion (const AwrashClaims *claims, int64_t total, const char *rule, const AwrashTies *ties)
{
  AwrashAllotment answer;
  g_autoptr (GError) error = NULL;

  if (g_str_has_prefix (rule, "hare") || g_str_has_prefix (rule, "imperiali-quota"))
    return awrash_apportion_remainder (claims, total, rule, ties, units, sure, tied, &answer,
                                       &error);
  return awrash_apportion_divisor (claims, total, rule, ties, units, sure, tied, &answer, &error);
}

static gboolean
try_answers (void)
{
  const double claims[] = { 4, 4, 4, 1 };
  const int64_t order[] = { 3, 2, 1, 0 };
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (N, claims, NULL, NULL, NULL);
  g_autoptr (AwrashTies) in_order = awrash_allot_ties_new_order (N, order, NULL);
  g_autoptr (AwrashTies) by_lot = awrash_allot_ties_new_lot ("seed", NULL);
  const AwrashTies *const policies[] = { NULL, in_order, by_lot };
  static const char *const rules[] = { "adams",    "dean",         "hill",
                                       "webster",  "jefferson",    "hare",
                                       "hare:3/4", "hare:rounded", "imperiali-quota:1/2" };
  gboolean is_good = TRUE;

  for (gsize r = 0; r < G_N_ELEMENTS (rules); r++)
    for (gsize p = 0; p < G_N_ELEMENTS (policies); p++)
      for (int64_t total = 0; total < 12; total++)
        is_good = apportion (question, total, rules[r], policies[p]) && is_good;
  return is_good;
}

static gboolean
try_faults (void)
{
  const double claims[] = { 4, 4, 4, 1 }, bad[] = { 1, -1, 1, 1 };
  const int64_t twice[] = { 0, 0, 1, 2 }, floor[] = { G_MAXINT64, 1, 0, 0 };
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (N, claims, NULL, NULL, NULL);
  g_autoptr (GError) first = NULL, second = NULL, third = NULL, fourth = NULL;
  gboolean is_refused = TRUE;

  is_refused &= awrash_apportion_claims_new (N, bad, NULL, NULL, &first) == NULL;
  is_refused &= awrash_apportion_claims_new (N, claims, floor, NULL, &second) == NULL;
  is_refused &= awrash_allot_ties_new_order (N, twice, &third) == NULL;
  is_refused &= awrash_allot_ties_new_lot ("", &fourth) == NULL;
  is_refused &= !apportion (question, -1, "webster", NULL);
  is_refused &= !apportion (question, 1, "nobody", NULL);
  is_refused &= !apportion (question, 1, "hare:2", NULL);
  is_refused &= !apportion (question, 100, "hare:rounded", NULL);
  return is_refused;
}

int
main (void)
{
  return try_answers () && try_faults () ? EXIT_SUCCESS : EXIT_FAILURE;
}
