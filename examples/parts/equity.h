/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How unequal values are, by several measures at once. Source: the measures of awrash/metric.h.
 * Invariant: values without weight or that are no number are left out of every measure. */

#ifndef EQUITY_H
#define EQUITY_H

#include "manners.h"

typedef struct
{
  gsize n; /* values that count */
  double gini, theil, mld, hoover, ratio;
  gsize lowest, highest; /* indices among all values */
  double lowest_value, highest_value;
} Equity;

/* values[n]; weights[n], or NULL for equal weights. Where all values are 0 the measures are NaN. */
gboolean equity_measure (gsize n, const double values[], const double weights[], Equity *equity,
                         GError **error);
/* labels: the names of the lowest and the highest value. */
JsonObject *equity_to_json (const Equity *equity, const char *lowest, const char *highest);
/* How a column of the block is headed, the names of its lowest and highest value, and whether it
 * rests on an assumed figure. */
typedef struct
{
  const char *heading;
  const char *lowest;
  const char *highest;
  gboolean assumed;
} EquityLabels;

#define EQUITY_MOST 4

/* The block, n records side by side; scale multiplies the extremes shown (1000: per thousand). */
void equity_print (Session *session, gsize n, const Equity equities[], double scale,
                   const EquityLabels labels[]);

#endif
