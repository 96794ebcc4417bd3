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

/* Where moves are noted, at hand: bytes that are written might be part of whatever points there. */
typedef struct
{
  guint8 *up, *down;
  AwrashRun *open;
} Moves;

static Moves
get_moves (const AwrashPricing *pricing)
{
  return (Moves){ pricing->state[0], pricing->state[1], pricing->open };
}

/* Whether a cell stands between the same two nodes as the one before it, and neither is all that
 * somebody receives. */
static inline gboolean
goes_on (const AwrashPricing *pricing, const AwrashRun *run, gsize cell)
{
  const AwrashArc *arc = &pricing->layout->network->arcs[cell];
  const gint32 *mine = pricing->province[0], *rest = pricing->province[1];

  return run->first + run->n == cell && run->tail == arc->tail && run->head == arc->head
         && (mine[cell] & mine[cell - 1] & rest[cell] & rest[cell - 1]) < 0;
}

void
awrash_i_prices_open (AwrashPricing *pricing)
{
  AwrashArc *arcs = pricing->layout->network->arcs;
  const gsize n_arcs = pricing->layout->network->n_arcs, n_cells = pricing->layout->model->n_cells;
  const int64_t *flow = pricing->flow;
  const Moves moves = get_moves (pricing);
  AwrashRun run = { 0 };
  gsize n_open = 0;

  for (gsize i = 0; i < n_arcs; i++)
    {
      AwrashArc *arc = &arcs[i];

      arc->flow = flow[i];
      moves.up[i] = arc->flow < arc->upper ? AWRASH_MOVE_OPEN : AWRASH_MOVE_SHUT;
      moves.down[i] = arc->flow > arc->lower ? AWRASH_MOVE_OPEN : AWRASH_MOVE_SHUT;
      if (run.n > 0 && i < n_cells && goes_on (pricing, &run, i))
        run.n++;
      else if (arc->lower < arc->upper)
        {
          moves.open[n_open] = run;
          n_open += run.n > 0;
          run = (AwrashRun){ (guint32)i, 1, (guint32)arc->tail, (guint32)arc->head };
        }
    }
  moves.open[n_open] = run;
  pricing->n_open = n_open + (run.n > 0);
}

/* What one unit more costs less its price, and what the last one does, by their signs. TRUE while
 * some move of the arc costs nothing. */
static inline gboolean
judge (const Moves *moves, gsize arc, int64_t next, int64_t last)
{
  guint8 *up = &moves->up[arc], *down = &moves->down[arc];

  if (next != 0 && *up == AWRASH_MOVE_OPEN)
    *up = next > 0 ? AWRASH_MOVE_WORSE : AWRASH_MOVE_BETTER;
  if (last != 0 && *down == AWRASH_MOVE_OPEN)
    *down = last < 0 ? AWRASH_MOVE_WORSE : AWRASH_MOVE_BETTER;
  return *up == AWRASH_MOVE_OPEN || *down == AWRASH_MOVE_OPEN;
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

/* Most stages cost something on walls alone, and cells are as they were left. */
void
awrash_i_prices_clear_costs (AwrashPricing *pricing)
{
  gsize first = pricing->cells_cost ? 0 : pricing->layout->model->n_cells;
  gsize n = pricing->layout->network->n_arcs - first;

  memset (pricing->scale + first, 0, n * sizeof (int64_t));
  memset (pricing->target + first, 0, n * sizeof (int64_t));
  pricing->cells_cost = FALSE;
}

void
awrash_i_prices_find_costs (AwrashPricing *pricing)
{
  int64_t any = 0;

  for (gsize cell = 0; cell < pricing->layout->model->n_cells; cell++)
    any |= pricing->scale[cell] | pricing->target[cell];
  pricing->cells_cost = any != 0;
}

/* Of every unit of an arc. */
static void
set_cost (AwrashPricing *pricing, gsize arc, int64_t cost)
{
  pricing->target[arc] = -cost;
  pricing->cells_cost |= arc < pricing->layout->model->n_cells;
}

/* The same for every unit that provinces receive, with a need or without. */
static void
cost_receipts (AwrashPricing *pricing, const gsize walls[], gboolean needy, int64_t cost)
{
  const AwrashModel *model = pricing->layout->model;

  for (gsize i = 0; i < model->n_provinces; i++)
    if (walls[i] != G_MAXSIZE && (model->need[i] > 0) == needy)
      set_cost (pricing, awrash_i_layout_arc (pricing->layout, walls[i]), cost);
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
  gsize favoured;

  if (stage->kind == AWRASH_STAGE_MIX || stage->kind == AWRASH_STAGE_TYPES)
    return;
  awrash_i_prices_clear_costs (pricing);
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
      set_cost (pricing, cell, pricing->rate[cell % model->n_types]);
  else
    {
      favoured = favoured_arc (pricing, stage);
      if (favoured != G_MAXSIZE)
        set_cost (pricing, favoured, -1);
    }
}

/* ── stages ─────────────────────────────────────────────────────────────────────────────────── */

/* The price of a run. */
static inline int64_t
price_of (const AwrashPricing *pricing, const AwrashRun *run)
{
  const int64_t *numbers = pricing->potentials->numbers;

  return numbers[run->head] - numbers[run->tail];
}

/* Costs that are (2 x + 1) scale - target. TRUE while some move of the run costs nothing. */
static inline gboolean
judge_spring (const AwrashPricing *pricing, const Moves *moves, const AwrashRun *run)
{
  const int64_t *flow = pricing->flow, *scale = pricing->scale, *target = pricing->target;
  const int64_t price = price_of (pricing, run);
  gboolean open = FALSE;

  for (gsize arc = run->first; arc < (gsize)run->first + run->n; arc++)
    {
      int64_t next = (2 * flow[arc] + 1) * scale[arc] - target[arc] - price;

      open |= judge (moves, arc, next, next - 2 * scale[arc]);
    }
  return open;
}

static void
judge_springs (AwrashPricing *pricing)
{
  const gsize n_free = pricing->cells_cost ? 0 : pricing->layout->model->n_cells;
  const Moves moves = get_moves (pricing);
  gsize kept = 0;

  for (gsize k = 0; k < pricing->n_open; k++)
    {
      AwrashRun run = moves.open[k];

      moves.open[kept] = run;
      kept += (run.first < n_free && price_of (pricing, &run) == 0)
              || judge_spring (pricing, &moves, &run);
    }
  pricing->n_open = kept;
}

/* Changes against the former plan. */
static void
judge_changes (AwrashPricing *pricing, gboolean rest)
{
  const AwrashModel *model = pricing->layout->model;
  const int64_t *former = pricing->former;
  const Moves moves = get_moves (pricing);
  gsize kept = 0;

  for (gsize k = 0; k < pricing->n_open; k++)
    {
      AwrashRun run = moves.open[k];
      int64_t price = price_of (pricing, &run);
      gboolean open = FALSE;

      for (gsize arc = run.first; arc < (gsize)run.first + run.n; arc++)
        {
          int64_t flow = pricing->flow[arc];

          open |= judge (&moves, arc,
                         awrash_i_near_marginal (model, former, rest, arc, flow) - price,
                         awrash_i_near_marginal (model, former, rest, arc, flow - 1) - price);
        }
      moves.open[kept] = run;
      kept += open;
    }
  pricing->n_open = kept;
}

void
awrash_i_prices_apply (AwrashPricing *pricing, const AwrashStageProof *stage)
{
  /* Without prices one arc alone is worth something: a lot has such a stage for every province. */
  if (is_favour (stage->kind) && stage->prices->len == 0)
    {
      const Moves moves = get_moves (pricing);
      gsize favoured = favoured_arc (pricing, stage);

      if (favoured != G_MAXSIZE)
        judge (&moves, favoured, -1, -1);
      return;
    }
  awrash_i_potentials_set (pricing->potentials, stage);
  if (stage->kind == AWRASH_STAGE_NEAR || stage->kind == AWRASH_STAGE_NEAR_REST)
    {
      judge_changes (pricing, stage->kind == AWRASH_STAGE_NEAR_REST);
      return;
    }
  set_costs (pricing, stage);
  judge_springs (pricing);
}

/* ── measures of what is received ───────────────────────────────────────────────────────────── */

/* The next unit of an arc as a measure has its cost; FALSE where nobody is compared. */
static gboolean
find_gain (const AwrashPricing *pricing, gboolean rest, gsize arc, AwrashGain *gain)
{
  const AwrashModel *model = pricing->layout->model;
  gint32 province = pricing->province[rest][arc];
  gsize wall;

  if (province < 0 || !(model->need[province] > 0))
    return FALSE;
  wall = rest ? model->rest_wall[province] : model->recipient_wall[province];
  *gain = (AwrashGain){ model->need[province],
                        pricing->flow[arc] + awrash_i_layout_wall (pricing->layout, wall)->offset,
                        1 };
  return TRUE;
}

/* The signs of a run's two moves, of which only those that are open count. */
static void
find_signs (const AwrashPricing *pricing, AwrashMarginalPotentials *sums, gboolean rest,
            const AwrashRun *run, int signs[2])
{
  AwrashGain gain;

  if (!find_gain (pricing, rest, run->first, &gain))
    {
      signs[0] = signs[1] = awrash_i_marginals_sign (sums, run->tail, run->head, NULL);
      return;
    }
  for (int back = 0; back < 2; back++, gain.units--)
    signs[back] = pricing->state[back][run->first] == AWRASH_MOVE_OPEN
                      ? awrash_i_marginals_sign (sums, run->tail, run->head, &gain)
                      : 0;
}

/* TRUE while some move of the run costs nothing. */
static gboolean
judge_measure (const AwrashPricing *pricing, const Moves *moves, const AwrashRun *run,
               AwrashMarginalPotentials *sums, gboolean rest)
{
  gboolean open = FALSE;
  int signs[2];

  find_signs (pricing, sums, rest, run, signs);
  if ((signs[0] | signs[1]) == 0)
    return TRUE;
  for (gsize arc = run->first; arc < (gsize)run->first + run->n; arc++)
    open |= judge (moves, arc, signs[0], signs[1]);
  return open;
}

gboolean
awrash_i_prices_apply_measure (AwrashPricing *pricing, const AwrashStageProof *stage,
                               const AwrashMeasure *measure, GError **error)
{
  gboolean rest = stage->kind == AWRASH_STAGE_OBJECTIVE_REST;
  AwrashMarginalPotentials sums;
  gboolean opened = awrash_i_marginals_open (&sums, pricing->potentials, stage, measure, error);
  const Moves moves = get_moves (pricing);
  gsize kept = 0;

  for (gsize k = 0; opened && k < pricing->n_open; k++)
    {
      AwrashRun run = moves.open[k];

      moves.open[kept] = run;
      kept += judge_measure (pricing, &moves, &run, &sums, rest);
    }
  if (opened)
    pricing->n_open = kept;
  awrash_i_marginals_clear (&sums);
  return opened;
}
