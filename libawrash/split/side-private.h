/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a model holds beside its walls: linear rows over cells whose places count unequally, and
 * receipts that are no plain sums of places. Everything is in whole numbers: decimals as they were
 * written, times a power of ten, with common divisors taken out. */

#ifndef AWRASH_SPLIT_SIDE_PRIVATE_H
#define AWRASH_SPLIT_SIDE_PRIVATE_H

#include <awrash.h>

/* lower <= sum of coefficients × places <= upper. */
typedef struct
{
  char *name;  /* unique; its key in certificates */
  char *words; /* what it is, for messages: "budget of Tadla in money" */
  gsize n;
  gsize *cells;           /* [n], ascending */
  int64_t *coefficients;  /* [n], none of them 0, below 2^53 */
  int64_t lower, upper;   /* in the same scale, below 2^62; G_MININT64 / G_MAXINT64: none */
  gssize bound;           /* the programme's bound, -1: other */
} AwrashSideRow;

/* One who is compared: a province, or a group of persons in it. */
typedef struct
{
  gsize province;
  char *group;           /* NULL: all persons */
  int64_t *coefficients; /* [n_types], 0 where the reading does not count the type */
  double scale;          /* receipts in the reading's measure = sum / scale */
  double need;           /* 0: no rate */
} AwrashReceipt;

/* Free what stands in model->side_rows and model->receipts. */
void awrash_i_side_row_free (gpointer row);
void awrash_i_receipt_free (gpointer receipt);

/* The sum of coefficients × places of a row. */
__extension__ typedef __int128 AwrashSideSum;
AwrashSideSum awrash_i_side_row_sum (const AwrashSideRow *row, const int64_t places[]);

#endif
