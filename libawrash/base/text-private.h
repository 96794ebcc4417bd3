/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text that grows by input and may refuse to: what GString is, but with AWRASH_ERROR_MEMORY in
 * place of an abort. */

#ifndef AWRASH_BASE_TEXT_PRIVATE_H
#define AWRASH_BASE_TEXT_PRIVATE_H

#include <awrash.h>

/* Zeroed (= { 0 }) it is empty; bytes are always ended by a NUL that length does not count. */
typedef struct
{
  char *bytes;
  gsize length;
  gsize capacity;
} AwrashText;

/* Makes room for that many more bytes and a NUL. */
gboolean awrash_i_text_reserve (AwrashText *text, gsize more, GError **error);

gboolean awrash_i_text_append (AwrashText *text, const char *bytes, gsize length, GError **error);

/* The bytes, to be freed by g_free; the text is empty afterwards. */
char *awrash_i_text_steal (AwrashText *text);

void awrash_i_text_clear (AwrashText *text);

/* The next character of a text in UTF-8: g_utf8_next_char() without its cast to what is not
 * constant. */
static inline const char *
awrash_i_text_next (const char *at)
{
  return at + g_utf8_skip[(guchar)*at];
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashText, awrash_i_text_clear)

/* Newly allocated: a name as it is compared: without case, accents or blanks around it. */
char *awrash_i_text_fold (const char *name);

/* Newly allocated: text for a message, at most some 60 characters of it, in quotes; of any bytes,
 * UTF-8 is made. */
char *awrash_i_text_quote (const char *text);

#endif
