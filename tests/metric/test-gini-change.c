/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed a Gini: sums, identities, the definition written out.
 * Source: metric-parts.h; Jenkins and Van Kerm (2006). Invariant: within, between and reranking sum
 * to the change. */

#include "metric/decompositions.h"

enum
{
  ROWS = 24,
  GROUPS = 4
};

typedef struct
{
  double before[ROWS];
  double after[ROWS];
  double w[ROWS];
  double v[ROWS];
  int64_t group[ROWS];
} Case;

static void
fill (Case *problem, guint64 *state)
{
  for (size_t i = 0; i < ROWS; i++)
    {
      problem->before[i] = floor (8 * next_uniform (state));
      problem->after[i] = floor (8 * next_uniform (state));
      problem->w[i] = i % 7 == 3 ? 0 : 1 + floor (3 * next_uniform (state));
      problem->v[i] = i % 7 == 3 ? 0 : 1 + floor (3 * next_uniform (state));
      problem->group[i] = (int64_t)(i % GROUPS);
    }
  problem->before[0] = problem->after[0] = 5;
}

static AwrashParts *
change_of (const Case *problem)
{
  return awrash_metric_gini_change (GROUPS, ROWS, problem->before, problem->after, problem->w,
                                    problem->v, problem->group, NULL);
}

/* 2 Σ p (y/μ - 1)(r - 1/2), r the mid rank along the order of z by the weights p. */
static double
concentration (const double y[], const double z[], const double w[])
{
  double total = 0, sum = 0, value = 0;

  for (size_t i = 0; i < ROWS; i++)
    {
      total += w[i];
      sum += w[i] * y[i];
    }
  for (size_t i = 0; i < ROWS; i++)
    {
      double rank = 0;

      for (size_t j = 0; j < ROWS; j++)
        rank += w[j] / total * (z[j] < z[i] ? 1 : z[j] == z[i] ? 0.5 : 0);
      value += 2 * w[i] / total * (y[i] * total / sum - 1) * (rank - 0.5);
    }
  return value;
}

Test (metric_gini_change, the_three_sum_to_the_change)
{
  guint64 state = 41;
  Case problem;

  for (int turn = 0; turn < 200; turn++)
    {
      g_autoptr (AwrashParts) parts = NULL;
      double before = 0, after = 0, held = 0;

      fill (&problem, &state);
      parts = change_of (&problem);
      cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, ROWS, problem.before, problem.w,
                                     &before, NULL));
      cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, ROWS, problem.after, problem.v,
                                     &after, NULL));
      held = concentration (problem.after, problem.before, problem.v);
      cr_assert_float_eq (term_of (parts, "before"), before, 1e-15);
      cr_assert_float_eq (term_of (parts, "after"), after, 1e-15);
      cr_assert_float_eq (term_of (parts, "change"), after - before, 1e-14);
      cr_assert_float_eq (term_of (parts, "reranking"), after - held, 1e-14);
      cr_assert_float_eq (term_of (parts, "within") + term_of (parts, "between"), held - before,
                          1e-14);
      cr_assert_geq (term_of (parts, "reranking"), 0);
      cr_assert_float_eq (sum_of (parts, "group", "within", GROUPS), term_of (parts, "within"),
                          1e-15);
      cr_assert_float_eq (sum_of (parts, "group", "between", GROUPS), term_of (parts, "between"),
                          1e-15);
    }
}

Test (metric_gini_change, where_the_order_stays_nothing_is_reranked)
{
  double before[] = { 1, 2, 3, 4 }, after[] = { 1, 4, 9, 16 };
  int64_t group[] = { 0, 1, 0, 1 };
  g_autoptr (AwrashParts) parts
      = awrash_metric_gini_change (2, 4, before, after, NULL, NULL, group, NULL);

  cr_assert_eq (term_of (parts, "reranking"), 0.0);
  cr_assert_gt (term_of (parts, "change"), 0);
}

Test (metric_gini_change, two_that_change_places_are_reranked_alone)
{
  double before[] = { 1, 3 }, after[] = { 3, 1 };
  int64_t group[] = { 0, 0 };
  g_autoptr (AwrashParts) parts
      = awrash_metric_gini_change (1, 2, before, after, NULL, NULL, group, NULL);

  cr_assert_float_eq (term_of (parts, "change"), 0, 1e-16);
  cr_assert (is_near (term_of (parts, "reranking"), 0.5, 1e-15));
  cr_assert (is_near (term_of (parts, "within"), -0.5, 1e-15));
  cr_assert_float_eq (term_of (parts, "between"), 0, 1e-16);
}

Test (metric_gini_change, groups_that_grow_as_one_change_only_between)
{
  double before[] = { 1, 1, 4, 4 }, after[] = { 1, 1, 6, 6 };
  int64_t group[] = { 0, 0, 1, 1 };
  g_autoptr (AwrashParts) parts
      = awrash_metric_gini_change (2, 4, before, after, NULL, NULL, group, NULL);

  cr_assert_float_eq (term_of (parts, "within"), 0, 1e-16);
  cr_assert (is_near (term_of (parts, "between"), term_of (parts, "change"), 1e-14));
  cr_assert (is_near (part_of (parts, "group", "relative-mean-after", 1), 12.0 / 7, 1e-15));
  cr_assert (is_near (part_of (parts, "group", "population-share-before", 0), 0.5, 1e-15));
}

Test (metric_gini_change, a_row_of_one_edition_only_is_refused)
{
  double x[] = { 1, 2, 3 }, w[] = { 1, 0, 1 };
  int64_t group[] = { 0, 0, 0 };
  g_autoptr (GError) error = NULL;

  cr_assert_null (awrash_metric_gini_change (1, 3, x, x, w, NULL, group, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "row 1 has a weight > 0 in one edition and not in the other, "
                                    "expected it in both or in neither");
}
