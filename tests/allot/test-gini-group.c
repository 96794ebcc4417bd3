/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which recipients are a group, and the search that divides a group's sum.
 * Source: enumeration. Invariant: a search that ended has found the least; one that was cut short
 * says so, and its best is no better. */

#include "allot/gini-private.h"
#include "allot/networks.h"

#include <criterion/criterion.h>

enum
{
  N = 4,
  MOST = 9,
  SUM = 17,
  PAIR = 2,
  PLENTY = 1000
};

static AwrashGiniSum
enumerate (const AwrashGiniPairs *pairs)
{
  AwrashGiniSum least = (AwrashGiniSum)1 << 120;
  int64_t y[N];

  for (y[0] = 0; y[0] <= MOST; y[0]++)
    for (y[1] = 0; y[1] <= MOST; y[1]++)
      for (y[2] = 0; y[2] <= MOST; y[2]++)
        {
          y[3] = SUM - y[0] - y[1] - y[2];
          if (y[3] >= 0 && y[3] <= MOST)
            least = MIN (least, awrash_i_gini_pairs_without_costs (pairs, y));
        }
  return least;
}

Test (allot_gini_group, a_search_that_is_cut_short_says_so)
{
  static const double need[N] = { 3, 5, 7, 11 };
  static const gsize members[N] = { 0, 1, 2, 3 }, rank[N] = { 0 };
  static const int64_t lower[N] = { 0 }, upper[N] = { MOST, MOST, MOST, MOST }, near[N] = { 0 };
  const AwrashGiniSum beyond = (AwrashGiniSum)1 << 121;
  AwrashGiniPairs pairs;
  gboolean has_ended = FALSE;
  int n_short = 0;

  cr_assert (awrash_i_gini_pairs_init (&pairs, N, need, TRUE, NULL));
  AwrashGiniSum best = enumerate (&pairs);
  for (int64_t most = 1; !has_ended; most++)
    {
      AwrashGiniGroup group = { .pairs = &pairs,
                                .n = N,
                                .members = members,
                                .lower = lower,
                                .upper = upper,
                                .near = near,
                                .rank = rank,
                                .sum = SUM };
      AwrashGiniSum least = beyond;
      int64_t y[N] = { 0 }, steps = most;

      has_ended = awrash_i_gini_group_search (&group, &least, y, &steps);
      n_short += !has_ended;
      cr_expect_eq (has_ended, steps > 0);
      cr_expect (least >= best && (!has_ended || least == best));
      if (least < beyond)
        cr_expect (awrash_i_gini_pairs_without_costs (&pairs, y) == least);
    }
  cr_expect_gt (n_short, 10);
  awrash_i_gini_pairs_clear (&pairs);
}

/* Two from one node to another, and two more on a way around. */
Test (allot_gini_group, who_can_be_passed_by_is_in_no_group)
{
  static const AwrashArc arcs[] = {
    { 0, 1, 0, 5, 2 }, { 0, 1, 0, 5, 2 }, { 0, 2, 0, 5, 2 }, { 2, 1, 0, 5, 2 }, { 1, 0, 6, 6, 6 }
  };
  static const AwrashRecipient recipients[N]
      = { { 0, 0, 1 }, { 1, 0, 2 }, { 2, 0, 1 }, { 3, 0, 1 } };
  const AwrashGiniSettings settings = { 0, 1 };
  g_autoptr (AwrashNetwork) network = network_of (3, 5, arcs);
  AwrashGini gini;

  cr_assert (awrash_i_gini_init (&gini, network, N, recipients, TRUE, &settings, NULL));
  for (gsize p = 0; p < N; p++)
    cr_expect_eq (gini.group[p], G_MAXSIZE, "%zu", p);
  awrash_i_gini_clear (&gini);
}

Test (allot_gini_group, arcs_of_other_ends_are_no_cut)
{
  static const AwrashArc arcs[]
      = { { 0, 1, 0, 5, 0 }, { 2, 3, 0, 5, 0 }, { 0, 3, 0, 5, 0 }, { 3, 1, 0, 0, 0 } };
  static const gsize other_tail[] = { 0, 1 }, other_head[] = { 0, 2 }, one[] = { 0 };
  g_autoptr (AwrashNetwork) network = network_of (4, 4, arcs);
  gsize scratch[4];

  cr_expect (awrash_i_gini_is_cut (network, 1, one, scratch));
  cr_expect_not (awrash_i_gini_is_cut (network, 2, other_tail, scratch));
  cr_expect_not (awrash_i_gini_is_cut (network, 2, other_head, scratch));
}

/* What two with a sum of 10 and at least 1 each cost at least, each unit of the first at so much.
 */
static gboolean
search (const AwrashGiniPairs *pairs, AwrashGiniSum cost, AwrashGiniSum *least, int64_t y[],
        int64_t *steps)
{
  const gsize members[PAIR] = { 0, 1 }, rank[PAIR] = { 0 };
  const int64_t lower[PAIR] = { 1, 1 }, upper[PAIR] = { 9, 9 }, near[PAIR] = { 5, 5 };
  AwrashGiniGroup group = { .pairs = pairs,
                            .n = PAIR,
                            .members = members,
                            .lower = lower,
                            .upper = upper,
                            .near = near,
                            .rank = rank,
                            .sum = 10,
                            .cost = { cost } };

  *least = (AwrashGiniSum)1 << 120;
  return awrash_i_gini_group_search (&group, least, y, steps);
}

Test (allot_gini_group, all_that_the_others_can_spare_is_tried)
{
  const double need[PAIR] = { 1, 1 };
  AwrashGiniPairs pairs;

  cr_assert (awrash_i_gini_pairs_init (&pairs, PAIR, need, TRUE, NULL));
  for (int price = -3; price <= 3; price++)
    {
      AwrashGiniSum unit = (AwrashGiniSum)pairs.slope[0] * pairs.mass[1], best = 0, least;
      int64_t y[PAIR], steps = PLENTY;

      for (int64_t first = 1; first <= 9; first++)
        {
          AwrashGiniSum sum = unit * (ABS (2 * first - 10) + price * first);

          best = first == 1 ? sum : MIN (best, sum);
        }
      cr_assert (search (&pairs, price * unit, &least, y, &steps), "%d", price);
      cr_expect (least == best, "%d: %d and %d", price, (int)y[0], (int)y[1]);
      cr_expect_eq (y[0] + y[1], 10, "%d", price);
    }
  awrash_i_gini_pairs_clear (&pairs);
}

Test (allot_gini_group, a_search_has_ended_if_a_step_is_left)
{
  const double need[PAIR] = { 1, 1 };
  AwrashGiniPairs pairs;
  AwrashGiniSum least;
  int64_t y[PAIR], left = PLENTY, steps;

  cr_assert (awrash_i_gini_pairs_init (&pairs, PAIR, need, TRUE, NULL));
  cr_assert (search (&pairs, 0, &least, y, &left));
  for (int64_t more = 0; more < 2; more++)
    {
      steps = PLENTY - left + more;
      cr_expect_eq (search (&pairs, 0, &least, y, &steps), more == 1);
      cr_expect_eq (steps, more);
    }
  awrash_i_gini_pairs_clear (&pairs);
}
