/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawing small questions on a tree: stars, chains and all between, wide and tight bounds, claims
 * that tie and claims that do not. Source: none. Invariant: the same generator, the same questions.
 */

#include "support/small-nested.h"

#include <string.h>

enum
{
  OPEN = 99
};

static gsize
draw_shape (GRand *random, int64_t parent[], gboolean is_leaf[])
{
  gsize n = (gsize)g_rand_int_range (random, 1, SMALL_NESTED_NODES + 1), n_leaves = 0;
  gint32 reach = g_rand_int_range (random, 1, SMALL_NESTED_NODES);

  for (gsize i = 0; i < n; i++)
    {
      gint32 first = (gint32)i < reach ? 0 : (gint32)i - reach;
      parent[i] = i == 0 ? -1 : g_rand_int_range (random, first, (gint32)i);
      is_leaf[i] = TRUE;
      if (i > 0)
        is_leaf[parent[i]] = FALSE;
    }
  for (gsize i = 0; i < n; i++)
    n_leaves += is_leaf[i] ? 1 : 0;
  return n_leaves <= SMALL_NESTED_LEAVES ? n : draw_shape (random, parent, is_leaf);
}

static void
draw_bounds (GRand *random, SmallNested *small)
{
  gint32 rarely = g_rand_int_range (random, 1, 5);

  small->has_floors = g_rand_int_range (random, 0, 5) > 0;
  small->has_ceilings = g_rand_int_range (random, 0, 5) > 0;
  for (gsize i = 0; i < small->n; i++)
    {
      gint32 wide = small->is_leaf[i] ? 3 : 5;
      gboolean has_floor = small->has_floors && g_rand_int_range (random, 0, rarely + 1) == 0;
      gboolean has_ceiling = small->has_ceilings && g_rand_int_range (random, 0, rarely) == 0;
      int64_t floor = g_rand_int_range (random, 0, wide);
      int64_t ceiling = g_rand_int_range (random, 0, 2 * wide);
      small->floor[i] = has_floor ? floor : 0;
      small->ceiling[i] = has_ceiling ? MAX (ceiling, small->floor[i]) : OPEN;
    }
}

static void
draw_claims (GRand *random, SmallNested *small)
{
  static const gint32 largest[] = { 1, 2, 4, 7, 61 };
  gint32 most = largest[g_rand_int_range (random, 0, G_N_ELEMENTS (largest))];
  gint32 least = g_rand_int_range (random, 0, 4) == 0 ? 0 : 1;

  for (gsize i = 0; i < small->n; i++)
    {
      small->claims[i] = g_rand_int_range (random, least, most + 1);
      small->n_costs[i] = g_rand_int_range (random, 3, SMALL_NESTED_UNITS + 1);
      int64_t cost = g_rand_int_range (random, -3, 3);
      for (gsize k = 0; k < SMALL_NESTED_UNITS; k++)
        {
          small->costs[i][k] = cost;
          cost += g_rand_int_range (random, 0, 3);
        }
    }
}

/* The order in which nodes were drawn tells nothing. */
static void
shuffle (GRand *random, SmallNested *small)
{
  gsize place[SMALL_NESTED_NODES];
  int64_t parent[SMALL_NESTED_NODES];
  gboolean is_leaf[SMALL_NESTED_NODES];

  for (gsize i = 0; i < small->n; i++)
    {
      gsize j = (gsize)g_rand_int_range (random, 0, (gint32)i + 1);
      place[i] = i;
      place[i] = place[j];
      place[j] = i;
    }
  memcpy (parent, small->parent, sizeof parent);
  memcpy (is_leaf, small->is_leaf, sizeof is_leaf);
  for (gsize i = 0; i < small->n; i++)
    {
      small->parent[place[i]] = parent[i] < 0 ? -1 : (int64_t)place[parent[i]];
      small->is_leaf[place[i]] = is_leaf[i];
    }
}

void
small_nested_draw (GRand *random, SmallNested *small)
{
  *small = (SmallNested){ .total = g_rand_int_range (random, 0, 9) };
  small->n = draw_shape (random, small->parent, small->is_leaf);
  shuffle (random, small);
  draw_bounds (random, small);
  draw_claims (random, small);
}

char *
small_nested_describe (const SmallNested *small)
{
  GString *text = g_string_new (small->rule != NULL ? small->rule : "costs");

  g_string_append_printf (text, " total %d:", (int)small->total);
  for (gsize i = 0; i < small->n; i++)
    {
      g_string_append_printf (text, " %d<%d w%d [%d,%d]", (int)i, (int)small->parent[i],
                              (int)small->claims[i], (int)small->floor[i], (int)small->ceiling[i]);
      for (gsize k = 0; small->rule == NULL && small->is_leaf[i] && k < (gsize)small->n_costs[i];
           k++)
        g_string_append_printf (text, "%c%d", k == 0 ? '(' : ' ', (int)small->costs[i][k]);
    }
  return g_string_free (text, FALSE);
}

AwrashTree *
small_nested_new_tree (const SmallNested *small)
{
  return awrash_allot_tree_new (small->n, small->parent, small->has_floors ? small->floor : NULL,
                                small->has_ceilings ? small->ceiling : NULL, NULL);
}

AwrashCosts *
small_nested_new_costs (const SmallNested *small, gboolean as_gains)
{
  int64_t offsets[SMALL_NESTED_NODES + 1] = { 0 };
  double costs[SMALL_NESTED_NODES * SMALL_NESTED_UNITS];
  gsize n = 0;

  for (gsize i = 0; i < small->n; i++)
    {
      for (gsize k = 0; k < (gsize)small->n_costs[i]; k++)
        costs[n++] = (double)(as_gains ? -small->costs[i][k] : small->costs[i][k]);
      offsets[i + 1] = (int64_t)n;
    }
  return as_gains ? awrash_allot_costs_new_gains (small->n, offsets, n, costs, NULL)
                  : awrash_allot_costs_new_marginals (small->n, offsets, n, costs, NULL);
}
