/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dominance between samples: the differences of two curves at equal steps, their covariance from
 * the influence functions, and two questions. Are all differences 0? Wald's quadratic form, its F
 * with the degrees of freedom of the design. Is one curve above at every step? The largest of the
 * one-sided p-values: an intersection-union test, which needs no correction for their number.
 * Source: C. M. Beach and R. Davidson (1983), Review of Economic Studies 50; I. P. Fellegi (1980),
 * Journal of the American Statistical Association 75, for F; R. L. Berger (1982), Technometrics 24.
 * Invariant: to turn the two distributions about turns the answers about. */

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "metric/beta-private.h"
#include "metric/dominance-private.h"
#include "metric/inference-private.h"

#include <math.h>

enum
{
  MOST_PARTS = 1000
};

/* What of a row of a correlation matrix is smaller is what rounding leaves of nothing: influences
 * are right to some 2^-48, and squared here. */
static const double pivot_rounding = 0x1p-44;

/* What is asked, and what is found on the way. */
typedef struct
{
  AwrashDominanceCurve curve;
  gsize n_parts;
  gsize n_points; /* that are compared: the end is not where both curves must meet in it */
  const AwrashDistribution *first;
  const AwrashDistribution *second;
  const AwrashFrame *frame;
  const gsize *of_row;
  double *difference; /* [n_parts] */
  double *error;      /* [n_parts] */
  double *totals;     /* [n_points · n_clusters] influence on each difference */
  double *matrix;     /* [n_points · n_points] correlations, then their factor */
  double *rest;       /* [n_points] differences over their errors, as far as not yet explained */
} Question;

size_t
awrash_metric_dominance_test_size (void)
{
  return sizeof (AwrashDominanceTest);
}

/* "lorenz:0.1" and its like. */
static char *
name_point (const Question *question, gsize k)
{
  static const char *const prefixes[] = { "", "generalized-", "absolute-" };
  g_autofree char *p = awrash_i_number_format ((double)(k + 1) / (double)question->n_parts);

  return g_strconcat (prefixes[question->curve - 1], "lorenz:", p, NULL);
}

static gboolean
compare_points (const Question *question, GError **error)
{
  for (gsize k = 0; k < question->n_points; k++)
    {
      g_autofree char *index = name_point (question, k);
      double first = 0.0, second = 0.0;

      if (!awrash_metric_index (question->first, index, &first, error)
          || !awrash_metric_index (question->second, index, &second, error))
        return FALSE;
      question->difference[k] = first - second;
    }
  return TRUE;
}

static gboolean
find_covariance (const Question *question, GError **error)
{
  gsize m = question->n_points, n_clusters = question->frame->n_clusters;

  for (gsize k = 0; k < m; k++)
    {
      g_autofree char *index = name_point (question, k);
      double *totals = question->totals + k * n_clusters;

      if (!awrash_i_inference_totals (question->first, index, question->frame, question->of_row,
                                      1.0, totals, error)
          || !awrash_i_inference_totals (question->second, index, question->frame, question->of_row,
                                         -1.0, totals, error))
        return FALSE;
      if (awrash_i_is_cancelled (error))
        return FALSE;
      for (gsize j = 0; j <= k; j++)
        question->matrix[k * m + j] = question->matrix[j * m + k] = awrash_i_frame_covariance (
            question->frame, totals, question->totals + j * n_clusters);
      question->error[k] = sqrt (question->matrix[k * m + k]);
    }
  return TRUE;
}

/* From covariances to correlations; a difference without an error has none. */
static void
standardise (const Question *question)
{
  gsize m = question->n_points;

  for (gsize k = 0; k < m; k++)
    {
      double own = question->error[k];

      question->rest[k] = own > 0.0 ? question->difference[k] / own : 0.0;
      for (gsize j = 0; j < m; j++)
        {
          double both = own * question->error[j];

          question->matrix[k * m + j] = both > 0.0 ? question->matrix[k * m + j] / both : 0.0;
        }
    }
}

/* The point whose variance is the least explained by those taken before. */
static gsize
find_pivot (const Question *question)
{
  gsize m = question->n_points, best = 0;

  for (gsize k = 1; k < m; k++)
    if (question->matrix[k * m + k] > question->matrix[best * m + best])
      best = k;
  return best;
}

/* d' V⁻ d, by elimination: each step explains one point and takes it out of all. */
static double
find_wald (const Question *question, gsize *rank)
{
  gsize m = question->n_points;
  double wald = 0.0;

  for (*rank = 0; *rank < m; ++*rank)
    {
      gsize pivot = find_pivot (question);
      double *row = question->matrix + pivot * m;
      double variance = row[pivot], distance = question->rest[pivot];

      if (!(variance > pivot_rounding) || awrash_i_is_cancelled (NULL))
        break;
      wald += distance * distance / variance;
      for (gsize k = 0; k < m; k++)
        {
          double share = question->matrix[k * m + pivot] / variance;

          if (k == pivot)
            continue;
          question->rest[k] -= share * distance;
          for (gsize j = 0; j < m; j++)
            question->matrix[k * m + j] -= share * row[j];
        }
      for (gsize k = 0; k < m; k++)
        question->matrix[k * m + pivot] = row[k] = 0.0;
    }
  return wald;
}

/* How likely a difference is at least that large where there is none; without an error it is
 * certain. */
static double
above (double difference, double error, double degrees)
{
  if (error > 0.0)
    return awrash_i_beta_student_above (difference / error, degrees);
  return difference > 0.0 ? 0.0 : (difference < 0.0 ? 1.0 : 0.5);
}

static void
judge (const Question *question, AwrashDominanceTest *test)
{
  gboolean is_certain = FALSE;
  gsize rank = 0;
  double left;

  for (gsize k = 0; k < question->n_points; k++)
    {
      double difference = question->difference[k], error = question->error[k];

      test->p_first = MAX (test->p_first, above (difference, error, test->degrees));
      test->p_second = MAX (test->p_second, above (-difference, error, test->degrees));
      is_certain = is_certain || (difference != 0.0 && !(error > 0.0));
    }
  standardise (question);
  test->wald = find_wald (question, &rank);
  test->rank = (double)rank;
  left = test->degrees - test->rank + 1.0;
  test->p_equal = test->rank > 0.0 ? awrash_i_beta_fisher_above (
                      test->wald * left / test->rank / test->degrees, test->rank, left)
                                   : 1.0;
  if (is_certain)
    {
      test->wald = INFINITY;
      test->p_equal = 0.0;
    }
}

static gboolean
check_degrees (const Question *question, GError **error)
{
  if (!awrash_i_inference_check_degrees (question->frame, error))
    return FALSE;
  if (question->frame->degrees >= (double)question->n_points)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("the curves are compared at %zu points and the design has %.0f degrees of "
                  "freedom, expected at least as many; take fewer parts"),
               question->n_points, question->frame->degrees);
  return FALSE;
}

static gboolean
infer (Question *question, AwrashDominanceTest *test, GError **error)
{
  gsize m = question->n_points, n_clusters = question->frame->n_clusters;
  /* cannot wrap: m <= n_clusters, which lie in memory by the row, and m <= 1000 */
  g_autofree double *totals = NULL, *matrix = NULL, *rest = NULL;

  if (!check_degrees (question, error))
    return FALSE;
  totals = awrash_i_new (double, m *n_clusters, error);
  matrix = totals == NULL ? NULL : awrash_i_new (double, m *m, error);
  rest = matrix == NULL ? NULL : awrash_i_new (double, m, error);
  question->totals = totals;
  question->matrix = matrix;
  question->rest = rest;
  if (rest == NULL || !find_covariance (question, error))
    return FALSE;
  *test = (AwrashDominanceTest){ .degrees = question->frame->degrees };
  judge (question, test);
  return !awrash_i_is_cancelled (error);
}

/* Where all units were observed: the differences, and nothing of a sample. */
static void
tell_census (const Question *question, AwrashDominanceTest *test)
{
  for (gsize k = 0; k < question->n_parts; k++)
    question->error[k] = NAN;
  *test = (AwrashDominanceTest){
    .wald = NAN, .p_equal = NAN, .p_first = NAN, .p_second = NAN, .is_census = 1
  };
}

static gboolean
answer (Question question, const AwrashDesign *design, AwrashDominanceTest *test, GError **error)
{
  g_auto (AwrashFrame) frame = { .n = 0 };
  g_autofree gsize *of_row = awrash_i_new (gsize, question.first->n, error);

  question.frame = &frame;
  question.of_row = of_row;
  if (of_row == NULL
      || !awrash_i_inference_join (question.first, question.second, design, &frame, of_row, error)
      || !compare_points (&question, error))
    return FALSE;
  if (!frame.is_census)
    return infer (&question, test, error);
  tell_census (&question, test);
  return TRUE;
}

static gboolean
check_question (AwrashDominanceCurve curve, size_t n_parts, GError **error)
{
  if (!awrash_i_dominance_curve_check (curve, error))
    return FALSE;
  if (n_parts >= 2 && n_parts <= MOST_PARTS)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("n_parts is %zu, expected a number from 2 to %d, such as 10 for deciles"),
               n_parts, (int)MOST_PARTS);
  return FALSE;
}

gboolean
awrash_metric_dominance_test (AwrashDominanceCurve curve, const AwrashDistribution *first,
                              const AwrashDistribution *second, const AwrashDesign *design,
                              size_t n_parts, double differences[], double errors[],
                              AwrashDominanceTest *test, GError **error)
{
  Question question = { .curve = curve, .n_parts = n_parts, .first = first, .second = second };
  g_autofree double *found = NULL;
  AwrashDominanceTest judged;

  g_return_val_if_fail (first != NULL && second != NULL, FALSE);
  g_return_val_if_fail (differences != NULL && errors != NULL && test != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_question (curve, n_parts, error)
      || !awrash_i_inference_check_rows (first, second, error)
      || !awrash_i_frame_check (design, first->n, error))
    return FALSE;
  found = awrash_i_new (double, 2 * n_parts, error);
  if (found == NULL)
    return FALSE;
  question.n_points = curve == AWRASH_DOMINANCE_CURVE_GENERALIZED ? n_parts : n_parts - 1;
  question.difference = found;
  question.error = found + n_parts;
  if (!answer (question, design, &judged, error))
    return FALSE;
  for (gsize k = 0; k < n_parts; k++)
    {
      differences[k] = question.difference[k];
      errors[k] = question.error[k];
    }
  *test = judged;
  return TRUE;
}
