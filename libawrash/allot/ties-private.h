/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a tie policy, and how it decides. */

#ifndef AWRASH_ALLOT_TIES_PRIVATE_H
#define AWRASH_ALLOT_TIES_PRIVATE_H

#include <awrash.h>

struct _AwrashTies
{
  AwrashTiePolicy policy;
  gsize n;          /* recipients in the order */
  gsize *rank;      /* [n]: place of each recipient in the order; NULL unless ORDER */
  char *seed;       /* NULL unless LOT */
  int64_t *holders; /* [n]: how many free units each holds in a lot drawn elsewhere; else NULL */
};

/* The policy can be used with n recipients; NULL can. */
gboolean awrash_i_ties_check (const AwrashTies *ties, gsize n, GError **error);

/* A lot drawn elsewhere gives nothing to those who are not tied; TRUE for every other policy. */
gboolean awrash_i_ties_check_lot (const AwrashTies *ties, const gboolean is_tied[], GError **error);

/* order[n]: the places 0 … n - 1 of names[], the one that the policy serves first in front; for
 * NULL, which serves nobody, as they stand. Not for a lot drawn elsewhere, which has no order. */
gboolean awrash_i_ties_order (const AwrashTies *ties, gsize n, const gsize names[], gsize order[],
                              GError **error);

/* Sorts tied recipients, the one that the policy serves first in front; not for a lot drawn
 * elsewhere, which has no order. */
gboolean awrash_i_ties_sort (const AwrashTies *ties, gsize n, gsize recipients[], GError **error);

/* The status of an answer with so many tied and so many units without a recipient. */
AwrashStatus awrash_i_ties_status (const AwrashTies *ties, gsize n_tied, int64_t unplaced);

#endif
