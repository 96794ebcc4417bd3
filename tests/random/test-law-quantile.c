/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quantiles of every law against GSL's distribution functions: what lies below a quantile is the
 * part asked for. Source: the list in random.h. Invariant: whole numbers are the smallest that
 * reach the part, and in both tails the smaller side decides. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

typedef double (*Distribution) (double x);

static double
uniform_below (double x)
{
  return gsl_cdf_flat_P (x, -2, 5);
}

static double
uniform_above (double x)
{
  return gsl_cdf_flat_Q (x, -2, 5);
}

/* From 1 over 2 to 5. */
static double
triangular_below (double x)
{
  return x < 2 ? (x - 1) * (x - 1) / 4 : 1 - (5 - x) * (5 - x) / 12;
}

static double
triangular_above (double x)
{
  return x < 2 ? 1 - (x - 1) * (x - 1) / 4 : (5 - x) * (5 - x) / 12;
}

static double
pert_below (double x)
{
  return gsl_cdf_beta_P ((x - 1) / 4, 2, 4);
}

static double
pert_above (double x)
{
  return gsl_cdf_beta_Q ((x - 1) / 4, 2, 4);
}

static double
normal_below (double x)
{
  return gsl_cdf_gaussian_P (x - 3, 2);
}

static double
normal_above (double x)
{
  return gsl_cdf_gaussian_Q (x - 3, 2);
}

/* Cut off at -1 and 4 deviations of 2 about 3; and beyond 10 deviations. */
static double
truncated_below (double x)
{
  double low = gsl_cdf_ugaussian_P (-2), high = gsl_cdf_ugaussian_P (0.5);

  return (gsl_cdf_gaussian_P (x - 3, 2) - low) / (high - low);
}

static double
truncated_above (double x)
{
  double low = gsl_cdf_ugaussian_P (-2), high = gsl_cdf_ugaussian_P (0.5);

  return (high - gsl_cdf_gaussian_P (x - 3, 2)) / (high - low);
}

static double
far_below (double x)
{
  double low = gsl_cdf_ugaussian_Q (10), high = gsl_cdf_ugaussian_Q (12);

  return (low - gsl_cdf_ugaussian_Q (x)) / (low - high);
}

static double
far_above (double x)
{
  double low = gsl_cdf_ugaussian_Q (10), high = gsl_cdf_ugaussian_Q (12);

  return (gsl_cdf_ugaussian_Q (x) - high) / (low - high);
}

/* Between 25 and 25.000009 deviations, each 1e6: Simpson's rule, over parts so short that it is
 * exact. */
static double
narrow_part (double from, double to)
{
  enum
  {
    PARTS = 20
  };
  double sum = 0;

  for (int k = 0; k <= PARTS; k++)
    {
      double s = (from + (to - from) * k / PARTS) / 1e6;
      sum += exp (-25 * s - s * s / 2) * (k == 0 || k == PARTS ? 1 : k % 2 == 1 ? 4 : 2);
    }
  return sum * (to - from) / (3 * PARTS);
}

static double
narrow_below (double x)
{
  return narrow_part (0, x) / narrow_part (0, 9);
}

static double
narrow_above (double x)
{
  return narrow_part (x, 9) / narrow_part (0, 9);
}

static double
lognormal_below (double x)
{
  return gsl_cdf_lognormal_P (x, log (3), log (1.5));
}

static double
lognormal_above (double x)
{
  return gsl_cdf_lognormal_Q (x, log (3), log (1.5));
}

static double
beta_below (double x)
{
  return gsl_cdf_beta_P (x, 0.5, 3);
}

static double
beta_above (double x)
{
  return gsl_cdf_beta_Q (x, 0.5, 3);
}

static double
gamma_below (double x)
{
  return gsl_cdf_gamma_P (x, 2.5, 3);
}

static double
gamma_above (double x)
{
  return gsl_cdf_gamma_Q (x, 2.5, 3);
}

static double
steep_below (double x)
{
  return gsl_cdf_gamma_P (x, 0.05, 3);
}

static double
steep_above (double x)
{
  return gsl_cdf_gamma_Q (x, 0.05, 3);
}

static double
large_below (double x)
{
  return gsl_cdf_gamma_P (x, 5000, 1);
}

static double
large_above (double x)
{
  return gsl_cdf_gamma_Q (x, 5000, 1);
}

static double
exponential_below (double x)
{
  return gsl_cdf_exponential_P (x, 4);
}

static double
exponential_above (double x)
{
  return gsl_cdf_exponential_Q (x, 4);
}

static const struct
{
  const char *text;
  Distribution below;
  Distribution above;
} continuous[] = { { "uniform:-2,5", uniform_below, uniform_above },
                   { "triangular:1,2,5", triangular_below, triangular_above },
                   { "pert:1,2,5", pert_below, pert_above },
                   { "normal:3,2", normal_below, normal_above },
                   { "truncated-normal:3,2,-1,4", truncated_below, truncated_above },
                   { "truncated-normal:0,1,10,12", far_below, far_above },
                   { "lognormal:3,1.5", lognormal_below, lognormal_above },
                   { "beta:0.5,3", beta_below, beta_above },
                   { "gamma:2.5,3", gamma_below, gamma_above },
                   { "gamma:0.05,3", steep_below, steep_above },
                   { "gamma:5000,1", large_below, large_above },
                   { "exponential:4", exponential_below, exponential_above },
                   { "truncated-normal:-25e6,1e6,0,9", narrow_below, narrow_above } };

static double
quantile (const AwrashLaw *law, double u)
{
  double x = NAN;

  cr_assert (awrash_random_law_quantile (law, 1, &u, &x, NULL));
  return x;
}

Test (random_law_quantile, the_part_asked_for_lies_below_a_quantile)
{
  for (size_t k = 0; k < G_N_ELEMENTS (continuous); k++)
    {
      g_autoptr (AwrashLaw) law = awrash_random_law_new (continuous[k].text, NULL);

      cr_assert_not_null (law, "%s", continuous[k].text);
      cr_expect_not (awrash_random_law_is_whole (law));
      for (double u = 0x1p-52; u < 1; u = u < 0.01 ? 3 * u : u + 0.0137)
        {
          double low = quantile (law, u), high = quantile (law, 1 - u);

          /* where digits of x are few, as near an end that is not 0, so are those of the part */
          cr_expect_float_eq (continuous[k].below (low) / u, 1, 1e-11 + 4e-15 * fabs (low) / u,
                              "%s %g", continuous[k].text, u);
          cr_expect_float_eq (continuous[k].above (high) / u, 1, 1e-11 + 4e-15 * fabs (high) / u,
                              "%s 1 - %g", continuous[k].text, u);
        }
    }
}

Test (random_law_quantile, a_larger_part_never_gives_a_smaller_value)
{
  static const char *const more[]
      = { "constant:3",    "integer:-3,11",   "categories:a=1,b=0,c=2.5",
          "bernoulli:0.3", "binomial:20,0.3", "binomial:2000,0.93",
          "poisson:0.2",   "poisson:300" };

  for (size_t k = 0; k < G_N_ELEMENTS (continuous) + G_N_ELEMENTS (more); k++)
    {
      const char *text = k < G_N_ELEMENTS (continuous) ? continuous[k].text
                                                       : more[k - G_N_ELEMENTS (continuous)];
      g_autoptr (AwrashLaw) law = awrash_random_law_new (text, NULL);
      double before = -INFINITY;

      for (double u = 0x1p-53; u < 1; u += 0x1p-11)
        {
          double x = quantile (law, u);

          cr_expect_geq (x, before, "%s at %g", text, u);
          before = x;
        }
    }
}

static double
binomial_below (const double number[], double k)
{
  return gsl_cdf_binomial_P ((unsigned)k, number[1], (unsigned)number[0]);
}

static double
binomial_above (const double number[], double k)
{
  return gsl_cdf_binomial_Q ((unsigned)k, number[1], (unsigned)number[0]);
}

static double
poisson_below (const double number[], double k)
{
  return gsl_cdf_poisson_P ((unsigned)k, number[0]);
}

static double
poisson_above (const double number[], double k)
{
  return gsl_cdf_poisson_Q ((unsigned)k, number[0]);
}

Test (random_law_quantile, counts_are_the_smallest_that_reach_the_part)
{
  static const struct
  {
    const char *text;
    double number[2];
    gboolean is_poisson;
  } rows[] = { { "binomial:1,0.25", { 1, 0.25 }, FALSE },
               { "binomial:12,0.4", { 12, 0.4 }, FALSE },
               { "binomial:12,0.001", { 12, 0.001 }, FALSE },
               { "binomial:12,0.999", { 12, 0.999 }, FALSE },
               { "binomial:953,0.81", { 953, 0.81 }, FALSE },
               { "binomial:100000,0.37", { 100000, 0.37 }, FALSE },
               { "poisson:0.001", { 0.001 }, TRUE },
               { "poisson:3.5", { 3.5 }, TRUE },
               { "poisson:1200", { 1200 }, TRUE },
               { "poisson:250000", { 250000 }, TRUE } };

  for (size_t r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      g_autoptr (AwrashLaw) law = awrash_random_law_new (rows[r].text, NULL);
      double (*below) (const double[], double)
          = rows[r].is_poisson ? poisson_below : binomial_below;
      double (*above) (const double[], double)
          = rows[r].is_poisson ? poisson_above : binomial_above;

      cr_expect (awrash_random_law_is_whole (law));
      for (double u = 0x1p-52; u < 0.5; u = u < 0.01 ? 5 * u : u + 0.0037)
        {
          double low = quantile (law, u), high = quantile (law, 1 - u);

          cr_expect_geq (below (rows[r].number, low), u * (1 - 1e-10), "%s %g", rows[r].text, u);
          if (low > 0)
            cr_expect_lt (below (rows[r].number, low - 1), u * (1 + 1e-10), "%s %g", rows[r].text,
                          u);
          cr_expect_leq (above (rows[r].number, high), u * (1 + 1e-10), "%s 1 - %g", rows[r].text,
                         u);
          if (high > 0)
            cr_expect_gt (above (rows[r].number, high - 1), u * (1 - 1e-10), "%s 1 - %g",
                          rows[r].text, u);
        }
    }
}

Test (random_law_quantile, few_values_are_met_at_their_borders)
{
  static const struct
  {
    const char *text;
    double u;
    double x;
  } rows[] = { { "constant:-2.5", 0.3, -2.5 },
               { "integer:2,5", 0.25 - 0x1p-53, 2 },
               { "integer:2,5", 0.25, 3 },
               { "integer:2,5", 1 - 0x1p-53, 5 },
               { "integer:7,7", 0.5, 7 },
               { "integer:0,9007199254740991", 1 - 0x1p-53, 9007199254740991 },
               { "categories:a=1,b=0,c=3", 0.25 - 0x1p-53, 0 },
               { "categories:a=1,b=0,c=3", 0.25, 2 },
               { "categories:a=0,b=1,c=0", 1 - 0x1p-53, 1 },
               { "categories:a=0,b=1,c=0", 0x1p-53, 1 },
               { "bernoulli:0.25", 0.75, 0 },
               { "bernoulli:0.25", 0.75 + 0x1p-53, 1 },
               { "bernoulli:0", 1 - 0x1p-53, 0 },
               { "bernoulli:1", 0x1p-53, 1 },
               { "binomial:5,0", 0.99, 0 },
               { "binomial:5,1", 0.01, 5 },
               { "binomial:0,0.5", 0.5, 0 },
               { "binomial:2,0.5", 0.25, 0 },
               { "binomial:2,0.5", 0.25 + 0x1p-50, 1 },
               { "binomial:2,0.5", 0.75 + 0x1p-50, 2 },
               { "poisson:0", 0.99, 0 },
               /* where single terms left the doubles: sums of their logarithms */
               { "poisson:1000", 1e-300, 93 },
               { "poisson:1000", 5e-324, 71 },
               { "poisson:11333", 1e-300, 7625 },
               { "binomial:4000,0.3", 1e-300, 259 },
               { "triangular:0,0,1", 0.75, 0.5 },
               { "triangular:0,1,1", 0.25, 0.5 } };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (AwrashLaw) law = awrash_random_law_new (rows[k].text, NULL);

      cr_expect_eq (quantile (law, rows[k].u), rows[k].x, "%s at %g: %g", rows[k].text, rows[k].u,
                    quantile (law, rows[k].u));
    }
}

Test (random_law_quantile, refuses_what_is_no_part_and_writes_nothing)
{
  static const double bad[] = { 0, 1, -0.5, 1.5, NAN };
  g_autoptr (AwrashLaw) law = awrash_random_law_new ("normal:0,1", NULL);

  for (size_t k = 0; k < G_N_ELEMENTS (bad); k++)
    {
      g_autoptr (GError) error = NULL;
      double u[] = { 0.5, bad[k] }, x[] = { -7, -7 };

      cr_assert_not (awrash_random_law_quantile (law, 2, u, x, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
      cr_expect (x[0] == -7 && x[1] == -7);
      cr_expect (k > 0
                 || g_str_equal (error->message, "u[1] is 0, expected a part above 0 and below 1"));
    }
  cr_assert (awrash_random_law_quantile (law, 0, NULL, NULL, NULL));
}

/* Computed once; whoever gets others has a machine or a compiler on which studies differ. */
Test (random_law_quantile, these_bits_are_the_same_on_every_machine)
{
  guint64 sum = 0;
  AwrashRandomAddress address = { .seed = 2026, .purpose = 1 };

  for (size_t k = 0; k < G_N_ELEMENTS (continuous); k++)
    {
      g_autoptr (AwrashLaw) law = awrash_random_law_new (continuous[k].text, NULL);
      double x[500];
      guint64 bits;

      address.scenario = (int64_t)k;
      cr_assert (awrash_random_law_draw (law, &address, G_N_ELEMENTS (x), x, NULL));
      for (size_t i = 0; i < G_N_ELEMENTS (x); i++)
        {
          memcpy (&bits, x + i, sizeof bits);
          sum = sum * G_GUINT64_CONSTANT (6364136223846793005) + bits;
        }
    }
  cr_assert_eq (sum, G_GUINT64_CONSTANT (0xfb4d7682cbb3a304), "%" G_GINT64_MODIFIER "x", sum);
}
