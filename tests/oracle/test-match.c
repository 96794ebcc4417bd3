/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Assignments to sites against all assignments of small problems: the stable one that is best for
 * everybody, the largest one, and the check of stability. Source: the definitions in
 * <awrash/selection-match.h>. Invariant: seeds are fixed. */

#include "support/small-selection.h"

#include <criterion/criterion.h>

enum
{
  PERSONS = 4,
  SITES = 3,
  CHOICES = PERSONS * SITES
};

typedef struct
{
  SmallSelection sites; /* n, traits, and blocks as sites */
  gsize n_choices, length[PERSONS];
  int64_t person[CHOICES], site[CHOICES];
  double score[CHOICES];
  int64_t list[PERSONS][SITES];
  double at[PERSONS][SITES]; /* what a person has at a site */
  AwrashReserves *reserves;
  AwrashPreferences *preferences;
} Problem;

static void
draw (GRand *random, Problem *p, gboolean is_strict)
{
  *p = (Problem){ .sites = small_selection_draw (random, SITES) };
  p->sites.n = MIN (p->sites.n, PERSONS);
  for (gsize b = 0; b < p->sites.n_blocks; b++)
    p->sites.block_category[b] = -1;
  for (gsize i = 0; i < p->sites.n; i++)
    {
      int64_t order[SITES] = { 0, 1, 2 };

      for (gsize k = p->sites.n_blocks; k > 1; k--)
        {
          gsize j = (gsize)g_rand_int_range (random, 0, (gint)k);
          int64_t keep = order[j];

          order[j] = order[k - 1];
          order[k - 1] = keep;
        }
      p->length[i] = (gsize)g_rand_int_range (random, 0, (gint)p->sites.n_blocks + 1);
      for (gsize k = 0; k < p->length[i]; k++)
        {
          int64_t site = order[k];

          p->list[i][k] = site;
          p->at[i][site] = is_strict ? g_rand_double (random) : g_rand_int_range (random, 0, 3);
          p->person[p->n_choices] = (int64_t)i;
          p->site[p->n_choices] = site;
          p->score[p->n_choices++] = p->at[i][site];
        }
    }
  p->reserves = small_selection_reserves (&p->sites);
  p->preferences
      = awrash_selection_preferences_new (p->sites.n, p->sites.n_blocks, p->n_choices, p->person,
                                          p->site, p->score, p->sites.traits, NULL);
}

static void
clear (Problem *p)
{
  awrash_selection_reserves_free (p->reserves);
  awrash_selection_preferences_free (p->preferences);
}

/* ── what is stable ─────────────────────────────────────────────────────────────────────────── */

/* Which of a set a site takes; turn[]: who of the same score goes first. */
static guint
choose (const Problem *p, gsize site, guint set, const int64_t turn[])
{
  static const int64_t none[SMALL_TRAITS] = { 0 };
  const int64_t *reserved = p->sites.reserved + site * p->sites.n_traits;
  gsize order[PERSONS], n = 0, m = 0;
  int64_t size = p->sites.size[site], sum = 0;
  guint chosen = 0;

  for (gsize i = 0; i < p->sites.n; i++)
    if ((set >> i & 1) != 0)
      order[n++] = i;
  for (gsize k = 1; k < n; k++)
    for (gsize j = k; j > 0; j--)
      {
        gsize a = order[j - 1], b = order[j];

        if (p->at[a][site] > p->at[b][site]
            || (p->at[a][site] == p->at[b][site] && turn[a] < turn[b]))
          break;
        order[j - 1] = b;
        order[j] = a;
      }
  for (gsize t = 0; t < p->sites.n_traits; t++)
    sum += reserved[t];
  if (p->sites.is_over)
    {
      chosen = small_selection_choose (&p->sites, n, order, size - sum, none).chosen;
      size = sum;
      for (gsize k = 0; k < n; k++)
        if ((chosen >> order[k] & 1) == 0)
          order[m++] = order[k];
      n = m;
    }
  return chosen | small_selection_choose (&p->sites, n, order, size, reserved).chosen;
}

/* The place of a site in a list; the length of the list for none. */
static gsize
rank_of (const Problem *p, gsize person, int64_t site)
{
  gsize rank = 0;

  while (rank < p->length[person] && p->list[person][rank] != site)
    rank++;
  return rank;
}

static gboolean
is_stable (const Problem *p, const int64_t at[], const int64_t turn[])
{
  for (gsize s = 0; s < p->sites.n_blocks; s++)
    {
      guint held = 0;

      for (gsize i = 0; i < p->sites.n; i++)
        held |= at[i] == (int64_t)s ? 1u << i : 0;
      if (choose (p, s, held, turn) != held)
        return FALSE;
      for (gsize i = 0; i < p->sites.n; i++)
        if (rank_of (p, i, (int64_t)s) < rank_of (p, i, at[i])
            && (choose (p, s, held | 1u << i, turn) >> i & 1) != 0)
          return FALSE;
    }
  return TRUE;
}

/* The next assignment to listed sites, -1 for none; FALSE behind the last. */
static gboolean
next_assignment (const Problem *p, int64_t at[])
{
  for (gsize i = 0; i < p->sites.n; i++)
    {
      gsize rank = at[i] < 0 ? 0 : rank_of (p, i, at[i]) + 1;

      at[i] = rank < p->length[i] ? p->list[i][rank] : -1;
      if (at[i] >= 0)
        return TRUE;
    }
  return FALSE;
}

/* The stable assignment that is best for all; there must be one. */
static void
find_best_stable (const Problem *p, const int64_t turn[], int64_t best[])
{
  int64_t at[PERSONS] = { -1, -1, -1, -1 };
  gsize rank[PERSONS];
  gboolean is_reached = FALSE;

  for (gsize i = 0; i < p->sites.n; i++)
    rank[i] = p->length[i];
  do
    if (is_stable (p, at, turn))
      for (gsize i = 0; i < p->sites.n; i++)
        rank[i] = MIN (rank[i], rank_of (p, i, at[i]));
  while (next_assignment (p, at));
  for (gsize i = 0; i < p->sites.n; i++)
    best[i] = rank[i] < p->length[i] ? p->list[i][rank[i]] : -1;
  is_reached = is_stable (p, best, turn);
  cr_assert (is_reached);
}

static gboolean
is_accepted (const Problem *p, const int64_t site[], const int64_t trait[])
{
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_matching (p->reserves, p->preferences, site, trait, NULL);

  cr_assert_not_null (verdict);
  return awrash_audit_verdict_is_accepted (verdict);
}

Test (oracle_match, the_stable_assignment_is_the_best_one_for_everybody)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (81);

  for (int turn = 0; turn < 3000; turn++)
    {
      Problem p;
      int64_t order[PERSONS], place[PERSONS], best[PERSONS];
      int64_t sites[PERSONS], traits[PERSONS], ranks[PERSONS];

      draw (random, &p, turn % 2 == 0);
      for (gsize i = 0; i < p.sites.n; i++)
        order[i] = (int64_t)((i + (gsize)turn) % p.sites.n);
      for (gsize i = 0; i < p.sites.n; i++)
        place[order[i]] = (int64_t)i;
      find_best_stable (&p, place, best);
      g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (p.sites.n, order, NULL);
      g_autoptr (AwrashMatch) match
          = awrash_selection_match_stable (p.reserves, p.preferences, ties, NULL);
      cr_assert_not_null (match);
      awrash_selection_match_get_outcomes (match, sites, traits, ranks);
      for (gsize i = 0; i < p.sites.n; i++)
        {
          cr_assert_eq (sites[i], best[i], "turn %d: person %zu", turn, i);
          cr_assert_eq (ranks[i], sites[i] < 0 ? 0 : (int64_t)rank_of (&p, i, sites[i]) + 1);
        }
      cr_assert (is_accepted (&p, sites, traits), "turn %d", turn);
      clear (&p);
    }
}

/* Whether every order gives the same assignment, which is then best[]. */
static gboolean
has_one_outcome (const Problem *p, int64_t best[])
{
  gsize order[SMALL_PERSONS] = { 0, 1, 2, 3 };
  gboolean is_first = TRUE, is_one = TRUE;

  do
    {
      int64_t place[PERSONS], own[PERSONS];

      for (gsize k = 0; k < p->sites.n; k++)
        place[order[k]] = (int64_t)k;
      find_best_stable (p, place, own);
      is_one = is_one && (is_first || memcmp (own, best, p->sites.n * sizeof *own) == 0);
      memcpy (best, own, p->sites.n * sizeof *own);
      is_first = FALSE;
    }
  while (small_selection_next (&p->sites, order));
  return is_one;
}

Test (oracle_match, what_is_answered_without_a_policy_hangs_on_no_order)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (82);
  gsize n_answered = 0, n_refused = 0, n_needless = 0;

  for (int turn = 0; turn < 3000; turn++)
    {
      Problem p;
      int64_t sites[PERSONS], traits[PERSONS], ranks[PERSONS], best[PERSONS];
      gboolean is_one;

      draw (random, &p, FALSE);
      for (gsize i = 0; i < p.sites.n && turn % 2 == 0; i++)
        p.sites.score[i] = 0;
      g_autoptr (AwrashMatch) match
          = awrash_selection_match_stable (p.reserves, p.preferences, NULL, NULL);
      awrash_selection_match_get_outcomes (match, sites, traits, ranks);
      is_one = has_one_outcome (&p, best);
      if (awrash_selection_match_get_status (match) == AWRASH_STATUS_OPTIMAL)
        {
          n_answered++;
          cr_assert (is_one, "turn %d", turn);
          cr_assert_arr_eq (best, sites, p.sites.n * sizeof *best, "turn %d", turn);
        }
      else
        {
          n_refused++;
          n_needless += is_one;
        }
      clear (&p);
    }
  cr_assert (n_answered > 100 && n_refused > 100, "%zu %zu", n_answered, n_refused);
  /* few are refused though every order would have given the same */
  cr_assert (n_needless < 15, "%zu of %zu", n_needless, n_refused);
}

Test (oracle_match, the_check_of_stability_finds_every_pair_that_would_rather)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (83);
  gsize n_stable = 0, n_unstable = 0;

  for (int turn = 0; turn < 400; turn++)
    {
      const int64_t turns[PERSONS] = { 0, 1, 2, 3 };
      int64_t at[PERSONS] = { -1, -1, -1, -1 };
      Problem p;

      /* with one trait labels follow from the set */
      for (draw (random, &p, TRUE); p.sites.is_over || p.sites.n_traits > 1;
           draw (random, &p, TRUE))
        clear (&p);
      do
        {
          int64_t trait[PERSONS], left[SITES];
          gboolean accepted, expected = is_stable (&p, at, turns);

          for (gsize s = 0; s < p.sites.n_blocks; s++)
            left[s] = p.sites.n_traits > 0 ? p.sites.reserved[s] : 0;
          /* those with the highest scores count */
          for (gsize i = 0; i < p.sites.n; i++)
            trait[i] = -1;
          for (;;)
            {
              gsize best = PERSONS;

              for (gsize i = 0; i < p.sites.n; i++)
                if (at[i] >= 0 && trait[i] < 0 && p.sites.traits[i] == 1 && left[at[i]] > 0
                    && (best == PERSONS || p.at[i][at[i]] > p.at[best][at[best]]))
                  best = i;
              if (best == PERSONS)
                break;
              trait[best] = 0;
              left[at[best]]--;
            }
          accepted = is_accepted (&p, at, trait);
          cr_assert_eq (accepted, expected, "turn %d", turn);
          *(expected ? &n_stable : &n_unstable) += 1;
        }
      while (next_assignment (&p, at));
      clear (&p);
    }
  cr_assert (n_stable >= 400 && n_unstable > 2000);
}

/* ── the largest ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const Problem *problem;
  const gsize *order;
  int64_t at[PERSONS];
  int64_t filled[SITES][SMALL_TRAITS], open[SITES];
  int64_t n_filled, n_placed;
  gboolean is_found;
  int64_t best_filled, best_placed, best[PERSONS];
} Largest;

/* Better: more reserved places, then more persons, then better for the first, the second, … */
static gboolean
is_better (const Largest *l)
{
  if (!l->is_found || l->n_filled != l->best_filled)
    return !l->is_found || l->n_filled > l->best_filled;
  if (l->n_placed != l->best_placed)
    return l->n_placed > l->best_placed;
  for (gsize k = 0; k < l->problem->sites.n; k++)
    {
      const gsize i = l->order[k];
      gsize mine = rank_of (l->problem, i, l->at[i]), theirs = rank_of (l->problem, i, l->best[i]);

      if (mine != theirs)
        return mine < theirs;
    }
  return FALSE;
}

static void
place (Largest *l, gsize i)
{
  const Problem *p = l->problem;

  if (i == p->sites.n || i == PERSONS)
    {
      for (gsize s = 0; s < p->sites.n_blocks; s++)
        {
          int64_t spare = p->sites.size[s];

          for (gsize t = 0; t < p->sites.n_traits; t++)
            spare -= (p->sites.hard >> t & 1) != 0 ? p->sites.reserved[s * p->sites.n_traits + t]
                                                   : l->filled[s][t];
          if (l->open[s] > spare)
            return;
        }
      if (is_better (l))
        {
          l->is_found = TRUE;
          l->best_filled = l->n_filled;
          l->best_placed = l->n_placed;
          for (gsize k = 0; k < p->sites.n; k++)
            l->best[k] = l->at[k];
        }
      return;
    }
  l->at[i] = -1;
  place (l, i + 1);
  l->n_placed++;
  for (gsize k = 0; k < p->length[i]; k++)
    {
      gsize s = (gsize)(l->at[i] = p->list[i][k]);

      l->open[s]++;
      place (l, i + 1);
      l->open[s]--;
      for (gsize t = 0; t < p->sites.n_traits; t++)
        if ((p->sites.traits[i] >> t & 1) != 0
            && l->filled[s][t] < p->sites.reserved[s * p->sites.n_traits + t])
          {
            l->at[i] = (int64_t)s;
            l->filled[s][t]++;
            l->n_filled++;
            place (l, i + 1);
            l->n_filled--;
            l->filled[s][t]--;
          }
    }
  l->n_placed--;
}

Test (oracle_match, the_largest_assignment_is_the_best_of_all)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (84);
  const double merit[] = { 4, 3, 2, 1 };

  for (int turn = 0; turn < 4000; turn++)
    {
      Problem p;
      int64_t sites[PERSONS], traits[PERSONS], ranks[PERSONS], n_filled = 0;

      draw (random, &p, TRUE);
      Largest l = { .problem = &p, .order = (gsize[]){ 0, 1, 2, 3 } };
      place (&l, 0);
      g_autoptr (AwrashMatch) match
          = awrash_selection_match_largest (p.reserves, p.preferences, merit, NULL, NULL);
      cr_assert_not_null (match);
      awrash_selection_match_get_outcomes (match, sites, traits, ranks);
      for (gsize i = 0; i < p.sites.n; i++)
        {
          cr_assert_eq (sites[i], l.best[i], "turn %d: person %zu at %ld, expected %ld", turn, i,
                        (long)sites[i], (long)l.best[i]);
          n_filled += traits[i] >= 0;
        }
      cr_assert_eq (n_filled, l.best_filled, "turn %d", turn);
      clear (&p);
    }
}

static gboolean
keeps_merit (const gsize order[], gsize n, const double merit[])
{
  for (gsize k = 1; k < n; k++)
    if (merit[order[k]] > merit[order[k - 1]])
      return FALSE;
  return TRUE;
}

Test (oracle_match, the_largest_assignment_is_refused_where_orders_of_equal_merit_differ)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (85);
  gsize n_answered = 0, n_refused = 0;

  for (int turn = 0; turn < 4000; turn++)
    {
      Problem p;
      gsize order[SMALL_PERSONS] = { 0, 1, 2, 3 };
      int64_t sites[PERSONS], traits[PERSONS], ranks[PERSONS];
      double merit[PERSONS];
      gboolean is_refused, is_first = TRUE, is_same = TRUE;
      Largest first = { 0 };

      draw (random, &p, TRUE);
      for (gsize i = 0; i < p.sites.n; i++)
        merit[i] = g_rand_int_range (random, 0, 3);
      g_autoptr (AwrashMatch) match
          = awrash_selection_match_largest (p.reserves, p.preferences, merit, NULL, NULL);
      cr_assert_not_null (match);
      is_refused = awrash_selection_match_get_status (match) == AWRASH_STATUS_TIE_REFUSED;
      awrash_selection_match_get_outcomes (match, sites, traits, ranks);
      do
        if (keeps_merit (order, p.sites.n, merit))
          {
            Largest l = { .problem = &p, .order = order };

            place (&l, 0);
            if (is_first)
              first = l;
            is_first = FALSE;
            for (gsize i = 0; i < p.sites.n; i++)
              is_same = is_same && l.best[i] == first.best[i];
          }
      while (small_selection_next (&p.sites, order));
      cr_assert_eq (is_refused, !is_same, "turn %d", turn);
      for (gsize i = 0; i < p.sites.n; i++)
        cr_assert (sites[i] == (is_refused ? -1 : first.best[i]), "turn %d", turn);
      *(is_refused ? &n_refused : &n_answered) += 1;
      clear (&p);
    }
  cr_assert (n_answered > 100 && n_refused > 100, "%zu %zu", n_answered, n_refused);
}
