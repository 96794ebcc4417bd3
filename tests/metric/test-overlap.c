/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Overlap by merging against overlap by pairs: two algorithms, one number.
 * Source: overlap-private.h. Invariant: neither looks at the other. */

#include "metric/overlap-private.h"

#include "metric/measures.h"

#include <criterion/criterion.h>

Test (metric_overlap, merging_and_pairs_agree_for_any_number_of_groups)
{
  guint64 state = 17;
  double x[200], w[200];
  int64_t group[200];

  for (size_t n_groups = 1; n_groups <= 40; n_groups++)
    {
      g_auto (AwrashGroups) groups = { .n = 0 };
      g_autofree double *matrix = NULL;
      double overlap = NAN, sum = 0;

      for (size_t i = 0; i < 200; i++)
        {
          x[i] = floor (50 * next_uniform (&state));
          w[i] = 0.1 + next_uniform (&state);
          group[i]
              = (int64_t)(i < n_groups ? i : (size_t)((double)n_groups * next_uniform (&state)));
        }
      cr_assert (awrash_i_groups_fill (&groups, n_groups, 200, x, w, group, NULL));
      cr_assert (awrash_i_overlap_find (&groups, &overlap, NULL));
      matrix = awrash_i_overlap_new_matrix (&groups, NULL);
      for (size_t g = 0; g < n_groups; g++)
        for (size_t h = 0; h < g; h++)
          sum += 2 * fmin (matrix[g * n_groups + h], matrix[h * n_groups + g]);
      sum /= groups.all.sample.total.high * groups.all.sample.sum.high;
      cr_assert (is_near (overlap, sum, 1e-13), "%zu groups: %.17g, %.17g", n_groups, overlap, sum);
    }
}

Test (metric_overlap, a_pair_is_apart_by_the_difference_of_its_means)
{
  double x[] = { 5, 1, 7, 3, 3, 2, 8, 1 }, w[] = { 1, 2, 1, 3, 1, 1, 0.5, 1 };
  int64_t group[] = { 0, 0, 0, 0, 1, 1, 1, 1 };
  g_auto (AwrashGroups) groups = { .n = 0 };
  g_autofree double *matrix = NULL;
  double gap = 0;

  cr_assert (awrash_i_groups_fill (&groups, 2, 8, x, w, group, NULL));
  matrix = awrash_i_overlap_new_matrix (&groups, NULL);
  gap = (groups.means.mean[0].high - groups.means.mean[1].high) * groups.means.total[0].high
        * groups.means.total[1].high;
  cr_assert (is_near (matrix[1] - matrix[2], gap, 1e-13));
}
