/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme said again in its walls alone: one bound in places for every wall, so that a wall can
 * be moved by itself, whichever rows, pools and shares it came from. */

#ifndef AWRASH_SPLIT_PLAIN_PRIVATE_H
#define AWRASH_SPLIT_PLAIN_PRIVATE_H

#include "split/model-private.h"

typedef struct
{
  AwrashProgramme programme; /* shares what it does not change with the model's */
  AwrashReading *reading;    /* its conditions and pools are bounds here */
  const AwrashModel *model;
  GArray *walls;              /* of AwrashWall, one for each bound */
  const AwrashSideRow *row;   /* of the model, NULL: none; */
  const AwrashSideRow *moved; /* what stands for it */
} AwrashPlain;

/* The walls that the programme and the reading bound, of AwrashWall, single cells among them: by
 * the rows that their bounds came from, then what came from none. What provinces receive and where
 * the mix is balanced is no bound by itself. */
GArray *awrash_i_plain_list_walls (const AwrashModel *model, GError **error);

/* A reading without what amends a former plan; with is_stated also without conditions and pools,
 * which the walls of its model state. */
AwrashReading *awrash_i_plain_reading (const AwrashReading *reading, gboolean is_stated);

/* The programme of a model, which has to outlive it; close it also after a failure. */
gboolean awrash_i_plain_open (AwrashPlain *plain, const AwrashModel *model, GError **error);
void awrash_i_plain_close (AwrashPlain *plain);
/* Sets the bounds of a wall; of one without bounds too, but for no more than one such. */
void awrash_i_plain_set (AwrashPlain *plain, const AwrashWall *wall, int64_t lower, int64_t upper);

/* Lets another row stand for one of the model's; both have to outlive it. */
void awrash_i_plain_set_row (AwrashPlain *plain, const AwrashSideRow *row,
                             const AwrashSideRow *moved);

/* The best places by the chain up to the objective, of these the nearest to others; places[] stay
 * untouched where none are found. Beyond the network the status says how far that is proved, and
 * blocking, of char *, takes a blocking set where there is no plan. */
gboolean awrash_i_plain_solve (const AwrashPlain *plain, const int64_t near[], int64_t places[],
                               AwrashStatus *status, GPtrArray *blocking, GError **error);

#endif
