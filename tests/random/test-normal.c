/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The normal distribution and its inverse against MPFR's erfc, over all that doubles reach.
 * Source: the bounds stated in normal-private.h. Invariant: errors are relative, in the tail too.
 */

#include "random/normal-private.h"

#include <criterion/criterion.h>
#include <math.h>
#include <mpfr.h>
#include <string.h>

/* Φ (z) with 200 bits. */
static void
below (mpfr_t phi, const mpfr_t z)
{
  mpfr_t root;

  mpfr_init2 (root, 200);
  mpfr_sqrt_ui (root, 2, MPFR_RNDN);
  mpfr_div (phi, z, root, MPFR_RNDN);
  mpfr_neg (phi, phi, MPFR_RNDN);
  mpfr_erfc (phi, phi, MPFR_RNDN);
  mpfr_div_2ui (phi, phi, 1, MPFR_RNDN);
  mpfr_clear (root);
}

static double
error_below (double z)
{
  mpfr_t exact, at;
  double error;

  mpfr_inits2 (200, exact, at, NULL);
  mpfr_set_d (at, z, MPFR_RNDN);
  below (exact, at);
  mpfr_ui_div (at, 1, exact, MPFR_RNDN);
  mpfr_sub_d (exact, exact, awrash_i_normal_below (z), MPFR_RNDN);
  mpfr_mul (exact, exact, at, MPFR_RNDN);
  error = fabs (mpfr_get_d (exact, MPFR_RNDN));
  mpfr_clears (exact, at, NULL);
  return error;
}

/* How far a quantile is off, by one step of Newton's in 200 bits, relative to it. */
static double
error_quantile (double p)
{
  double z = awrash_i_normal_quantile (p);
  mpfr_t off, at, density;
  double error;

  mpfr_inits2 (200, off, at, density, NULL);
  mpfr_set_d (at, z, MPFR_RNDN);
  below (off, at);
  mpfr_sub_d (off, off, p, MPFR_RNDN);
  mpfr_sqr (density, at, MPFR_RNDN);
  mpfr_div_si (density, density, -2, MPFR_RNDN);
  mpfr_exp (density, density, MPFR_RNDN);
  mpfr_const_pi (at, MPFR_RNDN);
  mpfr_mul_2ui (at, at, 1, MPFR_RNDN);
  mpfr_sqrt (at, at, MPFR_RNDN);
  mpfr_div (density, density, at, MPFR_RNDN);
  mpfr_div (off, off, density, MPFR_RNDN);
  error = fabs (mpfr_get_d (off, MPFR_RNDN) / z);
  mpfr_clears (off, at, density, NULL);
  return error;
}

Test (random_normal, what_lies_below_keeps_its_digits_in_the_tail)
{
  double most = 0;

  for (double z = -37.5; z < 9; z += 0.00317)
    most = fmax (most, error_below (z));
  for (double z = 1e-300; z < 1; z *= 7)
    most = fmax (most, error_below (-z));
  cr_assert_lt (most, 4e-15, "%g", most);
  cr_assert_eq (awrash_i_normal_below (-INFINITY), 0);
  cr_assert_eq (awrash_i_normal_below (INFINITY), 1);
  cr_assert (isnan (awrash_i_normal_below (NAN)));
}

Test (random_normal, quantiles_are_right_to_ten_to_the_minus_fifteen)
{
  double most = 0;

  for (double p = 1e-300; p < 0.01; p *= 1.1)
    most = fmax (most, error_quantile (p));
  for (double p = 0.0005; p < 0.9; p += 0.00097)
    most = fmax (most, error_quantile (p));
  for (int k = 1; k < 200; k++)
    most = fmax (most, error_quantile (0.5 + k * 0x1p-53));
  cr_assert_lt (most, 1e-15, "%g", most);
}

Test (random_normal, quantiles_are_those_of_the_tables)
{
  cr_assert_float_eq (awrash_i_normal_quantile (0.975), 1.959963984540054, 1e-15);
  cr_assert_float_eq (awrash_i_normal_quantile (0.995), 2.575829303548901, 1e-14);
  cr_assert_eq (awrash_i_normal_quantile (0.5), 0);
}

Test (random_normal, quantiles_are_antisymmetric_to_the_bit)
{
  for (int k = 1; k < 4096; k++)
    cr_assert_eq (awrash_i_normal_quantile (k * 0x1p-13),
                  -awrash_i_normal_quantile (1 - k * 0x1p-13));
}

Test (random_normal, many_quantiles_have_the_bits_of_each)
{
  static const double edges[]
      = { 5e-324,          0x1p-1030,   1e-300,     1e-20, 1e-12, 0x1p-36, 1.3e-11,
          1.5e-11,         0x1p-34,     1e-9,       0.075, 0.5,   0.925,   0x1.fffffffffffffp-5,
          0.9249999999999, 1 - 0x1p-53, 1 - 0x1p-30 };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  double p[300], z[300];

  for (gsize n = 0; n <= G_N_ELEMENTS (p); n++)
    {
      for (gsize i = 0; i < n; i++)
        p[i] = (i + n) % 5 == 0 ? edges[(i / 5 + n) % G_N_ELEMENTS (edges)]
                                : g_rand_double_range (random, 1e-17, 1);
      awrash_i_normal_quantiles (n, p, z);
      for (gsize i = 0; i < n; i++)
        {
          const double alone = awrash_i_normal_quantile (p[i]);

          cr_assert_eq (memcmp (&z[i], &alone, sizeof alone), 0, "%zu: %a", n, p[i]);
        }
      awrash_i_normal_quantiles (n, p, p);
      cr_assert_eq (memcmp (p, z, n * sizeof *z), 0, "in its place, %zu", n);
    }
}
