/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What came out of a selection by priority, as plain arrays. Source: none. Invariant: a refused tie
 * gives nothing but the tie. */

#include "selection/priority-private.h"

AwrashStatus
awrash_selection_priority_get_status (const AwrashPriority *answer)
{
  g_return_val_if_fail (answer != NULL, AWRASH_STATUS_UNKNOWN);

  return answer->status;
}

size_t
awrash_selection_priority_get_n (const AwrashPriority *answer)
{
  g_return_val_if_fail (answer != NULL, 0);

  return answer->n;
}

size_t
awrash_selection_priority_get_n_kinds (const AwrashPriority *answer)
{
  g_return_val_if_fail (answer != NULL, 0);

  return answer->n_kinds;
}

size_t
awrash_selection_priority_get_n_selected (const AwrashPriority *answer)
{
  g_return_val_if_fail (answer != NULL, 0);

  return answer->n_selected;
}

int64_t
awrash_selection_priority_get_n_empty (const AwrashPriority *answer)
{
  g_return_val_if_fail (answer != NULL, 0);

  return answer->n_empty;
}

size_t
awrash_selection_priority_get_n_tied (const AwrashPriority *answer)
{
  g_return_val_if_fail (answer != NULL, 0);

  return answer->n_tied;
}

int64_t
awrash_selection_priority_get_n_free (const AwrashPriority *answer)
{
  g_return_val_if_fail (answer != NULL, 0);

  return answer->n_free;
}

int64_t
awrash_selection_priority_get_tied_block (const AwrashPriority *answer)
{
  g_return_val_if_fail (answer != NULL, -1);

  return answer->tied_block;
}

void
awrash_selection_priority_get_selected (const AwrashPriority *answer, int64_t persons[])
{
  g_return_if_fail (answer != NULL && persons != NULL);

  for (gsize k = 0; k < answer->n_selected; k++)
    persons[k] = (int64_t)answer->selected[k];
}

void
awrash_selection_priority_get_tied (const AwrashPriority *answer, int64_t persons[])
{
  g_return_if_fail (answer != NULL && persons != NULL);

  for (gsize k = 0; k < answer->n_tied; k++)
    persons[k] = (int64_t)answer->tied[k];
}

void
awrash_selection_priority_get_outcomes (const AwrashPriority *answer, int64_t blocks[],
                                        int64_t traits[])
{
  g_return_if_fail (answer != NULL && blocks != NULL && traits != NULL);

  const gint16 n = (gint16)(answer->n_traits + 1);

  for (gsize i = 0; i < answer->n; i++)
    {
      blocks[i] = answer->kind[i] < 0 ? -1 : answer->kind[i] / n;
      traits[i] = answer->kind[i] < 0 ? -1 : answer->kind[i] % n - 1;
    }
}

void
awrash_selection_priority_get_kinds (const AwrashPriority *answer, int64_t places[],
                                     int64_t filled[], double cutoffs[])
{
  g_return_if_fail (answer != NULL && places != NULL && filled != NULL && cutoffs != NULL);

  for (gsize k = 0; k < answer->n_kinds; k++)
    {
      places[k] = answer->places[k];
      filled[k] = answer->filled[k];
      cutoffs[k] = answer->cutoff[k];
    }
}
