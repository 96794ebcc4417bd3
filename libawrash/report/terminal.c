/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text on a terminal: how wide it is, where it breaks, and what is left of it in ASCII. Source:
 * Unicode Standard Annex 11 for widths; GLib's tables for letters without accents. Invariant: no
 * line that has a blank to break at is wider than asked. */

#include "report/terminal-private.h"

#include <string.h>

#define DEEPEST 16 /* isolates in isolates that are followed */

size_t
awrash_report_terminal_width (const char *text)
{
  gsize width = 0;

  g_return_val_if_fail (text != NULL, 0);
  for (const char *at = text; *at != '\0'; at = awrash_i_text_next (at))
    {
      const gunichar c = g_utf8_get_char (at);
      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/* What GLib has no ASCII for; NULL for the rest. */
static const char *
ascii_of (gunichar c)
{
  if (c >= 0x2581 && c <= 0x258F)
    return "#";
  if (g_unichar_iszerowidth (c))
    return "";
  switch (c)
    {
    case 0x2502: /* │ */
      return "|";
    case 0x221E: /* ∞ */
      return "inf";
    case 0xB7: /* · */
      return "-";
    case 0xAB: /* « */
    case 0xBB:
      return "\"";
    default:
      return NULL;
    }
}

char *
awrash_report_terminal_ascii (const char *text, const char *language)
{
  GString *ascii;

  g_return_val_if_fail (text != NULL && language != NULL, NULL);
  ascii = g_string_new (NULL);
  for (const char *at = text; *at != '\0';)
    {
      const char *next = awrash_i_text_next (at);
      const gunichar c = g_utf8_get_char (at);
      const char *like = c < 0x80 ? NULL : ascii_of (c);
      if (c < 0x80)
        g_string_append_c (ascii, *at);
      else if (like != NULL)
        g_string_append (ascii, like);
      else
        {
          g_autofree char *letter = g_strndup (at, (gsize)(next - at));
          g_autofree char *plain = g_str_to_ascii (letter, language);
          g_string_append (ascii, plain);
        }
      at = next;
    }
  return g_string_free (ascii, FALSE);
}

/* The blank that a line of so many columns ends at, or the end of the text. */
static const char *
find_break (const char *from, gsize columns)
{
  const char *found = NULL;
  gsize width = 0;

  for (const char *at = from; *at != '\0'; at = awrash_i_text_next (at))
    {
      const gunichar c = g_utf8_get_char (at);
      if (c == ' ' && at > from && (width <= columns || found == NULL))
        found = at;
      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
      if (width > columns && found != NULL)
        return found;
    }
  return from + strlen (from);
}

/* The isolates that are open. */
typedef struct
{
  gunichar open[DEEPEST];
  gsize n;
} Isolates;

/* Those that a part of a line opens and closes. */
static void
follow (Isolates *isolates, const char *from, const char *end)
{
  for (const char *at = from; at < end; at = awrash_i_text_next (at))
    {
      const gunichar c = g_utf8_get_char (at);
      if (c >= 0x2066 && c <= 0x2068 && isolates->n < DEEPEST)
        isolates->open[isolates->n++] = c;
      else if (c == 0x2069 && isolates->n > 0)
        isolates->n--;
    }
}

/* An isolate ends with its line, and has to begin again with the next. */
static gboolean
put_line (AwrashText *text, Isolates *isolates, const char *from, const char *end, GError **error)
{
  char opening[6];

  for (gsize i = 0; i < isolates->n; i++)
    if (!awrash_i_text_append (text, opening, (gsize)g_unichar_to_utf8 (isolates->open[i], opening),
                               error))
      return FALSE;
  follow (isolates, from, end);
  if (!awrash_i_text_append (text, from, (gsize)(end - from), error))
    return FALSE;
  for (gsize i = 0; i < isolates->n; i++)
    if (!awrash_i_text_append (text, "\u2069", strlen ("\u2069"), error))
      return FALSE;
  return awrash_i_text_append (text, "\n", 1, error);
}

char *
awrash_report_terminal_wrap (const char *paragraph, size_t columns, const char *indent,
                             GError **error)
{
  g_auto (AwrashText) text = { 0 };
  const char *from = paragraph;
  Isolates isolates = { { 0 }, 0 };
  gsize room = columns;

  g_return_val_if_fail (paragraph != NULL && indent != NULL, NULL);
  do
    {
      const char *end = find_break (from, room);
      if ((from != paragraph && !awrash_i_text_append (&text, indent, strlen (indent), error))
          || !put_line (&text, &isolates, from, end, error))
        return NULL;
      from = end + strspn (end, " ");
      room = columns - MIN (columns, awrash_report_terminal_width (indent));
    }
  while (*from != '\0');
  return awrash_i_text_steal (&text);
}

gboolean
awrash_i_terminal_turns (const char *text)
{
  for (const char *at = text; *at != '\0'; at = awrash_i_text_next (at))
    switch (g_unichar_get_script (g_utf8_get_char (at)))
      {
      case G_UNICODE_SCRIPT_ARABIC:
      case G_UNICODE_SCRIPT_HEBREW:
      case G_UNICODE_SCRIPT_SYRIAC:
      case G_UNICODE_SCRIPT_THAANA:
      case G_UNICODE_SCRIPT_NKO:
        return TRUE;
      default:
        break;
      }
  return FALSE;
}

char *
awrash_i_terminal_cut (const char *text, gsize columns)
{
  const gboolean is_ascii = g_str_is_ascii (text);
  const char *mark = is_ascii ? "..." : "…";
  const gsize room = columns - MIN (columns, is_ascii ? 3u : 1u);
  gsize width = 0, depth = 0;
  const char *at = text;
  GString *cut;

  if (awrash_report_terminal_width (text) <= columns)
    return g_strdup (text);
  for (; *at != '\0'; at = awrash_i_text_next (at))
    {
      const gunichar c = g_utf8_get_char (at);
      const gsize own = g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
      if (width + own > room)
        break;
      width += own;
      depth += c >= 0x2066 && c <= 0x2068 ? 1 : 0;
      depth -= c == 0x2069 && depth > 0 ? 1 : 0;
    }
  cut = g_string_new_len (text, at - text);
  g_string_append (cut, mark);
  for (; depth > 0; depth--)
    g_string_append (cut, "\u2069");
  return g_string_free (cut, FALSE);
}
