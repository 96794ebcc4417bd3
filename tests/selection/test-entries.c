/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons with several entries: the panels are the same, each person once. Source: enumeration. */

#include "selection/families.h"

Test (selection_entries, panels_of_entries_are_panels_of_persons)
{
  const int64_t value[] = { 0, 1, 0, 1 }, lives[] = { 3, 3, 8, -1 }, entries[] = { 2, 1, 0, 3 };
  const int64_t expected[] = { 0, 0, 1, 3, 3, 3 };

  for (int households = 0; households < 2; households++)
    {
      g_autoptr (AwrashPanelQuestion) question
          = ask_freely (4, 2, value, households ? lives : NULL, 2);
      int64_t person[6];
      g_autoptr (AwrashPanelQuestion) drum
          = awrash_selection_entries (question, entries, 6, person, NULL);

      cr_assert_not_null (drum);
      cr_expect_arr_eq (person, expected, sizeof expected);
      cr_expect_eq (awrash_selection_question_get_n_persons (drum), 6);
      for (int64_t a = 0; a < 6; a++)
        for (int64_t b = a + 1; b < 6; b++)
          {
            const int64_t slips[] = { a, b }, persons[] = { person[a], person[b] };
            g_autofree char *broken = awrash_selection_question_check (drum, 2, slips, NULL);
            g_autofree char *mirror
                = person[a] == person[b]
                      ? g_strdup ("one person")
                      : awrash_selection_question_check (question, 2, persons, NULL);

            cr_expect_eq (broken[0] == '\0', mirror[0] == '\0', "%d and %d: %s, %s", (int)a, (int)b,
                          broken, mirror);
          }
    }
}

Test (selection_entries, what_is_wrong_is_told_and_nothing_written)
{
  const int64_t value[] = { 0, 1, 0, 1 };
  const struct
  {
    int64_t first;
    size_t n;
    int code;
    const char *message;
  } rows[] = {
    { -1, 2, AWRASH_ERROR_VALUE, "entries[0] is -1, expected a whole number from 0 to 1000" },
    { 1001, 1004, AWRASH_ERROR_VALUE,
      "entries[0] is 1001, expected a whole number from 0 to 1000" },
    { 1, 3, AWRASH_ERROR_VALUE, "n_entries is 3, expected the sum of the entries, 1" },
    { 1, 1, AWRASH_ERROR_BOUNDS, NULL },
    { 0, 0, AWRASH_ERROR_EMPTY, NULL },
  };
  g_autoptr (AwrashPanelQuestion) question = ask_freely (4, 2, value, NULL, 2);

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      const int64_t entries[] = { rows[k].first, 0, 0, 0 };
      int64_t person[] = { -7, -7, -7 };
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_selection_entries (question, entries, rows[k].n, person, &error));
      cr_assert_not_null (error, "row %zu", k);
      cr_expect_eq (error->code, rows[k].code, "row %zu: %s", k, error->message);
      if (rows[k].message != NULL)
        cr_expect_str_eq (error->message, rows[k].message);
      cr_expect_eq (person[0], -7);
    }
}
