/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One edition: what happens to persons between one count of the need and the next. */

#ifndef AWRASH_SIMULATION_EDITION_PRIVATE_H
#define AWRASH_SIMULATION_EDITION_PRIVATE_H

#include "simulation/model-private.h"

/* What is drawn for; of each stream a purpose of its own. */
typedef enum
{
  AWRASH_DRAW_NEED,
  AWRASH_DRAW_TAKE_UP,
  AWRASH_DRAW_ABSORPTION,
  AWRASH_DRAW_FILL,
  AWRASH_DRAW_SECOND,
  AWRASH_DRAW_RATION,
  AWRASH_DRAW_DROP_OUT,
  AWRASH_DRAW_REFILL,
  AWRASH_DRAW_EXIT,
  AWRASH_DRAW_RETURN,
  AWRASH_DRAW_LEAVING,
  AWRASH_DRAW_ENTRIES,
  AWRASH_DRAW_BIRTHS,
  AWRASH_DRAW_PARAMETER,
  AWRASH_DRAW_TIE
} AwrashEditionDraw;

/* Persons, places and what is drawn for them: provinces, or streams × provinces where a law is
 * drawn stream by stream, or provinces × streams where a policy or a measure reads it. */
typedef struct
{
  const AwrashSimulationModel *model;
  AwrashIPolicyRoom **policies; /* [n_policies] */
  AwrashISituation situation;   /* of this edition */
  AwrashRandomAddress address;
  const double *parameters; /* of this run */
  gboolean scatter;
  /* persons */
  gint64 *seekers, *counted, *left, *entered; /* provinces */
  gint64 *available;                          /* provinces: seekers without a place so far */
  gint64 *in_work;                            /* provinces × streams */
  gint64 *seekers_end, *moved;
  /* places: provinces × streams */
  gint64 *quota, *last_quota, *last_filled, *absorbed, *filled, *more, *could;
  gint64 *dropped, *refilled, *completed;
  gint64 *total, *region_total; /* of this edition */
  double *place_cost;           /* [n_streams] */
  double *luck;                 /* provinces × streams: y of the take-up */
  double *rate;                 /* provinces × streams: of the take-up */
  double *u, *measure;          /* provinces; provinces × streams */
  AwrashMeasured measured;
} AwrashEdition;

/* The value of a stream's parameter in this run. */
double awrash_i_edition_parameter (const AwrashEdition *edition, gsize stream,
                                   AwrashStreamParameterId id);

/* u of each province for a purpose and a stream. */
void awrash_i_edition_draw (AwrashEdition *edition, AwrashEditionDraw draw, gsize stream);

/* The standard normal numbers of these u, in their place. */
void awrash_i_edition_draw_normal (AwrashEdition *edition, AwrashEditionDraw draw, gsize stream);

/* Takes places of all streams from the seekers who are available in each province, and cuts them in
 * proportion where there are not enough. */
void awrash_i_edition_ration (AwrashEdition *edition, AwrashEditionDraw draw, gint64 places[]);

/* Everything as it is before the first edition. */
void awrash_i_edition_begin (AwrashEdition *edition);

/* From the count of the need to the quotas (edition-quota.c). */
gboolean awrash_i_edition_decide (AwrashEdition *edition, gsize policy, GError **error);

/* From the quotas to the places filled, by both stages (edition-fill.c). */
gboolean awrash_i_edition_fill (AwrashEdition *edition, gsize policy, GError **error);

/* From the places filled to the seekers of the next edition (edition-persons.c). */
void awrash_i_edition_end (AwrashEdition *edition);

#endif
