/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rates as exact fractions: places over need, compared and reached without rounding. */

#ifndef AWRASH_ALLOT_RATE_PRIVATE_H
#define AWRASH_ALLOT_RATE_PRIVATE_H

#include "allot/network-private.h"

/* units / need; need 0 stands for a rate above all others. */
typedef struct
{
  int64_t units;
  double need;
} AwrashRate;

/* -1, 0, 1. */
int awrash_i_rate_compare (AwrashRate a, AwrashRate b);

/* The rate of a recipient at a flow. */
AwrashRate awrash_i_rate_of (const AwrashRecipient *recipient, int64_t flow);

/* The smallest flow in [lower, upper] at which the recipient is at the rate or above, else upper.
 */
int64_t awrash_i_rate_reach (const AwrashRecipient *recipient, AwrashRate rate, int64_t lower,
                             int64_t upper);

#endif
