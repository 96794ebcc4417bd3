/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tails of Student's T and of F: closed forms, printed tables, and each against the other.
 * Source: Abramowitz and Stegun (1964), tables 26.9 and 26.10. */

#include "metric/beta-private.h"

#include <criterion/criterion.h>
#include <math.h>

static gboolean
near (double value, double expected, double relative)
{
  return fabs (value - expected) <= relative * fabs (expected);
}

/* One degree: 1/2 - atan (t)/π; two: (1 - t / √(2 + t²))/2, in a form that does not cancel. */
Test (metric_beta, few_degrees_have_closed_forms)
{
  for (double t = 0.01; t < 1e6; t *= 3)
    {
      double root = sqrt (2 + t * t);

      cr_expect (near (awrash_i_beta_student_above (t, 1), atan (1 / t) / G_PI, 1e-13), "%g", t);
      cr_expect (near (awrash_i_beta_student_above (t, 2), 1 / (root * (root + t)), 1e-13), "%g",
                 t);
      cr_expect (near (awrash_i_beta_student_above (-t, 2), 1 - 1 / (root * (root + t)), 1e-15));
    }
  /* F with 2 degrees above: (1 + 2 f / ν)^(-ν/2) */
  for (double f = 0.01; f < 100; f *= 3)
    cr_expect (near (awrash_i_beta_fisher_above (f, 2, 7), pow (1 + 2 * f / 7, -3.5), 1e-13));
}

Test (metric_beta, the_tables_are_met)
{
  cr_expect (near (awrash_i_beta_student_above (2.228, 10), 0.025, 1e-3));
  cr_expect (near (awrash_i_beta_student_above (2.750, 30), 0.005, 1e-3));
  cr_expect (near (awrash_i_beta_fisher_above (3.3258, 5, 10), 0.05, 1e-3));
  cr_expect (near (awrash_i_beta_fisher_above (2.7737, 10, 20), 0.025, 1e-3));
  cr_expect (near (awrash_i_beta_student_above (1.959963984540054, 1e7), 0.025, 1e-6));
}

Test (metric_beta, a_square_of_student_is_fisher)
{
  for (double degrees = 1; degrees < 1e6; degrees = 3 * degrees + 1)
    for (double t = 0.1; t < 12; t *= 2)
      cr_expect (near (awrash_i_beta_fisher_above (t * t, 1, degrees),
                       2 * awrash_i_beta_student_above (t, degrees), 1e-12));
}

Test (metric_beta, ends_are_ends)
{
  cr_expect_eq (awrash_i_beta_student_above (0, 5), 0.5);
  cr_expect_eq (awrash_i_beta_student_above (INFINITY, 5), 0.0);
  cr_expect_eq (awrash_i_beta_student_above (-INFINITY, 5), 1.0);
  cr_expect_eq (awrash_i_beta_fisher_above (0, 3, 5), 1.0);
  cr_expect_eq (awrash_i_beta_fisher_above (INFINITY, 3, 5), 0.0);
}
