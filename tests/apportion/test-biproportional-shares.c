/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two-way shares: hand calculation, bounds, ranges, hostile claims, and everything refused.
 * Source: none. Invariant: a failed call writes nothing. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

typedef struct
{
  const char *label;
  double claims[4];
  int64_t floor[4];
  int64_t ceiling[4];
  int64_t row_low[2], row_high[2], column_low[2], column_high[2];
  int64_t total;
  double shares[4];
} Row;

Test (apportion_biproportional_shares, follow_hand_calculation)
{
  static const Row rows[] = {
    { "proportional already",
      { 1, 2, 3, 6 },
      { 0 },
      { 99, 99, 99, 99 },
      { 3, 9 },
      { 3, 9 },
      { 4, 8 },
      { 4, 8 },
      12,
      { 1, 2, 3, 6 } },
    { "odds stay",
      { 1, 1, 1, 4 },
      { 0 },
      { 99, 99, 99, 99 },
      { 3, 3 },
      { 3, 3 },
      { 3, 3 },
      { 3, 3 },
      6,
      { 2, 1, 1, 2 } },
    { "a floor lifts",
      { 1, 1, 1, 1 },
      { 3, 0, 0, 0 },
      { 99, 99, 99, 99 },
      { 4, 4 },
      { 4, 4 },
      { 4, 4 },
      { 4, 4 },
      8,
      { 3, 1, 1, 3 } },
    { "a floor lifts where there is no ceiling",
      { 1, 1, 1, 1 },
      { 3, 0, 0, 0 },
      { G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64 },
      { 4, 4 },
      { 4, 4 },
      { 4, 4 },
      { 4, 4 },
      8,
      { 3, 1, 1, 3 } },
    { "a ceiling cuts",
      { 1, 1, 1, 1 },
      { 0 },
      { 1, 99, 99, 99 },
      { 4, 4 },
      { 4, 4 },
      { 4, 4 },
      { 4, 4 },
      8,
      { 1, 3, 3, 1 } },
    { "free columns",
      { 1, 3, 1, 1 },
      { 0 },
      { 99, 99, 99, 99 },
      { 4, 4 },
      { 4, 4 },
      { 0, 0 },
      { 99, 99 },
      8,
      { 1, 3, 2, 2 } },
    { "a range that binds",
      { 1, 1, 3, 3 },
      { 0 },
      { 99, 99, 99, 99 },
      { 3, 0 },
      { 9, 9 },
      { 0, 0 },
      { 9, 9 },
      8,
      { 1.5, 1.5, 2.5, 2.5 } },
    { "ranges that bind nobody, a divisor of 1",
      { 1, 1, 3, 3 },
      { 0 },
      { 99, 99, 99, 99 },
      { 0, 0 },
      { 9, 9 },
      { 0, 0 },
      { 9, 9 },
      8,
      { 1, 1, 3, 3 } },
    { "nothing",
      { 1, 1, 1, 1 },
      { 0 },
      { 99, 99, 99, 99 },
      { 0, 0 },
      { 0, 0 },
      { 0, 0 },
      { 0, 0 },
      0,
      { 0, 0, 0, 0 } },
    { "huge and tiny",
      { 1e300, 1e300, 5e-324, 5e-324 },
      { 0 },
      { 99, 99, 99, 99 },
      { 2, 4 },
      { 2, 4 },
      { 3, 3 },
      { 3, 3 },
      6,
      { 1, 1, 2, 2 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      double shares[4] = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashMatrix) matrix
          = awrash_apportion_matrix_new (2, 2, row->claims, row->floor, row->ceiling, NULL);
      g_autoptr (AwrashMargins) margins = awrash_apportion_margins_new (
          2, row->row_low, row->row_high, 2, row->column_low, row->column_high, row->total, NULL);

      cr_assert (awrash_apportion_biproportional_shares (matrix, margins, shares, &error), "%s: %s",
                 row->label, error != NULL ? error->message : "");
      for (gsize cell = 0; cell < 4; cell++)
        cr_expect_float_eq (shares[cell], row->shares[cell], 1e-7, "%s: %zu is %g", row->label,
                            cell, shares[cell]);
    }
}

/* Each row has the largest of doubles beside the smallest: divisors lie 10^631 apart from one to
 * the next, and all of them together 10^2524. */
Test (apportion_biproportional_shares, divisors_may_lie_farther_apart_than_doubles_do)
{
  enum
  {
    SIDE = 5
  };
  double claims[SIDE * SIDE] = { 0 }, shares[SIDE * SIDE];
  int64_t rows[SIDE], columns[SIDE];
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashMatrix) matrix = NULL;
  g_autoptr (AwrashMargins) margins = NULL;

  for (gsize i = 0; i < SIDE; i++)
    {
      claims[i * SIDE + i] = 1e308;
      if (i + 1 < SIDE)
        claims[i * SIDE + i + 1] = 5e-324;
      rows[i] = i + 1 < SIDE ? 2 : 1;
      columns[i] = i > 0 ? 2 : 1;
    }
  matrix = awrash_apportion_matrix_new (SIDE, SIDE, claims, NULL, NULL, NULL);
  margins
      = awrash_apportion_margins_new (SIDE, rows, rows, SIDE, columns, columns, 2 * SIDE - 1, NULL);
  cr_assert (awrash_apportion_biproportional_shares (matrix, margins, shares, &error), "%s",
             error != NULL ? error->message : "");
  for (gsize cell = 0; cell < SIDE * SIDE; cell++)
    cr_expect_float_eq (shares[cell], claims[cell] > 0 ? 1 : 0, 1e-6, "%zu is %g", cell,
                        shares[cell]);
}

Test (apportion_biproportional_shares, each_fault_has_its_sentence_and_writes_nothing)
{
  const double claims[] = { 1, 0, 0, 1 };
  const int64_t rows[] = { 2, 1, 0 }, columns[] = { 1, 2 };
  double shares[] = { -1, -1, -1, -1 };
  g_autoptr (GError) blocked = NULL, odd = NULL;
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (2, 2, claims, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (2, rows, rows, 2, columns, columns, 3, NULL);
  g_autoptr (AwrashMargins) three
      = awrash_apportion_margins_new (3, rows, rows, 2, columns, columns, 3, NULL);

  cr_expect_not (awrash_apportion_biproportional_shares (matrix, margins, shares, &blocked));
  cr_assert (g_error_matches (blocked, AWRASH_ERROR, AWRASH_ERROR_BOUNDS));
  cr_expect_str_eq (blocked->message, "no shares keep all bounds: 1 units have no place, expected "
                                      "margins that the cells can fill");
  cr_expect_not (awrash_apportion_biproportional_shares (matrix, three, shares, &odd));
  cr_expect (g_error_matches (odd, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_eq (shares[0], -1);
}
