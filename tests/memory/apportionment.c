/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that an apportionment or a metric allocates is given back, answered or refused.
 * Source: none; the values only have to reach every way out.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include <awrash.h>

#define N 6

static const double claims[N] = { 10, 20, 20, 30, 0, 7 };
static const double bad[N] = { 10, 20, -5, 30, 0, 7 };
static const int64_t zeros[N];
static const int64_t low_ceiling[N] = { 1, 1, 1, 1, 1, 1 };

static void
apportion (const char *rule, const AwrashTies *ties, int64_t total, const int64_t ceiling[])
{
  int64_t units[N];
  int64_t sure[N];
  int64_t tied[N];
  AwrashAllotment answer;
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashClaims) question
      = awrash_apportion_claims_new (N, claims, zeros, ceiling, &error);

  g_assert_no_error (error);
  awrash_apportion_divisor (question, total, rule, ties, units, sure, tied, &answer, &error);
  g_assert_no_error (error);
}

static void
apportion_by_every_rule (void)
{
  const int64_t order[N] = { 5, 4, 3, 2, 1, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTies) by_order = awrash_allot_ties_new_order (N, order, &error);
  g_autoptr (AwrashTies) by_lot = awrash_allot_ties_new_lot ("a seed read out", &error);
  const AwrashTies *const policies[] = { NULL, by_order, by_lot };

  g_assert_no_error (error);
  for (size_t r = 0; awrash_apportion_rule_get_name (r) != NULL; r++)
    for (size_t p = 0; p < G_N_ELEMENTS (policies); p++)
      for (int64_t total = 0; total < 12; total++)
        {
          apportion (awrash_apportion_rule_get_name (r), policies[p], total, NULL);
          apportion (awrash_apportion_rule_get_name (r), policies[p], total, low_ceiling);
        }
}

static void
refuse (void)
{
  g_autoptr (GError) claims_error = NULL;
  g_autoptr (GError) ties_error = NULL;
  g_autoptr (GError) metric_error = NULL;
  g_autoptr (AwrashClaims) question
      = awrash_apportion_claims_new (N, bad, NULL, NULL, &claims_error);
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (N, zeros, &ties_error);
  double gini;

  g_assert_true (question == NULL && claims_error != NULL);
  g_assert_true (ties == NULL && ties_error != NULL);
  g_assert_false (
      awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, N, bad, NULL, &gini, &metric_error));
}

static void
measure (void)
{
  double value;
  double p[N + 1];
  double share[N + 1];
  double generalized[N + 1];
  g_autoptr (GError) error = NULL;

  g_assert_true (awrash_metric_gini (AWRASH_GINI_CORRECTION_P2, N, claims, claims, &value, &error));
  g_assert_true (awrash_metric_lorenz (N, claims, NULL, p, share, generalized, &error));
  g_assert_true (awrash_metric_theil (N, claims, claims, &value, &error));
  g_assert_true (awrash_metric_hoover (N, claims, NULL, claims, &value, &error));
}

int
main (void)
{
  apportion_by_every_rule ();
  refuse ();
  measure ();
  return 0;
}
