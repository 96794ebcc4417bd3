/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Claims out of criteria by hand calculation. Source: 29 U.S.C. 3172(b)(1), its three thirds.
 * Invariant: a failed call writes nothing. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

static void
expect_near (const char *label, gsize n, const double found[], const double expected[])
{
  for (gsize i = 0; i < n; i++)
    cr_expect (fabs (found[i] - expected[i]) <= expected[i] * 0x1p-50,
               "%s: %zu is %.17g, not %.17g", label, i, found[i], expected[i]);
}

Test (apportion_criteria_combine, shares_out_each_weight_by_the_values)
{
  static const struct
  {
    const char *label;
    double values[4]; /* two criteria, two recipients */
    double weights[2];
    double expected[2];
  } rows[] = {
    { "halves", { 1, 3, 1, 1 }, { 0.5, 0.5 }, { 0.375, 0.625 } },
    { "weights of any sum", { 1, 3, 2, 6 }, { 2, 6 }, { 2, 6 } },
    { "a weight of 0 leaves zeros alone", { 1, 3, 0, 0 }, { 1, 0 }, { 0.25, 0.75 } },
    { "the smallest doubles", { 0x1p-1074, 0x1p-1074, 1, 0 }, { 1, 1 }, { 1.5, 0.5 } },
    { "a sum beyond the doubles", { 0x1p1023, 0x1p1023, 0, 1 }, { 1, 2 }, { 0.5, 2.5 } },
    { "two sums beyond the doubles",
      { 0x1p1023, 0x1p1023, 0x1p1022, 0x1.8p1023 },
      { 1, 2 },
      { 1, 2 } },
    { "a small value beside a large one", { 1, 0x1p1000, 1, 1 }, { 0x1p1000, 0 }, { 1, 0x1p1000 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double claims[2];
      cr_assert (
          awrash_apportion_criteria_combine (2, 2, rows[i].values, rows[i].weights, claims, NULL),
          "%s", rows[i].label);
      expect_near (rows[i].label, 2, claims, rows[i].expected);
    }
}

Test (apportion_criteria_combine, sums_to_the_weights_and_permutes_with_the_recipients)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  double values[3 * 50], reversed[3 * 50], weights[] = { 0.5, 0.25, 0.25 }, claims[50], other[50];
  double sum = 0;

  for (gsize c = 0; c < 3; c++)
    for (gsize i = 0; i < 50; i++)
      values[c * 50 + i] = reversed[c * 50 + 49 - i] = exp (g_rand_double_range (random, -9, 9));
  cr_assert (awrash_apportion_criteria_combine (3, 50, values, weights, claims, NULL));
  cr_assert (awrash_apportion_criteria_combine (3, 50, reversed, weights, other, NULL));
  for (gsize i = 0; i < 50; i++)
    {
      sum += claims[i];
      cr_expect_eq (claims[i], other[49 - i]);
    }
  cr_expect_float_eq (sum, 1, 1e-14);
}

Test (apportion_criteria_combine, each_fault_has_its_sentence_and_writes_nothing)
{
  static const struct
  {
    gsize n_criteria;
    gsize n;
    double values[4];
    double weights[2];
    int code;
    const char *message;
  } rows[] = {
    { 0, 2, { 0 }, { 0 }, AWRASH_ERROR_EMPTY, "the number of criteria is 0, expected at least 1" },
    { 2,
      0,
      { 0 },
      { 1, 1 },
      AWRASH_ERROR_EMPTY,
      "the number of recipients is 0, expected at least 1" },
    { 2,
      2,
      { 1, 1, 1, -1 },
      { 1, 1 },
      AWRASH_ERROR_VALUE,
      "values[3] is -1, expected a finite number ≥ 0" },
    { 2,
      2,
      { 1, 1, 1, 1 },
      { 1, NAN },
      AWRASH_ERROR_VALUE,
      "weights[1] is nan, expected a finite number ≥ 0" },
    { 2,
      2,
      { 1, 1, 1, 1 },
      { 0, 0 },
      AWRASH_ERROR_EMPTY,
      "all weights are 0, expected a weight > 0" },
    { 2,
      2,
      { 1, 1, 0, 0 },
      { 1, 1 },
      AWRASH_ERROR_EMPTY,
      "all values of criterion 1 are 0, expected a value > 0 or the weight 0" },
    { 2,
      2,
      { 0, 1, 0, 1 },
      { 1.7e308, 1.7e308 },
      AWRASH_ERROR_OVERFLOW,
      "the claim of recipient 1 is beyond the doubles, expected smaller weights" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double claims[] = { -1, -1 };
      g_autoptr (GError) error = NULL;
      cr_expect_not (awrash_apportion_criteria_combine (
          rows[i].n_criteria, rows[i].n, rows[i].values, rows[i].weights, claims, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[i].code), "%s", rows[i].message);
      cr_expect_str_eq (error->message, rows[i].message);
      cr_expect (claims[0] == -1 && claims[1] == -1);
    }
}

Test (apportion_criteria_excess, is_what_stands_above_the_rate)
{
  const double part[] = { 45, 46, 10, 7, 0, 1.7e308 }, whole[] = { 1000, 1000, 1000, 0, 0, 1e308 };
  const double expected[] = { 0, 1, 0, 7, 0, 1.655e308 };
  double excess[6];

  cr_assert (awrash_apportion_criteria_excess (6, part, whole, 0.045, excess, NULL));
  expect_near ("0.045", 6, excess, expected);
  cr_assert (awrash_apportion_criteria_excess (6, part, whole, 0, excess, NULL));
  expect_near ("0", 6, excess, part);
}

Test (apportion_criteria_excess, keeps_the_digits_of_a_small_difference)
{
  const double part[] = { 0.3 }, whole[] = { 3 };
  /* the double 0.3 is 0.299999999999999988897769753748; less 0.3 it is below 0 */
  double excess[1];

  cr_assert (awrash_apportion_criteria_excess (1, part, whole, 0.1, excess, NULL));
  cr_expect_eq (excess[0], 0);
  cr_assert (awrash_apportion_criteria_excess (1, whole, whole, 1, excess, NULL));
  cr_expect_eq (excess[0], 0);
}

/* Where products leave the doubles, or their roundings the normal ones. */
Test (apportion_criteria_excess, reaches_over_all_doubles)
{
  const double part[] = { 1e300, 1, 1e300, 5e-324, 1.5e308, 3 };
  const double whole[] = { 1e300, 1e300, 1, 1e-320, 1e308, 5e-324 };
  const double expected[] = { 0.955e300, 0, 1e300, 0, 1.455e308, 3 };
  double excess[6];

  cr_assert (awrash_apportion_criteria_excess (6, part, whole, 0.045, excess, NULL));
  for (gsize i = 0; i < 6; i++)
    cr_expect_float_eq (excess[i], expected[i], 1e-15 * expected[i], "%zu: %.17g", i, excess[i]);
}

Test (apportion_criteria_excess, is_never_more_than_the_part)
{
  const double part[] = { 0.0073202494579391562, 951826, 5e-324, DBL_MAX }, whole[4] = { 0 };
  const double rates[] = { 1.3, 0.94490396894396889, 0 };

  for (gsize r = 0; r < G_N_ELEMENTS (rates); r++)
    {
      double excess[4];
      cr_assert (awrash_apportion_criteria_excess (4, part, whole, rates[r], excess, NULL));
      for (gsize i = 0; i < 4; i++)
        cr_expect (excess[i] <= part[i], "%.17g of %.17g", excess[i], part[i]);
    }
}

Test (apportion_criteria_excess, each_fault_has_its_sentence_and_writes_nothing)
{
  static const struct
  {
    gsize n;
    double part;
    double whole;
    double rate;
    int code;
    const char *message;
  } rows[] = {
    { 0, 1, 1, 1, AWRASH_ERROR_EMPTY, "the number of recipients is 0, expected at least 1" },
    { 1, -1, 1, 1, AWRASH_ERROR_VALUE, "part[0] is -1, expected a finite number ≥ 0" },
    { 1, 1, HUGE_VAL, 1, AWRASH_ERROR_VALUE, "whole[0] is inf, expected a finite number ≥ 0" },
    { 1, 1, 1, -0.5, AWRASH_ERROR_VALUE,
      "rate is -0.5, expected a number ≥ 0 of at most 18 digits before and behind the decimal "
      "point" },
    { 1, 1, 1, NAN, AWRASH_ERROR_VALUE,
      "rate is nan, expected a number ≥ 0 of at most 18 digits before and behind the decimal "
      "point" },
    { 1, 1, 1, 1e-19, AWRASH_ERROR_VALUE,
      "rate is 1e-19, expected a number ≥ 0 of at most 18 digits before and behind the decimal "
      "point" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double excess = -1;
      g_autoptr (GError) error = NULL;
      cr_expect_not (awrash_apportion_criteria_excess (rows[i].n, &rows[i].part, &rows[i].whole,
                                                       rows[i].rate, &excess, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[i].code), "%s", rows[i].message);
      cr_expect_str_eq (error->message, rows[i].message);
      cr_expect_eq (excess, -1);
    }
}

Test (apportion_criteria_index, is_the_rate_over_the_average_within_its_caps)
{
  static const struct
  {
    const char *label;
    double value[3];
    double size[3];
    double low;
    double high;
    double expected[3];
  } rows[] = {
    { "between", { 10, 30, 20 }, { 100, 100, 100 }, 0, HUGE_VAL, { 0.5, 1.5, 1 } },
    { "capped", { 1, 50, 9 }, { 100, 100, 100 }, 0.5, 2, { 0.5, 2, 0.5 } },
    { "nobody there is the average", { 10, 20, 0 }, { 100, 50, 0 }, 0, 9, { 0.5, 2, 1 } },
    { "the average within the caps", { 10, 20, 0 }, { 100, 50, 0 }, 1.25, 9, { 1.25, 2, 1.25 } },
    { "the smallest doubles", { 0x1p-1074, 0x1p-1074, 0 }, { 1e300, 1e300, 0 }, 0, 9, { 1, 1, 1 } },
    { "sums beyond the doubles", { 0x1p1023, 0x1p1023, 0 }, { 1, 3, 0 }, 0, 9, { 2, 2.0 / 3, 1 } },
    { "beyond the doubles",
      { 1, 1, 0 },
      { 1e300, 1e-300, 0 },
      0,
      HUGE_VAL,
      { 0.5, G_MAXDOUBLE, 1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double index[3];
      cr_assert (awrash_apportion_criteria_index (3, rows[i].value, rows[i].size, rows[i].low,
                                                  rows[i].high, index, NULL),
                 "%s", rows[i].label);
      expect_near (rows[i].label, 3, index, rows[i].expected);
    }
}

Test (apportion_criteria_index, each_fault_has_its_sentence_and_writes_nothing)
{
  static const struct
  {
    gsize n;
    double value;
    double size;
    double low;
    double high;
    int code;
    const char *message;
  } rows[] = {
    { 0, 1, 1, 0, 1, AWRASH_ERROR_EMPTY, "the number of recipients is 0, expected at least 1" },
    { 1, 0, 1, 0, 1, AWRASH_ERROR_EMPTY, "all of value are 0, expected a value > 0" },
    { 1, -1, 1, 0, 1, AWRASH_ERROR_VALUE, "value[0] is -1, expected a finite number ≥ 0" },
    { 1, 1, NAN, 0, 1, AWRASH_ERROR_VALUE, "size[0] is nan, expected a finite number ≥ 0" },
    { 1, 1, 0, 0, 1, AWRASH_ERROR_VALUE,
      "size[0] is 0, expected a number > 0, or a value of 0 beside it" },
    { 1, 1, 1, -1, 1, AWRASH_ERROR_VALUE,
      "low is -1 and high is 1, expected numbers ≥ 0, low finite" },
    { 1, 1, 1, 0, NAN, AWRASH_ERROR_VALUE,
      "low is 0 and high is nan, expected numbers ≥ 0, low finite" },
    { 1, 1, 1, HUGE_VAL, HUGE_VAL, AWRASH_ERROR_VALUE,
      "low is inf and high is inf, expected numbers ≥ 0, low finite" },
    { 1, 1, 1, 2, 1, AWRASH_ERROR_BOUNDS, "low is 2, above high, which is 1, expected low ≤ high" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double index = -1;
      g_autoptr (GError) error = NULL;
      cr_expect_not (awrash_apportion_criteria_index (rows[i].n, &rows[i].value, &rows[i].size,
                                                      rows[i].low, rows[i].high, &index, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[i].code), "%s", rows[i].message);
      cr_expect_str_eq (error->message, rows[i].message);
      cr_expect_eq (index, -1);
    }
}
