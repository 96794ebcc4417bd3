/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is an allotment on a tree what a rule gives? From the leaves up, each node learns which unit
 * below it would go first and which would come next, as far as bounds let units through; where the
 * first has the larger key, the rule would move it. Source: Federgruen and Groenevelt (1986).
 * Invariant: no allotment is computed here, and keys are compared exactly. */

#include "apportion/nested-private.h"
#include "apportion/ranking-private.h"

#include "allot/tree-private.h"
#include "base/int128-private.h"
#include "base/memory-private.h"

typedef AwrashInt128 Sum;

#define NOBODY G_MAXSIZE

/* A leaf at the end of a node's units, and another whose key is the same; NOBODY for none. */
typedef struct
{
  gsize leaf;
  gsize other;
} End;

/* Of what stands below a node, before its own bounds. */
typedef struct
{
  End last; /* the largest key served above the floors */
  End next; /* the smallest key left out below the ceilings */
} Ends;

typedef struct
{
  const AwrashTree *tree;
  const AwrashNested *nested;
  const AwrashRanking *keys; /* of the leaves, in the order of the layout */
  const int64_t *units;      /* by node */
} Audit;

static int64_t
get_units (const Audit *audit, gsize leaf)
{
  return audit->units[audit->tree->leaf_node[leaf]];
}

/* ── bounds and sums ────────────────────────────────────────────────────────────────────────── */

/* The first bound that is broken, of nodes in the caller's order. */
static AwrashFault
check_bounds (const Audit *audit, int64_t *node)
{
  const AwrashTree *tree = audit->tree;

  for (gsize i = 0; i < tree->n; i++)
    {
      *node = (int64_t)i;
      if (audit->units[i] < tree->lower[i])
        return AWRASH_FAULT_FLOOR;
      if (audit->units[i] > tree->upper[i])
        return AWRASH_FAULT_CEILING;
    }
  for (gsize i = 0; i < tree->n_leaves; i++)
    {
      *node = (int64_t)tree->leaf_node[i];
      if (get_units (audit, i) > audit->nested->leaf_upper[i])
        return AWRASH_FAULT_ZERO_CLAIM;
    }
  *node = -1;
  return AWRASH_FAULT_NONE;
}

/* What an inner node holds beyond the nodes right below it, none of which is below its floor. */
static int64_t
get_missing (const Audit *audit, gsize position)
{
  const AwrashTree *tree = audit->tree;
  const AwrashTreeNode *place = &tree->nodes[position];
  Sum missing = audit->units[place->node];

  for (gsize i = place->first_leaf; i < place->end_direct; i++)
    missing -= get_units (audit, i);
  for (gsize u = position + 1; u < place->end; u = tree->nodes[u].end)
    missing -= audit->units[tree->nodes[u].node];
  return (int64_t)MAX (missing, (Sum)G_MININT64);
}

/* Every node's sum from the root down, then the total, of which units may be left over only where
 * nothing has room. */
static gboolean
check_sums (const Audit *audit, int64_t total, AwrashExchange *found)
{
  const AwrashTree *tree = audit->tree;

  for (gsize u = 0; u < tree->n_inner; u++)
    {
      int64_t missing = get_missing (audit, u);
      if (missing == 0)
        continue;
      found->recipient = (int64_t)tree->nodes[u].node;
      found->missing = missing;
      return FALSE;
    }
  int64_t held = audit->units[tree->nodes[0].node];
  found->missing = total - held;
  return found->missing == 0 || (found->missing > 0 && held == audit->nested->node_upper[0]);
}

/* ── exchanges ──────────────────────────────────────────────────────────────────────────────── */

/* The sign of a's last key less b's, or of the next keys, 1 further on. */
static int
compare (const Audit *audit, gsize a, gsize b, int64_t step)
{
  return awrash_i_ranking_compare (audit->keys, a, get_units (audit, a) + step, b,
                                   get_units (audit, b) + step);
}

/* The end of two sets of leaves together; `sign` is 1 where the larger key is meant. */
static void
meet (const Audit *audit, End *end, End other, int64_t step, int sign)
{
  if (other.leaf == NOBODY)
    return;
  int order = end->leaf == NOBODY ? 1 : sign * compare (audit, other.leaf, end->leaf, step);
  if (order > 0)
    *end = other;
  else if (order == 0 && end->other == NOBODY)
    end->other = other.leaf;
}

static Ends
measure (const Audit *audit, gsize position, const Ends below[])
{
  const AwrashTree *tree = audit->tree;
  const AwrashTreeNode *place = &tree->nodes[position];
  Ends ends = { { NOBODY, NOBODY }, { NOBODY, NOBODY } };

  for (gsize i = place->first_leaf; i < place->end_direct; i++)
    {
      const End own = { i, NOBODY };
      if (get_units (audit, i) > audit->tree->leaf_lower[i])
        meet (audit, &ends.last, own, 0, 1);
      if (get_units (audit, i) < MIN (audit->nested->leaf_upper[i], AWRASH_BOUNDS_MAX_TOTAL))
        meet (audit, &ends.next, own, 1, -1);
    }
  for (gsize u = position + 1; u < place->end; u = tree->nodes[u].end)
    {
      gsize node = tree->nodes[u].node;
      if (audit->units[node] > tree->lower[node])
        meet (audit, &ends.last, below[u].last, 0, 1);
      if (audit->units[node] < tree->upper[node])
        meet (audit, &ends.next, below[u].next, 1, -1);
    }
  return ends;
}

/* Where a rule has equal signposts in a row both ends may be one leaf, and then another must stand
 * at this key for a tie. */
static gboolean
part (const Ends *ends, gsize *from, gsize *to)
{
  *from = ends->last.leaf;
  *to = ends->next.leaf;
  if (*from != *to)
    return TRUE;
  if (ends->last.other != NOBODY)
    *from = ends->last.other;
  else
    *to = ends->next.other;
  return *to != NOBODY;
}

static void
note (const Audit *audit, gsize from, gsize to, AwrashStatus status, AwrashExchange *found)
{
  found->status = status;
  found->from = (int64_t)audit->tree->leaf_node[from];
  found->to = (int64_t)audit->tree->leaf_node[to];
}

/* TRUE if the rule would move a unit below a node; the first tie is noted on the way. */
static gboolean
check_exchange (const Audit *audit, const Ends *ends, AwrashExchange *found)
{
  gsize from = ends->last.leaf, to = ends->next.leaf;

  if (from == NOBODY || to == NOBODY)
    return FALSE;
  int sign = awrash_i_ranking_compare (audit->keys, from, get_units (audit, from), to,
                                       get_units (audit, to) + 1);
  if (sign > 0)
    {
      note (audit, from, to, AWRASH_STATUS_FEASIBLE, found);
      found->fault = AWRASH_FAULT_EXCHANGE;
      found->is_suspected = 0;
      return TRUE;
    }
  if (sign == 0 && found->from < 0 && part (ends, &from, &to))
    {
      note (audit, from, to, AWRASH_STATUS_TIE_SETTLED, found);
      found->is_suspected = awrash_i_ranking_is_suspected (
          audit->keys, from, get_units (audit, from), to, get_units (audit, to) + 1);
    }
  return FALSE;
}

static gboolean
examine (const Audit *audit, int64_t total, AwrashExchange *found, GError **error)
{
  const AwrashTree *tree = audit->tree;
  g_autofree Ends *ends = awrash_i_new (Ends, tree->n_inner, error);

  if (ends == NULL)
    return FALSE;
  *found = (AwrashExchange){ AWRASH_STATUS_UNKNOWN, AWRASH_FAULT_NONE, -1, 0, -1, -1, 0 };
  found->missing = (int64_t)MIN ((Sum)total - audit->units[tree->nodes[0].node], (Sum)G_MAXINT64);
  found->fault = check_bounds (audit, &found->recipient);
  if (found->fault != AWRASH_FAULT_NONE)
    return TRUE;
  if (!check_sums (audit, total, found))
    {
      found->fault = AWRASH_FAULT_TOTAL;
      return TRUE;
    }
  found->status = found->missing > 0 ? AWRASH_STATUS_UNPLACED : AWRASH_STATUS_OPTIMAL;
  for (gsize u = tree->n_inner; u-- > 0;)
    {
      ends[u] = measure (audit, u, ends);
      if (check_exchange (audit, &ends[u], found))
        return TRUE;
    }
  return TRUE;
}

gboolean
awrash_audit_nested (const AwrashTree *tree, const double claims[], int64_t total, const char *rule,
                     const int64_t units[], AwrashExchange *exchange, GError **error)
{
  g_return_val_if_fail (tree != NULL && claims != NULL && rule != NULL, FALSE);
  g_return_val_if_fail (units != NULL && exchange != NULL, FALSE);

  g_auto (AwrashNested) nested = { 0 };
  g_auto (AwrashRanking) keys = { 0 };
  g_auto (AwrashNestedRule) method = { 0 };
  AwrashExchange found;

  awrash_i_nested_init (&nested, tree);
  if (!awrash_i_nested_rule_parse (rule, &method, error)
      || !awrash_i_bounds_check_total (total, error))
    return FALSE;
  g_autofree double *leaves = awrash_i_nested_claims (tree, claims, error);
  g_autoptr (AwrashClaims) question
      = leaves != NULL ? awrash_apportion_claims_new (tree->n_leaves, leaves, NULL, NULL, error)
                       : NULL;
  if (question == NULL || !awrash_i_ranking_open (&keys, question, total, rule, error)
      || !awrash_i_nested_limit_leaves (&nested, leaves, total, error)
      || !awrash_i_nested_open (&nested, total, NULL, error))
    return FALSE;
  Audit audit = { tree, &nested, &keys, units };
  if (!examine (&audit, total, &found, error))
    return FALSE;
  *exchange = found;
  return TRUE;
}
