/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question's problem while it is being filled in, row after row. */

#ifndef AWRASH_SPLIT_GENERAL_BUILD_PRIVATE_H
#define AWRASH_SPLIT_GENERAL_BUILD_PRIVATE_H

#include "split/general-gini-private.h"

/* A switch: 1 where a receiver stands at a level that several could stand at. */
typedef struct
{
  gsize level; /* of the face; face->levels->len: the one that is asked about */
  gsize receiver;
  int64_t units;
  int64_t weight;
} AwrashSwitch;

typedef struct
{
  const AwrashGeneral *general;
  const AwrashGeneralFace *face;
  const AwrashAsk *ask;
  gsize n_shorts, first; /* columns: shorts, where some cost is of them; the question's first own */
  GArray *switches;      /* of AwrashSwitch: what levels add */
  AwrashGeneralGini *gini; /* of GINI, else NULL */
  AwrashMixed *mixed;
  gsize row, entry; /* that come next */
} AwrashBuilding;

/* Shorts and switches alone. To be ended, as what follows has to be in any case. */
gboolean awrash_i_build_list (AwrashBuilding *b, const AwrashGeneral *general,
                              const AwrashGeneralFace *face, const AwrashAsk *ask, GError **error);
/* What the question adds: shorts, and switches or a Gini. */
gboolean awrash_i_build_begin (AwrashBuilding *b, const AwrashGeneral *general,
                               const AwrashGeneralFace *face, const AwrashAsk *ask, GError **error);
void awrash_i_build_end (AwrashBuilding *b);

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
