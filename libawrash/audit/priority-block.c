/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One block of a selection by priority: one choice, or over and above two, the places for anyone
 * first. Which of those on places for anyone came first is not said by the claim: those with the
 * highest scores did. Source: awrash/selection-reserve.h. Invariant: ties are accepted however they
 * were settled. */

#include "audit/priority-claim-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <stdlib.h>

gboolean
awrash_i_priority_part_fill (AwrashPriorityPart *part, const AwrashReserves *reserves,
                             GError **error)
{
  const gsize n_sets = (gsize)1 << reserves->n_traits;

  part->hard = reserves->hard;
  part->best = awrash_i_new (AwrashSomebody, n_sets, error);
  part->among = part->best != NULL ? awrash_i_new (AwrashSomebody, n_sets, error) : NULL;
  return part->among != NULL;
}

void
awrash_i_priority_part_clear (AwrashPriorityPart *part)
{
  g_clear_pointer (&part->best, g_free);
  g_clear_pointer (&part->among, g_free);
}

static int
compare_falling (const void *a, const void *b)
{
  const double *x = a, *y = b;

  return (*x < *y) - (*x > *y);
}

/* The score of the last of so many who stand on places for anyone in a block; -∞ where there are
 * not more than that. */
static gboolean
find_level (const AwrashPriorityClaim *claim, gsize block, int64_t many, double *level,
            GError **error)
{
  g_autofree double *scores = awrash_i_new (double, claim->n, error);
  gsize n = 0;

  if (scores == NULL)
    return FALSE;
  for (gsize i = 0; i < claim->n; i++)
    if (claim->block[i] == (int64_t)block && claim->trait[i] < 0)
      scores[n++] = claim->score[i];
  qsort (scores, n, sizeof *scores, compare_falling);
  *level = (int64_t)n <= many ? -INFINITY : many > 0 ? scores[many - 1] : INFINITY;
  return TRUE;
}

/* Over and above: marks who has the places that were for anyone from the start, by score. Of those
 * at the level who are too many, first come those who could not stand behind without counting on a
 * reserved place. */
static gboolean
mark_first (const AwrashPriorityClaim *claim, const AwrashPriorityPart *behind, int64_t many,
            gboolean is_first[], GError **error)
{
  double level = 0;

  if (!find_level (claim, behind->block, many, &level, error))
    return FALSE;
  for (int turn = 0; turn < 3; turn++)
    for (gsize i = 0; i < claim->n && many > 0; i++)
      if (!is_first[i] && claim->block[i] == (int64_t)behind->block && claim->trait[i] < 0
          && (turn == 0 ? claim->score[i] > level : claim->score[i] == level)
          && (turn != 1
              || awrash_i_priority_is_amiss (claim, behind, awrash_i_priority_traits (claim, i))))
        {
          is_first[i] = TRUE;
          many--;
        }
  return TRUE;
}

/* The places for anyone, before the reserved ones. */
static void
check_first (const AwrashPriorityClaim *claim, gsize block, int64_t many, const gboolean is_first[])
{
  gsize low = claim->n, high = claim->n;

  for (gsize i = 0; i < claim->n; i++)
    {
      if (!awrash_i_priority_waits (claim, block, i))
        continue;
      if (is_first[i])
        {
          many--;
          if (low == claim->n || claim->score[i] < claim->score[low])
            low = i;
        }
      else if (high == claim->n || claim->score[i] > claim->score[high])
        high = i;
    }
  if (high == claim->n)
    return;
  if (many > 0)
    awrash_i_verdict_add (claim->verdict,
                          _ ("block %zu: person %zu is left out while a place is free"), block,
                          awrash_i_priority_name (claim, high));
  else if (low < claim->n && claim->score[high] > claim->score[low])
    awrash_i_verdict_add (claim->verdict,
                          _ ("block %zu: person %zu is passed over on the places that are for "
                             "anyone from the start, for person %zu, who has less"),
                          block, awrash_i_priority_name (claim, high),
                          awrash_i_priority_name (claim, low));
}

gboolean
awrash_i_priority_check_block (const AwrashPriorityClaim *claim, AwrashPriorityPart *part,
                               int64_t *left_over, GError **error)
{
  const AwrashReserves *reserves = claim->reserves;
  const gsize block = part->block;
  int64_t sum = awrash_i_reserves_sum (reserves, block), left = 0, first = 0;
  g_autofree gboolean *is_first = NULL;

  part->capacity = awrash_i_reserves_of (reserves, block);
  part->size = reserves->size[block];
  if (reserves->is_over)
    {
      is_first = awrash_i_new (gboolean, claim->n, error);
      first = part->size - sum;
      awrash_i_priority_gather (claim, part);
      if (is_first == NULL || !mark_first (claim, part, first, is_first, error))
        return FALSE;
      check_first (claim, block, first, is_first);
      for (gsize i = 0; i < claim->n; i++)
        first -= is_first[i];
      part->is_served = is_first;
      part->size = sum;
    }
  awrash_i_priority_check_part (claim, part, &left);
  part->is_served = NULL;
  if (reserves->keeps[block] == 0)
    *left_over += left + first;
  return TRUE;
}
