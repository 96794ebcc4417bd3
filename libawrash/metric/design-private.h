/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How units were drawn: strata, clusters, and how many clusters there are to draw from; and the
 * same for the rows that count, numbered for work. Source: W. G. Cochran (1977), Sampling
 * Techniques. Invariant: a cluster lies in one stratum; those of a stratum have numbers in a row.
 */

#ifndef AWRASH_METRIC_DESIGN_PRIVATE_H
#define AWRASH_METRIC_DESIGN_PRIVATE_H

#include "metric/distribution-private.h"

typedef enum
{
  AWRASH_LONELY_ERROR = 1,
  AWRASH_LONELY_ADJUST = 2,
  AWRASH_LONELY_CERTAINTY = 3
} AwrashLonely;

struct _AwrashDesign
{
  gsize n;
  gsize n_strata;
  gsize n_clusters;
  gsize *stratum;     /* [n_clusters] */
  gsize *cluster;     /* [n] of each row, from 0 */
  int64_t *label;     /* [n_strata] as the caller calls it */
  double *population; /* [n_strata] clusters to draw from; INFINITY: any number */
  guint8 *drawn;      /* [n_clusters] 1: was drawn even where no row of it counts; NULL: none */
  AwrashLonely lonely;
  gboolean is_census; /* all that counts was observed, however many clusters that is */
};

/* The rows that count, under a design. */
typedef struct
{
  gsize n;
  gsize n_strata;
  gsize n_clusters;
  gsize n_seen;     /* of these, with a row that counts; the others come last in their stratum */
  gsize *cluster;   /* [n] of each row; of a stratum they are numbered by first appearance */
  gsize *start;     /* [n_strata + 1] the first cluster of each stratum */
  double *fraction; /* [n_strata] of its clusters that were drawn, 1 at most */
  AwrashLonely lonely;
  gboolean is_census; /* every fraction is 1 */
  double degrees;     /* clusters with a row that counts less strata with one */
} AwrashFrame;

/* Fills a zeroed frame with n rows of the design (NULL: each row drawn by itself from any number),
 * in the order that rows names them. Fails with AWRASH_ERROR_EMPTY for a lonely stratum that is
 * refused, AWRASH_ERROR_BOUNDS where more clusters were drawn than there are, or
 * AWRASH_ERROR_MEMORY. */
gboolean awrash_i_frame_fill (AwrashFrame *frame, const AwrashDesign *design, gsize n,
                              const gsize rows[], GError **error);

void awrash_i_frame_clear (AwrashFrame *frame);

/* FALSE with AWRASH_ERROR_VALUE unless the design, where there is one, has as many rows. */
gboolean awrash_i_frame_check (const AwrashDesign *design, gsize n, GError **error);

/* The design-based covariance of two sums over clusters, Σ_h (1 - f_h) n_h / (n_h - 1)
 * Σ_c (s_c - mean) (t_c - mean). */
double awrash_i_frame_covariance (const AwrashFrame *frame, const double s[], const double t[]);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashFrame, awrash_i_frame_clear)

#endif
