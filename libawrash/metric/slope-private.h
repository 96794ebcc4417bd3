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

/* The weighted maximum likelihood of shares y, which need not be 0 or 1. AWRASH_ERROR_VALUE where
 * the likelihood has no maximum. */
gboolean awrash_i_slope_logit_fit (const AwrashSlopeRows *rows, AwrashSlopeLine *line,
                                   GError **error);

/* 1 / (1 + exp (-eta)), and its derivative. */
double awrash_i_slope_logit_share (double eta);
double awrash_i_slope_logit_rate (double eta);

#endif
