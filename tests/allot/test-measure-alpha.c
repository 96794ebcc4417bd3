/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Signs of sums of α-fair costs against powers with twice as many bits, and sums that no number of
 * bits tells from nought.
 * Source: Mo and Walrand (2000). Invariant: where α >= 1 the units that leave nought are compared
 * first. */

#include "allot/measure-private.h"

#include <criterion/criterion.h>
#include <math.h>
#include <mpfr.h>

enum
{
  BITS = 1100,
  MOST = 4
};

/* Adds times · -d^α ((y + 1)^c - y^c)/c; of y = 0 where α >= 1 what is left of it for a small ε
 * without -d^α ε^c/c, or that part alone. Whether it added anything. */
static gboolean
add_slowly (mpfr_t sum, double alpha, const AwrashGain *gain, gboolean infinite)
{
  gboolean first = gain->units == 0 && alpha >= 1;
  mpfr_t below, above, c, weight;

  mpfr_inits2 (BITS, below, above, c, weight, (mpfr_ptr)0);
  mpfr_set_d (c, alpha, MPFR_RNDN);
  mpfr_set_d (weight, gain->need, MPFR_RNDN);
  mpfr_pow (weight, weight, c, MPFR_RNDN);
  mpfr_ui_sub (c, 1, c, MPFR_RNDN);
  mpfr_set_d (below, (double)gain->units, MPFR_RNDN);
  mpfr_add_ui (above, below, 1, MPFR_RNDN);
  if (infinite)
    mpfr_set_si (above, first ? 1 : 0, MPFR_RNDN);
  else if (alpha == 1)
    {
      mpfr_log (above, above, MPFR_RNDN);
      mpfr_log (below, below, MPFR_RNDN);
      if (!first)
        mpfr_sub (above, above, below, MPFR_RNDN);
    }
  else
    {
      mpfr_pow (above, above, c, MPFR_RNDN);
      mpfr_pow (below, below, c, MPFR_RNDN);
      if (!first)
        mpfr_sub (above, above, below, MPFR_RNDN);
      mpfr_div (above, above, c, MPFR_RNDN);
    }
  mpfr_mul (above, above, weight, MPFR_RNDN);
  mpfr_mul_si (above, above, (long)-gain->times, MPFR_RNDN);
  mpfr_add (sum, sum, above, MPFR_RNDN);
  gboolean is_something = !mpfr_zero_p (above);
  mpfr_clears (below, above, c, weight, (mpfr_ptr)0);
  return is_something;
}

/* The first part that is not nought tells; what is below 2^-900 is nought, and suspected to be
 * where it is a sum of something. */
static int
slow_sign (double alpha, gsize n, const AwrashGain gains[], gboolean *is_suspected)
{
  int sign = 0;

  *is_suspected = FALSE;
  for (int infinite = alpha >= 1; infinite >= 0 && sign == 0; infinite--)
    {
      gboolean is_something = FALSE;
      mpfr_t sum;

      mpfr_init2 (sum, BITS);
      mpfr_set_zero (sum, 1);
      for (gsize i = 0; i < n; i++)
        is_something = add_slowly (sum, alpha, &gains[i], infinite) || is_something;
      if (!mpfr_zero_p (sum) && mpfr_get_exp (sum) > -900)
        sign = mpfr_sgn (sum) > 0 ? 1 : -1;
      else if (is_something)
        *is_suspected = TRUE;
      mpfr_clear (sum);
    }
  return sign;
}

static const double alphas[] = { 0.25, 0.5, 1, 1.5, 2, 3.25 };

static AwrashMeasure
measure_of (double alpha)
{
  g_autofree char *name = g_strdup_printf ("alpha:%g", alpha);
  AwrashMeasure measure;

  cr_assert (awrash_i_measure_parse (&measure, name));
  return measure;
}

Test (allot_measure_alpha, signs_are_those_of_many_more_bits)
{
  GRand *rand = g_rand_new_with_seed (1);
  int n_first = 0, n_suspected = 0;

  for (int round = 0; round < 1500; round++)
    {
      double alpha = alphas[round % (int)G_N_ELEMENTS (alphas)];
      AwrashMeasure measure = measure_of (alpha);
      gsize n = (gsize)g_rand_int_range (rand, 1, MOST + 1);
      AwrashGain gains[MOST];
      gboolean is_suspected = FALSE, expected_suspicion;

      for (gsize i = 0; i < n; i++)
        {
          gains[i]
              = (AwrashGain){ g_rand_int_range (rand, 1, 50) / 8.0,
                              g_rand_int_range (rand, 0, 4) == 0 ? g_rand_int_range (rand, 0, 2)
                                                                 : g_rand_int_range (rand, 0, 100),
                              g_rand_boolean (rand) ? 1 : -g_rand_int_range (rand, 1, 4) };
          n_first += gains[i].units == 0 && alpha >= 1;
        }
      int expected = slow_sign (alpha, n, gains, &expected_suspicion);
      cr_assert_eq (awrash_i_measure_alpha_sign (&measure, n, gains, &is_suspected), expected,
                    "round %d, alpha %g", round, alpha);
      cr_assert_eq (is_suspected, expected_suspicion, "round %d", round);
      n_suspected += is_suspected;
    }
  cr_expect_gt (n_first, 50);
  cr_expect_gt (n_suspected, 0);
  g_rand_free (rand);
}

/* The last bit of a need decides, far below what doubles of the costs can tell apart. */
Test (allot_measure_alpha, needs_one_ulp_apart_are_told_apart)
{
  for (gsize a = 0; a < G_N_ELEMENTS (alphas); a++)
    {
      AwrashMeasure measure = measure_of (alphas[a]);
      const int64_t units[] = { 0, 1, 1000000007 };

      for (gsize k = 0; k < G_N_ELEMENTS (units); k++)
        {
          double need = 0.1, more = nextafter (need, 1);
          AwrashGain gains[] = { { need, units[k], 1 }, { more, units[k], -1 } };
          gboolean is_suspected = FALSE;

          /* a unit at the larger need costs less */
          cr_expect_eq (awrash_i_measure_alpha_sign (&measure, 2, gains, &is_suspected), 1);
          cr_expect_not (is_suspected);
        }
    }
}

/* 4^(1/2) is twice 1^(1/2), and 4² sixteen times 1²: equal costs that are no equal gains. */
Test (allot_measure_alpha, sums_that_no_number_of_bits_can_tell_are_suspected)
{
  const AwrashMeasure root = measure_of (0.5), square = measure_of (2);
  AwrashGain halves[] = { { 4, 5, 1 }, { 1, 5, -2 } }, squares[] = { { 4, 0, 1 }, { 1, 0, -16 } };
  gboolean is_suspected = FALSE;

  cr_expect_eq (awrash_i_measure_alpha_sign (&root, 2, halves, &is_suspected), 0);
  cr_expect (is_suspected);
  cr_expect_eq (awrash_i_measure_alpha_sign (&root, 2, halves, NULL), 0);
  is_suspected = FALSE;
  cr_expect_eq (awrash_i_measure_alpha_sign (&square, 2, squares, &is_suspected), 0);
  cr_expect (is_suspected);
  is_suspected = FALSE;
  cr_expect_eq (awrash_i_measure_alpha_sign (&root, 0, halves, &is_suspected), 0);
  cr_expect_not (is_suspected, "no costs are nought for sure");
}
