/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of a terminal. Source: ECMA-48 for colours. Invariant: nothing is put after the first
 * fault, and with ASCII asked for nothing else is put. */

#include "report/screen-private.h"

#include <string.h>

#define PLAIN "\033[0m"
#define KEPT_BLANK "\037" /* at which no line breaks */

void
awrash_i_screen_put (AwrashScreen *screen, const char *text)
{
  if (screen->fault == NULL)
    awrash_i_text_append (&screen->text, text, strlen (text), &screen->fault);
}

char *
awrash_i_screen_spell (const AwrashScreen *screen, const char *text)
{
  g_autoptr (GString) kept = NULL;

  if (!screen->is_ascii)
    return g_strdup (text);
  kept = g_string_new (text);
  g_string_replace (kept, "\u00A0", KEPT_BLANK, 0);
  g_string_replace (kept, "\u202F", KEPT_BLANK, 0);
  return awrash_report_terminal_ascii (kept->str, screen->language);
}

char *
awrash_i_screen_finish (const AwrashScreen *screen, const char *lines)
{
  char *text = awrash_i_screen_spell (screen, lines);

  return screen->is_ascii ? g_strdelimit (text, KEPT_BLANK, ' ') : text;
}

void
awrash_i_screen_begin_color (AwrashScreen *screen, const char *code)
{
  awrash_i_screen_put (screen, screen->has_color ? code : "");
}

void
awrash_i_screen_end_color (AwrashScreen *screen)
{
  awrash_i_screen_put (screen, screen->has_color ? PLAIN : "");
}

void
awrash_i_screen_wrap (AwrashScreen *screen, const char *words, const char *indent)
{
  g_autofree char *lines
      = screen->fault == NULL
            ? awrash_report_terminal_wrap (words, screen->columns, indent, &screen->fault)
            : NULL;

  if (lines != NULL)
    awrash_i_screen_put (screen, lines);
  screen->is_below_table = FALSE;
}
