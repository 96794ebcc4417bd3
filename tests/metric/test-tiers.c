/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tiers of a rank: what stands below, beside and above, and what a tier counts for.
 * Source: tiers-private.h. Invariant: scores have a weighted mean of 0. */

#include "metric/tiers-private.h"

#include "metric/ranked.h"

#include <criterion/criterion.h>

static void
fill (AwrashTiers *tiers, AwrashSample *sample, size_t n, const double h[], const double z[],
      const double w[])
{
  AwrashRange range = { .n = 0 };

  cr_assert (awrash_i_sample_fill_through (AWRASH_GATE_REAL, sample, "h", n, h, w, &range, NULL));
  cr_assert (awrash_i_tiers_fill (tiers, sample, z, NULL));
}

Test (metric_tiers, rows_of_equal_rank_stand_together)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  g_auto (AwrashTiers) tiers = { .n_tiers = 0 };
  double h[] = { 1, 1, 1, 1, 1 }, z[] = { 2, -0.0, 7, 0.0, -3 }, w[] = { 1, 1.5, 0, 1, 1 };
  double below[] = { 0, 1, 3.5 }, tied[] = { 1, 2.5, 1 }, above[] = { 3.5, 1, 0 };

  fill (&tiers, &sample, 5, h, z, w);
  cr_assert_eq (tiers.n_tiers, 3);
  for (size_t t = 0; t < 3; t++)
    {
      cr_assert_eq (tiers.below[t], below[t]);
      cr_assert_eq (tiers.tied[t], tied[t]);
      cr_assert_eq (tiers.above[t], above[t]);
    }
  cr_assert_eq (tiers.first[1], 1);
  cr_assert_eq (tiers.first[3], 4);
  cr_assert_eq (sample.row[0], 4);
}

Test (metric_tiers, scores_have_a_mean_of_nothing_and_for_two_are_the_centred_rank_twice)
{
  static const double nus[] = { 0.25, 1, 1 + 0x1p-40, 2, 2.5, 40 };
  guint64 state = 3;
  Ranked r;

  for (size_t kind = 0; kind < N_RANKED_KINDS; kind++)
    for (size_t k = 0; k < G_N_ELEMENTS (nus); k++)
      {
        g_auto (AwrashSample) sample = { .n = 0 };
        g_auto (AwrashTiers) tiers = { .n_tiers = 0 };
        double sum = 0, scale = 0;

        fill_ranked (&r, kind, &state);
        fill (&tiers, &sample, N_RANKED, r.h, r.z, r.w);
        for (size_t t = 0; t < tiers.n_tiers; t++)
          {
            double score = awrash_i_tiers_score (&tiers, t, nus[k]);

            sum += tiers.tied[t] * score;
            scale += tiers.tied[t] * fabs (score);
            cr_assert_eq (awrash_i_tiers_centred (&tiers, t),
                          awrash_i_tiers_score (&tiers, t, 2) / 2);
          }
        cr_assert (fabs (sum) <= 1e-14 * scale, "%s, nu = %g: %g of %g", r.label, nus[k], sum,
                   scale);
      }
}

Test (metric_tiers, steps_lead_from_slope_to_slope)
{
  static const double nus[] = { 0.5, 1, 2, 3.5 };
  guint64 state = 4;
  Ranked r;

  for (size_t k = 0; k < G_N_ELEMENTS (nus); k++)
    {
      g_auto (AwrashSample) sample = { .n = 0 };
      g_auto (AwrashTiers) tiers = { .n_tiers = 0 };
      double below = nus[k];

      fill_ranked (&r, 1, &state);
      fill (&tiers, &sample, N_RANKED, r.h, r.z, r.w);
      for (size_t t = 0; t < tiers.n_tiers; t++)
        {
          double above = awrash_i_tiers_slope (&tiers, t, nus[k]);

          cr_assert (fabs (below - above - awrash_i_tiers_step (&tiers, t, nus[k])) <= 1e-13);
          below = above;
        }
      cr_assert_eq (below, 0.0);
    }
}

Test (metric_tiers, a_covariance_is_that_of_the_definition)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  g_auto (AwrashTiers) tiers = { .n_tiers = 0 };
  guint64 state = 5;
  Ranked r;

  fill_ranked (&r, 1, &state);
  fill (&tiers, &sample, N_RANKED, r.h, r.z, r.w);
  cr_assert (is_near (ldexp (awrash_i_tiers_covariance (&tiers, &sample, 2), sample.exponent),
                      (double)quad_generalized (N_RANKED, r.h, r.z, r.w), 1e-13));
  cr_assert (is_near (ldexp (awrash_i_tiers_deviation (&sample, 5), sample.exponent),
                      (double)((Quad)r.h[sample.row[5]] - quad_mean (N_RANKED, r.h, r.w)), 1e-14));
}
