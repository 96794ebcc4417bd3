/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which variable may enter the basis as another leaves it. */

#ifndef AWRASH_ALLOT_MIXED_RATIO_PRIVATE_H
#define AWRASH_ALLOT_MIXED_RATIO_PRIVATE_H

#include "allot/mixed-relaxation-private.h"

/* Who enters against the row in alpha[] of a variable so far outside its bounds, below 0 under the
 * lower one; *n_passed of the candidates taken before move to their other bounds on the way. NULL:
 * the dual is without end, nothing is between the bounds. */
const AwrashCandidate *awrash_i_ratio_choose (AwrashMixedRelaxation *s, double far,
                                              gsize *n_passed);

/* The candidate that was taken at that place, from 0 on. */
static inline const AwrashCandidate *
awrash_i_ratio_taken (const AwrashMixedRelaxation *s, gsize place)
{
  return &g_array_index (s->candidates, AwrashCandidate, s->candidates->len - 1 - place);
}

#endif
