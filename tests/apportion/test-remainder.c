/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Largest remainders where doubles go wrong, with bounds inside the rule, and everything refused.
 * Source: issue threads and hand calculation, named in the rows.
 * Invariant: a failed call writes nothing. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

enum
{
  MOST = 5
};

typedef struct
{
  const char *label;
  int64_t total;
  gsize n;
  double claims[MOST];
  int64_t floor[MOST];
  int64_t ceiling[MOST]; /* 0: none */
  int64_t sure[MOST];
  int64_t tied[MOST];
  int64_t free_units;
} Row;

static void
expect_row (const Row *row)
{
  int64_t ceiling[MOST], units[MOST], sure[MOST], tied[MOST];
  AwrashAllotment answer;

  for (gsize i = 0; i < row->n; i++)
    ceiling[i] = row->ceiling[i] == 0 ? G_MAXINT64 : row->ceiling[i];
  g_autoptr (AwrashClaims) claims
      = awrash_apportion_claims_new (row->n, row->claims, row->floor, ceiling, NULL);
  cr_assert (awrash_apportion_remainder (claims, row->total, "hare", NULL, units, sure, tied,
                                         &answer, NULL),
             "%s", row->label);
  cr_expect_arr_eq (sure, row->sure, row->n * sizeof *sure, "%s", row->label);
  cr_expect_arr_eq (tied, row->tied, row->n * sizeof *tied, "%s", row->label);
  cr_expect_eq (answer.free_units, row->free_units, "%s", row->label);
  cr_expect (isnan (answer.divisor_low) && isnan (answer.divisor_high), "%s", row->label);
}

#define WEE 0x1p-1074

Test (apportion_remainder, follows_hand_calculation)
{
  static const Row rows[] = {
    { "7e15 split 1:2, where doubles fail",
      G_GINT64_CONSTANT (7000000000000000),
      2,
      { 1, 2 },
      { 0 },
      { 0 },
      { G_GINT64_CONSTANT (2333333333333333), G_GINT64_CONSTANT (4666666666666667) },
      { 0 },
      0 },
    { "2^62 split 1:2",
      G_GINT64_CONSTANT (1) << 62,
      2,
      { 1, 2 },
      { 0 },
      { 0 },
      { G_GINT64_CONSTANT (1537228672809129301), G_GINT64_CONSTANT (3074457345618258603) },
      { 0 },
      0 },
    { "two seats for four equal fractions",
      50,
      5,
      { 5, 15, 30, 5, 45 },
      { 0 },
      { 0 },
      { 2, 7, 15, 2, 22 },
      { 1, 1, 0, 1, 1 },
      2 },
    { "equal fractions of different claims", 2, 2, { 1, 3 }, { 0 }, { 0 }, { 0, 1 }, { 1, 1 }, 1 },
    { "a fraction larger by one rounding step",
      2,
      2,
      { 1, 3 + 0x1p-51 },
      { 0 },
      { 0 },
      { 0, 2 },
      { 0 },
      0 },
    { "a floor is raised to, the rest go by fractions",
      10,
      3,
      { 1, 49, 50 },
      { 1, 0, 0 },
      { 0 },
      { 1, 4, 5 },
      { 0 },
      0 },
    { "a ceiling passes units on",
      10,
      3,
      { 80, 11, 9 },
      { 0 },
      { 5, 0, 0 },
      { 5, 3, 2 },
      { 0 },
      0 },
    { "a claim of 0 gets its floor alone",
      5,
      3,
      { 0, 1, 3 },
      { 2, 0, 0 },
      { 0 },
      { 2, 0, 3 },
      { 0 },
      0 },
    { "a giant among dwarfs", 7, 3, { WEE, 1e300, WEE }, { 0 }, { 0 }, { 0, 7, 0 }, { 0 }, 0 },
    { "claims that sum beyond the doubles",
      3,
      2,
      { 1.7e308, 1.7e308 },
      { 0 },
      { 0 },
      { 1, 1 },
      { 1, 1 },
      1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    expect_row (&rows[i]);
}

Test (apportion_remainder, ceilings_leave_units_unplaced)
{
  const double claims[] = { 1, 2 };
  const int64_t ceiling[] = { 3, 2 }, expected[] = { 3, 2 };
  int64_t units[2];
  AwrashAllotment answer;
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (2, claims, NULL, ceiling, NULL);

  cr_assert (
      awrash_apportion_remainder (question, 9, "hare", NULL, units, NULL, NULL, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_UNPLACED);
  cr_expect_eq (answer.unplaced, 4);
  cr_expect_arr_eq (units, expected, sizeof units);
}

static void
expect_refused (const char *label, const double claims[2], const int64_t floor[2], int64_t total,
                const char *quota, int code, const char *message)
{
  int64_t units[] = { -1, -1 }, sure[] = { -1, -1 }, tied[] = { -1, -1 };
  const int64_t untouched[] = { -1, -1 };
  AwrashAllotment answer = { .status = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (2, claims, floor, NULL, NULL);

  cr_expect_not (
      awrash_apportion_remainder (question, total, quota, NULL, units, sure, tied, &answer, &error),
      "%s", label);
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", label);
  cr_expect_str_eq (error->message, message, "%s", label);
  cr_expect_arr_eq (units, untouched, sizeof units, "%s", label);
  cr_expect_arr_eq (sure, untouched, sizeof sure, "%s", label);
  cr_expect_arr_eq (tied, untouched, sizeof tied, "%s", label);
  cr_expect_eq (answer.status, -1, "%s", label);
}

Test (apportion_remainder, each_fault_has_its_sentence_and_writes_nothing)
{
  const double claims[] = { 1, 2 }, zeros[] = { 0, 0 };
  const int64_t floor[] = { 3, 4 };

  expect_refused ("negative total", claims, NULL, -1, "hare", AWRASH_ERROR_VALUE,
                  "total is -1, expected a whole number ≥ 0");
  expect_refused ("total too large", claims, NULL, (G_GINT64_CONSTANT (1) << 62) + 1, "hare",
                  AWRASH_ERROR_OVERFLOW,
                  "total is 4611686018427387905, expected at most 4611686018427387904");
  expect_refused ("floors above total", claims, floor, 5, "hare", AWRASH_ERROR_BOUNDS,
                  "the floors sum to 7, above the total, which is 5, expected at most the total");
  expect_refused ("all claims zero", zeros, NULL, 4, "hare", AWRASH_ERROR_EMPTY,
                  "all claims are 0 and the floors sum to 0, expected a claim > 0 for the rest of "
                  "the total, which is 4");
  expect_refused ("unknown quota", claims, NULL, 1, "droop", AWRASH_ERROR_NAME,
                  "quota is \"droop\", expected hare");
}
