/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of what rows, columns and the whole are to receive, checked once. */

#ifndef AWRASH_APPORTION_MARGINS_PRIVATE_H
#define AWRASH_APPORTION_MARGINS_PRIVATE_H

#include <awrash.h>

/* Rows or columns. Invariant: 0 <= low <= high <= total; sum of low <= total <= sum of high. */
typedef struct
{
  gsize n;
  int64_t *low;
  int64_t *high;
  gboolean is_exact; /* low = high everywhere */
} AwrashSide;

struct _AwrashMargins
{
  AwrashSide rows;
  AwrashSide columns;
  int64_t total;
};

/* The margins are those of a matrix with so many rows and columns. */
gboolean awrash_i_margins_check (const AwrashMargins *margins, gsize n_rows, gsize n_columns,
                                 GError **error);

#endif
