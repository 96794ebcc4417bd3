/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups as the health-equity measures see them: shares, values over their mean, points.
 * Source: Schlotheuber and Hosseinpoor (2022), Int J Environ Res Public Health 19. Invariant: a
 * point is an average over tied groups, so that the order of the rows cannot show. */

#ifndef AWRASH_METRIC_HEALTH_PRIVATE_H
#define AWRASH_METRIC_HEALTH_PRIVATE_H

#include "metric/sample-private.h"

/* A group's value, or the average of several: shares [n] that sum to 1, and what they give. */
typedef struct
{
  double *share;
  double value;
} AwrashHealthPoint;

typedef struct
{
  gboolean is_favourable;
  gboolean has_reference;
  AwrashSample y;
  double *p;     /* [n] shares of the weight; in one block with all that follows */
  double *e;     /* [n] values over the mean, minus 1 */
  double *equal; /* [n] 1/n */
  double *error; /* [n] standard errors in the units of y, or NULL */
  AwrashHealthPoint mean;
  AwrashHealthPoint best;
  AwrashHealthPoint reference; /* MDR's: the named group */
  AwrashHealthPoint aim;       /* PAR's: the end of the order, else the best */
  AwrashHealthPoint first;     /* D is first - second, R first / second */
  AwrashHealthPoint second;
} AwrashHealth;

/* reference is a row, or -1; rank and errors may be NULL. */
gboolean awrash_i_health_fill (AwrashHealth *health, gboolean favourable, int64_t reference,
                               gsize n, const double y[], const double weights[],
                               const double errors[], const double rank[], GError **error);

void awrash_i_health_clear (AwrashHealth *health);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashHealth, awrash_i_health_clear)

#endif
