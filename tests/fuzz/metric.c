/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any numbers have every index or are refused; the order of the values and one thread or two change
 * no index but for rounding. Source: none. Invariant: outputs stay as they are where there is an
 * error. */

#include "fuzz/bytes.h"

enum
{
  MOST = 12
};

typedef struct
{
  size_t n;
  double *x, *weights, *rank;
  char *index;
} Question;

static const char *const parameters[]
    = { "0", "1", "2", "0.5", "-1", "3.7", "1e6", "0.9,0.1", "0.2,0.2", "1,1", "nan", "" };

/* An index as it is written, with a parameter that fits as a rule. */
static char *
take_index (FuzzBytes *bytes)
{
  const char *form
      = awrash_metric_index_get_name (fuzz_byte (bytes) % awrash_metric_index_get_n ());
  const char *colon = strchr (form, ':');

  if (colon == NULL || g_ascii_islower (colon[1]))
    return g_strdup (form);
  return g_strdup_printf ("%.*s:%s", (int)(colon - form), form,
                          fuzz_choice (bytes, G_N_ELEMENTS (parameters), parameters));
}

/* Whether two values are one but for rounding, relative to the larger of the values given. */
static gboolean
is_near (double a, double b)
{
  return a == b || fabs (a - b) <= 1e-7 * MAX (1, MAX (fabs (a), fabs (b)));
}

/* Numbers far apart lose digits, which the contracts say: they are not held against one another. */
static gboolean
is_tame (const Question *question)
{
  for (size_t i = 0; i < question->n; i++)
    if (question->x[i] > 1000 || (question->x[i] != 0 && question->x[i] < 1e-3)
        || (question->weights != NULL
            && (question->weights[i] > 1000 || question->weights[i] < 1e-3)))
      return FALSE;
  return TRUE;
}

static double *
reverse (size_t n, const double values[])
{
  double *reversed = values != NULL ? fuzz_room (n * sizeof (double)) : NULL;

  for (size_t i = 0; i < n && values != NULL; i++)
    reversed[i] = values[n - 1 - i];
  return reversed;
}

static void
permute (const Question *question, double value)
{
  g_autofree double *x = reverse (question->n, question->x);
  g_autofree double *weights = reverse (question->n, question->weights);
  GError *error = NULL;
  double other = 0, by_threads = 0;
  const char *index = question->index;

  FUZZ_EXPECT (awrash_metric_index_report (2, AWRASH_MISSING_ERROR, question->n, x, weights, 1,
                                           &index, &other, &error));
  FUZZ_EXPECT (awrash_metric_index_report (1, AWRASH_MISSING_ERROR, question->n, x, weights, 1,
                                           &index, &by_threads, &error));
  FUZZ_EXPECT (other == by_threads);
  if (is_tame (question))
    FUZZ_EXPECT (is_near (value, other));
}

static void
ask_index (const Question *question)
{
  const size_t n = question->n;
  GError *error = NULL;
  g_autoptr (AwrashDistribution) distribution = awrash_metric_distribution_new (
      AWRASH_MISSING_ERROR, n, question->x, question->weights, &error);
  g_autofree double *value = fuzz_output (sizeof *value);
  g_autofree double *quantile = fuzz_output (sizeof *quantile);
  g_autofree double *influence = fuzz_output (n * sizeof *influence);
  g_autofree double *gradient = fuzz_output (n * sizeof *gradient);

  if (!fuzz_answered (distribution != NULL, &error))
    return;
  if (fuzz_filled (awrash_metric_index (distribution, question->index, value, &error), &error,
                   value, sizeof *value))
    {
      FUZZ_EXPECT (!isnan (*value));
      permute (question, *value);
    }
  fuzz_filled (awrash_metric_index_influence (distribution, question->index, influence, &error),
               &error, influence, n * sizeof *influence);
  fuzz_filled (awrash_metric_index_gradient (distribution, question->index, gradient, &error),
               &error, gradient, n * sizeof *gradient);
  if (fuzz_filled (awrash_metric_distribution_quantile (
                       distribution, n > 0 ? question->rank[0] / 24 : 0.5, quantile, &error),
                   &error, quantile, sizeof *quantile))
    FUZZ_EXPECT (!isnan (*quantile));
}

static void
ask_lorenz (const Question *question)
{
  const size_t n = question->n, size = (n + 1) * sizeof (double);
  GError *error = NULL;
  g_autofree double *p = fuzz_output (size), *share = fuzz_output (size),
                    *generalized = fuzz_output (size);

  if (fuzz_filled (
          awrash_metric_lorenz (n, question->x, question->weights, p, share, generalized, &error),
          &error, p, size))
    {
      FUZZ_EXPECT (p[0] == 0 && p[n] == 1 && share[n] == 1);
      for (size_t i = 0; i < n; i++)
        FUZZ_EXPECT (p[i] <= p[i + 1] && share[i] <= share[i + 1]);
      return;
    }
  fuzz_expect_untouched (share, size);
  fuzz_expect_untouched (generalized, size);
}

static void
ask_rank (const Question *question)
{
  static const char *const indices[]
      = { "standard",   "generalized", "erreygers:0,24", "wagstaff:0,24",
          "extended:2", "extended:0",  "modified:1",     "" };
  const size_t n = question->n;
  GError *error = NULL;
  g_autofree double *value = fuzz_output (sizeof *value), *rank = fuzz_output (n * sizeof *rank);
  g_autofree AwrashSlopeIndex *slope = fuzz_output (sizeof *slope);
  g_autofree AwrashGap *gap = fuzz_output (sizeof *gap);

  for (gsize i = 0; i < G_N_ELEMENTS (indices); i++)
    if (fuzz_filled (awrash_metric_concentration (indices[i], n, question->x, question->rank,
                                                  question->weights, value, &error),
                     &error, value, sizeof *value))
      memset (value, FUZZ_MARK, sizeof *value);
  fuzz_filled (awrash_metric_rank (n, question->x, question->weights, rank, &error), &error, rank,
               n * sizeof *rank);
  if (fuzz_filled (awrash_metric_slope_index ("linear", n, question->x, question->rank,
                                              question->weights, slope, &error),
                   &error, slope, sizeof *slope))
    memset (slope, FUZZ_MARK, sizeof *slope);
  fuzz_filled (awrash_metric_slope_index ("logit", n, question->x, question->rank,
                                          question->weights, slope, &error),
               &error, slope, sizeof *slope);
  fuzz_filled (awrash_metric_gap (n, question->x, question->weights, gap, &error), &error, gap,
               sizeof *gap);
}

/* Values in two parts, one after the other, or merged, count as all at once. */
static void
ask_tally (const Question *question)
{
  const char *index = question->index;
  const size_t half = question->n / 2;
  const double *rest = question->weights != NULL ? question->weights + half : NULL;
  GError *error = NULL;
  g_autoptr (AwrashTally) tally = awrash_metric_tally_new (1, &index, &error);
  g_autoptr (AwrashTally) other = NULL;
  g_autoptr (AwrashSketch) sketch = awrash_metric_sketch_new (4, NULL);
  g_autofree double *value = fuzz_output (sizeof *value), *high = fuzz_output (sizeof *high);

  if (!fuzz_answered (tally != NULL, &error))
    return;
  if (fuzz_answered (
          awrash_metric_sketch_add (sketch, question->n, question->x, question->weights, &error),
          &error)
      && fuzz_filled (awrash_metric_sketch_gini (sketch, value, high, &error), &error, value,
                      sizeof *value))
    FUZZ_EXPECT (*value <= *high);
  other = awrash_metric_tally_new (1, &index, &error);
  if (fuzz_answered (awrash_metric_tally_add (tally, half, question->x, question->weights, &error),
                     &error)
      && fuzz_answered (
          awrash_metric_tally_add (other, question->n - half, question->x + half, rest, &error),
          &error)
      && fuzz_answered (awrash_metric_tally_merge (tally, other, &error), &error))
    fuzz_answered (awrash_metric_tally_values (tally, value, &error), &error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzBytes bytes = fuzz_bytes (data, size);
  Question question = { .n = (size_t)fuzz_int (&bytes, 0, MOST) };

  question.index = take_index (&bytes);
  question.weights = fuzz_reals_or_null (&bytes, question.n);
  question.x = fuzz_reals (&bytes, question.n);
  question.rank = fuzz_reals (&bytes, question.n);
  ask_index (&question);
  ask_lorenz (&question);
  ask_rank (&question);
  ask_tally (&question);
  g_free (question.x);
  g_free (question.weights);
  g_free (question.rank);
  g_free (question.index);
  return 0;
}
