/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Few different values are found, with their weights; many are given up.
 * Source: distinct-private.h. Invariant: sums of whole weights are exact. */

#include "metric/distinct-private.h"

#include "metric/measures.h"

#include <criterion/criterion.h>

Test (metric_distinct, few_values_are_found_with_their_weights)
{
  enum
  {
    N = 40000
  };
  g_autofree double *x = g_new (double, N), *w = g_new (double, N);
  g_auto (AwrashDistinct) distinct = { .n = 0 };
  double expected[50] = { 0 };
  guint64 state = 4;

  for (int i = 0; i < N; i++)
    {
      x[i] = floor (50 * next_uniform (&state));
      w[i] = floor (9 * next_uniform (&state)) + 1;
      expected[(int)x[i]] += w[i];
    }
  cr_assert (awrash_i_distinct_find (&distinct, N, x, w, 0.25, NULL));
  cr_assert_eq (distinct.n, 50);
  for (gsize k = 0; k < distinct.n; k++)
    cr_assert_eq (distinct.weight[k], expected[(int)distinct.value[k]] / 4, "%g",
                  distinct.value[k]);
}

Test (metric_distinct, many_values_are_given_up_at_once_or_late)
{
  enum
  {
    N = 40000
  };
  g_autofree double *x = g_new (double, N);
  guint64 state = 4;

  for (int late = 0; late < 2; late++)
    {
      g_auto (AwrashDistinct) distinct = { .n = 0 };

      /* every tenth row is looked at first */
      for (int i = 0; i < N; i++)
        x[i] = late && i % 10 == 0 ? 1 : next_uniform (&state);
      cr_assert (awrash_i_distinct_find (&distinct, N, x, NULL, 1, NULL));
      cr_assert_eq (distinct.n, 0, "late: %d", late);
    }
}
