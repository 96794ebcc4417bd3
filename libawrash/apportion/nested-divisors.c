/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The divisors of every node of a tree, from an answer: where they part, a bound has a price.
 * Source: Pukelsheim, "Proportional Representation" (2017), chapter 4.
 * Invariant: a child at a bound limits its parent's divisors on one side only. */

#include "apportion/nested-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>

/* The divisors w/s of a leaf's last unit and of the next. */
static void
measure_leaf (const AwrashSignposts *rule, double claim, int64_t units, double *low, double *high)
{
  double last = units > 0 ? rule->value (rule, (double)units) : 0;

  *high = claim > 0 && last > 0 ? claim / last : HUGE_VAL;
  *low = claim > 0 ? claim / rule->value (rule, (double)units + 1) : 0;
  /* a first signpost of 0 is reached whatever the divisor */
  if (*low == HUGE_VAL && rule->starts_at_zero)
    *low = 0;
}

/* A child that can take more keeps the divisor above its low end, one that can give up units keeps
 * it below its high end. */
static void
meet (double low, double high, int64_t units, int64_t floor, int64_t ceiling, double *node_low,
      double *node_high)
{
  if (units < ceiling)
    *node_low = MAX (*node_low, low);
  if (units > floor)
    *node_high = MIN (*node_high, high);
}

typedef struct
{
  const AwrashTree *tree;
  const int64_t *units;
  double *low;
  double *high;
} Measure;

/* The interval of an inner node from those of its children, which were measured before it. What a
 * child can take or give up is told by its interval: 0 or infinite where it cannot. */
static void
measure_node (const Measure *measure, gsize position, double *take, double *give)
{
  const AwrashTree *tree = measure->tree;
  const AwrashTreeNode *place = &tree->nodes[position];
  gsize node = place->node;
  double low = 0, high = HUGE_VAL;

  for (gsize i = place->first_leaf; i < place->end_direct; i++)
    {
      gsize leaf = tree->leaf_node[i];
      meet (measure->low[leaf], measure->high[leaf], measure->units[leaf], tree->lower[leaf],
            tree->upper[leaf], &low, &high);
    }
  for (gsize u = position + 1; u < place->end; u = tree->nodes[u].end)
    {
      low = MAX (low, take[u]);
      high = MIN (high, give[u]);
    }
  /* equal ends may be rounded past each other */
  measure->low[node] = MIN (low, high);
  measure->high[node] = high;
  take[position] = measure->units[node] < tree->upper[node] ? low : 0;
  give[position] = measure->units[node] > tree->lower[node] ? high : HUGE_VAL;
}

static gboolean
check_units (const AwrashTree *tree, const int64_t units[], GError **error)
{
  for (gsize i = 0; i < tree->n; i++)
    if (units[i] < 0 || units[i] > AWRASH_BOUNDS_MAX_TOTAL)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("units[%zu] is %" PRId64 ", expected 0 to %" PRId64), i, units[i],
                     AWRASH_BOUNDS_MAX_TOTAL);
        return FALSE;
      }
  for (gsize u = 0; u < tree->n_inner && tree->n > 1; u++)
    {
      const AwrashTreeNode *place = &tree->nodes[u];
      int64_t sum = 0;
      for (gsize i = place->first_leaf; i < place->end_direct; i++)
        sum += MIN (units[tree->leaf_node[i]], G_MAXINT64 - sum);
      for (gsize c = u + 1; c < place->end; c = tree->nodes[c].end)
        sum += MIN (units[tree->nodes[c].node], G_MAXINT64 - sum);
      if (sum == units[place->node])
        continue;
      g_set_error (
          error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
          _ ("units[%zu] is %" PRId64 ", expected %" PRId64 ", the sum of the nodes below"),
          place->node, units[place->node], sum);
      return FALSE;
    }
  return TRUE;
}

gboolean
awrash_apportion_nested_divisors (const AwrashTree *tree, const double claims[], const char *rule,
                                  const int64_t units[], double low[], double high[],
                                  GError **error)
{
  g_return_val_if_fail (tree != NULL && claims != NULL && rule != NULL, FALSE);
  g_return_val_if_fail (units != NULL && low != NULL && high != NULL, FALSE);

  g_auto (AwrashSignposts) signposts = { 0 };

  if (!awrash_i_signpost_parse (rule, &signposts, error) || !check_units (tree, units, error))
    return FALSE;
  g_autofree double *leaves = awrash_i_nested_claims (tree, claims, error);
  g_autofree double *take = leaves != NULL ? awrash_i_new (double, tree->n_inner, error) : NULL;
  g_autofree double *give = take != NULL ? awrash_i_new (double, tree->n_inner, error) : NULL;
  if (give == NULL)
    return FALSE;
  for (gsize i = 0; i < tree->n_leaves; i++)
    {
      gsize leaf = tree->leaf_node[i];
      measure_leaf (&signposts, leaves[i], units[leaf], &low[leaf], &high[leaf]);
    }
  Measure measure = { tree, units, low, high };
  for (gsize u = tree->n_inner; u-- > 0 && tree->n > 1;)
    measure_node (&measure, u, take, give);
  return TRUE;
}
