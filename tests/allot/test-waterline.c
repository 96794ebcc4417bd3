/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rates raised together under bounds on sums. Source: hand calculation. Invariant: flow is
 * conserved, and stays within the bounds. */

#include "allot/measure-private.h"
#include "allot/networks.h"
#include "support/flow.h"

#include <criterion/criterion.h>

/* Two provinces in each of two regions, the first of which may have 40 of 120 places: 20 each
 * there, and 40 each in the other, but for one that roundings may take. */
Test (allot_waterline, what_a_sum_cannot_have_goes_to_those_beside_it)
{
  enum
  {
    ROOT,
    FULL,
    OPEN,
    FIRST,
    N = 4
  };
  const AwrashArc arcs[] = {
    { FIRST, FULL, 0, 120, 40 },     { FIRST + 1, FULL, 0, 120, 0 },
    { FIRST + 2, OPEN, 0, 120, 80 }, { FIRST + 3, OPEN, 0, 120, 0 },
    { ROOT, FIRST, 0, 120, 40 },     { ROOT, FIRST + 1, 0, 120, 0 },
    { ROOT, FIRST + 2, 0, 120, 80 }, { ROOT, FIRST + 3, 0, 120, 0 },
    { FULL, ROOT, 0, 40, 40 },       { OPEN, ROOT, 0, 120, 80 },
  };
  const int64_t expected[N] = { 20, 20, 40, 40 };
  g_autoptr (AwrashNetwork) network = network_of (FIRST + N, G_N_ELEMENTS (arcs), arcs);
  g_auto (AwrashRecipients) who = { 0 };

  cr_assert (awrash_i_recipients_init (&who, N, G_N_ELEMENTS (arcs), NULL));
  for (gsize p = 0; p < N; p++)
    awrash_i_recipients_add (&who, (AwrashRecipient){ .arc = p, .need = 1 });
  cr_assert (awrash_i_waterline_start (network, &who, NULL));
  flow_expect (network, 0);
  for (gsize p = 0; p < N; p++)
    cr_expect_leq (ABS (network->arcs[p].flow - expected[p]), 1, "%zu: %d", p,
                   (int)network->arcs[p].flow);
}
