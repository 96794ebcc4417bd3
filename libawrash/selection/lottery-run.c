/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every rule does while it looks for a lottery: panels for everybody who can be in one, better
 * panels by prices, and weights in whole units of 2^-53.
 * Source: column generation, Dantzig and Wolfe (1960); P. Flanigan et al. (2021), Nature 596.
 * Invariant: a proof is kept only after it has been followed in integers. */

#include "selection/lottery-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Nodes that a search goes on for once it has found a better panel. */
#define PATIENCE 16

void
awrash_i_lottery_proof_clear (gpointer data)
{
  AwrashLotteryProof *proof = data;

  g_free (proof->price);
  g_free (proof->is_fixed);
  awrash_i_branching_free (proof->tree);
  *proof = (AwrashLotteryProof){ 0 };
}

AwrashLotteryProof *
awrash_i_lottery_proof_add (GArray *proofs, GError **error)
{
  const AwrashLotteryProof proof = { 0 };

  return awrash_i_append (proofs, proof, error)
             ? &g_array_index (proofs, AwrashLotteryProof, proofs->len - 1)
             : NULL;
}

/* ── proofs ─────────────────────────────────────────────────────────────────────────────────── */

/* Where the search was too long, the prices of its root bound all panels, not as well. */
static gboolean
fall_back (AwrashLotteryRun *run, AwrashLotteryProof *proof, GError **error)
{
  const AwrashMixed *panels = run->pricer->panels;
  const AwrashBranch *root = &g_array_index (run->pricer->tree->branches, AwrashBranch, 0);
  g_autofree AwrashLong *reduced = awrash_i_new (AwrashLong, panels->n, error);
  AwrashBranch branch = { .left = -1, .right = -1 };
  AwrashLong least = -((AwrashLong)1 << 61) * ((AwrashLong)1 << panels->bits);

  if (reduced == NULL)
    return FALSE;
  branch.price = root->price != NULL ? awrash_i_copy (int64_t, root->price, panels->m, error)
                                     : awrash_i_new (int64_t, panels->m, error);
  if (branch.price == NULL)
    return FALSE;
  awrash_i_mixed_bound (panels, panels->lower, panels->upper, branch.price, FALSE, reduced, &least);
  proof->tree = awrash_i_branching_new ();
  awrash_i_branching_add (proof->tree, &branch);
  proof->most = (int64_t)(-(least >> panels->bits));
  return TRUE;
}

/* The statement that the last search makes, with what of its tree it needs. */
static gboolean
take_proof (AwrashLotteryRun *run, gboolean is_any, AwrashLotteryProof *proof, GError **error)
{
  gboolean proved = FALSE;

  proof->most = run->pricer->best;
  proof->price = awrash_i_copy (int64_t, run->price, run->question->n_types, error);
  if (proof->price == NULL)
    return FALSE;
  /* what the search took for no better by rounding may be so by a few units */
  for (int64_t more = 0; run->pricer->is_done && !proved && more <= run->pricer->largest >> 10;
       more = 8 * more + 1)
    {
      awrash_i_branching_free (proof->tree);
      proof->tree = awrash_i_branching_new ();
      proof->most = run->pricer->best + more;
      if (!awrash_i_panels_prove (run->pricer->panels, run->pricer->tree, is_any, proof->most,
                                  proof->tree, &proved, error))
        return FALSE;
    }
  if (proved)
    return TRUE;
  awrash_i_branching_free (proof->tree);
  proof->tree = NULL;
  return fall_back (run, proof, error);
}

/* ── panels for everybody ───────────────────────────────────────────────────────────────────── */

static gboolean
add_found (AwrashLotteryRun *run, GError **error)
{
  for (guint k = 0; k < run->pricer->found->len; k++)
    {
      int64_t *panel = awrash_i_copy (int64_t, g_ptr_array_index (run->pricer->found, k),
                                      run->question->n_types, error);

      if (panel == NULL)
        return FALSE;
      g_ptr_array_add (run->panels, panel);
    }
  return TRUE;
}

/* A price for the types that no known panel holds, no two alike; how many there are. */
static gsize
price_missing (AwrashLotteryRun *run)
{
  gsize n = 0, n_types = run->question->n_types;

  for (gsize t = 0; t < run->question->n_types; t++)
    {
      run->price[t]
          = run->pricer->largest - (run->pricer->largest / 4 / (int64_t)n_types) * (int64_t)t;
      for (guint k = 0; k < run->panels->len && run->price[t] != 0; k++)
        if (((const int64_t *)g_ptr_array_index (run->panels, k))[t] != 0)
          run->price[t] = 0;
      n += run->price[t] != 0;
    }
  return n;
}

/* What the last search says of those who are missing: that they can never be chosen, or without any
 * panel that there is none; *is_proved: it does. */
static gboolean
prove_never (AwrashLotteryRun *run, gboolean *is_proved, GError **error)
{
  AwrashLottery *lottery = run->lottery;
  gboolean is_any = run->panels->len > 0;
  int64_t least = G_MAXINT64;

  for (gsize t = 0; t < run->question->n_types; t++)
    {
      lottery->is_never[t] = is_any && run->price[t] != 0;
      least = lottery->is_never[t] ? MIN (least, run->price[t]) : least;
    }
  lottery->never = g_new0 (AwrashLotteryProof, 1);
  if (!take_proof (run, is_any, lottery->never, error))
    return FALSE;
  *is_proved = run->pricer->is_done
               && (is_any ? lottery->never->most < least : lottery->never->most == -1);
  if (*is_proved && !is_any)
    g_clear_pointer (&lottery->never->price, g_free);
  if (*is_proved)
    return TRUE;
  awrash_i_lottery_proof_clear (lottery->never);
  g_clear_pointer (&lottery->never, g_free);
  return TRUE;
}

gboolean
awrash_i_lottery_cover (AwrashLotteryRun *run, GError **error)
{
  while (price_missing (run) > 0)
    {
      gboolean is_any = run->panels->len > 0, is_proved;

      if (!awrash_i_pricer_run (run->pricer, run->price, is_any ? 0 : -1, 0, error)
          || !add_found (run, error))
        return FALSE;
      if (run->pricer->found->len > 0)
        continue;
      if (!prove_never (run, &is_proved, error))
        return FALSE;
      /* who may have a chance, as far as is known, must not be given none */
      if (!is_proved)
        run->lottery->status = AWRASH_STATUS_LIMIT;
      else if (!is_any)
        run->lottery->status = AWRASH_STATUS_INFEASIBLE;
      return TRUE;
    }
  return TRUE;
}

/* ── better panels ──────────────────────────────────────────────────────────────────────────── */

void
awrash_i_lottery_set_prices (AwrashLotteryRun *run, const double price[])
{
  double largest = 0;

  for (gsize t = 0; t < run->question->n_types; t++)
    largest = fmax (largest, fabs (price[t]));
  for (gsize t = 0; t < run->question->n_types; t++)
    run->price[t]
        = largest > 0 ? (int64_t)rint (price[t] / largest * (double)run->pricer->largest) : 0;
}

static int64_t
worth (const AwrashLotteryRun *run, const int64_t panel[])
{
  int64_t sum = 0;

  for (gsize t = 0; t < run->question->n_types; t++)
    sum += run->price[t] * panel[t];
  return sum;
}

/* What no panel that is known exceeds. Each price is rounded by half a unit, and the prices of the
 * weights are good to some 2^-46. */
static int64_t
most_known (const AwrashLotteryRun *run)
{
  int64_t known = -G_MAXINT64;

  for (guint k = 0; k < run->panels->len; k++)
    known = MAX (known, worth (run, g_ptr_array_index (run->panels, k)));
  return known + (int64_t)run->question->size + 1 + (ABS (known) >> 46);
}

/* Whether searches have had all the steps that they may have: they prove then what they can. */
static gboolean
is_spent (const AwrashLotteryRun *run)
{
  return run->pricer->relaxation->n_steps >= run->pricer->most_steps;
}

gboolean
awrash_i_lottery_prove (AwrashLotteryRun *run, int64_t enough, gboolean *is_best,
                        AwrashLotteryProof *proof, GError **error)
{
  if (!awrash_i_pricer_run (run->pricer, run->price, MAX (enough, most_known (run)), PATIENCE,
                            error))
    return FALSE;
  *is_best = run->pricer->found->len == 0 || is_spent (run);
  return *is_best ? take_proof (run, TRUE, proof, error) : add_found (run, error);
}

gboolean
awrash_i_lottery_improve (AwrashLotteryRun *run, int64_t enough, gboolean *is_best,
                          AwrashLotteryProof *proof, GError **error)
{
  guint n_known = run->panels->len;

  *is_best = FALSE;
  if (!is_spent (run) && !awrash_i_lottery_exchange (run, MAX (enough, most_known (run)), error))
    return FALSE;
  return run->panels->len > n_known || awrash_i_lottery_prove (run, enough, is_best, proof, error);
}

/* ── weights ────────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_lottery_weigh (AwrashLotteryRun *run, const double weight[], GError **error)
{
  AwrashLottery *lottery = run->lottery;
  gsize n = run->question->n_types, heaviest = 0;
  int64_t rest = AWRASH_WEIGHT_WHOLE;
  double sum = 0;

  lottery->weight = awrash_i_new (int64_t, run->panels->len, error);
  lottery->panel = lottery->weight ? awrash_i_new (int64_t, run->panels->len * n, error) : NULL;
  if (lottery->panel == NULL)
    return FALSE;
  for (guint k = 0; k < run->panels->len; k++)
    sum += fmax (weight[k], 0);
  for (guint k = 0; k < run->panels->len; k++)
    {
      int64_t units = (int64_t)rint (fmax (weight[k], 0) / sum * (double)AWRASH_WEIGHT_WHOLE);

      if (units == 0)
        continue;
      memcpy (lottery->panel + lottery->n_panels * n, g_ptr_array_index (run->panels, k),
              n * sizeof (int64_t));
      lottery->weight[lottery->n_panels] = units;
      rest -= units;
      if (units > lottery->weight[heaviest])
        heaviest = lottery->n_panels;
      lottery->n_panels++;
    }
  lottery->weight[heaviest] += rest;
  lottery->mass = awrash_i_new (AwrashLong, n, error);
  if (lottery->mass == NULL)
    return FALSE;
  awrash_i_lottery_count (lottery);
  return TRUE;
}
