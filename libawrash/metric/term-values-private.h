/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The values of a term at all points of a block, from its value at one.
 * Source: term-private.h. Invariant: what is done to a point does not depend on the others. */

#ifndef AWRASH_METRIC_TERM_VALUES_PRIVATE_H
#define AWRASH_METRIC_TERM_VALUES_PRIVATE_H

#include "base/wide-private.h"
#include "metric/term-private.h"

/* Point i of a block. */
static inline AwrashPoint
awrash_i_term_point_of (const AwrashBlock *block, gsize i)
{
  return (AwrashPoint){ .e = block->e[i],
                        .u = block->u[i],
                        .log = block->log[i],
                        .rest = block->rest[i],
                        .y = block->y[i],
                        .below = block->below[i],
                        .above = block->above[i],
                        .size = block->size[i] };
}

/* name_values () from name_value (), which the compiler puts in its place, some points at a time.
 */
#define DEFINE_VALUES(name)                                                                        \
  AWRASH_I_WIDE static void name##_values (const AwrashBlock *block, double parameter,             \
                                           double values[restrict])                                \
  {                                                                                                \
    for (gsize k = 0; k < block->n; k++)                                                           \
      {                                                                                            \
        AwrashPoint point = awrash_i_term_point_of (block, k);                                     \
                                                                                                   \
        values[k] = name##_value (&point, parameter);                                              \
      }                                                                                            \
  }

#endif
