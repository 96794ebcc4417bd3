/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Influence functions of the slope and the relative index: against derivatives by differences, and
 * a standard error against the jackknife. Source: metric-rank.h. Invariant: the weighted mean is 0.
 */

#include "metric/ranked.h"

#include <criterion/criterion.h>

static const struct
{
  const char *text, *link;
  gboolean is_ratio;
  double limit; /* of the outcomes; 0: any */
} measures_of_line[] = {
  { "sii", "linear", FALSE, 0 },
  { "rii", "linear", TRUE, 0 },
  { "sii:linear", "linear", FALSE, 0 },
  { "sii:logit", "logit", FALSE, 1 },
  { "rii:logit", "logit", TRUE, 1 },
  { "sii:logit:40", "logit:40", FALSE, 40 },
  { "rii:logit:40", "logit:40", TRUE, 40 },
};

static double
measure_of (size_t k, size_t n, const double y[], const double z[], const double w[])
{
  AwrashSlopeIndex slope = { .sii = NAN, .rii = NAN };

  cr_assert (awrash_metric_slope_index (measures_of_line[k].link, n, y, z, w, &slope, NULL));
  return measures_of_line[k].is_ratio ? slope.rii : slope.sii;
}

/* d / de of the measure at (1 - e) F + e δ_row, by a central difference. */
static double
derivative_at (size_t k, const double y[], const Ranked *r, size_t row)
{
  double e = 1e-6, total = 0, values[2];

  for (size_t i = 0; i < N_RANKED; i++)
    total += r->w[i];
  for (int side = 0; side < 2; side++)
    {
      double step = side ? e : -e, w[N_RANKED];

      for (size_t i = 0; i < N_RANKED; i++)
        w[i] = (1 - step) * r->w[i] + (i == row ? step * total : 0);
      values[side] = measure_of (k, N_RANKED, y, r->z, w);
    }
  return (values[1] - values[0]) / (2 * e);
}

Test (metric_slope_influence, it_is_what_more_weight_on_a_row_does)
{
  guint64 state = 31;
  double influence[N_RANKED], y[N_RANKED];
  Ranked r;

  for (size_t kind = 0; kind < 2; kind++)
    for (size_t k = 0; k < G_N_ELEMENTS (measures_of_line); k++)
      {
        double mean = 0, limit = measures_of_line[k].limit;
        double unit = limit > 1 && !measures_of_line[k].is_ratio ? limit : 1;

        fill_ranked (&r, kind, &state);
        for (size_t i = 0; i < N_RANKED; i++)
          y[i] = limit > 0                      ? limit * r.h[i]
                 : measures_of_line[k].is_ratio ? 3 + r.h[i] + r.z[i] / 4
                                                : r.h[i] - 0.5;
        cr_assert (awrash_metric_slope_influence (measures_of_line[k].text, N_RANKED, y, r.z, r.w,
                                                  influence, NULL));
        for (size_t i = 0; i < N_RANKED; i++)
          {
            double expected = derivative_at (k, y, &r, i);

            mean += r.w[i] * influence[i];
            cr_assert (fabs (influence[i] - expected) <= 1e-7 * unit, "%s, %s: %g, %g",
                       measures_of_line[k].text, r.label, influence[i], expected);
          }
        cr_assert (fabs (mean) <= 1e-12 * unit, "%s: %g", measures_of_line[k].text, mean);
      }
}

/* By the jackknife, which knows nothing of the formula. */
Test (metric_slope_influence, it_gives_the_standard_error_of_a_sample)
{
  enum
  {
    n = 400
  };
  guint64 state = 33;
  static double y[n], z[n], w[n], influence[n], values[n];
  g_autoptr (AwrashDesign) design = awrash_metric_design_new ("error", n, NULL, NULL, NULL, NULL);

  for (size_t i = 0; i < n; i++)
    {
      z[i] = floor (8 * next_uniform (&state));
      y[i] = (2 + z[i] / 5 + next_uniform (&state)) / 5;
      w[i] = 0.5 + next_uniform (&state);
    }
  for (size_t k = 0; k < G_N_ELEMENTS (measures_of_line); k++)
    {
      double variance = NAN, mean = 0, squares = 0;

      cr_assert (
          awrash_metric_slope_influence (measures_of_line[k].text, n, y, z, w, influence, NULL));
      cr_assert (awrash_metric_design_covariance (design, 1, n, w, influence, &variance, NULL));
      for (size_t i = 0; i < n; i++)
        {
          double own = w[i];

          w[i] = 0;
          values[i] = measure_of (k, n, y, z, w);
          mean += values[i] / n;
          w[i] = own;
        }
      for (size_t i = 0; i < n; i++)
        squares += (values[i] - mean) * (values[i] - mean);
      cr_expect (is_near (variance, squares * (n - 1) / n, 0.02), "%s: %g, %g",
                 measures_of_line[k].text, variance, squares * (n - 1) / n);
    }
}

Test (metric_slope_influence, a_row_of_weight_zero_has_none_and_units_carry_over)
{
  double y[] = { 1, NAN, 3, 5 }, z[] = { 1, 2, 3, 3 }, w[] = { 1, 0, 1, 2 }, small[4], large[4];
  double scaled[] = { 1e300, NAN, 3e300, 5e300 };

  cr_assert (awrash_metric_slope_influence ("sii", 4, y, z, w, small, NULL));
  cr_assert (awrash_metric_slope_influence ("sii", 4, scaled, z, w, large, NULL));
  cr_expect_eq (small[1], 0.0);
  for (int i = 0; i < 4; i++)
    cr_expect (fabs (large[i] / 1e300 - small[i]) <= 1e-14);
  cr_assert (awrash_metric_slope_influence ("rii", 4, y, z, w, small, NULL));
  cr_assert (awrash_metric_slope_influence ("rii", 4, scaled, z, w, large, NULL));
  for (int i = 0; i < 4; i++)
    cr_expect (fabs (large[i] - small[i]) <= 1e-14 * MAX (100, fabs (small[i])), "%.17g, %.17g",
               large[i], small[i]);
}

Test (metric_slope_influence, refusals_leave_the_output_alone)
{
  double y[] = { -1, 0, 4 }, z[] = { 1, 2, 3 }, same[] = { 1, 1, 1 };
  const struct
  {
    const char *measure;
    const double *rank;
    int code;
    const char *message;
  } cases[] = {
    { "slope", z, AWRASH_ERROR_NAME, "measure is \"slope\", expected one of: sii, rii" },
    { "sii:probit", z, AWRASH_ERROR_NAME,
      "link is \"probit\", expected linear, logit (for y from 0 to 1) or logit:LIMIT (for y from 0 "
      "to a LIMIT > 0)" },
    { "rii:logit:4", z, AWRASH_ERROR_VALUE,
      "y[0] is -1, expected a number from 0 to 4 for the link \"logit:4\"" },
    { "sii", same, AWRASH_ERROR_EMPTY, NULL },
    { "rii", z, AWRASH_ERROR_VALUE,
      "the line runs from -2.75 to 4.75, expected outcomes > 0 at the bottom and ≥ 0 at the top "
      "for \"rii\"; \"sii\" needs none" },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (GError) error = NULL;
      double influence[] = { 4711, 4711, 4711 };

      cr_assert_not (awrash_metric_slope_influence (cases[k].measure, 3, y, cases[k].rank, NULL,
                                                    influence, &error));
      cr_expect_eq (error->code, cases[k].code, "%s", error->message);
      if (cases[k].message != NULL)
        cr_expect_str_eq (error->message, cases[k].message);
      cr_expect (influence[0] == 4711 && influence[2] == 4711);
    }
}
