/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Efficiency that counts types unequally against the equity of all rates: the most equal plan
 * first, then the most equal of those that are more efficient than the last, by a row of the
 * reading. Source: the ε-constraint method. Invariant: efficiency is counted in whole numbers, so
 * that the next floor is known exactly; no point kept is beaten by another. */

#include "split/frontier-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/rational-private.h"
#include "split/notation-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* Numbers in rows are read as doubles. */
#define LARGEST_FLOOR (G_GINT64_CONSTANT (1) << 53)

/* ── efficiency in whole numbers ────────────────────────────────────────────────────────────── */

gboolean
awrash_i_frontier_weigh (AwrashFrontier *frontier, GError **error)
{
  gsize n = frontier->model->n_types;
  g_autofree int64_t *weight = awrash_i_new (int64_t, n, error);
  int64_t divisor = 0;

  if (weight == NULL
      || !awrash_i_chain_rates (frontier->model, &frontier->efficiency, weight, error))
    return FALSE;
  for (gsize type = 0; type < n; type++)
    {
      weight[type] = ABS (weight[type]);
      if (weight[type] > 0)
        divisor = divisor == 0 ? weight[type]
                               : awrash_i_rational_common_divisor (divisor, weight[type]);
    }
  frontier->is_alike = TRUE;
  for (gsize type = 0; type < n; type++)
    {
      weight[type] = divisor == 0 ? 0 : weight[type] / divisor;
      frontier->is_alike = frontier->is_alike && weight[type] == 1;
    }
  g_free (frontier->weight);
  frontier->weight = g_steal_pointer (&weight);
  return TRUE;
}

static gboolean
count (const AwrashFrontier *frontier, const int64_t cells[], int64_t *sum, GError **error)
{
  const AwrashModel *model = frontier->model;
  gboolean fits = TRUE;

  *sum = 0;
  for (gsize cell = 0; cell < model->n_cells; cell++)
    {
      int64_t product;

      fits = fits
             && !__builtin_mul_overflow (frontier->weight[cell % model->n_types], cells[cell],
                                         &product)
             && !__builtin_add_overflow (*sum, product, sum);
    }
  if (fits && *sum < LARGEST_FLOOR)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
               _ ("%s is counted in more than 2^53 whole numbers, expected fewer digits or fewer "
                  "places"),
               frontier->efficiency.name);
  return FALSE;
}

/* ── the row ────────────────────────────────────────────────────────────────────────────────── */

static void
write_terms (const AwrashFrontier *frontier, GString *text)
{
  const AwrashProgramme *p = frontier->programme;
  const char *sign = "";

  for (gsize t = 0; t < p->n_territories; t++)
    for (gsize type = 0; type < p->n_types && p->territories[t].parent < 0; type++)
      {
        g_autofree char *code = awrash_i_notation_quote (p->territories[t].code);
        g_autofree char *target = awrash_i_notation_quote (p->types[type].code);

        if (frontier->weight[type] == 0)
          continue;
        g_string_append_printf (text, "%s %" PRId64 " %s/only:%s", sign, frontier->weight[type],
                                code, target);
        sign = " +";
      }
}

/* The reading's rows, and one that asks for at least so much efficiency. */
static char *
write_rows (const AwrashFrontier *frontier, int64_t floor)
{
  const char *own = frontier->reading->values[AWRASH_READING_ROWS];
  g_autoptr (GString) name = g_string_new ("efficiency");
  g_autoptr (GString) text = g_string_new (own);

  while (strstr (own, name->str) != NULL)
    g_string_append_c (name, '_');
  g_string_append_printf (text, "%s%s:", own[0] != '\0' ? "; " : "", name->str);
  write_terms (frontier, text);
  g_string_append_printf (text, " >= %" PRId64, floor);
  return g_strdup (text->str);
}

/* ── steps ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_proved (const AwrashPlan *plan)
{
  return plan->status == AWRASH_STATUS_OPTIMAL || plan->status == AWRASH_STATUS_UNPLACED
         || plan->status == AWRASH_STATUS_TIE_REFUSED;
}

/* Welfare grows with what is received; squares and the Gini would be least where nothing is, so
 * that provinces are filled before. */
static AwrashPlan *
solve (const AwrashFrontier *frontier, const char *rows, GError **error)
{
  gboolean is_alpha = frontier->equity == AWRASH_EQUITY_ALPHA;
  g_autofree char *chain = g_strdup_printf ("%s%s;%s", is_alpha ? "" : "fill;",
                                            frontier->equity_name, frontier->efficiency.name);

  return awrash_i_frontier_solve (frontier, error, "chain", chain, "objective",
                                  frontier->equity_name, "rows", rows, NULL);
}

/* The largest efficiency of all, where the frontier ends. */
static gboolean
find_most (AwrashFrontier *frontier, GError **error)
{
  g_autoptr (AwrashPlan) plan
      = awrash_i_frontier_solve (frontier, error, "chain", frontier->efficiency.name, NULL);
  const int64_t *cells = plan != NULL ? awrash_i_frontier_cells (plan) : NULL;

  if (plan == NULL || (cells != NULL && !count (frontier, cells, &frontier->most, error)))
    return FALSE;
  frontier->is_most_proved = cells != NULL && is_proved (plan);
  return TRUE;
}

/* The floor of the next step: one more than is reached, or at equal steps; -1 at the end. */
static int64_t
choose_floor (AwrashFrontier *frontier)
{
  int64_t next = frontier->reached + 1, room = frontier->most - frontier->least, floor;
  double steps = (double)frontier->n_wanted - 1, step;

  if (frontier->reached >= frontier->most)
    return frontier->is_most_proved || frontier->n_wanted > 0 ? -1 : next;
  if (frontier->n_wanted == 0)
    return next;
  step = MIN (steps,
              trunc ((double)(frontier->reached - frontier->least) / (double)room * steps) + 1);
  floor = frontier->least + (int64_t)ceil ((double)room / steps * step);
  floor = step >= steps ? frontier->most : CLAMP (floor, next, frontier->most);
  frontier->is_partial = frontier->is_partial || floor > next;
  return floor;
}

/* Takes a plan that is more efficient than all before, and lets go of those that are no more equal.
 */
static gboolean
keep (AwrashFrontier *frontier, AwrashPlan *plan, const int64_t cells[], GError **error)
{
  guint beaten = 0;
  int more = 1;
  double equity;

  if (!awrash_i_frontier_measure (frontier, cells, &equity, error))
    return FALSE;
  for (; beaten < frontier->points->len; beaten++)
    {
      const AwrashFrontierPoint *point = g_ptr_array_index (frontier->points, beaten);

      if (!awrash_i_frontier_compare (frontier, cells, awrash_i_frontier_cells (point->plan), &more,
                                      error))
        return FALSE;
      if (more < 0)
        break;
    }
  if (beaten > 0)
    g_ptr_array_remove_range (frontier->points, 0, beaten);
  awrash_i_frontier_add (frontier, 0, plan, awrash_i_frontier_efficiency (frontier, cells), equity,
                         plan->status);
  return TRUE;
}

static gboolean
begin (AwrashFrontier *frontier, GError **error)
{
  g_autoptr (AwrashPlan) plan
      = solve (frontier, frontier->reading->values[AWRASH_READING_ROWS], error);
  const int64_t *cells = plan != NULL ? awrash_i_frontier_cells (plan) : NULL;

  if (plan == NULL || !find_most (frontier, error))
    return FALSE;
  if (cells == NULL)
    {
      frontier->is_done = TRUE;
      frontier->is_partial = plan->status != AWRASH_STATUS_INFEASIBLE;
      return TRUE;
    }
  if (!count (frontier, cells, &frontier->least, error))
    return FALSE;
  frontier->reached = frontier->least;
  return keep (frontier, plan, cells, error);
}

gboolean
awrash_i_frontier_step_row (AwrashFrontier *frontier, GError **error)
{
  g_autofree char *rows = NULL;
  g_autoptr (AwrashPlan) plan = NULL;
  const int64_t *cells;
  int64_t floor, reached;

  if (frontier->n_steps == 0)
    return begin (frontier, error);
  floor = choose_floor (frontier);
  if (floor < 0)
    {
      frontier->is_done = TRUE;
      frontier->is_partial = frontier->is_partial || !frontier->is_most_proved;
      return TRUE;
    }
  rows = write_rows (frontier, floor);
  plan = solve (frontier, rows, error);
  cells = plan != NULL ? awrash_i_frontier_cells (plan) : NULL;
  if (plan == NULL || (cells != NULL && !count (frontier, cells, &reached, error)))
    return FALSE;
  if (cells == NULL)
    {
      frontier->is_done = TRUE;
      frontier->is_partial = frontier->is_partial || plan->status != AWRASH_STATUS_INFEASIBLE;
      return TRUE;
    }
  if (!keep (frontier, plan, cells, error))
    return FALSE;
  frontier->reached = reached;
  return TRUE;
}
