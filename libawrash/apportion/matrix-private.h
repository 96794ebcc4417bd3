/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a two-way question: a matrix of claims with bounds, checked once. */

#ifndef AWRASH_APPORTION_MATRIX_PRIVATE_H
#define AWRASH_APPORTION_MATRIX_PRIVATE_H

#include <awrash.h>

/* Invariant: 0 <= lower <= upper, and upper = lower where the claim is 0. */
struct _AwrashMatrix
{
  gsize n_rows;
  gsize n_columns;
  double *claims;     /* [n_rows * n_columns], row by row, as are the others */
  double *log_claims; /* natural logarithms, each off by at most one unit in its last place */
  int64_t *lower;
  int64_t *upper;      /* G_MAXINT64 where there is no ceiling */
  double widest;       /* the largest |log_claims| of a positive claim */
  gboolean has_bounds; /* a floor above 0 or a ceiling somewhere */
  gboolean has_zeros;  /* a claim of 0 somewhere */
};

#endif
