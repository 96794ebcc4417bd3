/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of rules and the size of the frozen record. Source: awrash/apportion.h.
 * Invariant: every name on the list is taken by awrash_apportion_divisor(). */

#include <awrash.h>

#include <criterion/criterion.h>

Test (apportion_rule, lists_canonical_names_and_ends)
{
  static const char *const names[] = { "adams", "dean", "huntington-hill", "webster", "jefferson" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    cr_expect_str_eq (awrash_apportion_rule_get_name (i), names[i]);
  cr_expect_null (awrash_apportion_rule_get_name (G_N_ELEMENTS (names)));
  cr_expect_null (awrash_apportion_rule_get_name (SIZE_MAX));
}

Test (apportion_rule, every_name_of_the_literature_is_taken)
{
  static const char *const names[] = {
    "smallest-divisors", "harmonic-mean",     "hill",         "hill-huntington",
    "equal-proportions", "geometric-mean",    "sainte-lague", "schepers",
    "major-fractions",   "arithmetic-mean",   "dhondt",       "d-hondt",
    "bader-ofer",        "greatest-divisors",
  };
  const double claims[] = { 3, 2 };
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (2, claims, NULL, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int64_t units[2];
      AwrashAllotment answer;
      cr_expect (
          awrash_apportion_divisor (question, 5, names[i], NULL, units, NULL, NULL, &answer, NULL),
          "%s", names[i]);
      cr_expect (units[0] == 3 && units[1] == 2, "%s", names[i]);
    }
}
