/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places by stream and province as shares, and what each cell adds to each measure.
 * Source: Reardon and Firebaugh (2002). Invariant: what a cell deviates by is right to its last
 * bits, however even the mix is; a stream or a province without places adds nothing. */

#ifndef AWRASH_METRIC_SEGREGATION_PRIVATE_H
#define AWRASH_METRIC_SEGREGATION_PRIVATE_H

#include <awrash.h>

enum
{
  AWRASH_SEGREGATION_DISSIMILARITY,
  AWRASH_SEGREGATION_GINI,
  AWRASH_SEGREGATION_THEIL,
  AWRASH_SEGREGATION_INFORMATION,
  AWRASH_SEGREGATION_VARIATION,
  AWRASH_SEGREGATION_EXPOSURE,
  AWRASH_SEGREGATION_DIVERSITY,
  AWRASH_SEGREGATION_N
};

typedef struct
{
  gsize n_streams;
  gsize n_provinces;
  gsize n_there;          /* streams that have places, at least 2 */
  double *stream_share;   /* [n_streams] of all places */
  double *rest;           /* [n_streams] what the other streams have */
  double *province_share; /* [n_provinces] of all places */
  double *mix;       /* [n_streams * n_provinces] the stream's share of the province's places */
  double *deviation; /* [n_streams * n_provinces] mix less the stream's share */
  double *distance;  /* [n_streams * n_provinces] half the mean of |mix - mix elsewhere| */
} AwrashSpreading;

/* Fills a zeroed spreading; fails with AWRASH_ERROR_VALUE, _EMPTY or _MEMORY. */
gboolean awrash_i_segregation_fill (AwrashSpreading *spreading, gsize n_streams, gsize n_provinces,
                                    const double places[], GError **error);

void awrash_i_segregation_clear (AwrashSpreading *spreading);

/* What cell (s, p) adds to each measure, before what divides the measure. */
void awrash_i_segregation_cell (const AwrashSpreading *spreading, gsize s, gsize p,
                                double parts[AWRASH_SEGREGATION_N]);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashSpreading, awrash_i_segregation_clear)

#endif
