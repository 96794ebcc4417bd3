/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule of most urgent values: what it draws are panels, with the frequencies that its steps
 * give by hand, and the published ones. Source: selection-draw.h; the statistics of Alternate(200,
 * 20) in P. Flanigan et al. (2021), Fair algorithms for selecting citizens' assemblies, Nature 596.
 */

#include "selection/families.h"

#include <math.h>
#include <string.h>

Test (selection_legacy, one_panel_of_a_question_without_choice)
{
  const int64_t n_values[] = { 2 }, bounds[] = { 1, 2 };
  const int64_t value[] = { 0, 1, 1 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (3, 1, n_values, value, NULL, NULL);
  g_autoptr (AwrashPanelQuestion) question
      = awrash_selection_question_new (pool, 3, bounds, bounds, FALSE, NULL);
  int64_t times[3];
  AwrashLegacy record;

  cr_assert (awrash_selection_legacy (question, "x", 10, 0, times, &record, NULL));
  cr_expect_eq (record.status, AWRASH_STATUS_FEASIBLE);
  cr_expect_eq (record.n_panels, 10);
  cr_expect_eq (record.n_restarts, 0);
  cr_expect_eq (record.error, 0);
  for (size_t i = 0; i < 3; i++)
    cr_expect_eq (times[i], 10);
}

/* The example of two by two: children Lisa (simpsons), Louie and Dewey (ducktales), adults Marge
 * (simpsons) and Scrooge (ducktales), two of them, at least one of each value. Adults, and
 * simpsons, want one of two: they are the most urgent, the lot picks one of these values, and then
 * one of its two persons: Marge with 1/2, Lisa with 1/4, Scrooge with 1/4. Marge: then a child and
 * a ducktale are missing, and each of Louie and Dewey has a half of what is left: the values left
 * to choose from are child (3 left) and ducktales (3 left), each wanting one, so that Lisa and
 * Scrooge are drawn too, and lead to a restart, with 1/3. Lisa: an adult (2) is missing and a
 * ducktale (3): Marge or Scrooge, the former leads to a restart. Scrooge: a child (3), a simpson
 * (2): Lisa or Marge, the latter leads to a restart. Panels come with 1/2·2/3, 1/4·1/2, 1/4·1/2,
 * that is Marge and one of the two with 4/7, Lisa and Scrooge with 3/7. */
Test (selection_legacy, it_draws_as_its_steps_say)
{
  const int64_t n_values[] = { 2, 2 }, value[] = { 0, 0, 1, 0, 0, 1, 0, 1, 1, 1 };
  const int64_t lower[] = { 1, 1, 1, 1 }, upper[] = { 2, 2, 2, 2 };
  const double expected[] = { 3 / 7.0, 4 / 7.0, 2 / 7.0, 2 / 7.0, 3 / 7.0 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (5, 2, n_values, value, NULL, NULL);
  g_autoptr (AwrashPanelQuestion) question
      = awrash_selection_question_new (pool, 2, lower, upper, FALSE, NULL);
  int64_t times[5];
  AwrashLegacy record;

  cr_assert (awrash_selection_legacy (question, "steps", 100000, 1000000, times, &record, NULL));
  cr_expect_gt (record.n_restarts, 0);
  cr_expect_float_eq (record.error, sqrt (0.25 / 100000), 1e-4);
  for (size_t i = 0; i < 5; i++)
    cr_expect_float_eq ((double)times[i] / 100000, expected[i], 5 * record.error, "person %zu: %d",
                        i, (int)times[i]);
}

Test (selection_legacy, the_one_who_is_alone_has_the_published_chance)
{
  /* one conservative woman, 99 liberal women, 100 conservative men; 9 at least of each */
  static int64_t value[400], times[200];
  const int64_t n_values[] = { 2, 2 }, lower[] = { 9, 9, 9, 9 }, upper[] = { 20, 20, 20, 20 };
  g_autoptr (AwrashPool) pool = NULL;
  g_autoptr (AwrashPanelQuestion) question = NULL;
  AwrashLegacy record;
  double p;

  for (size_t i = 0; i < 200; i++)
    {
      value[2 * i] = i >= 100;
      value[2 * i + 1] = i > 0 && i < 100;
    }
  pool = awrash_selection_pool_new (200, 2, n_values, value, NULL, NULL);
  question = awrash_selection_question_new (pool, 20, lower, upper, FALSE, NULL);
  cr_assert (awrash_selection_legacy (question, "alternate", 10000, 0, times, &record, NULL));
  p = (double)times[0] / 10000;
  /* the article's upper end of the 99 % interval of the smallest chance */
  cr_expect_leq (p, 0.0121 + 3 * sqrt (0.0121 / 10000), "%g", p);
  cr_expect_leq (record.error, sqrt (0.1 * 0.9 / 10000) * 1.2);
}

Test (selection_legacy, every_panel_keeps_quotas_and_households_and_can_be_drawn_again)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  size_t n_drawn = 0;

  for (int round = 0; round < 200; round++)
    {
      const int64_t n_values[] = { 2, 3 };
      int64_t value[24], lower[5], upper[5], times[12], again[12], panel[12];
      g_autoptr (AwrashPool) pool = NULL;
      g_autoptr (AwrashPanelQuestion) question = NULL;
      g_autofree char *broken = NULL;
      AwrashLegacy record;
      size_t n = 0;

      for (size_t k = 0; k < 24; k++)
        value[k] = g_rand_int_range (rand, 0, k % 2 == 0 ? 2 : 3);
      for (size_t q = 0; q < 5; q++)
        {
          lower[q] = g_rand_int_range (rand, 0, 3) / 2;
          upper[q] = lower[q] + g_rand_int_range (rand, 0, 4);
        }
      pool = awrash_selection_pool_new (12, 2, n_values, value, homes, NULL);
      question = awrash_selection_question_new (pool, 4, lower, upper, TRUE, NULL);
      cr_assert (awrash_selection_legacy (question, "again", 1, 50, times, &record, NULL));
      cr_assert (awrash_selection_legacy (question, "again", 1, 50, again, &record, NULL));
      cr_expect_arr_eq (times, again, sizeof times);
      if (record.status == AWRASH_STATUS_LIMIT)
        {
          cr_expect_eq (record.n_restarts, 50);
          cr_expect_eq (record.n_panels, 0);
          cr_expect (isnan (record.error));
          continue;
        }
      for (size_t i = 0; i < 12; i++)
        if (times[i] == 1)
          panel[n++] = (int64_t)i;
      broken = awrash_selection_question_check (question, n, panel, NULL);
      cr_expect_str_eq (broken, "", "round %d", round);
      n_drawn++;
    }
  cr_expect_gt (n_drawn, 50);
  cr_expect_lt (n_drawn, 200);
}

Test (selection_legacy, what_is_wrong_is_told_and_nothing_written)
{
  g_autoptr (AwrashPanelQuestion) question = ask_freely (12, 2, couples, homes, 3);
  const struct
  {
    const char *seed;
    int64_t n_panels, most;
    int code;
    const char *message;
  } rows[] = {
    { "", 1, 1, AWRASH_ERROR_EMPTY, "the seed is empty, expected a text that names the lot" },
    { "\xff", 1, 1, AWRASH_ERROR_ENCODING, "the seed is not UTF-8, expected UTF-8 text" },
    { "x", 0, 1, AWRASH_ERROR_VALUE, "n_panels is 0, expected a whole number from 1 to 2^31 - 1" },
    { "x", 1, -1, AWRASH_ERROR_VALUE, "most_restarts is -1, expected a whole number ≥ 0" },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (GError) error = NULL;
      AwrashLegacy record = { .n_panels = -5 };
      int64_t times[12] = { -3 };

      cr_expect_not (awrash_selection_legacy (question, rows[k].seed, rows[k].n_panels,
                                              rows[k].most, times, &record, &error));
      cr_assert_not_null (error, "row %zu", k);
      cr_expect_eq (error->code, rows[k].code);
      cr_expect_str_eq (error->message, rows[k].message);
      cr_expect_eq (times[0], -3);
      cr_expect_eq (record.n_panels, -5);
    }
  cr_expect_eq (awrash_selection_legacy_size (), sizeof (AwrashLegacy));
}
