/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The record of a draw: the hash of the list, where it was published, where the seed came from, the
 * seed, the ball it draws and who is on it. It is made by one function from the list and three
 * lines of text; whoever checks it makes it again.
 * Source: FIPS 180-4; selection-draw.h says the form. Invariant: the ball depends on the list's
 * hash and the seed alone, so that no list can be chosen to fit a seed, and no seed draws alike
 * from two lists. */

#include "base/digest-private.h"
#include "base/i18n-private.h"
#include "base/text-private.h"

#include <string.h>

static const char head[] = "awrash-protocol 1\n";

/* ── the list ───────────────────────────────────────────────────────────────────────────────── */

/* The number of balls of a list, which are its last lines. */
static gboolean
count_balls (const char *list, gsize *n, GError **error)
{
  gboolean is_list = g_str_has_prefix (list, "awrash-list 1\n") && g_str_has_suffix (list, "\n");

  *n = 0;
  for (const char *line = list; is_list && *line != '\0'; line = strchr (line, '\n') + 1)
    if (g_str_has_prefix (line, "ball "))
      {
        guint64 number = g_ascii_strtoull (line + 5, NULL, 10);

        is_list = number == ++*n;
      }
    else
      is_list = *n == 0;
  if (is_list && *n > 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
               _ ("the list does not begin with \"awrash-list 1\", or its balls are not its last "
                  "lines, numbered from 1; expected a list as it was made"));
  return FALSE;
}

/* The identifiers on a ball, parted by blanks. */
static char *
read_ball (const char *list, gsize ball)
{
  g_autofree char *begins = g_strdup_printf ("\nball %zu ", ball);
  const char *line = strstr (list, begins);

  if (line == NULL)
    return g_strdup ("");
  line += strlen (begins);
  return g_strndup (line, strcspn (line, "\n"));
}

/* ── the record ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_line (const char *name, const char *text, GError **error)
{
  if (text[0] != '\0' && g_utf8_validate (text, -1, NULL) && strpbrk (text, "\r\n") == NULL)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
               _ ("%s is empty, has a line break or is not UTF-8, expected one line of text"),
               name);
  return FALSE;
}

static char *
hash (const char *text)
{
  return awrash_i_digest_text (text, strlen (text));
}

char *
awrash_selection_protocol (const char *list, const char *published, const char *source,
                           const char *seed, GError **error)
{
  g_return_val_if_fail (list != NULL && published != NULL, NULL);
  g_return_val_if_fail (source != NULL && seed != NULL, NULL);

  g_autofree char *list_hash = hash (list), *drawn = NULL, *first = NULL, *digest = NULL;
  g_autofree char *body = NULL, *persons = NULL, *body_hash = NULL;
  gsize n_balls, ball;

  if (!count_balls (list, &n_balls, error) || !check_line ("published", published, error)
      || !check_line ("source", source, error) || !check_line ("seed", seed, error))
    return NULL;
  drawn = g_strdup_printf ("%s:%s", list_hash, seed);
  first = g_strdup_printf ("%s:0", drawn);
  digest = hash (first);
  if (!awrash_selection_draw_panel (drawn, n_balls, NULL, &ball, error))
    return NULL;
  persons = read_ball (list, ball + 1);
  body = g_strdup_printf ("%shash %s\npublished %s\nsource %s\nseed %s\ndigest %s\n"
                          "balls %zu\nball %zu\npersons %s\n",
                          head, list_hash, published, source, seed, digest, n_balls, ball + 1,
                          persons);
  body_hash = hash (body);
  return g_strdup_printf ("%ssha256 %s\n", body, body_hash);
}

/* ── the check ──────────────────────────────────────────────────────────────────────────────── */

/* What stands behind a line's first word. */
static char *
read_line (char **lines, const char *word)
{
  for (gsize k = 0; lines[k] != NULL; k++)
    if (g_str_has_prefix (lines[k], word))
      return g_strdup (lines[k] + strlen (word));
  return NULL;
}

static void
tell_difference (char **found, char **expected, GError **error)
{
  g_autofree char *is = NULL, *should = NULL;
  gsize k = 0;

  while (found[k] != NULL && g_strcmp0 (found[k], expected[k]) == 0)
    k++;
  is = awrash_i_text_quote (found[k] != NULL ? found[k] : "");
  should = awrash_i_text_quote (expected[k] != NULL ? expected[k] : "");
  if (g_str_has_prefix (should, "\"hash "))
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("line %zu of the protocol is %s, expected %s: the list is not "
                    "the one whose hash was published"),
                 k + 1, is, should);
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("line %zu of the protocol is %s, expected %s: it was changed"), k + 1, is,
                 should);
}

gboolean
awrash_selection_protocol_check (const char *protocol, const char *list, GError **error)
{
  g_return_val_if_fail (protocol != NULL && list != NULL, FALSE);

  g_auto (GStrv) lines = g_strsplit (protocol, "\n", -1), again_lines = NULL;
  g_autofree char *published = read_line (lines, "published ");
  g_autofree char *source = read_line (lines, "source ");
  g_autofree char *seed = read_line (lines, "seed "), *again = NULL;

  if (!g_str_has_prefix (protocol, head) || published == NULL || source == NULL || seed == NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                   _ ("the protocol does not begin with \"awrash-protocol 1\", or has no line "
                      "\"published\", \"source\" or \"seed\""));
      return FALSE;
    }
  again = awrash_selection_protocol (list, published, source, seed, error);
  if (again == NULL)
    return FALSE;
  if (strcmp (again, protocol) == 0)
    return TRUE;
  again_lines = g_strsplit (again, "\n", -1);
  tell_difference (lines, again_lines, error);
  return FALSE;
}
