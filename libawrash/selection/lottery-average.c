/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A leximin, or maximin, that quotas allow on average, as a lottery: panels peeled off the average,
 * and a proof by the prices of each level. Source: lottery-outline.c and lottery-peel.c.
 * Invariant: it counts only if nothing is left of the average and every level is proved. */

#include "selection/outline-private.h"

#include "base/memory-private.h"

static void
clear_level (gpointer data)
{
  AwrashOutlineLevel *level = data;

  g_free (level->price);
  g_free (level->is_fixed);
}

/* The levels' proofs; *is_found FALSE: a panel is worth more than those of the lottery. */
static gboolean
prove (AwrashLotteryRun *run, GArray *levels, gboolean *is_found, GError **error)
{
  for (guint k = 0; k < levels->len && *is_found; k++)
    {
      AwrashOutlineLevel *level = &g_array_index (levels, AwrashOutlineLevel, k);
      AwrashLotteryProof proof = { 0 };
      gboolean done;

      awrash_i_lottery_set_prices (run, level->price);
      done = awrash_i_lottery_prove (run, -G_MAXINT64, is_found, &proof, error);
      proof.is_fixed = g_steal_pointer (&level->is_fixed);
      g_array_append_val (run->lottery->proofs, proof);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

gboolean
awrash_i_lottery_run_outline (AwrashLotteryRun *run, gboolean *is_found, GError **error)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (AwrashOutlineLevel));
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean is_peeled = FALSE;
  g_autofree double *average = awrash_i_new (double, run->question->n_types, error);

  g_array_set_clear_func (levels, clear_level);
  if (average == NULL || !awrash_i_outline_find (run, levels, average, is_found, error))
    return FALSE;
  if (*is_found && !awrash_i_outline_peel (run, average, weights, &is_peeled, error))
    return FALSE;
  if (is_peeled && !awrash_i_lottery_weigh (run, (const double *)(void *)weights->data, error))
    return FALSE;
  if (*is_found && !is_peeled && !awrash_i_lottery_run_average (run, average, is_found, error))
    return FALSE;
  if (*is_found && !prove (run, levels, is_found, error))
    return FALSE;
  if (!*is_found)
    awrash_i_lottery_forget (run->lottery);
  return TRUE;
}
