/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups dealt out at random: against all ways to deal them, and what is refused.
 * Source: metric-inference.h; enumeration. Invariant: outputs change only on success. */

#include "metric/samples.h"

enum
{
  N = 8
};

/* The index of the means of two groups, the units of the first as bits. */
static double
between (const char *index, const double x[N], const double w[N], int first)
{
  double mean[2] = { 0 }, mass[2] = { 0 };

  for (int i = 0; i < N; i++)
    {
      mass[first >> i & 1] += w[i];
      mean[first >> i & 1] += w[i] * x[i];
    }
  mean[0] /= mass[0];
  mean[1] /= mass[1];
  return index_of (index, 2, mean, mass);
}

Test (metric_between_permute, it_approaches_the_share_of_all_ways_to_deal)
{
  guint64 state = 52;
  int64_t groups[N] = { 4, 4, -1, -1, -1, 4, -1, -1 }; /* units 0, 1 and 5: bits 35 */

  for (int turn = 0; turn < 6; turn++)
    {
      const char *index = turn % 2 ? "gini:absolute" : "theil";
      double x[N], w[N], observed, ways = 0, greater = 0, less = 0;
      AwrashTails tails;

      for (int i = 0; i < N; i++)
        {
          x[i] = 1 + floor (6 * next_uniform (&state)) + (groups[i] > 0 ? turn : 0);
          w[i] = turn < 3 ? 1 : 0.5 + next_uniform (&state);
        }
      observed = between (index, x, w, 35);
      for (int first = 0; first < 1 << N; first++)
        if (__builtin_popcount ((unsigned)first) == 3)
          {
            double found = between (index, x, w, first);

            ways++;
            greater += found >= observed * (1 - 1e-12);
            less += found <= observed * (1 + 1e-12);
          }
      cr_assert (awrash_metric_between_permute (index, "deal", 4000, N, x, turn < 3 ? NULL : w,
                                                groups, &tails, NULL));
      cr_expect (fabs (tails.greater - greater / ways) < 0.04, "%s: %g, %g", index, tails.greater,
                 greater / ways);
      cr_expect (fabs (tails.less - less / ways) < 0.04, "%s: %g, %g", index, tails.less,
                 less / ways);
      cr_expect (is_near (tails.two_sided, fmin (2 * fmin (tails.greater, tails.less), 1), 1e-14));
    }
}

Test (metric_between_permute, units_without_weight_and_their_groups_do_not_count)
{
  double x[] = { 1, 2, 7, 8, NAN }, w[] = { 1, 1, 1, 1, 0 };
  int64_t groups[] = { 1, 1, 2, 2, 3 };
  AwrashTails all, some;

  cr_assert (awrash_metric_between_permute ("theil", "s", 99, 5, x, w, groups, &all, NULL));
  cr_assert (awrash_metric_between_permute ("theil", "s", 99, 4, x, NULL, groups, &some, NULL));
  cr_assert (all.greater == some.greater && all.less == some.less);
}

typedef struct
{
  const char *label;
  const char *index;
  const char *seed;
  size_t replications;
  double value;
  int64_t group;
  int code;
} Refusal;

static const Refusal refusals[] = {
  { "index", "ginny", "s", 9, 1, 2, AWRASH_ERROR_NAME },
  { "seed", "gini", "", 9, 1, 2, AWRASH_ERROR_EMPTY },
  { "bytes", "gini", "\xff", 9, 1, 2, AWRASH_ERROR_ENCODING },
  { "replications", "gini", "s", 0, 1, 2, AWRASH_ERROR_EMPTY },
  { "NaN", "gini", "s", 9, NAN, 2, AWRASH_ERROR_VALUE },
  { "a mean below 0", "gini", "s", 9, -9, 2, AWRASH_ERROR_VALUE },
  { "one group", "gini", "s", 9, 1, 1, AWRASH_ERROR_EMPTY },
};

Test (metric_between_permute, refusals_leave_outputs_alone)
{
  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      double x[] = { 1, refusals[k].value, 4 };
      int64_t groups[] = { 1, refusals[k].group, 1 };
      g_autoptr (GError) error = NULL;
      AwrashTails tails = { .less = 4711 };

      cr_assert_not (awrash_metric_between_permute (refusals[k].index, refusals[k].seed,
                                                    refusals[k].replications, 3, x, NULL, groups,
                                                    &tails, &error),
                     "%s", refusals[k].label);
      cr_expect_eq (error->code, refusals[k].code, "%s: %s", refusals[k].label, error->message);
      cr_expect_eq (tails.less, 4711);
    }
}
