/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inverse of a basis, as factors: what the simplex method solves with. Doubles; nothing that is
 * decided here is trusted. */

#ifndef AWRASH_ALLOT_MIXED_FACTOR_PRIVATE_H
#define AWRASH_ALLOT_MIXED_FACTOR_PRIVATE_H

#include <awrash.h>

typedef struct _AwrashFactor AwrashFactor;

AwrashFactor *awrash_i_factor_new (gsize m, GError **error);
void awrash_i_factor_free (AwrashFactor *factor);

/* The entries of one column of the basis. */
typedef struct
{
  gsize n;
  const gsize *row;
  const double *value;
} AwrashSparse;

/* Factors the basis whose columns are given; FALSE: singular, and the positions without a pivot are
 * -1 in pivot_row[m], the rows without one 0 in has_pivot[m]. With a refusal of memory neither is
 * to be relied on. */
gboolean awrash_i_factor_build (AwrashFactor *factor, const AwrashSparse columns[],
                                gssize pivot_row[], guint8 has_pivot[], GError **refusal);
/* B x = b: b[m] by rows, then x by positions. */
void awrash_i_factor_solve (AwrashFactor *factor, double b[]);
/* y B = c: c[m] by positions, then y by rows. */
void awrash_i_factor_solve_turned (AwrashFactor *factor, double c[]);
/* Replaces the column at a position by one whose solution w is known. FALSE: time to build anew. */
gboolean awrash_i_factor_replace (AwrashFactor *factor, gsize position, const double w[],
                                  GError **refusal);

#endif
