/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is a selection by priority what its rules ask for? Everybody stands where they may, and block
 * after block the choice is the best one; over and above, a block is two choices. Source:
 * awrash/selection-reserve.h. Invariant: nothing of what selects is called. */

#include "audit/priority-claim-private.h"

#include "base/i18n-private.h"

#include <inttypes.h>
#include <math.h>

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

static gboolean
check_blocks (const AwrashPriorityClaim *claim, GError **error)
{
  g_auto (AwrashPriorityPart) part = { 0 };
  int64_t left_over = 0, left = 0;

  if (!awrash_i_priority_part_fill (&part, claim->reserves, error))
    return FALSE;
  for (; part.block < claim->reserves->n_blocks; part.block++)
    if (!awrash_i_priority_check_block (claim, &part, &left_over, error))
      return FALSE;
  part.capacity = none;
  part.size = left_over;
  awrash_i_priority_check_part (claim, &part, &left);
  return TRUE;
}

AwrashVerdict *
awrash_audit_priority (const AwrashReserves *reserves, size_t n, const double score[],
                       const int64_t category[], const int64_t traits[], const int64_t block[],
                       const int64_t trait[], GError **error)
{
  g_return_val_if_fail (reserves != NULL, NULL);
  g_return_val_if_fail (n == 0 || (score != NULL && block != NULL && trait != NULL), NULL);

  AwrashPriorityClaim claim = { NULL, reserves, n, score, category, traits, block, trait, NULL };

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
