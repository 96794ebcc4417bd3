/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is an assignment stable? Everybody who would rather be at a site stands before it, and the site's
 * choice is held against its rules as that of a block is. Since such choices are substitutable, no
 * pair blocks if and only if each site would choose as it did from all of them. Source: D. Gale and
 * L. Shapley (1962); J. Hatfield and P. Milgrom (2005), Matching with contracts. Invariant: nothing
 * of what assigns is called. */

#include "audit/priority-claim-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "selection/preferences-private.h"

#include <inttypes.h>

/* Who stands at a site or before it: one stretch of an array a site. */
typedef struct
{
  gsize *start;   /* [n_sites + 1] */
  gsize *persons; /* [n_choices] */
  double *score;  /* beside them */
  int64_t *traits;
  int64_t *block; /* the site, or -1 */
  int64_t *trait;
} Lines;

static void
clear_lines (Lines *lines)
{
  g_free (lines->start);
  g_free (lines->persons);
  g_free (lines->score);
  g_free (lines->traits);
  g_free (lines->block);
  g_free (lines->trait);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lines, clear_lines)

static gboolean
check_input (const AwrashPreferences *preferences, const AwrashReserves *sites,
             const int64_t site[], const int64_t trait[], GError **error)
{
  if (!awrash_i_preferences_check (preferences, sites, error))
    return FALSE;
  for (gsize i = 0; i < preferences->n_persons; i++)
    {
      if (site[i] < -1 || site[i] >= (int64_t)preferences->n_sites)
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("site[%zu] is %" PRId64 ", expected a site below %zu, or -1"), i, site[i],
                     preferences->n_sites);
      else if (trait[i] < -1 || trait[i] >= (int64_t)sites->n_traits)
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("trait[%zu] is %" PRId64 ", expected a trait below %zu, or -1"), i,
                     trait[i], sites->n_traits);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

/* How many choices of a person come down to the site that they have: all where they have none. */
static gsize
count_wanted (const AwrashPreferences *preferences, gsize person, int64_t site)
{
  const gsize start = preferences->start[person], end = preferences->start[person + 1];

  for (gsize k = start; k < end; k++)
    if ((int64_t)preferences->site[k] == site)
      return k + 1 - start;
  return end - start;
}

static gboolean
line_up (Lines *lines, const AwrashPreferences *preferences, const int64_t site[],
         const int64_t trait[], GError **error)
{
  const gsize n = preferences->start[preferences->n_persons], n_sites = preferences->n_sites;
  g_autofree gsize *next = awrash_i_new (gsize, n_sites, error);

  if (next == NULL || (lines->start = awrash_i_new (gsize, n_sites + 1, error)) == NULL
      || (lines->persons = awrash_i_new (gsize, n, error)) == NULL
      || (lines->score = awrash_i_new (double, n, error)) == NULL
      || (lines->traits = awrash_i_new (int64_t, n, error)) == NULL
      || (lines->block = awrash_i_new (int64_t, n, error)) == NULL
      || (lines->trait = awrash_i_new (int64_t, n, error)) == NULL)
    return FALSE;
  for (int turn = 0; turn < 2; turn++)
    {
      for (gsize i = 0; i < preferences->n_persons; i++)
        for (gsize k = preferences->start[i], many = count_wanted (preferences, i, site[i]);
             many > 0; k++, many--)
          {
            const gsize here = preferences->site[k];

            if (turn == 0)
              {
                lines->start[here + 1]++;
                continue;
              }
            lines->persons[next[here]] = i;
            lines->score[next[here]] = preferences->score[k];
            lines->traits[next[here]] = preferences->traits[i];
            lines->block[next[here]] = (int64_t)here == site[i] ? site[i] : -1;
            lines->trait[next[here]++] = (int64_t)here == site[i] ? trait[i] : -1;
          }
      for (gsize s = 0; turn == 0 && s < n_sites; s++)
        {
          next[s] = lines->start[s];
          lines->start[s + 1] += lines->start[s];
        }
    }
  return TRUE;
}

static void
check_lists (AwrashVerdict *verdict, const AwrashPreferences *preferences, const int64_t site[],
             const int64_t trait[])
{
  for (gsize i = 0; i < preferences->n_persons; i++)
    {
      gboolean is_listed = site[i] < 0;

      for (gsize k = preferences->start[i]; k < preferences->start[i + 1]; k++)
        is_listed = is_listed || (int64_t)preferences->site[k] == site[i];
      if (!is_listed)
        awrash_i_verdict_add (
            verdict, _ ("person %zu is at site %" PRId64 ", which they do not list"), i, site[i]);
      if (site[i] >= 0 && trait[i] >= 0 && (preferences->traits[i] >> trait[i] & 1) == 0)
        awrash_i_verdict_add (
            verdict,
            _ ("person %zu has a place reserved for trait %" PRId64 ", which they do not have"), i,
            trait[i]);
    }
}

static gboolean
check_sites (AwrashVerdict *verdict, const AwrashReserves *sites, const Lines *lines,
             GError **error)
{
  g_auto (AwrashPriorityPart) part = { 0 };

  if (!awrash_i_priority_part_fill (&part, sites, error))
    return FALSE;
  for (gsize s = 0; s < sites->n_blocks; s++)
    {
      const gsize first = lines->start[s];
      const AwrashPriorityClaim claim = { .verdict = verdict,
                                          .reserves = sites,
                                          .n = lines->start[s + 1] - first,
                                          .score = lines->score + first,
                                          .traits = lines->traits + first,
                                          .block = lines->block + first,
                                          .trait = lines->trait + first,
                                          .names = lines->persons + first };
      int64_t left = 0;

      part.block = s;
      if (!awrash_i_priority_check_block (&claim, &part, &left, error))
        return FALSE;
    }
  return TRUE;
}

AwrashVerdict *
awrash_audit_matching (const AwrashReserves *sites, const AwrashPreferences *preferences,
                       const int64_t site[], const int64_t trait[], GError **error)
{
  g_return_val_if_fail (sites != NULL && preferences != NULL, NULL);
  g_return_val_if_fail (site != NULL && trait != NULL, NULL);

  g_auto (Lines) lines = { 0 };

  if (!check_input (preferences, sites, site, trait, error)
      || !line_up (&lines, preferences, site, trait, error))
    return NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_i_verdict_new ();
  check_lists (verdict, preferences, site, trait);
  if (!check_sites (verdict, sites, &lines, error))
    return NULL;
  return g_steal_pointer (&verdict);
}
