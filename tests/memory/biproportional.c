/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that a two-way apportionment allocates is given back, answered or refused: ties,
 * first units without a way, ranges, what blocks, divisors, shares, audits.
 * Source: none; the values only have to reach every way out.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include <awrash.h>

enum
{
  ROWS = 3,
  COLUMNS = 4,
  CELLS = ROWS * COLUMNS
};

static const double claims[CELLS] = { 10, 10, 0, 7, 10, 10, 3, 1, 2, 5, 8, 4 };
static const double bad[CELLS] = { 10, -1 };

static void
ask (const AwrashMatrix *matrix, const AwrashMargins *margins, const char *rule,
     const AwrashTies *ties)
{
  int64_t units[CELLS] = { 0 }, sure[CELLS], tied[CELLS], rows[ROWS], columns[COLUMNS], missing;
  double row_divisors[3 * ROWS], column_divisors[3 * COLUMNS], shares[CELLS];
  AwrashAllotment answer;
  AwrashMatrixExchange found;
  g_autoptr (GError) lot = NULL, none = NULL, odd = NULL, blocked = NULL;

  awrash_apportion_biproportional (matrix, margins, rule, ties, units, sure, tied, &answer, &lot);
  awrash_apportion_biproportional_blocking (matrix, margins, rows, columns, &missing, NULL);
  awrash_apportion_biproportional_divisors (matrix, margins, rule, units, row_divisors,
                                            column_divisors, &none);
  units[0]++;
  units[5]++;
  units[1]--;
  units[4]--;
  awrash_apportion_biproportional_divisors (matrix, margins, rule, units, row_divisors,
                                            column_divisors, &odd);
  awrash_apportion_biproportional_shares (matrix, margins, shares, &blocked);
  awrash_audit_biproportional (matrix, margins, rule, units, &found, NULL);
}

static void
ask_all (const int64_t rows[ROWS], const int64_t columns[COLUMNS], int64_t width, int64_t total)
{
  static const char *const rules[] = { "webster", "adams", "identric-mean" };
  int64_t row_high[ROWS], column_high[COLUMNS], holders[CELLS] = { 1 };
  g_autoptr (AwrashTies) lot = awrash_allot_ties_new_lot ("a seed read out", NULL);
  g_autoptr (AwrashTies) drawn = awrash_allot_ties_new_drawn (CELLS, holders, NULL);
  const AwrashTies *const policies[] = { NULL, lot, drawn };
  g_autoptr (GError) error = NULL;

  for (gsize r = 0; r < ROWS; r++)
    row_high[r] = rows[r] + width;
  for (gsize c = 0; c < COLUMNS; c++)
    column_high[c] = columns[c] + width;
  g_autoptr (AwrashMatrix) matrix
      = awrash_apportion_matrix_new (ROWS, COLUMNS, claims, NULL, NULL, &error);
  g_autoptr (AwrashMargins) margins = awrash_apportion_margins_new (
      ROWS, rows, row_high, COLUMNS, columns, column_high, total, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (policies); k++)
      ask (matrix, margins, rules[i], policies[k]);
}

int
main (void)
{
  const int64_t rows[] = { 3, 3, 4 }, columns[] = { 3, 3, 2, 2 };
  const int64_t few_rows[] = { 1, 1, 1 }, few_columns[] = { 1, 1, 1, 0 };
  const int64_t no_rows[] = { 3, 0, 0 }, no_columns[] = { 0, 0, 3, 0 };
  g_autoptr (GError) matrix_error = NULL, margins_error = NULL;

  ask_all (rows, columns, 0, 10);
  ask_all (rows, columns, 2, 12);
  ask_all (few_rows, few_columns, 0, 3);
  ask_all (no_rows, no_columns, 0, 3);
  g_autoptr (AwrashMatrix) matrix
      = awrash_apportion_matrix_new (ROWS, COLUMNS, bad, NULL, NULL, &matrix_error);
  g_autoptr (AwrashMargins) margins = awrash_apportion_margins_new (
      ROWS, rows, rows, COLUMNS, few_columns, few_columns, 10, &margins_error);
  g_assert (matrix == NULL && margins == NULL);
  return 0;
}
