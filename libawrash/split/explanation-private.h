/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an explanation holds. */

#ifndef AWRASH_SPLIT_EXPLANATION_PRIVATE_H
#define AWRASH_SPLIT_EXPLANATION_PRIVATE_H

#include <awrash.h>

struct _AwrashExplanation
{
  AwrashStatus status;
  int64_t order;
  gboolean is_blocked; /* what is needed is a set of which one has to move */
  gsize n_cells;
  int64_t *places;        /* [n_cells] or NULL */
  GArray *binding, *next; /* of int64_t: walls, provinces */
  GPtrArray *needed;      /* of char * */
  char *text;
};

#endif
