/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme said again in its walls alone: one bound in places for every wall, so that a wall can
 * be moved by itself, whichever rows, pools and shares it came from. */

#ifndef AWRASH_SPLIT_PLAIN_PRIVATE_H
#define AWRASH_SPLIT_PLAIN_PRIVATE_H

#include "split/model-private.h"

typedef struct
{
  AwrashProgramme programme; /* shares what it does not change with the model's */
  AwrashReading *reading;    /* pools are bounds here */
  const AwrashModel *model;
  gsize *bound_of; /* [n_walls]: G_MAXSIZE where a wall has no bound */
} AwrashPlain;

/* The walls of a model that the programme bounds, by their indices in the model; what provinces
 * receive and where the mix is balanced is no bound by itself. NULL with an error. */
GArray *awrash_i_plain_list_walls (const AwrashModel *model);

/* The programme of a model, which has to outlive it; close it also after a failure. */
gboolean awrash_i_plain_open (AwrashPlain *plain, const AwrashModel *model, GError **error);
void awrash_i_plain_close (AwrashPlain *plain);
/* Sets the bounds of a wall, of one without bounds too. */
void awrash_i_plain_set (AwrashPlain *plain, gsize wall, int64_t lower, int64_t upper);

/* The best places by the chain up to the objective, of these the nearest to others; none where the
 * bounds leave no plan: *is_feasible is FALSE then, and places[] untouched. */
gboolean awrash_i_plain_solve (const AwrashPlain *plain, const int64_t near[], int64_t places[],
                               gboolean *is_feasible, GError **error);

#endif
