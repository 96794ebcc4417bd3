/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What doubles cannot decide in a two-way problem, decided by the engine's stages with the exact
 * sign of products of keys; and the face of all matrices that are as good. First units whose
 * signpost is 0 come in two levels before all others: how many there are, then their claims.
 * Source: libawrash/README.md, "A chain of stages"; Gaffke and Pukelsheim (2008).
 * Invariant: flows are the units of the cells, and every cycle keeps all totals. */

#include "apportion/biproportional-private.h"

#include "base/memory-private.h"

#include <math.h>

typedef enum
{
  COUNT = 1,
  CLAIMS = 2,
  KEYS = 3
} Level;

typedef struct
{
  AwrashCost parent;
  AwrashGridFace *face;
  Level level;
  double least_claim; /* of cells that can move, all > 0, and its logarithm */
  double log_least;
} FaceCost;

static gboolean
is_slack (const AwrashGridFace *face, gsize arc)
{
  const AwrashGrid *grid = face->grid;

  return awrash_i_grid_is_slack (grid, face->cells[arc] / grid->n_columns,
                                 face->cells[arc] % grid->n_columns);
}

static gboolean
is_first (const AwrashGridFace *face, int64_t unit)
{
  return unit == 0 && face->grid->rule->starts_at_zero;
}

static double
get_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  const FaceCost *self = (const FaceCost *)(const void *)cost;
  const AwrashGrid *grid = self->face->grid;
  gboolean first = is_first (self->face, unit);

  if (is_slack (self->face, arc) || first != (self->level != KEYS))
    return 0;
  if (self->level == COUNT)
    return -1;
  double log_claim = grid->log_claims[self->face->cells[arc]];
  return self->level == CLAIMS ? self->log_least - log_claim
                               : awrash_i_grid_log_signpost (grid, unit + 1) - log_claim;
}

/* In the level of claims s(2)/claim against s(2)/least claim stands for their quotient. */
static int
get_sign (const AwrashCost *cost, gsize n, const AwrashStep steps[])
{
  const FaceCost *self = (const FaceCost *)(const void *)cost;
  const AwrashGrid *grid = self->face->grid;
  AwrashSignpostFactor *factors = self->face->factors;
  gboolean is_suspected = FALSE;
  gsize k = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (is_slack (self->face, steps[i].arc)
          || is_first (self->face, steps[i].unit) != (self->level != KEYS))
        continue;
      double claim = grid->claims[self->face->cells[steps[i].arc]];
      int64_t unit = self->level == CLAIMS ? 2 : steps[i].unit + 1;

      factors[k++] = (AwrashSignpostFactor){ unit, claim, steps[i].sign };
      if (self->level == CLAIMS)
        factors[k++] = (AwrashSignpostFactor){ unit, self->least_claim, -steps[i].sign };
    }
  int sign = awrash_i_signpost_product_sign (grid->rule, k, factors, &is_suspected);
  self->face->is_suspected |= is_suspected;
  return sign;
}

/* What a marginal is off by, the error of a key; and no less than its own rounding. */
static double
get_tolerance (const AwrashGridFace *face)
{
  const AwrashGrid *grid = face->grid;
  double size = grid->widest + log ((double)grid->total + 2);

  return 0x1p-46 + size * 0x1p-51;
}

static FaceCost
make_cost (AwrashGridFace *face, Level level)
{
  FaceCost cost
      = { { .marginal = get_marginal, .sign = get_sign, .tolerance = get_tolerance (face) },
          face,
          level,
          INFINITY,
          0 };

  if (level == COUNT)
    cost.parent = (AwrashCost){ .marginal = get_marginal };
  for (gsize i = 0; i < face->network->n_arcs && level == CLAIMS; i++)
    if (!is_slack (face, i))
      cost.least_claim = MIN (cost.least_claim, face->grid->claims[face->cells[i]]);
  cost.log_least = log (cost.least_claim);
  return cost;
}

/* How far a cell can go, one way, before its key stands clear of the doubt. */
static int64_t
find_end (const AwrashGrid *grid, gsize r, gsize c, double tolerance, gboolean up)
{
  gsize cell = r * grid->n_columns + c;
  int64_t from = grid->units[cell];
  int64_t to = up ? MIN (grid->upper[cell], MAX (from, grid->total)) : grid->lower[cell];
  double base = grid->a[r] + grid->b[c] - grid->log_claims[cell];

  if (awrash_i_grid_is_slack (grid, r, c))
    {
      double cost = grid->a[r] + grid->b[c];
      return (up ? cost : -cost) <= tolerance ? (up ? grid->upper[cell] : grid->lower[cell]) : from;
    }
  while (from != to)
    {
      int64_t middle = from + (to - from + (up ? 1 : -1)) / 2;
      double cost = awrash_i_grid_log_signpost (grid, up ? middle : middle + 1) + base;

      if ((up ? cost : -cost) <= tolerance)
        from = middle;
      else
        to = up ? middle - 1 : middle + 1;
    }
  return from;
}

static AwrashArc
make_arc (const AwrashGrid *grid, gsize r, gsize c, const AwrashGridDoubt *doubt)
{
  gsize cell = r * grid->n_columns + c;
  AwrashArc arc = { .flow = grid->units[cell] };

  arc.lower = doubt != NULL ? find_end (grid, r, c, doubt->tolerance, FALSE) : grid->lower[cell];
  arc.upper = doubt != NULL ? find_end (grid, r, c, doubt->tolerance, TRUE) : grid->upper[cell];
  arc.upper = MIN (arc.upper, MAX (arc.flow, grid->total));
  if (awrash_i_grid_is_slack (grid, r, c) && doubt == NULL)
    arc.upper = grid->upper[cell];
  return arc;
}

static gboolean
append_arcs (const AwrashGrid *grid, const AwrashGridDoubt *doubt, const gsize number[],
             GArray *arcs, GArray *cells, gboolean *has_first, GError **error)
{
  *has_first = FALSE;
  for (gsize r = 0; r < grid->n_rows; r++)
    for (gsize c = 0; c < grid->n_columns; c++)
      {
        gsize cell = r * grid->n_columns + c;

        if (number[r] == 0 || number[grid->n_rows + c] == 0)
          continue;
        AwrashArc arc = make_arc (grid, r, c, doubt);
        if (arc.lower == arc.upper)
          continue;
        arc.tail = number[r] - 1;
        arc.head = number[grid->n_rows + c] - 1;
        *has_first
            |= grid->rule->starts_at_zero && arc.lower == 0 && !awrash_i_grid_is_slack (grid, r, c);
        if (!awrash_i_append (arcs, arc, error) || !awrash_i_append (cells, cell, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
awrash_i_face_init (AwrashGridFace *face, AwrashGrid *grid, const AwrashGridDoubt *doubt,
                    GError **error)
{
  gsize n = grid->n_rows + grid->n_columns, n_nodes = 0;
  g_autofree gsize *number = awrash_i_new (gsize, n, error);
  g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (AwrashArc));
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (gsize));

  *face = (AwrashGridFace){ .grid = grid };
  if (number == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (doubt == NULL || doubt->is_open[i])
      number[i] = ++n_nodes;
  if (!append_arcs (grid, doubt, number, arcs, cells, &face->has_first, error))
    return FALSE;
  face->network = awrash_i_network_new (n_nodes, arcs->len, error);
  /* two paths and a move, twice for the level of claims */
  face->factors
      = face->network != NULL ? awrash_i_new (AwrashSignpostFactor, 4 * n_nodes + 4, error) : NULL;
  face->cells
      = face->factors != NULL ? awrash_i_copy (gsize, cells->data, cells->len, error) : NULL;
  if (face->cells == NULL)
    return FALSE;
  for (gsize i = 0; i < arcs->len; i++)
    face->network->arcs[i] = g_array_index (arcs, AwrashArc, i);
  awrash_i_network_index (face->network);
  return TRUE;
}

void
awrash_i_face_clear (AwrashGridFace *face)
{
  g_clear_pointer (&face->network, awrash_i_network_free);
  g_clear_pointer (&face->cells, g_free);
  g_clear_pointer (&face->factors, g_free);
}

gboolean
awrash_i_face_minimise (AwrashGridFace *face, gboolean *has_changed, GError **error)
{
  AwrashGrid *grid = face->grid;

  *has_changed = FALSE;
  for (int level = face->has_first ? COUNT : KEYS; level <= KEYS; level++)
    {
      FaceCost cost = make_cost (face, (Level)level);

      if (!awrash_i_stage_settle (face->network, &cost.parent, error))
        return FALSE;
    }
  for (gsize i = 0; i < face->network->n_arcs; i++)
    {
      gsize cell = face->cells[i];

      if (grid->units[cell] == face->network->arcs[i].flow)
        continue;
      grid->units[cell] = face->network->arcs[i].flow;
      awrash_i_grid_set_keys (grid, cell / grid->n_columns, cell % grid->n_columns);
      *has_changed = TRUE;
    }
  return TRUE;
}

gboolean
awrash_i_face_check (AwrashGridFace *face, GArray *cycle, GError **error)
{
  g_array_set_size (cycle, 0);
  for (int level = face->has_first ? COUNT : KEYS; level <= KEYS && cycle->len == 0; level++)
    {
      FaceCost cost = make_cost (face, (Level)level);

      if (!awrash_i_stage_check (face->network, &cost.parent, cycle, error)
          || (cycle->len == 0 && !awrash_i_stage_restrict (face->network, &cost.parent, error)))
        return FALSE;
    }
  return TRUE;
}
