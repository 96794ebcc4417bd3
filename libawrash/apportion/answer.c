/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is left to do once units are sure or tied: settle, and write.
 * Source: libawrash/README.md, "Statuses, errors, faults".
 * Invariant: outputs are written at the very end, all of them or none. */

#include "apportion/answer-private.h"

#include "allot/ties-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <string.h>

gboolean
awrash_i_answer_refuse_lot (GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("the lot's holders, added to the sure units, are none of the tied answers, "
                  "expected one of them"));
  return FALSE;
}

/* A lot drawn elsewhere: one unit to each of free_units members, and nothing to anybody else. */
static gboolean
settle_drawn (const AwrashTies *ties, gsize n, const AwrashTie *tie, int64_t units[],
              GError **error)
{
  int64_t held = 0, held_by_members = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (ties->holders[i] > 1)
        return awrash_i_answer_refuse_lot (error);
      held += ties->holders[i];
    }
  for (gsize k = 0; k < tie->n_tied; k++)
    held_by_members += ties->holders[tie->tied[k].recipient];
  if (held != held_by_members || held != (tie->n_tied > 0 ? tie->free_units : 0))
    return awrash_i_answer_refuse_lot (error);
  for (gsize i = 0; i < n; i++)
    units[i] += ties->holders[i];
  return TRUE;
}

gboolean
awrash_i_answer_settle (const AwrashTies *ties, gsize n, const AwrashTie *tie, int64_t units[],
                        GError **error)
{
  if (ties != NULL && ties->holders != NULL)
    return settle_drawn (ties, n, tie, units, error);
  if (ties == NULL || tie->n_tied == 0)
    return TRUE;
  g_autofree gsize *tied = awrash_i_new (gsize, tie->n_tied, error);
  if (tied == NULL)
    return FALSE;
  for (gsize k = 0; k < tie->n_tied; k++)
    tied[k] = tie->tied[k].recipient;
  if (!awrash_i_ties_sort (ties, tie->n_tied, tied, error))
    return FALSE;
  for (gsize k = 0; k < (gsize)tie->free_units; k++)
    units[tied[k]]++;
  return TRUE;
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
