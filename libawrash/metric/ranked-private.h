/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indices that go by the rank of another variable, read off a distribution that has one.
 * Source: metric-rank.h. Invariant: a text is of this kind or of the table of index-forms.c, never
 * of both. */

#ifndef AWRASH_METRIC_RANKED_PRIVATE_H
#define AWRASH_METRIC_RANKED_PRIVATE_H

#include "metric/distribution-private.h"

/* The rows of the caller, in their order: those that do not count have no weight here. */
struct _AwrashRanked
{
  gsize n;
  double *x; /* [n] in one block with the next two */
  double *rank;
  double *w;
};

/* The rows that count in the order of their ranks, for many weights in turn. */
typedef struct
{
  gsize n;
  double *x; /* [n] in one block with the next three */
  double *rank;
  double *w;    /* [n] room for weights */
  double *z;    /* [n] distances from the mean, in the scale of the sample */
  gsize *place; /* [n] where row k of the sorted sample stands here */
  double mean;  /* of the sample, in its scale */
  int exponent; /* of two, that this scale is to be multiplied by */
} AwrashRankedOrder;

/* What is asked of each row. */
typedef enum
{
  AWRASH_RANKED_INFLUENCE = 1,
  AWRASH_RANKED_GRADIENT = 2
} AwrashRankedRows;

/* NULL with AWRASH_ERROR_MEMORY; rank as long as the distribution. */
AwrashRanked *awrash_i_ranked_new (const AwrashDistribution *distribution, const double x[],
                                   const double rank[], GError **error);

void awrash_i_ranked_free (AwrashRanked *ranked);

/* Whether a text is an index by rank: "standard", "erreygers:0:1", "sii", "rii:logit". */
gboolean awrash_i_ranked_reads (const char *text);

/* Newly allocated: their names. */
char *awrash_i_ranked_list (void);

/* The index; refused for a distribution without a rank. */
gboolean awrash_i_ranked_value (const AwrashDistribution *distribution, const char *text,
                                double *value, GError **error);

/* The index of any rows, by the function of its text. */
gboolean awrash_i_ranked_find (const char *text, gsize n, const double x[], const double rank[],
                               const double w[], double *value, GError **error);

/* One number for each row that the distribution was given, 0 where it does not count. */
gboolean awrash_i_ranked_rows (const AwrashDistribution *distribution, const char *text,
                               AwrashRankedRows which, double rows[], GError **error);

/* Fills a zeroed order from a distribution with a rank. */
gboolean awrash_i_ranked_order_fill (AwrashRankedOrder *order,
                                     const AwrashDistribution *distribution, GError **error);

/* The index with weights v[k] >= 0 of the rows of the sorted sample. */
gboolean awrash_i_ranked_order_value (AwrashRankedOrder *order, const char *text, const double v[],
                                      double *value, GError **error);

void awrash_i_ranked_order_clear (AwrashRankedOrder *order);

#endif
