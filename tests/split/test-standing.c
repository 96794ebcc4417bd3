/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a chain sees in places. Source: sums worked out by hand; the three divisions of Balinski and
 * Young's example. Invariant: which division is better is exact, beyond what doubles can tell. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

/* b and c have one rate; d has no need. */
#define FOUR "code,parent,need\nr,,\na,r,4\nc,r,6\nb,r,3\nd,r,0\n"
#define QUOTAS "territory,stream,max\nr,s,100\nr,t,100\n"

static AwrashProgramme *
build (void)
{
  return test_programme_new ("territories", FOUR, "streams", "code,months\ns,9\nt,4\n", "quotas",
                             QUOTAS, "need.indicator", "need", NULL);
}

/* a 2 s and 1 t, c 4 s, b 2 s and 5 t, d 1 s and 3 t. */
static const int64_t places[] = { 2, 1, 4, 0, 2, 5, 1, 3 };

Test (split_standing, counts_what_is_filled_left_and_spared)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = test_reading_new ("streams", "s", NULL);
  AwrashStanding m;

  cr_assert (awrash_split_standing (programme, reading, 8, places, &m, NULL));
  cr_expect (m.filled == 8 && m.filled_rest == 6 && m.spared == 4);
  cr_expect_eq (m.lowest, 0);
  cr_expect_eq (m.highest, 2, "of equal rates the first by code: b, which stands third");
  cr_expect (m.lowest_rate == 0.5 && m.highest_rate == 2.0 / 3 && m.figure == 0.5);
  cr_expect_eq (awrash_split_standing_size (), sizeof m);
}

Test (split_standing, gives_each_objective_its_own_figure_in_what_is_received)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) decmin
      = test_reading_new ("streams", "s", "objective", "decmin", "receives", "person-months", NULL);
  g_autoptr (AwrashReading) squares
      = test_reading_new ("streams", "s", "objective", "least-squares", NULL);
  AwrashStanding m;

  cr_assert (awrash_split_standing (programme, decmin, 8, places, &m, NULL));
  cr_expect (m.figure == 6 && m.highest_rate == 6 && m.lowest_rate == 4.5);
  cr_assert (awrash_split_standing (programme, squares, 8, places, &m, NULL));
  cr_expect_float_eq (m.figure, 4 / 4.0 + 16 / 6.0 + 4 / 3.0, 1e-12);
}

Test (split_standing, has_no_rates_on_nobody)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\na,,0\nb,,2\n", "streams", "code\ns\n", "quotas",
      "territory,stream,max\na,s,9\nb,s,9\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  int64_t none[] = { 3, 0 };
  AwrashStanding m;

  cr_assert (awrash_split_standing (programme, reading, 2, none, &m, NULL));
  cr_expect (m.spared == 3 && m.filled == 0 && m.lowest == 1 && m.highest == 1);
  cr_expect_eq (m.lowest_rate, 0);
}

static int64_t
order_of (const AwrashProgramme *programme, const char *objective, gsize n, const int64_t a[],
          const int64_t b[])
{
  g_autoptr (AwrashReading) reading = test_reading_new ("objective", objective, NULL);
  int64_t order = 7, back = 7;

  cr_assert (awrash_split_standing_compare (programme, reading, n, a, b, &order, NULL));
  cr_assert (awrash_split_standing_compare (programme, reading, n, b, a, &back, NULL));
  cr_expect_eq (order, -back, "the other way round it is the other way round");
  return order;
}

Test (split_standing, prefers_by_each_objective_its_own_division_of_balinski_and_young)
{
  static const char *const objectives[] = { "leximin", "least-squares", "decmin" };
  static const int64_t best[][5] = { { 9, 7, 5, 3, 2 }, { 9, 8, 5, 3, 1 }, { 10, 7, 5, 3, 1 } };
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories",
      "code,parent,need\nr,,\na,r,9061\nb,r,7179\nc,r,5259\nd,r,3319\n"
      "e,r,1182\n",
      "streams", "code\ns\n", "quotas", "territory,stream,min,max\nr,s,26,26\n", "need.indicator",
      "need", NULL);

  for (int objective = 0; objective < 3; objective++)
    for (int other = 0; other < 3; other++)
      cr_expect_eq (order_of (programme, objectives[objective], 5, best[objective], best[other]),
                    objective != other, "%s", objectives[objective]);
}

Test (split_standing, asks_for_filling_first_and_then_for_sparing)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = test_reading_new ("streams", "s", NULL);
  const int64_t fewer[] = { 2, 1, 2, 0, 2, 5, 0, 0 }, unequal[] = { 2, 1, 5, 0, 1, 5, 0, 0 };
  const int64_t less_rest[] = { 2, 1, 4, 0, 2, 4, 0, 0 };
  const int64_t spared[] = { 2, 1, 4, 0, 2, 5, 1, 2 };
  int64_t order;

  cr_assert (awrash_split_standing_compare (programme, reading, 8, places, fewer, &order, NULL));
  cr_expect_eq (order, 1);
  cr_assert (
      awrash_split_standing_compare (programme, reading, 8, places, less_rest, &order, NULL));
  cr_expect_eq (order, 1);
  cr_assert (awrash_split_standing_compare (programme, reading, 8, places, spared, &order, NULL));
  cr_expect_eq (order, -1);
  cr_assert (awrash_split_standing_compare (programme, reading, 8, spared, unequal, &order, NULL));
  cr_expect_eq (order, -1, "sparing comes before the objective");
  cr_assert (awrash_split_standing_compare (programme, reading, 8, places, places, &order, NULL));
  cr_expect_eq (order, 0);
}

/* 2^49 + 1 and 2^49 - 1 against 2^49 twice: the squares differ by 2 in 2^99. */
Test (split_standing, tells_squares_apart_that_doubles_cannot)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,3\nb,r,3\n", "streams", "code\ns\n", "quotas",
      "territory,stream,max\nr,s,9\n", "need.indicator", "need", NULL);
  const int64_t half = G_GINT64_CONSTANT (1) << 48;
  const int64_t even[] = { half, half }, odd[] = { half + 1, half - 1 };

  cr_expect_eq (order_of (programme, "least-squares", 2, even, odd), 1);
  cr_expect_eq (order_of (programme, "leximin", 2, even, odd), 1);
}

/* a has 2 of 4, c 4 of 6, b 2 of 3; the places of d count for nobody. */
Test (split_standing, sums_the_welfare_of_persons_for_alpha)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) half
      = test_reading_new ("streams", "s", "objective", "alpha:0.5", NULL);
  g_autoptr (AwrashReading) log = test_reading_new ("streams", "s", "objective", "alpha:1", NULL);
  AwrashStanding m;

  cr_assert (awrash_split_standing (programme, half, 8, places, &m, NULL));
  cr_expect_float_eq (m.figure, 2 * (sqrt (8) + sqrt (24) + sqrt (6)), 1e-12);
  cr_assert (awrash_split_standing (programme, log, 8, places, &m, NULL));
  cr_expect_float_eq (m.figure, 4 * -0.69314718055994529 + 9 * -0.40546510810816438, 1e-12);
}

/* The first places cost 9 months each, the second 4; both fill as much. */
Test (split_standing, goes_down_the_chain_to_the_first_goal_that_tells_apart)
{
  g_autoptr (AwrashProgramme) programme = build ();
  const int64_t dear[] = { 2, 0, 3, 0, 2, 0, 0, 0 }, cheap[] = { 0, 2, 0, 3, 0, 2, 0, 0 };
  const char *const chains[]
      = { "fill;leximin", "fill;leximin;person-months", "person-months;fill", "fill;utilitarian" };
  const int64_t expected[] = { 0, 1, 1, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      g_autoptr (AwrashReading) reading = test_reading_new ("chain", chains[i], NULL);
      int64_t order = 7;

      cr_assert (awrash_split_standing_compare (programme, reading, 8, dear, cheap, &order, NULL));
      cr_expect_eq (order, expected[i], "%s: %d", chains[i], (int)order);
    }
}

Test (split_standing, compares_no_more_than_two_to_the_24th_places)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  const int64_t none[8] = { 0 }, many[8] = { 1 << 24, 0, 1 };
  const int64_t less[8] = { 1, 0, 1 << 24 };
  g_autoptr (GError) error = NULL;
  int64_t order = 7;

  cr_expect (awrash_split_standing_compare (programme, reading, 8, many, none, &order, NULL));
  cr_expect_eq (order, 1, "filling comes first");
  order = 7;
  cr_expect_not (awrash_split_standing_compare (programme, reading, 8, many, less, &order, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW));
  cr_expect_str_eq (error->message,
                    "the divisions differ by 33554430 units of what is received, expected "
                    "at most 2^24 to compare them");
  cr_expect_eq (order, 7);
}

static void
expect_refused (const AwrashProgramme *programme, const AwrashReading *reading, gsize n,
                const int64_t x[], AwrashError code, const char *message)
{
  g_autoptr (GError) error = NULL, again = NULL;
  AwrashStanding m, before;
  int64_t order = 7;

  memset (&m, 0x5a, sizeof m);
  before = m;
  cr_expect_not (awrash_split_standing (programme, reading, n, x, &m, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, (int)code), "%s", error->message);
  cr_expect_str_eq (error->message, message);
  cr_expect_arr_eq (&m, &before, sizeof m);
  cr_expect_not (awrash_split_standing_compare (programme, reading, n, x, x, &order, &again));
  cr_assert (g_error_matches (again, AWRASH_ERROR, (int)code));
  cr_expect_eq (order, 7);
}

Test (split_standing, refuses_what_it_cannot_measure)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashReading) money = test_reading_new ("receives", "money", NULL);
  g_autoptr (AwrashReading) unknown = test_reading_new ("streams", "x", NULL);
  const int64_t below[] = { 0, -1, 0, 0, 0, 0, 0, 0 };
  const int64_t many[] = { 1, (G_GINT64_CONSTANT (1) << 50), 0, 0, 0, 0, 0, 0 };

  expect_refused (programme, reading, 7, places, AWRASH_ERROR_VALUE,
                  "there are places of 7 cells, expected 4 provinces × 2 types");
  expect_refused (programme, reading, 8, below, AWRASH_ERROR_VALUE,
                  "places[1] is -1, expected a whole number ≥ 0");
  expect_refused (programme, reading, 8, many, AWRASH_ERROR_OVERFLOW,
                  "places[1] is 1125899906842624, expected at most 2^50 in all");
  expect_refused (programme, money, 8, places, AWRASH_ERROR_VALUE,
                  "receives = money needs the months and the monthly cost of \"s\", which are not "
                  "given");
  expect_refused (programme, unknown, 8, places, AWRASH_ERROR_NAME,
                  "streams names \"x\", expected * or codes of streams parted by ;");
}

/* Person-months: a 22, c 36, b 38, d 21, on needs of 4, 6, 3 and 0. */
Test (split_standing, measures_places_of_unequal_length)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) months = test_reading_new ("receives", "person-months", NULL);
  g_autoptr (AwrashReading) squares
      = test_reading_new ("receives", "person-months", "objective", "least-squares", NULL);
  g_autoptr (AwrashReading) gini
      = test_reading_new ("receives", "person-months", "objective", "gini", NULL);
  const int64_t other[] = { 2, 1, 3, 2, 2, 5, 1, 3 }; /* c: 35 in one place more */
  AwrashStanding m;
  int64_t order;

  cr_assert (awrash_split_standing (programme, months, 8, places, &m, NULL));
  cr_expect (m.filled == 14 && m.spared == 4);
  cr_expect (m.lowest == 0 && m.lowest_rate == 22 / 4.0 && m.figure == m.lowest_rate);
  cr_expect (m.highest == 2 && m.highest_rate == 38 / 3.0);
  cr_assert (awrash_split_standing (programme, squares, 8, places, &m, NULL));
  cr_expect_float_eq (m.figure, 22 * 22 / 4.0 + 36 * 36 / 6.0 + 38 * 38 / 3.0, 1e-9);
  cr_assert (awrash_split_standing (programme, gini, 8, places, &m, NULL));
  /* Σ |d y' - d' y| over pairs, of 96 person-months on 13 */
  cr_expect_float_eq (m.figure, (12.0 + 86 + 120) / (13 * 96), 1e-12, "%g", m.figure);
  cr_assert (awrash_split_standing_compare (programme, months, 8, places, other, &order, NULL));
  cr_expect_eq (order, 1, "more is filled, in what is measured");
}

/* Half of s and all of t are for w: a 2, c 2, b 6, d 3.5. */
Test (split_standing, measures_what_groups_receive)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need,need_women\nr,,,\na,r,4,4\nc,r,6,1\nb,r,3,2\nd,r,0,0\n",
      "streams", "code\ns\nt\n", "worksite_types", "code,stream,women\ns,s,0.5\nt,t,1\n", "quotas",
      QUOTAS, "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading
      = test_reading_new ("groups", "women", "need", "need_{group}", NULL);
  g_autoptr (GError) error = NULL;
  AwrashStanding m;

  cr_assert (awrash_split_standing (programme, reading, 8, places, &m, &error), "%s",
             error != NULL ? error->message : "");
  cr_expect (m.lowest == 0 && m.lowest_rate == 0.5, "%g", m.lowest_rate);
  cr_expect (m.highest == 2 && m.highest_rate == 3, "%g", m.highest_rate);
}
