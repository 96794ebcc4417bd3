/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Written decimals as whole numbers of a common unit. Source: none. Invariant: nothing is rounded;
 * what has too many digits is refused. */

#include "base/number-private.h"
#include "split/scale-private.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *label;
  gsize n;
  double values[4];
  int64_t whole[4];
  int64_t digits; /* of the unit */
  int exponent;
} Row;

static const Row rows[] = {
  { "one number is the unit itself", 1, { 2970.05 }, { 1 }, 297005, -2 },
  { "whole numbers", 3, { 4, 6, 10 }, { 2, 3, 5 }, 2, 0 },
  { "tenths", 3, { 0.1, 0.2, 0.3 }, { 1, 2, 3 }, 1, -1 },
  { "mixed", 3, { 2970.05, 1500, 0 }, { 59401, 30000, 0 }, 5, -2 },
  { "signs", 2, { -0.25, 0.5 }, { -1, 2 }, 25, -2 },
  { "large powers", 2, { 1e300, 3e300 }, { 1, 3 }, 1, 300 },
  { "small powers", 2, { 1e-300, 7e-300 }, { 1, 7 }, 1, -300 },
  { "just below 2^53", 2, { 9007199254740991, 1 }, { 9007199254740991, 1 }, 1, 0 },
};

Test (split_scale, decimals_are_whole_numbers_of_their_largest_unit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      AwrashDecimal decimals[4], unit;
      int64_t whole[4];

      for (gsize k = 0; k < row->n; k++)
        decimals[k] = awrash_i_decimal (row->values[k]);
      cr_assert (awrash_i_scale (row->n, decimals, whole, &unit), "%s", row->label);
      cr_expect_arr_eq (whole, row->whole, row->n * sizeof (int64_t), "%s", row->label);
      cr_expect (unit.digits == row->digits && unit.exponent == row->exponent, "%s: %d e%d",
                 row->label, (int)unit.digits, unit.exponent);
    }
}

/* The digits and the exponent of a number's shortest text, without zeros at its end. */
static void
spell (double value, GString *digits, int *exponent)
{
  g_autofree char *text = awrash_i_number_format (value);
  const char *point = strchr (text, '.'), *power = strchr (text, 'e');

  *exponent = power != NULL ? atoi (power + 1) : 0;
  g_string_assign (digits, "");
  for (const char *at = text; *at != '\0' && *at != 'e'; at++)
    {
      *exponent -= point != NULL && at > point;
      if (*at != '.' && !(*at == '0' && (digits->len == 0 || digits->str[digits->len - 1] == '-')))
        g_string_append_c (digits, *at);
    }
  for (; digits->str[digits->len - 1] == '0'; ++*exponent)
    g_string_truncate (digits, digits->len - 1);
}

Test (split_scale, a_decimal_has_the_digits_of_the_shortest_text)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GString) digits = g_string_new (NULL);

  for (guint trial = 0; trial < 30000; trial++)
    {
      double whole = floor (pow (10, g_rand_double_range (rand, 0, 16)));
      double value = whole / pow (10, g_rand_int_range (rand, 1, 9));
      AwrashDecimal decimal;
      g_autofree char *own = NULL;
      int exponent;

      /* beside a short decimal there are doubles that are none */
      value = trial % 3 == 0 ? nextafter (value, trial % 2 ? 0 : 1e20) : value;
      value = g_rand_boolean (rand) ? -value : value;
      decimal = awrash_i_decimal (value);
      spell (value, digits, &exponent);
      own = g_strdup_printf ("%" G_GINT64_FORMAT, (int64_t)decimal.digits);
      cr_assert_str_eq (own, digits->str, "%.17g", value);
      cr_assert_eq (decimal.exponent, exponent, "%.17g: %d", value, decimal.exponent);
    }
}

Test (split_scale, too_many_digits_are_refused)
{
  static const double pairs[][2] = { { 1e300, 1 }, { 9007199254740992, 1 }, { 1e-20, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      AwrashDecimal decimals[2]
          = { awrash_i_decimal (pairs[i][0]), awrash_i_decimal (pairs[i][1]) },
          unit;
      int64_t whole[2] = { 7, 7 };

      cr_expect_not (awrash_i_scale (2, decimals, whole, &unit), "%zu", i);
    }
}

typedef struct
{
  double a, b;
  int64_t down, up;
} Division;

static const Division divisions[] = {
  { 7, 2, 3, 4 },
  { -7, 2, -4, -3 },
  { 6, 2, 3, 3 },
  { -6, 2, -3, -3 },
  { 0, 3, 0, 0 },
  { 0.3, 0.1, 3, 3 },
  { 0.29, 0.1, 2, 3 },
  { 1e-300, 7, 0, 1 },
  { -1e-300, 7, -1, 0 },
  { 1, 1e300, 0, 1 },
  { 891015, 8910.15, 100, 100 },
  { 4e18, 1, 4000000000000000000, 4000000000000000000 },
};

Test (split_scale, divides_down_and_up_exactly)
{
  for (gsize i = 0; i < G_N_ELEMENTS (divisions); i++)
    {
      AwrashDecimal a = awrash_i_decimal (divisions[i].a), b = awrash_i_decimal (divisions[i].b);
      int64_t down, up;

      cr_assert (awrash_i_decimal_divide (a, b, FALSE, &down), "%zu", i);
      cr_assert (awrash_i_decimal_divide (a, b, TRUE, &up), "%zu", i);
      cr_expect_eq (down, divisions[i].down, "%zu: %" G_GINT64_FORMAT, i, down);
      cr_expect_eq (up, divisions[i].up, "%zu: %" G_GINT64_FORMAT, i, up);
    }
}

Test (split_scale, a_quotient_of_2_to_the_62_is_refused)
{
  int64_t whole = 7;

  cr_expect_not (
      awrash_i_decimal_divide (awrash_i_decimal (5e18), awrash_i_decimal (1), FALSE, &whole));
  cr_expect_not (
      awrash_i_decimal_divide (awrash_i_decimal (1e300), awrash_i_decimal (1), FALSE, &whole));
  cr_expect_eq (whole, 7);
}

Test (split_scale, multiplies_and_subtracts_as_on_paper)
{
  AwrashDecimal product
      = awrash_i_decimal_multiply (awrash_i_decimal (2970.05), awrash_i_decimal (0.25));
  AwrashDecimal rest = awrash_i_decimal_subtract (awrash_i_decimal (0.3), awrash_i_decimal (0.1));
  AwrashDecimal beyond = awrash_i_decimal_multiply (
      awrash_i_decimal_multiply (awrash_i_decimal (0.1234567890123457),
                                 awrash_i_decimal (0.1234567890123457)),
      awrash_i_decimal (0.1234567890123457));

  cr_expect (product.digits == 7425125 && product.exponent == -4);
  cr_expect (rest.digits == 2 && rest.exponent == -1);
  cr_expect_eq (awrash_i_decimal_approach (product), 742.5125);
  cr_expect (beyond.is_beyond);
}

Test (split_scale, reads_numbers_and_fractions_and_nothing_else)
{
  static const char *const bad[]
      = { "", "x", "-1", "1/0", "1/-2", "1/2/3", "/2", "2/", "nan", "inf", "1,5" };
  AwrashDecimal numerator, denominator;

  cr_assert (awrash_i_scale_read ("20/1000", &numerator, &denominator));
  cr_expect (numerator.digits == 2 && numerator.exponent == 1);
  cr_expect (denominator.digits == 1 && denominator.exponent == 3);
  cr_assert (awrash_i_scale_read (" 0.02 ", &numerator, &denominator));
  cr_expect (numerator.digits == 2 && numerator.exponent == -2);
  cr_expect (denominator.digits == 1 && denominator.exponent == 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    cr_expect_not (awrash_i_scale_read (bad[i], &numerator, &denominator), "%s", bad[i]);
}
