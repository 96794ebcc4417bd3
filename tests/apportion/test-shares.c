/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares are never rounded to units. Source: hand calculation.
 * Invariant: they sum to the total but for roundings. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

Test (apportion_shares, are_claims_in_proportion)
{
  static const struct
  {
    const char *label;
    int64_t total;
    double claims[2], shares[2];
  } rows[] = {
    { "thirds", 10, { 1, 2 }, { 10.0 / 3, 20.0 / 3 } },
    { "a claim of 0", 7, { 0, 0.1 }, { 0, 7 } },
    { "no total", 0, { 1, 2 }, { 0, 0 } },
    { "no total and no claim", 0, { 0, 0 }, { 0, 0 } },
    { "the smallest doubles", 9, { 0x1p-1074, 0x1p-1073 }, { 3, 6 } },
    { "a sum beyond the doubles", 9, { 0x1p1023, 0x1p1023 }, { 4.5, 4.5 } },
    { "far apart", 1, { 0x1p-1000, 1 }, { 0x1p-1000, 1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double shares[2];
      g_autoptr (AwrashClaims) claims
          = awrash_apportion_claims_new (2, rows[i].claims, NULL, NULL, NULL);
      cr_assert (awrash_apportion_shares (claims, rows[i].total, shares, NULL));
      for (gsize k = 0; k < 2; k++)
        cr_expect_float_eq (shares[k], rows[i].shares[k], rows[i].shares[k] * 0x1p-50, "%s",
                            rows[i].label);
    }
}

Test (apportion_shares, each_fault_has_its_sentence_and_writes_nothing)
{
  static const struct
  {
    double claims[2];
    int64_t total;
    int code;
    const char *message;
  } rows[] = {
    { { 1, 1 }, -2, AWRASH_ERROR_VALUE, "total is -2, expected a whole number ≥ 0" },
    { { 1, 1 },
      G_MAXINT64,
      AWRASH_ERROR_OVERFLOW,
      "total is 9223372036854775807, expected at most 4611686018427387904" },
    { { 0, 0 }, 3, AWRASH_ERROR_EMPTY, "all claims are 0, expected a claim > 0 for a total of 3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double shares[] = { -1, -1 };
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashClaims) claims
          = awrash_apportion_claims_new (2, rows[i].claims, NULL, NULL, NULL);
      cr_expect_not (awrash_apportion_shares (claims, rows[i].total, shares, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[i].code));
      cr_expect_str_eq (error->message, rows[i].message);
      cr_expect (shares[0] == -1 && shares[1] == -1);
    }
}

/* Source: the census of 1830, after Balinski and Young (1982). */
Test (apportion_shares_violations, jefferson_gave_new_york_one_beyond_its_share_in_1832)
{
  static const double claims[]
      = { 1918578, 1348072, 1023503, 937901, 639747, 625263, 621832, 610408,
          455025,  429811,  405843,  399454, 343031, 319922, 297665, 280657,
          269326,  262508,  171904,  157147, 130419, 110358, 97194,  75432 };
  gsize n = G_N_ELEMENTS (claims);
  int64_t units[G_N_ELEMENTS (claims)], violations[G_N_ELEMENTS (claims)];
  AwrashAllotment answer;
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (n, claims, NULL, NULL, NULL);

  cr_assert (awrash_apportion_divisor (question, 240, "jefferson", NULL, units, NULL, NULL, &answer,
                                       NULL));
  cr_expect_eq (units[0], 40);
  cr_assert (awrash_apportion_shares_violations (question, 240, units, violations, NULL));
  cr_expect_eq (violations[0], 1);
  for (gsize i = 1; i < n; i++)
    cr_expect_eq (violations[i], 0);
}

Test (apportion_shares_violations, count_whole_units_beyond_the_rounded_share)
{
  static const struct
  {
    const char *label;
    double claims[3];
    int64_t units[3];
    int64_t total;
    int64_t expected[3];
  } rows[] = {
    { "rounded either way is within", { 1, 1, 2 }, { 3, 2, 5 }, 10, { 0, 0, 0 } },
    { "a whole share leaves no room", { 1, 1, 2 }, { 1, 3, 4 }, 8, { -1, 1, 0 } },
    { "far off", { 1, 1, 2 }, { 0, 0, 10 }, 10, { -2, -2, 5 } },
    { "a claim of 0", { 0, 1, 1 }, { 2, 1, 1 }, 4, { 2, -1, -1 } },
    { "nothing to share", { 0, 0, 0 }, { 0, 0, 0 }, 0, { 0, 0, 0 } },
    { "a hair above a third", { 1 + 0x1p-52, 1, 1 }, { 2, 1, 0 }, 3, { 0, 0, 0 } },
    { "a third", { 1, 1, 1 }, { 2, 1, 0 }, 3, { 1, 0, -1 } },
    { "the ends of the doubles", { 0x1p-1074, 1.7e308, 1.7e308 }, { 1, 2, 0 }, 3, { 0, 0, -1 } },
    { "2^62",
      { 1, 2, 0 },
      { G_GINT64_CONSTANT (1537228672809129302), G_GINT64_CONSTANT (3074457345618258602), 0 },
      G_GINT64_CONSTANT (1) << 62,
      { 0, 0, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t violations[3];
      g_autoptr (AwrashClaims) claims
          = awrash_apportion_claims_new (3, rows[i].claims, NULL, NULL, NULL);
      cr_assert (awrash_apportion_shares_violations (claims, rows[i].total, rows[i].units,
                                                     violations, NULL));
      cr_expect_arr_eq (violations, rows[i].expected, sizeof violations, "%s", rows[i].label);
    }
}

Test (apportion_shares_violations, each_fault_has_its_sentence_and_writes_nothing)
{
  static const struct
  {
    double claims[2];
    int64_t units[2];
    int64_t total;
    int code;
    const char *message;
  } rows[] = {
    { { 1, 1 }, { 0 }, -2, AWRASH_ERROR_VALUE, "total is -2, expected a whole number ≥ 0" },
    { { 1, 1 },
      { 0 },
      G_MAXINT64,
      AWRASH_ERROR_OVERFLOW,
      "total is 9223372036854775807, expected at most 4611686018427387904" },
    { { 0, 0 },
      { 3, 0 },
      3,
      AWRASH_ERROR_EMPTY,
      "all claims are 0, expected a claim > 0 for a total of 3" },
    { { 1, 1 }, { 4, -1 }, 3, AWRASH_ERROR_VALUE, "units[1] is -1, expected a whole number ≥ 0" },
    { { 1, 1 },
      { 1, 1 },
      3,
      AWRASH_ERROR_VALUE,
      "the units sum to 2, expected the total, which is 3" },
    { { 1, 1 },
      { G_MAXINT64, G_MAXINT64 },
      3,
      AWRASH_ERROR_VALUE,
      "the units sum to more than the total, which is 3, expected units that sum to it" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t violations[] = { -9, -9 };
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashClaims) claims
          = awrash_apportion_claims_new (2, rows[i].claims, NULL, NULL, NULL);
      cr_expect_not (awrash_apportion_shares_violations (claims, rows[i].total, rows[i].units,
                                                         violations, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[i].code));
      cr_expect_str_eq (error->message, rows[i].message);
      cr_expect (violations[0] == -9 && violations[1] == -9);
    }
}
