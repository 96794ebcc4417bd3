/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The health-equity measures: by their definitions, their gradients, their points and refusals.
 * Source: metric-rank.h; healthequal's own tests. Invariant: outputs change only on success. */

#include "metric/measures.h"

#include <criterion/criterion.h>

enum
{
  N = 6
};

/* Values and errors by turns, as the record has them. */
static const double *
numbers_of (const AwrashHealthEquity *equity)
{
  return (const double *)(const void *)equity;
}

static const size_t n_measures = sizeof (AwrashHealthEquity) / sizeof (double) / 2;

typedef struct
{
  gboolean favourable;
  int64_t reference;
  gboolean ordered;
} Options;

static const Options options[] = {
  { TRUE, -1, FALSE }, { FALSE, -1, FALSE }, { TRUE, 2, FALSE },
  { FALSE, 2, FALSE }, { TRUE, -1, TRUE },   { FALSE, 3, TRUE },
};

static const double y[N] = { 20, 33, 40, 50, 61, 28 }, p[N] = { 78, 91, 162, 103, 105, 40 };
static const double errors[N] = { 1, 2, 0.5, 3, 1.5, 2.5 }, order[N] = { 2, 1, 3, 5, 6, 4 };

static AwrashHealthEquity
equity_of (Options o, const double values[], const double s[])
{
  g_autoptr (GError) error = NULL;
  AwrashHealthEquity equity = { .d = NAN };

  cr_assert (awrash_metric_health_equity (o.favourable, o.reference, N, values, p, s,
                                          o.ordered ? order : NULL, &equity, &error),
             "%s", error == NULL ? "" : error->message);
  return equity;
}

Test (metric_health_equity, healthequal_prints_these_for_five_subgroups)
{
  double five[] = { 20, 30, 40, 50, 60 }, people[] = { 78, 91, 162, 103, 105 };
  double rank[] = { 1, 2, 3, 4, 5 };
  AwrashHealthEquity e;

  cr_assert_eq (awrash_metric_health_equity_size (), sizeof e);
  cr_assert (awrash_metric_health_equity (TRUE, -1, 5, five, people, NULL, rank, &e, NULL));
  cr_assert (is_near (e.par, 18.7755102040816, 1e-13) && is_near (e.paf, 45.5445544554455, 1e-13));
  cr_assert (e.d == 40 && is_near (e.r, 3, 1e-15));
  cr_assert (isnan (e.d_error) && isnan (e.mdru) && isnan (e.mdrw));
}

/* healthequal's tests draw these with R's seed 123. It prints the errors of TI and MLD without the
 * factor 1,000 of the values, here they have it. */
Test (metric_health_equity, healthequal_tests_itself_against_these)
{
  double values[] = { 61, 74, 58, 59, 72, 75, 74, 68, 75, 67, 73, 63, 66,
                      62, 60, 66, 71, 73, 71, 61, 74, 84, 55, 69, 60 };
  double people[] = { 832,  931, 1468, 1021, 1039, 1515, 1138, 620, 794, 866, 1367, 1108, 1120,
                      1033, 833, 1536, 1149, 410,  1210, 858,  680, 935, 692, 781,  812 };
  double s[] = { 5, 3, 3, 3, 4, 9, 2, 2, 2, 5, 5, 7, 5, 6, 4, 5, 6, 6, 9, 4, 3, 4, 1, 3, 7 };
  AwrashHealthEquity e;

  cr_assert (awrash_metric_health_equity (TRUE, 13, 25, values, people, s, NULL, &e, NULL));
  cr_assert (is_near (e.bgv, 46.198326, 1e-6) && is_near (e.bgv_error, 17.134647, 1e-6));
  cr_assert (is_near (e.bgsd, 6.7969351, 1e-6) && is_near (e.idisu, 8.7018175, 1e-6));
  cr_assert (is_near (e.idisw, 8.6178417, 1e-6) && is_near (e.mdbu, 16.360001, 1e-6));
  cr_assert (is_near (e.mdbw, 16.293156, 1e-6) && is_near (e.mdmu, 5.891726, 1e-6));
  cr_assert (is_near (e.mdmw, 5.8348689, 1e-6) && is_near (e.mdru, 7.2399998, 1e-6));
  cr_assert (is_near (e.mdrw, 7.2228465, 1e-6) && is_near (e.paf, 24.06426, 1e-6));
  cr_assert (is_near (e.par, 16.293152, 1e-6));
  cr_assert (is_near (e.mld, 5.0524006, 1e-4) && is_near (e.mld_error, 1000 * 0.0014242, 1e-4));
  cr_assert (is_near (e.ti, 5.0359201, 1e-4) && is_near (e.ti_error, 1000 * 0.0014201, 1e-4));
}

Test (metric_health_equity, values_are_those_of_the_definitions)
{
  Quad mean = quad_mean (N, y, p), total = quad_total (N, p), spread = 0, plain = 0, variance = 0;
  Quad best = 0, best_plain = 0, reference = 0;
  AwrashHealthEquity e = equity_of (options[2], y, NULL);

  for (size_t i = 0; i < N; i++)
    {
      Quad gap = (Quad)y[i] - mean, share = p[i] / total;

      gap = gap < 0 ? -gap : gap;
      spread += share * gap;
      plain += gap / N;
      variance += share * gap * gap;
      best += share * (61 - (Quad)y[i]);
      best_plain += (61 - (Quad)y[i]) / N;
      reference += share * (Quad)fabs (y[i] - 40);
    }
  cr_assert (is_near (e.bgv, (double)variance, 1e-14));
  cr_assert (is_near (e.bgsd, sqrt ((double)variance), 1e-14));
  cr_assert (is_near (e.cov, 100 * sqrt ((double)variance) / (double)mean, 1e-14));
  cr_assert (is_near (e.mdmu, (double)plain, 1e-14) && is_near (e.mdmw, (double)spread, 1e-14));
  cr_assert (is_near (e.mdbu, (double)best_plain, 1e-14) && is_near (e.mdbw, (double)best, 1e-14));
  cr_assert (is_near (e.mdrw, (double)reference, 1e-14));
  cr_assert (is_near (e.idisw, 100 * (double)(spread / mean), 1e-14));
  cr_assert (is_near (e.idisu, 100 * (double)(plain / mean), 1e-14));
  cr_assert (is_near (e.ti, 1000 * (double)quad_theil (N, y, p), 1e-13));
  cr_assert (is_near (e.mld, 1000 * (double)quad_mld (N, y, p), 1e-13));
  cr_assert (is_near (e.par, 61 - (double)mean, 1e-13));
  cr_assert (is_near (e.paf, 100 * (61 / (double)mean - 1), 1e-13));
}

Test (metric_health_equity, points_follow_order_reference_and_sense)
{
  static const double differences[] = { 61 - 20, 61 - 20, 40 - 20, 61 - 40, 61 - 33, 33 - 61 };
  static const double ratios[]
      = { 61.0 / 20, 61.0 / 20, 40.0 / 20, 61.0 / 40, 61.0 / 33, 33.0 / 61 };

  for (size_t k = 0; k < G_N_ELEMENTS (options); k++)
    {
      AwrashHealthEquity e = equity_of (options[k], y, NULL);

      cr_assert (is_near (e.d, differences[k], 1e-15) && is_near (e.r, ratios[k], 1e-15), "%zu", k);
    }
  /* adverse: the best is the lowest, and all would fall to it; of an order to the top, a loss */
  cr_assert (
      is_near (equity_of (options[1], y, NULL).par, 20 - (double)quad_mean (N, y, p), 1e-13));
  cr_assert_eq (equity_of (options[5], y, NULL).par, 0.0);
  cr_assert_eq (equity_of (options[5], y, NULL).paf, 0.0);
}

/* sqrt (Σ (∂m/∂y s)²) by central differences. */
Test (metric_health_equity, errors_are_those_of_the_groups_carried_over)
{
  for (size_t k = 0; k < G_N_ELEMENTS (options); k++)
    {
      AwrashHealthEquity e = equity_of (options[k], y, errors);

      for (size_t m = 0; m < n_measures; m++)
        {
          double square = 0, expected = 0, found = numbers_of (&e)[2 * m + 1];

          for (size_t i = 0; i < N; i++)
            {
              double moved[N], step = 1e-5, both[2];

              for (int side = 0; side < 2; side++)
                {
                  AwrashHealthEquity at;

                  memcpy (moved, y, sizeof moved);
                  moved[i] += side ? step : -step;
                  at = equity_of (options[k], moved, NULL);
                  both[side] = numbers_of (&at)[2 * m];
                }
              square += pow ((both[1] - both[0]) / (2 * step) * errors[i], 2);
            }
          expected = sqrt (square);
          if (m == 2 || isnan (numbers_of (&e)[2 * m])
              || (numbers_of (&e)[2 * m] == 0.0 && m >= n_measures - 2))
            continue; /* the variance has terms of its own; a loss is cut off at 0 */
          cr_assert (is_near (found, expected, 1e-7), "%zu, %zu: %.12g, %.12g", k, m, found,
                     expected);
        }
    }
}

Test (metric_health_equity, the_variance_has_an_error_even_where_groups_are_equal)
{
  double same[] = { 0.1, 0.1, 0.1 }, s[] = { 1, 2, 3 }, w[] = { 1, 0.7, 2.3 };
  double squares = 0, fourths = 0, others = 0;
  AwrashHealthEquity e;

  cr_assert (awrash_metric_health_equity (TRUE, 1, 3, same, w, s, NULL, &e, NULL));
  for (size_t i = 0; i < 3; i++)
    {
      double share = w[i] / 4.0;

      squares += pow (share * s[i], 2);
      fourths += pow (share * s[i], 4);
      others += pow (share * (1 - share) * s[i] * s[i], 2);
    }
  cr_assert (e.mdbu == 0 && e.mdbw == 0 && e.mdru == 0 && e.mdrw == 0);
  cr_assert (e.bgv == 0 && e.mdmw == 0 && e.d == 0 && e.r == 1 && e.ti == 0 && e.mld == 0);
  cr_assert (e.par == 0 && e.paf == 0);
  cr_assert (is_near (e.bgv_error, sqrt (2 * (squares * squares - fourths + others)), 1e-14));
  cr_assert (isnan (e.bgsd_error) && isnan (e.cov_error));
}

Test (metric_health_equity, units_and_weights_are_scales)
{
  double scaled[N], s[N];
  AwrashHealthEquity e = equity_of (options[2], y, errors), moved;

  for (size_t i = 0; i < N; i++)
    {
      scaled[i] = ldexp (y[i], 400);
      s[i] = ldexp (errors[i], 400);
    }
  moved = equity_of (options[2], scaled, s);
  cr_assert_eq (moved.d, ldexp (e.d, 400));
  cr_assert_eq (moved.bgv, ldexp (e.bgv, 800));
  cr_assert_eq (moved.bgv_error, ldexp (e.bgv_error, 800));
  cr_assert (moved.ti == e.ti && moved.cov == e.cov && moved.paf_error == e.paf_error);
}

Test (metric_health_equity, groups_that_tie_share_their_place)
{
  double tied[] = { 3, 3, 1 }, s[] = { 1, 2, 0 }, w[] = { 1, 3, 4 }, back[] = { 1, 3, 3 };
  double s_back[] = { 0, 2, 1 }, w_back[] = { 4, 3, 1 };
  AwrashHealthEquity e, f;

  cr_assert (awrash_metric_health_equity (TRUE, -1, 3, tied, w, s, NULL, &e, NULL));
  cr_assert (awrash_metric_health_equity (TRUE, -1, 3, back, w_back, s_back, NULL, &f, NULL));
  cr_assert (is_near (e.d_error, sqrt (pow (0.25, 2) + pow (0.75 * 2, 2)), 1e-15));
  cr_assert (is_near (f.d_error, e.d_error, 1e-15) && is_near (f.mdbw_error, e.mdbw_error, 1e-14));
}

Test (metric_health_equity, a_group_of_nothing_takes_its_limits)
{
  double values[] = { 0, 2, 4 }, s[] = { 1, 1, 1 }, sure[] = { 0, 1, 1 };
  AwrashHealthEquity e;

  cr_assert (awrash_metric_health_equity (TRUE, -1, 3, values, NULL, s, NULL, &e, NULL));
  cr_assert (isinf (e.mld) && isinf (e.r) && isfinite (e.ti));
  cr_assert (isinf (e.ti_error));
  cr_assert (awrash_metric_health_equity (TRUE, -1, 3, values, NULL, sure, NULL, &e, NULL));
  cr_assert (isfinite (e.ti_error), "a group without error adds none");
}

Test (metric_health_equity, what_is_no_group_or_no_error_is_refused)
{
  double w[] = { 1, 1, 0, 1, 1, 1 }, bad[] = { 1, 1, 1, -1, 1, 1 };
  AwrashHealthEquity e = { .d = 4711 };
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_metric_health_equity (TRUE, 2, N, y, w, NULL, NULL, &e, &error));
  cr_assert_str_eq (error->message,
                    "reference is 2, expected the index of a group with a weight > 0 among 6");
  g_clear_error (&error);
  cr_assert_not (awrash_metric_health_equity (TRUE, 6, N, y, NULL, NULL, NULL, &e, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  g_clear_error (&error);
  cr_assert_not (awrash_metric_health_equity (TRUE, -1, N, y, NULL, bad, NULL, &e, &error));
  cr_assert_str_eq (error->message, "errors[3] is -1, expected a finite number ≥ 0");
  g_clear_error (&error);
  bad[3] = NAN;
  cr_assert_not (awrash_metric_health_equity (TRUE, -1, N, y, NULL, NULL, bad, &e, &error));
  cr_assert_str_eq (error->message, "rank[3] is nan, expected a finite number");
  cr_assert_eq (e.d, 4711);
}
