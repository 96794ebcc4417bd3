/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Apportionment against the textbook's heap, which serves one unit after the other in doubles.
 * Source: the heap is the priority list of the US Census Bureau. Invariant: both run interleaved
 * in one process, medians are printed, and answers are compared before anything is timed. */

#include "support/median.h"

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

/* ── claims ─────────────────────────────────────────────────────────────────────────────────── */

/* Log-normal claims by the sum of twelve uniform draws; the same on every machine but for exp. */
static void
fill_log_normal (gsize n, double claims[])
{
  g_autoptr (GRand) random = g_rand_new_with_seed (435);

  for (gsize i = 0; i < n; i++)
    {
      double normal = -6;
      for (int draw = 0; draw < 12; draw++)
        normal += g_rand_double (random);
      claims[i] = floor (exp (13 + 1.2 * normal)) + 1;
    }
}

static void
fill_uniform (gsize n, double claims[])
{
  g_autoptr (GRand) random = g_rand_new_with_seed (436);

  for (gsize i = 0; i < n; i++)
    claims[i] = g_rand_double_range (random, 1, 1000);
}

/* Nearly equal claims, and half a unit each beyond a whole number: a jump is off by n/2 units, and
 * the keys of all of them stand within a millionth of one another. */
static void
fill_nearly_equal (gsize n, double claims[])
{
  for (gsize i = 0; i < n; i++)
    claims[i] = 1 + (double)i * 1e-12;
}

/* ── timings ────────────────────────────────────────────────────────────────────────────────── */

/* One pass that reads the claims and writes the units, which no method can do without. */
static void
pass (gsize n, const double claims[], int64_t units[])
{
  for (gsize i = 0; i < n; i++)
    units[i] = (int64_t)claims[i];
  __asm__ volatile("" : : "r"(units) : "memory");
}

/* Median microseconds of a call: of the rule on a question, of question and rule, of a pass. */
typedef struct
{
  double rule;
  double whole;
  double pass;
  double heap;
  gsize n_differ;
  AwrashAllotment answer;
} Times;

static double
elapsed (gint64 *start, int repeats)
{
  gint64 now = g_get_monotonic_time ();
  double each = (double)(now - *start) / repeats;

  *start = now;
  return each;
}

static Times
measure (const Work *work, const double claims[], gboolean has_heap)
{
  g_autofree Entry *heap = g_new (Entry, work->n);
  g_autofree int64_t *units = g_new0 (int64_t, work->n), *other = g_new0 (int64_t, work->n);
  g_autofree double *times = g_new0 (double, 4 * (gsize)work->rounds);
  g_autoptr (AwrashClaims) question
      = awrash_apportion_claims_new (work->n, claims, NULL, NULL, NULL);
  double *row[4];
  Times result = { 0 };

  for (int kind = 0; kind < 4; kind++)
    row[kind] = times + kind * work->rounds;
  for (int round = 0; round < work->rounds; round++)
    {
      gint64 start = g_get_monotonic_time ();
      for (int i = 0; i < work->repeats; i++)
        awrash_apportion_divisor (question, work->total, work->rule, NULL, units, NULL, NULL,
                                  &result.answer, NULL);
      row[0][round] = elapsed (&start, work->repeats);
      for (int i = 0; i < work->repeats; i++)
        {
          g_autoptr (AwrashClaims) own
              = awrash_apportion_claims_new (work->n, claims, NULL, NULL, NULL);
          awrash_apportion_divisor (own, work->total, work->rule, NULL, other, NULL, NULL,
                                    &result.answer, NULL);
        }
      row[1][round] = elapsed (&start, work->repeats);
      for (int i = 0; i < work->repeats; i++)
        pass (work->n, claims, other);
      row[2][round] = elapsed (&start, work->repeats);
      for (int i = 0; i < work->repeats && has_heap; i++)
        serve_by_heap (work, claims, heap, other);
      row[3][round] = elapsed (&start, work->repeats);
    }
  for (gsize i = 0; i < work->n && has_heap; i++)
    result.n_differ += units[i] != other[i];
  result.rule = test_median (work->rounds, row[0]);
  result.whole = test_median (work->rounds, row[1]);
  result.pass = test_median (work->rounds, row[2]);
  result.heap = test_median (work->rounds, row[3]);
  return result;
}

/* ── tables ─────────────────────────────────────────────────────────────────────────────────── */

static void
compare_with_heap (void)
{
  static const Work works[] = {
    { "50 states, 435 seats", "webster", 50, 435, 25, 400 },
    { "50 states, 435 seats", "huntington-hill", 50, 435, 25, 400 },
    { "10^6 claims, total 10^8", "webster", 1000000, 100000000, 7, 1 },
    { "10^6 claims, total 10^8", "huntington-hill", 1000000, 100000000, 7, 1 },
  };
  g_autofree double *claims = g_new (double, 1000000);

  printf ("%-24s %-16s %12s %12s %12s %9s %12s %9s\n", "log-normal claims", "rule", "divisor µs",
          "and claims", "a pass µs", "passes", "heap µs", "of heap");
  fill_log_normal (1000000, claims);
  for (gsize i = 0; i < G_N_ELEMENTS (works); i++)
    {
      Times t = measure (&works[i], claims, TRUE);
      printf ("%-24s %-16s %12.2f %12.2f %12.3f %9.1f %12.2f %9.3f  %s, %zu differ\n",
              works[i].label, works[i].rule, t.rule, t.whole, t.pass, t.rule / t.pass, t.heap,
              t.rule / t.heap, awrash_base_status_get_name ((AwrashStatus)t.answer.status),
              t.n_differ);
    }
}

static void
compare_claims (void)
{
  static const char *const rules[] = { "webster", "huntington-hill" };
  g_autofree double *claims = g_new (double, 1000000);

  printf ("\n%-24s %-16s %12s %12s %9s\n", "10^6 claims", "rule", "uniform µs", "hostile µs",
          "ratio");
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      Work fair = { "uniform", rules[i], 1000000, 100000000, 7, 1 };
      Work hostile = { "hostile", rules[i], 1000000, 100500000, 7, 1 };
      fill_uniform (fair.n, claims);
      double uniform = measure (&fair, claims, FALSE).rule;
      fill_nearly_equal (hostile.n, claims);
      double nearly = measure (&hostile, claims, FALSE).rule;
      printf ("%-24s %-16s %12.0f %12.0f %9.2f\n", "nearly equal, half over", rules[i], uniform,
              nearly, nearly / uniform);
    }
}

/* Time against the number of claims, ten times as many each; the exponent is a fit on logarithms.
 */
static void
show_growth (void)
{
  double n_points = 0, sum_x = 0, sum_y = 0, sum_xx = 0, sum_xy = 0;
  g_autofree double *claims = g_new (double, 10000000);

  fill_log_normal (10000000, claims);
  printf ("\ngrowth, webster, total 100 n:");
  for (gsize n = 1000; n <= 10000000; n *= 10)
    {
      Work work = { "growth", "webster", n, 100 * (int64_t)n, 5, (int)MAX (1, 200000 / n) };
      double time = measure (&work, claims, FALSE).rule, x = log ((double)n), y = log (time);
      printf ("  n = %zu: %.1f µs", n, time);
      n_points++;
      sum_x += x;
      sum_y += y;
      sum_xx += x * x;
      sum_xy += x * y;
    }
  printf ("  exponent %.2f\n",
          (n_points * sum_xy - sum_x * sum_y) / (n_points * sum_xx - sum_x * sum_x));
}

int
main (void)
{
  compare_with_heap ();
  compare_claims ();
  show_growth ();
  return EXIT_SUCCESS;
}
