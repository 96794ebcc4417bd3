/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fewest moves that mend or perfect a division. Source: lists worked out by hand; enumeration
 * in tests/oracle/test-explain.c. Invariant: a list leads where it says. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

#define THREE "code,parent,need\nr,,\na,r,4\nb,r,6\nc,r,10\n"

static AwrashProgramme *
build (const char *quotas)
{
  return test_programme_new ("territories", THREE, "streams", "code\ns\nt\n", "quotas", quotas,
                             "need.indicator", "need", NULL);
}

#define QUOTAS "territory,stream,min,max\nr,s,10,10\nr,t,0,4\nc,s,,4\n"

/* "t: a -> b 2; s: + c 1 (3)": the moves, and the distance. */
static void
expect_moves (const AwrashProgramme *programme, const AwrashMoves *moves, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const AwrashTransfer *transfers = awrash_split_moves_get_transfers (moves);

  for (gsize i = 0; i < awrash_split_moves_get_n_transfers (moves); i++)
    {
      const AwrashTransfer *one = &transfers[i];
      const char *ends[2] = { "outside", "outside" };

      for (int k = 0; k < 2; k++)
        if ((k == 0 ? one->from : one->to) >= 0)
          ends[k] = awrash_programme_territory_get_code (
              programme, awrash_programme_province_get_territory (
                             programme, (size_t)(k == 0 ? one->from : one->to)));
      g_string_append_printf (text, "%d %s: %s -> %s; ", (int)one->places,
                              awrash_programme_type_get_code (programme, (size_t)one->type),
                              ends[0], ends[1]);
    }
  g_string_append_printf (text, "distance %d", (int)awrash_split_moves_get_distance (moves));
  cr_expect_str_eq (text->str, expected, "%s", text->str);
}

/* c has 2 s above its most and t has 1 too many: 2 s go to b, which has 3 of 6 where a has more. */
Test (split_moves, mend_a_division_with_the_fewest_places)
{
  g_autoptr (AwrashProgramme) programme = build (QUOTAS);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  const int64_t places[] = { 1, 5, 3, 0, 6, 0 };
  g_autoptr (AwrashMoves) moves = awrash_split_moves_to_mend (programme, reading, 6, places, NULL);

  cr_assert_eq (awrash_split_moves_get_status (moves), AWRASH_STATUS_OPTIMAL);
  expect_moves (programme, moves, "2 s: c -> b; 1 t: a -> outside; distance 5");
  cr_assert_eq (awrash_split_moves_get_n_cells (moves), 6);
  cr_expect_eq (awrash_split_moves_get_places (moves)[2], 5);
  cr_expect_eq (awrash_split_moves_transfer_size (), sizeof (AwrashTransfer));
}

/* All 14 places: rates of 0.7 each are 2.8, 4.2, 7: leximin gives 3, 4, 7. */
Test (split_moves, lead_to_the_nearest_of_the_best_plans)
{
  g_autoptr (AwrashProgramme) programme = build (QUOTAS);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  const int64_t places[] = { 1, 5, 3, 0, 6, 0 }, good[] = { 3, 0, 4, 0, 3, 4 };
  g_autoptr (AwrashMoves) moves = awrash_split_moves_to_best (programme, reading, 6, places, NULL);
  g_autoptr (AwrashMoves) none = awrash_split_moves_to_best (programme, reading, 6, good, NULL);

  expect_moves (programme, moves,
                "1 s: c -> a; 1 s: c -> b; 3 t: a -> c; 1 t: a -> outside; distance 11");
  expect_moves (programme, none, "distance 0");
  cr_expect_null (awrash_split_moves_get_transfers (none));
}

Test (split_moves, of_a_division_in_order_are_none)
{
  g_autoptr (AwrashProgramme) programme = build (QUOTAS);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  const int64_t places[] = { 10, 0, 0, 0, 0, 0 };
  g_autoptr (AwrashMoves) moves = awrash_split_moves_to_mend (programme, reading, 6, places, NULL);

  expect_moves (programme, moves, "distance 0");
}

/* The same provinces in another order of rows. */
Test (split_moves, follow_the_provinces_when_their_rows_are_permuted)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nc,r,10\nr,,\nb,r,6\na,r,4\n", "streams", "code\nt\ns\n",
      "quotas", QUOTAS, "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  const int64_t places[] = { 0, 6, 0, 3, 5, 1 };
  g_autoptr (AwrashMoves) moves = awrash_split_moves_to_mend (programme, reading, 6, places, NULL);

  expect_moves (programme, moves, "2 s: c -> b; 1 t: a -> outside; distance 5");
}

/* Bounds that need a cut to be found out, and two that contradict one another on the same places.
 */
Test (split_moves, have_nowhere_to_lead_in_an_infeasible_programme)
{
  static const char *const capacities[]
      = { "territory,stream,max\nr,*,9\n", "territory,stream,max\na,s,2\n" };
  const int64_t places[6] = { 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (capacities); i++)
    {
      g_autoptr (AwrashProgramme) programme
          = test_programme_new ("territories", THREE, "streams", "code\ns\nt\n", "quotas",
                                "territory,stream,min,max\nr,s,10,10\nr,t,0,4\na,s,3,\n",
                                "capacities", capacities[i], "need.indicator", "need", NULL);
      g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
      g_autoptr (AwrashMoves) mend
          = awrash_split_moves_to_mend (programme, reading, 6, places, NULL);
      g_autoptr (AwrashMoves) best
          = awrash_split_moves_to_best (programme, reading, 6, places, NULL);

      cr_expect_eq (awrash_split_moves_get_status (mend), AWRASH_STATUS_INFEASIBLE);
      cr_expect_eq (awrash_split_moves_get_status (best), AWRASH_STATUS_INFEASIBLE);
      cr_expect_null (awrash_split_moves_get_places (mend));
      cr_expect_eq (awrash_split_moves_get_n_cells (mend), 0);
      expect_moves (programme, mend, "distance 0");
    }
}

static void
expect_refused (gsize n, const int64_t places[], AwrashError code, const char *message)
{
  g_autoptr (AwrashProgramme) programme = build (QUOTAS);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (GError) mend = NULL, best = NULL;

  cr_expect_null (awrash_split_moves_to_mend (programme, reading, n, places, &mend));
  cr_assert (g_error_matches (mend, AWRASH_ERROR, (int)code));
  cr_expect_str_eq (mend->message, message);
  cr_expect_null (awrash_split_moves_to_best (programme, reading, n, places, &best));
  cr_expect_str_eq (best->message, message);
}

Test (split_moves, are_refused_for_places_that_are_none)
{
  const int64_t below[] = { 0, 0, 0, 0, 0, -3 };
  const int64_t many[] = { G_MAXINT64, 0, 0, 0, 0, 0 };

  expect_refused (5, below, AWRASH_ERROR_VALUE,
                  "there are places of 5 cells, expected 3 provinces × 2 types");
  expect_refused (6, below, AWRASH_ERROR_VALUE, "places[5] is -3, expected a whole number ≥ 0");
  expect_refused (6, many, AWRASH_ERROR_OVERFLOW,
                  "places[0] is 9223372036854775807, expected at most 2^50 in all");
  awrash_split_moves_free (NULL);
}
