/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the sums of an index join, with the derivatives by each.
 * Source: metric.h, the papers at each index. Invariant: what is 0/0 is refused by the domain.
 */

#include "metric/index-joins-private.h"

#include "metric/gini-private.h"

#include <math.h>

/* I = T. */
gboolean
awrash_i_index_join_sum (const AwrashIndexQuestion *question, const double sums[],
                         AwrashIndexAnswer *answer, GError **error)
{
  (void)question;
  (void)error;
  *answer = (AwrashIndexAnswer){ .value = sums[0], .by_sum = { 1.0 } };
  return TRUE;
}

/* I = T + T'. */
gboolean
awrash_i_index_join_both (const AwrashIndexQuestion *question, const double sums[],
                          AwrashIndexAnswer *answer, GError **error)
{
  (void)question;
  (void)error;
  *answer = (AwrashIndexAnswer){ .value = sums[0] + sums[1], .by_sum = { 1.0, 1.0 } };
  return TRUE;
}

/* I = √T, whose slope at 0 is taken as 0, the middle of its two sides. */
gboolean
awrash_i_index_join_root (const AwrashIndexQuestion *question, const double sums[],
                          AwrashIndexAnswer *answer, GError **error)
{
  double root = sqrt (sums[0]);

  (void)question;
  (void)error;
  *answer = (AwrashIndexAnswer){ .value = root, .by_sum = { root > 0.0 ? 0.5 / root : 0.0 } };
  return TRUE;
}

/* I = 1/(1 + T). */
gboolean
awrash_i_index_join_evenness (const AwrashIndexQuestion *question, const double sums[],
                              AwrashIndexAnswer *answer, GError **error)
{
  double evenness = 1.0 / (1.0 + sums[0]);

  (void)question;
  (void)error;
  *answer = (AwrashIndexAnswer){ .value = evenness, .by_sum = { -evenness * evenness } };
  return TRUE;
}

/* I = T/μ. */
gboolean
awrash_i_index_join_over_mean (const AwrashIndexQuestion *question, const double sums[],
                               AwrashIndexAnswer *answer, GError **error)
{
  double value = sums[0] / question->mean;

  (void)error;
  *answer = (AwrashIndexAnswer){ .value = value,
                                 .by_mean = -value / question->mean,
                                 .by_sum = { 1.0 / question->mean } };
  return TRUE;
}

/* I = T/T'; +infinity where the lower part has nothing. */
gboolean
awrash_i_index_join_ratio (const AwrashIndexQuestion *question, const double sums[],
                           AwrashIndexAnswer *answer, GError **error)
{
  double value = sums[0] / sums[1];

  (void)question;
  (void)error;
  *answer = (AwrashIndexAnswer){ .value = value, .by_sum = { 1.0 / sums[1], -value / sums[1] } };
  return TRUE;
}

/* The corrected Gini; the factor is a constant of the rows, and held fixed in the derivatives. */
static gboolean
correct_gini (AwrashGiniCorrection correction, const AwrashIndexQuestion *question,
              const double sums[], AwrashIndexAnswer *answer, GError **error)
{
  double factor = 1.0;

  if (!awrash_i_gini_correction_find (correction, question->whole->n, sums[1], &factor, error)
      || !awrash_i_index_join_over_mean (question, sums, answer, error))
    return FALSE;
  answer->value *= factor;
  answer->by_mean *= factor;
  answer->by_sum[0] *= factor;
  return TRUE;
}

gboolean
awrash_i_index_join_corrected_by_n (const AwrashIndexQuestion *question, const double sums[],
                                    AwrashIndexAnswer *answer, GError **error)
{
  return correct_gini (AWRASH_GINI_CORRECTION_N, question, sums, answer, error);
}

gboolean
awrash_i_index_join_corrected_by_squares (const AwrashIndexQuestion *question, const double sums[],
                                          AwrashIndexAnswer *answer, GError **error)
{
  return correct_gini (AWRASH_GINI_CORRECTION_P2, question, sums, answer, error);
}
