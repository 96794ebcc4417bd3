/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question's problem while it is being filled in, row after row. */

#ifndef AWRASH_SPLIT_GENERAL_BUILD_PRIVATE_H
#define AWRASH_SPLIT_GENERAL_BUILD_PRIVATE_H

#include "split/general-gini-private.h"

typedef struct
{
  const AwrashGeneral *general;
  const AwrashGeneralFace *face;
  const AwrashAsk *ask;
  GArray *switches;        /* of what levels add */
  AwrashGeneralGini *gini; /* of GINI, else NULL */
  AwrashMixed *mixed;
  gsize row, entry; /* that come next */
} AwrashBuilding;

static inline void
awrash_i_build_put (AwrashBuilding *b, gsize column, int64_t value)
{
  b->mixed->column[b->entry] = column;
  b->mixed->value[b->entry++] = value;
}

static inline void
awrash_i_build_end_row (AwrashBuilding *b, int64_t lower, int64_t upper)
{
  b->mixed->lower[b->mixed->n + b->row] = lower;
  b->mixed->upper[b->mixed->n + b->row] = upper;
  b->mixed->first[++b->row] = b->entry;
}

static inline void
awrash_i_build_put_activity (AwrashBuilding *b, gsize row, int64_t times)
{
  const AwrashGeneralRow *own = awrash_i_general_row (b->general, row);

  for (gsize k = 0; k < own->n; k++)
    awrash_i_build_put (b, own->columns[k], times * own->values[k]);
}

/* What a Gini adds to the columns and rows of a programme. */
void awrash_i_build_gini (AwrashBuilding *b);

#endif
