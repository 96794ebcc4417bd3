/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a lottery is worth by its rule, and what its proofs say that none can better. Of levels in
 * whole units of 2^-53: by prices y that make no panel worth more than Y, those who are open share
 * what Y leaves once the settled have what they have here.
 * Source: linear duality; Jensen's inequality for Nash. Invariant: values are rounded down and
 * bounds up, so that both are true; whoever audits says the same by the same lines. */

#include "selection/lottery-private.h"

#include "base/memory-private.h"

#include <math.h>

#define SURE 0x1p-32

void
awrash_i_lottery_count (AwrashLottery *lottery)
{
  gsize n = lottery->question->n_types;

  for (gsize t = 0; t < n; t++)
    {
      lottery->mass[t] = 0;
      for (gsize k = 0; k < lottery->n_panels; k++)
        lottery->mass[t] += (AwrashLong)lottery->panel[k * n + t] * lottery->weight[k];
    }
}

static double
persons (const AwrashLottery *lottery, gsize t)
{
  return (double)awrash_i_question_count (lottery->question, t);
}

double
awrash_i_lottery_chance (const AwrashLottery *lottery, gsize type)
{
  int64_t n = (int64_t)awrash_i_question_count (lottery->question, type);
  AwrashLong units = lottery->mass[type] / n, rest = lottery->mass[type] % n;

  return ((double)units + (double)rest / (double)n) * 0x1p-53;
}

/* ── levels ─────────────────────────────────────────────────────────────────────────────────── */

/* In units of 2^-53: the lowest chance of the open ones, and what it cannot exceed. A price is
 * below 2^41, there are fewer than 2^31 persons, and masses sum to less than 2^84: all fits. */
static void
bound_level (const AwrashLottery *lottery, const AwrashLotteryProof *proof,
             const guint8 is_settled[], int64_t *value, int64_t *bound)
{
  AwrashLong left = (AwrashLong)proof->most * AWRASH_WEIGHT_WHOLE, share = 0;

  *value = AWRASH_WEIGHT_WHOLE;
  for (gsize t = 0; t < lottery->question->n_types; t++)
    {
      int64_t n = (int64_t)awrash_i_question_count (lottery->question, t);

      if (lottery->is_never[t])
        continue;
      if (is_settled[t])
        {
          left -= proof->price[t] * lottery->mass[t];
          continue;
        }
      share += (AwrashLong)proof->price[t] * n;
      *value = (int64_t)MIN ((AwrashLong)*value, lottery->mass[t] / n);
    }
  *bound = AWRASH_WEIGHT_WHOLE;
  if (share > 0)
    *bound = (int64_t)MIN ((AwrashLong)AWRASH_WEIGHT_WHOLE, (left + share - 1) / share);
}

/* A level more, or what was settled now is of the last one, if their stretches meet. */
static gboolean
add_level (AwrashLottery *lottery, const AwrashLotteryProof *proof, double value, double bound,
           GError **error)
{
  const AwrashLotteryLevel level = { .value = value, .bound = bound };
  AwrashLotteryLevel *last;

  if ((lottery->levels->len == 0
       || value
              > g_array_index (lottery->levels, AwrashLotteryLevel, lottery->levels->len - 1).bound)
      && !awrash_i_append (lottery->levels, level, error))
    return FALSE;
  last = &g_array_index (lottery->levels, AwrashLotteryLevel, lottery->levels->len - 1);
  last->bound = fmax (last->bound, bound);
  last->gap = (last->bound - last->value) / last->bound;
  for (gsize t = 0; t < lottery->question->n_types; t++)
    if (proof->is_fixed[t])
      {
        last->members += (int64_t)awrash_i_question_count (lottery->question, t);
        lottery->level[t] = lottery->levels->len - 1;
      }
  return TRUE;
}

static gboolean
tell_levels (AwrashLottery *lottery, GError **error)
{
  gsize n = lottery->question->n_types;
  g_autofree guint8 *is_settled = awrash_i_new (guint8, n, error);

  if (is_settled == NULL)
    return FALSE;
  for (guint k = 0; k < lottery->proofs->len; k++)
    {
      const AwrashLotteryProof *proof = &g_array_index (lottery->proofs, AwrashLotteryProof, k);
      int64_t value, bound;

      bound_level (lottery, proof, is_settled, &value, &bound);
      if (!add_level (lottery, proof, (double)value * 0x1p-53, (double)bound * 0x1p-53, error))
        return FALSE;
      for (gsize t = 0; t < n; t++)
        is_settled[t] = is_settled[t] || proof->is_fixed[t];
    }
  lottery->gap = 0;
  for (guint k = 0; k < lottery->levels->len; k++)
    lottery->gap = fmax (lottery->gap, g_array_index (lottery->levels, AwrashLotteryLevel, k).gap);
  lottery->value = g_array_index (lottery->levels, AwrashLotteryLevel, 0).value;
  lottery->bound = g_array_index (lottery->levels, AwrashLotteryLevel, 0).bound;
  return TRUE;
}

/* ── other rules ────────────────────────────────────────────────────────────────────────────── */

/* Σ log p'_i - Σ log p_i <= n log (Σ p'_i/p_i / n) for any lottery p'; with whole prices y in the
 * place of 1/p: Σ log p'_i <= n log (Y/n) - Σ log y_i. */
static void
tell_nash (AwrashLottery *lottery)
{
  const AwrashLotteryProof *proof = &g_array_index (lottery->proofs, AwrashLotteryProof, 0);
  double value = 0, prices = 0, n = 0;

  for (gsize t = 0; t < lottery->question->n_types; t++)
    if (!lottery->is_never[t])
      {
        n += persons (lottery, t);
        value += persons (lottery, t) * log (awrash_i_lottery_chance (lottery, t));
        prices += persons (lottery, t) * log ((double)proof->price[t]);
      }
  lottery->value = value;
  lottery->bound = n * log ((double)proof->most / n) - prices;
  lottery->gap = fmax (0, (lottery->bound - lottery->value) / n);
}

/* By prices y of which those above 0 sum to A over persons, those below to -W, lowest and highest
 * chance of any lottery have A l - W h <= Y; so h/m + c m/l is at least the least of
 * (A l - Y)/(W m) + c m/l over l, 2 sqrt (c A/W) - Y/(W m). */
static void
tell_goldilocks (AwrashLottery *lottery)
{
  const AwrashLotteryProof *proof = &g_array_index (lottery->proofs, AwrashLotteryProof, 0);
  double low = 1, high = 0, n = 0, above = 0, below = 0, mean, factor = lottery->setting;

  for (gsize t = 0; t < lottery->question->n_types; t++)
    if (!lottery->is_never[t])
      {
        double worth = (double)proof->price[t] * persons (lottery, t);

        n += persons (lottery, t);
        low = fmin (low, awrash_i_lottery_chance (lottery, t));
        high = fmax (high, awrash_i_lottery_chance (lottery, t));
        *(worth > 0 ? &above : &below) += fabs (worth);
      }
  mean = (double)lottery->question->size / n;
  lottery->value = high / mean + factor * mean / low;
  /* h >= m and l <= m */
  lottery->bound = 1 + factor;
  if (below > 0)
    lottery->bound = fmax (lottery->bound, 2 * sqrt (factor * above / below)
                                               - (double)proof->most / (below * mean));
  lottery->gap = fmax (0, (lottery->value - lottery->bound) / lottery->bound);
}

gboolean
awrash_i_lottery_tell (AwrashLottery *lottery, GError **error)
{
  double asked = lottery->rule == AWRASH_LOTTERY_NASH ? lottery->setting : SURE;

  g_array_set_size (lottery->levels, 0);
  for (gsize t = 0; t < lottery->question->n_types; t++)
    lottery->level[t] = G_MAXSIZE;
  if (lottery->rule == AWRASH_LOTTERY_NASH)
    tell_nash (lottery);
  else if (lottery->rule == AWRASH_LOTTERY_GOLDILOCKS)
    tell_goldilocks (lottery);
  else if (!tell_levels (lottery, error))
    return FALSE;
  lottery->status = lottery->gap <= SURE    ? AWRASH_STATUS_OPTIMAL
                    : lottery->gap <= asked ? AWRASH_STATUS_WITHIN_GAP
                                            : AWRASH_STATUS_FEASIBLE;
  return TRUE;
}
