/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A policy: read from its text once, then immutable. Source: the grammar in awrash/simulation.h.
 * Invariant: two policies with one text do the same. */

#include "simulation/policy-private.h"

AwrashPolicy *
awrash_simulation_policy_new (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autoptr (AwrashPolicy) policy = g_new0 (AwrashPolicy, 1);

  policy->root = awrash_i_policy_parse (text, policy, error);
  if (policy->root == NULL)
    return NULL;
  GString *canonical = g_string_new (NULL);
  awrash_i_policy_print (policy->root, canonical);
  policy->text = g_string_free (canonical, FALSE);
  return g_steal_pointer (&policy);
}

void
awrash_simulation_policy_free (AwrashPolicy *policy)
{
  if (policy == NULL)
    return;
  awrash_i_policy_node_free (policy->root);
  g_free (policy->text);
  g_free (policy);
}

const char *
awrash_simulation_policy_get_text (const AwrashPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, NULL);
  return policy->text;
}
