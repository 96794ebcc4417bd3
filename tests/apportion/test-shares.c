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
