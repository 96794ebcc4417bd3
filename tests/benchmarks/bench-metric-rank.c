/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a weighted concentration index takes beside the textbook way (qsort by rank, cumulate,
 * covariance, ties broken as they come), and beside the library's own Gini of the same values.
 * Source: log-normal outcomes and ranks from a fixed stream of numbers.
 * Invariant: all run in turn in one process; medians are printed, nothing is asserted of time. */

#include "support/median.h"

#include <awrash.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define TURNS 15

typedef struct
{
  double z;
  double h;
  double w;
} Row;

typedef struct
{
  size_t n;
  double *h;
  double *z;
  double *w;
} Data;

static int
compare_rows (const void *a, const void *b)
{
  const Row *left = a, *right = b;

  return (left->z > right->z) - (left->z < right->z);
}

static double
textbook (const Data *data)
{
  g_autofree Row *rows = g_new (Row, data->n);
  double weight = 0, held = 0, below = 0, sum = 0;

  for (size_t i = 0; i < data->n; i++)
    rows[i] = (Row){ data->z[i], data->h[i], data->w[i] };
  qsort (rows, data->n, sizeof *rows, compare_rows);
  for (size_t i = 0; i < data->n; i++)
    {
      weight += rows[i].w;
      held += rows[i].w * rows[i].h;
    }
  for (size_t i = 0; i < data->n; i++)
    {
      sum += rows[i].w * rows[i].h * (below + rows[i].w / 2) / weight;
      below += rows[i].w;
    }
  return 2 * sum / held - 1;
}

static double
concentration (const Data *data)
{
  double value = NAN;

  awrash_metric_concentration ("standard", data->n, data->h, data->z, data->w, &value, NULL);
  return value;
}

static double
extended (const Data *data)
{
  double value = NAN;

  awrash_metric_concentration ("extended:3.5", data->n, data->h, data->z, data->w, &value, NULL);
  return value;
}

static double
influence (const Data *data)
{
  g_autofree double *psi = g_new (double, data->n);

  awrash_metric_concentration_influence ("standard", data->n, data->h, data->z, data->w, psi, NULL);
  return psi[0];
}

static double
gini (const Data *data)
{
  double value = NAN;

  awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, data->n, data->z, data->w, &value, NULL);
  return value;
}

static double
slope (const Data *data)
{
  AwrashSlopeIndex found = { .sii = NAN };

  awrash_metric_slope_index ("logit:1e9", data->n, data->h, data->z, data->w, &found, NULL);
  return found.sii;
}

static const struct
{
  const char *name;
  double (*run) (const Data *data);
} ways[] = {
  { "textbook", textbook },   { "concentration", concentration }, { "extended:3.5", extended },
  { "influence", influence }, { "gini of the rank", gini },       { "slope, logit", slope },
};

/* Microseconds of processor time a call. */
static double
time_of (double (*run) (const Data *data), const Data *data, double *value)
{
  size_t calls = MAX (1, 100000 / data->n);
  clock_t start = clock ();

  for (size_t call = 0; call < calls; call++)
    *value = run (data);
  return (double)(clock () - start) * 1e6 / CLOCKS_PER_SEC / (double)calls;
}

static double
log_normal (GRand *random)
{
  double u = g_rand_double (random), v = g_rand_double (random);

  return exp (sqrt (-2 * log (1 - u)) * cos (2 * G_PI * v));
}

static void
compare (size_t n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260401);
  g_autofree double *cells = g_new (double, 3 * n);
  Data data = { n, cells, cells + n, cells + 2 * n };
  double times[G_N_ELEMENTS (ways)][TURNS], value = 0;

  for (size_t i = 0; i < n; i++)
    {
      data.z[i] = log_normal (random);
      data.h[i] = data.z[i] * log_normal (random);
      data.w[i] = 0.5 + g_rand_double (random);
    }
  for (int turn = 0; turn < TURNS; turn++)
    for (size_t k = 0; k < G_N_ELEMENTS (ways); k++)
      times[k][turn] = time_of (ways[k].run, &data, &value);
  for (size_t k = 0; k < G_N_ELEMENTS (ways); k++)
    test_sort (TURNS, times[k]);
  for (size_t k = 0; k < G_N_ELEMENTS (ways); k++)
    printf ("n = %8zu: %-16s %12.2f µs, %.2f of the textbook\n", n, ways[k].name,
            times[k][TURNS / 2], times[k][TURNS / 2] / times[0][TURNS / 2]);
}

int
main (void)
{
  compare (75);
  compare (100000);
  compare (1000000);
  return 0;
}
