/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fractional ranks, with ties averaged. Source: metric-rank.h. Invariant: outputs change only on
 * success. */

#include "metric/ranked.h"

#include <criterion/criterion.h>

Test (metric_rank, tied_rows_share_their_rank)
{
  /* rineq gives 0.25 and 0.4375 to the two that tie */
  double x[] = { 10, 20, 20, 30, 40 }, w[] = { 1, 2, 1, 1, 3 }, rank[5];
  double expected[] = { 0.0625, 0.3125, 0.3125, 0.5625, 0.8125 };

  cr_assert (awrash_metric_rank (5, x, w, rank, NULL));
  for (size_t i = 0; i < 5; i++)
    cr_assert_eq (rank[i], expected[i]);
}

Test (metric_rank, the_mean_rank_is_one_half_and_ranks_lie_between_their_bounds)
{
  guint64 state = 1;
  double rank[N_RANKED];
  Ranked r;

  for (size_t kind = 0; kind < N_RANKED_KINDS; kind++)
    {
      double sum = 0, total = 0;

      fill_ranked (&r, kind, &state);
      cr_assert (awrash_metric_rank (N_RANKED, r.z, r.w, rank, NULL));
      for (size_t i = 0; i < N_RANKED; i++)
        {
          Quad below = quad_below (N_RANKED, r.z, r.w, i, FALSE);
          Quad up_to = quad_below (N_RANKED, r.z, r.w, i, TRUE);

          sum += r.w[i] / r.w[0] * rank[i];
          total += r.w[i] / r.w[0];
          cr_assert (
              is_near (rank[i], (double)((below + up_to) / 2 / quad_total (N_RANKED, r.w)), 1e-15),
              "%s", r.label);
        }
      cr_assert (is_near (sum / total, 0.5, 1e-14), "%s", r.label);
    }
}

Test (metric_rank, thousands_of_ranks_of_either_sign_are_ordered)
{
  size_t n = 5000;
  g_autofree double *x = g_new (double, n);
  g_autofree double *rank = g_new (double, n);

  for (size_t i = 0; i < n; i++)
    x[i] = (double)((i * 7919) % n) - 2500;
  cr_assert (awrash_metric_rank (n, x, NULL, rank, NULL));
  for (size_t i = 0; i < n; i++)
    cr_assert (is_near (rank[i], (x[i] + 2500.5) / (double)n, 1e-14));
}

Test (metric_rank, a_row_of_weight_zero_has_no_rank)
{
  double x[] = { 1, NAN, 3 }, w[] = { 1, 0, 1 }, rank[] = { 4711, 4711, 4711 };

  cr_assert (awrash_metric_rank (3, x, w, rank, NULL));
  cr_assert (rank[0] == 0.25 && isnan (rank[1]) && rank[2] == 0.75);
}

Test (metric_rank, a_rank_that_is_no_number_is_refused)
{
  double x[] = { 1, NAN }, rank[] = { 4711, 4711 };
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_metric_rank (2, x, NULL, rank, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "x[1] is nan, expected a finite number");
  cr_assert_eq (rank[0], 4711);
  cr_assert_not (awrash_metric_rank (0, x, NULL, rank, NULL));
}
