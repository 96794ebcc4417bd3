/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan that amends another: the former plan, as options name it. Source: awrash_split_near().
 * Invariant: a plan's folder and its plan.csv mean the same. */

#ifndef AMENDMENT_H
#define AMENDMENT_H

#include "manners.h"

typedef struct
{
  char *near; /* a folder or a file, NULL without one */
} Amendment;

void amendment_clear (Amendment *amendment);
gboolean amendment_is_asked (const Amendment *amendment);
/* Sets the reading's key from the table that the option names. */
gboolean amendment_apply (const Amendment *amendment, const AwrashProgramme *programme,
                          AwrashReading *reading, GError **error);

#endif
