/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as text, without any locale: the shortest text that reads back the same, and a reader
 * that takes what spreadsheets write and nothing else. */

#ifndef AWRASH_BASE_NUMBER_PRIVATE_H
#define AWRASH_BASE_NUMBER_PRIVATE_H

#include <awrash.h>

/* Newly allocated: the shortest text with a decimal point that reads back as the same double;
 * whole numbers below 2^53 without exponent; "nan", "inf", "-inf". */
char *awrash_i_number_format (double value);

typedef enum
{
  AWRASH_NUMBER_READ = 0,
  AWRASH_NUMBER_EMPTY = 1,      /* nothing but blanks */
  AWRASH_NUMBER_MALFORMED = 2,  /* no number in this notation */
  AWRASH_NUMBER_FRACTIONAL = 3, /* a number, but not written as a whole one */
  AWRASH_NUMBER_TOO_LARGE = 4
} AwrashNumberFault;

/* Reads [+-]digits[decimal digits][e[+-]digits] with blanks around it, and with blanks (space,
 * U+00A0, U+202F) between groups of three digits; decimal is '.' or ','. value is written only
 * where AWRASH_NUMBER_READ is returned. */
AwrashNumberFault awrash_i_number_parse (const char *text, char decimal, double *value);

/* The same for whole numbers: a decimal mark or an exponent is FRACTIONAL. */
AwrashNumberFault awrash_i_number_parse_integer (const char *text, int64_t *value);

/* Newly allocated: the text of a number that awrash_i_number_parse() reads, without blanks and
 * with another decimal mark; NULL where it reads none. */
char *awrash_i_number_respell (const char *text, char decimal, char new_decimal);

/* Whether a text holds nothing but blanks. */
gboolean awrash_i_number_is_blank (const char *text);

/* The percent sign with which a share such as "12.5 %" ends, blanks aside; NULL without one. */
const char *awrash_i_number_find_percent (const char *text);

/* TRUE for a number, with or without a percent sign behind it. */
gboolean awrash_i_number_is_share (const char *text, char decimal);

/* As awrash_i_number_respell(), but a percent sign stays behind its number. */
char *awrash_i_number_respell_share (const char *text, char decimal, char new_decimal);

#endif
