/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions so small that every allotment can be listed.
 * Source: none. Invariant: a node's sum is taken over all cells below it, by walking up. */

#include "support/small-crossing.h"

#include "allot/costs-private.h"
#include "base/accumulator-private.h"

#include <string.h>

static void
draw_bounds (GRand *random, int64_t *floor, int64_t *ceiling)
{
  *floor = g_rand_int_range (random, 0, 8) == 0 ? g_rand_int_range (random, 0, 3) : 0;
  *ceiling = g_rand_int_range (random, 0, 5) == 0 ? *floor + g_rand_int_range (random, 0, 4)
                                                  : G_MAXINT64;
}

static void
draw_tree (GRand *random, SmallTree *tree)
{
  tree->n_nodes = (gsize)g_rand_int_range (random, 1, SMALL_NODES + 1);
  for (gsize i = 0; i < tree->n_nodes; i++)
    {
      tree->parent[i] = i == 0 ? -1 : g_rand_int_range (random, 0, (gint32)i);
      draw_bounds (random, &tree->floor[i], &tree->ceiling[i]);
    }
}

static int64_t
draw_leaf (GRand *random, const SmallTree *tree)
{
  int64_t at = g_rand_int_range (random, 0, (gint32)tree->n_nodes);

  for (gsize i = 0; i < tree->n_nodes; i++)
    if (tree->parent[i] == at)
      at = (int64_t)i; /* later nodes only: their children come later still */
  return at;
}

static double
draw_step (GRand *random, int kind)
{
  double small = g_rand_int_range (random, 0, 3);

  if (kind == 1)
    return small * 0x1p-50;
  if (kind == 2)
    return g_rand_int_range (random, 0, 3) == 0 ? 0x1p70 : small;
  return small;
}

static AwrashCosts *
draw_costs (GRand *random, int kind, gsize n)
{
  static const double exponents[] = { 2, 1.5, -1, 1, 3 };
  enum
  {
    UNITS = 7
  };
  double values[SMALL_CELLS * UNITS];
  int64_t offsets[SMALL_CELLS + 1] = { 0 };
  double a[SMALL_CELLS], b[SMALL_CELLS], c[SMALL_CELLS], p[SMALL_CELLS];

  for (gsize i = 0; i < n; i++)
    {
      double at = kind == 1 ? 1 : g_rand_int_range (random, -2, 3);

      for (gsize k = 0; k < UNITS; k++, at += draw_step (random, kind))
        values[i * UNITS + k] = kind == 4 ? -at : at;
      offsets[i + 1] = (int64_t)((i + 1) * UNITS);
      a[i] = g_rand_int_range (random, 1, 3);
      b[i] = g_rand_int_range (random, 0, 2);
      c[i] = g_rand_int_range (random, 1, 3);
      p[i] = exponents[g_rand_int_range (random, 0, G_N_ELEMENTS (exponents))];
    }
  if (kind == 3)
    return awrash_allot_costs_new_power (n, a, c, p, b, NULL);
  if (kind == 4)
    return awrash_allot_costs_new_gains (n, offsets, n * UNITS, values, NULL);
  return awrash_allot_costs_new_marginals (n, offsets, n * UNITS, values, NULL);
}

void
small_crossing_draw (GRand *random, int kind, SmallCrossing *small)
{
  memset (small, 0, sizeof *small);
  draw_tree (random, &small->rows);
  draw_tree (random, &small->columns);
  small->n_cells = (gsize)g_rand_int_range (random, 1, SMALL_CELLS + 1);
  for (gsize i = 0; i < small->n_cells; i++)
    {
      small->row[i] = draw_leaf (random, &small->rows);
      small->column[i] = draw_leaf (random, &small->columns);
      draw_bounds (random, &small->floor[i], &small->ceiling[i]);
    }
  small->total = g_rand_int_range (random, 0, 7);
  small->costs = draw_costs (random, kind, small->n_cells);
}

void
small_crossing_clear (SmallCrossing *small)
{
  awrash_allot_costs_free (small->costs);
}

AwrashCrossing *
small_crossing_ask (const SmallCrossing *small)
{
  const SmallTree *r = &small->rows, *c = &small->columns;
  g_autoptr (AwrashTree) rows
      = awrash_allot_tree_new (r->n_nodes, r->parent, r->floor, r->ceiling, NULL);
  g_autoptr (AwrashTree) columns
      = awrash_allot_tree_new (c->n_nodes, c->parent, c->floor, c->ceiling, NULL);

  return awrash_allot_crossing_new (rows, columns, small->n_cells, small->row, small->column,
                                    small->floor, small->ceiling, NULL);
}

static gboolean
keeps (const SmallTree *tree, gsize n, const int64_t leaf[], const int64_t units[])
{
  int64_t sums[SMALL_NODES] = { 0 };

  for (gsize i = 0; i < n; i++)
    for (int64_t at = leaf[i]; at >= 0; at = tree->parent[at])
      sums[at] += units[i];
  for (gsize v = 0; v < tree->n_nodes; v++)
    if (sums[v] < tree->floor[v] || sums[v] > tree->ceiling[v])
      return FALSE;
  return TRUE;
}

static AwrashAccumulator
cost_of (const SmallCrossing *small, const int64_t units[])
{
  AwrashAccumulator sum = { { 0 } };

  for (gsize i = 0; i < small->n_cells; i++)
    for (int64_t k = 1; k <= units[i]; k++)
      awrash_i_accumulator_add (&sum, awrash_i_costs_marginal (small->costs, i, k));
  return sum;
}

static void
take (const SmallCrossing *small, const SmallAnswer *answer, GArray *best)
{
  if (!keeps (&small->rows, small->n_cells, small->row, answer->units)
      || !keeps (&small->columns, small->n_cells, small->column, answer->units))
    return;
  if (best->len > 0)
    {
      AwrashAccumulator own = cost_of (small, answer->units);
      AwrashAccumulator known = cost_of (small, g_array_index (best, SmallAnswer, 0).units);
      int sign = awrash_i_accumulator_compare (&own, &known);

      if (sign > 0)
        return;
      if (sign < 0)
        g_array_set_size (best, 0);
    }
  g_array_append_val (best, *answer);
}

GArray *
small_crossing_enumerate (const SmallCrossing *small)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (SmallAnswer));
  SmallAnswer at = { { 0 } };
  gsize i = 0;

  /* an odometer over all cells, each from 0 to the total */
  while (i < small->n_cells)
    {
      int64_t sum = 0;
      gboolean is_within = TRUE;

      for (gsize k = 0; k < small->n_cells; k++)
        {
          sum += at.units[k];
          is_within
              = is_within && at.units[k] >= small->floor[k] && at.units[k] <= small->ceiling[k];
        }
      if (is_within && sum == small->total)
        take (small, &at, best);
      for (i = 0; i < small->n_cells && at.units[i] == small->total; i++)
        at.units[i] = 0;
      if (i < small->n_cells)
        at.units[i]++;
    }
  return best;
}
