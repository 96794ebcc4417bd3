/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list that is fixed before a draw: its form, byte for byte, and what is kept out of it and of
 * messages. Source: selection-draw.h. */

#include "selection/families.h"

#include <string.h>

static const char *const files[] = { "F-01", "F-02", "F-03", "F-04" };
static const char *const labels[] = { "sex woman", "sex man" };
static const int64_t values[] = { 0, 1, 0, 1 }, balls[] = { 0, 1, 2, 3 };
static const char salt[] = "5d41402abc4b2a76";

Test (selection_commitment, a_list_has_one_form)
{
  g_autoptr (AwrashPanelQuestion) question = ask_freely (4, 2, values, NULL, 2);
  g_autofree char *list
      = awrash_selection_commitment (question, salt, 4, files, 2, labels, 2, balls, NULL);

  cr_expect_str_eq (list, "awrash-list 1\n"
                          "salt 5d41402abc4b2a76\n"
                          "persons 4\nsize 2\nballs 2\nhouseholds any\n"
                          "quota 0 0 2 sex woman\nquota 1 0 2 sex man\n"
                          "person F-01 0\nperson F-02 1\nperson F-03 0\nperson F-04 1\n"
                          "ball 1 F-01 F-02\nball 2 F-03 F-04\n");
}

Test (selection_commitment, without_identifiers_persons_are_numbers_and_households_are_told)
{
  const int64_t homes_of[] = { 9, 9, 4, -1 }, ball[] = { 2, 0 };
  g_autoptr (AwrashPanelQuestion) question = ask_freely (4, 2, values, homes_of, 2);
  g_autofree char *list
      = awrash_selection_commitment (question, salt, 0, NULL, 0, NULL, 1, ball, NULL);

  cr_expect_str_eq (list, "awrash-list 1\n"
                          "salt 5d41402abc4b2a76\n"
                          "persons 4\nsize 2\nballs 1\nhouseholds one\n"
                          "quota 0 0 2 -\nquota 1 0 2 -\n"
                          "person 0 0 0\nperson 1 1 0\nperson 2 0 1\nperson 3 1 2\n"
                          "ball 1 2 0\n");
}

Test (selection_commitment, only_a_large_pool_goes_without_a_salt)
{
  static const int64_t none[1000];
  const int64_t ball[] = { 999 };

  for (size_t n = 999; n <= 1000; n++)
    {
      g_autoptr (AwrashPanelQuestion) question = ask_freely (n, 1, none, NULL, 1);
      g_autoptr (GError) error = NULL;
      const int64_t last[] = { (int64_t)n - 1 };
      g_autofree char *list = awrash_selection_commitment (question, NULL, 0, NULL, 0, NULL, 1,
                                                           n == 1000 ? ball : last, &error);

      cr_expect_eq (list != NULL, n == 1000);
      if (n == 1000)
        continue;
      cr_expect_eq (error->code, AWRASH_ERROR_EMPTY);
      cr_expect_str_eq (error->message,
                        "there is no salt for a pool of 999 persons, which could be "
                        "guessed from its hash; expected one below 1000");
    }
}

Test (selection_commitment, what_is_wrong_is_told_without_a_name)
{
  const struct
  {
    const char *label, *salt, *identifier, *quota;
    int64_t member;
    int code;
    const char *message;
  } rows[] = {
    { "a name", salt, "Fatima Zahra", "sex man", 3, AWRASH_ERROR_SYNTAX,
      "person 3: the identifier is empty or has a blank, expected an opaque one, such as the "
      "number "
      "of a file" },
    { "nothing", salt, "", "sex man", 3, AWRASH_ERROR_SYNTAX,
      "person 3: the identifier is empty or has a blank, expected an opaque one, such as the "
      "number "
      "of a file" },
    { "no UTF-8", salt, "\xff", "sex man", 3, AWRASH_ERROR_SYNTAX,
      "person 3: the identifier is empty or has a blank, expected an opaque one, such as the "
      "number "
      "of a file" },
    { "twice", salt, "F-02", "sex man", 3, AWRASH_ERROR_DUPLICATE,
      "persons 1 and 3 have the same identifier, expected one for each" },
    { "two lines", salt, "F-04", "sex\nman", 3, AWRASH_ERROR_SYNTAX,
      "labels[1] is empty or has a control character, expected a line of text" },
    { "a short salt", "secret", "F-04", "sex man", 3, AWRASH_ERROR_SYNTAX,
      "the salt is not a word of at least 16 bytes, expected one that nobody can guess" },
    { "a salt of words", "nobody can guess this", "F-04", "sex man", 3, AWRASH_ERROR_SYNTAX,
      "the salt is not a word of at least 16 bytes, expected one that nobody can guess" },
    { "a stranger", salt, "F-04", "sex man", 4, AWRASH_ERROR_VALUE, NULL },
    { "a panel that is none", salt, "F-04", "sex man", 2, AWRASH_ERROR_DUPLICATE, NULL },
  };
  g_autoptr (AwrashPanelQuestion) question = ask_freely (4, 2, values, NULL, 2);

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (GError) error = NULL;
      const char *const words[] = { "F-01", "F-02", "F-03", rows[k].identifier };
      const char *const about[] = { "sex woman", rows[k].quota };
      const int64_t members[] = { 0, 1, 2, rows[k].member };
      g_autofree char *list = awrash_selection_commitment (question, rows[k].salt, 4, words, 2,
                                                           about, 2, members, &error);

      cr_expect_null (list, "%s", rows[k].label);
      cr_assert_not_null (error, "%s", rows[k].label);
      cr_expect_eq (error->code, rows[k].code, "%s: %s", rows[k].label, error->message);
      if (rows[k].message != NULL)
        cr_expect_str_eq (error->message, rows[k].message, "%s", rows[k].label);
      else
        cr_expect (g_str_has_prefix (error->message, "ball 2: "), "%s", error->message);
      cr_expect_null (strstr (error->message, "Fatima"));
    }
}

Test (selection_commitment, a_ball_that_breaks_a_quota_is_refused)
{
  const int64_t n_values[] = { 2 }, lower[] = { 1, 1 }, upper[] = { 1, 1 }, ball[] = { 0, 2 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (4, 1, n_values, values, NULL, NULL);
  g_autoptr (AwrashPanelQuestion) question
      = awrash_selection_question_new (pool, 2, lower, upper, FALSE, NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_selection_commitment (question, salt, 0, NULL, 0, NULL, 1, ball, &error));
  cr_expect_eq (error->code, AWRASH_ERROR_BOUNDS);
  cr_expect (g_str_has_prefix (error->message, "ball 1: "), "%s", error->message);
  g_clear_error (&error);
  cr_expect_null (awrash_selection_commitment (question, salt, 0, NULL, 0, NULL, 0, NULL, &error));
  cr_expect_str_eq (error->message, "there are 0 balls, expected at least 1");
}
