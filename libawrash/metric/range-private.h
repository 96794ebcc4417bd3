/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows count, whether each is in its domain, and between which values they lie. Every
 * measure of this room passes through this one gate, so that all refuse alike.
 * Source: the definitions in metric.h. Invariant: a row of weight zero is never looked at. */

#ifndef AWRASH_METRIC_RANGE_PRIVATE_H
#define AWRASH_METRIC_RANGE_PRIVATE_H

#include <awrash.h>

typedef struct
{
  gsize n;         /* rows that count: of a positive weight, with a value; at least 1 */
  gsize n_missing; /* rows left out since their value or their weight is NaN */
  gsize lowest;    /* of those that count the first row that holds the smallest value */
  gsize highest;   /* the first row that holds the largest value */
  double heaviest; /* the largest weight; 1 without weights */
} AwrashRange;

/* What a gate lets through beside finite values >= 0, not all 0. */
typedef enum
{
  AWRASH_GATE_STRICT = 0,
  AWRASH_GATE_REAL = 1 << 0,    /* any finite value, and any mean */
  AWRASH_GATE_MISSING = 1 << 1, /* rows whose value or weight is NaN, which do not count then */
  AWRASH_GATE_TIES
  = 1 << 2 /* tied rows in the order they came: for who reads sums over gaps alone */
} AwrashGate;

/* Checks n values and their weights (NULL: all 1). name is what a message calls the values. Fails
 * with AWRASH_ERROR_VALUE or AWRASH_ERROR_EMPTY; range is written only on success. */
gboolean awrash_i_range_find (const char *name, gsize n, const double x[], const double weights[],
                              AwrashRange *range, GError **error);

/* The same; with more than one thread, values and weights are looked at at once. */
gboolean awrash_i_range_find_by_threads (gsize n_threads, const char *name, gsize n,
                                         const double x[], const double weights[],
                                         AwrashRange *range, GError **error);

/* The usual case of n > 0 rows, in which every row counts and none is to be refused; FALSE where
 * that has to be looked into. */
gboolean awrash_i_range_find_plain (gsize n_threads, gsize n, const double x[],
                                    const double weights[], AwrashRange *range);

/* The same through a gate of the caller's choice. */
gboolean awrash_i_range_find_through (AwrashGate gate, const char *name, gsize n, const double x[],
                                      const double weights[], AwrashRange *range, GError **error);

/* FALSE with the sentence for a value below 0, which wider takes in the place of what was asked. */
gboolean awrash_i_range_refuse_negative (const char *asked, const char *wider, gsize row,
                                         double value, GError **error);

/* Always FALSE, of values that a gate refused: where that was for one below 0, error says instead
 * which other measure takes it. */
gboolean awrash_i_range_offer (const char *asked, const char *wider, gsize n, const double x[],
                               const double weights[], GError **error);

#endif
