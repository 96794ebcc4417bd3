/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which recipients share a fixed sum: those whose arcs are all that leads from some nodes to the
 * others. Arcs that cannot move are left out, those of no recipient contracted; then arcs between
 * the same two nodes are such a set if nothing else connects the two.
 * Source: Whitney (1932) on cuts and cycles. Invariant: no circulation changes a group's sum. */

#include "allot/gini-private.h"
#include "allot/joined-private.h"

#include "base/memory-private.h"

#include <string.h>

static gboolean
contains (gsize n, const gsize arcs[], gsize arc)
{
  for (gsize i = 0; i < n; i++)
    if (arcs[i] == arc)
      return TRUE;
  return FALSE;
}

gboolean
awrash_i_gini_is_cut (const AwrashNetwork *network, gsize n, const gsize arcs[], gsize scratch[])
{
  gsize tail, head;

  awrash_i_joined_init (network->n_nodes, scratch);
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      const AwrashArc *arc = &network->arcs[i];

      if (arc->lower < arc->upper && !contains (n, arcs, i))
        awrash_i_joined_join (scratch, arc->tail, arc->head);
    }
  if (n == 0)
    return TRUE;
  tail = awrash_i_joined_find (scratch, network->arcs[arcs[0]].tail);
  head = awrash_i_joined_find (scratch, network->arcs[arcs[0]].head);
  for (gsize i = 0; i < n; i++)
    if (awrash_i_joined_find (scratch, network->arcs[arcs[i]].tail) != tail
        || awrash_i_joined_find (scratch, network->arcs[arcs[i]].head) != head)
      return FALSE;
  return tail != head;
}

/* Contracts the arcs of no recipient that can move. */
static void
contract (const AwrashGini *gini, const guint8 receives[], gsize parent[])
{
  const AwrashNetwork *face = gini->face;

  awrash_i_joined_init (face->n_nodes, parent);
  for (gsize i = 0; i < face->n_arcs; i++)
    if (!receives[i] && face->arcs[i].lower < face->arcs[i].upper)
      awrash_i_joined_join (parent, face->arcs[i].tail, face->arcs[i].head);
}

/* Members of one candidate: free recipients between the same contracted nodes as recipient p. */
static gsize
gather (const AwrashGini *gini, gsize parent[], gsize p, gsize members[], gsize arcs[])
{
  const AwrashArc *first = &gini->face->arcs[gini->recipients[p].arc];
  gsize n = 0;

  for (gsize q = 0; q < gini->n; q++)
    {
      const AwrashArc *arc = &gini->face->arcs[gini->recipients[q].arc];

      if (arc->lower == arc->upper || gini->group[q] != G_MAXSIZE
          || awrash_i_joined_find (parent, arc->tail) != awrash_i_joined_find (parent, first->tail)
          || awrash_i_joined_find (parent, arc->head) != awrash_i_joined_find (parent, first->head))
        continue;
      members[n] = q;
      arcs[n++] = gini->recipients[q].arc;
    }
  return n;
}

static void
add_group (AwrashGini *gini, gsize n, const gsize members[])
{
  gsize g = gini->n_groups++, begin = gini->first[g];

  gini->first[g + 1] = begin + n;
  for (gsize k = 0; k < n; k++)
    {
      const AwrashRecipient *r = &gini->recipients[members[k]];

      gini->members[begin + k] = members[k];
      gini->group[members[k]] = g;
      gini->group_sum[g] += gini->face->arcs[r->arc].flow + r->offset;
    }
}

gboolean
awrash_i_gini_find_groups (AwrashGini *gini, GError **error)
{
  const AwrashNetwork *face = gini->face;
  g_autofree gsize *parent = awrash_i_new (gsize, face->n_nodes, error);
  g_autofree gsize *scratch = parent != NULL ? awrash_i_new (gsize, face->n_nodes, error) : NULL;
  g_autofree gsize *members = scratch != NULL ? awrash_i_new (gsize, gini->n, error) : NULL;
  g_autofree gsize *arcs = members != NULL ? awrash_i_new (gsize, gini->n, error) : NULL;
  g_autofree guint8 *receives = arcs != NULL ? awrash_i_new (guint8, face->n_arcs, error) : NULL;

  if (receives == NULL)
    return FALSE;
  for (gsize p = 0; p < gini->n; p++)
    {
      receives[gini->recipients[p].arc] = 1;
      gini->group[p] = G_MAXSIZE;
    }
  /* of a ratio, what is best in a group is far from a common rate: flows bound it better */
  if (!gini->pairs.is_weighted)
    return TRUE;
  contract (gini, receives, parent);
  for (gsize p = 0; p < gini->n; p++)
    {
      const AwrashArc *arc = &face->arcs[gini->recipients[p].arc];
      gsize n;

      if (arc->lower == arc->upper || gini->group[p] != G_MAXSIZE)
        continue;
      n = gather (gini, parent, p, members, arcs);
      if (members[0] == p && n <= AWRASH_GINI_GROUP_MOST
          && awrash_i_gini_is_cut (face, n, arcs, scratch))
        add_group (gini, n, members);
    }
  return TRUE;
}

void
awrash_i_gini_drop_group (AwrashGini *gini, gsize group)
{
  for (gsize k = gini->first[group]; k < gini->first[group + 1]; k++)
    gini->group[gini->members[k]] = G_MAXSIZE;
}
