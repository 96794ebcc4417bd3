/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Influence functions of concentration indices: against derivatives by differences, and the closed
 * form of the standard index. Source: metric-rank.h. Invariant: the weighted mean is 0. */

#include "metric/ranked.h"

#include <criterion/criterion.h>

static const char *const texts[] = { "standard",   "generalized",    "extended:0.5", "extended:1.5",
                                     "extended:4", "erreygers:-1:2", "wagstaff:0:2" };

/* d / de of the index at (1 - e) F + e δ_row, by a central difference. */
static double
slope_at (const char *text, const Ranked *r, size_t row)
{
  double e = 1e-6, total = 0, values[2];

  for (size_t i = 0; i < N_RANKED; i++)
    total += r->w[i];
  for (int side = 0; side < 2; side++)
    {
      double step = side ? e : -e, w[N_RANKED];

      for (size_t i = 0; i < N_RANKED; i++)
        w[i] = (1 - step) * r->w[i] + (i == row ? step * total : 0);
      cr_assert (awrash_metric_concentration (text, N_RANKED, r->h, r->z, w, &values[side], NULL));
    }
  return (values[1] - values[0]) / (2 * e);
}

Test (metric_concentration_influence, it_is_what_more_weight_on_a_row_does)
{
  guint64 state = 21;
  double influence[N_RANKED];
  Ranked r;

  for (size_t k = 0; k < G_N_ELEMENTS (texts); k++)
    for (size_t kind = 0; kind < 2; kind++)
      {
        double mean = 0;

        fill_ranked (&r, kind, &state);
        cr_assert (awrash_metric_concentration_influence (texts[k], N_RANKED, r.h, r.z, r.w,
                                                          influence, NULL));
        for (size_t i = 0; i < N_RANKED; i++)
          {
            mean += r.w[i] * influence[i];
            cr_assert (fabs (influence[i] - slope_at (texts[k], &r, i)) <= 1e-8, "%s: %g, %g",
                       texts[k], influence[i], slope_at (texts[k], &r, i));
          }
        cr_assert (fabs (mean) <= 1e-13, "%s: %g", texts[k], mean);
      }
}

/* Kakwani, Wagstaff and van Doorslaer: (h/μ)(2 r - 1 - C) + 2 - q_(i-1) - q_i, less 1 + C; over
 * ties q is taken halfway up the block, and h of the block alone where it stands for the curve. */
Test (metric_concentration_influence, the_standard_one_has_its_published_form)
{
  guint64 state = 22;
  double influence[N_RANKED];
  Ranked r;

  for (size_t kind = 0; kind < N_RANKED_KINDS; kind++)
    {
      Quad mean = 0, total = 0, c = 0;

      fill_ranked (&r, kind, &state);
      mean = quad_mean (N_RANKED, r.h, r.w);
      total = quad_total (N_RANKED, r.w);
      c = quad_generalized (N_RANKED, r.h, r.z, r.w) / mean;
      cr_assert (awrash_metric_concentration_influence ("standard", N_RANKED, r.h, r.z, r.w,
                                                        influence, NULL));
      for (size_t i = 0; i < N_RANKED; i++)
        {
          Quad rank = (quad_below (N_RANKED, r.z, r.w, i, FALSE)
                       + quad_below (N_RANKED, r.z, r.w, i, TRUE))
                      / (2 * total);
          Quad q = 0, truth = 0;

          for (size_t j = 0; j < N_RANKED; j++)
            q += quad_weight (r.w, j) * (Quad)r.h[j]
                 * (r.z[j] < r.z[i]    ? 1
                    : r.z[j] == r.z[i] ? (Quad)0.5
                                       : 0);
          q /= total * mean;
          truth = (Quad)r.h[i] / mean * (2 * rank - 1 - c) + 1 - c - 2 * q;
          cr_assert (fabs (influence[i] - (double)truth) <= 1e-13 * (1 + r.h[i] / (double)mean),
                     "%s: %.17g, expected %.17g", r.label, influence[i], (double)truth);
        }
    }
}

Test (metric_concentration_influence, a_row_of_weight_zero_has_none)
{
  double h[] = { 1, NAN, 3 }, z[] = { 1, 2, 3 }, w[] = { 1, 0, 1 }, influence[3] = { 1, 1, 1 };

  cr_assert (awrash_metric_concentration_influence ("standard", 3, h, z, w, influence, NULL));
  cr_assert_eq (influence[1], 0.0);
}

Test (metric_concentration_influence, a_refusal_leaves_the_output_alone)
{
  double h[] = { 1, -1 }, z[] = { 1, 2 }, influence[] = { 4711, 4711 };
  g_autoptr (GError) error = NULL;

  cr_assert_not (
      awrash_metric_concentration_influence ("standard", 2, h, z, NULL, influence, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert (influence[0] == 4711 && influence[1] == 4711);
}
