/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The second stage of an edition: places that were not filled are taken back and given to those who
 * can fill them. Source: the incentive grants of South Africa's EPWP, whose targets are paid as far
 * as they are met. Invariant: no place is given that was not taken back, nor to whom cannot fill
 * it. */

#include "simulation/policy-private.h"

gboolean
awrash_i_policy_has_second_stage (const AwrashPolicy *policy)
{
  return policy->root->form->is_outermost;
}
