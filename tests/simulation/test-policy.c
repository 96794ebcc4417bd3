/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Policies as texts: what is read, how it is printed, what is refused. Source: the grammar in
 * awrash/simulation.h. Invariant: whatever is printed reads back as itself. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

Test (simulation_policy, prints_one_text_whatever_was_written)
{
  static const struct
  {
    const char *text;
    const char *canonical;
  } rows[] = {
    { "flat", "flat" },
    { "  flat ( ) ", "flat" },
    { "flat(rule=webster)", "flat" },
    { "flat(rule=adams)", "flat(rule=adams)" },
    { "proportional( population * poverty_2014 )", "proportional(population*poverty_2014)" },
    { "proportional(indicator=unemployed, rule=hare)", "proportional(unemployed, rule=hare)" },
    { "last-year(flat)", "last-year" },
    { "last-year(proportional(unemployed))", "last-year(first=proportional(unemployed))" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashPolicy) policy = awrash_simulation_policy_new (rows[i].text, &error);
      cr_assert_not_null (policy, "%s: %s", rows[i].text, error != NULL ? error->message : "");
      cr_expect_str_eq (awrash_simulation_policy_get_text (policy), rows[i].canonical);
      g_autoptr (AwrashPolicy) again
          = awrash_simulation_policy_new (awrash_simulation_policy_get_text (policy), NULL);
      cr_assert_not_null (again);
      cr_expect_str_eq (awrash_simulation_policy_get_text (again), rows[i].canonical);
    }
  awrash_simulation_policy_free (NULL);
}

Test (simulation_policy, refuses_a_text_and_says_what_was_expected)
{
  static const struct
  {
    const char *text;
    int code;
    const char *said;
  } rows[] = {
    { "", AWRASH_ERROR_SYNTAX, "the policy ends where the name of a policy is expected" },
    { "flatt", AWRASH_ERROR_NAME, "\"flatt\" is no policy, expected one of flat, last-year, " },
    { "flat(", AWRASH_ERROR_SYNTAX, "ends where rule is expected" },
    { "flat(adams", AWRASH_ERROR_SYNTAX, "ends where , or ) is expected" },
    { "flat) x", AWRASH_ERROR_SYNTAX, "has \") x\" where its end is expected" },
    { "flat(adams, adams)", AWRASH_ERROR_SYNTAX, "where ) after the last argument is expected" },
    { "flat(adams, rule=adams)", AWRASH_ERROR_DUPLICATE, "flat has rule twice" },
    { "flat(to=3)", AWRASH_ERROR_NAME, "flat has no argument \"to\", expected flat(rule=webster)" },
    { "flat(rule=websterr)", AWRASH_ERROR_NAME, "websterr" },
    { "flat(rule=stationary:-1)", AWRASH_ERROR_VALUE, "stationary" },
    { "proportional", AWRASH_ERROR_EMPTY,
      "proportional lacks its argument \"indicator\", expected proportional(indicator, rule" },
    { "proportional()", AWRASH_ERROR_EMPTY, "lacks" },
    { "proportional(a**b)", AWRASH_ERROR_SYNTAX, "names of indicators with * between them" },
    { "proportional(,)", AWRASH_ERROR_SYNTAX, "where indicator is expected" },
    { "last-year(3)", AWRASH_ERROR_NAME, "\"3\" is no policy" },
    { "flat(rule=\xff)", AWRASH_ERROR_ENCODING, "not UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      cr_assert_null (awrash_simulation_policy_new (rows[i].text, &error), "%s", rows[i].text);
      cr_expect (g_error_matches (error, AWRASH_ERROR, rows[i].code), "%s: %s", rows[i].text,
                 error->message);
      cr_expect_not_null (strstr (error->message, rows[i].said), "%s: %s", rows[i].text,
                          error->message);
    }
}
