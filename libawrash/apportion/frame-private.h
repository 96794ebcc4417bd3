/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a question to an answer, the part that all rules share: trivial cases, ties, outputs. */

#ifndef AWRASH_APPORTION_FRAME_PRIVATE_H
#define AWRASH_APPORTION_FRAME_PRIVATE_H

#include "apportion/claims-private.h"

/* A rule as the frame sees it. */
typedef struct
{
  /* As awrash_i_vector_serve(); called only where some but not all open units are served. */
  gboolean (*serve) (const AwrashVector *vector, const void *rule, int64_t sure[], AwrashTie *tie,
                     GError **error);
  /* As awrash_i_vector_divisors(); NULL for rules without divisors. */
  void (*get_divisors) (const AwrashVector *vector, const void *rule, const int64_t units[],
                        double *low, double *high);
  const void *rule;
} AwrashMethod;

/* Where the caller wants the answer; sure and tied may be NULL. */
typedef struct
{
  int64_t *units;
  int64_t *sure;
  int64_t *tied;
  AwrashAllotment *answer;
} AwrashOutputs;

gboolean awrash_i_allotment_make (const AwrashClaims *claims, int64_t total,
                                  const AwrashMethod *method, const AwrashTies *ties,
                                  const AwrashOutputs *outputs, GError **error);

#endif
