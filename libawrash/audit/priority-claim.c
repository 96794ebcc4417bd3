/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One choice of a selection by priority. Most reserved places are filled: a Hall set shows it, full
 * places held by persons who have no other. And nobody who is left out has more than somebody whose
 * place could be had instead. Nothing is chosen: each question is one look at who could move where.
 * Source: D. König (1931), Graphs and matrices; J. Edmonds (1971), Matroids and the greedy
 * algorithm: a basis that no single exchange betters is best. Invariant: ties are accepted however
 * they were settled. */

#include "audit/priority-claim-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"

#include <inttypes.h>
#include <string.h>

static void
take (AwrashSomebody *somebody, double score, gsize person, gboolean is_lower)
{
  if (!somebody->is_set || (is_lower ? score < somebody->score : score > somebody->score))
    *somebody = (AwrashSomebody){ TRUE, score, person };
}

static gsize
n_sets_of (const AwrashPriorityClaim *claim)
{
  return (gsize)1 << claim->reserves->n_traits;
}

void
awrash_i_priority_gather (const AwrashPriorityClaim *claim, AwrashPriorityPart *part)
{
  part->n_open = 0;
  part->open_traits = 0;
  part->lowest_open.is_set = FALSE;
  memset (part->filled, 0, sizeof part->filled);
  memset (part->reach, 0, sizeof part->reach);
  memset (part->lowest, 0, sizeof part->lowest);
  memset (part->best, 0, n_sets_of (claim) * sizeof *part->best);
  memset (part->among, 0, n_sets_of (claim) * sizeof *part->among);
  for (gsize i = 0; i < claim->n; i++)
    {
      const guint32 traits = awrash_i_priority_traits (claim, i);
      const int64_t trait = claim->trait[i];

      if ((part->is_served != NULL && part->is_served[i])
          || !awrash_i_priority_waits (claim, part->block, i))
        continue;
      if (claim->block[i] != (int64_t)part->block)
        take (&part->best[traits], claim->score[i], i, FALSE);
      else if (trait < 0)
        {
          part->n_open++;
          part->open_traits |= traits;
          take (&part->among[traits], claim->score[i], i, FALSE);
          take (&part->lowest_open, claim->score[i], i, TRUE);
        }
      else
        {
          part->filled[trait]++;
          part->reach[trait] |= traits;
          take (&part->lowest[trait], claim->score[i], i, TRUE);
        }
    }
}

/* Where persons who have these traits could stand, others moving on. */
static guint32
spread (const AwrashPriorityPart *part, guint32 traits)
{
  guint32 before;

  do
    {
      before = traits;
      for (gsize t = 0; t < AWRASH_TRAITS_MOST_TRAITS; t++)
        if ((traits >> t & 1) != 0)
          traits |= part->reach[t];
    }
  while (traits != before);
  return traits;
}

/* A set of traits as it is told: of a full one nobody else could count, since those who are on it
 * have no other (a Hall set). */
typedef struct
{
  char *traits;
  int64_t filled, places;
} Reach;

static void
clear_reach (Reach *reach)
{
  g_free (reach->traits);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reach, clear_reach)

static Reach
tell_reach (const AwrashPriorityClaim *claim, const AwrashPriorityPart *part, guint32 traits)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Reach reach = { NULL, 0, 0 };

  for (gsize t = 0; t < claim->reserves->n_traits; t++)
    if ((traits >> t & 1) != 0)
      {
        g_string_append_printf (text, "%s%zu", text->len > 0 ? ", " : "", t);
        reach.filled += part->filled[t];
        reach.places += part->capacity[t];
      }
  reach.traits = g_strdup (text->str);
  return reach;
}

/* The traits that have a place free. */
static guint32
find_free (const AwrashPriorityClaim *claim, const AwrashPriorityPart *part)
{
  guint32 free = 0;

  for (gsize t = 0; t < claim->reserves->n_traits; t++)
    if (part->filled[t] < part->capacity[t])
      free |= (guint32)1 << t;
  return free;
}

static gboolean
is_missed (const AwrashPriorityClaim *claim, const AwrashPriorityPart *part, guint32 traits)
{
  return (spread (part, traits) & find_free (claim, part)) != 0;
}

gboolean
awrash_i_priority_is_amiss (const AwrashPriorityClaim *claim, const AwrashPriorityPart *part,
                            guint32 traits)
{
  const guint32 vacated = spread (part, traits);

  for (gsize t = 0; t < claim->reserves->n_traits; t++)
    for (gsize set = 0; (vacated >> t & 1) != 0 && set < n_sets_of (claim); set++)
      if (part->best[set].is_set && part->lowest[t].is_set
          && part->best[set].score > part->lowest[t].score)
        return TRUE;
  return is_missed (claim, part, traits);
}

static void
check_counts (const AwrashPriorityClaim *claim, const AwrashPriorityPart *part)
{
  for (gsize t = 0; t < claim->reserves->n_traits; t++)
    if (part->filled[t] > part->capacity[t])
      awrash_i_verdict_add (claim->verdict,
                            _ ("block %zu: %" PRId64 " persons stand on the places reserved for "
                               "trait %zu, expected at most %" PRId64),
                            part->block, part->filled[t], t, part->capacity[t]);
}

static void
tell_missed (const AwrashPriorityClaim *claim, const AwrashPriorityPart *part, guint32 traits,
             gsize person)
{
  g_auto (Reach) reach = tell_reach (claim, part, spread (part, traits));

  awrash_i_verdict_add (claim->verdict,
                        _ ("block %zu: person %zu does not count on a reserved place, though one "
                           "more could be filled: within reach are the reserves of traits %s, "
                           "with %" PRId64 " of %" PRId64 " places filled"),
                        part->block, awrash_i_priority_name (claim, person), reach.traits,
                        reach.filled, reach.places);
}

/* Nobody could still be counted on a reserved place, and no hard place is empty for want of a move.
 */
static void
check_filled (const AwrashPriorityClaim *claim, const AwrashPriorityPart *part)
{
  const guint32 free = find_free (claim, part);

  for (gsize set = 0; set < n_sets_of (claim); set++)
    for (int k = 0; k < 2; k++)
      {
        const AwrashSomebody *who = k == 0 ? &part->best[set] : &part->among[set];

        if (who->is_set && is_missed (claim, part, (guint32)set))
          tell_missed (claim, part, (guint32)set, who->person);
      }
  for (gsize t = 0; t < claim->reserves->n_traits; t++)
    if (part->filled[t] > 0 && (part->hard >> t & 1) == 0
        && (spread (part, part->reach[t]) & free & part->hard) != 0)
      awrash_i_verdict_add (claim->verdict,
                            _ ("block %zu: a hard place is empty, though persons who count for "
                               "trait %zu could move"),
                            part->block, t);
}

/* reached: the traits whose reserves lead there, for a place that is reserved. */
static void
tell_envy (const AwrashPriorityClaim *claim, const AwrashPriorityPart *part,
           const AwrashSomebody *out, const AwrashSomebody *in, guint32 reached)
{
  g_autofree char *more = NULL, *less = NULL;
  g_auto (Reach) reach = tell_reach (claim, part, reached);

  if (!in->is_set || !(out->score > in->score))
    return;
  more = awrash_i_number_format (out->score);
  less = awrash_i_number_format (in->score);
  if (reached == 0)
    awrash_i_verdict_add (claim->verdict,
                          _ ("block %zu: person %zu is left out with %s, while person %zu with %s "
                             "has a place that the former could have"),
                          part->block, awrash_i_priority_name (claim, out->person), more,
                          awrash_i_priority_name (claim, in->person), less);
  else
    awrash_i_verdict_add (claim->verdict,
                          _ ("block %zu: person %zu is left out with %s, while person %zu with %s "
                             "has a place that the former could have: within reach are the "
                             "reserves of traits %s, with %" PRId64 " of %" PRId64 " places "
                             "filled"),
                          part->block, awrash_i_priority_name (claim, out->person), more,
                          awrash_i_priority_name (claim, in->person), less, reach.traits,
                          reach.filled, reach.places);
}

/* Whoever stands on a place for anyone can be replaced by anybody; and so can those whose reserved
 * place somebody on a place for anyone could take over. */
static void
check_envy (const AwrashPriorityClaim *claim, const AwrashPriorityPart *part)
{
  const guint32 vacated = spread (part, part->open_traits);

  for (gsize set = 0; set < n_sets_of (claim); set++)
    {
      const AwrashSomebody *out = &part->best[set];
      guint32 reached;

      if (!out->is_set)
        continue;
      reached = spread (part, (guint32)set) | vacated;
      tell_envy (claim, part, out, &part->lowest_open, 0);
      for (gsize t = 0; t < claim->reserves->n_traits; t++)
        if ((reached >> t & 1) != 0)
          tell_envy (claim, part, out, &part->lowest[t], reached);
    }
}

void
awrash_i_priority_check_part (const AwrashPriorityClaim *claim, AwrashPriorityPart *part,
                              int64_t *left)
{
  int64_t given = 0, empty = 0;

  awrash_i_priority_gather (claim, part);
  check_counts (claim, part);
  check_filled (claim, part);
  check_envy (claim, part);
  for (gsize t = 0; t < claim->reserves->n_traits; t++)
    {
      given += part->filled[t];
      if ((part->hard >> t & 1) != 0)
        empty += MAX (0, part->capacity[t] - part->filled[t]);
    }
  *left = part->size - given - empty - part->n_open;
  if (*left < 0)
    awrash_i_verdict_add (
        claim->verdict,
        _ ("block %zu: %" PRId64 " persons stand on places for anyone, expected at most %" PRId64),
        part->block, part->n_open, part->n_open + *left);
  for (gsize set = 0; *left > 0 && set < n_sets_of (claim); set++)
    if (part->best[set].is_set)
      awrash_i_verdict_add (claim->verdict,
                            _ ("block %zu: person %zu is left out while a place is free"),
                            part->block, awrash_i_priority_name (claim, part->best[set].person));
}
