/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The edge of the set of lowest and highest chances on which Goldilocks is best. */

#ifndef AWRASH_SELECTION_EDGE_PRIVATE_H
#define AWRASH_SELECTION_EDGE_PRIVATE_H

#include <awrash.h>

/* A corner: its lowest and highest chance, and what makes them: weights of panels or an average. */
typedef struct
{
  double low, high;
  gsize n;
  double *point; /* [n] */
} AwrashCorner;

/* Finds the corner farthest in the direction slope · low - high/mean. */
typedef gboolean (*AwrashCornerFind) (gpointer search, double slope, AwrashCorner *corner,
                                      GError **error);

/* What makes the best point, as long as the longest of its corners': (transfer full); the search's
 * last direction is the one that proves it. NULL: an error, or the search gave up without one. */
double *awrash_i_edge_find (gpointer search, AwrashCornerFind find, double mean, double factor,
                            gsize *n, GError **error);

#endif
