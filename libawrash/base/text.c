/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Growing text by doubling, and the ways a cell's text is compared and quoted. Invariant: length <
 * capacity and bytes[length] is NUL, or there are no bytes at all. */

#include "base/text-private.h"

#include "base/i18n-private.h"

#include <string.h>

gboolean
awrash_i_text_reserve (AwrashText *text, gsize more, GError **error)
{
  gsize needed = 0, doubled = 0;

  if (text->capacity - text->length > more)
    return TRUE;
  gboolean fits = g_size_checked_add (&needed, text->length, more)
                  && g_size_checked_add (&needed, needed, 1)
                  && g_size_checked_mul (&doubled, text->capacity, 2);
  gsize capacity = MAX (MAX (needed, doubled), 64);
  char *bytes = fits ? g_try_realloc (text->bytes, capacity) : NULL;
  if (bytes == NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
                   _ ("not enough memory for %zu bytes of text"), needed);
      return FALSE;
    }
  text->bytes = bytes;
  text->capacity = capacity;
  text->bytes[text->length] = '\0';
  return TRUE;
}

gboolean
awrash_i_text_append (AwrashText *text, const char *bytes, gsize length, GError **error)
{
  if (!awrash_i_text_reserve (text, length, error))
    return FALSE;
  if (length > 0)
    memcpy (text->bytes + text->length, bytes, length);
  text->length += length;
  text->bytes[text->length] = '\0';
  return TRUE;
}

char *
awrash_i_text_steal (AwrashText *text)
{
  char *bytes = text->bytes;

  *text = (AwrashText){ 0 };
  return bytes;
}

void
awrash_i_text_clear (AwrashText *text)
{
  g_free (text->bytes);
  *text = (AwrashText){ 0 };
}

static gboolean
is_blank (gunichar letter)
{
  return g_unichar_isspace (letter) || letter == 0xFEFF;
}

char *
awrash_i_text_fold (const char *name)
{
  g_autofree char *spread = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);
  GString *bare = g_string_new (NULL);
  gsize kept = 0;

  for (const char *at = spread == NULL ? "" : spread; *at != '\0';
       at = g_utf8_find_next_char (at, NULL))
    {
      gunichar letter = g_utf8_get_char (at);
      if (g_unichar_ismark (letter) || (is_blank (letter) && bare->len == 0))
        continue;
      g_string_append_unichar (bare, letter);
      if (!is_blank (letter))
        kept = bare->len;
    }
  g_string_truncate (bare, kept);
  char *folded = g_utf8_casefold (bare->str, -1);
  g_string_free (bare, TRUE);
  return folded;
}

char *
awrash_i_text_quote (const char *text)
{
  enum
  {
    LIMIT = 60
  };

  /* a letter that is cut off would lead behind the end of the text */
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  if (g_utf8_strlen (valid, -1) <= LIMIT)
    return g_strdup_printf ("\"%s\"", valid);
  g_autofree char *head = g_utf8_substring (valid, 0, LIMIT);
  return g_strdup_printf ("\"%s…\"", head);
}
