/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deferred acceptance: in each round everybody who is free asks the next site of the list, and each
 * site keeps the best choice of those who asked and those it kept, by the same rule as a selection
 * at one site. Since that choice is substitutable (whoever is rejected is so when more ask), nobody
 * rejected ever blocks, and persons get the best site that any stable assignment gives them.
 *
 * Ties wait: at first a site rejects only those whom it would reject however equal scores are
 * parted, and keeps all who are tied, even beyond its places. Whoever is rejected so is rejected in
 * every order. Where nobody is tied in the end, no order decides anything; else sites choose on
 * from there by the policy.
 * Source: D. Gale and L. Shapley (1962); J. Hatfield and P. Milgrom (2005); T. Sönmez and M. B.
 * Yenmez (2022) for the choice. Invariant: rounds depend on no order of persons; a choice that a
 * tie decides is refused or follows the policy. */

#include "base/cancel-private.h"
#include "selection/match-private.h"

#include "allot/ties-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "metric/order-private.h"
#include "selection/choice-private.h"

#include <string.h>

#define NOBODY G_MAXSIZE

typedef struct
{
  const AwrashReserves *sites;
  const AwrashPreferences *preferences;
  const AwrashTies *ties;
  AwrashMatch *match;
  AwrashTraits types;
  AwrashChoice choice;
  int64_t *candidates; /* [n_types] */
  gsize *at;           /* [n_persons]: the choice of the list that was asked last */
  gsize *first;        /* [n_sites]: who asks or is kept; NOBODY at the end */
  gsize *next;         /* [n_persons] */
  gsize *asked;        /* [n_sites]: sites that somebody asked in this round */
  gsize n_asked;
  guint8 *is_asked;       /* [n_sites] */
  AwrashOrderItem *items; /* [2 n_persons]: scratch */
  double *score;          /* [n_persons]: of those who are lined up */
  gsize *persons;         /* [n_persons] by merit */
  guint32 *of_type;       /* [n_persons] */
  AwrashStand *stand;     /* [n_persons] */
  gsize *count;           /* scratch of a sort */
  guint8 *is_kept;        /* [n_persons] */
  gsize *free;            /* [n_persons]: who asks in the next round */
  gsize n_free;
  gsize *pending; /* [n_persons]: who is tied on the places for anyone that come first */
  gsize n_pending;
  int64_t n_pending_free;
  gboolean is_alike;   /* they have the same traits */
  gboolean is_waiting; /* ties are not decided yet */
  guint8 *is_spared;   /* [n_persons]: tied while ties wait */
  guint8 *has_tie;     /* [n_sites]: of those kept some are tied */
} Run;

static void
clear_run (Run *run)
{
  gpointer owned[]
      = { run->candidates, run->at,    run->first,   run->next,      run->asked,  run->is_asked,
          run->items,      run->score, run->persons, run->of_type,   run->stand,  run->count,
          run->is_kept,    run->free,  run->pending, run->is_spared, run->has_tie };

  awrash_i_traits_clear (&run->types);
  awrash_i_choice_clear (&run->choice);
  for (gsize k = 0; k < G_N_ELEMENTS (owned); k++)
    g_free (owned[k]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static gboolean
open_run (Run *run, GError **error)
{
  const gsize n = run->preferences->n_persons, n_sites = run->preferences->n_sites;

  if (!awrash_i_traits_fill (&run->types, run->sites->n_traits, n, run->preferences->traits, error)
      || !awrash_i_choice_fill (&run->choice, &run->types, error)
      || (run->candidates = awrash_i_new (int64_t, run->types.n, error)) == NULL
      || (run->at = awrash_i_copy (gsize, run->preferences->start, n, error)) == NULL
      || (run->first = awrash_i_new (gsize, n_sites, error)) == NULL
      || (run->next = awrash_i_new (gsize, n, error)) == NULL
      || (run->asked = awrash_i_new (gsize, n_sites, error)) == NULL
      || (run->is_asked = awrash_i_new (guint8, n_sites, error)) == NULL
      || (run->items = awrash_i_new (AwrashOrderItem, 2 * n, error)) == NULL
      || (run->score = awrash_i_new (double, n, error)) == NULL
      || (run->persons = awrash_i_new (gsize, n, error)) == NULL
      || (run->of_type = awrash_i_new (guint32, n, error)) == NULL
      || (run->stand = awrash_i_new (AwrashStand, n, error)) == NULL
      || (run->count = awrash_i_new (gsize, AWRASH_ORDER_COUNTS, error)) == NULL
      || (run->is_kept = awrash_i_new (guint8, n, error)) == NULL
      || (run->free = awrash_i_new (gsize, n, error)) == NULL
      || (run->pending = awrash_i_new (gsize, n, error)) == NULL
      || (run->is_spared = awrash_i_new (guint8, n, error)) == NULL
      || (run->has_tie = awrash_i_new (guint8, n_sites, error)) == NULL)
    return FALSE;
  for (gsize s = 0; s < n_sites; s++)
    run->first[s] = NOBODY;
  for (gsize i = 0; i < n; i++)
    run->free[run->n_free++] = i;
  return TRUE;
}

/* ── one site ───────────────────────────────────────────────────────────────────────────────── */

/* Those who ask and those who are kept, by merit; how many. */
static gsize
line_up (Run *run, gsize site)
{
  const AwrashOrderItem *sorted;
  gsize n = 0;

  for (gsize person = run->first[site]; person != NOBODY; person = run->next[person])
    run->items[n++]
        = (AwrashOrderItem){ awrash_i_order_key (run->preferences->score[run->at[person]]),
                             person };
  sorted
      = awrash_i_order_sort (n, run->items, run->items + run->preferences->n_persons, run->count);
  for (gsize k = 0; k < n; k++)
    {
      run->persons[k] = sorted[n - 1 - k].place;
      run->score[k] = awrash_i_order_value (sorted[n - 1 - k].key);
      run->of_type[k] = run->types.index[run->preferences->traits[run->persons[k]]];
      run->stand[k] = AWRASH_STAND_OUT;
    }
  return n;
}

/* Moves those of a stretch who have no place yet to its end; where they begin. */
static gsize
part_out (Run *run, gsize start, gsize end)
{
  gsize first = end;

  for (gsize k = end; k-- > start;)
    if (run->stand[k] == AWRASH_STAND_OUT)
      {
        gsize person = run->persons[k];
        guint32 type = run->of_type[k];

        first--;
        run->persons[k] = run->persons[first];
        run->of_type[k] = run->of_type[first];
        run->stand[k] = run->stand[first];
        run->persons[first] = person;
        run->of_type[first] = type;
        run->stand[first] = AWRASH_STAND_OUT;
      }
  return first;
}

static void
count_candidates (Run *run, gsize n)
{
  memset (run->candidates, 0, run->types.n * sizeof *run->candidates);
  for (gsize k = 0; k < n; k++)
    run->candidates[run->of_type[k]] += run->stand[k] == AWRASH_STAND_OUT;
}

/* A tie on the places that come first may be none in the end. */
static void
hold_tie (Run *run, const AwrashGroup *group)
{
  const gsize first = group->n - group->n_tied;

  run->n_pending = group->n_tied;
  run->n_pending_free = group->n_free;
  run->is_alike = TRUE;
  for (gsize k = first; k < group->n; k++)
    {
      run->pending[k - first] = group->persons[k];
      run->is_alike = run->is_alike && group->types[k] == group->types[first];
    }
}

/* Nobody of these is rejected as long as ties wait. */
static void
spare (Run *run, gsize site, gsize n, const gsize persons[])
{
  run->has_tie[site] = TRUE;
  for (gsize k = 0; k < n; k++)
    run->is_spared[persons[k]] = TRUE;
}

/* Those who are counted on reserved places, each on one. */
static void
settle (Run *run, gsize n, const int64_t capacity[])
{
  const gsize n_traits = run->types.n_traits;

  awrash_i_choice_settle (&run->choice, capacity, run->sites->hard);
  for (gsize k = 0; k < n; k++)
    {
      int64_t *flow = run->choice.places.flow + run->of_type[k] * n_traits;
      gsize t = 0;

      run->match->trait[run->persons[k]] = -1;
      if (run->stand[k] != AWRASH_STAND_RESERVED)
        continue;
      while (t + 1 < n_traits && flow[t] == 0)
        t++;
      flow[t]--;
      run->match->trait[run->persons[k]] = (int64_t)t;
    }
}

/* Gives some of a site's places to those of n who have none yet. */
static gboolean
run_part (Run *run, gsize site, gsize n, int64_t size, const int64_t capacity[], gboolean is_last,
          GError **error)
{
  count_candidates (run, n);
  awrash_i_choice_open (&run->choice, size, capacity, run->sites->hard, run->candidates);
  for (gsize start = 0, end = 0; start < n; start = end)
    {
      while (end < n && run->score[end] == run->score[start])
        end++;
      const gsize first = part_out (run, start, end);
      AwrashGroup group = { .score = run->score[start],
                            .n = end - first,
                            .persons = run->persons + first,
                            .types = run->of_type + first,
                            .stand = run->stand + first };
      if (!awrash_i_choice_take (&run->choice, &group, run->ties, error))
        return FALSE;
      if (group.n_tied > 0 && !is_last)
        hold_tie (run, &group);
      else if (group.n_tied > 0 && run->is_waiting)
        spare (run, site, group.n_tied, group.persons + group.n - group.n_tied);
      else if (group.n_tied > 0
               && !awrash_i_match_note (run->match, group.n_tied,
                                        group.persons + group.n - group.n_tied, group.n_free,
                                        (int64_t)site, error))
        return FALSE;
    }
  return TRUE;
}

/* A tie on the places that come first is one if the others of the tie have no place behind them
 * either, or if who goes there changes which reserved places the rest can have: not where there is
 * a place for everybody, as long as none is hard. */
static gboolean
decide_pending (Run *run, gsize site, gsize n, GError **error)
{
  gboolean has_places = run->sites->hard == 0 && (int64_t)n <= run->sites->size[site];
  gboolean is_tie = run->n_pending > 0 && !run->is_alike;

  for (gsize k = 0; k < run->n_pending; k++)
    is_tie = is_tie || !run->is_kept[run->pending[k]];
  if (!is_tie || has_places)
    return TRUE;
  if (!run->is_waiting)
    return awrash_i_match_note (run->match, run->n_pending, run->pending, run->n_pending_free,
                                (int64_t)site, error);
  if (run->is_alike)
    spare (run, site, run->n_pending, run->pending);
  else
    spare (run, site, n, run->persons);
  return TRUE;
}

/* Links those who stay, and sends the others to their next choice. */
static gboolean
keep (Run *run, gsize site, gsize n, GError **error)
{
  for (gsize k = 0; k < n; k++)
    run->is_kept[run->persons[k]] = run->stand[k] != AWRASH_STAND_OUT;
  if (!decide_pending (run, site, n, error))
    return FALSE;
  run->first[site] = NOBODY;
  for (gsize k = 0; k < n; k++)
    {
      gsize person = run->persons[k];

      run->is_kept[person] = run->is_kept[person] || run->is_spared[person];
      if (run->is_kept[person])
        {
          run->next[person] = run->first[site];
          run->first[site] = person;
        }
      else
        {
          run->at[person]++;
          run->free[run->n_free++] = person;
        }
    }
  return TRUE;
}

static gboolean
choose (Run *run, gsize site, GError **error)
{
  static const int64_t none[AWRASH_TRAITS_MOST_TRAITS] = { 0 };
  const int64_t *capacity = awrash_i_reserves_of (run->sites, site);
  int64_t size = run->sites->size[site], sum = awrash_i_reserves_sum (run->sites, site);
  gsize n = line_up (run, site);

  run->n_pending = 0;
  run->has_tie[site] = FALSE;
  for (gsize k = 0; k < n; k++)
    run->is_spared[run->persons[k]] = FALSE;
  if (run->sites->is_over)
    {
      if (!run_part (run, site, n, size - sum, none, FALSE, error))
        return FALSE;
      size = sum;
    }
  if (!run_part (run, site, n, size, capacity, TRUE, error))
    return FALSE;
  settle (run, n, capacity);
  return keep (run, site, n, error);
}

/* ── rounds ─────────────────────────────────────────────────────────────────────────────────── */

/* Everybody who is free asks the next site of the list; whether anybody did. */
static gboolean
ask (Run *run)
{
  const gsize n = run->n_free;

  run->n_asked = run->n_free = 0;
  for (gsize k = 0; k < n; k++)
    {
      gsize person = run->free[k], site;

      if (run->at[person] == run->preferences->start[person + 1])
        continue;
      site = run->preferences->site[run->at[person]];
      run->next[person] = run->first[site];
      run->first[site] = person;
      if (!run->is_asked[site])
        run->asked[run->n_asked++] = site;
      run->is_asked[site] = TRUE;
    }
  return run->n_asked > 0;
}

static gboolean
run_rounds (Run *run, GError **error)
{
  while (ask (run))
    for (gsize k = 0; k < run->n_asked; k++)
      {
        run->is_asked[run->asked[k]] = FALSE;
        if (awrash_i_is_cancelled (error) || !choose (run, run->asked[k], error))
          return FALSE;
      }
  return TRUE;
}

/* First without deciding any tie, then those that are left. */
static gboolean
run_all (Run *run, GError **error)
{
  run->is_waiting = TRUE;
  if (!run_rounds (run, error))
    return FALSE;
  run->is_waiting = FALSE;
  for (gsize site = 0; site < run->preferences->n_sites; site++)
    if (run->has_tie[site] && !choose (run, site, error))
      return FALSE;
  if (!run_rounds (run, error))
    return FALSE;
  for (gsize person = 0; person < run->preferences->n_persons; person++)
    {
      if (run->is_kept[person])
        run->match->site[person] = (int64_t)run->preferences->site[run->at[person]];
      else
        run->match->trait[person] = -1;
    }
  return TRUE;
}

AwrashMatch *
awrash_selection_match_stable (const AwrashReserves *sites, const AwrashPreferences *preferences,
                               const AwrashTies *ties, GError **error)
{
  g_return_val_if_fail (sites != NULL && preferences != NULL, NULL);

  g_auto (Run) run = { .sites = sites, .preferences = preferences, .ties = ties };

  if (!awrash_i_preferences_check (preferences, sites, error)
      || !awrash_i_reserves_check_ties (ties, preferences->n_persons, error))
    return NULL;
  g_autoptr (AwrashMatch) match = awrash_i_match_new (preferences->n_persons, error);
  run.match = match;
  if (match == NULL || !open_run (&run, error) || !run_all (&run, error))
    return NULL;
  awrash_i_match_finish (match, preferences, ties);
  return g_steal_pointer (&match);
}
