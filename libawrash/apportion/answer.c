/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of a rule whose answer stands in arrays: a lot that is no outcome, and the outputs.
 * Source: libawrash/README.md, "Statuses, errors, faults".
 * Invariant: outputs are written at the very end, all of them or none. */

#include "apportion/answer-private.h"

#include "base/i18n-private.h"

#include <string.h>

gboolean
awrash_i_answer_refuse_lot (GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("the lot's holders, added to the sure units, are none of the tied answers, "
                  "expected one of them"));
  return FALSE;
}

void
awrash_i_answer_write (gsize n, const int64_t units[], const int64_t sure[], const int64_t marks[],
                       const AwrashAllotment *answer, const AwrashOutputs *outputs)
{
  if (answer->status != AWRASH_STATUS_TIE_REFUSED)
    memcpy (outputs->units, units, n * sizeof *units);
  if (outputs->sure != NULL)
    memcpy (outputs->sure, sure, n * sizeof *sure);
  if (outputs->tied != NULL)
    memcpy (outputs->tied, marks, n * sizeof *marks);
  *outputs->answer = *answer;
}
