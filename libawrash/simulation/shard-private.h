/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The folders of all shards joined into the folder of their study. */

#ifndef AWRASH_SIMULATION_SHARD_PRIVATE_H
#define AWRASH_SIMULATION_SHARD_PRIVATE_H

#include "simulation/ledger-private.h"

gboolean awrash_i_shard_merge (AwrashILedger *ledger, gsize n, const char *const folders[],
                               const char *target, GError **error);

#endif
