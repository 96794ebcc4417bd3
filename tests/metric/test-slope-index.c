/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SII and RII: published values, the normal equations, refusals. Source: metric-rank.h.
 * Invariant: outputs change only on success. */

#include "metric/ranked.h"

#include <criterion/criterion.h>

static AwrashSlopeIndex
slope_of (const char *link, size_t n, const double y[], const double z[], const double w[])
{
  g_autoptr (GError) error = NULL;
  AwrashSlopeIndex slope = { .sii = NAN };

  cr_assert (awrash_metric_slope_index (link, n, y, z, w, &slope, &error), "%s",
             error == NULL ? "" : error->message);
  return slope;
}

/* WHO healthequal's five subgroups; the linear values are those of R's lm. */
Test (metric_slope_index, published_values_are_met)
{
  double y[] = { 20, 30, 40, 50, 60 }, p[] = { 78, 91, 162, 103, 105 }, z[] = { 1, 2, 3, 4, 5 };
  double counted[5];
  AwrashSlopeIndex slope = slope_of ("linear", 5, y, z, p);

  cr_assert_eq (awrash_metric_slope_index_size (), sizeof (AwrashSlopeIndex));
  cr_assert (is_near (slope.sii, 46.253810942431, 1e-13));
  cr_assert (is_near (slope.rii, 3.5558002721554, 1e-13));
  for (size_t i = 0; i < 5; i++)
    counted[i] = round (y[i] / 100 * p[i]) / p[i];
  slope = slope_of ("logit", 5, counted, z, p);
  cr_assert (is_near (slope.sii, 0.4490526404360244, 1e-12));
  cr_assert (is_near (slope.rii, 3.223923441992882, 1e-12));
  /* HEAT's default, with each population twice, is not ours */
  cr_assert (fabs (slope.sii - 0.4444502) > 0.004);
  cr_assert (fabs (slope.rii - 3.159506) > 0.05);
}

Test (metric_slope_index, the_line_goes_through_what_it_stands_for)
{
  double y[] = { 10, 20, 30, 40 }, z[] = { 1, 2, 3, 4 };
  AwrashSlopeIndex slope = slope_of ("linear", 4, y, z, NULL);

  /* ranks 1/8, 3/8, 5/8, 7/8: slope 40, no residual */
  cr_assert (is_near (slope.sii, 40, 1e-15) && is_near (slope.at_0, 5, 1e-14));
  cr_assert (is_near (slope.at_1, 45, 1e-15) && is_near (slope.rii, 9, 1e-14));
  cr_assert (fabs (slope.sii_error) <= 1e-12);
}

Test (metric_slope_index, a_straight_slope_is_the_generalized_index_over_twice_the_ranks_variance)
{
  guint64 state = 61;
  double rank[N_RANKED];
  Ranked r;

  for (size_t kind = 0; kind < 3; kind++)
    {
      double value = 0, total = 0, squares = 0;

      fill_ranked (&r, kind, &state);
      cr_assert (awrash_metric_rank (N_RANKED, r.z, r.w, rank, NULL));
      cr_assert (
          awrash_metric_concentration ("generalized", N_RANKED, r.h, r.z, r.w, &value, NULL));
      for (size_t i = 0; i < N_RANKED; i++)
        {
          total += r.w[i];
          squares += r.w[i] * (rank[i] - 0.5) * (rank[i] - 0.5);
        }
      cr_assert (is_near (slope_of ("linear", N_RANKED, r.h, r.z, r.w).sii,
                          value / (2 * squares / total), 1e-12),
                 "%s", r.label);
    }
}

/* At the likeliest line Σ w (y - share) and Σ w (y - share) z are 0. */
Test (metric_slope_index, the_logit_line_solves_its_equations)
{
  guint64 state = 62;
  double rank[N_RANKED];
  int n_read = 0;
  Ranked r;

  for (int turn = 0; turn < 200; turn++)
    {
      AwrashSlopeIndex slope;
      double level = 0, line = 0, sum = 0, product = 0, total = 0;

      fill_ranked (&r, turn % 2 ? 1 : turn % 7 == 6 ? 0 : 5, &state);
      for (size_t i = 0; i < N_RANKED; i++)
        {
          double steep = pow (10, turn % 5 - 2);

          if (turn % 7 == 6)
            r.h[i] = r.h[i] < 0.5 ? 0 : 1;
          else
            r.h[i] = pow (r.h[i], steep);
        }
      slope = slope_of ("logit", N_RANKED, r.h, r.z, r.w);
      if (fmin (slope.at_0, slope.at_1) <= 1e-9 || fmax (slope.at_0, slope.at_1) >= 1 - 1e-9)
        continue; /* the line cannot be read back from shares that are all but 0 or 1 */
      n_read++;
      cr_assert (awrash_metric_rank (N_RANKED, r.z, r.w, rank, NULL));
      line = log (slope.at_1 / (1 - slope.at_1)) - log (slope.at_0 / (1 - slope.at_0));
      level = log (slope.at_1 / (1 - slope.at_1)) - line / 2;
      for (size_t i = 0; i < N_RANKED; i++)
        {
          double share = 1 / (1 + exp (-(level + line * (rank[i] - 0.5))));

          total += r.w[i];
          sum += r.w[i] * (r.h[i] - share);
          product += r.w[i] * (r.h[i] - share) * (rank[i] - 0.5);
        }
      cr_assert (fabs (sum) <= 1e-9 * total && fabs (product) <= 1e-9 * total, "turn %d: %g %g",
                 turn, sum / total, product / total);
      cr_assert (is_near (slope.sii, slope.at_1 - slope.at_0, 1e-9) || fabs (slope.sii) <= 1e-12);
    }
}

Test (metric_slope_index, a_limit_is_a_unit)
{
  double y[] = { 0.2, 0.1, 0.5 }, hundred[] = { 20, 10, 50 }, z[] = { 1, 2, 3 };
  AwrashSlopeIndex one = slope_of ("logit", 3, y, z, NULL);
  AwrashSlopeIndex all = slope_of ("logit:100", 3, hundred, z, NULL);

  cr_assert (is_near (all.sii, 100 * one.sii, 1e-13) && is_near (all.rii, one.rii, 1e-13));
  cr_assert (is_near (all.sii_error, 100 * one.sii_error, 1e-13));
  cr_assert (is_near (all.log_rii_error, one.log_rii_error, 1e-12));
}

Test (metric_slope_index, equal_outcomes_have_no_slope)
{
  double y[] = { 0.3, 0.3, 0.3 }, z[] = { 1, 2, 3 }, w[] = { 0.1, 2, 0.7 };

  cr_assert_eq (slope_of ("linear", 3, y, z, w).sii, 0.0);
  cr_assert_eq (slope_of ("linear", 3, y, z, w).rii, 1.0);
  cr_assert (fabs (slope_of ("logit", 3, y, z, w).sii) <= 1e-15);
}

Test (metric_slope_index, a_line_below_nothing_has_no_ratio_and_two_rows_no_error)
{
  double y[] = { 0, 0, 9 }, z[] = { 1, 2, 3 };
  AwrashSlopeIndex slope = slope_of ("linear", 3, y, z, NULL);

  cr_assert (slope.at_0 < 0 && isnan (slope.rii) && isnan (slope.log_rii_error));
  /* ranks -1/3, 0, 1/3, residuals 1.5, -3, 1.5: 3 · 2 (1.5 / 3)² over (2/9)² */
  cr_assert (is_near (slope.sii, 13.5, 1e-14) && is_near (slope.sii_error, sqrt (30.375), 1e-14));
  for (size_t k = 0; k < 9; k++)
    {
      double two[] = { 0.1 * (double)k, 0.7 }, w[] = { 0.3, 0.9 };

      cr_assert (isnan (slope_of ("linear", 2, two, z, w).sii_error), "%zu", k);
    }
}

Test (metric_slope_index, extreme_but_overlapping_outcomes_still_have_a_line)
{
  double y[] = { 0, 0, 1e-300, 1, 1 - 0x1p-53, 1 }, z[] = { 1, 2, 3, 4, 5, 6 };
  double steep[] = { 1e-12, 1e-12, 1, 1 - 1e-12 }, four[] = { 1, 2, 3, 4 };
  AwrashSlopeIndex slope = slope_of ("logit", 4, steep, four, NULL);

  cr_assert (slope.sii > 0.99 && slope.sii <= 1);
  slope = slope_of ("logit", 6, y, z, NULL);
  cr_assert (slope.sii > 0.99 && slope.sii <= 1);
}

/* Two ranks have a line through their means, however little the data know of one of them. */
Test (metric_slope_index, a_share_of_next_to_nothing_is_met)
{
  double y[] = { 0.9999, 1e-182, 0.5, 1e-35, 3e-35 }, z[] = { 2, 2, 2, 1, 1 };
  double w[] = { 0.3, 0.2, 0.1, 0.05, 0.15 }, mean = (0.3 * 0.9999 + 0.1 * 0.5) / 0.6;
  AwrashSlopeIndex slope = slope_of ("logit", 5, y, z, w);
  double line = (log (mean / (1 - mean)) - log (2.5e-35)) / 0.5; /* ranks 1/8 and 5/8 */

  cr_assert (is_near (slope.at_1, 1 / (1 + exp (-log (mean / (1 - mean)) - 0.375 * line)), 1e-12));
  cr_assert (is_near (slope.at_0, exp (log (2.5e-35) - 0.125 * line), 1e-11));
}

Test (metric_slope_index, a_share_of_next_to_all_is_met)
{
  double y[] = { 0.5, 0.25, 1 - 0x1p-50, 1 - 0x1p-51 }, z[] = { 2, 2, 1, 1 };
  double high = log (0.375 / 0.625), low = log (1 - 0.75 * 0x1p-50) - log (0.75 * 0x1p-50);
  AwrashSlopeIndex slope = slope_of ("logit", 4, y, z, NULL);

  cr_assert (is_near (slope.at_1, 1 / (1 + exp (-(high + (high - low) / 2))), 1e-11));
}

Test (metric_slope_index, outcomes_that_are_all_but_parted_are_refused_as_if_they_were)
{
  double y[] = { 0, 0, 1e-132, 0, 1e-306, 0, 1e-186 }, z[] = { 2, 1, 0, 4, 4, 5, 2 };
  double w[] = { 1e-4, 3e-6, 1e-6, 3e-4, 0.09, 4e-3, 3e-3 };
  AwrashSlopeIndex slope = { .sii = 4711 };
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_metric_slope_index ("logit", 7, y, z, w, &slope, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_eq (slope.sii, 4711);
}

typedef struct
{
  const char *link;
  double y[4];
  double z[4];
  int code;
} Refusal;

static const Refusal refusals[] = {
  { "probit", { 0, 1, 1, 0 }, { 1, 2, 3, 4 }, AWRASH_ERROR_NAME },
  { "logit:0", { 0, 1, 1, 0 }, { 1, 2, 3, 4 }, AWRASH_ERROR_NAME },
  { "logit:x", { 0, 1, 1, 0 }, { 1, 2, 3, 4 }, AWRASH_ERROR_NAME },
  { "logit", { 0, 1, 1.5, 0 }, { 1, 2, 3, 4 }, AWRASH_ERROR_VALUE },
  { "logit", { 0, 1, -0.5, 0 }, { 1, 2, 3, 4 }, AWRASH_ERROR_VALUE },
  { "logit", { 0, 0, 1, 1 }, { 1, 2, 3, 4 }, AWRASH_ERROR_VALUE },   /* parted */
  { "logit", { 1, 1, 0, 0 }, { 1, 2, 3, 4 }, AWRASH_ERROR_VALUE },   /* the other way */
  { "logit", { 0, 0.5, 1, 1 }, { 1, 2, 3, 4 }, AWRASH_ERROR_VALUE }, /* but for one rank */
  { "logit", { 0, 0, 1, 1 }, { 1, 2, 2, 3 }, AWRASH_ERROR_VALUE },   /* which may be tied */
  { "logit", { 0, 0, 0, 0 }, { 1, 2, 3, 4 }, AWRASH_ERROR_VALUE },
  { "logit", { 1, 1, 1, 1 }, { 1, 2, 3, 4 }, AWRASH_ERROR_VALUE },
  { "linear", { 0, NAN, 0, 0 }, { 1, 2, 3, 4 }, AWRASH_ERROR_VALUE },
  { "linear", { 0, 1, 2, 3 }, { 1, 2, INFINITY, 4 }, AWRASH_ERROR_VALUE },
  { "linear", { 0, 1, 2, 3 }, { 1, 1, 1, 1 }, AWRASH_ERROR_EMPTY },
};

Test (metric_slope_index, what_has_no_line_is_refused)
{
  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      g_autoptr (GError) error = NULL;
      AwrashSlopeIndex slope = { .sii = 4711 };

      cr_assert_not (awrash_metric_slope_index (refusals[k].link, 4, refusals[k].y, refusals[k].z,
                                                NULL, &slope, &error),
                     "%zu", k);
      cr_assert (g_error_matches (error, AWRASH_ERROR, refusals[k].code), "%zu: %s", k,
                 error->message);
      cr_assert_eq (slope.sii, 4711);
    }
}
