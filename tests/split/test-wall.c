/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The walls of a programme. Source: tables written out here. Invariant: each wall stands once, with
 * the tightest of its bounds and the row that gave it. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

#define TERRITORIES "code,parent,name_en,need\nr,,Region,\na,r,Alpha,4\nb,r,Beta,6\n"

static AwrashProgramme *
build (void)
{
  return test_programme_new (
      "territories", TERRITORIES, "streams", "code,months\ns,9\nt,4\n", "quotas",
      "territory,stream,unit,min,max,status\nr,s,places,5,5,published\n"
      "a,t,person-months,10,35,assumed\nb,*,places,,,\n",
      "capacities", "territory,stream,max,status\na,s,3,derived\na,t,9,assumed\nb,t,20,\n",
      "shares", "territory,of,stream,at_least,at_most\nr,s,s,0,1\n", "pools",
      "territory,group,persons\nb,all,7\n", "need.indicator", "need", NULL);
}

static void
expect_wall (const AwrashWalls *walls, gsize i, const char *expected)
{
  AwrashWallBounds b;
  g_autofree char *text = NULL;
  const char *lower = awrash_split_walls_get_source (walls, i, FALSE);
  const char *upper = awrash_split_walls_get_source (walls, i, TRUE);

  awrash_split_walls_get_bounds (walls, i, &b);
  text = g_strdup_printf ("%s (%s) %d %s %d - %d %s %d", awrash_split_walls_get_name (walls, i),
                          awrash_split_walls_get_words (walls, i), (int)b.lower,
                          lower != NULL ? lower : "none", (int)b.lower_origin, (int)b.upper,
                          upper != NULL ? upper : "none", (int)b.upper_origin);
  cr_expect_str_eq (text, expected, "%s", text);
}

Test (split_wall, stand_once_with_the_tightest_bounds_and_their_rows)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = test_reading_new ("pool_caps", "yes", NULL);
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);

  cr_assert_eq (awrash_split_walls_get_n (walls), 5);
  expect_wall (walls, 0, "r/s (s places of Region) 5 quotas:2 1 - 5 quotas:2 1");
  expect_wall (walls, 1, "a/t (t places of Alpha) 3 quotas:3 4 - 8 quotas:3 4");
  expect_wall (walls, 2, "a/s (s places of Alpha) 0 none 0 - 3 capacities:2 3");
  expect_wall (walls, 3, "b/t (t places of Beta) 0 none 0 - 20 capacities:4 0");
  expect_wall (walls, 4, "b/* (all places of Beta) 0 none 0 - 7 pools 0");
}

Test (split_wall, without_pools_have_none_of_theirs)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = test_reading_new ("pool_caps", "no", NULL);
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);

  cr_expect_eq (awrash_split_walls_get_n (walls), 4);
  cr_expect_eq (awrash_split_walls_bounds_size (), sizeof (AwrashWallBounds));
}

Test (split_wall, tell_shares_apart_from_rows)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TERRITORIES, "streams", "code\ns\nt\n", "quotas",
      "territory,stream,min,max\nr,*,10,10\n", "shares",
      "territory,of,stream,at_least,at_most\nr,*,s,0.2,0.5\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);

  cr_assert_eq (awrash_split_walls_get_n (walls), 2);
  expect_wall (walls, 1, "r/s (s places of Region) 2 shares 0 - 5 shares 0");
}

/* Conditions of a reading are walls like others, behind the rows. */
Test (split_wall, name_the_reading_where_it_binds)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = test_reading_new ("fix", "b/s = 2", "min_rate", "0.5", NULL);
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);

  cr_assert_eq (awrash_split_walls_get_n (walls), 7);
  expect_wall (walls, 4, "a/* (all places of Alpha) 2 the reading 0 - -1 none 0");
  expect_wall (walls, 6, "b/s (s places of Beta) 2 the reading 0 - 2 the reading 0");
}

Test (split_wall, sum_what_any_hand_puts_into_them)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);
  int64_t places[] = { 1, 20, 300, 4000 }, sums[4], expected[] = { 301, 20, 1, 4000 };

  cr_assert (awrash_split_walls_sum (walls, 4, places, sums, NULL));
  cr_expect_arr_eq (sums, expected, sizeof sums);
}

Test (split_wall, rows_behind_them_are_measured_as_they_were_written)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashWalls) walls = NULL;
  int64_t places[] = { 1, 20, 300, 4000 };
  double sums[5], lower, upper, unit;

  cr_assert (awrash_split_reading_set (reading, "rows",
                                       "mine: 0.25 a/type:s + 1.5 b/type:t <= 9000.3", NULL));
  walls = awrash_split_walls_new (programme, reading, NULL);
  cr_assert_eq (awrash_split_walls_get_n (walls), 4);
  cr_assert_eq (awrash_split_walls_get_n_with_rows (walls), 5);
  cr_assert (awrash_split_walls_measure (walls, 4, places, sums, NULL));
  cr_expect_eq (sums[0], 301);
  cr_expect_eq (sums[3], 4000);
  cr_expect_eq (sums[4], 6000.25);
  awrash_split_walls_get_row_bounds (walls, 4, &lower, &upper, &unit);
  cr_expect_eq (upper, 9000.25);
  cr_expect_eq (unit, 0.25);
  places[1] = -1;
  cr_expect_not (awrash_split_walls_measure (walls, 4, places, sums, NULL));
  cr_expect_eq (sums[0], 301);
}

Test (split_wall, refuse_places_that_are_none)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);
  const struct
  {
    gsize n;
    int64_t places[4];
    AwrashError code;
    const char *message;
  } rows[] = {
    { 3, { 0 }, AWRASH_ERROR_VALUE, "there are places of 3 cells, expected 2 provinces × 2 types" },
    { 4, { 0, 1, -2, 0 }, AWRASH_ERROR_VALUE, "places[2] is -2, expected a whole number ≥ 0" },
    { 4,
      { 1, G_GINT64_CONSTANT (1) << 50, 0, 0 },
      AWRASH_ERROR_OVERFLOW,
      "places[1] is 1125899906842624, expected at most 2^50 in all" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      int64_t sums[4] = { 7, 7, 7, 7 }, untouched[4] = { 7, 7, 7, 7 };

      cr_expect_not (awrash_split_walls_sum (walls, rows[i].n, rows[i].places, sums, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, (int)rows[i].code));
      cr_expect_str_eq (error->message, rows[i].message);
      cr_expect_arr_eq (sums, untouched, sizeof sums);
    }
}

Test (split_wall, are_none_of_unknown_streams)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) unknown = test_reading_new ("streams", "x", NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_split_walls_new (programme, unknown, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  awrash_split_walls_free (NULL);
}
