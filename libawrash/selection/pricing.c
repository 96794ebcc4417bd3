/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which panel is worth most by prices of types: branch and bound, depth first, over the relaxation,
 * whose basis is a good start for the next node and for the next prices alike. The prices of quotas
 * at each node are noted, as a tree that proves the answer in integers.
 * Source: Land and Doig (1960). Invariant: what is found keeps every quota; what the search says of
 * the rest is not believed before the tree has proved it. */

#include "selection/pricing-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Work is bounded in nodes, so that answers do not depend on the machine. */
#define MOST_NODES 200000
#define WHOLE 1e-6

/* A box [2 (n + m)] that is yet to be looked at. */
typedef struct
{
  int64_t *box;
  gsize branch; /* in the tree */
} PricingNode;

static void
clear_node (gpointer node)
{
  g_free (((PricingNode *)node)->box);
}

void
awrash_i_pricer_free (AwrashPricer *pricer)
{
  if (pricer == NULL)
    return;
  awrash_i_relaxation_free (pricer->relaxation);
  awrash_i_mixed_free (pricer->panels);
  awrash_i_branching_free (pricer->tree);
  g_array_unref (pricer->open);
  g_ptr_array_unref (pricer->found);
  g_free (pricer->prices);
  g_free (pricer);
}

AwrashPricer *
awrash_i_pricer_new (const AwrashPanelQuestion *question, GError **error)
{
  g_autoptr (AwrashPricer) pricer = g_new0 (AwrashPricer, 1);

  pricer->open = g_array_new (FALSE, FALSE, sizeof (PricingNode));
  g_array_set_clear_func (pricer->open, clear_node);
  pricer->found = g_ptr_array_new_with_free_func (g_free);
  pricer->most_steps = G_MAXSIZE;
  pricer->largest = awrash_i_panels_largest_price (question);
  pricer->panels = awrash_i_panels_new (question, error);
  if (pricer->panels == NULL)
    return NULL;
  pricer->prices = awrash_i_new (int64_t, pricer->panels->m, error);
  if (pricer->prices == NULL)
    return NULL;
  if (pricer->panels->is_empty)
    return g_steal_pointer (&pricer);
  pricer->relaxation = awrash_i_relaxation_new (pricer->panels, error);
  if (pricer->relaxation == NULL)
    return NULL;
  pricer->relaxation->unit = 1 / (double)pricer->largest;
  return g_steal_pointer (&pricer);
}

/* ── one node ───────────────────────────────────────────────────────────────────────────────── */

/* The prices of the node into the tree. */
static gboolean
note (AwrashPricer *pricer, const PricingNode *node, AwrashRelaxationEnd end, GError **error)
{
  AwrashBranch *branch;

  if (end == AWRASH_RELAXATION_STUCK)
    return TRUE;
  branch = &g_array_index (pricer->tree->branches, AwrashBranch, node->branch);
  branch->is_ray = end == AWRASH_RELAXATION_EMPTY;
  branch->price = awrash_i_new (int64_t, pricer->panels->m, error);
  if (branch->price == NULL)
    return FALSE;
  awrash_i_relaxation_get_prices (pricer->relaxation, branch->is_ray, branch->price);
  return TRUE;
}

/* A panel that is better than all before. */
static gboolean
offer (AwrashPricer *pricer, GError **error)
{
  gsize n = pricer->panels->n;
  g_autofree int64_t *panel = awrash_i_new (int64_t, n, error);
  int64_t worth;

  if (panel == NULL)
    return FALSE;
  for (gsize t = 0; t < n; t++)
    panel[t] = (int64_t)rint (pricer->relaxation->stands[t]);
  worth = awrash_i_panels_worth (pricer->panels, panel);
  if (worth <= pricer->best || !awrash_i_mixed_keeps (pricer->panels, panel))
    return TRUE;
  pricer->best = worth;
  g_ptr_array_add (pricer->found, g_steal_pointer (&panel));
  return TRUE;
}

/* Where the relaxation has a column, or n + a row. */
static double
stands (const AwrashPricer *pricer, gsize item)
{
  const AwrashMixed *panels = pricer->panels;
  double sum = 0;

  if (item < panels->n)
    return pricer->relaxation->stands[item];
  for (gsize k = panels->first[item - panels->n]; k < panels->first[item - panels->n + 1]; k++)
    sum += pricer->relaxation->stands[panels->column[k]];
  return sum;
}

/* The item of a stretch farthest from a whole number; G_MAXSIZE: all are whole. */
static gsize
choose_among (const AwrashPricer *pricer, const int64_t box[], gsize from, gsize to)
{
  gsize size = pricer->panels->n + pricer->panels->m, best = G_MAXSIZE;
  double most = WHOLE;

  for (gsize j = from; j < to; j++)
    {
      double x, far;

      if (box[j] == box[size + j])
        continue;
      x = stands (pricer, j);
      far = fabs (x - rint (x));
      if (far > most)
        {
          most = far;
          best = j;
        }
    }
  return best;
}

/* The widest column: the numbers of the relaxation say nothing. */
static gsize
choose_widest (const AwrashPricer *pricer, const int64_t box[])
{
  gsize size = pricer->panels->n + pricer->panels->m, best = G_MAXSIZE;
  int64_t widest = 0;

  for (gsize t = 0; t < pricer->panels->n; t++)
    if (box[size + t] - box[t] > widest)
      {
        widest = box[size + t] - box[t];
        best = t;
      }
  return best;
}

static gboolean
push (AwrashPricer *pricer, const int64_t box[], const PricingNode *parent, gsize item, int64_t at,
      gboolean is_right, GError **error)
{
  gsize size = pricer->panels->n + pricer->panels->m;
  PricingNode node = { awrash_i_copy (int64_t, box, 2 * size, error), 0 };
  AwrashBranch branch = { .left = -1, .right = -1 };

  if (node.box == NULL || !awrash_i_memory_stretch (pricer->open, 1, error))
    {
      clear_node (&node);
      return FALSE;
    }
  if (parent != NULL && is_right)
    node.box[item] = at + 1;
  else if (parent != NULL)
    node.box[size + item] = at;
  node.branch = awrash_i_branching_add (pricer->tree, &branch);
  if (parent != NULL)
    {
      AwrashBranch *above = &g_array_index (pricer->tree->branches, AwrashBranch, parent->branch);

      above->item = item;
      above->at = at;
      *(is_right ? &above->right : &above->left) = (gssize)node.branch;
    }
  g_array_append_val (pricer->open, node);
  return TRUE;
}

/* Parts the node; the side that is nearer is looked at first. */
static gboolean
part (AwrashPricer *pricer, const PricingNode *node, gboolean is_solved, GError **error)
{
  gsize n = pricer->panels->n, size = n + pricer->panels->m, item = G_MAXSIZE;
  gboolean up_first = FALSE;
  int64_t at;

  if (is_solved)
    item = choose_among (pricer, node->box, n, size);
  if (is_solved && item == G_MAXSIZE)
    item = choose_among (pricer, node->box, 0, n);
  if (item != G_MAXSIZE)
    {
      double x = stands (pricer, item);

      at = CLAMP ((int64_t)floor (x), node->box[item], node->box[size + item] - 1);
      up_first = x - floor (x) > 0.5;
    }
  else
    {
      item = choose_widest (pricer, node->box);
      if (item == G_MAXSIZE)
        {
          /* one point is left, and its numbers are exact */
          for (gsize t = 0; t < n; t++)
            pricer->relaxation->stands[t] = (double)node->box[t];
          return offer (pricer, error);
        }
      at = node->box[item] + (node->box[size + item] - node->box[item]) / 2;
    }
  return push (pricer, node->box, node, item, at, !up_first, error)
         && push (pricer, node->box, node, item, at, up_first, error);
}

/* What can be no better than the best, as a cost in the relaxation's unit: half a unit of worth
 * beside it, since worth is whole, and what doubles cannot part from it. */
static double
cutoff (const AwrashPricer *pricer)
{
  double best = (double)pricer->best;

  return -(best + 0.5 + fabs (best) * 0x1p-48) * pricer->relaxation->unit;
}

/* The costs of the search; is_parted: each a little dearer, and no two alike. */
static void
set_costs (AwrashPricer *pricer, gboolean is_parted)
{
  AwrashMixedRelaxation *s = pricer->relaxation;

  for (gsize t = 0; t < pricer->panels->n; t++)
    {
      s->true_cost[t] = s->unit * (double)pricer->panels->cost[t];
      /* the fractional parts of multiples of the golden ratio lie apart from one another */
      if (is_parted)
        s->true_cost[t] -= 0x1p-16 * fmod ((double)(t + 1) * 0.6180339887498949, 1);
    }
}

/* Costs that are alike let the dual method walk in circles: it gets near by costs that are not. */
static AwrashRelaxationEnd
relax (AwrashPricer *pricer, gboolean is_root)
{
  AwrashMixedRelaxation *s = pricer->relaxation;
  AwrashRelaxationEnd end = AWRASH_RELAXATION_STUCK;

  if (!is_root)
    end = awrash_i_relaxation_run (s);
  if (end != AWRASH_RELAXATION_STUCK)
    return end;
  set_costs (pricer, TRUE);
  s->cutoff = INFINITY;
  awrash_i_relaxation_run (s);
  set_costs (pricer, FALSE);
  s->cutoff = cutoff (pricer);
  return awrash_i_relaxation_run (s);
}

static gboolean
look (AwrashPricer *pricer, const PricingNode *node, GError **error)
{
  AwrashMixedRelaxation *s = pricer->relaxation;
  gsize size = pricer->panels->n + pricer->panels->m;
  AwrashRelaxationEnd end;

  pricer->n_nodes++;
  if (!awrash_i_mixed_tighten (pricer->panels, node->box, node->box + size))
    return TRUE;
  awrash_i_relaxation_set_bounds (s, node->box, node->box + size);
  s->cutoff = cutoff (pricer);
  end = relax (pricer, node->branch == 0);
  if (!awrash_i_relaxation_had_memory (s, error) || !note (pricer, node, end, error))
    return FALSE;
  if (end == AWRASH_RELAXATION_EMPTY || end == AWRASH_RELAXATION_CUT
      || (end == AWRASH_RELAXATION_OPTIMAL && awrash_i_relaxation_objective (s) > cutoff (pricer)))
    return TRUE;
  if (end == AWRASH_RELAXATION_OPTIMAL
      && choose_among (pricer, node->box, 0, pricer->panels->n) == G_MAXSIZE)
    {
      gsize n_found = pricer->found->len;

      if (!offer (pricer, error))
        return FALSE;
      if (pricer->found->len > n_found)
        return TRUE;
    }
  return part (pricer, node, end == AWRASH_RELAXATION_OPTIMAL, error);
}

/* ── the search ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
plant (AwrashPricer *pricer, GError **error)
{
  gsize size = pricer->panels->n + pricer->panels->m;
  g_autofree int64_t *box = awrash_i_new (int64_t, 2 * size, error);

  if (box == NULL)
    return FALSE;
  memcpy (box, pricer->panels->lower, size * sizeof (int64_t));
  memcpy (box + size, pricer->panels->upper, size * sizeof (int64_t));
  if (pricer->box != NULL)
    memcpy (box, pricer->box, 2 * size * sizeof (int64_t));
  return push (pricer, box, NULL, 0, 0, FALSE, error);
}

gboolean
awrash_i_pricer_run (AwrashPricer *pricer, const int64_t price[], int64_t floor, gsize patience,
                     GError **error)
{
  AwrashMixedRelaxation *s = pricer->relaxation;
  gsize last = pricer->n_nodes + MOST_NODES;

  awrash_i_branching_free (pricer->tree);
  pricer->tree = awrash_i_branching_new ();
  g_ptr_array_set_size (pricer->found, 0);
  g_array_set_size (pricer->open, 0);
  pricer->best = floor;
  pricer->is_done = TRUE;
  if (s == NULL)
    return TRUE;
  awrash_i_panels_set_prices (pricer->panels, price);
  set_costs (pricer, FALSE);
  if (!plant (pricer, error))
    return FALSE;
  while (pricer->open->len > 0 && pricer->n_nodes < last)
    {
      PricingNode node = g_array_index (pricer->open, PricingNode, pricer->open->len - 1);
      gboolean looked;

      g_array_index (pricer->open, PricingNode, pricer->open->len - 1).box = NULL;
      g_array_set_size (pricer->open, pricer->open->len - 1);
      looked = look (pricer, &node, error);
      g_free (node.box);
      if (!looked)
        return FALSE;
      if (pricer->found->len > 0)
        last = MIN (last, pricer->n_nodes + patience);
      if (s->n_steps >= pricer->most_steps)
        break;
    }
  pricer->is_done = pricer->open->len == 0;
  return TRUE;
}
