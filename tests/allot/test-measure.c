/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Least squares on stars: near-ties that doubles cannot tell, and true ties that they part.
 * tests/oracle holds the engine against enumeration.
 * Source: exact arithmetic on (2y + 1) / need. Invariant: the total is always given out. */

#include "support/face.h"

#include <criterion/criterion.h>
#include <math.h>

static AwrashNetwork *
pair_of (int64_t total, AwrashRecipient recipients[2], double left, double right)
{
  AwrashNetwork *network = awrash_i_network_new (2, 3, NULL);

  network->arcs[0] = (AwrashArc){ 1, 0, 0, total, 0 };
  network->arcs[1] = (AwrashArc){ 1, 0, 0, total, 0 };
  network->arcs[2] = (AwrashArc){ 0, 1, total, total, 0 };
  recipients[0] = (AwrashRecipient){ 0, 0, left };
  recipients[1] = (AwrashRecipient){ 1, 0, right };
  awrash_i_network_index (network);
  cr_assert (awrash_i_network_feasible (network));
  return network;
}

Test (allot_measure, needs_one_ulp_apart_decide_the_only_unit)
{
  AwrashRecipient recipients[2];
  g_autoptr (AwrashNetwork) network = pair_of (1, recipients, 0.1, nextafter (0.1, 1));

  test_face_narrow (network, 2, recipients, "least-squares");
  cr_assert_eq (network->arcs[0].flow, 0);
  cr_assert_eq (network->arcs[1].flow, 1);
  cr_assert_eq (awrash_i_network_send (network, 0, 1), 0);
}

/* Marginals 1/3 and 3/9, equal, though 1.0 / 3 and 3.0 / 9 need not be when summed in doubles. */
Test (allot_measure, equal_marginals_of_unequal_needs_tie)
{
  AwrashRecipient recipients[2];
  g_autoptr (AwrashNetwork) network = pair_of (2, recipients, 3, 9);

  test_face_narrow (network, 2, recipients, "least-squares");
  while (awrash_i_network_send (network, 0, 1) > 0)
    ;
  cr_assert_eq (network->arcs[0].flow, 1);
  while (awrash_i_network_send (network, 1, 1) > 0)
    ;
  cr_assert_eq (network->arcs[0].flow, 0);
}

Test (allot_measure, a_large_total_is_shared_in_proportion)
{
  AwrashRecipient recipients[2];
  g_autoptr (AwrashNetwork) network = pair_of ((int64_t)3 << 40, recipients, 1, 2);

  test_face_narrow (network, 2, recipients, "least-squares");
  cr_assert_eq (network->arcs[0].flow, (int64_t)1 << 40);
  cr_assert_eq (network->arcs[1].flow, (int64_t)2 << 40);
}
