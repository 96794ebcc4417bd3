/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Gini of classes: between its bounds for any values with these classes, and at them for some.
 * Source: metric.h; Gastwirth (1972). Invariant: outputs change only on success. */

#include "metric/measures.h"

#include <criterion/criterion.h>

Test (metric_grouped, the_gini_of_the_values_lies_between_its_bounds)
{
  enum
  {
    n = 300,
    n_classes = 6
  };
  guint64 state = 12;

  for (int turn = 0; turn < 20; turn++)
    {
      double x[n], w[n], scale = turn % 3 == 2 ? 1e300 : 1, exact, low, high;
      double mean[n_classes], least[n_classes], largest[n_classes], weight[n_classes];

      for (size_t i = 0; i < n; i++)
        {
          double u = next_uniform (&state);

          x[i] = scale * 10 * u * u;
          w[i] = 0.5 + next_uniform (&state);
        }
      for (int g = 0; g < n_classes; g++)
        {
          double sum = 0;

          least[g] = scale * 2 * g;
          largest[g] = g + 1 == n_classes && turn % 2 ? INFINITY : scale * 2 * (g + 1);
          weight[g] = 0;
          mean[g] = NAN;
          for (size_t i = 0; i < n; i++)
            if (x[i] >= least[g] && x[i] < largest[g])
              {
                weight[g] += w[i];
                sum += w[i] * (x[i] / scale);
              }
          if (weight[g] > 0)
            mean[g] = scale * (sum / weight[g]);
        }
      cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, n, x, w, &exact, NULL));
      cr_assert (
          awrash_metric_grouped_gini (n_classes, mean, least, largest, weight, &low, &high, NULL));
      cr_expect (low < exact && exact < high, "%g, %g, %g", low, exact, high);
      cr_expect (high - low < 0.2);
    }
}

Test (metric_grouped, both_bounds_are_attained)
{
  double mean[] = { 5, 1, 12 }, least[] = { 4, 0, 10 }, largest[] = { 8, 4, 18 };
  double w[] = { 4, 8, 4 }, low, high, lowest, highest;
  /* each class at its mean, and at its limits: 3 of 4 at 4 and one at 8; 6 of 8 at 0 and 2 at 4;
   * 3 of 4 at 10 and one at 18 */
  double ends[] = { 4, 8, 0, 4, 10, 18 }, of_ends[] = { 3, 1, 6, 2, 3, 1 };

  cr_assert (awrash_metric_grouped_gini (3, mean, least, largest, w, &low, &high, NULL));
  cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, 3, mean, w, &lowest, NULL));
  cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, 6, ends, of_ends, &highest, NULL));
  cr_expect (is_near (low, lowest, 1e-14));
  cr_expect (is_near (high, highest, 1e-14), "%.17g, %.17g", high, highest);
}

Test (metric_grouped, an_open_class_may_hide_what_lies_above_its_limit)
{
  double mean[] = { 3 }, least[] = { 1 }, largest[] = { INFINITY }, low, high, other;
  double far[] = { 1, 1e12 }, w[] = { 1 - 2 / (1e12 - 1), 2 / (1e12 - 1) };

  cr_assert (awrash_metric_grouped_gini (1, mean, least, largest, NULL, &low, &high, NULL));
  cr_expect (low == 0 && is_near (high, 2.0 / 3, 1e-15), "%g", high);
  cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, 2, far, w, &other, NULL));
  cr_expect (is_near (other, high, 1e-11));
}

Test (metric_grouped, refusals_leave_outputs_alone)
{
  double good[] = { 1, 3 }, least[] = { 0, 2 }, most[] = { 2, 4 }, wide[] = { 2.5, 4 };
  double outside[] = { 1, 5 }, none[] = { 0, 0 }, below[] = { -1, 3 };
  const struct
  {
    const double *mean, *least, *largest;
    int code;
    const char *message;
  } cases[] = {
    { outside, least, most, AWRASH_ERROR_VALUE,
      "class 1 has limits 2 and 4 and the mean 5, expected numbers ≥ 0 with the mean between "
      "them" },
    { good, least, wide, AWRASH_ERROR_VALUE,
      "class 0 reaches up to 2.5 and class 1 begins at 2, expected classes that do not overlap" },
    { below, least, most, AWRASH_ERROR_VALUE, "mean[0] is -1, expected a finite number ≥ 0" },
    { none, none, most, AWRASH_ERROR_EMPTY,
      "the mean of mean is 0, expected at least one value > 0 with a weight > 0" },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (GError) error = NULL;
      double low = 4711, high = 4711;

      cr_assert_not (awrash_metric_grouped_gini (2, cases[k].mean, cases[k].least, cases[k].largest,
                                                 NULL, &low, &high, &error));
      cr_expect_eq (error->code, cases[k].code);
      cr_expect_str_eq (error->message, cases[k].message);
      cr_expect (low == 4711 && high == 4711);
    }
}
