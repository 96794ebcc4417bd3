/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a selection by priority with five overlapping reserves takes beside a full sort of the
 * scores, as qsort of <stdlib.h> and the library's own index of the order do it; bench_reserve.py
 * puts NumPy's beside. Source: normal scores and traits of one person in two to one in a hundred,
 * from a fixed stream of numbers. Invariant: all run in turn in one process; medians of processor
 * time are printed, nothing is asserted of it. */

#include <awrash.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TURNS 5
#define N_TRAITS 5

typedef struct
{
  size_t n;
  double *score;
  int64_t *traits;
  AwrashReserves *reserves;
} Data;

static int
compare (const void *a, const void *b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
sort_all (const Data *data)
{
  g_autofree double *copy = g_memdup2 (data->score, data->n * sizeof *copy);

  qsort (copy, data->n, sizeof *copy, compare);
  return copy[0];
}

static double
choose (const Data *data)
{
  g_autoptr (AwrashPriority) answer = awrash_selection_priority_new (
      data->reserves, NULL, data->n, data->score, NULL, data->traits, NULL);

  return answer != NULL ? (double)awrash_selection_priority_get_n_selected (answer) : NAN;
}

static double
audit (const Data *data)
{
  g_autoptr (AwrashPriority) answer = awrash_selection_priority_new (
      data->reserves, NULL, data->n, data->score, NULL, data->traits, NULL);
  g_autofree int64_t *block = g_new (int64_t, data->n), *trait = g_new (int64_t, data->n);

  awrash_selection_priority_get_outcomes (answer, block, trait);
  g_autoptr (AwrashVerdict) verdict = awrash_audit_priority (
      data->reserves, data->n, data->score, NULL, data->traits, block, trait, NULL);
  return awrash_audit_verdict_is_accepted (verdict) ? 1 : NAN;
}

static const struct
{
  const char *name;
  double (*run) (const Data *data);
} ways[] = { { "qsort of all scores", sort_all },
             { "selection", choose },
             { "selection and its check", audit } };

static double
time_of (double (*run) (const Data *data), const Data *data)
{
  clock_t start = clock ();

  if (isnan (run (data)))
    printf ("no answer\n");
  return (double)(clock () - start) / CLOCKS_PER_SEC;
}

static void
measure (const char *label, const Data *data)
{
  for (size_t way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      double times[TURNS];

      for (int turn = 0; turn < TURNS; turn++)
        times[turn] = time_of (ways[way].run, data);
      qsort (times, TURNS, sizeof *times, compare);
      printf ("%10zu  %-24s %-24s %8.3f s\n", data->n, label, ways[way].name, times[TURNS / 2]);
    }
}

static void
run (size_t n)
{
  static const double shares[N_TRAITS] = { 0.5, 0.3, 0.1, 0.05, 0.01 };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261126);
  g_autofree double *score = g_new (double, n);
  g_autofree int64_t *traits = g_new0 (int64_t, n);
  const int64_t few = (int64_t)n / 20, size = 4 * few;
  /* the last reserve is larger than the number of those who have the trait: everybody is looked at
   */
  const int64_t usual[] = { few, few / 2, few / 4, few / 8, few / 40 };
  const int64_t wide[] = { few, few / 2, few / 4, few / 8, few / 4 };

  for (size_t i = 0; i < n; i++)
    {
      double u = g_rand_double (random), v = g_rand_double (random);

      score[i] = 60 + 10 * sqrt (-2 * log (1 - u)) * cos (2 * G_PI * v);
      for (int t = 0; t < N_TRAITS; t++)
        if (g_rand_double (random) < shares[t])
          {
            traits[i] |= 1 << t;
            score[i] -= 2;
          }
    }
  g_autoptr (AwrashReserves) filled = awrash_selection_reserves_new (
      "minimum-guarantee", N_TRAITS, 0, 1, NULL, &size, NULL, usual, NULL);
  g_autoptr (AwrashReserves) unfilled = awrash_selection_reserves_new (
      "over-and-above", N_TRAITS, 0, 1, NULL, &size, NULL, wide, NULL);
  measure ("all reserves filled", &(Data){ n, score, traits, filled });
  measure ("one cannot be filled", &(Data){ n, score, traits, unfilled });
}

int
main (int argc, char **argv)
{
  run (argc > 1 ? (size_t)g_ascii_strtoull (argv[1], NULL, 10) : 1000000);
  if (argc <= 1)
    run (10000000);
  return 0;
}
