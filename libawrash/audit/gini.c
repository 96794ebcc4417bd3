/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is a Gini as small as a certificate says? The value is summed anew; the boxes must halve one
 * another down from all that is feasible; and in each box, pairs counted by their signs, groups
 * searched whole and prices of the walls bound the sum of pairs from below.
 * Source: Lagrangian duality; see libawrash/allot/gini-private.h. Invariant: whole numbers only; no
 * solver is called, and a search of a group has at most 16 members and ends after so many steps. */

#include "audit/gini-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Steps of all searches of groups in one certificate: seconds. */
#define MOST_STEPS (G_GINT64_CONSTANT (1) << 24)

/* ── all boxes ──────────────────────────────────────────────────────────────────────────────── */

/* Whether two boxes halve the one around them. */
static gboolean
halve (const AwrashGiniBox *a, const AwrashGiniBox *b)
{
  return a->province == b->province && a->at == b->at && a->is_upper != b->is_upper;
}

/* The least over all plans: a box is bounded by itself or, where it is halved, by both halves. */
static AwrashGiniSum
bound_all (AwrashGiniCheck *check, GError **error)
{
  const GPtrArray *boxes = check->proof->boxes;
  g_autofree AwrashGiniSum *halves = awrash_i_new (AwrashGiniSum, boxes->len, error);
  g_autofree guint *first = halves != NULL ? awrash_i_new (guint, boxes->len, error) : NULL;
  g_autofree guint8 *n_halves = first != NULL ? awrash_i_new (guint8, boxes->len, error) : NULL;
  AwrashGiniSum bound = AWRASH_GINI_NONE;

  if (n_halves == NULL)
    return AWRASH_GINI_NONE;
  for (guint i = boxes->len - 1;; i--)
    {
      const AwrashGiniBox *box = g_ptr_array_index (boxes, i);
      gsize above = (gsize)box->parent;

      bound = awrash_i_audit_gini_bound (check, box);
      if (n_halves[i] == 2)
        bound = MAX (bound, halves[i]);
      if (box->parent < 0)
        return bound;
      if (n_halves[above] == 0)
        halves[above] = bound;
      else if (n_halves[above] > 1 || !halve (box, g_ptr_array_index (boxes, first[above])))
        return AWRASH_GINI_NONE;
      halves[above] = MIN (halves[above], bound);
      first[above] = i;
      n_halves[above]++;
    }
}

/* Every group stands apart, is small enough, and is all that leads from some nodes to others, so
 * that its sum is what the plan gives it. */
static gboolean
groups_fit (AwrashGiniCheck *check, GError **error)
{
  g_autofree gsize *scratch = awrash_i_new (gsize, check->face->n_nodes, error);
  g_autofree guint8 *seen = awrash_i_new (guint8, check->audit->model->n_provinces, error);

  if (scratch == NULL || seen == NULL)
    return FALSE;
  for (guint g = 0; g < check->proof->groups->len; g++)
    {
      const GArray *members = g_ptr_array_index (check->proof->groups, g);
      gsize arcs[AWRASH_GINI_GROUP_MOST], n = 0;

      if (members->len > AWRASH_GINI_GROUP_MOST)
        return FALSE;
      for (guint i = 0; i < members->len; i++)
        for (gsize k = 0; k < check->n; k++)
          if (check->order[k] == g_array_index (members, gsize, i) && seen[check->order[k]]++ == 0)
            arcs[n++] = check->arc[k];
      if (n != members->len || !awrash_i_gini_is_cut (check->face, n, arcs, scratch))
        return FALSE;
    }
  return TRUE;
}

/* ── the stage ──────────────────────────────────────────────────────────────────────────────── */

/* What the stages so far leave: an arc that costs something to move stays where it is. */
static gboolean
set_face (AwrashGiniCheck *check, GError **error)
{
  const AwrashPricing *pricing = check->pricing;

  check->face = awrash_i_network_copy (check->audit->layout->network, error);
  for (gsize i = 0; check->face != NULL && i < check->face->n_arcs; i++)
    {
      AwrashArc *arc = &check->face->arcs[i];

      if (pricing->state[0][i] >= AWRASH_MOVE_WORSE)
        arc->upper = pricing->flow[i];
      if (pricing->state[1][i] >= AWRASH_MOVE_WORSE)
        arc->lower = pricing->flow[i];
    }
  return check->face != NULL && awrash_i_gini_tighten (check->face, error);
}

static gboolean
open_check (AwrashGiniCheck *check, GError **error)
{
  const AwrashModel *model = check->audit->model;
  gsize n = model->n_provinces;
  g_autofree double *need = awrash_i_new (double, n, error);

  check->order = awrash_i_new (gsize, n, error);
  check->arc = check->order != NULL ? awrash_i_new (gsize, n, error) : NULL;
  check->rank = check->arc != NULL ? awrash_i_new (gsize, n, error) : NULL;
  check->group = check->rank != NULL ? awrash_i_new (gsize, n, error) : NULL;
  check->offset = check->group != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  check->y = check->offset != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  check->lower = check->y != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  check->upper = check->lower != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  check->near = check->upper != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  check->found = check->near != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  check->cost = check->found != NULL ? awrash_i_new (AwrashGiniSum, n, error) : NULL;
  if (need == NULL || check->cost == NULL || !set_face (check, error))
    return FALSE;
  check->arc_cost = awrash_i_new (AwrashGiniSum, check->face->n_arcs, error);
  check->on_arc = check->arc_cost != NULL ? awrash_i_new (gsize, check->face->n_arcs, error) : NULL;
  check->n = awrash_i_gini_order (model, check->rest, check->order);
  for (gsize i = 0; check->on_arc != NULL && i < check->face->n_arcs; i++)
    check->on_arc[i] = check->n;
  for (gsize k = 0; k < check->n; k++)
    {
      gsize province = check->order[k];
      gsize wall = check->rest ? model->rest_wall[province] : model->recipient_wall[province];

      need[k] = model->need[province];
      check->arc[k] = awrash_i_layout_arc (check->audit->layout, wall);
      check->offset[k] = awrash_i_layout_wall (check->audit->layout, wall)->offset;
      if (check->on_arc != NULL)
        check->on_arc[check->arc[k]] = k;
      check->y[k] = check->pricing->flow[check->arc[k]] + check->offset[k];
    }
  if (check->on_arc == NULL
      || !awrash_i_gini_pairs_init (&check->pairs, check->n, need,
                                    awrash_i_gini_is_weighted (check->audit->layout, check->goal),
                                    error))
    return FALSE;
  if (!check->pairs.is_weighted)
    awrash_i_gini_pairs_set_ratio (&check->pairs, MIN (check->proof->ratio, 1));
  return TRUE;
}

static void
close_check (AwrashGiniCheck *check)
{
  g_free (check->order);
  g_free (check->arc);
  g_free (check->rank);
  g_free (check->group);
  g_free (check->offset);
  g_free (check->y);
  g_free (check->lower);
  g_free (check->upper);
  g_free (check->near);
  g_free (check->found);
  g_free (check->cost);
  g_free (check->arc_cost);
  g_free (check->on_arc);
  g_clear_pointer (&check->face, awrash_i_network_free);
  awrash_i_gini_pairs_clear (&check->pairs);
}

/* Value and bound as claimed; the search of what is free is the certificate's, not ours. */
static gboolean
judge (AwrashGiniCheck *check, GError **error)
{
  AwrashVerdict *verdict = check->audit->verdict;
  const AwrashGiniProof *proof = check->proof;
  AwrashGiniSum sum = awrash_i_gini_pairs_without_costs (&check->pairs, check->y),
                bound = AWRASH_GINI_NONE;
  double value = awrash_i_gini_pairs_ratio (&check->pairs, sum, check->y), low = 0;
  GError *fault = NULL;

  if (value != proof->value)
    awrash_i_verdict_add (verdict, _ ("the Gini is %.17g, not the one claimed"), value);
  if (groups_fit (check, &fault))
    bound = bound_all (check, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  if (bound > AWRASH_GINI_NONE)
    {
      /* the plan is in the first box, which is all that is feasible */
      (void)awrash_i_audit_gini_enter (check, g_ptr_array_index (proof->boxes, 0));
      low = awrash_i_gini_pairs_bound (&check->pairs, bound, check->y, check->lower);
    }
  if (!(proof->bound <= low))
    awrash_i_verdict_add (
        verdict, _ ("the boxes prove that no Gini is below %.17g, not the bound claimed"), low);
  check->audit->gap = fmax (check->audit->gap, awrash_i_gini_gap (proof->value, proof->bound));
  return TRUE;
}

/* Its receipts are the plan's from here on. */
static void
settle (AwrashGiniCheck *check)
{
  for (gsize k = 0; k < check->n; k++)
    for (int back = 0; back < 2; back++)
      if (check->pricing->state[back][check->arc[k]] < AWRASH_MOVE_WORSE)
        check->pricing->state[back][check->arc[k]] = AWRASH_MOVE_WORSE;
}

gboolean
awrash_i_audit_gini (AwrashAudit *audit, AwrashPricing *pricing, const AwrashGoal *goal,
                     gboolean rest, GError **error)
{
  const AwrashStageKind kind = rest ? AWRASH_STAGE_GINI_REST : AWRASH_STAGE_GINI;
  const GPtrArray *stages = pricing->claim->stages;
  const AwrashStageProof *stage
      = pricing->next < stages->len ? g_ptr_array_index (stages, pricing->next) : NULL;
  AwrashGiniCheck check
      = { .audit = audit, .pricing = pricing, .goal = goal, .rest = rest, .steps = MOST_STEPS };
  gboolean done;

  if (stage == NULL || stage->kind != kind || stage->gini == NULL || stage->gini->boxes->len == 0)
    {
      awrash_i_verdict_add (audit->verdict, _ ("the proof lacks its stage \"%s\""),
                            awrash_i_proof_get_stage_name (kind));
      return TRUE;
    }
  pricing->next++;
  check.proof = stage->gini;
  done = open_check (&check, error) && judge (&check, error);
  if (done)
    settle (&check);
  close_check (&check);
  return done;
}
