/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where an answer goes, whatever rule gives it, and how one that stands in arrays is written. */

#ifndef AWRASH_APPORTION_ANSWER_PRIVATE_H
#define AWRASH_APPORTION_ANSWER_PRIVATE_H

#include <awrash.h>

/* Where the caller wants the answer; sure and tied may be NULL. */
typedef struct
{
  int64_t *units;
  int64_t *sure;
  int64_t *tied;
  AwrashAllotment *answer;
} AwrashOutputs;

/* FALSE with the error of a lot drawn elsewhere that is none of the tied answers. */
gboolean awrash_i_answer_refuse_lot (GError **error);

/* Writes an answer: marks[n] are 1 for the tied; units stay untouched where a tie is refused. */
void awrash_i_answer_write (gsize n, const int64_t units[], const int64_t sure[],
                            const int64_t marks[], const AwrashAllotment *answer,
                            const AwrashOutputs *outputs);

#endif
