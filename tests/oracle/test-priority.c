/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Selection by priority against every way of seating small pools, in every order that the scores
 * leave; and its check against every claim that there is. Source: the definitions in
 * <awrash/selection-reserve.h>. Invariant: seeds are fixed. */

#include "support/small-selection.h"

#include <criterion/criterion.h>

static guint
selected_of (const AwrashPriority *answer)
{
  gsize n = awrash_selection_priority_get_n_selected (answer);
  int64_t persons[SMALL_PERSONS];
  guint set = 0;

  awrash_selection_priority_get_selected (answer, persons);
  for (gsize k = 0; k < n; k++)
    set |= 1u << persons[k];
  return set;
}

static gboolean
is_accepted (const SmallSelection *p, const AwrashReserves *reserves, const int64_t block[],
             const int64_t trait[])
{
  g_autoptr (AwrashVerdict) verdict = awrash_audit_priority (reserves, p->n, p->score, p->category,
                                                             p->traits, block, trait, NULL);

  cr_assert_not_null (verdict);
  return awrash_audit_verdict_is_accepted (verdict);
}

static void
draw_order (const SmallSelection *p, GRand *random, int64_t given[], gsize order[])
{
  for (gsize k = 0; k < p->n; k++)
    given[k] = (int64_t)k;
  for (gsize k = p->n; k > 1; k--)
    {
      gsize j = (gsize)g_rand_int_range (random, 0, (gint)k);
      int64_t keep = given[j];

      given[j] = given[k - 1];
      given[k - 1] = keep;
    }
  for (gsize k = 0; k < p->n; k++)
    order[k] = (gsize)given[k];
  /* by score, those who are equal as they stand in the order given */
  for (gsize k = 1; k < p->n; k++)
    for (gsize j = k; j > 0 && p->score[order[j]] > p->score[order[j - 1]]; j--)
      {
        gsize keep = order[j];

        order[j] = order[j - 1];
        order[j - 1] = keep;
      }
}

Test (oracle_priority, with_an_order_for_ties_it_is_the_best_of_all_ways_of_seating)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (61);

  for (int turn = 0; turn < 10000; turn++)
    {
      const SmallSelection p = small_selection_draw (random, SMALL_BLOCKS);
      g_autoptr (AwrashReserves) reserves = small_selection_reserves (&p);
      int64_t given[SMALL_PERSONS], block[SMALL_PERSONS], trait[SMALL_PERSONS];
      gsize order[SMALL_PERSONS];
      SmallSeats seats;

      draw_order (&p, random, given, order);
      seats = small_selection_solve (&p, order);
      g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (p.n, given, NULL);
      g_autoptr (AwrashPriority) answer = awrash_selection_priority_new (
          reserves, ties, p.n, p.score, p.category, p.traits, NULL);
      cr_assert_not_null (answer);
      cr_assert_eq (selected_of (answer), seats.selected, "turn %d: %x, expected %x", turn,
                    selected_of (answer), seats.selected);
      cr_assert_eq (awrash_selection_priority_get_n_empty (answer), seats.empty, "turn %d", turn);
      awrash_selection_priority_get_outcomes (answer, block, trait);
      cr_assert (is_accepted (&p, reserves, block, trait), "turn %d", turn);
    }
}

/* All the sets that some order selects; how many different ones. */
static gsize
list_outcomes (const SmallSelection *p, gboolean is_outcome[])
{
  gsize order[SMALL_PERSONS], found = 0;

  for (gsize set = 0; set < (gsize)1 << SMALL_PERSONS; set++)
    is_outcome[set] = FALSE;
  for (gsize k = 0; k < p->n; k++)
    order[k] = k;
  do
    if (small_selection_is_order (p, order))
      {
        guint set = small_selection_solve (p, order).selected;

        found += !is_outcome[set];
        is_outcome[set] = TRUE;
      }
  while (small_selection_next (p, order));
  return found;
}

Test (oracle_priority, a_tie_is_refused_where_orders_select_others)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (62);
  gboolean is_outcome[1 << SMALL_PERSONS];
  gsize n_refused = 0, n_answered = 0;

  for (int turn = 0; turn < 6000; turn++)
    {
      const SmallSelection p = small_selection_draw (random, turn % 2 == 0 ? 1 : SMALL_BLOCKS);
      g_autoptr (AwrashReserves) reserves = small_selection_reserves (&p);
      gsize n = list_outcomes (&p, is_outcome);
      g_autoptr (AwrashPriority) answer = awrash_selection_priority_new (
          reserves, NULL, p.n, p.score, p.category, p.traits, NULL);
      gboolean is_refused
          = awrash_selection_priority_get_status (answer) == AWRASH_STATUS_TIE_REFUSED;

      cr_assert (is_refused || (n == 1 && is_outcome[selected_of (answer)]), "turn %d", turn);
      cr_assert (!is_refused || n > 1, "turn %d", turn);
      *(is_refused ? &n_refused : &n_answered) += 1;
    }
  cr_assert (n_refused > 500 && n_answered > 500, "%zu refused, %zu answered", n_refused,
             n_answered);
}

/* In one choice: whether the labels are a way of seating the best choice of some order. */
static gboolean
is_right (const SmallSelection *p, const gboolean is_outcome[], const int64_t block[],
          const int64_t trait[])
{
  gsize order[SMALL_PERSONS];
  int64_t filled[SMALL_TRAITS] = { 0 }, n_filled = 0, n_hard = 0;
  guint set = 0;
  SmallChoice best;

  for (gsize i = 0; i < p->n; i++)
    {
      order[i] = i;
      if (block[i] > 0 || (block[i] < 0 && trait[i] >= 0))
        return FALSE;
      if (block[i] == 0)
        set |= 1u << i;
      if (trait[i] >= 0)
        {
          filled[trait[i]]++;
          n_filled++;
          n_hard += p->hard >> trait[i] & 1;
          if ((p->traits[i] >> trait[i] & 1) == 0)
            return FALSE;
        }
    }
  for (gsize t = 0; t < p->n_traits; t++)
    if (filled[t] > p->reserved[t])
      return FALSE;
  best = small_selection_choose (p, p->n, order, p->size[0], p->reserved);
  return is_outcome[set] && n_filled == best.filled && n_hard == best.hard_filled;
}

Test (oracle_priority, its_check_accepts_what_is_best_and_nothing_else)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (63);
  gboolean is_outcome[1 << SMALL_PERSONS];
  gsize n_accepted = 0;

  for (int turn = 0; turn < 1500; turn++)
    {
      SmallSelection p = small_selection_draw (random, 1);
      gsize n_labels, n_claims = 1;

      p.n = MIN (p.n, 4);
      p.keeps[0] = 1;
      n_labels = p.n_traits + 2;
      for (gsize i = 0; i < p.n; i++)
        n_claims *= n_labels;
      g_autoptr (AwrashReserves) reserves = small_selection_reserves (&p);
      (void)list_outcomes (&p, is_outcome);
      for (gsize claim = 0; claim < n_claims; claim++)
        {
          int64_t block[SMALL_PERSONS], trait[SMALL_PERSONS];
          gboolean accepted;
          guint set = 0;

          for (gsize i = 0, rest = claim; i < p.n; i++, rest /= n_labels)
            {
              block[i] = rest % n_labels == 0 ? -1 : 0;
              trait[i] = block[i] < 0 ? -1 : (int64_t)(rest % n_labels) - 2;
              set |= block[i] == 0 ? 1u << i : 0;
            }
          accepted = is_accepted (&p, reserves, block, trait);
          n_accepted += accepted;
          if (p.is_over)
            cr_assert (!accepted || is_outcome[set], "turn %d, claim %zu", turn, claim);
          else
            cr_assert_eq (accepted, is_right (&p, is_outcome, block, trait), "turn %d, claim %zu",
                          turn, claim);
        }
    }
  cr_assert (n_accepted > 300);
}
