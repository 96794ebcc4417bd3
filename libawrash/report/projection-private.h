/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The globe laid flat so that areas keep their proportions. */

#ifndef AWRASH_REPORT_PROJECTION_PRIVATE_H
#define AWRASH_REPORT_PROJECTION_PRIVATE_H

#include "report/geojson-private.h"

/* Lambert's azimuthal equal-area projection around a point. */
typedef struct
{
  double longitude;    /* of the middle, radians */
  double sine, cosine; /* of its authalic latitude */
} AwrashProjection;

/* Around the middle of what there is. */
void awrash_i_projection_init (AwrashProjection *projection, gsize n,
                               const AwrashPosition positions[]);
/* In metres, y to the north. */
void awrash_i_projection_put (const AwrashProjection *projection, AwrashPosition position,
                              double *x, double *y);

#endif
