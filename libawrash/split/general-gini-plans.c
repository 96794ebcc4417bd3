/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole plans near a relaxation that has a row for each pair: the cells alone are rounded and
 * mended, then units are exchanged between two who are compared as long as that lowers the Gini.
 * Source: see allot/mixed-exchange.c. Invariant: what is offered keeps every bound. */

#include "split/general-run-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

#define MOST_SWEEPS 16
/* Moves that are tried in all. */
#define MOST_TRIES 100000
/* Gains below this part of what is gained at most are none. */
#define NOTHING 1e-9

void
awrash_i_gini_plans_free (AwrashGiniPlans *plans)
{
  if (plans == NULL)
    return;
  awrash_i_exchanger_free (plans->exchanger);
  awrash_i_mixed_free (plans->mixed);
  g_free (plans->stands);
  g_free (plans->price);
  g_free (plans->owner);
  g_free (plans->x);
  g_free (plans->activity);
  g_free (plans->y);
  g_free (plans->weight);
  g_free (plans->receipt);
  g_free (plans);
}

/* Who receives in which cell; more than one: nobody, for exchanges. */
static void
find_owners (AwrashGiniPlans *plans, const AwrashGeneralRun *run)
{
  const AwrashGeneral *general = run->general;
  gsize n = general->model->n_cells;

  for (gsize j = 0; j < n; j++)
    plans->owner[j] = G_MAXSIZE;
  for (gsize p = 0; p < run->gini->n; p++)
    {
      const AwrashGeneralRow *row = awrash_i_general_row (
          general, awrash_i_general_receiver (general, run->equal.rest, p)->row);

      for (gsize k = 0; k < row->n; k++)
        plans->owner[row->columns[k]]
            = plans->owner[row->columns[k]] == G_MAXSIZE ? p : G_MAXSIZE - 1;
    }
}

AwrashGiniPlans *
awrash_i_gini_plans_new (const AwrashGeneralRun *run, GError **error)
{
  AwrashGiniPlans *plans = g_new0 (AwrashGiniPlans, 1);
  AwrashAsk nothing = { .kind = AWRASH_ASK_LINEAR, .name = "gini" };
  gsize n = run->general->model->n_cells;

  plans->mixed = awrash_i_ask_build (run->general, run->face, &nothing, error);
  plans->exchanger = plans->mixed ? awrash_i_exchanger_new (plans->mixed, error) : NULL;
  plans->stands = plans->exchanger ? awrash_i_new (double, run->mixed->n, error) : NULL;
  plans->price = plans->stands ? awrash_i_new (double, run->mixed->m, error) : NULL;
  plans->owner = plans->price ? awrash_i_new (gsize, n, error) : NULL;
  plans->x = plans->owner ? awrash_i_new (int64_t, plans->mixed->n, error) : NULL;
  plans->activity = plans->x ? awrash_i_new (int64_t, plans->mixed->m, error) : NULL;
  plans->y = plans->activity ? awrash_i_new (int64_t, run->mixed->n, error) : NULL;
  plans->weight = plans->y ? awrash_i_new (double, run->gini->n, error) : NULL;
  plans->receipt = plans->weight ? awrash_i_new (double, run->gini->n, error) : NULL;
  if (plans->receipt != NULL)
    {
      find_owners (plans, run);
      return plans;
    }
  awrash_i_gini_plans_free (plans);
  return NULL;
}

/* ── exchanges ──────────────────────────────────────────────────────────────────────────────── */

/* A plan while units of it are exchanged. */
typedef struct
{
  const AwrashGeneralGini *gini;
  const AwrashMixed *mixed;
  const AwrashGiniPlans *plans;
  int64_t *x;
  double *weight; /* [n]: of a rate, against others' */
  double *y;      /* [n] */
  double nothing;
  gsize tries;
} Exchange;

/* What one more or less received changes, apart from the pair with `other`. */
static double
change (const Exchange *e, gsize p, double by, gsize other)
{
  const AwrashGeneralGini *gini = e->gini;
  double ep = (double)gini->need[p], from = e->y[p] / ep, to = (e->y[p] + by) / ep, sum = 0;

  for (gsize q = 0; q < gini->n; q++)
    if (q != p && q != other)
      {
        double rate = e->y[q] / (double)gini->need[q];

        sum += e->weight[q] * (fabs (to - rate) - fabs (from - rate));
      }
  return e->weight[p] * sum - gini->ask->ratio * gini->each[p] / gini->unit * by;
}

/* What it costs to move so much to p and so much from q. */
static double
weigh (const Exchange *e, gsize p, double up, gsize q, double down)
{
  double ep = (double)e->gini->need[p], eq = (double)e->gini->need[q];
  double before = fabs (e->y[p] / ep - e->y[q] / eq);
  double after = fabs ((e->y[p] + up) / ep - (e->y[q] - down) / eq);

  return change (e, p, up, q) + change (e, q, -down, p)
         + e->weight[p] * e->weight[q] * (after - before);
}

static void
move (const Exchange *e, gsize j, int64_t by)
{
  const AwrashMixed *mixed = e->mixed;

  e->x[j] += by;
  for (gsize k = mixed->column_first[j]; k < mixed->column_first[j + 1]; k++)
    e->plans->activity[mixed->row[k]] += by * mixed->column_value[k];
}

static gboolean
keeps (const Exchange *e, gsize j)
{
  const AwrashMixed *mixed = e->mixed;

  for (gsize k = mixed->column_first[j]; k < mixed->column_first[j + 1]; k++)
    {
      gsize i = mixed->row[k];

      if (e->plans->activity[i] < mixed->lower[mixed->n + i]
          || e->plans->activity[i] > mixed->upper[mixed->n + i])
        return FALSE;
    }
  return TRUE;
}

/* One more in a cell and one less in another, where that keeps all rows. */
static gboolean
try_move (Exchange *e, gsize up, gsize down)
{
  e->tries++;
  if (e->x[up] >= e->mixed->upper[up] || e->x[down] <= e->mixed->lower[down])
    return FALSE;
  move (e, up, 1);
  move (e, down, -1);
  if (keeps (e, up) && keeps (e, down))
    return TRUE;
  move (e, up, -1);
  move (e, down, 1);
  return FALSE;
}

/* From q to p, whatever cells allow it. */
static gboolean
improve_pair (Exchange *e, gsize p, gsize q)
{
  const AwrashGeneral *general = e->gini->general;
  const AwrashReceiver *to = awrash_i_general_receiver (general, e->gini->ask->rest, p);
  const AwrashReceiver *from = awrash_i_general_receiver (general, e->gini->ask->rest, q);
  const AwrashGeneralRow *upper = awrash_i_general_row (general, to->row);
  const AwrashGeneralRow *lower = awrash_i_general_row (general, from->row);
  double up = 0, down = 0, cost = 0;

  for (gsize j = 0; j < upper->n; j++)
    for (gsize k = 0; k < lower->n; k++)
      {
        double more = (double)upper->values[j];
        double less = (double)lower->values[k];

        if (e->plans->owner[upper->columns[j]] != p || e->plans->owner[lower->columns[k]] != q)
          continue;
        if (more != up || less != down)
          {
            up = more;
            down = less;
            cost = weigh (e, p, up, q, down);
          }
        if (cost >= -e->nothing || !try_move (e, upper->columns[j], lower->columns[k]))
          continue;
        e->y[p] += up;
        e->y[q] -= down;
        return TRUE;
      }
  return FALSE;
}

static void
exchange (Exchange *e)
{
  gboolean changed = TRUE;

  for (int sweep = 0; sweep < MOST_SWEEPS && changed && e->tries < MOST_TRIES; sweep++)
    {
      changed = FALSE;
      for (gsize p = 0; p < e->gini->n; p++)
        for (gsize q = 0; q < e->gini->n && e->tries < MOST_TRIES; q++)
          changed = (p != q && improve_pair (e, p, q)) || changed;
    }
}

void
awrash_i_gini_plans_improve (const AwrashGeneralRun *run, int64_t x[])
{
  gsize n = run->gini->n;
  double *weight = run->plans->weight, *y = run->plans->receipt;
  Exchange e = { run->gini, run->plans->mixed, run->plans, x, weight, y, 0, 0 };

  for (gsize i = 0; i < e.mixed->m; i++)
    e.plans->activity[i] = awrash_i_mixed_activity (e.mixed, i, x);
  for (gsize p = 0; p < n; p++)
    {
      weight[p] = run->equal.is_weighted ? (double)run->gini->need[p] : 1;
      y[p] = (double)awrash_i_general_gini_receipt (run->gini, p, x);
      e.nothing = fmax (e.nothing, NOTHING * run->gini->each[p] / run->gini->unit);
    }
  exchange (&e);
}

/* ── plans ──────────────────────────────────────────────────────────────────────────────────── */

/* Improves a plan and offers it; the best by the Gini itself is kept. */
static gboolean
offer (AwrashGeneralRun *run, int64_t x[], GError **error)
{
  gsize n = run->general->model->n_cells;
  double value;

  awrash_i_gini_plans_improve (run, x);
  if (!awrash_i_ask_complete (run->general, run->face, &run->equal, run->mixed, x, run->plans->y,
                              error))
    return FALSE;
  awrash_i_search_offer (run->search, run->plans->y);
  if (!awrash_i_general_gini_value (run->gini, x, &value, error))
    return FALSE;
  if (run->best_x != NULL && value >= run->best)
    return TRUE;
  g_free (run->best_x);
  run->best = value;
  run->best_x = awrash_i_copy (int64_t, x, n, error);
  return run->best_x != NULL;
}

gboolean
awrash_i_general_polish_gini (AwrashGeneralRun *run, GError **error)
{
  AwrashGiniPlans *plans = run->plans;
  AwrashLong cost, bound;
  const int64_t *best = awrash_i_search_get (run->search, &cost, &bound);

  awrash_i_search_stand (run->search, plans->stands, plans->price);
  awrash_i_exchanger_start (plans->exchanger, plans->stands, plans->price);
  for (int depth = 1; depth <= 2; depth++)
    if (awrash_i_exchanger_improve (plans->exchanger, depth, plans->x))
      return offer (run, plans->x, error);
  if (!awrash_i_exchanger_had_memory (plans->exchanger, error))
    return FALSE;
  if (best == NULL || awrash_i_search_count (run->search) > 1)
    return TRUE;
  /* nothing near the relaxation keeps all rows */
  memcpy (plans->x, best, plans->mixed->n * sizeof (int64_t));
  return offer (run, plans->x, error);
}
