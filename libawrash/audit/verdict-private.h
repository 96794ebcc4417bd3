/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A verdict being written: what is wrong, in sentences; accepted while there is none. */

#ifndef AWRASH_AUDIT_VERDICT_PRIVATE_H
#define AWRASH_AUDIT_VERDICT_PRIVATE_H

#include "split/model-private.h"

struct _AwrashVerdict
{
  GPtrArray *findings; /* of char * */
  gsize n_provinces;
  double *receipts; /* [n_provinces] or NULL */
  double *needs;
  gsize n_cells;
  int64_t *places; /* [n_cells] of a division, or NULL */
};

AwrashVerdict *awrash_i_verdict_new (void);
void awrash_i_verdict_add (AwrashVerdict *verdict, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Adds a finding for every wall of the model that the places break. sums[n_walls], or NULL, is what
 * each wall of several cells holds. */
void awrash_i_verdict_check_bounds (AwrashVerdict *verdict, const AwrashModel *model,
                                    const int64_t places[], int64_t sums[]);
/* Notes what every province receives of the places. */
gboolean awrash_i_verdict_set_receipts (AwrashVerdict *verdict, const AwrashModel *model,
                                        const int64_t places[], GError **error);

#endif
