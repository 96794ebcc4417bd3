/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The smallest relaxation of an infeasible programme: the least sum of weight × units by which
 * walls have to move so that a plan exists, with prices that prove it; and a blocking set of which
 * no part blocks. Source: a convex cost of standing outside the walls, on their network (fence.c,
 * slack.c). Invariant: no cell is below 0, and what may never move does not. */

#include "split/relax-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <math.h>

#define LARGEST_WEIGHT 1048576.0

typedef struct
{
  AwrashSlack slack;
  AwrashRelaxation *relaxation;
  const double *weights; /* [n]; NULL: 1 each */
  AwrashSides sides;     /* that count: those that may never move, then those that block */
  AwrashFence *fences;   /* [n_arcs] */
} Work;

static gboolean
is_never (const Work *work, gsize i)
{
  return work->weights != NULL && isinf (work->weights[i]);
}

static int64_t
weight_of (const Work *work, gsize i)
{
  return work->weights == NULL ? 1 : (int64_t)work->weights[i];
}

gboolean
awrash_i_relax_check_weights (const AwrashWalls *walls, const double weights[], GError **error)
{
  for (gsize i = 0; weights != NULL && i < walls->names->len; i++)
    {
      double weight = weights[i];
      g_autofree char *text = NULL;

      if (weight == INFINITY
          || (weight >= 1 && weight <= LARGEST_WEIGHT && floor (weight) == weight))
        continue;
      text = awrash_i_number_format (weight);
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("weights[%zu] is %s, expected a whole number from 1 to 2^20, or infinity"), i,
                   text);
      return FALSE;
    }
  return TRUE;
}

/* What no places meet cannot be moved by places. */
static gboolean
check_model (const AwrashModel *model, GError **error)
{
  if (model->impossible->len > 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                 _ ("no relaxation by places is found: %s"),
                 (const char *)g_ptr_array_index (model->impossible, 0));
  return model->impossible->len == 0;
}

/* ── the stage ──────────────────────────────────────────────────────────────────────────────── */

/* From places that keep what may never move; all other walls are fences. */
static void
open_fences (Work *work)
{
  const AwrashNetwork *network = work->slack.network;

  for (gsize i = 0; i < network->n_arcs; i++)
    work->fences[i] = (AwrashFence){ 0, work->slack.most, 0 };
  for (gsize i = 0; i < work->slack.n; i++)
    {
      const AwrashWall *wall = awrash_i_slack_wall (&work->slack, i);
      gsize arc = (gsize)(awrash_i_slack_arc (&work->slack, i) - network->arcs);

      if (!is_never (work, i))
        work->fences[arc]
            = (AwrashFence){ wall->lower,
                             wall->upper == AWRASH_UNBOUNDED ? work->slack.most : wall->upper,
                             weight_of (work, i) };
    }
}

/* A wall's price from the potentials: above 0 where its min asks, below where its max gives. A cell
 * that is at 0 has any price below that of its own wall. A min above its max asks and gives both.
 */
static void
read_price (Work *work, gsize i)
{
  const AwrashWall *wall = awrash_i_slack_wall (&work->slack, i);
  const AwrashArc *arc = awrash_i_slack_arc (&work->slack, i);
  const double *label = work->slack.network->label;
  int64_t price = (int64_t)(label[arc->tail] - label[arc->head]);
  int64_t both = 0;

  if (!is_never (work, i))
    price = MIN (price, weight_of (work, i));
  if (wall->lower == 0)
    price = MIN (price, 0);
  if (wall->lower > wall->upper)
    both = weight_of (work, i) - ABS (price);
  work->relaxation->lower_prices[i] = MAX (price, 0) + both;
  work->relaxation->upper_prices[i] = MAX (-price, 0) + both;
}

/* The proof as anyone can repeat it: prices within the weights, at most 0 in all on every cell, and
 * worth just the total. */
static gboolean
check_prices (const Work *work, GError **error)
{
  const AwrashModel *model = work->slack.walls->model;
  const AwrashRelaxation *r = work->relaxation;
  g_autofree AwrashSigned *on_cell = awrash_i_new (AwrashSigned, model->n_cells, error);
  gboolean holds = TRUE;
  AwrashSigned value = 0; /* bounds below 2^52 at prices below 2^21 */

  if (on_cell == NULL)
    return FALSE;
  for (gsize i = 0; i < work->slack.n; i++)
    {
      const AwrashWall *wall = awrash_i_slack_wall (&work->slack, i);
      int64_t price = r->lower_prices[i] - r->upper_prices[i];

      holds = holds
              && (is_never (work, i)
                  || MAX (r->lower_prices[i], r->upper_prices[i]) <= weight_of (work, i));
      value += (AwrashSigned)r->lower_prices[i] * wall->lower;
      value -= r->upper_prices[i] == 0 ? 0 : (AwrashSigned)r->upper_prices[i] * wall->upper;
      if (price != 0)
        awrash_i_model_add_to_cells (model, wall, price, on_cell);
    }
  for (gsize cell = 0; cell < model->n_cells; cell++)
    holds = holds && on_cell[cell] <= 0;
  if (holds && value == r->total)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_INTERNAL,
               _ ("%s:%d: the smallest relaxation is not proved by its prices"), __FILE__,
               __LINE__);
  return FALSE;
}

/* ── of equally small relaxations one ───────────────────────────────────────────────────────── */

/* Whether the face leaves open how far a wall is moved. */
static gboolean
is_open (const AwrashArc *arc, const AwrashFence *fence)
{
  return fence->weight > 0 && arc->lower < arc->upper
         && (arc->lower < fence->low || arc->upper > fence->high);
}

/* The first wall in order is moved as little as it can be, then the second, and so on. */
static gboolean
settle_order (Work *work, GError **error)
{
  AwrashNetwork *network = work->slack.network;
  g_autofree AwrashFence *one = awrash_i_new (AwrashFence, network->n_arcs, error);

  for (gsize k = 0; one != NULL && k < work->slack.n; k++)
    {
      gsize arc = (gsize)(awrash_i_slack_arc (&work->slack, work->slack.order[k]) - network->arcs);
      int64_t distance;

      if (!is_open (&network->arcs[arc], &work->fences[arc]))
        continue;
      one[arc] = work->fences[arc];
      one[arc].weight = 1;
      if (!awrash_i_fence_approach (network, one, &distance, error))
        return FALSE;
      one[arc].weight = 0;
    }
  return one != NULL;
}

static gboolean
list_changes (Work *work, GError **error)
{
  for (gsize i = 0; i < work->slack.n; i++)
    {
      const AwrashWall *wall = awrash_i_slack_wall (&work->slack, i);
      int64_t flow = awrash_i_slack_arc (&work->slack, i)->flow;

      if ((flow < wall->lower
           && !awrash_i_relax_add_change (work->relaxation, work->slack.walls, i, FALSE, flow,
                                          error))
          || (flow > wall->upper
              && !awrash_i_relax_add_change (work->relaxation, work->slack.walls, i, TRUE, flow,
                                             error)))
        return FALSE;
    }
  return TRUE;
}

/* ── the blocking set ───────────────────────────────────────────────────────────────────────── */

static gboolean
list_core (Work *work, GError **error)
{
  if (!awrash_i_slack_reduce (&work->slack, &work->sides, error))
    return FALSE;
  for (gsize i = 0; i < work->slack.n; i++)
    for (int is_upper = 0; is_upper < 2; is_upper++)
      if ((is_upper ? work->sides.upper : work->sides.lower)[i]
          && !awrash_i_relax_add_core (work->relaxation, work->slack.walls, i, is_upper, error))
        return FALSE;
  return TRUE;
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
keep_places (Work *work, GError **error)
{
  AwrashRelaxation *r = work->relaxation;
  gsize n = work->slack.walls->model->n_cells;

  r->places = awrash_i_new (int64_t, n, error);
  r->n_cells = r->places != NULL ? n : 0;
  for (gsize cell = 0; cell < r->n_cells; cell++)
    r->places[cell] = work->slack.network->arcs[cell].flow;
  return r->places != NULL;
}

static gboolean
approach (Work *work, GError **error)
{
  AwrashRelaxation *r = work->relaxation;

  open_fences (work);
  if (!awrash_i_fence_approach (work->slack.network, work->fences, &r->total, error))
    return FALSE;
  for (gsize i = 0; i < work->slack.n; i++)
    read_price (work, i);
  if (!check_prices (work, error) || !settle_order (work, error))
    return FALSE;
  if (!keep_places (work, error))
    return FALSE;
  r->status = AWRASH_STATUS_OPTIMAL;
  r->bound = r->total;
  if (!list_changes (work, error))
    return FALSE;
  for (gsize i = 0; i < work->slack.n; i++)
    {
      work->sides.lower[i] = r->lower_prices[i] > 0;
      work->sides.upper[i] = r->upper_prices[i] > 0;
    }
  return r->total == 0 || list_core (work, error);
}

static gboolean
find (Work *work, GError **error)
{
  AwrashRelaxation *r = work->relaxation;
  gsize n = work->slack.n;
  gboolean feasible;

  work->sides.lower = awrash_i_new (guint8, n, error);
  work->sides.upper = work->sides.lower != NULL ? awrash_i_new (guint8, n, error) : NULL;
  work->fences = work->sides.upper != NULL
                     ? awrash_i_new (AwrashFence, work->slack.network->n_arcs, error)
                     : NULL;
  if (work->fences == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      work->sides.lower[i] = is_never (work, i) ? 1 : 0;
      work->sides.upper[i]
          = is_never (work, i) && awrash_i_slack_wall (&work->slack, i)->upper != AWRASH_UNBOUNDED;
    }
  if (!awrash_i_slack_test (&work->slack, &work->sides, &feasible, error))
    return FALSE;
  if (feasible)
    return approach (work, error);
  r->status = AWRASH_STATUS_INFEASIBLE;
  return list_core (work, error);
}

AwrashRelaxation *
awrash_split_relax_new (const AwrashWalls *walls, const double weights[], GError **error)
{
  g_autoptr (AwrashRelaxation) relaxation = NULL;
  Work work = { .weights = weights };
  gboolean is_network, found;

  g_return_val_if_fail (walls != NULL, NULL);
  if (!awrash_i_relax_check_weights (walls, weights, error))
    return NULL;
  if (!check_model (walls->model, error))
    return NULL;
  relaxation = awrash_i_relax_open (walls, error);
  if (relaxation == NULL)
    return NULL;
  work.relaxation = relaxation;
  found = awrash_i_slack_open (&work.slack, walls, &is_network, error)
          && (is_network ? find (&work, error)
                         : awrash_i_relax_search (relaxation, walls, weights, error));
  awrash_i_slack_close (&work.slack);
  g_free (work.sides.lower);
  g_free (work.sides.upper);
  g_free (work.fences);
  return found ? g_steal_pointer (&relaxation) : NULL;
}

void
awrash_split_relax_free (AwrashRelaxation *relaxation)
{
  if (relaxation == NULL)
    return;
  g_array_unref (relaxation->changes);
  g_array_unref (relaxation->core);
  g_ptr_array_unref (relaxation->change_words);
  g_ptr_array_unref (relaxation->core_words);
  g_free (relaxation->lower_prices);
  g_free (relaxation->upper_prices);
  g_free (relaxation->places);
  g_free (relaxation->proof);
  g_free (relaxation);
}

size_t
awrash_split_relax_change_size (void)
{
  return sizeof (AwrashWallChange);
}

size_t
awrash_split_relax_side_size (void)
{
  return sizeof (AwrashWallSide);
}
