/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words brought to one form. Source: headers as people type them in three languages. Invariant:
 * folding a folded word changes nothing. */

#include <awrash.h>

#include "programme/fold-private.h"

#include <criterion/criterion.h>

Test (programme_fold, brings_words_to_one_form_that_folding_keeps)
{
  static const char *const cases[][2] = {
    { " Térritoire ", "territoire" },          { "AT-LEAST", "at_least" },
    { "mois - personne", "mois_personne" },    { "الحدّ الأقصى", "الحد_الاقصى" },
    { "\xEF\xBB\xBFmax\xE2\x80\x8E", "max" },  { "مـــن", "من" },
    { "Coût\xC2\xA0mensuel", "cout_mensuel" }, { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *once = awrash_i_fold (cases[i][0]);
      g_autofree char *twice = awrash_i_fold (once);
      cr_expect_str_eq (once, cases[i][1]);
      cr_expect_str_eq (twice, once);
    }
}
