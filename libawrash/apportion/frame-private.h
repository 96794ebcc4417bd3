/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a question with keys to an answer, the part that all rules with one total share: totals that
 * find no room, ties, outputs. */

#ifndef AWRASH_APPORTION_FRAME_PRIVATE_H
#define AWRASH_APPORTION_FRAME_PRIVATE_H

#include "apportion/claims-private.h"

typedef struct
{
  const AwrashClaims *claims;
  const int64_t *lower; /* instead of the claims' own bounds; NULL: theirs */
  const int64_t *upper;
  int64_t total;
  const AwrashKeys *keys;
  const AwrashDivisorKeys *divisors; /* the keys where they are divisors; else NULL */
  int64_t taken_back;
} AwrashQuestion;

/* Where the caller wants the answer; sure and tied may be NULL. */
typedef struct
{
  int64_t *units;
  int64_t *sure;
  int64_t *tied;
  AwrashAllotment *answer;
} AwrashOutputs;

/* The total and the floors were checked. */
gboolean awrash_i_frame_answer (const AwrashQuestion *question, const AwrashTies *ties,
                                const AwrashOutputs *outputs, GError **error);

#endif
