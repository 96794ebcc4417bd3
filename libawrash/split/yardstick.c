/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How equal a plan is, exactly: the lowest rate, the Gini of the rates, the squares around the
 * common rate, of what provinces with a need receive.
 * Source: the definitions in <awrash/split.h>. Invariant: provinces are looked at in the order of
 * their rates, so that theirs decides nothing. */

#include "split/yardstick-private.h"

#include "base/exact-private.h"
#include "base/memory-private.h"

#include <gmp.h>

int64_t
awrash_i_yardstick_receipt (const AwrashModel *model, gsize province, const int64_t cells[])
{
  int64_t sum = 0;

  for (gsize type = 0; type < model->n_types; type++)
    sum += model->received[type] ? cells[province * model->n_types + type] : 0;
  return sum;
}

AwrashYardstickRate
awrash_i_yardstick_lowest (const AwrashModel *model, const int64_t cells[])
{
  AwrashYardstickRate lowest = { 0, 0 };

  for (gsize i = 0; i < model->n_provinces; i++)
    {
      double need = model->need[i];
      int64_t units = awrash_i_yardstick_receipt (model, i, cells);

      if (need > 0
          && (lowest.need == 0
              || awrash_i_exact_compare (units, need, lowest.units, lowest.need) < 0))
        lowest = (AwrashYardstickRate){ units, need };
    }
  return lowest;
}

static int
by_rate (gconstpointer a, gconstpointer b)
{
  const AwrashYardstickRate *x = a, *y = b;

  return awrash_i_exact_compare (x->units, x->need, y->units, y->need);
}

/* Σ y²/d - Y²/D: what all rates are away from the common one. */
static void
sum_squares (gsize n, const AwrashYardstickRate rates[], mpq_t spread)
{
  mpq_t units, need, all, needs;

  mpq_inits (units, need, all, needs, NULL);
  for (gsize i = 0; i < n; i++)
    {
      mpq_set_si (units, rates[i].units, 1);
      mpq_set_d (need, rates[i].need);
      mpq_add (all, all, units);
      mpq_add (needs, needs, need);
      mpq_mul (units, units, units);
      mpq_div (units, units, need);
      mpq_add (spread, spread, units);
    }
  mpq_mul (all, all, all);
  mpq_div (all, all, needs);
  mpq_sub (spread, spread, all);
  mpq_clears (units, need, all, needs, NULL);
}

/* Σ over pairs in ascending order of (d_p y_q - d_q y_p)/(D Y); 0 where nobody has anything. */
static void
sum_pairs (gsize n, const AwrashYardstickRate rates[], mpq_t spread)
{
  mpq_t units, need, all, needs, product;

  mpq_inits (units, need, all, needs, product, NULL);
  for (gsize i = 0; i < n; i++)
    {
      mpq_set_si (units, rates[i].units, 1);
      mpq_set_d (need, rates[i].need);
      mpq_mul (product, needs, units);
      mpq_add (spread, spread, product);
      mpq_mul (product, need, all);
      mpq_sub (spread, spread, product);
      mpq_add (all, all, units);
      mpq_add (needs, needs, need);
    }
  mpq_mul (product, all, needs);
  if (mpq_sgn (product) > 0)
    mpq_div (spread, spread, product);
  mpq_clears (units, need, all, needs, product, NULL);
}

static gboolean
measure (const AwrashModel *model, const int64_t cells[], gboolean is_gini, mpq_t spread,
         GError **error)
{
  g_autofree AwrashYardstickRate *rates
      = awrash_i_new (AwrashYardstickRate, model->n_provinces, error);
  gsize n = 0;

  if (rates == NULL)
    return FALSE;
  for (gsize i = 0; i < model->n_provinces; i++)
    if (model->need[i] > 0)
      rates[n++]
          = (AwrashYardstickRate){ awrash_i_yardstick_receipt (model, i, cells), model->need[i] };
  if (n > 0)
    qsort (rates, n, sizeof (AwrashYardstickRate), by_rate);
  if (is_gini)
    sum_pairs (n, rates, spread);
  else
    sum_squares (n, rates, spread);
  return TRUE;
}

gboolean
awrash_i_yardstick_spread (const AwrashModel *model, const int64_t cells[], const int64_t other[],
                           gboolean is_gini, double *more, GError **error)
{
  mpq_t mine, theirs;
  gboolean done;

  mpq_inits (mine, theirs, NULL);
  done = measure (model, cells, is_gini, mine, error)
         && (other == NULL || measure (model, other, is_gini, theirs, error));
  mpq_sub (mine, mine, theirs);
  if (done)
    *more = mpq_get_d (mine);
  mpq_clears (mine, theirs, NULL);
  return done;
}
