/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Balls in place of probabilities: held against all ways to put panels on balls where these are
 * few, against the bound where they are many. Source: enumeration; selection-draw.h. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

#define MOST_PANELS 5
#define MOST_TYPES 4

typedef struct
{
  size_t n_panels, n_types;
  int64_t panels[MOST_PANELS * MOST_TYPES];
  int64_t sizes[MOST_TYPES];
  int64_t tickets[MOST_PANELS];
  int64_t n_balls;
} Lottery;

static Lottery
draw_lottery (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Lottery l = { .n_panels = (size_t)g_rand_int_range (rand, 1, MOST_PANELS + 1),
                .n_types = (size_t)g_rand_int_range (rand, 1, MOST_TYPES + 1),
                .n_balls = g_rand_int_range (rand, 1, 12) };

  for (size_t t = 0; t < l.n_types; t++)
    l.sizes[t] = g_rand_int_range (rand, 1, 5);
  for (size_t p = 0; p < l.n_panels; p++)
    {
      l.tickets[p] = g_rand_int_range (rand, p > 0 ? 0 : 1, 30);
      for (size_t t = 0; t < l.n_types; t++)
        l.panels[p * l.n_types + t] = g_rand_int_range (rand, 0, (int)l.sizes[t] + 1);
    }
  return l;
}

/* The largest |chance - probability|, by fractions of doubles. */
static double
measure (const Lottery *l, const int64_t times[])
{
  double worst = 0, sum = 0;

  for (size_t p = 0; p < l->n_panels; p++)
    sum += (double)l->tickets[p];
  for (size_t t = 0; t < l->n_types; t++)
    {
      int64_t places = 0;
      double expected = 0;

      for (size_t p = 0; p < l->n_panels; p++)
        {
          places += times[p] * l->panels[p * l->n_types + t];
          expected += (double)(l->tickets[p] * l->panels[p * l->n_types + t]) / sum;
        }
      expected /= (double)l->sizes[t];
      worst = fmax (worst, fabs (floor ((double)places / (double)l->sizes[t]) / (double)l->n_balls
                                 - expected));
      worst = fmax (worst, fabs (ceil ((double)places / (double)l->sizes[t]) / (double)l->n_balls
                                 - expected));
    }
  return worst;
}

/* The least of them over all ways to put panels that have tickets on balls. */
static double
enumerate (const Lottery *l, size_t panel, int64_t left, int64_t times[])
{
  double best = INFINITY;

  if (panel == l->n_panels || panel == MOST_PANELS)
    return left == 0 ? measure (l, times) : INFINITY;
  for (int64_t k = 0; k <= (l->tickets[panel] > 0 ? left : 0); k++)
    {
      times[panel] = k;
      best = fmin (best, enumerate (l, panel + 1, left - k, times));
    }
  return best;
}

Test (selection_uniform, no_way_to_put_panels_on_balls_is_nearer)
{
  for (guint32 seed = 0; seed < 300; seed++)
    {
      Lottery l = draw_lottery (seed);
      int64_t times[MOST_PANELS], other[MOST_PANELS], sum = 0;
      AwrashUniformity record;

      cr_assert (awrash_selection_uniform (l.n_panels, l.n_types, l.panels, l.sizes, l.tickets,
                                           l.n_balls, times, &record, NULL));
      for (size_t p = 0; p < l.n_panels; p++)
        {
          sum += times[p];
          cr_expect_geq (times[p], 0);
          cr_expect (l.tickets[p] > 0 || times[p] == 0, "seed %u", seed);
        }
      cr_expect_eq (sum, l.n_balls, "seed %u", seed);
      cr_expect_eq (record.status, AWRASH_STATUS_OPTIMAL, "seed %u", seed);
      cr_expect_eq (record.bound, record.error, "seed %u", seed);
      cr_expect_eq (record.n_balls, l.n_balls);
      cr_expect_float_eq (record.error, measure (&l, times), 1e-12, "seed %u", seed);
      cr_expect_float_eq (record.error, enumerate (&l, 0, l.n_balls, other), 1e-12, "seed %u",
                          seed);
    }
}

/* Persons, and panels of several hundred: beyond the search, moves stay within two balls, and the
 * bound below. */
Test (selection_uniform, many_panels_end_within_two_balls)
{
  enum
  {
    PANELS = 60,
    PERSONS = 100,
    SIZE = 12,
    BALLS = 500
  };
  static int64_t panels[PANELS * PERSONS];
  int64_t tickets[PANELS], times[PANELS];
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  AwrashUniformity record;

  for (size_t p = 0; p < PANELS; p++)
    {
      tickets[p] = g_rand_int_range (rand, 1, 1000);
      for (size_t k = 0; k < SIZE;)
        {
          int64_t *place = &panels[p * PERSONS + (size_t)g_rand_int_range (rand, 0, PERSONS)];

          k += *place == 0;
          *place = 1;
        }
    }
  cr_assert (awrash_selection_uniform (PANELS, PERSONS, panels, NULL, tickets, BALLS, times,
                                       &record, NULL));
  cr_expect_eq (record.status, AWRASH_STATUS_FEASIBLE);
  cr_expect_leq (record.error, 2.0 / BALLS);
  cr_expect_leq (record.bound, record.error);
  cr_expect_geq (record.bound, 0.25 / BALLS);
}

/* Columns in pairs that sum to 800 of 1,000 persons in every row: with a ticket each, persons are
 * on 6 of 15 balls. Balls that give just that are hidden among a thousand million others, since 15
 * balls cannot be pairs alone: no search of a few nodes can tell whether there are. */
Test (selection_uniform, a_search_that_ends_before_its_time_proves_nothing)
{
  enum
  {
    PAIRS = 9,
    ROWS = 5,
    BALLS = 15
  };
  size_t n_open = 0;

  for (guint32 seed = 0; seed < 8; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      int64_t panels[2 * PAIRS * ROWS], sizes[ROWS], tickets[2 * PAIRS], times[2 * PAIRS];
      int64_t hidden[2 * PAIRS] = { 0 };
      AwrashUniformity record;

      hidden[2 * (PAIRS - 1)] = 1;
      for (size_t k = 1; k < BALLS; k++)
        hidden[2 * (size_t)g_rand_int_range (rand, 0, PAIRS - 1)]++;
      for (size_t p = 0; p < 2 * PAIRS; p++)
        tickets[p] = 1;
      for (size_t t = 0; t < ROWS; t++)
        {
          int64_t left;

          sizes[t] = 1000;
          do
            {
              left = 400 * BALLS;
              for (size_t p = 0; p < 2 * (PAIRS - 1); p += 2)
                {
                  panels[p * ROWS + t] = g_rand_int_range (rand, 0, 801);
                  left -= hidden[p] * panels[p * ROWS + t];
                }
            }
          while (left < 0 || left > 800);
          panels[2 * (PAIRS - 1) * ROWS + t] = left;
          for (size_t p = 0; p < 2 * PAIRS; p += 2)
            panels[(p + 1) * ROWS + t] = 800 - panels[p * ROWS + t];
        }
      cr_assert (awrash_selection_uniform (2 * PAIRS, ROWS, panels, sizes, tickets, BALLS, times,
                                           &record, NULL));
      n_open += record.status == AWRASH_STATUS_FEASIBLE;
      cr_expect_eq (record.bound, 0, "seed %u: at least %g, but nought can be", seed, record.bound);
    }
  cr_expect_gt (n_open, 4);
}

/* Beyond the search. A ball for three panels of other persons, each a third: every person is as
 * near on no ball, but somebody must be on it. */
Test (selection_uniform, whole_numbers_that_do_not_add_up_raise_the_bound)
{
  enum
  {
    PANELS = 3,
    PERSONS = 300
  };
  int64_t panels[PANELS * PERSONS] = { 0 }, times[PANELS];
  const int64_t tickets[PANELS] = { 1, 1, 1 };
  AwrashUniformity record;

  for (size_t i = 0; i < PERSONS; i++)
    panels[i % PANELS * PERSONS + i] = 1;
  cr_assert (
      awrash_selection_uniform (PANELS, PERSONS, panels, NULL, tickets, 1, times, &record, NULL));
  cr_expect_eq (record.status, AWRASH_STATUS_OPTIMAL);
  cr_expect_float_eq (record.error, 2 / 3.0, 1e-15);
  cr_expect_eq (record.bound, record.error);
}

/* Alternate(200, 20) of the Nature article: its three panels give everybody 1 in 10; of 10 balls
 * that comes out exactly. */
Test (selection_uniform, a_lottery_of_tenths_is_kept_exactly_on_ten_balls)
{
  const int64_t sizes[] = { 1, 99, 100 };
  const int64_t panels[] = { 0, 10, 10, 1, 9, 10 };
  const int64_t tickets[] = { 9, 1 };
  int64_t times[2];
  AwrashUniformity record;

  cr_assert (awrash_selection_uniform (2, 3, panels, sizes, tickets, 10, times, &record, NULL));
  cr_expect_eq (times[0], 9);
  cr_expect_eq (times[1], 1);
  cr_expect_eq (record.error, 0);
  cr_expect_eq (record.status, AWRASH_STATUS_OPTIMAL);
}

Test (selection_uniform, what_is_wrong_is_told_and_nothing_written)
{
  const struct
  {
    const char *label;
    int64_t panel, size, ticket, n_balls;
    int code;
    const char *message;
  } rows[] = {
    { "no ball", 1, 1, 1, 0, AWRASH_ERROR_VALUE,
      "n_balls is 0, expected a whole number from 1 to 1,048,576" },
    { "many balls", 1, 1, 1, 1048577, AWRASH_ERROR_VALUE,
      "n_balls is 1048577, expected a whole number from 1 to 1,048,576" },
    { "nobody of a type", 1, 0, 1, 5, AWRASH_ERROR_VALUE,
      "sizes[0] is 0, expected a whole number from 1 to 2^26" },
    { "more than there are", 2, 1, 1, 5, AWRASH_ERROR_VALUE,
      "panels[0] is 2, expected a whole number from 0 to the 1 persons of type 0" },
    { "a negative ticket", 1, 1, -1, 5, AWRASH_ERROR_VALUE,
      "tickets[0] is -1, expected a whole number ≥ 0, and all to sum to 2^53 at most" },
    { "too many tickets", 1, 1, (G_GINT64_CONSTANT (1) << 53) + 1, 5, AWRASH_ERROR_VALUE,
      "tickets[0] is 9007199254740993, expected a whole number ≥ 0, and all to sum to 2^53 at "
      "most" },
    { "no ticket", 1, 1, 0, 5, AWRASH_ERROR_EMPTY,
      "no panel has a ticket, expected at least one that does" },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (GError) error = NULL;
      AwrashUniformity record = { .n_balls = -5 };
      int64_t times = -7;

      cr_expect_not (awrash_selection_uniform (1, 1, &rows[k].panel, &rows[k].size, &rows[k].ticket,
                                               rows[k].n_balls, &times, &record, &error),
                     "%s", rows[k].label);
      cr_assert_not_null (error, "%s", rows[k].label);
      cr_expect_eq (error->code, rows[k].code, "%s", rows[k].label);
      cr_expect_str_eq (error->message, rows[k].message, "%s", rows[k].label);
      cr_expect_eq (times, -7, "%s", rows[k].label);
      cr_expect_eq (record.n_balls, -5, "%s", rows[k].label);
    }
  cr_expect_eq (awrash_selection_uniform_size (), sizeof (AwrashUniformity));
}
