/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What relaxations are checked for, however they are proved. */

#ifndef AWRASH_AUDIT_RELAXATION_PRIVATE_H
#define AWRASH_AUDIT_RELAXATION_PRIVATE_H

#include "audit/verdict-private.h"
#include "split/room-private.h"

/* What places cost: nothing that may never move is left, and the others' units sum up to what is
 * told. */
void awrash_i_relaxation_check_places (AwrashVerdict *verdict, const AwrashWalls *walls,
                                       const double weights[], const int64_t places[],
                                       int64_t total);

#endif
