/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a tally, and how two become one.
 * Source: A. F. Shorrocks (1980), The class of additively decomposable inequality measures,
 * Econometrica 48. Invariant: every term of the joined entropy is >= 0, so nothing cancels. */

#ifndef AWRASH_METRIC_TALLY_PRIVATE_H
#define AWRASH_METRIC_TALLY_PRIVATE_H

#include "metric/index-private.h"
#include "metric/sample-private.h"

enum
{
  AWRASH_TALLY_MOST_ORDERS = 64
};

typedef struct
{
  gsize n;
  double of[AWRASH_TALLY_MOST_ORDERS];
} AwrashTallyOrders;

/* A part of the data: its weight W and sum X = Σ w x, times 2^-weight_exponent and times that and
 * 2^-exponent. */
typedef struct
{
  gsize n;
  AwrashPair weight;
  AwrashPair sum;
  int exponent;
  int weight_exponent;
  double entropies[AWRASH_TALLY_MOST_ORDERS];
} AwrashTallyPart;

/* An index as it was asked for, and which of the orders it is made of. */
typedef struct
{
  char *text;
  const AwrashIndexForm *form;
  AwrashIndexQuestion question;
  gsize orders[AWRASH_INDEX_MOST_USES];
} AwrashTallyAsked;

struct _AwrashTally
{
  gsize n_indices;
  AwrashTallyAsked *asked;
  AwrashTallyOrders orders;
  AwrashTallyPart all;
};

/* all = all and part together; an all without rows becomes the part. */
void awrash_i_tally_part_join (const AwrashTallyOrders *orders, AwrashTallyPart *all,
                               AwrashTallyPart part);

#endif
