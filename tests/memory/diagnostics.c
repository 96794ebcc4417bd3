/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every way through the diagnostics of an apportionment, for a leak checker to watch: answers of
 * both kinds of rules, and each kind of refusal. Source: none.
 * Invariant: what is made here is freed here, and nothing else is left. */

#include <awrash.h>

#include <stdlib.h>

enum
{
  N = 4
};

static gboolean
explain (const AwrashClaims *claims, int64_t total, const char *rule)
{
  int64_t units[N] = { 0 }, recipients[N], ties[N], binding[N], first, second;
  double low[N], high[N];
  AwrashAllotment answer;
  AwrashClaimChange change;
  g_autoptr (GError) path = NULL, next = NULL, prices = NULL;

  awrash_apportion_path (claims, total, rule, N, recipients, ties, &first, &path);
  awrash_apportion_path_next (claims, total, rule, N, recipients, ties, low, &first, &next);
  if (awrash_apportion_divisor (claims, total, rule, NULL, units, NULL, NULL, &answer, NULL))
    awrash_apportion_prices (claims, total, rule, units, low, high, binding, &prices);
  return awrash_apportion_paradox_house (claims, rule, total, total + 5, &first, &second, NULL)
         && awrash_apportion_paradox_population (claims, claims, total, rule, &first, &second, NULL)
         && awrash_apportion_paradox_newcomer (claims, total, 1, rule, &first, &second, NULL)
         && awrash_apportion_change (claims, total, rule, 0, &change, NULL);
}

static gboolean
check (const AwrashClaims *claims, int64_t total, const char *rule)
{
  const int64_t units[N] = { 1, 1, 1, 0 };
  AwrashExchange found;
  g_autoptr (GError) error = NULL;

  return awrash_audit_allotment (claims, total, rule, units, &found, &error);
}

int
main (void)
{
  const double values[N] = { 4, 4, 4, 1 };
  static const char *const rules[] = { "adams", "dean", "hill", "webster", "jefferson", "hare" };
  g_autoptr (AwrashClaims) claims = awrash_apportion_claims_new (N, values, NULL, NULL, NULL);
  gboolean is_good = TRUE;

  for (gsize r = 0; r < G_N_ELEMENTS (rules); r++)
    for (int64_t total = 0; total < 8; total++)
      is_good = explain (claims, total, rules[r]) && check (claims, total, rules[r]) && is_good;
  is_good = !explain (claims, 3, "nobody") && !check (claims, -1, "hare") && is_good;
  return is_good && !check (claims, 3, "nobody") ? EXIT_SUCCESS : EXIT_FAILURE;
}
