/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has been gathered, as lines of words: one walk over it writes the lines or reads them, so
 * that what is written is what is read, and nothing is written that would be refused. */

#ifndef AWRASH_METRIC_STATE_PRIVATE_H
#define AWRASH_METRIC_STATE_PRIVATE_H

#include "base/text-private.h"

typedef struct
{
  AwrashText text; /* what is written, or a copy of what is read */
  gsize at;        /* what is read next */
  gsize line;      /* from 1 on */
  gboolean reads;
} AwrashState;

/* From a zeroed state; one that is not opened writes. */
gboolean awrash_i_state_open (AwrashState *state, const char *text, GError **error);

/* The next line, with its first word; AWRASH_ERROR_SYNTAX where another one stands. */
gboolean awrash_i_state_line (AwrashState *state, const char *word, GError **error);

/* The next number of the line, the same again by every bit; AWRASH_ERROR_SYNTAX for none,
 * AWRASH_ERROR_VALUE for one beyond its bounds. */
gboolean awrash_i_state_number (AwrashState *state, const char *name, double least, double most,
                                double *value, GError **error);

/* The same for whole numbers. */
gboolean awrash_i_state_whole (AwrashState *state, const char *name, gint64 least, gint64 most,
                               gint64 *value, GError **error);

/* The rest of the line; what is read is newly allocated in place of NULL. */
gboolean awrash_i_state_rest (AwrashState *state, char **rest, GError **error);

/* The last line, behind which nothing stands. */
gboolean awrash_i_state_end (AwrashState *state, GError **error);

void awrash_i_state_clear (AwrashState *state);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashState, awrash_i_state_clear)

#endif
