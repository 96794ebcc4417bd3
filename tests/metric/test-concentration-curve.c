/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The concentration curve. Source: metric-rank.h. Invariant: outputs change only on success. */

#include "metric/ranked.h"

#include <criterion/criterion.h>

Test (metric_concentration_curve, it_has_one_point_a_rank_and_repeats_the_last)
{
  double h[] = { 4, 2, 1, 3 }, z[] = { 2, 1, 1, 3 }, p[5], share[5], general[5];
  double ps[] = { 0, 0.5, 0.75, 1, 1 }, shares[] = { 0, 0.3, 0.7, 1, 1 };
  size_t n_points = 0;

  cr_assert (awrash_metric_concentration_curve (4, h, z, NULL, p, share, general, &n_points, NULL));
  cr_assert_eq (n_points, 4);
  for (size_t k = 0; k < 5; k++)
    cr_assert (p[k] == ps[k] && share[k] == shares[k]
               && is_near (general[k], 2.5 * shares[k], 1e-15));
}

Test (metric_concentration_curve, twice_the_area_to_the_diagonal_is_the_index)
{
  guint64 state = 41;
  double p[N_RANKED + 1], share[N_RANKED + 1];
  Ranked r;

  for (int turn = 0; turn < 20; turn++)
    {
      double area = 0, value = 0;
      size_t n_points = 0;

      fill_ranked (&r, (size_t)turn % 2, &state);
      cr_assert (awrash_metric_concentration_curve (N_RANKED, r.h, r.z, r.w, p, share, NULL,
                                                    &n_points, NULL));
      for (size_t k = 1; k < n_points; k++)
        area += (p[k] - p[k - 1]) * (share[k] + share[k - 1]);
      cr_assert (awrash_metric_concentration ("standard", N_RANKED, r.h, r.z, r.w, &value, NULL));
      cr_assert (fabs (value - (1 - area)) <= 1e-14);
    }
}

Test (metric_concentration_curve, the_generalized_curve_alone_takes_any_outcome)
{
  double h[] = { 1, -2, 3 }, z[] = { 1, 2, 3 }, zero[] = { 0, 0, 0 }, share[] = { 7, 7, 7, 7 };
  double general[4];
  g_autoptr (GError) error = NULL;

  cr_assert (awrash_metric_concentration_curve (3, h, z, NULL, NULL, NULL, general, NULL, NULL));
  cr_assert (is_near (general[2], -1.0 / 3, 1e-15) && is_near (general[3], 2.0 / 3, 1e-15));
  cr_assert_not (
      awrash_metric_concentration_curve (3, h, z, NULL, NULL, share, general, NULL, &error));
  cr_assert_str_eq (error->message, "h[1] is -2, expected a finite number ≥ 0; the generalized "
                                    "curve alone takes any");
  g_clear_error (&error);
  cr_assert_not (
      awrash_metric_concentration_curve (3, zero, z, NULL, NULL, share, NULL, NULL, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_assert_eq (share[0], 7);
}
