/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units that many moves at once have left, rounded anew: claims that a ceiling holds back, claims
 * that a first signpost keeps from any unit, and a call that was given up.
 * Source: hand calculation. Invariant: a guess beyond all numbers is a guess of what there is room
 * for. */

#include "apportion/biproportional-private.h"

#include <criterion/criterion.h>

#define MANY G_GINT64_CONSTANT (1000000000000)

static void
expect_units (gsize side, const double claims[], const int64_t ceiling[], const int64_t rows[],
              const int64_t columns[], const char *rule, const int64_t expected[])
{
  int64_t units[9], total = 0;
  AwrashAllotment answer;
  g_autoptr (AwrashMatrix) matrix
      = awrash_apportion_matrix_new (side, side, claims, NULL, ceiling, NULL);
  g_autoptr (AwrashMargins) margins = NULL;

  for (gsize r = 0; r < side; r++)
    total += rows[r];
  margins = awrash_apportion_margins_new (side, rows, rows, side, columns, columns, total, NULL);
  cr_assert (awrash_apportion_biproportional (matrix, margins, rule, NULL, units, NULL, NULL,
                                              &answer, NULL));
  cr_assert_eq (answer.status, AWRASH_STATUS_OPTIMAL);
  cr_expect_arr_eq (units, expected, side * side * sizeof *units);
}

/* What the first cell leaves of its row and column goes to equal claims, as does all the rest. */
Test (apportion_biproportional_round, a_ceiling_holds_back_a_claim_beyond_all_others)
{
  enum
  {
    MOST = 4
  };
  const double claims[] = { 1e300, 1, 1, 1, 1, 1, 1, 1, 1 };
  const int64_t none = G_MAXINT64, half = MANY / 2 + MOST / 2;
  const int64_t ceiling[] = { MOST, none, none, none, none, none, none, none, none };
  const int64_t totals[] = { MOST + 2 * MANY, MOST + 2 * MANY, MOST + 2 * MANY };
  const int64_t expected[] = { MOST, MANY, MANY, MANY, half, half, MANY, half, half };

  expect_units (3, claims, ceiling, totals, totals, "webster", expected);
}

Test (apportion_biproportional_round, a_late_first_signpost_leaves_small_claims_nothing)
{
  const double claims[] = { 1e300, 1, 1, 5e-324 };
  const int64_t none = G_MAXINT64, ceiling[] = { 4, none, none, none };
  const int64_t totals[] = { MANY + 4, MANY }, expected[] = { 4, MANY, MANY, 0 };

  expect_units (2, claims, ceiling, totals, totals, "signposts:3", expected);
}

Test (apportion_biproportional_round, ends_where_the_call_was_given_up)
{
  const double claims[] = { 1, 2, 3, 4 };
  const int64_t rows[] = { 3, 7 }, columns[] = { 4, 6 };
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (2, 2, claims, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (2, rows, rows, 2, columns, columns, 10, NULL);
  g_autoptr (AwrashCancel) cancel = awrash_base_cancel_new ();
  g_autoptr (GError) error = NULL;
  g_auto (AwrashSignposts) webster = { 0 };
  g_auto (AwrashGrid) grid = { 0 };

  cr_assert (awrash_i_signpost_parse ("webster", &webster, NULL));
  cr_assert (awrash_i_grid_init (&grid, matrix, margins, &webster, FALSE, TRUE, NULL));
  awrash_base_cancel_ask (cancel);
  awrash_base_cancel_use (cancel);
  cr_expect_not (awrash_i_grid_round (&grid, &error));
  awrash_base_cancel_use (NULL);
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_CANCELLED));
}
