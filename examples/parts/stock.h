/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a quota serves at each duration, told for people. Source: the arithmetic of
 * awrash_programme_durations(). Invariant: places times months plus what is left over is the stock.
 */

#ifndef STOCK_H
#define STOCK_H

#include "ledger.h"

#define STOCK_MOST 24

typedef struct
{
  gsize territory;
  const char *stream;
  gint64 person_months;
  gboolean assumed; /* it comes from a quota that nobody published */
  gsize n;
  AwrashDuration durations[STOCK_MOST];
} Stock;

/* FALSE with an error if the territory has no quota of its own in the stream. */
gboolean stock_fill (const AwrashProgramme *programme, gsize territory, const char *stream, gsize n,
                     const gint64 months[], Stock *stock, GError **error);
JsonObject *stock_to_json (const AwrashProgramme *programme, const Stock *stock);
/* How long a number of beneficiaries can be served: a sentence, and a member of "targets". */
gboolean stock_tell_target (Session *session, const AwrashProgramme *programme, const Stock *stock,
                            gint64 target, const char *metric, const char *source,
                            JsonArray *targets, GError **error);
/* The figures of history that fall on the stock, each as stock_tell_target() tells it. */
gboolean stock_tell_figures (Session *session, const AwrashProgramme *programme, const Stock *stock,
                             JsonArray *targets, GError **error);
/* What the table streams remarks on a stream, in the language of the session. */
void stock_tell_note (Session *session, const AwrashProgramme *programme, const char *stream);
/* The block of a whole programme: every province that has a quota of its own. */
gboolean stock_tell_all (Session *session, const AwrashProgramme *programme, GError **error);

#endif
