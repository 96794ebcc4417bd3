/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What divisions are worth to provinces: rates, their inequality, and those of fragile provinces.
 * Source: the metrics of the room metric. Invariant: a province with need 0 has no rate, is in no
 * measure and is never fragile; who is fragile is decided by the rule alone, and all at its limit
 * are in. */

#include "base/exact-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "programme/need-private.h"
#include "split/balance-private.h"

#include <math.h>
#include <string.h>

/* ── as many places, all by need ────────────────────────────────────────────────────────────── */

gboolean
awrash_i_balance_even (AwrashBalance *balance, GError **error)
{
  g_auto (AwrashCompensation) all = { .n = 0 };
  g_auto (AwrashRise) rise = { .compensation = NULL };
  g_autofree int64_t *places = awrash_i_new (int64_t, balance->n, error);
  int64_t total = 0, left;

  if (places == NULL || !awrash_i_balance_compensate (balance, NULL, &all, error))
    return FALSE;
  for (gsize i = 0; i < balance->n; i++)
    total += balance->places[AWRASH_DIVISION_AFTER][i];
  memset (all.held, 0, all.n * sizeof (int64_t));
  all.step = all.parts;
  if (total > AWRASH_COMPENSATION_MOST)
    return TRUE;
  if (!awrash_i_rise_init (&rise, &all, error))
    return FALSE;
  for (left = total; left > 0 && awrash_i_rise_step (&rise); left--)
    ;
  for (gsize k = 0; k < all.n; k++)
    places[all.province[k]] = rise.training[k];
  balance->places[AWRASH_DIVISION_EVEN] = g_steal_pointer (&places);
  return TRUE;
}

/* ── fragile provinces ──────────────────────────────────────────────────────────────────────── */

/* The sign of value − limit, value the shortest decimal that reads back as it. */
static int
compare_indicator (double value, AwrashRational limit)
{
  AwrashRational exact;

  if (awrash_i_rational_of_double (value, &exact, NULL))
    return awrash_i_rational_compare (exact, limit);
  return value < awrash_i_rational_to_double (limit) ? -1 : 1;
}

/* The sign of limit of absorption over need − limit; no limit is above every one. */
static int
compare_absorption (const AwrashBalance *balance, gsize i, AwrashRational limit)
{
  if (balance->limits[i] == AWRASH_BALANCE_NONE || limit.numerator < 0)
    return 1;
  return awrash_i_exact_compare_wide ((AwrashWide)balance->limits[i]
                                          * (AwrashWide)limit.denominator,
                                      balance->needs[i], (AwrashWide)limit.numerator, 1.0);
}

static gboolean
follows (const AwrashBalanceQuestion *question, int sign)
{
  if (sign == 0)
    return !question->is_strict;
  return question->is_above ? sign > 0 : sign < 0;
}

/* The nth lowest rate before the stream, and all that are equal to it. */
static void
mark_lowest (AwrashBalance *balance, const AwrashCompensation *c, gsize order[])
{
  const int64_t *before = balance->places[AWRASH_DIVISION_BEFORE];
  const gsize n = MIN ((gsize)balance->question.limit.numerator, c->n);

  for (gsize k = 0; k < c->n; k++)
    c->held[k] = before[c->province[k]];
  awrash_i_compensation_sort (c, NULL, order);
  for (gsize k = 0; k < c->n && n > 0; k++)
    balance->fragile[c->province[order[k]]]
        = k < n
          || awrash_i_exact_compare (c->held[order[k]], c->needs[order[k]], c->held[order[n - 1]],
                                     c->needs[order[n - 1]])
                 == 0;
}

static gboolean
mark_by_indicator (AwrashBalance *balance, GError **error)
{
  const AwrashBalanceQuestion *question = &balance->question;
  g_autofree double *values = awrash_i_new (double, balance->n, error);

  if (values == NULL)
    return FALSE;
  if (!awrash_i_need_measure (balance->programme, question->indicator, values, error))
    {
      g_prefix_error (error, "fragile: ");
      return FALSE;
    }
  for (gsize i = 0; i < balance->n; i++)
    balance->fragile[i] = balance->needs[i] > 0
                          && follows (question, compare_indicator (values[i], question->limit));
  return TRUE;
}

gboolean
awrash_i_balance_mark_fragile (AwrashBalance *balance, GError **error)
{
  g_auto (AwrashCompensation) all = { .n = 0 };
  g_autofree gsize *order = awrash_i_new (gsize, balance->n, error);

  balance->fragile = order != NULL ? awrash_i_new (int64_t, balance->n, error) : NULL;
  if (balance->fragile == NULL)
    return FALSE;
  if (balance->question.fragile == AWRASH_FRAGILE_INDICATOR)
    return mark_by_indicator (balance, error);
  for (gsize i = 0; balance->question.fragile == AWRASH_FRAGILE_ABSORPTION && i < balance->n; i++)
    balance->fragile[i]
        = balance->needs[i] > 0
          && follows (&balance->question, compare_absorption (balance, i, balance->question.limit));
  if (balance->question.fragile == AWRASH_FRAGILE_ABSORPTION || !balance->has_answer)
    return TRUE;
  if (!awrash_i_balance_compensate (balance, NULL, &all, error))
    return FALSE;
  mark_lowest (balance, &all, order);
  return TRUE;
}

/* ── measures ───────────────────────────────────────────────────────────────────────────────── */

/* Gini and Theil; where nobody receives anything they are 0/0. */
static gboolean
measure_inequality (const AwrashBalance *balance, const double rates[],
                    AwrashBalanceMeasures *measures, GError **error)
{
  if (measures->places == 0)
    {
      measures->gini = measures->theil = NAN;
      return TRUE;
    }
  return awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, balance->n, rates, balance->needs,
                             &measures->gini, error)
         && awrash_metric_theil (balance->n, rates, balance->needs, &measures->theil, error);
}

gboolean
awrash_i_balance_measure (AwrashBalance *balance, AwrashBalanceDivision division, GError **error)
{
  const int64_t *places = balance->places[division];
  const double weight = awrash_i_rational_to_double (balance->question.weight);
  g_autofree double *rates = awrash_i_new (double, balance->n, error);
  AwrashBalanceMeasures m = { .is_known = TRUE, .lowest = INFINITY };
  double need = 0, fragile = 0, fragile_need = 0;

  if (rates == NULL)
    return FALSE;
  for (gsize i = 0; i < balance->n; i++)
    {
      const gboolean trains = division == AWRASH_DIVISION_TRAINED;
      const double received = trains ? (double)balance->places[AWRASH_DIVISION_AFTER][i]
                                           + weight * (double)balance->training[i]
                                     : (double)places[i];

      rates[i] = balance->needs[i] > 0 ? received / balance->needs[i] : NAN;
      if (!(balance->needs[i] > 0))
        continue;
      m.places += received;
      m.lowest = MIN (m.lowest, rates[i]);
      m.highest = MAX (m.highest, rates[i]);
      need += balance->needs[i];
      fragile += balance->fragile[i] ? received : 0;
      fragile_need += balance->fragile[i] ? balance->needs[i] : 0;
    }
  m.rate = m.places / need;
  m.fragile_rate = fragile_need > 0 ? fragile / fragile_need : NAN;
  if (!measure_inequality (balance, rates, &m, error))
    return FALSE;
  balance->measures[division] = m;
  return TRUE;
}
