/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows by group: what stands where, and means that lose no digit.
 * Source: groups-private.h. Invariant: each group is as if it had come alone. */

#include "metric/groups-private.h"

#include "metric/decompositions.h"

Test (metric_groups, each_group_is_as_if_it_had_come_alone)
{
  guint64 state = 5;
  Battery battery;
  int64_t group[N];

  for (size_t kind = 0; kind < N_BATTERIES; kind++)
    {
      g_auto (AwrashGroups) groups = { .n = 0 };

      battery_fill (&battery, kind, &state);
      group_rows (0, N, group);
      cr_assert (awrash_i_groups_fill (&groups, 5, N, battery.x, battery.w, group, NULL));
      for (size_t g = 0; g < 5; g++)
        {
          g_auto (AwrashPrepared) alone = { .below = NULL };
          double x[N], w[N];
          size_t n = 0;

          for (size_t i = 0; i < N; i++)
            if (group[i] == (int64_t)g)
              {
                x[n] = battery.x[i];
                w[n++] = battery.w[i];
              }
          cr_assert_eq (groups.start[g + 1] - groups.start[g], n);
          cr_assert (awrash_i_prepared_fill (&alone, n, x, w, NULL));
          cr_assert_eq (groups.own[g].sample.n, n);
          for (size_t k = 0; k < n; k++)
            {
              cr_assert_eq (groups.own[g].sample.x[k], alone.sample.x[k], "%s", battery.label);
              cr_assert_eq (groups.own[g].sample.w[k], alone.sample.w[k], "%s", battery.label);
              cr_assert_eq (groups.of[groups.place[groups.start[g] + k]], g);
            }
        }
    }
}

Test (metric_groups, means_that_differ_in_the_last_digit_are_told_apart)
{
  double x[] = { 1, 1, 1, 1 + 0x1p-52, 1, 1 }, w[] = { 1, 1, 1, 1, 1e-10, 1 };
  int64_t group[] = { 0, 0, 1, 1, 2, 2 };
  g_auto (AwrashGroups) groups = { .n = 0 };

  cr_assert (awrash_i_groups_fill (&groups, 3, 6, x, w, group, NULL));
  cr_assert_eq (groups.means.order[2], 1);
  cr_assert (is_near (groups.means.mean[1].high + (groups.means.mean[1].low - 1), 0x1p-53, 1e-15));
}

Test (metric_groups, a_group_that_has_nothing_has_no_rows_of_its_own)
{
  double x[] = { 0, 2, 0 };
  int64_t group[] = { 1, 0, 1 };
  g_auto (AwrashGroups) groups = { .n = 0 };

  cr_assert (awrash_i_groups_fill (&groups, 2, 3, x, NULL, group, NULL));
  cr_assert_eq (groups.own[1].sample.n, 0);
  cr_assert_eq (groups.means.mean[1].high, 0.0);
  cr_assert_eq (groups.means.log_u[1], -INFINITY);
  cr_assert (is_near (groups.means.point[1].share, 2.0 / 3, 1e-15));
}
