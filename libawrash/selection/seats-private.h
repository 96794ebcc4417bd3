/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons on the places of all sites, the best that can be: a flow that grows person by person. */

#ifndef AWRASH_SELECTION_SEATS_PRIVATE_H
#define AWRASH_SELECTION_SEATS_PRIVATE_H

#include "selection/preferences-private.h"

typedef struct
{
  int64_t gain; /* the most that comes of reaching a place; see AWRASH_SEATS_UNREACHED */
  gsize from;   /* the place before */
  gsize person; /* who moves from there; NOBODY where places change their use */
  gboolean is_queued;
} AwrashSeatsStep;

/* Places of a site are those of its traits and, last, those for anyone. Behind those of all sites
 * stand the place of whoever has none, and the sink, which takes what every place has. */
typedef struct
{
  const AwrashReserves *sites;
  const AwrashPreferences *preferences;
  gsize n_kinds; /* of a site: traits and one */
  gsize nowhere;
  gsize sink;
  int64_t worth;     /* of a reserved place: more than all places together */
  int64_t *capacity; /* [nowhere] */
  int64_t *sunk;     /* [sink]: what of each place goes to the sink */
  int64_t *lent;     /* [nowhere]: persons for anyone who stand on a soft place of a trait */
  gsize *place;      /* [n_persons]; NOBODY before they come */
  gsize *lock;       /* [n_persons]: the site that a person has for good; NOBODY for none yet */
  gsize *first;      /* [sink]: persons on each place */
  gsize *next;       /* [n_persons] */
  gsize *before;     /* [n_persons] */
  AwrashSeatsStep *steps; /* [sink + 1] */
  gsize *queue;           /* [sink + 1] */
} AwrashSeats;

/* Fills a zeroed object; FALSE with AWRASH_ERROR_MEMORY or AWRASH_ERROR_OVERFLOW. */
gboolean awrash_i_seats_fill (AwrashSeats *seats, const AwrashReserves *sites,
                              const AwrashPreferences *preferences, GError **error);

void awrash_i_seats_clear (AwrashSeats *seats);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashSeats, awrash_i_seats_clear)

/* One person more: on a place, or nowhere, so that all together are best. */
void awrash_i_seats_insert (AwrashSeats *seats, gsize person);

/* Whether a person could have that site while all together stay as good. */
gboolean awrash_i_seats_can (AwrashSeats *seats, gsize person, gsize site);

/* Gives a person that site for good if all together stay as good; whether they do. */
gboolean awrash_i_seats_fix (AwrashSeats *seats, gsize person, gsize site);

/* Leaves a person nowhere for good. */
void awrash_i_seats_leave (AwrashSeats *seats, gsize person);

#endif
