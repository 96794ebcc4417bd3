/* SPDX-License-Identifier: GPL-3.0-or-later */

/* See face.h. Source: none. Invariant: the network's flow lies between its bounds. */

#include "support/face.h"

#include "allot/measure-private.h"

#include <criterion/criterion.h>

void
test_face_narrow (AwrashNetwork *network, gsize n, const AwrashRecipient recipients[],
                  const char *objective)
{
  g_auto (AwrashRecipients) who = { 0 };
  g_auto (AwrashMeasureCost) cost = { 0 };
  AwrashMeasure measure;

  cr_assert (awrash_i_recipients_init (&who, n, network->n_arcs, NULL));
  for (gsize i = 0; i < n; i++)
    awrash_i_recipients_add (&who, recipients[i]);
  cr_assert (awrash_i_measure_parse (&measure, objective), "%s", objective);
  cr_assert (awrash_i_measure_cost_init (&cost, &measure, network, &who, NULL, NULL));
  cr_assert (awrash_i_measure_settle (&cost, network, NULL));
}
