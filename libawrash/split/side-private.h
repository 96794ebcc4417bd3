/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a model holds beside its walls: linear rows over cells whose places count unequally, and
 * receipts that are no plain sums of places. Everything is in whole numbers: decimals as they were
 * written, times a power of ten, with common divisors taken out. */

#ifndef AWRASH_SPLIT_SIDE_PRIVATE_H
#define AWRASH_SPLIT_SIDE_PRIVATE_H

#include "split/scale-private.h"

/* In place of the programme's bound: a condition of the reading; -1 is a pool, a share or none. */
#define AWRASH_BOUND_OF_READING (-2)

/* lower <= sum of coefficients × places <= upper. */
typedef struct
{
  char *name;  /* unique; its key in certificates */
  char *words; /* what it is, for messages: "all places of Tadla in money" */
  gsize n;
  gsize *cells;          /* [n], ascending */
  int64_t *coefficients; /* [n], none of them 0, below 2^53 */
  int64_t lower, upper;  /* in the same scale, below 2^62; G_MININT64 / G_MAXINT64: none */
  AwrashDecimal unit;    /* what 1 of its sum is in the measure in which it was written */
  gssize bound;          /* the programme's bound, below 0: other */
} AwrashSideRow;

/* One who is compared: a province, or a group of persons in it. */
typedef struct
{
  gsize province;
  char *group;           /* NULL: all persons */
  int64_t *coefficients; /* [n_types], 0 where the reading does not count the type */
  double scale; /* receipts in the reading's measure = sum / scale; a power of ten, the same
                   for all */
  double need;  /* 0: no rate */
} AwrashReceipt;

/* Free what stands in model->side_rows and model->receipts. */
void awrash_i_side_row_free (gpointer row);
void awrash_i_receipt_free (gpointer receipt);
/* By cells and coefficients, for hash tables. */
guint awrash_i_side_row_hash (gconstpointer row);
gboolean awrash_i_side_row_equal (gconstpointer a, gconstpointer b);

/* The sum of coefficients × places of a row. */
AwrashSigned awrash_i_side_row_sum (const AwrashSideRow *row, const int64_t places[]);
/* An end of it, or a sum, in the measure in which it was written; infinite where there is none. */
double awrash_i_side_row_measure (const AwrashSideRow *row, int64_t sum);

/* ── how a model comes by them ── */

typedef struct _AwrashModel AwrashModel;

/* What a bound is, so that only a row needs its name and its words made. */
typedef enum
{
  AWRASH_SIDE_BOUND = 1, /* of the programme */
  AWRASH_SIDE_SHARE,
  AWRASH_SIDE_POOL,
  AWRASH_SIDE_RATE, /* of the reading: a lowest or highest rate */
  AWRASH_SIDE_ROW   /* of the reading: a row with a name of its own */
} AwrashSideKind;

typedef struct
{
  AwrashSideKind kind;
  gsize territory;
  const char *of;    /* as written: a stream, "type:CODE", "*"; the name of a ROW */
  const char *group; /* NULL: all persons */
  const char *end;   /* a unit, or which side of a SHARE or RATE */
  gssize bound;      /* the programme's, -1: other */
} AwrashSideOrigin;

/* n cells and coefficients for the caller to fill in; NULL with AWRASH_ERROR_MEMORY. */
AwrashSideRow *awrash_i_side_row_new (gsize n, int64_t lower, int64_t upper, gssize bound,
                                      GError **error);
/* Takes a row over; of two on the same cells with the same coefficients, where one implies the
 * other, only the tighter one is kept. */
void awrash_i_side_take (AwrashModel *model, const AwrashSideOrigin *origin, AwrashSideRow *row);

/* min <= sum over a territory's cells of weight[type] × places <= max: a wall where all weights
 * other than 0 are alike, else a row. NULL: no such end. FALSE with AWRASH_ERROR_OVERFLOW where
 * whole numbers below 2^53 cannot say it. */
gboolean awrash_i_side_bind (AwrashModel *model, const AwrashSideOrigin *origin,
                             const AwrashDecimal weight[], const AwrashDecimal *min,
                             const AwrashDecimal *max, GError **error);
/* The same for n cells, ascending, each with its weight. */
gboolean awrash_i_side_bind_cells (AwrashModel *model, const AwrashSideOrigin *origin, gsize n,
                                   const gsize cells[], const AwrashDecimal weight[],
                                   const AwrashDecimal *min, const AwrashDecimal *max,
                                   GError **error);
/* Whether the bounds of its own cells imply a row. */
gboolean awrash_i_side_is_implied (const AwrashModel *model, const AwrashSideRow *row);
/* Sets aside the rows that the bounds of their own cells imply; once, when all are known. */
void awrash_i_side_prune (AwrashModel *model);

#endif
