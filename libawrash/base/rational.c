/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decimals and fractions read as exact quotients of integers. Source: none. Invariant: lowest
 * terms, denominator > 0; a text is taken as a whole or not at all. */

#include "base/rational-private.h"

#include "base/i18n-private.h"
#include "base/int128-private.h"
#include "base/number-private.h"
#include "base/text-private.h"

#include <string.h>

typedef AwrashInt128 Wide;

/* digits·10^-places */
typedef struct
{
  int64_t digits;
  gsize n_digits; /* without leading zeros */
  int places;
} Decimal;

enum
{
  MOST_EXPONENT = 10000 /* where reading stops to count */
};

/* Appends one digit; what is too long is only counted. */
static void
append (Decimal *decimal, char digit)
{
  if (decimal->n_digits > 0 || digit != '0')
    decimal->n_digits++;
  if (decimal->n_digits <= AWRASH_RATIONAL_DIGITS)
    decimal->digits = 10 * decimal->digits + (digit - '0');
}

/* A run of digits; NULL where there is none. */
static const char *
take_digits (const char *text, Decimal *decimal)
{
  const char *start = text;

  for (; g_ascii_isdigit (*text); text++)
    append (decimal, *text);
  return text > start ? text : NULL;
}

/* Zeros at the end of a fraction change nothing, so that 0.5000 has one digit. */
static const char *
take_fraction (const char *text, Decimal *decimal)
{
  const char *end = text, *last = text;

  for (; g_ascii_isdigit (*end); end++)
    if (*end != '0')
      last = end + 1;
  for (const char *at = text; at < last; at++)
    append (decimal, *at);
  decimal->places = (int)MIN (last - text, MOST_EXPONENT);
  return end > text ? end : NULL;
}

static const char *
take_exponent (const char *text, Decimal *decimal)
{
  gboolean is_negative = *text == '-';
  int exponent = 0;

  if (*text == '+' || *text == '-')
    text++;
  const char *start = text;
  for (; g_ascii_isdigit (*text); text++)
    exponent = MIN (10 * exponent + (*text - '0'), MOST_EXPONENT);
  decimal->places += is_negative ? exponent : -exponent;
  return text > start ? text : NULL;
}

int64_t
awrash_i_rational_common_divisor (int64_t a, int64_t b)
{
  /* nothing divides one but one */
  while (b != 0 && a != 1)
    {
      int64_t rest = a % b;
      a = b;
      b = rest;
    }
  return a;
}

static AwrashRational
reduce (int64_t numerator, int64_t denominator)
{
  int64_t divisor = awrash_i_rational_common_divisor (numerator, denominator);

  return (AwrashRational){ numerator / divisor, denominator / divisor };
}

/* FALSE where 10^18 is passed on either side. */
static gboolean
place_point (Decimal decimal, AwrashRational *value)
{
  int64_t denominator = 1;

  if (decimal.n_digits > AWRASH_RATIONAL_DIGITS)
    return FALSE;
  for (; decimal.places > 0 && decimal.digits % 10 == 0 && decimal.digits != 0; decimal.places--)
    decimal.digits /= 10;
  if (decimal.digits == 0)
    decimal.places = 0;
  for (; decimal.places < 0; decimal.places++)
    {
      if (decimal.digits > AWRASH_RATIONAL_MOST / 10)
        return FALSE;
      decimal.digits *= 10;
    }
  if (decimal.places > AWRASH_RATIONAL_DIGITS)
    return FALSE;
  for (; decimal.places > 0; decimal.places--)
    denominator *= 10;
  *value = reduce (decimal.digits, denominator);
  return TRUE;
}

/* The numerator stands in front of the bar; FALSE where a side is too long, or 0 below. */
static gboolean
divide (Decimal above, Decimal below, AwrashRational *value)
{
  if (above.n_digits > AWRASH_RATIONAL_DIGITS || below.n_digits > AWRASH_RATIONAL_DIGITS)
    return FALSE;
  *value = reduce (above.digits, below.digits);
  return TRUE;
}

static gboolean
refuse (const char *text, const char *expected, GError **error)
{
  g_autofree char *quoted = awrash_i_text_quote (text);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE, _ ("%s is no exact number, expected %s"),
               quoted, expected);
  return FALSE;
}

/* The unsigned part; the end of what was read, NULL where it is no number. */
static const char *
take_number (const char *text, Decimal *above, Decimal *below)
{
  const char *end = take_digits (text, above);

  if (end != NULL && *end == '/')
    return take_digits (end + 1, below);
  if (end != NULL && *end == '.')
    end = take_fraction (end + 1, above);
  if (end != NULL && (*end == 'e' || *end == 'E'))
    end = take_exponent (end + 1, above);
  return end;
}

gboolean
awrash_i_rational_parse (const char *text, AwrashRational *value, GError **error)
{
  const char *start = *text == '+' || *text == '-' ? text + 1 : text;
  Decimal above = { 0 }, below = { 0 };
  AwrashRational read = { 0, 1 };
  const char *end = take_number (start, &above, &below);

  if (end == NULL || *end != '\0')
    return refuse (text, _ ("a decimal or a fraction such as 0.4 or 1/3"), error);
  gboolean is_fraction = strchr (text, '/') != NULL;
  if (is_fraction && below.n_digits == 0)
    return refuse (text, _ ("a denominator above 0"), error);
  if (!(is_fraction ? divide (above, below, &read) : place_point (above, &read)))
    return refuse (text, _ ("at most 18 digits"), error);
  if (*text == '-')
    read.numerator = -read.numerator;
  *value = read;
  return TRUE;
}

gboolean
awrash_i_rational_of_double (double number, AwrashRational *value, GError **error)
{
  g_autofree char *text = awrash_i_number_format (number);

  return awrash_i_rational_parse (text, value, error);
}

int
awrash_i_rational_compare (AwrashRational a, AwrashRational b)
{
  /* both products are at most 10^36 < 2^120 */
  Wide left = (Wide)a.numerator * b.denominator, right = (Wide)b.numerator * a.denominator;

  return (left > right) - (left < right);
}

double
awrash_i_rational_to_double (AwrashRational value)
{
  return (double)value.numerator / (double)value.denominator;
}
