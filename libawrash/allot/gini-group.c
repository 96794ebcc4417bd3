/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least cost of a group with a fixed sum, member by member. What is not yet decided is bounded
 * by a linear cost: |z| >= m z, with m the sign at the receipts that are expected for pairs that
 * stand apart, and one common sign for all undecided near a member that is decided; then the
 * cheapest way to make up the sum. Source: Land and Doig (1960), with the multipliers of Ogryczak
 * and Sliwinski's ordered sums. Invariant: for each choice of signs the bound is convex in what a
 * member receives, so that values are tried outwards until it ends the search. */

#include "allot/gini-private.h"

#include <string.h>

enum
{
  MOST = AWRASH_GINI_GROUP_MOST
};

typedef struct
{
  AwrashGiniSum fixed;      /* what is decided, and the constants of pairs with what is not */
  AwrashGiniSum cost[MOST]; /* of a unit of what is not */
  int64_t left;             /* units for what is not */
} Node;

typedef struct
{
  const AwrashGiniGroup *group;
  gsize n;
  gsize member[MOST]; /* in the order of the search */
  int64_t lower[MOST], upper[MOST], near[MOST], y[MOST], best[MOST];
  int64_t unit[MOST][MOST]; /* a_pq */
  gint8 sign[MOST][MOST];   /* of the pairs that stand apart; of near ones once one is decided */
  guint8 is_near[MOST][MOST];
  Node nodes[MOST + 1];
  AwrashGiniSum least;
  gboolean is_better;
  int64_t steps;
} Search;

/* The least linear cost of the undecided from `from` on, whose boxes can make up what is left. */
static AwrashGiniSum
fill_cheapest (const Search *search, const AwrashGiniSum cost[], gsize from, int64_t left)
{
  AwrashGiniSum sum = 0;
  guint taken = 0;

  for (gsize i = from; i < search->n; i++)
    {
      sum += cost[i] * search->lower[i];
      left -= search->lower[i];
    }
  for (gsize k = from; k < search->n && left > 0; k++)
    {
      gsize cheapest = from;
      int64_t units;

      while (taken >> cheapest & 1)
        cheapest++;
      for (gsize i = cheapest + 1; i < search->n; i++)
        if (!(taken >> i & 1) && cost[i] < cost[cheapest])
          cheapest = i;
      taken |= 1U << cheapest;
      units = MIN (left, search->upper[cheapest] - search->lower[cheapest]);
      sum += cost[cheapest] * units;
      left -= units;
    }
  return sum;
}

static AwrashGiniSum
magnitude (AwrashGiniSum value)
{
  return value < 0 ? -value : value;
}

/* What anchors cost beyond the linear cost that their ranks say. */
static AwrashGiniSum
anchor_loss (const Search *search, gsize i, int64_t v)
{
  const AwrashGiniGroup *group = search->group;
  AwrashGiniSum loss = 0;

  for (gsize k = 0; k < group->n_anchors; k++)
    {
      gsize a = group->anchors[k];
      gsize own = group->rank[search->member[i]];
      AwrashGiniSum z
          = awrash_i_gini_pairs_differ (group->pairs, search->member[i], v, a, group->lower[a]);

      loss += magnitude (z) - ((own > group->rank[a]) - (own < group->rank[a])) * z;
    }
  return loss;
}

/* The node after member i receives v, its near undecided pairs taken with one sign. */
static void
decide (const Search *search, const Node *node, gsize i, int64_t v, int sign, AwrashGiniSum loss,
        Node *next)
{
  next->fixed = node->fixed + node->cost[i] * v + loss;
  next->left = node->left - v;
  for (gsize r = i + 1; r < search->n; r++)
    {
      next->cost[r] = node->cost[r];
      if (!search->is_near[i][r])
        continue;
      next->fixed += sign * (AwrashGiniSum)search->unit[i][r] * v;
      next->cost[r] -= sign * (AwrashGiniSum)search->unit[r][i];
    }
}

/* What pairs with the decided cost beyond what their signs say. */
static AwrashGiniSum
pair_loss (const Search *search, gsize i, int64_t v)
{
  AwrashGiniSum loss = anchor_loss (search, i, v);

  for (gsize a = 0; a < i; a++)
    {
      AwrashGiniSum z = (AwrashGiniSum)search->unit[a][i] * search->y[a]
                        - (AwrashGiniSum)search->unit[i][a] * v;

      loss += magnitude (z) - search->sign[a][i] * z;
    }
  return loss;
}

/* The bound after member i receives v, the better of the two signs; its node in *next. */
static AwrashGiniSum
bound (Search *search, gsize i, int64_t v, Node *next, int *sign)
{
  const Node *node = &search->nodes[i];
  AwrashGiniSum loss = pair_loss (search, i, v), least = 0;

  search->steps--;
  for (int s = -1; s <= 1; s += 2)
    {
      Node trial;
      AwrashGiniSum sum;

      decide (search, node, i, v, s, loss, &trial);
      sum = trial.fixed + fill_cheapest (search, trial.cost, i + 1, trial.left);
      if (s < 0 || sum > least)
        {
          least = sum;
          *next = trial;
          *sign = s;
        }
    }
  return least;
}

static void descend (Search *search, gsize i);

static void
enter (Search *search, gsize i, int64_t v, const Node *next, int sign)
{
  search->y[i] = v;
  search->nodes[i + 1] = *next;
  for (gsize r = i + 1; r < search->n; r++)
    if (search->is_near[i][r])
      search->sign[i][r] = (gint8)sign;
  descend (search, i + 1);
}

/* Values from `v` on in one direction, until the bound says that none can be better. */
static void
scan (Search *search, gsize i, int64_t v, int64_t end, int direction, AwrashGiniSum last)
{
  for (; (v - end) * direction <= 0 && search->steps > 0; v += direction)
    {
      int sign;
      Node next;
      AwrashGiniSum least = bound (search, i, v, &next, &sign);

      if (least < search->least)
        enter (search, i, v, &next, sign);
      else if (least >= last)
        return;
      last = least;
    }
}

static void
descend (Search *search, gsize i)
{
  const Node *node = &search->nodes[i];
  int64_t low, high, start, rest_low = 0, rest_high = 0;
  AwrashGiniSum least;
  int sign;
  Node next;

  /* all is decided: the bound by which it was entered is what it costs */
  if (i == search->n)
    {
      search->least = node->fixed;
      search->is_better = TRUE;
      memcpy (search->best, search->y, sizeof search->best);
      return;
    }
  for (gsize r = i + 1; r < search->n; r++)
    {
      rest_low += search->lower[r];
      rest_high += search->upper[r];
    }
  low = MAX (search->lower[i], node->left - rest_high);
  high = MIN (search->upper[i], node->left - rest_low);
  if (low > high || search->steps <= 0)
    return;
  start = CLAMP (search->near[i], low, high);
  least = bound (search, i, start, &next, &sign);
  if (least < search->least)
    enter (search, i, start, &next, sign);
  scan (search, i, start + 1, high, 1, least);
  scan (search, i, start - 1, low, -1, least);
}

/* ── the door ───────────────────────────────────────────────────────────────────────────────── */

/* Heavy members first: theirs is the finest grid. */
static void
set_order (Search *search)
{
  const AwrashGiniGroup *group = search->group;
  AwrashGiniSum *cost = search->nodes[0].cost;

  for (gsize k = 0; k < group->n; k++)
    {
      gsize i = k;

      while (i > 0
             && group->pairs->mass[search->member[i - 1]] < group->pairs->mass[group->members[k]])
        {
          search->member[i] = search->member[i - 1];
          cost[i] = cost[i - 1];
          i--;
        }
      search->member[i] = group->members[k];
      cost[i] = group->cost[k];
    }
}

/* Boxes, units and signs of the pairs; those that stand apart become linear costs. */
static void
set_pairs (Search *search)
{
  const AwrashGiniGroup *group = search->group;
  const AwrashGiniPairs *pairs = group->pairs;
  AwrashGiniSum *cost = search->nodes[0].cost;

  for (gsize i = 0; i < search->n; i++)
    {
      gsize p = search->member[i];

      search->lower[i] = group->lower[p];
      search->upper[i] = group->upper[p];
      search->near[i] = group->near[p];
      for (gsize j = 0; j < search->n; j++)
        search->unit[i][j] = pairs->slope[p] * pairs->mass[search->member[j]];
    }
  for (gsize i = 0; i < search->n; i++)
    for (gsize j = 0; j < search->n; j++)
      {
        gsize a = group->rank[search->member[i]], b = group->rank[search->member[j]];

        search->is_near[i][j] = i != j && a == b;
        search->sign[i][j] = (gint8)((a > b) - (a < b));
        cost[i] += search->sign[i][j] * (AwrashGiniSum)search->unit[i][j];
      }
}

gboolean
awrash_i_gini_group_search (const AwrashGiniGroup *group, AwrashGiniSum *least, int64_t y[],
                            int64_t *steps)
{
  Search search;

  memset (&search, 0, sizeof search);
  search.group = group;
  search.n = group->n;
  search.least = *least;
  search.steps = *steps;
  search.nodes[0].left = group->sum;
  set_order (&search);
  set_pairs (&search);
  descend (&search, 0);
  *steps = search.steps;
  if (search.is_better)
    {
      *least = search.least;
      for (gsize i = 0; i < search.n; i++)
        y[search.member[i]] = search.best[i];
    }
  return search.steps > 0;
}
