/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups of persons: what each stream is expected to give them, as parameters behind all others. */

#ifndef AWRASH_SIMULATION_GROUP_SHARE_PRIVATE_H
#define AWRASH_SIMULATION_GROUP_SHARE_PRIVATE_H

#include "simulation/parameter-private.h"

/* The limits of a share. */
const AwrashParameterKind *awrash_i_group_share_kind (void);

/* TRUE for what a group may be called: not empty, and without a colon. */
gboolean awrash_i_group_share_is_name (const char *text);

/* Newly allocated: the group of "group:GROUP" or "group:GROUP:STREAM"; NULL for anything else. */
char *awrash_i_group_share_of_parameter (const char *name, gsize n_streams,
                                         const char *const streams[]);

/* Gives a group its parameters, one a stream, without laws, unless it has them. */
gboolean awrash_i_group_share_add (AwrashParameter **parameters, gsize *n, const char *group,
                                   gsize n_streams, const char *const streams[], GError **error);

/* Laws for those of a group's parameters, which begin at `at`, that have none, where all types of
 * the stream say what they expect: a constant where they agree, else anything between. */
gboolean awrash_i_group_share_derive (AwrashParameter parameters[], gsize at, const char *group,
                                      const AwrashProgramme *programme, gsize n_streams,
                                      const char *const streams[], GError **error);

/* Where the parameters of a group begin; n for one that has none. */
gsize awrash_i_group_share_find (const AwrashParameter parameters[], gsize n, const char *group,
                                 gsize n_streams);

/* Fails with AWRASH_ERROR_EMPTY for the first share that nobody has stated. */
gboolean awrash_i_group_share_check (const AwrashParameter parameters[], gsize n, GError **error);

#endif
