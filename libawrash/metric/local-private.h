/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a unit's statistic needs of its links, and the moments of a weighted sum of values that are
 * dealt out at random. Source: A. Getis and J. K. Ord (1992); R. R. Sokal, N. L. Oden and B. A.
 * Thomson (1998), Local spatial autocorrelation in a biological model, Geographical Analysis 30.
 * Invariant: a unit without a link has sums of 0. */

#ifndef AWRASH_METRIC_LOCAL_PRIVATE_H
#define AWRASH_METRIC_LOCAL_PRIVATE_H

#include "metric/space-private.h"

/* Over the links of unit i. */
typedef struct
{
  double sum;     /* W_i = Σ w_ij */
  double squares; /* Σ w_ij² */
  double spread;  /* Σ w_ij² - W_i² / m over the m places that the values can fall on, >= 0 */
  double lag;     /* Σ w_ij z_j */
} AwrashLocalSums;

/* The links of unit i, and one to itself of weight own (0: none), among m places. */
AwrashLocalSums awrash_i_local_sums (const AwrashNeighbours *neighbours, const AwrashField *field,
                                     gsize i, double own, double m);

/* A unit's statistic in the scaled weights of the neighbours. */
typedef struct
{
  double gap; /* the statistic less its expectation */
  double expectation;
  double variance;
} AwrashLocal;

/* Where the answers go, each with a place a unit, or NULL. */
typedef struct
{
  double *value;
  double *expectation;
  double *variance;
  double *z;
} AwrashLocalArrays;

/* Writes the statistic of unit i; z is NaN where the variance is 0. */
void awrash_i_local_write (const AwrashLocalArrays *arrays, const AwrashNeighbours *neighbours,
                           gsize i, const AwrashLocal *local);

/* FALSE with AWRASH_ERROR_EMPTY for fewer than three units, of which two cannot be dealt out. */
gboolean awrash_i_local_check (const AwrashNeighbours *neighbours, GError **error);

#endif
