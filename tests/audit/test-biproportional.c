/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A two-way answer from any hand: what is found, and what is refused. Source: the Wikipedia example
 * of biproportional apportionment. Invariant: what is false is a finding and no error. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

typedef struct
{
  const char *label;
  int64_t units[9];
  AwrashMatrixExchange found;
} Row;

static AwrashMatrix *
make_matrix (void)
{
  static const double claims[] = { 123, 912, 312, 45, 714, 255, 815, 414, 215 };

  return awrash_apportion_matrix_new (3, 3, claims, NULL, NULL, NULL);
}

static AwrashMargins *
make_margins (void)
{
  static const int64_t rows[] = { 7, 5, 8 }, columns[] = { 5, 11, 4 };

  return awrash_apportion_margins_new (3, rows, rows, 3, columns, columns, 20, NULL);
}

Test (audit_biproportional, what_is_broken_is_told)
{
  static const Row rows[] = {
    { "right",
      { 1, 4, 2, 0, 4, 1, 4, 3, 1 },
      { AWRASH_STATUS_OPTIMAL, 0, 0, -1, -1, -1, -1, 0, 0, 0 } },
    { "a cell",
      { 1, 4, 2, 0, 4, -1, 4, 3, 1 },
      { AWRASH_STATUS_INFEASIBLE, 0, 0, 1, 2, -1, -1, -1, 0, G_MAXINT64 } },
    { "a row",
      { 1, 4, 2, 0, 4, 1, 4, 3, 2 },
      { AWRASH_STATUS_INFEASIBLE, 0, 0, 2, -1, -1, -1, 9, 8, 8 } },
    { "a column",
      { 2, 4, 1, 0, 4, 1, 4, 3, 1 },
      { AWRASH_STATUS_INFEASIBLE, 0, 0, -1, 0, -1, -1, 6, 5, 5 } },
  };
  g_autoptr (AwrashMatrix) matrix = make_matrix ();
  g_autoptr (AwrashMargins) margins = make_margins ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AwrashMatrixExchange found;

      cr_assert (
          awrash_audit_biproportional (matrix, margins, "webster", rows[i].units, &found, NULL));
      cr_expect_arr_eq (&found, &rows[i].found, sizeof found, "%s", rows[i].label);
    }
}

Test (audit_biproportional, an_exchange_is_the_witness_of_a_worse_matrix)
{
  const int64_t units[] = { 0, 5, 2, 1, 3, 1, 4, 3, 1 };
  g_autoptr (AwrashMatrix) matrix = make_matrix ();
  g_autoptr (AwrashMargins) margins = make_margins ();
  AwrashMatrixExchange found;

  cr_assert (awrash_audit_biproportional (matrix, margins, "webster", units, &found, NULL));
  cr_expect_eq (found.status, AWRASH_STATUS_FEASIBLE);
  cr_expect_eq (found.n_cells, 4);
  cr_expect ((found.row == 0 && found.column == 0) || (found.row == 1 && found.column == 1));
  cr_expect ((found.from_row == 0 && found.from_column == 1)
             || (found.from_row == 1 && found.from_column == 0));
  cr_expect_eq (awrash_audit_biproportional_exchange_size (), sizeof found);
}

/* Where the exchange has no slack in it, from any hand's table. */
Test (audit_biproportional, of_an_exchange_two_cells_that_meet_are_told)
{
  enum
  {
    SIDE = 4
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  gsize n_long = 0;

  for (int turn = 0; turn < 2000; turn++)
    {
      double claims[SIDE * SIDE];
      int64_t units[SIDE * SIDE], rows[SIDE] = { 0 }, columns[SIDE] = { 0 }, total = 0;
      AwrashMatrixExchange found;

      for (int cell = 0; cell < SIDE * SIDE; cell++)
        {
          claims[cell] = g_rand_int_range (random, 1, 2000);
          units[cell] = g_rand_int_range (random, 0, 3);
          rows[cell / SIDE] += units[cell];
          columns[cell % SIDE] += units[cell];
          total += units[cell];
        }
      g_autoptr (AwrashMatrix) matrix
          = awrash_apportion_matrix_new (SIDE, SIDE, claims, NULL, NULL, NULL);
      g_autoptr (AwrashMargins) margins
          = awrash_apportion_margins_new (SIDE, rows, rows, SIDE, columns, columns, total, NULL);
      cr_assert (awrash_audit_biproportional (matrix, margins, "webster", units, &found, NULL));
      cr_expect (found.row == found.from_row || found.column == found.from_column, "turn %d", turn);
      n_long += found.n_cells > 4;
    }
  cr_expect_gt (n_long, 100);
}

enum
{
  N_ROWS = 2,
  N_COLUMNS = 3,
  N_CELLS = N_ROWS * N_COLUMNS,
  MOST = 3 /* units of a cell, so that all matrices can be looked at */
};

typedef struct
{
  double claims[N_CELLS];
  int64_t row_low[N_ROWS], row_high[N_ROWS], column_low[N_COLUMNS], column_high[N_COLUMNS], total;
} Small;

static gboolean
is_within (const Small *small, const int64_t units[])
{
  int64_t rows[N_ROWS] = { 0 }, columns[N_COLUMNS] = { 0 }, total = 0;

  for (int cell = 0; cell < N_CELLS; cell++)
    {
      rows[cell / N_COLUMNS] += units[cell];
      columns[cell % N_COLUMNS] += units[cell];
      total += units[cell];
    }
  for (int r = 0; r < N_ROWS; r++)
    if (rows[r] < small->row_low[r] || rows[r] > small->row_high[r])
      return FALSE;
  for (int c = 0; c < N_COLUMNS; c++)
    if (columns[c] < small->column_low[c] || columns[c] > small->column_high[c])
      return FALSE;
  return total == small->total;
}

/* Σ log ((k - shift)/w) over all units. */
static double
cost_of (const Small *small, double shift, const int64_t units[])
{
  double sum = 0;

  for (int cell = 0; cell < N_CELLS; cell++)
    for (int64_t k = 1; k <= units[cell]; k++)
      sum += log (((double)k - shift) / small->claims[cell]);
  return sum;
}

static gboolean
next_matrix (int64_t units[])
{
  int cell = 0;

  for (; cell < N_CELLS && units[cell] == MOST; cell++)
    units[cell] = 0;
  if (cell < N_CELLS)
    units[cell]++;
  return cell < N_CELLS;
}

static void
open_range (GRand *rand, gboolean is_range, int64_t *low, int64_t *high)
{
  int less = is_range ? g_rand_int_range (rand, 0, 3) : 0;

  *high = *low + (is_range ? g_rand_int_range (rand, 0, 3) : 0);
  *low = MAX (0, *low - less);
}

/* Margins around a matrix by chance, fixed or ranges. */
static Small
draw_small (GRand *rand)
{
  Small small = { .total = 0 };
  int slack = g_rand_int_range (rand, 0, 3);

  for (int cell = 0; cell < N_CELLS; cell++)
    {
      int64_t units = g_rand_int_range (rand, 0, MOST);

      small.claims[cell] = g_rand_int_range (rand, 1, 9);
      small.row_low[cell / N_COLUMNS] += units;
      small.column_low[cell % N_COLUMNS] += units;
      small.total += units;
    }
  for (int r = 0; r < N_ROWS; r++)
    open_range (rand, (slack & 1) != 0, &small.row_low[r], &small.row_high[r]);
  for (int c = 0; c < N_COLUMNS; c++)
    open_range (rand, (slack & 2) != 0, &small.column_low[c], &small.column_high[c]);
  return small;
}

/* Costs of whole claims are the same, or lie farther apart than sums of logarithms are off. The
 * matrices looked at hold MOST units a cell at most, those that may be best any number: what is
 * best among these is asked of the rule, and of it only that none of those is better. */
static void
audit_all (const Small *small, const char *rule, double shift)
{
  const int64_t most[N_CELLS] = { MOST, MOST, MOST, MOST, MOST, MOST };
  g_autoptr (AwrashMatrix) matrix
      = awrash_apportion_matrix_new (N_ROWS, N_COLUMNS, small->claims, NULL, most, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (N_ROWS, small->row_low, small->row_high, N_COLUMNS,
                                      small->column_low, small->column_high, small->total, NULL);
  int64_t units[N_CELLS] = { 0 };
  double best = INFINITY;
  gsize n_best = 0;

  do
    if (is_within (small, units))
      {
        double cost = cost_of (small, shift, units);

        n_best = cost < best - 1e-9 ? 1 : n_best + (cost < best + 1e-9);
        best = MIN (best, cost);
      }
  while (next_matrix (units));
  do
    {
      AwrashMatrixExchange found;

      if (!is_within (small, units))
        continue;
      cr_assert (awrash_audit_biproportional (matrix, margins, rule, units, &found, NULL));
      gboolean is_best = cost_of (small, shift, units) < best + 1e-9;
      cr_assert_eq (found.status, !is_best      ? AWRASH_STATUS_FEASIBLE
                                  : n_best == 1 ? AWRASH_STATUS_OPTIMAL
                                                : AWRASH_STATUS_TIE_SETTLED);
      cr_assert_eq (found.n_cells > 0, !is_best);
      cr_assert (is_best || found.row != found.from_row || found.column != found.from_column);
    }
  while (next_matrix (units));
}

Test (audit_biproportional, every_small_matrix_is_told_from_the_best, .timeout = 60)
{
  GRand *rand = g_rand_new_with_seed (1);

  for (int round = 0; round < 40; round++)
    {
      Small small = draw_small (rand);

      audit_all (&small, round % 2 == 0 ? "webster" : "jefferson", round % 2 == 0 ? 0.5 : 0);
    }
  g_rand_free (rand);
}

Test (audit_biproportional, each_fault_has_its_sentence_and_writes_nothing)
{
  const int64_t one[] = { 1 };
  AwrashMatrixExchange found = { .status = -1 };
  g_autoptr (GError) name = NULL, odd = NULL;
  g_autoptr (AwrashMatrix) matrix = make_matrix ();
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (1, one, one, 1, one, one, 1, NULL);

  cr_expect_not (awrash_audit_biproportional (matrix, margins, "hare", one, &found, &name));
  cr_expect (g_error_matches (name, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect_not (awrash_audit_biproportional (matrix, margins, "adams", one, &found, &odd));
  cr_assert (g_error_matches (odd, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_str_eq (odd->message, "the margins have 1 rows and 1 columns, expected 3 and 3, as the "
                                  "matrix of claims");
  cr_expect_eq (found.status, -1);
}
