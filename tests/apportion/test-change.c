/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far claims are from a unit more or less: published distances, hand calculation, and the next
 * double, which must not do it. Source: named at each case.
 * Invariant: a failed call writes nothing. */

#include "apportion/us-census.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>
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

static AwrashClaimChange
get_change (gsize n, const double claims[], const int64_t floor[], const int64_t ceiling[],
            int64_t total, const char *rule, int64_t recipient)
{
  AwrashClaimChange change;
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashClaims) question = get_question (n, claims, floor, ceiling);

  cr_assert (awrash_apportion_change (question, total, rule, recipient, &change, &error), "%s",
             error != NULL ? error->message : "");
  return change;
}

Test (apportion_change, new_york_lacked_89_people_in_2020)
{
  /* US Census Bureau, 26 April 2021: 89 people more, all else equal, and the seat that went to
   * Minnesota; Minnesota would have lost it with 26 people fewer */
  int64_t least[US_2020_N];

  for (gsize i = 0; i < US_2020_N; i++)
    least[i] = 1;
  AwrashClaimChange york
      = get_change (US_2020_N, us_2020, least, NULL, 435, "hill", US_2020_NEW_YORK);
  AwrashClaimChange minnesota
      = get_change (US_2020_N, us_2020, least, NULL, 435, "hill", US_2020_MINNESOTA);
  cr_expect_eq (york.units, 26);
  cr_expect_eq (ceil (york.more_claim) - us_2020[US_2020_NEW_YORK], 89);
  cr_expect_eq (york.more_loser, US_2020_MINNESOTA);
  cr_expect_eq (us_2020[US_2020_MINNESOTA] - floor (minnesota.fewer_claim), 26);
  cr_expect_eq (minnesota.fewer_winner, US_2020_NEW_YORK);
}

Test (apportion_change, follows_hand_calculation)
{
  const double claims[] = { 3, 1 }, shares[] = { 1, 2 };

  /* Webster: 0.5/3 1.5/3 < 2.5/3, and 0.5/1 < 1.5/1 */
  AwrashClaimChange change = get_change (2, claims, NULL, NULL, 3, "webster", 1);
  cr_expect_eq (change.units, 1);
  cr_expect_eq (change.more_claim, nextafter (3, 4));
  cr_expect_eq (change.more_loser, 0);
  cr_expect_eq (change.fewer_claim, 0.6, "0.6 as a double is below 0.5·3/2.5");
  cr_expect_eq (change.fewer_winner, 0);
  /* Hare: 2w/(w + 2) > 3/2 from w = 6, below 1/2 to w = 2/3 */
  change = get_change (2, shares, NULL, NULL, 2, "hare", 0);
  cr_expect_eq (change.units, 1);
  cr_expect_eq (change.more_claim, nextafter (6, 7));
  cr_expect_eq (change.fewer_claim, 2.0 / 3, "2/3 as a double is below 2/3");
  cr_expect (change.more_loser == 1 && change.fewer_winner == 1);
}

Test (apportion_change, a_tie_is_won_and_lost_by_one_bit)
{
  const double claims[] = { 1, 1, 4 };
  AwrashClaimChange change = get_change (3, claims, NULL, NULL, 3, "webster", 0);

  cr_expect_eq (change.units, 0);
  cr_expect_eq (change.more_claim, nextafter (1, 2));
  cr_expect_eq (change.fewer_claim, nextafter (1, 0));
  cr_expect_eq (change.more_loser, 1);
  cr_expect_eq (change.fewer_winner, 1);
  /* for the third unit of the third either of the tied pays: nobody surely does */
  change = get_change (3, claims, NULL, NULL, 4, "webster", 2);
  cr_expect_eq (change.units, 2);
  cr_expect_eq (change.more_loser, -1);
}

Test (apportion_change, bounds_and_zero_claims_have_no_change)
{
  const double claims[] = { 2, 5, 0 };
  const int64_t floor[] = { 1, 0, 1 }, ceiling[] = { 1, 9, 9 };
  AwrashClaimChange change = get_change (3, claims, floor, ceiling, 5, "webster", 0);

  cr_expect (change.units == 1 && isnan (change.more_claim) && isnan (change.fewer_claim));
  cr_expect (change.more_loser == -1 && change.fewer_winner == -1);
  change = get_change (3, claims, floor, ceiling, 5, "hare", 2);
  cr_expect (change.units == 1 && isnan (change.more_claim) && isnan (change.fewer_claim));
  change = get_change (1, claims, NULL, NULL, 5, "webster", 0);
  cr_expect (change.units == 5 && isnan (change.more_claim) && isnan (change.fewer_claim));
  change = get_change (3, claims, NULL, NULL, 0, "hare", 1);
  cr_expect (change.units == 0 && isnan (change.more_claim) && isnan (change.fewer_claim));
}

Test (apportion_change, claims_reach_over_all_doubles)
{
  const double claims[] = { 1e300, 0x1p-1074 };
  AwrashClaimChange change = get_change (2, claims, NULL, NULL, 2, "jefferson", 1);

  cr_expect_eq (change.units, 0);
  cr_expect_eq (change.more_claim, nextafter (5e299, 1e300));
  cr_expect (isnan (change.fewer_claim));
  change = get_change (2, claims, NULL, NULL, 2, "adams", 1);
  cr_expect_eq (change.units, 1);
  cr_expect_eq (change.fewer_claim, 0);
  cr_expect_eq (change.fewer_winner, 0);
}

/* What a recipient has at least and at most with another claim. */
static void
ask (const double claims[N], gsize recipient, double claim, int64_t total, const char *rule,
     int64_t *least, int64_t *most)
{
  double values[N];
  int64_t units[N], sure[N], tied[N];
  AwrashAllotment answer;

  memcpy (values, claims, sizeof values);
  values[recipient] = claim;
  g_autoptr (AwrashClaims) question = get_question (N, values, NULL, NULL);
  cr_assert ((strcmp (rule, "hare") == 0 ? awrash_apportion_remainder : awrash_apportion_divisor) (
      question, total, rule, NULL, units, sure, tied, &answer, NULL));
  *least = sure[recipient];
  *most = sure[recipient] + tied[recipient];
}

static void
expect_nearest (const double claims[N], gsize recipient, int64_t total, const char *rule)
{
  int64_t least, most, there[2], before[2];
  AwrashClaimChange change = get_change (N, claims, NULL, NULL, total, rule, (int64_t)recipient);

  ask (claims, recipient, claims[recipient], total, rule, &least, &most);
  cr_expect_eq (change.units, least);
  ask (claims, recipient, DBL_MAX, total, rule, &there[0], &there[1]);
  cr_expect_eq (isnan (change.more_claim), there[0] == least, "%s", rule);
  if (!isnan (change.more_claim))
    {
      ask (claims, recipient, change.more_claim, total, rule, &there[0], &there[1]);
      ask (claims, recipient, nextafter (change.more_claim, 0), total, rule, &before[0],
           &before[1]);
      cr_expect (there[0] > least && before[0] == least, "%s", rule);
    }
  cr_expect_eq (isnan (change.fewer_claim), most == 0, "%s", rule);
  if (!isnan (change.fewer_claim))
    {
      ask (claims, recipient, change.fewer_claim, total, rule, &there[0], &there[1]);
      ask (claims, recipient, nextafter (change.fewer_claim, INFINITY), total, rule, &before[0],
           &before[1]);
      cr_expect (there[1] < most && before[1] == most, "%s", rule);
    }
}

Test (apportion_change, the_next_double_towards_the_claim_does_not_do_it)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (gsize round = 0; round < 100; round++)
    {
      double claims[N];
      int64_t total = g_rand_int_range (random, 1, 20);
      for (gsize i = 0; i < N; i++)
        claims[i] = round % 2 == 0 ? g_rand_int_range (random, 1, 9)
                                   : g_rand_double_range (random, 0.1, 100);
      expect_nearest (claims, round % N, total, "hare");
      for (gsize r = 0; awrash_apportion_rule_get_name (r) != NULL; r++)
        expect_nearest (claims, round % N, total, awrash_apportion_rule_get_name (r));
    }
}

enum
{
  MANY = 5
};

static void
ask_all (const double claims[MANY], const int64_t floor[MANY], int64_t total, int64_t least[MANY],
         int64_t most[MANY])
{
  int64_t units[MANY];
  AwrashAllotment answer;
  g_autoptr (AwrashClaims) question = get_question (MANY, claims, floor, NULL);

  cr_assert (awrash_apportion_remainder (question, total, "hare", NULL, units, least, most, &answer,
                                         NULL));
  for (gsize i = 0; i < MANY; i++)
    most[i] += least[i];
}

/* Whether one of two recipients of whom `a` changes so much more is named before the other. */
static gboolean
is_before (const double claims[MANY], const int64_t moved[MANY], gsize a, gsize b)
{
  if (moved[a] != moved[b])
    return moved[a] > moved[b];
  return claims[a] != claims[b] ? claims[a] > claims[b] : a < b;
}

/* Returns whether two whom it could be changed by different numbers. */
static gboolean
expect_first (const double claims[MANY], const int64_t moved[MANY], int64_t named)
{
  gsize n = 0, first = 0;
  gboolean differ = FALSE;

  for (gsize i = 1; i < MANY; i++)
    if (moved[i] > 0)
      {
        differ |= n > 0 && moved[i] != moved[first];
        first = n == 0 || is_before (claims, moved, i, first) ? i : first;
        n++;
      }
  cr_expect_eq (named, n == 0 ? -1 : (int64_t)first);
  return differ;
}

/* A floor holds the first while its claim grows and quotas shrink: meanwhile units go from large
 * claims to small ones. */
Test (apportion_change, whose_units_change_most_is_named_the_larger_claim_first)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  gsize n_differ = 0;

  for (gsize round = 0; round < 400; round++)
    {
      double claims[MANY];
      const int64_t floor[MANY] = { 9 };
      int64_t total = g_rand_int_range (random, 40, 90), moved[MANY];
      int64_t least[MANY], most[MANY], then_least[MANY], then_most[MANY];
      AwrashClaimChange change;

      for (gsize i = 0; i < MANY; i++)
        claims[i] = g_rand_int_range (random, 1, i == 0 ? 3 : 60);
      change = get_change (MANY, claims, floor, NULL, total, "hare", 0);
      ask_all (claims, floor, total, least, most);
      if (!isnan (change.more_claim))
        {
          double then[MANY];

          memcpy (then, claims, sizeof then);
          then[0] = change.more_claim;
          ask_all (then, floor, total, then_least, then_most);
          for (gsize i = 0; i < MANY; i++)
            moved[i] = most[i] - then_most[i];
          n_differ += expect_first (claims, moved, change.more_loser);
        }
    }
  cr_expect_gt (n_differ, 50);
}

Test (apportion_change, the_record_is_frozen)
{
  cr_expect_eq (awrash_apportion_change_size (), 40);
}

static void
expect_refused (const double claims[2], int64_t total, const char *rule, int64_t recipient,
                int code, const char *message)
{
  AwrashClaimChange change = { .units = 7 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashClaims) question = get_question (2, claims, NULL, NULL);

  cr_expect_not (awrash_apportion_change (question, total, rule, recipient, &change, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", message);
  cr_expect (g_str_has_prefix (error->message, message), "%s", error->message);
  cr_expect_eq (change.units, 7);
}

Test (apportion_change, each_fault_has_its_sentence_and_writes_nothing)
{
  const double claims[] = { 1, 2 }, zeros[] = { 0, 0 };

  expect_refused (claims, 3, "hare", 2, AWRASH_ERROR_VALUE,
                  "recipient is 2, expected a recipient from 0 to 1");
  expect_refused (claims, 3, "hare", -1, AWRASH_ERROR_VALUE,
                  "recipient is -1, expected a recipient from 0 to 1");
  expect_refused (claims, -3, "hare", 0, AWRASH_ERROR_VALUE,
                  "total is -3, expected a whole number ≥ 0");
  expect_refused (claims, G_MAXINT64, "hill", 0, AWRASH_ERROR_OVERFLOW,
                  "total is 9223372036854775807, expected at most 4611686018427387904");
  expect_refused (zeros, 3, "hill", 0, AWRASH_ERROR_EMPTY, "all claims are 0");
  expect_refused (claims, 3, "x", 0, AWRASH_ERROR_NAME, "rule is \"x\", expected one of adams, ");
}

Test (apportion_change, beside_claims_of_nought_any_claim_has_all)
{
  const double claims[] = { 0, 5, 0 };
  AwrashClaimChange change;
  g_autoptr (AwrashClaims) question = get_question (3, claims, NULL, NULL);

  cr_assert (awrash_apportion_change (question, 3, "webster", 1, &change, NULL));
  cr_expect (change.units == 3 && change.more_loser == -1 && change.fewer_winner == -1);
}
