/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chunks made by several threads and written as they come. */

#ifndef AWRASH_SIMULATION_RUNNER_PRIVATE_H
#define AWRASH_SIMULATION_RUNNER_PRIVATE_H

#include "simulation/store-private.h"
#include "simulation/work-private.h"

/* Everything given must outlive it. */
AwrashRunner *awrash_i_runner_new (const AwrashILedger *ledger, const AwrashIWork *work,
                                   AwrashStore *store, gsize n_threads, GError **error);

#endif
