/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rounding to a total against enumeration and hand calculation.
 * Source: named in the rows. Invariant: the enumeration compares sums of squares of whole numbers
 * and shares no line with the library. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  MOST = 4
};

typedef struct
{
  const char *label;
  gsize n;
  double values[MOST];
  int64_t total;
  int64_t sure[MOST];
  int64_t tied[MOST];
  int64_t free_units;
} Row;

#define BIG G_GINT64_CONSTANT (2305843009213693952) /* 2^61 */

Test (apportion_round_to_total, follows_hand_calculation)
{
  static const Row rows[] = {
    { "percentages", 3, { 42.7, 33.6, 23.7 }, 100, { 43, 33, 24 }, { 0 }, 0 },
    { "thirds of 100", 3, { 33.4, 33.3, 33.3 }, 100, { 34, 33, 33 }, { 0 }, 0 },
    { "three equal values, two units", 3, { 0.5, 0.5, 0.5 }, 2, { 0, 0, 0 }, { 1, 1, 1 }, 2 },
    { "equal fractions of different values", 2, { 1.5, 7.5 }, 9, { 1, 7 }, { 1, 1 }, 1 },
    { "values of any sign", 3, { -1.25, 0.5, 2.75 }, 2, { -1, 0, 3 }, { 0 }, 0 },
    { "a negative total", 2, { -1.75, -2.5 }, -4, { -2, -2 }, { 0 }, 0 },
    { "nothing is scaled", 2, { 10, 20 }, 34, { 12, 22 }, { 0 }, 0 },
    { "nothing is scaled, downwards", 2, { 10, 20 }, 25, { 7, 17 }, { 1, 1 }, 1 },
    { "one value", 1, { 3.9 }, -7, { -7 }, { 0 }, 0 },
    { "total 0 of zeros", 3, { 0, 0, -0.0 }, 0, { 0, 0, 0 }, { 0 }, 0 },
    { "a hair below 0 is almost 1", 2, { -0x1p-1074, 0.75 }, 1, { 0, 1 }, { 0 }, 0 },
    { "two hairs below 0", 2, { -0x1p-1074, -0x1p-1073 }, -1, { 0, -1 }, { 0 }, 0 },
    { "a hair above 0", 2, { 0x1p-1074, 0 }, 1, { 1, 0 }, { 0 }, 0 },
    { "1 - 0.1 is not 0.9", 2, { -0.1, 0.9 }, 0, { -1, 1 }, { 0 }, 0 },
    { "the ends", 2, { 0x1p61, -0x1p61 }, 2 * BIG, { 2 * BIG, 0 }, { 0 }, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      int64_t units[MOST], sure[MOST], tied[MOST];
      AwrashAllotment answer;
      cr_assert (awrash_apportion_round_to_total (row->n, row->values, row->total, NULL, units,
                                                  sure, tied, &answer, NULL),
                 "%s", row->label);
      cr_expect_arr_eq (sure, row->sure, row->n * sizeof *sure, "%s", row->label);
      cr_expect_arr_eq (tied, row->tied, row->n * sizeof *tied, "%s", row->label);
      cr_expect_eq (answer.free_units, row->free_units, "%s", row->label);
      cr_expect_eq (answer.status,
                    row->free_units > 0 ? AWRASH_STATUS_TIE_REFUSED : AWRASH_STATUS_OPTIMAL, "%s",
                    row->label);
      cr_expect (isnan (answer.divisor_low) && isnan (answer.divisor_high), "%s", row->label);
      if (row->free_units == 0)
        cr_expect_arr_eq (units, row->sure, row->n * sizeof *units, "%s", row->label);
    }
}

/* Σ (8k - v)² of values in eighths. */
static int64_t
get_distance (const int64_t eighths[3], const int64_t k[3])
{
  int64_t sum = 0;

  for (gsize i = 0; i < 3; i++)
    sum += (8 * k[i] - eighths[i]) * (8 * k[i] - eighths[i]);
  return sum;
}

typedef struct
{
  int64_t least;
  int64_t low[3];
  int64_t high[3];
  int64_t first[3]; /* lexicographically largest */
} Nearest;

static void
record (const int64_t eighths[3], const int64_t k[3], Nearest *nearest)
{
  int64_t distance = get_distance (eighths, k);

  if (distance > nearest->least)
    return;
  for (gsize i = 0; i < 3; i++)
    {
      nearest->low[i] = distance < nearest->least ? k[i] : MIN (nearest->low[i], k[i]);
      nearest->high[i] = distance < nearest->least ? k[i] : MAX (nearest->high[i], k[i]);
    }
  /* the walk rises, so the last is the largest */
  memcpy (nearest->first, k, sizeof nearest->first);
  nearest->least = distance;
}

Test (apportion_round_to_total, is_nearest_by_least_squares_among_all)
{
  const int64_t order[] = { 0, 1, 2 };
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (3, order, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (100);

  for (int round = 0; round < 400; round++)
    {
      int64_t eighths[3], units[3], sure[3], tied[3], total = g_rand_int_range (random, -6, 7);
      double values[3];
      Nearest nearest = { .least = G_MAXINT64 };
      AwrashAllotment answer;
      for (gsize i = 0; i < 3; i++)
        values[i] = (double)(eighths[i] = g_rand_int_range (random, -30, 31)) / 8;
      for (int64_t a = -12; a <= 12; a++)
        for (int64_t b = -12; b <= 12; b++)
          record (eighths, (int64_t[]){ a, b, total - a - b }, &nearest);
      cr_assert (awrash_apportion_round_to_total (3, values, total, ties, units, sure, tied,
                                                  &answer, NULL));
      cr_expect_arr_eq (units, nearest.first, sizeof units, "round %d", round);
      cr_expect_arr_eq (sure, nearest.low, sizeof sure, "round %d", round);
      for (gsize i = 0; i < 3; i++)
        cr_expect_eq (tied[i], nearest.low[i] < nearest.high[i], "round %d", round);
    }
}

Test (apportion_round_to_total, a_tie_is_settled_by_order_lot_or_a_lot_drawn_elsewhere)
{
  const double values[] = { 0.5, 0.5, 0.5 };
  const int64_t order[] = { 2, 0, 1 }, drawn[] = { 0, 1, 0 };
  const int64_t by_order[] = { 0, 0, 1 };
  int64_t units[3];
  AwrashAllotment answer;
  g_autoptr (AwrashTies) in_order = awrash_allot_ties_new_order (3, order, NULL);
  g_autoptr (AwrashTies) by_lot = awrash_allot_ties_new_lot ("seed", NULL);
  g_autoptr (AwrashTies) elsewhere = awrash_allot_ties_new_drawn (3, drawn, NULL);

  cr_assert (
      awrash_apportion_round_to_total (3, values, 1, in_order, units, NULL, NULL, &answer, NULL));
  cr_expect_arr_eq (units, by_order, sizeof units);
  cr_expect_eq (answer.status, AWRASH_STATUS_TIE_SETTLED);
  cr_assert (
      awrash_apportion_round_to_total (3, values, 1, by_lot, units, NULL, NULL, &answer, NULL));
  cr_expect_eq (units[0] + units[1] + units[2], 1);
  cr_assert (
      awrash_apportion_round_to_total (3, values, 1, elsewhere, units, NULL, NULL, &answer, NULL));
  cr_expect_arr_eq (units, drawn, sizeof units);
}

Test (apportion_round_to_total, a_lot_that_is_no_answer_is_refused)
{
  static const struct
  {
    const char *label;
    double values[3];
    int64_t holders[3];
  } rows[] = {
    { "too few", { 0.5, 0.5, 0.25 }, { 0, 0, 0 } },
    { "too many", { 0.5, 0.5, 0.25 }, { 1, 1, 0 } },
    { "one who is not tied", { 0.5, 0.5, 0.25 }, { 0, 0, 1 } },
    { "two to one", { 0.5, 0.5, 0.5 }, { 2, 0, 0 } },
    { "no tie at all", { 0.75, 0.5, 0.25 }, { 1, 0, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t units[] = { -1, -1, -1 };
      AwrashAllotment answer = { .status = -1 };
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashTies) ties = awrash_allot_ties_new_drawn (3, rows[i].holders, NULL);
      cr_expect_not (awrash_apportion_round_to_total (3, rows[i].values, 1, ties, units, NULL, NULL,
                                                      &answer, &error),
                     "%s", rows[i].label);
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS), "%s", rows[i].label);
      cr_expect (units[0] == -1 && answer.status == -1, "%s", rows[i].label);
    }
}

Test (apportion_round_to_total, each_fault_has_its_sentence_and_writes_nothing)
{
  static const struct
  {
    gsize n;
    double values[2];
    int64_t total;
    gboolean has_order; /* of three */
    int code;
    const char *message;
  } rows[] = {
    { 0, { 0 }, 1, FALSE, AWRASH_ERROR_EMPTY, "the number of values is 0, expected at least 1" },
    { 2, { 1, NAN }, 1, FALSE, AWRASH_ERROR_VALUE, "values[1] is nan, expected a finite number" },
    { 2,
      { HUGE_VAL, 1 },
      1,
      FALSE,
      AWRASH_ERROR_VALUE,
      "values[0] is inf, expected a finite number" },
    { 2,
      { 1e300, 1 },
      1,
      FALSE,
      AWRASH_ERROR_OVERFLOW,
      "values[0] is 1e+300, expected a number from -2^61 to 2^61" },
    { 2,
      { 1, 1 },
      G_MAXINT64,
      FALSE,
      AWRASH_ERROR_OVERFLOW,
      "total is 9223372036854775807, expected a whole number from -2^62 to 2^62" },
    { 2,
      { 1, 1 },
      G_MININT64,
      FALSE,
      AWRASH_ERROR_OVERFLOW,
      "total is -9223372036854775808, expected a whole number from -2^62 to 2^62" },
    { 2,
      { 1, 1 },
      1,
      TRUE,
      AWRASH_ERROR_VALUE,
      "the order has 3 recipients, expected 2, one for each claim" },
  };
  const int64_t order[] = { 0, 1, 2 };
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (3, order, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t units[] = { -1, -1 }, sure[] = { -1, -1 }, tied[] = { -1, -1 };
      AwrashAllotment answer = { .status = -1 };
      g_autoptr (GError) error = NULL;
      cr_expect_not (awrash_apportion_round_to_total (rows[i].n, rows[i].values, rows[i].total,
                                                      rows[i].has_order ? ties : NULL, units, sure,
                                                      tied, &answer, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[i].code), "%s", rows[i].message);
      cr_expect_str_eq (error->message, rows[i].message);
      cr_expect (units[0] == -1 && sure[0] == -1 && tied[0] == -1 && answer.status == -1);
    }
}
