/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Compensated sums, against sums without rounding. */

#include "base/accumulator-private.h"
#include "base/sum-private.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

Test (base_sum, of_nothing_is_zero) { cr_expect_eq (awrash_i_sum_values (0, NULL), 0); }

Test (base_sum, keeps_what_a_plain_sum_loses)
{
  const double neumaier[] = { 1, 1e100, 1, -1e100 };
  const double tenths[] = { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 };

  cr_expect_eq (awrash_i_sum_values (4, neumaier), 2, "the example of Neumaier's sum");
  cr_expect_eq (awrash_i_sum_values (10, tenths), 1);
}

Test (base_sum, of_values_with_an_infinity_is_infinite)
{
  const double up[] = { 1, INFINITY, 2 };
  const double both[] = { INFINITY, -INFINITY };

  cr_expect_eq (awrash_i_sum_values (3, up), INFINITY);
  cr_expect (isnan (awrash_i_sum_values (2, both)));
}

/* |error| <= u·|sum| + n²·u²·Σ|x|, and the second part vanishes here. */
Test (base_sum, is_the_exact_sum_rounded_to_its_last_digit)
{
  enum
  {
    N = 20000
  };
  static double values[N];
  GRand *rand = g_rand_new_with_seed (6);

  for (int round = 0; round < 5; round++)
    {
      AwrashAccumulator exact = { { 0 } };
      for (gsize i = 0; i < N; i++)
        {
          values[i] = ldexp (g_rand_double (rand), g_rand_int_range (rand, 0, 30));
          awrash_i_accumulator_add (&exact, values[i]);
        }
      double expected = awrash_i_accumulator_get (&exact);
      cr_expect_float_eq (awrash_i_sum_values (N, values), expected, expected * DBL_EPSILON);
    }
  g_rand_free (rand);
}

/* 4,096 values and one more: the block ends, the digits go on. */
Test (base_sum, carries_its_compensation_from_block_to_block)
{
  static double values[3 * 4096 + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = i == 0 ? 1e16 : i + 1 == G_N_ELEMENTS (values) ? -1e16 : 1;
  cr_expect_eq (awrash_i_sum_values (G_N_ELEMENTS (values), values), 3 * 4096 - 1);
}

Test (base_sum, grows_value_by_value)
{
  AwrashSum sum = { 0, 0 };

  awrash_i_sum_add (&sum, 1e16);
  awrash_i_sum_add (&sum, 1);
  awrash_i_sum_add (&sum, -1e16);
  cr_expect_eq (awrash_i_sum_get (&sum), 1);
}
