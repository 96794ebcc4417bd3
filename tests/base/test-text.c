/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts as messages show them. Source: none. Invariant: a message is UTF-8, whatever bytes it is
 * about. */

#include "base/text-private.h"

#include <criterion/criterion.h>
#include <string.h>

Test (base_text, a_text_of_any_bytes_is_shown_as_utf_8)
{
  static const struct
  {
    const char *text, *shown;
  } rows[] = { { "", "\"\"" },
               { "é", "\"é\"" },
               { "B\351ni", "\"B\357\277\275ni\"" },
               { "cut off \303", "\"cut off \357\277\275\"" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      /* of just its own size, so that a byte read behind its end is seen */
      g_autofree char *text = g_strdup (rows[i].text);
      g_autofree char *shown = awrash_i_text_quote (text);
      cr_expect_str_eq (shown, rows[i].shown);
    }
}

Test (base_text, a_long_text_is_shown_by_its_first_sixty_letters)
{
  g_autofree char *text = g_strnfill (70, 'x');
  g_autofree char *expected = g_strnfill (60, 'x');
  g_autofree char *wanted = NULL, *shown = NULL;

  memcpy (text + 58, "\303\251", 2);
  memcpy (expected + 58, "\303\251", 2);
  shown = awrash_i_text_quote (text);
  wanted = g_strdup_printf ("\"%sx…\"", expected);
  cr_expect_str_eq (shown, wanted);
}
