/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Successive shortest paths, one unit a path. A path's cost has three parts, compared in order:
 * minus the lower bounds that it serves, minus what recipients gain, and the objective's steps;
 * leximin and decreasing-minimal compare sums of levels at the lowest, or the highest, first.
 * Source: Ahuja, Magnanti and Orlin (1993), ch. 9. Invariant: nothing here is shared with the
 * engine under test but the network's arcs and the exact comparison of fractions. */

#include "support/shortest-paths.h"

#include "base/exact-private.h"

typedef struct
{
  int64_t unmet; /* minus the lower bounds served */
  int64_t filled;
  GArray *steps; /* of AwrashStep, on recipients' arcs only */
} Cost;

typedef struct
{
  AwrashNetwork *network;
  gsize n;
  const AwrashRecipient *recipients;
  AwrashObjective objective;
  gsize n_nodes; /* the root once more, as the end of paths */
  Cost *label;
  gboolean *known;
  AwrashMove *parent;
} Search;

typedef struct
{
  int64_t units;
  double need;
  int64_t times;
} Level;

/* ── costs ──────────────────────────────────────────────────────────────────────────────────── */

static const AwrashRecipient *
recipient_on (const Search *search, gsize arc)
{
  for (gsize i = 0; i < search->n; i++)
    if (search->recipients[i].arc == arc)
      return &search->recipients[i];
  return NULL;
}

static int
by_rate (gconstpointer a, gconstpointer b)
{
  const Level *x = a, *y = b;

  return awrash_i_exact_compare (x->units, x->need, y->units, y->need);
}

/* The sign of a sum of steps in the group of levels: the first level, from the end that counts
 * most, whose number of provinces changes. */
static int
sign_of_levels (const Search *search, const GArray *steps)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  gboolean down = search->objective == AWRASH_OBJECTIVE_DECMIN;
  guint at = 0;
  int sign = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const AwrashStep *step = &g_array_index (steps, AwrashStep, i);
      const AwrashRecipient *r = recipient_on (search, step->arc);
      Level leaves = { step->unit + r->offset, r->need, -step->sign };
      Level arrives = { step->unit + 1 + r->offset, r->need, step->sign };

      g_array_append_val (levels, leaves);
      g_array_append_val (levels, arrives);
    }
  g_array_sort (levels, by_rate);
  while (at < levels->len)
    {
      const Level *first = &g_array_index (levels, Level, at);
      int64_t times = 0;

      for (; at < levels->len && by_rate (first, &g_array_index (levels, Level, at)) == 0; at++)
        times += g_array_index (levels, Level, at).times;
      if (times != 0)
        sign = (times > 0) - (times < 0);
      if (times != 0 && !down)
        return sign;
    }
  return sign;
}

static int
sign_of_squares (const Search *search, const GArray *steps)
{
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (AwrashFraction));

  for (guint i = 0; i < steps->len; i++)
    {
      const AwrashStep *step = &g_array_index (steps, AwrashStep, i);
      const AwrashRecipient *r = recipient_on (search, step->arc);
      AwrashFraction term = { step->sign * (2 * (step->unit + r->offset) + 1), r->need };

      g_array_append_val (terms, term);
    }
  return awrash_i_exact_sum_sign (terms->len, (const AwrashFraction *)(void *)terms->data);
}

static int
sign_of (const Search *search, const Cost *cost)
{
  if (cost->unmet != 0)
    return cost->unmet > 0 ? 1 : -1;
  if (cost->filled != 0)
    return cost->filled > 0 ? 1 : -1;
  if (search->objective == AWRASH_OBJECTIVE_LEAST_SQUARES)
    return sign_of_squares (search, cost->steps);
  return sign_of_levels (search, cost->steps);
}

static Cost
copy_of (const Cost *cost)
{
  Cost copy = { cost->unmet, cost->filled, g_array_new (FALSE, FALSE, sizeof (AwrashStep)) };

  g_array_append_vals (copy.steps, cost->steps->data, cost->steps->len);
  return copy;
}

static int
compare (const Search *search, const Cost *a, const Cost *b)
{
  Cost gap = copy_of (a);
  int sign;

  gap.unmet -= b->unmet;
  gap.filled -= b->filled;
  for (guint i = 0; i < b->steps->len; i++)
    {
      AwrashStep step = g_array_index (b->steps, AwrashStep, i);

      step.sign = -step.sign;
      g_array_append_val (gap.steps, step);
    }
  sign = sign_of (search, &gap);
  g_array_unref (gap.steps);
  return sign;
}

/* ── paths ──────────────────────────────────────────────────────────────────────────────────── */

/* Room in the residual network of flows from nought up: lower bounds are wishes here. */
static gboolean
has_room (const AwrashArc *arc, gboolean back)
{
  return back ? arc->flow > 0 : arc->flow < arc->upper;
}

static Cost
extend (const Search *search, const Cost *cost, AwrashMove move)
{
  const AwrashArc *arc = &search->network->arcs[AWRASH_MOVE_ARC (move)];
  gboolean back = AWRASH_MOVE_IS_BACK (move);
  int64_t unit = back ? arc->flow - 1 : arc->flow;
  Cost longer = copy_of (cost);

  if (unit < arc->lower)
    longer.unmet += back ? 1 : -1;
  if (recipient_on (search, AWRASH_MOVE_ARC (move)) != NULL)
    {
      AwrashStep step = { AWRASH_MOVE_ARC (move), unit, back ? -1 : 1 };

      longer.filled += back ? 1 : -1;
      g_array_append_val (longer.steps, step);
    }
  return longer;
}

/* Arcs into the root lead to its second copy, the end. */
static gsize
from_node (const Search *search, AwrashMove move)
{
  gsize node = awrash_i_network_from (search->network, move);

  return node == 0 && AWRASH_MOVE_IS_BACK (move) ? search->n_nodes - 1 : node;
}

static gsize
to_node (const Search *search, AwrashMove move)
{
  gsize node = awrash_i_network_to (search->network, move);

  return node == 0 && !AWRASH_MOVE_IS_BACK (move) ? search->n_nodes - 1 : node;
}

static gboolean
relax (Search *search, AwrashMove move)
{
  gsize from = from_node (search, move), to = to_node (search, move);
  Cost longer;

  if (!search->known[from]
      || !has_room (&search->network->arcs[AWRASH_MOVE_ARC (move)], AWRASH_MOVE_IS_BACK (move)))
    return FALSE;
  longer = extend (search, &search->label[from], move);
  if (search->known[to] && compare (search, &longer, &search->label[to]) >= 0)
    {
      g_array_unref (longer.steps);
      return FALSE;
    }
  if (search->known[to])
    g_array_unref (search->label[to].steps);
  search->label[to] = longer;
  search->known[to] = TRUE;
  search->parent[to] = move;
  return TRUE;
}

/* Bellman and Ford from the root; the residual network has no negative cycle. TRUE if the way
 * round pays. */
static gboolean
find_path (Search *search)
{
  gboolean changed = TRUE;

  for (gsize node = 0; node < search->n_nodes; node++)
    {
      if (search->known[node])
        g_array_unref (search->label[node].steps);
      search->known[node] = FALSE;
    }
  search->known[0] = TRUE;
  search->label[0] = (Cost){ 0, 0, g_array_new (FALSE, FALSE, sizeof (AwrashStep)) };
  while (changed)
    {
      changed = FALSE;
      for (AwrashMove move = 0; move < 2 * search->network->n_arcs; move++)
        changed = relax (search, move) || changed;
    }
  return search->known[search->n_nodes - 1]
         && sign_of (search, &search->label[search->n_nodes - 1]) < 0;
}

gboolean
test_shortest_paths (AwrashNetwork *network, gsize n, const AwrashRecipient recipients[],
                     AwrashObjective objective)
{
  Search search = { network, n, recipients, objective, network->n_nodes + 1, NULL, NULL, NULL };
  gboolean met = TRUE;

  search.label = g_new0 (Cost, search.n_nodes);
  search.known = g_new0 (gboolean, search.n_nodes);
  search.parent = g_new0 (AwrashMove, search.n_nodes);
  while (find_path (&search))
    for (gsize node = search.n_nodes - 1; node != 0;
         node = from_node (&search, search.parent[node]))
      {
        AwrashMove move = search.parent[node];

        network->arcs[AWRASH_MOVE_ARC (move)].flow += AWRASH_MOVE_IS_BACK (move) ? -1 : 1;
      }
  for (gsize node = 0; node < search.n_nodes; node++)
    if (search.known[node])
      g_array_unref (search.label[node].steps);
  for (gsize i = 0; i < network->n_arcs; i++)
    met = met && network->arcs[i].flow >= network->arcs[i].lower;
  g_free (search.label);
  g_free (search.known);
  g_free (search.parent);
  return met;
}
