/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the exact permutation moments of a cross product Γ = Σ a_ij d_π(i)π(j) need of either
 * matrix. Source: N. Mantel (1967), Cancer Research 27; A. D. Barbour and G. K. Eagleson (1986),
 * Random association of symmetric arrays, Stochastic Analysis and Applications 4. Invariant: a
 * matrix is the sum of three orthogonal parts; variances are sums of terms >= 0. */

#ifndef AWRASH_METRIC_CROSS_PRIVATE_H
#define AWRASH_METRIC_CROSS_PRIVATE_H

#include "metric/pair-private.h"

/* A symmetric n × n matrix without its diagonal, as permutations see it. */
typedef struct
{
  gsize n;
  AwrashPair sum; /* of all cells: its constant part */
  double spread;  /* Σ (row sum - mean row sum)²: its additive part */
  double rest;    /* Σ of the squares of what is neither */
} AwrashCross;

/* From the row sums, in any order, and the sum of the squares of all cells. */
void awrash_i_cross_fill (AwrashCross *cross, gsize n, const AwrashPair rows[], AwrashPair squares);

/* The mean and the variance of Γ over all n! permutations. */
double awrash_i_cross_mean (const AwrashCross *a, const AwrashCross *d);
double awrash_i_cross_variance (const AwrashCross *a, const AwrashCross *d);

#endif
