/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a rule makes of the chances that quotas allow on average, as a lottery: panels peeled off
 * the average, what is left of it met as near as panels come, and a proof by the average's prices.
 * Source: lottery-outline.c, outline-product.c, outline-edge.c, lottery-peel.c, lottery-nearest.c.
 * Invariant: what is left unmet the gap tells. */

#include "selection/outline-private.h"

#include "base/memory-private.h"

static void
clear_level (gpointer data)
{
  AwrashOutlineLevel *level = data;

  g_free (level->price);
  g_free (level->is_fixed);
}

/* The levels' proofs. Where not all is met panels may be worth more than those that are known: they
 * are taken in until none is. */
static gboolean
prove (AwrashLotteryRun *run, GArray *levels, GError **error)
{
  for (guint k = 0; k < levels->len; k++)
    {
      AwrashOutlineLevel *level = &g_array_index (levels, AwrashOutlineLevel, k);
      AwrashLotteryProof *proof = awrash_i_lottery_proof_add (run->lottery->proofs, error);
      gboolean is_best = FALSE;

      if (proof == NULL)
        return FALSE;
      awrash_i_lottery_set_prices (run, level->price);
      while (!is_best)
        if (!awrash_i_lottery_prove (run, -G_MAXINT64, &is_best, proof, error))
          return FALSE;
      proof->is_fixed = g_steal_pointer (&level->is_fixed);
    }
  return TRUE;
}

/* What quotas allow on average, by the rule. */
static gboolean
find (const AwrashLotteryRun *run, GArray *levels, double average[], gboolean *is_found,
      GError **error)
{
  if (run->lottery->rule == AWRASH_LOTTERY_NASH)
    return awrash_i_outline_product (run, levels, average, is_found, error);
  if (run->lottery->rule == AWRASH_LOTTERY_GOLDILOCKS)
    return awrash_i_outline_edge (run, levels, average, is_found, error);
  return awrash_i_outline_find (run, levels, average, is_found, error);
}

gboolean
awrash_i_lottery_run_outline (AwrashLotteryRun *run, gboolean *is_found, GError **error)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (AwrashOutlineLevel));
  g_autoptr (GArray) weights = g_array_new (FALSE, TRUE, sizeof (double));
  gboolean is_met;
  g_autofree double *average = awrash_i_new (double, run->question->n_types, error);

  g_array_set_clear_func (levels, clear_level);
  if (average == NULL || !find (run, levels, average, is_found, error))
    return FALSE;
  if (!*is_found)
    return TRUE;
  if (!awrash_i_outline_peel (run, average, weights, &is_met, error))
    return FALSE;
  if (!is_met && !awrash_i_outline_approach (run, average, weights, error))
    return FALSE;
  return awrash_i_lottery_weigh (run, (const double *)(void *)weights->data, error)
         && prove (run, levels, error);
}
