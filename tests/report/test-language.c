/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of words. Source: CLDR for the plural forms of Arabic. Invariant: what one language
 * says, all say. */

#include "report/language-private.h"

#include <criterion/criterion.h>
#include <string.h>

/* Which pieces a text names, as bits. */
static guint
pieces_of (const char *text)
{
  guint pieces = 0;

  for (const char *at = strchr (text, '{'); at != NULL; at = strchr (at + 1, '{'))
    {
      cr_assert (g_ascii_isdigit (at[1]) && at[2] == '}', "%s", text);
      pieces |= 1u << (at[1] - '0');
    }
  return pieces;
}

Test (report_language, every_message_has_words_with_the_same_pieces_in_each)
{
  for (guint m = 0; m < AWRASH_N_MESSAGES; m++)
    {
      const char *english = awrash_i_language_en.messages[m];
      cr_assert (english != NULL && english[0] != '\0', "message %u", m);
      for (gsize i = 0; i < AWRASH_N_LANGUAGES; i++)
        {
          const char *words = awrash_i_language_at (i)->messages[m];
          cr_assert (words != NULL && words[0] != '\0', "message %u, %s", m, english);
          cr_expect_eq (pieces_of (words), pieces_of (english), "%s against %s", words, english);
          cr_expect (g_utf8_validate (words, -1, NULL));
          cr_expect_null (strpbrk (words, "<>&"), "%s is no markup", words);
        }
    }
}

Test (report_language, every_noun_has_a_form_for_every_number)
{
  for (gsize i = 0; i < AWRASH_N_LANGUAGES; i++)
    for (guint noun = 0; noun < AWRASH_N_NOUNS; noun++)
      for (int64_t n = -120; n <= 1120; n++)
        {
          const char *form = awrash_i_language_noun (awrash_i_language_at (i), (AwrashNoun)noun, n);
          cr_assert_not_null (form);
          cr_assert (strstr (form, "{0}") != NULL || (n >= 0 && n <= 2), "%s", form);
        }
}

Test (report_language, arabic_has_six_forms)
{
  static const struct
  {
    int64_t n;
    const char *form;
  } cases[]
      = { { 0, "لا مناصب" },     { 1, "منصب واحد" },   { 2, "منصبان" },      { 3, "{0} مناصب" },
          { 10, "{0} مناصب" },   { 11, "{0} منصبا" },  { 99, "{0} منصبا" },  { 100, "{0} منصب" },
          { 102, "{0} منصب" },   { 103, "{0} مناصب" }, { 111, "{0} منصبا" }, { 1000, "{0} منصب" },
          { 9350, "{0} منصبا" }, { 4003, "{0} مناصب" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    cr_expect_str_eq (
        awrash_i_language_noun (&awrash_i_language_ar, AWRASH_NOUN_PLACES, cases[i].n),
        cases[i].form);
  cr_expect_str_eq (awrash_i_language_noun (&awrash_i_language_fr, AWRASH_NOUN_PLACES, 0),
                    "{0} poste");
  cr_expect_str_eq (awrash_i_language_noun (&awrash_i_language_en, AWRASH_NOUN_PLACES, 0),
                    "{0} places");
}

Test (report_language, months_are_those_of_morocco)
{
  cr_expect_str_eq (awrash_i_language_ar.messages[AWRASH_MESSAGE_MAY], "ماي");
  cr_expect_str_eq (awrash_i_language_ar.messages[AWRASH_MESSAGE_JULY], "يوليوز");
  cr_expect_str_eq (awrash_i_language_ar.messages[AWRASH_MESSAGE_AUGUST], "غشت");
  cr_expect_eq (AWRASH_MESSAGE_DECEMBER - AWRASH_MESSAGE_MONTH_FIRST, 11);
}

Test (report_language, an_unknown_language_is_refused_by_its_name)
{
  g_autoptr (GError) error = NULL;

  cr_expect_eq (awrash_i_language_find ("fr", &error), &awrash_i_language_fr);
  cr_expect_null (awrash_i_language_find ("de", &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect_str_eq (error->message, "language is \"de\", expected ar, fr or en");
}

Test (report_language, statuses_origins_and_objectives_have_words_of_their_own)
{
  for (int a = 1; a <= 8; a++)
    for (int b = 1; b < a; b++)
      {
        cr_expect_neq (awrash_i_language_of_objective ((AwrashObjective)a),
                       awrash_i_language_of_objective ((AwrashObjective)b));
        cr_expect_neq (awrash_i_language_of_status ((AwrashStatus)a),
                       awrash_i_language_of_status ((AwrashStatus)b));
        if (a <= 4)
          cr_expect_neq (awrash_i_language_of_origin (a), awrash_i_language_of_origin (b));
      }
}
