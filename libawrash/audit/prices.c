/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reduced costs: moving one unit more (or less) over an arc costs its marginal cost less the arc's
 * price. Stage by stage, the first of these that is not nought must say "worse"; then, because
 * costs are convex and prices cancel round every circulation, no plan is better.
 * Source: complementary slackness, lexicographically. Invariant: integers and exact fractions
 * only; nothing is searched. */

#include "audit/prices-private.h"

#include "base/memory-private.h"
#include "split/aim-private.h"
#include "split/near-private.h"

#include <string.h>

static void
judge (AwrashPricing *pricing, gsize arc, int direction, int sign)
{
  guint8 *state = &pricing->state[direction < 0][arc];

  if (*state == AWRASH_MOVE_WORSE || *state == AWRASH_MOVE_BETTER || sign == 0)
    return;
  *state = direction * sign > 0 ? AWRASH_MOVE_WORSE : AWRASH_MOVE_BETTER;
}

/* What stage costs for the unit from `unit` to `unit` + 1 on an arc, where it is an integer. */
static int64_t
integer_cost (const AwrashPricing *pricing, const AwrashStageProof *stage, gsize arc, int64_t unit)
{
  const AwrashModel *model = pricing->layout->model;
  gssize mine = pricing->province[0][arc], besides = pricing->province[1][arc];

  switch (stage->kind)
    {
    case AWRASH_STAGE_FILL:
      return mine >= 0 && model->need[mine] > 0 ? -1 : 0;
    case AWRASH_STAGE_FILL_REST:
      return besides >= 0 && model->need[besides] > 0 ? -1 : 0;
    case AWRASH_STAGE_SPARE:
      return (mine >= 0 && !(model->need[mine] > 0))
             || (besides >= 0 && !(model->need[besides] > 0));
    case AWRASH_STAGE_ORDER:
      return mine >= 0 && mine == stage->province ? -1 : 0;
    case AWRASH_STAGE_ORDER_REST:
      return besides >= 0 && besides == stage->province ? -1 : 0;
    case AWRASH_STAGE_ORDER_STREAM:
      return arc == pricing->stream_arc ? -1 : 0;
    case AWRASH_STAGE_MIX:
    case AWRASH_STAGE_TYPES:
      return (2 * unit + 1) * pricing->scale[arc] - pricing->target[arc];
    case AWRASH_STAGE_GOAL:
      return arc < model->n_cells ? pricing->rate[arc % model->n_types] : 0;
    case AWRASH_STAGE_NEAR:
    case AWRASH_STAGE_NEAR_REST:
      return pricing->former == NULL
                 ? 0
                 : awrash_i_near_marginal (model, pricing->former,
                                           stage->kind == AWRASH_STAGE_NEAR_REST, arc, unit);
    case AWRASH_STAGE_CUT:
    case AWRASH_STAGE_OBJECTIVE:
    case AWRASH_STAGE_OBJECTIVE_REST:
    default:
      return 0;
    }
}

/* ── potentials ─────────────────────────────────────────────────────────────────────────────── */

/* The node inside a wall: its arc leads up from it, or down to it. */
static gsize
inner_node (const AwrashLayout *layout, gsize wall)
{
  const AwrashPlacedWall *placed = awrash_i_layout_wall (layout, wall);
  const AwrashArc *arc = &layout->network->arcs[placed->arc];

  return placed->colour == 1 ? arc->head : arc->tail;
}

static gsize
outer_node (const AwrashLayout *layout, gsize wall)
{
  const AwrashPlacedWall *placed = awrash_i_layout_wall (layout, wall);
  const AwrashArc *arc = &layout->network->arcs[placed->arc];

  return placed->colour == 1 ? arc->tail : arc->head;
}

/* What to do at a wall once the one around it is done. */
typedef void (*Visit) (gpointer data, gsize wall, gsize inner, gsize outer, int sign);

/* Visits the walls that are laid, each after the one around it; sign × its price is what its inner
 * node's potential has more than its outer node's. */
static void
visit_walls (const AwrashLayout *layout, Visit visit, gpointer data)
{
  guint8 *done = layout->network->reached;
  gsize *stack = layout->network->queue;

  memset (done, 0, layout->network->n_nodes);
  for (gsize i = 0; i < layout->walls->len; i++)
    {
      gsize n = 0;

      if (!awrash_i_layout_is_laid (layout, i))
        continue;
      for (gssize at = (gssize)i; at >= 0 && !done[inner_node (layout, (gsize)at)];
           at = awrash_i_layout_wall (layout, (gsize)at)->inside)
        {
          done[inner_node (layout, (gsize)at)] = 1;
          stack[n++] = (gsize)at;
        }
      while (n-- > 0)
        visit (data, stack[n], inner_node (layout, stack[n]), outer_node (layout, stack[n]),
               awrash_i_layout_wall (layout, stack[n])->colour == 1 ? 1 : -1);
    }
}

typedef struct
{
  int64_t *potential;           /* [n_nodes] */
  const AwrashPrice **price_of; /* [n_walls]: NULL where none is told */
  GArray **sums;                /* [n_nodes]: of AwrashGain, NULL: nought */
  const AwrashModel *model;
  const GArray *terms;
} Potentials;

static void
add_number (gpointer data, gsize wall, gsize inner, gsize outer, int sign)
{
  const Potentials *potentials = data;
  const AwrashPrice *price = potentials->price_of[wall];

  potentials->potential[inner]
      = potentials->potential[outer] + (price != NULL ? sign * price->value : 0);
}

static void
append_gains (const AwrashModel *model, const GArray *terms, const AwrashPrice *price, int sign, GArray *gains)
{
  for (guint i = price->first; i < price->first + price->n; i++)
    {
      const AwrashTerm *term = &g_array_index (terms, AwrashTerm, i);
      AwrashGain gain = { model->need[term->province], term->units, sign * term->sign };

      g_array_append_val (gains, gain);
    }
}

static void
add_sum (gpointer data, gsize wall, gsize inner, gsize outer, int sign)
{
  const Potentials *potentials = data;
  const AwrashPrice *price = potentials->price_of[wall];
  const GArray *around = potentials->sums[outer];
  gboolean priced = price != NULL && price->n > 0;

  if (around == NULL && !priced)
    return;
  potentials->sums[inner] = g_array_new (FALSE, FALSE, sizeof (AwrashGain));
  if (around != NULL)
    g_array_append_vals (potentials->sums[inner], around->data, around->len);
  if (priced)
    append_gains (potentials->model, potentials->terms, price, sign, potentials->sums[inner]);
}

static void
clear (Potentials *potentials, const AwrashNetwork *network)
{
  for (gsize node = 0; potentials->sums != NULL && node < network->n_nodes; node++)
    g_clear_pointer (&potentials->sums[node], g_array_unref);
  g_free (potentials->potential);
  g_free (potentials->price_of);
  g_free (potentials->sums);
}

/* Room for potentials, and the prices of a stage by their walls. */
static gboolean
open_potentials (const AwrashPricing *pricing, const AwrashStageProof *stage,
                 Potentials *potentials, GError **error)
{
  const AwrashLayout *layout = pricing->layout;
  gsize n_nodes = layout->network->n_nodes;

  *potentials = (Potentials){ .model = layout->model, .terms = stage->terms };
  potentials->potential = awrash_i_new (int64_t, n_nodes, error);
  potentials->price_of = potentials->potential != NULL
                             ? awrash_i_new (const AwrashPrice *, layout->walls->len, error)
                             : NULL;
  potentials->sums = potentials->price_of != NULL ? awrash_i_new (GArray *, n_nodes, error) : NULL;
  for (guint i = 0; potentials->sums != NULL && i < stage->prices->len; i++)
    {
      const AwrashPrice *price = &g_array_index (stage->prices, AwrashPrice, i);

      potentials->price_of[price->wall] = price;
    }
  return potentials->sums != NULL;
}

gboolean
awrash_i_prices_set (AwrashPricing *pricing, const AwrashStageProof *stage, GError **error)
{
  const AwrashNetwork *network = pricing->layout->network;
  Potentials potentials;
  gboolean opened = open_potentials (pricing, stage, &potentials, error);

  if (opened)
    visit_walls (pricing->layout, add_number, &potentials);
  for (gsize arc = 0; opened && arc < network->n_arcs; arc++)
    pricing->price[arc] = potentials.potential[network->arcs[arc].head]
                          - potentials.potential[network->arcs[arc].tail];
  clear (&potentials, network);
  return opened;
}

/* ── stages ─────────────────────────────────────────────────────────────────────────────────── */

static int
sign_of (int64_t value)
{
  return (value > 0) - (value < 0);
}

static void
judge_integers (AwrashPricing *pricing, const AwrashStageProof *stage, gsize arc, int64_t price)
{
  int64_t flow = pricing->flow[arc];

  judge (pricing, arc, 1, sign_of (integer_cost (pricing, stage, arc, flow) - price));
  judge (pricing, arc, -1, sign_of (integer_cost (pricing, stage, arc, flow - 1) - price));
}

gboolean
awrash_i_prices_apply (AwrashPricing *pricing, const AwrashStageProof *stage,
                       const AwrashGoal *goal, GError **error)
{
  int64_t offset;

  if (!awrash_i_prices_set (pricing, stage, error)
      || (goal != NULL
          && !awrash_i_chain_rates (pricing->layout->model, goal, pricing->rate, error)))
    return FALSE;
  pricing->stream_arc = stage->province < 0 || stage->stream < 0
                            ? G_MAXSIZE
                            : awrash_i_aim_arc (pricing->layout, (gsize)stage->province,
                                                (gsize)stage->stream, &offset);
  for (gsize arc = 0; arc < pricing->layout->network->n_arcs; arc++)
    judge_integers (pricing, stage, arc, pricing->price[arc]);
  return TRUE;
}

/* ── measures of what is received ───────────────────────────────────────────────────────────── */

/* The marginal cost of an arc's unit, less the arc's price: one exact sum. */
static int
measure_sign (const AwrashPricing *pricing, const Potentials *potentials, gboolean rest,
              const AwrashMeasure *measure, gsize arc, int64_t unit, GArray *gains)
{
  const AwrashModel *model = potentials->model;
  const AwrashArc *a = &pricing->layout->network->arcs[arc];
  const GArray *tail = potentials->sums[a->tail], *head = potentials->sums[a->head];
  gssize province = pricing->province[rest][arc];

  g_array_set_size (gains, 0);
  if (tail != NULL)
    g_array_append_vals (gains, tail->data, tail->len);
  for (guint i = 0; head != NULL && i < head->len; i++)
    {
      AwrashGain gain = g_array_index (head, AwrashGain, i);

      gain.times = -gain.times;
      g_array_append_val (gains, gain);
    }
  if (province >= 0 && model->need[province] > 0)
    {
      gsize wall = rest ? model->rest_wall[province] : model->recipient_wall[province];
      AwrashGain own = { model->need[province],
                         unit + awrash_i_layout_wall (pricing->layout, wall)->offset, 1 };

      g_array_append_val (gains, own);
    }
  return awrash_i_measure_sign (measure, gains->len, (AwrashGain *)(void *)gains->data, NULL);
}

gboolean
awrash_i_prices_is_open (const AwrashPricing *pricing, AwrashMove move)
{
  return pricing->state[AWRASH_MOVE_IS_BACK (move)][AWRASH_MOVE_ARC (move)] == AWRASH_MOVE_OPEN
         && awrash_i_network_room (pricing->layout->network, move) > 0;
}

gboolean
awrash_i_prices_apply_measure (AwrashPricing *pricing, const AwrashStageProof *stage,
                               const AwrashMeasure *measure, GError **error)
{
  const AwrashNetwork *network = pricing->layout->network;
  gboolean rest = stage->kind == AWRASH_STAGE_OBJECTIVE_REST;
  g_autoptr (GArray) gains = g_array_new (FALSE, FALSE, sizeof (AwrashGain));
  Potentials potentials;
  gboolean opened = open_potentials (pricing, stage, &potentials, error);

  if (opened)
    visit_walls (pricing->layout, add_sum, &potentials);
  for (AwrashMove move = 0; opened && move < 2 * network->n_arcs; move++)
    {
      gsize arc = AWRASH_MOVE_ARC (move);
      gboolean back = AWRASH_MOVE_IS_BACK (move);

      if (awrash_i_prices_is_open (pricing, move))
        judge (pricing, arc, back ? -1 : 1,
               measure_sign (pricing, &potentials, rest, measure, arc, pricing->flow[arc] - back,
                             gains));
    }
  clear (&potentials, network);
  return opened;
}
