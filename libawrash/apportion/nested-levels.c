/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Level by level: what an inner node holds is apportioned among its children alone.
 * Source: the law of many countries: first regions, then provinces within. Invariant: a child is
 * held by what stands below it too, so that the next level always has an answer. */

#include "apportion/nested-private.h"

#include "base/memory-private.h"

/* What is known while going down, by the caller's nodes. */
typedef struct
{
  AwrashNested *nested;
  const double *claims; /* of the leaves, in the order of the layout */
  const AwrashNestedRule *rule;
  const AwrashTies *ties;
  int64_t *units; /* [n]: -1 where a refused tie leaves it open */
  int64_t *sure;  /* [n] */
  int64_t *tied;  /* [n] */
  gboolean *is_tied;
  AwrashAllotment answer;
} Descent;

/* The children of one inner node. */
typedef struct
{
  gsize n;
  double *claims;
  int64_t *lower;
  int64_t *upper;
  gsize *nodes; /* the caller's */
} Children;

static void
children_clear (Children *children)
{
  g_free (children->claims);
  g_free (children->lower);
  g_free (children->upper);
  g_free (children->nodes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Children, children_clear)

static gboolean
children_new (Children *children, gsize n, GError **error)
{
  children->claims = awrash_i_new (double, n, error);
  children->lower = children->claims != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  children->upper = children->lower != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  children->nodes = children->upper != NULL ? awrash_i_new (gsize, n, error) : NULL;
  return children->nodes != NULL;
}

/* The claims of all leaves below a node, as one double. */
static double
sum_claims (const Descent *descent, const AwrashTreeNode *place)
{
  AwrashAccumulator sum = { { 0 } };

  awrash_i_accumulator_add_all (&sum, place->end_leaf - place->first_leaf,
                                descent->claims + place->first_leaf);
  return MIN (awrash_i_accumulator_get (&sum), G_MAXDOUBLE);
}

static gboolean
gather (const Descent *descent, gsize position, Children *children, GError **error)
{
  const AwrashNested *nested = descent->nested;
  const AwrashTree *tree = nested->tree;
  const AwrashTreeNode *place = &tree->nodes[position];
  gsize n = place->end_direct - place->first_leaf, at = 0;

  for (gsize u = position + 1; u < place->end; u = tree->nodes[u].end)
    n++;
  if (!children_new (children, n, error))
    return FALSE;
  for (gsize i = place->first_leaf; i < place->end_direct; i++, at++)
    {
      children->claims[at] = descent->claims[i];
      children->lower[at] = tree->leaf_lower[i];
      children->upper[at] = nested->leaf_upper[i];
      children->nodes[at] = tree->leaf_node[i];
    }
  for (gsize u = position + 1; u < place->end; u = tree->nodes[u].end, at++)
    {
      children->claims[at] = sum_claims (descent, &tree->nodes[u]);
      children->lower[at] = nested->node_lower[u];
      children->upper[at] = nested->node_upper[u];
      children->nodes[at] = tree->nodes[u].node;
    }
  children->n = n;
  return TRUE;
}

/* What one solution says of the children; a refused tie leaves the tied ones open. */
static void
note (Descent *descent, gsize node, const Children *children, const AwrashSolution *solution)
{
  awrash_i_solution_write (solution, TRUE, descent->sure);
  for (gsize i = 0; i < children->n; i++)
    descent->units[children->nodes[i]] = descent->sure[children->nodes[i]];
  for (gsize i = 0; i < solution->n_tied; i++)
    {
      const AwrashTied *tied = &solution->tied[i];
      gsize child = children->nodes[tied->leaf];
      descent->is_tied[child] = TRUE;
      descent->tied[child] = 1 + (int64_t)node;
      descent->units[child]
          = descent->ties == NULL ? -1 : descent->units[child] + tied->held - tied->sure;
    }
  descent->answer.n_tied += (int64_t)solution->n_tied;
  descent->answer.free_units += solution->free_units;
  descent->answer.is_suspected |= solution->is_suspected;
}

static gboolean
share_out (Descent *descent, gsize position, GError **error)
{
  gsize node = descent->nested->tree->nodes[position].node;
  g_auto (Children) children = { 0 };
  g_auto (AwrashNestedKeys) keys = { .keys = NULL };
  g_auto (AwrashSolution) solution = { 0 };
  AwrashProblem problem;
  AwrashTreeNode root;
  int64_t bounds[2], total = descent->units[node];

  if (!gather (descent, position, &children, error)
      || !awrash_i_nested_keys_init (&keys, descent->rule, children.n, children.claims, total,
                                     error))
    return FALSE;
  awrash_i_problem_init_vector (&problem, &root, bounds, children.n, keys.keys);
  problem.lower = children.lower;
  problem.upper = children.upper;
  awrash_i_problem_sum_bounds (&problem, bounds);
  problem.names = children.nodes;
  problem.n_names = descent->nested->tree->n;
  problem.total = total;
  if (!awrash_i_problem_solve (&problem, descent->ties, &solution, error))
    return FALSE;
  note (descent, node, &children, &solution);
  return TRUE;
}

/* Below a node that is open, the floors are all that is sure. */
static void
leave_open (Descent *descent, gsize position)
{
  const AwrashNested *nested = descent->nested;
  const AwrashTree *tree = nested->tree;
  const AwrashTreeNode *place = &tree->nodes[position];

  for (gsize i = place->first_leaf; i < place->end_direct; i++)
    {
      descent->units[tree->leaf_node[i]] = -1;
      descent->sure[tree->leaf_node[i]] = tree->leaf_lower[i];
    }
  for (gsize u = position + 1; u < place->end; u = tree->nodes[u].end)
    {
      descent->units[tree->nodes[u].node] = -1;
      descent->sure[tree->nodes[u].node] = nested->node_lower[u];
    }
}

static gboolean
descend (Descent *descent, GError **error)
{
  const AwrashTree *tree = descent->nested->tree;
  gsize root = tree->nodes[0].node;

  descent->units[root] = descent->sure[root] = descent->nested->problem.total;
  for (gsize u = 0; u < tree->n_inner && tree->n > 1; u++)
    if (descent->units[tree->nodes[u].node] < 0)
      leave_open (descent, u);
    else if (!share_out (descent, u, error))
      return FALSE;
  return awrash_i_ties_check_lot (descent->ties, descent->is_tied, error);
}

static void
write_outputs (const Descent *descent, const AwrashOutputs *outputs)
{
  gsize n = descent->nested->tree->n;

  *outputs->answer = descent->answer;
  for (gsize i = 0; i < n; i++)
    {
      if (descent->answer.status != AWRASH_STATUS_TIE_REFUSED)
        outputs->units[i] = descent->units[i];
      if (outputs->sure != NULL)
        outputs->sure[i] = descent->sure[i];
      if (outputs->tied != NULL)
        outputs->tied[i] = descent->tied[i];
    }
}

gboolean
awrash_i_nested_levels (AwrashNested *nested, const double claims[], const AwrashNestedRule *rule,
                        const AwrashTies *ties, const AwrashOutputs *outputs, GError **error)
{
  gsize n = nested->tree->n;
  g_autofree int64_t *units = awrash_i_new (int64_t, n, error);
  g_autofree int64_t *sure = units != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  g_autofree int64_t *tied = sure != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  g_autofree gboolean *is_tied = tied != NULL ? awrash_i_new (gboolean, n, error) : NULL;

  if (is_tied == NULL)
    return FALSE;
  Descent descent = { nested, claims, rule, ties, units, sure, tied, is_tied, { 0 } };
  if (!descend (&descent, error))
    return FALSE;
  AwrashSolution solution = { .n_tied = (gsize)descent.answer.n_tied,
                              .free_units = descent.answer.free_units,
                              .is_suspected = (gboolean)descent.answer.is_suspected };
  descent.answer = awrash_i_nested_answer (&solution, ties, nested->unplaced);
  write_outputs (&descent, outputs);
  return TRUE;
}
