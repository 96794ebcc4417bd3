/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to put a lottery on a thousand balls, and how near the balls come; what drawing
 * a ball, and a panel of the legacy rule, costs.
 * Source: Alternate(2000, 200) of the Nature article, whose three types are on balls exactly;
 * panels drawn by lot with as many types as panels. Invariant: CPU time is printed, nothing is
 * asserted. */

#include "support/clock.h"

#include <awrash.h>
#include <stdio.h>

enum
{
  BALLS = 1000
};

/* n panels of size persons of n types of up to three persons, with exponential tickets. */
static void
time_balls (size_t n, size_t size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261126);
  g_autofree int64_t *panels = g_new0 (int64_t, n * n), *sizes = g_new (int64_t, n);
  g_autofree int64_t *tickets = g_new (int64_t, n), *times = g_new (int64_t, n);
  AwrashUniformity record;
  double start;

  for (size_t t = 0; t < n; t++)
    sizes[t] = g_rand_int_range (rand, 1, 4);
  for (size_t p = 0; p < n; p++)
    {
      tickets[p] = 1 + g_rand_int_range (rand, 0, 1000000);
      for (size_t k = 0; k < size;)
        {
          size_t t = (size_t)g_rand_int_range (rand, 0, (int)n);

          if (panels[p * n + t] == sizes[t])
            continue;
          panels[p * n + t]++;
          k++;
        }
    }
  start = test_cpu_seconds ();
  if (awrash_selection_uniform (n, n, panels, sizes, tickets, BALLS, times, &record, NULL))
    printf ("%4zu panels of %zu, %4zu types, on %d balls: %8.1f ms, off by %.2f balls, at least "
            "%.2f (%s)\n",
            n, size, n, BALLS, 1e3 * (test_cpu_seconds () - start), record.error * BALLS,
            record.bound * BALLS, awrash_base_status_get_name ((AwrashStatus)record.status));
}

static void
time_alternate (void)
{
  enum
  {
    PERSONS = 2000,
    SIZE = 200,
    PANELS = 100
  };
  const int64_t n_values[] = { 2, 2 }, lower[] = { 99, 99, 99, 99 },
                upper[] = { 200, 200, 200, 200 };
  g_autofree int64_t *value = g_new0 (int64_t, 2 * PERSONS), *times = g_new (int64_t, PERSONS);
  g_autofree int64_t *counts = g_new (int64_t, 3 * BALLS);
  g_autofree int64_t *members = g_new (int64_t, BALLS * SIZE);
  g_autoptr (AwrashPool) pool = NULL;
  g_autoptr (AwrashPanelQuestion) question = NULL;
  AwrashLegacy record;
  double start;

  for (size_t i = 0; i < PERSONS; i++)
    {
      value[2 * i] = i >= PERSONS / 2;
      value[2 * i + 1] = i > 0 && i < PERSONS / 2;
    }
  pool = awrash_selection_pool_new (PERSONS, 2, n_values, value, NULL, NULL);
  question = awrash_selection_question_new (pool, SIZE, lower, upper, FALSE, NULL);
  for (size_t ball = 0; ball < BALLS; ball++)
    {
      counts[3 * ball] = ball < 100;
      counts[3 * ball + 1] = 100 - counts[3 * ball];
      counts[3 * ball + 2] = 100;
    }
  start = test_cpu_seconds ();
  if (awrash_selection_number (question, BALLS, counts, members, NULL))
    printf ("Alternate(2000,200): persons dealt out on %d balls: %.1f ms\n", BALLS,
            1e3 * (test_cpu_seconds () - start));
  start = test_cpu_seconds ();
  if (awrash_selection_legacy (question, "bench", PANELS, 0, times, &record, NULL))
    printf ("Alternate(2000,200): a panel of the legacy rule: %.2f ms\n",
            1e3 * (test_cpu_seconds () - start) / PANELS);
}

static void
time_draws (void)
{
  enum
  {
    DRAWS = 100000
  };
  double start = test_cpu_seconds ();
  size_t panel, sum = 0;

  for (size_t k = 0; k < DRAWS; k++)
    {
      char seed[32];

      (void)g_snprintf (seed, sizeof seed, "seed %zu", k);
      if (awrash_selection_draw_panel (seed, BALLS, NULL, &panel, NULL))
        sum += panel;
    }
  printf ("a draw from a seed: %.2f us (mean ball %.1f)\n",
          1e6 * (test_cpu_seconds () - start) / DRAWS, 1 + (double)sum / DRAWS);
}

int
main (void)
{
  time_alternate ();
  time_balls (11, 6);
  time_balls (122, 22);
  time_balls (400, 30);
  time_draws ();
  return 0;
}
