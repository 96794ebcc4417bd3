/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Apportionment against the textbook's heap, which serves one unit after the other in doubles.
 * Source: the heap is the priority list of the US Census Bureau. Invariant: both run interleaved
 * in one process, medians are printed, and answers are compared before anything is timed. */

#include <awrash.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *label;
  const char *rule;
  gsize n;
  int64_t total;
  int rounds;  /* pairs of timings */
  int repeats; /* calls in one timing */
} Work;

typedef struct
{
  double priority;
  gsize recipient;
} Entry;

static double
get_priority (const Work *work, double claim, int64_t units)
{
  double k = (double)units + 1;

  if (strcmp (work->rule, "webster") == 0)
    return claim / (k - 0.5);
  return units == 0 ? INFINITY : claim / sqrt (k * (k - 1));
}

static void
sift_down (gsize n, Entry heap[], gsize at)
{
  Entry entry = heap[at];

  for (gsize child = 2 * at + 1; child < n; child = 2 * at + 1)
    {
      if (child + 1 < n && heap[child + 1].priority > heap[child].priority)
        child++;
      if (heap[child].priority <= entry.priority)
        break;
      heap[at] = heap[child];
      at = child;
    }
  heap[at] = entry;
}

/* Jump to the whole part of the share less one rounding, then step with the heap. */
static void
serve_by_heap (const Work *work, const double claims[], Entry heap[], int64_t units[])
{
  double sum = 0;
  int64_t left = work->total;

  for (gsize i = 0; i < work->n; i++)
    sum += claims[i];
  for (gsize i = 0; i < work->n; i++)
    {
      double share = floor (claims[i] / sum * (double)(work->total - (int64_t)work->n / 2) - 1);
      units[i] = share > 0 ? (int64_t)share : 0;
      left -= units[i];
      heap[i] = (Entry){ get_priority (work, claims[i], units[i]), i };
    }
  for (gsize i = work->n; i-- > 0;)
    sift_down (work->n, heap, i);
  for (; left > 0; left--)
    {
      gsize best = heap[0].recipient;
      units[best]++;
      heap[0].priority = get_priority (work, claims[best], units[best]);
      sift_down (work->n, heap, 0);
    }
}

static int
compare_times (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static double
get_median (int n, double times[])
{
  qsort (times, (size_t)n, sizeof *times, compare_times);
  return times[n / 2];
}

/* Log-normal claims by the sum of twelve uniform draws; the same on every machine but for exp. */
static double *
make_claims (gsize n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (435);
  double *claims = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    {
      double normal = -6;
      for (int draw = 0; draw < 12; draw++)
        normal += g_rand_double (random);
      claims[i] = floor (exp (13 + 1.2 * normal)) + 1;
    }
  return claims;
}

static void
run (const Work *work)
{
  g_autofree double *claims = make_claims (work->n);
  g_autofree Entry *heap = g_new (Entry, work->n);
  g_autofree int64_t *units = g_new (int64_t, work->n), *other = g_new (int64_t, work->n);
  g_autofree double *ours = g_new (double, work->rounds), *theirs = g_new (double, work->rounds);
  g_autoptr (AwrashClaims) question
      = awrash_apportion_claims_new (work->n, claims, NULL, NULL, NULL);
  AwrashAllotment answer = { 0 };
  gsize n_other = 0;

  for (int round = 0; round < work->rounds; round++)
    {
      gint64 start = g_get_monotonic_time ();
      for (int i = 0; i < work->repeats; i++)
        awrash_apportion_divisor (question, work->total, work->rule, NULL, units, NULL, NULL,
                                  &answer, NULL);
      gint64 middle = g_get_monotonic_time ();
      for (int i = 0; i < work->repeats; i++)
        serve_by_heap (work, claims, heap, other);
      ours[round] = (double)(middle - start) / work->repeats;
      theirs[round] = (double)(g_get_monotonic_time () - middle) / work->repeats;
    }
  for (gsize i = 0; i < work->n; i++)
    n_other += units[i] != other[i];
  double own = get_median (work->rounds, ours), heap_time = get_median (work->rounds, theirs);
  printf ("%-34s %-16s %12.2f µs %12.2f µs %8.3f  %s, %zu of %zu differ\n", work->label, work->rule,
          own, heap_time, own / heap_time,
          awrash_base_status_get_name ((AwrashStatus)answer.status), n_other, work->n);
}

int
main (void)
{
  static const Work works[] = {
    { "50 states, 435 seats", "webster", 50, 435, 25, 400 },
    { "50 states, 435 seats", "huntington-hill", 50, 435, 25, 400 },
    { "10^6 claims, total 10^8", "webster", 1000000, 100000000, 5, 1 },
    { "10^6 claims, total 10^8", "huntington-hill", 1000000, 100000000, 5, 1 },
  };

  printf ("%-34s %-16s %15s %15s %8s\n", "work", "rule", "exact, awrash", "heap, doubles", "ratio");
  for (gsize i = 0; i < G_N_ELEMENTS (works); i++)
    run (&works[i]);
  return EXIT_SUCCESS;
}
