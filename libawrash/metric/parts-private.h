/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A decomposition as what it is: named numbers, in tables with as many rows as there are parts.
 * Source: none. Invariant: a column is filled before its parts are handed out, and never after. */

#ifndef AWRASH_METRIC_PARTS_PRIVATE_H
#define AWRASH_METRIC_PARTS_PRIVATE_H

#include <awrash.h>

/* The table of the terms, which has one row. */
#define AWRASH_PARTS_WHOLE "whole"

/* Names are string constants: parts keep the pointers. */
typedef struct
{
  const char *name;
  double value;
} AwrashPartsTerm;

/* Empty parts; convention is a string constant. */
AwrashParts *awrash_i_parts_new (const char *convention);

/* Adds the terms to the table of the whole; FALSE with AWRASH_ERROR_MEMORY. */
gboolean awrash_i_parts_add_terms (AwrashParts *parts, gsize n, const AwrashPartsTerm terms[],
                                   GError **error);

/* Adds a table of n_columns columns of n_rows zeros, and writes where each column stands. */
gboolean awrash_i_parts_add_table (AwrashParts *parts, const char *table, gsize n_rows,
                                   gsize n_columns, const char *const names[], double *columns[],
                                   GError **error);

/* A parameter that is finite and between two ends, both included; fails with AWRASH_ERROR_VALUE. */
gboolean awrash_i_parts_check_parameter (const char *name, double value, double low, double high,
                                         GError **error);

#endif
