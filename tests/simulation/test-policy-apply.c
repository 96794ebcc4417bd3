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
