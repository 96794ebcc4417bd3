/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reduced costs: moving one unit more (or less) over an arc costs its marginal cost less the arc's
 * price. Stage by stage, the first of these that is not nought must say "worse"; then, because
 * costs are convex and prices cancel round every circulation, no plan is better.
 * Source: complementary slackness, lexicographically. Invariant: integers and exact fractions
 * only; nothing is searched; a stage looks at the moves that those before it left open. */

#include "audit/prices-private.h"

#include "audit/marginals-private.h"
#include "base/memory-private.h"
#include "split/aim-private.h"
#include "split/near-private.h"

#include <string.h>

/* ── moves ──────────────────────────────────────────────────────────────────────────────────── */

/* The sign of a unit's cost less its price: more of it is worse, or less of it. TRUE where neither
 * is. */
static gboolean
stays_open (AwrashPricing *pricing, AwrashMove move, int sign)
{
  if (sign != 0)
    pricing->state[AWRASH_MOVE_IS_BACK (move)][AWRASH_MOVE_ARC (move)]
        = (sign > 0) != AWRASH_MOVE_IS_BACK (move) ? AWRASH_MOVE_WORSE : AWRASH_MOVE_BETTER;
  return sign == 0;
}

static gboolean
is_settled (const AwrashPricing *pricing, AwrashMove move)
{
  return pricing->state[AWRASH_MOVE_IS_BACK (move)][AWRASH_MOVE_ARC (move)] != AWRASH_MOVE_OPEN;
}

gboolean
awrash_i_prices_is_open (const AwrashPricing *pricing, AwrashMove move)
{
  return !is_settled (pricing, move) && awrash_i_network_room (pricing->layout->network, move) > 0;
}

void
awrash_i_prices_open (AwrashPricing *pricing)
{
  const AwrashNetwork *network = pricing->layout->network;

  pricing->n_open = 0;
  for (AwrashMove move = 0; move < 2 * network->n_arcs; move++)
    if (awrash_i_network_room (network, move) > 0)
      pricing->open[pricing->n_open++] = (guint32)move;
}

void
awrash_i_prices_set (AwrashPricing *pricing, const AwrashStageProof *stage)
{
  const AwrashNetwork *network = pricing->layout->network;
  const int64_t *numbers = pricing->potentials->numbers;

  awrash_i_potentials_set (pricing->potentials, stage);
  for (gsize arc = 0; arc < network->n_arcs; arc++)
    pricing->price[arc] = numbers[network->arcs[arc].head] - numbers[network->arcs[arc].tail];
}

/* ── what stages cost ───────────────────────────────────────────────────────────────────────── */

/* The same for every unit that provinces receive, with a need or without. */
static void
cost_receipts (AwrashPricing *pricing, const gsize walls[], gboolean needy, int64_t cost)
{
  const AwrashModel *model = pricing->layout->model;

  for (gsize i = 0; i < model->n_provinces; i++)
    if (walls[i] != G_MAXSIZE && (model->need[i] > 0) == needy)
      pricing->target[awrash_i_layout_arc (pricing->layout, walls[i])] = -cost;
}

/* The one arc of which a stage wants as much as there is, G_MAXSIZE where it wants something else.
 */
static gsize
favoured_arc (const AwrashPricing *pricing, const AwrashStageProof *stage)
{
  const AwrashLayout *layout = pricing->layout;
  const gsize *walls = stage->kind == AWRASH_STAGE_ORDER_REST ? layout->model->rest_wall
                                                              : layout->model->recipient_wall;
  int64_t offset;

  if (stage->province < 0)
    return G_MAXSIZE;
  if (stage->kind == AWRASH_STAGE_ORDER_STREAM)
    return stage->stream < 0
               ? G_MAXSIZE
               : awrash_i_aim_arc (layout, (gsize)stage->province, (gsize)stage->stream, &offset);
  return walls[stage->province] == G_MAXSIZE ? G_MAXSIZE
                                             : awrash_i_layout_arc (layout, walls[stage->province]);
}

static gboolean
is_favour (AwrashStageKind kind)
{
  return kind == AWRASH_STAGE_ORDER || kind == AWRASH_STAGE_ORDER_REST
         || kind == AWRASH_STAGE_ORDER_STREAM;
}

/* A cost that is the same for every unit of an arc. */
static void
set_costs (AwrashPricing *pricing, const AwrashStageProof *stage)
{
  const AwrashModel *model = pricing->layout->model;
  gsize n_arcs = pricing->layout->network->n_arcs, favoured;

  if (stage->kind == AWRASH_STAGE_MIX || stage->kind == AWRASH_STAGE_TYPES)
    return;
  memset (pricing->scale, 0, n_arcs * sizeof (int64_t));
  memset (pricing->target, 0, n_arcs * sizeof (int64_t));
  if (stage->kind == AWRASH_STAGE_FILL)
    cost_receipts (pricing, model->recipient_wall, TRUE, -1);
  else if (stage->kind == AWRASH_STAGE_FILL_REST)
    cost_receipts (pricing, model->rest_wall, TRUE, -1);
  else if (stage->kind == AWRASH_STAGE_SPARE)
    {
      cost_receipts (pricing, model->recipient_wall, FALSE, 1);
      cost_receipts (pricing, model->rest_wall, FALSE, 1);
    }
  else if (stage->kind == AWRASH_STAGE_GOAL)
    for (gsize cell = 0; cell < model->n_cells; cell++)
      pricing->target[cell] = -pricing->rate[cell % model->n_types];
  else if (is_favour (stage->kind))
    {
      favoured = favoured_arc (pricing, stage);
      if (favoured != G_MAXSIZE)
        pricing->target[favoured] = 1;
    }
}

/* ── stages ─────────────────────────────────────────────────────────────────────────────────── */

static int
sign_of (int64_t value)
{
  return (value > 0) - (value < 0);
}

/* What stage costs for the unit from `unit` to `unit` + 1 on an arc. */
static int64_t
unit_cost (const AwrashPricing *pricing, AwrashStageKind kind, gsize arc, int64_t unit)
{
  if (kind != AWRASH_STAGE_NEAR && kind != AWRASH_STAGE_NEAR_REST)
    return (2 * unit + 1) * pricing->scale[arc] - pricing->target[arc];
  return pricing->former == NULL
             ? 0
             : awrash_i_near_marginal (pricing->layout->model, pricing->former,
                                       kind == AWRASH_STAGE_NEAR_REST, arc, unit);
}

/* Without prices one arc alone is worth something: a lot has such a stage for every province. */
static void
apply_favour (AwrashPricing *pricing, const AwrashStageProof *stage)
{
  gsize arc = favoured_arc (pricing, stage);

  for (gsize back = 0; arc != G_MAXSIZE && back < 2; back++)
    if (!is_settled (pricing, 2 * arc + back))
      stays_open (pricing, 2 * arc + back, -1);
}

gboolean
awrash_i_prices_apply (AwrashPricing *pricing, const AwrashStageProof *stage,
                       const AwrashGoal *goal, GError **error)
{
  const AwrashArc *arcs = pricing->layout->network->arcs;
  const int64_t *numbers = pricing->potentials->numbers;
  gsize kept = 0;

  if (is_favour (stage->kind) && stage->prices->len == 0)
    {
      apply_favour (pricing, stage);
      return TRUE;
    }
  if (goal != NULL && !awrash_i_chain_rates (pricing->layout->model, goal, pricing->rate, error))
    return FALSE;
  awrash_i_potentials_set (pricing->potentials, stage);
  set_costs (pricing, stage);
  for (gsize k = 0; k < pricing->n_open; k++)
    {
      AwrashMove move = pricing->open[k];
      gsize arc = AWRASH_MOVE_ARC (move);
      int64_t unit = pricing->flow[arc] - AWRASH_MOVE_IS_BACK (move);
      int64_t price = numbers[arcs[arc].head] - numbers[arcs[arc].tail];

      if (!is_settled (pricing, move)
          && stays_open (pricing, move,
                         sign_of (unit_cost (pricing, stage->kind, arc, unit) - price)))
        pricing->open[kept++] = (guint32)move;
    }
  pricing->n_open = kept;
  return TRUE;
}

/* ── measures of what is received ───────────────────────────────────────────────────────────── */

/* The cost of an arc's unit by a measure; FALSE where nobody is compared. */
static gboolean
find_gain (const AwrashPricing *pricing, gboolean rest, gsize arc, int64_t unit, AwrashGain *gain)
{
  const AwrashModel *model = pricing->layout->model;
  gssize province = pricing->province[rest][arc];
  gsize wall;

  if (province < 0 || !(model->need[province] > 0))
    return FALSE;
  wall = rest ? model->rest_wall[province] : model->recipient_wall[province];
  *gain = (AwrashGain){ model->need[province],
                        unit + awrash_i_layout_wall (pricing->layout, wall)->offset, 1 };
  return TRUE;
}

gboolean
awrash_i_prices_apply_measure (AwrashPricing *pricing, const AwrashStageProof *stage,
                               const AwrashMeasure *measure, GError **error)
{
  const AwrashArc *arcs = pricing->layout->network->arcs;
  gboolean rest = stage->kind == AWRASH_STAGE_OBJECTIVE_REST;
  AwrashMarginalPotentials sums;
  gboolean opened = awrash_i_marginals_open (&sums, pricing->potentials, stage, measure, error);
  gsize kept = 0;

  for (gsize k = 0; opened && k < pricing->n_open; k++)
    {
      AwrashMove move = pricing->open[k];
      gsize arc = AWRASH_MOVE_ARC (move);
      int64_t unit = pricing->flow[arc] - AWRASH_MOVE_IS_BACK (move);
      AwrashGain gain;
      const AwrashGain *own = find_gain (pricing, rest, arc, unit, &gain) ? &gain : NULL;

      if (!is_settled (pricing, move)
          && stays_open (pricing, move,
                         awrash_i_marginals_sign (&sums, arcs[arc].tail, arcs[arc].head, own)))
        pricing->open[kept++] = (guint32)move;
    }
  if (opened)
    pricing->n_open = kept;
  awrash_i_marginals_clear (&sums);
  return opened;
}
