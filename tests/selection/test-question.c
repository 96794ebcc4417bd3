/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about panels: types by categories and households, panels from any hand, each refusal
 * with its sentence. Source: selection.h. Invariant: types are numbered by what they are. */

#include <awrash.h>
#include <criterion/criterion.h>

/* Lisa, Marge, Louie, Dewey and Scrooge: child or adult, of two stories. */
static const int64_t n_values[] = { 2, 2 };
static const int64_t value[] = { 0, 0, 1, 0, 0, 1, 0, 1, 1, 1 };
static const int64_t lower[] = { 1, 1, 1, 1 }, upper[] = { 2, 2, 2, 2 };
static const int64_t household[] = { 1, 3, 2, 2, 1 };

static AwrashPanelQuestion *
ask (const int64_t lives[], gboolean one_per_household)
{
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (5, 2, n_values, value, lives, NULL);

  return awrash_selection_question_new (pool, 2, lower, upper, one_per_household, NULL);
}

Test (selection_question, persons_of_the_same_values_are_of_one_type)
{
  g_autoptr (AwrashPanelQuestion) question = ask (household, FALSE);
  g_autoptr (AwrashPanelQuestion) other = awrash_selection_question_ref (question);
  int64_t type[5];
  const int64_t expected[] = { 0, 2, 1, 1, 3 };

  cr_expect_eq (other, question);
  cr_expect_eq (awrash_selection_question_get_n_types (question), 4);
  cr_expect_eq (awrash_selection_question_get_n_persons (question), 5);
  cr_expect_eq (awrash_selection_question_get_size (question), 2);
  cr_expect_eq (awrash_selection_pool_get_n_persons (awrash_selection_question_get_pool (question)),
                5);
  awrash_selection_question_list_types (question, type);
  cr_expect_arr_eq (type, expected, sizeof expected);
}

Test (selection_question, households_part_types_where_they_may_send_one_person)
{
  /* persons 0, 2, 4 are alike, and so are 1, 3, 5; 0 and 1 live as 2 and 3 do; 6 and 7, of one
   * kind, live together; 8 has nobody */
  const int64_t one[] = { 2 }, of[] = { 0, 1, 0, 1, 0, 1, 0, 0, 0 };
  const int64_t lives[] = { 7, 7, 5, 5, -1, -1, 2, 2, 9 };
  const int64_t few[] = { 0, 0 }, many[] = { 9, 9 }, expected[] = { 1, 3, 1, 3, 2, 4, 0, 0, 2 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (9, 1, one, of, lives, NULL);
  g_autoptr (AwrashPanelQuestion) question
      = awrash_selection_question_new (pool, 2, few, many, TRUE, NULL);
  int64_t type[9];

  awrash_selection_question_list_types (question, type);
  cr_expect_arr_eq (type, expected, sizeof expected);
  cr_expect_eq (awrash_selection_question_get_n_types (question), 5);
}

Test (selection_question, a_permutation_of_persons_permutes_their_types)
{
  const int64_t order[] = { 4, 2, 0, 3, 1 };
  int64_t values[10], lives[5], type[5], permuted[5];
  g_autoptr (AwrashPanelQuestion) question = ask (household, TRUE), other = NULL;
  g_autoptr (AwrashPool) pool = NULL;

  for (size_t i = 0; i < 5; i++)
    {
      values[2 * i] = value[2 * order[i]];
      values[2 * i + 1] = value[2 * order[i] + 1];
      lives[i] = household[order[i]] + 40;
    }
  pool = awrash_selection_pool_new (5, 2, n_values, values, lives, NULL);
  other = awrash_selection_question_new (pool, 2, lower, upper, TRUE, NULL);
  awrash_selection_question_list_types (question, type);
  awrash_selection_question_list_types (other, permuted);
  for (size_t i = 0; i < 5; i++)
    cr_expect_eq (permuted[i], type[order[i]], "person %zu", i);
}

/* ── panels from any hand ───────────────────────────────────────────────────────────────────── */

typedef struct
{
  size_t n;
  int64_t persons[3];
  const char *fault; /* NULL: an error */
  int code;
  const char *message;
} Panel;

static const Panel panels[] = {
  { 2, { 1, 2 }, "", 0, NULL },
  { 3, { 0, 1, 2 }, "3 persons, expected 2", 0, NULL },
  { 2, { 0, 2 }, "0 persons of value 1 in category 0, expected from 1 to 2", 0, NULL },
  { 2, { 0, 1 }, "0 persons of value 1 in category 1, expected from 1 to 2", 0, NULL },
  { 2, { 4, 0 }, "persons 4 and 0 live together, expected one person per household", 0, NULL },
  { 2, { 4, 5 }, NULL, AWRASH_ERROR_VALUE, "persons[1] is 5, expected one from 0 to 4" },
  { 2, { -1, 4 }, NULL, AWRASH_ERROR_VALUE, "persons[0] is -1, expected one from 0 to 4" },
  { 2,
    { 3, 3 },
    NULL,
    AWRASH_ERROR_DUPLICATE,
    "persons[1] is 3 a second time, expected each person once" },
};

Test (selection_question, what_a_panel_breaks_is_said_in_words)
{
  g_autoptr (AwrashPanelQuestion) question = ask (household, TRUE);

  for (size_t k = 0; k < G_N_ELEMENTS (panels); k++)
    {
      const Panel *row = &panels[k];
      g_autoptr (GError) error = NULL;
      g_autofree char *fault
          = awrash_selection_question_check (question, row->n, row->persons, &error);

      if (row->fault != NULL)
        {
          cr_assert (fault != NULL && error == NULL, "row %zu", k);
          cr_expect_str_eq (fault, row->fault, "row %zu", k);
          continue;
        }
      cr_assert (fault == NULL && error != NULL, "row %zu", k);
      cr_expect_eq (error->code, row->code, "row %zu", k);
      cr_expect_str_eq (error->message, row->message, "row %zu", k);
    }
}

/* ── refusals ───────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  size_t size;
  int64_t lower, upper; /* of the second quota */
  gboolean one_per_household;
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { 0, 1, 2, FALSE, AWRASH_ERROR_EMPTY, "size is 0, expected at least 1 person" },
  { 6, 1, 2, FALSE, AWRASH_ERROR_BOUNDS, "size is 6, expected at most the 5 persons of the pool" },
  { 2, -1, 2, FALSE, AWRASH_ERROR_BOUNDS, "lower[1] is -1, expected at least 0" },
  { 2, 2, 1, FALSE, AWRASH_ERROR_BOUNDS, "upper[1] is 1, expected at least lower[1], 2" },
  { 2, 1, 2, TRUE, AWRASH_ERROR_VALUE,
    "one person per household is asked of a pool without households, expected a pool that was made "
    "with them" },
};

Test (selection_question, what_contradicts_itself_is_refused_with_a_sentence)
{
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (5, 2, n_values, value, NULL, NULL);

  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *row = &refusals[k];
      const int64_t few[] = { 1, row->lower, 1, 1 }, many[] = { 2, row->upper, 2, 2 };
      g_autoptr (GError) error = NULL;
      AwrashPanelQuestion *question = awrash_selection_question_new (
          pool, row->size, few, many, row->one_per_household, &error);

      cr_assert_null (question, "row %zu", k);
      cr_assert (error != NULL && error->domain == AWRASH_ERROR, "row %zu", k);
      cr_expect_eq (error->code, row->code, "row %zu", k);
      cr_expect_str_eq (error->message, row->message, "row %zu", k);
    }
}
