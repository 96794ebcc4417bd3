/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The mean of a measure over runs, and how far runs are apart. */

#ifndef SPREAD_H
#define SPREAD_H

#include <awrash.h>

typedef struct
{
  double mean;
  double error;     /* of Monte Carlo; NaN with one scenario and one replication */
  double low, high; /* one run in twenty is below, and above */
} Spread;

/* Of a policy, or of its difference from another one run by run (-1: none). values has a row a run
 * of the study. */
gboolean spread_of (const AwrashStudy *study, const double values[], gsize policy, gint64 other,
                    Spread *spread, GError **error);

#endif
