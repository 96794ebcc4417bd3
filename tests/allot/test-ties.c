/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tie policies: checked, and the same units for the same order or seed on any machine.
 * Source: awrash/allot.h; tickets by `printf 'seed:1' | sha256sum`.
 * Invariant: the policy moves free units only. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

Test (allot_ties, each_fault_has_its_sentence)
{
  static const struct
  {
    const char *label;
    size_t n;
    int64_t order[3];
    int code;
    const char *message;
  } rows[] = {
    { "empty", 0, { 0 }, AWRASH_ERROR_EMPTY, "the order has 0 recipients, expected at least 1" },
    { "negative",
      3,
      { 0, -1, 2 },
      AWRASH_ERROR_VALUE,
      "order[1] is -1, expected a recipient from 0 to 2" },
    { "past the end",
      3,
      { 0, 1, 3 },
      AWRASH_ERROR_VALUE,
      "order[2] is 3, expected a recipient from 0 to 2" },
    { "twice",
      3,
      { 2, 1, 2 },
      AWRASH_ERROR_DUPLICATE,
      "order[2] is 2, as is order[0], expected each recipient once" },
  };
  g_autoptr (GError) empty = NULL, encoding = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      cr_expect_null (awrash_allot_ties_new_order (rows[i].n, rows[i].order, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[i].code), "%s", rows[i].label);
      cr_expect_str_eq (error->message, rows[i].message, "%s", rows[i].label);
    }
  cr_expect_null (awrash_allot_ties_new_lot ("", &empty));
  cr_expect (g_error_matches (empty, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_expect_null (awrash_allot_ties_new_lot ("\xff", &encoding));
  cr_expect (g_error_matches (encoding, AWRASH_ERROR, AWRASH_ERROR_ENCODING));
  awrash_allot_ties_free (NULL);
}

static void
share_three (const AwrashTies *ties, int64_t units[3], AwrashAllotment *answer)
{
  const double claims[] = { 4, 4, 4 };
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (3, claims, NULL, NULL, NULL);

  cr_assert (
      awrash_apportion_divisor (question, 2, "webster", ties, units, NULL, NULL, answer, NULL));
}

Test (allot_ties, a_refused_tie_reports_members_sure_and_free_units)
{
  const double claims[] = { 4, 8, 4, 4 };
  int64_t units[] = { -1, -1, -1, -1 }, sure[4], tied[4];
  const int64_t untouched[] = { -1, -1, -1, -1 }, expected_sure[] = { 0, 1, 0, 0 };
  const int64_t expected_tied[] = { 1, 0, 1, 1 };
  AwrashAllotment answer;
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (4, claims, NULL, NULL, NULL);

  cr_assert (
      awrash_apportion_divisor (question, 3, "webster", NULL, units, sure, tied, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_TIE_REFUSED);
  cr_expect_eq (answer.n_tied, 3);
  cr_expect_eq (answer.free_units, 2);
  cr_expect_eq (answer.unplaced, 0);
  cr_expect_eq (answer.divisor_low, 8);
  cr_expect_eq (answer.divisor_high, 8);
  cr_expect_arr_eq (units, untouched, sizeof units);
  cr_expect_arr_eq (sure, expected_sure, sizeof sure);
  cr_expect_arr_eq (tied, expected_tied, sizeof tied);
}

Test (allot_ties, an_order_serves_those_in_front)
{
  const int64_t order[] = { 2, 0, 1 }, expected[] = { 1, 0, 1 };
  int64_t units[3];
  AwrashAllotment answer;
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (3, order, NULL);

  share_three (ties, units, &answer);
  cr_expect_eq (answer.status, AWRASH_STATUS_TIE_SETTLED);
  cr_expect_eq (answer.n_tied, 3);
  cr_expect_eq (answer.free_units, 2);
  cr_expect_arr_eq (units, expected, sizeof units);
}

Test (allot_ties, a_lot_serves_by_ascending_ticket)
{
  static const char *const seeds[] = { "a", "b", "c", "khenifra-2023", "قرعة" };

  for (gsize s = 0; s < G_N_ELEMENTS (seeds); s++)
    {
      int64_t units[3];
      AwrashAllotment answer;
      gsize last = 0;
      g_autoptr (AwrashTies) ties = awrash_allot_ties_new_lot (seeds[s], NULL);
      char *tickets[3] = { awrash_allot_ticket (seeds[s], "1"), awrash_allot_ticket (seeds[s], "2"),
                           awrash_allot_ticket (seeds[s], "3") };
      for (gsize i = 1; i < 3; i++)
        last = strcmp (tickets[i], tickets[last]) > 0 ? i : last;
      share_three (ties, units, &answer);
      for (gsize i = 0; i < 3; i++)
        cr_expect_eq (units[i], i != last, "seed %s, recipient %zu", seeds[s], i);
      for (gsize i = 0; i < 3; i++)
        g_free (tickets[i]);
    }
}

Test (allot_ties, no_tie_where_a_ceiling_decides)
{
  const double claims[] = { 4, 4, 4 };
  const int64_t ceiling[] = { 1, 0, 1 }, expected[] = { 1, 0, 1 };
  int64_t units[3];
  AwrashAllotment answer;
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (3, claims, NULL, ceiling, NULL);

  for (gsize r = 0; r <= 5; r++)
    {
      const char *rule = awrash_apportion_rule_get_name (r);
      gboolean is_answered = rule != NULL
                                 ? awrash_apportion_divisor (question, 2, rule, NULL, units, NULL,
                                                             NULL, &answer, NULL)
                                 : awrash_apportion_remainder (question, 2, "hare", NULL, units,
                                                               NULL, NULL, &answer, NULL);
      cr_assert (is_answered, "rule %zu", r);
      cr_expect_eq (answer.status, AWRASH_STATUS_OPTIMAL, "rule %zu", r);
      cr_expect_arr_eq (units, expected, sizeof units, "rule %zu", r);
    }
}

Test (allot_ties, a_lot_drawn_elsewhere_is_one_of_whole_numbers_for_each_recipient)
{
  const int64_t holders[] = { 1, 0, -1 }, good[] = { 1, 0 };
  const double claims[] = { 1, 1, 1 };
  int64_t units[] = { -7, -7, -7 };
  AwrashAllotment answer = { .free_units = -7 };
  g_autoptr (GError) empty = NULL, negative = NULL, few = NULL;
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_drawn (2, good, NULL);
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (3, claims, NULL, NULL, NULL);

  cr_expect_null (awrash_allot_ties_new_drawn (0, NULL, &empty));
  cr_expect (g_error_matches (empty, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_expect_str_eq (empty->message, "the lot has 0 recipients, expected at least 1");
  cr_expect_null (awrash_allot_ties_new_drawn (3, holders, &negative));
  cr_expect (g_error_matches (negative, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_str_eq (negative->message, "holders[2] is -1, expected a whole number ≥ 0");
  cr_expect_not (
      awrash_apportion_divisor (question, 4, "webster", ties, units, NULL, NULL, &answer, &few));
  cr_expect (g_error_matches (few, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_str_eq (few->message, "the lot has 2 recipients, expected 3, one for each claim");
  cr_expect (units[0] == -7 && answer.free_units == -7);
}
