/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What those who are compared receive of given places. */

#ifndef AWRASH_SPLIT_RECEIVED_PRIVATE_H
#define AWRASH_SPLIT_RECEIVED_PRIVATE_H

#include "split/model-private.h"

/* A province, or a group of persons in it. */
typedef struct
{
  gsize province;
  int64_t units;
  double need;  /* 0: no rate */
  double worth; /* what a unit is in the reading's measure */
} AwrashRecipientStand;

/* All who are compared, and those without a need; how many. */
AwrashRecipientStand *awrash_i_received_take (const AwrashModel *model, const int64_t places[],
                                              gsize *n, GError **error);

#endif
