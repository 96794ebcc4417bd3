/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The best cuts: against every way to cut, by the Gini of the means of groups, and by the condition
 * that Aghevli and Mehran print. Source: metric-parts.h. Invariant: outputs change only on success.
 */

#include "metric/decompositions.h"

#include <string.h>

#define MOST 12

/* 1 - Σ over pairs inside of groups over Σ over all pairs, as plainly as that. */
static double
between_of (size_t n, const double x[], const double w[], const int64_t group[])
{
  Quad inside = 0, all = 0;

  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < i; j++)
      {
        Quad gap = (Quad)x[i] - x[j];
        Quad pair = quad_weight (w, i) * quad_weight (w, j) * (gap < 0 ? -gap : gap);

        all += pair;
        inside += group[i] == group[j] ? pair : 0;
      }
  return all > 0 ? (double)(1 - inside / all) : 0;
}

/* The best over all ways to cut the sorted rows, by the bits of a number. */
static double
search_cuts (size_t n_groups, size_t n, const double x[], const double w[])
{
  double best = -1;

  for (unsigned mask = 0; mask < 1u << (n - 1); mask++)
    {
      int64_t group[MOST];
      int cuts = 0;

      for (size_t rank = 0; rank < n; rank++)
        {
          size_t row = 0;

          cuts += rank > 0 && (mask >> (rank - 1) & 1u);
          for (size_t i = 0; i < n; i++)
            {
              size_t below = 0;

              for (size_t j = 0; j < n; j++)
                below += x[j] < x[i] || (x[j] == x[i] && j < i);
              if (below == rank)
                row = i;
            }
          group[row] = cuts;
        }
      if ((size_t)cuts + 1 == n_groups)
        best = fmax (best, between_of (n, x, w, group));
    }
  return best;
}

Test (metric_partition, no_other_cuts_leave_more_between_groups)
{
  guint64 state = 91;

  for (int turn = 0; turn < 60; turn++)
    {
      size_t n = 4 + (size_t)(turn % 6);
      double x[MOST], w[MOST], scale = turn % 3 == 2 ? 1e300 : 1;

      for (size_t i = 0; i < n; i++)
        {
          x[i] = scale * (floor (20 * next_uniform (&state) * next_uniform (&state)) - 4);
          w[i] = turn % 2 ? 0.2 + next_uniform (&state) : 1;
        }
      for (size_t n_groups = 2; n_groups <= 5; n_groups++)
        {
          int64_t group[MOST];
          double between = NAN, lowest[MOST];
          g_autoptr (GError) error = NULL;

          if (!awrash_metric_partition (n_groups, n, x, w, group, lowest, &between, &error))
            {
              cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
              continue;
            }
          cr_expect (is_near (between, between_of (n, x, w, group), 1e-13), "%g, %g", between,
                     between_of (n, x, w, group));
          cr_expect (between >= search_cuts (n_groups, n, x, w) - 1e-13, "%zu: %.17g, %.17g",
                     n_groups, between, search_cuts (n_groups, n, x, w));
          for (size_t i = 0; i < n; i++)
            for (size_t g = 0; g < n_groups; g++)
              cr_expect_eq (group[i] >= (int64_t)g, x[i] >= lowest[g]);
        }
    }
}

/* By the condition that is necessary at the best cuts, on more rows than can be searched. */
Test (metric_partition, each_limit_is_the_mean_of_the_two_groups_beside_it)
{
  enum
  {
    n = 2000,
    n_groups = 5
  };
  guint64 state = 92;
  static double x[n], w[n];
  static int64_t group[n];
  double lowest[n_groups], between;

  for (size_t i = 0; i < n; i++)
    {
      x[i] = exp (3 * next_uniform (&state)) - 2;
      w[i] = 0.1 + next_uniform (&state);
    }
  cr_assert (awrash_metric_partition (n_groups, n, x, w, group, lowest, &between, NULL));
  cr_expect (is_near (between, between_of (n, x, w, group), 1e-12));
  cr_expect (between > 0.9);
  for (int64_t g = 1; g < n_groups; g++)
    {
      double sum = 0, weight = 0, highest = -INFINITY;

      for (size_t i = 0; i < n; i++)
        if (group[i] == g || group[i] == g - 1)
          {
            sum += w[i] * x[i];
            weight += w[i];
            highest = group[i] < g ? fmax (highest, x[i]) : highest;
          }
      cr_expect (highest <= sum / weight && sum / weight <= lowest[g], "%g, %g, %g", highest,
                 sum / weight, lowest[g]);
    }
}

Test (metric_partition, two_groups_are_cut_at_the_mean_and_order_and_ties_do_not_show)
{
  double x[] = { 9, 1, 2, 5, 2, 40, 1 }, lowest[2], between, w[] = { 1, 1, 1, 1, 1, 1, 0 };
  double turned[] = { 2, 40, 1, 9, 5, 2 }, again;
  int64_t group[7], other[6];
  static const int64_t expected[] = { 0, 0, 0, 0, 0, 1, 0 };

  x[6] = NAN;
  cr_assert (awrash_metric_partition (2, 7, x, w, group, lowest, &between, NULL));
  cr_expect (lowest[0] == 1 && lowest[1] == 40);
  cr_expect (memcmp (group, expected, sizeof expected) == 0);
  cr_assert (awrash_metric_partition (2, 6, turned, NULL, other, NULL, &again, NULL));
  cr_expect_eq (again, between);
  cr_expect_eq (other[1], 1);
  cr_assert (awrash_metric_partition (1, 6, turned, NULL, other, NULL, &between, NULL));
  cr_expect (other[1] == 0 && between == 0.0);
  cr_assert (awrash_metric_partition (5, 6, turned, NULL, other, NULL, &between, NULL));
  cr_expect (between == 1.0 && other[0] == other[5]);
}

/* The error of Esteban, Gradín and Ray is least at these groups. */
Test (metric_partition, the_error_of_polarisation_is_what_the_groups_hide)
{
  double x[] = { 1, 2, 3, 10, 11, 12, 50, 60 }, between, gini;
  int64_t group[8], other[] = { 0, 0, 0, 0, 1, 1, 2, 2 };

  cr_assert (awrash_metric_partition (3, 8, x, NULL, group, NULL, &between, NULL));
  cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, 8, x, NULL, &gini, NULL));

  g_autoptr (AwrashParts) best = awrash_metric_esteban_ray (1, 1, 3, 8, x, NULL, group, NULL);
  g_autoptr (AwrashParts) worse = awrash_metric_esteban_ray (1, 1, 3, 8, x, NULL, other, NULL);

  cr_expect (is_near (term_of (best, "error"), gini * (1 - between), 1e-13));
  cr_expect (term_of (best, "error") < term_of (worse, "error"));
}

Test (metric_partition, refusals_leave_outputs_alone)
{
  double x[] = { 1, 1, 2 }, bad[] = { 1, INFINITY, 2 }, lowest[] = { 4711, 4711, 4711 };
  int64_t group[] = { 7, 7, 7 };
  const struct
  {
    size_t n_groups;
    const double *x;
    int code;
    const char *message;
  } cases[] = {
    { 0, x, AWRASH_ERROR_VALUE,
      "n_groups is 0 where x has 2 different values, expected from 1 to as many" },
    { 3, x, AWRASH_ERROR_VALUE,
      "n_groups is 3 where x has 2 different values, expected from 1 to as many" },
    { 2, bad, AWRASH_ERROR_VALUE, "x[1] is inf, expected a finite number" },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (GError) error = NULL;

      cr_assert_not (awrash_metric_partition (cases[k].n_groups, 3, cases[k].x, NULL, group, lowest,
                                              NULL, &error));
      cr_expect_eq (error->code, cases[k].code);
      cr_expect_str_eq (error->message, cases[k].message);
      cr_expect (group[0] == 7 && lowest[0] == 4711);
    }
}
