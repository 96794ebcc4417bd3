/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lists of rules, their signposts, and what parameters do to a real apportionment.
 * Source: awrash/apportion.h; tests/published/apportionment.csv for the census of 2020.
 * Invariant: every name on the lists is taken by awrash_apportion_divisor(). */

#include "support/published.h"

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  STATES = 50,
  HOUSE = 435
};

Test (apportion_rule, lists_canonical_names_and_ends)
{
  static const char *const names[]
      = { "adams",         "danish",  "dean",      "huntington-hill", "logarithmic-mean",
          "identric-mean", "webster", "jefferson", "imperiali" };
  static const char *const forms[]
      = { "stationary:Q",      "modified:F",   "modified-sainte-lague:D",
          "signposts:S1,S2,…", "power-mean:P", "alpha:A" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    cr_expect_str_eq (awrash_apportion_rule_get_name (i), names[i]);
  cr_expect_null (awrash_apportion_rule_get_name (G_N_ELEMENTS (names)));
  cr_expect_null (awrash_apportion_rule_get_name (SIZE_MAX));
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    cr_expect_str_eq (awrash_apportion_rule_get_form (i), forms[i]);
  cr_expect_null (awrash_apportion_rule_get_form (G_N_ELEMENTS (forms)));
  cr_expect_null (awrash_apportion_rule_get_form (SIZE_MAX));
}

/* From the kindest to small claims: where two rules give different first signposts, so that the
 * second unit is dearer, too. */
Test (apportion_rule, names_go_from_kind_to_small_claims_to_kind_to_large_ones)
{
  for (gsize i = 0; awrash_apportion_rule_get_name (i + 1) != NULL; i++)
    {
      double here = 0, next = 0;
      const char *name = awrash_apportion_rule_get_name (i);
      cr_assert (awrash_apportion_rule_signpost (name, 50, &here, NULL));
      cr_assert (
          awrash_apportion_rule_signpost (awrash_apportion_rule_get_name (i + 1), 50, &next, NULL));
      cr_expect_lt (here, next, "%s", name);
    }
}

Test (apportion_rule, every_name_of_the_literature_is_taken)
{
  static const char *const names[] = {
    "smallest-divisors",
    "harmonic-mean",
    "hill",
    "hill-huntington",
    "equal-proportions",
    "geometric-mean",
    "sainte-lague",
    "schepers",
    "major-fractions",
    "arithmetic-mean",
    "dhondt",
    "d-hondt",
    "bader-ofer",
    "greatest-divisors",
    "log-mean",
    "theil-schrage",
    "agnew",
    "stationary:0.5",
    "alpha:0.7",
    "power-mean:3",
    "modified:0.7",
    "modified-sainte-lague:1.4",
    "signposts:0.6,1.4,2.5",
    "danish",
    "imperiali",
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

Test (apportion_rule, signposts_are_those_of_the_formulas)
{
  static const struct
  {
    const char *rule;
    int64_t k;
    double expected;
  } rows[] = {
    { "adams", 1, 0 },
    { "danish", 3, 7.0 / 3 },
    { "dean", 2, 4.0 / 3 },
    { "huntington-hill", 2, G_SQRT2 },
    { "logarithmic-mean", 2, 1 / G_LN2 },
    { "identric-mean", 1, 1 / G_E },
    { "identric-mean", 2, 4 / G_E },
    { "webster", 1, 0.5 },
    { "jefferson", G_GINT64_CONSTANT (1) << 62, 0x1p62 },
    { "imperiali", 2, 3 },
    { "stationary:0.4", 3, 2.4 },
    { "modified:0.7", 1, 0.7 },
    { "modified-sainte-lague:1.4", 2, 1.5 },
    { "signposts:0.6,0.6,4", 5, 6 },
    { "power-mean:2", 1, G_SQRT2 / 2 },
    { "power-mean:-2", 2, 1.2649110640673518 }, /* √(8/5) */
    { "alpha:0.5", 2, 1.4571067811865475 },     /* (√2 - 1)^-2/4 = (3 + 2√2)/4 */
    { "alpha:3", 2, 1.3867225487012695 },       /* (8/3)^(1/3) */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double signpost = -1;
      cr_expect (awrash_apportion_rule_signpost (rows[i].rule, rows[i].k, &signpost, NULL));
      cr_expect_float_eq (signpost, rows[i].expected, 0x1p-48 * rows[i].expected, "%s: %.17g",
                          rows[i].rule, signpost);
    }
}

static void
expect_refused (const char *rule, int64_t k, int code, const char *message)
{
  double signpost = -7;
  g_autoptr (GError) error = NULL;

  cr_expect_not (awrash_apportion_rule_signpost (rule, k, &signpost, &error), "%s", message);
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", message);
  cr_expect_str_eq (error->message, message);
  cr_expect_eq (signpost, -7, "%s", message);
}

Test (apportion_rule, what_has_no_signpost_is_refused)
{
  expect_refused ("webster", 0, AWRASH_ERROR_VALUE, "k is 0, expected 1 … 2^62");
  expect_refused ("webster", G_MININT64, AWRASH_ERROR_VALUE,
                  "k is -9223372036854775808, expected 1 … 2^62");
  expect_refused ("webster", (G_GINT64_CONSTANT (1) << 62) + 1, AWRASH_ERROR_VALUE,
                  "k is 4611686018427387905, expected 1 … 2^62");
  expect_refused ("modified:2", 1, AWRASH_ERROR_VALUE,
                  "rule is \"modified:2\": F is 2, expected 0 … 1.5");
  expect_refused ("wobster", 1, AWRASH_ERROR_NAME,
                  "rule is \"wobster\", expected one of adams, danish, dean, huntington-hill, "
                  "logarithmic-mean, identric-mean, webster, jefferson, imperiali, stationary:Q, "
                  "modified:F, modified-sainte-lague:D, signposts:S1,S2,…, power-mean:P, alpha:A");
}

/* The apportionment population of the states in 2020. */
static AwrashClaims *
read_census (void)
{
  g_autoptr (AwrashTable) table = test_published_read ("apportionment.csv");
  gsize name = 0, column = 0, row = 0;
  double claims[STATES];

  cr_assert (awrash_base_table_find_column (table, "case", &name));
  cr_assert (awrash_base_table_find_column (table, "claims", &column));
  while (strcmp (awrash_base_table_get_cell (table, row, name), "us-house-2020") != 0)
    row++;
  g_auto (GStrv) words = g_strsplit (awrash_base_table_get_cell (table, row, column), " ", -1);
  cr_assert_eq (g_strv_length (words), STATES);
  for (gsize i = 0; i < STATES; i++)
    claims[i] = g_ascii_strtod (words[i], NULL);
  return awrash_apportion_claims_new (STATES, claims, NULL, NULL, NULL);
}

static void
apportion_house (const AwrashClaims *census, const char *rule, int64_t units[STATES])
{
  AwrashAllotment answer;

  cr_assert (awrash_apportion_divisor (census, HOUSE, rule, NULL, units, NULL, NULL, &answer, NULL),
             "%s", rule);
  cr_expect_eq (answer.status, AWRASH_STATUS_OPTIMAL, "%s", rule);
}

Test (apportion_rule, the_house_of_2020_is_the_same_under_rules_that_are_the_same)
{
  static const struct
  {
    const char *one, *other;
  } rows[] = {
    { "alpha:2000", "adams" },
    { "power-mean:500", "jefferson" },
    { "power-mean:-500", "adams" },
    { "alpha:2", "huntington-hill" },
    { "alpha:2.000000000000001", "huntington-hill" },
    { "alpha:1", "logarithmic-mean" },
    { "alpha:1.000000000000001", "logarithmic-mean" },
    { "alpha:0.000000000000001", "identric-mean" },
    { "power-mean:0.99999999999999999", "webster" },
    { "power-mean:-1.0000000000000001", "dean" },
    { "power-mean:-0.00000000000001", "huntington-hill" },
    { "stationary:1/2", "webster" },
    { "stationary:1/3", "danish" },
    { "stationary:2", "imperiali" },
    { "signposts:0,1", "adams" },
    { "signposts:1,2,3", "jefferson" },
    { "modified:0.5", "webster" },
    { "modified-sainte-lague:1", "webster" },
  };
  g_autoptr (AwrashClaims) census = read_census ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t one[STATES], other[STATES];
      apportion_house (census, rows[i].one, one);
      apportion_house (census, rows[i].other, other);
      cr_expect_arr_eq (one, other, sizeof one, "%s is not %s", rows[i].one, rows[i].other);
    }
}

/* No unit that is left out has a clearly smaller key than one that is served. */
static void
expect_fair (const char *rule, gsize n, const double claims[], const int64_t units[])
{
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        double next = 0, last = 0;
        if (i == j || units[j] == 0)
          continue;
        cr_assert (awrash_apportion_rule_signpost (rule, units[i] + 1, &next, NULL));
        cr_assert (awrash_apportion_rule_signpost (rule, units[j], &last, NULL));
        cr_expect_geq (next / claims[i], last / claims[j] * (1 - 0x1p-44), "%s: %zu, %zu", rule, i,
                       j);
      }
}

Test (apportion_rule, units_with_the_smallest_keys_are_served)
{
  static const char *const rules[]
      = { "danish",       "imperiali",       "logarithmic-mean",   "identric-mean",
          "stationary:9", "modified:0.7",    "signposts:1,1,2",    "signposts:0,0.3,0.3,5.5",
          "power-mean:2", "power-mean:1/60", "power-mean:-500",    "alpha:0.999999",
          "alpha:2000",   "alpha:1/2",       "power-mean:1000000", "stationary:1000000" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_lot ("keys", NULL);

  for (gsize r = 0; r < G_N_ELEMENTS (rules); r++)
    for (int round = 0; round < 200; round++)
      {
        double claims[7];
        int64_t units[7], total = (int64_t)exp2 (g_rand_double_range (random, 0, 16));
        AwrashAllotment answer;
        for (gsize i = 0; i < 7; i++)
          claims[i] = floor (exp2 (g_rand_double_range (random, 0, round % 2 == 0 ? 3 : 24)));
        g_autoptr (AwrashClaims) question
            = awrash_apportion_claims_new (7, claims, NULL, NULL, NULL);
        cr_assert (awrash_apportion_divisor (question, total, rules[r], ties, units, NULL, NULL,
                                             &answer, NULL));
        expect_fair (rules[r], 7, claims, units);
      }
}
