/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons who stand in a pool with several entries: how near they, and not their entries, are to
 * their probabilities on balls. */

#ifndef AWRASH_SELECTION_OWNERS_PRIVATE_H
#define AWRASH_SELECTION_OWNERS_PRIVATE_H

#include "selection/question-private.h"
#include "selection/uniform-private.h"

typedef struct
{
  gsize n;
  gsize *of;       /* [n_persons]: the owner of an entry, from 0 on */
  gsize *entries;  /* [n] */
  gsize *type;     /* [n]: that of all its entries */
  gsize *n_owners; /* [n_types]: of each type */
  gboolean alike;  /* whoever owns entries of a type owns as many as all who do */
} AwrashOwners;

/* AWRASH_ERROR_VALUE for a negative number, AWRASH_ERROR_BOUNDS for entries of one owner that could
 * be on one panel or are not alike. */
gboolean awrash_i_owners_find (AwrashOwners *owners, const AwrashPanelQuestion *question,
                               const int64_t owner[], GError **error);
void awrash_i_owners_clear (AwrashOwners *owners);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashOwners, awrash_i_owners_clear)

/* The distance of the farthest owner from its probability; uniform has entries as its persons, and
 * its target. */
gboolean awrash_i_owners_farthest (const AwrashOwners *owners, const AwrashUniform *uniform,
                                   gsize n_places, const int64_t members[], AwrashAway *farthest,
                                   GError **error);
/* The largest of the distances to the nearest whole number of balls. */
AwrashAway awrash_i_owners_nearest (const AwrashOwners *owners, const AwrashUniform *uniform);

#endif
