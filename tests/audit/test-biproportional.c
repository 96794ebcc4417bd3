/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A two-way answer from any hand: what is found, and what is refused. Source: the Wikipedia example
 * of biproportional apportionment. Invariant: what is false is a finding and no error. */

#include <awrash.h>

#include <criterion/criterion.h>

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
