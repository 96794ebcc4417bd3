/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What putting a sustainable stream first costs the provinces that can absorb little of it, and how
 * many places of training, where, restore a level of equity. Source: the diagnosis of Khénifra's
 * committee, 2023; the files balance-*.c and compensation-*.c. Invariant: nothing is given unless
 * all of it is. */

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "programme/need-private.h"
#include "split/balance-private.h"

#include <string.h>

void
awrash_split_balance_free (AwrashBalance *balance)
{
  if (balance == NULL)
    return;
  for (gsize i = 0; i < AWRASH_BALANCE_N_DIVISIONS; i++)
    g_free (balance->places[i]);
  g_free (balance->needs);
  g_free (balance->training);
  g_free (balance->costs);
  g_free (balance->limits);
  g_free (balance->fragile);
  g_free (balance->reason);
  if (balance->curve != NULL)
    g_array_unref (balance->curve);
  awrash_i_balance_question_clear (&balance->question);
  awrash_split_reading_free (balance->reading);
  awrash_programme_unref (balance->programme);
  g_free (balance);
}

/* The programme's own need; where it has none, the reading's. */
static gboolean
fill_needs (AwrashBalance *balance, const AwrashPlan *plan, GError **error)
{
  const double *needs = awrash_split_plan_get_needs (plan);

  balance->n = awrash_split_plan_get_n_provinces (plan);
  balance->needs = awrash_i_copy (double, needs, balance->n, error);
  if (balance->needs == NULL)
    return FALSE;
  (void)awrash_programme_province_get_need (balance->programme, NULL, balance->needs, NULL);
  for (gsize i = 0; i < balance->n; i++)
    if (balance->needs[i] > 0)
      return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("every need is 0, expected a province with a need"));
  return FALSE;
}

static gboolean
fill_costs (AwrashBalance *balance, GError **error)
{
  if (balance->question.cost_text == NULL)
    return TRUE;
  balance->costs = awrash_i_new (double, balance->n, error);
  if (balance->costs == NULL)
    return FALSE;
  if (awrash_i_need_measure (balance->programme, balance->question.cost_text, balance->costs,
                             error))
    return TRUE;
  g_prefix_error (error, "cost: ");
  return FALSE;
}

/* What the plan gives in the stream, in the others, and in both; training is left out. */
static gboolean
fill_places (AwrashBalance *balance, const AwrashPlan *plan, GError **error)
{
  const AwrashProgramme *p = balance->programme;
  const int64_t *places = awrash_split_plan_get_places (plan);

  for (gsize d = AWRASH_DIVISION_BEFORE; d <= AWRASH_DIVISION_AFTER; d++)
    {
      balance->places[d] = awrash_i_new (int64_t, balance->n, error);
      if (balance->places[d] == NULL)
        return FALSE;
    }
  for (gsize i = 0; i < balance->n; i++)
    for (gsize type = 0; type < p->n_types; type++)
      {
        const gsize stream = p->types[type].stream;
        const gboolean is_stream = stream == balance->question.stream;

        if ((gssize)stream == balance->question.training)
          continue;
        balance->places[is_stream ? AWRASH_DIVISION_STREAM : AWRASH_DIVISION_BEFORE][i]
            += places[i * p->n_types + type];
        balance->places[AWRASH_DIVISION_AFTER][i] += places[i * p->n_types + type];
      }
  balance->has_answer = TRUE;
  return TRUE;
}

static gboolean
measure_all (AwrashBalance *balance, GError **error)
{
  for (gsize d = AWRASH_DIVISION_BEFORE; d < AWRASH_DIVISION_TRAINED; d++)
    if (balance->places[d] != NULL
        && !awrash_i_balance_measure (balance, (AwrashBalanceDivision)d, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill (AwrashBalance *balance, gsize n_settings, const char *const settings[], GError **error)
{
  g_auto (AwrashVariant) variant = { .bounds = NULL };
  g_autoptr (AwrashPlan) plan = NULL;

  balance->growth = balance->binding = AWRASH_BALANCE_NONE;
  balance->first_binding = G_MAXSIZE;
  balance->curve = g_array_new (FALSE, FALSE, sizeof (AwrashBalancePoint));
  if (!awrash_i_balance_ask (&balance->question, balance->programme, n_settings, settings, error)
      || !awrash_i_balance_vary (&variant, balance, FALSE, -1, 0, 0, error))
    return FALSE;
  plan = awrash_split_solve (&variant.programme, balance->reading, error);
  if (plan == NULL || !fill_needs (balance, plan, error) || !fill_costs (balance, error)
      || !awrash_i_balance_limit (balance, error))
    return FALSE;
  balance->status = awrash_split_plan_get_status (plan);
  if (awrash_split_plan_get_places (plan) == NULL)
    {
      balance->reason = g_strdup (awrash_split_plan_get_reason (plan));
      return awrash_i_balance_grow (balance, error)
             && awrash_i_balance_mark_fragile (balance, error);
    }
  return fill_places (balance, plan, error) && awrash_i_balance_grow (balance, error)
         && awrash_i_balance_even (balance, error) && awrash_i_balance_mark_fragile (balance, error)
         && measure_all (balance, error) && awrash_i_balance_train (balance, plan, error)
         && !awrash_i_is_cancelled (error); /* a rise that was ended is no answer */
}

AwrashBalance *
awrash_split_balance (const AwrashProgramme *programme, const AwrashReading *reading,
                      size_t n_settings, const char *const settings[], GError **error)
{
  AwrashBalance *balance;

  g_return_val_if_fail (programme != NULL && reading != NULL, NULL);
  g_return_val_if_fail (n_settings == 0 || settings != NULL, NULL);
  balance = g_new0 (AwrashBalance, 1);
  balance->programme = awrash_programme_ref ((AwrashProgramme *)(guintptr)programme);
  balance->reading = awrash_split_reading_copy (reading);
  if (fill (balance, n_settings, settings, error))
    return balance;
  awrash_split_balance_free (balance);
  return NULL;
}
