/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions are checked once, with a sentence for each fault. Source: awrash/apportion.h.
 * Invariant: no faulty question comes to life. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

static const int64_t most = G_MAXINT64;

Test (apportion_claims, each_fault_has_its_sentence)
{
  static const struct
  {
    const char *label;
    size_t n;
    double claims[2];
    int64_t floor[2], ceiling[2];
    int code;
    const char *message;
  } rows[] = {
    { "no recipient",
      0,
      { 0, 0 },
      { 0, 0 },
      { 9, 9 },
      AWRASH_ERROR_EMPTY,
      "the number of claims is 0, expected at least 1" },
    { "negative claim",
      2,
      { 1, -5 },
      { 0, 0 },
      { 9, 9 },
      AWRASH_ERROR_VALUE,
      "claims[1] is -5, expected a finite number ≥ 0" },
    { "fractional negative claim",
      2,
      { -0.25, 1 },
      { 0, 0 },
      { 9, 9 },
      AWRASH_ERROR_VALUE,
      "claims[0] is -0.25, expected a finite number ≥ 0" },
    { "not a number",
      2,
      { NAN, 1 },
      { 0, 0 },
      { 9, 9 },
      AWRASH_ERROR_VALUE,
      "claims[0] is nan, expected a finite number ≥ 0" },
    { "infinite claim",
      2,
      { 1, INFINITY },
      { 0, 0 },
      { 9, 9 },
      AWRASH_ERROR_VALUE,
      "claims[1] is inf, expected a finite number ≥ 0" },
    { "negative floor",
      2,
      { 1, 1 },
      { 0, -2 },
      { 9, 9 },
      AWRASH_ERROR_VALUE,
      "floor[1] is -2, expected a whole number ≥ 0" },
    { "negative ceiling",
      2,
      { 1, 1 },
      { 0, 0 },
      { -1, 9 },
      AWRASH_ERROR_VALUE,
      "ceiling[0] is -1, expected a whole number ≥ 0" },
    { "floor above ceiling",
      2,
      { 1, 1 },
      { 0, 4 },
      { 9, 3 },
      AWRASH_ERROR_BOUNDS,
      "floor[1] is 4, above ceiling[1], which is 3, expected floor ≤ ceiling" },
    { "floors beyond int64",
      2,
      { 1, 1 },
      { G_MAXINT64, 1 },
      { G_MAXINT64, 9 },
      AWRASH_ERROR_OVERFLOW,
      "the floors up to floor[1] sum to more than 9223372036854775807, expected a sum that fits" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      AwrashClaims *claims = awrash_apportion_claims_new (rows[i].n, rows[i].claims, rows[i].floor,
                                                          rows[i].ceiling, &error);
      cr_expect_null (claims, "%s", rows[i].label);
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[i].code), "%s", rows[i].label);
      cr_expect_str_eq (error->message, rows[i].message, "%s", rows[i].label);
    }
}

Test (apportion_claims, bounds_may_be_left_out_and_zeros_may_stand)
{
  const double claims[] = { 0, 5e-324, 1.7e308 };
  const int64_t ceiling[] = { 0, most, 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashClaims) free_claims
      = awrash_apportion_claims_new (3, claims, NULL, NULL, &error);
  g_autoptr (AwrashClaims) bounded = awrash_apportion_claims_new (3, claims, NULL, ceiling, &error);

  cr_assert_null (error);
  cr_expect_eq (awrash_apportion_claims_get_n (free_claims), 3);
  cr_expect_eq (awrash_apportion_claims_get_n (bounded), 3);
  awrash_apportion_claims_free (NULL);
}
