/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A leximin, or maximin, that quotas allow on average, as a lottery: panels peeled off the average,
 * and a proof by the prices of each level. Source: lottery-outline.c and lottery-peel.c.
 * Invariant: it counts only if nothing is left of the average and every level is proved. */

#include "selection/outline-private.h"

#include "base/memory-private.h"

/* Linear programs over panels with more rows than that take too many steps: what is left of the
 * average then goes to panels that hold everybody, and the gap tells of it. */
#define MOST_ROWS 400

static void
clear_level (gpointer data)
{
  AwrashOutlineLevel *level = data;

  g_free (level->price);
  g_free (level->is_fixed);
}

/* The levels' proofs. Where not all is met panels may be worth more than those that are known: they
 * are taken in until none is; else *is_found becomes FALSE. */
static gboolean
prove (AwrashLotteryRun *run, GArray *levels, gboolean is_met, gboolean *is_found, GError **error)
{
  for (guint k = 0; k < levels->len && *is_found; k++)
    {
      AwrashOutlineLevel *level = &g_array_index (levels, AwrashOutlineLevel, k);
      AwrashLotteryProof proof = { 0 };
      gboolean done, is_best;

      awrash_i_lottery_set_prices (run, level->price);
      do
        done = awrash_i_lottery_prove (run, -G_MAXINT64, &is_best, &proof, error);
      while (done && !is_best && !is_met);
      *is_found = is_best;
      proof.is_fixed = g_steal_pointer (&level->is_fixed);
      g_array_append_val (run->lottery->proofs, proof);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

/* What no panel was found for is shared by the first n, which hold everybody. */
static void
share_rest (GArray *weights, gsize n)
{
  double left = 1;

  for (guint k = 0; k < weights->len; k++)
    left -= g_array_index (weights, double, k);
  for (gsize k = 0; k < n; k++)
    g_array_index (weights, double, k) += left / (double)n;
}

gboolean
awrash_i_lottery_run_outline (AwrashLotteryRun *run, gboolean *is_found, GError **error)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (AwrashOutlineLevel));
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (double));
  gsize n_known = run->panels->len;
  gboolean is_peeled = FALSE, is_small;
  g_autofree double *average = awrash_i_new (double, run->question->n_types, error);

  g_array_set_clear_func (levels, clear_level);
  if (average == NULL || !awrash_i_outline_find (run, levels, average, is_found, error))
    return FALSE;
  if (*is_found && !awrash_i_outline_peel (run, average, weights, &is_peeled, error))
    return FALSE;
  is_small = run->question->n_types <= MOST_ROWS;
  if (*is_found && !is_peeled && !is_small)
    share_rest (weights, n_known);
  if (*is_found && (is_peeled || !is_small)
      && !awrash_i_lottery_weigh (run, (const double *)(void *)weights->data, error))
    return FALSE;
  if (*is_found && !is_peeled && is_small
      && !awrash_i_lottery_run_average (run, average, is_found, error))
    return FALSE;
  if (*is_found && !prove (run, levels, is_peeled || is_small, is_found, error))
    return FALSE;
  if (!*is_found)
    awrash_i_lottery_forget (run->lottery);
  return TRUE;
}
