/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is a selection by priority what its rules ask for? Everybody stands where they may, and block
 * after block the choice is the best one; over and above, a block is two choices. Source:
 * awrash/selection-reserve.h. Invariant: nothing of what selects is called. */

#include "audit/priority-claim-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

static const int64_t none[AWRASH_TRAITS_MOST_TRAITS] = { 0 };

static gboolean
check_input (const AwrashPriorityClaim *claim, GError **error)
{
  const AwrashReserves *reserves = claim->reserves;

  for (gsize i = 0; i < claim->n; i++)
    {
      const int64_t traits = claim->traits != NULL ? claim->traits[i] : 0;

      if (!isfinite (claim->score[i]))
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("score[%zu] is %g, expected a finite number"), i, claim->score[i]);
      else if (traits < 0 || traits >> reserves->n_traits != 0)
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("traits[%zu] is %" PRId64 ", expected a set of %zu traits"), i, traits,
                     reserves->n_traits);
      else if (claim->block[i] < -1 || claim->block[i] > (int64_t)reserves->n_blocks)
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("block[%zu] is %" PRId64 ", expected -1 to %zu"), i, claim->block[i],
                     reserves->n_blocks);
      else if (claim->trait[i] < -1 || claim->trait[i] >= (int64_t)reserves->n_traits)
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("trait[%zu] is %" PRId64 ", expected a trait below %zu, or -1"), i,
                     claim->trait[i], reserves->n_traits);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

/* Everybody stands on a place that is for them. */
static void
check_places (const AwrashPriorityClaim *claim)
{
  for (gsize i = 0; i < claim->n; i++)
    if (claim->block[i] >= 0)
      {
        if (!awrash_i_priority_is_for (claim, (gsize)claim->block[i], i))
          awrash_i_verdict_add (
              claim->verdict,
              _ ("person %zu has a place of block %" PRId64 ", which is for another category"), i,
              claim->block[i]);
        if (claim->trait[i] >= 0
            && (awrash_i_priority_traits (claim, i) >> claim->trait[i] & 1) == 0)
          awrash_i_verdict_add (
              claim->verdict,
              _ ("person %zu has a place reserved for trait %" PRId64 ", which they do not have"),
              i, claim->trait[i]);
      }
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
    awrash_i_verdict_add (
        claim->verdict, _ ("block %zu: person %zu is left out while a place is free"), block, high);
  else if (low < claim->n && claim->score[high] > claim->score[low])
    awrash_i_verdict_add (claim->verdict,
                          _ ("block %zu: person %zu is passed over on the places that are for "
                             "anyone from the start, for person %zu, who has less"),
                          block, high, low);
}

static gboolean
check_block (const AwrashPriorityClaim *claim, AwrashPriorityPart *part, int64_t *left_over,
             GError **error)
{
  const AwrashReserves *reserves = claim->reserves;
  const gsize block = part->block;
  int64_t sum = awrash_i_reserves_sum (reserves, block), left = 0, empty = 0, first = 0;
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
  awrash_i_priority_check_part (claim, part, &left, &empty);
  part->is_served = NULL;
  if (reserves->keeps[block] == 0)
    *left_over += left + first;
  return TRUE;
}

static gboolean
check_blocks (const AwrashPriorityClaim *claim, GError **error)
{
  const gsize n_sets = (gsize)1 << claim->reserves->n_traits;
  g_autofree AwrashSomebody *best = awrash_i_new (AwrashSomebody, n_sets, error);
  g_autofree AwrashSomebody *among
      = best != NULL ? awrash_i_new (AwrashSomebody, n_sets, error) : NULL;
  AwrashPriorityPart part = { .hard = claim->reserves->hard, .best = best, .among = among };
  int64_t left_over = 0, left = 0, empty = 0;

  if (among == NULL)
    return FALSE;
  for (gsize b = 0; b < claim->reserves->n_blocks; b++)
    {
      part.block = b;
      if (!check_block (claim, &part, &left_over, error))
        return FALSE;
    }
  part.block = claim->reserves->n_blocks;
  part.capacity = none;
  part.size = left_over;
  awrash_i_priority_check_part (claim, &part, &left, &empty);
  return TRUE;
}

AwrashVerdict *
awrash_audit_priority (const AwrashReserves *reserves, size_t n, const double score[],
                       const int64_t category[], const int64_t traits[], const int64_t block[],
                       const int64_t trait[], GError **error)
{
  g_return_val_if_fail (reserves != NULL, NULL);
  g_return_val_if_fail (n == 0 || (score != NULL && block != NULL && trait != NULL), NULL);

  AwrashPriorityClaim claim = { NULL, reserves, n, score, category, traits, block, trait };

  if (n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("there are 0 persons, expected at least 1"));
      return NULL;
    }
  if (!check_input (&claim, error))
    return NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_i_verdict_new ();
  claim.verdict = verdict;
  check_places (&claim);
  if (!check_blocks (&claim, error))
    return NULL;
  return g_steal_pointer (&verdict);
}
