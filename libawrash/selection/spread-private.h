/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels by types as panels by persons, while they are spread. */

#ifndef AWRASH_SELECTION_SPREAD_PRIVATE_H
#define AWRASH_SELECTION_SPREAD_PRIVATE_H

#include "selection/lottery-private.h"

/* A person sits in a stretch of a panel's weight: from start, wrapped round at the weight. */
typedef struct
{
  gsize panel;
  int64_t person;
  int64_t start, length;
} AwrashSeat;

/* The seats of the persons of a type who may sit with anybody. */
gboolean awrash_i_spread_type (const AwrashLottery *lottery, gsize type, GArray *seats,
                               GError **error);
/* The seats of those who live in households of a kind, one of which sends one person. */
gboolean awrash_i_spread_homes (const AwrashLottery *lottery, gsize pattern, GArray *seats,
                                GError **error);

#endif
