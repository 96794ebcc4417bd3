/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How little room an infeasible programme needs. Source: awrash_split_relax_new(). Invariant: no
 * smaller relaxation exists by the weights that are told. */

#ifndef ROOM_H
#define ROOM_H

#include "manners.h"

/* As options give it: what is never moved, and what a unit of others costs. */
typedef struct
{
  char *never;   /* "KEY;KEY" or NULL */
  char *weights; /* "KEY=NUMBER;…" or NULL */
} Room;

gboolean room_is_asked (const Room *room);
/* Tells the smallest relaxation, or how far one that was found may be from it. */
gboolean room_tell (Session *session, const Room *room, const AwrashProgramme *programme,
                    const AwrashReading *reading, GError **error);
void room_clear (Room *room);

#endif
