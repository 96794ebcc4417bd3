/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Assignments to sites: stable and largest, ties, refusals. Source: <awrash/selection-match.h>.
 * Invariant: none. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

/* Persons 0 and 1 want site 0 before site 1, person 2 would go to site 0 alone. */
static const int64_t person[] = { 0, 0, 1, 1, 2 }, site[] = { 0, 1, 0, 1, 0 };
static const double falling[] = { 9, 9, 8, 8, 7 }, level[] = { 9, 9, 9, 9, 7 };
static const double merit[] = { 3, 2, 1 };

static AwrashPreferences *
lists (const double score[], const int64_t traits[])
{
  return awrash_selection_preferences_new (3, 2, 5, person, site, score, traits, NULL);
}

static AwrashReserves *
two_sites (size_t n_traits, int64_t reserved)
{
  return awrash_selection_reserves_new ("minimum-guarantee", n_traits, 0, 2, NULL,
                                        (int64_t[]){ 1, 1 }, NULL,
                                        n_traits > 0 ? (int64_t[]){ reserved, 0 } : NULL, NULL);
}

static void
expect_sites (const AwrashMatch *match, int64_t a, int64_t b, int64_t c)
{
  int64_t sites[3], traits[3], ranks[3];

  cr_assert_eq (awrash_selection_match_get_n (match), 3);
  awrash_selection_match_get_outcomes (match, sites, traits, ranks);
  cr_expect (sites[0] == a && sites[1] == b && sites[2] == c, "%ld %ld %ld", (long)sites[0],
             (long)sites[1], (long)sites[2]);
  for (int i = 0; i < 3; i++)
    cr_expect_eq (ranks[i], sites[i] + 1);
}

Test (selection_match, a_stable_assignment_passes_nobody_over_and_the_largest_places_more)
{
  g_autoptr (AwrashReserves) places = two_sites (0, 0);
  g_autoptr (AwrashPreferences) wanted = lists (falling, NULL);
  g_autoptr (AwrashMatch) stable = awrash_selection_match_stable (places, wanted, NULL, NULL);
  g_autoptr (AwrashMatch) largest
      = awrash_selection_match_largest (places, wanted, merit, NULL, NULL);

  cr_assert_eq (awrash_selection_match_get_status (stable), AWRASH_STATUS_OPTIMAL);
  expect_sites (stable, 0, 1, -1);
  expect_sites (largest, 0, 1, -1);
}

Test (selection_match, the_largest_assignment_places_all_who_can_be)
{
  /* person 1 lists site 0 alone, and has more there than person 0, who could go elsewhere */
  const int64_t who[] = { 0, 0, 1 }, where[] = { 0, 1, 0 };
  const double score[] = { 9, 9, 8 };
  g_autoptr (AwrashReserves) places = two_sites (0, 0);
  g_autoptr (AwrashPreferences) wanted
      = awrash_selection_preferences_new (2, 2, 3, who, where, score, NULL, NULL);
  g_autoptr (AwrashMatch) stable = awrash_selection_match_stable (places, wanted, NULL, NULL);
  g_autoptr (AwrashMatch) largest
      = awrash_selection_match_largest (places, wanted, merit, NULL, NULL);
  int64_t sites[2], traits[2], ranks[2];

  awrash_selection_match_get_outcomes (stable, sites, traits, ranks);
  cr_assert (sites[0] == 0 && sites[1] == -1);
  awrash_selection_match_get_outcomes (largest, sites, traits, ranks);
  cr_assert (sites[0] == 1 && sites[1] == 0 && ranks[0] == 2 && ranks[1] == 1);
  g_autoptr (AwrashVerdict) verdict = awrash_audit_matching (places, wanted, sites, traits, NULL);
  cr_assert_str_eq (awrash_audit_verdict_get_finding (verdict, 0),
                    "block 0: person 0 is left out with 9, while person 1 with 8 has a place that "
                    "the former could have");
}

Test (selection_match, a_reserved_place_is_kept_for_whom_it_is)
{
  const int64_t traits[] = { 0, 0, 1 };
  g_autoptr (AwrashReserves) places = two_sites (1, 1);
  g_autoptr (AwrashPreferences) wanted = lists (falling, traits);
  g_autoptr (AwrashMatch) stable = awrash_selection_match_stable (places, wanted, NULL, NULL);
  g_autoptr (AwrashMatch) largest
      = awrash_selection_match_largest (places, wanted, merit, NULL, NULL);
  int64_t sites[3], counted[3], ranks[3];

  awrash_selection_match_get_outcomes (stable, sites, counted, ranks);
  cr_assert (sites[0] == 1 && sites[1] == -1 && sites[2] == 0 && counted[2] == 0);
  awrash_selection_match_get_outcomes (largest, sites, counted, ranks);
  cr_assert (sites[0] == 1 && sites[1] == -1 && sites[2] == 0 && counted[2] == 0);
}

Test (selection_match, ties_are_refused_with_their_members_or_settled)
{
  g_autoptr (AwrashReserves) places = two_sites (0, 0);
  g_autoptr (AwrashPreferences) wanted = lists (level, NULL);
  g_autoptr (AwrashTies) order = awrash_allot_ties_new_order (3, (int64_t[]){ 2, 1, 0 }, NULL);
  g_autoptr (AwrashMatch) refused = awrash_selection_match_stable (places, wanted, NULL, NULL);
  g_autoptr (AwrashMatch) settled = awrash_selection_match_stable (places, wanted, order, NULL);
  g_autoptr (AwrashMatch) equal
      = awrash_selection_match_largest (places, wanted, (double[]){ 1, 1, 1 }, NULL, NULL);
  g_autoptr (AwrashMatch) turned
      = awrash_selection_match_largest (places, wanted, (double[]){ 1, 1, 1 }, order, NULL);
  int64_t tied[3];

  cr_assert_eq (awrash_selection_match_get_status (refused), AWRASH_STATUS_TIE_REFUSED);
  cr_assert_eq (awrash_selection_match_get_n_tied (refused), 2);
  cr_assert_eq (awrash_selection_match_get_n_free (refused), 1);
  cr_assert_eq (awrash_selection_match_get_tied_site (refused), 0);
  awrash_selection_match_get_tied (refused, tied);
  cr_assert (tied[0] == 0 && tied[1] == 1);
  expect_sites (refused, -1, -1, -1);
  cr_assert_eq (awrash_selection_match_get_status (settled), AWRASH_STATUS_TIE_SETTLED);
  expect_sites (settled, 1, 0, -1);
  cr_assert_eq (awrash_selection_match_get_status (equal), AWRASH_STATUS_TIE_REFUSED);
  cr_assert_eq (awrash_selection_match_get_n_tied (equal), 3);
  cr_assert_eq (awrash_selection_match_get_tied_site (equal), -1);
  cr_assert_eq (awrash_selection_match_get_status (turned), AWRASH_STATUS_TIE_SETTLED);
  expect_sites (turned, -1, 1, 0);
  awrash_selection_match_free (NULL);
}

/* Persons 0 and 1 are equal at site 0, until person 2, whom site 1 rejects for person 3, asks it.
 */
Test (selection_match, equal_scores_that_nobody_decides_between_in_the_end_are_no_tie)
{
  const int64_t who[] = { 0, 1, 2, 2, 3 }, where[] = { 0, 0, 1, 0, 1 };
  const double score[] = { 5, 5, 1, 9, 2 };
  g_autoptr (AwrashReserves) places = two_sites (0, 0);
  g_autoptr (AwrashPreferences) wanted
      = awrash_selection_preferences_new (4, 2, 5, who, where, score, NULL, NULL);
  g_autoptr (AwrashTies) order = awrash_allot_ties_new_order (4, (int64_t[]){ 3, 2, 1, 0 }, NULL);
  AwrashTies *const policies[] = { NULL, order };

  for (gsize k = 0; k < G_N_ELEMENTS (policies); k++)
    {
      g_autoptr (AwrashMatch) match
          = awrash_selection_match_stable (places, wanted, policies[k], NULL);
      int64_t sites[4], traits[4], ranks[4];

      cr_assert_eq (awrash_selection_match_get_status (match), AWRASH_STATUS_OPTIMAL);
      awrash_selection_match_get_outcomes (match, sites, traits, ranks);
      cr_expect (sites[0] == -1 && sites[1] == -1 && sites[2] == 0 && sites[3] == 1);
    }
}

/* Over and above: one place for anyone, then one for a trait. Persons 0 and 1 are equal and unlike,
 * and there is a place for both, whoever is on which. */
Test (selection_match, unlike_persons_for_all_of_whom_there_is_a_place_are_no_tie)
{
  const int64_t who[] = { 0, 1 }, where[] = { 0, 0 }, traits[] = { 1, 0 };
  const double score[] = { 5, 5 };
  g_autoptr (AwrashPreferences) wanted
      = awrash_selection_preferences_new (2, 1, 2, who, where, score, traits, NULL);

  for (int64_t hard = 0; hard < 2; hard++)
    {
      g_autoptr (AwrashReserves) places = awrash_selection_reserves_new (
          "over-and-above", 1, hard, 1, NULL, (int64_t[]){ 2 }, NULL, (int64_t[]){ 1 }, NULL);
      g_autoptr (AwrashMatch) match = awrash_selection_match_stable (places, wanted, NULL, NULL);

      cr_expect_eq (awrash_selection_match_get_status (match),
                    hard == 0 ? AWRASH_STATUS_OPTIMAL : AWRASH_STATUS_TIE_REFUSED);
    }
}

Test (selection_match, equal_merits_whose_wishes_do_not_meet_are_no_tie)
{
  g_autoptr (AwrashReserves) places = two_sites (0, 0);
  g_autoptr (AwrashPreferences) wanted = awrash_selection_preferences_new (
      3, 2, 3, (int64_t[]){ 0, 1, 2 }, (int64_t[]){ 0, 1, 1 }, falling, NULL, NULL);
  g_autoptr (AwrashMatch) parted
      = awrash_selection_match_largest (places, wanted, (double[]){ 1, 1, 0 }, NULL, NULL);
  g_autoptr (AwrashMatch) met
      = awrash_selection_match_largest (places, wanted, (double[]){ 0, 1, 1 }, NULL, NULL);

  cr_assert_eq (awrash_selection_match_get_status (parted), AWRASH_STATUS_OPTIMAL);
  cr_assert_eq (awrash_selection_match_get_status (met), AWRASH_STATUS_TIE_REFUSED);
  cr_assert_eq (awrash_selection_match_get_n_tied (met), 2);
}

Test (selection_match, what_does_not_fit_is_refused_in_words)
{
  const int64_t traits[] = { 0, 4, 0 };
  g_autoptr (AwrashReserves) places = two_sites (0, 0);
  g_autoptr (AwrashReserves) one = awrash_selection_reserves_new (
      "minimum-guarantee", 0, 0, 1, NULL, (int64_t[]){ 1 }, NULL, NULL, NULL);
  g_autoptr (AwrashReserves) some = awrash_selection_reserves_new (
      "minimum-guarantee", 0, 0, 2, (int64_t[]){ -1, 3 }, (int64_t[]){ 1, 1 }, NULL, NULL, NULL);
  g_autoptr (AwrashPreferences) wanted = lists (falling, NULL);
  g_autoptr (AwrashPreferences) other = lists (falling, traits);
  g_autoptr (AwrashTies) drawn = awrash_allot_ties_new_drawn (3, traits, NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_selection_match_stable (one, wanted, NULL, &error));
  cr_expect_str_eq (error->message, "there are 1 sites with places, expected 2");
  g_clear_error (&error);
  cr_expect_null (awrash_selection_match_largest (some, wanted, merit, NULL, &error));
  cr_expect_str_eq (error->message,
                    "site 1 is for category 3, expected -1: the lists say who may go there");
  g_clear_error (&error);
  cr_expect_null (awrash_selection_match_stable (places, other, NULL, &error));
  cr_expect_str_eq (error->message, "traits[1] is 4, expected a set of 0 traits");
  g_clear_error (&error);
  cr_expect_null (awrash_selection_match_stable (places, wanted, drawn, &error));
  cr_expect_eq (error->code, AWRASH_ERROR_VALUE);
  g_clear_error (&error);
  cr_expect_null (
      awrash_selection_match_largest (places, wanted, (double[]){ 1, NAN, 0 }, NULL, &error));
  cr_expect_str_eq (error->message, "score[1] is nan, expected a finite number");
}

Test (selection_match, many_persons_are_assigned_and_the_answer_is_stable)
{
  enum
  {
    N = 3000,
    SITES = 60,
    LISTED = 5
  };
  static int64_t who[N * LISTED], where[N * LISTED], sites[N], traits[N], counted[N], ranks[N];
  static double score[N * LISTED], level_of[N];
  int64_t size[SITES], reserved[SITES * 2];
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (gsize i = 0; i < N; i++)
    {
      gsize start = (gsize)g_rand_int_range (random, 0, SITES);

      traits[i] = g_rand_int_range (random, 0, 4);
      level_of[i] = g_rand_double (random);
      for (gsize k = 0; k < LISTED; k++)
        {
          who[i * LISTED + k] = (int64_t)i;
          where[i * LISTED + k] = (int64_t)((start + k * k) % SITES);
          score[i * LISTED + k] = g_rand_int_range (random, 0, 100);
        }
    }
  for (gsize s = 0; s < SITES; s++)
    {
      size[s] = g_rand_int_range (random, 30, 70);
      reserved[2 * s] = g_rand_int_range (random, 0, 10);
      reserved[2 * s + 1] = g_rand_int_range (random, 0, 10);
    }
  for (int turn = 0; turn < 2; turn++)
    {
      g_autoptr (AwrashReserves) places
          = awrash_selection_reserves_new (turn == 0 ? "minimum-guarantee" : "over-and-above", 2,
                                           turn, SITES, NULL, size, NULL, reserved, NULL);
      g_autoptr (AwrashPreferences) wanted = awrash_selection_preferences_new (
          N, SITES, N * LISTED, who, where, score, traits, NULL);
      g_autoptr (AwrashTies) lot = awrash_allot_ties_new_lot ("many", NULL);
      g_autoptr (AwrashMatch) stable = awrash_selection_match_stable (places, wanted, lot, NULL);
      g_autoptr (AwrashReserves) open = awrash_selection_reserves_new (
          "minimum-guarantee", 2, 0, SITES, NULL, size, NULL, NULL, NULL);
      g_autoptr (AwrashMatch) plain = awrash_selection_match_stable (open, wanted, lot, NULL);
      g_autoptr (AwrashMatch) largest
          = awrash_selection_match_largest (open, wanted, level_of, NULL, NULL);
      gsize n_stable = 0, n_largest = 0;

      awrash_selection_match_get_outcomes (stable, sites, counted, ranks);
      g_autoptr (AwrashVerdict) verdict
          = awrash_audit_matching (places, wanted, sites, counted, NULL);
      cr_assert (awrash_audit_verdict_is_accepted (verdict), "%s",
                 awrash_audit_verdict_get_finding (verdict, 0));
      awrash_selection_match_get_outcomes (plain, sites, counted, ranks);
      for (gsize i = 0; i < N; i++)
        n_stable += sites[i] >= 0;
      awrash_selection_match_get_outcomes (largest, sites, counted, ranks);
      for (gsize i = 0; i < N; i++)
        n_largest += sites[i] >= 0;
      cr_assert_gt (n_largest, n_stable);
    }
}
