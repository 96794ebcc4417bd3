/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons dealt out on balls: each type evenly, no household twice. Source: selection-draw.h. */

#include "selection/families.h"

/* Holds balls against what they must be: counts, ascending, households, and even turns. */
static void
check_deal (const AwrashPanelQuestion *question, size_t n_balls, const int64_t counts[],
            const int64_t household[], guint32 seed)
{
  const size_t n = awrash_selection_question_get_n_persons (question);
  const size_t size = awrash_selection_question_get_size (question);
  const size_t n_types = awrash_selection_question_get_n_types (question);
  g_autofree int64_t *type = g_new (int64_t, n), *turns = g_new0 (int64_t, n);
  g_autofree int64_t *members = g_new (int64_t, n_balls * size);
  g_autoptr (GError) error = NULL;

  cr_assert (awrash_selection_number (question, n_balls, counts, members, &error), "seed %u: %s",
             seed, error != NULL ? error->message : "");
  awrash_selection_question_list_types (question, type);
  for (size_t ball = 0; ball < n_balls; ball++)
    {
      g_autofree int64_t *found = g_new0 (int64_t, n_types);
      const int64_t *on = members + ball * size;

      for (size_t k = 0; k < size; k++)
        {
          found[type[on[k]]]++;
          turns[on[k]]++;
          cr_expect (k == 0 || on[k - 1] < on[k], "seed %u", seed);
          for (size_t j = 0; household != NULL && j < k; j++)
            cr_expect_neq (household[on[j]], household[on[k]], "seed %u", seed);
        }
      cr_expect_arr_eq (found, counts + ball * n_types, n_types * sizeof (int64_t), "seed %u",
                        seed);
    }
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < i; j++)
      cr_expect (type[i] != type[j] || ABS (turns[i] - turns[j]) <= 1,
                 "seed %u: persons %zu and %zu of a type are on %d and %d balls", seed, i, j,
                 (int)turns[i], (int)turns[j]);
}

Test (selection_number, persons_who_count_alone_take_turns)
{
  const int64_t value[] = { 0, 1, 0, 1, 1, 0, 1, 1, 1 };
  g_autoptr (AwrashPanelQuestion) question = ask_freely (9, 2, value, NULL, 4);
  const int64_t counts[] = { 1, 3, 2, 2, 1, 3, 3, 1, 0, 4, 2, 2, 2, 2 };

  check_deal (question, 7, counts, NULL, 0);
}

Test (selection_number, couples_are_parted_and_still_take_turns)
{
  g_autoptr (AwrashPanelQuestion) question = ask_freely (12, 2, couples, homes, 4);

  for (guint32 seed = 0; seed < 60; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      int64_t counts[2 * 23];

      for (size_t ball = 0; ball < 23; ball++)
        {
          counts[2 * ball] = g_rand_int_range (rand, 0, 5);
          counts[2 * ball + 1] = 4 - counts[2 * ball];
        }
      check_deal (question, 23, counts, homes, seed);
    }
}

/* Five homes of three, two of whom are alike, and three who live alone; all homes on every ball. */
Test (selection_number, full_houses_take_turns)
{
  const int64_t value[] = { 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 1, 2 };
  const int64_t lives[] = { 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, -1, -1, -1 };
  g_autoptr (AwrashPanelQuestion) question = ask_freely (18, 3, value, lives, 6);

  cr_assert_eq (awrash_selection_question_get_n_types (question), 4);
  for (guint32 seed = 0; seed < 60; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      int64_t type[18], counts[4 * 31] = { 0 };

      awrash_selection_question_list_types (question, type);
      for (size_t ball = 0; ball < 31; ball++)
        {
          int64_t first = g_rand_int_range (rand, 0, 6);

          counts[4 * ball + (size_t)type[0]] = first;
          counts[4 * ball + (size_t)type[2]] = 5 - first;
          counts[4 * ball + (size_t)type[g_rand_boolean (rand) ? 15 : 17]] = 1;
        }
      check_deal (question, 31, counts, lives, seed);
    }
}

Test (selection_number, what_is_no_panel_is_refused_and_nothing_written)
{
  g_autoptr (AwrashPanelQuestion) question = ask_freely (12, 2, couples, homes, 4);
  const struct
  {
    int64_t counts[2];
    const char *message;
  } rows[] = {
    { { 7, 0 }, "ball 1 has 7 persons of type 0, expected 0 to 6" },
    { { -1, 5 }, "ball 1 has -1 persons of type 0, expected 0 to 6" },
    { { 2, 1 }, "ball 1 has 3 persons, expected 4" },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (GError) error = NULL;
      int64_t members[] = { -9, -9, -9, -9 };

      cr_expect_not (awrash_selection_number (question, 1, rows[k].counts, members, &error));
      cr_assert_not_null (error);
      cr_expect_eq (error->code, AWRASH_ERROR_VALUE);
      cr_expect_str_eq (error->message, rows[k].message);
      cr_expect_eq (members[0], -9);
    }
}

Test (selection_number, more_than_the_households_have_is_refused)
{
  const int64_t lives[] = { 0, 0, 1, 1, -1, -1 }, counts[] = { 2, 0, 1, 0 };
  g_autoptr (AwrashPanelQuestion) question = ask_freely (6, 2, couples, lives, 3);
  g_autoptr (GError) error = NULL;
  int64_t members[3];

  cr_assert_eq (awrash_selection_question_get_n_types (question), 4);
  cr_expect_not (awrash_selection_number (question, 1, counts, members, &error));
  cr_expect_str_eq (error->message,
                    "ball 1 asks for more persons of type 2 than the 2 households of their kind "
                    "have left");
}
