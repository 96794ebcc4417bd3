/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Branch and bound: the relaxation's prices bound a node in integers; what they show too dear is
 * cut away; a fractional column, or activity, parts the rest. The search dives for plans first, and
 * goes on at the node with the lowest bound.
 * Source: Land and Doig (1960); Dakin (1965); Achterberg (2007) for pseudo-costs. Invariant: the
 * nodes that are open and the leaves of the tree together cover every x that costs less than the
 * best known. */

#include "allot/mixed-search-private.h"
#include "allot/mixed-start-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

#define MOST_REFINEMENTS 40
#define FINE 0.05
/* Costs of curves are known up to some 2^-40 of themselves. */
#define CURVE_GAP 0x1p-35

/* ── what is known ──────────────────────────────────────────────────────────────────────────── */

/* Costs from here on are of no use: the best known less what the gap allows. */
AwrashLong
awrash_i_search_most (const AwrashSearch *search)
{
  AwrashLong size;
  double relative = search->mixed->is_whole ? search->gap : fmax (search->gap, CURVE_GAP), allowed;

  if (search->best == NULL)
    return AWRASH_LONG_LARGEST;
  size = search->cost_low + search->offset;
  size = size > 0 ? size : -size;
  size = MAX (size, search->least_size);
  allowed = (double)size * relative;
  /* beyond all costs, or 0 times an infinite gap: anything will do */
  if (!(allowed < (double)AWRASH_LONG_LARGEST))
    return -AWRASH_LONG_LARGEST;
  return search->cost_low - MAX ((AwrashLong)allowed, search->slack);
}

void
awrash_i_search_offer (AwrashSearch *search, const int64_t x[])
{
  const gsize n = search->mixed->n;
  AwrashLong low, high;

  if (!awrash_i_mixed_keeps (search->mixed, x))
    return;
  awrash_i_mixed_cost (search->mixed, x, &low, &high);
  if (search->seen != NULL && search->n_seen < AWRASH_SEARCH_MOST_SEEN)
    memcpy (search->seen + search->n_seen++ * n, x, n * sizeof (int64_t));
  if (search->best != NULL && low >= search->cost_low)
    return;
  search->best = search->best_room;
  memcpy (search->best, x, n * sizeof (int64_t));
  search->cost_low = low;
  search->cost_high = high;
  search->is_carried = FALSE;
}

/* ── looking at a node ──────────────────────────────────────────────────────────────────────── */

/* Whether finer segments could raise the bound by no more than a small part of what is left to the
 * best known: the bound by these prices is below what they would give, the relaxation above. A
 * whole one needs them, to be the end. */
static gboolean
is_fine (AwrashSearch *search, const SearchNode *node)
{
  const AwrashMixed *mixed = search->mixed;
  const AwrashMixedRelaxation *s = search->relaxation;
  gboolean is_whole = TRUE;
  AwrashLong bound;
  double left, more;

  if (s->segments->len == 0 || !mixed->is_whole || search->best == NULL)
    return FALSE;
  for (gsize j = 0; j < mixed->n && is_whole; j++)
    is_whole = fabs (s->stands[j] - rint (s->stands[j])) < AWRASH_WHOLE;
  awrash_i_relaxation_get_prices (s, FALSE, search->price);
  if (is_whole
      || !awrash_i_mixed_bound (mixed, node->box, node->box + mixed->n + mixed->m, search->price,
                                FALSE, search->reduced, &bound))
    return FALSE;
  left = (double)(awrash_i_search_most (search) - bound);
  more = ldexp (awrash_i_relaxation_objective (s) / s->unit, mixed->bits) - (double)bound;
  return more < FINE * left;
}

/* The relaxation of the node's box, its curves parted as finely as they need be. */
static gboolean
relax (AwrashSearch *search, const SearchNode *node, gboolean may_cut, AwrashRelaxationEnd *end,
       GError **error)
{
  AwrashMixedRelaxation *s = search->relaxation;
  gsize size = search->mixed->n + search->mixed->m;
  double most = (double)awrash_i_search_most (search) * s->unit;

  s->cutoff = search->best != NULL && may_cut ? ldexp (most, -search->mixed->bits) : INFINITY;
  if (isfinite (s->cutoff))
    s->cutoff += 1e-7 * (1 + fabs (s->cutoff));
  for (int round = 0; round < MOST_REFINEMENTS; round++)
    {
      gboolean changed = FALSE;

      awrash_i_relaxation_set_bounds (s, node->box, node->box + size);
      *end = awrash_i_relaxation_run (s);
      if (!awrash_i_relaxation_had_memory (s, error))
        return FALSE;
      if (*end != AWRASH_RELAXATION_OPTIMAL || is_fine (search, node))
        return TRUE;
      if (!awrash_i_relaxation_refine (s, &changed, error))
        return FALSE;
      if (!changed)
        return TRUE;
    }
  return TRUE;
}

/* Prices of the node into the tree, its bound, and what they cut away; *is_settled: all of it. */
static gboolean
bound_node (AwrashSearch *search, SearchNode *node, AwrashRelaxationEnd end, gboolean *is_settled,
            GError **error)
{
  const AwrashMixed *mixed = search->mixed;
  gsize size = mixed->n + mixed->m;
  gboolean is_ray = end == AWRASH_RELAXATION_EMPTY;
  AwrashBranch *branch = &g_array_index (search->tree->branches, AwrashBranch, node->branch);

  awrash_i_relaxation_get_prices (search->relaxation, is_ray, search->price);
  *is_settled
      = awrash_i_mixed_settle (mixed, node->box, node->box + size, search->price, is_ray,
                               awrash_i_search_most (search), search->reduced, &node->bound);
  if (is_ray && !*is_settled)
    return TRUE;
  g_free (branch->price);
  branch->price = awrash_i_copy (int64_t, search->price, mixed->m, error);
  branch->is_ray = is_ray;
  return branch->price != NULL;
}

/* The relaxation's columns as whole numbers, offered; TRUE where they were whole. */
static gboolean
try_rounded (AwrashSearch *search)
{
  const AwrashMixedRelaxation *s = search->relaxation;
  gboolean is_whole = TRUE;

  for (gsize j = 0; j < search->mixed->n; j++)
    {
      double near = rint (s->stands[j]);

      search->rounded[j] = (int64_t)near;
      is_whole = is_whole && fabs (s->stands[j] - near) < AWRASH_WHOLE;
    }
  if (is_whole)
    awrash_i_search_offer (search, search->rounded);
  return is_whole;
}

/* ── one node ───────────────────────────────────────────────────────────────────────────────── */

/* What the settled nodes cost at least: nothing less is in them. */
static gboolean
settle (AwrashSearch *search, AwrashLong bound)
{
  search->settled = MIN (search->settled, bound);
  return TRUE;
}

static gboolean
begin_relaxation (AwrashSearch *search, GError **error)
{
  search->relaxation = awrash_i_relaxation_new (search->mixed, error);
  return search->relaxation != NULL
         && (search->exchanger == NULL
             || awrash_i_relaxation_begin (search->relaxation, search->exchanger, error));
}

static gboolean
look (AwrashSearch *search, SearchNode *node, GError **error)
{
  gsize size = search->mixed->n + search->mixed->m;
  AwrashLong before = node->bound, most = awrash_i_search_most (search);
  AwrashRelaxationEnd end;
  gboolean is_settled = FALSE, may_cut = TRUE;

  search->n_nodes++;
  search->n_looks++;
  if (!awrash_i_mixed_tighten (search->mixed, node->box, node->box + size))
    return settle (search, awrash_i_search_most (search));
  if (search->relaxation == NULL && !begin_relaxation (search, error))
    return FALSE;
  awrash_i_search_restore (search, node);
  search->at_state_of = G_MAXSIZE;
  /* what is cut, and not settled, is relaxed to its end */
  do
    {
      if (!relax (search, node, may_cut, &end, error)
          || !bound_node (search, node, end, &is_settled, error))
        return FALSE;
      may_cut = FALSE;
    }
  while (!is_settled && end == AWRASH_RELAXATION_CUT);
  if (end == AWRASH_RELAXATION_OPTIMAL)
    awrash_i_search_learn (search, node, before);
  if (is_settled)
    return settle (search,
                   end == AWRASH_RELAXATION_EMPTY ? AWRASH_LONG_LARGEST : MAX (node->bound, most));
  if (end == AWRASH_RELAXATION_OPTIMAL && !try_rounded (search)
      && !awrash_i_search_polish (search, node, error))
    return FALSE;
  if (end == AWRASH_RELAXATION_OPTIMAL && node->depth == 0
      && node->bound < awrash_i_search_most (search) && !awrash_i_search_part (search, node, error))
    return FALSE;
  if (node->bound >= awrash_i_search_most (search))
    return settle (search, node->bound);
  return awrash_i_search_branch (search, node, end == AWRASH_RELAXATION_OPTIMAL, error);
}

/* The next node: the newest while diving, else that with the lowest bound. */
static SearchNode *
take_node (AwrashSearch *search)
{
  guint best = search->open->len - 1;

  for (guint k = 0; k < search->open->len && !search->is_diving; k++)
    {
      const SearchNode *node = g_ptr_array_index (search->open, k);
      const SearchNode *other = g_ptr_array_index (search->open, best);

      if (node->bound < other->bound
          || (node->bound == other->bound && node->serial > other->serial))
        best = k;
    }
  search->is_diving = FALSE;
  return g_ptr_array_steal_index (search->open, best);
}

/* What only those questions need that are searched at all; and the root, where no relaxation has to
 * be made for it. */
static gboolean
begin (AwrashSearch *search, GError **error)
{
  if (search->mixed->has_distances)
    return TRUE;
  if (search->exchanger == NULL)
    search->exchanger = awrash_i_exchanger_new (search->mixed, error);
  return search->exchanger != NULL
         && awrash_i_search_smooth (search, g_ptr_array_index (search->open, 0), error);
}

gboolean
awrash_i_search_step (AwrashSearch *search, gsize n_nodes, gboolean *done, GError **error)
{
  const gsize before = search->n_taken;

  if (search->n_nodes == 0 && n_nodes > 0 && search->open->len > 0)
    {
      if (!begin (search, error))
        return FALSE;
      search->n_taken = search->n_nodes;
    }
  for (; search->n_taken - before < n_nodes && search->open->len > 0; search->n_taken++)
    {
      SearchNode *node;
      gboolean looked;

      if (search->best != NULL && awrash_i_search_most (search) == -AWRASH_LONG_LARGEST)
        break;
      node = take_node (search);
      looked = node->bound >= awrash_i_search_most (search) ? settle (search, node->bound)
                                                            : look (search, node, error);
      awrash_i_search_node_free (node);
      if (!looked)
        return FALSE;
    }
  *done = search->open->len == 0
          || (search->best != NULL && awrash_i_search_most (search) == -AWRASH_LONG_LARGEST);
  return TRUE;
}

/* ── the object ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
plant (AwrashSearch *search, GError **error)
{
  const AwrashMixed *mixed = search->mixed;
  gsize size = mixed->n + mixed->m;
  g_autofree int64_t *box = awrash_i_new (int64_t, 2 * size, error);
  AwrashBranch root = { 0 };
  SearchNode *node;

  if (box == NULL)
    return FALSE;
  memcpy (box, mixed->lower, size * sizeof (int64_t));
  memcpy (box + size, mixed->upper, size * sizeof (int64_t));
  node = awrash_i_search_node_new (search, box, error);
  if (node == NULL)
    return FALSE;
  root.left = root.right = -1;
  node->branch = awrash_i_branching_add (search->tree, &root);
  node->bound = -AWRASH_LONG_LARGEST;
  search->at_state_of = 0;
  g_ptr_array_add (search->open, node);
  return TRUE;
}

AwrashSearch *
awrash_i_search_new (const AwrashMixed *mixed, GError **error)
{
  g_autoptr (AwrashSearch) search = g_new0 (AwrashSearch, 1);

  search->mixed = mixed;
  search->settled = AWRASH_LONG_LARGEST;
  search->open = g_ptr_array_new_with_free_func (awrash_i_search_node_free);
  search->tree = awrash_i_branching_new ();
  search->best_room = awrash_i_new (int64_t, mixed->n, error);
  if (search->best_room == NULL)
    return NULL;
  if (mixed->is_empty)
    return g_steal_pointer (&search);
  search->price = awrash_i_new (int64_t, mixed->m, error);
  search->reduced = search->price ? awrash_i_new (AwrashLong, mixed->n, error) : NULL;
  search->rounded = search->reduced ? awrash_i_new (int64_t, mixed->n, error) : NULL;
  search->pseudo
      = search->rounded ? awrash_i_new (PseudoCost, 2 * (mixed->n + mixed->m), error) : NULL;
  search->is_plain = search->pseudo ? awrash_i_new (guint8, mixed->m, error) : NULL;
  for (gsize i = 0; search->is_plain != NULL && i < mixed->m; i++)
    search->is_plain[i] = awrash_i_search_is_plain (mixed, i) ? 1 : 0;
  search->worth = search->is_plain ? awrash_i_new (double, mixed->m, error) : NULL;
  if (search->worth == NULL || !plant (search, error))
    return NULL;
  return g_steal_pointer (&search);
}

void
awrash_i_search_free (AwrashSearch *search)
{
  if (search == NULL)
    return;
  awrash_i_relaxation_free (search->relaxation);
  g_ptr_array_unref (search->open);
  awrash_i_branching_free (search->tree);
  g_free (search->price);
  g_free (search->reduced);
  g_free (search->rounded);
  g_free (search->pseudo);
  g_free (search->is_plain);
  g_free (search->worth);
  awrash_i_exchanger_free (search->exchanger);
  g_free (search->best_room);
  g_free (search->seen);
  g_free (search);
}

void
awrash_i_search_set_gap (AwrashSearch *search, double gap, double scale)
{
  search->gap = gap;
  search->least_size = (AwrashLong)ldexp (scale, search->mixed->bits);
}

void
awrash_i_search_set_offset (AwrashSearch *search, int64_t offset)
{
  search->offset = offset * ((AwrashLong)1 << search->mixed->bits);
}

void
awrash_i_search_set_slack (AwrashSearch *search, AwrashLong slack)
{
  search->slack = slack;
}

void
awrash_i_search_keep_whole (AwrashSearch *search)
{
  search->is_part = TRUE;
}

gsize
awrash_i_search_count (const AwrashSearch *search)
{
  return search->n_taken;
}

const int64_t *
awrash_i_search_get (const AwrashSearch *search, AwrashLong *cost, AwrashLong *bound)
{
  *cost = search->cost_high;
  *bound = search->settled;
  if (search->best != NULL)
    *bound = MIN (*bound, search->cost_low);
  for (guint k = 0; k < search->open->len; k++)
    *bound = MIN (*bound, ((const SearchNode *)g_ptr_array_index (search->open, k))->bound);
  return search->best;
}
