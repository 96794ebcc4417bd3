/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Gini as a question in whole numbers: who is compared, by what a unit received counts, and
 * what a bound of the question says of the Gini. */

#ifndef AWRASH_SPLIT_GENERAL_GINI_PRIVATE_H
#define AWRASH_SPLIT_GENERAL_GINI_PRIVATE_H

#include "split/general-private.h"

/* Those who are compared, y_p their receipts, e_p their needs in whole numbers: the sum over pairs
 * of |e_q y_p - e_p y_q| (weighted), or of that over e_p e_q, times a power of two; and what it is
 * divided by, Σ each_p y_p. */
typedef struct
{
  const AwrashGeneral *general;
  const AwrashAsk *ask;
  gsize n;
  int64_t *need;          /* [n]: e */
  int64_t *lower, *upper; /* [n]: of y, by the bounds of all */
  double *each;           /* [n] */
  double unit;            /* the power of two */
  double *slope;          /* [n]: what a unit costs by the pairs that have no row */
  gboolean is_fixed;      /* what the sum is divided by is the same in all plans */
  double least;           /* what it is no less than */
  double rounding;        /* what needs that were rounded can have changed the Gini by, at most */
  gsize n_pairs;          /* that have a row */
} AwrashGeneralGini;

/* A few roundings of half a unit in the last place each. */
#define AWRASH_GINI_SAFE (1 - 0x1p-46)

#define awrash_i_general_gini_receiver(gini, p)                                                    \
  awrash_i_general_receiver ((gini)->general, (gini)->ask->rest, (p))

/* What the face leaves; its bounds are found first. */
AwrashGeneralGini *awrash_i_general_gini_new (const AwrashGeneral *general,
                                              const AwrashGeneralFace *face, const AwrashAsk *ask,
                                              GError **error);
void awrash_i_general_gini_free (AwrashGeneralGini *gini);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashGeneralGini, awrash_i_general_gini_free)

/* What p receives in x[n_cells]. */
int64_t awrash_i_general_gini_receipt (const AwrashGeneralGini *gini, gsize p, const int64_t x[]);
/* The Gini of x[n_cells]. */
gboolean awrash_i_general_gini_value (const AwrashGeneralGini *gini, const int64_t x[],
                                      double *value, GError **error);
/* A number that no Gini is below, for a bound of the question in 2^-bits, while some plan x has
 * this value. */
double awrash_i_general_gini_bound (const AwrashGeneralGini *gini, int bits, AwrashLong least,
                                    const int64_t x[], double value);
/* What gaps are relative to, in the question's costs: the sum over pairs in x. */
double awrash_i_general_gini_scale (const AwrashGeneralGini *gini, double value, const int64_t x[]);
/* The names of the columns and rows that it adds, from names[] of its first column, and row, on. */
void awrash_i_general_gini_name (const AwrashGeneralGini *gini, char *columns[], char *rows[]);
/* The sign with which a pair is counted, as its bounds, or ranks that are far apart, have it; 0: as
 * a distance, by a row. */
int awrash_i_general_gini_sign (const AwrashGeneralGini *gini, gsize p, gsize q);
/* Whether there are too many for rows of all pairs. */
gboolean awrash_i_general_gini_is_many (const AwrashGeneral *general, const AwrashAsk *ask);
/* The ranks of rates: x[n_cells], rank[n]. */
gboolean awrash_i_general_gini_rank (const AwrashGeneral *general, const AwrashAsk *ask,
                                     const double x[], int64_t rank[], GError **error);

#endif
