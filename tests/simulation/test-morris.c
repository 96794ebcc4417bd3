/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Elementary effects against a linear function, Ishigami's, and by hand.
 * Source: F. Campolongo, J. Cariboni and A. Saltelli (2007); the figures for Ishigami's function
 * are those of cases/fairalloc/sensitivity. Invariant: rows that are no trajectory are refused. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

static double
ishigami (const double grid[])
{
  double x[3];

  for (int j = 0; j < 3; j++)
    x[j] = G_PI * (2 * grid[j] - 1);
  return sin (x[0]) + 7 * sin (x[1]) * sin (x[1]) + 0.1 * pow (x[2], 4) * sin (x[0]);
}

/* On the grid 0, 1/3, 2/3, 1, as peers have it. */
Test (simulation_morris, ishigami_is_what_ten_thousand_trajectories_give_elsewhere)
{
  static const double expected[] = { 7.682808, 7.875, 6.256295 };
  g_autoptr (AwrashSimulationDesign) design
      = awrash_simulation_design_new ("morris", 10000, 3, 1, NULL);
  size_t n = awrash_simulation_design_get_n_points (design);
  g_autofree double *points = g_new (double, 3 * n);
  g_autofree double *values = g_new (double, n);
  AwrashMorris effects[3];

  cr_assert (awrash_simulation_design_get_rows (design, 0, n, 3, points, NULL));
  for (size_t i = 0; i < 3 * n; i++)
    points[i] = round (4 * points[i] - 0.5) / 3;
  for (size_t i = 0; i < n; i++)
    values[i] = ishigami (points + 3 * i);
  cr_assert (awrash_simulation_morris (3, n, points, values, effects, NULL));
  for (int j = 0; j < 3; j++)
    {
      double error = effects[j].mu_star_error;

      cr_expect_float_eq (effects[j].mu_star, expected[j], 5 * error + 1e-9, "%d: %g +- %g", j,
                          effects[j].mu_star, error);
      cr_expect_lt (error, 0.07);
    }
  cr_expect_float_eq (effects[1].mu_star_error, 0, 1e-12);
  cr_expect_lt (fabs (effects[1].mu), 5 * effects[1].sigma / 100);
  cr_assert_eq (awrash_simulation_morris_size (), 4 * sizeof (double));
}

Test (simulation_morris, a_linear_function_has_its_slopes)
{
  g_autoptr (AwrashSimulationDesign) design
      = awrash_simulation_design_new ("morris:6", 20, 4, 3, NULL);
  double points[100 * 4], values[100];
  AwrashMorris effects[4];

  cr_assert (awrash_simulation_design_get_rows (design, 0, 100, 4, points, NULL));
  for (int i = 0; i < 100; i++)
    values[i] = points[4 * i] - 3 * points[4 * i + 1] + 5 * points[4 * i + 2];
  cr_assert (awrash_simulation_morris (4, 100, points, values, effects, NULL));
  for (int j = 0; j < 4; j++)
    {
      static const double slope[] = { 1, -3, 5, 0 };

      cr_expect_float_eq (effects[j].mu, slope[j], 1e-14);
      cr_expect_float_eq (effects[j].mu_star, fabs (slope[j]), 1e-14);
      cr_expect_float_eq (effects[j].sigma, 0, 1e-13);
    }
}

Test (simulation_morris, two_trajectories_by_hand)
{
  double points[] = { 0, 0, 2, 0, 2, 1, 5, 5, 5, 4, 4, 4 };
  double values[] = { 1, 5, 6, 0, 3, 7 };
  AwrashMorris effects[2];

  cr_assert (awrash_simulation_morris (2, 6, points, values, effects, NULL));
  /* column 0: 4/2 and 4/-1; column 1: 1 and 3/-1 */
  cr_expect_float_eq (effects[0].mu, -1, 1e-15);
  cr_expect_float_eq (effects[0].mu_star, 3, 1e-15);
  cr_expect_float_eq (effects[0].sigma, sqrt (18), 1e-14);
  cr_expect_float_eq (effects[0].mu_star_error, 1, 1e-15);
  cr_expect_float_eq (effects[1].mu, -1, 1e-15);
  cr_expect_float_eq (effects[1].mu_star, 2, 1e-15);
  cr_assert (awrash_simulation_morris (2, 3, points, values, effects, NULL));
  cr_expect (effects[0].mu == 2 && isnan (effects[0].sigma) && isnan (effects[0].mu_star_error));
}

Test (simulation_morris, refuses_what_is_no_trajectory_and_writes_nothing)
{
  static const struct
  {
    size_t d;
    size_t n_points;
    double points[6];
    double last;
    const char *said;
  } rows[]
      = { { 2, 2, { 0 }, 1, "there are 2 rows for 2 columns, expected a multiple of 3" },
          { 2, 0, { 0 }, 1, NULL },
          { 0, 3, { 0 }, 1, NULL },
          { 2,
            3,
            { 0, 0, 1, 1, 1, 2 },
            1,
            "row 1 does not differ from the one before it in one column that has not yet "
            "moved in the trajectory" },
          { 2, 3, { 0, 0, 0, 0, 1, 0 }, 1, NULL },
          { 2, 3, { 0, 0, 1, 0, 2, 0 }, 1, NULL },
          { 2, 3, { 0, 0, 1, 0, 1, NAN }, 1, "points[5] is nan, expected a finite number" },
          { 2, 3, { 0, 0, 1, 0, 1, 1 }, INFINITY, "values[2] is inf, expected a finite number" } };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (GError) error = NULL;
      double values[] = { 1, 2, rows[k].last };
      AwrashMorris effects[2] = { { .mu = -7 } };

      cr_assert_not (awrash_simulation_morris (rows[k].d, rows[k].n_points, rows[k].points, values,
                                               effects, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
      cr_expect (rows[k].said == NULL || g_str_equal (error->message, rows[k].said), "%s",
                 error->message);
      cr_expect_eq (effects[0].mu, -7);
    }
}
