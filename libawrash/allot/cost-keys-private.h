/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys that are marginal costs. A threshold is the bits of a double in the order of the doubles. */

#ifndef AWRASH_ALLOT_COST_KEYS_PRIVATE_H
#define AWRASH_ALLOT_COST_KEYS_PRIVATE_H

#include "allot/costs-private.h"
#include "allot/keys-private.h"

typedef struct
{
  AwrashKeys parent;
  const AwrashCosts *costs;
  const gsize *cells; /* the cell of each recipient */
} AwrashCostKeys;

void awrash_i_cost_keys_init (AwrashCostKeys *keys, const AwrashCosts *costs, const gsize cells[]);

#endif
