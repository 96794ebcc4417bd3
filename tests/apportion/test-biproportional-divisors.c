/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two-way divisors by hand calculation, and everything refused. Source: the Wikipedia example of
 * biproportional apportionment. Invariant: a failed call writes nothing. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

static const double claims[] = { 123, 912, 312, 45, 714, 255, 815, 414, 215 };
static const int64_t row_totals[] = { 7, 5, 8 }, column_totals[] = { 5, 11, 4 };
static const int64_t right[] = { 1, 4, 2, 0, 4, 1, 4, 3, 1 };

typedef struct
{
  double rows[9];
  double columns[9];
} Divisors;

static gboolean
ask (const char *rule, const int64_t rows[], const int64_t units[], Divisors *divisors,
     GError **error)
{
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (3, 3, claims, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (3, rows, rows, 3, column_totals, column_totals, 20, NULL);

  return awrash_apportion_biproportional_divisors (matrix, margins, rule, units, divisors->rows,
                                                   divisors->columns, error);
}

Test (apportion_biproportional_divisors, are_short_and_give_the_units_to_both_ends)
{
  Divisors d;

  cr_assert (ask ("webster", row_totals, right, &d, NULL));
  for (gsize cell = 0; cell < 9; cell++)
    for (gsize end = 0; end < 3; end++)
      {
        const double *row = d.rows + 3 * (cell / 3), *column = d.columns + 3 * (cell % 3);

        cr_expect_eq (floor (claims[cell] / (row[2] * column[2]) + 0.5), (double)right[cell]);
        /* a hair inside, where halves are met */
        double own = row[end] * (end == 0 ? 1 + 1e-14 : end == 1 ? 1 - 1e-14 : 1);
        cr_expect_eq (floor (claims[cell] / (own * column[2]) + 0.5), (double)right[cell]);
        own = column[end] * (end == 0 ? 1 + 1e-14 : end == 1 ? 1 - 1e-14 : 1);
        cr_expect_eq (floor (claims[cell] / (row[2] * own) + 0.5), (double)right[cell]);
      }
  for (gsize i = 0; i < 3; i++)
    {
      /* three digits part 0.5 % from 0.6 %; none of these intervals is so narrow */
      double scale = pow (10, floor (log10 (d.rows[3 * i + 2])) - 2);
      cr_expect_float_eq (d.rows[3 * i + 2] / scale, round (d.rows[3 * i + 2] / scale), 1e-9);
      cr_expect (d.columns[3 * i + 2] > 0.3 && d.columns[3 * i + 2] < 3);
    }
}

/* Between k - 1 and k lies their logarithmic mean. */
static double
get_mean (int64_t k)
{
  return k < 2 ? 0 : 1 / log ((double)k / (double)(k - 1));
}

Test (apportion_biproportional_divisors, of_irrational_signposts_give_the_units_too)
{
  Divisors d;
  int64_t units[9];
  AwrashAllotment answer;
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (3, 3, claims, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins = awrash_apportion_margins_new (
      3, row_totals, row_totals, 3, column_totals, column_totals, 20, NULL);

  cr_assert (awrash_apportion_biproportional (matrix, margins, "logarithmic-mean", NULL, units,
                                              NULL, NULL, &answer, NULL));
  cr_assert (ask ("logarithmic-mean", row_totals, units, &d, NULL));
  for (gsize cell = 0; cell < 9; cell++)
    {
      double share = claims[cell] / (d.rows[3 * (cell / 3) + 2] * d.columns[3 * (cell % 3) + 2]);

      cr_expect (share >= get_mean (units[cell]) && share <= get_mean (units[cell] + 1), "%zu",
                 cell);
    }
}

/* What such a rule tells of a signpost is rounded, and the ends keep off by what that may be. */
Test (apportion_biproportional_divisors, of_irrational_signposts_keep_off_both_ends)
{
  const double claim = 10;
  const int64_t units = 3;
  double row[3], column[3];
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (1, 1, &claim, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (1, &units, &units, 1, &units, &units, units, NULL);

  cr_assert (awrash_apportion_biproportional_divisors (matrix, margins, "logarithmic-mean", &units,
                                                       row, column, NULL));
  cr_expect_gt (row[0] * column[2] * get_mean (4) / claim, 1 + 0x1p-48);
  cr_expect_lt (row[1] * column[2] * get_mean (3) / claim, 1 - 0x1p-48);
}

/* The divisors of both rows and of both columns by Webster's rule, where all claims are alike. */
static void
divide_alike (double claim, const int64_t rows[2], const int64_t columns[2], const int64_t units[4],
              double row_divisors[6], double column_divisors[6])
{
  const double alike[] = { claim, claim, claim, claim };
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (2, 2, alike, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (2, rows, rows, 2, columns, columns, rows[0] + rows[1], NULL);

  cr_assert (awrash_apportion_biproportional_divisors (matrix, margins, "webster", units,
                                                       row_divisors, column_divisors, NULL));
}

Test (apportion_biproportional_divisors, of_a_tie_have_one_value_left)
{
  const int64_t rows[] = { 3, 1 }, columns[] = { 2, 2 }, units[] = { 2, 1, 0, 1 };
  double row_divisors[6], column_divisors[6];

  divide_alike (10, rows, columns, units, row_divisors, column_divisors);
  for (gsize i = 0; i < 2; i++)
    {
      cr_expect_float_eq (row_divisors[3 * i], row_divisors[3 * i + 1],
                          1e-12 * row_divisors[3 * i]);
      cr_expect_float_eq (column_divisors[3 * i], column_divisors[3 * i + 1], 1e-12);
    }
  cr_expect_float_eq (row_divisors[2] * column_divisors[2], 10 / 1.5, 1e-11);
}

/* Any divisors above twice the claims give nothing: 1 is the mean of those of no column. */
Test (apportion_biproportional_divisors, of_no_units_at_all_are_finite)
{
  const double small[] = { 3, 1, 2, 5 };
  const int64_t none[] = { 0, 0, 0, 0 };
  double row_divisors[6], column_divisors[6];
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (2, 2, small, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (2, none, none, 2, none, none, 0, NULL);

  cr_assert (awrash_apportion_biproportional_divisors (matrix, margins, "webster", none,
                                                       row_divisors, column_divisors, NULL));
  for (gsize i = 0; i < 4; i++)
    {
      double divisor = row_divisors[3 * (i / 2) + 2] * column_divisors[3 * (i % 2) + 2];

      cr_expect (isfinite (divisor) && small[i] / divisor <= 0.5, "%g", divisor);
    }
}

/* Claims of 82 have no unit at 164 or more; half as much again is 246. */
Test (apportion_biproportional_divisors, without_a_largest_have_one_digit)
{
  const int64_t rows[] = { 0, 2 }, columns[] = { 1, 1 }, units[] = { 0, 0, 1, 1 };
  double row_divisors[6], column_divisors[6];

  divide_alike (82, rows, columns, units, row_divisors, column_divisors);
  cr_expect (isinf (row_divisors[1]));
  cr_expect_eq (row_divisors[2], 200);
}

typedef struct
{
  const char *rule;
  int64_t rows[3];
  int64_t units[9];
  int code;
  const char *message;
} Refused;

Test (apportion_biproportional_divisors, each_fault_has_its_sentence_and_writes_nothing)
{
  static const Refused rows[] = {
    { "hare", { 7, 5, 8 }, { 0 }, AWRASH_ERROR_NAME, NULL },
    { "webster",
      { 7, 5, 8 },
      { 1, 4, 2, 0, 4, 1, 4, 3, -1 },
      AWRASH_ERROR_BOUNDS,
      "units[2][2] is -1, expected 0 to 9223372036854775807" },
    { "webster",
      { 7, 5, 8 },
      { 1, -4, 2, 0, 4, 1, 4, 3, 1 },
      AWRASH_ERROR_BOUNDS,
      "units[0][1] is -4, expected 0 to 9223372036854775807" },
    { "webster",
      { 7, 5, 8 },
      { 1, 4, 2, 0, 4, 1, 4, 3, 2 },
      AWRASH_ERROR_BOUNDS,
      "the sum of row 2 is 9, expected 8 to 8" },
    { "webster",
      { 7, 5, 8 },
      { 2, 4, 1, 0, 4, 1, 4, 3, 1 },
      AWRASH_ERROR_BOUNDS,
      "the sum of column 0 is 6, expected 5 to 5" },
    { "adams", { 7, 5, 8 }, { 1, 4, 2, 0, 4, 1, 4, 3, 1 }, AWRASH_ERROR_VALUE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Divisors d = { { -1 }, { -1 } };
      g_autoptr (GError) error = NULL;

      cr_expect_not (ask (rows[i].rule, rows[i].rows, rows[i].units, &d, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[i].code), "%zu: %s", i, error->message);
      if (rows[i].message != NULL)
        cr_expect_str_eq (error->message, rows[i].message);
      cr_expect (d.rows[0] < 0 && d.columns[0] < 0);
    }
}

Test (apportion_biproportional_divisors, the_exchange_that_mends_is_named)
{
  const int64_t wrong[] = { 0, 5, 2, 1, 3, 1, 4, 3, 1 };
  Divisors d;
  g_autoptr (GError) error = NULL;

  cr_expect_not (ask ("webster", row_totals, wrong, &d, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect (
      g_str_has_prefix (error->message, "units are not optimal, the exchange (")
          && strstr (error->message, "(1, 0) -1") != NULL
          && strstr (error->message, "(1, 1) +1") != NULL
          && g_str_has_suffix (error->message, " makes them better, expected an optimal matrix"),
      "%s", error->message);
}

/* Five cells give and five take: no smaller exchange mends. */
Test (apportion_biproportional_divisors, a_long_exchange_is_named_in_part)
{
  enum
  {
    SIDE = 5
  };
  double own[SIDE * SIDE], rows[3 * SIDE], columns[3 * SIDE];
  int64_t ones[SIDE], units[SIDE * SIDE] = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashMatrix) matrix = NULL;
  g_autoptr (AwrashMargins) margins = NULL;

  for (gsize cell = 0; cell < SIDE * SIDE; cell++)
    own[cell] = 0.001;
  for (gsize i = 0; i < SIDE; i++)
    {
      ones[i] = units[i * SIDE + i] = 1;
      own[i * SIDE + i] = 9;
      own[i * SIDE + (i + 1) % SIDE] = 10;
    }
  matrix = awrash_apportion_matrix_new (SIDE, SIDE, own, NULL, NULL, NULL);
  margins = awrash_apportion_margins_new (SIDE, ones, ones, SIDE, ones, ones, SIDE, NULL);
  cr_expect_not (awrash_apportion_biproportional_divisors (matrix, margins, "webster", units, rows,
                                                           columns, &error));
  cr_expect (g_str_has_suffix (error->message, ", … makes them better, expected an optimal matrix"),
             "%s", error->message);
}

/* Within all ranges, and yet not the total; and of a table with other sides. */
Test (apportion_biproportional_divisors, what_no_row_or_column_shows_is_told_of_all_units)
{
  const double four[] = { 3, 2, 4, 3 };
  const int64_t low[] = { 0, 0 }, high[] = { 2, 2 }, units[] = { 1, 0, 0, 1 };
  const int64_t three[] = { 1, 1, 1 };
  double rows[6], columns[6];
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (2, 2, four, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (2, low, high, 2, low, high, 3, NULL);
  g_autoptr (AwrashMargins) other
      = awrash_apportion_margins_new (3, three, three, 3, three, three, 3, NULL);

  cr_expect_not (awrash_apportion_biproportional_divisors (matrix, margins, "webster", units, rows,
                                                           columns, &error));
  cr_assert_str_eq (error->message, "the sum of all units is 2, expected 3 to 3");
  g_clear_error (&error);
  cr_expect_not (awrash_apportion_biproportional_divisors (matrix, other, "webster", units, rows,
                                                           columns, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
}

Test (apportion_biproportional_divisors, a_total_too_small_for_first_units_has_none)
{
  const double four[] = { 3, 2, 4, 3 };
  const int64_t ones[] = { 1, 1 }, units[] = { 1, 0, 0, 1 };
  double row_divisors[6], column_divisors[6];
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (2, 2, four, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (2, ones, ones, 2, ones, ones, 2, NULL);

  cr_expect_not (awrash_apportion_biproportional_divisors (matrix, margins, "adams", units,
                                                           row_divisors, column_divisors, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_str_eq (error->message, "units[0][1] is 0, expected a first unit for every positive "
                                    "claim, without which adams has no divisors");
}

Test (apportion_biproportional_divisors, claims_that_leave_no_doubles_are_refused)
{
  static const struct
  {
    double claim;
    int64_t units;
  } rows[] = { { 5e-324, 837 }, { 1.5e-323, 2 }, { 1.5e308, 1 }, { DBL_MAX, 1 } };

  for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      const int64_t *units = &rows[k].units;
      double row[3] = { -7, -7, -7 }, column[3] = { -7, -7, -7 };
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashMatrix) matrix
          = awrash_apportion_matrix_new (1, 1, &rows[k].claim, NULL, NULL, NULL);
      g_autoptr (AwrashMargins) margins
          = awrash_apportion_margins_new (1, units, units, 1, units, units, *units, NULL);

      cr_expect_not (awrash_apportion_biproportional_divisors (matrix, margins, "webster", units,
                                                               row, column, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW));
      cr_expect_str_eq (error->message,
                        "a divisor is beyond the doubles, expected claims that are less far apart");
      for (gsize i = 0; i < 3; i++)
        cr_expect (row[i] == -7 && column[i] == -7);
    }
}

/* The first row's divisor is 1e308 over a column's of 1e-5. */
Test (apportion_biproportional_divisors, of_rows_beyond_the_largest_double_are_refused)
{
  const double apart[] = { 1e308, 0, 1, 1e10 };
  const int64_t rows[] = { 1, 2 }, columns[] = { 2, 1 }, units[] = { 1, 0, 1, 1 };
  double row[6], column[6];
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (2, 2, apart, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (2, rows, rows, 2, columns, columns, 3, NULL);

  cr_expect_not (awrash_apportion_biproportional_divisors (matrix, margins, "webster", units, row,
                                                           column, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW));
}
