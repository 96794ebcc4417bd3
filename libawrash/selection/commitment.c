/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list that is fixed before the lot is drawn, as one text that has one form only: who is in the
 * pool and counts under what, the quotas, the numbered panels. Its SHA-256 is published first.
 * Source: FIPS 180-4; selection-draw.h says the form. Invariant: equal lists give equal texts, byte
 * for byte; messages tell persons by their numbers, since an identifier might be a name. */

#include "selection/question-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/text-private.h"

#include <inttypes.h>
#include <string.h>

/* A pool below this is small enough to be guessed from its hash, person by person. */
#define UNSALTED_LEAST 1000
#define SALT_LEAST 16

/* ── words ──────────────────────────────────────────────────────────────────────────────────── */

/* Whether a text stands on one line; with is_word, without a blank. */
static gboolean
is_plain (const char *text, gboolean is_word)
{
  if (text[0] == '\0' || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *at = text; *at != '\0'; at = awrash_i_text_next (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_iscntrl (c) || (is_word && g_unichar_isspace (c)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_identifiers (gsize n, const char *const identifiers[], GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n; i++)
    {
      gpointer other = NULL;

      if (!is_plain (identifiers[i], TRUE))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                       _ ("person %zu: the identifier is empty or has a blank, "
                          "expected an opaque one, such as the number of a file"),
                       i);
          return FALSE;
        }
      if (g_hash_table_lookup_extended (seen, identifiers[i], NULL, &other))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                       _ ("persons %zu and %zu have the same identifier, expected one for each"),
                       GPOINTER_TO_SIZE (other), i);
          return FALSE;
        }
      g_hash_table_insert (seen, (gpointer)(guintptr)identifiers[i], GSIZE_TO_POINTER (i));
    }
  return TRUE;
}

static gboolean
check_labels (gsize n, const char *const labels[], GError **error)
{
  for (gsize q = 0; q < n; q++)
    if (!is_plain (labels[q], FALSE))
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                     _ ("labels[%zu] is empty or has a control character, expected a line of text"),
                     q);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_salt (const char *salt, gsize n_persons, GError **error)
{
  if (salt == NULL && n_persons < UNSALTED_LEAST)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("there is no salt for a pool of %zu persons, which could be guessed from its "
                      "hash; expected one below %d"),
                   n_persons, UNSALTED_LEAST);
      return FALSE;
    }
  if (salt == NULL || (strlen (salt) >= SALT_LEAST && is_plain (salt, TRUE)))
    return TRUE;
  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
      _ ("the salt is not a word of at least %d bytes, expected one that nobody can guess"),
      SALT_LEAST);
  return FALSE;
}

/* ── lines ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean put (AwrashText *text, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
put (AwrashText *text, GError **error, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list values;

  va_start (values, format);
  line = g_strdup_vprintf (format, values);
  va_end (values);
  return awrash_i_text_append (text, line, strlen (line), error);
}

static gboolean
put_head (AwrashText *text, const AwrashPanelQuestion *question, const char *salt, gsize n_balls,
          GError **error)
{
  return put (text, error, "awrash-list 1\n")
         && (salt == NULL || put (text, error, "salt %s\n", salt))
         && put (text, error, "persons %zu\nsize %zu\nballs %zu\nhouseholds %s\n",
                 question->pool->n_persons, question->size, n_balls,
                 question->one_per_household ? "one" : "any");
}

static gboolean
put_quotas (AwrashText *text, const AwrashPanelQuestion *question, const char *const labels[],
            GError **error)
{
  const AwrashPool *pool = question->pool;

  for (gsize c = 0; c < pool->n_categories; c++)
    for (gsize q = pool->first[c]; q < pool->first[c + 1]; q++)
      if (!put (text, error, "quota %zu %" PRId64 " %" PRId64 " %s\n", q,
                (gint64)question->lower[q],
                (gint64)MIN (question->upper[q], (int64_t)question->size),
                labels != NULL ? labels[q] : "-"))
        return FALSE;
  return TRUE;
}

static gboolean
put_name (AwrashText *text, const char *const identifiers[], gsize person, GError **error)
{
  return identifiers != NULL ? put (text, error, " %s", identifiers[person])
                             : put (text, error, " %zu", person);
}

static gboolean
put_persons (AwrashText *text, const AwrashPanelQuestion *question, const char *const identifiers[],
             GError **error)
{
  const AwrashPool *pool = question->pool;

  for (gsize i = 0; i < pool->n_persons; i++)
    {
      if (!put (text, error, "person") || !put_name (text, identifiers, i, error))
        return FALSE;
      for (gsize c = 0; c < pool->n_categories; c++)
        if (!put (text, error, " %u", pool->quota[i * pool->n_categories + c]))
          return FALSE;
      if (question->one_per_household && !put (text, error, " %zu", pool->dwelling[i]))
        return FALSE;
      if (!put (text, error, "\n"))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_balls (AwrashText *text, const AwrashPanelQuestion *question, const char *const identifiers[],
           gsize n_balls, const int64_t members[], GError **error)
{
  for (gsize ball = 0; ball < n_balls; ball++)
    {
      const int64_t *panel = members + ball * question->size;
      g_autofree char *broken
          = awrash_selection_question_check (question, question->size, panel, error);

      if (broken == NULL)
        {
          g_prefix_error (error, _ ("ball %zu: "), ball + 1);
          return FALSE;
        }
      if (broken[0] != '\0')
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS, _ ("ball %zu: %s"), ball + 1,
                       broken);
          return FALSE;
        }
      if (!put (text, error, "ball %zu", ball + 1))
        return FALSE;
      for (gsize k = 0; k < question->size; k++)
        if (!put_name (text, identifiers, (gsize)panel[k], error))
          return FALSE;
      if (!put (text, error, "\n"))
        return FALSE;
    }
  return TRUE;
}

char *
awrash_selection_commitment (const AwrashPanelQuestion *question, const char *salt,
                             size_t n_persons, const char *const identifiers[], size_t n_quotas,
                             const char *const labels[], size_t n_balls, const int64_t members[],
                             GError **error)
{
  g_return_val_if_fail (question != NULL, NULL);
  g_return_val_if_fail (n_balls == 0 || members != NULL, NULL);
  g_return_val_if_fail (identifiers == NULL || n_persons == question->pool->n_persons, NULL);
  g_return_val_if_fail (
      labels == NULL || n_quotas == question->pool->first[question->pool->n_categories], NULL);

  g_auto (AwrashText) text = { 0 };

  if (n_balls == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("there are 0 balls, expected at least 1"));
      return NULL;
    }
  if (!check_salt (salt, question->pool->n_persons, error)
      || (identifiers != NULL && !check_identifiers (n_persons, identifiers, error))
      || (labels != NULL && !check_labels (n_quotas, labels, error))
      || !put_head (&text, question, salt, n_balls, error)
      || !put_quotas (&text, question, labels, error)
      || !put_persons (&text, question, identifiers, error)
      || !put_balls (&text, question, identifiers, n_balls, members, error))
    return NULL;
  return awrash_i_text_steal (&text);
}
