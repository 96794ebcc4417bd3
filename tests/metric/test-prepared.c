/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sorted object: by value, then by weight, with the way back to the caller's rows.
 * Source: prepared-private.h. Invariant: the sorted arrays depend on the set of rows only. */

#include "metric/prepared-private.h"

#include <criterion/criterion.h>

Test (metric_prepared, rows_stand_by_value_then_weight_and_know_where_they_came_from)
{
  double x[] = { 4, 1, 4, 9, 0.5, 4 }, w[] = { 3, 1, 2, 0, 1, 1 };
  gsize rows[] = { 4, 1, 5, 2, 0 };
  double below[] = { 1, 2, 3, 5, 8 };
  g_auto (AwrashPrepared) prepared = { .below = NULL };

  cr_assert (awrash_i_prepared_fill (&prepared, 6, x, w, NULL));
  cr_assert_eq (prepared.sample.n, 5);
  for (gsize k = 0; k < 5; k++)
    {
      cr_assert_eq (prepared.sample.row[k], rows[k], "row %zu", k);
      cr_assert_eq (prepared.sample.x[k] * 4, x[rows[k]], "x %zu", k); /* 4 = 2^2 */
      cr_assert_eq (prepared.below[k] * 2, below[k], "below %zu", k);  /* 3 lies in [2, 4) */
    }
}
