/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text from data made safe. Source: the syntax of XML 1.0, which HTML shares here; Unicode Standard
 * Annex 9 for the characters that turn text around; RFC 3986 for addresses. Invariant: there is no
 * text that leaves the element, the attribute or the line that it was put into. */

#include "report/escape-private.h"

#include <string.h>

#define REPLACEMENT "\uFFFD"

/* Controls, and what embeds, overrides and isolates directions. */
static gboolean
is_treacherous (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0)
         || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E
         || c == 0x200F || c == 0x061C || c == 0xFEFF || c == 0x2028 || c == 0x2029
         || (c & 0xFFFE) == 0xFFFE;
}

static const char *
entity_of (gunichar c)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return NULL;
    }
}

static gboolean
escape (AwrashText *text, const char *data, gboolean is_markup, GError **error)
{
  const char *from = data, *at = data;

  while (*at != '\0')
    {
      const gunichar c = g_utf8_get_char (at);
      const char *instead = is_markup ? entity_of (c) : NULL;
      const char *next = awrash_i_text_next (at);
      if (is_treacherous (c))
        instead = REPLACEMENT;
      if (instead != NULL
          && (!awrash_i_text_append (text, from, (gsize)(at - from), error)
              || !awrash_i_text_append (text, instead, strlen (instead), error)))
        return FALSE;
      if (instead != NULL)
        from = next;
      at = next;
    }
  return awrash_i_text_append (text, from, (gsize)(at - from), error);
}

gboolean
awrash_i_escape_markup (AwrashText *text, const char *data, GError **error)
{
  return escape (text, data, TRUE, error);
}

gboolean
awrash_i_escape_plain (AwrashText *text, const char *data, GError **error)
{
  return escape (text, data, FALSE, error);
}

gboolean
awrash_i_escape_address (AwrashText *text, const char *data, GError **error)
{
  static const char digits[] = "0123456789ABCDEF";

  for (const char *at = data; *at != '\0'; at++)
    {
      const guchar byte = (guchar)*at;
      const char coded[3] = { '%', digits[byte >> 4], digits[byte & 15] };
      const gboolean is_plain
          = g_ascii_isalnum (byte) || strchr ("-_.~!$()*+,;=:@/?\"[]{}", byte) != NULL;
      if (!awrash_i_text_append (text, is_plain ? at : coded, is_plain ? 1 : 3, error))
        return FALSE;
    }
  return TRUE;
}
