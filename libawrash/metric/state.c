/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of words, written and read by one walk: "weight 5 0 2". Numbers have 17 digits, which tell
 * every double from every other. Source: D. W. Matula (1968), In-and-out conversions, CACM 11.
 * Invariant: a number passes within its bounds in either direction, or nothing passes. */

#include "metric/state-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <math.h>
#include <string.h>

gboolean
awrash_i_state_open (AwrashState *state, const char *text, GError **error)
{
  gsize length = strlen (text);

  state->reads = TRUE;
  return awrash_i_text_append (&state->text, text, length, error);
}

void
awrash_i_state_clear (AwrashState *state)
{
  awrash_i_text_clear (&state->text);
}

static gboolean
put (AwrashState *state, const char *word, GError **error)
{
  return awrash_i_text_append (&state->text, word, strlen (word), error);
}

/* The bytes up to one that ends them, newly allocated. */
static char *
take_until (AwrashState *state, const char *ends, GError **error)
{
  const char *start = state->text.bytes + state->at;
  gsize length = strcspn (start, ends);
  char *taken = awrash_i_new (char, length + 1, error);

  if (taken == NULL)
    return NULL;
  memcpy (taken, start, length);
  state->at += length;
  return taken;
}

static gboolean
take_mark (AwrashState *state, char mark)
{
  gboolean stands = state->text.bytes[state->at] == mark;

  state->at += stands;
  return stands;
}

/* ── lines ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
refuse_line (const AwrashState *state, const char *found, const char *expected, GError **error)
{
  g_autofree char *quoted = awrash_i_text_quote (found);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX, _ ("state: line %zu has %s, expected %s"),
               state->line, quoted, expected);
  return FALSE;
}

/* Behind the last word of a line. */
static gboolean
close_line (AwrashState *state, GError **error)
{
  g_autofree char *more = NULL;

  if (state->line == 0)
    return TRUE;
  if (!state->reads)
    return put (state, "\n", error);
  if (take_mark (state, '\n'))
    return TRUE;
  more = take_until (state, "\n", error);
  return more != NULL && refuse_line (state, more, _ ("the end of the line"), error);
}

gboolean
awrash_i_state_line (AwrashState *state, const char *word, GError **error)
{
  g_autofree char *found = NULL, *quoted = NULL;

  if (!close_line (state, error))
    return FALSE;
  state->line++;
  if (!state->reads)
    return put (state, word, error);
  found = take_until (state, " \n", error);
  if (found == NULL || g_str_equal (found, word))
    return found != NULL;
  quoted = awrash_i_text_quote (word);
  return refuse_line (state, found, quoted, error);
}

gboolean
awrash_i_state_rest (AwrashState *state, char **rest, GError **error)
{
  if (!state->reads)
    return put (state, " ", error) && put (state, *rest, error);
  take_mark (state, ' ');
  *rest = take_until (state, "\n", error);
  return *rest != NULL;
}

gboolean
awrash_i_state_end (AwrashState *state, GError **error)
{
  if (!awrash_i_state_line (state, "end", error) || !close_line (state, error))
    return FALSE;
  state->line++;
  return !state->reads || state->text.bytes[state->at] == '\0'
         || refuse_line (state, state->text.bytes + state->at, _ ("nothing behind the last line"),
                         error);
}

/* ── numbers ────────────────────────────────────────────────────────────────────────────────── */

/* The words that are written of numbers, and what else is a number. */
static gboolean
read_number (const char *word, double *value)
{
  *value = g_str_equal (word, "inf") ? INFINITY : NAN;
  return isinf (*value) || g_str_equal (word, "nan")
         || awrash_i_number_parse (word, '.', value) == AWRASH_NUMBER_READ;
}

typedef struct
{
  const char *name;
  double least;
  double most;
  gboolean is_whole;
} Number;

static gboolean
refuse_number (const AwrashState *state, const Number *asked, const char *word, AwrashError code,
               GError **error)
{
  g_autofree char *least = awrash_i_number_format (asked->least);
  g_autofree char *most = awrash_i_number_format (asked->most);
  g_autofree char *quoted = awrash_i_text_quote (word);

  g_set_error (error, AWRASH_ERROR, code,
               asked->is_whole
                   ? _ ("state: line %zu: %s is %s, expected a whole number from %s to %s")
                   : _ ("state: line %zu: %s is %s, expected a number from %s to %s"),
               state->line, asked->name, quoted, least, most);
  return FALSE;
}

/* The word in which a number is read or written, newly allocated. */
static char *
pass_word (AwrashState *state, double value, GError **error)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!state->reads)
    return isfinite (value) ? g_strdup (g_ascii_formatd (digits, sizeof digits, "%.17g", value))
                            : awrash_i_number_format (value);
  take_mark (state, ' ');
  return take_until (state, " \n", error);
}

static gboolean
pass_number (AwrashState *state, const Number *asked, double *value, GError **error)
{
  g_autofree char *word = pass_word (state, *value, error);
  double number = *value;

  if (word == NULL)
    return FALSE;
  if (state->reads && !read_number (word, &number))
    return refuse_number (state, asked, word, AWRASH_ERROR_SYNTAX, error);
  if (!(number >= asked->least && number <= asked->most)
      || (asked->is_whole && number != trunc (number)))
    return refuse_number (state, asked, word, AWRASH_ERROR_VALUE, error);
  *value = number;
  return state->reads || (put (state, " ", error) && put (state, word, error));
}

gboolean
awrash_i_state_number (AwrashState *state, const char *name, double least, double most,
                       double *value, GError **error)
{
  return pass_number (state, &(Number){ name, least, most, FALSE }, value, error);
}

gboolean
awrash_i_state_whole (AwrashState *state, const char *name, gint64 least, gint64 most,
                      gint64 *value, GError **error)
{
  double number = (double)*value;

  if (!pass_number (state, &(Number){ name, (double)least, (double)most, TRUE }, &number, error))
    return FALSE;
  *value = (gint64)number;
  return TRUE;
}
