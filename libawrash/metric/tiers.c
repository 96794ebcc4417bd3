/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ties of a rank as tiers, and what a tier counts for by its rank.
 * Source: Lerman and Yitzhaki (1989), Journal of Econometrics 42, for weighted ranks; Wagstaff
 * (2002), Journal of Health Economics 21, for nu. Invariant: what stands above is summed from the
 * top, so a tier beside one that holds nearly all weight loses no digit. */

#include "metric/tiers-private.h"

#include "base/memory-private.h"
#include "base/sum-private.h"
#include "metric/order-private.h"

#include <math.h>

/* By way of spare, room for n numbers of 8 bytes. */
static void
arrange (AwrashSample *sample, const AwrashOrderItem order[], double spare[])
{
  awrash_i_order_arrange (sample->n, order, sample->x, spare);
  awrash_i_order_arrange (sample->n, order, sample->w, spare);
  awrash_i_order_arrange_rows (sample->n, order, sample->row, (gsize *)(void *)spare);
  g_clear_pointer (&sample->log, g_free); /* were in the order of before */
}

static void
part_tiers (AwrashTiers *tiers, gsize n, const AwrashOrderItem order[])
{
  for (gsize k = 0; k < n; k++)
    if (k == 0 || order[k].key != order[k - 1].key)
      tiers->first[tiers->n_tiers++] = k;
  tiers->first[tiers->n_tiers] = n;
}

static gboolean
sort_rows (AwrashTiers *tiers, gsize n_samples, AwrashSample *const samples[], const double rank[],
           GError **error)
{
  gsize n = samples[0]->n;
  /* 2 n cannot wrap: n rows of more than two bytes already lie in memory */
  g_autofree AwrashOrderItem *scratch = awrash_i_new (AwrashOrderItem, 2 * n, error);
  g_autofree double *values = awrash_i_new (double, n, error);
  const AwrashOrderItem *order = NULL;

  if (scratch == NULL || values == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    values[i] = rank[samples[0]->row[i]] + 0.0; /* + 0.0 turns -0 into 0 */
  order = awrash_i_order_find (n, values, scratch, error);
  if (order == NULL)
    return FALSE;
  part_tiers (tiers, n, order);
  for (gsize k = 0; k < n_samples; k++)
    arrange (samples[k], order, values);
  return TRUE;
}

static double
weigh_tier (const AwrashTiers *tiers, const AwrashSample *sample, gsize tier)
{
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize k = tiers->first[tier]; k < tiers->first[tier + 1]; k++)
    awrash_i_sum_add (&sum, sample->w[k]);
  return awrash_i_sum_get (&sum);
}

static void
weigh_tiers (AwrashTiers *tiers, const AwrashSample *sample)
{
  AwrashSum below = { 0.0, 0.0 }, above = { 0.0, 0.0 };

  for (gsize b = 0; b < tiers->n_tiers; b++)
    {
      tiers->tied[b] = weigh_tier (tiers, sample, b);
      tiers->below[b] = awrash_i_sum_get (&below);
      awrash_i_sum_add (&below, tiers->tied[b]);
    }
  for (gsize b = tiers->n_tiers; b-- > 0;)
    {
      tiers->above[b] = awrash_i_sum_get (&above);
      awrash_i_sum_add (&above, tiers->tied[b]);
    }
}

gboolean
awrash_i_tiers_fill_all (AwrashTiers *tiers, gsize n_samples, AwrashSample *const samples[],
                         const double rank[], GError **error)
{
  tiers->first = awrash_i_new (gsize, samples[0]->n + 1, error);
  if (tiers->first == NULL || !sort_rows (tiers, n_samples, samples, rank, error))
    return FALSE;
  tiers->below = awrash_i_new (double, 3 * tiers->n_tiers, error);
  if (tiers->below == NULL)
    return FALSE;
  tiers->tied = tiers->below + tiers->n_tiers;
  tiers->above = tiers->tied + tiers->n_tiers;
  weigh_tiers (tiers, samples[0]);
  return TRUE;
}

gboolean
awrash_i_tiers_fill (AwrashTiers *tiers, AwrashSample *sample, const double rank[], GError **error)
{
  return awrash_i_tiers_fill_all (tiers, 1, &sample, rank, error);
}

void
awrash_i_tiers_clear (AwrashTiers *tiers)
{
  g_clear_pointer (&tiers->first, g_free);
  g_clear_pointer (&tiers->below, g_free);
  tiers->n_tiers = 0;
}

static double
total_of (const AwrashTiers *tiers)
{
  return tiers->tied[0] + tiers->above[0];
}

/* The logarithm of the share of the weight from the tier on. */
static double
log_share_from (const AwrashTiers *tiers, gsize tier)
{
  double total = total_of (tiers), below = tiers->below[tier];

  if (below <= total / 2)
    return log1p (-below / total);
  return log ((tiers->tied[tier] + tiers->above[tier]) / total);
}

/* ln (1 - t), t the share of the tier in what stands from it on; -infinity at the top. */
static double
log_left (const AwrashTiers *tiers, gsize tier)
{
  double from = tiers->tied[tier] + tiers->above[tier];

  if (tiers->tied[tier] <= tiers->above[tier])
    return log1p (-tiers->tied[tier] / from);
  return log (tiers->above[tier] / from);
}

/* With t = p / S' and d = nu - 1 the score is 1 - S'^d + S'^d ((1 - t)^nu - (1 - t)) / t: both
 * parts are small with d, and formed so. */
double
awrash_i_tiers_score (const AwrashTiers *tiers, gsize tier, double nu)
{
  double share = log_share_from (tiers, tier), d = nu - 1.0, left = 0.0;
  double odds = tiers->above[tier] / tiers->tied[tier]; /* (1 - t) / t */

  if (nu == 2.0)
    return (tiers->below[tier] - tiers->above[tier]) / total_of (tiers);
  if (tiers->above[tier] > 0.0)
    left = exp (d * share) * odds * expm1 (d * log_left (tiers, tier));
  return left - expm1 (d * share);
}

double
awrash_i_tiers_centred (const AwrashTiers *tiers, gsize tier)
{
  return awrash_i_tiers_score (tiers, tier, 2.0) / 2.0;
}

double
awrash_i_tiers_slope (const AwrashTiers *tiers, gsize tier, double nu)
{
  if (tier + 1 == tiers->n_tiers)
    return 0.0;
  return nu * exp ((nu - 1.0) * log_share_from (tiers, tier + 1));
}

double
awrash_i_tiers_step (const AwrashTiers *tiers, gsize tier, double nu)
{
  double below = nu * exp ((nu - 1.0) * log_share_from (tiers, tier));

  if (tier + 1 == tiers->n_tiers)
    return below;
  return below * -expm1 ((nu - 1.0) * log_left (tiers, tier));
}

double
awrash_i_tiers_deviation (const AwrashSample *sample, gsize i)
{
  if (sample->equal)
    return 0.0;
  return awrash_i_sample_cross (sample->x[i], sample->total, 1.0, sample->sum) / sample->total.high;
}

double
awrash_i_tiers_covariance (const AwrashTiers *tiers, const AwrashSample *sample, double nu)
{
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize b = 0; b < tiers->n_tiers; b++)
    {
      double score = awrash_i_tiers_score (tiers, b, nu);

      for (gsize k = tiers->first[b]; k < tiers->first[b + 1]; k++)
        awrash_i_sum_add (&sum, sample->w[k] * score * awrash_i_tiers_deviation (sample, k));
    }
  return awrash_i_sum_get (&sum) / sample->total.high;
}
