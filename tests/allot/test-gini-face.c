/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bounds that bounds imply, on networks where they are not found at once.
 * Source: hand calculation. Invariant: no flow is cut off. */

#include "allot/gini-private.h"
#include "allot/networks.h"

#include <criterion/criterion.h>

Test (allot_gini_face, bounds_that_no_flow_keeps_stay_as_they_are)
{
  static const AwrashArc arcs[] = { { 0, 1, 3, 5, 0 }, { 1, 0, 0, 1, 0 } };
  g_autoptr (AwrashNetwork) network = network_of (2, 2, arcs);

  cr_assert (awrash_i_gini_tighten (network, NULL));
  cr_expect_arr_eq (network->arcs, arcs, sizeof arcs);
}

/* A ring whose arcs are listed so that each round narrows only the next few. */
Test (allot_gini_face, what_many_rounds_would_gain_is_left)
{
  enum
  {
    N = 64,
    STRIDE = 25
  };
  AwrashArc arcs[N];
  gsize n_narrow = 0;

  for (gsize i = 0; i < N; i++)
    {
      gsize node = STRIDE * i % N;

      arcs[i] = (AwrashArc){ node, (node + 1) % N, node == 0 ? 40 : 0, node == 0 ? 41 : 100, 40 };
    }
  g_autoptr (AwrashNetwork) network = network_of (N, N, arcs);
  cr_assert (awrash_i_gini_tighten (network, NULL));
  for (gsize i = 0; i < N; i++)
    {
      const AwrashArc *arc = &network->arcs[i];

      cr_expect (arc->lower <= 40 && arc->upper >= 41, "arc %zu", i);
      n_narrow += arc->lower == 40 && arc->upper == 41;
    }
  cr_expect (n_narrow > 8 && n_narrow < N, "%zu", n_narrow);
}
