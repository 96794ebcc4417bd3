/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as a language writes them, where the caller holds the language already. */

#ifndef AWRASH_REPORT_NUMERAL_PRIVATE_H
#define AWRASH_REPORT_NUMERAL_PRIVATE_H

#include "report/language-private.h"

/* What is always written before digits, beside the minus of what is below 0. */
typedef enum
{
  AWRASH_SIGN_MINUS = 0, /* nothing */
  AWRASH_SIGN_BOTH       /* a plus before what is above 0 */
} AwrashSign;

/* Newly allocated. A sign and its digits are isolated from right-to-left text around them. */
char *awrash_i_numeral_integer (const AwrashLanguage *language, int64_t value, AwrashSign sign,
                                gboolean isolates);
char *awrash_i_numeral_decimal (const AwrashLanguage *language, double value, int decimals,
                                AwrashSign sign, gboolean isolates);

#endif
