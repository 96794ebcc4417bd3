/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a reading writes cells and rows as text: "05.301/temporary", "A/type:roads", and sums of them
 * with coefficients. A code is bare, or between double quotes with \" and \\ inside. */

#ifndef AWRASH_SPLIT_NOTATION_PRIVATE_H
#define AWRASH_SPLIT_NOTATION_PRIVATE_H

#include "programme/programme-private.h"

/* A text being read from left to right. */
typedef struct
{
  const AwrashProgramme *programme;
  const char *key; /* of the reading, for messages */
  const char *at;  /* what is left */
} AwrashNotation;

/* Skips blanks; TRUE if nothing is left. */
gboolean awrash_i_notation_is_done (AwrashNotation *notation);
/* Takes a mark of punctuation, if it is the next. */
gboolean awrash_i_notation_take (AwrashNotation *notation, const char *mark);
/* FALSE with AWRASH_ERROR_SYNTAX that says what was expected and where. */
gboolean awrash_i_notation_refuse (const AwrashNotation *notation, const char *expected,
                                   GError **error);
/* A bare or quoted word; (transfer full), or NULL with an error. is_quoted may be NULL. */
char *awrash_i_notation_word (AwrashNotation *notation, const char *expected, gboolean *is_quoted,
                              GError **error);
/* "CODE/TARGET" with the code already read: the territory and the types, which the caller has
 * zeroed; AWRASH_ERROR_NAME for codes that nobody knows. */
gboolean awrash_i_notation_cells (AwrashNotation *notation, const char *code, gsize *territory,
                                  guint8 types[], GError **error);
/* A code as the notation reads it, quoted where it must be; (transfer full). */
char *awrash_i_notation_quote (const char *code);

#endif
