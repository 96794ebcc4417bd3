/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lotteries: hand-calculated examples of the field, levels, panels as persons, each refusal with
 * its sentence. Source: the examples of the sortition-algorithms test suite, whose expectations its
 * authors calculated by hand. Invariant: weights sum to 2^53 and every panel keeps the quotas. */

#include "support/large-pool.h"

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

/* Lisa, Marge, Louie, Dewey and Scrooge: child or adult, of two stories. */
static AwrashPanelQuestion *
ask_families (gboolean one_per_household)
{
  const int64_t n_values[] = { 2, 2 }, value[] = { 0, 0, 1, 0, 0, 1, 0, 1, 1, 1 };
  const int64_t lower[] = { 1, 1, 1, 1 }, upper[] = { 2, 2, 2, 2 };
  const int64_t household[] = { 1, 3, 2, 2, 1 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (5, 2, n_values, value, household, NULL);

  return awrash_selection_question_new (pool, 2, lower, upper, one_per_household, NULL);
}

/* Four liberal men, a liberal woman, a conservative man and a conservative woman; 1 woman and 4
 * men, 4 liberals and 1 conservative. */
static AwrashPanelQuestion *
ask_seven (void)
{
  const int64_t n_values[] = { 2, 2 };
  const int64_t value[] = { 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0, 1 };
  const int64_t bounds[] = { 1, 4, 4, 1 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (7, 2, n_values, value, NULL, NULL);

  return awrash_selection_question_new (pool, 5, bounds, bounds, FALSE, NULL);
}

static void
expect_sound (const AwrashLottery *lottery)
{
  const AwrashPanelQuestion *question = awrash_selection_lottery_get_question (lottery);
  size_t n = awrash_selection_lottery_get_n_persons (lottery);
  size_t size = awrash_selection_lottery_get_size (lottery);
  const int64_t *weights = awrash_selection_lottery_get_weights (lottery);
  g_autofree double *chance = g_new (double, n);
  g_autofree int64_t *units = g_new0 (int64_t, n);
  int64_t sum = 0;

  for (size_t k = 0; k < awrash_selection_lottery_get_n_panels (lottery); k++)
    {
      const int64_t *panel = awrash_selection_lottery_get_panel (lottery, k);
      g_autofree char *fault = awrash_selection_question_check (question, size, panel, NULL);

      cr_expect_str_eq (fault, "", "panel %zu: %s", k, fault);
      cr_expect (weights[k] > 0);
      sum += weights[k];
      for (size_t i = 0; i < size; i++)
        {
          units[panel[i]] += weights[k];
          cr_expect (i == 0 || panel[i - 1] < panel[i]);
        }
    }
  cr_expect_eq (sum, G_GINT64_CONSTANT (1) << 53);
  awrash_selection_lottery_list_chances (lottery, chance);
  for (size_t i = 0; i < n; i++)
    cr_expect_leq (fabs ((double)units[i] * 0x1p-53 - chance[i]), 0x1p-45, "person %zu", i);
}

typedef struct
{
  const char *label;
  const char *rule;
  gboolean seven, one_per_household;
  double chance[7];
  double value;
} Row;

static const Row rows[] = {
  { "example 1", "leximin", FALSE, FALSE, { 1. / 3, 2. / 3, 1. / 3, 1. / 3, 1. / 3 }, 1. / 3 },
  { "example 1, maximin",
    "maximin",
    FALSE,
    FALSE,
    { 1. / 3, 2. / 3, 1. / 3, 1. / 3, 1. / 3 },
    1. / 3 },
  { "example 1, households", "leximin", FALSE, TRUE, { 0, 1, .5, .5, 0 }, .5 },
  { "example 5", "leximin", TRUE, FALSE, { .875, .875, .875, .875, .5, .5, .5 }, .5 },
  { "example 5, Nash",
    "nash:1e-13",
    TRUE,
    FALSE,
    { 6. / 7, 6. / 7, 6. / 7, 6. / 7, 4. / 7, 4. / 7, 3. / 7 },
    NAN },
};

Test (selection_lottery, examples_calculated_by_hand_are_met)
{
  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      const Row *row = &rows[k];
      g_autoptr (AwrashPanelQuestion) question
          = row->seven ? ask_seven () : ask_families (row->one_per_household);
      g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, row->rule, NULL);
      double chance[7];

      cr_assert_not_null (lottery, "%s", row->label);
      expect_sound (lottery);
      awrash_selection_lottery_list_chances (lottery, chance);
      for (size_t i = 0; i < (row->seven ? 7u : 5u); i++)
        cr_expect_leq (fabs (chance[i] - row->chance[i]), isnan (row->value) ? 1e-5 : 1e-12,
                       "%s, person %zu: %g", row->label, i, chance[i]);
      if (!isnan (row->value))
        {
          cr_expect_eq (awrash_selection_lottery_get_status (lottery), AWRASH_STATUS_OPTIMAL);
          cr_expect_leq (fabs (awrash_selection_lottery_get_value (lottery) - row->value), 1e-12);
        }
      cr_expect_geq (awrash_selection_lottery_get_bound (lottery),
                     awrash_selection_lottery_get_value (lottery));
      cr_expect_leq (awrash_selection_lottery_get_gap (lottery), 1e-10, "%s", row->label);
    }
}

Test (selection_lottery, goldilocks_is_bounded_from_both_sides)
{
  /* leximin has l = 1/2, h = 7/8; by the edge of h = 1 - l/4, m = 5/7: least at l = 1/2 */
  g_autoptr (AwrashPanelQuestion) question = ask_seven ();
  g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, "goldilocks", NULL);

  expect_sound (lottery);
  cr_expect_leq (fabs (awrash_selection_lottery_get_value (lottery) - (.875 * 1.4 + 1 / .7)), 1e-9);
  cr_expect_leq (awrash_selection_lottery_get_gap (lottery), 1e-9);
}

Test (selection_lottery, levels_tell_who_is_held_down_together)
{
  g_autoptr (AwrashPanelQuestion) question = ask_seven ();
  g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, "leximin", NULL);
  g_autoptr (AwrashLottery) other = awrash_selection_lottery_ref (lottery);
  AwrashLotteryLevel level;
  int64_t levels[7], never[7];

  cr_expect_eq (other, lottery);
  cr_assert_eq (awrash_selection_lottery_get_n_levels (lottery), 2);
  awrash_selection_lottery_get_level (lottery, 0, &level);
  cr_expect_eq (level.members, 3);
  cr_expect_leq (fabs (level.value - .5), 1e-12);
  awrash_selection_lottery_get_level (lottery, 1, &level);
  cr_expect_eq (level.members, 4);
  cr_expect_leq (fabs (level.value - .875), 1e-12);
  cr_expect (level.bound >= level.value && level.gap < 1e-10);
  awrash_selection_lottery_list_levels (lottery, levels);
  awrash_selection_lottery_list_never (lottery, never);
  for (size_t i = 0; i < 7; i++)
    {
      cr_expect_eq (levels[i], i < 4);
      cr_expect_eq (never[i], 0);
    }
  cr_expect_eq (awrash_selection_lottery_level_size (), sizeof (AwrashLotteryLevel));
}

/* Where quotas cross in six categories, and types are in the hundreds, what they allow on average
 * is met by panels to the last bits, and proved. */
Test (selection_lottery, a_thousand_persons_get_what_quotas_allow_on_average)
{
  for (guint32 seed = 1; seed <= 2; seed++)
    {
      g_autoptr (AwrashPanelQuestion) question = large_pool_ask (1000, 100, seed);
      g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, "leximin", NULL);
      g_autoptr (AwrashVerdict) verdict = NULL;

      cr_assert_not_null (lottery);
      cr_expect_eq (awrash_selection_lottery_get_status (lottery), AWRASH_STATUS_OPTIMAL);
      cr_expect_lt (awrash_selection_lottery_get_gap (lottery), 0x1p-32);
      expect_sound (lottery);
      verdict = awrash_audit_lottery (question, awrash_selection_lottery_get_certificate (lottery),
                                      NULL);
      cr_expect (awrash_audit_verdict_is_accepted (verdict));
    }
}

static const char *const rules[] = { "maximin", "leximin", "nash", "goldilocks" };

static void
expect_accepted (AwrashPanelQuestion *question, const AwrashLottery *lottery, const char *label)
{
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_lottery (question, awrash_selection_lottery_get_certificate (lottery), NULL);

  cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s", label);
  expect_sound (lottery);
}

/* The other rules too meet what quotas allow on average, as far as their own gap asks. */
Test (selection_lottery, every_rule_is_proved_for_hundreds_of_types)
{
  static const size_t sizes[][2] = { { 300, 40 }, { 500, 50 }, { 1000, 100 } };

  for (size_t k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      g_autoptr (AwrashPanelQuestion) question = large_pool_ask (sizes[k][0], sizes[k][1], 1);

      for (size_t r = 2; r < G_N_ELEMENTS (rules); r++)
        {
          g_autoptr (AwrashLottery) lottery
              = awrash_selection_lottery_new (question, rules[r], NULL);

          cr_assert_not_null (lottery);
          cr_expect_leq (awrash_selection_lottery_get_gap (lottery), r == 2 ? 1e-6 : 0x1p-32,
                         "%zu, %s", sizes[k][0], rules[r]);
          cr_expect_neq (awrash_selection_lottery_get_status (lottery), AWRASH_STATUS_FEASIBLE);
          expect_accepted (question, lottery, rules[r]);
        }
    }
}

/* Averages of which something is left over when panels are peeled off: it is met by others. */
Test (selection_lottery, what_peeling_leaves_over_is_met_to_the_last_bits)
{
  static const guint32 seeds[] = { 1, 3, 6, 8 };

  for (size_t k = 0; k < G_N_ELEMENTS (seeds); k++)
    {
      g_autoptr (AwrashPanelQuestion) question = large_pool_ask (150, 25, seeds[k]);
      g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, "leximin", NULL);

      cr_expect_eq (awrash_selection_lottery_get_status (lottery), AWRASH_STATUS_OPTIMAL);
      expect_accepted (question, lottery, "leximin");
    }
}

/* On the way to the nearest of the averages one panel has no weight, and is to have none. */
Test (selection_lottery, a_panel_may_lose_the_last_of_its_weight)
{
  const int64_t n_values[] = { 3, 3 }, household[] = { 0, 1, 7, 8, 8, 1, 1, 1 };
  const int64_t value[] = { 0, 1, 0, 0, 1, 2, 0, 0, 0, 2, 2, 0, 1, 1, 2, 0 };
  const int64_t lower[6] = { 0 }, upper[] = { 2, 2, 3, 1, 2, 1 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (8, 2, n_values, value, household, NULL);
  g_autoptr (AwrashPanelQuestion) question
      = awrash_selection_question_new (pool, 3, lower, upper, TRUE, NULL);
  g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, "leximin", NULL);

  expect_sound (lottery);
  expect_accepted (question, lottery, "leximin");
}

Test (selection_lottery, who_cannot_be_chosen_is_told_and_left_out)
{
  g_autoptr (AwrashPanelQuestion) question = ask_families (TRUE);
  g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, "leximin", NULL);
  const int64_t expected[] = { 1, 0, 0, 0, 1 };
  int64_t never[5], levels[5];

  awrash_selection_lottery_list_never (lottery, never);
  awrash_selection_lottery_list_levels (lottery, levels);
  cr_expect_arr_eq (never, expected, sizeof expected);
  cr_expect_eq (levels[0], -1);
}

Test (selection_lottery, without_any_panel_that_is_the_answer)
{
  const int64_t n_values[] = { 2 }, value[] = { 0, 0, 1 }, lower[] = { 0, 2 }, upper[] = { 2, 2 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (3, 1, n_values, value, NULL, NULL);
  g_autoptr (AwrashPanelQuestion) question
      = awrash_selection_question_new (pool, 2, lower, upper, FALSE, NULL);
  g_autoptr (AwrashLottery) lottery = awrash_selection_lottery_new (question, "leximin", NULL);
  double chance[3] = { 9, 9, 9 };

  cr_expect_eq (awrash_selection_lottery_get_status (lottery), AWRASH_STATUS_INFEASIBLE);
  cr_expect_eq (awrash_selection_lottery_get_n_panels (lottery), 0);
  cr_expect_null (awrash_selection_lottery_get_weights (lottery));
  cr_expect (isnan (awrash_selection_lottery_get_value (lottery)));
  awrash_selection_lottery_list_chances (lottery, chance);
  cr_expect_eq (chance[0], 0);
  cr_expect_not_null (awrash_selection_lottery_get_certificate (lottery));
}

typedef struct
{
  const char *rule;
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "fair", AWRASH_ERROR_NAME,
    "rule is \"fair\", expected one of: maximin, leximin, nash, goldilocks" },
  { "leximin:2", AWRASH_ERROR_NAME,
    "rule is \"leximin:2\", expected \"leximin\" without a parameter" },
  { "nash:", AWRASH_ERROR_VALUE,
    "rule is \"nash:\", expected a finite number above 0 behind the colon" },
  { "goldilocks:-1", AWRASH_ERROR_VALUE,
    "rule is \"goldilocks:-1\", expected a finite number above 0 behind the colon" },
};

Test (selection_lottery, what_is_no_rule_is_refused_with_a_sentence)
{
  g_autoptr (AwrashPanelQuestion) question = ask_seven ();

  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_selection_lottery_new (question, refusals[k].rule, &error));
      cr_assert_not_null (error);
      cr_expect_eq (error->code, refusals[k].code);
      cr_expect_str_eq (error->message, refusals[k].message);
    }
  awrash_selection_lottery_unref (NULL);
}
