/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An index as it is written, and what an index refuses. Source: metric.h.
 * Invariant: a refusal says what was expected, and which index takes the value. */

#include "metric/measures.h"

#include <criterion/criterion.h>
#include <string.h>

typedef struct
{
  const char *index;
  double x[3];
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "s-gini:0.5",
    { 1, 2, 3 },
    AWRASH_ERROR_VALUE,
    "index is \"s-gini:0.5\", expected \"s-gini:NU\" with numbers in: 1 … 1000000" },
  { "s-gini", { 1, 2, 3 }, AWRASH_ERROR_VALUE, "expected \"s-gini:NU\"" },
  { "s-gini:", { 1, 2, 3 }, AWRASH_ERROR_VALUE, "expected \"s-gini:NU\"" },
  { "s-gini:nan", { 1, 2, 3 }, AWRASH_ERROR_VALUE, "expected \"s-gini:NU\"" },
  { "s-gini:2,3", { 1, 2, 3 }, AWRASH_ERROR_VALUE, "expected \"s-gini:NU\"" },
  { "atkinson:-1", { 1, 2, 3 }, AWRASH_ERROR_VALUE, "expected \"atkinson:EPSILON\"" },
  { "share-ratio:0.2",
    { 1, 2, 3 },
    AWRASH_ERROR_VALUE,
    "expected \"share-ratio:TOP,BOTTOM\" with numbers in: 1e-09 … 1; 1e-09 … 1" },
  { "ginny", { 1, 2, 3 }, AWRASH_ERROR_NAME, "index is \"ginny\", expected one of: gini, gini:n" },
  { "gini:m", { 1, 2, 3 }, AWRASH_ERROR_NAME, "index is \"gini:m\"" },
  { "", { 1, 2, 3 }, AWRASH_ERROR_NAME, "index is \"\"" },
  { "gini",
    { 1, 2, -3 },
    AWRASH_ERROR_VALUE,
    "x[2] is -3, expected a finite number ≥ 0 for \"gini\"; \"gini:signed\" takes it" },
  { "cv",
    { 1, -2, 3 },
    AWRASH_ERROR_VALUE,
    "x[1] is -2, expected a finite number ≥ 0 for \"cv\"; \"cv:signed\" takes it" },
  { "gini:signed",
    { 1, 2, -3 },
    AWRASH_ERROR_EMPTY,
    "the mean of x is 0, expected a mean > 0 for \"gini:signed\"; \"gini:absolute\" needs none" },
  { "hoover:signed",
    { 1, 2, -6 },
    AWRASH_ERROR_EMPTY,
    "the mean of x is -1, expected a mean > 0 for \"hoover:signed\"" },
  { "theil",
    { 0, 0, 0 },
    AWRASH_ERROR_EMPTY,
    "the mean of x is 0, expected a mean > 0 for \"theil\"; \"kolm:KAPPA\" needs none" },
  { "hoover", /* whose signed form needs a mean too */
    { 0, 0, 0 },
    AWRASH_ERROR_EMPTY,
    "the mean of x is 0, expected a mean > 0 for \"hoover\"; \"gini:absolute\" needs none" },
  { "lorenz:0.5",
    { 1, 2, -3 },
    AWRASH_ERROR_VALUE,
    "expected a finite number ≥ 0 for \"lorenz:0.5\"; \"generalized-lorenz:P\" takes it" },
};

Test (metric_index_text, what_is_refused_is_said_and_leaves_outputs_as_they_were)
{
  for (size_t i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Refusal *refusal = &refusals[i];
      g_autoptr (AwrashDistribution) distribution
          = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, 3, refusal->x, NULL, NULL);
      const char *pair[] = { "sd", refusal->index };
      double numbers[3] = { 4711, 4711, 4711 };
      g_autoptr (GError) error = NULL;

      cr_assert_not (awrash_metric_index (distribution, refusal->index, numbers, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, refusal->code), "%s", refusal->index);
      cr_assert_not_null (strstr (error->message, refusal->message), "%s: %s", refusal->index,
                          error->message);
      cr_assert_not (awrash_metric_index_values (distribution, 2, pair, numbers, NULL));
      cr_assert_not (awrash_metric_index_influence (distribution, refusal->index, numbers, NULL));
      cr_assert_not (awrash_metric_index_gradient (distribution, refusal->index, numbers, NULL));
      for (int k = 0; k < 3; k++)
        cr_assert_eq (numbers[k], 4711, "%s", refusal->index);
    }
}

Test (metric_index_text, derivatives_of_an_infinite_index_are_refused)
{
  double x[] = { 0, 1, 2 }, numbers[3] = { 4711, 4711, 4711 }, value = 0;
  g_autoptr (AwrashDistribution) distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, 3, x, NULL, NULL);
  g_autoptr (GError) error = NULL;

  cr_assert (awrash_metric_index (distribution, "mld", &value, NULL));
  cr_assert_eq (value, INFINITY);
  cr_assert_not (awrash_metric_index_influence (distribution, "mld", numbers, &error));
  cr_assert_str_eq (error->message,
                    "\"mld\" is inf here, expected a finite index for its derivatives");
  cr_assert_eq (numbers[0], 4711);
}

Test (metric_index_text, a_correction_needs_two_rows)
{
  double x = 5, value = 4711;
  g_autoptr (AwrashDistribution) distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, 1, &x, NULL, NULL);

  cr_assert_not (awrash_metric_index (distribution, "gini:n", &value, NULL));
  cr_assert_eq (value, 4711);
  cr_assert (awrash_metric_index (distribution, "gini", &value, NULL));
  cr_assert_eq (value, 0);
}

/* Rows are summed eight at a time, and what fills up has no weight: not even an infinite term. */
Test (metric_index_text, what_overflows_is_infinite_and_no_nan)
{
  static const double x[] = { 1, 1e300, 1e-300, 1e-150 };
  static const double w[] = { 1, 1e-200, 1, 1e-200 };
  static const char *const indices[] = { "entropy:2", "entropy:40", "cv" };

  for (size_t k = 0; k < G_N_ELEMENTS (indices); k++)
    for (size_t start = 0; start < 4; start += 2)
      {
        g_autoptr (AwrashDistribution) two
            = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, 2, x + start, w + start, NULL);
        double value;

        cr_assert (awrash_metric_index (two, indices[k], &value, NULL));
        cr_expect_not (isnan (value), "%s of %g and %g", indices[k], x[start], x[start + 1]);
      }
}
