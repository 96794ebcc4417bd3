/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bounds where numbers end, and points. Source: the rows as they are. Invariant: what does not fit
 * bounds nothing. */

#include "problems.h"

/* One column to 2^20 in a row that counts it 2^41 times. */
static AwrashMixed *
draw_wide (void)
{
  static const int64_t values[] = { G_GINT64_CONSTANT (1) << 41 };
  AwrashMixed *mixed = problem_of (1, 1, 1 << 20, values);

  mixed->cost[0] = -3;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  return mixed;
}

Test (allot_mixed_bound_reach, prices_whose_products_do_not_fit_bound_nothing)
{
  static const int64_t prices[] = { G_MAXINT64, -G_MAXINT64 };
  g_autoptr (AwrashMixed) mixed = draw_wide ();

  for (gsize k = 0; k < G_N_ELEMENTS (prices); k++)
    for (gboolean is_ray = FALSE; is_ray <= TRUE; is_ray++)
      {
        int64_t lower[] = { 0, 0 }, upper[] = { mixed->upper[0], mixed->upper[1] };
        AwrashLong reduced[1], bound = -5;

        cr_expect_not (
            awrash_i_mixed_bound (mixed, lower, upper, &prices[k], is_ray, reduced, &bound));
        cr_expect_not (
            awrash_i_mixed_settle (mixed, lower, upper, &prices[k], is_ray, 0, reduced, &bound));
        cr_expect (bound == -5);
        cr_expect_eq (upper[0], mixed->upper[0]);
      }
}

Test (allot_mixed_bound_reach, a_point_is_settled_where_it_breaks_a_row_or_costs_too_much)
{
  static const int64_t values[] = { 1, 1 };
  static const struct
  {
    const char *label;
    int64_t x[2], most;
    gboolean is_settled;
  } rows[] = {
    { "keeps the row and costs less", { 1, 1 }, 5, FALSE },
    { "keeps the row and costs as much", { 1, 1 }, 4, TRUE },
    { "breaks the row", { 2, 2 }, 100, TRUE },
  };
  g_autoptr (AwrashMixed) mixed = problem_of (2, 1, 2, values);

  mixed->cost[0] = 1;
  mixed->cost[1] = 3;
  mixed->upper[2] = 3;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      int64_t lower[] = { rows[k].x[0], rows[k].x[1], 0 }, upper[] = { lower[0], lower[1], 3 };
      AwrashLong reduced[2], bound = -AWRASH_LONG_LARGEST;

      cr_expect_eq (awrash_i_mixed_settle (mixed, lower, upper, NULL, FALSE,
                                           rows[k].most * ((AwrashLong)1 << mixed->bits), reduced,
                                           &bound),
                    rows[k].is_settled, "%s", rows[k].label);
    }
}
