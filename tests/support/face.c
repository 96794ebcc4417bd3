/* SPDX-License-Identifier: GPL-3.0-or-later */

/* See face.h. Source: none. Invariant: the network's flow lies between its bounds. */

#include "support/face.h"

#include "allot/measure-private.h"

#include <criterion/criterion.h>

void
test_face_narrow (AwrashNetwork *network, gsize n, const AwrashRecipient recipients[],
                  const char *objective)
{
  g_autofree AwrashRecipient *on_arc = g_new0 (AwrashRecipient, network->n_arcs);
  g_auto (AwrashMeasureCost) cost = { 0 };
  AwrashMeasure measure;

  for (gsize i = 0; i < n; i++)
    on_arc[recipients[i].arc] = recipients[i];
  cr_assert (awrash_i_measure_parse (&measure, objective), "%s", objective);
  cr_assert (awrash_i_measure_cost_init (&cost, &measure, network, on_arc, NULL, NULL));
  cr_assert (awrash_i_measure_settle (&cost, network, NULL));
}
