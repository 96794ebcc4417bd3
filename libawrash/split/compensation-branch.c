/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether some division of so many places meets a Gini: a box is cut where its bound has a fraction
 * of a place in mind, until the bound is above the level or a division is found that meets it.
 * Source: Land and Doig (1960). Invariant: "none" is said only once every part of the box is
 * refuted by whole numbers. */

#include "split/compensation-private.h"

#include <math.h>
#include <string.h>

#define DEEPEST 1000

typedef struct
{
  AwrashCompensationBox *box;
  const AwrashCompensationLevel *level;
  int64_t places;
  gsize *nodes, depth;
  int64_t *training;
} Search;

/* What the bound has in mind, in whole places; what is over goes to the largest fractions. FALSE
 * where it does not come out. */
static gboolean
round_target (Search *search)
{
  const AwrashCompensationBox *box = search->box;
  const AwrashCompensation *c = box->compensation;
  int64_t over = search->places;

  for (gsize i = 0; i < c->n; i++)
    {
      search->training[i] = CLAMP ((int64_t)floor (box->target[i]), box->low[i], box->high[i]);
      over -= search->training[i];
    }
  if (over > (int64_t)c->n)
    return FALSE;
  for (; over > 0; over--)
    {
      gsize best = G_MAXSIZE;

      for (gsize i = 0; i < c->n; i++)
        if (search->training[i] < box->high[i] && box->is_level[i]
            && (best == G_MAXSIZE
                || box->target[i] - (double)search->training[i]
                       > box->target[best] - (double)search->training[best]))
          best = i;
      if (best == G_MAXSIZE)
        return FALSE;
      search->training[best]++;
    }
  return over == 0;
}

static gboolean
has_room (Search *search)
{
  const AwrashCompensation *c = search->box->compensation;
  int64_t *left = search->box->left;

  memcpy (left, c->room, c->n_nodes * sizeof (int64_t));
  for (gsize i = 0; i < c->n; i++)
    {
      if (search->training[i] > awrash_i_compensation_room (c, left, i))
        return FALSE;
      awrash_i_compensation_take (c, left, i, search->training[i]);
    }
  return TRUE;
}

/* Cuts at the fraction nearest to one half; without fractions, wherever the box is not a point. */
static gsize
choose (const Search *search, int64_t *at)
{
  const AwrashCompensationBox *box = search->box;
  gsize best = G_MAXSIZE;
  double best_value = -1;

  for (gsize i = 0; i < box->compensation->n; i++)
    {
      const double below = floor (box->target[i]), fraction = box->target[i] - below;
      const double value = box->is_level[i] ? MIN (fraction, 1 - fraction) : -0.5;

      if (box->low[i] == box->high[i] || value <= best_value)
        continue;
      best = i;
      best_value = value;
      *at = CLAMP ((int64_t)below, box->low[i], box->high[i] - 1);
    }
  return best;
}

static AwrashBranch explore (Search *search);

static AwrashBranch
explore_part (Search *search, int64_t *end, int64_t value)
{
  const int64_t kept = *end;
  AwrashBranch found;

  *end = value;
  search->depth++;
  found = explore (search);
  search->depth--;
  *end = kept;
  return found;
}

static AwrashBranch
explore (Search *search)
{
  AwrashCompensationBox *box = search->box;
  AwrashCompensationGini gini;
  AwrashBranch below, above;
  int64_t at = 0;
  gsize i;
  int slope;

  if (*search->nodes == 0 || search->depth == DEEPEST)
    return AWRASH_BRANCH_UNDECIDED;
  --*search->nodes;
  if (!awrash_i_compensation_bound (box, search->places, search->level, &gini, &slope)
      || awrash_i_compensation_gini_compare (&gini, search->level) > 0)
    return AWRASH_BRANCH_NONE;
  i = choose (search, &at);
  if (round_target (search) && has_room (search))
    {
      awrash_i_compensation_sort (box->compensation, search->training, box->order);
      awrash_i_compensation_gini_count (box->compensation, search->training, box->order, &gini);
      if (awrash_i_compensation_gini_compare (&gini, search->level) <= 0)
        return AWRASH_BRANCH_FOUND;
    }
  if (i == G_MAXSIZE)
    return AWRASH_BRANCH_NONE;
  below = explore_part (search, &box->high[i], at);
  if (below == AWRASH_BRANCH_FOUND)
    return below;
  above = explore_part (search, &box->low[i], at + 1);
  return above == AWRASH_BRANCH_NONE ? below : above;
}

AwrashBranch
awrash_i_compensation_branch (AwrashCompensationBox *box, int64_t places,
                              const AwrashCompensationLevel *level, gsize *nodes,
                              int64_t training[])
{
  Search search = { box, level, places, nodes, 0, training };

  return explore (&search);
}
