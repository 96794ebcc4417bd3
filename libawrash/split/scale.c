/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decimals in 126 bits: enough for a product of three numbers of a programme with twelve digits
 * each, and what does not fit says so. Source: none. Invariant: no result is rounded. */

#include "split/scale-private.h"

#include "base/number-private.h"

#include <stdlib.h>
#include <string.h>

/* Sums and shifts stay below this, so that none overflows. */
#define LARGEST ((AwrashSigned)1 << 126)
#define LARGEST_COEFFICIENT ((AwrashSigned)1 << 53)
#define LARGEST_BOUND ((AwrashSigned)1 << 62)
/* Behind the point, of a number that is read without its text. */
#define MOST_PLACES 6

static AwrashSigned
size_of (AwrashSigned value)
{
  return value < 0 ? -value : value;
}

static AwrashDecimal
shorten (AwrashDecimal decimal)
{
  if (decimal.digits == 0)
    decimal.exponent = 0;
  while (decimal.digits != 0 && decimal.digits % 10 == 0)
    {
      decimal.digits /= 10;
      decimal.exponent++;
    }
  return decimal;
}

AwrashDecimal
awrash_i_decimal_of_integer (int64_t value)
{
  return shorten ((AwrashDecimal){ value, 0, FALSE });
}

/* Of at most 15 digits, few of them behind the point: as the quotient of two whole numbers, which
 * is rounded as the text would be, and no other decimal of 15 digits has the same double. */
static gboolean
read_short (double value, AwrashDecimal *decimal)
{
  double power = 1;

  for (int places = 1; places <= MOST_PLACES; places++)
    {
      double whole;

      power *= 10;
      whole = value * power + (value < 0 ? -0.5 : 0.5);
      if (!(whole > -1e15 && whole < 1e15))
        return FALSE;
      whole = (double)(int64_t)whole;
      if (whole / power == value)
        {
          *decimal = (AwrashDecimal){ (AwrashSigned)whole, -places, FALSE };
          return TRUE;
        }
    }
  return FALSE;
}

AwrashDecimal
awrash_i_decimal (double value)
{
  AwrashDecimal decimal = { 0, 0, FALSE };
  gboolean fraction = FALSE;
  g_autofree char *text = NULL;

  if (value == (double)(int64_t)CLAMP (value, -0x1p53, 0x1p53))
    return awrash_i_decimal_of_integer ((int64_t)value);
  if (read_short (value, &decimal))
    return decimal;
  text = awrash_i_number_format (value);
  for (const char *at = text; *at != '\0'; at++)
    if (*at == 'e')
      {
        decimal.exponent += atoi (at + 1);
        break;
      }
    else if (*at == '.')
      fraction = TRUE;
    else if (*at != '-')
      {
        decimal.digits = 10 * decimal.digits + (*at - '0');
        decimal.exponent -= fraction;
      }
  if (value < 0)
    decimal.digits = -decimal.digits;
  return shorten (decimal);
}

static gboolean
times (AwrashSigned *value, AwrashSigned factor)
{
  if (factor != 0 && size_of (*value) >= LARGEST / size_of (factor))
    return FALSE;
  *value *= factor;
  return TRUE;
}

static gboolean
shift (AwrashSigned *value, int places)
{
  for (int i = 0; i < places && *value != 0; i++)
    if (!times (value, 10))
      return FALSE;
  return TRUE;
}

AwrashDecimal
awrash_i_decimal_multiply (AwrashDecimal a, AwrashDecimal b)
{
  a.is_beyond = a.is_beyond || b.is_beyond || !times (&a.digits, b.digits);
  a.exponent += b.exponent;
  return shorten (a);
}

AwrashDecimal
awrash_i_decimal_subtract (AwrashDecimal a, AwrashDecimal b)
{
  int exponent = a.digits == 0   ? b.exponent
                 : b.digits == 0 ? a.exponent
                                 : MIN (a.exponent, b.exponent);

  a.is_beyond = a.is_beyond || b.is_beyond || !shift (&a.digits, a.exponent - exponent)
                || !shift (&b.digits, b.exponent - exponent);
  a.digits -= b.digits;
  a.exponent = exponent;
  return shorten (a);
}

gboolean
awrash_i_decimal_divide (AwrashDecimal a, AwrashDecimal b, gboolean up, int64_t *whole)
{
  AwrashSigned quotient, rest;
  gboolean is_small;

  if (a.is_beyond || b.is_beyond || !shift (&a.digits, a.exponent - b.exponent))
    return FALSE;
  /* A divisor beyond all numbers leaves a fraction below one. */
  is_small = !shift (&b.digits, b.exponent - a.exponent);
  quotient = is_small ? 0 : a.digits / b.digits;
  rest = is_small ? a.digits : a.digits % b.digits;
  if (size_of (quotient) >= LARGEST_BOUND)
    return FALSE;
  *whole = (int64_t)quotient + (up && rest > 0) - (!up && rest < 0);
  return TRUE;
}

static AwrashSigned
common_divisor (AwrashSigned a, AwrashSigned b)
{
  while (b != 0)
    {
      AwrashSigned rest = a % b;

      a = b;
      b = rest;
    }
  return size_of (a);
}

gboolean
awrash_i_scale (gsize n, const AwrashDecimal decimals[], int64_t whole[], AwrashDecimal *unit)
{
  AwrashSigned common = 0;
  int exponent = G_MAXINT;

  for (gsize i = 0; i < n; i++)
    if (decimals[i].digits != 0)
      exponent = MIN (exponent, decimals[i].exponent);
  for (gsize i = 0; i < n; i++)
    {
      AwrashSigned digits = decimals[i].digits;

      if (decimals[i].is_beyond || !shift (&digits, decimals[i].exponent - exponent))
        return FALSE;
      common = common_divisor (common, digits);
    }
  for (gsize i = 0; i < n; i++)
    {
      AwrashSigned digits = decimals[i].digits;

      shift (&digits, decimals[i].exponent - exponent);
      digits /= common;
      if (size_of (digits) >= LARGEST_COEFFICIENT)
        return FALSE;
      whole[i] = (int64_t)digits;
    }
  *unit = shorten ((AwrashDecimal){ common, exponent, FALSE });
  return TRUE;
}

double
awrash_i_decimal_approach (AwrashDecimal decimal)
{
  g_autofree char *text = NULL;
  AwrashSigned digits = size_of (decimal.digits);

  /* Some 38 digits; those beyond the 18th cannot change what a double holds by half of it. */
  while (digits >= (AwrashSigned)1000000000000000000)
    {
      digits /= 10;
      decimal.exponent++;
    }
  text = g_strdup_printf ("%s%" G_GINT64_FORMAT "e%d", decimal.digits < 0 ? "-" : "",
                          (int64_t)digits, decimal.exponent);
  return g_ascii_strtod (text, NULL);
}

static gboolean
read_number (const char *text, AwrashDecimal *decimal)
{
  double value;

  if (awrash_i_number_parse (text, '.', &value) != AWRASH_NUMBER_READ || !(value >= 0)
      || value > G_MAXDOUBLE)
    return FALSE;
  *decimal = awrash_i_decimal (value);
  return TRUE;
}

gboolean
awrash_i_scale_read (const char *text, AwrashDecimal *numerator, AwrashDecimal *denominator)
{
  const char *slash = strchr (text, '/');
  g_autofree char *first = slash != NULL ? g_strndup (text, (gsize)(slash - text)) : NULL;

  *denominator = awrash_i_decimal_of_integer (1);
  if (slash == NULL)
    return read_number (text, numerator);
  return read_number (first, numerator) && read_number (slash + 1, denominator)
         && denominator->digits > 0;
}
