/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long lotteries with their proofs take: Alternate(2000, 200), of three types, a pool of 150
 * persons of four categories under narrow quotas, and pools of 300 and 1,000 persons of six; how
 * far they are from the best at most; and how long their audit takes. Source: P. Flanigan et al.
 * (2021), Nature 596, supplement 6, for Alternate; persons by a fixed sequence of random numbers.
 * Invariant: medians of CPU time are printed, nothing is asserted. */

#include "support/clock.h"
#include "support/large-pool.h"
#include "support/median.h"

#include <awrash.h>
#include <stdio.h>

#define TURNS 7

/* One conservative woman among the liberal ones; all men are conservative. */
static AwrashPanelQuestion *
ask_alternate (void)
{
  const int64_t n_values[] = { 2, 2 }, lower[] = { 99, 99, 99, 99 };
  const int64_t upper[] = { 200, 200, 200, 200 };
  g_autofree int64_t *value = g_new0 (int64_t, 4000);
  g_autoptr (AwrashPool) pool = NULL;

  value[1] = 1;
  for (size_t i = 1000; i < 2000; i++)
    value[2 * i] = value[2 * i + 1] = 1;
  pool = awrash_selection_pool_new (2000, 2, n_values, value, NULL, NULL);
  return awrash_selection_question_new (pool, 200, lower, upper, FALSE, NULL);
}

/* 150 persons, some values rarer in the pool than the quotas, which are by equal parts, ask for. */
static AwrashPanelQuestion *
ask_narrow (void)
{
  const int64_t n_values[] = { 2, 4, 4, 8 };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261126);
  int64_t value[600], lower[18], upper[18];
  g_autoptr (AwrashPool) pool = NULL;
  size_t q = 0;

  for (size_t i = 0; i < 150; i++)
    for (size_t c = 0; c < 4; c++)
      {
        double u = g_rand_double (random);

        value[4 * i + c] = (int64_t)((double)n_values[c] * u * (0.4 + 0.6 * u));
      }
  for (size_t c = 0; c < 4; c++)
    for (int64_t v = 0; v < n_values[c]; v++, q++)
      {
        lower[q] = 22 / n_values[c] - (c == 3 ? 0 : 1);
        upper[q] = 22 / n_values[c] + (c == 3 ? 3 : 1);
      }
  pool = awrash_selection_pool_new (150, 4, n_values, value, NULL, NULL);
  return awrash_selection_question_new (pool, 22, lower, upper, FALSE, NULL);
}

static void
time_rule (const char *label, AwrashPanelQuestion *question, const char *rule)
{
  double making[TURNS], checking[TURNS], gap = 0;
  const char *status = NULL;

  for (int turn = 0; turn < TURNS; turn++)
    {
      double start = test_cpu_seconds ();
      g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, rule, NULL);

      making[turn] = test_cpu_seconds () - start;
      gap = awrash_selection_lottery_get_gap (lottery);
      status = awrash_base_status_get_name (awrash_selection_lottery_get_status (lottery));
      start = test_cpu_seconds ();
      awrash_audit_verdict_free (awrash_audit_lottery (
          question, awrash_selection_lottery_get_certificate (lottery), NULL));
      checking[turn] = test_cpu_seconds () - start;
    }
  printf ("%-24s %-12s %4zu types %9.3f ms, its audit %8.3f ms, %s, gap %.1e\n", label, rule,
          awrash_selection_question_get_n_types (question), 1e3 * test_median (TURNS, making),
          1e3 * test_median (TURNS, checking), status, gap);
}

int
main (void)
{
  static const char *const rules[] = { "maximin", "leximin", "nash", "goldilocks" };
  g_autoptr (AwrashPanelQuestion) alternate = ask_alternate (), narrow = ask_narrow ();
  g_autoptr (AwrashPanelQuestion) medium = large_pool_ask (300, 40, 20261126);
  g_autoptr (AwrashPanelQuestion) large = large_pool_ask (1000, 100, 20261126);

  for (size_t k = 0; k < G_N_ELEMENTS (rules); k++)
    {
      time_rule ("Alternate(2000, 200)", alternate, rules[k]);
      time_rule ("150 persons, panel of 22", narrow, rules[k]);
    }
  for (size_t k = 0; k < G_N_ELEMENTS (rules); k++)
    {
      time_rule ("300, panel of 40", medium, rules[k]);
      time_rule ("1,000, panel of 100", large, rules[k]);
    }
  return 0;
}
