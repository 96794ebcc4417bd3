/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The quota method with many recipients against the plain walk: at every size a look at everybody.
 * Source: Balinski and Young, "The quota method of apportionment" (1975).
 * Invariant: claims are whole numbers, and products are compared. */

#include <awrash.h>

#include <criterion/criterion.h>

enum
{
  N = 60,
  TOTAL = 2500,
  TRIALS = 20
};

typedef struct
{
  int64_t claims[N];
  int64_t floor[N];
  int64_t ceiling[N];
  int64_t sum;
} Problem;

static void
draw (GRand *rand, Problem *problem)
{
  problem->sum = 0;
  for (gsize i = 0; i < N; i++)
    {
      problem->claims[i] = g_rand_int_range (rand, 1, 4) == 1 ? g_rand_int_range (rand, 1, 1000)
                                                              : g_rand_int_range (rand, 1, 1000000);
      problem->floor[i] = g_rand_int_range (rand, 0, 3);
      problem->ceiling[i] = g_rand_boolean (rand) ? G_MAXINT64 : g_rand_int_range (rand, 2, 90);
      problem->sum += problem->claims[i];
    }
}

/* Who is served at size h; -1 for nobody, -2 for a tie. */
static gssize
find_next (const Problem *problem, const int64_t x[], int64_t h)
{
  gssize best = -1;
  gboolean is_tied = FALSE;

  for (gsize i = 0; i < N; i++)
    {
      if (x[i] >= problem->ceiling[i] || x[i] * problem->sum >= problem->claims[i] * h)
        continue;
      int64_t gap
          = best < 0 ? -1 : (x[i] + 1) * problem->claims[best] - (x[best] + 1) * problem->claims[i];
      is_tied = gap == 0 || (is_tied && gap > 0);
      best = gap < 0 ? (gssize)i : best;
    }
  return is_tied ? -2 : best;
}

/* FALSE where a tie comes up. */
static gboolean
walk (const Problem *problem, int64_t x[])
{
  int64_t placed = 0;

  for (gsize i = 0; i < N; i++)
    placed += x[i] = problem->floor[i];
  for (int64_t h = placed + 1; h <= TOTAL; h++)
    for (gssize next = 0; placed < h && next != -1;)
      {
        next = find_next (problem, x, h);
        if (next == -2)
          return FALSE;
        if (next >= 0)
          {
            x[next]++;
            placed++;
          }
      }
  return TRUE;
}

Test (property_quota_method, many_recipients_are_served_as_by_a_look_at_everybody)
{
  GRand *rand = g_rand_new_with_seed (1975);
  gsize n_compared = 0;

  for (int trial = 0; trial < TRIALS; trial++)
    {
      Problem problem;
      double claims[N];
      int64_t expected[N], units[N];
      AwrashAllotment answer;
      draw (rand, &problem);
      if (!walk (&problem, expected))
        continue;
      for (gsize i = 0; i < N; i++)
        claims[i] = (double)problem.claims[i];
      g_autoptr (AwrashClaims) question
          = awrash_apportion_claims_new (N, claims, problem.floor, problem.ceiling, NULL);
      cr_assert (
          awrash_apportion_quota_method (question, TOTAL, NULL, units, NULL, NULL, &answer, NULL));
      cr_expect_arr_eq (units, expected, sizeof units, "trial %d", trial);
      n_compared++;
    }
  cr_expect_gt (n_compared, TRIALS / 2);
  g_rand_free (rand);
}
