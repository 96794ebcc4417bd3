/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Convex costs: what one more unit costs, how many units cost no more than so much, and the sum.
 * Source: design of marginals as keys, libawrash/README.md, "One idea behind everything: keys".
 * Invariant: a marginal is one double by one formula, whoever asks; guesses are only ever used
 * where their error cannot matter. */

#include "allot/costs-private.h"

#include "allot/power-private.h"
#include "base/accumulator-private.h"
#include "base/i18n-private.h"

#include <inttypes.h>
#include <math.h>

void
awrash_allot_costs_free (AwrashCosts *costs)
{
  if (costs == NULL)
    return;
  g_free (costs->first);
  g_free (costs->values);
  g_free (costs->breaks);
  g_free (costs->terms);
  g_free (costs->most);
  g_free (costs);
}

size_t
awrash_allot_costs_get_n (const AwrashCosts *costs)
{
  g_return_val_if_fail (costs != NULL, 0);

  return costs->n;
}

int64_t
awrash_i_costs_most (const AwrashCosts *costs, gsize cell)
{
  return costs->most[cell];
}

/* ── marginals ──────────────────────────────────────────────────────────────────────────────── */

/* The first piece of a cell that reaches to the k-th unit. */
static gsize
find_piece (const AwrashCosts *costs, gsize cell, int64_t k)
{
  gsize low = costs->first[cell], high = costs->first[cell + 1];

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (costs->breaks[middle] < k)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The k-th unit's cost where costs are powers. */
static double
rise (const AwrashCostsTerms *terms, int64_t k)
{
  /* a = 0 times an infinite growth would be no number */
  return terms->a == 0 ? terms->b
                       : terms->a * awrash_i_power_growth (k, terms->c, terms->p) + terms->b;
}

double
awrash_i_costs_marginal (const AwrashCosts *costs, gsize cell, int64_t k)
{
  switch (costs->family)
    {
    case AWRASH_COSTS_ARRAYS:
      return costs->values[costs->first[cell] + (gsize)(k - 1)];
    case AWRASH_COSTS_PIECES:
      return costs->values[find_piece (costs, cell, k)];
    case AWRASH_COSTS_QUADRATIC:
      return costs->terms[cell].a * ((double)k - 0.5) + costs->terms[cell].b;
    case AWRASH_COSTS_POWER:
    default:
      return rise (&costs->terms[cell], k);
    }
}

/* Whether the k-th unit costs at most the threshold, by a guess where that is safe. */
static gboolean
is_within (const AwrashCosts *costs, gsize cell, int64_t k, double threshold)
{
  if (costs->family == AWRASH_COSTS_POWER && costs->terms[cell].a != 0)
    {
      const AwrashCostsTerms *terms = &costs->terms[cell];
      double error, grown = terms->a * awrash_i_power_guess (k, terms->c, terms->p, &error);
      double guess = grown + terms->b;

      /* twice over: the guess's own error, and the roundings of product and sum in both; a product
       * below the normal range may have lost all digits */
      if (fabs (grown) > 0x1p-960
          && fabs (guess - threshold) > 2 * error * fabs (grown) + 0x1p-48 * fabs (terms->b))
        return guess <= threshold;
    }
  return awrash_i_costs_marginal (costs, cell, k) <= threshold;
}

int64_t
awrash_i_costs_count (const AwrashCosts *costs, gsize cell, double threshold, int64_t lower,
                      int64_t upper)
{
  int64_t low = lower, high = MIN (upper, costs->most[cell]);

  if (high <= low)
    return low;
  while (low < high)
    {
      int64_t middle = low + (high - low - 1) / 2;

      if (is_within (costs, cell, middle + 1, threshold))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* ── sums ───────────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_units (const AwrashCosts *costs, const int64_t units[], GError **error)
{
  for (gsize i = 0; i < costs->n; i++)
    {
      if (units[i] < 0)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("units[%zu] is %" PRId64 ", expected a whole number ≥ 0"), i, units[i]);
          return FALSE;
        }
      if (units[i] > costs->most[i])
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                       _ ("units[%zu] is %" PRId64 ", expected at most %" PRId64
                          ", the units that have a cost"),
                       i, units[i], costs->most[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static void
add_pieces (const AwrashCosts *costs, gsize cell, int64_t units, AwrashAccumulator *sum)
{
  int64_t before = 0;

  for (gsize j = costs->first[cell]; j < costs->first[cell + 1] && before < units; j++)
    {
      int64_t until = MIN (units, costs->breaks[j]);

      awrash_i_accumulator_add_scaled (sum, costs->values[j], until - before);
      before = until;
    }
}

gboolean
awrash_allot_costs_value (const AwrashCosts *costs, const int64_t units[], double *value,
                          GError **error)
{
  g_return_val_if_fail (costs != NULL && units != NULL && value != NULL, FALSE);

  AwrashAccumulator sum = { { 0 } };

  if (!check_units (costs, units, error))
    return FALSE;
  for (gsize i = 0; i < costs->n; i++)
    {
      if (costs->family == AWRASH_COSTS_PIECES)
        add_pieces (costs, i, units[i], &sum);
      else
        for (int64_t k = 1; k <= units[i]; k++)
          awrash_i_accumulator_add (&sum, awrash_i_costs_marginal (costs, i, k));
    }
  double total = awrash_i_accumulator_get (&sum);
  if (!isfinite (total))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("the costs sum to more than any double, expected a sum that fits"));
      return FALSE;
    }
  *value = costs->is_gain && total != 0 ? -total : total;
  return TRUE;
}
