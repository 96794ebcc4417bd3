/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as text. Reading first spells the cell plainly (no blanks, a point), then lets
 * g_ascii_strtod round it correctly. Invariant: what is not a number as a whole is no number; no
 * prefix of a cell is ever taken for its value. */

#include "base/number-private.h"

#include <errno.h>
#include <math.h>
#include <string.h>

char *
awrash_i_number_format (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (isnan (value))
    return g_strdup ("nan");
  if (isinf (value))
    return g_strdup (value > 0 ? "inf" : "-inf");
  if (fabs (value) < 0x1p53 && value == trunc (value))
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64)value);
  /* %g drops trailing zeros, so the shortest text is found at 15 digits, the most that every
   * double keeps, unless it is subnormal or needs 16 or 17. */
  for (int digits = fabs (value) < 0x1p-1022 ? 1 : 15; digits <= 17; digits++)
    {
      char format[] = { '%', '.', (char)('0' + digits / 10), (char)('0' + digits % 10), 'g', 0 };
      g_ascii_formatd (text, sizeof text, format, value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
  return g_strdup (text);
}

/* The length of the blank at the text, 0 if there is none. */
static gsize
measure_blank (const char *text)
{
  if (*text == ' ' || *text == '\t')
    return 1;
  if (strncmp (text, "\302\240", 2) == 0) /* U+00A0 */
    return 2;
  return strncmp (text, "\342\200\257", 3) == 0 ? 3 : 0; /* U+202F */
}

static const char *
skip_blanks (const char *text)
{
  gsize length = 0;

  while ((length = measure_blank (text)) > 0)
    text += length;
  return text;
}

gboolean
awrash_i_number_is_blank (const char *text)
{
  return *skip_blanks (text) == '\0';
}

/* Room for the longest number that is read; a longer cell is no number. */
enum
{
  SPELLING = 512
};

typedef struct
{
  char text[SPELLING];
  gsize length;
} Spelling;

static gboolean
spell (Spelling *spelling, char letter)
{
  if (spelling->length + 1 >= SPELLING)
    return FALSE;
  spelling->text[spelling->length++] = letter;
  return TRUE;
}

/* Appends a run of digits; NULL where there is none or no room. */
static const char *
spell_digits (Spelling *spelling, const char *text)
{
  const char *start = text;

  for (; g_ascii_isdigit (*text); text++)
    if (!spell (spelling, *text))
      return NULL;
  return text > start ? text : NULL;
}

/* Appends further groups of three digits, a single blank before each. */
static const char *
spell_groups (Spelling *spelling, const char *text)
{
  for (gsize blank = measure_blank (text); blank > 0; blank = measure_blank (text))
    {
      const char *digits = text + blank;
      if (!g_ascii_isdigit (*digits))
        return text;
      const char *end = spell_digits (spelling, digits);
      if (end == NULL || end - digits != 3)
        return NULL;
      text = end;
    }
  return text;
}

/* Digits before the decimal mark, in groups or not: 1187, 1 187, 12 345 678. */
static const char *
spell_whole (Spelling *spelling, const char *text)
{
  const char *end = spell_digits (spelling, text);

  if (end == NULL || end - text > 3)
    return end;
  return spell_groups (spelling, end);
}

static const char *
spell_exponent (Spelling *spelling, const char *text)
{
  if (*text != 'e' && *text != 'E')
    return text;
  if (!spell (spelling, 'e'))
    return NULL;
  text++;
  if ((*text == '+' || *text == '-') && !spell (spelling, *text++))
    return NULL;
  return spell_digits (spelling, text);
}

/* Spells the number plainly; is_whole tells whether it has neither decimal mark nor exponent. */
static AwrashNumberFault
spell_number (const char *text, char decimal, char new_decimal, Spelling *spelling,
              gboolean *is_whole)
{
  spelling->length = 0;
  text = skip_blanks (text);
  if (*text == '\0')
    return AWRASH_NUMBER_EMPTY;
  if (*text == '-')
    spell (spelling, '-');
  if (*text == '-' || *text == '+')
    text++;
  const char *whole_end = spell_whole (spelling, text);
  const char *end = whole_end;
  if (end != NULL && *end == decimal)
    end = spell (spelling, new_decimal) ? spell_digits (spelling, end + 1) : NULL;
  if (end != NULL)
    end = spell_exponent (spelling, end);
  if (end == NULL || *skip_blanks (end) != '\0')
    return AWRASH_NUMBER_MALFORMED;
  *is_whole = end == whole_end;
  spelling->text[spelling->length] = '\0';
  return AWRASH_NUMBER_READ;
}

/* Few digits and nothing else, as most cells hold: a number that is exact in double. */
static gboolean
read_plain (const char *text, int64_t *value)
{
  int64_t sum = 0;
  gsize n = 0;

  for (; text[n] >= '0' && text[n] <= '9' && n < 15; n++)
    sum = 10 * sum + (text[n] - '0');
  if (n == 0 || text[n] != '\0')
    return FALSE;
  *value = sum;
  return TRUE;
}

AwrashNumberFault
awrash_i_number_parse (const char *text, char decimal, double *value)
{
  Spelling spelling;
  gboolean is_whole = FALSE;
  int64_t plain;

  if (read_plain (text, &plain))
    {
      *value = (double)plain;
      return AWRASH_NUMBER_READ;
    }

  AwrashNumberFault fault = spell_number (text, decimal, '.', &spelling, &is_whole);
  if (fault != AWRASH_NUMBER_READ)
    return fault;
  double read = g_ascii_strtod (spelling.text, NULL);
  if (!isfinite (read))
    return AWRASH_NUMBER_TOO_LARGE;
  *value = read;
  return AWRASH_NUMBER_READ;
}

AwrashNumberFault
awrash_i_number_parse_integer (const char *text, int64_t *value)
{
  Spelling spelling;
  gboolean is_whole = FALSE;

  if (read_plain (text, value))
    return AWRASH_NUMBER_READ;

  AwrashNumberFault fault = spell_number (text, '.', '.', &spelling, &is_whole);

  if (fault == AWRASH_NUMBER_MALFORMED)
    {
      gboolean has_comma
          = spell_number (text, ',', '.', &spelling, &is_whole) == AWRASH_NUMBER_READ;
      return has_comma ? AWRASH_NUMBER_FRACTIONAL : fault;
    }
  if (fault == AWRASH_NUMBER_READ && !is_whole)
    return AWRASH_NUMBER_FRACTIONAL;
  if (fault != AWRASH_NUMBER_READ)
    return fault;
  errno = 0;
  gint64 read = g_ascii_strtoll (spelling.text, NULL, 10);
  if (errno == ERANGE)
    return AWRASH_NUMBER_TOO_LARGE;
  *value = read;
  return AWRASH_NUMBER_READ;
}

char *
awrash_i_number_respell (const char *text, char decimal, char new_decimal)
{
  Spelling spelling;
  gboolean is_whole = FALSE;

  if (spell_number (text, decimal, new_decimal, &spelling, &is_whole) != AWRASH_NUMBER_READ)
    return NULL;
  return g_strdup (spelling.text);
}

const char *
awrash_i_number_find_percent (const char *text)
{
  const char *sign = strchr (text, '%');

  return sign != NULL && *skip_blanks (sign + 1) == '\0' ? sign : NULL;
}

gboolean
awrash_i_number_is_share (const char *text, char decimal)
{
  const char *sign = awrash_i_number_find_percent (text);
  g_autofree char *number = sign == NULL ? NULL : g_strndup (text, (gsize)(sign - text));
  double value = 0;

  return awrash_i_number_parse (number != NULL ? number : text, decimal, &value)
         == AWRASH_NUMBER_READ;
}

char *
awrash_i_number_respell_share (const char *text, char decimal, char new_decimal)
{
  const char *tail = awrash_i_number_find_percent (text);

  if (tail == NULL)
    return awrash_i_number_respell (text, decimal, new_decimal);
  while (tail > text && !g_ascii_isdigit (tail[-1])) /* a number ends in a digit */
    tail--;
  g_autofree char *number = g_strndup (text, (gsize)(tail - text));
  g_autofree char *respelt = awrash_i_number_respell (number, decimal, new_decimal);
  return respelt == NULL ? NULL : g_strconcat (respelt, tail, NULL);
}
