/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A distribution: which rows it takes, which it leaves out, which it refuses.
 * Source: metric.h. Invariant: a row of weight 0 is never looked at. */

#include "metric/measures.h"

#include <criterion/criterion.h>

Test (metric_distribution, it_counts_what_it_was_given_what_counts_and_what_is_missing)
{
  double x[] = { 4, NAN, -1, NAN, 7, 9 }, w[] = { 1, 2, 3, 0, NAN, 0 };
  g_autoptr (AwrashDistribution) distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_OMIT, 6, x, w, NULL);

  cr_assert_not_null (distribution);
  cr_assert_eq (awrash_metric_distribution_get_n (distribution), 6);
  cr_assert_eq (awrash_metric_distribution_get_n_counted (distribution), 2);
  cr_assert_eq (awrash_metric_distribution_get_n_missing (distribution), 2);
  cr_assert_eq (awrash_metric_distribution_get_mean (distribution), 0.25);
}

typedef struct
{
  const char *label;
  AwrashMissing missing;
  size_t n;
  double x[2];
  double w[2];
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "NaN where none may be",
    AWRASH_MISSING_ERROR,
    2,
    { 1, NAN },
    { 1, 1 },
    AWRASH_ERROR_VALUE,
    "x[1] is nan, expected a finite number" },
  { "an infinity is not missing",
    AWRASH_MISSING_OMIT,
    2,
    { -INFINITY, 1 },
    { 1, 1 },
    AWRASH_ERROR_VALUE,
    "x[0] is -inf, expected a finite number" },
  { "a weight that is missing where none may be",
    AWRASH_MISSING_ERROR,
    2,
    { 1, 2 },
    { NAN, 1 },
    AWRASH_ERROR_VALUE,
    "weights[0] is nan, expected a finite number ≥ 0" },
  { "a negative weight",
    AWRASH_MISSING_OMIT,
    2,
    { 1, 2 },
    { -1, 1 },
    AWRASH_ERROR_VALUE,
    "weights[0] is -1, expected a finite number ≥ 0" },
  { "all missing",
    AWRASH_MISSING_OMIT,
    2,
    { NAN, NAN },
    { 1, 2 },
    AWRASH_ERROR_EMPTY,
    "x has 2 missing values and no other with a weight > 0, expected one" },
  { "no weight",
    AWRASH_MISSING_OMIT,
    2,
    { 1, 2 },
    { 0, 0 },
    AWRASH_ERROR_EMPTY,
    "the weights sum to 0 over 2 values, expected at least one weight > 0" },
  { "no rows",
    AWRASH_MISSING_OMIT,
    0,
    { 0 },
    { 0 },
    AWRASH_ERROR_EMPTY,
    "x has 0 values, expected at least 1" },
  { "no policy",
    (AwrashMissing)9,
    1,
    { 1 },
    { 1 },
    AWRASH_ERROR_NAME,
    "missing is 9, expected the number of one of: error, omit" },
};

Test (metric_distribution, what_it_refuses_it_says)
{
  for (size_t i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Refusal *refusal = &refusals[i];
      g_autoptr (GError) error = NULL;

      cr_assert_null (awrash_metric_distribution_new (refusal->missing, refusal->n, refusal->x,
                                                      refusal->w, &error),
                      "%s", refusal->label);
      cr_assert (g_error_matches (error, AWRASH_ERROR, refusal->code), "%s", refusal->label);
      cr_assert_str_eq (error->message, refusal->message, "%s", refusal->label);
    }
}

Test (metric_distribution, a_row_without_a_rank_is_missing)
{
  double x[] = { 4, 1, NAN, 2, 7 }, z[] = { 1, NAN, 2, NAN, 3 }, w[] = { 1, 2, 1, 0, 3 }, value;
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashDistribution) distribution
      = awrash_metric_distribution_new_ranked (AWRASH_MISSING_OMIT, 5, x, z, w, NULL);
  double kept_x[] = { 4, 7 }, kept_z[] = { 1, 3 }, kept_w[] = { 1, 3 }, expected;

  cr_assert_not_null (distribution);
  cr_assert_eq (awrash_metric_distribution_get_n_counted (distribution), 2);
  cr_assert_eq (awrash_metric_distribution_get_n_missing (distribution), 2);
  cr_assert (awrash_metric_index (distribution, "standard", &value, NULL));
  cr_assert (awrash_metric_concentration ("standard", 2, kept_x, kept_z, kept_w, &expected, NULL));
  cr_assert_eq (value, expected);
  x[2] = 3;
  cr_assert_null (awrash_metric_distribution_new_ranked (AWRASH_MISSING_ERROR, 5, x, z, w, &error));
  cr_assert_str_eq (error->message, "rank[1] is nan, expected a finite number");
  g_clear_error (&error);
  z[1] = INFINITY;
  cr_assert_null (awrash_metric_distribution_new_ranked (AWRASH_MISSING_OMIT, 5, x, z, w, &error));
  cr_assert_str_eq (error->message, "rank[1] is inf, expected a finite number");
  g_clear_error (&error);
  cr_assert_null (awrash_metric_distribution_new_ranked (7, 5, x, z, w, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
}
