/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long decompositions take beside one Gini of the same values, and Shapley's value beside the
 * sets that it is a mean over. Source: log-normal values from a fixed stream of numbers. Invariant:
 * all run in turn in one process; medians are printed, nothing is asserted of time. */

#include "support/clock.h"
#include "support/median.h"

#include <awrash.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define TURNS 7

typedef struct
{
  size_t n;
  size_t n_groups;
  double *x;
  double *w;
  int64_t *group;
} Input;

static void
run_gini (const Input *input)
{
  double value = 0;

  awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, input->n, input->x, input->w, &value, NULL);
}

static void
run_entropy (const Input *input)
{
  awrash_metric_parts_free (awrash_metric_entropy_decomposition (
      1, input->n_groups, input->n, input->x, input->w, input->group, NULL));
}

static void
run_scheme (const Input *input, AwrashGiniScheme scheme)
{
  awrash_metric_parts_free (awrash_metric_gini_decomposition (
      scheme, 2, input->n_groups, input->n, input->x, input->w, input->group, NULL));
}

static void
run_pyatt (const Input *input)
{
  run_scheme (input, AWRASH_GINI_SCHEME_PYATT);
}

static void
run_yitzhaki_lerman (const Input *input)
{
  run_scheme (input, AWRASH_GINI_SCHEME_YITZHAKI_LERMAN);
}

static void
run_dagum (const Input *input)
{
  run_scheme (input, AWRASH_GINI_SCHEME_DAGUM);
}

static double
median_of (void (*run) (const Input *input), const Input *input)
{
  double times[TURNS];

  for (int turn = 0; turn < TURNS; turn++)
    {
      double start = test_cpu_seconds ();

      run (input);
      times[turn] = 1e3 * (test_cpu_seconds () - start);
    }
  return test_median (TURNS, times);
}

static void
compare (size_t n, size_t n_groups)
{
  static const struct
  {
    const char *name;
    void (*run) (const Input *input);
  } runs[] = { { "entropy", run_entropy },
               { "pyatt", run_pyatt },
               { "yitzhaki-lerman", run_yitzhaki_lerman },
               { "dagum", run_dagum } };
  g_autoptr (GRand) random = g_rand_new_with_seed (20260401);
  Input input = { n, n_groups, g_new (double, n), g_new (double, n), g_new (int64_t, n) };
  double gini = 0;

  for (size_t i = 0; i < n; i++)
    {
      double u = g_rand_double (random), v = g_rand_double (random);

      input.x[i] = exp (sqrt (-2 * log (1 - u)) * cos (2 * G_PI * v));
      input.w[i] = 0.5 + g_rand_double (random);
      input.group[i] = (int64_t)(i % n_groups);
    }
  gini = median_of (run_gini, &input);
  printf ("n = %8zu, %3zu groups: gini %9.2f ms", n, n_groups, gini);
  for (size_t k = 0; k < G_N_ELEMENTS (runs); k++)
    {
      double time = median_of (runs[k].run, &input);

      printf (", %s %9.2f ms (%.1f x)", runs[k].name, time, time / gini);
    }
  printf ("\n");
  g_free (input.x);
  g_free (input.w);
  g_free (input.group);
}

static void
time_shapley (size_t n, size_t n_sources)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260401);
  g_autofree double *values = g_new (double, n *n_sources);
  g_autoptr (AwrashSources) sources = NULL;
  double start = 0;

  for (size_t i = 0; i < n * n_sources; i++)
    values[i] = g_rand_double (random);
  sources = awrash_metric_sources_new (n, n_sources, values, NULL, NULL);
  start = test_cpu_seconds ();
  awrash_metric_parts_free (
      awrash_metric_shapley ("gini", AWRASH_SHAPLEY_ABSENT_ZERO, 0, NULL, sources, NULL, NULL));
  start = 1e3 * (test_cpu_seconds () - start);
  printf ("Shapley, gini, %zu rows, %zu sources: %9.2f ms, %.2f µs a set\n", n, n_sources, start,
          1e3 * start / (double)((size_t)1 << n_sources));
}

int
main (void)
{
  compare (75, 12);
  compare (100000, 12);
  compare (1000000, 12);
  compare (1000000, 100);
  time_shapley (75, 10);
  time_shapley (75, 16);
  return 0;
}
