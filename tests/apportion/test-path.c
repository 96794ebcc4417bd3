/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paths against the allotments that they pass through, published lists of who is next, and all that
 * is refused. Source: named at each case. Invariant: a failed call writes nothing. */

#include "apportion/us-census.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

enum
{
  N = 5,
  MOST = 40
};

static const int64_t limit = G_GINT64_CONSTANT (1) << 62;

static AwrashClaims *
get_question (gsize n, const double claims[], const int64_t floor[], const int64_t ceiling[])
{
  g_autoptr (GError) error = NULL;
  AwrashClaims *question = awrash_apportion_claims_new (n, claims, floor, ceiling, &error);

  cr_assert_null (error);
  return question;
}

static AwrashClaims *
get_us_2020 (void)
{
  int64_t floor[US_2020_N];

  for (gsize i = 0; i < US_2020_N; i++)
    floor[i] = 1;
  return get_question (US_2020_N, us_2020, floor, NULL);
}

Test (apportion_path, every_total_of_a_published_table_is_a_prefix)
{
  /* karmada-io/karmada issue 6735, mended by Webster: weights 170, 110, 60 */
  static const int64_t table[][3]
      = { { 1, 0, 0 }, { 1, 1, 0 }, { 1, 1, 1 }, { 2, 1, 1 },  { 2, 2, 1 },
          { 3, 2, 1 }, { 4, 2, 1 }, { 4, 3, 1 }, { 4, 3, 2 },  { 5, 3, 2 },
          { 5, 4, 2 }, { 6, 4, 2 }, { 7, 4, 2 }, { 7, 5, 2 },  { 7, 5, 3 },
          { 8, 5, 3 }, { 9, 5, 3 }, { 9, 6, 3 }, { 10, 6, 3 }, { 10, 6, 4 } };
  const double claims[] = { 170, 110, 60 };
  int64_t recipients[20], ties[20], units[3] = { 0 }, n_steps = 0;
  g_autoptr (AwrashClaims) question = get_question (3, claims, NULL, NULL);

  cr_assert (awrash_apportion_path (question, 20, "webster", 20, recipients, ties, &n_steps, NULL));
  cr_assert_eq (n_steps, 20);
  for (gsize t = 0; t < 20; t++)
    {
      units[recipients[t]]++;
      cr_expect_arr_eq (units, table[t], sizeof units, "total %zu", t + 1);
      /* 8.5/170 = 5.5/110: the 17th unit is a tie, which the table settles by the first */
      cr_expect_eq (ties[t], t == 16 || t == 17, "total %zu", t + 1);
    }
}

Test (apportion_path, minnesota_had_the_last_seat_of_2020_and_new_york_was_next)
{
  int64_t recipients[385], next[3], ties[3], n_steps = 0, total = 0;
  double divisors[3];
  g_autoptr (AwrashClaims) question = get_us_2020 ();

  cr_assert (awrash_apportion_path (question, 435, "hill", 385, recipients, NULL, &n_steps, NULL));
  cr_assert_eq (n_steps, 385);
  cr_expect_eq (recipients[384], US_2020_MINNESOTA);
  for (gsize t = 0; t < 385; t++)
    total += recipients[t] == US_2020_NEW_YORK;
  cr_expect_eq (total, 25, "26 seats, the first of them a floor");
  cr_assert (
      awrash_apportion_path_next (question, 435, "hill", 3, next, ties, divisors, &n_steps, NULL));
  cr_assert_eq (n_steps, 3);
  cr_expect_eq (next[0], US_2020_NEW_YORK);
  cr_expect_float_eq (divisors[0], 20215751 / sqrt (26.0 * 27), 1e-6);
  cr_expect (divisors[0] > divisors[1] && divisors[1] > divisors[2]);
}

/* Those with a name, and some of the families; signposts that are equal among them. */
static const char *
get_rule (gsize index)
{
  static const char *const more[]
      = { "stationary:0.4",  "power-mean:0.5",      "alpha:2",   "modified-sainte-lague:1.4",
          "signposts:1,1,2", "signposts:0,1,1,1,4", "imperiali", "danish",
          "alpha:0.5" };
  gsize n = 0;

  while (awrash_apportion_rule_get_name (n) != NULL)
    n++;
  if (index < n)
    return awrash_apportion_rule_get_name (index);
  return index - n < G_N_ELEMENTS (more) ? more[index - n] : NULL;
}

/* Small whole claims, so that many keys are equal; bounds in half of the problems. */
static AwrashClaims *
draw (GRand *random)
{
  double claims[N];
  int64_t floor[N], ceiling[N];
  gboolean is_bound = g_rand_boolean (random);

  for (gsize i = 0; i < N; i++)
    {
      claims[i] = g_rand_int_range (random, i == 0, 9);
      floor[i] = is_bound ? g_rand_int_range (random, 0, 3) : 0;
      ceiling[i] = is_bound ? floor[i] + g_rand_int_range (random, 0, 9) : G_MAXINT64;
    }
  return get_question (N, claims, floor, ceiling);
}

/* The floors, as the smallest answer of all. */
static int64_t
get_floors (const AwrashClaims *question, int64_t floors[N])
{
  AwrashAllotment answer;
  int64_t sum = 0;

  while (
      !awrash_apportion_divisor (question, sum, "webster", NULL, floors, NULL, NULL, &answer, NULL))
    sum++;
  return sum;
}

/* A total is tied where its last step and the next are of one group, and the members are those of
 * the group. */
static void
expect_total (const AwrashClaims *question, const char *rule, int64_t total, gsize t, gsize n_steps,
              const int64_t recipients[], const int64_t ties[], const int64_t units[N])
{
  int64_t answered[N], sure[N], tied[N], members[N] = { 0 };
  AwrashAllotment answer;
  gboolean is_tied = t > 0 && t < n_steps && ties[t] != 0 && ties[t] == ties[t - 1];

  cr_assert (
      awrash_apportion_divisor (question, total, rule, NULL, answered, sure, tied, &answer, NULL));
  cr_expect_eq (answer.status == AWRASH_STATUS_TIE_REFUSED, is_tied, "%s %zu", rule, t);
  if (!is_tied)
    {
      cr_expect_arr_eq (answered, units, N * sizeof *units, "%s %zu", rule, t);
      return;
    }
  for (gsize s = 0; s < n_steps; s++)
    if (ties[s] == ties[t])
      members[recipients[s]] = 1;
  cr_expect_arr_eq (tied, members, sizeof tied, "%s %zu", rule, t);
}

static void
expect_path (const AwrashClaims *question, const char *rule)
{
  int64_t recipients[MOST], ties[MOST], units[N], n_steps = 0;
  int64_t total = get_floors (question, units), sum = total;

  cr_assert (
      awrash_apportion_path (question, total + MOST, rule, MOST, recipients, ties, &n_steps, NULL));
  for (gsize t = 0; t < (gsize)n_steps; t++, total++)
    {
      expect_total (question, rule, total, t, (gsize)n_steps, recipients, ties, units);
      units[recipients[t]]++;
      sum++;
    }
  expect_total (question, rule, sum, (gsize)n_steps, (gsize)n_steps, recipients, ties, units);
  for (gsize t = (gsize)n_steps; t < MOST; t++)
    cr_expect (recipients[t] == -1 && ties[t] == 0);
}

Test (apportion_path, prefixes_are_the_allotments_of_all_totals)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (gsize round = 0; round < 200; round++)
    {
      g_autoptr (AwrashClaims) question = draw (random);
      for (gsize r = 0; get_rule (r) != NULL; r++)
        {
          /* what the end cuts is a question of its own, so the end is beyond all room or ties */
          const char *rule = get_rule (r);
          int64_t recipients[MOST + 1], ties[MOST + 1], units[N], n_steps = 0;
          int64_t total = get_floors (question, units);
          cr_assert (awrash_apportion_path (question, total + MOST + 1, rule, MOST + 1, recipients,
                                            ties, &n_steps, NULL));
          if (n_steps <= MOST || ties[MOST] != ties[MOST - 1] || ties[MOST] == 0)
            expect_path (question, rule);
        }
    }
}

static void
expect_continuation (const AwrashClaims *question, const char *rule, int64_t floors, gsize t,
                     gsize n_steps, const int64_t recipients[], const int64_t ties[])
{
  int64_t next[MOST], groups[MOST], n_next = 0;

  cr_assert (awrash_apportion_path_next (question, floors + (int64_t)t, rule, n_steps - t, next,
                                         groups, NULL, &n_next, NULL));
  cr_assert_eq (n_next, (int64_t)(n_steps - t));
  if (n_next == 0)
    return;
  cr_expect_arr_eq (next, recipients + t, (n_steps - t) * sizeof *next, "%s %zu", rule, t);
  for (gsize s = 0; s < n_steps - t; s++)
    {
      cr_expect_eq (groups[s] == 0, ties[t + s] == 0, "%s %zu %zu", rule, t, s);
      cr_expect (s == 0 || (groups[s] == groups[s - 1]) == (ties[t + s] == ties[t + s - 1]));
    }
}

Test (apportion_path, what_is_next_continues_the_path_through_ties_too)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (gsize round = 0; round < 100; round++)
    {
      g_autoptr (AwrashClaims) question = draw (random);
      const char *rule = get_rule (round % 18);
      int64_t recipients[MOST], ties[MOST], units[N], n_steps = 0;
      int64_t floors = get_floors (question, units);
      cr_assert (awrash_apportion_path (question, floors + 30, rule, MOST, recipients, ties,
                                        &n_steps, NULL));
      for (gsize t = 0; t <= (gsize)n_steps; t++)
        expect_continuation (question, rule, floors, t, (gsize)n_steps, recipients, ties);
    }
}

Test (apportion_path, groups_count_ties_and_stand_in_order_of_index)
{
  const double claims[] = { 3, 1, 3 };
  const int64_t expected[] = { 0, 2, 0, 1, 2, 0, 2 }, groups[] = { 1, 1, 2, 2, 2, 3, 3 };
  int64_t recipients[7], ties[7], n_steps = 0;
  g_autoptr (AwrashClaims) question = get_question (3, claims, NULL, NULL);

  /* Webster: 1/6 1/6, 1/2 1/2 1/2, 5/6 5/6 */
  cr_assert (awrash_apportion_path (question, 7, "webster", 7, recipients, ties, &n_steps, NULL));
  cr_expect_arr_eq (recipients, expected, sizeof expected);
  cr_expect_arr_eq (ties, groups, sizeof groups);
  cr_assert (awrash_apportion_path (question, 6, "webster", 7, recipients, ties, &n_steps, NULL));
  cr_expect_eq (n_steps, 6);
  cr_expect_eq (ties[5], 3, "the group goes on beyond the end");
  cr_expect_eq (recipients[6], -1);
}

/* The one who is left at the end had as good a claim to the unit that the other filled up with. */
Test (apportion_path, a_tie_with_the_last_who_is_open_is_one)
{
  const double claims[] = { 1, 1 };
  const int64_t ceiling[] = { 1, 5 };
  int64_t recipients[1], ties[1], n_steps = 0;
  g_autoptr (AwrashClaims) question = get_question (2, claims, NULL, ceiling);

  cr_assert (awrash_apportion_path (question, 1, "webster", 1, recipients, ties, &n_steps, NULL));
  cr_expect_eq (n_steps, 1);
  cr_expect_eq (recipients[0], 0);
  cr_expect_eq (ties[0], 1);
  cr_assert (awrash_apportion_path (question, 1, "webster", 1, recipients, NULL, &n_steps, NULL));
  cr_expect (n_steps == 1 && recipients[0] == 0);
}

Test (apportion_path, next_units_after_a_tie_are_those_of_the_tied)
{
  const double claims[] = { 3, 1, 3 };
  const int64_t expected[] = { 1, 2, 0, 2 }, groups[] = { 1, 1, 2, 2 };
  int64_t recipients[4], ties[4], n_steps = 0;
  double divisors[4];
  g_autoptr (AwrashClaims) question = get_question (3, claims, NULL, NULL);

  cr_assert (awrash_apportion_path_next (question, 3, "webster", 4, recipients, ties, divisors,
                                         &n_steps, NULL));
  cr_expect_arr_eq (recipients, expected, sizeof expected);
  cr_expect_arr_eq (ties, groups, sizeof groups);
  cr_expect (divisors[0] == 2 && divisors[1] == 2 && divisors[2] == 3 / 2.5);
}

Test (apportion_path, edges_have_short_paths)
{
  const double one[] = { 5 }, extreme[] = { 1e300, 0x1p-1074, 0 };
  const int64_t ceiling[] = { 3 }, floor[] = { (G_GINT64_CONSTANT (1) << 62) - 2 };
  int64_t recipients[4], ties[4], n_steps = -1;
  double divisors[4];
  g_autoptr (AwrashClaims) alone = get_question (1, one, NULL, ceiling);
  g_autoptr (AwrashClaims) much = get_question (1, one, floor, NULL);
  g_autoptr (AwrashClaims) far = get_question (3, extreme, NULL, NULL);

  cr_assert (awrash_apportion_path (alone, 0, "hill", 0, NULL, NULL, &n_steps, NULL));
  cr_expect_eq (n_steps, 0);
  cr_assert (awrash_apportion_path (alone, 9, "hill", 4, recipients, ties, &n_steps, NULL));
  cr_expect_eq (n_steps, 3);
  cr_assert (
      awrash_apportion_path_next (alone, 9, "hill", 4, recipients, ties, divisors, &n_steps, NULL));
  cr_expect (n_steps == 0 && recipients[0] == -1 && ties[0] == 0 && isnan (divisors[0]));
  cr_assert (awrash_apportion_path (much, limit, "webster", 4, recipients, ties, &n_steps, NULL));
  cr_expect (n_steps == 2 && recipients[1] == 0 && recipients[2] == -1);
  cr_assert (awrash_apportion_path_next (much, limit - 1, "webster", 4, recipients, ties, divisors,
                                         &n_steps, NULL));
  cr_expect_eq (n_steps, 1, "2^62 is the last total");
  cr_assert (awrash_apportion_path (far, 4, "adams", 4, recipients, ties, &n_steps, NULL));
  cr_expect (recipients[0] == 0 && recipients[1] == 1 && recipients[2] == 0 && recipients[3] == 0);
  cr_assert (
      awrash_apportion_path_next (far, 0, "adams", 1, recipients, ties, divisors, &n_steps, NULL));
  cr_expect (isinf (divisors[0]));
}

static void
expect_refused (const double claims[2], const int64_t floor[2], int64_t total, const char *rule,
                int code, const char *message)
{
  int64_t recipients[] = { 7, 7 }, ties[] = { 7, 7 }, n_steps = 7;
  double divisors[] = { 7, 7 };
  g_autoptr (GError) error = NULL, next_error = NULL;
  g_autoptr (AwrashClaims) question = get_question (2, claims, floor, NULL);

  cr_expect_not (
      awrash_apportion_path (question, total, rule, 2, recipients, ties, &n_steps, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", message);
  cr_expect_str_eq (error->message, message);
  cr_expect_not (awrash_apportion_path_next (question, total, rule, 2, recipients, ties, divisors,
                                             &n_steps, &next_error));
  cr_assert (g_error_matches (next_error, AWRASH_ERROR, code), "%s", message);
  cr_expect_str_eq (next_error->message, message);
  cr_expect (recipients[0] == 7 && ties[0] == 7 && n_steps == 7 && divisors[0] == 7);
}

Test (apportion_path, each_fault_has_its_sentence_and_writes_nothing)
{
  const double claims[] = { 1, 2 }, zeros[] = { 0, 0 };
  const int64_t floor[] = { 3, 4 };

  expect_refused (claims, NULL, -1, "webster", AWRASH_ERROR_VALUE,
                  "total is -1, expected a whole number ≥ 0");
  expect_refused (claims, NULL, limit + 1, "webster", AWRASH_ERROR_OVERFLOW,
                  "total is 4611686018427387905, expected at most 4611686018427387904");
  expect_refused (claims, floor, 5, "webster", AWRASH_ERROR_BOUNDS,
                  "the floors sum to 7, above the total, which is 5, expected at most the total");
  expect_refused (zeros, NULL, 4, "webster", AWRASH_ERROR_EMPTY,
                  "all claims are 0 and the floors sum to 0, expected a claim > 0 for the rest of "
                  "the total, which is 4");
  expect_refused (claims, NULL, 2, "hare", AWRASH_ERROR_NAME,
                  "rule is \"hare\", expected a divisor rule: largest remainders have no divisors, "
                  "and may take a unit away when the total grows");
}

Test (apportion_path, an_unknown_rule_and_too_little_room_are_refused)
{
  const double claims[] = { 1, 2 };
  int64_t recipients[] = { 7 }, n_steps = 7;
  g_autoptr (GError) unknown = NULL, small = NULL;
  g_autoptr (AwrashClaims) question = get_question (2, claims, NULL, NULL);

  cr_expect_not (
      awrash_apportion_path (question, 1, "nobody", 1, recipients, NULL, &n_steps, &unknown));
  cr_assert (g_error_matches (unknown, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect (g_str_has_prefix (unknown->message, "rule is \"nobody\", expected one of adams, "));
  cr_expect_not_null (strstr (unknown->message, "; for largest remainders, quota is \"nobody\", "));
  cr_expect_not (
      awrash_apportion_path (question, 2, "webster", 1, recipients, NULL, &n_steps, &small));
  cr_assert (g_error_matches (small, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_str_eq (small->message, "n is 1, expected room for 2 units above the floors");
  cr_expect (recipients[0] == 7 && n_steps == 7);
}
