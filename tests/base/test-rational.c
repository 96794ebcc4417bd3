/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exact numbers from texts and from doubles. Source: none.
 * Invariant: what is read is the number that was written, or nothing. */

#include "base/rational-private.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

Test (base_rational, decimals_and_fractions_are_read_in_lowest_terms)
{
  static const struct
  {
    const char *text;
    int64_t numerator, denominator;
  } rows[] = {
    { "0", 0, 1 },
    { "-0.000", 0, 1 },
    { "0.7", 7, 10 },
    { "+0.70", 7, 10 },
    { "00.500", 1, 2 },
    { "2", 2, 1 },
    { "-500", -500, 1 },
    { "1/3", 1, 3 },
    { "-2/6", -1, 3 },
    { "0/5", 0, 1 },
    { "1e3", 1000, 1 },
    { "12.5e-2", 1, 8 },
    { "1E+2", 100, 1 },
    { "0e99999999999", 0, 1 },
    { "999999999999999999", 999999999999999999, 1 },
    { "0.999999999999999999", 999999999999999999, 1000000000000000000 },
    { "1e-18", 1, 1000000000000000000 },
    { "0.000000000000000001000", 1, 1000000000000000000 },
    { "000000000000000000000000001/2", 1, 2 },
    { "1e18", 1000000000000000000, 1 },
    { "123456789.123456789", 123456789123456789, 1000000000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AwrashRational value = { -7, -7 };
      g_autoptr (GError) error = NULL;
      cr_expect (awrash_i_rational_parse (rows[i].text, &value, &error), "%s: %s", rows[i].text,
                 error == NULL ? "" : error->message);
      cr_expect (value.numerator == rows[i].numerator && value.denominator == rows[i].denominator,
                 "%s: %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, rows[i].text, value.numerator,
                 value.denominator);
    }
}

#define FORM "a decimal or a fraction such as 0.4 or 1/3"

Test (base_rational, what_is_no_exact_number_is_refused)
{
  static const struct
  {
    const char *text, *expected;
  } rows[] = {
    { "", FORM },
    { "-", FORM },
    { ".5", FORM },
    { "5.", FORM },
    { "1,5", FORM },
    { " 1", FORM },
    { "1 ", FORM },
    { "--1", FORM },
    { "1/", FORM },
    { "/2", FORM },
    { "1/-2", FORM },
    { "1/2/3", FORM },
    { "1.5/2", FORM },
    { "1/2.5", FORM },
    { "1e", FORM },
    { "1e+", FORM },
    { "inf", FORM },
    { "nan", FORM },
    { "0x10", FORM },
    { "1/0", "a denominator above 0" },
    { "0/000", "a denominator above 0" },
    { "1000000000000000000", "at most 18 digits" },
    { "1/1000000000000000000", "at most 18 digits" },
    { "1.000000000000000001", "at most 18 digits" },
    { "0.0000000000000000001", "at most 18 digits" },
    { "1e19", "at most 18 digits" },
    { "1e-19", "at most 18 digits" },
    { "1e99999999999999999999", "at most 18 digits" },
    { "1e-99999999999999999999", "at most 18 digits" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AwrashRational value = { -7, -7 };
      g_autoptr (GError) error = NULL;
      g_autofree char *message = g_strdup_printf ("\"%s\" is no exact number, expected %s",
                                                  rows[i].text, rows[i].expected);
      cr_expect_not (awrash_i_rational_parse (rows[i].text, &value, &error), "%s", rows[i].text);
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE), "%s", rows[i].text);
      cr_expect_str_eq (error->message, message);
      cr_expect (value.numerator == -7 && value.denominator == -7, "%s", rows[i].text);
    }
}

Test (base_rational, a_double_is_the_decimal_that_a_person_wrote)
{
  static const struct
  {
    double number;
    int64_t numerator, denominator;
  } rows[] = {
    { 0.9, 9, 10 },
    { 1.3, 13, 10 },
    { -0.7, -7, 10 },
    { 0, 0, 1 },
    { 1e-7, 1, 10000000 },
    { 2.5, 5, 2 },
    { 1e17, 100000000000000000, 1 },
    { 0x1p-10, 1, 1024 },
    { 1e18, 1000000000000000000, 1 },
  };
  static const double refused[] = { NAN, HUGE_VAL, -HUGE_VAL, 1e300, 5e-324, 1e19, DBL_MAX };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AwrashRational value = { -7, -7 };
      cr_assert (awrash_i_rational_of_double (rows[i].number, &value, NULL), "%g", rows[i].number);
      cr_expect (value.numerator == rows[i].numerator && value.denominator == rows[i].denominator,
                 "%g", rows[i].number);
      cr_expect_eq (awrash_i_rational_to_double (value), rows[i].number, "%g", rows[i].number);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      AwrashRational value = { -7, -7 };
      g_autoptr (GError) error = NULL;
      cr_expect_not (awrash_i_rational_of_double (refused[i], &value, &error), "%g", refused[i]);
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE), "%g", refused[i]);
      cr_expect_eq (value.denominator, -7, "%g", refused[i]);
    }
}

Test (base_rational, rationals_are_compared_as_they_are)
{
  const int64_t most = AWRASH_RATIONAL_MOST;
  const AwrashRational rising[]
      = { { -most, 1 },           { -1, 2 },          { -1, 3 }, { 0, 1 },   { 1, most }, { 1, 3 },
          { most - 2, most - 1 }, { most - 1, most }, { 1, 1 },  { most, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rising); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (rising); j++)
      cr_expect_eq (awrash_i_rational_compare (rising[i], rising[j]), (i > j) - (i < j), "%zu, %zu",
                    i, j);
}
