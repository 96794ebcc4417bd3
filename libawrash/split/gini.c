/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least Gini in the chain: the search on the face that the stages before it leave, the receipts
 * fixed as found, and the boxes of the search as a proof.
 * Source: libawrash/allot/gini.c. Invariant: provinces are handed over in the order of their codes,
 * so that the order of the programme's rows decides nothing. */

#include "split/gini-private.h"

#include "allot/gini-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <string.h>

/* ── what is pursued ────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_gini_is_sought (const AwrashLayout *layout, const AwrashGoal *goal, gboolean rest)
{
  return goal != NULL && goal->kind == AWRASH_GOAL_GINI
         && (rest || !layout->totals_m_convex || awrash_i_reading_on_rate (layout->model->reading));
}

gboolean
awrash_i_gini_is_weighted (const AwrashLayout *layout, const AwrashGoal *goal)
{
  return goal->is_weighted || !awrash_i_reading_on_rate (layout->model->reading);
}

/* Of least spread alone nothing would be given at all. */
gboolean
awrash_i_gini_follows_fill (const AwrashReading *reading, const AwrashGoal *goal, GError **error)
{
  g_autoptr (GArray) goals = awrash_i_chain_goals (reading);

  for (guint i = 0; i < goals->len; i++)
    {
      const AwrashGoal *other = awrash_i_chain_goal (goals, i);

      if (other->kind == AWRASH_GOAL_FILL)
        return TRUE;
      if (strcmp (other->name, goal->name) == 0)
        break;
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("chain is \"%s\", expected fill before %s"),
               reading->values[AWRASH_READING_CHAIN], goal->name);
  return FALSE;
}

double
awrash_i_gini_gap (double value, double bound)
{
  return value > bound ? (value - bound) / value : 0;
}

gsize
awrash_i_gini_order (const AwrashModel *model, gboolean rest, gsize order[])
{
  const gsize *walls = rest ? model->rest_wall : model->recipient_wall;
  gsize n = 0;

  for (gsize i = 0; i < model->n_provinces; i++)
    if (walls[i] != G_MAXSIZE && model->need[i] > 0)
      order[n++] = i;
  g_qsort_with_data (order, (gint)n, sizeof (gsize), awrash_i_model_compare_provinces,
                     (gpointer)(guintptr)model);
  return n;
}

gboolean
awrash_i_gini_of (const AwrashModel *model, const AwrashGoal *goal, const int64_t received[],
                  double *gini, GError **error)
{
  gsize n_provinces = model->n_provinces, n = 0;
  g_autofree double *need = awrash_i_new (double, n_provinces, error);
  g_autofree int64_t *y = need != NULL ? awrash_i_new (int64_t, n_provinces, error) : NULL;
  AwrashGiniPairs pairs = { 0 };
  gboolean done;

  if (y == NULL)
    return FALSE;
  for (gsize i = 0; i < n_provinces; i++)
    if (model->need[i] > 0)
      {
        need[n] = model->need[i];
        y[n++] = received[i];
      }
  done = awrash_i_gini_pairs_init (
      &pairs, n, need, goal->is_weighted || !awrash_i_reading_on_rate (model->reading), error);
  if (done)
    *gini = awrash_i_gini_pairs_ratio (&pairs, awrash_i_gini_pairs_without_costs (&pairs, y), y);
  awrash_i_gini_pairs_clear (&pairs);
  return done;
}

/* ── the proof ──────────────────────────────────────────────────────────────────────────────── */

/* Prices of the walls from the potentials of a box. */
static gboolean
price_walls (const AwrashSolver *solver, const double label[], AwrashStageProof *prices,
             GError **error)
{
  for (gsize i = 0; i < solver->layout->walls->len; i++)
    {
      const AwrashArc *arc;
      AwrashPrice price = { .wall = i };

      if (!awrash_i_layout_is_laid (solver->layout, i))
        continue;
      arc = &solver->network->arcs[awrash_i_layout_arc (solver->layout, i)];
      price.value = (int64_t)(label[arc->head] - label[arc->tail]);
      if (price.value != 0 && !awrash_i_append (prices->prices, price, error))
        return FALSE;
    }
  return TRUE;
}

/* Ranks, released groups and prices of a box whose own bound counts. */
static gboolean
explain_box (const AwrashSolver *solver, const AwrashGini *gini, const AwrashGiniNode *node,
             AwrashGiniBox *box, GError **error)
{
  box->has_bound = TRUE;
  box->is_empty = node->is_infeasible;
  box->by_multipliers = node->by_multipliers && !box->is_empty;
  for (gsize p = 0; p < gini->n && !box->is_empty && !box->by_multipliers; p++)
    {
      int64_t rank = (int64_t)node->rank[p];

      if (!awrash_i_append (box->ranks, rank, error))
        return FALSE;
    }
  for (gsize g = 0; g < gini->n_groups; g++)
    if (node->group[gini->members[gini->first[g]]] != g
        && !awrash_i_append (box->released, g, error))
      return FALSE;
  return node->label == NULL || price_walls (solver, node->label, box->prices, error);
}

/* Whether a box is bounded by itself: not where the boxes in it together say more. */
static gboolean
counts_itself (const AwrashGini *gini, const AwrashGiniNode *node)
{
  if (node->child[0] < 0)
    return TRUE;
  for (int side = 0; side < 2; side++)
    {
      const AwrashGiniNode *child = g_ptr_array_index (gini->nodes, node->child[side]);

      if (!child->is_infeasible && child->own < node->own)
        return TRUE;
    }
  return FALSE;
}

/* What bounds all boxes alike. */
static gboolean
prove_groups (const AwrashGini *gini, const gsize order[], AwrashGiniProof *proof, GError **error)
{
  const gsize n_pairs = gini->multiplier != NULL ? gini->n * (gini->n - 1) / 2 : 0;

  for (gsize g = 0; g < gini->n_groups; g++)
    {
      GArray *members = g_array_new (FALSE, FALSE, sizeof (gsize));

      g_ptr_array_add (proof->groups, members);
      for (gsize k = gini->first[g]; k < gini->first[g + 1]; k++)
        if (!awrash_i_append (members, order[gini->members[k]], error))
          return FALSE;
    }
  if (!awrash_i_memory_stretch (proof->multipliers, n_pairs, error))
    return FALSE;
  for (gsize k = 0; k < n_pairs; k++)
    {
      int64_t multiplier = gini->multiplier[k];

      g_array_append_val (proof->multipliers, multiplier);
    }
  return TRUE;
}

static AwrashGiniProof *
prove (const AwrashSolver *solver, const AwrashGini *gini, const gsize order[], GError **error)
{
  g_autoptr (AwrashGiniProof) proof = awrash_i_gini_proof_new ();

  proof->shift = gini->shift;
  proof->ratio = gini->ratio;
  if (!prove_groups (gini, order, proof, error))
    return NULL;
  for (guint i = 0; i < gini->nodes->len; i++)
    {
      const AwrashGiniNode *node = g_ptr_array_index (gini->nodes, i);
      AwrashGiniBox *box = awrash_i_gini_proof_add_box (proof);

      box->parent = node->parent;
      if (node->parent >= 0)
        {
          const AwrashGiniNode *above = g_ptr_array_index (gini->nodes, node->parent);

          box->province = order[node->recipient];
          box->at = above->at;
          box->is_upper = above->child[1] == (gssize)i;
        }
      if (counts_itself (gini, node) && !explain_box (solver, gini, node, box, error))
        return NULL;
    }
  return g_steal_pointer (&proof);
}

/* ── the stage ──────────────────────────────────────────────────────────────────────────────── */

/* Tells value and bound of what is read; a gap in the rest is no less a gap. */
static void
tell (AwrashPlan *plan, const AwrashGiniProof *proof, gboolean rest)
{
  double gap = awrash_i_gini_gap (proof->value, proof->bound);

  if (!rest)
    {
      plan->value = proof->value;
      plan->bound = proof->bound;
    }
  plan->gap = MAX (plan->gap, gap);
  if (gap <= 0)
    return;
  if (gap > awrash_i_reading_gap (plan->reading))
    plan->status = AWRASH_STATUS_FEASIBLE;
  else if (plan->status == AWRASH_STATUS_UNKNOWN)
    plan->status = AWRASH_STATUS_WITHIN_GAP;
}

static gboolean
record_proof (AwrashSolver *solver, AwrashGini *gini, const gsize order[], gboolean rest,
              GError **error)
{
  AwrashGiniProof *proof = prove (solver, gini, order, error);
  AwrashStageProof *stage;
  AwrashGiniSum sum;

  if (proof == NULL)
    return FALSE;
  stage = awrash_i_proof_new_stage (rest ? AWRASH_STAGE_GINI_REST : AWRASH_STAGE_GINI);
  stage->gini = proof;
  sum = awrash_i_gini_pairs_without_costs (&gini->pairs, gini->best);
  stage->gini->value = awrash_i_gini_pairs_ratio (&gini->pairs, sum, gini->best);
  stage->gini->bound = awrash_i_gini_pairs_bound (&gini->pairs, awrash_i_gini_bound (gini),
                                                  gini->best, gini->lower);
  g_ptr_array_add (solver->proof.stages, stage);
  tell (solver->plan, stage->gini, rest);
  return TRUE;
}

static gboolean
seek (AwrashSolver *solver, const AwrashGoal *goal, gsize n, const AwrashRecipient recipients[],
      const gsize order[], gboolean rest, GError **error)
{
  const AwrashReading *reading = solver->plan->reading;
  AwrashGiniSettings settings
      = { awrash_i_reading_gap (reading), (int64_t)awrash_i_reading_nodes (reading) };
  AwrashGini gini;
  gboolean done;

  done = awrash_i_gini_init (&gini, solver->network, n, recipients,
                             awrash_i_gini_is_weighted (solver->layout, goal), &settings, error)
         && awrash_i_gini_run (&gini, error) && record_proof (solver, &gini, order, rest, error);
  awrash_i_gini_clear (&gini);
  return done;
}

gboolean
awrash_i_solver_pursue_gini (AwrashSolver *solver, const AwrashGoal *goal, gboolean rest,
                             GError **error)
{
  const AwrashGroup *group = rest ? &solver->rest : &solver->received;
  const AwrashModel *model = solver->model;
  g_autofree gsize *order = awrash_i_new (gsize, model->n_provinces, error);
  g_autofree AwrashRecipient *recipients
      = order != NULL ? awrash_i_new (AwrashRecipient, model->n_provinces, error) : NULL;
  gsize n;

  if (recipients == NULL || !awrash_i_gini_follows_fill (solver->plan->reading, goal, error))
    return FALSE;
  n = awrash_i_gini_order (model, rest, order);
  for (gsize k = 0; k < n; k++)
    recipients[k]
        = *awrash_i_recipient_on (&group->who, awrash_i_solver_arc (solver, order[k], rest));
  /* A plan that has its answer is only looked at again. */
  if (!solver->plan->has_answer && !seek (solver, goal, n, recipients, order, rest, error))
    return FALSE;
  /* Later stages divide it, and ties are not sought. */
  awrash_i_solver_fix_receipts (solver, group);
  return TRUE;
}
