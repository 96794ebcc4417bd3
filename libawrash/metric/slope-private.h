/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line through outcomes over their mean rank, straight or on the scale of log odds.
 * Source: Mackenbach and Kunst (1997), Social Science and Medicine 44. Invariant: each row weighs
 * as much as its people, once. */

#ifndef AWRASH_METRIC_SLOPE_PRIVATE_H
#define AWRASH_METRIC_SLOPE_PRIVATE_H

#include "metric/tiers-private.h"

/* η = level + slope z at the centred rank z; what is predicted is η, or 1 / (1 + exp (-η)). */
typedef struct
{
  double level;
  double slope;
} AwrashSlopeLine;

/* Rows as a regression sees them. */
typedef struct
{
  gsize n;
  const double *w;
  double *y; /* [n] outcomes; for log odds as shares from 0 to 1 */
  double *z; /* [n] centred ranks */
  gboolean is_logit;
  double *rest; /* [n] room for what each row misses the line by */
  double *rate; /* [n] and for how much it knows of it */
} AwrashSlopeRows;

/* An outcome over its rank, with the line through it. */
typedef struct
{
  AwrashSample sample;
  AwrashTiers tiers;
  double *cells;
  AwrashSlopeRows rows;
  AwrashSlopeLine line;
  double base; /* what was taken off the outcomes of the rows */
  double unit; /* of the outcomes of the rows, in that of the caller */
} AwrashSlope;

/* What the line predicts at both ends, in the unit of the rows, and how its level and its slope
 * move that. */
typedef struct
{
  double at_1;
  double at_0;
  double sii;
  double rii; /* NaN where a straight line falls to 0 or below */
  AwrashSlopeLine of_sii;
  AwrashSlopeLine of_log_rii;
} AwrashSlopeEnds;

/* Reads a link, checks and sorts the rows, and draws the line; fills a zeroed object, and fails as
 * awrash_metric_slope_index() does. */
gboolean awrash_i_slope_fill (AwrashSlope *slope, const char *link, gsize n, const double y[],
                              const double rank[], const double weights[], GError **error);

AwrashSlopeEnds awrash_i_slope_ends (const AwrashSlope *slope);

void awrash_i_slope_clear (AwrashSlope *slope);

/* What is predicted at η, and its derivative. */
double awrash_i_slope_predict (const AwrashSlopeRows *rows, double eta);
double awrash_i_slope_rate (const AwrashSlopeRows *rows, double eta);

/* For the row of the sample at z the share of level × level + slope × slope of the line in what a
 * row misses it by: first + second z, over the weight of all rows. */
AwrashSlopeLine awrash_i_slope_solve (const AwrashSlope *slope, AwrashSlopeLine gradient);

/* "sii" or "rii", or with ":" and a link; NULL with AWRASH_ERROR_NAME. */
const char *awrash_i_slope_measure_read (const char *text, gboolean *is_ratio, GError **error);

/* The measure, its influence and its gradient ∂/∂y of a text; as awrash_metric_slope_influence().
 */
gboolean awrash_i_slope_measure (const char *text, gsize n, const double y[], const double rank[],
                                 const double weights[], double *value, GError **error);
gboolean awrash_i_slope_gradient (const char *text, gsize n, const double y[], const double rank[],
                                  const double weights[], double gradient[], GError **error);

/* The weighted maximum likelihood of shares y, which need not be 0 or 1. AWRASH_ERROR_VALUE where
 * the likelihood has no maximum. */
gboolean awrash_i_slope_logit_fit (const AwrashSlopeRows *rows, AwrashSlopeLine *line,
                                   GError **error);

/* 1 / (1 + exp (-eta)), and its derivative. */
double awrash_i_slope_logit_share (double eta);
double awrash_i_slope_logit_rate (double eta);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashSlope, awrash_i_slope_clear)

#endif
