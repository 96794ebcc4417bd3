/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The indices, each a row of one table: what it takes, of which sums it is made, how they join.
 * Source: the definitions in metric.h. Invariant: an index that is made of terms says nothing of
 * its influence function or slope, since both follow. */

#ifndef AWRASH_METRIC_INDEX_PRIVATE_H
#define AWRASH_METRIC_INDEX_PRIVATE_H

#include "metric/distribution-private.h"
#include "metric/many-private.h"
#include "metric/term-private.h"

enum
{
  AWRASH_INDEX_MOST_USES = 2,
  AWRASH_INDEX_MOST_PARAMETERS = 2
};

/* Which distributions an index is defined on. */
typedef enum
{
  AWRASH_DOMAIN_REAL = 1, /* any */
  AWRASH_DOMAIN_MEAN = 2, /* those of a mean > 0 */
  AWRASH_DOMAIN_WHOLE = 3 /* those of values >= 0 and a mean > 0 */
} AwrashDomain;

/* A form with the numbers of its text, asked of rows: sorted ones, or many in buckets. */
typedef struct
{
  const AwrashPrepared
      *prepared;             /* NULL of many, and where sums are all that is left of the rows */
  const AwrashMany *many;    /* or NULL */
  const AwrashSample *whole; /* how many they are, their scale and sums; of many not the rows */
  double mean;               /* of the scaled values */
  double parameters[AWRASH_INDEX_MOST_PARAMETERS];
} AwrashIndexQuestion;

/* For scaled values; the derivatives by the mean and by each sum are 0 where not set. */
typedef struct
{
  double value;
  int exponent; /* of two, that the value is to be multiplied by: where it alone would underflow */
  double by_mean;
  double by_sum[AWRASH_INDEX_MOST_USES];
  gboolean lacks_rows; /* the sums of many do not tell: nothing else is set then */
} AwrashIndexAnswer;

/* A term of an index, with the parameter constant + factor · parameters[of]. */
typedef struct
{
  const AwrashTerm *term;
  double constant;
  double factor;
  gsize of;
} AwrashIndexUse;

typedef struct
{
  double low; /* both included */
  double high;
} AwrashIndexRange;

/* Writes one number a sorted row; for scaled values. */
typedef gboolean (*AwrashIndexRows) (const AwrashIndexQuestion *question, double value,
                                     double rows[], GError **error);

typedef struct
{
  const char *name;       /* "gini", or with its parameters: "s-gini:NU" */
  const char *convention; /* one sentence: which of the field's definitions this is */
  AwrashDomain domain;
  gboolean is_absolute; /* in the unit of the values */
  gboolean is_of_rows;  /* a figure of the rows that are there, and of no population behind them */
  gboolean reads_rows;  /* always, so that it is not asked of many */
  const char *wider;    /* the index that takes what the domain refuses */
  gsize n_parameters;   /* numbers behind the colon */
  AwrashIndexRange ranges[AWRASH_INDEX_MOST_PARAMETERS];
  AwrashIndexUse uses[AWRASH_INDEX_MOST_USES];
  gboolean (*combine) (const AwrashIndexQuestion *question, const double sums[],
                       AwrashIndexAnswer *answer, GError **error);
  AwrashIndexRows influence; /* NULL: as follows from the terms */
  AwrashIndexRows slope;     /* (∂I/∂x_k) / p_k; NULL: likewise */
} AwrashIndexForm;

/* The table. */
gsize awrash_i_index_forms_count (void);
const AwrashIndexForm *awrash_i_index_forms_get (gsize k);

/* The form of a text, with its parameters written; NULL with AWRASH_ERROR_NAME for no index, or
 * AWRASH_ERROR_VALUE for a parameter out of its range. */
const AwrashIndexForm *awrash_i_index_text_read (const char *text, double parameters[],
                                                 GError **error);

/* Fails unless the index is defined on the distribution. */
gboolean awrash_i_index_domain_check (const AwrashIndexForm *form, const char *text,
                                      const AwrashDistribution *distribution, GError **error);

/* Always FALSE, for a measure of plain arrays whose gate refused them: where that was for a value
 * below 0 or for a mean of 0, error says instead which index takes these rows. */
gboolean awrash_i_index_refuse_rows (const char *text, gsize n, const double x[],
                                     const double weights[], GError **error);

/* Fails for an index that has no influence function in the sense of sampling, with what there is in
 * its place. */
gboolean awrash_i_index_sampling_check (const char *text, GError **error);

/* The numbers of sorted rows that every form may read. */
static inline AwrashIndexQuestion
awrash_i_index_question_of (const AwrashPrepared *prepared)
{
  const AwrashSample *sample = &prepared->sample;

  return (AwrashIndexQuestion){ .prepared = prepared,
                                .whole = sample,
                                .mean = sample->sum.high / sample->total.high };
}

/* Fails for an infinite index, which has no derivatives. */
gboolean awrash_i_index_finite_check (const char *text, double value, GError **error);

#endif
