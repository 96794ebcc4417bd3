/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a unit adds to a power: right to the last bits, and monotone as a double.
 * Source: allot/power-private.h; 1/(√k + √(k - 1)) for the square root.
 * Invariant: no step back, wherever k and c stand. */

#include "allot/power-private.h"

#include <criterion/criterion.h>
#include <math.h>

static const double exponents[] = { 2,
                                    3,
                                    4,
                                    7,
                                    64,
                                    65,
                                    1.5,
                                    2.5,
                                    0.5,
                                    0.25,
                                    -1,
                                    -3,
                                    -0.5,
                                    -2.5,
                                    -64,
                                    1e-9,
                                    1.0000000000000002,
                                    0.9999999999999999,
                                    150.5,
                                    -70,
                                    0x1p-1074,
                                    -0x1p-1000 };

Test (allot_power, a_few_values_are_known)
{
  cr_expect_eq (awrash_i_power_growth (5, 0, 2), 9);
  cr_expect_eq (awrash_i_power_growth (3, 0, 4), 65);
  cr_expect_eq (awrash_i_power_growth (1, 0, 0.5), 1);
  cr_expect_eq (awrash_i_power_growth (7, 0.25, 0), 0);
  cr_expect_eq (awrash_i_power_growth (7, 0.25, 1), 1);
  cr_expect_eq (awrash_i_power_growth (2, 1, -1), -(1.0 / 3 * 0.5));
  cr_expect_eq (awrash_i_power_growth (1, 0.5625, 0.5), 0.5);
  cr_expect_eq (awrash_i_power_growth (4, 0, 2000.5), HUGE_VAL);
  cr_expect_eq (awrash_i_power_growth (4, 1, -1e300), -0.0);
  cr_expect_eq (awrash_i_power_growth (4, 0, 1e300), HUGE_VAL);
  /* √2 - 1 and √3 - √2, correctly rounded */
  cr_expect_eq (awrash_i_power_growth (2, 0, 0.5), 0.41421356237309504880);
  cr_expect_eq (awrash_i_power_growth (3, 0, 0.5), 0.31783724519578224473);
}

Test (allot_power, whole_and_other_exponents_are_of_one_family)
{
  for (int64_t k = 1; k < 1000; k++)
    {
      double root = awrash_i_power_growth (k, 0, 0.5);
      double expected = 1 / (sqrt ((double)k) + sqrt ((double)(k - 1)));

      cr_expect (fabs (root - expected) <= 0x1p-51 * expected, "%" G_GINT64_FORMAT, k);
      for (int p = -6; p <= 6; p++)
        {
          double multiplied = awrash_i_power_growth (k, 0.25, p);
          double beside = awrash_i_power_growth (k, 0.25, p + 0x1p-48);

          cr_expect (fabs (multiplied - beside) <= 0x1p-36 * fabs (beside) + 0x1p-46, "%d, %d", p,
                     (int)k);
        }
    }
}

static void
expect_monotone (double p, double c, int64_t from, int count)
{
  double before = awrash_i_power_growth (from, c, p);
  double sign = p > 0 && p < 1 ? -1 : 1;

  for (int i = 1; i < count; i++)
    {
      double next = awrash_i_power_growth (from + i, c, p);

      cr_assert (sign * next >= sign * before, "p %g, c %g, k %" G_GINT64_FORMAT, p, c, from + i);
      before = next;
    }
}

Test (allot_power, no_unit_adds_less_than_the_one_before_it)
{
  static const int64_t starts[] = { 1,
                                    1000,
                                    ((int64_t)1 << 31) - 20,
                                    ((int64_t)1 << 52) - 20,
                                    ((int64_t)1 << 53) - 20,
                                    ((int64_t)1 << 54) - 20,
                                    ((int64_t)1 << 62) - 41 };
  static const double shifts[] = { 0.01, 0.1, 1, 1e-6, 3.7, 1e9 + 0.3, 1e16 };

  for (gsize i = 0; i < G_N_ELEMENTS (exponents); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (starts); j++)
      for (gsize m = 0; m < G_N_ELEMENTS (shifts); m++)
        expect_monotone (exponents[i], shifts[m], starts[j], 40);
}

Test (allot_power, a_guess_is_as_near_as_it_says)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  int n_useful = 0;

  for (int round = 0; round < 4000; round++)
    {
      double p = round % 3 == 0 ? exponents[round % (int)G_N_ELEMENTS (exponents)]
                                : g_rand_double_range (random, -5, 5);
      double c = g_rand_double_range (random, 0.001, 2);
      int64_t k = 1 + (int64_t)exp2 (g_rand_double_range (random, 0, 61));
      double error, guess = awrash_i_power_guess (k, c, p, &error);
      double growth = awrash_i_power_growth (k, c, p);

      n_useful += error < 1;
      if (error < 1)
        cr_expect (guess == growth || fabs (guess - growth) <= error * fabs (guess),
                   "p %g, c %g, k %" G_GINT64_FORMAT, p, c, k);
    }
  cr_expect_gt (n_useful, 3000);
}

/* Where the exponent is so small that its logarithms have lost their digits. */
Test (allot_power, a_guess_that_knows_nothing_says_so)
{
  double error;

  awrash_i_power_guess (5, 1, 1e-275, &error);
  cr_expect (isinf (error));
}
