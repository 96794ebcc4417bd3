/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Recipients that share one fixed sum, from the flow that a test gives them on, beside a loop that
 * gives nobody anything. Source: none. Invariant: recipient p is on arc p, the sum on the next. */

#ifndef TESTS_ALLOT_ONE_SUM_H
#define TESTS_ALLOT_ONE_SUM_H

#include "allot/gini-private.h"

#include <criterion/criterion.h>

typedef struct
{
  gsize n;
  AwrashNetwork *network;
  AwrashRecipient *recipients; /* [n] */
  AwrashGini gini;
} OneSum;

/* Needs of 1, nothing received and boxes of nothing, to be filled in. */
static inline void
one_sum_init (OneSum *sum, gsize n)
{
  *sum = (OneSum){ .n = n, .network = awrash_i_network_new (2, n + 2, NULL) };
  sum->recipients = g_new0 (AwrashRecipient, n);
  for (gsize p = 0; p < n; p++)
    {
      sum->network->arcs[p] = (AwrashArc){ .tail = 1, .head = 0 };
      sum->recipients[p] = (AwrashRecipient){ .arc = p, .need = 1 };
    }
}

/* What flows is the sum. */
static inline void
one_sum_begin (OneSum *sum, gboolean is_weighted, AwrashGiniSettings settings)
{
  AwrashArc *total = &sum->network->arcs[sum->n];

  *total = (AwrashArc){ .tail = 0, .head = 1 };
  for (gsize p = 0; p < sum->n; p++)
    total->flow += sum->network->arcs[p].flow;
  total->lower = total->upper = total->flow;
  sum->network->arcs[sum->n + 1] = (AwrashArc){ 1, 1, 0, 3, 0 };
  awrash_i_network_index (sum->network);
  cr_assert (awrash_i_gini_init (&sum->gini, sum->network, sum->n, sum->recipients, is_weighted,
                                 &settings, NULL));
}

static inline void
one_sum_clear (OneSum *sum)
{
  awrash_i_gini_clear (&sum->gini);
  awrash_i_network_free (sum->network);
  g_free (sum->recipients);
}

#endif
