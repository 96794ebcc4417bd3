/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is a lottery what its certificate claims? Panels keep the quotas, weights sum to 1, every tree
 * proves its statement, and value, bound and gap follow from these. Source: the contract of
 * awrash_audit_lottery(). Invariant: no panel is looked for; nothing of the text is believed. */

#include "audit/lottery-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

typedef struct
{
  AwrashVerdict *verdict;
  const AwrashLotteryClaim *claim;
  AwrashLottery *lottery;
  AwrashMixed *panels;
} Check;

/* ── panels ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_panels (const Check *check)
{
  const AwrashLottery *lottery = check->lottery;
  AwrashLong sum = 0;
  gsize n_bad = 0;

  for (gsize k = 0; k < lottery->n_panels; k++)
    {
      sum += lottery->weight[k];
      if (awrash_i_mixed_keeps (check->panels, lottery->panel + k * lottery->question->n_types))
        continue;
      n_bad++;
      awrash_i_verdict_add (check->verdict, _ ("panel %zu breaks a quota"), k);
    }
  if (sum == AWRASH_WEIGHT_WHOLE && n_bad == 0)
    return TRUE;
  if (sum != AWRASH_WEIGHT_WHOLE)
    awrash_i_verdict_add (check->verdict, _ ("the weights of panels do not sum to 1"));
  return FALSE;
}

/* ── proofs ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_proof (const Check *check, const AwrashLotteryProof *proof, const char *about, GError **error)
{
  gboolean proved;

  if (proof->price != NULL)
    awrash_i_panels_set_prices (check->panels, proof->price);
  else
    memset (check->panels->cost, 0, check->panels->n * sizeof (int64_t));
  if (!awrash_i_panels_prove (check->panels, proof->tree, proof->price != NULL, proof->most, NULL,
                              &proved, error))
    return FALSE;
  if (!proved)
    awrash_i_verdict_add (check->verdict, _ ("%s: the tree does not prove what it claims"), about);
  return TRUE;
}

/* Just those whose chance is nought have a price, and no panel is worth any of these. */
static gboolean
check_never (const Check *check, GError **error)
{
  AwrashLottery *lottery = check->lottery;
  const AwrashLotteryProof *never = lottery->never;
  int64_t least = G_MAXINT64;

  for (gsize t = 0; t < lottery->question->n_types; t++)
    {
      int64_t price = never != NULL && never->price != NULL ? never->price[t] : 0;

      lottery->is_never[t] = price > 0;
      least = price > 0 ? MIN (least, price) : least;
      if (price < 0 || (price > 0) != (lottery->mass[t] == 0))
        awrash_i_verdict_add (check->verdict,
                              _ ("type %zu: who has no chance, and who can have none, are not the "
                                 "same persons"),
                              t);
    }
  if (never == NULL)
    return TRUE;
  if (never->price == NULL || never->most >= least)
    awrash_i_verdict_add (check->verdict,
                          _ ("who can never be chosen: the proof does not speak of them"));
  return check_proof (check, never, _ ("who can never be chosen"), error);
}

/* As many proofs as the rule has, each of its kind; levels settle everybody, once. */
static gboolean
check_kinds (const Check *check)
{
  const AwrashLottery *lottery = check->lottery;
  gboolean has_levels
      = lottery->rule == AWRASH_LOTTERY_MAXIMIN || lottery->rule == AWRASH_LOTTERY_LEXIMIN;
  gboolean is_right = lottery->rule == AWRASH_LOTTERY_LEXIMIN ? lottery->proofs->len > 0
                                                              : lottery->proofs->len == 1;

  for (guint k = 0; k < lottery->proofs->len; k++)
    {
      const AwrashLotteryProof *proof = &g_array_index (lottery->proofs, AwrashLotteryProof, k);

      is_right = is_right && proof->price != NULL && (proof->is_fixed != NULL) == has_levels;
      for (gsize t = 0; is_right && t < lottery->question->n_types; t++)
        is_right = proof->price[t]
                       >= (lottery->rule == AWRASH_LOTTERY_GOLDILOCKS
                               ? -G_MAXINT64
                               : lottery->rule == AWRASH_LOTTERY_NASH && !lottery->is_never[t])
                   && !(has_levels && lottery->is_never[t] && proof->is_fixed[t]);
    }
  for (gsize t = 0;
       is_right && lottery->rule == AWRASH_LOTTERY_LEXIMIN && t < lottery->question->n_types; t++)
    {
      gsize n = lottery->is_never[t];

      for (guint k = 0; k < lottery->proofs->len; k++)
        n += g_array_index (lottery->proofs, AwrashLotteryProof, k).is_fixed[t];
      is_right = n == 1;
    }
  if (!is_right)
    awrash_i_verdict_add (check->verdict, _ ("the proofs are not those of the rule \"%s\""),
                          lottery->rule_text);
  return is_right;
}

/* ── numbers ────────────────────────────────────────────────────────────────────────────────── */

/* Logarithms differ in the last bits from machine to machine; all else is told to the last one. */
static void
check_number (const Check *check, const char *name, double told, double found)
{
  double slack = check->lottery->rule == AWRASH_LOTTERY_NASH ? 0x1p-36 * fmax (1, fabs (found)) : 0;

  if (told == found || (isnan (told) && isnan (found)) || fabs (told - found) <= slack)
    return;
  awrash_i_verdict_add (check->verdict, _ ("the %s is %.17g, expected the %.17g told"), name, found,
                        told);
}

static void
check_told (const Check *check)
{
  const AwrashLottery *lottery = check->lottery;
  const char *status = awrash_base_status_get_name (lottery->status);

  check_number (check, _ ("value"), check->claim->value, lottery->value);
  check_number (check, _ ("bound"), check->claim->bound, lottery->bound);
  check_number (check, _ ("gap"), check->claim->gap, lottery->gap);
  if (strcmp (check->claim->status, status) != 0)
    awrash_i_verdict_add (check->verdict, _ ("the status is \"%s\", expected the \"%s\" told"),
                          status, check->claim->status);
}

/* Without panels: that there is none is proved, or nothing is claimed. */
static gboolean
check_none (const Check *check, GError **error)
{
  AwrashLottery *lottery = check->lottery;

  lottery->status = lottery->never != NULL ? AWRASH_STATUS_INFEASIBLE : AWRASH_STATUS_LIMIT;
  check_told (check);
  if (lottery->proofs->len > 0)
    awrash_i_verdict_add (check->verdict, _ ("the proofs are not those of the rule \"%s\""),
                          lottery->rule_text);
  if (lottery->never == NULL)
    return TRUE;
  if (lottery->never->price != NULL)
    awrash_i_verdict_add (check->verdict, _ ("that there is no panel is not what is proved"));
  return check_proof (check, lottery->never, _ ("that there is no panel"), error);
}

static gboolean
check_all (const Check *check, GError **error)
{
  AwrashLottery *lottery = check->lottery;
  guint n_findings = check->verdict->findings->len;

  if (lottery->n_panels == 0)
    return check_none (check, error);
  if (!check_panels (check))
    return TRUE;
  lottery->mass = awrash_i_new (AwrashLong, lottery->question->n_types, error);
  if (lottery->mass == NULL)
    return FALSE;
  awrash_i_lottery_count (lottery);
  if (!check_never (check, error))
    return FALSE;
  if (check->verdict->findings->len > n_findings || !check_kinds (check))
    return TRUE;
  for (guint k = 0; k < lottery->proofs->len; k++)
    {
      g_autofree char *about = g_strdup_printf (_ ("proof %u"), k);

      if (!check_proof (check, &g_array_index (lottery->proofs, AwrashLotteryProof, k), about,
                        error))
        return FALSE;
    }
  if (!awrash_i_lottery_tell (lottery, error))
    return FALSE;
  check_told (check);
  return TRUE;
}

AwrashVerdict *
awrash_audit_lottery (AwrashPanelQuestion *question, const char *certificate, GError **error)
{
  g_autoptr (AwrashVerdict) verdict = awrash_i_verdict_new ();
  AwrashLotteryClaim claim = { 0 };
  Check check = { .verdict = verdict, .claim = &claim };
  gboolean done;

  g_return_val_if_fail (question != NULL && certificate != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  done = awrash_i_lottery_claim_read (&claim, question, certificate, verdict, error);
  check.lottery = claim.lottery;
  if (done && check.lottery != NULL)
    {
      check.panels = awrash_i_panels_new (question, error);
      done = check.panels != NULL && check_all (&check, error);
    }
  awrash_i_mixed_free (check.panels);
  awrash_i_lottery_claim_clear (&claim);
  return done ? g_steal_pointer (&verdict) : NULL;
}
