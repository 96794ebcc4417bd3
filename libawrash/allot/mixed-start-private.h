/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The basis that a relaxation starts from. */

#ifndef AWRASH_ALLOT_MIXED_START_PRIVATE_H
#define AWRASH_ALLOT_MIXED_START_PRIVATE_H

#include "allot/mixed-relaxation-private.h"
#include "allot/mixed-trade-private.h"

/* Puts a new relaxation of linear costs into a basis that keeps the exchanger's groups. */
gboolean awrash_i_relaxation_begin (AwrashMixedRelaxation *s, const AwrashExchanger *e,
                                    GError **error);

#endif
