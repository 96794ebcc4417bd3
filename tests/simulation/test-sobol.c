/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sobol indices against the closed forms of Ishigami's function and of Sobol's G.
 * Source: T. Ishigami and T. Homma (1990); I. M. Sobol' (1993); the figures are those of
 * cases/fairalloc/sensitivity. Invariant: an interval covers the closed form about as often as its
 * level says. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

typedef double (*Model) (const double u[]);

static double
ishigami (const double u[])
{
  double x[3];

  for (int j = 0; j < 3; j++)
    x[j] = G_PI * (2 * u[j] - 1);
  return sin (x[0]) + 7 * sin (x[1]) * sin (x[1]) + 0.1 * pow (x[2], 4) * sin (x[0]);
}

static double
sobol_g (const double u[])
{
  static const double a[] = { 78, 12, 0.5, 2, 97, 33 };
  double product = 1;

  for (int j = 0; j < 6; j++)
    product *= (fabs (4 * u[j] - 2) + a[j]) / (1 + a[j]);
  return product;
}

static const double ishigami_first[] = { 0.31390519114781146, 0.4424111447900409, 0 };
static const double ishigami_total[]
    = { 0.5575888552099592, 0.4424111447900409, 0.2436836640621477 };
static const double g_first[]
    = { 0.0002760650382126768, 0.010194804162635008,   0.765743068215696,
        0.191435767053924,     0.00017939628316173637, 0.0014904168715270901 };

static double *
run (const char *kind, size_t n, size_t d, int64_t seed, Model model, size_t *n_points)
{
  g_autoptr (AwrashSimulationDesign) design = awrash_simulation_design_new (kind, n, d, seed, NULL);
  g_autofree double *point = g_new (double, d);
  double *values;

  *n_points = awrash_simulation_design_get_n_points (design);
  values = g_new (double, *n_points);
  for (size_t i = 0; i < *n_points; i++)
    {
      cr_assert (awrash_simulation_design_get_rows (design, i, 1, d, point, NULL));
      values[i] = model (point);
    }
  return values;
}

Test (simulation_sobol, ishigami_is_its_closed_form)
{
  size_t n_points;
  g_autofree double *values = run ("saltelli", 1 << 14, 3, 1, ishigami, &n_points);
  AwrashSobolIndex indices[3];

  cr_assert (awrash_simulation_sobol (0.95, 100, 1, 3, n_points, values, indices, NULL));
  for (int j = 0; j < 3; j++)
    {
      cr_expect_float_eq (indices[j].first, ishigami_first[j], 0.004, "%d: %g", j,
                          indices[j].first);
      cr_expect_float_eq (indices[j].total, ishigami_total[j], 0.004, "%d: %g", j,
                          indices[j].total);
      cr_expect (indices[j].first_low < indices[j].first
                 && indices[j].first < indices[j].first_high);
      cr_expect (indices[j].total_low < indices[j].total
                 && indices[j].total < indices[j].total_high);
    }
  cr_assert_eq (awrash_simulation_sobol_size (), 6 * sizeof (double));
}

Test (simulation_sobol, sobols_g_is_its_closed_form)
{
  size_t n_points;
  g_autofree double *values = run ("saltelli", 1 << 14, 6, 1, sobol_g, &n_points);
  AwrashSobolIndex indices[6];

  cr_assert (awrash_simulation_sobol (0.95, 0, 1, 6, n_points, values, indices, NULL));
  for (int j = 0; j < 6; j++)
    {
      /* total: the first over what is left of 1 + V_j for the others, V the whole variance */
      static const double a[] = { 78, 12, 0.5, 2, 97, 33 };
      double whole = 1, own = 1 / (3 * (1 + a[j]) * (1 + a[j])), total;

      for (int k = 0; k < 6; k++)
        whole *= 1 + 1 / (3 * (1 + a[k]) * (1 + a[k]));
      total = whole / (1 + own) * own / (whole - 1);
      cr_expect_float_eq (whole - 1, 0.19346978679592497, 1e-14);
      cr_expect_float_eq (indices[j].first, g_first[j], 0.002, "%d: %g", j, indices[j].first);
      cr_expect_float_eq (indices[j].total, total, 0.002, "%d: %g", j, indices[j].total);
      cr_expect (isnan (indices[j].first_low) && isnan (indices[j].total_high));
    }
}

/* 300 studies with independent rows: of 6 indices at 90 % some 1,620 are covered, 1,560 to 1,680
 * give or take; the bootstrap of a quotient is a little narrow. */
Test (simulation_sobol, intervals_cover_the_closed_form_as_often_as_they_say)
{
  int covered = 0;

  for (int seed = 1; seed <= 300; seed++)
    {
      size_t n_points;
      g_autofree double *values = run ("saltelli:monte-carlo", 300, 3, seed, ishigami, &n_points);
      AwrashSobolIndex indices[3];

      cr_assert (awrash_simulation_sobol (0.9, 200, seed, 3, n_points, values, indices, NULL));
      for (int j = 0; j < 3; j++)
        {
          covered += indices[j].first_low <= ishigami_first[j]
                     && ishigami_first[j] <= indices[j].first_high;
          covered += indices[j].total_low <= ishigami_total[j]
                     && ishigami_total[j] <= indices[j].total_high;
        }
    }
  cr_assert (covered > 1520 && covered < 1700, "%d of 1800", covered);
}

/* A year in a hundred is one of need: many a resample has none, and says nothing of what it comes
 * from. */
Test (simulation_sobol, a_resample_that_does_not_vary_is_left_out)
{
  enum
  {
    ROWS = 64,
    D = 2
  };
  double values[ROWS * (D + 2)] = { 0 };
  AwrashSobolIndex index[D];

  /* in one row of A, and where its second input stays: all comes from that input */
  values[0] = values[1] = 1;
  cr_assert (awrash_simulation_sobol (0.9, 500, 7, D, ROWS * (D + 2), values, index, NULL));
  for (gsize j = 0; j < D; j++)
    {
      cr_expect (index[j].first_low >= -1 && index[j].first_high <= 2, "%zu: %g to %g", j,
                 index[j].first_low, index[j].first_high);
      cr_expect (index[j].total_low >= -1 && index[j].total_high <= 2, "%zu: %g to %g", j,
                 index[j].total_low, index[j].total_high);
      cr_expect_leq (index[j].total_low, index[j].total);
      cr_expect_geq (index[j].total_high, index[j].total);
    }
}

Test (simulation_sobol, neither_unit_nor_origin_of_the_outcome_matters)
{
  size_t n_points;
  g_autofree double *values = run ("saltelli", 256, 3, 1, ishigami, &n_points);
  AwrashSobolIndex before[3], after[3];

  cr_assert (awrash_simulation_sobol (0.95, 20, 1, 3, n_points, values, before, NULL));
  for (size_t i = 0; i < n_points; i++)
    values[i] = 1e300 * (values[i] - 3);
  cr_assert (awrash_simulation_sobol (0.95, 20, 1, 3, n_points, values, after, NULL));
  for (int j = 0; j < 3; j++)
    {
      cr_expect_float_eq (before[j].first, after[j].first, 1e-12);
      cr_expect_float_eq (before[j].total_low, after[j].total_low, 1e-12);
    }
}

Test (simulation_sobol, refuses_what_it_cannot_answer_and_writes_nothing)
{
  static const struct
  {
    double level;
    size_t d;
    size_t n_points;
    double last;
    AwrashError code;
    const char *said;
  } rows[]
      = { { 1, 1, 6, 2, AWRASH_ERROR_VALUE, "level is 1, expected a number above 0 and below 1" },
          { 0.95, 1, 5, 2, AWRASH_ERROR_VALUE,
            "there are 5 rows for 1 columns, expected a multiple of 3" },
          { 0.95, 0, 6, 2, AWRASH_ERROR_VALUE, NULL },
          { 0.95, 1, 3, 2, AWRASH_ERROR_EMPTY, NULL },
          { 0.95, 1, 0, 2, AWRASH_ERROR_EMPTY, NULL },
          { 0.95, 1, 6, NAN, AWRASH_ERROR_VALUE, "values[5] is nan, expected a finite number" },
          { 0.95, 1, 6, 1, AWRASH_ERROR_EMPTY,
            "the values of the rows of A and B are all alike, expected some that vary" } };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (GError) error = NULL;
      double values[] = { 1, 1, 1, 1, 1, rows[k].last };
      AwrashSobolIndex index = { .first = -7 };

      cr_assert_not (awrash_simulation_sobol (rows[k].level, 5, 1, rows[k].d, rows[k].n_points,
                                              values, &index, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, rows[k].code), "%s", error->message);
      cr_expect (rows[k].said == NULL || g_str_equal (error->message, rows[k].said), "%s",
                 error->message);
      cr_expect_eq (index.first, -7);
    }
}
