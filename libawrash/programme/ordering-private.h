/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In which order the rows of a programme stand by their codes. */

#ifndef AWRASH_PROGRAMME_ORDERING_PRIVATE_H
#define AWRASH_PROGRAMME_ORDERING_PRIVATE_H

#include "programme/programme-private.h"

/* Which of the given rows stands at each place, and at which place each of them stands. */
typedef struct
{
  gsize n;
  gsize *row, *place; /* [n] */
} AwrashOrder;

typedef struct
{
  const AwrashProgramme *given;
  AwrashProgramme *made;
  AwrashOrder territories, streams, types, bounds, shares, pools;
} AwrashOrdering;

/* All orders of the given programme; to be cleared also after a failure. */
gboolean awrash_i_ordering_find (AwrashOrdering *ordering, GError **error);
void awrash_i_ordering_clear (AwrashOrdering *ordering);
/* Whether all rows stand in these orders already. */
gboolean awrash_i_ordering_is_given (const AwrashOrdering *ordering);

#endif
