/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that laws, designs and analyses allocate is given back, whether they answer or refuse.
 * Source: the refusals listed in random.h, simulation-design.h and simulation-analysis.h.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include <awrash.h>
#include <math.h>

enum
{
  N = 24
};

static void
draw_all (void)
{
  static const char *const laws[]
      = { "normal:0,1",    "uniform:1",          "gauss:0,1",
          "pert:0,1,2",    "categories:a=1,b=2", "categories:a=1,a=2",
          "categories:a=", "uniform:0,1e999",    "truncated-normal:0,1,2,3" };
  AwrashRandomAddress addresses[] = { { .seed = 1 }, { .place = -1 } };
  double u[] = { 0.2, 1.0 }, x[3];

  for (size_t k = 0; k < G_N_ELEMENTS (laws); k++)
    {
      GError *error = NULL;
      AwrashLaw *law = awrash_random_law_new (laws[k], &error);

      g_clear_error (&error);
      for (int a = 0; a < 2 && law != NULL; a++)
        {
          awrash_random_law_draw (law, &addresses[a], 3, x, &error);
          g_clear_error (&error);
        }
      if (law != NULL)
        awrash_random_law_quantile (law, 2, u, x, &error);
      g_clear_error (&error);
      awrash_random_law_free (law);
    }
}

static void
design_all (void)
{
  static const char *const kinds[]
      = { "monte-carlo",   "latin-hypercube", "sobol",       "factorial",
          "factorial:2,3", "factorial:2,x",   "saltelli",    "morris",
          "morris:3",      "halton",          "factorial:2", "saltelli:monte-carlo",
          "sobol:2" };

  for (size_t k = 0; k < 2 * G_N_ELEMENTS (kinds); k++)
    {
      GError *error = NULL;
      double points[2 * N] = { 0 }, values[N];
      AwrashSobolIndex indices[2];
      AwrashMorris effects[2];
      AwrashSimulationDesign *design
          = awrash_simulation_design_new (kinds[k / 2], k % 2 * 6, 2, 1, &error);

      g_clear_error (&error);
      for (size_t rows = 5; design != NULL && rows <= N; rows += N - 5)
        {
          awrash_simulation_design_get_rows (design, 0, rows, 2, points, &error);
          g_clear_error (&error);
        }
      for (size_t i = 0; i < N; i++)
        values[i] = k % 4 < 2 ? 1 : points[2 * i];
      awrash_simulation_sobol (0.9, 5, 1, 2, N, values, indices, &error);
      g_clear_error (&error);
      awrash_simulation_morris (2, N, points, values, effects, &error);
      g_clear_error (&error);
      awrash_simulation_design_free (design);
    }
}

static void
analyse_all (double last)
{
  static const char *const criteria[] = { "at-least:1", "at-most:x" };
  double values[N] = { 1, 2, 3 }, levels[] = { 0.5, 2 }, out[3][N];
  int64_t group[4] = { 0, 1, 2, 1 };
  AwrashProvinceGain gains[4];
  GError *error = NULL;

  values[N - 1] = last;
  for (size_t n_scenarios = 1; n_scenarios <= 5; n_scenarios += 2)
    {
      awrash_simulation_mean (n_scenarios, 4, N, values, out[0], out[1], &error);
      g_clear_error (&error);
      awrash_simulation_paired (n_scenarios, n_scenarios, 4, N, values, out[0], out[1], out[2],
                                &error);
      g_clear_error (&error);
      awrash_simulation_regret (n_scenarios == 1 ? "lowest" : "least", n_scenarios, 4, N, values,
                                out[0], &error);
      g_clear_error (&error);
      awrash_simulation_satisficing (n_scenarios == 1 ? 1 : 2, criteria, n_scenarios, 4, N, values,
                                     out[0], out[1], &error);
      g_clear_error (&error);
      awrash_simulation_gains (n_scenarios, 4, N, values, values, gains, &error);
      g_clear_error (&error);
      awrash_simulation_gather (n_scenarios, 4, group, 6, N, values, out[0], &error);
      g_clear_error (&error);
      awrash_simulation_strata (n_scenarios - 1, 4, values, values + N - 4, group, &error);
      g_clear_error (&error);
      awrash_simulation_bands (n_scenarios == 1 ? 1 : 2, levels, 4, N, values, out[0], &error);
      g_clear_error (&error);
    }
}

int
main (void)
{
  draw_all ();
  design_all ();
  analyse_all (4);
  analyse_all (NAN);
  return 0;
}
