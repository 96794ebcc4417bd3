/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who replaces drop-outs: whoever completes those who accepted to a panel, and nobody else.
 * Source: enumeration of all panels of small pools; selection-draw.h. */

#include "selection/families.h"

enum
{
  PERSONS = 9,
  SIZE = 4
};

static const int64_t n_values[] = { 2, 3 };

static AwrashPanelQuestion *
draw_question (GRand *rand)
{
  int64_t value[2 * PERSONS], household[PERSONS], lower[5], upper[5];
  g_autoptr (AwrashPool) pool = NULL;

  for (size_t i = 0; i < PERSONS; i++)
    {
      value[2 * i] = g_rand_int_range (rand, 0, 2);
      value[2 * i + 1] = g_rand_int_range (rand, 0, 3);
      household[i] = g_rand_int_range (rand, -2, 5);
    }
  for (size_t q = 0; q < 5; q++)
    {
      lower[q] = g_rand_int_range (rand, 0, 3);
      upper[q] = lower[q] + g_rand_int_range (rand, 0, 3);
    }
  pool = awrash_selection_pool_new (PERSONS, 2, n_values, value, household, NULL);
  return awrash_selection_question_new (pool, SIZE, lower, upper, g_rand_boolean (rand), NULL);
}

static gboolean
is_panel (const AwrashPanelQuestion *question, size_t n, const int64_t persons[])
{
  g_autofree char *broken = awrash_selection_question_check (question, n, persons, NULL);

  cr_assert_not_null (broken);
  return broken[0] == '\0';
}

/* Whether these, of those who remain, are a panel of the new question. */
static gboolean
is_replacement (const AwrashPanelQuestion *rest, const int64_t remains[], unsigned chosen)
{
  int64_t persons[PERSONS];
  size_t n = 0, place = 0;

  for (size_t i = 0; i < PERSONS; i++)
    {
      if (chosen >> i & 1 && !remains[i])
        return FALSE;
      if (chosen >> i & 1)
        persons[n++] = (int64_t)place;
      place += remains[i] == 1;
    }
  return is_panel (rest, n, persons);
}

static gboolean
completes (const AwrashPanelQuestion *question, const int64_t accepted[2], int64_t dropped,
           unsigned chosen)
{
  int64_t persons[PERSONS + 2] = { accepted[0], accepted[1] };
  size_t n = 2;

  for (size_t i = 0; i < PERSONS; i++)
    if (chosen >> i & 1)
      {
        if ((int64_t)i == accepted[0] || (int64_t)i == accepted[1] || (int64_t)i == dropped)
          return FALSE;
        persons[n++] = (int64_t)i;
      }
  return n == SIZE && is_panel (question, n, persons);
}

Test (selection_replace, those_who_may_come_are_those_who_complete_the_panel)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  size_t n_asked = 0, n_found = 0;

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (AwrashPanelQuestion) question = draw_question (rand);
      const int64_t accepted[] = { 4, 7 }, dropped[] = { g_rand_int_range (rand, 0, 4) };
      int64_t remains[PERSONS];
      g_autoptr (AwrashPanelQuestion) rest
          = awrash_selection_replace (question, 2, accepted, 1, dropped, remains, NULL);

      n_asked += rest != NULL;
      for (unsigned chosen = 0; chosen < 1u << PERSONS; chosen++)
        {
          gboolean expected = completes (question, accepted, dropped[0], chosen);

          n_found += expected;
          cr_assert (rest != NULL ? is_replacement (rest, remains, chosen) == expected : !expected,
                     "round %d, persons %x", round, chosen);
        }
    }
  cr_expect_gt (n_asked, 100);
  cr_expect_gt (n_found, 100);
}

Test (selection_replace, what_is_wrong_is_told_and_nothing_written)
{
  const int64_t bounds[] = { 0, 0 }, tops[] = { 1, 3 }, values[] = { 2 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (12, 1, values, couples, homes, NULL);
  g_autoptr (AwrashPanelQuestion) question
      = awrash_selection_question_new (pool, 3, bounds, tops, TRUE, NULL);
  const struct
  {
    size_t n_accepted, n_dropped;
    int64_t accepted[3], dropped[3];
    int code;
    const char *message;
  } rows[] = {
    { 1,
      0,
      { 12 },
      { 0 },
      AWRASH_ERROR_VALUE,
      "accepted[0] is 12, expected a person from 0 to 11" },
    { 0,
      2,
      { 0 },
      { 3, -1 },
      AWRASH_ERROR_VALUE,
      "dropped[1] is -1, expected a person from 0 to 11" },
    { 1,
      1,
      { 3 },
      { 3 },
      AWRASH_ERROR_DUPLICATE,
      "dropped[0]: person 3 is named twice among those who accepted and those who dropped out" },
    { 2,
      0,
      { 0, 1 },
      { 0 },
      AWRASH_ERROR_BOUNDS,
      "accepted[1]: person 1 lives with another one who accepted, expected one of a household" },
    { 2,
      0,
      { 0, 2 },
      { 0 },
      AWRASH_ERROR_BOUNDS,
      "2 persons of quota 0 accepted, expected at most 1" },
    { 3,
      0,
      { 1, 3, 5 },
      { 0 },
      AWRASH_ERROR_EMPTY,
      "3 persons accepted, expected fewer than the 3 of a panel" },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (GError) error = NULL;
      int64_t remains[12] = { -3 };

      cr_expect_null (awrash_selection_replace (question, rows[k].n_accepted, rows[k].accepted,
                                                rows[k].n_dropped, rows[k].dropped, remains,
                                                &error));
      cr_assert_not_null (error, "row %zu", k);
      cr_expect_eq (error->code, rows[k].code);
      cr_expect_str_eq (error->message, rows[k].message);
      cr_expect_eq (remains[0], -3);
    }
}
