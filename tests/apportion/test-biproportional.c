/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two-way apportionment by hand calculation: edges, hair's breadths, huge and tiny claims, ties,
 * and everything refused. Source: named in the tests. Invariant: a failed call writes nothing. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

enum
{
  MOST = 9
};

/* One question with exact totals, answered without a tie policy. */
static AwrashAllotment
ask (gsize n_rows, gsize n_columns, const double claims[], const int64_t rows[],
     const int64_t columns[], const char *rule, int64_t units[], int64_t sure[], int64_t tied[])
{
  AwrashAllotment answer = { 0 };
  int64_t total = 0;
  g_autoptr (GError) error = NULL;

  for (gsize r = 0; r < n_rows; r++)
    total += rows[r];
  g_autoptr (AwrashMatrix) matrix
      = awrash_apportion_matrix_new (n_rows, n_columns, claims, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (n_rows, rows, rows, n_columns, columns, columns, total, NULL);
  cr_assert (awrash_apportion_biproportional (matrix, margins, rule, NULL, units, sure, tied,
                                              &answer, &error),
             "%s", error != NULL ? error->message : "");
  return answer;
}

Test (apportion_biproportional, one_cell_takes_all)
{
  const double claims[] = { 3 };
  const int64_t most[] = { G_GINT64_CONSTANT (1) << 62 }, nothing[] = { 0 };
  int64_t units[1] = { -1 };

  cr_expect_eq (ask (1, 1, claims, most, most, "webster", units, NULL, NULL).status,
                AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (units[0], most[0]);
  cr_expect_eq (ask (1, 1, claims, nothing, nothing, "adams", units, NULL, NULL).status,
                AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (units[0], 0);
}

Test (apportion_biproportional, a_row_follows_its_columns)
{
  const double claims[] = { 5, 1, 0 };
  const int64_t row[] = { 9 }, columns[] = { 4, 5, 0 }, expected[] = { 4, 5, 0 };
  int64_t units[3];

  ask (1, 3, claims, row, columns, "jefferson", units, NULL, NULL);
  cr_expect_arr_eq (units, expected, sizeof units);
}

Test (apportion_biproportional, free_columns_leave_every_row_to_the_rule_of_one_row)
{
  const double claims[] = { 53, 24, 23, 10, 20, 31 };
  const int64_t rows[] = { 10, 7 }, low[] = { 0, 0, 0 }, high[] = { 99, 99, 99 };
  int64_t units[6], one[3];
  AwrashAllotment answer;
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (2, 3, claims, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (2, rows, rows, 3, low, high, 17, NULL);

  for (gsize i = 0; awrash_apportion_rule_get_name (i) != NULL; i++)
    {
      const char *rule = awrash_apportion_rule_get_name (i);

      cr_assert (awrash_apportion_biproportional (matrix, margins, rule, NULL, units, NULL, NULL,
                                                  &answer, NULL));
      for (gsize r = 0; r < 2; r++)
        {
          g_autoptr (AwrashClaims) row
              = awrash_apportion_claims_new (3, claims + 3 * r, NULL, NULL, NULL);
          cr_assert (
              awrash_apportion_divisor (row, rows[r], rule, NULL, one, NULL, NULL, &answer, NULL));
          cr_expect_arr_eq (units + 3 * r, one, sizeof one, "%s", rule);
        }
    }
}

Test (apportion_biproportional, equal_claims_tie_and_a_hair_parts_them)
{
  double claims[] = { 10, 10, 10, 10 };
  const int64_t rows[] = { 3, 1 }, columns[] = { 2, 2 };
  const int64_t least[] = { 1, 1, 0, 0 }, marks[] = { 1, 1, 1, 1 }, expected[] = { 2, 1, 0, 1 };
  int64_t units[] = { -1, -1, -1, -1 }, sure[4], tied[4];
  AwrashAllotment answer = ask (2, 2, claims, rows, columns, "webster", units, sure, tied);

  cr_expect_eq (answer.status, AWRASH_STATUS_TIE_REFUSED);
  cr_expect_eq (answer.n_tied, 4);
  cr_expect_eq (answer.free_units, 2);
  cr_expect (isnan (answer.divisor_low) && isnan (answer.divisor_high));
  cr_expect_arr_eq (sure, least, sizeof sure);
  cr_expect_arr_eq (tied, marks, sizeof tied);
  cr_expect_eq (units[0], -1);
  claims[0] = nextafter (10, 11);
  answer = ask (2, 2, claims, rows, columns, "webster", units, sure, tied);
  cr_expect_eq (answer.status, AWRASH_STATUS_OPTIMAL);
  cr_expect_arr_eq (units, expected, sizeof units);
  cr_expect_arr_eq (sure, expected, sizeof sure);
}

Test (apportion_biproportional, huge_and_tiny_claims_stand_beside_one_another)
{
  const double claims[] = { 5e-324, 1e300, 1e300, 5e-324 };
  const int64_t rows[] = { 1000000, 10 }, columns[] = { 10, 1000000 };
  const int64_t expected[] = { 0, 1000000, 10, 0 };
  int64_t units[4];

  cr_expect_eq (ask (2, 2, claims, rows, columns, "webster", units, NULL, NULL).status,
                AWRASH_STATUS_OPTIMAL);
  cr_expect_arr_eq (units, expected, sizeof units);
  cr_expect_eq (ask (2, 2, claims, columns, columns, "huntington-hill", units, NULL, NULL).status,
                AWRASH_STATUS_OPTIMAL);
  cr_expect (units[0] == 1 && units[1] == 9);
}

/* A total of 2 for four positive claims: two of them, on a diagonal, the larger product. */
Test (apportion_biproportional, first_units_go_where_most_and_then_the_largest_claims_have_them)
{
  const double claims[] = { 3, 2, 4, 3 }, equal[] = { 3, 2, 6, 4 };
  const int64_t ones[] = { 1, 1 }, expected[] = { 1, 0, 0, 1 };
  int64_t units[4];

  cr_expect_eq (ask (2, 2, claims, ones, ones, "adams", units, NULL, NULL).status,
                AWRASH_STATUS_OPTIMAL);
  cr_expect_arr_eq (units, expected, sizeof units);
  cr_expect_eq (ask (2, 2, equal, ones, ones, "dean", units, NULL, NULL).status,
                AWRASH_STATUS_TIE_REFUSED);
}

Test (apportion_biproportional, zeros_that_leave_no_way_are_infeasible)
{
  const double claims[] = { 1, 0, 0, 1 };
  const int64_t rows[] = { 2, 1 }, columns[] = { 1, 2 };
  int64_t units[] = { -1, -1, -1, -1 }, sure[] = { -1, -1, -1, -1 };
  AwrashAllotment answer = ask (2, 2, claims, rows, columns, "adams", units, sure, NULL);

  cr_expect_eq (answer.status, AWRASH_STATUS_INFEASIBLE);
  cr_expect (units[0] == -1 && sure[0] == -1);
}

typedef struct
{
  const char *rule;
  gsize n_rows; /* of the margins */
  const AwrashTies *ties;
  int code;
  const char *message;
} Refused;

static void
expect_refused (const Refused *row)
{
  const double claims[] = { 10, 10, 10, 10 };
  const int64_t totals[] = { 2, 2, 0 };
  int64_t units[] = { -1, -1, -1, -1 }, sure[] = { -1, -1, -1, -1 }, tied[] = { -1, -1, -1, -1 };
  const int64_t untouched[] = { -1, -1, -1, -1 };
  AwrashAllotment answer = { .status = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (2, 2, claims, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (row->n_rows, totals, totals, 2, totals, totals, 4, NULL);

  cr_expect_not (awrash_apportion_biproportional (matrix, margins, row->rule, row->ties, units,
                                                  sure, tied, &answer, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, row->code), "%s", row->message);
  cr_expect_str_eq (error->message, row->message);
  cr_expect_arr_eq (units, untouched, sizeof units);
  cr_expect_arr_eq (sure, untouched, sizeof sure);
  cr_expect_arr_eq (tied, untouched, sizeof tied);
  cr_expect_eq (answer.status, -1);
}

Test (apportion_biproportional, each_fault_has_its_sentence_and_writes_nothing)
{
  const int64_t order[] = { 0, 1, 2 }, holders[] = { 0, 0, 1, 0 };
  g_autoptr (AwrashTies) short_order = awrash_allot_ties_new_order (3, order, NULL);
  g_autoptr (AwrashTies) lot = awrash_allot_ties_new_drawn (4, holders, NULL);
  const Refused rows[] = {
    { "alpha:two", 2, NULL, AWRASH_ERROR_VALUE,
      "rule is \"alpha:two\": \"two\" is no exact number, expected a decimal or a fraction such as "
      "0.4 or 1/3" },
    { "webster", 3, NULL, AWRASH_ERROR_VALUE,
      "the margins have 3 rows and 2 columns, expected 2 and 2, as the matrix of claims" },
    { "webster", 2, short_order, AWRASH_ERROR_VALUE,
      "the order has 3 recipients, expected 4, one for each claim" },
    { "webster", 2, lot, AWRASH_ERROR_BOUNDS,
      "the lot gives cell (1, 0) 1 units beyond its sure ones, and no tied answer does so with "
      "what it gives the cells before, expected one of the tied answers" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    expect_refused (&rows[i]);
}

Test (apportion_biproportional, an_unknown_rule_is_refused_by_name)
{
  const double claims[] = { 1 };
  const int64_t totals[] = { 1 };
  int64_t units[1];
  AwrashAllotment answer;
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (1, 1, claims, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (1, totals, totals, 1, totals, totals, 1, NULL);

  cr_expect_not (awrash_apportion_biproportional (matrix, margins, "hamilton", NULL, units, NULL,
                                                  NULL, &answer, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
}

/* What is said to a lot of a matrix of four equal claims, whose lines get `each`; units[] stays as
 * it was. */
static GError *
refuse_lot (int64_t each, const int64_t lot[4])
{
  const double equal[] = { 10, 10, 10, 10 };
  const int64_t lines[] = { each, each };
  int64_t units[] = { -7, -7, -7, -7 };
  AwrashAllotment answer;
  GError *error = NULL;
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (2, 2, equal, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (2, lines, lines, 2, lines, lines, 2 * each, NULL);
  g_autoptr (AwrashTies) drawn = awrash_allot_ties_new_drawn (4, lot, NULL);

  cr_expect_not (awrash_apportion_biproportional (matrix, margins, "webster", drawn, units, NULL,
                                                  NULL, &answer, &error));
  for (gsize cell = 0; cell < 4; cell++)
    cr_expect_eq (units[cell], -7);
  return error;
}

/* Every cell has one unit for sure, and what is drawn would be beyond 63 bits with it. */
Test (apportion_biproportional, a_lot_beyond_what_numbers_hold_is_refused)
{
  const int64_t much[] = { G_MAXINT64, 0, 0, 0 };
  g_autoptr (GError) error = refuse_lot (3, much);

  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS));
}

/* Of two ones on a diagonal or beside it none is two. */
Test (apportion_biproportional, a_lot_that_no_tied_answer_follows_is_refused_by_its_cell)
{
  const int64_t two[] = { 0, 2, 0, 0 };
  g_autoptr (GError) error = refuse_lot (1, two);

  cr_expect (g_str_has_prefix (error->message, "the lot gives cell (0, 1) 2 units "), "%s",
             error->message);
}
