/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as text: shortest when written, strict when read, the same under any locale. */

#include "base/number-private.h"

#include <criterion/criterion.h>
#include <float.h>
#include <locale.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *text;
  double value;
} Spelt;

Test (base_number, is_written_in_its_shortest_form)
{
  const Spelt battery[] = {
    { "0", 0 },
    { "0", -0.0 },
    { "953", 953 },
    { "-5", -5 },
    { "0.1", 0.1 },
    { "0.30000000000000004", 0.1 + 0.2 },
    { "9007199254740991", 9007199254740991.0 },
    { "1e+20", 1e20 },
    { "100000", 100000 },
    { "5e-324", 5e-324 },
    { "1.7976931348623157e+308", DBL_MAX },
    { "0.3333333333333333", 1.0 / 3 },
    { "nan", (double)NAN },
    { "inf", INFINITY },
    { "-inf", -INFINITY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (battery); i++)
    {
      g_autofree char *text = awrash_i_number_format (battery[i].value);
      cr_expect_str_eq (text, battery[i].text);
    }
}

Test (base_number, reads_back_as_the_same_double)
{
  GRand *rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 20000; i++)
    {
      guint64 bits = ((guint64)g_rand_int (rand) << 32) | g_rand_int (rand);
      double value = 0, back = 0;
      memcpy (&value, &bits, sizeof value);
      if (!isfinite (value))
        continue;
      g_autofree char *text = awrash_i_number_format (value);
      cr_assert_eq (awrash_i_number_parse (text, '.', &back), AWRASH_NUMBER_READ, "%s", text);
      cr_assert_eq (value, back, "%s", text);
    }
  g_rand_free (rand);
}

typedef struct
{
  const char *text;
  char decimal;
  AwrashNumberFault fault;
  double value;
} Reading;

Test (base_number, reads_what_spreadsheets_write_and_nothing_else)
{
  const Reading battery[] = {
    { "1187", '.', AWRASH_NUMBER_READ, 1187 },
    { "  -12.5\t", '.', AWRASH_NUMBER_READ, -12.5 },
    { "+3", '.', AWRASH_NUMBER_READ, 3 },
    { "12,5", ',', AWRASH_NUMBER_READ, 12.5 },
    { "1e3", '.', AWRASH_NUMBER_READ, 1000 },
    { "1E-3", '.', AWRASH_NUMBER_READ, 0.001 },
    { "1 187", '.', AWRASH_NUMBER_READ, 1187 },
    { "1\302\240187\302\240000", '.', AWRASH_NUMBER_READ, 1187000 },
    { "1\342\200\257187,25", ',', AWRASH_NUMBER_READ, 1187.25 },
    { "05.301", '.', AWRASH_NUMBER_READ, 5.301 },
    { "", '.', AWRASH_NUMBER_EMPTY, 0 },
    { " \302\240", '.', AWRASH_NUMBER_EMPTY, 0 },
    { "12,5", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { "12.5", ',', AWRASH_NUMBER_MALFORMED, 0 },
    { "12.", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { ".5", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { "1 87", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { "1187 000", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { "1  187", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { "1.187.000", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { "--5", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { "- 5", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { "5-", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { "0x10", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { "nan", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { "inf", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { "1e", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { "12 %", '.', AWRASH_NUMBER_MALFORMED, 0 },
    { "\331\241\331\242", '.', AWRASH_NUMBER_MALFORMED, 0 }, /* Arabic-Indic digits */
    { "1e309", '.', AWRASH_NUMBER_TOO_LARGE, 0 },
    { "-1e309", '.', AWRASH_NUMBER_TOO_LARGE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (battery); i++)
    {
      const Reading *row = &battery[i];
      double value = -77;
      cr_expect_eq (awrash_i_number_parse (row->text, row->decimal, &value), row->fault,
                    "\"%s\" with %c", row->text, row->decimal);
      cr_expect_eq (value, row->fault == AWRASH_NUMBER_READ ? row->value : -77, "\"%s\"",
                    row->text);
    }
}

typedef struct
{
  const char *text;
  AwrashNumberFault fault;
  int64_t value;
} WholeReading;

Test (base_number, reads_whole_numbers_without_a_mark)
{
  const WholeReading battery[] = {
    { "953", AWRASH_NUMBER_READ, 953 },
    { "1\302\240187", AWRASH_NUMBER_READ, 1187 },
    { "-9223372036854775808", AWRASH_NUMBER_READ, G_MININT64 },
    { "9 223 372 036 854 775 807", AWRASH_NUMBER_READ, G_MAXINT64 },
    { "007", AWRASH_NUMBER_READ, 7 },
    { "9223372036854775808", AWRASH_NUMBER_TOO_LARGE, 0 },
    { "1.0", AWRASH_NUMBER_FRACTIONAL, 0 },
    { "1.187", AWRASH_NUMBER_FRACTIONAL, 0 },
    { "1,187", AWRASH_NUMBER_FRACTIONAL, 0 },
    { "1e3", AWRASH_NUMBER_FRACTIONAL, 0 },
    { "", AWRASH_NUMBER_EMPTY, 0 },
    { "ten", AWRASH_NUMBER_MALFORMED, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (battery); i++)
    {
      int64_t value = -77;
      cr_expect_eq (awrash_i_number_parse_integer (battery[i].text, &value), battery[i].fault,
                    "\"%s\"", battery[i].text);
      cr_expect_eq (value, battery[i].fault == AWRASH_NUMBER_READ ? battery[i].value : -77,
                    "\"%s\"", battery[i].text);
    }
}

Test (base_number, shares_keep_their_percent_sign_when_they_are_respelt)
{
  const char *const battery[][2] = {
    { "12.5 %", "12,5 %" },
    { "1 187.25%", "1187,25%" },
    { " -0.5 % ", "-0,5 % " },
    { "33.0", "33,0" },
    { "30 %", "30 %" },
    { "1e-3\302\240%", "1e-3\302\240%" },
    { "1.5 % x", NULL },
    { "%", NULL },
    { "1.5 %%", NULL },
    { "1.5 \342\200\260", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (battery); i++)
    {
      g_autofree char *text = awrash_i_number_respell_share (battery[i][0], '.', ',');
      cr_expect_str_eq (text != NULL ? text : "none",
                        battery[i][1] != NULL ? battery[i][1] : "none");
      cr_expect_eq (awrash_i_number_is_share (battery[i][0], '.'), battery[i][1] != NULL, "%s",
                    battery[i][0]);
    }
}

Test (base_number, blanks_of_any_kind_are_no_text)
{
  cr_expect (awrash_i_number_is_blank (""));
  cr_expect (awrash_i_number_is_blank (" \t\302\240\342\200\257"));
  cr_expect_not (awrash_i_number_is_blank ("  0"));
  cr_expect_not (awrash_i_number_is_blank ("x "));
}

Test (base_number, a_text_longer_than_any_number_is_none)
{
  g_autofree char *ones = g_strnfill (100000, '1');
  double value = -77;

  cr_expect_eq (awrash_i_number_parse (ones, '.', &value), AWRASH_NUMBER_MALFORMED);
  cr_expect_eq (value, -77);
}

Test (base_number, is_respelt_without_blanks_and_with_another_mark)
{
  g_autofree char *comma = awrash_i_number_respell ("1 187.50", '.', ',');
  g_autofree char *point = awrash_i_number_respell ("12,5", ',', '.');

  cr_expect_str_eq (comma, "1187,50");
  cr_expect_str_eq (point, "12.5");
  cr_expect_null (awrash_i_number_respell ("12;5", '.', ','));
}
