/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Progressivity of a tax: Kakwani's index, Reynolds and Smolensky's vertical effect, and what
 * reranking takes back of it. Source: Kakwani (1977), Economic Journal 87; Reynolds and Smolensky
 * (1977); Atkinson (1980) and Plotnick (1981) for reranking. Invariant: shares of tax and of income
 * are compared over a common denominator, so that of equal shares nothing is left. */

#include "metric/tiers-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"

#include <math.h>

size_t
awrash_metric_kakwani_size (void)
{
  return sizeof (AwrashKakwani);
}

/* What is left of each row; NULL where a tax takes more than there is. */
static double *
leave_after (gsize n, const double before[], const double tax[], const double weights[],
             GError **error)
{
  g_autofree double *after = awrash_i_new (double, n, error);

  for (gsize i = 0; after != NULL && i < n; i++)
    {
      after[i] = before[i] - tax[i];
      if (after[i] < 0.0 && (weights == NULL || weights[i] > 0.0))
        {
          g_autofree char *taken = awrash_i_number_format (tax[i]);
          g_autofree char *there = awrash_i_number_format (before[i]);

          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("tax[%zu] is %s of %s, expected at most what there is before it"), i,
                       taken, there);
          return NULL;
        }
    }
  return g_steal_pointer (&after);
}

/* C of the tax minus G of what it is taken from: Σ w s (t X - x T) / (T X), s the score. */
static double
find_kakwani (const AwrashTiers *tiers, const AwrashSample *before, const AwrashSample *tax)
{
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize b = 0; b < tiers->n_tiers; b++)
    {
      double score = awrash_i_tiers_score (tiers, b, 2.0);

      for (gsize k = tiers->first[b]; k < tiers->first[b + 1]; k++)
        awrash_i_sum_add (
            &sum, before->w[k] * score
                      * awrash_i_sample_cross (tax->x[k], before->sum, before->x[k], tax->sum));
    }
  return awrash_i_sum_get (&sum) / tax->sum.high / before->sum.high;
}

/* Adds sign times the score of each of the caller's rows. */
static void
add_scores (const AwrashTiers *tiers, const AwrashSample *sample, double sign, double scores[])
{
  for (gsize b = 0; b < tiers->n_tiers; b++)
    for (gsize k = tiers->first[b]; k < tiers->first[b + 1]; k++)
      scores[sample->row[k]] += sign * awrash_i_tiers_score (tiers, b, 2.0);
}

/* G of what is left minus its C by the rank before: Σ w (s' - s) (a - μ) / A, s' the score after.
 * A row that counts no more than before adds exactly 0. */
static double
find_reranking (const AwrashSample *after, const double scores[])
{
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize k = 0; k < after->n; k++)
    awrash_i_sum_add (&sum,
                      after->w[k] * scores[after->row[k]] * awrash_i_tiers_deviation (after, k));
  return MAX (awrash_i_sum_get (&sum) / after->sum.high, 0.0);
}

static double
over_mean (const AwrashTiers *tiers, const AwrashSample *sample)
{
  return awrash_i_tiers_covariance (tiers, sample, 2.0) * sample->total.high / sample->sum.high;
}

/* One sample more of what is left, in its own order. */
static gboolean
measure_after (gsize n, const double after[], const double weights[], const AwrashTiers *by_before,
               const AwrashSample *before, AwrashKakwani *found, GError **error)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  g_auto (AwrashTiers) by_after = { .n_tiers = 0 };
  g_autofree double *scores = awrash_i_new (double, n, error);

  if (scores == NULL || !awrash_i_sample_fill (&sample, "before - tax", n, after, weights, error)
      || !awrash_i_tiers_fill (&by_after, &sample, after, error))
    return FALSE;
  add_scores (&by_after, &sample, 1.0, scores);
  add_scores (by_before, before, -1.0, scores);
  found->gini_after = over_mean (&by_after, &sample);
  found->reranking = find_reranking (&sample, scores);
  return TRUE;
}

gboolean
awrash_metric_kakwani (size_t n, const double before[], const double tax[], const double weights[],
                       AwrashKakwani *kakwani, GError **error)
{
  g_auto (AwrashSample) x = { .n = 0 }, t = { .n = 0 }, a = { .n = 0 };
  AwrashSample *const samples[] = { &x, &t, &a };
  g_auto (AwrashTiers) tiers = { .n_tiers = 0 };
  g_autofree double *after = NULL;
  AwrashKakwani found = { .kakwani = 0.0 };

  g_return_val_if_fail ((before != NULL && tax != NULL) || n == 0, FALSE);
  g_return_val_if_fail (kakwani != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_sample_fill (&x, "before", n, before, weights, error)
      || !awrash_i_sample_fill (&t, "tax", n, tax, weights, error))
    return FALSE;
  after = leave_after (n, before, tax, weights, error);
  if (after == NULL || !awrash_i_sample_fill (&a, "before - tax", n, after, weights, error)
      || !awrash_i_tiers_fill_all (&tiers, G_N_ELEMENTS (samples), samples, before, error)
      || !measure_after (n, after, weights, &tiers, &x, &found, error))
    return FALSE;
  found.gini_before = over_mean (&tiers, &x);
  found.concentration_tax = over_mean (&tiers, &t);
  found.concentration_after = over_mean (&tiers, &a);
  found.rate = ldexp (t.sum.high / x.sum.high, t.exponent - x.exponent);
  found.kakwani = find_kakwani (&tiers, &x, &t);
  found.reynolds_smolensky
      = found.kakwani * ldexp (t.sum.high / a.sum.high, t.exponent - a.exponent);
  found.redistribution = found.reynolds_smolensky - found.reranking;
  *kakwani = found;
  return TRUE;
}
