/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lottery over panels: first who can be chosen at all, then the rule, then what is proved of it,
 * then panels as persons. Source: selection-lottery.h. Invariant: what is handed out is told from
 * weights and proofs as they are, not from the numbers of the search. */

#include "selection/lottery-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/names-private.h"
#include "base/number-private.h"

#include <math.h>
#include <string.h>

/* Linear programs over panels with more rows than that take too many steps: what quotas allow on
 * average is left unmet then, and the gap tells of it. */
#define MOST_ROWS 400

static const AwrashName rule_names[] = {
  { AWRASH_LOTTERY_MAXIMIN, "maximin" },
  { AWRASH_LOTTERY_LEXIMIN, "leximin" },
  { AWRASH_LOTTERY_NASH, "nash" },
  { AWRASH_LOTTERY_GOLDILOCKS, "goldilocks" },
};

/* ── the rule ───────────────────────────────────────────────────────────────────────────────── */

/* The parameter behind the colon. */
static gboolean
read_setting (const char *rule, const char *text, double *setting, GError **error)
{
  double value;

  if (awrash_i_number_parse (text, '.', &value) != AWRASH_NUMBER_READ || !(value > 0)
      || !isfinite (value))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("rule is \"%s\", expected a finite number above 0 behind the colon"), rule);
      return FALSE;
    }
  *setting = value;
  return TRUE;
}

static gboolean
read_rule (const char *rule, AwrashLotteryRule *kind, double *setting, GError **error)
{
  const char *colon = strchr (rule, ':');
  g_autofree char *name = colon != NULL ? g_strndup (rule, (gsize)(colon - rule)) : g_strdup (rule);
  int found = awrash_i_names_read ("rule", rule_names, G_N_ELEMENTS (rule_names), name, error);

  if (found == 0)
    return FALSE;
  *kind = (AwrashLotteryRule)found;
  *setting = *kind == AWRASH_LOTTERY_NASH ? 1e-6 : 1;
  if (colon == NULL)
    return TRUE;
  if (*kind != AWRASH_LOTTERY_NASH && *kind != AWRASH_LOTTERY_GOLDILOCKS)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("rule is \"%s\", expected \"%s\" without a parameter"), rule, name);
      return FALSE;
    }
  return read_setting (rule, colon + 1, setting, error);
}

/* ── making one ─────────────────────────────────────────────────────────────────────────────── */

AwrashLottery *
awrash_i_lottery_open (AwrashPanelQuestion *question, const char *rule, GError **error)
{
  g_autoptr (AwrashLottery) lottery = g_new0 (AwrashLottery, 1);

  g_atomic_ref_count_init (&lottery->references);
  lottery->question = awrash_selection_question_ref (question);
  lottery->rule_text = g_strdup (rule);
  lottery->value = lottery->bound = lottery->gap = NAN;
  lottery->proofs = g_array_new (FALSE, TRUE, sizeof (AwrashLotteryProof));
  g_array_set_clear_func (lottery->proofs, awrash_i_lottery_proof_clear);
  lottery->levels = g_array_new (FALSE, TRUE, sizeof (AwrashLotteryLevel));
  if (!read_rule (rule, &lottery->rule, &lottery->setting, error))
    return NULL;
  lottery->is_never = awrash_i_new (guint8, question->n_types, error);
  lottery->level = lottery->is_never ? awrash_i_new (gsize, question->n_types, error) : NULL;
  if (lottery->level == NULL)
    return NULL;
  for (gsize t = 0; t < question->n_types; t++)
    lottery->level[t] = G_MAXSIZE;
  return g_steal_pointer (&lottery);
}

static void
clear_answer (AwrashLottery *lottery)
{
  g_array_unref (lottery->proofs);
  g_free (lottery->panel);
  g_free (lottery->weight);
  g_free (lottery->mass);
}

/* The rule over panels, which take the place of those at hand where these are farther from it. */
static gboolean
run_over_panels (AwrashLotteryRun *run, gboolean has_former, GError **error)
{
  AwrashLottery *lottery = run->lottery, former = *lottery, other;
  gboolean done, is_better;

  lottery->proofs = g_array_new (FALSE, TRUE, sizeof (AwrashLotteryProof));
  g_array_set_clear_func (lottery->proofs, awrash_i_lottery_proof_clear);
  lottery->n_panels = 0;
  lottery->panel = lottery->weight = NULL;
  lottery->mass = NULL;
  done = lottery->rule == AWRASH_LOTTERY_NASH         ? awrash_i_lottery_run_nash (run, error)
         : lottery->rule == AWRASH_LOTTERY_GOLDILOCKS ? awrash_i_lottery_run_goldilocks (run, error)
                                                      : awrash_i_lottery_run_levels (run, error);
  done = done && awrash_i_lottery_tell (lottery, error);
  is_better = !has_former || lottery->gap < former.gap;
  other = is_better ? former : *lottery;
  clear_answer (&other);
  if (is_better)
    return done;
  lottery->proofs = former.proofs;
  lottery->n_panels = former.n_panels;
  lottery->panel = former.panel;
  lottery->weight = former.weight;
  lottery->mass = former.mass;
  return done && awrash_i_lottery_tell (lottery, error);
}

static gboolean
run_rule (AwrashLotteryRun *run, GError **error)
{
  AwrashLottery *lottery = run->lottery;
  gboolean is_found;

  if (!awrash_i_lottery_cover (run, error))
    return FALSE;
  if (lottery->status != AWRASH_STATUS_UNKNOWN)
    {
      memset (lottery->is_never, 1, run->question->n_types);
      return TRUE;
    }
  if (!awrash_i_lottery_run_outline (run, &is_found, error)
      || (is_found && !awrash_i_lottery_tell (lottery, error)))
    return FALSE;
  if (!is_found
      || (lottery->status == AWRASH_STATUS_FEASIBLE && run->question->n_types <= MOST_ROWS))
    if (!run_over_panels (run, is_found, error))
      return FALSE;
  return awrash_i_lottery_spread (lottery, error);
}

AwrashLottery *
awrash_selection_lottery_new (AwrashPanelQuestion *question, const char *rule, GError **error)
{
  g_autoptr (AwrashLottery) lottery = NULL;
  AwrashLotteryRun run = { .question = question };
  gboolean done;

  g_return_val_if_fail (question != NULL && rule != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  if (question->size >= 1 << 20)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("size is %zu, expected a panel of fewer than 2^20 persons"), question->size);
      return NULL;
    }
  lottery = awrash_i_lottery_open (question, rule, error);
  if (lottery == NULL)
    return NULL;
  run.lottery = lottery;
  run.panels = g_ptr_array_new_with_free_func (g_free);
  run.price = awrash_i_new (int64_t, question->n_types, error);
  run.pricer = run.price ? awrash_i_pricer_new (question, error) : NULL;
  done = run.pricer != NULL && run_rule (&run, error);
  awrash_i_pricer_free (run.pricer);
  g_ptr_array_unref (run.panels);
  g_free (run.price);
  if (!done)
    return NULL;
  lottery->certificate = awrash_i_lottery_certify (lottery);
  return g_steal_pointer (&lottery);
}

AwrashLottery *
awrash_selection_lottery_ref (AwrashLottery *lottery)
{
  g_return_val_if_fail (lottery != NULL, NULL);
  g_atomic_ref_count_inc (&lottery->references);
  return lottery;
}

void
awrash_selection_lottery_unref (AwrashLottery *lottery)
{
  if (lottery == NULL || !g_atomic_ref_count_dec (&lottery->references))
    return;
  awrash_selection_question_unref (lottery->question);
  clear_answer (lottery);
  g_array_unref (lottery->levels);
  if (lottery->never != NULL)
    awrash_i_lottery_proof_clear (lottery->never);
  g_free (lottery->never);
  g_free (lottery->rule_text);
  g_free (lottery->is_never);
  g_free (lottery->level);
  g_free (lottery->spread_weight);
  g_free (lottery->spread);
  g_free (lottery->certificate);
  g_free (lottery);
}

/* ── what it says ───────────────────────────────────────────────────────────────────────────── */

const AwrashPanelQuestion *
awrash_selection_lottery_get_question (const AwrashLottery *lottery)
{
  g_return_val_if_fail (lottery != NULL, NULL);
  return lottery->question;
}

size_t
awrash_selection_lottery_get_n_persons (const AwrashLottery *lottery)
{
  g_return_val_if_fail (lottery != NULL, 0);
  return lottery->question->pool->n_persons;
}

size_t
awrash_selection_lottery_get_size (const AwrashLottery *lottery)
{
  g_return_val_if_fail (lottery != NULL, 0);
  return lottery->question->size;
}

AwrashStatus
awrash_selection_lottery_get_status (const AwrashLottery *lottery)
{
  g_return_val_if_fail (lottery != NULL, AWRASH_STATUS_UNKNOWN);
  return lottery->status;
}

double
awrash_selection_lottery_get_value (const AwrashLottery *lottery)
{
  g_return_val_if_fail (lottery != NULL, NAN);
  return lottery->value;
}

double
awrash_selection_lottery_get_bound (const AwrashLottery *lottery)
{
  g_return_val_if_fail (lottery != NULL, NAN);
  return lottery->bound;
}

double
awrash_selection_lottery_get_gap (const AwrashLottery *lottery)
{
  g_return_val_if_fail (lottery != NULL, NAN);
  return lottery->gap;
}

void
awrash_selection_lottery_list_chances (const AwrashLottery *lottery, double chance[])
{
  g_return_if_fail (lottery != NULL && chance != NULL);
  for (gsize i = 0; i < lottery->question->pool->n_persons; i++)
    {
      gsize t = lottery->question->type[i];

      chance[i] = lottery->mass == NULL ? 0 : awrash_i_lottery_chance (lottery, t);
    }
}

void
awrash_selection_lottery_list_never (const AwrashLottery *lottery, int64_t never[])
{
  g_return_if_fail (lottery != NULL && never != NULL);
  for (gsize i = 0; i < lottery->question->pool->n_persons; i++)
    never[i] = lottery->is_never[lottery->question->type[i]];
}

size_t
awrash_selection_lottery_level_size (void)
{
  return sizeof (AwrashLotteryLevel);
}

size_t
awrash_selection_lottery_get_n_levels (const AwrashLottery *lottery)
{
  g_return_val_if_fail (lottery != NULL, 0);
  return lottery->levels->len;
}

void
awrash_selection_lottery_get_level (const AwrashLottery *lottery, size_t index,
                                    AwrashLotteryLevel *level)
{
  g_return_if_fail (lottery != NULL && level != NULL && index < lottery->levels->len);
  *level = g_array_index (lottery->levels, AwrashLotteryLevel, index);
}

void
awrash_selection_lottery_list_levels (const AwrashLottery *lottery, int64_t level[])
{
  g_return_if_fail (lottery != NULL && level != NULL);
  for (gsize i = 0; i < lottery->question->pool->n_persons; i++)
    {
      gsize own = lottery->level[lottery->question->type[i]];

      level[i] = own == G_MAXSIZE ? -1 : (int64_t)own;
    }
}

size_t
awrash_selection_lottery_get_n_panels (const AwrashLottery *lottery)
{
  g_return_val_if_fail (lottery != NULL, 0);
  return lottery->n_spread;
}

const int64_t *
awrash_selection_lottery_get_weights (const AwrashLottery *lottery)
{
  g_return_val_if_fail (lottery != NULL, NULL);
  return lottery->spread_weight;
}

const int64_t *
awrash_selection_lottery_get_panel (const AwrashLottery *lottery, size_t index)
{
  g_return_val_if_fail (lottery != NULL && index < lottery->n_spread, NULL);
  return lottery->spread + index * lottery->question->size;
}

const char *
awrash_selection_lottery_get_certificate (const AwrashLottery *lottery)
{
  g_return_val_if_fail (lottery != NULL, NULL);
  return lottery->certificate;
}
