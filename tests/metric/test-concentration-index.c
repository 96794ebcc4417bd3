/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts of concentration indices. Source: metric-rank.h. Invariant: what is not understood is
 * refused with what would be. */

#include <awrash.h>

#include <criterion/criterion.h>

Test (metric_concentration_index, names_are_listed_to_the_last)
{
  static const char *const names[]
      = { "standard", "generalized", "extended", "erreygers", "wagstaff", NULL };

  for (size_t i = 0; names[i] != NULL; i++)
    cr_assert_str_eq (awrash_metric_concentration_index_get_name (i), names[i]);
  cr_assert_null (awrash_metric_concentration_index_get_name (5));
}

Test (metric_concentration_index, every_kind_has_a_convention_of_its_own)
{
  static const char *const texts[]
      = { "standard",         "generalized",        "extended:3",       "erreygers:0:1",
          "wagstaff:-2:+3.5", "erreygers:observed", "wagstaff:observed" };

  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    for (size_t j = 0; j < i; j++)
      cr_assert_str_neq (awrash_metric_concentration_index_get_convention (texts[i], NULL),
                         awrash_metric_concentration_index_get_convention (texts[j], NULL));
}

Test (metric_concentration_index, what_cannot_be_read_is_refused_with_what_could_be)
{
  static const struct
  {
    const char *text;
    int code;
    const char *message;
  } refusals[] = {
    { "gini", AWRASH_ERROR_NAME,
      "index is \"gini\", expected one of: standard, generalized, extended, erreygers, wagstaff" },
    { "standard:2", AWRASH_ERROR_NAME,
      "index is \"standard:2\", expected one of: standard, generalized, extended, erreygers, "
      "wagstaff" },
    { "extended", AWRASH_ERROR_VALUE,
      "index is \"extended\", expected extended:NU with a number NU > 0" },
    { "extended:0", AWRASH_ERROR_VALUE,
      "index is \"extended:0\", expected extended:NU with a number NU > 0" },
    { "extended:2:3", AWRASH_ERROR_VALUE,
      "index is \"extended:2:3\", expected extended:NU with a number NU > 0" },
    { "erreygers", AWRASH_ERROR_VALUE,
      "index is \"erreygers\", expected erreygers:LOW:HIGH with numbers LOW < HIGH, the bounds of "
      "the outcome, or erreygers:observed" },
    { "wagstaff:1:1", AWRASH_ERROR_VALUE,
      "index is \"wagstaff:1:1\", expected wagstaff:LOW:HIGH with numbers LOW < HIGH, the bounds "
      "of "
      "the outcome, or wagstaff:observed" },
    { "wagstaff:0:1:2", AWRASH_ERROR_VALUE,
      "index is \"wagstaff:0:1:2\", expected wagstaff:LOW:HIGH with numbers LOW < HIGH, the bounds "
      "of the outcome, or wagstaff:observed" },
    { "wagstaff:0", AWRASH_ERROR_VALUE, NULL },
    { "wagstaff:a:b", AWRASH_ERROR_VALUE, NULL },
    { "wagstaff:observed:1", AWRASH_ERROR_VALUE, NULL },
    { "", AWRASH_ERROR_NAME, NULL },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      cr_assert_null (awrash_metric_concentration_index_get_convention (refusals[i].text, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, refusals[i].code), "%s", refusals[i].text);
      if (refusals[i].message != NULL)
        cr_assert_str_eq (error->message, refusals[i].message);
    }
}
