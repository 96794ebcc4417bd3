/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether equals stand beside equals, by neighbours that a file gives as pairs of labels.
 * Source: awrash/metric-space.h. Invariant: a label that no row has is an error. */

#ifndef VICINITY_H
#define VICINITY_H

#include "sample.h"
#include "sheet.h"

typedef struct
{
  const char *path;    /* a CSV file of pairs: from, to and, where it is given, weight */
  const char *style;   /* NULL: "weighted" where pairs have weights, else "binary" */
  const char *islands; /* what a row without a neighbour does */
  gboolean is_directed;
  gboolean is_local; /* each row by itself too */
} VicinityQuestion;

gboolean vicinity_tell (Sheet *sheet, const Sample *sample, const VicinityQuestion *question,
                        GError **error);

#endif
