/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The largest numbers of a mixed problem: what exact sums have room for, and what they have not.
 * Source: the limits of libawrash/allot/mixed.c and mixed-bound.c. Invariant: what is refused is
 * refused before it is added up. */

#include "allot/mixed-private.h"

#include <criterion/criterion.h>

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
