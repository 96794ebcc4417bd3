/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Relaxations of quotas: the smallest, within limits, and with a person who must be in the panel.
 * Source: selection.h. Invariant: NULL where an error is set. */

#include <awrash.h>
#include <criterion/criterion.h>

/* Three of the first value, one of the second. */
static AwrashPanelQuestion *
ask (int64_t most_first)
{
  const int64_t n_values[] = { 2 }, value[] = { 0, 0, 0, 1 };
  const int64_t lower[] = { 0, 0 }, upper[] = { most_first, 1 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (4, 1, n_values, value, NULL, NULL);

  return awrash_selection_question_new (pool, 3, lower, upper, FALSE, NULL);
}

Test (selection_relaxation, the_smallest_change_is_found_within_the_limits)
{
  const int64_t weight[] = { 3, 1 }, least[] = { 0, 0 }, most[] = { 3, 3 }, narrow[] = { 1, 1 };
  g_autoptr (AwrashPanelQuestion) question = ask (1);
  g_autoptr (AwrashQuotaRelaxation) relaxation
      = awrash_selection_relaxation_new (question, -1, weight, least, most, NULL);
  g_autoptr (AwrashQuotaRelaxation) none
      = awrash_selection_relaxation_new (question, -1, weight, least, narrow, NULL);
  int64_t lower[2], upper[2];

  cr_expect_eq (awrash_selection_relaxation_get_status (relaxation), AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (awrash_selection_relaxation_get_n_quotas (relaxation), 2);
  cr_expect_eq (awrash_selection_relaxation_get_total (relaxation), 3);
  awrash_selection_relaxation_list_bounds (relaxation, lower, upper);
  cr_expect (lower[0] == 0 && upper[0] == 2 && lower[1] == 0 && upper[1] == 1);
  cr_expect_eq (awrash_selection_relaxation_get_status (none), AWRASH_STATUS_INFEASIBLE);
  awrash_selection_relaxation_list_bounds (none, lower, upper);
  cr_expect_eq (upper[0], 1);
}

Test (selection_relaxation, a_person_who_is_kept_out_is_let_in)
{
  const int64_t n_values[] = { 2 }, value[] = { 0, 0, 0, 1 }, weight[] = { 1, 1 };
  const int64_t lower[] = { 3, 0 }, upper[] = { 3, 1 }, least[] = { 0, 0 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (4, 1, n_values, value, NULL, NULL);
  g_autoptr (AwrashPanelQuestion) question
      = awrash_selection_question_new (pool, 3, lower, upper, FALSE, NULL);
  g_autoptr (AwrashQuotaRelaxation) nobody
      = awrash_selection_relaxation_new (question, -1, weight, least, upper, NULL);
  g_autoptr (AwrashQuotaRelaxation) last
      = awrash_selection_relaxation_new (question, 3, weight, least, upper, NULL);
  int64_t low[2], high[2];

  cr_expect_eq (awrash_selection_relaxation_get_total (nobody), 0);
  cr_expect_eq (awrash_selection_relaxation_get_total (last), 1);
  awrash_selection_relaxation_list_bounds (last, low, high);
  cr_expect (low[0] == 2 && high[0] == 3);
}

typedef struct
{
  int64_t person, weight, least, most;
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { 4, 1, 0, 3, AWRASH_ERROR_VALUE, "person is 4, expected one from 0 to 3, or -1" },
  { -1, -1, 0, 3, AWRASH_ERROR_VALUE, "weight[1] is -1, expected from 0 to 2^20" },
  { -1, 1, 1, 3, AWRASH_ERROR_BOUNDS, "least[1] is 1, expected from 0 to lower[1], 0" },
  { -1, 1, 0, 0, AWRASH_ERROR_BOUNDS, "most[1] is 0, expected at least upper[1], 1" },
};

Test (selection_relaxation, limits_that_make_no_sense_are_refused_with_a_sentence)
{
  g_autoptr (AwrashPanelQuestion) question = ask (1);

  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *row = &refusals[k];
      const int64_t weight[] = { 1, row->weight }, least[] = { 0, row->least };
      const int64_t most[] = { 3, row->most };
      g_autoptr (GError) error = NULL;

      cr_expect_null (
          awrash_selection_relaxation_new (question, row->person, weight, least, most, &error));
      cr_assert_not_null (error);
      cr_expect_eq (error->code, row->code);
      cr_expect_str_eq (error->message, row->message);
    }
  awrash_selection_relaxation_free (NULL);
}
