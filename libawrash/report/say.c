/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said in several languages at once. Source: the page holds all languages and shows one, by
 * the attribute lang of an element, or by its class where it is said in several: mN, with a bit of
 * N for each of them. Numbers differ by their marks alone, which the script of the page exchanges.
 * Invariant: what is the same in several languages stands once. */

#include "report/writer-private.h"

#include "base/memory-private.h"

#include <string.h>

/* The bit of a language in the classes mN. */
static guint
bit_of (const AwrashLanguage *language)
{
  for (guint i = 0; i < AWRASH_N_LANGUAGES; i++)
    if (awrash_i_language_at (i) == language)
      return 1u << i;
  return 0;
}

/* What has been said since start is what is said in the language; it is taken out again. */
static char *
take (AwrashWriter *writer, gsize start)
{
  char *said = NULL;

  if (writer->fault == NULL)
    said = awrash_i_copy (char, writer->text.bytes + start, writer->text.length - start + 1,
                          &writer->fault);
  if (said != NULL)
    {
      said[writer->text.length - start] = '\0';
      writer->text.length = start;
    }
  return said;
}

/* What is said is one name and nothing else: its own element can part the languages too. */
static gboolean
is_name (const char *said)
{
  return g_str_has_prefix (said, "<bdi>")
         && strstr (said, "</bdi>") == said + strlen (said) - strlen ("</bdi>");
}

/* A chart runs from left to right; what stands in it in Arabic does not. */
static gboolean
turns (const AwrashWriter *writer, const AwrashLanguage *language)
{
  return writer->markup == AWRASH_MARKUP_SVG && language->direction[0] == 'r';
}

/* One name and nothing else is an isolate already. */
static gboolean
is_isolate (const char *said)
{
  return g_str_has_prefix (said, "\u2068")
         && strstr (said, "\u2069") == said + strlen (said) - strlen ("\u2069");
}

static void
put_turned (AwrashWriter *writer, gboolean turns_round, const char *said)
{
  const gboolean is_turned = turns_round && !is_isolate (said);

  awrash_i_write (writer, is_turned ? "\u2067" : "");
  awrash_i_write (writer, said);
  awrash_i_write (writer, is_turned ? "\u2069" : "");
}

static void
put_group (AwrashWriter *writer, const AwrashLanguage *only, guint mask, const char *said)
{
  const gboolean is_svg = writer->markup == AWRASH_MARKUP_SVG;
  const gboolean has_name = !is_svg && is_name (said);
  const char *tag = is_svg ? "tspan" : has_name ? "bdi" : "i";

  if (only != NULL)
    awrash_i_writef (writer, "<%s lang=\"%s\">", tag, only->code);
  else if (mask == 0)
    awrash_i_writef (writer, "<%s>", tag);
  else
    awrash_i_writef (writer, "<%s class=\"m%u\">", tag, mask);
  put_turned (writer, only != NULL && turns (writer, only),
              has_name ? said + strlen ("<bdi>") : said);
  if (!has_name)
    awrash_i_writef (writer, "</%s>", tag);
}

static void
put_groups (AwrashWriter *writer, char *const said[])
{
  guint done = 0;

  for (gsize i = 0; i < writer->n_languages; i++)
    {
      guint mask = 0;
      gsize n = 0;
      if (done & bit_of (writer->languages[i]))
        continue;
      for (gsize j = i; j < writer->n_languages; j++)
        if (strcmp (said[i], said[j]) == 0)
          {
            mask |= bit_of (writer->languages[j]);
            n++;
          }
      done |= mask;
      if (n == writer->n_languages && (n == 1 || writer->markup != AWRASH_MARKUP_SVG))
        put_turned (writer, n == 1 && turns (writer, writer->languages[0]), said[i]);
      else
        put_group (writer, n == 1 ? writer->languages[i] : NULL,
                   n == writer->n_languages ? 0 : mask, said[i]);
    }
}

static gboolean
are_numbers (gsize n, const AwrashPiece pieces[])
{
  for (gsize i = 0; i < n; i++)
    if (pieces[i].kind > AWRASH_PIECE_DECIMAL)
      return FALSE;
  return n > 0;
}

/* Numbers stand in the first language; the script of the page changes their marks: in a cell, in an
 * element of their own, or in a text of a chart, where all else stands in elements. */
static void
put_numbers (AwrashWriter *writer, char *const said[], gboolean has_element)
{
  gboolean differs = FALSE;

  for (gsize i = 1; i < writer->n_languages; i++)
    differs = differs || strcmp (said[0], said[i]) != 0;
  differs = differs && !has_element && writer->markup != AWRASH_MARKUP_SVG;
  awrash_i_write (writer, differs ? "<i class=\"num\">" : "");
  awrash_i_write (writer, said[0]);
  awrash_i_write (writer, differs ? "</i>" : "");
}

/* How pieces are put: into a message; in a row; alone in a cell, which marks them as a number. */
typedef enum
{
  AS_MESSAGE,
  AS_ROW,
  AS_FIGURE
} Manner;

/* A message with its pieces, or the pieces in a row. */
static void
say (AwrashWriter *writer, Manner manner, AwrashMessage message, gsize n,
     const AwrashPiece pieces[])
{
  char *said[AWRASH_N_LANGUAGES] = { NULL };
  const gsize start = writer->text.length;

  for (gsize i = 0; i < writer->n_languages && writer->fault == NULL; i++)
    {
      const AwrashLanguage *language = writer->languages[i];
      if (manner == AS_MESSAGE)
        awrash_i_put_message (writer, language, language->messages[message], n, pieces);
      for (gsize j = 0; manner != AS_MESSAGE && j < n; j++)
        {
          awrash_i_write (writer, j > 0 ? " · " : "");
          awrash_i_put_piece (writer, language, &pieces[j]);
        }
      said[i] = take (writer, start);
    }
  if (writer->fault == NULL && message == AWRASH_MESSAGE_ITSELF && are_numbers (n, pieces))
    put_numbers (writer, said, manner == AS_FIGURE);
  else if (writer->fault == NULL)
    put_groups (writer, said);
  for (gsize i = 0; i < writer->n_languages; i++)
    g_free (said[i]);
}

void
awrash_i_say (AwrashWriter *writer, AwrashMessage message, gsize n, const AwrashPiece pieces[])
{
  say (writer, AS_MESSAGE, message, n, pieces);
}

void
awrash_i_say_row (AwrashWriter *writer, gsize n, const AwrashPiece pieces[])
{
  awrash_i_say_piece (writer, pieces[0]);
  awrash_i_write (writer, " · ");
  say (writer, AS_ROW, AWRASH_MESSAGE_ITSELF, n - 1, pieces + 1);
}

void
awrash_i_say_figure (AwrashWriter *writer, AwrashPiece piece)
{
  say (writer, AS_FIGURE, AWRASH_MESSAGE_ITSELF, 1, &piece);
}

void
awrash_i_say_words (AwrashWriter *writer, AwrashMessage message)
{
  awrash_i_say (writer, message, 0, NULL);
}

void
awrash_i_say_piece (AwrashWriter *writer, AwrashPiece piece)
{
  awrash_i_say (writer, AWRASH_MESSAGE_ITSELF, 1, &piece);
}
