/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Gini of many rows, by buckets or by different values, is the one of few: against quadruple
 * precision over the sorted rows, on hostile values and weights.
 * Source: metric.h. Invariant: its digits do not depend on threads. */

#include "metric/many-private.h"

#include "metric/measures.h"
#include "metric/quantile-private.h"

#include <criterion/criterion.h>
#include <stdlib.h>

enum
{
  N = 60000,
  KINDS = 7
};

typedef struct
{
  double x;
  double w;
} Row;

static int
compare (const void *a, const void *b)
{
  const Row *left = a, *right = b;

  return (left->x > right->x) - (left->x < right->x);
}

/* Σ A B (x_k - x_(k-1)) / (W X), all in quadruple precision, B from above. */
static Quad
define (size_t n, const double x[], const double w[])
{
  g_autofree Row *rows = g_new (Row, n);
  g_autofree Quad *below = g_new (Quad, n + 1);
  Quad total = quad_total (n, w), above = 0, sum = 0;

  for (size_t i = 0; i < n; i++)
    rows[i] = (Row){ x[i], w == NULL ? 1 : w[i] };
  qsort (rows, n, sizeof *rows, compare);
  below[0] = 0;
  for (size_t k = 0; k < n; k++)
    below[k + 1] = below[k] + (Quad)rows[k].w;
  for (size_t k = n - 1; k > 0; k--)
    {
      above += (Quad)rows[k].w;
      sum += below[k] / total * (above / total) * ((Quad)rows[k].x - (Quad)rows[k - 1].x);
    }
  return sum / quad_mean (n, x, w);
}

/* Log-normal, nearly equal with one far away, of all sizes, near the limit of overflow, few
 * different ones, ascending, subnormal; weights of many sizes. */
static void
draw (int kind, double x[], double w[])
{
  guint64 state = 77;

  for (int i = 0; i < N; i++)
    {
      double u = next_uniform (&state), v = next_uniform (&state);
      const double forms[KINDS] = { exp (sqrt (-2 * log (1 - u)) * cos (2 * G_PI * v)),
                                    i == 4711 ? 1e15 : 1 + v * 1e-12,
                                    pow (10, 600 * u - 300),
                                    1e308 * (0.5 + u),
                                    floor (u * 1000),
                                    (double)i + u,
                                    ldexp (floor (u * 1e6), -1074) };

      x[i] = forms[kind];
      w[i] = kind % 2 == 0 ? 0.5 + v : pow (10, 60 * v - 30);
    }
}

Test (metric_many, many_rows_have_the_gini_that_is_defined_by_any_number_of_threads)
{
  g_autofree double *x = g_new (double, N), *w = g_new (double, N);

  for (int kind = 0; kind < KINDS; kind++)
    for (int weighted = 0; weighted < 2; weighted++)
      {
        double one = NAN, more = NAN;
        Quad expected;

        draw (kind, x, w);
        expected = define (N, x, weighted ? w : NULL);
        cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, N, x, weighted ? w : NULL, &one,
                                       NULL));
        cr_assert (fabs ((double)((Quad)one / expected - 1)) < 1e-12,
                   "kind %d, weighted %d: %.17g, expected %.17g", kind, weighted, one,
                   (double)expected);
        for (size_t threads = 2; threads < 6; threads++)
          {
            cr_assert (awrash_metric_gini_by_threads (threads, AWRASH_GINI_CORRECTION_NONE, N, x,
                                                      weighted ? w : NULL, &more, NULL));
            cr_assert_eq (more, one, "kind %d, %zu threads: %.17g, %.17g", kind, threads, more,
                          one);
          }
      }
}

Test (metric_many, rows_of_weight_nought_and_corrections_are_kept_apart)
{
  g_autofree double *x = g_new (double, N), *w = g_new (double, N);
  double plain = NAN, corrected = NAN, without = NAN;

  draw (0, x, w);
  cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, N, x, w, &plain, NULL));
  cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_N, N, x, w, &corrected, NULL));
  cr_assert (is_near (corrected, plain * N / (N - 1), 1e-14));
  cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_P2, N, x, w, &corrected, NULL));
  cr_assert (corrected > plain && corrected < plain * 1.001);
  x[17] = NAN;
  w[17] = 0;
  cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, N, x, w, &without, NULL));
  cr_assert (is_near (without, plain, 1e-3) && without != plain);
}

Test (metric_many, quantiles_are_those_of_sorted_rows_at_the_border_of_buckets_too)
{
  g_autofree double *x = g_new (double, N);
  g_auto (AwrashMany) many = { .room = NULL };
  g_auto (AwrashPrepared) prepared = { .below = NULL };
  AwrashRange range = { .n = 0 };

  for (gsize i = 0; i < N; i++)
    x[i] = (double)(i * 7919 % N + 1);
  cr_assert (awrash_i_range_find ("x", N, x, NULL, &range, NULL));
  cr_assert (awrash_i_many_fill (&many, 1, &range, x, NULL, NULL));
  cr_assert (awrash_i_prepared_fill (&prepared, N, x, NULL, NULL));
  cr_assert_gt (many.rows.n_buckets, 4);
  for (gsize b = 0; b <= many.rows.n_buckets; b++)
    for (int shift = -2; shift <= 2; shift++)
      {
        double p = CLAMP (((double)many.rows.start[b] + shift / 2.0) / N, 0, 1);

        cr_assert_eq (awrash_i_many_quantile (&many, p),
                      awrash_i_quantile_find (&prepared, p).value, "%.17g", p);
      }
}

Test (metric_many, no_threads_or_too_many_are_refused)
{
  static const size_t numbers[] = { 0, 1025 };

  for (int i = 0; i < 2; i++)
    {
      double x[] = { 1, 2 }, gini = 4711;
      g_autoptr (GError) error = NULL;

      cr_assert_not (awrash_metric_gini_by_threads (numbers[i], AWRASH_GINI_CORRECTION_NONE, 2, x,
                                                    NULL, &gini, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
      cr_assert_str_eq (error->message,
                        i == 0 ? "n_threads is 0, expected a number from 1 to 1024"
                               : "n_threads is 1025, expected a number from 1 to 1024");
      cr_assert_eq (gini, 4711);
    }
}
