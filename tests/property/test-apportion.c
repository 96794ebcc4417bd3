/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Laws that every answer keeps, on random questions of many sizes. Source: Balinski and Young
 * (1982), chapter 5 and appendix A. Invariant: the laws name no rule's formula. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  MOST = 300,
  N_RULES = 10,
  HARE = 9,
  WEBSTER = 6
};

typedef struct
{
  gsize n;
  double claims[MOST];
  int64_t floor[MOST];
  int64_t ceiling[MOST];
  int64_t total;
} Problem;

typedef struct
{
  int64_t units[MOST], sure[MOST], tied[MOST];
  AwrashAllotment answer;
} Outcome;

static gboolean
solve (const Problem *problem, gsize rule, const AwrashTies *ties, Outcome *outcome)
{
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (
      problem->n, problem->claims, problem->floor, problem->ceiling, NULL);

  memset (outcome, 0, sizeof *outcome);
  if (rule == HARE)
    return awrash_apportion_remainder (question, problem->total, "hare", ties, outcome->units,
                                       outcome->sure, outcome->tied, &outcome->answer, NULL);
  return awrash_apportion_divisor (question, problem->total, awrash_apportion_rule_get_name (rule),
                                   ties, outcome->units, outcome->sure, outcome->tied,
                                   &outcome->answer, NULL);
}

static const char *
get_label (gsize rule)
{
  return rule == HARE ? "hare" : awrash_apportion_rule_get_name (rule);
}

/* Sizes, spreads, equal claims and bounds of many kinds. */
static Problem
draw (GRand *random, gboolean is_bounded)
{
  Problem problem = { .n = (gsize)g_rand_int_range (random, 1, MOST + 1) };
  double spread = g_rand_double_range (random, 0, 40);
  gboolean is_whole = g_rand_boolean (random);
  int64_t least = 0;

  for (gsize i = 0; i < problem.n; i++)
    {
      double claim = exp2 (g_rand_double_range (random, 0, spread));
      problem.claims[i] = is_whole ? floor (claim) : claim;
      gint32 own = g_rand_int_range (random, -4, 4);
      problem.floor[i] = is_bounded ? MAX (own, 0) : 0;
      gint32 room = g_rand_int_range (random, 0, 60);
      problem.ceiling[i] = is_bounded && room < 50 ? problem.floor[i] + room : G_MAXINT64;
      least += problem.floor[i];
    }
  problem.claims[g_rand_int_range (random, 0, (gint32)problem.n)] += 1;
  problem.total = least + (int64_t)exp2 (g_rand_double_range (random, 0, 24)) - 1;
  return problem;
}

static int64_t
sum_of (gsize n, const int64_t values[])
{
  int64_t sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += values[i];
  return sum;
}

Test (property_apportion, totals_are_met_inside_the_bounds)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_lot ("property", NULL);

  for (int round = 0; round < 300; round++)
    for (gsize rule = 0; rule < N_RULES; rule++)
      {
        Problem problem = draw (random, TRUE);
        Outcome outcome;
        cr_assert (solve (&problem, rule, ties, &outcome));
        cr_expect_eq (sum_of (problem.n, outcome.units) + outcome.answer.unplaced, problem.total,
                      "%s, round %d", get_label (rule), round);
        for (gsize i = 0; i < problem.n; i++)
          cr_expect (outcome.units[i] >= problem.floor[i] && outcome.units[i] <= problem.ceiling[i],
                     "%s, round %d, recipient %zu", get_label (rule), round, i);
      }
}

Test (property_apportion, a_permutation_of_recipients_permutes_the_answer)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (int round = 0; round < 300; round++)
    for (gsize rule = 0; rule < N_RULES; rule++)
      {
        Problem problem = draw (random, round % 2 == 0), turned = problem;
        Outcome outcome, other;
        gsize shift = (gsize)g_rand_int_range (random, 0, (gint32)problem.n);
        for (gsize i = 0; i < problem.n; i++)
          {
            gsize to = (problem.n - 1 - i + shift) % problem.n;
            turned.claims[to] = problem.claims[i];
            turned.floor[to] = problem.floor[i];
            turned.ceiling[to] = problem.ceiling[i];
          }
        cr_assert (solve (&problem, rule, NULL, &outcome) && solve (&turned, rule, NULL, &other));
        for (gsize i = 0; i < problem.n; i++)
          {
            gsize to = (problem.n - 1 - i + shift) % problem.n;
            cr_expect (outcome.units[i] == other.units[to] && outcome.sure[i] == other.sure[to]
                           && outcome.tied[i] == other.tied[to],
                       "%s, round %d, recipient %zu", get_label (rule), round, i);
          }
      }
}

Test (property_apportion, scaling_claims_by_a_power_of_two_changes_nothing)
{
  static const int powers[] = { 1, -1, 900, -900, -1022 };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (int round = 0; round < 200; round++)
    for (gsize rule = 0; rule < N_RULES; rule++)
      {
        Problem problem = draw (random, round % 2 == 0);
        Outcome outcome, scaled;
        cr_assert (solve (&problem, rule, NULL, &outcome));
        for (gsize i = 0; i < problem.n; i++)
          problem.claims[i] = ldexp (problem.claims[i], powers[round % 5]);
        cr_assert (solve (&problem, rule, NULL, &scaled));
        cr_expect_arr_eq (outcome.sure, scaled.sure, sizeof outcome.sure, "%s, round %d",
                          get_label (rule), round);
        cr_expect_arr_eq (outcome.tied, scaled.tied, sizeof outcome.tied, "%s, round %d",
                          get_label (rule), round);
      }
}

Test (property_apportion, divisor_rules_are_house_monotone)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_lot ("house", NULL);

  for (int round = 0; round < 100; round++)
    for (gsize rule = 0; rule < HARE; rule++)
      {
        Problem problem = draw (random, round % 2 == 0);
        Outcome before, after;
        cr_assert (solve (&problem, rule, ties, &before));
        for (int step = 1; step < 5; step++, before = after)
          {
            problem.total += step * step;
            cr_assert (solve (&problem, rule, ties, &after));
            for (gsize i = 0; i < problem.n; i++)
              cr_expect_geq (after.units[i], before.units[i], "%s, round %d, recipient %zu",
                             get_label (rule), round, i);
          }
      }
}

Test (property_apportion, largest_remainders_stay_within_the_quota)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_lot ("quota", NULL);

  for (int round = 0; round < 300; round++)
    {
      Problem problem = draw (random, FALSE);
      double shares[MOST];
      Outcome outcome;
      g_autoptr (AwrashClaims) question
          = awrash_apportion_claims_new (problem.n, problem.claims, NULL, NULL, NULL);
      cr_assert (solve (&problem, HARE, ties, &outcome));
      cr_assert (awrash_apportion_shares (question, problem.total, shares, NULL));
      for (gsize i = 0; i < problem.n; i++)
        cr_expect_lt (fabs ((double)outcome.units[i] - shares[i]), 1 + 1e-7,
                      "round %d, recipient %zu", round, i);
    }
}

Test (property_apportion, the_divisors_round_every_claim_to_its_units)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (int round = 0; round < 300; round++)
    {
      Problem problem = draw (random, TRUE);
      Outcome outcome;
      cr_assert (solve (&problem, WEBSTER, NULL, &outcome));
      if (outcome.answer.status != AWRASH_STATUS_OPTIMAL || isinf (outcome.answer.divisor_high))
        continue;
      double divisor = (outcome.answer.divisor_low + outcome.answer.divisor_high) / 2;
      if (outcome.answer.divisor_high - divisor < divisor * 1e-12)
        continue;
      for (gsize i = 0; i < problem.n; i++)
        {
          double rounded = floor (problem.claims[i] / divisor + 0.5);
          double least = problem.claims[i] > 0 ? (double)problem.floor[i] : 0;
          cr_expect_eq ((double)outcome.units[i],
                        MIN (MAX (rounded, least), (double)problem.ceiling[i]),
                        "round %d, recipient %zu", round, i);
        }
    }
}
