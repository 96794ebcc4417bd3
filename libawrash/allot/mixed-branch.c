/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nodes of a search, and how they are parted: at the sum, or the column, whose two sides promise to
 * raise the bound most by what was learned before.
 * Source: Achterberg (2007), ch. 5, pseudo-costs. Invariant: both children together are the node.
 */

#include "allot/mixed-search-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

void
awrash_i_search_node_free (gpointer data)
{
  SearchNode *node = data;

  g_free (node->box);
  g_free (node->state);
  g_free (node);
}

SearchNode *
awrash_i_search_node_new (const AwrashSearch *search, const int64_t box[], GError **error)
{
  SearchNode *node = g_new0 (SearchNode, 1);
  gsize size = 2 * (search->mixed->n + search->mixed->m);

  node->box = awrash_i_copy (int64_t, box, size, error);
  node->n_state = search->relaxation != NULL ? search->relaxation->size : 0;
  if (node->box != NULL && node->n_state > 0)
    node->state = awrash_i_copy (guint8, search->relaxation->state, node->n_state, error);
  if (node->box != NULL && (node->state != NULL || node->n_state == 0))
    return node;
  awrash_i_search_node_free (node);
  return NULL;
}

/* The basis of a node back into the simplex; segments made since stand at their lower ends. */
void
awrash_i_search_restore (AwrashSearch *search, const SearchNode *node)
{
  AwrashMixedRelaxation *s = search->relaxation;
  gsize at = 0;

  if (search->at_state_of == node->serial)
    return;
  memcpy (s->state, node->state, node->n_state);
  for (gsize j = node->n_state; j < s->size; j++)
    s->state[j] = AWRASH_PLACE_LOWER;
  for (gsize j = 0; j < node->n_state && at < s->m; j++)
    if (s->state[j] == AWRASH_PLACE_BASIC)
      {
        s->basic[at] = j;
        s->weight[at++] = 1;
      }
}

/* What one side of a branching gained before, per unit, or on average. */
static double
expect (const AwrashSearch *search, gsize j, gboolean up)
{
  const PseudoCost *own = &search->pseudo[2 * j + up], *all = &search->pseudo_all[up];

  if (own->n > 0)
    return own->sum / (double)own->n;
  return all->n > 0 ? all->sum / (double)all->n : 1;
}

/* Where the relaxation has a column, or n + a row. */
static double
stands (const AwrashSearch *search, gsize item)
{
  const AwrashMixedRelaxation *s = search->relaxation;
  gsize n = search->mixed->n;
  double sum = 0;

  if (item < n)
    return s->stands[item];
  for (gsize k = search->mixed->first[item - n]; k < search->mixed->first[item - n + 1]; k++)
    sum += (double)search->mixed->value[k] * s->stands[search->mixed->column[k]];
  return sum;
}

/* Whether parting at a row says as much as at a column: a plain sum of several. */
gboolean
awrash_i_search_is_plain (const AwrashMixed *mixed, gsize i)
{
  for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
    if (mixed->value[k] != 1)
      return FALSE;
  return mixed->first[i + 1] > mixed->first[i] + 1;
}

/* The item of a stretch whose two sides promise most; G_MAXSIZE: all are whole. */
static gsize
choose_among (const AwrashSearch *search, const SearchNode *node, gsize from, gsize to)
{
  gsize size = search->mixed->n + search->mixed->m, best = G_MAXSIZE;
  double most = 0;

  for (gsize j = from; j < to; j++)
    {
      double x, part, merit;

      if (node->box[j] == node->box[size + j]
          || (j >= search->mixed->n && !search->is_plain[j - search->mixed->n]))
        continue;
      x = stands (search, j);
      part = x - floor (x);
      if (part < AWRASH_WHOLE || part > 1 - AWRASH_WHOLE)
        continue;
      merit = fmax (part * expect (search, j, FALSE), 1e-9)
              * fmax ((1 - part) * expect (search, j, TRUE), 1e-9);
      if (merit > most)
        {
          most = merit;
          best = j;
        }
    }
  return best;
}

/* A sum of columns says more than one of them. */
static gsize
choose_item (const AwrashSearch *search, const SearchNode *node)
{
  gsize n = search->mixed->n, row = choose_among (search, node, n, n + search->mixed->m);

  return row != G_MAXSIZE ? row : choose_among (search, node, 0, n);
}

/* Where all columns are whole and yet break a row by a hair, or stuck numbers say nothing: the
 * widest column is parted in the middle. */
static gsize
choose_widest (const AwrashSearch *search, const SearchNode *node)
{
  gsize size = search->mixed->n + search->mixed->m, best = G_MAXSIZE;
  int64_t widest = 0;

  for (gsize j = 0; j < search->mixed->n; j++)
    if (node->box[size + j] - node->box[j] > widest)
      {
        widest = node->box[size + j] - node->box[j];
        best = j;
      }
  return best;
}

/* Two children of a node, the likelier one last. */
static gboolean
part (AwrashSearch *search, SearchNode *node, gsize item, int64_t at, gboolean up_first,
      GError **error)
{
  gsize size = search->mixed->n + search->mixed->m;

  for (int k = 0; k < 2; k++)
    {
      gboolean up = (k == 1) == up_first;
      AwrashBranch branch = { 0 };
      SearchNode *child = awrash_i_search_node_new (search, node->box, error);
      AwrashBranch *parent;

      if (child == NULL)
        return FALSE;
      branch.left = branch.right = -1;
      child->bound = node->bound;
      child->depth = node->depth + 1;
      child->serial = ++search->serial;
      child->column = item;
      child->is_up = up;
      child->part
          = up ? (double)(at + 1) - stands (search, item) : stands (search, item) - (double)at;
      if (up)
        child->box[item] = at + 1;
      else
        child->box[size + item] = at;
      child->branch = awrash_i_branching_add (search->tree, &branch);
      parent = &g_array_index (search->tree->branches, AwrashBranch, node->branch);
      parent->item = item;
      parent->at = at;
      if (up)
        parent->right = (gssize)child->branch;
      else
        parent->left = (gssize)child->branch;
      search->at_state_of = child->serial;
      g_ptr_array_add (search->open, child);
    }
  search->is_diving = TRUE;
  return TRUE;
}

void
awrash_i_search_learn (AwrashSearch *search, const SearchNode *node, AwrashLong before)
{
  double gain = (double)(node->bound - before);
  PseudoCost *own = &search->pseudo[2 * node->column + node->is_up];

  if (node->serial == 0 || node->part < AWRASH_WHOLE)
    return;
  gain = fmax (gain, 0) / node->part;
  own->sum += gain;
  own->n++;
  search->pseudo_all[node->is_up].sum += gain;
  search->pseudo_all[node->is_up].n++;
}

gboolean
awrash_i_search_branch (AwrashSearch *search, SearchNode *node, gboolean is_solved, GError **error)
{
  gsize size = search->mixed->n + search->mixed->m;
  gsize item = is_solved ? choose_item (search, node) : G_MAXSIZE;
  double x;
  int64_t at;

  if (item == G_MAXSIZE)
    {
      item = choose_widest (search, node);
      if (item == G_MAXSIZE)
        {
          /* one point is left, and its numbers are exact */
          awrash_i_search_offer (search, node->box);
          return TRUE;
        }
      at = node->box[item] + (node->box[size + item] - node->box[item]) / 2;
      return part (search, node, item, at, FALSE, error);
    }
  x = stands (search, item);
  at = CLAMP ((int64_t)floor (x), node->box[item], node->box[size + item] - 1);
  return part (search, node, item, at, x - floor (x) > 0.5, error);
}
