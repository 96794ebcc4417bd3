/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a run tells of each edition. */

#ifndef AWRASH_SIMULATION_FIGURE_PRIVATE_H
#define AWRASH_SIMULATION_FIGURE_PRIVATE_H

#include <awrash.h>

typedef enum
{
  AWRASH_FIGURE_GINI,
  AWRASH_FIGURE_THEIL,
  AWRASH_FIGURE_BETWEEN,
  AWRASH_FIGURE_LOWEST_RATE,
  AWRASH_FIGURE_OVERALL_RATE,
  AWRASH_FIGURE_PLACES,
  AWRASH_FIGURE_RETURNED,
  AWRASH_FIGURE_UNPLACED,
  AWRASH_FIGURE_DROPPED,
  AWRASH_FIGURE_COMPLETED,
  AWRASH_FIGURE_PERSONS,
  AWRASH_FIGURE_UNMET,
  AWRASH_FIGURE_COST,
  AWRASH_FIGURE_CHURN,
  AWRASH_FIGURE_SEEKERS,
  AWRASH_FIGURE_IN_WORK,
  AWRASH_FIGURE_ENTERED,
  AWRASH_FIGURE_LEFT,
  AWRASH_FIGURE_BALANCE,
  AWRASH_FIGURE_SHARE,    /* of a stream */
  AWRASH_FIGURE_SHARE_OF, /* a group */
  AWRASH_FIGURE_RATE,
  AWRASH_FIGURE_NEED,
  AWRASH_FIGURE_PERSONS_BY_PROVINCE,
  AWRASH_FIGURE_SEEKERS_BY_PROVINCE,
  AWRASH_FIGURE_QUOTA,
  AWRASH_FIGURE_FILLED,
  AWRASH_FIGURE_STREAM_RATE,
  AWRASH_N_FIGURES
} AwrashFigureId;

typedef enum
{
  AWRASH_SHAPE_EDITION,
  AWRASH_SHAPE_PROVINCE,
  AWRASH_SHAPE_CELL
} AwrashFigureShape;

typedef struct
{
  const char *name;
  const char *unit;
  const char *sentence; /* marked for translation */
  AwrashFigureShape shape;
} AwrashFigureKind;

typedef struct
{
  AwrashFigureId id;
  gsize at; /* the stream of a share, or where the parameters of a group begin */
  char *name;
} AwrashFigure;

/* What an edition leaves to be measured: arrays of provinces, or of provinces × streams. */
typedef struct
{
  gsize n_provinces, n_regions, n_streams;
  const gsize *region;
  const gint64 *seekers; /* at the beginning */
  const gint64 *quota;
  const gint64 *last_quota; /* NULL where none is known */
  const gint64 *filled;     /* places, the second stage's too */
  const gint64 *dropped, *refilled, *completed;
  const gint64 *seekers_end;
  const gint64 *in_work;               /* at the end, by stream */
  const gint64 *entered, *left;        /* since the beginning */
  const gint64 *need;                  /* of the programme */
  const gint64 *total;                 /* [n_streams] */
  const double *place_cost;            /* [n_streams]: of a whole place in this edition */
  const double *parameters;            /* of the run */
  double *rate, *weight;               /* [n_provinces]: memory to use */
  double *region_rate, *region_weight; /* [n_regions]: memory to use */
} AwrashMeasured;

const AwrashFigureKind *awrash_i_figure_kind (AwrashFigureId id);

/* How many values it has in an edition. */
gsize awrash_i_figure_length (const AwrashFigure *measure, gsize n_provinces, gsize n_streams);

/* Finds one by its name among streams; FALSE with AWRASH_ERROR_NAME, which lists all. Where the
 * parameters of a group begin is left to whoever has them. */
gboolean awrash_i_figure_find (const char *name, gsize n_streams, const char *const streams[],
                               AwrashFigure *measure, GError **error);

/* The group that a share is of. */
const char *awrash_i_figure_group (const AwrashFigure *measure);

void awrash_i_figure_clear (AwrashFigure *measure);

/* Its values in an edition. */
gboolean awrash_i_figure_take (const AwrashFigure *measure, AwrashMeasured *edition,
                               double values[], GError **error);

#endif
