/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of sites: what is refused, and in which words. Source: <awrash/selection-match.h>.
 * Invariant: NULL where an error is set. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

Test (selection_preferences, they_say_how_many_persons_they_are_of)
{
  g_autoptr (AwrashPreferences) none
      = awrash_selection_preferences_new (3, 2, 0, NULL, NULL, NULL, NULL, NULL);

  cr_assert_not_null (none);
  cr_assert_eq (awrash_selection_preferences_get_n_persons (none), 3);
  awrash_selection_preferences_free (NULL);
}

typedef struct
{
  const char *label;
  size_t n_persons, n_sites;
  int64_t person, site, traits;
  double score;
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "nobody", 0, 1, 0, 0, 0, 1, AWRASH_ERROR_EMPTY,
    "there are 0 persons and 1 sites, expected at least 1 of each" },
  { "no site", 1, 0, 0, 0, 0, 1, AWRASH_ERROR_EMPTY,
    "there are 1 persons and 0 sites, expected at least 1 of each" },
  { "person", 1, 1, 1, 0, 0, 1, AWRASH_ERROR_VALUE,
    "choice 0 is of person 1, expected a number from 0 to 0" },
  { "site", 1, 1, 0, -1, 0, 1, AWRASH_ERROR_VALUE,
    "choice 0 is of site -1, expected a number from 0 to 0" },
  { "score", 1, 1, 0, 0, 0, NAN, AWRASH_ERROR_VALUE, "score[0] is nan, expected a finite number" },
  { "traits", 1, 1, 0, 0, 65536, 1, AWRASH_ERROR_VALUE,
    "traits[0] is 65536, expected a set of traits from 0 to 65535" },
  { "twice", 1, 1, 0, 0, 0, 1, AWRASH_ERROR_DUPLICATE, "person 0 lists site 0 twice" },
};

Test (selection_preferences, what_cannot_be_is_refused_in_words)
{
  for (gsize k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *r = &refusals[k];
      const int64_t person[] = { r->person, r->person }, site[] = { r->site, r->site };
      const double score[] = { r->score, r->score };
      const gsize n = r->code == AWRASH_ERROR_DUPLICATE ? 2 : 1;
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_selection_preferences_new (r->n_persons, r->n_sites, n, person, site,
                                                        score, &r->traits, &error),
                      "%s", r->label);
      cr_assert_not_null (error, "%s", r->label);
      cr_expect_eq (error->code, r->code, "%s", r->label);
      cr_expect_str_eq (error->message, r->message, "%s", r->label);
    }
}
