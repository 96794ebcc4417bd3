/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows count, whether each is in its domain, and between which values they lie. Every
 * measure of this room passes through this one gate, so that all refuse alike.
 * Source: the definitions in metric.h. Invariant: a row of weight zero is never looked at. */

#ifndef AWRASH_METRIC_RANGE_PRIVATE_H
#define AWRASH_METRIC_RANGE_PRIVATE_H

#include <awrash.h>

typedef struct
{
  gsize n;         /* rows with a positive weight, at least 1 */
  gsize lowest;    /* of these the first row that holds the smallest value */
  gsize highest;   /* the first row that holds the largest value, which is > 0 */
  double heaviest; /* the largest weight; 1 without weights */
} AwrashRange;

/* Checks n values and their weights (NULL: all 1). name is what a message calls the values. Fails
 * with AWRASH_ERROR_VALUE or AWRASH_ERROR_EMPTY; range is written only on success. */
gboolean awrash_i_range_find (const char *name, gsize n, const double x[], const double weights[],
                              AwrashRange *range, GError **error);

#endif
