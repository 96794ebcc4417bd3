/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which languages a report speaks, and which words name what the library counts and answers.
 * Source: the tables language-ar.c, language-fr.c and language-en.c. Invariant: every enum of the
 * library that a page shows has words here. */

#include "report/language-private.h"

#include "base/i18n-private.h"
#include "base/text-private.h"

#include <string.h>

const AwrashLanguage *
awrash_i_language_at (gsize index)
{
  static const AwrashLanguage *const languages[AWRASH_N_LANGUAGES]
      = { &awrash_i_language_ar, &awrash_i_language_fr, &awrash_i_language_en };

  return languages[index];
}

const AwrashLanguage *
awrash_i_language_find (const char *code, GError **error)
{
  g_autofree char *quoted = NULL;

  for (gsize i = 0; i < AWRASH_N_LANGUAGES; i++)
    if (strcmp (awrash_i_language_at (i)->code, code) == 0)
      return awrash_i_language_at (i);
  quoted = awrash_i_text_quote (code);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("language is %s, expected ar, fr or en"),
               quoted);
  return NULL;
}

const char *
awrash_i_language_noun (const AwrashLanguage *language, AwrashNoun noun, int64_t n)
{
  const char *form = language->nouns[noun][language->plural (n)];

  return form != NULL ? form : language->nouns[noun][AWRASH_PLURAL_OTHER];
}

AwrashMessage
awrash_i_language_of_objective (AwrashObjective objective)
{
  switch (objective)
    {
    case AWRASH_OBJECTIVE_DECMIN:
      return AWRASH_MESSAGE_DECMIN;
    case AWRASH_OBJECTIVE_LEAST_SQUARES:
      return AWRASH_MESSAGE_LEAST_SQUARES;
    case AWRASH_OBJECTIVE_UTILITARIAN:
      return AWRASH_MESSAGE_UTILITARIAN;
    case AWRASH_OBJECTIVE_LEXIMIN_PERSONS:
      return AWRASH_MESSAGE_LEXIMIN_PERSONS;
    case AWRASH_OBJECTIVE_ALPHA:
      return AWRASH_MESSAGE_ALPHA;
    case AWRASH_OBJECTIVE_GINI:
      return AWRASH_MESSAGE_OBJECTIVE_GINI;
    case AWRASH_OBJECTIVE_GINI_UNWEIGHTED:
      return AWRASH_MESSAGE_GINI_UNWEIGHTED;
    case AWRASH_OBJECTIVE_LEXIMIN:
    default:
      return AWRASH_MESSAGE_LEXIMIN;
    }
}

AwrashMessage
awrash_i_language_of_status (AwrashStatus status)
{
  switch (status)
    {
    case AWRASH_STATUS_UNPLACED:
      return AWRASH_MESSAGE_UNPLACED;
    case AWRASH_STATUS_TIE_SETTLED:
      return AWRASH_MESSAGE_TIE_SETTLED;
    case AWRASH_STATUS_TIE_REFUSED:
      return AWRASH_MESSAGE_TIE_REFUSED;
    case AWRASH_STATUS_INFEASIBLE:
      return AWRASH_MESSAGE_INFEASIBLE;
    case AWRASH_STATUS_WITHIN_GAP:
      return AWRASH_MESSAGE_WITHIN_GAP;
    case AWRASH_STATUS_FEASIBLE:
      return AWRASH_MESSAGE_FEASIBLE;
    case AWRASH_STATUS_LIMIT:
      return AWRASH_MESSAGE_LIMIT;
    default:
      return AWRASH_MESSAGE_OPTIMAL;
    }
}

AwrashMessage
awrash_i_language_of_origin (int64_t origin)
{
  switch (origin)
    {
    case AWRASH_ORIGIN_PUBLISHED:
      return AWRASH_MESSAGE_PUBLISHED;
    case AWRASH_ORIGIN_ANNOUNCED:
      return AWRASH_MESSAGE_ANNOUNCED;
    case AWRASH_ORIGIN_DERIVED:
      return AWRASH_MESSAGE_DERIVED;
    case AWRASH_ORIGIN_ASSUMED:
      return AWRASH_MESSAGE_ASSUMED;
    default:
      return AWRASH_MESSAGE_UNSTATED;
    }
}

const char *
awrash_i_language_of_words (void)
{
  static const char name[] = "\nLanguage: ";
  const char *header = g_dgettext (GETTEXT_PACKAGE, "");
  const char *at = strstr (header, name);

  for (gsize i = 0; at != NULL && i < AWRASH_N_LANGUAGES; i++)
    if (g_str_has_prefix (at + strlen (name), awrash_i_language_at (i)->code))
      return awrash_i_language_at (i)->code;
  return awrash_i_language_en.code;
}
