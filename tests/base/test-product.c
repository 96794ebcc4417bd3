/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What rounding took from a product, against fma(), which C defines to be exact.
 * Source: product-private.h. Invariant: bit by bit the same wherever nothing underflows. */

#include "base/product-private.h"

#include <criterion/criterion.h>
#include <math.h>

static double
any_double (GRand *random, int least, int most)
{
  double mantissa = 1.0 + g_rand_double (random);
  double sign = g_rand_boolean (random) ? 1.0 : -1.0;

  return sign * ldexp (mantissa, g_rand_int_range (random, least, most));
}

static void
expect_exact (double a, double b)
{
  double product = a * b;

  cr_assert_eq (awrash_i_product_error (a, b, product), fma (a, b, -product), "%a * %a", a, b);
}

Test (base_product, its_error_is_that_of_the_fused_product_bit_by_bit)
{
  GRand *random = g_rand_new_with_seed (53);

  for (int i = 0; i < 200000; i++)
    {
      double a = any_double (random, -400, 400), b = any_double (random, -400, 400);

      expect_exact (a, b);
    }
  g_rand_free (random);
}

Test (base_product, its_error_is_exact_where_halves_meet)
{
  const double corners[] = { 0.0,
                             1.0,
                             -1.0,
                             1.0 + 0x1p-52,
                             2.0 - 0x1p-52,
                             1.0 + 0x1p-26,
                             1.0 + 0x1p-27,
                             0x1.0000003p0,
                             0x1.fffffffffffffp+0,
                             0x1.5555555555555p-1,
                             0x1.fffffep0,
                             0x1p-400,
                             0x1.fffffffffffffp400 };

  for (gsize i = 0; i < G_N_ELEMENTS (corners); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (corners); k++)
      expect_exact (corners[i], corners[k]);
}

Test (base_product, its_error_is_off_by_a_few_of_the_smallest_doubles_where_it_underflows)
{
  GRand *random = g_rand_new_with_seed (54);

  for (int i = 0; i < 200000; i++)
    {
      double a = any_double (random, -1000, 0), b = any_double (random, -1000, 0), product = a * b;
      double error = awrash_i_product_error (a, b, product);

      cr_assert (fabs (error - fma (a, b, -product)) <= 8 * 0x1p-1074, "%a * %a", a, b);
    }
  g_rand_free (random);
}
