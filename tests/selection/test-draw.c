/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws from a seed: each panel by its tickets, each member of a type as likely, and the same
 * again. Source: χ² at one in a million. The draws of single seeds stand in tests/published. */

#include "selection/families.h"

#include <string.h>

enum
{
  DRAWS = 100000
};

/* χ² of four or five degrees of freedom exceeds this once in a million. */
#define MOST_CHI_SQUARE 35.9

static size_t
draw (const char *text, guint32 number, size_t n, const int64_t tickets[])
{
  g_autofree char *seed = g_strdup_printf ("%s %u", text, number);
  size_t panel = G_MAXSIZE;

  cr_assert (awrash_selection_draw_panel (seed, n, tickets, &panel, NULL));
  cr_assert_lt (panel, n);
  return panel;
}

Test (selection_draw, panels_are_drawn_as_often_as_their_tickets_say)
{
  /* 2^53 tickets, one panel without any */
  const int64_t rows[2][5]
      = { { 1, 0, 4, 2, 3 },
          { 900719925474099, 1801439850948198, 3602879701896397, 1, 2702159776422297 } };

  for (size_t row = 0; row < 2; row++)
    {
      double drawn[5] = { 0 }, sum = 0, chi_square = 0;

      for (size_t p = 0; p < 5; p++)
        sum += (double)rows[row][p];
      for (guint32 k = 0; k < DRAWS; k++)
        drawn[draw ("tickets", k, 5, rows[row])]++;
      for (size_t p = 0; p < 5; p++)
        {
          double expected = DRAWS * (double)rows[row][p] / sum;

          if (expected < 1)
            cr_expect_eq (drawn[p], 0);
          else
            chi_square += (drawn[p] - expected) * (drawn[p] - expected) / expected;
        }
      cr_expect_lt (chi_square, MOST_CHI_SQUARE, "%g", chi_square);
      cr_expect_gt (chi_square, 0);
    }
}

Test (selection_draw, balls_are_panels_with_one_ticket_each)
{
  const int64_t ones[] = { 1, 1, 1, 1, 1, 1, 1 };

  for (guint32 k = 0; k < 1000; k++)
    cr_expect_eq (draw ("balls", k, 7, NULL), draw ("balls", k, 7, ones));
}

/* Six couples, of whom a panel takes two women and one man: each woman is drawn in 2 of 6 draws,
 * each man in 1 of 6, and none with her husband. */
Test (selection_draw, members_of_a_type_are_as_likely_and_from_different_homes)
{
  g_autoptr (AwrashPanelQuestion) question = ask_freely (12, 2, couples, homes, 3);
  const int64_t counts[] = { 2, 1 };
  double times[12] = { 0 }, women = 0, men = 0;

  for (guint32 k = 0; k < DRAWS; k++)
    {
      g_autofree char *seed = g_strdup_printf ("couples %u", k);
      int64_t drawn[12];

      cr_assert (awrash_selection_draw_members (question, seed, counts, drawn, NULL));
      for (size_t i = 0; i < 12; i += 2)
        {
          cr_assert_leq (drawn[i] + drawn[i + 1], 1);
          times[i] += (double)drawn[i];
          times[i + 1] += (double)drawn[i + 1];
        }
    }
  for (size_t i = 0; i < 12; i += 2)
    {
      /* of two, drawn without putting back, the sum of squares varies less: by 4/5 */
      women += (times[i] - DRAWS / 3.0) * (times[i] - DRAWS / 3.0) / (DRAWS / 3.0) / 0.8;
      men += (times[i + 1] - DRAWS / 6.0) * (times[i + 1] - DRAWS / 6.0) / (DRAWS / 6.0);
    }
  cr_expect_lt (women, MOST_CHI_SQUARE, "%g", women);
  cr_expect_lt (men, MOST_CHI_SQUARE, "%g", men);
}

/* Two sisters in each of three homes: all six are as likely. */
Test (selection_draw, persons_alike_in_a_home_are_as_likely)
{
  const int64_t value[] = { 0, 0, 0, 0, 0, 0 }, lives[] = { 0, 0, 1, 1, 2, 2 }, counts[] = { 1 };
  g_autoptr (AwrashPanelQuestion) question = ask_freely (6, 1, value, lives, 1);
  double times[6] = { 0 }, chi_square = 0;

  for (guint32 k = 0; k < DRAWS; k++)
    {
      g_autofree char *seed = g_strdup_printf ("sisters %u", k);
      int64_t drawn[6];

      cr_assert (awrash_selection_draw_members (question, seed, counts, drawn, NULL));
      for (size_t i = 0; i < 6; i++)
        times[i] += (double)drawn[i];
    }
  for (size_t i = 0; i < 6; i++)
    chi_square += (times[i] - DRAWS / 6.0) * (times[i] - DRAWS / 6.0) / (DRAWS / 6.0);
  cr_expect_lt (chi_square, MOST_CHI_SQUARE, "%g", chi_square);
}

Test (selection_draw, what_is_wrong_with_tickets_is_told_and_nothing_written)
{
  const struct
  {
    const char *seed;
    int64_t tickets[2];
    int code;
    const char *message;
  } rows[] = {
    { "", { 1, 1 }, AWRASH_ERROR_EMPTY, "the seed is empty, expected a text that names the lot" },
    { "\xff", { 1, 1 }, AWRASH_ERROR_ENCODING, "the seed is not UTF-8, expected UTF-8 text" },
    { "x", { 1, -1 }, AWRASH_ERROR_VALUE, "tickets[1] is -1, expected a whole number ≥ 0" },
    { "x", { 0, 0 }, AWRASH_ERROR_EMPTY, "no panel has a ticket, expected at least one that does" },
    { "x",
      { 1, G_MAXINT64 },
      AWRASH_ERROR_OVERFLOW,
      "the tickets up to tickets[1] sum to 2^63 or more, expected a smaller sum" },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (GError) error = NULL;
      size_t panel = 99;

      cr_expect_not (
          awrash_selection_draw_panel (rows[k].seed, 2, rows[k].tickets, &panel, &error));
      cr_assert_not_null (error, "row %zu", k);
      cr_expect_eq (error->code, rows[k].code);
      cr_expect_str_eq (error->message, rows[k].message);
      cr_expect_eq (panel, 99);
    }
}

Test (selection_draw, what_is_wrong_with_counts_is_told_and_nothing_written)
{
  g_autoptr (AwrashPanelQuestion) question = ask_freely (12, 2, couples, homes, 3);
  const struct
  {
    const char *seed;
    int64_t counts[2];
    int code;
    const char *message;
  } rows[] = {
    { "", { 1, 1 }, AWRASH_ERROR_EMPTY, "the seed is empty, expected a text that names the lot" },
    { "x",
      { 7, 0 },
      AWRASH_ERROR_VALUE,
      "counts[0] is 7, expected a whole number from 0 to the 6 that a panel can hold of that "
      "type" },
    { "x",
      { 4, 3 },
      AWRASH_ERROR_VALUE,
      "counts[1] is 3, which is more than the 6 households of their kind leave" },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (GError) error = NULL;
      int64_t drawn[12] = { -3 };

      cr_expect_not (
          awrash_selection_draw_members (question, rows[k].seed, rows[k].counts, drawn, &error));
      cr_assert_not_null (error, "row %zu", k);
      cr_expect_eq (error->code, rows[k].code);
      cr_expect_str_eq (error->message, rows[k].message);
      cr_expect_eq (drawn[0], -3);
    }
}
