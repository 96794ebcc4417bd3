/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units ordered by what each costs: the least total cost takes the cheapest that bounds allow.
 * Source: Federgruen and Groenevelt (1986). Invariant: costs are doubles, compared as they are, so
 * that a count at a threshold is never in doubt. */

#include "allot/cost-keys-private.h"

#include <math.h>
#include <string.h>

static double
to_cost (AwrashThreshold threshold)
{
  guint64 bits = threshold >= 0 ? (guint64)threshold
                                : (G_GUINT64_CONSTANT (1) << 63) + (guint64)(-threshold);
  double value = 0;

  memcpy (&value, &bits, sizeof value);
  return value;
}

static AwrashThreshold
from_cost (double value)
{
  double magnitude = fabs (value);
  int64_t bits = 0;

  memcpy (&bits, &magnitude, sizeof bits);
  return value < 0 ? -bits : bits;
}

static gboolean
count (const AwrashKeys *parent, AwrashThreshold threshold, gsize begin, gsize n, double least[],
       double most[])
{
  const AwrashCostKeys *keys = (const AwrashCostKeys *)(const void *)parent;
  double cost = to_cost (threshold);

  for (gsize j = 0; j < n; j++)
    {
      gsize cell = keys->cells[begin + j];
      int64_t units = awrash_i_costs_count (keys->costs, cell, cost, 0, AWRASH_COSTS_MOST);
      /* beyond 2^53 whole numbers of doubles are apart: one step to either side */
      double own = (double)units;
      least[j] = (int64_t)own > units ? nextafter (own, 0) : own;
      most[j] = (int64_t)own < units ? nextafter (own, HUGE_VAL) : own;
    }
  return TRUE;
}

/* What a unit costs tells nothing of how many there are: the middle of the doubles will do. */
static AwrashThreshold
guess (const AwrashKeys *parent, gsize begin, gsize end, double goal)
{
  (void)begin;
  (void)end;
  (void)goal;
  return parent->none;
}

static AwrashThreshold
aim (const AwrashKeys *parent, AwrashThreshold threshold, gsize n, double count_, double goal)
{
  (void)threshold;
  (void)n;
  (void)count_;
  (void)goal;
  return parent->none;
}

static AwrashThreshold
place (const AwrashKeys *parent, gsize recipient, int64_t k)
{
  const AwrashCostKeys *keys = (const AwrashCostKeys *)(const void *)parent;

  return from_cost (awrash_i_costs_marginal (keys->costs, keys->cells[recipient], k));
}

static int
compare (const AwrashKey *a, const AwrashKey *b, const void *context)
{
  const AwrashCostKeys *keys = context;
  double left = awrash_i_costs_marginal (keys->costs, keys->cells[a->recipient], a->k);
  double right = awrash_i_costs_marginal (keys->costs, keys->cells[b->recipient], b->k);

  return (left > right) - (left < right);
}

void
awrash_i_cost_keys_init (AwrashCostKeys *keys, const AwrashCosts *costs, const gsize cells[])
{
  *keys = (AwrashCostKeys){ .parent = { .none = from_cost (-HUGE_VAL),
                                        .all = from_cost (HUGE_VAL),
                                        .is_plain = TRUE,
                                        .count = count,
                                        .guess = guess,
                                        .aim = aim,
                                        .place = place,
                                        .compare = compare },
                            .costs = costs,
                            .cells = cells };
}
