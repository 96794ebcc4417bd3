/* SPDX-License-Identifier: GPL-3.0-or-later */

/* See growing.h. Source: none. Invariant: other work on the machine lengthens a run and never
 * shortens it, so that the least of some is the run's own. */

#include "support/growing.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

/* So many runs at least, and until so much time is measured. */
#define RUNS 3
#define ENOUGH 0.02

const Growing *const growing[] = { growing_numbers, growing_programmes, NULL };

static double
now (void)
{
  struct timespec time;

  if (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time) != 0)
    exit (2);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double
measure (const Growing *one, gsize n)
{
  gpointer question = one->prepare (n);
  double least = INFINITY, sum = 0;

  for (int run = 0; run < RUNS || sum < ENOUGH; run++)
    {
      double start = now ();
      gboolean done = one->call (question, n);
      double own = now () - start;

      if (!done)
        {
          least = NAN;
          break;
        }
      least = fmin (least, own);
      sum += own;
    }
  one->let_go (question);
  return least;
}

double
growing_exponent (const Growing *one, double seconds[4])
{
  for (int doubling = 0; doubling < 4; doubling++)
    seconds[doubling] = measure (one, one->n << doubling);
  return log2 (seconds[3] / seconds[0]) / 3;
}
