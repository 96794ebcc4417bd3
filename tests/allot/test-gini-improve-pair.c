/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exchanges between recipients. Source: hand calculation. Invariant: what is received in all stays.
 */

#include "allot/gini-private.h"
#include "allot/networks.h"

#include <criterion/criterion.h>

#define N 2

/* Two of the same need, of whom one has all: by single units it would take as many steps. */
Test (allot_gini_improve_pair, units_that_pay_go_over_many_at_once)
{
  const int64_t all = G_GINT64_CONSTANT (1) << 40;
  const AwrashArc arcs[] = { { 0, 1, all, all, all }, { 1, 0, 0, all, all }, { 1, 0, 0, all, 0 } };
  const AwrashRecipient recipients[N] = { { 1, 0, 1 }, { 2, 0, 1 } };
  const AwrashGiniSettings settings = { 0, 1 };
  g_autoptr (AwrashNetwork) network = network_of (2, G_N_ELEMENTS (arcs), arcs);
  AwrashGini gini;

  cr_assert (awrash_i_gini_init (&gini, network, N, recipients, TRUE, &settings, NULL));
  cr_assert (awrash_i_gini_improve (&gini, 1, NULL));
  cr_expect (gini.best[0] == all / 2 && gini.best[1] == all / 2);
  cr_expect (gini.value == 0);
  awrash_i_gini_clear (&gini);
}
