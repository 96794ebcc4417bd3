/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a study came to: measure by measure, policy by policy, with what chance leaves open. */

#ifndef OUTCOME_H
#define OUTCOME_H

#include "manners.h"

/* The state of the folder, for programs and, where it is not the whole study, for people. */
void outcome_put (Session *session, const AwrashStudy *study, const AwrashStore *store, gsize shard,
                  gsize n_shards);
/* The tables of a whole study. */
gboolean outcome_tell (Session *session, const AwrashStudy *study, AwrashStore *store,
                       GError **error);

#endif
