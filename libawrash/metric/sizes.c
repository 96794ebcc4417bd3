/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Herfindahl and Rosenbluth of the sizes w x, and the smallest value over the largest.
 * Source: Herfindahl (1950); Rosenbluth (1955). Invariant: H = 1/n + Σ (s - 1/n)², so that sizes
 * that are nearly equal lose no digit of H - 1/n. */

#include "metric/sizes-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/product-private.h"
#include "base/sum-private.h"

/* s_i - 1/n, s_i the share of row i in the sum: w_i x_i n - X over n X, in doubled precision. */
static double
share_deviation (const AwrashSample *sample, gsize i)
{
  double n = (double)sample->n, high = n * sample->w[i];
  AwrashPair counted = { high, awrash_i_product_error (n, sample->w[i], high) };

  return awrash_i_sample_cross (sample->x[i], counted, 1.0, sample->sum) / n / sample->sum.high;
}

gboolean
awrash_i_sizes_herfindahl_combine (const AwrashIndexQuestion *question, const double sums[],
                                   AwrashIndexAnswer *answer, GError **error)
{
  (void)error;
  answer->value = 1.0 / (double)question->whole->n + sums[0];
  return TRUE;
}

/* ψ = 2 u (s - H). */
gboolean
awrash_i_sizes_herfindahl_influence (const AwrashIndexQuestion *question, double value,
                                     double rows[], GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;

  (void)error;
  value -= 1.0 / (double)sample->n;
  for (gsize i = 0; i < sample->n; i++)
    rows[i] = 2.0 * (sample->x[i] / question->mean) * (share_deviation (sample, i) - value);
  return TRUE;
}

/* ∂H/∂x_i over p_i = (2/μ)(s - H). */
gboolean
awrash_i_sizes_herfindahl_slope (const AwrashIndexQuestion *question, double value, double rows[],
                                 GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;

  (void)error;
  value -= 1.0 / (double)sample->n;
  for (gsize i = 0; i < sample->n; i++)
    rows[i] = 2.0 / question->mean * (share_deviation (sample, i) - value);
  return TRUE;
}

/* ── normalised ─────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_sizes_normalized_combine (const AwrashIndexQuestion *question, const double sums[],
                                   AwrashIndexAnswer *answer, GError **error)
{
  if (question->whole->n < 2)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("1 value has a weight > 0, expected at least 2 for \"%s\""), "hhi:n");
      return FALSE;
    }
  answer->value = sums[0] / (1.0 - 1.0 / (double)question->whole->n);
  return TRUE;
}

static void
rescale (const AwrashIndexQuestion *question, double rows[])
{
  gsize n = question->prepared->sample.n;

  for (gsize i = 0; i < n; i++)
    rows[i] /= 1.0 - 1.0 / (double)n;
}

gboolean
awrash_i_sizes_normalized_influence (const AwrashIndexQuestion *question, double value,
                                     double rows[], GError **error)
{
  double n = (double)question->prepared->sample.n, plain = value * (1.0 - 1.0 / n) + 1.0 / n;

  if (!awrash_i_sizes_herfindahl_influence (question, plain, rows, error))
    return FALSE;
  rescale (question, rows);
  return TRUE;
}

gboolean
awrash_i_sizes_normalized_slope (const AwrashIndexQuestion *question, double value, double rows[],
                                 GError **error)
{
  double n = (double)question->prepared->sample.n, plain = value * (1.0 - 1.0 / n) + 1.0 / n;

  if (!awrash_i_sizes_herfindahl_slope (question, plain, rows, error))
    return FALSE;
  rescale (question, rows);
  return TRUE;
}

/* ── Rosenbluth ─────────────────────────────────────────────────────────────────────────────── */

/* The sizes as a sample of their own, sorted, with their Gini coefficient. */
static gboolean
sort_sizes (const AwrashSample *sample, AwrashPrepared *sizes, double *gini, GError **error)
{
  g_autofree double *size = awrash_i_new (double, sample->n, error);
  AwrashTermUse difference = { &awrash_i_term_difference, 0.0 };

  if (size == NULL)
    return FALSE;
  for (gsize i = 0; i < sample->n; i++)
    size[i] = sample->w[i] * sample->x[i];
  if (!awrash_i_prepared_fill (sizes, sample->n, size, NULL, error))
    return FALSE;
  awrash_i_term_sum (&sizes->sample, sizes->below, 1, &difference, gini);
  *gini /= sizes->sample.sum.high / sizes->sample.total.high;
  return TRUE;
}

gboolean
awrash_i_sizes_rosenbluth_combine (const AwrashIndexQuestion *question, const double sums[],
                                   AwrashIndexAnswer *answer, GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;
  g_auto (AwrashPrepared) sizes = { .below = NULL };
  double gini = 0.0;

  (void)sums;
  if (!sort_sizes (sample, &sizes, &gini, error))
    return FALSE;
  answer->value = 1.0 / ((double)sample->n * (1.0 - gini));
  return TRUE;
}

/* ∂R/∂(size) in rows: n R² ∂G/∂(size), and ∂G/∂a_i = (chord_i - G)/(n ā). */
static gboolean
derive_rosenbluth (const AwrashIndexQuestion *question, double value, double rows[], GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;
  g_auto (AwrashPrepared) sizes = { .below = NULL };
  AwrashTermUse difference = { &awrash_i_term_difference, 0.0 };
  g_autofree double *chords = awrash_i_new (double, sample->n, error);
  double gini = 0.0;

  if (chords == NULL || !sort_sizes (sample, &sizes, &gini, error))
    return FALSE;
  awrash_i_term_add_slope (&sizes, difference, 1.0, chords);
  for (gsize k = 0; k < sample->n; k++)
    rows[sizes.sample.row[k]]
        = value * value * (double)sample->n * (chords[k] - gini) / sample->sum.high;
  return TRUE;
}

gboolean
awrash_i_sizes_rosenbluth_influence (const AwrashIndexQuestion *question, double value,
                                     double rows[], GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;

  if (!derive_rosenbluth (question, value, rows, error))
    return FALSE;
  for (gsize i = 0; i < sample->n; i++)
    rows[i] *= sample->x[i] * sample->total.high;
  return TRUE;
}

gboolean
awrash_i_sizes_rosenbluth_slope (const AwrashIndexQuestion *question, double value, double rows[],
                                 GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;

  if (!derive_rosenbluth (question, value, rows, error))
    return FALSE;
  for (gsize i = 0; i < sample->n; i++)
    rows[i] *= sample->total.high;
  return TRUE;
}

/* ── extremes ───────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_sizes_extremes_combine (const AwrashIndexQuestion *question, const double sums[],
                                 AwrashIndexAnswer *answer, GError **error)
{
  const AwrashPrepared *prepared = question->prepared;
  const AwrashMany *many = question->many;

  (void)sums;
  (void)error;
  answer->value = prepared != NULL
                      ? prepared->sample.x[0] / prepared->sample.x[prepared->sample.n - 1]
                      : many->bucket[0].low / many->bucket[many->rows.n_buckets - 1].high;
  return TRUE;
}

gboolean
awrash_i_sizes_extremes_influence (const AwrashIndexQuestion *question, double value, double rows[],
                                   GError **error)
{
  (void)question;
  (void)value;
  (void)rows;
  return awrash_i_index_sampling_check ("min-max", error);
}

/* factor over the weight of all rows of the value at k, in each of them. */
static void
add_to_tied (const AwrashSample *sample, gsize k, double factor, double rows[])
{
  double value = sample->x[k], weight = 0.0;

  for (gsize i = 0; i < sample->n; i++)
    if (sample->x[i] == value)
      weight += sample->w[i];
  for (gsize i = 0; i < sample->n; i++)
    if (sample->x[i] == value)
      rows[i] += factor * (sample->total.high / weight);
}

gboolean
awrash_i_sizes_extremes_slope (const AwrashIndexQuestion *question, double value, double rows[],
                               GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;
  double largest = sample->x[sample->n - 1];

  (void)error;
  add_to_tied (sample, 0, 1.0 / largest, rows);
  add_to_tied (sample, sample->n - 1, -value / largest, rows);
  return TRUE;
}
