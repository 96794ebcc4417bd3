/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules as texts: their names, their parameters, what is refused. Source: awrash/apportion.h.
 * Invariant: one rule under two names is one rule. */

#include "allot/signpost-private.h"

#include <criterion/criterion.h>
#include <math.h>

Test (allot_signpost, every_name_is_read_and_starts_at_zero_as_it_says)
{
  for (gsize r = 0; awrash_i_signpost_get_name (r) != NULL; r++)
    {
      g_auto (AwrashSignposts) rule = { 0 };
      cr_assert (awrash_i_signpost_parse (awrash_i_signpost_get_name (r), &rule, NULL));
      cr_expect_str_eq (rule.name, awrash_i_signpost_get_name (r));
      cr_expect_eq (rule.value (&rule, 1) == 0, rule.starts_at_zero, "%s", rule.name);
    }
}

Test (allot_signpost, keys_that_doubles_cannot_part_are_parted)
{
  const int64_t k = (G_GINT64_CONSTANT (1) << 62) - 1;

  for (gsize r = 0; awrash_i_signpost_get_name (r) != NULL; r++)
    {
      g_auto (AwrashSignposts) own = { 0 };
      const AwrashSignposts *rule = &own;
      cr_assert (awrash_i_signpost_parse (awrash_i_signpost_get_name (r), &own, NULL));
      cr_expect_eq (awrash_i_signpost_compare (rule, k, 3, k + 1, 3), -1, "%s", rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, k + 1, 3, k, 3), 1, "%s", rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, k, 3, k, 3), 0, "%s", rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, 7, 1, 7, nextafter (1, 2)), 1, "%s",
                    rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, 7, 5e-324, 7, 1e300), 1, "%s", rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, 7, 1e300, 7, 1e300), 0, "%s", rule->name);
      cr_expect_eq (awrash_i_signpost_compare (rule, 7, 5e-324, 7, 1e-323), 1, "%s", rule->name);
    }
}

Test (allot_signpost, equal_keys_of_different_claims_are_equal)
{
  static const struct
  {
    const char *rule;
    int64_t k, l;
    double v, w;
  } rows[] = {
    { "adams", 2, 4, 1, 3 },
    { "danish", 1, 2, 1, 4 },
    { "imperiali", 1, 3, 1, 2 },
    { "webster", 1, 2, 1, 3 },
    { "jefferson", 1, 7, 0.125, 0.875 },
    { "huntington-hill", 2, 9, 1, 6 }, /* √2 and √72 = 6√2 */
    { "dean", 2, 3, 5, 9 },            /* 4/3 and 12/5 */
    { "dean", 2, 3, 5 * 0x1p900, 9 * 0x1p900 },
    { "dean", 2, 3, 5 * 0x1p-1074, 9 * 0x1p-1074 },
    { "huntington-hill", 2, 9, 0x1p-1074, 6 * 0x1p-1074 },
    { "huntington-hill", 2, 9, 0x1p1000, 6 * 0x1p1000 },
    { "modified:0.7", 1, 2, 7, 15 },
    { "stationary:1/3", 1, 2, 1, 4 },
    { "signposts:0.1,0.3,0.9", 2, 3, 1, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (AwrashSignposts) own = { 0 };
      const AwrashSignposts *rule = &own;
      cr_assert (awrash_i_signpost_parse (rows[i].rule, &own, NULL));
      cr_expect_eq (awrash_i_signpost_compare (rule, rows[i].k, rows[i].v, rows[i].l, rows[i].w), 0,
                    "%s, row %zu", rows[i].rule, i);
      cr_expect_eq (awrash_i_signpost_compare (rule, rows[i].k, nextafter (rows[i].v, 0), rows[i].l,
                                               rows[i].w),
                    1, "%s, row %zu, a little less", rows[i].rule, i);
    }
}

Test (allot_signpost, first_units_at_zero_put_larger_claims_first)
{
  static const char *const zeros[]
      = { "adams",        "dean",          "huntington-hill", "logarithmic-mean", "stationary:0",
          "modified:0",   "signposts:0,3", "power-mean:-2",   "power-mean:-0.1",  "alpha:3",
          "alpha:1.0001", "alpha:inf",     "power-mean:-inf" };
  static const char *const others[]
      = { "danish",           "identric-mean", "webster",         "jefferson",        "imperiali",
          "stationary:1e-18", "alpha:0.9999",  "power-mean:1/60", "signposts:1e-18,1" };

  for (gsize r = 0; r < G_N_ELEMENTS (zeros); r++)
    {
      g_auto (AwrashSignposts) own = { 0 };
      const AwrashSignposts *rule = &own;
      cr_assert (awrash_i_signpost_parse (zeros[r], &own, NULL), "%s", zeros[r]);
      cr_expect (rule->starts_at_zero, "%s", zeros[r]);
      cr_expect_eq (rule->value (rule, 1), 0, "%s", zeros[r]);
      cr_expect_eq (awrash_i_signpost_compare (rule, 1, 5, 1, 4), -1, "%s", zeros[r]);
      cr_expect_eq (awrash_i_signpost_compare (rule, 1, 4, 1, 5), 1, "%s", zeros[r]);
      cr_expect_eq (awrash_i_signpost_compare (rule, 1, 4, 1, 4), 0, "%s", zeros[r]);
      cr_expect_eq (awrash_i_signpost_compare (rule, 1, 1e-9, 2, 1e9), -1, "%s", zeros[r]);
    }
  for (gsize r = 0; r < G_N_ELEMENTS (others); r++)
    {
      g_auto (AwrashSignposts) rule = { 0 };
      cr_assert (awrash_i_signpost_parse (others[r], &rule, NULL), "%s", others[r]);
      cr_expect_not (rule.starts_at_zero, "%s", others[r]);
      cr_expect (rule.value (&rule, 1) > 0x1p-64, "%s", others[r]);
    }
}

Test (allot_signpost, a_parameter_that_is_another_rule_is_that_rule)
{
  static const struct
  {
    const char *text, *name;
  } rows[] = {
    { "power-mean:-inf", "adams" },
    { "power-mean:-1", "dean" },
    { "power-mean:0", "huntington-hill" },
    { "power-mean:0.0", "huntington-hill" },
    { "power-mean:1", "webster" },
    { "power-mean:inf", "jefferson" },
    { "power-mean:+inf", "jefferson" },
    { "alpha:0", "identric-mean" },
    { "alpha:1", "logarithmic-mean" },
    { "alpha:2", "huntington-hill" },
    { "alpha:4/2", "huntington-hill" },
    { "alpha:inf", "adams" },
    { "alpha:+inf", "adams" },
    { "agnew", "identric-mean" },
    { "theil-schrage", "logarithmic-mean" },
    { "log-mean", "logarithmic-mean" },
    { "stationary:1/2", "stationary" },
    { "modified-sainte-lague:1.4", "modified" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (AwrashSignposts) rule = { 0 };
      cr_assert (awrash_i_signpost_parse (rows[i].text, &rule, NULL), "%s", rows[i].text);
      cr_expect_str_eq (rule.name, rows[i].name);
    }
}

Test (allot_signpost, sequences_end_where_the_next_would_follow_anyway)
{
  g_auto (AwrashSignposts) half = { 0 }, list = { 0 };

  cr_assert (awrash_i_signpost_parse ("modified:0.5", &half, NULL));
  cr_expect_eq (half.n_head, 1);
  cr_assert (awrash_i_signpost_parse ("signposts:0.25,1,2,3,4", &list, NULL));
  cr_expect_eq (list.n_head, 2);
  cr_expect_eq (list.denominator, 4);
  cr_expect_eq (list.value (&list, 7), 6);
}

#define NUMBER "is no exact number, expected a decimal or a fraction such as 0.4 or 1/3"

Test (allot_signpost, what_is_no_rule_is_refused_with_the_reason)
{
  static const struct
  {
    const char *text;
    int code;
    const char *message;
  } rows[] = {
    { "", AWRASH_ERROR_NAME, NULL },
    { "hare", AWRASH_ERROR_NAME, NULL },
    { "Webster", AWRASH_ERROR_NAME, NULL },
    { ":2", AWRASH_ERROR_NAME, NULL },
    { "alph:2", AWRASH_ERROR_NAME, NULL },
    { "modified-sainte-lagu:2", AWRASH_ERROR_NAME, NULL },
    { "webster:2", AWRASH_ERROR_VALUE, "expected a rule without a parameter" },
    { "hill:", AWRASH_ERROR_VALUE, "expected a rule without a parameter" },
    { "alpha", AWRASH_ERROR_VALUE, "expected alpha:A" },
    { "alpha:", AWRASH_ERROR_VALUE, "expected alpha:A" },
    { "alpha:x", AWRASH_ERROR_VALUE, "\"x\" " NUMBER },
    { "alpha:-1", AWRASH_ERROR_VALUE, "A is -1, expected a number ≥ 0, or inf" },
    { "alpha:-inf", AWRASH_ERROR_VALUE, "\"-inf\" " NUMBER },
    { "alpha:nan", AWRASH_ERROR_VALUE, "\"nan\" " NUMBER },
    { "alpha:2:3", AWRASH_ERROR_VALUE, "\"2:3\" " NUMBER },
    { "power-mean:1/0", AWRASH_ERROR_VALUE,
      "\"1/0\" is no exact number, expected a denominator above 0" },
    { "power-mean:0.01", AWRASH_ERROR_VALUE,
      "P is 0.01, expected a number that is 0, negative, or at least 1/60" },
    { "power-mean:0.1234567890123456789", AWRASH_ERROR_VALUE,
      "\"0.1234567890123456789\" is no exact number, expected at most 18 digits" },
    { "stationary:-0.1", AWRASH_ERROR_VALUE, "Q is -0.1, expected 0 … 1000000" },
    { "stationary:1000000.1", AWRASH_ERROR_VALUE, "Q is 1000000.1, expected 0 … 1000000" },
    { "modified:1.6", AWRASH_ERROR_VALUE, "F is 1.6, expected 0 … 1.5" },
    { "modified:-1", AWRASH_ERROR_VALUE, "F is -1, expected 0 … 1.5" },
    { "modified-sainte-lague:3.01", AWRASH_ERROR_VALUE, "D is 3.01, expected 0 … 3" },
    { "modified:1/999999999999999999", AWRASH_ERROR_VALUE,
      "the signposts have a common denominator above 10^18" },
    { "modified-sainte-lague:1/999999999999999999", AWRASH_ERROR_VALUE,
      "the signposts have a common denominator above 10^18" },
    { "signposts:1,", AWRASH_ERROR_VALUE, "\"\" " NUMBER },
    { "signposts:1,0.5", AWRASH_ERROR_VALUE, "s(2) is 0.5, expected at least the one before, 1" },
    { "signposts:0,0,1", AWRASH_ERROR_VALUE,
      "s(2) is 0, expected a number above 0: only the first may be 0" },
    { "signposts:-1", AWRASH_ERROR_VALUE, "s(1) is -1, expected 0 … 1000000" },
    { "signposts:1/999999999999999989,1/999999999999999967,2", AWRASH_ERROR_VALUE,
      "the signposts have a common denominator above 10^18" },
    { "signposts:1/999999999999999989,1000000", AWRASH_ERROR_VALUE,
      "the signposts have a common denominator above 10^18" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (AwrashSignposts) rule = { .n_head = 77 };
      g_autoptr (GError) error = NULL;
      cr_expect_not (awrash_i_signpost_parse (rows[i].text, &rule, &error), "%s", rows[i].text);
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[i].code), "%s", rows[i].text);
      cr_expect_eq (rule.n_head, 77, "%s", rows[i].text);
      g_autofree char *whole = g_strdup_printf ("rule is \"%s\"", rows[i].text);
      cr_expect (g_str_has_prefix (error->message, whole), "%s", error->message);
      if (rows[i].message != NULL)
        cr_expect (g_str_has_suffix (error->message, rows[i].message), "%s", error->message);
      else
        cr_expect (g_str_has_suffix (error->message, "power-mean:P, alpha:A"), "%s",
                   error->message);
    }
}
