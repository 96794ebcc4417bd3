/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indices straight from rows are those of a distribution: of few rows bit for bit, of many against
 * quadruple precision and against the distribution, on hostile numbers.
 * Source: metric.h. Invariant: digits depend neither on threads nor on what else is asked. */

#include "metric/batteries.h"
#include "metric/definitions.h"
#include "metric/indices.h"

#include <criterion/criterion.h>

enum
{
  COPIES = 600,
  MANY = 40000,
  KINDS = 9,
  N_INDICES = G_N_ELEMENTS (indices)
};

static double
report_of (size_t n_threads, const char *index, size_t n, const double x[], const double w[])
{
  double value = NAN;

  awrash_metric_index_report (n_threads, AWRASH_MISSING_ERROR, n, x, w, 1, &index, &value, NULL);
  return value;
}

static gboolean
counts_rows (const char *index)
{
  static const char *const counting[] = { "gini:n", "gini:p2", "hhi", "hhi:n", "rosenbluth", NULL };

  return g_strv_contains (counting, index);
}

Test (metric_index_report, many_copies_cost_no_digit_against_quadruple_precision)
{
  const size_t n = COPIES * N;
  g_autofree double *x = g_new (double, n), *w = g_new (double, n);
  guint64 state = 20261126;
  Battery battery;

  for (size_t kind = 0; kind < N_BATTERIES; kind++)
    {
      QuadRows rows;

      battery_fill (&battery, kind, &state);
      rows = quad_rows (N, battery.x, battery.w);
      for (size_t i = 0; i < n; i++)
        {
          x[i] = battery.x[i % N];
          w[i] = battery.w[i % N];
        }
      for (size_t k = 0; k < G_N_ELEMENTS (definitions); k++)
        {
          double truth = (double)definitions[k].definition (&rows, definitions[k].parameter);
          double value = NAN;

          if (counts_rows (definitions[k].index))
            continue;
          value = report_of (1, definitions[k].index, n, x, w);
          cr_expect (is_near (value, truth, 1e-12), "%s: %s: %.17g, expected %.17g, off by %.2g",
                     definitions[k].index, battery.label, value, truth, value / truth - 1);
        }
    }
}

/* Log-normal, wide, nearly equal with one far away, of all sizes, with zeros, few different ones,
 * ascending, subnormal, all equal; weights alike and of many sizes. */
static void
draw (int kind, double x[], double w[])
{
  guint64 state = 1912;

  for (int i = 0; i < MANY; i++)
    {
      double u = next_uniform (&state), v = next_uniform (&state);
      const double forms[KINDS] = { exp (sqrt (-2 * log (1 - u)) * cos (2 * G_PI * v)),
                                    exp (40 * u),
                                    i == 4711 ? 1e15 : 1 + v * 1e-12,
                                    pow (10, 600 * u - 300),
                                    u < 0.45 ? 0 : u,
                                    floor (u * 1000),
                                    (double)i + u,
                                    ldexp (floor (u * 1e6), -1074),
                                    7 };

      x[i] = forms[kind];
      w[i] = kind % 2 == 0 ? 0.5 + v : pow (10, 60 * v - 30);
    }
}

/* Relative to 1 beside what is nearly 0, as is all of an index of equal values. */
static gboolean
is_like (double value, double expected)
{
  return is_near (value, expected, 2e-13) || (isnan (value) && isnan (expected))
         || (fabs (expected) < 1e-300 && fabs (value) < 1e-300);
}

Test (metric_index_report, many_rows_have_the_indices_of_their_distribution)
{
  g_autofree double *x = g_new (double, MANY), *w = g_new (double, MANY);

  for (int kind = 0; kind < KINDS; kind++)
    for (int weighted = 0; weighted < 2; weighted++)
      {
        draw (kind, x, w);
        for (size_t k = 0; k < N_INDICES; k++)
          {
            double expected = index_of (indices[k], MANY, x, weighted ? w : NULL);
            double value = report_of (1, indices[k], MANY, x, weighted ? w : NULL);

            cr_expect (is_like (value, expected), "%s, kind %d, weighted %d: %.17g, expected %.17g",
                       indices[k], kind, weighted, value, expected);
          }
      }
}

Test (metric_index_report, neither_threads_nor_other_indices_show_nor_the_order_of_rows)
{
  g_autofree double *x = g_new (double, MANY), *w = g_new (double, MANY);
  double together[N_INDICES], more[N_INDICES], turned[N_INDICES];

  draw (0, x, w);
  cr_assert (awrash_metric_index_report (1, AWRASH_MISSING_ERROR, MANY, x, w, N_INDICES, indices,
                                         together, NULL));
  for (size_t threads = 2; threads < 5; threads++)
    {
      cr_assert (awrash_metric_index_report (threads, AWRASH_MISSING_ERROR, MANY, x, w, N_INDICES,
                                             indices, more, NULL));
      for (size_t k = 0; k < N_INDICES; k++)
        cr_assert_eq (more[k], together[k], "%s, %zu threads", indices[k], threads);
    }
  for (size_t k = 0; k < N_INDICES; k++)
    cr_assert_eq (report_of (1, indices[k], MANY, x, w), together[k], "%s", indices[k]);
  for (int i = 0; i < MANY / 2; i++)
    {
      double value = x[i], weight = w[i];

      x[i] = x[MANY - 1 - i];
      w[i] = w[MANY - 1 - i];
      x[MANY - 1 - i] = value;
      w[MANY - 1 - i] = weight;
    }
  cr_assert (awrash_metric_index_report (1, AWRASH_MISSING_ERROR, MANY, x, w, N_INDICES, indices,
                                         turned, NULL));
  for (size_t k = 0; k < N_INDICES; k++)
    cr_assert (is_near (turned[k], together[k], 1e-14), "%s: %.17g, %.17g", indices[k], turned[k],
               together[k]);
}

Test (metric_index_report, quantiles_are_rows_or_the_middle_of_two_at_a_border)
{
  g_autofree double *x = g_new (double, MANY);
  const char *texts[] = { "percentile-ratio:0.75,0.25", "percentile-ratio:0.60001,0.2" };
  double values[2];

  for (int i = 0; i < MANY; i++)
    x[i] = (double)((i * 7919 + 11) % MANY + 1);
  cr_assert (
      awrash_metric_index_report (1, AWRASH_MISSING_ERROR, MANY, x, NULL, 2, texts, values, NULL));
  cr_assert_eq (values[0], 30000.5 / 10000.5);
  cr_assert_eq (values[1], 24001 / 8000.5);
}

Test (metric_index_report, few_rows_and_such_as_do_not_all_count_have_the_same_digits)
{
  g_autofree double *x = g_new (double, MANY), *w = g_new (double, MANY);
  static const size_t lengths[] = { 3, 500, MANY };
  const char *texts[] = { "gini:signed", "theil", "kolm:0.2" };

  draw (0, x, w);
  x[1] = NAN;
  w[2] = 0;
  for (int l = 0; l < 3; l++)
    {
      size_t n = lengths[l];
      g_autoptr (AwrashDistribution) distribution
          = awrash_metric_distribution_new (AWRASH_MISSING_OMIT, n, x, w, NULL);
      double expected[3], values[3];

      cr_assert (awrash_metric_index_values (distribution, 3, texts, expected, NULL));
      cr_assert (
          awrash_metric_index_report (2, AWRASH_MISSING_OMIT, n, x, w, 3, texts, values, NULL));
      for (int k = 0; k < 3; k++)
        cr_assert_eq (values[k], expected[k], "%s of %zu", texts[k], n);
    }
}

typedef struct
{
  const char *label;
  size_t n_threads;
  AwrashMissing missing;
  double first; /* value */
  const char *index;
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "no threads", 0, AWRASH_MISSING_ERROR, 1, "gini", AWRASH_ERROR_VALUE,
    "n_threads is 0, expected a number from 1 to 1024" },
  { "too many threads", 1025, AWRASH_MISSING_ERROR, 1, "gini", AWRASH_ERROR_VALUE,
    "n_threads is 1025, expected a number from 1 to 1024" },
  { "no policy", 1, (AwrashMissing)7, 1, "gini", AWRASH_ERROR_NAME,
    "missing is 7, expected the number of one of: error, omit" },
  { "NaN", 1, AWRASH_MISSING_ERROR, NAN, "gini", AWRASH_ERROR_VALUE,
    "x[0] is nan, expected a finite number" },
  { "no index", 1, AWRASH_MISSING_ERROR, 1, "s-gini:0.5", AWRASH_ERROR_VALUE, NULL },
  { "an index by rank", 1, AWRASH_MISSING_ERROR, 1, "standard", AWRASH_ERROR_NAME, NULL },
  { "below 0", 1, AWRASH_MISSING_ERROR, -1, "gini", AWRASH_ERROR_VALUE,
    "x[0] is -1, expected a finite number ≥ 0 for \"gini\"; \"gini:signed\" takes it" },
};

Test (metric_index_report, refusals_are_those_of_distributions_and_leave_outputs_alone)
{
  g_autofree double *x = g_new (double, MANY), *w = g_new (double, MANY);
  static const size_t lengths[] = { 3, MANY };

  draw (0, x, w);
  for (size_t r = 0; r < G_N_ELEMENTS (refusals); r++)
    for (int l = 0; l < 2; l++)
      {
        const Refusal *refusal = &refusals[r];
        const char *texts[] = { "sd", refusal->index };
        double values[] = { 4711, 4711 };
        g_autoptr (GError) error = NULL;

        x[0] = refusal->first;
        cr_assert_not (awrash_metric_index_report (refusal->n_threads, refusal->missing, lengths[l],
                                                   x, w, 2, texts, values, &error));
        cr_assert (g_error_matches (error, AWRASH_ERROR, refusal->code), "%s: %s", refusal->label,
                   error->message);
        if (refusal->message != NULL)
          cr_assert_str_eq (error->message, refusal->message, "%s: %s", refusal->label,
                            error->message);
        cr_assert (values[0] == 4711 && values[1] == 4711, "%s", refusal->label);
      }
}

Test (metric_index_report, a_percentile_ratio_of_nothing_is_refused_of_many_rows_too)
{
  g_autofree double *x = g_new0 (double, MANY);
  const char *text = "percentile-ratio:0.5,0.1";
  double value = 4711;
  g_autoptr (GError) error = NULL;

  x[7] = 1;
  cr_assert_not (awrash_metric_index_report (1, AWRASH_MISSING_ERROR, MANY, x, NULL, 1, &text,
                                             &value, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_assert_eq (value, 4711);
}
