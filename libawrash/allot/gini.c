/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least Gini by branch and bound over boxes of receipts, the least bound first: the first box
 * is the whole face, and a box is halved where the order of two recipients is in doubt.
 * Source: Land and Doig (1960). Invariant: the boxes without children cover the face, and the face
 * has the best flow so far. */

#include "allot/gini-private.h"

#include "base/cancel-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Searches of one ratio after the other, of which few are needed. */
#define ROUNDS 64

/* Recipients for whom boxes do without multipliers. */
#define FEW 8

/* Recipients whose pairs are too many for a proof that lists them. */
#define MANY 512

/* Pairs of boxes before it is asked for the first time whether they help. */
#define PATIENCE 32

static void
free_node (gpointer data)
{
  AwrashGiniNode *node = data;

  g_free (node->lower);
  g_free (node->upper);
  g_free (node->rank);
  g_free (node->group);
  g_free (node->label);
  g_free (node);
}

static AwrashGiniNode *
add_node (AwrashGini *gini, const int64_t lower[], const int64_t upper[], GError **error)
{
  AwrashGiniNode *node = g_new0 (AwrashGiniNode, 1);

  g_ptr_array_add (gini->nodes, node);
  node->parent = node->child[0] = node->child[1] = -1;
  node->recipient = node->branch = G_MAXSIZE;
  node->lower = awrash_i_copy (int64_t, lower, gini->n, error);
  node->upper = node->lower != NULL ? awrash_i_copy (int64_t, upper, gini->n, error) : NULL;
  node->rank = node->upper != NULL ? awrash_i_new (gsize, gini->n, error) : NULL;
  node->group = node->rank != NULL ? awrash_i_copy (gsize, gini->group, gini->n, error) : NULL;
  return node->group != NULL ? node : NULL;
}

static gboolean
allocate (AwrashGini *gini, GError **error)
{
  gsize n = gini->n;

  gini->lower = awrash_i_new (int64_t, n, error);
  gini->upper = gini->lower != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  gini->level = gini->upper != NULL ? awrash_i_new (double, n, error) : NULL;
  gini->group = gini->level != NULL ? awrash_i_new (gsize, n, error) : NULL;
  gini->first = gini->group != NULL ? awrash_i_new (gsize, n + 1, error) : NULL;
  gini->members = gini->first != NULL ? awrash_i_new (gsize, n, error) : NULL;
  gini->group_sum = gini->members != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  gini->best = gini->group_sum != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  gini->found = gini->best != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  gini->face = gini->found != NULL ? awrash_i_network_copy (gini->given, error) : NULL;
  gini->trial = gini->face != NULL ? awrash_i_network_copy (gini->face, error) : NULL;
  return gini->trial != NULL && awrash_i_gini_tighten (gini->face, error);
}

static gboolean
scale_needs (AwrashGini *gini, gboolean is_weighted, GError **error)
{
  g_autofree double *need = awrash_i_new (double, gini->n, error);
  double sum = 0, most = 0;
  int bits = 0;

  if (need == NULL)
    return FALSE;
  for (gsize p = 0; p < gini->n; p++)
    need[p] = gini->recipients[p].need;
  if (!awrash_i_gini_pairs_init (&gini->pairs, gini->n, need, is_weighted, error))
    return FALSE;
  /* no unit costs more than all masses times the largest slope, twice with a ratio */
  for (gsize p = 0; p < gini->n; p++)
    {
      sum += (double)gini->pairs.mass[p];
      most = MAX (most, (double)gini->pairs.slope[p]);
    }
  frexp (2 * AWRASH_GINI_ONE * sum * most * (double)gini->face->n_nodes, &bits);
  gini->shift = MAX (0, bits - 48);
  return TRUE;
}

gboolean
awrash_i_gini_init (AwrashGini *gini, AwrashNetwork *given, gsize n,
                    const AwrashRecipient recipients[], gboolean is_weighted,
                    const AwrashGiniSettings *settings, GError **error)
{
  *gini = (AwrashGini){ .n = n, .recipients = recipients, .given = given, .settings = *settings };
  gini->nodes = g_ptr_array_new_with_free_func (free_node);
  if (!allocate (gini, error) || !scale_needs (gini, is_weighted, error))
    return FALSE;
  for (gsize p = 0; p < n; p++)
    {
      const AwrashArc *arc = &gini->face->arcs[recipients[p].arc];

      gini->lower[p] = arc->lower + recipients[p].offset;
      gini->upper[p] = arc->upper + recipients[p].offset;
      gini->best[p] = arc->flow + recipients[p].offset;
      gini->level[p] = (double)gini->best[p] / recipients[p].need;
    }
  gini->value = awrash_i_gini_pairs_sum (&gini->pairs, gini->best);
  return awrash_i_gini_find_groups (gini, error);
}

void
awrash_i_gini_clear (AwrashGini *gini)
{
  g_free (gini->lower);
  g_free (gini->upper);
  g_free (gini->level);
  g_free (gini->group);
  g_free (gini->first);
  g_free (gini->members);
  g_free (gini->group_sum);
  g_free (gini->best);
  g_free (gini->found);
  g_free (gini->multiplier);
  awrash_i_gini_pairs_clear (&gini->pairs);
  g_clear_pointer (&gini->face, awrash_i_network_free);
  g_clear_pointer (&gini->trial, awrash_i_network_free);
  g_clear_pointer (&gini->nodes, g_ptr_array_unref);
}

/* ── the root ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
all_grouped (const AwrashGini *gini)
{
  for (gsize p = 0; p < gini->n; p++)
    if (gini->group[p] == G_MAXSIZE && gini->lower[p] < gini->upper[p])
      return FALSE;
  return TRUE;
}

/* Whether a group can receive what was found while all others are free. */
static gboolean
can_receive (AwrashGini *gini, gsize group)
{
  AwrashNetwork *trial = gini->trial;

  memcpy (trial->arcs, gini->face->arcs, trial->n_arcs * sizeof (AwrashArc));
  for (gsize k = gini->first[group]; k < gini->first[group + 1]; k++)
    {
      gsize p = gini->members[k];
      AwrashArc *arc = &trial->arcs[gini->recipients[p].arc];

      arc->lower = arc->upper = gini->found[p] - gini->recipients[p].offset;
    }
  return awrash_i_gini_settle_flow (trial);
}

/* Groups whose walls say more than boxes and a sum: a flow bounds them better. TRUE if any. */
static gboolean
drop_walled (AwrashGini *gini)
{
  gboolean any = FALSE;

  for (gsize g = 0; g < gini->n_groups; g++)
    if (gini->group[gini->members[gini->first[g]]] == g && !can_receive (gini, g))
      {
        awrash_i_gini_drop_group (gini, g);
        any = TRUE;
      }
  return any;
}

/* Where nobody is searched in a group, and there are too many for boxes alone. */
static gboolean
wants_multipliers (const AwrashGini *gini, const AwrashGiniNode *root)
{
  gsize n_free = 0;

  for (gsize p = 0; p < gini->n; p++)
    {
      if (gini->group[p] != G_MAXSIZE)
        return FALSE;
      n_free += gini->lower[p] < gini->upper[p];
    }
  return n_free > FEW && gini->n <= MANY && root->own < gini->value;
}

static gboolean
bound_root (AwrashGini *gini, GError **error)
{
  AwrashGiniNode *root;

  if (!all_grouped (gini) && gini->pairs.is_weighted && !awrash_i_gini_start (gini, error))
    return FALSE;
  root = add_node (gini, gini->lower, gini->upper, error);
  if (root == NULL || !awrash_i_gini_bound_node (gini, root, error))
    return FALSE;
  if (!drop_walled (gini))
    return !wants_multipliers (gini, root) || awrash_i_gini_ascend (gini, root, error);
  g_ptr_array_set_size (gini->nodes, 0);
  return bound_root (gini, error);
}

/* ── the tree ───────────────────────────────────────────────────────────────────────────────── */

AwrashGiniSum
awrash_i_gini_bound (const AwrashGini *gini)
{
  AwrashGiniSum bound = gini->value;

  for (guint i = 0; i < gini->nodes->len; i++)
    {
      const AwrashGiniNode *node = g_ptr_array_index (gini->nodes, i);

      if (node->child[0] < 0 && !node->is_infeasible)
        bound = MIN (bound, node->bound);
    }
  return bound;
}

/* The open box with the least bound, the first of equals; -1: none. */
static gssize
find_least (const AwrashGini *gini)
{
  const AwrashGiniNode *least = NULL;
  gssize found = -1;

  for (guint i = 0; i < gini->nodes->len; i++)
    {
      const AwrashGiniNode *node = g_ptr_array_index (gini->nodes, i);

      if (node->child[0] >= 0 || node->is_infeasible || node->branch == G_MAXSIZE
          || node->bound >= gini->value || (least != NULL && node->bound >= least->bound))
        continue;
      least = node;
      found = (gssize)i;
    }
  return found;
}

static gboolean
branch (AwrashGini *gini, gsize parent, GError **error)
{
  for (int side = 0; side < 2; side++)
    {
      AwrashGiniNode *above = g_ptr_array_index (gini->nodes, parent);
      AwrashGiniNode *node = add_node (gini, above->lower, above->upper, error);

      if (node == NULL)
        return FALSE;
      node->parent = (gssize)parent;
      node->recipient = above->branch;
      if (side == 0)
        node->upper[above->branch] = above->at;
      else
        node->lower[above->branch] = above->at + 1;
      if (!awrash_i_gini_bound_node (gini, node, error))
        return FALSE;
      /* a box within a box has no lesser bound */
      node->bound = MAX (node->bound, above->bound);
      above->child[side] = (gssize)gini->nodes->len - 1;
    }
  return TRUE;
}

static gboolean
is_close (const AwrashGini *gini)
{
  AwrashGiniSum bound = awrash_i_gini_bound (gini);
  double sum = (double)awrash_i_gini_pairs_without_costs (&gini->pairs, gini->best);

  return (double)(gini->value - bound) <= gini->settings.gap * sum;
}

/* Each time that the boxes have doubled: whether that was in vain, with less than a tenth won of
 * what parts value and bound. */
static void
look_back (AwrashGini *gini)
{
  guint n = gini->nodes->len / 2;
  AwrashGiniSum left;

  if (n < PATIENCE || (n & (n - 1)) != 0)
    return;
  left = gini->value - awrash_i_gini_bound (gini);
  gini->is_stuck = n > PATIENCE && left > gini->left - gini->left / 10;
  gini->left = left;
}

/* Box by box, until nothing is left to do or the settings say to stop. */
static gboolean
search (AwrashGini *gini, GError **error)
{
  if (!bound_root (gini, error))
    return FALSE;
  for (;;)
    {
      gssize least = find_least (gini);

      if (awrash_i_is_cancelled (error))
        return FALSE;
      if (least < 0 || gini->is_stuck || is_close (gini)
          || (int64_t)gini->nodes->len >= gini->settings.nodes)
        return TRUE;
      if (!branch (gini, (gsize)least, error))
        return FALSE;
      look_back (gini);
    }
}

/* Takes the best's own ratio, as often as better receipts are found by exchanges. */
static gboolean
set_ratio (AwrashGini *gini, GError **error)
{
  double before;

  do
    {
      AwrashGiniSum sum = awrash_i_gini_pairs_without_costs (&gini->pairs, gini->best);

      before = gini->ratio;
      gini->ratio = awrash_i_gini_pairs_ratio (&gini->pairs, sum, gini->best);
      awrash_i_gini_pairs_set_ratio (&gini->pairs, gini->ratio);
      gini->value = awrash_i_gini_pairs_sum (&gini->pairs, gini->best);
      if (!awrash_i_gini_improve (gini, 8, error))
        return FALSE;
    }
  while (gini->ratio > 0 && (before <= 0 || gini->ratio < before));
  return awrash_i_gini_expect (gini, error);
}

gboolean
awrash_i_gini_run (AwrashGini *gini, GError **error)
{
  if (gini->pairs.is_weighted)
    return search (gini, error);
  if (!awrash_i_gini_start (gini, error))
    return FALSE;
  for (int round = 0; round < ROUNDS; round++)
    {
      AwrashGiniSum sum;

      if (!set_ratio (gini, error))
        return FALSE;
      g_ptr_array_set_size (gini->nodes, 0);
      gini->is_stuck = FALSE;
      if (!search (gini, error))
        return FALSE;
      sum = awrash_i_gini_pairs_without_costs (&gini->pairs, gini->best);
      if (!(awrash_i_gini_pairs_ratio (&gini->pairs, sum, gini->best) < gini->ratio))
        return TRUE;
    }
  return TRUE;
}
