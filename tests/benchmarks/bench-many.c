/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a weighted Gini of many rows takes, by one thread and by two, beside the plain way to
 * it: pairs sorted by their eight bytes, one after the other, then one pass of sums. Source:
 * log-normal values from a fixed stream of numbers; the same ascending, and cut to a thousand
 * different ones. Invariant: all run in turn in one process; medians are printed, nothing is
 * asserted of time; what two threads save is told by the clock on the wall, which says nothing on a
 * busy machine, all else by that of the processor. */

#include "support/median.h"

#include <awrash.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TURNS 5

typedef struct
{
  guint64 key;
  double weight;
} Row;

/* ── the plain way ──────────────────────────────────────────────────────────────────────────── */

static void
pass (size_t n, int shift, const Row from[], Row to[])
{
  size_t at[257] = { 0 };

  for (size_t i = 0; i < n; i++)
    at[((from[i].key >> shift) & 255) + 1]++;
  for (int k = 0; k < 256; k++)
    at[k + 1] += at[k];
  for (size_t i = 0; i < n; i++)
    to[at[(from[i].key >> shift) & 255]++] = from[i];
}

static double
plain_gini (size_t n, const double x[], const double w[])
{
  g_autofree Row *rows = g_new (Row, n), *spare = g_new (Row, n);
  double weight = 0, held = 0, area = 0;

  for (size_t i = 0; i < n; i++)
    {
      memcpy (&rows[i].key, &x[i], sizeof x[i]);
      rows[i].weight = w[i];
    }
  for (int shift = 0; shift < 64; shift += 16)
    {
      pass (n, shift, rows, spare);
      pass (n, shift + 8, spare, rows);
    }
  for (size_t i = 0; i < n; i++)
    {
      double value = 0;

      memcpy (&value, &rows[i].key, sizeof value);
      area += rows[i].weight * (2 * held + rows[i].weight * value);
      held += rows[i].weight * value;
      weight += rows[i].weight;
    }
  return 1 - area / (weight * held);
}

/* ── the library ────────────────────────────────────────────────────────────────────────────── */

static double
library_gini (size_t n_threads, size_t n, const double x[], const double w[])
{
  g_autoptr (GError) error = NULL;
  double value = NAN;

  awrash_metric_gini_by_threads (n_threads, AWRASH_GINI_CORRECTION_NONE, n, x, w, &value, &error);
  g_assert_no_error (error);
  return value;
}

static double
since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1e3;
}

static double
processor (void)
{
  return (double)clock () * 1e3 / CLOCKS_PER_SEC;
}

/* What one thread takes of the processor, in milliseconds. */
static double
compare (const char *what, size_t n, const double x[], const double w[])
{
  double one[TURNS], saved[TURNS], plain[TURNS], ratio[TURNS], ours = 0, theirs = 0;

  for (int turn = 0; turn < TURNS; turn++)
    {
      gint64 start = g_get_monotonic_time ();
      double used = processor (), alone;

      ours = library_gini (1, n, x, w);
      one[turn] = processor () - used;
      alone = since (start);
      start = g_get_monotonic_time ();
      library_gini (2, n, x, w);
      saved[turn] = since (start) / alone;
      used = processor ();
      theirs = plain_gini (n, x, w);
      plain[turn] = processor () - used;
      ratio[turn] = one[turn] / plain[turn];
    }
  printf ("%-20s n = %8zu: %7.1f ms, two threads in %.2f of it, plain radix %7.1f ms, ratio %.2f, "
          "difference %.1e\n",
          what, n, test_median (TURNS, one), test_median (TURNS, saved), test_median (TURNS, plain),
          test_median (TURNS, ratio), ours - theirs);
  return test_median (TURNS, one);
}

int
main (void)
{
  const size_t n = 10000000;
  g_autoptr (GRand) random = g_rand_new_with_seed (20260401);
  g_autofree double *x = g_new (double, n);
  g_autofree double *w = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  double unsorted;

  for (size_t i = 0; i < n; i++)
    {
      double u = g_rand_double (random), v = g_rand_double (random);

      x[i] = exp (sqrt (-2 * log (1 - u)) * cos (2 * G_PI * v));
      y[i] = floor (1000 * v);
      w[i] = 0.5 + g_rand_double (random);
    }
  compare ("log-normal", n / 100, x, w);
  unsorted = compare ("log-normal", n, x, w);
  printf ("%.2f of it\n", compare ("1,000 different ones", n, y, w) / unsorted);
  test_sort (n, x);
  printf ("%.2f of it\n", compare ("ascending", n, x, w) / unsorted);
  return 0;
}
