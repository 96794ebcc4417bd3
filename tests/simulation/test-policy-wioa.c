/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The formula for adults of the Workforce Innovation and Opportunity Act, by hand. Source: 29
 * U.S.C. 3172(b)(1), read clause by clause; the numbers are ours. Invariant: what is expected is
 * written as fractions of the total. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

enum
{
  N = 4
};

/* Unemployed 80, 50, 66, 30 of labour forces of 1000: rates 8, 5, 6.6 and 3 %. */
static AwrashSituation *
make_situation (int64_t total)
{
  const int64_t regions[N] = { 0, 0, 0, 0 };
  const double unemployed[N] = { 80, 50, 66, 30 }, labour[N] = { 1000, 1000, 1000, 1000 };
  const double disadvantaged[N] = { 100, 200, 300, 400 };
  AwrashSituation *situation = awrash_simulation_situation_new (N, regions, 1, NULL);

  cr_assert (awrash_simulation_situation_set_places (situation, "total", 1, &total, NULL));
  cr_assert (awrash_simulation_situation_set_indicator (situation, "u", N, unemployed, NULL));
  cr_assert (awrash_simulation_situation_set_indicator (situation, "l", N, labour, NULL));
  cr_assert (awrash_simulation_situation_set_indicator (situation, "d", N, disadvantaged, NULL));
  return situation;
}

static gboolean
apply (const AwrashSituation *situation, const char *text, int64_t quotas[N], GError **error)
{
  g_autoptr (AwrashPolicy) policy = awrash_simulation_policy_new (text, error);

  return policy != NULL && awrash_simulation_policy_apply (policy, situation, 1, N, quotas, error);
}

static void
expect (const AwrashSituation *situation, const char *text, const int64_t expected[N])
{
  g_autoptr (GError) error = NULL;
  int64_t quotas[N] = { 0 };

  cr_assert (apply (situation, text, quotas, &error), "%s: %s", text,
             error != NULL ? error->message : "");
  for (gsize i = 0; i < N; i++)
    cr_expect_eq (quotas[i], expected[i], "%s: %zu is %ld, expected %ld", text, i, (long)quotas[i],
                  (long)expected[i]);
}

Test (simulation_policy_wioa, divides_three_thirds)
{
  g_autoptr (AwrashSituation) situation = make_situation (30660000);

  /* of 3066: 80/146 and 66/146 of those where 6.5 % are unemployed; 35, 5 and 21 of 61 above
   * 4.5 %; 1, 2, 3 and 4 tenths. With a minimum of 0: 10220000 a third */
  expect (situation, "wioa(u, l, d, minimum-below=0)",
          (int64_t[]){ 5600000 + 5863934 + 1022000, 837705 + 2044000, 4620000 + 3518361 + 3066000,
                       4088000 });
}

Test (simulation_policy_wioa, counts_areas_where_they_are_known)
{
  g_autoptr (AwrashSituation) situation = make_situation (30000);
  const double areas[N] = { 0, 40, 60, 0 }, labour[N] = { 0, 400, 800, 0 };

  cr_assert (awrash_simulation_situation_set_indicator (situation, "au", N, areas, NULL));
  cr_assert (awrash_simulation_situation_set_indicator (situation, "al", N, labour, NULL));
  /* two and three fifths of a third; above 4.5 %: 35, the larger of 5 and 22, of 21 and 24: of 81
   */
  expect (situation, "wioa(u, l, d, au, al, minimum-below=0)",
          (int64_t[]){ 4321 + 1000, 4000 + 2716 + 2000, 6000 + 2963 + 3000, 4000 });
}

Test (simulation_policy_wioa, keeps_floors_over_ceilings_over_minimums)
{
  g_autoptr (AwrashSituation) situation = make_situation (1000);
  const int64_t last[N] = { 100, 100, 790, 10 };

  cr_assert (awrash_simulation_situation_set_places (situation, "last-quota", N, last, NULL));
  /* shares .407, .094, .366, .133: the first and the last at 130 %, the third at 90 %; what is left
   * is the second's */
  expect (situation, "wioa(u, l, d, minimum-below=0)", (int64_t[]){ 130, 130, 727, 13 });
  /* a minimum of 20 stops at the ceiling of 13; one of 12 does not bind */
  expect (situation, "wioa(u, l, d, minimum-below=0.02)", (int64_t[]){ 130, 130, 727, 13 });
  /* minimums of 200 under ceilings of three times: 200, 200 and 30 beside a floor of 693 are
   * reduced to what that leaves, 307 of 430 */
  const int64_t wide[N] = { 100, 120, 770, 10 };
  cr_assert (awrash_simulation_situation_set_places (situation, "last-quota", N, wide, NULL));
  expect (situation, "wioa(u, l, d, minimum-below=0.2, ceiling=3, conflict=yield)",
          (int64_t[]){ 143, 143, 693, 21 });
}

Test (simulation_policy_wioa, takes_the_minimum_from_both_sides_of_the_pivot)
{
  g_autoptr (AwrashSituation) small = make_situation (900000);
  g_autoptr (AwrashSituation) large = make_situation (1000000);
  const double nobody[N] = { 100, 200, 300, 0 };

  cr_assert (awrash_simulation_situation_set_indicator (small, "d", N, nobody, NULL));
  cr_assert (awrash_simulation_situation_set_indicator (large, "d", N, nobody, NULL));
  int64_t quotas[N] = { 0 };
  /* up to the pivot 0.25 % of all; above it 0.3 % of the pivot and 0.4 % of the rest. A province
   * without any claim has its minimum too */
  cr_assert (apply (small, "wioa(u, l, d, pivot=960000)", quotas, NULL));
  cr_expect_eq (quotas[3], 2250);
  cr_assert (apply (large, "wioa(u, l, d, pivot=960000)", quotas, NULL));
  cr_expect_eq (quotas[3], 2880 + 160);
}

Test (simulation_policy_wioa, says_what_cannot_be_met_or_lets_minimums_yield)
{
  g_autoptr (AwrashSituation) situation = make_situation (1000);
  g_autoptr (GError) error = NULL;
  const int64_t last[N] = { 400, 400, 190, 10 };
  int64_t quotas[N] = { -1, -1, -1, -1 };

  cr_assert (awrash_simulation_situation_set_places (situation, "last-quota", N, last, NULL));
  cr_expect_not (apply (situation, "wioa(u, l, d, minimum-below=0.3, ceiling=50)", quotas, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS));
  cr_expect_not_null (strstr (error->message, "the floors sum to 1320"), "%s", error->message);
  cr_expect_eq (quotas[0], -1);
  /* floors 360, 360 and 171 leave 109 of the last one's 300 */
  expect (situation, "wioa(u, l, d, minimum-below=0.3, ceiling=50, conflict=yield)",
          (int64_t[]){ 360, 360, 171, 109 });
}
