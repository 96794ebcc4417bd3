/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of the search for training, each by itself: the bound, branching and the least places,
 * against enumeration. Source: the definitions in split/compensation-private.h. Invariant: seeds
 * are fixed, and everything is counted in whole numbers. */

#include "split/compensation-private.h"

#include <criterion/criterion.h>
#include <string.h>

#define N 3
#define MOST 9

static const char *const codes[N] = { "a", "b", "c" };

/* Three recipients below one node, whose room is a third of the time small. */
static void
draw (GRand *rand, AwrashCompensation *c)
{
  *c = (AwrashCompensation){ .n = N, .n_nodes = N + 1, .parts = 1 };
  c->needs = g_new0 (double, N);
  c->held = g_new0 (int64_t, N);
  c->codes = g_new0 (const char *, N);
  c->node = g_new0 (gsize, N);
  c->parent = g_new0 (gssize, N + 1);
  c->room = g_new0 (int64_t, N + 1);
  c->step = g_rand_int_range (rand, 1, 4);
  for (gsize i = 0; i < N; i++)
    {
      c->needs[i] = g_rand_int_range (rand, 1, 20);
      c->held[i] = g_rand_int_range (rand, 0, 30);
      c->held_sum += c->held[i];
      c->codes[i] = codes[i];
      c->node[i] = i;
      c->parent[i] = N;
      c->room[i] = g_rand_int_range (rand, 0, 3) == 0 ? g_rand_int_range (rand, 0, MOST)
                                                      : AWRASH_COMPENSATION_FREE;
    }
  c->held_sum += c->held[0] == 0;
  c->held[0] += c->held[0] == 0;
  c->parent[N] = -1;
  c->room[N] = g_rand_int_range (rand, 0, 3) == 0 ? g_rand_int_range (rand, 0, MOST)
                                                  : AWRASH_COMPENSATION_FREE;
  cr_assert (awrash_i_compensation_count_needs (c, NULL));
}

static AwrashCompensationGini
count (const AwrashCompensation *c, const int64_t training[])
{
  AwrashCompensationGini gini;
  gsize order[N];

  awrash_i_compensation_sort (c, training, order);
  awrash_i_compensation_gini_count (c, training, order, &gini);
  return gini;
}

static gboolean
fits (const AwrashCompensation *c, const int64_t t[])
{
  for (gsize i = 0; i < N; i++)
    if (t[i] > c->room[i])
      return FALSE;
  return t[0] + t[1] + t[2] <= c->room[N];
}

/* Whether some division of so many places meets the level; bound is below each of them. */
static gboolean
exists (const AwrashCompensation *c, int64_t places, const AwrashCompensationLevel *level,
        const AwrashCompensationGini *bound)
{
  gboolean any = FALSE;
  int64_t t[N];

  for (t[0] = 0; t[0] <= places; t[0]++)
    for (t[1] = 0; t[0] + t[1] <= places; t[1]++)
      {
        AwrashCompensationGini gini;
        AwrashCompensationLevel low;

        t[2] = places - t[0] - t[1];
        if (!fits (c, t))
          continue;
        gini = count (c, t);
        low = awrash_i_compensation_level_of (bound);
        cr_assert (awrash_i_compensation_gini_compare (&gini, &low) >= 0, "the bound is one");
        any = any || awrash_i_compensation_gini_compare (&gini, level) <= 0;
      }
  return any;
}

/* Branching alone, without exchanges before it, finds what there is and refutes what there is not;
 * wherever the hint is. */
Test (split_compensation, branching_decides_what_enumeration_decides)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260411);
  int n_found = 0, n_none = 0;

  for (int number = 0; number < 4000; number++)
    {
      g_auto (AwrashCompensation) c = { .n = 0 };
      g_auto (AwrashCompensationBox) box = { .compensation = NULL };
      AwrashCompensationGini bound = { .receipts = 1 };
      AwrashCompensationLevel level;
      int64_t hint[N], training[N], places = g_rand_int_range (rand, 0, MOST);
      gsize nodes = 100000;
      AwrashBranch branch;
      gboolean is_there;
      int slope;

      draw (rand, &c);
      level = awrash_i_compensation_level (
          &c, (AwrashRational){ g_rand_int_range (rand, 0, 200), 1000 });
      for (gsize i = 0; i < N; i++)
        hint[i] = g_rand_int_range (rand, 0, MOST);
      cr_assert (awrash_i_compensation_box_init (&box, &c, NULL));
      awrash_i_compensation_box_open (&box, hint);
      if (!awrash_i_compensation_bound (&box, places, &level, &bound, &slope))
        memset (&bound, 0, sizeof bound);
      is_there = exists (&c, places, &level, &bound);
      branch = awrash_i_compensation_branch (&box, places, &level, &nodes, training);
      cr_assert_eq (branch, is_there ? AWRASH_BRANCH_FOUND : AWRASH_BRANCH_NONE, "case %d: %d",
                    number, (int)branch);
      if (is_there)
        {
          const AwrashCompensationGini gini = count (&c, training);

          cr_assert (fits (&c, training) && training[0] + training[1] + training[2] == places);
          cr_assert (awrash_i_compensation_gini_compare (&gini, &level) <= 0);
        }
      n_found += is_there;
      n_none += !is_there;
    }
  cr_expect (n_found > 500 && n_none > 500, "%d and %d", n_found, n_none);
}

/* With a few parts of the box looked at, neither answer is given where it would be wrong. */
Test (split_compensation, branching_cut_short_says_that_it_is_undecided)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260414);
  int n_undecided = 0;

  for (int number = 0; number < 4000; number++)
    {
      g_auto (AwrashCompensation) c = { .n = 0 };
      g_auto (AwrashCompensationBox) box = { .compensation = NULL };
      const AwrashCompensationGini least = { .receipts = 1 };
      AwrashCompensationLevel level;
      int64_t hint[N] = { 1, 2, 3 }, training[N], places = g_rand_int_range (rand, 0, MOST);
      gsize nodes = (gsize)g_rand_int_range (rand, 1, 8);
      AwrashBranch branch;

      draw (rand, &c);
      level = awrash_i_compensation_level (
          &c, (AwrashRational){ g_rand_int_range (rand, 0, 100), 1000 });
      cr_assert (awrash_i_compensation_box_init (&box, &c, NULL));
      awrash_i_compensation_box_open (&box, hint);
      branch = awrash_i_compensation_branch (&box, places, &level, &nodes, training);
      n_undecided += branch == AWRASH_BRANCH_UNDECIDED;
      if (branch != AWRASH_BRANCH_UNDECIDED)
        cr_assert_eq (branch == AWRASH_BRANCH_FOUND, exists (&c, places, &level, &least), "case %d",
                      number);
    }
  cr_expect_gt (n_undecided, 100);
}

Test (split_compensation, an_exchange_keeps_the_places_and_the_room_and_never_raises_the_gini)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260412);
  int n_better = 0;

  for (int number = 0; number < 2000; number++)
    {
      g_auto (AwrashCompensation) c = { .n = 0 };
      AwrashCompensationGini before, after;
      AwrashCompensationLevel level;
      int64_t t[N], sum = 0;

      draw (rand, &c);
      for (gsize i = 0; i < N; i++)
        sum += t[i] = g_rand_int_range (rand, 0, 4);
      if (!fits (&c, t))
        continue;
      before = count (&c, t);
      level = awrash_i_compensation_level_of (&before);
      cr_assert (awrash_i_compensation_exchange (&c, t, NULL));
      after = count (&c, t);
      cr_assert (fits (&c, t) && t[0] + t[1] + t[2] == sum);
      cr_assert (awrash_i_compensation_gini_compare (&after, &level) <= 0, "case %d", number);
      n_better += awrash_i_compensation_gini_compare (&after, &level) < 0;
    }
  cr_expect_gt (n_better, 500);
}

/* Needs of 1/4 and 3 have a common unit; the index is the metric's. */
Test (split_compensation, the_gini_of_whole_numbers_is_that_of_the_room_metric)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260413);

  for (int number = 0; number < 500; number++)
    {
      g_auto (AwrashCompensation) c = { .n = 0 };
      AwrashCompensationGini gini;
      double rates[N], expected;

      draw (rand, &c);
      for (gsize i = 0; i < N; i++)
        c.needs[i] /= 64;
      memset (c.all_units, 0, sizeof c.all_units);
      g_free (c.units);
      cr_assert (awrash_i_compensation_count_needs (&c, NULL));
      for (gsize i = 0; i < N; i++)
        rates[i] = (double)c.held[i] / c.needs[i];
      gini = count (&c, NULL);
      cr_assert (
          awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, N, rates, c.needs, &expected, NULL));
      cr_assert_float_eq (awrash_i_compensation_gini_get (&c, &gini), expected, 1e-12);
    }
}
