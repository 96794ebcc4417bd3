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
    { "hold-harmless(proportional(unemployed), 0.90, 13/10)",
      "hold-harmless(proportional(unemployed))" },
    { "hold-harmless(policy=flat, ceiling=4/3)", "hold-harmless(flat, ceiling=4/3)" },
    { "transition(3, last-year, leximin)", "transition(3, last-year, leximin)" },
    { "blend(0.5,flat,proportional( unemployed ))", "blend(0.5, flat, proportional(unemployed))" },
    { "by-stream(sustainable=leximin,else=flat, temporary = alpha(2))",
      "by-stream(sustainable=leximin, temporary=alpha(2), else=flat)" },
    { "criteria(rule=hare, 1, flat, 2, last-year)", "criteria(1, flat, 2, last-year, rule=hare)" },
    { "sustainable-first(rest=leximin)", "sustainable-first" },
    { "performance(two-level(proportional(population), leximin), to=flat, keep=1/2)",
      "performance(two-level(proportional(population), leximin), keep=0.5, to=flat)" },
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
    { "blend(2, flat, flat)", AWRASH_ERROR_VALUE, "weight is \"2\", expected a decimal or a" },
    { "blend(-0.5, flat, flat)", AWRASH_ERROR_VALUE, "from 0 to 1" },
    { "blend(half, flat, flat)", AWRASH_ERROR_VALUE, "weight is \"half\"" },
    { "blend(0.5, flat)", AWRASH_ERROR_EMPTY, "blend lacks its argument \"second\"" },
    { "blend(0.5, flat, )", AWRASH_ERROR_SYNTAX, "where the name of a policy is expected" },
    { "base(1.23456789012, flat)", AWRASH_ERROR_VALUE, "at most nine digits" },
    { "hold-harmless(flat, 1.3, 0.9)", AWRASH_ERROR_BOUNDS,
      "hold-harmless has the floor 1.3 above the ceiling 0.9" },
    { "hold-harmless(flat, floor=1.31)", AWRASH_ERROR_BOUNDS, "above the ceiling 1.3" },
    { "wioa(a, b, c, floor=1.4)", AWRASH_ERROR_BOUNDS, "wioa has the floor 1.4 above" },
    { "alpha(-1)", AWRASH_ERROR_VALUE, "a is \"-1\"" },
    { "alpha", AWRASH_ERROR_EMPTY, "alpha lacks its argument \"a\", expected alpha(a, need=need)" },
    { "criteria()", AWRASH_ERROR_EMPTY, "criteria has too few arguments" },
    { "criteria(1, flat, 2)", AWRASH_ERROR_EMPTY, "criteria(weight, policy, …, rule=webster)" },
    { "criteria(flat, 1)", AWRASH_ERROR_VALUE, "weight is \"flat\"" },
    { "chain(flat)", AWRASH_ERROR_EMPTY, "chain(policy, policy, …)" },
    { "by-stream(flat)", AWRASH_ERROR_SYNTAX, "where STREAM=POLICY is expected" },
    { "by-stream(a=flat, a=flat)", AWRASH_ERROR_DUPLICATE, "by-stream has a twice" },
    { "by-stream(else=flat)", AWRASH_ERROR_EMPTY, "by-stream has too few arguments" },
    { "training(flat, target=lower)", AWRASH_ERROR_NAME, "expected one of lowest, gini" },
    { "wioa(a, b, c, conflict=no)", AWRASH_ERROR_NAME, "expected one of refuse, yield" },
    { "blend(0.5, performance(flat), flat)", AWRASH_ERROR_VALUE,
      "performance stands inside blend, expected it outermost" },
    { "base(1,base(1,base(1,base(1,base(1,base(1,base(1,base(1,base(1,base(1,base(1,base(1,flat))))"
      "))))))))",
      AWRASH_ERROR_VALUE, "at depth 13" },
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
