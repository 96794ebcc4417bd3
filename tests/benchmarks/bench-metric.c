/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a weighted Gini takes beside the textbook way: sort pairs with qsort, cumulate, sum.
 * Source: log-normal values from a fixed stream of numbers.
 * Invariant: both run in turn in one process; medians are printed, nothing is asserted of time. */

#include <awrash.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define TURNS 15

typedef struct
{
  double x;
  double w;
} Row;

static int
compare_rows (const void *a, const void *b)
{
  const Row *left = a, *right = b;

  return (left->x > right->x) - (left->x < right->x);
}

static double
textbook_gini (size_t n, const double x[], const double w[])
{
  g_autofree Row *rows = g_new (Row, n);
  double weight = 0, held = 0, area = 0;

  for (size_t i = 0; i < n; i++)
    rows[i] = (Row){ x[i], w[i] };
  qsort (rows, n, sizeof *rows, compare_rows);
  for (size_t i = 0; i < n; i++)
    {
      area += rows[i].w * (2 * held + rows[i].w * rows[i].x);
      held += rows[i].w * rows[i].x;
      weight += rows[i].w;
    }
  return 1 - area / (weight * held);
}

static double
library_gini (size_t n, const double x[], const double w[])
{
  g_autoptr (GError) error = NULL;
  double value = NAN;

  awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, n, x, w, &value, &error);
  g_assert_no_error (error);
  return value;
}

typedef double (*Gini) (size_t n, const double x[], const double w[]);

/* Microseconds a call, over enough calls for the clock. */
static double
time_of (Gini gini, size_t n, const double x[], const double w[], double *value)
{
  size_t calls = MAX (1, 100000 / n);
  gint64 start = g_get_monotonic_time ();

  for (size_t call = 0; call < calls; call++)
    *value = gini (n, x, w);
  return (double)(g_get_monotonic_time () - start) / (double)calls;
}

static int
compare_doubles (const void *a, const void *b)
{
  const double *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

static double
median (double times[TURNS])
{
  qsort (times, TURNS, sizeof *times, compare_doubles);
  return times[TURNS / 2];
}

static void
compare (size_t n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260401);
  g_autofree double *x = g_new (double, n);
  g_autofree double *w = g_new (double, n);
  double library[TURNS], textbook[TURNS], ours = 0, theirs = 0;

  for (size_t i = 0; i < n; i++)
    {
      double u = g_rand_double (random), v = g_rand_double (random);

      x[i] = exp (sqrt (-2 * log (1 - u)) * cos (2 * G_PI * v));
      w[i] = 0.5 + g_rand_double (random);
    }
  for (int turn = 0; turn < TURNS; turn++)
    {
      library[turn] = time_of (library_gini, n, x, w, &ours);
      textbook[turn] = time_of (textbook_gini, n, x, w, &theirs);
    }
  printf ("weighted Gini, n = %8zu: %12.2f µs, textbook %12.2f µs, ratio %.2f, difference %.1e\n",
          n, median (library), median (textbook), median (library) / median (textbook),
          ours - theirs);
}

int
main (void)
{
  compare (75);
  compare (100000);
  compare (1000000);
  return 0;
}
