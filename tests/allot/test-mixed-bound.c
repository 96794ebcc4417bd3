/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The largest numbers of a mixed problem: what exact sums have room for, and what they have not;
 * and bounds of points. Source: the limits of libawrash/allot/mixed.c and mixed-bound.c, and the
 * rows as they are. Invariant: what is refused is refused before it is added up, and bounds
 * nothing. */

#include "problems.h"

enum
{
  N = 16
};

/* Sixteen columns, each alone in a row. */
static AwrashMixed *
rows_of (int64_t value, int64_t upper)
{
  AwrashMixed *mixed = awrash_i_mixed_new (N, N, N, NULL);

  for (gsize j = 0; j < N; j++)
    {
      mixed->upper[j] = upper;
      mixed->column[j] = j;
      mixed->value[j] = value;
      mixed->first[j + 1] = j + 1;
      mixed->lower[N + j] = AWRASH_MIXED_LEAST;
      mixed->upper[N + j] = AWRASH_MIXED_MOST;
    }
  return mixed;
}

/* 2^42 times 2^62, 2^18 times over, sixteen times: 2^126. */
Test (allot_mixed_bound, prices_too_large_for_their_sums_make_no_bound)
{
  g_autoptr (AwrashMixed) mixed = rows_of (G_GINT64_CONSTANT (1) << 42, 1 << 18);
  int64_t price[N];
  AwrashLong reduced[N], bound;

  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  for (int bits = 50; bits <= 62; bits += 12)
    {
      for (gsize i = 0; i < N; i++)
        price[i] = G_GINT64_CONSTANT (1) << bits;
      cr_expect_eq (
          awrash_i_mixed_bound (mixed, mixed->lower, mixed->upper, price, FALSE, reduced, &bound),
          bits == 50, "2^%d", bits);
    }
}

/* 2^58 of those are a unit's cost, which here is a distance of 2^20, in its own row. */
Test (allot_mixed_bound, a_column_is_as_steep_as_its_own_distances)
{
  g_autoptr (AwrashMixed) mixed = rows_of (1 << 20, 1);

  for (gsize i = 0; i < N; i++)
    mixed->curve[i] = (AwrashCurve){ .kind = AWRASH_CURVE_DISTANCE, .need = 1 };
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  cr_expect_eq (mixed->bits, 58 - 20, "%d", mixed->bits);
}

Test (allot_mixed_bound, curves_have_whole_numbers_up_to_2_to_the_53rd)
{
  for (int k = 0; k < 4; k++)
    {
      const int64_t most = G_GINT64_CONSTANT (1) << 53, beyond = k % 2;
      g_autoptr (AwrashMixed) mixed = rows_of (1, 1);

      mixed->curve[0] = (AwrashCurve){ .kind = AWRASH_CURVE_WHOLE,
                                       .scale = k < 2 ? most + beyond : 1,
                                       .target = k < 2 ? 0 : -most - beyond };
      cr_expect_eq (awrash_i_mixed_seal (mixed, NULL), beyond == 0, "%d", k);
    }
}

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

Test (allot_mixed_bound, prices_whose_products_do_not_fit_bound_nothing)
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

Test (allot_mixed_bound, a_point_is_settled_where_it_breaks_a_row_or_costs_too_much)
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
