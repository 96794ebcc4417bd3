/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys of largest remainders against products of 128 bits, near and at equality; what a text means.
 * Source: none. Invariant: no line of the comparison is shared with the library. */

#include "apportion/ranking-private.h"
#include "base/int128-private.h"

#include <criterion/criterion.h>
#include <float.h>

typedef AwrashInt128 Whole;

static int64_t
draw (GRand *random, int64_t below)
{
  return (int64_t)(((guint64)g_rand_int (random) << 32 | g_rand_int (random)) % (guint64)below);
}

Test (apportion_ranking, remainders_are_compared_to_the_last_unit)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gsize n_equal = 0, n_near = 0;

  for (gsize round = 0; round < 20000; round++)
    {
      int64_t total = 1 + draw (random, G_GINT64_CONSTANT (1) << (round % 40));
      int64_t first = 1 + draw (random, G_GINT64_CONSTANT (1) << 50);
      int64_t other = 1 + draw (random, G_GINT64_CONSTANT (1) << 50);
      int64_t k = 1 + draw (random, 9), l = 1 + draw (random, 9);
      /* second·total is about first·total - (k - l)·sum, where the keys meet */
      int64_t second = first - (int64_t)((Whole)(k - l) * 3 * (first / total)) + draw (random, 3);
      if (round % 3 == 0)
        second = first, l = k;
      if (second <= 0)
        continue;
      double claims[] = { (double)first, (double)second, (double)other };
      Whole sum = (Whole)first + second + other;
      Whole gap = (Whole)(k - l) * sum - ((Whole)first - second) * total;
      g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (3, claims, NULL, NULL, NULL);
      g_auto (AwrashRanking) ranking = { 0 };
      cr_assert (awrash_i_ranking_open (&ranking, question, total, "hare", NULL));
      int sign = awrash_i_ranking_compare (&ranking, 0, k, 1, l);
      cr_expect_eq (sign, gap > 0 ? 1 : gap < 0 ? -1 : 0, "round %zu", round);
      cr_expect_eq (awrash_i_ranking_compare (&ranking, 1, l, 0, k), -sign);
      n_equal += sign == 0;
      n_near += sign != 0 && gap < sum && gap > -sum;
    }
  cr_expect (n_equal > 1000 && n_near > 1000);
}

Test (apportion_ranking, one_in_two_to_the_fifty_decides)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  const int64_t steps = 1001;

  for (gsize round = 0; round < 3000; round++)
    {
      /* keys 1001 + l - v/Q and l - w/Q are equal at v - w = 1001 Q = 1001 sum/total */
      int64_t sign = (int64_t)(round % 3) - 1, total = 4000 + draw (random, 1000);
      int64_t apart = (G_GINT64_CONSTANT (1) << 46) + draw (random, G_GINT64_CONSTANT (1) << 46);
      while (apart % 7 == 0 || apart % 11 == 0 || apart % 13 == 0)
        apart++;
      while ((Whole)apart * total % steps != (steps - sign) % steps)
        total++;
      int64_t sum = (int64_t)(((Whole)apart * total + sign) / steps);
      int64_t second = 1 + draw (random, sum / total), first = second + apart;
      double claims[] = { (double)first, (double)second, (double)(sum - first - second) };
      g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (3, claims, NULL, NULL, NULL);
      g_auto (AwrashRanking) ranking = { 0 };
      cr_assert (awrash_i_ranking_open (&ranking, question, total, "hare", NULL));
      cr_expect_eq (awrash_i_ranking_compare (&ranking, 0, 1 + steps, 1, 1), sign, "%zu", round);
      cr_expect_eq (awrash_i_ranking_compare (&ranking, 1, 1, 0, 1 + steps), -sign, "%zu", round);
    }
}

Test (apportion_ranking, claims_whose_parts_of_a_quota_are_no_doubles_are_told_apart)
{
  const double claims[] = { 5e-324, 1e-323, 1e300 };
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (3, claims, NULL, NULL, NULL);
  g_auto (AwrashRanking) ranking = { 0 };

  cr_assert (awrash_i_ranking_open (&ranking, question, 2, "hare", NULL));
  cr_expect_eq (awrash_i_ranking_compare (&ranking, 0, 1, 1, 1), 1);
  cr_expect_eq (awrash_i_ranking_compare (&ranking, 1, 1, 0, 1), -1);
}

/* Q is twice the largest double, of which a claim is a half; then half the smallest, of which
 * claims are two and six. */
Test (apportion_ranking, a_quota_beyond_the_doubles_ranks_as_any_other)
{
  const double huge[] = { DBL_MAX, DBL_MAX }, tiny[] = { 0x1p-1074, 0x1.8p-1073 };
  g_autoptr (AwrashClaims) large = awrash_apportion_claims_new (2, huge, NULL, NULL, NULL);
  g_autoptr (AwrashClaims) small = awrash_apportion_claims_new (2, tiny, NULL, NULL, NULL);
  g_auto (AwrashRanking) of_large = { 0 };
  g_auto (AwrashRanking) of_small = { 0 };

  cr_assert (awrash_i_ranking_open (&of_large, large, 1, "hare", NULL));
  cr_expect_eq (awrash_i_ranking_compare (&of_large, 0, 1, 1, 1), 0);
  cr_expect_eq (awrash_i_ranking_compare (&of_large, 0, 2, 1, 1), 1);
  cr_assert (awrash_i_ranking_open (&of_small, small, 8, "hare", NULL));
  cr_expect_eq (awrash_i_ranking_compare (&of_small, 0, 3, 1, 7), 0);
  cr_expect_eq (awrash_i_ranking_compare (&of_small, 0, 3, 1, 6), 1);
  cr_expect_eq (awrash_i_ranking_compare (&of_small, 0, 2, 1, 7), -1);
}

Test (apportion_ranking, a_text_is_a_divisor_rule_or_a_quota)
{
  const double claims[] = { 3, 1 };
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (2, claims, NULL, NULL, NULL);
  g_auto (AwrashRanking) divisor = { 0 };
  g_auto (AwrashRanking) quota = { 0 };

  cr_assert (awrash_i_ranking_open (&divisor, question, 2, "webster", NULL));
  cr_assert (awrash_i_ranking_open (&quota, question, 2, "droop", NULL));
  cr_expect (divisor.is_divisor && !quota.is_divisor);
  cr_expect_not (awrash_i_ranking_is_suspected (&divisor, 0, 2, 1, 1));
  cr_expect_not (awrash_i_ranking_is_suspected (&quota, 0, 2, 1, 1));
}

Test (apportion_ranking, what_precision_cannot_part_is_suspected_unless_it_is_the_same)
{
  const double claims[] = { 3, 1, 1 };
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (3, claims, NULL, NULL, NULL);
  g_auto (AwrashRanking) ranking = { 0 };

  cr_assert (awrash_i_ranking_open (&ranking, question, 2, "logarithmic-mean", NULL));
  cr_expect (awrash_i_ranking_is_suspected (&ranking, 0, 2, 1, 2));
  cr_expect_not (awrash_i_ranking_is_suspected (&ranking, 2, 2, 1, 2));
}
