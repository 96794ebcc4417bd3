/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is not filled is given again. Source: the definition of "performance" in
 * awrash/simulation.h, by hand. Invariant: nothing is given that was not taken back. */

#include "simulation/policy-private.h"

#include <criterion/criterion.h>

enum
{
  N = 4
};

static const gsize regions[N] = { 0, 0, 1, 1 };
static const char *const streams[] = { "temporary" };
static const gint64 need[N] = { 400, 300, 200, 100 };
static const gint64 total[] = { 100 };
static const AwrashRandomAddress address = { .seed = 5, .edition = 1 };

static AwrashISituation
make_situation (void)
{
  return (AwrashISituation){ .n_provinces = N,
                             .n_regions = 2,
                             .n_streams = 1,
                             .region = regions,
                             .streams = streams,
                             .need = need,
                             .total = total,
                             .edition = 1 };
}

static void
expect (const AwrashISituation *situation, const char *text, const gint64 expected[N])
{
  const gint64 quota[N] = { 40, 30, 20, 10 }, filled[N] = { 40, 20, 19, 10 };
  const gint64 could[N] = { 44, 20, 30, 50 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashPolicy) policy = awrash_simulation_policy_new (text, &error);
  gint64 more[N] = { -1, -1, -1, -1 };

  cr_assert_not_null (policy, "%s", error != NULL ? error->message : "");
  g_autoptr (AwrashIPolicyRoom) room = awrash_i_policy_room_new (policy, situation, &error);
  cr_assert_not_null (room, "%s", error != NULL ? error->message : "");
  cr_assert (
      awrash_i_policy_second (room, situation, quota, filled, could, &address, more, &error));
  for (gsize i = 0; i < N; i++)
    cr_expect_eq (more[i], expected[i], "%s: %zu is %ld, expected %ld", text, i, (long)more[i],
                  (long)expected[i]);
}

Test (simulation_policy_second, gives_what_was_taken_back_to_those_who_fill_theirs)
{
  const AwrashISituation situation = make_situation ();

  /* 10 and 1 are taken back; by need 400, 200 and 100, the first with room for 4 */
  expect (&situation, "performance(proportional(need))", (gint64[]){ 4, 0, 5, 2 });
  /* 95 % of 20 are 19; of 96 % the third falls short */
  expect (&situation, "performance(proportional(need), at-least=0.96)", (gint64[]){ 4, 0, 0, 7 });
  /* a fifth of 10 is kept */
  expect (&situation, "performance(proportional(need), keep=0.2, to=flat)",
          (gint64[]){ 3, 0, 3, 3 });
  /* half of 10 is kept, and of 1 nothing */
  expect (&situation, "performance(proportional(need), keep=0.5, to=proportional(need))",
          (gint64[]){ 3, 0, 2, 1 });
  expect (&situation, "performance(proportional(need), keep=1)", (gint64[]){ 0, 0, 0, 0 });
  expect (&situation, "proportional(need)", (gint64[]){ 0, 0, 0, 0 });
}

Test (simulation_policy_second, keeps_places_in_regions_with_totals)
{
  const gint64 totals[] = { 70, -1 };
  AwrashISituation situation = make_situation ();

  situation.region_total = totals;
  /* 10 in the first region, with room for 4; 1 in the second */
  expect (&situation, "performance(proportional(need))", (gint64[]){ 4, 0, 1, 0 });
}

Test (simulation_policy_second, is_there_for_performance_alone)
{
  g_autoptr (AwrashPolicy) plain = awrash_simulation_policy_new ("flat", NULL);
  g_autoptr (AwrashPolicy) second = awrash_simulation_policy_new ("performance(flat)", NULL);

  cr_expect_not (awrash_i_policy_has_second_stage (plain));
  cr_expect (awrash_i_policy_has_second_stage (second));
}
