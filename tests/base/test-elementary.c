/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Logarithm and exponential against MPFR, over all doubles and where they are delicate.
 * Source: the bounds stated in elementary-private.h. Invariant: an error is measured in units in
 * the last place of the rounded value, from MPFR's with 120 bits. */

#include "base/elementary-private.h"

#include <criterion/criterion.h>
#include <math.h>
#include <mpfr.h>
#include <string.h>

typedef int (*Precise) (mpfr_t, const mpfr_t, mpfr_rnd_t);

/* How many units in its last place a value is from the function's. */
static double
units_off (Precise precise, double x, double value)
{
  mpfr_t exact;
  double rounded, unit, off;

  mpfr_init2 (exact, 120);
  mpfr_set_d (exact, x, MPFR_RNDN);
  precise (exact, exact, MPFR_RNDN);
  rounded = mpfr_get_d (exact, MPFR_RNDN);
  unit = fabs (nextafter (rounded, INFINITY) - rounded);
  mpfr_sub_d (exact, exact, value, MPFR_RNDN);
  mpfr_div_d (exact, exact, unit, MPFR_RNDN);
  off = fabs (mpfr_get_d (exact, MPFR_RNDN));
  mpfr_clear (exact);
  return isinf (rounded) || isinf (value) ? (value == rounded ? 0 : INFINITY) : off;
}

static double
between (GRand *random, double low, double high)
{
  return g_rand_double_range (random, low, high);
}

Test (base_elementary, a_logarithm_is_within_a_unit_of_its_last_place)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  double most = 0;

  for (int k = 0; k < 40000; k++)
    {
      double x = k % 2 ? ldexp (between (random, 1, 2), (int)between (random, -1074, 1023))
                       : between (random, 0.5, 2);

      most = fmax (most, units_off (mpfr_log, x, awrash_i_log (x)));
    }
  for (int k = -2000; k <= 2000; k++)
    {
      double x = 1 + k * 0x1p-52;

      most = fmax (most, units_off (mpfr_log, x, awrash_i_log (x)));
    }
  cr_assert_lt (most, 1, "%g", most);
}

Test (base_elementary, a_logarithm_of_one_more_is_within_two)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  double most = 0;

  for (int k = 0; k < 40000; k++)
    {
      double x = ldexp (between (random, 0.5, 1), (int)between (random, -80, 40));

      most = fmax (most, units_off (mpfr_log1p, x, awrash_i_log1p (x)));
      if (x < 1)
        most = fmax (most, units_off (mpfr_log1p, -x, awrash_i_log1p (-x)));
    }
  cr_assert_lt (most, 2, "%g", most);
}

Test (base_elementary, an_exponential_is_within_a_unit_of_its_last_place)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  double most = 0, small = 0;

  for (int k = 0; k < 40000; k++)
    {
      double x = k % 2 ? between (random, -1, 1) : between (random, -708.3, 709.79);
      double y = between (random, -745.2, -708.4);

      most = fmax (most, units_off (mpfr_exp, x, awrash_i_exp (x)));
      small = fmax (small, units_off (mpfr_exp, y, awrash_i_exp (y)));
    }
  cr_assert_lt (most, 1, "%g", most);
  cr_assert_lt (small, 1.5, "%g", small);
}

Test (base_elementary, ends_are_those_of_the_real_line)
{
  cr_assert_eq (awrash_i_log (1), 0);
  cr_assert_eq (awrash_i_log (0), -INFINITY);
  cr_assert_eq (awrash_i_log (INFINITY), INFINITY);
  cr_assert (isnan (awrash_i_log (-1)) && isnan (awrash_i_log (NAN)));
  cr_assert_eq (awrash_i_log1p (0x1p-1074), 0x1p-1074);
  cr_assert_eq (awrash_i_log1p (-1), -INFINITY);
  cr_assert_eq (awrash_i_log1p (INFINITY), INFINITY);
  cr_assert (isnan (awrash_i_log1p (-1.5)) && isnan (awrash_i_log1p (NAN)));
  cr_assert_eq (awrash_i_exp (0), 1);
  cr_assert_eq (awrash_i_exp (-INFINITY), 0);
  cr_assert_eq (awrash_i_exp (INFINITY), INFINITY);
  cr_assert_eq (awrash_i_exp (709.8), INFINITY);
  cr_assert_eq (awrash_i_exp (-745.14), 0);
  cr_assert_gt (awrash_i_exp (-745.1), 0);
  cr_assert (isfinite (awrash_i_exp (709.78)));
  cr_assert (isnan (awrash_i_exp (NAN)));
}

/* Computed once; whoever gets others has a machine or a compiler on which studies differ. */
Test (base_elementary, these_bits_are_the_same_on_every_machine)
{
  guint64 sum = 0;

  for (int k = 1; k <= 100000; k++)
    {
      double values[]
          = { awrash_i_log (k * 0.37), awrash_i_log1p (k * -9e-6), awrash_i_exp (k * 0.006 - 300) };
      guint64 bits[3];

      memcpy (bits, values, sizeof bits);
      sum = sum * G_GUINT64_CONSTANT (6364136223846793005) + bits[0];
      sum = sum * G_GUINT64_CONSTANT (6364136223846793005) + bits[1];
      sum = sum * G_GUINT64_CONSTANT (6364136223846793005) + bits[2];
    }
  cr_assert_eq (sum, G_GUINT64_CONSTANT (0xbee6deba9f44e18a), "%" G_GINT64_MODIFIER "x", sum);
}
