/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lottery put on balls in one go: panels alike by types are one, and every ball keeps what panels
 * keep. Source: selection-draw.h. */

#include "selection/families.h"

#include <math.h>
#include <string.h>

/* Six couples; two panels of three with as many women and men each, one of women alone. */
static const int64_t panels[] = { 0, 2, 5, 4, 6, 9, 0, 4, 10 };
static const int64_t tickets[] = { 3, 4, 3 };

Test (selection_balls, panels_alike_by_types_are_one)
{
  g_autoptr (AwrashPanelQuestion) question = ask_freely (12, 2, couples, homes, 3);
  int64_t members[30], turns[12] = { 0 };
  AwrashUniformity record;

  cr_assert (
      awrash_selection_balls (question, 3, panels, tickets, NULL, 10, members, &record, NULL));
  /* women have (7 · 2 + 3 · 3)/(10 · 6) = 23/60 each, men 7/60: of 10 balls 3.83 and 1.17; on 4
   * balls of women alone all women are on 4, all men on 1 */
  cr_expect_eq (record.status, AWRASH_STATUS_OPTIMAL);
  cr_expect_float_eq (record.error, 1 / 60.0, 1e-12);
  for (size_t ball = 0; ball < 10; ball++)
    {
      g_autofree char *broken
          = awrash_selection_question_check (question, 3, members + 3 * ball, NULL);

      cr_expect_str_eq (broken, "");
      for (size_t k = 0; k < 3; k++)
        turns[members[3 * ball + k]]++;
    }
  for (size_t i = 0; i < 12; i++)
    cr_expect_leq (fabs ((double)turns[i] / 10 - (i % 2 == 0 ? 23 : 7) / 60.0),
                   record.error + 1e-12, "person %zu is on %d", i, (int)turns[i]);
}

/* Women on one ball of three, men on two: each as near as can be is a panel of as many persons, but
 * of men alone, which is not what panels are. */
Test (selection_balls, sums_over_a_quota_raise_the_bound)
{
  enum
  {
    PERSONS = 300,
    SIZE = 150
  };
  const int64_t n_values[] = { 2, PERSONS }, thirds[] = { 1, 1, 1 };
  g_autofree int64_t *value = g_new (int64_t, 2 * PERSONS);
  g_autofree int64_t *lower = g_new0 (int64_t, 2 + PERSONS);
  g_autofree int64_t *upper = g_new (int64_t, 2 + PERSONS);
  int64_t three[3 * SIZE], members[SIZE];
  g_autoptr (AwrashPool) pool = NULL;
  g_autoptr (AwrashPanelQuestion) question = NULL;
  AwrashUniformity record;

  for (size_t q = 0; q < 2 + PERSONS; q++)
    upper[q] = SIZE;
  for (size_t i = 0; i < PERSONS; i++)
    {
      value[2 * i] = i % 2;
      value[2 * i + 1] = (int64_t)i;
    }
  for (size_t p = 0, k = 0; p < 3; p++)
    for (size_t i = 0; i < PERSONS; i++)
      if ((i / 2 % 3 == p) == (i % 2 == 0))
        three[k++] = (int64_t)i;
  pool = awrash_selection_pool_new (PERSONS, 2, n_values, value, NULL, NULL);
  question = awrash_selection_question_new (pool, SIZE, lower, upper, FALSE, NULL);
  cr_assert (awrash_selection_balls (question, 3, three, thirds, NULL, 1, members, &record, NULL));
  cr_expect_eq (record.status, AWRASH_STATUS_OPTIMAL);
  cr_expect_float_eq (record.error, 2 / 3.0, 1e-15);
  cr_expect_eq (record.bound, record.error);
}

Test (selection_balls, what_is_wrong_is_told_and_nothing_written)
{
  g_autoptr (AwrashPanelQuestion) question = ask_freely (12, 2, couples, homes, 3);
  const struct
  {
    int64_t member, ticket;
    size_t n_balls;
    int code;
  } rows[] = {
    { 12, 3, 5, AWRASH_ERROR_VALUE }, { 0, 3, 5, AWRASH_ERROR_DUPLICATE },
    { 5, -3, 5, AWRASH_ERROR_VALUE }, { 5, 0, 5, AWRASH_ERROR_EMPTY },
    { 5, 3, 0, AWRASH_ERROR_VALUE },  { 5, 3, 2000000, AWRASH_ERROR_VALUE },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      const int64_t panel[] = { 0, 2, rows[k].member };
      int64_t members[15] = { -7 };
      AwrashUniformity record = { .n_balls = -5 };
      g_autoptr (GError) error = NULL;

      cr_expect_not (awrash_selection_balls (question, 1, panel, &rows[k].ticket, NULL,
                                             rows[k].n_balls, members, &record, &error));
      cr_assert_not_null (error, "row %zu", k);
      cr_expect_eq (error->code, rows[k].code, "row %zu: %s", k, error->message);
      cr_expect_eq (members[0], -7);
      cr_expect_eq (record.n_balls, -5);
    }
}
