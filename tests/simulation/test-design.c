/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Designs: what each kind promises of its points, and that a row can be had alone.
 * Source: the list in simulation-design.h; GSL's sequence. Invariant: bits where a sequence is
 * compared. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <gsl/gsl_qrng.h>
#include <math.h>
#include <string.h>

static double *
points_of (const char *kind, size_t n, size_t d, int64_t seed, size_t *n_points)
{
  g_autoptr (AwrashSimulationDesign) design = awrash_simulation_design_new (kind, n, d, seed, NULL);
  double *points;

  cr_assert_not_null (design, "%s", kind);
  *n_points = awrash_simulation_design_get_n_points (design);
  points = g_new (double, *n_points *d);
  cr_assert (awrash_simulation_design_get_rows (design, 0, *n_points, d, points, NULL));
  for (size_t i = 0; i < *n_points * d; i++)
    cr_assert (points[i] > 0 && points[i] < 1, "%s", kind);
  return points;
}

static const struct
{
  const char *kind;
  size_t n;
  size_t d;
  size_t n_points;
} kinds[] = { { "monte-carlo", 100, 3, 100 },
              { "latin-hypercube", 100, 3, 100 },
              { "sobol", 100, 3, 100 },
              { "factorial", 4, 3, 64 },
              { "factorial:2,3,5", 0, 3, 30 },
              { "factorial:2,3,5", 30, 3, 30 },
              { "saltelli", 20, 3, 100 },
              { "saltelli:monte-carlo", 20, 3, 100 },
              { "morris", 25, 3, 100 },
              { "morris:8", 25, 3, 100 },
              { "monte-carlo", 1, 1, 1 },
              { "latin-hypercube", 1, 1, 1 },
              { "sobol", 1, 1, 1 },
              { "sobol", 3, 40, 3 },
              { "saltelli", 3, 20, 66 },
              { "morris", 2, 60, 122 } };

Test (simulation_design, a_row_is_the_same_alone_and_among_others)
{
  for (size_t k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      size_t n_points, d = kinds[k].d;
      g_autofree double *points = points_of (kinds[k].kind, kinds[k].n, d, 7, &n_points);
      g_autoptr (AwrashSimulationDesign) design
          = awrash_simulation_design_new (kinds[k].kind, kinds[k].n, d, 7, NULL);
      g_autofree double *row = g_new (double, d);

      cr_assert_eq (n_points, kinds[k].n_points, "%s", kinds[k].kind);
      cr_assert_eq (awrash_simulation_design_get_n_dimensions (design), d);
      cr_assert_str_eq (awrash_simulation_design_get_kind (design), kinds[k].kind);
      for (size_t i = n_points; i-- > 0;)
        {
          cr_assert (awrash_simulation_design_get_rows (design, i, 1, d, row, NULL));
          cr_assert_arr_eq (row, points + i * d, d * sizeof *row, "%s, row %zu", kinds[k].kind, i);
        }
    }
}

Test (simulation_design, another_seed_is_another_design_but_for_a_factorial)
{
  for (size_t k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      size_t n_points, d = kinds[k].d;
      g_autofree double *one = points_of (kinds[k].kind, kinds[k].n, d, 7, &n_points);
      g_autofree double *other = points_of (kinds[k].kind, kinds[k].n, d, 8, &n_points);

      cr_expect_eq (memcmp (one, other, n_points * d * sizeof *one) == 0,
                    g_str_has_prefix (kinds[k].kind, "factorial"), "%s", kinds[k].kind);
    }
}

Test (simulation_design, latin_hypercubes_have_one_point_in_each_part_of_each_column)
{
  size_t n_points;
  g_autofree double *points = points_of ("latin-hypercube", 1000, 5, 3, &n_points);
  double products = 0;

  for (int j = 0; j < 5; j++)
    {
      int counts[1000] = { 0 };

      for (size_t i = 0; i < 1000; i++)
        counts[(int)(points[i * 5 + (size_t)j] * 1000)]++;
      for (int k = 0; k < 1000; k++)
        cr_assert_eq (counts[k], 1);
    }
  for (size_t i = 0; i < 1000; i++)
    products += (points[i * 5] - 0.5) * (points[i * 5 + 1] - 0.5);
  cr_assert_lt (fabs (12 * products / sqrt (1000)), 4);
}

/* Of 3,000 seeds some 500 have each of the six orders, 20 give or take. */
Test (simulation_design, latin_hypercubes_have_all_orders_alike)
{
  int orders[27] = { 0 }, used = 0;

  for (int seed = 0; seed < 3000; seed++)
    {
      size_t n_points;
      g_autofree double *points = points_of ("latin-hypercube", 3, 2, seed, &n_points);

      orders[(int)(3 * points[1]) * 9 + (int)(3 * points[3]) * 3 + (int)(3 * points[5])]++;
    }
  for (int k = 0; k < 27; k++)
    {
      used += orders[k] > 0;
      cr_expect (orders[k] == 0 || (orders[k] > 400 && orders[k] < 600), "%d", orders[k]);
    }
  cr_expect_eq (used, 6);
}

Test (simulation_design, sobol_is_the_sequence_of_gsl_shifted_by_bits)
{
  size_t n_points;
  g_autofree double *points = points_of ("sobol", 600, 40, 5, &n_points);
  gsl_qrng *sequence = gsl_qrng_alloc (gsl_qrng_sobol, 40);
  double point[40] = { 0 };

  for (size_t i = 0; i < 600; i++)
    {
      for (int j = 0; j < 40; j++)
        {
          guint64 ours = (guint64)(points[i * 40 + (size_t)j] * 0x1p30);
          guint64 first = (guint64)(points[j] * 0x1p30);

          cr_assert_eq (ours ^ first, (guint64)(point[j] * 0x1p30), "point %zu, column %d", i, j);
        }
      gsl_qrng_get (sequence, point);
    }
  gsl_qrng_free (sequence);
}

Test (simulation_design, sobol_has_one_point_in_each_part_of_each_column_at_powers_of_two)
{
  size_t n_points;
  g_autofree double *points = points_of ("sobol", 256, 12, 5, &n_points);
  int squares[16][16] = { { 0 } };

  for (size_t j = 0; j < 12; j++)
    {
      int counts[256] = { 0 };

      for (size_t i = 0; i < 256; i++)
        counts[(int)(points[i * 12 + j] * 256)]++;
      for (int k = 0; k < 256; k++)
        cr_assert_eq (counts[k], 1, "column %zu", j);
    }
  for (size_t i = 0; i < 256; i++)
    squares[(int)(points[i * 12] * 16)][(int)(points[i * 12 + 1] * 16)]++;
  for (int k = 0; k < 256; k++)
    cr_assert_eq (squares[k / 16][k % 16], 1);
}

Test (simulation_design, a_factorial_has_every_combination_once_the_last_column_first)
{
  size_t n_points;
  g_autofree double *points = points_of ("factorial:2,3", 0, 2, 1, &n_points);
  const double expected[]
      = { 0.25, 1 / 6.0, 0.25, 0.5, 0.25, 5 / 6.0, 0.75, 1 / 6.0, 0.75, 0.5, 0.75, 5 / 6.0 };

  cr_assert_eq (n_points, 6);
  for (int i = 0; i < 12; i++)
    cr_assert_float_eq (points[i], expected[i], 1e-15);
}

Test (simulation_design, saltelli_takes_each_column_in_turn_from_the_other_matrix)
{
  static const char *const both[] = { "saltelli", "saltelli:monte-carlo" };

  for (int k = 0; k < 2; k++)
    {
      size_t n_points;
      g_autofree double *points = points_of (both[k], 16, 3, 2, &n_points);

      for (size_t base = 0; base < 16; base++)
        {
          const double *a = points + base * 5 * 3, *b = a + 4 * 3;

          for (int j = 0; j < 3; j++)
            {
              cr_assert_neq (a[j], b[j]);
              for (int c = 0; c < 3; c++)
                cr_assert_eq (a[(j + 1) * 3 + c], c == j ? b[c] : a[c]);
            }
        }
    }
}

Test (simulation_design, morris_moves_each_column_once_by_a_half_in_any_order)
{
  size_t n_points;
  g_autofree double *points = points_of ("morris:8", 300, 3, 2, &n_points);
  int orders[27] = { 0 }, rises = 0, used = 0;

  for (size_t t = 0; t < 300; t++)
    {
      int order = 0, seen = 0;

      for (size_t step = 1; step <= 3; step++)
        for (int j = 0; j < 3; j++)
          {
            const double *row = points + (t * 4 + step) * 3;
            double moved = row[j] - row[j - 3];

            if (moved == 0)
              continue;
            cr_assert_eq (fabs (moved), 0.5);
            cr_assert_eq (seen & 1 << j, 0);
            seen |= 1 << j;
            order = 3 * order + j;
            rises += moved > 0;
          }
      cr_assert_eq (seen, 7);
      orders[order]++;
    }
  for (int k = 0; k < 27; k++)
    {
      used += orders[k] > 0;
      cr_assert (orders[k] == 0 || (orders[k] > 20 && orders[k] < 90), "%d", orders[k]);
    }
  cr_assert_eq (used, 6);
  cr_assert (rises > 370 && rises < 530, "%d", rises);
  for (size_t i = 0; i < n_points * 3; i++)
    cr_assert_eq (fmod (points[i] * 8, 1), 0.5);
}

/* The mean of a smooth function: 1/√n for independent points, so that four times as many halve the
 * error; a hypercube and a sequence do much better. */
static double
error_of_mean (const char *kind, size_t n, int n_seeds)
{
  double squares = 0;

  for (int seed = 1; seed <= n_seeds; seed++)
    {
      size_t n_points;
      g_autofree double *points = points_of (kind, n, 3, seed, &n_points);
      double sum = 0;

      for (size_t i = 0; i < n; i++)
        sum += exp (points[3 * i]) * points[3 * i + 1] + points[3 * i + 2] * points[3 * i + 2];
      sum = sum / (double)n - (exp (1) - 1) / 2 - 1.0 / 3;
      squares += sum * sum / n_seeds;
    }
  return sqrt (squares);
}

Test (simulation_design, the_error_of_a_mean_shrinks_as_one_over_the_root_of_n)
{
  double before = error_of_mean ("monte-carlo", 250, 400), exact = 0.558;

  /* over 400 seeds an error is known to 3.5 % */
  cr_assert_float_eq (before * sqrt (250) / exact, 1, 0.15, "%g", before * sqrt (250));
  for (size_t n = 1000; n <= 16000; n *= 4)
    {
      double after = error_of_mean ("monte-carlo", n, 400);

      cr_assert_float_eq (before / after, 2, 0.3, "%zu: %g", n, before / after);
      before = after;
    }
  cr_assert_lt (error_of_mean ("latin-hypercube", 1000, 50), 0.5 * exact / sqrt (1000));
  cr_assert_lt (error_of_mean ("sobol", 1024, 50), 0.05 * exact / sqrt (1024));
}

Test (simulation_design, refuses_what_is_no_design_and_says_what_is)
{
  static const struct
  {
    const char *kind;
    size_t n;
    size_t d;
    AwrashError code;
    const char *said;
  } rows[] = {
    { "halton", 10, 2, AWRASH_ERROR_NAME,
      "design is \"halton\", expected one of: monte-carlo, latin-hypercube, sobol, factorial, "
      "saltelli:monte-carlo, saltelli, morris" },
    { "sobol:3", 10, 2, AWRASH_ERROR_NAME, NULL },
    { "sobol", 0, 2, AWRASH_ERROR_VALUE,
      "n is 0, expected 1 to 1073741824 for the design \"sobol\" with 2 columns" },
    { "sobol", ((size_t)1 << 30) + 1, 2, AWRASH_ERROR_VALUE, NULL },
    { "sobol", 10, 41, AWRASH_ERROR_VALUE,
      "the design \"sobol\" has 41 columns of Sobol's sequence, expected at most 40" },
    { "saltelli", 10, 21, AWRASH_ERROR_VALUE, NULL },
    { "saltelli", (size_t)1 << 29, 2, AWRASH_ERROR_VALUE, NULL },
    { "monte-carlo", 10, 0, AWRASH_ERROR_VALUE, "n_dimensions is 0, expected 1 to 1024" },
    { "monte-carlo", 10, 1025, AWRASH_ERROR_VALUE, NULL },
    { "monte-carlo", ((size_t)1 << 32) + 1, 1, AWRASH_ERROR_VALUE, NULL },
    { "latin-hypercube", 0, 1, AWRASH_ERROR_VALUE, NULL },
    { "factorial", 0, 2, AWRASH_ERROR_VALUE, NULL },
    { "factorial", 10, 30, AWRASH_ERROR_VALUE, NULL },
    { "factorial:2,3", 7, 2, AWRASH_ERROR_VALUE,
      "n is 7, expected 0 or the 6 rows of the design \"factorial:2,3\"" },
    { "factorial:2,3", 0, 3, AWRASH_ERROR_VALUE,
      "the design \"factorial:2,3\" lists 2 numbers, expected one for each of 3 columns" },
    { "factorial:2,x", 0, 2, AWRASH_ERROR_VALUE, NULL },
    { "factorial:2,0", 0, 2, AWRASH_ERROR_VALUE,
      "design is \"factorial:2,0\", expected whole numbers from 1 behind the colon" },
    { "morris:5", 10, 2, AWRASH_ERROR_VALUE, NULL },
    { "morris:4,4", 10, 2, AWRASH_ERROR_VALUE, NULL },
    { "morris", 0, 2, AWRASH_ERROR_VALUE, NULL }
  };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (GError) error = NULL;

      cr_assert_null (awrash_simulation_design_new (rows[k].kind, rows[k].n, rows[k].d, 1, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[k].code), "%s: %s", rows[k].kind,
                 error->message);
      if (rows[k].said != NULL)
        cr_expect_str_eq (error->message, rows[k].said);
    }
}

Test (simulation_design, refuses_rows_that_it_has_not_and_writes_nothing)
{
  g_autoptr (AwrashSimulationDesign) design
      = awrash_simulation_design_new ("monte-carlo", 10, 2, 1, NULL);
  static const size_t bad[][3] = { { 11, 0, 2 }, { 5, 6, 2 }, { 0, SIZE_MAX, 2 }, { 0, 1, 1 } };

  for (size_t k = 0; k < G_N_ELEMENTS (bad); k++)
    {
      g_autoptr (GError) error = NULL;
      double point[2] = { -7, -7 };

      cr_assert_not (awrash_simulation_design_get_rows (design, bad[k][0], bad[k][1], bad[k][2],
                                                        point, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
      cr_expect (point[0] == -7 && point[1] == -7);
    }
  cr_assert (awrash_simulation_design_get_rows (design, 10, 0, 2, NULL, NULL));
}
