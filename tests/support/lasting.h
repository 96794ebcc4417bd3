/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calls that last: what a cancel has to end. */

#ifndef AWRASH_TESTS_SUPPORT_LASTING_H
#define AWRASH_TESTS_SUPPORT_LASTING_H

#include <awrash.h>

/* A question that is made once, and a call that works on it for seconds. */
typedef struct
{
  const char *name;
  gpointer (*prepare) (void);
  gboolean (*call) (gpointer question, GError **error);
  void (*let_go) (gpointer question);
} Lasting;

/* The calls of the rooms, and those whose questions take long to make; each list is ended by one
 * without a name, and the list of lists by NULL. */
extern const Lasting lasting_metric[], lasting_apportion[], lasting_selection[], lasting_split[];
extern const Lasting lasting_large[];
extern const Lasting *const lasting[];

/* What a cancelled call told. */
typedef struct
{
  gboolean is_answered; /* it ended by itself, or before it was asked */
  gboolean is_cancelled;
  double seconds; /* from the asking to the end */
  char *told;     /* an error's text */
} LastingEnd;

/* Begins the call in a thread of its own, and asks for its end after so many microseconds. */
LastingEnd lasting_cancel (const Lasting *one, gpointer question, gulong after);

#endif
