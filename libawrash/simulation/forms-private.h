/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each form of a policy does: the functions that policy-form.c lists. */

#ifndef AWRASH_SIMULATION_FORMS_PRIVATE_H
#define AWRASH_SIMULATION_FORMS_PRIVATE_H

#include "simulation/policy-private.h"

#define AWRASH_CLAIM(name)                                                                         \
  gboolean awrash_i_claim_##name (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,           \
                                  const AwrashIView *view, gsize stream, double claims[],          \
                                  GError **error)
#define AWRASH_DIVIDE(name)                                                                        \
  gboolean awrash_i_divide_##name (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,          \
                                   const AwrashIView *view, gint64 quota[], GError **error)

AWRASH_CLAIM (flat);
AWRASH_CLAIM (proportional);
AWRASH_CLAIM (last_year);
AWRASH_CLAIM (criteria);
AWRASH_CLAIM (excess);
AWRASH_CLAIM (indexed);
AWRASH_DIVIDE (fair); /* leximin, alpha */
AWRASH_DIVIDE (hold_harmless);
AWRASH_DIVIDE (wioa);
AWRASH_DIVIDE (base);
AWRASH_DIVIDE (parts);
AWRASH_DIVIDE (chain);
AWRASH_DIVIDE (blend);
AWRASH_DIVIDE (transition);
AWRASH_DIVIDE (by_stream);
AWRASH_DIVIDE (in_turn);
AWRASH_DIVIDE (two_level);
AWRASH_DIVIDE (sustainable_first);
AWRASH_DIVIDE (training);
AWRASH_DIVIDE (performance);

/* Whether anybody had a place of the stream in the edition before. */
gboolean awrash_i_view_has_history (const AwrashIView *view, gsize stream);

#endif
