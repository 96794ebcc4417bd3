/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quantiles of Student's distribution against printed tables.
 * Source: Abramowitz and Stegun (1964), table 26.10, with the digits of the Cauchy
 * quantile, tan (π (p - 1/2)), for one degree, and of t = (2p - 1) / √(2 p (1 - p)) for two. */

#include "metric/student-private.h"

#include "random/normal-private.h"

#include <criterion/criterion.h>
#include <math.h>

static gboolean
near (double value, double expected, double relative)
{
  return fabs (value - expected) <= relative * fabs (expected);
}

Test (metric_student, few_degrees_have_closed_forms)
{
  for (double p = 0.55; p < 0.999; p += 0.0173)
    {
      cr_expect (near (awrash_i_student_quantile (p, 1), tan (G_PI * (p - 0.5)), 1e-12), "%g", p);
      cr_expect (
          near (awrash_i_student_quantile (p, 2), (2 * p - 1) / sqrt (2 * p * (1 - p)), 1e-12),
          "%g", p);
      cr_expect_eq (awrash_i_student_quantile (1 - p, 5), -awrash_i_student_quantile (p, 5) * 1.0,
                    "%g", p);
    }
}

Test (metric_student, the_tables_are_met)
{
  cr_expect (near (awrash_i_student_quantile (0.975, 5), 2.5705818356363, 1e-12));
  cr_expect (near (awrash_i_student_quantile (0.975, 30), 2.042272456301, 1e-12));
  cr_expect (near (awrash_i_student_quantile (0.995, 120), 2.61742, 2e-6));
}

Test (metric_student, the_sum_and_the_expansion_meet)
{
  for (double p = 0.51; p < 0.9999; p += 0.0271)
    {
      double z = awrash_i_normal_quantile (p), values[4];

      /* less its first term in 1 / ν the quantile is a smooth curve, whose third difference is
       * 24 g / ν^5 < 4e-11 here, g the second term of 26.7.5 */
      for (int k = 0; k < 4; k++)
        values[k] = awrash_i_student_quantile (p, 398 + k) - z * (z * z + 1) / 4 / (398 + k);
      cr_expect (fabs (values[3] - 3 * values[2] + 3 * values[1] - values[0]) < 4e-11, "%g", p);
    }
}
