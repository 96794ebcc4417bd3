/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of a rule that the frame does not serve: a tie that is a free subset is settled, and the
 * outputs are written. */

#ifndef AWRASH_APPORTION_ANSWER_PRIVATE_H
#define AWRASH_APPORTION_ANSWER_PRIVATE_H

#include "apportion/frame-private.h"

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
