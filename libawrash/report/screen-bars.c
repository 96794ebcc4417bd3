/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bars of blocks: the provinces by their rate, the lowest first, and a line where the rate of all
 * together is. Source: the block elements of Unicode, eighths of a column. Invariant: bars begin at
 * 0, so that twice as long is twice as much, to an eighth of a column. */

#include "report/chart-private.h"
#include "report/screen-private.h"
#include "report/terminal-private.h"

#include <math.h>
#include <string.h>

#define EIGHTHS 8
#define BELOW "\033[33m" /* yellow and blue: apart for the colour-blind too */
#define ABOVE "\033[34m"
#define LINE "│"

typedef struct
{
  AwrashScreen *screen;
  GPtrArray *names, *values; /* of char *, in the order of rates */
  gsize name_width, value_width, room;
  double most, common;
} Bars;

/* Newly allocated: a message with one piece in the language of the screen. */
static char *
word (AwrashScreen *screen, AwrashMessage message, AwrashPiece piece)
{
  g_auto (AwrashWriter) writer = { 0 };
  g_autofree char *said = NULL;

  if (screen->fault != NULL
      || !awrash_i_writer_init (&writer, screen->report->programme, screen->language,
                                &screen->fault))
    return g_strdup ("");
  writer.markup = AWRASH_MARKUP_PLAIN;
  writer.is_ascii = screen->is_ascii;
  awrash_i_say (&writer, message, 1, &piece);
  said = awrash_i_writer_steal (&writer, &screen->fault);
  return awrash_i_screen_spell (screen, said != NULL ? said : "");
}

static void
spell (Bars *bars, const AwrashReport *report)
{
  for (gsize i = 0; i < report->n_provinces; i++)
    {
      const gsize p = report->order[i];
      const gsize territory = awrash_programme_province_get_territory (report->programme, p);
      char *name = word (bars->screen, AWRASH_MESSAGE_ITSELF, awrash_i_piece_territory (territory));
      char *value = word (bars->screen, AWRASH_MESSAGE_ITSELF,
                          awrash_i_piece_mark (awrash_i_chart_rate (report, report->rates[p]),
                                               awrash_i_report_is_assumed (report, p, -1)));
      g_ptr_array_add (bars->names, name);
      g_ptr_array_add (bars->values, value);
      bars->name_width = MAX (bars->name_width, awrash_report_terminal_width (name));
      bars->value_width = MAX (bars->value_width, awrash_report_terminal_width (value));
    }
}

static void
fill (AwrashScreen *screen, const char *piece, gsize n)
{
  for (; n > 0; n--)
    awrash_i_screen_put (screen, piece);
}

/* The column that a rate ends in. */
static gsize
place_of (const Bars *bars, double rate)
{
  const double place = bars->most > 0 ? rate / bars->most * (double)bars->room : 0;

  return MIN ((gsize)place, bars->room - 1);
}

static void
draw (const Bars *bars, double rate)
{
  static const char *const parts[EIGHTHS + 1] = { " ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█" };
  const double part = bars->most > 0 && !isnan (rate) ? rate / bars->most : 0;
  gint64 left = (gint64)llround (part * (double)bars->room * EIGHTHS);

  if (bars->screen->is_ascii)
    left = (left + EIGHTHS / 2) / EIGHTHS * EIGHTHS;
  awrash_i_screen_begin_color (bars->screen, rate < bars->common ? BELOW : ABOVE);
  for (gsize i = 0; i < bars->room; i++, left -= EIGHTHS)
    awrash_i_screen_put (
        bars->screen, i == place_of (bars, bars->common) ? LINE : parts[CLAMP (left, 0, EIGHTHS)]);
  awrash_i_screen_end_color (bars->screen);
}

static void
put_bar (const Bars *bars, const AwrashReport *report, guint i)
{
  AwrashScreen *screen = bars->screen;
  g_autofree char *name
      = awrash_i_terminal_cut (g_ptr_array_index (bars->names, i), bars->name_width);
  const char *value = g_ptr_array_index (bars->values, i);

  awrash_i_screen_put (screen, name);
  fill (screen, " ", bars->name_width - awrash_report_terminal_width (name) + 1);
  draw (bars, report->rates[report->order[i]]);
  fill (screen, " ",
        bars->value_width - awrash_report_terminal_width (value) + 1
            - (g_str_has_suffix (value, "*") || bars->value_width == 1 ? 0 : 1));
  awrash_i_screen_put (screen, value);
  awrash_i_screen_put (screen, "\n");
}

/* What the line is, above it: to its right where there is room, else to its left. */
static void
put_line (const Bars *bars, const AwrashReport *report)
{
  AwrashScreen *screen = bars->screen;
  g_autofree char *words
      = word (screen, AWRASH_MESSAGE_TOGETHER, awrash_i_chart_common_rate (report));
  const gsize at = bars->name_width + 1 + place_of (bars, bars->common);
  const gsize width = awrash_report_terminal_width (words);
  const gboolean turns = awrash_i_terminal_turns (words);
  const gboolean is_right = at + 2 + width <= screen->columns;

  fill (screen, " ", is_right ? at : at - MIN (at, width + 1));
  awrash_i_screen_put (screen, is_right ? LINE " " : "");
  awrash_i_screen_put (screen, turns ? "\u2068" : "");
  awrash_i_screen_put (screen, words);
  awrash_i_screen_put (screen, turns ? "\u2069" : "");
  awrash_i_screen_put (screen, is_right || width + 2 > screen->columns ? "\n" : " " LINE "\n");
}

void
awrash_i_screen_bars (AwrashScreen *screen)
{
  const AwrashReport *report = screen->report;
  Bars bars = { .screen = screen,
                .names = g_ptr_array_new_with_free_func (g_free),
                .values = g_ptr_array_new_with_free_func (g_free),
                .common = awrash_i_report_common_rate (report) };

  spell (&bars, report);
  bars.most = awrash_i_chart_scale (report).most;
  bars.value_width++;
  bars.name_width = MIN (bars.name_width, screen->columns / 3);
  bars.room = screen->columns - bars.name_width - MIN (bars.value_width, screen->columns / 3) - 2;
  put_line (&bars, report);
  for (guint i = 0; i < bars.names->len; i++)
    put_bar (&bars, report, i);
  g_ptr_array_unref (bars.names);
  g_ptr_array_unref (bars.values);
}
