/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least number of places of training that brings the Gini of rates down to a level: along the
 * lowest rate first, in strides while the bound refutes the level, then place by place; where the
 * bound alone cannot tell, by exchanges and by branching. Source: Fujishige (1980) for the lowest
 * first. Invariant: what is said to be out of reach is refuted by whole numbers: the excess of the
 * bound is convex in the number of places, so that while it falls it is above at all fewer. */

#include "split/compensation-private.h"

#include "base/cancel-private.h"
#include "base/memory-private.h"

#include <string.h>

/* How many numbers of places that the bound leaves open are looked at closely, how many after those
 * with the lowest rate first alone, and how many parts of boxes in all; fewer of each where there
 * are very many recipients. */
#define MOST_CLOSE 256
#define MOST_OPEN 16384
#define MOST_NODES 20000
#define MOST_WORK ((gsize)1 << 21)

typedef struct
{
  const AwrashCompensation *c;
  const AwrashCompensationLevel *level;
  AwrashRise rise, back; /* where the search is, and where the bound last refuted all before */
  AwrashCompensationBox box;
  gsize *order;
  int64_t *found; /* [n]: a division at the places of the rise */
  int64_t *best;  /* [n]: the lowest Gini so far */
  AwrashCompensationGini best_gini;
  int64_t best_places;
  gsize n_open, nodes;
} Search;

static void
search_clear (Search *search)
{
  awrash_i_rise_clear (&search->rise);
  awrash_i_rise_clear (&search->back);
  awrash_i_compensation_box_clear (&search->box);
  g_free (search->order);
  g_free (search->found);
  g_free (search->best);
}

static gboolean
search_init (Search *search, GError **error)
{
  const AwrashCompensation *c = search->c;

  return awrash_i_rise_init (&search->rise, c, error)
         && awrash_i_rise_init (&search->back, c, error)
         && awrash_i_compensation_box_init (&search->box, c, error)
         && (search->order = awrash_i_new (gsize, c->n, error)) != NULL
         && (search->found = awrash_i_new (int64_t, c->n, error)) != NULL
         && (search->best = awrash_i_new (int64_t, c->n, error)) != NULL;
}

/* Counts a division exactly, and keeps it if none before had a lower Gini. */
static gboolean
meets (Search *search, const int64_t training[])
{
  AwrashCompensationGini gini;
  AwrashCompensationLevel best = awrash_i_compensation_level_of (&search->best_gini);

  awrash_i_compensation_sort (search->c, training, search->order);
  awrash_i_compensation_gini_count (search->c, training, search->order, &gini);
  if (search->best_places < 0 || awrash_i_compensation_gini_compare (&gini, &best) < 0)
    {
      memcpy (search->best, training, search->c->n * sizeof (int64_t));
      search->best_gini = gini;
      search->best_places = search->rise.places;
    }
  return awrash_i_compensation_gini_compare (&gini, search->level) <= 0;
}

/* Whether the bound refutes the level at the places of the rise, and so at all fewer; slope is the
 * sign of what one place more adds. */
static gboolean
is_refuted (Search *search, int *slope)
{
  AwrashCompensationGini bound;

  *slope = 0;
  awrash_i_compensation_box_open (&search->box, search->rise.training);
  return awrash_i_compensation_bound (&search->box, search->rise.places, search->level, &bound,
                                      slope)
         && awrash_i_compensation_gini_compare (&bound, search->level) > 0;
}

/* In strides of a 64th of what was given, to the last place where all before is refuted. */
static void
stride (Search *search)
{
  gboolean has_room = TRUE;
  int slope;

  while (has_room && search->rise.places < AWRASH_COMPENSATION_MOST)
    {
      const int64_t stop = search->rise.places + 1 + search->rise.places / 64;

      while (has_room && search->rise.places < stop)
        has_room = awrash_i_rise_step (&search->rise);
      if (!is_refuted (search, &slope) || slope > 0)
        break;
      awrash_i_rise_copy (&search->back, &search->rise);
    }
  awrash_i_rise_copy (&search->rise, &search->back);
}

/* Where the bound leaves it open. */
static gboolean
look_closer (Search *search, AwrashBranch *branch, GError **error)
{
  *branch = AWRASH_BRANCH_UNDECIDED;
  if (search->n_open++ >= MIN (MOST_CLOSE, 1 + MOST_WORK / search->c->n / 128))
    return TRUE;
  memcpy (search->found, search->rise.training, search->c->n * sizeof (int64_t));
  if (!awrash_i_compensation_exchange (search->c, search->found, error))
    return FALSE;
  if (meets (search, search->found))
    {
      *branch = AWRASH_BRANCH_FOUND;
      return TRUE;
    }
  awrash_i_compensation_box_open (&search->box, search->rise.training);
  *branch = awrash_i_compensation_branch (&search->box, search->rise.places, search->level,
                                          &search->nodes, search->found);
  if (*branch == AWRASH_BRANCH_FOUND)
    (void)meets (search, search->found);
  return TRUE;
}

/* One number of places: FOUND, NONE, or UNDECIDED; ends is set where more places cannot help. */
static gboolean
settle (Search *search, AwrashBranch *branch, gboolean *ends, GError **error)
{
  int slope;

  *branch = AWRASH_BRANCH_FOUND;
  *ends = FALSE;
  if (meets (search, search->rise.training))
    return TRUE;
  *branch = AWRASH_BRANCH_NONE;
  if (!is_refuted (search, &slope))
    return look_closer (search, branch, error);
  *ends = slope > 0;
  return TRUE;
}

/* Place by place from where the strides left off. */
static gboolean
walk (Search *search, AwrashCompensationAnswer *answer, GError **error)
{
  gboolean is_proved = TRUE, ends = FALSE;
  AwrashBranch branch;

  for (;;)
    {
      if (!settle (search, &branch, &ends, error))
        return FALSE;
      if (branch == AWRASH_BRANCH_FOUND)
        answer->status = is_proved ? AWRASH_STATUS_OPTIMAL : AWRASH_STATUS_WITHIN_GAP;
      is_proved = is_proved && branch == AWRASH_BRANCH_NONE;
      if (branch == AWRASH_BRANCH_FOUND)
        break;
      if (is_proved)
        answer->least = search->rise.places + 1;
      if (search->n_open >= MIN (MOST_OPEN, MOST_WORK / search->c->n)
          || search->rise.places >= AWRASH_COMPENSATION_MOST)
        break;
      if (ends || !awrash_i_rise_step (&search->rise))
        {
          answer->status = is_proved ? AWRASH_STATUS_INFEASIBLE : AWRASH_STATUS_LIMIT;
          break;
        }
    }
  if (branch == AWRASH_BRANCH_FOUND && is_proved)
    answer->least = search->rise.places;
  answer->places = search->best_places;
  return TRUE;
}

static gboolean
run (Search *search, int64_t training[], AwrashCompensationAnswer *answer, GError **error)
{
  AwrashCompensationAnswer found = { .status = AWRASH_STATUS_LIMIT };

  if (!search_init (search, error))
    return FALSE;
  search->best_places = -1;
  if (!meets (search, search->rise.training))
    stride (search);
  if (!walk (search, &found, error) || awrash_i_is_cancelled (error))
    return FALSE;
  memcpy (training, search->best, search->c->n * sizeof (int64_t));
  *answer = found;
  return TRUE;
}

gboolean
awrash_i_compensation_search (const AwrashCompensation *compensation,
                              const AwrashCompensationLevel *level, int64_t training[],
                              AwrashCompensationAnswer *answer, GError **error)
{
  Search search = { .c = compensation,
                    .level = level,
                    .nodes = MIN (MOST_NODES, MOST_WORK / compensation->n) };
  const gboolean searched = run (&search, training, answer, error);

  search_clear (&search);
  return searched;
}
