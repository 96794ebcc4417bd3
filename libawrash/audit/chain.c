/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan held against the chain of stages that its reading asks for: each in its turn, none left
 * out, none added; then no move of one place may look better.
 * Source: the chain of decisions in libawrash/README.md. Invariant: nothing is searched but the
 * tied, by tie-set.c. */

#include "audit/gini-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "split/aim-private.h"

#include <inttypes.h>
#include <string.h>

static gboolean
has_spare (const AwrashAudit *audit)
{
  for (gsize i = 0; i < audit->model->n_provinces; i++)
    if (!(audit->model->need[i] > 0))
      return TRUE;
  return FALSE;
}

/* ── the chain ──────────────────────────────────────────────────────────────────────────────── */

/* The next stage if it is of this kind, and one step on. */
static const AwrashStageProof *
take (AwrashPricing *pricing, AwrashStageKind kind)
{
  const GPtrArray *stages = pricing->claim->stages;
  const AwrashStageProof *stage
      = pricing->next < stages->len ? g_ptr_array_index (stages, pricing->next) : NULL;

  if (stage == NULL || stage->kind != kind)
    return NULL;
  pricing->next++;
  return stage;
}

/* The next stage must be of this kind; NULL: a finding says that it is not. */
static const AwrashStageProof *
find_stage (AwrashAudit *audit, AwrashPricing *pricing, AwrashStageKind kind)
{
  const AwrashStageProof *stage = take (pricing, kind);

  if (stage == NULL)
    awrash_i_verdict_add (audit->verdict, _ ("the proof lacks its stage \"%s\""),
                          awrash_i_proof_get_stage_name (kind));
  return stage;
}

static void
need_stage (AwrashAudit *audit, AwrashPricing *pricing, AwrashStageKind kind)
{
  const AwrashStageProof *stage = find_stage (audit, pricing, kind);

  if (stage != NULL)
    awrash_i_prices_apply (pricing, stage);
}

static gboolean
need_measure (AwrashAudit *audit, AwrashPricing *pricing, AwrashStageKind kind,
              const AwrashMeasure *measure, GError **error)
{
  const AwrashStageProof *stage = find_stage (audit, pricing, kind);

  return stage == NULL || awrash_i_prices_apply_measure (pricing, stage, measure, error);
}

/* As many stages of a kind as follow. */
static void
take_all (AwrashPricing *pricing, AwrashStageKind kind)
{
  const AwrashStageProof *stage;

  while ((stage = take (pricing, kind)) != NULL)
    awrash_i_prices_apply (pricing, stage);
}

static gboolean
need_goal (AwrashAudit *audit, AwrashPricing *pricing, const AwrashGoal *goal, GError **error)
{
  switch (goal->kind)
    {
    case AWRASH_GOAL_FILL:
      need_stage (audit, pricing, AWRASH_STAGE_FILL);
      if (awrash_i_model_has_rest (audit->model))
        need_stage (audit, pricing, AWRASH_STAGE_FILL_REST);
      if (has_spare (audit))
        need_stage (audit, pricing, AWRASH_STAGE_SPARE);
      return TRUE;
    case AWRASH_GOAL_MEASURE:
      return need_measure (audit, pricing, AWRASH_STAGE_OBJECTIVE, &goal->measure, error);
    case AWRASH_GOAL_GINI:
      if (awrash_i_gini_is_sought (audit->layout, goal, FALSE))
        return awrash_i_audit_gini (audit, pricing, goal, FALSE, error);
      return need_measure (audit, pricing, AWRASH_STAGE_OBJECTIVE, &goal->measure, error);
    case AWRASH_GOAL_UTILITY:
    case AWRASH_GOAL_PLACES:
    case AWRASH_GOAL_MONTHS:
    case AWRASH_GOAL_COST:
    default:
      if (!awrash_i_chain_rates (audit->model, goal, pricing->rate, error))
        return FALSE;
      need_stage (audit, pricing, AWRASH_STAGE_GOAL);
      return TRUE;
    }
}

static gboolean
need_rest (AwrashAudit *audit, AwrashPricing *pricing, const AwrashGoal *goal, GError **error)
{
  if (awrash_i_gini_is_sought (audit->layout, goal, TRUE))
    return awrash_i_audit_gini (audit, pricing, goal, TRUE, error);
  return need_measure (audit, pricing, AWRASH_STAGE_OBJECTIVE_REST, &goal->measure, error);
}

static void
need_near (AwrashAudit *audit, AwrashPricing *pricing, AwrashStageKind kind)
{
  if (pricing->former != NULL)
    need_stage (audit, pricing, kind);
}

/* The tied provinces, and what they have for sure, are a matter of all the optima, whichever of
 * them is looked from: once is enough, and from every witness would be cubic. */
static gboolean
shows_tie_set (const AwrashClaim *claim, const int64_t places[], gboolean to_the_end)
{
  return to_the_end || (claim->places == NULL && places == g_ptr_array_index (claim->witnesses, 0));
}

/* Provinces are served in the order that the reading gives, or that the lot of its seed draws. */
static void
check_order (AwrashAudit *audit, AwrashPricing *pricing)
{
  g_auto (GStrv) codes = awrash_i_reading_list (audit->claim.reading, AWRASH_READING_ORDER);
  const char *seed = audit->claim.reading->values[AWRASH_READING_SEED];
  gboolean lot = awrash_i_reading_tie (audit->claim.reading) == AWRASH_TIE_POLICY_LOT;
  g_autofree char *last = NULL;
  const AwrashStageProof *stage;
  gsize n = 0, at = 0;

  for (; (stage = take (pricing, AWRASH_STAGE_ORDER)) != NULL && stage->province >= 0; n++)
    {
      const char *code = awrash_i_model_code (audit->model, (gsize)stage->province);
      g_autofree char *ticket = awrash_allot_ticket (seed, code);

      while (codes[at] != NULL && codes[at][0] == '\0')
        at++;
      if (lot ? last != NULL && strcmp (last, ticket) >= 0 : g_strcmp0 (codes[at], code) != 0)
        awrash_i_verdict_add (audit->verdict, _ ("%s is not served in its turn"), code);
      at += codes[at] != NULL;
      g_free (last);
      last = g_steal_pointer (&ticket);
      awrash_i_prices_apply (pricing, stage);
    }
  while (codes[at] != NULL && codes[at][0] == '\0')
    at++;
  if (lot ? n != audit->model->n_provinces : codes[at] != NULL)
    awrash_i_verdict_add (audit->verdict, _ ("the order leaves provinces out"));
}

static gboolean
check_mix (AwrashAudit *audit, AwrashPricing *pricing, GError **error)
{
  gboolean any;

  take_all (pricing, AWRASH_STAGE_ORDER_REST);
  if (!awrash_i_aim_fits (audit->model, audit->claim.weights, pricing->places))
    {
      awrash_i_verdict_add (audit->verdict, _ ("the weights of the mix are too large to be true"));
      return TRUE;
    }
  awrash_i_prices_clear_costs (pricing);
  awrash_i_aim_streams (audit->layout, pricing->places, audit->claim.weights, pricing->scale,
                        pricing->target);
  awrash_i_prices_find_costs (pricing);
  need_stage (audit, pricing, AWRASH_STAGE_MIX);
  take_all (pricing, AWRASH_STAGE_ORDER_STREAM);
  awrash_i_prices_clear_costs (pricing);
  pricing->cells_cost = TRUE;
  if (!awrash_i_aim_types (audit->layout, pricing->places, pricing->scale, pricing->target, &any,
                           error))
    return FALSE;
  if (any)
    need_stage (audit, pricing, AWRASH_STAGE_TYPES);
  return TRUE;
}

/* ── one plan ───────────────────────────────────────────────────────────────────────────────── */

/* A wall's flow is what it holds without what was taken out of it, which is fixed and was found so.
 */
static void
measure_flow (const AwrashAudit *audit, AwrashPricing *pricing, const int64_t sums[])
{
  memcpy (pricing->flow, pricing->places, audit->model->n_cells * sizeof (int64_t));
  for (gsize i = 0; i < audit->layout->walls->len; i++)
    if (awrash_i_layout_is_laid (audit->layout, i))
      {
        const AwrashPlacedWall *placed = awrash_i_layout_wall (audit->layout, i);

        pricing->flow[placed->arc] = sums[i] - placed->offset;
      }
}

static void
tell_better_moves (AwrashAudit *audit, const AwrashPricing *pricing)
{
  gsize n = 0;

  for (gsize arc = 0; arc < audit->layout->network->n_arcs; arc++)
    n += (pricing->state[0][arc] == AWRASH_MOVE_BETTER)
         + (pricing->state[1][arc] == AWRASH_MOVE_BETTER);
  if (n > 0)
    awrash_i_verdict_add (audit->verdict,
                          _ ("the prices do not prove the plan best: %zu"
                             " moves of one place look better"),
                          n);
}

static gboolean
walk_chain (AwrashAudit *audit, AwrashPricing *pricing, gboolean to_the_end, GError **error)
{
  g_autoptr (GArray) goals = awrash_i_chain_goals (audit->claim.reading);
  gboolean loses = awrash_i_reading_loses (audit->claim.reading), amends = loses;

  for (guint i = 0; i < goals->len; i++)
    {
      const AwrashGoal *goal = awrash_i_chain_goal (goals, i);

      if (amends && goal->kind != AWRASH_GOAL_FILL)
        {
          amends = FALSE;
          need_near (audit, pricing, AWRASH_STAGE_NEAR);
        }
      if (!need_goal (audit, pricing, goal, error))
        return FALSE;
    }
  if (!loses)
    need_near (audit, pricing, AWRASH_STAGE_NEAR);
  if (shows_tie_set (&audit->claim, pricing->places, to_the_end)
      && !awrash_i_tie_set_check (audit, pricing, error))
    return FALSE;
  if (!to_the_end)
    return TRUE;
  if (audit->claim.status == AWRASH_STATUS_TIE_SETTLED)
    check_order (audit, pricing);
  if (awrash_i_model_has_rest (audit->model))
    {
      if (!need_rest (audit, pricing, awrash_i_chain_comparison (goals), error))
        return FALSE;
      need_near (audit, pricing, AWRASH_STAGE_NEAR_REST);
    }
  if (!check_mix (audit, pricing, error))
    return FALSE;
  if (audit->claim.gap > audit->gap || audit->claim.gap < audit->gap)
    awrash_i_verdict_add (audit->verdict, _ ("the gap is %.17g, not the one claimed"), audit->gap);
  if (pricing->next < pricing->claim->stages->len)
    awrash_i_verdict_add (audit->verdict, _ ("the proof has stages that its reading does not ask "
                                             "for"));
  return TRUE;
}

/* Holds one plan against every bound and the whole chain, or the chain up to the objective. */
gboolean
awrash_i_chain_check (AwrashAudit *audit, const int64_t places[], gboolean to_the_end,
                      GError **error)
{
  gsize n_arcs = audit->layout->network->n_arcs, n_walls = audit->model->walls->len;
  g_autofree int64_t *room
      = awrash_i_room (int64_t, 4 * n_arcs + n_walls + audit->model->n_types, error);
  g_autofree AwrashRun *open = room != NULL ? awrash_i_room (AwrashRun, n_arcs, error) : NULL;
  g_autofree guint8 *state = open != NULL ? awrash_i_room (guint8, 2 * n_arcs, error) : NULL;
  g_autofree int64_t *former = NULL;
  AwrashPricing pricing = { .layout = audit->layout,
                            .claim = &audit->claim,
                            .potentials = &audit->potentials,
                            .places = places,
                            .open = open,
                            .cells_cost = TRUE,
                            .province = { audit->province[0], audit->province[1] } };

  if (state == NULL || !awrash_i_amended_read (audit, &former, error))
    return FALSE;
  pricing.former = former;
  pricing.state[0] = state;
  pricing.state[1] = state + n_arcs;
  pricing.flow = room;
  pricing.scale = room + n_arcs;
  pricing.target = room + 2 * n_arcs;
  pricing.price = room + 3 * n_arcs;
  pricing.rate = room + 4 * n_arcs + n_walls;
  awrash_i_verdict_check_bounds (audit->verdict, audit->model, places, room + 4 * n_arcs);
  if (audit->verdict->findings->len > 0)
    return TRUE;
  audit->gap = 0;
  measure_flow (audit, &pricing, room + 4 * n_arcs);
  awrash_i_prices_open (&pricing);
  awrash_i_amended_check_floors (audit);
  if (!walk_chain (audit, &pricing, to_the_end, error))
    return FALSE;
  tell_better_moves (audit, &pricing);
  return TRUE;
}
