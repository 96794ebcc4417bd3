/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reduced costs: moving one unit more (or less) over an arc costs its marginal cost less the arc's
 * price. Stage by stage, the first of these that is not nought must say "worse"; then, because
 * costs are convex and prices cancel round every circulation, no plan is better.
 * Source: complementary slackness, lexicographically. Invariant: integers and exact fractions
 * only; nothing is searched. */

#include "audit/prices-private.h"

#include "allot/rate-private.h"
#include "base/exact-private.h"
#include "split/aim-private.h"
#include "split/gini-private.h"

#include <string.h>

void
awrash_i_prices_judge (AwrashPricing *pricing, gsize arc, int direction, int sign)
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
    case AWRASH_STAGE_CUT:
    case AWRASH_STAGE_LEVEL:
    case AWRASH_STAGE_LEVEL_REST:
    case AWRASH_STAGE_SQUARES:
    case AWRASH_STAGE_SQUARES_REST:
    default:
      return 0;
    }
}

/* Prices of the arcs: those of walls as told, those of cells what is left of the walls around
 * them, so that every circulation sums to nought. */
void
awrash_i_prices_set (AwrashPricing *pricing, const AwrashStageProof *stage)
{
  const AwrashLayout *layout = pricing->layout;
  const AwrashModel *model = layout->model;

  memset (pricing->price, 0, layout->network->n_arcs * sizeof (int64_t));
  for (guint i = 0; i < stage->prices->len; i++)
    {
      const AwrashPrice *price = &g_array_index (stage->prices, AwrashPrice, i);
      const AwrashPlacedWall *placed = awrash_i_layout_wall (layout, price->wall);
      const AwrashWall *wall = &placed->wall;
      const guint8 *types = awrash_i_model_set (model, wall->set);

      if (!awrash_i_layout_is_laid (layout, price->wall))
        continue;
      pricing->price[placed->arc] = price->value;
      for (gsize at = model->from[wall->territory]; at < model->to[wall->territory]; at++)
        for (gsize type = 0; type < model->n_types; type++)
          if (types[type])
            pricing->price[model->province_at[at] * model->n_types + type] -= price->value;
    }
}

static int
sign_of (int64_t value)
{
  return (value > 0) - (value < 0);
}

static void
judge_integers (AwrashPricing *pricing, const AwrashStageProof *stage, gsize arc, int64_t price)
{
  int64_t flow = pricing->flow[arc];

  awrash_i_prices_judge (pricing, arc, 1,
                         sign_of (integer_cost (pricing, stage, arc, flow) - price));
  awrash_i_prices_judge (pricing, arc, -1,
                         sign_of (integer_cost (pricing, stage, arc, flow - 1) - price));
}

/* ── sums of squares ────────────────────────────────────────────────────────────────────────── */

static void
append_term (const AwrashModel *model, const AwrashTerm *term, int64_t times, GArray *sum)
{
  AwrashFraction fraction
      = { times * term->sign * (2 * term->units + 1), model->need[term->province] };

  g_array_append_val (sum, fraction);
}

/* marginal cost of an arc's unit, less its price: one exact sum of fractions. */
static int
square_sign (const AwrashPricing *pricing, const AwrashStageProof *stage, gsize arc, int64_t unit)
{
  const AwrashLayout *layout = pricing->layout;
  const AwrashModel *model = layout->model;
  gboolean rest = stage->kind == AWRASH_STAGE_SQUARES_REST;
  gssize province = pricing->province[rest][arc];
  g_autoptr (GArray) sum = g_array_new (FALSE, FALSE, sizeof (AwrashFraction));

  if (province >= 0 && model->need[province] > 0)
    {
      gsize wall = rest ? model->rest_wall[province] : model->recipient_wall[province];
      AwrashTerm own = { (gsize)province, unit + awrash_i_layout_wall (layout, wall)->offset, 1 };

      append_term (model, &own, 1, sum);
    }
  for (guint i = 0; i < stage->prices->len; i++)
    {
      const AwrashPrice *price = &g_array_index (stage->prices, AwrashPrice, i);
      const AwrashPlacedWall *placed = awrash_i_layout_wall (layout, price->wall);
      gboolean is_cell = arc < model->n_cells;

      if (!awrash_i_layout_is_laid (layout, price->wall))
        continue;
      if (is_cell ? !awrash_i_model_holds (model, &placed->wall, arc) : placed->arc != arc)
        continue;
      for (guint k = 0; price->terms != NULL && k < price->terms->len; k++)
        append_term (model, &g_array_index (price->terms, AwrashTerm, k), is_cell ? 1 : -1, sum);
    }
  return awrash_i_exact_sum_sign (sum->len, (const AwrashFraction *)(void *)sum->data);
}

static void
judge_squares (AwrashPricing *pricing, const AwrashStageProof *stage, gsize arc)
{
  int64_t flow = pricing->flow[arc];

  awrash_i_prices_judge (pricing, arc, 1, square_sign (pricing, stage, arc, flow));
  awrash_i_prices_judge (pricing, arc, -1, square_sign (pricing, stage, arc, flow - 1));
}

/* ── levels ─────────────────────────────────────────────────────────────────────────────────── */

/* A unit from j to j + 1 of province p leaves the level j / d and arrives at (j + 1) / d. The one
 * that counts first: the lower for leximin, the upper for decreasing-minimal. */
static AwrashRate
level_of (const AwrashPricing *pricing, gboolean rest, gsize arc, int64_t unit, gboolean first)
{
  const AwrashModel *model = pricing->layout->model;
  gsize province = (gsize)pricing->province[rest][arc];
  gsize wall = rest ? model->rest_wall[province] : model->recipient_wall[province];
  gboolean rising = awrash_i_gini_objective (pricing->layout, FALSE) == AWRASH_OBJECTIVE_LEXIMIN;
  int64_t held = unit + awrash_i_layout_wall (pricing->layout, wall)->offset;

  return (AwrashRate){ held + (first != rising), model->need[province] };
}

/* -1 where a level comes before another in the objective's order. */
static int
compare_order (const AwrashPricing *pricing, AwrashRate a, AwrashRate b)
{
  int sign = awrash_i_rate_compare (a, b);

  return awrash_i_gini_objective (pricing->layout, FALSE) == AWRASH_OBJECTIVE_LEXIMIN ? sign
                                                                                      : -sign;
}

/* A level that no stage names, and that comes before `bound` (NULL: any), decides by itself:
 * leaving the first level improves leximin and worsens decreasing-minimal when it is entered. */
static void
pass_unnamed (AwrashPricing *pricing, gboolean rest, gsize arc, int direction,
              const AwrashRate *bound)
{
  guint8 *state = &pricing->state[direction < 0][arc];
  int64_t unit = pricing->flow[arc] - (direction < 0);
  gboolean rising = awrash_i_gini_objective (pricing->layout, FALSE) == AWRASH_OBJECTIVE_LEXIMIN;

  for (int k = *state; k < 2 && *state < AWRASH_MOVE_WORSE; k++)
    {
      AwrashRate own = level_of (pricing, rest, arc, unit, k == 0);
      gboolean leaves = (k == 0) == rising;

      if (bound != NULL && compare_order (pricing, own, *bound) >= 0)
        return;
      awrash_i_prices_judge (pricing, arc, direction, leaves ? -1 : 1);
    }
}

static void
judge_level (AwrashPricing *pricing, gboolean rest, gsize arc, int direction, AwrashRate level,
             int64_t price)
{
  guint8 *state = &pricing->state[direction < 0][arc];
  int64_t unit = pricing->flow[arc] - (direction < 0);
  gssize province = pricing->province[rest][arc];
  gboolean rising = awrash_i_gini_objective (pricing->layout, FALSE) == AWRASH_OBJECTIVE_LEXIMIN;
  int64_t cost = 0;

  if (*state >= AWRASH_MOVE_WORSE)
    return;
  if (province >= 0 && pricing->layout->model->need[province] > 0)
    {
      pass_unnamed (pricing, rest, arc, direction, &level);
      if (*state < 2
          && awrash_i_rate_compare (level_of (pricing, rest, arc, unit, *state == 0), level) == 0)
        {
          cost = ((*state == 0) == rising) ? -1 : 1;
          (*state)++;
        }
    }
  if (*state < AWRASH_MOVE_WORSE)
    awrash_i_prices_judge (pricing, arc, direction, sign_of (cost - price));
}

static void
end_levels (AwrashPricing *pricing, gboolean rest)
{
  for (gsize arc = 0; arc < pricing->layout->network->n_arcs; arc++)
    for (int direction = 1; direction >= -1; direction -= 2)
      {
        guint8 *state = &pricing->state[direction < 0][arc];
        gssize province = pricing->province[rest][arc];

        if (province >= 0 && pricing->layout->model->need[province] > 0)
          pass_unnamed (pricing, rest, arc, direction, NULL);
        if (*state < AWRASH_MOVE_WORSE)
          *state = AWRASH_MOVE_OPEN;
      }
}

void
awrash_i_prices_apply_levels (AwrashPricing *pricing, AwrashStageKind kind)
{
  const GPtrArray *stages = pricing->claim->stages;
  const AwrashStageProof *previous = NULL;
  gboolean rest = kind == AWRASH_STAGE_LEVEL_REST;

  for (; pricing->next < stages->len; pricing->next++)
    {
      const AwrashStageProof *stage = g_ptr_array_index (stages, pricing->next);
      AwrashRate level = { stage->units, stage->need };

      if (stage->kind != kind || !(stage->need > 0))
        break;
      if (previous != NULL
          && compare_order (pricing, (AwrashRate){ previous->units, previous->need }, level) >= 0)
        break;
      previous = stage;
      awrash_i_prices_set (pricing, stage);
      for (gsize arc = 0; arc < pricing->layout->network->n_arcs; arc++)
        {
          int64_t price = pricing->price[arc];

          judge_level (pricing, rest, arc, 1, level, price);
          judge_level (pricing, rest, arc, -1, level, price);
        }
    }
  end_levels (pricing, rest);
}

void
awrash_i_prices_apply (AwrashPricing *pricing, const AwrashStageProof *stage)
{
  gboolean squares
      = stage->kind == AWRASH_STAGE_SQUARES || stage->kind == AWRASH_STAGE_SQUARES_REST;
  int64_t offset;

  awrash_i_prices_set (pricing, stage);
  pricing->stream_arc = stage->province < 0 || stage->stream < 0
                            ? G_MAXSIZE
                            : awrash_i_aim_arc (pricing->layout, (gsize)stage->province,
                                                (gsize)stage->stream, &offset);
  for (gsize arc = 0; arc < pricing->layout->network->n_arcs; arc++)
    if (squares)
      judge_squares (pricing, stage, arc);
    else
      judge_integers (pricing, stage, arc, pricing->price[arc]);
}
