/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A situation in the order of its codes. */

#ifndef AWRASH_SIMULATION_ARRANGE_PRIVATE_H
#define AWRASH_SIMULATION_ARRANGE_PRIVATE_H

#include "simulation/situation-private.h"

/* The same situation with provinces, regions and streams in the order of their codes;
 * provinces[n_provinces] and streams[n_streams] say where each one stood. NULL with the error. */
AwrashSituation *awrash_i_situation_arrange (const AwrashSituation *situation, gsize provinces[],
                                             gsize streams[], GError **error);

#endif
