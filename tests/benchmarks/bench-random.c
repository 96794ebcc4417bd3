/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a number takes, beside GSL's Mersenne twister, and a value of each law.
 * Source: none. Invariant: medians of CPU time are printed, nothing is asserted of it. */

#include "random/gsl-private.h"
#include "random/philox-private.h"
#include "support/clock.h"
#include "support/median.h"

#include <stdio.h>

enum
{
  TURNS = 7,
  PLACES = 75,
  MANY = 1 << 20
};

typedef struct
{
  gsl_rng *generator;
  AwrashLaw *law;
  double *u;
  double *x;
} Work;

/* Nanoseconds for each of MANY numbers. */
static double
time_of (void (*work) (const Work *what), const Work *what)
{
  double times[TURNS];

  for (int turn = 0; turn < TURNS; turn++)
    {
      double start = test_cpu_seconds ();

      work (what);
      times[turn] = (test_cpu_seconds () - start) * 1e9 / MANY;
    }
  return test_median (TURNS, times);
}

static void
fill_places (const Work *what)
{
  AwrashRandomAddress address = { .seed = 1 };

  for (size_t i = 0; i + PLACES <= MANY; i += PLACES, address.scenario++)
    awrash_i_random_places (&address, PLACES, what->u + i);
}

static void
fill_stream (const Work *what)
{
  AwrashRandomAddress address = { .seed = 1 };

  (void)awrash_random_uniform (&address, MANY, what->u, NULL);
}

static void
fill_by_gsl (const Work *what)
{
  for (size_t i = 0; i < MANY; i++)
    what->u[i] = gsl_rng_uniform (what->generator);
}

static void
invert (const Work *what)
{
  (void)awrash_random_law_quantile (what->law, MANY, what->u, what->x, NULL);
}

int
main (void)
{
  static const char *const laws[]
      = { "uniform:0,1",        "triangular:0,1,3", "normal:0,1",  "truncated-normal:0,1,-1,2",
          "lognormal:1,2",      "exponential:1",    "integer:1,6", "categories:a=1,b=2,c=3",
          "bernoulli:0.3",      "poisson:4",        "poisson:900", "binomial:12,0.4",
          "binomial:1000,0.81", "pert:0,1,4",       "beta:0.5,3",  "gamma:0.2,1",
          "gamma:2.5,1",        "gamma:10000,1" };
  Work what = { .u = g_new (double, MANY), .x = g_new (double, MANY) };
  double twister, own, stream, places;

  what.generator = gsl_rng_alloc (gsl_rng_mt19937);
  twister = time_of (fill_by_gsl, &what);
  gsl_rng_free (what.generator);
  what.generator = gsl_rng_alloc (awrash_i_random_gsl_type ());
  own = time_of (fill_by_gsl, &what);
  stream = time_of (fill_stream, &what);
  places = time_of (fill_places, &what);
  printf ("numbers of 53 bits, nanoseconds each (millions a second):\n"
          "  75 places at once %.1f (%.0f), a stream %.1f (%.0f), through GSL %.1f (%.0f)\n"
          "  GSL's mt19937, 32 bits %.1f (%.0f)\n",
          places, 1e3 / places, stream, 1e3 / stream, own, 1e3 / own, twister, 1e3 / twister);
  printf ("75 places: %.2f microseconds\nvalues of laws, nanoseconds each:\n",
          PLACES * places / 1e3);
  for (size_t k = 0; k < G_N_ELEMENTS (laws); k++)
    {
      what.law = awrash_random_law_new (laws[k], NULL);
      printf ("  %-26s %7.0f\n", laws[k], time_of (invert, &what));
      awrash_random_law_free (what.law);
    }
  gsl_rng_free (what.generator);
  g_free (what.u);
  g_free (what.x);
  return 0;
}
