/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paired permutation tests: against all swaps of a few units, and what they refuse.
 * Source: metric-inference.h; enumeration. Invariant: outputs change only on success. */

#include "metric/samples.h"

enum
{
  N = 8,
  SWAPS = 1 << N
};

/* The share of all swaps that reach the observed difference from either side. */
static AwrashTails
enumerate (const char *index, const double x[N], const double y[N], const double w[N])
{
  double observed = index_of (index, N, x, w) - index_of (index, N, y, w);
  AwrashTails tails = { 0 };

  for (int swap = 0; swap < SWAPS; swap++)
    {
      double a[N], b[N], found;

      for (int i = 0; i < N; i++)
        {
          a[i] = swap >> i & 1 ? y[i] : x[i];
          b[i] = swap >> i & 1 ? x[i] : y[i];
        }
      found = index_of (index, N, a, w) - index_of (index, N, b, w);
      tails.greater += (found >= observed - 1e-12) / (double)SWAPS;
      tails.less += (found <= observed + 1e-12) / (double)SWAPS;
      tails.two_sided += (fabs (found) >= fabs (observed) - 1e-12) / (double)SWAPS;
    }
  return tails;
}

static gboolean
is_likely (double p, double exact, double draws)
{
  return fabs (p - exact) < 5 * sqrt (exact * (1 - exact) / draws) + 2 / draws;
}

Test (metric_difference_permute, it_approaches_the_share_of_all_swaps)
{
  static const char *const indices[] = { "gini", "theil", "palma" };
  guint64 state = 44;

  for (int turn = 0; turn < 6; turn++)
    {
      const char *index = indices[turn % 3];
      double x[N], y[N], w[N];
      AwrashTails tails, exact;

      for (int i = 0; i < N; i++)
        {
          x[i] = 1 + floor (9 * next_uniform (&state));
          y[i] = turn == 0 ? x[i] : 2 + floor (5 * next_uniform (&state));
          w[i] = 0.5 + next_uniform (&state);
        }
      exact = enumerate (index, x, y, turn % 2 ? w : NULL);
      cr_assert (awrash_metric_difference_permute (index, "swap", 4000, N, x, y,
                                                   turn % 2 ? w : NULL, &tails, NULL));
      cr_expect (is_likely (tails.greater, exact.greater, 4000), "%s: %g, %g", index, tails.greater,
                 exact.greater);
      cr_expect (is_likely (tails.less, exact.less, 4000), "%s", index);
      cr_expect (is_likely (tails.two_sided, exact.two_sided, 4000), "%s", index);
    }
}

Test (metric_difference_permute, editions_that_are_the_same_differ_by_nothing)
{
  double x[] = { 1, 3, 7 };
  AwrashTails tails;

  cr_assert (awrash_metric_difference_permute ("gini", "s", 99, 3, x, x, NULL, &tails, NULL));
  cr_assert (tails.greater == 1 && tails.less == 1 && tails.two_sided == 1);
}

typedef struct
{
  const char *label;
  const char *index;
  const char *seed;
  size_t replications;
  double value;
  int code;
} Refusal;

static const Refusal refusals[] = {
  { "index", "ginny", "s", 9, 1, AWRASH_ERROR_NAME },
  { "seed", "gini", "", 9, 1, AWRASH_ERROR_EMPTY },
  { "bytes", "gini", "\xff", 9, 1, AWRASH_ERROR_ENCODING },
  { "replications", "gini", "s", 0, 1, AWRASH_ERROR_EMPTY },
  { "too many", "gini", "s", ((size_t)1 << 31) + 1, 1, AWRASH_ERROR_VALUE },
  { "NaN", "gini", "s", 9, NAN, AWRASH_ERROR_VALUE },
  { "negative", "gini", "s", 9, -1, AWRASH_ERROR_VALUE },
};

Test (metric_difference_permute, refusals_leave_outputs_alone)
{
  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      double x[] = { 1, 2, 4 }, y[] = { 2, refusals[k].value, 4 };
      g_autoptr (GError) error = NULL;
      AwrashTails tails = { .less = 4711 };

      cr_assert_not (awrash_metric_difference_permute (refusals[k].index, refusals[k].seed,
                                                       refusals[k].replications, 3, x, y, NULL,
                                                       &tails, &error),
                     "%s", refusals[k].label);
      cr_expect_eq (error->code, refusals[k].code, "%s: %s", refusals[k].label, error->message);
      cr_expect_eq (tails.less, 4711);
    }
}
