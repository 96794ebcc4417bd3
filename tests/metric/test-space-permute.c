/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Permutation tests by lot: their counts, their replay, and the exact moments that they approach.
 * Source: metric-space.h; enumeration. Invariant: the same seed gives the same answer. */

#include "metric/places.h"

#include <string.h>

static const char *const statistics[] = { "moran", "geary", "getis-ord", "gini" };

Test (metric_space_permute, draws_approach_the_exact_moments)
{
  enum
  {
    DRAWS = 4000
  };
  g_autoptr (AwrashNeighbours) neighbours = mexico ("binary");
  static double values[DRAWS];

  for (size_t k = 0; k < 4; k++)
    {
      AwrashSpatial spatial;
      AwrashTails tails;
      double sum = 0, squares = 0;

      cr_assert (
          awrash_metric_space (statistics[k], neighbours, mexico_1940, NULL, &spatial, NULL));
      cr_assert (awrash_metric_space_permute (statistics[k], "moments", DRAWS, neighbours,
                                              mexico_1940, NULL, values, &tails, NULL));
      for (int draw = 0; draw < DRAWS; draw++)
        {
          sum += values[draw] - spatial.expectation;
          squares += (values[draw] - spatial.expectation) * (values[draw] - spatial.expectation);
        }
      cr_expect (fabs (sum / DRAWS) < 4.5 * sqrt (spatial.variance / DRAWS), "%s", statistics[k]);
      cr_expect (fabs (squares / DRAWS / spatial.variance - 1) < 0.2, "%s: %g", statistics[k],
                 squares / DRAWS / spatial.variance);
    }
}

Test (metric_space_permute, tails_count_the_replicates_and_the_observed_one)
{
  enum
  {
    DRAWS = 999
  };
  g_autoptr (AwrashNeighbours) neighbours = mexico ("row-standardised");
  double values[DRAWS], greater = 1, less = 1, both = 1;
  AwrashSpatial spatial;
  AwrashTails tails;

  cr_assert (awrash_metric_space ("moran", neighbours, mexico_1940, NULL, &spatial, NULL));
  cr_assert (awrash_metric_space_permute ("moran", "tails", DRAWS, neighbours, mexico_1940, NULL,
                                          values, &tails, NULL));
  for (int draw = 0; draw < DRAWS; draw++)
    {
      greater += values[draw] >= spatial.value;
      less += values[draw] <= spatial.value;
      both += fabs (values[draw] - spatial.expectation)
              >= fabs (spatial.value - spatial.expectation);
    }
  cr_expect (is_near (tails.greater, greater / 1000, 1e-15));
  cr_expect (is_near (tails.less, less / 1000, 1e-15));
  cr_expect (is_near (tails.two_sided, both / 1000, 1e-15));
  cr_expect (tails.greater > 0.08 && tails.greater < 0.18, "z is 1.2: %g", tails.greater);
}

/* Two of four places hold 1: of their 6 pairs of places, the 2 neighbouring ones reach the value.
 */
Test (metric_space_permute, equal_statistics_count_whatever_rounding_does)
{
  int64_t from[] = { 0, 2 }, to[] = { 1, 3 };
  double x[] = { 0.1, 0.1, 0.7, 0.7 };
  g_autoptr (AwrashNeighbours) neighbours
      = neighbours_of ("symmetric", "row-standardised", "error", 4, 2, from, to, NULL);

  for (size_t k = 0; k < 3; k++)
    {
      AwrashTails tails;

      cr_assert (awrash_metric_space_permute (statistics[k], "ties", 6000, neighbours, x, NULL,
                                              NULL, &tails, NULL));
      cr_expect (fabs ((k == 1 ? tails.less : tails.greater) - 1.0 / 3) < 0.03, "%s: %g",
                 statistics[k], tails.greater);
      cr_expect_eq (k == 1 ? tails.greater : tails.less, 1.0, "%s", statistics[k]);
    }
}

Test (metric_space_permute, a_replicate_depends_on_the_seed_and_its_number_alone)
{
  g_autoptr (AwrashNeighbours) neighbours = mexico ("binary");
  double few[3], many[5], other[3];
  AwrashTails tails;

  cr_assert (awrash_metric_space_permute ("gini", "a", 3, neighbours, mexico_1940, NULL, few,
                                          &tails, NULL));
  cr_assert (awrash_metric_space_permute ("gini", "a", 5, neighbours, mexico_1940, NULL, many,
                                          &tails, NULL));
  cr_assert (awrash_metric_space_permute ("gini", "b", 3, neighbours, mexico_1940, NULL, other,
                                          &tails, NULL));
  cr_assert_eq (memcmp (few, many, sizeof few), 0);
  cr_assert_neq (memcmp (few, other, sizeof few), 0);
}

static void
check_refusal (const char *seed, size_t replications, int code)
{
  g_autoptr (AwrashNeighbours) neighbours = mexico ("binary");
  g_autoptr (GError) error = NULL;
  AwrashTails tails = { .less = 4711 };

  cr_assert_not (awrash_metric_space_permute ("moran", seed, replications, neighbours, mexico_1940,
                                              NULL, NULL, &tails, &error));
  cr_assert_eq (error->code, code);
  cr_assert_eq (tails.less, 4711);
}

Test (metric_space_permute, a_seed_and_a_replication_are_needed)
{
  check_refusal ("", 9, AWRASH_ERROR_EMPTY);
  check_refusal ("\xfe", 9, AWRASH_ERROR_ENCODING);
  check_refusal ("a", 0, AWRASH_ERROR_EMPTY);
}

Test (metric_space_permute, the_record_is_as_large_as_its_numbers)
{
  cr_assert_eq (awrash_metric_space_permute_size (), 3 * sizeof (double));
}
