/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The smallest relaxation and the blocking set. Source: cuts worked out by hand; enumeration in
 * tests/oracle/test-explain.c. Invariant: no smaller sum, no smaller set. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define KHENIFRA                                                                                   \
  "code,parent,name_en,unemployed\n05,,Béni Mellal-Khénifra,\n05.091,05,Béni Mellal,44128\n"    \
  "05.081,05,Azilal,28161\n05.255,05,Fquih Ben Salah,37025\n05.301,05,Khénifra,28892\n"           \
  "05.311,05,Khouribga,44342\n"
/* 0.8 % of census employment: 3,987 in all. */
#define ABSORPTION                                                                                 \
  "territory,stream,max\n05.091,sustainable,938\n05.081,sustainable,911\n"                         \
  "05.255,sustainable,690\n05.301,sustainable,602\n05.311,sustainable,846\n"
#define TEMPORARY                                                                                  \
  "territory,stream,min,max\n05.091,temporary,1187,1187\n05.081,temporary,1070,1070\n"             \
  "05.255,temporary,1070,1070\n05.301,temporary,953,953\n05.311,temporary,1070,1070\n"             \
  "05,sustainable,4000,4000\n"

static AwrashWalls *
walls_of (AwrashProgramme *programme)
{
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (GError) error = NULL;
  AwrashWalls *walls = awrash_split_walls_new (programme, reading, &error);

  g_assert_no_error (error);
  awrash_programme_unref (programme);
  return walls;
}

static AwrashWalls *
build (const char *quotas, const char *capacities)
{
  return walls_of (test_programme_new ("territories", "code,parent,need\nr,,\na,r,2\nb,r,3\n",
                                       "streams", "code\ns\nt\n", "quotas", quotas, "capacities",
                                       capacities, "need.indicator", "need", NULL));
}

/* "13: at least … | at most …": the sum and the changes, then the blocking set. */
static void
expect_relaxation (const AwrashWalls *walls, const double weights[], const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashRelaxation) r = awrash_split_relax_new (walls, weights, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  cr_assert_not_null (r, "%s", error != NULL ? error->message : "");
  g_string_append_printf (text,
                          "%s %d:", awrash_base_status_get_name (awrash_split_relax_get_status (r)),
                          (int)awrash_split_relax_get_total (r));
  for (gsize i = 0; i < awrash_split_relax_get_n_changes (r); i++)
    g_string_append_printf (text, "%s %s", i > 0 ? ";" : "",
                            awrash_split_relax_get_change_words (r, i));
  g_string_append (text, " |");
  for (gsize i = 0; i < awrash_split_relax_get_n_core (r); i++)
    g_string_append_printf (text, "%s %s", i > 0 ? ";" : "",
                            awrash_split_relax_get_core_words (r, i));
  cr_expect_str_eq (text->str, expected, "%s", text->str);
}

Test (split_relax, khenifra_2023_needs_thirteen_places_of_room_at_0_8_percent)
{
  g_autoptr (AwrashWalls) walls = walls_of (test_programme_new (
      "territories", KHENIFRA, "streams", "code\ntemporary\nsustainable\n", "quotas", TEMPORARY,
      "capacities", ABSORPTION, "need.indicator", "unemployed", NULL));
  double weights[11];
  const char *core
      = " | at least 4000 sustainable places of Béni Mellal-Khénifra; at most 938 sustainable "
        "places of Béni Mellal; at most 911 sustainable places of Azilal; at most 690 sustainable "
        "places of Fquih Ben Salah; at most 602 sustainable places of Khénifra; at most 846 "
        "sustainable places of Khouribga";
  g_autofree char *fewer = g_strconcat (
      "optimal 13: at least 3987 instead of 4000 sustainable places of Béni Mellal-Khénifra", core,
      NULL);
  g_autofree char *more = g_strconcat (
      "optimal 13: at most 951 instead of 938 sustainable places of Béni Mellal", core, NULL);
  g_autofree char *dear = g_strconcat (
      "optimal 26: at most 615 instead of 602 sustainable places of Khénifra", core, NULL);

  cr_assert_eq (awrash_split_walls_get_n (walls), 11);
  expect_relaxation (walls, NULL, fewer);
  for (gsize i = 0; i < 11; i++)
    weights[i] = i == 5 ? INFINITY : i == 6 ? 1 : 2;
  expect_relaxation (walls, weights, more);
  for (gsize i = 0; i < 11; i++)
    weights[i] = i == 5 ? INFINITY : i == 9 ? 2 : 3;
  expect_relaxation (walls, weights, dear);
}

Test (split_relax, of_what_may_never_move_is_none_and_says_what_blocks)
{
  g_autoptr (AwrashWalls) walls = build ("territory,stream,min,max\nr,s,5,9\nr,t,,3\n",
                                         "territory,stream,max\na,s,2\nb,s,1\n");
  const double never[] = { INFINITY, 1, INFINITY, INFINITY };
  const double some[] = { INFINITY, INFINITY, INFINITY, 3 };

  expect_relaxation (walls, never,
                     "infeasible 0: | at least 5 s places of r; at most 2 s places of a; at most 1 "
                     "s places of b");
  expect_relaxation (walls, some,
                     "optimal 6: at most 3 instead of 1 s places of b | at least 5 s places of r; "
                     "at most 2 s places of a; at most 1 s places of b");
}

Test (split_relax, of_a_feasible_programme_is_nothing)
{
  g_autoptr (AwrashWalls) walls = build ("territory,stream,min,max\nr,s,3,9\nr,t,,3\n",
                                         "territory,stream,max\na,s,2\nb,s,1\n");

  expect_relaxation (walls, NULL, "optimal 0: |");
}

/* Two rows on one wall: at least 6, at most 4. */
Test (split_relax, parts_two_bounds_on_the_same_places)
{
  g_autoptr (AwrashWalls) walls = build ("territory,stream,min,max\nr,t,,3\na,s,6,\nb,s,,9\n",
                                         "territory,stream,max\na,s,4\n");
  const double never[] = { 1, INFINITY, 1 };
  g_autoptr (AwrashRelaxation) r = awrash_split_relax_new (walls, NULL, NULL);

  cr_assert_not_null (r);
  cr_expect_eq (awrash_split_relax_get_total (r), 2);
  cr_assert_eq (awrash_split_relax_get_n_walls (r), 3);
  cr_expect_eq (awrash_split_relax_get_lower_prices (r)[1], 1);
  cr_expect_eq (awrash_split_relax_get_upper_prices (r)[1], 1);
  cr_assert_eq (awrash_split_relax_get_n_cells (r), 4);
  cr_expect (awrash_split_relax_get_places (r)[0] >= 4
             && awrash_split_relax_get_places (r)[0] <= 6);
  expect_relaxation (walls, never,
                     "infeasible 0: | at least 6 s places of a; at most 4 s places of a");
}

/* A floor below 0 is none: the max of 0 gives way, not the cell. */
Test (split_relax, never_takes_a_cell_below_nought)
{
  g_autoptr (AwrashWalls) walls
      = build ("territory,stream,min,max\nr,*,,4\na,s,3,3\nb,s,3,3\nr,t,,1\n",
               "territory,stream,max\na,s,9\n");
  g_autoptr (AwrashRelaxation) r = NULL;
  const AwrashWallChange *change;
  const AwrashWallSide *core;

  expect_relaxation (walls, NULL,
                     "optimal 2: at most 6 instead of 4 all places of r | at most 4 all places of "
                     "r; at least 3 s places of a; at least 3 s places of b");
  r = awrash_split_relax_new (walls, NULL, NULL);
  change = awrash_split_relax_get_changes (r);
  core = awrash_split_relax_get_core (r);
  cr_assert_eq (awrash_split_relax_get_n_changes (r), 1);
  cr_expect (change->wall == 0 && change->is_upper == 1 && change->from == 4 && change->to == 6);
  cr_expect (core[0].wall == 0 && core[0].is_upper == 1 && core[1].is_upper == 0);
  cr_expect_eq (awrash_split_relax_change_size (), sizeof (AwrashWallChange));
  cr_expect_eq (awrash_split_relax_side_size (), sizeof (AwrashWallSide));
}

Test (split_relax, refuses_weights_that_are_none)
{
  g_autoptr (AwrashWalls) walls
      = build ("territory,stream,min,max\nr,s,3,9\nr,t,,3\n", "territory,stream,max\na,s,2\n");
  const double wrong[] = { 0, -1, 0.5, NAN, -INFINITY, 1048577 };
  const char *const shown[] = { "0", "-1", "0.5", "nan", "-inf", "1048577" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      double weights[] = { 1, wrong[i], 1 };
      g_autoptr (GError) error = NULL;
      g_autofree char *message = g_strdup_printf (
          "weights[1] is %s, expected a whole number from 1 to 2^20, or infinity", shown[i]);

      cr_expect_null (awrash_split_relax_new (walls, weights, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
      cr_expect_str_eq (error->message, message);
    }
  awrash_split_relax_free (NULL);
}

Test (split_relax, is_refused_for_too_large_bounds)
{
  g_autoptr (AwrashWalls) large
      = build ("territory,stream,min,max\nr,s,,600000000000000\nr,t,,600000000000000\n",
               "territory,stream,max\na,s,2\n");
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_split_relax_new (large, NULL, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW));
  cr_expect_str_eq (
      error->message,
      "the bounds sum to more than 2^50 places (at the t places of r), expected less");
}

/* 2^48 asked where one fewer can be given, at 2^20 a place; then where none can. */
Test (split_relax, counts_as_far_as_two_to_the_62nd)
{
  g_autoptr (AwrashWalls) near = build ("territory,stream,min,max\nr,s,281474976710656,\nr,t,,3\n",
                                        "territory,stream,max\na,s,281474976710655\nb,s,0\n");
  g_autoptr (AwrashWalls) far = build ("territory,stream,min,max\nr,s,281474976710656,\nr,t,,3\n",
                                       "territory,stream,max\na,s,0\nb,s,0\n");
  const double dear[] = { 1048576, 1, 1048576, 1048576 };
  g_autoptr (GError) error = NULL;

  expect_relaxation (
      near, dear,
      "optimal 1048576: at least 281474976710655 instead of 281474976710656 s places "
      "of r | at least 281474976710656 s places of r; at most 281474976710655 s "
      "places of a; at most 0 s places of b");
  cr_expect_null (awrash_split_relax_new (far, dear, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW));
  cr_expect_str_eq (error->message,
                    "the distance is above 2^62, expected smaller weights or bounds");
}

/* 4 x of the nation, 5 s of a region, all of a province at most 2: three families. */
Test (split_relax, of_walls_that_cross_in_an_odd_cycle_is_searched_and_proved)
{
  g_autoptr (AwrashWalls) walls = walls_of (test_programme_new (
      "territories", "code,parent,need\nn,,\nr,n,\na,r,2\nb,r,3\nc,n,3\n", "streams",
      "code\ns\nt\n", "worksite_types", "code,stream\nx,s\ny,s\nz,t\n", "quotas",
      "territory,stream,min,max\nn,type:x,4,4\nr,s,5,5\na,*,1,2\nb,s,,2\n", "need.indicator",
      "need", NULL));
  const double never[] = { INFINITY, INFINITY, INFINITY, INFINITY };
  g_autoptr (AwrashRelaxation) r = awrash_split_relax_new (walls, NULL, NULL);
  g_autoptr (AwrashRelaxation) none = awrash_split_relax_new (walls, never, NULL);

  cr_assert_not_null (r);
  cr_expect_eq (awrash_split_relax_get_status (r), AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (awrash_split_relax_get_total (r), 1);
  cr_expect_eq (awrash_split_relax_get_bound (r), 1);
  cr_expect_eq (awrash_split_relax_get_gap (r), 0);
  cr_expect_eq (awrash_split_relax_get_n_core (r), 3);
  cr_expect_not_null (awrash_split_relax_get_proof (r));
  cr_assert_not_null (none);
  cr_expect_eq (awrash_split_relax_get_status (none), AWRASH_STATUS_INFEASIBLE);
  cr_expect_null (awrash_split_relax_get_places (none));
  cr_expect_not_null (awrash_split_relax_get_proof (none));
  cr_expect_eq (awrash_split_relax_get_n_core (none), 3);
}

/* 20 places cost 90 person-months at the least, where 80 are allowed: 2 places of nine months, or
 * ten months. */
Test (split_relax, moves_a_budget_by_its_own_units)
{
  g_autoptr (AwrashWalls) walls = walls_of (
      test_programme_new ("territories", "code,parent,name_en,need\nr,,R,\na,r,A,2\nb,r,B,3\n",
                          "streams", "code,months\ns,9\nt,4.5\n", "quotas",
                          "territory,stream,unit,min,max\nr,*,person-months,,82\nr,*,places,20,\n",
                          "need.indicator", "need", NULL));
  double lower, upper, unit;

  cr_assert_eq (awrash_split_walls_get_n (walls), 1);
  cr_assert_eq (awrash_split_walls_get_n_with_rows (walls), awrash_split_walls_get_n (walls) + 1);
  awrash_split_walls_get_row_bounds (walls, 1, &lower, &upper, &unit);
  cr_expect (isinf (lower) && lower < 0);
  cr_expect_eq (upper, 81);
  cr_expect_eq (unit, 4.5);
  cr_expect_str_eq (awrash_split_walls_get_name (walls, 1), "r/*/person-months");
  cr_expect_str_eq (awrash_split_walls_get_source (walls, 1, TRUE), "quotas:2");
  cr_expect_null (awrash_split_walls_get_source (walls, 1, FALSE));
  expect_relaxation (walls, (const double[]){ 3, 1 },
                     "optimal 2: at most 90 instead of 81 all places of R in person-months | at "
                     "least 20 all places of R; at most 81 all places of R in person-months");
  expect_relaxation (walls, (const double[]){ 3, INFINITY },
                     "optimal 6: at least 18 instead of 20 all places of R | at least 20 all "
                     "places of R; at most 81 all places of R in person-months");
}

/* A row that the cells' own bounds imply stays one: here the cells give way, as it allows. */
Test (split_relax, keeps_rows_that_the_bounds_of_cells_imply)
{
  g_autoptr (AwrashWalls) walls = walls_of (test_programme_new (
      "territories", "code,parent,name_en,need\nr,,R,\na,r,A,2\n", "streams",
      "code,months\ns,9\nt,4.5\n", "quotas",
      "territory,stream,unit,min,max\nr,*,person-months,,40.5\nr,*,places,9,\n", "capacities",
      "territory,stream,max\na,s,2\na,t,3\n", "need.indicator", "need", NULL));
  g_autoptr (AwrashRelaxation) r = awrash_split_relax_new (walls, NULL, NULL);
  const int64_t *places = r != NULL ? awrash_split_relax_get_places (r) : NULL;

  cr_assert_not_null (places);
  cr_assert_eq (awrash_split_walls_get_n_with_rows (walls), awrash_split_walls_get_n (walls) + 1);
  cr_expect_eq (awrash_split_relax_get_total (r), 4);
  cr_expect (18 * places[0] + 9 * places[1] <= 81, "%d %d", (int)places[0], (int)places[1]);
}

Test (split_relax, that_may_not_search_on_says_so)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,2\nb,r,3\n", "streams", "code\ns\nt\n", "quotas",
      "territory,stream,min,max\nr,s,,9\nr,t,,9\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = test_reading_new (
      "rows",
      "k: 7 a/s + 11 a/t + 13 b/s + 17 b/t = 501; l: 19 a/s - 23 a/t + 5 b/s = 77; m: 3 a/s "
      "+ 8 a/t + 31 b/t >= 222",
      "nodes", "1", NULL);
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);
  g_autoptr (AwrashRelaxation) r = awrash_split_relax_new (walls, NULL, NULL);

  cr_assert_not_null (r);
  cr_expect (awrash_split_relax_get_bound (r) <= awrash_split_relax_get_total (r));
  cr_expect_eq (awrash_split_relax_get_status (r) == AWRASH_STATUS_OPTIMAL,
                awrash_split_relax_get_gap (r) == 0);
  cr_expect_neq (awrash_split_relax_get_status (r), AWRASH_STATUS_INFEASIBLE);
}
