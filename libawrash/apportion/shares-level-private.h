/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A guess at the water level: the t at which Σ clamp (w·t, floor, ceiling) is the total. */

#ifndef AWRASH_APPORTION_SHARES_LEVEL_PRIVATE_H
#define AWRASH_APPORTION_SHARES_LEVEL_PRIVATE_H

#include "apportion/claims-private.h"

/* A level within rounding of the true one, mostly; 0 where doubles do not find one. The total is
 * above the floors and at most the ceilings. */
double awrash_i_shares_level_guess (const AwrashClaims *claims, int64_t total);

#endif
