/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Policies applied to small situations, computed by hand. Source: the definitions in
 * awrash/simulation.h. Invariant: sums are totals wherever there is room, and who stands where in
 * the arrays decides nothing. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

/* Four provinces in two regions, two streams. */
static AwrashSituation *
make_situation (void)
{
  const int64_t regions[] = { 0, 0, 1, 1 }, need[] = { 400, 300, 200, 100 };
  const int64_t totals[] = { 100, 10 };
  const double people[] = { 10, 20, 30, 40 }, rate[] = { 4, 3, 2, 1 };
  AwrashSituation *situation = awrash_simulation_situation_new (4, regions, 2, NULL);

  cr_assert_not_null (situation);
  cr_assert (awrash_simulation_situation_set_stream (situation, 0, "temporary", 4, 100, NULL));
  cr_assert (awrash_simulation_situation_set_stream (situation, 1, "sustainable", 9, 50, NULL));
  cr_assert (awrash_simulation_situation_set_places (situation, "need", 4, need, NULL));
  cr_assert (awrash_simulation_situation_set_places (situation, "total", 2, totals, NULL));
  cr_assert (awrash_simulation_situation_set_indicator (situation, "people", 4, people, NULL));
  cr_assert (awrash_simulation_situation_set_indicator (situation, "rate", 4, rate, NULL));
  return situation;
}

static void
expect_quotas (const AwrashSituation *situation, const char *text, const int64_t expected[8])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashPolicy) policy = awrash_simulation_policy_new (text, &error);
  int64_t quotas[8] = { 0 };

  cr_assert_not_null (policy, "%s: %s", text, error != NULL ? error->message : "");
  cr_assert (awrash_simulation_policy_apply (policy, situation, 1, 8, quotas, &error), "%s: %s",
             text, error != NULL ? error->message : "");
  for (gsize i = 0; i < 8; i++)
    cr_expect_eq (quotas[i], expected[i], "%s: cell %zu is %ld, expected %ld", text, i,
                  (long)quotas[i], (long)expected[i]);
}

Test (simulation_policy_apply, divides_by_formulas)
{
  g_autoptr (AwrashSituation) situation = make_situation ();

  expect_quotas (situation, "proportional(need)", (int64_t[]){ 40, 4, 30, 3, 20, 2, 10, 1 });
  expect_quotas (situation, "proportional(people)", (int64_t[]){ 10, 1, 20, 2, 30, 3, 40, 4 });
  /* 40, 60, 60, 40 of 200 */
  expect_quotas (situation, "proportional(people*rate, rule=adams)",
                 (int64_t[]){ 20, 2, 30, 3, 30, 3, 20, 2 });
  expect_quotas (situation, "last-year(proportional(need))",
                 (int64_t[]){ 40, 4, 30, 3, 20, 2, 10, 1 });
}

Test (simulation_policy_apply, keeps_the_shares_of_the_year_before)
{
  g_autoptr (AwrashSituation) situation = make_situation ();
  const int64_t last[] = { 5, 0, 5, 0, 15, 0, 25, 0 };

  cr_assert (awrash_simulation_situation_set_places (situation, "last-quota", 8, last, NULL));
  /* nobody had a place of the second stream */
  expect_quotas (situation, "last-year(proportional(need))",
                 (int64_t[]){ 10, 4, 10, 3, 30, 2, 50, 1 });
}

Test (simulation_policy_apply, keeps_capacities_and_the_totals_of_regions)
{
  g_autoptr (AwrashSituation) situation = make_situation ();
  const int64_t capacity[] = { 10, G_MAXINT64, 20, G_MAXINT64, 70, 1, 80, G_MAXINT64 };
  const int64_t regions[] = { -1, 4, -1, -1 };

  cr_assert (awrash_simulation_situation_set_places (situation, "capacity", 8, capacity, NULL));
  cr_assert (awrash_simulation_situation_set_places (situation, "region-total", 4, regions, NULL));
  /* 30 in the first region, 70 in the second, by 2 to 1; 4 by 4 to 3, 6 with 1 at most for one */
  expect_quotas (situation, "proportional(need)", (int64_t[]){ 10, 2, 20, 2, 47, 1, 23, 5 });
  const int64_t small[] = { 10, 0, 20, 0, 30, 0, 5, 0 };
  cr_assert (awrash_simulation_situation_set_places (situation, "capacity", 8, small, NULL));
  /* what nobody can absorb is missing in the sum */
  expect_quotas (situation, "proportional(need)", (int64_t[]){ 10, 0, 20, 0, 30, 0, 5, 0 });
}

Test (simulation_policy_apply, claims_by_criteria)
{
  g_autoptr (AwrashSituation) situation = make_situation ();

  /* of 600 needs over 100 people in excess of the average, 10 a person: 300, 100, nothing */
  expect_quotas (situation, "excess(need, people, rule=adams)",
                 (int64_t[]){ 75, 7, 25, 3, 0, 0, 0, 0 });
  /* above 8 a person: 320, 140, 0, 0 of 460 */
  expect_quotas (situation, "excess(need, people, 8)", (int64_t[]){ 70, 7, 30, 3, 0, 0, 0, 0 });
  /* 3/4 by need, 1/4 by people: 32.5, 27.5, 22.5, 17.5, and tenths of that */
  expect_quotas (situation, "criteria(3, proportional(rate), 1, proportional(people), rule=adams)",
                 (int64_t[]){ 32, 3, 27, 3, 23, 2, 18, 2 });
  /* indices 4, 1.5, 2/3, 1/4 of needs a person, between 1/2 and 2: 20, 30, 20, 20 of 90 */
  expect_quotas (situation,
                 "indexed(proportional(people), need, people, low=0.5, high=2, rule=webster)",
                 (int64_t[]){ 22, 2, 34, 4, 22, 2, 22, 2 });
}

Test (simulation_policy_apply, caps_indices_by_groups_and_inverts_them)
{
  g_autoptr (AwrashSituation) situation = make_situation ();
  const double group[] = { 1, 0, 0, 0 };

  cr_assert (awrash_simulation_situation_set_indicator (situation, "rich", 4, group, NULL));
  /* 4, 1.5, 2/3, 1/4, but 1 at most for the first and 3/2 for others: 10, 30, 20, 10 of 70 */
  expect_quotas (situation,
                 "indexed(proportional(people), need, people, high=1.5, group=rich, group-high=1, "
                 "rule=hare)",
                 (int64_t[]){ 14, 2, 43, 4, 29, 3, 14, 1 });
  /* people for need: 1/4, 2/3, 3/2, 4, at most 9/5: 100, 200, 300, 180 of 780 */
  expect_quotas (situation,
                 "indexed(proportional(need), need, people, high=1.8, inverse=yes, rule=hare)",
                 (int64_t[]){ 13, 1, 26, 3, 38, 4, 23, 2 });
}

/* Shares of the year before are 1, 1, 3 and 5 tenths. */
static AwrashSituation *
make_second_year (void)
{
  AwrashSituation *situation = make_situation ();
  const int64_t last[] = { 5, 1, 5, 1, 15, 3, 25, 5 };

  cr_assert (awrash_simulation_situation_set_places (situation, "last-quota", 8, last, NULL));
  return situation;
}

Test (simulation_policy_apply, holds_harmless)
{
  g_autoptr (AwrashSituation) situation = make_second_year ();
  g_autoptr (AwrashSituation) first = make_situation ();

  /* floors 9, 9, 27, 45, ceilings 13, 13, 39, 65; 1, 1, 3, 5 and 1, 1, 3, 6, floors win */
  expect_quotas (situation, "hold-harmless(proportional(need))",
                 (int64_t[]){ 13, 1, 13, 1, 29, 3, 45, 5 });
  expect_quotas (situation, "hold-harmless(proportional(need), 0.5, 2)",
                 (int64_t[]){ 20, 2, 20, 2, 35, 3, 25, 3 });
  /* floors of twice the year before are too much: in proportion to what they are */
  expect_quotas (situation, "hold-harmless(proportional(need), 2, 3)",
                 (int64_t[]){ 10, 1, 10, 1, 30, 3, 50, 5 });
  /* ceilings 5, 5, 15, 25 leave places, and give way; what they gave stays */
  expect_quotas (situation, "hold-harmless(proportional(need), 0, 0.5)",
                 (int64_t[]){ 33, 3, 25, 3, 17, 2, 25, 2 });
  expect_quotas (first, "hold-harmless(proportional(need))",
                 (int64_t[]){ 40, 4, 30, 3, 20, 2, 10, 1 });
}

Test (simulation_policy_apply, stops_a_loss_at_nine_tenths_and_a_gain_at_thirteen_tenths)
{
  const int64_t regions[] = { 0, 0 }, need[] = { 1, 1 }, total = 50000;
  const int64_t last[] = { 1790, 23210 };
  static const struct
  {
    double claim;
    int64_t expected;
  } rows[] = { { 8, 4000 }, { 10, 4654 }, { 7, 3500 }, { 5, 3222 } };
  g_autoptr (AwrashSituation) situation = awrash_simulation_situation_new (2, regions, 1, NULL);

  cr_assert (awrash_simulation_situation_set_places (situation, "need", 2, need, NULL));
  cr_assert (awrash_simulation_situation_set_places (situation, "total", 1, &total, NULL));
  cr_assert (awrash_simulation_situation_set_places (situation, "last-quota", 2, last, NULL));
  g_autoptr (AwrashPolicy) policy
      = awrash_simulation_policy_new ("hold-harmless(proportional(claim))", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const double claims[] = { rows[i].claim, 100 - rows[i].claim };
      int64_t quotas[2];
      cr_assert (awrash_simulation_situation_set_indicator (situation, "claim", 2, claims, NULL));
      cr_assert (awrash_simulation_policy_apply (policy, situation, 0, 2, quotas, NULL));
      cr_expect_eq (quotas[0], rows[i].expected, "%g: %ld", rows[i].claim, (long)quotas[0]);
      cr_expect_eq (quotas[0] + quotas[1], total);
    }
}

Test (simulation_policy_apply, composes)
{
  g_autoptr (AwrashSituation) situation = make_second_year ();
  const int64_t capacity[] = { 15, 1, 50, 50, 50, 50, 50, 50 };

  expect_quotas (situation, "base(4, proportional(need))",
                 (int64_t[]){ 38, 3, 29, 3, 21, 2, 12, 2 });
  expect_quotas (situation, "parts(0.2, proportional(people), proportional(need))",
                 (int64_t[]){ 34, 3, 28, 2, 22, 3, 16, 2 });
  expect_quotas (situation, "blend(0.6, proportional(need), last-year)",
                 (int64_t[]){ 28, 3, 22, 2, 24, 2, 26, 3 });
  expect_quotas (situation, "transition(5, last-year, proportional(need))",
                 (int64_t[]){ 16, 2, 14, 1, 28, 3, 42, 4 });
  expect_quotas (situation, "transition(1, last-year, proportional(need))",
                 (int64_t[]){ 40, 4, 30, 3, 20, 2, 10, 1 });
  expect_quotas (situation, "by-stream(sustainable=last-year, else=proportional(need))",
                 (int64_t[]){ 40, 1, 30, 1, 20, 3, 10, 5 });
  /* regions by need 70 and 30, 7 and 3; by people inside them */
  expect_quotas (situation, "two-level(proportional(need), proportional(people))",
                 (int64_t[]){ 23, 2, 47, 5, 13, 1, 17, 2 });
  cr_assert (awrash_simulation_situation_set_places (situation, "capacity", 8, capacity, NULL));
  /* the first leaves 25 of 40 and 3 of 4, which go to the others by people: 2, 3, 4 of 9 */
  expect_quotas (situation, "chain(proportional(need), proportional(people))",
                 (int64_t[]){ 15, 1, 43, 5, 28, 3, 14, 1 });
}

Test (simulation_policy_apply, takes_streams_in_turn_and_the_sustainable_one_first)
{
  g_autoptr (AwrashSituation) situation = make_situation ();

  /* 25 each, and 10 to the lowest rates: of 400 and 300 together 60, which is 34 and 26 */
  expect_quotas (situation, "in-turn(temporary=flat, sustainable=leximin)",
                 (int64_t[]){ 25, 9, 25, 1, 25, 0, 25, 0 });
  /* absorption 1, 2, 3, 4; then 110 by need, less that */
  expect_quotas (situation, "sustainable-first(limit=people, rate=0.1)",
                 (int64_t[]){ 43, 1, 31, 2, 19, 3, 7, 4 });
  expect_quotas (situation, "sustainable-first(flat, proportional(need), limit=people, rate=0.05)",
                 (int64_t[]){ 40, 0, 30, 1, 20, 1, 10, 2 });
}

/* The same situation with a stream of training. */
Test (simulation_policy_apply, trains_as_little_as_restores_equity)
{
  const int64_t regions[] = { 0, 0, 1, 1 }, need[] = { 400, 300, 200, 100 };
  const int64_t totals[] = { 100, 50 }, few[] = { 100, 20 };
  static const struct
  {
    const char *text;
    int64_t expected[4];
  } rows[] = {
    /* 0.9 of 136 for 1000 is 0.1224: 49 for 400, 37 for 300 */
    { "training(flat)", { 24, 12, 0, 0 } },
    { "training(flat, level=0.5)", { 0, 0, 0, 0 } },
    { "training(proportional(need), level=1)", { 0, 0, 0, 0 } },
  };
  g_autoptr (AwrashSituation) situation = awrash_simulation_situation_new (4, regions, 2, NULL);
  int64_t quotas[8];

  cr_assert (awrash_simulation_situation_set_stream (situation, 1, "training", 6, 10, NULL));
  cr_assert (awrash_simulation_situation_set_places (situation, "need", 4, need, NULL));
  cr_assert (awrash_simulation_situation_set_places (situation, "total", 2, totals, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashPolicy) policy = awrash_simulation_policy_new (rows[i].text, &error);
      cr_assert (awrash_simulation_policy_apply (policy, situation, 1, 8, quotas, &error));
      for (gsize k = 0; k < 4; k++)
        cr_expect_eq (quotas[2 * k + 1], rows[i].expected[k], "%s: %zu is %ld", rows[i].text, k,
                      (long)quotas[2 * k + 1]);
    }
  /* with 20 it is out of reach: all of them to the lowest rates, 70 over 700 */
  cr_assert (awrash_simulation_situation_set_places (situation, "total", 2, few, NULL));
  g_autoptr (AwrashPolicy) policy = awrash_simulation_policy_new ("training(flat)", NULL);
  cr_assert (awrash_simulation_policy_apply (policy, situation, 1, 8, quotas, NULL));
  cr_expect_eq (quotas[1], 15);
  cr_expect_eq (quotas[3], 5);
  for (gsize k = 0; k < 4; k++)
    cr_expect_eq (quotas[2 * k], 25);
  /* a Gini index instead of a lowest rate: no place fewer reaches it */
  cr_assert (awrash_simulation_situation_set_places (situation, "total", 2, totals, NULL));
  g_autoptr (AwrashPolicy) even = awrash_simulation_policy_new ("training(flat, gini, 0.15)", NULL);
  cr_assert (awrash_simulation_policy_apply (even, situation, 1, 8, quotas, NULL));
  double gini = 0;
  for (int less = 0; less < 2; less++)
    {
      double rates[4], weights[4];
      for (gsize k = 0; k < 4; k++)
        {
          weights[k] = (double)need[k];
          rates[k] = (double)(quotas[2 * k] + quotas[2 * k + 1]) / weights[k];
        }
      cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, 4, rates, weights, &gini, NULL));
      cr_expect (less == 0 ? gini <= 0.15 : gini > 0.15, "%g", gini);
      quotas[quotas[1] > 0 ? 1 : 3]--;
    }
}

Test (simulation_policy_apply, refuses_what_does_not_fit_and_leaves_quotas_as_they_were)
{
  g_autoptr (AwrashSituation) situation = make_situation ();
  const double unknown[] = { 1, 2, NAN, 4 };
  const int64_t regions[] = { 60, -1, 60, -1 };
  static const struct
  {
    const char *text;
    size_t n;
    int code;
    const char *said;
  } rows[] = {
    { "flat", 7, AWRASH_ERROR_VALUE, "there is room for 7 quotas, expected 8" },
    { "proportional(jobless)", 8, AWRASH_ERROR_NAME,
      "the indicator \"jobless\" is not one of this situation, expected one of people, rate, odd" },
    { "proportional(odd)", 8, AWRASH_ERROR_VALUE, "odd is nan in province 2" },
    { "leximin(need=jobless)", 8, AWRASH_ERROR_NAME, "jobless" },
    { "by-stream(temporary=flat)", 8, AWRASH_ERROR_NAME,
      "by-stream has no policy for the stream \"sustainable\", expected one, or else=POLICY" },
    { "by-stream(lasting=flat, else=flat)", 8, AWRASH_ERROR_NAME,
      "the stream \"lasting\" is not one of this situation, expected one of temporary, sus" },
    { "training(flat)", 8, AWRASH_ERROR_NAME, "the stream \"training\" is not one" },
    { "leximin", 8, AWRASH_ERROR_BOUNDS, "the totals of regions are 120 places" },
    { "flat", 8, AWRASH_ERROR_BOUNDS,
      "the totals of regions are 120 places of \"temporary\", more than the total of the nation, "
      "which is 100" },
  };

  cr_assert (awrash_simulation_situation_set_indicator (situation, "odd", 4, unknown, NULL));
  cr_assert (awrash_simulation_situation_set_places (situation, "region-total", 4, regions, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashPolicy) policy = awrash_simulation_policy_new (rows[i].text, NULL);
      int64_t quotas[8] = { -7, -7, -7, -7, -7, -7, -7, -7 };
      cr_expect_not (
          awrash_simulation_policy_apply (policy, situation, 1, rows[i].n, quotas, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, rows[i].code), "%s", error->message);
      cr_expect_not_null (strstr (error->message, rows[i].said), "%s", error->message);
      for (gsize k = 0; k < 8; k++)
        cr_expect_eq (quotas[k], -7);
    }
}
