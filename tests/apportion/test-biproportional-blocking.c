/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What blocks a matrix: each of the four inequalities, and that nothing is marked where a matrix
 * exists. Source: hand calculation. Invariant: marks say which inequality it is. */

#include <awrash.h>

#include <criterion/criterion.h>

typedef struct
{
  const char *label;
  double claims[4];
  int64_t floor[4];
  int64_t ceiling[4];
  int64_t row_low[2], row_high[2], column_low[2], column_high[2];
  int64_t total;
  int64_t rows[2], columns[2];
  int64_t missing;
} Row;

Test (apportion_biproportional_blocking, each_inequality_has_its_marks)
{
  static const Row rows[] = {
    { "a matrix exists",
      { 1, 1, 1, 1 },
      { 0 },
      { 9, 9, 9, 9 },
      { 2, 1 },
      { 2, 1 },
      { 1, 2 },
      { 1, 2 },
      3,
      { 0, 0 },
      { 0, 0 },
      0 },
    { "a column needs more than its rows have",
      { 1, 0, 1, 1 },
      { 0 },
      { 9, 9, 9, 9 },
      { 3, 1 },
      { 3, 1 },
      { 1, 3 },
      { 1, 3 },
      4,
      { 0, -1 },
      { 0, 1 },
      2 },
    { "a row needs more than its columns take",
      { 1, 0, 1, 1 },
      { 0 },
      { 9, 9, 9, 9 },
      { 4, 0 },
      { 5, 9 },
      { 0, 0 },
      { 3, 9 },
      6,
      { 1, 0 },
      { -1, 0 },
      1 },
    { "the grand total finds no room",
      { 1, 1, 1, 1 },
      { 0 },
      { 1, 1, 1, 1 },
      { 0, 0 },
      { 9, 9 },
      { 0, 0 },
      { 9, 9 },
      7,
      { 0, 0 },
      { 0, 0 },
      3 },
    { "rows and columns need more than the grand total",
      { 1, 1, 1, 1 },
      { 0 },
      { 1, 9, 9, 9 },
      { 4, 0 },
      { 9, 9 },
      { 4, 0 },
      { 9, 9 },
      5,
      { 1, 0 },
      { 1, 0 },
      2 },
    { "floors alone are too many",
      { 0, 0, 0, 0 },
      { 2, 0, 0, 1 },
      { 2, 0, 0, 1 },
      { 0, 0 },
      { 9, 9 },
      { 0, 0 },
      { 9, 9 },
      2,
      { 0, 0 },
      { 0, 0 },
      1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      int64_t row_marks[2], column_marks[2], missing = -1;
      g_autoptr (AwrashMatrix) matrix
          = awrash_apportion_matrix_new (2, 2, row->claims, row->floor, row->ceiling, NULL);
      g_autoptr (AwrashMargins) margins = awrash_apportion_margins_new (
          2, row->row_low, row->row_high, 2, row->column_low, row->column_high, row->total, NULL);

      cr_assert (matrix != NULL && margins != NULL, "%s", row->label);
      cr_assert (awrash_apportion_biproportional_blocking (matrix, margins, row_marks, column_marks,
                                                           &missing, NULL));
      cr_expect_eq (missing, row->missing, "%s: %d", row->label, (int)missing);
      cr_expect_arr_eq (row_marks, row->rows, sizeof row_marks, "%s: %d %d", row->label,
                        (int)row_marks[0], (int)row_marks[1]);
      cr_expect_arr_eq (column_marks, row->columns, sizeof column_marks, "%s: %d %d", row->label,
                        (int)column_marks[0], (int)column_marks[1]);
    }
}

/* A floor of 2^61 in a row of nothing, beside a flow of the largest total. */
Test (apportion_biproportional_blocking, what_is_missing_beside_the_largest_flow_is_found)
{
  const double claims[] = { 1, 1, 1, 1 };
  const int64_t much = G_GINT64_CONSTANT (1) << 62, own = G_GINT64_CONSTANT (1) << 61;
  const int64_t floor[] = { 0, 0, 0, own }, sides[] = { much, 0 };
  int64_t rows[2], columns[2], missing = -1;
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (2, 2, claims, floor, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (2, sides, sides, 2, sides, sides, much, NULL);

  cr_assert (
      awrash_apportion_biproportional_blocking (matrix, margins, rows, columns, &missing, NULL));
  cr_expect_eq (missing, own);
}

enum
{
  N = 3
};

typedef struct
{
  double claims[N * N];
  int64_t floor[N * N], ceiling[N * N];
  int64_t row_low[N], row_high[N], column_low[N], column_high[N], total;
} Small;

/* The left side less the right one where these rows and columns have these marks. */
static int64_t
missing_at (const Small *small, int row_mark, int column_mark, guint rows, guint columns)
{
  int64_t sum = row_mark == column_mark ? -row_mark * small->total : 0;

  for (guint i = 0; i < N; i++)
    {
      if (rows >> i & 1)
        sum += row_mark > 0 ? small->row_low[i] : -MIN (small->row_high[i], small->total);
      if (columns >> i & 1)
        sum += column_mark > 0 ? small->column_low[i] : -MIN (small->column_high[i], small->total);
    }
  for (guint cell = 0; cell < N * N; cell++)
    {
      /* how often the marks count a cell; once less or more where the grand total does, too */
      gboolean row = rows >> cell / N & 1, column = columns >> cell % N & 1;
      int times = (row ? row_mark : 0) + (column ? column_mark : 0);

      times = row_mark == column_mark ? times - row_mark : times;
      sum += times < 0 ? small->floor[cell] : times > 0 ? -small->ceiling[cell] : 0;
    }
  return sum;
}

static Small
draw_small (GRand *rand, gboolean is_exact)
{
  Small small = { .total = 0 };
  int64_t rest;

  for (int cell = 0; cell < N * N; cell++)
    {
      small.floor[cell] = g_rand_int_range (rand, 0, 3) == 0;
      small.claims[cell] = g_rand_int_range (rand, 0, 3);
      small.ceiling[cell] = small.floor[cell];
      if (small.claims[cell] > 0)
        small.ceiling[cell] += g_rand_int_range (rand, 0, 3);
    }
  for (int i = 0; i < N; i++)
    {
      small.row_low[i] = g_rand_int_range (rand, 0, 6);
      small.column_low[i] = g_rand_int_range (rand, 0, 6);
      small.row_high[i] = small.row_low[i] + (is_exact ? 0 : g_rand_int_range (rand, 0, 3));
      small.column_high[i] = small.column_low[i] + (is_exact ? 0 : g_rand_int_range (rand, 0, 3));
      small.total += small.row_low[i];
    }
  /* the last column takes what the others leave, where that may be */
  rest = small.total - small.column_low[0] - small.column_low[1];
  small.column_low[2] = is_exact ? rest : MIN (MAX (rest, 0), small.column_low[2]);
  small.column_high[2] = MAX (rest, small.column_high[2] * !is_exact);
  return small;
}

static guint
set_of (const int64_t marks[])
{
  return (guint)((marks[0] != 0) | (marks[1] != 0) << 1 | (marks[2] != 0) << 2);
}

/* Whether all marks are this one. */
static gboolean
are_all (const int64_t marks[], int mark)
{
  for (int i = 0; i < N; i++)
    if (marks[i] != 0 && marks[i] != mark)
      return FALSE;
  return TRUE;
}

static void
hold_against_all (const Small *small, gboolean is_exact, int64_t missing, const int64_t rows[],
                  const int64_t columns[])
{
  gboolean is_one = FALSE;
  int64_t most = 0;
  gsize fewest = G_MAXSIZE, n_marks = 0;

  for (int row_mark = -1; row_mark <= 1; row_mark += 2)
    for (int column_mark = -1; column_mark <= 1; column_mark += 2)
      {
        is_one = is_one
                 || (are_all (rows, row_mark) && are_all (columns, column_mark)
                     && missing_at (small, row_mark, column_mark, set_of (rows), set_of (columns))
                            == missing);
        for (guint set = 0; set < 1 << 2 * N; set++)
          most = MAX (most, missing_at (small, row_mark, column_mark, set & 7, set >> N));
      }
  cr_assert_eq (missing, most);
  cr_assert (missing == 0 || is_one);
  if (missing == 0)
    cr_assert (set_of (rows) == 0 && set_of (columns) == 0);
  if (missing == 0 || !is_exact)
    return;
  cr_assert (are_all (rows, -1) && are_all (columns, 1));
  for (guint set = 0; set < 1 << 2 * N; set++)
    if (missing_at (small, -1, 1, set & 7, set >> N) == most)
      fewest = MIN (fewest, (gsize)__builtin_popcount (set));
  for (int i = 0; i < N; i++)
    n_marks += (rows[i] != 0) + (columns[i] != 0);
  cr_assert_eq (n_marks, fewest);
}

Test (apportion_biproportional_blocking, no_rows_and_columns_are_blocked_by_more)
{
  GRand *rand = g_rand_new_with_seed (1);
  int n_missing = 0;

  for (int round = 0; round < 2000; round++)
    {
      gboolean is_exact = round % 2 == 0;
      Small small = draw_small (rand, is_exact);
      int64_t rows[N], columns[N], missing;
      g_autoptr (AwrashMatrix) matrix
          = awrash_apportion_matrix_new (N, N, small.claims, small.floor, small.ceiling, NULL);
      g_autoptr (AwrashMargins) margins = NULL;

      if (small.column_low[2] < 0)
        continue;
      margins = awrash_apportion_margins_new (N, small.row_low, small.row_high, N, small.column_low,
                                              small.column_high, small.total, NULL);
      if (margins == NULL)
        continue;
      cr_assert (awrash_apportion_biproportional_blocking (matrix, margins, rows, columns, &missing,
                                                           NULL));
      hold_against_all (&small, is_exact, missing, rows, columns);
      n_missing += missing > 0;
    }
  cr_expect_gt (n_missing, 300);
  g_rand_free (rand);
}

/* Four floors of 2^62 for one unit: what is missing is more than is told. */
Test (apportion_biproportional_blocking, what_is_missing_is_told_up_to_the_largest_number)
{
  const double claims[] = { 1, 1, 1, 1 };
  const int64_t most = G_GINT64_CONSTANT (1) << 62, floor[] = { most, most, most, most };
  const int64_t low[] = { 0, 0 }, high[] = { 1, 1 };
  int64_t rows[2], columns[2], missing = 0;
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (2, 2, claims, floor, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (2, low, high, 2, low, high, 1, NULL);

  cr_assert (
      awrash_apportion_biproportional_blocking (matrix, margins, rows, columns, &missing, NULL));
  cr_expect_eq (missing, G_MAXINT64);
  cr_expect (rows[0] == 0 && rows[1] == 0 && columns[0] == 0 && columns[1] == 0,
             "the total alone is too small");
}

Test (apportion_biproportional_blocking, margins_of_another_size_are_refused)
{
  const double claims[] = { 1, 1 };
  const int64_t totals[] = { 1, 1 };
  int64_t row_marks[] = { 7, 7 }, column_marks[] = { 7, 7 }, missing = 7;
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (1, 2, claims, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (2, totals, totals, 2, totals, totals, 2, NULL);

  cr_expect_not (awrash_apportion_biproportional_blocking (matrix, margins, row_marks, column_marks,
                                                           &missing, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_str_eq (error->message, "the margins have 2 rows and 2 columns, expected 1 and 2, as "
                                    "the matrix of claims");
  cr_expect (row_marks[0] == 7 && column_marks[0] == 7 && missing == 7);
}
