/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Folding: compatibility decomposition, marks dropped, case folded, blanks joined. Source: Unicode
 * Standard Annex 15 (normalisation form KD). Invariant: folding a folded text changes nothing. */

#include "programme/fold-private.h"

#include "base/text-private.h"

#include <string.h>

/* Blanks, and what hides at the ends of cells: byte-order and direction marks. */
static gboolean
is_edge (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xA0 || c == 0x202F || c == 0xFEFF || c == 0x200B
         || (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
         || (c >= 0x2066 && c <= 0x2069);
}

char *
awrash_i_fold_trim (const char *text)
{
  const char *end = text + strlen (text);

  while (text < end && is_edge (g_utf8_get_char (text)))
    text = awrash_i_text_next (text);
  while (end > text)
    {
      const char *previous = g_utf8_prev_char (end);
      if (!is_edge (g_utf8_get_char (previous)))
        break;
      end = previous;
    }
  return g_strndup (text, (gsize)(end - text));
}

/* Marks carry accents and vowels; U+0640 is the Arabic stretch between letters. */
static gboolean
is_dropped (gunichar c)
{
  return g_unichar_ismark (c) || c == 0x640 || c == 0xFEFF || (c >= 0x200B && c <= 0x200F);
}

static gboolean
is_joint (gunichar c)
{
  return is_edge (c) || c == '-' || c == '_' || c == 0x2010 || c == 0x2011;
}

char *
awrash_i_fold (const char *text)
{
  g_autofree char *trimmed = awrash_i_fold_trim (text);
  g_autofree char *plain = g_utf8_normalize (trimmed, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (plain != NULL ? plain : "", -1);
  GString *result = g_string_sized_new (strlen (folded));
  gboolean joint = FALSE;

  for (const char *at = folded; *at != '\0'; at = awrash_i_text_next (at))
    {
      const gunichar c = g_utf8_get_char (at);
      if (is_dropped (c))
        continue;
      if (!is_joint (c))
        g_string_append_unichar (result, c);
      else if (!joint)
        g_string_append_c (result, '_');
      joint = is_joint (c);
    }
  return g_string_free (result, FALSE);
}

gboolean
awrash_i_fold_is_total (const char *text)
{
  static const char *const totals[]
      = { "total", "totaux", "total_general", "somme", "المجموع", "مجموع", "المجموع_العام" };
  g_autofree char *folded = awrash_i_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (totals); i++)
    if (g_strcmp0 (folded, totals[i]) == 0)
      return TRUE;
  return FALSE;
}
