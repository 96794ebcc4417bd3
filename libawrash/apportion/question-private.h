/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question with keys: what every rule that orders units by keys hands to the engine. */

#ifndef AWRASH_APPORTION_QUESTION_PRIVATE_H
#define AWRASH_APPORTION_QUESTION_PRIVATE_H

#include "apportion/answer-private.h"
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

/* The total and the floors were checked. */
gboolean awrash_i_question_answer (const AwrashQuestion *question, const AwrashTies *ties,
                                   const AwrashOutputs *outputs, GError **error);

#endif
