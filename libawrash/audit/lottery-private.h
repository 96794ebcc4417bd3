/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lottery read from a certificate, of which nothing is believed yet. */

#ifndef AWRASH_AUDIT_LOTTERY_PRIVATE_H
#define AWRASH_AUDIT_LOTTERY_PRIVATE_H

#include "audit/form-private.h"
#include "selection/lottery-private.h"

typedef struct
{
  const char *status;
  double value, bound, gap; /* NaN: null */
  AwrashLottery *lottery;   /* panels, weights and proofs as they are told */
  AwrashScan scan;
} AwrashLotteryClaim;

gboolean awrash_i_lottery_claim_read (AwrashLotteryClaim *claim, AwrashPanelQuestion *question,
                                      const char *text, AwrashVerdict *verdict, GError **error);
void awrash_i_lottery_claim_clear (AwrashLotteryClaim *claim);

#endif
