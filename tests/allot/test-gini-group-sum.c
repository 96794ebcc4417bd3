/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups with a fixed sum, searched whole. Source: enumeration of both members. Invariant: a search
 * that ended has found the least. */

#include "allot/gini-private.h"

#include <criterion/criterion.h>

#define N 2
#define PLENTY 1000

/* What two with a sum of 10 and at least 1 each cost at least, each unit of the first at so much.
 */
static gboolean
search (const AwrashGiniPairs *pairs, AwrashGiniSum cost, AwrashGiniSum *least, int64_t y[],
        int64_t *steps)
{
  const gsize members[N] = { 0, 1 }, rank[N] = { 0 };
  const int64_t lower[N] = { 1, 1 }, upper[N] = { 9, 9 }, near[N] = { 5, 5 };
  AwrashGiniGroup group = { .pairs = pairs,
                            .n = N,
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

Test (allot_gini_group_sum, all_that_the_others_can_spare_is_tried)
{
  const double need[N] = { 1, 1 };
  AwrashGiniPairs pairs;

  cr_assert (awrash_i_gini_pairs_init (&pairs, N, need, TRUE, NULL));
  for (int price = -3; price <= 3; price++)
    {
      AwrashGiniSum unit = (AwrashGiniSum)pairs.slope[0] * pairs.mass[1], best = 0, least;
      int64_t y[N], steps = PLENTY;

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

Test (allot_gini_group_sum, a_search_has_ended_if_a_step_is_left)
{
  const double need[N] = { 1, 1 };
  AwrashGiniPairs pairs;
  AwrashGiniSum least;
  int64_t y[N], left = PLENTY, steps;

  cr_assert (awrash_i_gini_pairs_init (&pairs, N, need, TRUE, NULL));
  cr_assert (search (&pairs, 0, &least, y, &left));
  for (int64_t more = 0; more < 2; more++)
    {
      steps = PLENTY - left + more;
      cr_expect_eq (search (&pairs, 0, &least, y, &steps), more == 1);
      cr_expect_eq (steps, more);
    }
  awrash_i_gini_pairs_clear (&pairs);
}
