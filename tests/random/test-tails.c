/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Incomplete gamma and beta functions against sums in MPFR, closed forms and GSL.
 * Source: Abramowitz and Stegun (1964), 6.5 and 26.5. Invariant: both tails are right to the stated
 * error where they are the smaller one. */

#include "random/tails-private.h"

#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <mpfr.h>

static double
relative (double value, double expected)
{
  return expected == 0 ? fabs (value) : fabs (value / expected - 1);
}

/* Q (a, x) = Γ (a, x)/Γ (a), and P, in 200 bits. */
static void
gamma_exactly (double a, double x, double *lower, double *upper)
{
  mpfr_t shape, q, whole;

  mpfr_inits2 (200, shape, q, whole, NULL);
  mpfr_set_d (shape, a, MPFR_RNDN);
  mpfr_set_d (whole, x, MPFR_RNDN);
  mpfr_gamma_inc (q, shape, whole, MPFR_RNDN);
  mpfr_gamma (whole, shape, MPFR_RNDN);
  mpfr_div (q, q, whole, MPFR_RNDN);
  *upper = mpfr_get_d (q, MPFR_RNDN);
  mpfr_ui_sub (q, 1, q, MPFR_RNDN);
  *lower = mpfr_get_d (q, MPFR_RNDN);
  mpfr_clears (shape, q, whole, NULL);
}

Test (random_tails, gamma_is_mpfrs)
{
  static const double shapes[] = { 0.001, 0.1, 0.5, 1, 1.5, 3, 7.9, 8, 30.25, 100, 1000 };
  double most = 0;

  for (size_t k = 0; k < G_N_ELEMENTS (shapes); k++)
    for (double z = -6; z < 7; z += 0.37)
      {
        double a = shapes[k], x = fmax (a + z * sqrt (a), a * exp (3 * z / sqrt (a)) * 1e-3);
        double lower = 0, upper = 0;
        AwrashTailPair pair = awrash_i_tails_gamma (a, x);

        if (x > 700 + a)
          continue;
        gamma_exactly (a, x, &lower, &upper);
        if (lower > 1e-40)
          most = fmax (most, lower < 0.9 ? relative (pair.below, lower) : pair.below - lower);
        most = fmax (most, upper < 0.9 ? relative (pair.above, upper) : pair.above - upper);
        cr_expect_lt (most, 1e-13, "%g at %g, %g", most, a, x);
      }
}

/* The series for P, added up with fifty digits. */
Test (random_tails, gamma_of_large_shapes_keeps_its_digits)
{
  static const struct
  {
    double a;
    double x;
    double below;
    double above;
  } rows[] = { { 1e5, 97800, 1.2118762328410696404e-12, 1 },
               { 1e6, 992981.5, 9.9878172534342603337e-13, 1 },
               { 1e6, 999158.25, 0.1999911234340805417, 0.8000088765659194583 },
               { 1e7, 10005000, 0.94305878478049505358, 0.056941215219504946422 } };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      AwrashTailPair pair = awrash_i_tails_gamma (rows[k].a, rows[k].x);

      cr_expect_lt (relative (pair.below, rows[k].below), 1e-13, "%g", rows[k].x);
      cr_expect_lt (relative (pair.above, rows[k].above), 1e-11, "%g", rows[k].x);
    }
}

Test (random_tails, gamma_ends_are_ends)
{
  AwrashTailPair none = awrash_i_tails_gamma (2, 0), all = awrash_i_tails_gamma (2, INFINITY);

  cr_assert (none.below == 0 && none.above == 1 && none.front == 0);
  cr_assert (all.below == 1 && all.above == 0 && all.front == 0);
}

/* I_x (a, b) for whole a and b is a binomial tail: P (X >= a) of a + b - 1. */
static void
binomial_exactly (double x, int a, int b, double *lower, double *upper)
{
  mpfr_t term, part, sums[2], p, q;

  mpfr_inits2 (300, term, part, sums[0], sums[1], p, q, NULL);
  mpfr_set_d (p, x, MPFR_RNDN);
  mpfr_ui_sub (q, 1, p, MPFR_RNDN);
  mpfr_pow_ui (term, q, (unsigned long)(a + b - 1), MPFR_RNDN);
  mpfr_div (part, p, q, MPFR_RNDN);
  mpfr_set_ui (sums[0], 0, MPFR_RNDN);
  mpfr_set_ui (sums[1], 0, MPFR_RNDN);
  for (int k = 0; k < a + b; k++)
    {
      mpfr_add (sums[k >= a], sums[k >= a], term, MPFR_RNDN);
      mpfr_mul_ui (term, term, (unsigned long)(a + b - 1 - k), MPFR_RNDN);
      mpfr_div_ui (term, term, (unsigned long)(k + 1), MPFR_RNDN);
      mpfr_mul (term, term, part, MPFR_RNDN);
    }
  *lower = mpfr_get_d (sums[1], MPFR_RNDN);
  *upper = mpfr_get_d (sums[0], MPFR_RNDN);
  mpfr_clears (term, part, sums[0], sums[1], p, q, NULL);
}

Test (random_tails, beta_is_a_sum_of_binomial_probabilities)
{
  static const int counts[] = { 1, 2, 5, 8, 40, 300, 2000 };

  for (size_t i = 0; i < G_N_ELEMENTS (counts); i++)
    for (size_t j = 0; j < G_N_ELEMENTS (counts); j++)
      for (double x = 0.0625; x < 1; x += 0.0625)
        {
          int a = counts[i], b = counts[j];
          double lower = 0, upper = 0;
          AwrashTailPair pair = awrash_i_tails_beta (x, 1 - x, a, b);

          binomial_exactly (x, a, b, &lower, &upper);
          if (lower < 0.9 && lower > 1e-300)
            cr_expect_lt (relative (pair.below, lower), lower > 1e-40 ? 1e-13 : 1e-12, "%d %d %g",
                          a, b, x);
          if (upper < 0.9 && upper > 1e-300)
            cr_expect_lt (relative (pair.above, upper), upper > 1e-40 ? 1e-13 : 1e-12, "%d %d %g",
                          a, b, x);
          cr_expect_lt (fabs (pair.below + pair.above - 1), 1e-15);
        }
}

/* I_x (a, 1) = x^a; and where shapes are no whole numbers, GSL has some thirteen digits. */
Test (random_tails, beta_of_other_shapes_is_gsls)
{
  static const double shapes[] = { 0.001, 0.3, 0.5, 1, 2.75, 17.1, 400.5 };

  for (size_t i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (size_t j = 0; j < G_N_ELEMENTS (shapes); j++)
      for (double x = 1e-12; x < 1; x = x < 0.01 ? x * 10 : x + 0.07)
        {
          double a = shapes[i], b = shapes[j], lower = gsl_cdf_beta_P (x, a, b);
          double upper = gsl_cdf_beta_Q (x, a, b);
          AwrashTailPair pair = awrash_i_tails_beta (x, 1 - x, a, b);

          if (lower > 1e-250)
            cr_expect_lt (relative (pair.below, lower), 3e-12, "%g %g %g", a, b, x);
          if (upper > 1e-250)
            cr_expect_lt (relative (pair.above, upper), 3e-12, "%g %g %g", a, b, x);
          if (b == 1 && lower > 1e-250)
            cr_expect_lt (relative (pair.below, pow (x, a)), 1e-13, "%g %g", a, x);
        }
}

Test (random_tails, what_stirling_leaves_is_mpfrs)
{
  double most = 0;

  for (double a = 0.001; a < 1e9; a = a < 12 ? a + 0.0625 : a * 3)
    {
      mpfr_t rest, part;
      double exact;

      mpfr_inits2 (300, rest, part, NULL);
      mpfr_set_d (rest, a, MPFR_RNDN);
      mpfr_add_ui (rest, rest, 1, MPFR_RNDN);
      mpfr_lngamma (rest, rest, MPFR_RNDN);
      mpfr_set_d (part, a, MPFR_RNDN);
      mpfr_log (part, part, MPFR_RNDN);
      mpfr_mul_d (part, part, a + 0.5, MPFR_RNDN);
      mpfr_sub (rest, rest, part, MPFR_RNDN);
      mpfr_add_d (rest, rest, a, MPFR_RNDN);
      mpfr_const_pi (part, MPFR_RNDN);
      mpfr_mul_2ui (part, part, 1, MPFR_RNDN);
      mpfr_log (part, part, MPFR_RNDN);
      mpfr_div_2ui (part, part, 1, MPFR_RNDN);
      mpfr_sub (rest, rest, part, MPFR_RNDN);
      exact = mpfr_get_d (rest, MPFR_RNDN);
      most = fmax (most, fabs (awrash_i_stirling_rest (a) - exact));
      mpfr_clears (rest, part, NULL);
    }
  cr_assert_lt (most, 4e-15, "%g", most);
}
