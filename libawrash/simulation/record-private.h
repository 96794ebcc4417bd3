/* SPDX-License-Identifier: GPL-3.0-or-later */

/* study.json: which study a folder holds, which part of it, and whether it is whole. */

#ifndef AWRASH_SIMULATION_RECORD_PRIVATE_H
#define AWRASH_SIMULATION_RECORD_PRIVATE_H

#include "simulation/ledger-private.h"

/* A definition is begun with the schema and the version, goes on with members that a caller puts
 * after awrash_i_record_key(), and is ended by the columns, the order of rows and its hash. */
GString *awrash_i_record_begin (void);
void awrash_i_record_key (GString *definition, const char *key);
/* Takes the text over into the ledger, whose rows are parted already. */
void awrash_i_record_end (AwrashILedger *ledger, GString *definition);

/* Newly allocated: the text of study.json for a shard; the hashes of chunks.npy and of the design's
 * rows where all are whole, NULL before. */
char *awrash_i_record_text (const AwrashILedger *ledger, const AwrashIShard *shard,
                            const char *chunks, const char *design);
/* Fails with AWRASH_ERROR_NAME, saying what differs, where a text is not of this study; gives the
 * shard that it tells, and whether it tells that it is whole. */
gboolean awrash_i_record_read (const AwrashILedger *ledger, const char *folder, const char *text,
                               AwrashIShard *shard, gboolean *is_whole, GError **error);

#endif
