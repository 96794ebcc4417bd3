/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The quota method against books, and against a walk along every path of every tie.
 * Source: named in the rows. Invariant: the walk shares no line with the library: claims are small
 * whole numbers, and products are compared. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  MOST = 6,
  OPEN = 99, /* no ceiling */
  MOST_OUTCOMES = 4096
};

typedef struct
{
  const char *label;
  gsize n;
  int64_t claims[MOST];
  int64_t total;
  int64_t floor[MOST];
  int64_t ceiling[MOST]; /* 0: none */
} Problem;

typedef struct
{
  gsize n;
  int64_t units[MOST_OUTCOMES][MOST];
} Outcomes;

static AwrashClaims *
make_claims (const Problem *problem)
{
  double claims[MOST];
  int64_t ceiling[MOST];

  for (gsize i = 0; i < problem->n; i++)
    {
      claims[i] = (double)problem->claims[i];
      ceiling[i] = problem->ceiling[i] == 0 ? G_MAXINT64 : problem->ceiling[i];
    }
  return awrash_apportion_claims_new (problem->n, claims, problem->floor, ceiling, NULL);
}

/* ── every path ─────────────────────────────────────────────────────────────────────────────────
 */

static int64_t
sum_of (gsize n, const int64_t values[])
{
  int64_t sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += values[i];
  return sum;
}

static gboolean
may_be_served (const Problem *problem, const int64_t x[], gsize i, int64_t h)
{
  int64_t ceiling = problem->claims[i] == 0    ? problem->floor[i]
                    : problem->ceiling[i] == 0 ? OPEN
                                               : problem->ceiling[i];

  return x[i] < ceiling && x[i] * sum_of (problem->n, problem->claims) < problem->claims[i] * h;
}

static void
record (gsize n, const int64_t x[], Outcomes *outcomes)
{
  int64_t known = outcomes->n > 0 ? sum_of (n, outcomes->units[0]) : -1, own = sum_of (n, x);

  if (own < known)
    return;
  if (own > known)
    outcomes->n = 0;
  for (gsize k = 0; k < outcomes->n; k++)
    if (memcmp (outcomes->units[k], x, n * sizeof *x) == 0)
      return;
  cr_assert (outcomes->n < MOST_OUTCOMES);
  memcpy (outcomes->units[outcomes->n++], x, n * sizeof *x);
}

static void
walk (const Problem *problem, int64_t x[], int64_t h, Outcomes *outcomes)
{
  gsize n = problem->n;
  gboolean is_best[MOST] = { FALSE }, has_best = FALSE;

  if (h > problem->total)
    {
      record (n, x, outcomes);
      return;
    }
  for (gsize i = 0; i < n; i++)
    {
      is_best[i] = may_be_served (problem, x, i, h) && sum_of (n, x) < h;
      for (gsize k = 0; k < n; k++)
        is_best[i] &= !may_be_served (problem, x, k, h)
                      || problem->claims[i] * (x[k] + 1) >= problem->claims[k] * (x[i] + 1);
      has_best |= is_best[i];
    }
  if (!has_best)
    walk (problem, x, h + 1, outcomes);
  for (gsize i = 0; i < n; i++)
    if (is_best[i])
      {
        x[i]++;
        walk (problem, x, h, outcomes);
        x[i]--;
      }
}

static void
find_outcomes (const Problem *problem, Outcomes *outcomes)
{
  int64_t x[MOST];

  memcpy (x, problem->floor, sizeof x);
  outcomes->n = 0;
  walk (problem, x, sum_of (problem->n, x) + 1, outcomes);
}

/* ── comparing ──────────────────────────────────────────────────────────────────────────────────
 */

static const int64_t *
find_first (const Outcomes *outcomes, gsize n, const int64_t order[])
{
  gsize first = 0;

  for (gsize k = 1; k < outcomes->n; k++)
    for (gsize p = 0; p < n; p++)
      {
        int64_t here = outcomes->units[k][order[p]], best = outcomes->units[first][order[p]];
        if (here == best)
          continue;
        first = here > best ? k : first;
        break;
      }
  return outcomes->units[first];
}

static void
expect_range (const Problem *problem, const Outcomes *outcomes, const AwrashClaims *claims)
{
  int64_t units[MOST], sure[MOST], tied[MOST], sum = 0, n_tied = 0;
  int64_t placed = sum_of (problem->n, outcomes->units[0]);
  AwrashAllotment answer;

  cr_assert (awrash_apportion_quota_method (claims, problem->total, NULL, units, sure, tied,
                                            &answer, NULL),
             "%s", problem->label);
  for (gsize i = 0; i < problem->n; i++)
    {
      int64_t low = OPEN, high = 0;
      for (gsize k = 0; k < outcomes->n; k++)
        {
          low = MIN (low, outcomes->units[k][i]);
          high = MAX (high, outcomes->units[k][i]);
        }
      cr_expect_eq (sure[i], low, "%s: recipient %zu", problem->label, i);
      cr_expect_eq (tied[i], low < high, "%s: recipient %zu", problem->label, i);
      n_tied += low < high;
      sum += low;
    }
  cr_expect_eq (answer.n_tied, n_tied, "%s", problem->label);
  cr_expect_eq (answer.free_units, placed - sum, "%s", problem->label);
  cr_expect_eq (answer.unplaced, problem->total - placed, "%s", problem->label);
  if (n_tied > 0)
    cr_expect_eq (answer.status, AWRASH_STATUS_TIE_REFUSED, "%s", problem->label);
  else
    cr_expect_arr_eq (units, outcomes->units[0], problem->n * sizeof *units, "%s", problem->label);
}

static void
expect_order (const Problem *problem, const Outcomes *outcomes, const AwrashClaims *claims,
              const int64_t order[])
{
  int64_t units[MOST];
  AwrashAllotment answer;
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (problem->n, order, NULL);

  cr_assert (awrash_apportion_quota_method (claims, problem->total, ties, units, NULL, NULL,
                                            &answer, NULL));
  cr_expect_arr_eq (units, find_first (outcomes, problem->n, order), problem->n * sizeof *units,
                    "%s", problem->label);
}

/* Every way of holding the free units, or some of them: accepted if and only if it is an outcome.
 */
static void
expect_lots (const Problem *problem, const Outcomes *outcomes, const AwrashClaims *claims)
{
  int64_t units[MOST], sure[MOST], holders[MOST];
  AwrashAllotment answer;

  awrash_apportion_quota_method (claims, problem->total, NULL, units, sure, NULL, &answer, NULL);
  for (gsize code = 0; code < (gsize)pow (3, (double)problem->n); code++)
    {
      gsize left = code;
      gboolean is_outcome = FALSE;
      g_autoptr (GError) error = NULL;
      for (gsize i = 0; i < problem->n; i++, left /= 3)
        holders[i] = (int64_t)(left % 3);
      for (gsize k = 0; k < outcomes->n && !is_outcome; k++)
        {
          is_outcome = TRUE;
          for (gsize i = 0; i < problem->n; i++)
            is_outcome &= outcomes->units[k][i] == sure[i] + holders[i];
        }
      g_autoptr (AwrashTies) ties = awrash_allot_ties_new_drawn (problem->n, holders, NULL);
      gboolean is_taken = awrash_apportion_quota_method (claims, problem->total, ties, units, NULL,
                                                         NULL, &answer, &error);
      cr_expect_eq (is_taken, is_outcome, "%s: lot %zu", problem->label, code);
      for (gsize i = 0; is_taken && i < problem->n; i++)
        cr_expect_eq (units[i], sure[i] + holders[i], "%s: lot %zu", problem->label, code);
    }
}

static void
expect_walk (const Problem *problem, gboolean has_lots)
{
  static const int64_t orders[][MOST] = { { 0, 1, 2, 3, 4, 5 }, { 5, 4, 3, 2, 1, 0 } };
  int64_t other[MOST];
  Outcomes outcomes;
  g_autoptr (AwrashClaims) claims = make_claims (problem);

  find_outcomes (problem, &outcomes);
  expect_range (problem, &outcomes, claims);
  expect_order (problem, &outcomes, claims, orders[0]);
  for (gsize i = 0; i < problem->n; i++)
    other[i] = orders[1][i + MOST - problem->n];
  expect_order (problem, &outcomes, claims, other);
  if (has_lots)
    expect_lots (problem, &outcomes, claims);
}

/* ── tests ──────────────────────────────────────────────────────────────────────────────────────
 */

Test (apportion_quota_method, published_answers_are_met)
{
  static const struct
  {
    const char *label; /* with its source */
    gsize n;
    double claims[5];
    int64_t total;
    int64_t expected[5];
  } rows[] = {
    { "US Census Bureau, methods of apportionment, worked example",
      4,
      { 2560, 3315, 995, 5012 },
      20,
      { 4, 6, 1, 9 } },
    { "Balinski and Young 1975, example 2",
      5,
      { 9061, 7179, 5259, 3319, 1182 },
      26,
      { 10, 7, 5, 3, 1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t units[5];
      AwrashAllotment answer;
      g_autoptr (AwrashClaims) claims
          = awrash_apportion_claims_new (rows[i].n, rows[i].claims, NULL, NULL, NULL);
      cr_assert (awrash_apportion_quota_method (claims, rows[i].total, NULL, units, NULL, NULL,
                                                &answer, NULL));
      cr_expect_eq (answer.status, AWRASH_STATUS_OPTIMAL, "%s", rows[i].label);
      cr_expect (isnan (answer.divisor_low) && isnan (answer.divisor_high), "%s", rows[i].label);
      cr_expect_arr_eq (units, rows[i].expected, rows[i].n * sizeof *units, "%s", rows[i].label);
    }
}

Test (apportion_quota_method, a_tie_is_no_free_choice_among_the_tied)
{
  const Problem problem = { "one large and one small", 4, { 720, 720, 120, 120 }, 8, { 0 }, { 0 } };
  const int64_t expected_sure[] = { 3, 3, 0, 0 }, two_large[] = { 1, 1, 0, 0 };
  const int64_t second_and_last[] = { 0, 1, 0, 1 }, expected[] = { 3, 4, 0, 1 };
  int64_t units[] = { -1, -1, -1, -1 }, sure[4], tied[4];
  AwrashAllotment answer;
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashClaims) claims = make_claims (&problem);
  g_autoptr (AwrashTies) wrong = awrash_allot_ties_new_drawn (4, two_large, NULL);
  g_autoptr (AwrashTies) right = awrash_allot_ties_new_drawn (4, second_and_last, NULL);

  cr_assert (awrash_apportion_quota_method (claims, 8, NULL, units, sure, tied, &answer, NULL));
  cr_expect_arr_eq (sure, expected_sure, sizeof sure);
  cr_expect (tied[0] && tied[1] && tied[2] && tied[3]);
  cr_expect_eq (answer.free_units, 2);
  cr_expect_eq (units[0], -1);
  cr_expect_not (
      awrash_apportion_quota_method (claims, 8, wrong, units, NULL, NULL, &answer, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS));
  cr_expect_str_eq (error->message,
                    "the lot's holders, added to the sure units, are none of the tied answers, "
                    "expected one of them");
  cr_assert (awrash_apportion_quota_method (claims, 8, right, units, NULL, NULL, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_TIE_SETTLED);
  cr_expect_arr_eq (units, expected, sizeof units);
  expect_walk (&problem, TRUE);
}

Test (apportion_quota_method, every_path_of_small_problems_is_followed)
{
  static const Problem rows[] = {
    { "one recipient", 1, { 7 }, 5, { 0 }, { 0 } },
    { "no unit", 3, { 7, 1, 0 }, 0, { 0 }, { 0 } },
    { "equal claims", 4, { 5, 5, 5, 5 }, 6, { 0 }, { 0 } },
    { "a claim of 0 keeps its floor", 3, { 0, 2, 1 }, 5, { 2, 0, 0 }, { 0 } },
    { "multiples, served whole on the way", 4, { 1, 2, 3, 6 }, 9, { 0 }, { 0 } },
    { "multiples, all the shares", 4, { 1, 2, 3, 6 }, 12, { 0 }, { 0 } },
    { "a floor above the share", 3, { 9, 3, 1 }, 8, { 0, 0, 4 }, { 0 } },
    { "a ceiling passes units on", 3, { 90, 9, 9 }, 12, { 0 }, { 8, 0, 0 } },
    { "a ceiling that quota lets nobody make up for", 2, { 90, 10 }, 20, { 0 }, { 5, 0 } },
    { "ceilings below the total", 2, { 3, 2 }, 9, { 0 }, { 2, 3 } },
    { "equal claims with other bounds", 4, { 4, 4, 4, 2 }, 7, { 0, 1, 0, 0 }, { 2, 0, 0, 3 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    expect_walk (&rows[i], TRUE);
}

Test (apportion_quota_method, random_small_problems_agree_with_every_path)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1975);
  gsize n_tied = 0;

  for (int round = 0; round < 3000; round++)
    {
      g_autofree char *label = g_strdup_printf ("round %d", round);
      Problem problem = { label, (gsize)g_rand_int_range (random, 1, 6), { 0 }, 0, { 0 }, { 0 } };
      int most = round % 3 == 0 ? 30 : 5;
      Outcomes outcomes;
      for (gsize i = 0; i < problem.n; i++)
        {
          problem.claims[i] = g_rand_int_range (random, i == 0 ? 1 : 0, most);
          problem.floor[i]
              = g_rand_int_range (random, 0, 4) == 0 ? g_rand_int_range (random, 0, 3) : 0;
          if (g_rand_int_range (random, 0, 4) == 0)
            problem.ceiling[i] = problem.floor[i] + g_rand_int_range (random, 1, 4);
        }
      problem.total = sum_of (problem.n, problem.floor) + g_rand_int_range (random, 0, 9);
      expect_walk (&problem, round % 20 == 0);
      find_outcomes (&problem, &outcomes);
      n_tied += outcomes.n > 1;
    }
  cr_expect_gt (n_tied, 400);
}

Test (apportion_quota_method, nobody_leaves_the_share_and_no_larger_total_takes_a_unit)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (82);
  double claims[40];
  int64_t units[40], before[40] = { 0 }, violations[40];
  AwrashAllotment answer;

  for (gsize i = 0; i < 40; i++)
    claims[i] = exp (g_rand_double_range (random, 0, 8));
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (40, claims, NULL, NULL, NULL);
  for (int64_t total = 0; total < 300; total++)
    {
      cr_assert (
          awrash_apportion_quota_method (question, total, NULL, units, NULL, NULL, &answer, NULL));
      cr_assert_eq (answer.status, AWRASH_STATUS_OPTIMAL);
      cr_assert (awrash_apportion_shares_violations (question, total, units, violations, NULL));
      for (gsize i = 0; i < 40; i++)
        cr_expect (violations[i] == 0 && units[i] >= before[i]);
      memcpy (before, units, sizeof before);
    }
}

Test (apportion_quota_method, claims_of_any_size_are_exact)
{
  static const double rows[][2] = {
    { 0x1p-1074, 0x1p-1074 },
    { 1e300, 1e300 },
    { 1.7e308, 1.7e308 },
    { 0x1p-1074, 0x1p-1073 },
    { 1e300, 1e300 * (1 + 0x1p-52) },
  };
  static const int64_t sure[][2] = { { 1, 1 }, { 1, 1 }, { 1, 1 }, { 1, 2 }, { 1, 2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t units[2], found[2];
      AwrashAllotment answer;
      g_autoptr (AwrashClaims) claims = awrash_apportion_claims_new (2, rows[i], NULL, NULL, NULL);
      cr_assert (
          awrash_apportion_quota_method (claims, 3, NULL, units, found, NULL, &answer, NULL));
      cr_expect_arr_eq (found, sure[i], sizeof found, "row %zu", i);
    }
}

/* 0.1 + 0.2 + 0.7, as doubles, is a hair below 1, so the share of 0.1 in 10 units is a hair above
 * 1, which no rounded quotient says; that of 0.25 in 2.5 is 1. */
Test (apportion_quota_method, a_share_a_hair_beside_a_whole_number_is_told_from_it)
{
  static const struct
  {
    double claims[3];
    int64_t ceiling[3];
    int64_t total;
    int64_t unplaced;
    int64_t expected[3];
  } rows[] = {
    { { 0.1, 0.2, 0.7 }, { OPEN, 2, 6 }, 10, 0, { 2, 2, 6 } },
    { { 0.25, 0.5, 1.75 }, { OPEN, 2, 6 }, 10, 1, { 1, 2, 6 } },
    { { 1.7e308, 1.7e308, 0 }, { 1, OPEN, OPEN }, 3, 0, { 1, 2, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t units[3];
      AwrashAllotment answer;
      g_autoptr (AwrashClaims) claims
          = awrash_apportion_claims_new (3, rows[i].claims, NULL, rows[i].ceiling, NULL);
      cr_assert (awrash_apportion_quota_method (claims, rows[i].total, NULL, units, NULL, NULL,
                                                &answer, NULL));
      cr_expect_eq (answer.unplaced, rows[i].unplaced, "row %zu", i);
      cr_expect_arr_eq (units, rows[i].expected, sizeof units, "row %zu", i);
    }
}

Test (apportion_quota_method, a_lot_can_be_drawn_from_a_seed)
{
  const Problem problem = { "seed", 4, { 720, 720, 120, 120 }, 8, { 0 }, { 0 } };
  int64_t units[4];
  AwrashAllotment answer;
  g_autoptr (AwrashClaims) claims = make_claims (&problem);
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_lot ("seed", NULL);

  cr_assert (awrash_apportion_quota_method (claims, 8, ties, units, NULL, NULL, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_TIE_SETTLED);
  cr_expect (units[0] + units[1] == 7 && units[2] + units[3] == 1);
}

/* 1001, …, 1030: at a total of Σ - 15 half of the tie at w/(x + 1) = 1 is open, C(30, 15) outcomes;
 * at Σ it is served whole. */
Test (apportion_quota_method, too_many_outcomes_are_a_limit_and_a_tie_served_whole_is_none)
{
  enum
  {
    N = 30,
    SUM = 30465
  };
  double claims[N];
  int64_t units[N], sure[N];
  AwrashAllotment answer;

  for (gsize i = 0; i < N; i++)
    claims[i] = (double)(1001 + i), units[i] = sure[i] = -1;
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (N, claims, NULL, NULL, NULL);
  cr_assert (
      awrash_apportion_quota_method (question, SUM - 15, NULL, units, sure, NULL, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_LIMIT);
  cr_expect (isnan (answer.divisor_low) && answer.n_tied == 0 && answer.free_units == 0);
  cr_expect (units[0] == -1 && sure[0] == -1);
  cr_assert (awrash_apportion_quota_method (question, SUM, NULL, units, sure, NULL, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_OPTIMAL);
  for (gsize i = 0; i < N; i++)
    cr_expect_eq (units[i], 1001 + (int64_t)i);
}

Test (apportion_quota_method, each_fault_has_its_sentence_and_writes_nothing)
{
  static const struct
  {
    double claims[2];
    int64_t floor[2];
    int64_t total;
    int code;
    const char *message;
  } rows[] = {
    { { 1, 2 }, { 0 }, -1, AWRASH_ERROR_VALUE, "total is -1, expected a whole number ≥ 0" },
    { { 1, 2 },
      { 0 },
      10000001,
      AWRASH_ERROR_OVERFLOW,
      "total is 10000001, expected at most 10000000 for the quota method" },
    { { 1, 2 },
      { 3, 4 },
      5,
      AWRASH_ERROR_BOUNDS,
      "the floors sum to 7, above the total, which is 5, expected at most the total" },
    { { 0, 0 },
      { 0 },
      4,
      AWRASH_ERROR_EMPTY,
      "all claims are 0 and the floors sum to 0, expected a claim > 0 for the rest of the total, "
      "which is 4" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t units[] = { -1, -1 }, sure[] = { -1, -1 }, tied[] = { -1, -1 };
      AwrashAllotment answer = { .status = -1 };
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashClaims) question
          = awrash_apportion_claims_new (2, rows[i].claims, rows[i].floor, NULL, NULL);
      cr_expect_not (awrash_apportion_quota_method (question, rows[i].total, NULL, units, sure,
                                                    tied, &answer, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[i].code));
      cr_expect_str_eq (error->message, rows[i].message);
      cr_expect (units[0] == -1 && sure[1] == -1 && tied[0] == -1 && answer.status == -1);
    }
}

Test (apportion_quota_method, an_order_of_another_length_is_refused)
{
  const double claims[] = { 1, 2 };
  const int64_t order[] = { 0, 1, 2 };
  int64_t units[] = { -1, -1 };
  AwrashAllotment answer = { .status = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (2, claims, NULL, NULL, NULL);
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (3, order, NULL);

  cr_expect_not (
      awrash_apportion_quota_method (question, 2, ties, units, NULL, NULL, &answer, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_str_eq (error->message, "the order has 3 recipients, expected 2, one for each claim");
  cr_expect (units[0] == -1 && answer.status == -1);
}
