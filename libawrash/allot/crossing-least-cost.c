/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least cost between two trees: one stage of a convex flow, and the tie policy on its face.
 * Source: Ahuja, Magnanti and Orlin (1993), ch. 14; integral since the network matrix is totally
 * unimodular (Hoffman and Kruskal 1956). Invariant: signs of sums of marginals are exact, so that
 * the face is the set of all optima; outputs are written at the very end, all or none. */

#include "allot/crossing-private.h"

#include "allot/costs-private.h"
#include "allot/ties-private.h"
#include "base/accumulator-private.h"
#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>

/* ── marginal costs on arcs ─────────────────────────────────────────────────────────────────── */

typedef struct
{
  int64_t k; /* a unit from 1; 0: nothing yet */
  double value;
} Remembered;

typedef struct
{
  AwrashCost parent;
  const AwrashCosts *costs;
  gsize n_cells;
  /* [2 n_cells]: the last units asked for, by cell and parity: at rest those are the next unit and
   * the last, and a marginal may take microseconds. */
  Remembered *memory;
} CellCost;

static double
get_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  const CellCost *own = (const CellCost *)(const void *)cost;
  int64_t k = unit + 1;

  if (arc >= own->n_cells)
    return 0;
  Remembered *slot = &own->memory[2 * arc + (gsize)(k & 1)];
  if (slot->k != k)
    *slot = (Remembered){ k, awrash_i_costs_marginal (own->costs, arc, k) };
  return slot->value;
}

/* Plain sums of n terms are off by less than n 2^-53 of the sum of magnitudes; twice that settles
 * nearly all, and what is left is summed without rounding. */
static int
get_sign (const AwrashCost *cost, gsize n, const AwrashStep steps[])
{
  AwrashAccumulator exact = { { 0 } };
  double sum = 0, magnitude = 0;

  for (gsize i = 0; i < n; i++)
    {
      double value = get_marginal (cost, steps[i].arc, steps[i].unit);

      sum += steps[i].sign * value;
      magnitude += fabs (value);
    }
  if (fabs (sum) > magnitude * (double)n * 0x1p-52)
    return sum > 0 ? 1 : -1;
  for (gsize i = 0; i < n; i++)
    awrash_i_accumulator_add_scaled (&exact, get_marginal (cost, steps[i].arc, steps[i].unit),
                                     steps[i].sign);
  return awrash_i_accumulator_sign (&exact);
}

/* Marginals are the doubles that state the problem; what sums of them may be off by. */
static double
rounding_bound (const AwrashNetwork *network, const CellCost *cost)
{
  double largest = 0;

  for (gsize i = 0; i < cost->n_cells; i++)
    {
      const AwrashArc *arc = &network->arcs[i];

      if (arc->lower == arc->upper)
        continue;
      largest = MAX (largest, fabs (get_marginal (&cost->parent, i, arc->lower)));
      largest = MAX (largest, fabs (get_marginal (&cost->parent, i, arc->upper - 1)));
    }
  return largest * 0x1p-52;
}

static gboolean
minimise (AwrashNetwork *network, const AwrashCosts *costs, GError **error)
{
  g_autofree Remembered *memory = awrash_i_new (Remembered, 2 * costs->n, error);
  CellCost cost = { { .marginal = get_marginal, .sign = get_sign }, costs, costs->n, memory };

  if (memory == NULL)
    return FALSE;
  cost.parent.tolerance = rounding_bound (network, &cost);
  return awrash_i_stage_settle (network, &cost.parent, error);
}

/* No flow is above the total; and the costs of units that nobody can have must not blur the rest.
 */
static void
cut_to_total (AwrashNetwork *network, int64_t total)
{
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      AwrashArc *arc = &network->arcs[i];

      arc->upper = MAX (MIN (arc->upper, total), arc->lower);
    }
}

/* ── the optimal face ───────────────────────────────────────────────────────────────────────── */

/* What all optima have in common; all arrays by cell. */
typedef struct
{
  int64_t *sure;  /* the least over the face */
  int64_t *most;  /* the most over it */
  gsize *members; /* tied cells */
  gsize n_members;
  int64_t free_units;
} Face;

static void
face_clear (Face *face)
{
  g_free (face->sure);
  g_free (face->most);
  g_free (face->members);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Face, face_clear)

static gboolean
explore (AwrashNetwork *network, gsize n_cells, Face *face, GError **error)
{
  face->sure = awrash_i_new (int64_t, n_cells, error);
  face->most = face->sure != NULL ? awrash_i_new (int64_t, n_cells, error) : NULL;
  face->members = face->most != NULL ? awrash_i_new (gsize, n_cells, error) : NULL;
  if (face->members == NULL)
    return FALSE;
  for (gsize i = 0; i < n_cells; i++)
    {
      if (awrash_i_is_cancelled (error))
        return FALSE;
      face->sure[i] = awrash_i_network_push (network, i, FALSE);
      face->most[i] = awrash_i_network_push (network, i, TRUE);
      if (face->most[i] > face->sure[i])
        face->members[face->n_members++] = i;
    }
  /* what is not sure to the tied cells is theirs to share */
  for (gsize m = 0; m < face->n_members; m++)
    face->free_units += network->arcs[face->members[m]].flow - face->sure[face->members[m]];
  return TRUE;
}

/* The lexicographically largest optimum: each in turn has the most that those before it leave. */
static gboolean
serve_in_order (AwrashNetwork *network, const AwrashTies *ties, Face *face, GError **error)
{
  if (!awrash_i_ties_sort (ties, face->n_members, face->members, error))
    return FALSE;
  for (gsize m = 0; m < face->n_members; m++)
    {
      if (awrash_i_is_cancelled (error))
        return FALSE;
      awrash_i_network_push (network, face->members[m], TRUE);
      awrash_i_network_fix (network, face->members[m]);
    }
  return TRUE;
}

static gboolean
check_holders (gsize n_cells, const int64_t holders[], const Face *face, GError **error)
{
  int64_t left = face->free_units;

  for (gsize i = 0; i < n_cells; i++)
    {
      if (holders[i] > face->most[i] - face->sure[i])
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                       _ ("holders[%zu] is %" PRId64 ", expected at most %" PRId64
                          ", the free units that it can have"),
                       i, holders[i], face->most[i] - face->sure[i]);
          return FALSE;
        }
      left = holders[i] > left ? -1 : left - holders[i];
      if (left < 0)
        break;
    }
  if (left == 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("the holders do not sum to %" PRId64 ", expected the free units"),
               face->free_units);
  return FALSE;
}

/* Leads the flow to the units of a lot drawn elsewhere, cell by cell. */
static gboolean
serve_holders (AwrashNetwork *network, gsize n_cells, const int64_t holders[], const Face *face,
               GError **error)
{
  if (!check_holders (n_cells, holders, face, error))
    return FALSE;
  for (gsize m = 0; m < face->n_members; m++)
    {
      gsize cell = face->members[m];
      const AwrashArc *arc = &network->arcs[cell];
      int64_t wanted = face->sure[cell] + holders[cell];
      AwrashMove move = 2 * cell + (arc->flow > wanted ? 1 : 0);

      while (arc->flow != wanted
             && awrash_i_network_send (network, move, MAX (arc->flow - wanted, wanted - arc->flow))
                    > 0)
        ;
      if (arc->flow != wanted)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                       _ ("holders[%zu] is %" PRId64
                          ", expected what some tied answer has beside the holders before it"),
                       cell, holders[cell]);
          return FALSE;
        }
      awrash_i_network_fix (network, cell);
    }
  return TRUE;
}

static gboolean
settle (AwrashNetwork *network, gsize n_cells, const AwrashTies *ties, Face *face, GError **error)
{
  if (ties == NULL)
    return TRUE;
  if (ties->holders != NULL)
    return serve_holders (network, n_cells, ties->holders, face, error);
  return face->n_members == 0 || serve_in_order (network, ties, face, error);
}

/* ── the answer ─────────────────────────────────────────────────────────────────────────────── */

static void
write_outputs (const AwrashNetwork *network, gsize n_cells, const Face *face, AwrashStatus status,
               int64_t units[], int64_t sure[], int64_t tied[])
{
  for (gsize i = 0; i < n_cells; i++)
    {
      if (status != AWRASH_STATUS_TIE_REFUSED)
        units[i] = network->arcs[i].flow;
      if (sure != NULL)
        sure[i] = face->sure[i];
      if (tied != NULL)
        tied[i] = face->most[i] > face->sure[i];
    }
}

gboolean
awrash_allot_crossing_least_cost (const AwrashCrossing *crossing, const AwrashCosts *costs,
                                  int64_t total, const AwrashTies *ties, int64_t units[],
                                  int64_t sure[], int64_t tied[], AwrashAllotment *answer,
                                  GError **error)
{
  g_return_val_if_fail (crossing != NULL && costs != NULL, FALSE);
  g_return_val_if_fail (units != NULL && answer != NULL, FALSE);

  gsize n_cells = crossing->n_cells;
  g_autoptr (AwrashNetwork) network = awrash_i_crossing_network (crossing, costs, total, error);
  g_auto (Face) face = { 0 };
  int64_t missing;

  if (network == NULL || !awrash_i_ties_check (ties, n_cells, error))
    return FALSE;
  cut_to_total (network, total);
  if (!awrash_i_stage_feasible (network, &missing, error))
    return FALSE;
  if (missing > 0)
    {
      *answer = (AwrashAllotment){ .status = AWRASH_STATUS_INFEASIBLE,
                                   .divisor_low = NAN,
                                   .divisor_high = NAN };
      return TRUE;
    }
  if (!minimise (network, costs, error) || !explore (network, n_cells, &face, error)
      || !settle (network, n_cells, ties, &face, error))
    return FALSE;
  AwrashStatus status = awrash_i_ties_status (ties, face.n_members, 0);
  write_outputs (network, n_cells, &face, status, units, sure, tied);
  *answer = (AwrashAllotment){ .status = status,
                               .n_tied = (int64_t)face.n_members,
                               .free_units = face.free_units,
                               .divisor_low = NAN,
                               .divisor_high = NAN };
  return TRUE;
}
