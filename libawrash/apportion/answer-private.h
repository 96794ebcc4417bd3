/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What rules that the frame does not serve share: the bounds of a claim, a tie that is a free
 * subset, and the outputs. */

#ifndef AWRASH_APPORTION_ANSWER_PRIVATE_H
#define AWRASH_APPORTION_ANSWER_PRIVATE_H

#include "allot/select-private.h"
#include "apportion/frame-private.h"

static inline int64_t
awrash_i_answer_lower (const AwrashClaims *claims, gsize i)
{
  return claims->lower != NULL ? claims->lower[i] : 0;
}

static inline int64_t
awrash_i_answer_upper (const AwrashClaims *claims, gsize i)
{
  return claims->upper != NULL ? claims->upper[i] : G_MAXINT64;
}

/* Adds the free units of a tie among n recipients to units[n], where any free_units of the members
 * are an answer; a lot drawn elsewhere is taken if it is such a choice, nothing where nothing is
 * tied. No policy adds nothing. */
gboolean awrash_i_answer_settle (const AwrashTies *ties, gsize n, const AwrashTie *tie,
                                 int64_t units[], GError **error);

/* FALSE with the error of a lot drawn elsewhere that is none of the tied answers. */
gboolean awrash_i_answer_refuse_lot (GError **error);

/* Writes an answer: marks[n] are 1 for the tied; units stay untouched where a tie is refused. */
void awrash_i_answer_write (gsize n, const int64_t units[], const int64_t sure[],
                            const int64_t marks[], const AwrashAllotment *answer,
                            const AwrashOutputs *outputs);

#endif
