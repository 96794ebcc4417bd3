/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The paradoxes of history, rules that have none, and a plain count of small cases.
 * Source: named at each case. Invariant: a failed call writes nothing. */

#include "apportion/us-census.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

enum
{
  N = 4
};

static AwrashClaims *
get_question (gsize n, const double claims[], const int64_t floor[], const int64_t ceiling[])
{
  g_autoptr (GError) error = NULL;
  AwrashClaims *question = awrash_apportion_claims_new (n, claims, floor, ceiling, &error);

  cr_assert_null (error);
  return question;
}

Test (apportion_paradox, alabama_loses_a_seat_as_the_house_grows_to_300)
{
  /* Balinski and Young (1982), chapter 5; at least one seat a state */
  int64_t floor[US_1880_N], total = 0, recipient = 0;

  for (gsize i = 0; i < US_1880_N; i++)
    floor[i] = 1;
  g_autoptr (AwrashClaims) question = get_question (US_1880_N, us_1880, floor, NULL);
  cr_assert (awrash_apportion_paradox_house (question, "hare", 299, 350, &total, &recipient, NULL));
  cr_expect_eq (total, 299);
  cr_expect_eq (recipient, US_1880_ALABAMA);
  cr_assert (awrash_apportion_paradox_house (question, "hare", 300, 301, &total, &recipient, NULL));
  cr_expect (total == -1 && recipient == -1);
  for (gsize r = 0; awrash_apportion_rule_get_name (r) != NULL; r++)
    {
      cr_assert (awrash_apportion_paradox_house (question, awrash_apportion_rule_get_name (r), 38,
                                                 400, &total, &recipient, NULL));
      cr_expect (total == -1 && recipient == -1, "%s", awrash_apportion_rule_get_name (r));
    }
}

Test (apportion_paradox, largest_remainders_happen_to_be_monotone_on_170_110_60)
{
  /* karmada-io/karmada issue 6735 */
  const double claims[] = { 170, 110, 60 };
  int64_t total = 0, recipient = 0;
  g_autoptr (AwrashClaims) question = get_question (3, claims, NULL, NULL);

  cr_assert (awrash_apportion_paradox_house (question, "hare", 0, 20, &total, &recipient, NULL));
  cr_expect (total == -1 && recipient == -1);
}

Test (apportion_paradox, the_slower_state_gains_from_the_faster_one)
{
  /* Pearson, "A Survey of Mathematics", tables 14.48 and 14.49: 23 6 71, then 24 5 71 */
  const double before[] = { 23527, 5548, 70925 }, after[] = { 23926, 5648, 71110 };
  int64_t loser = 0, winner = 0;
  g_autoptr (AwrashClaims) then = get_question (3, before, NULL, NULL);
  g_autoptr (AwrashClaims) now = get_question (3, after, NULL, NULL);

  cr_assert (awrash_apportion_paradox_population (then, now, 100, "hare", &loser, &winner, NULL));
  cr_expect_eq (loser, 1);
  cr_expect_eq (winner, 0);
  cr_assert (
      awrash_apportion_paradox_population (then, now, 100, "webster", &loser, &winner, NULL));
  cr_expect (loser == -1 && winner == -1);
}

Test (apportion_paradox, oklahoma_makes_new_york_lose_a_seat_to_maine)
{
  /* Szpiro, "Numbers Rule" (2010), chapter 9: New York, Maine, the other states, Oklahoma; 386
   * seats before, 391 with the five of Oklahoma */
  const double claims[] = { 7264183, 694466, 66603959, 1000000 };
  int64_t loser = 0, winner = 0;
  g_autoptr (AwrashClaims) question = get_question (4, claims, NULL, NULL);

  cr_assert (awrash_apportion_paradox_newcomer (question, 391, 3, "hare", &loser, &winner, NULL));
  cr_expect_eq (loser, 0);
  cr_expect_eq (winner, 1);
  for (gsize r = 0; awrash_apportion_rule_get_name (r) != NULL; r++)
    {
      cr_assert (awrash_apportion_paradox_newcomer (
          question, 391, 3, awrash_apportion_rule_get_name (r), &loser, &winner, NULL));
      cr_expect (loser == -1 && winner == -1, "%s", awrash_apportion_rule_get_name (r));
    }
}

/* Largest remainders by whole numbers; FALSE for a tie. */
static gboolean
divide (gsize n, const int64_t claims[], int64_t total, int64_t units[])
{
  int64_t sum = 0, left = total, rest[N];
  gboolean is_sure = TRUE;

  for (gsize i = 0; i < n; i++)
    sum += claims[i];
  for (gsize i = 0; i < n; i++)
    {
      units[i] = claims[i] * total / sum;
      rest[i] = claims[i] * total % sum;
      left -= units[i];
    }
  while (left-- > 0)
    {
      gsize best = 0;
      for (gsize i = 1; i < n; i++)
        if (rest[i] > rest[best])
          best = i;
      units[best]++;
      rest[best] -= 2 * sum;
      for (gsize i = 0; i < n && left == 0; i++)
        is_sure = is_sure && rest[i] != rest[best] + 2 * sum;
    }
  return is_sure;
}

static void
draw (GRand *random, int64_t whole[N], double claims[N])
{
  for (gsize i = 0; i < N; i++)
    claims[i] = (double)(whole[i] = g_rand_int_range (random, 1, 200));
}

Test (apportion_paradox, house_finds_what_a_plain_search_finds)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  gsize n_found = 0;

  for (gsize round = 0; round < 500; round++)
    {
      int64_t whole[N], last[N] = { 0 }, units[N], total = 0, recipient = 0, expected = -1;
      double claims[N];
      gboolean was_sure = FALSE, is_hidden = FALSE;
      draw (random, whole, claims);
      for (int64_t h = 0; h <= 30 && expected < 0; h++)
        {
          gboolean is_sure = divide (N, whole, h, units);
          is_hidden = is_hidden || !is_sure;
          for (gsize i = 0; i < N && h > 0; i++)
            if (is_sure && was_sure && units[i] < last[i])
              expected = h - 1;
          memcpy (last, units, sizeof last);
          was_sure = is_sure;
        }
      g_autoptr (AwrashClaims) question = get_question (N, claims, NULL, NULL);
      cr_assert (
          awrash_apportion_paradox_house (question, "hare", 0, 30, &total, &recipient, NULL));
      /* beside ties more may be sure than the plain search knows */
      cr_expect (total == expected || (is_hidden && total >= 0), "%zu", round);
      cr_expect_eq (total < 0, recipient < 0);
      n_found += expected >= 0;
    }
  cr_expect_gt (n_found, 20);
}

static gboolean
is_population_paradox (const int64_t before[N], const int64_t after[N], const int64_t units[N],
                       const int64_t then[N], gsize loser, gsize winner)
{
  return then[loser] < units[loser] && then[winner] > units[winner]
         && after[loser] * before[winner] > after[winner] * before[loser];
}

Test (apportion_paradox, population_finds_a_pair_where_there_is_one)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  gsize n_found = 0;

  for (gsize round = 0; round < 4000; round++)
    {
      int64_t before[N], after[N], units[N], then[N], loser = 0, winner = 0;
      double old[N], new[N];
      gboolean is_any = FALSE;
      draw (random, before, old);
      for (gsize i = 0; i < N; i++)
        new[i]
            = (double)(after[i] = before[i] + g_rand_int_range (random, 0, 2 + (int)before[i] / 4));
      /* some come or go */
      if (round % 8 == 0)
        old[round / 8 % N] = (double)(before[round / 8 % N] = 0);
      if (round % 8 == 1)
        new[round / 8 % N] = (double)(after[round / 8 % N] = 0);
      if (!divide (N, before, 23, units) || !divide (N, after, 23, then))
        continue;
      for (gsize i = 0; i < N; i++)
        for (gsize j = 0; j < N; j++)
          is_any = is_any || is_population_paradox (before, after, units, then, i, j);
      g_autoptr (AwrashClaims) first = get_question (N, old, NULL, NULL);
      g_autoptr (AwrashClaims) second = get_question (N, new, NULL, NULL);
      cr_assert (
          awrash_apportion_paradox_population (first, second, 23, "hare", &loser, &winner, NULL));
      cr_expect_eq (loser >= 0, is_any, "%zu", round);
      cr_expect (
          loser < 0
          || is_population_paradox (before, after, units, then, (gsize)loser, (gsize)winner));
      n_found += is_any;
    }
  cr_expect_gt (n_found, 20);
}

Test (apportion_paradox, newcomer_finds_what_a_plain_count_finds)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  gsize n_found = 0;

  for (gsize round = 0; round < 4000; round++)
    {
      int64_t whole[N], units[N], others[N], loser = 0, winner = 0, expected = -1;
      double claims[N];
      draw (random, whole, claims);
      if (!divide (N, whole, 13, units) || !divide (N - 1, whole, 13 - units[N - 1], others))
        continue;
      for (gsize i = 0; i < N - 1; i++)
        if (units[i] < others[i] && (expected < 0 || whole[i] > whole[expected]))
          expected = (int64_t)i;
      g_autoptr (AwrashClaims) question = get_question (N, claims, NULL, NULL);
      cr_assert (
          awrash_apportion_paradox_newcomer (question, 13, N - 1, "hare", &loser, &winner, NULL));
      cr_expect_eq (loser, expected, "%zu", round);
      cr_expect (winner < 0 || units[winner] > others[winner], "%zu", round);
      n_found += expected >= 0;
    }
  cr_expect_gt (n_found, 20);
}

Test (apportion_paradox, indices_go_with_their_recipients)
{
  const double claims[] = { 1000000, 694466, 7264183, 66603959 };
  int64_t loser = 0, winner = 0;
  g_autoptr (AwrashClaims) question = get_question (4, claims, NULL, NULL);

  cr_assert (awrash_apportion_paradox_newcomer (question, 391, 0, "hare", &loser, &winner, NULL));
  cr_expect_eq (loser, 2);
  cr_expect_eq (winner, 1);
}

Test (apportion_paradox, who_may_lose_by_a_tie_alone_is_no_witness)
{
  /* shares of 3: 0.3 0.3 1.2 1.2, two tied for a unit; of 4: 0.4 0.4 1.6 1.6 */
  const double claims[] = { 1, 1, 4, 4 };
  int64_t total = 0, recipient = 0;
  g_autoptr (AwrashClaims) question = get_question (4, claims, NULL, NULL);

  cr_assert (awrash_apportion_paradox_house (question, "hare", 3, 4, &total, &recipient, NULL));
  cr_expect (total == -1 && recipient == -1);
}

Test (apportion_paradox, of_several_losers_the_largest_claim_is_named_in_any_order)
{
  /* 2 3 5 6 7 7 of 30, 1 2 6 7 7 8 of 31 */
  const double claims[] = { 74, 122, 266, 313, 326, 359 };
  const double turned[] = { 122, 74, 266, 313, 326, 359 };
  int64_t total = 0, recipient = 0;
  g_autoptr (AwrashClaims) question = get_question (6, claims, NULL, NULL);
  g_autoptr (AwrashClaims) other = get_question (6, turned, NULL, NULL);

  cr_assert (awrash_apportion_paradox_house (question, "hare", 30, 31, &total, &recipient, NULL));
  cr_expect (total == 30 && recipient == 1);
  cr_assert (awrash_apportion_paradox_house (other, "hare", 30, 31, &total, &recipient, NULL));
  cr_expect (total == 30 && recipient == 0);
}

Test (apportion_paradox, a_newcomer_shows_the_largest_loser_and_the_smallest_winner_in_any_order)
{
  /* 4 4 5 8 6 7 of 34, 4 4 4 9 5 8 beside the newcomer's 5 */
  const double claims[] = { 152, 140, 162, 306, 198, 270, 166 };
  const double turned[] = { 166, 270, 198, 306, 162, 140, 152 };
  int64_t loser = 0, winner = 0;
  g_autoptr (AwrashClaims) question = get_question (7, claims, NULL, NULL);
  g_autoptr (AwrashClaims) other = get_question (7, turned, NULL, NULL);

  cr_assert (awrash_apportion_paradox_newcomer (question, 39, 6, "hare", &loser, &winner, NULL));
  cr_expect (loser == 4 && winner == 5);
  cr_assert (awrash_apportion_paradox_newcomer (other, 39, 0, "hare", &loser, &winner, NULL));
  cr_expect (loser == 2 && winner == 1);
}

Test (apportion_paradox, whom_nobody_surely_gains_from_is_no_witness_of_a_newcomer)
{
  /* 5 and 1 or 2, 1 or 2 of 8; 4 2 2 beside the newcomer's 2 */
  const double claims[] = { 135, 47, 47, 73 };
  int64_t loser = 0, winner = 0;
  g_autoptr (AwrashClaims) question = get_question (4, claims, NULL, NULL);

  cr_assert (awrash_apportion_paradox_newcomer (question, 10, 3, "hare", &loser, &winner, NULL));
  cr_expect (loser == -1 && winner == -1);
}

Test (apportion_paradox, nothing_is_shown_by_ties_and_single_recipients)
{
  const double one[] = { 3 }, equal[] = { 1, 1, 1 }, lone[] = { 2, 0 };
  const int64_t ceiling[] = { 1, 5 };
  int64_t first = 0, second = 0;
  g_autoptr (AwrashClaims) alone = get_question (1, one, NULL, NULL);
  g_autoptr (AwrashClaims) tied = get_question (3, equal, NULL, NULL);
  g_autoptr (AwrashClaims) capped = get_question (2, lone, NULL, ceiling);

  cr_assert (awrash_apportion_paradox_newcomer (alone, 5, 0, "hare", &first, &second, NULL));
  cr_expect (first == -1 && second == -1);
  cr_assert (awrash_apportion_paradox_newcomer (tied, 4, 0, "hare", &first, &second, NULL));
  cr_expect (first == -1 && second == -1, "the newcomer is tied");
  cr_assert (awrash_apportion_paradox_newcomer (capped, 5, 0, "hare", &first, &second, NULL));
  cr_expect (first == -1 && second == -1, "nobody else claims anything");
  cr_assert (awrash_apportion_paradox_house (tied, "hare", 0, 9, &first, &second, NULL));
  cr_expect (first == -1 && second == -1);
  cr_assert (awrash_apportion_paradox_house (alone, "hare", 0, 0, &first, &second, NULL));
  cr_expect (first == -1 && second == -1);
}

Test (apportion_paradox, growth_is_compared_to_the_last_bit_and_over_the_whole_range)
{
  /* hare, 2 units: 1 1 0, then 1 0 1 or the like; who grew faster is a question of one ulp */
  const double before[] = { 3, 2, 1 }, after[] = { 5, 1, 1.5 };
  double tiny[3], huge[3];
  int64_t loser = 0, winner = 0;

  for (gsize i = 0; i < 3; i++)
    {
      tiny[i] = before[i] * 0x1p-1074;
      huge[i] = after[i] * 0x1p1000;
    }
  g_autoptr (AwrashClaims) then = get_question (3, tiny, NULL, NULL);
  g_autoptr (AwrashClaims) now = get_question (3, huge, NULL, NULL);
  cr_assert (awrash_apportion_paradox_population (then, now, 3, "hare", &loser, &winner, NULL));
  cr_expect (loser == -1 && winner == -1);

  const double old[] = { 23527, 5548, 70925 };
  double same[] = { 23527 * 2, 5548 * 2, 70925 * 2 };
  g_autoptr (AwrashClaims) first = get_question (3, old, NULL, NULL);
  g_autoptr (AwrashClaims) second = get_question (3, same, NULL, NULL);
  cr_assert (
      awrash_apportion_paradox_population (first, second, 100, "hare", &loser, &winner, NULL));
  cr_expect (loser == -1 && winner == -1);
}

#define EXPECT_FAULT(call, fault, sentence)                                                        \
  do                                                                                               \
    {                                                                                              \
      int64_t first = 7, second = 7;                                                               \
      g_autoptr (GError) error = NULL;                                                             \
      cr_expect_not (call);                                                                        \
      cr_assert (g_error_matches (error, AWRASH_ERROR, fault), "%s", sentence);                    \
      cr_expect_str_eq (error->message, sentence);                                                 \
      cr_expect (first == 7 && second == 7, "%s", sentence);                                       \
    }                                                                                              \
  while (0)

Test (apportion_paradox, each_fault_has_its_sentence_and_writes_nothing)
{
  const double claims[] = { 1, 2 }, zeros[] = { 0, 0 };
  const int64_t floor[] = { 3, 4 };
  g_autoptr (AwrashClaims) two = get_question (2, claims, NULL, NULL);
  g_autoptr (AwrashClaims) one = get_question (1, claims, NULL, NULL);
  g_autoptr (AwrashClaims) none = get_question (2, zeros, NULL, NULL);
  g_autoptr (AwrashClaims) high = get_question (2, claims, floor, NULL);

  EXPECT_FAULT (awrash_apportion_paradox_house (two, "hare", 5, 3, &first, &second, &error),
                AWRASH_ERROR_BOUNDS, "from is 5, above to, which is 3, expected from ≤ to");
  EXPECT_FAULT (awrash_apportion_paradox_house (two, "hare", -1, 3, &first, &second, &error),
                AWRASH_ERROR_VALUE, "total is -1, expected a whole number ≥ 0");
  EXPECT_FAULT (
      awrash_apportion_paradox_house (two, "hare", 1, G_MAXINT64, &first, &second, &error),
      AWRASH_ERROR_OVERFLOW, "total is 9223372036854775807, expected at most 4611686018427387904");
  EXPECT_FAULT (awrash_apportion_paradox_house (high, "hare", 1, 9, &first, &second, &error),
                AWRASH_ERROR_BOUNDS,
                "the floors sum to 7, above the total, which is 1, expected at most the total");
  EXPECT_FAULT (awrash_apportion_paradox_population (two, one, 3, "hare", &first, &second, &error),
                AWRASH_ERROR_VALUE, "the number of recipients after is 1, expected 2, as before");
  EXPECT_FAULT (
      awrash_apportion_paradox_population (two, none, 3, "hare", &first, &second, &error),
      AWRASH_ERROR_EMPTY,
      "all claims are 0 and the floors sum to 0, expected a claim > 0 for the rest of the total, "
      "which is 3");
  EXPECT_FAULT (awrash_apportion_paradox_newcomer (two, 3, 2, "hare", &first, &second, &error),
                AWRASH_ERROR_VALUE, "newcomer is 2, expected a recipient from 0 to 1");
  EXPECT_FAULT (awrash_apportion_paradox_newcomer (two, 3, -1, "hare", &first, &second, &error),
                AWRASH_ERROR_VALUE, "newcomer is -1, expected a recipient from 0 to 1");
}

Test (apportion_paradox, an_unknown_rule_is_refused_everywhere)
{
  const double claims[] = { 1, 2 };
  int64_t first = 7, second = 7;
  g_autoptr (GError) house = NULL, population = NULL, newcomer = NULL;
  g_autoptr (AwrashClaims) two = get_question (2, claims, NULL, NULL);

  cr_expect_not (awrash_apportion_paradox_house (two, "x", 0, 3, &first, &second, &house));
  cr_expect_not (
      awrash_apportion_paradox_population (two, two, 3, "x", &first, &second, &population));
  cr_expect_not (awrash_apportion_paradox_newcomer (two, 3, 0, "x", &first, &second, &newcomer));
  cr_assert (g_error_matches (house, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_assert (g_error_matches (population, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_assert (g_error_matches (newcomer, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect (g_str_has_prefix (house->message, "rule is \"x\", expected one of adams, "));
  cr_expect (first == 7 && second == 7);
}

/* Where signposts are equal one recipient may hold all that is tied. */
Test (apportion_paradox, nobody_loses_by_equal_signposts_when_nothing_changes)
{
  const double claims[] = { 1, 1, 100 };
  int64_t loser = 7, winner = 7;
  g_autoptr (AwrashClaims) same = get_question (3, claims, NULL, NULL);

  for (int64_t total = 0; total < 6; total++)
    {
      cr_assert (awrash_apportion_paradox_population (same, same, total, "signposts:1,1,500",
                                                      &loser, &winner, NULL));
      cr_expect (loser == -1 && winner == -1);
    }
}
