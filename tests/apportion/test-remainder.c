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
  expect_refused ("unknown quota", claims, NULL, 1, "drop", AWRASH_ERROR_NAME,
                  "quota is \"drop\", expected one of hare, droop, hagenbach-bischoff, "
                  "imperiali-quota");
  expect_refused ("no quota", claims, NULL, 1, "", AWRASH_ERROR_NAME,
                  "quota is \"\", expected one of hare, droop, hagenbach-bischoff, "
                  "imperiali-quota");
}

Test (apportion_remainder, each_wrong_option_is_named)
{
  static const char *const options[]
      = { "", "round", "rounded,", "1.5", "-0.5", "rounded,2", "nan", "3/0", "0.75,x" };
  static const char *const wrong[] = { "", "round", "", "1.5", "-0.5", "2", "nan", "3/0", "x" };
  const double claims[] = { 1, 2 };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *quota = g_strdup_printf ("hare:%s", options[i]);
      g_autofree char *message = g_strdup_printf (
          "the option of quota hare is \"%s\", expected \"rounded\", or the part of the quota, "
          "from 0 to 1, that a remainder unit needs",
          wrong[i]);
      expect_refused (quota, claims, NULL, 1, quota, AWRASH_ERROR_VALUE, message);
    }
}

Test (apportion_remainder, a_rounded_quota_has_limits)
{
  const double claims[] = { 1, 2 }, small[] = { 0.125, 0.25 };

  expect_refused ("a quota of 0", small, NULL, 1, "hare:rounded", AWRASH_ERROR_VALUE,
                  "the quota hare of a total of 1 rounds to 0, expected claims that sum to more");
  expect_refused ("a total above 2^59", claims, NULL, (G_GINT64_CONSTANT (1) << 59) + 1, "droop",
                  AWRASH_ERROR_OVERFLOW,
                  "total is 576460752303423489, expected at most 576460752303423488 for a rounded "
                  "quota");
}

typedef struct
{
  const char *label;
  const char *quota;
  int64_t total;
  double claims[3];
  int64_t units[3];
  int64_t taken_back;
  int64_t unplaced;
} Named;

/* Quotas by hand: 43 + 33 + 24 = 100. */
Test (apportion_remainder, each_quota_follows_hand_calculation)
{
  static const Named rows[] = {
    { "hare, 20", "hare", 5, { 43, 33, 24 }, { 2, 2, 1 }, 0, 0 },
    { "droop, 17", "droop", 5, { 43, 33, 24 }, { 2, 2, 1 }, 0, 0 },
    { "hagenbach-bischoff, 16 2/3", "hagenbach-bischoff", 5, { 43, 33, 24 }, { 2, 2, 1 }, 0, 0 },
    { "imperiali, 100/7", "imperiali-quota", 5, { 43, 33, 24 }, { 2, 2, 1 }, 1, 0 },
    { "and by its other name", "imperiali", 5, { 43, 33, 24 }, { 2, 2, 1 }, 1, 0 },
    { "half of 5 rounds up to 3", "hare:rounded", 2, { 3, 2, 0 }, { 1, 1, 0 }, 0, 0 },
    { "9.6 and 9.4 of 12.75", "hare:0.75", 4, { 9.6, 9.4, 32 }, { 1, 0, 3 }, 0, 0 },
    { "9.2 and 9 of 12.75", "hare:0.75", 4, { 9.2, 9, 32.8 }, { 0, 0, 3 }, 0, 1 },
    { "three quarters are enough", "hare:3/4", 4, { 3, 5, 8 }, { 1, 1, 2 }, 0, 0 },
    { "3 of 4, rounded", "hare:rounded,0.75", 4, { 3, 5, 9 }, { 1, 1, 2 }, 0, 0 },
    { "the order of options is free", "hare:0.75,rounded", 4, { 3, 5, 9 }, { 1, 1, 2 }, 0, 0 },
    { "nothing, rounded", "hare:rounded", 0, { 3, 5, 9 }, { 0, 0, 0 }, 0, 0 },
    { "nothing, of one", "hare:0.75", 0, { 3, 0, 0 }, { 0, 0, 0 }, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t units[3];
      AwrashAllotment answer;
      g_autoptr (AwrashClaims) claims
          = awrash_apportion_claims_new (3, rows[i].claims, NULL, NULL, NULL);
      cr_assert (awrash_apportion_remainder (claims, rows[i].total, rows[i].quota, NULL, units,
                                             NULL, NULL, &answer, NULL),
                 "%s", rows[i].label);
      cr_expect_arr_eq (units, rows[i].units, sizeof units, "%s", rows[i].label);
      cr_expect_eq (answer.taken_back, rows[i].taken_back, "%s", rows[i].label);
      cr_expect_eq (answer.unplaced, rows[i].unplaced, "%s", rows[i].label);
    }
}

/* What the Dutch law does next: averages, one unit each. */
Test (apportion_remainder, units_left_over_by_a_threshold_go_on_by_averages)
{
  const double claims[] = { 9.2, 9, 32.8 };
  const int64_t expected[] = { 1, 0, 3 };
  int64_t floor[3], ceiling[3], units[3];
  AwrashAllotment answer;
  g_autoptr (AwrashClaims) first = awrash_apportion_claims_new (3, claims, NULL, NULL, NULL);

  cr_assert (
      awrash_apportion_remainder (first, 4, "hare:0.75", NULL, floor, NULL, NULL, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_UNPLACED);
  for (gsize i = 0; i < 3; i++)
    ceiling[i] = floor[i] + 1;
  g_autoptr (AwrashClaims) second = awrash_apportion_claims_new (3, claims, floor, ceiling, NULL);
  cr_assert (
      awrash_apportion_divisor (second, 4, "jefferson", NULL, units, NULL, NULL, &answer, NULL));
  cr_expect_arr_eq (units, expected, sizeof units);
}

/* Whole quotas and floors together exceed the largest total there is. */
Test (apportion_remainder, units_go_back_from_the_largest_total_too)
{
  static const char *const quotas[] = { "hare", "hare:3/4" };
  const double values[] = { 1, 1e300, 1 };
  const int64_t total = G_GINT64_CONSTANT (1) << 62, floor[] = { 1, 0, 1 };
  g_autoptr (AwrashClaims) claims = awrash_apportion_claims_new (3, values, floor, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (quotas); i++)
    {
      g_autoptr (GError) error = NULL;
      const int64_t expected[] = { 1, total - 2, 1 };
      int64_t units[3];
      AwrashAllotment answer;
      cr_assert (awrash_apportion_remainder (claims, total, quotas[i], NULL, units, NULL, NULL,
                                             &answer, &error),
                 "%s: %s", quotas[i], error != NULL ? error->message : "");
      cr_expect_arr_eq (units, expected, sizeof units, "%s", quotas[i]);
      cr_expect_eq (answer.taken_back, 1, "%s", quotas[i]);
    }
}

/* The floor is the total, and the other claim has a unit more of its own: 2^63 + 1 in all. */
Test (apportion_remainder, all_that_goes_back_is_counted)
{
  const double values[] = { WEE, 1 };
  const int64_t total = G_GINT64_CONSTANT (1) << 62, floor[] = { total, 0 };
  int64_t units[2];
  AwrashAllotment answer;
  g_autoptr (AwrashClaims) claims = awrash_apportion_claims_new (2, values, floor, NULL, NULL);

  cr_assert (awrash_apportion_remainder (claims, total, "imperiali", NULL, units, NULL, NULL,
                                         &answer, NULL));
  cr_expect (units[0] == total && units[1] == 0);
  cr_expect_eq (answer.taken_back, total + 1);
}
