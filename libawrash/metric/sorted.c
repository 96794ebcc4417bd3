/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of prepared rows, mended where values lie so far below the largest that scaling took
 * their digits: there their logarithms stand. Source: none. Invariant: O(n) where no value is so
 * small. */

#include "metric/sorted-private.h"

#include "base/memory-private.h"
#include "metric/pair-private.h"

#include <stdlib.h>

void
awrash_i_sorted_clear (AwrashSorted *sorted)
{
  g_clear_pointer (&sorted->place, g_free);
  g_clear_pointer (&sorted->below, g_free);
}

static int
compare_logarithms (const void *left, const void *right, void *data)
{
  const double *log = data;
  gsize a = *(const gsize *)left, b = *(const gsize *)right;

  if (log[a] != log[b])
    return log[a] > log[b] ? 1 : -1;
  return (a > b) - (a < b);
}

gboolean
awrash_i_sorted_fill (AwrashSorted *sorted, const AwrashSample *sample, GError **error)
{
  AwrashSum below = { 0.0, 0.0 };

  sorted->sample = sample;
  sorted->place = awrash_i_new (gsize, sample->n, error);
  sorted->below = sorted->place == NULL ? NULL : awrash_i_new (AwrashPair, sample->n, error);
  if (sorted->below == NULL)
    return FALSE;
  for (gsize k = 0; k < sample->n; k++)
    sorted->place[k] = k;
  if (sample->log != NULL)
    qsort_r (sorted->place, sample->n, sizeof *sorted->place, compare_logarithms, sample->log);
  for (gsize k = 0; k < sample->n; k++)
    {
      awrash_i_sum_add (&below, sample->w[sorted->place[k]]);
      sorted->below[k] = awrash_i_pair_of_sum (&below);
    }
  return TRUE;
}
