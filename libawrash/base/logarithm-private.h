/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What remains of a logarithm when its tangent is taken away: the terms of the entropies.
 * Source: the series of the inverse hyperbolic tangent. Invariant: the result is <= 0, and right to
 * a few units in its last place however small it is. */

#ifndef AWRASH_BASE_LOGARITHM_PRIVATE_H
#define AWRASH_BASE_LOGARITHM_PRIVATE_H

#include <awrash.h>

/* ln (1 + e) - e for e > -1, near -e²/2 where e is small. */
double awrash_i_logarithm_remainder (double e);

#endif
