/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Good receipts: those of other objectives, then exchanges of one unit between two recipients, in
 * chains of which only the best beginning is kept, so that a step may first be worse.
 * Source: Kernighan and Lin (1970). Invariant: the face's flow has the best receipts, and only
 * better ones are taken over. */

#include "allot/gini-private.h"

#include "base/memory-private.h"

#include <string.h>

/* How many exchanges are tried on the network before a step is given up. */
#define TRIES 24

typedef struct
{
  AwrashGini *gini;
  int64_t *y;          /* [n] */
  AwrashGiniSum *up;   /* [n]: what one unit more costs */
  AwrashGiniSum *down; /* [n]: and one less */
  guint8 *held;        /* [n]: 1 may only rise, 2 only fall: a chain does not turn back */
  guint8 *barred;      /* [n * n]: exchanges that the network refused at this step */
} Exchange;

static AwrashGiniSum
magnitude (AwrashGiniSum value)
{
  return value < 0 ? -value : value;
}

static void
price_units (Exchange *x)
{
  const AwrashGiniPairs *pairs = &x->gini->pairs;

  for (gsize p = 0; p < pairs->n; p++)
    {
      x->up[p] = -(AwrashGiniSum)pairs->unit_cost[p];
      x->down[p] = pairs->unit_cost[p];
    }
  for (gsize p = 0; p < pairs->n; p++)
    for (gsize q = 0; q < p; q++)
      {
        AwrashGiniSum a = pairs->slope[p] * pairs->mass[q], b = pairs->slope[q] * pairs->mass[p];
        AwrashGiniSum z = a * x->y[p] - b * x->y[q], now = magnitude (z);

        x->up[p] += magnitude (z + a) - now;
        x->down[p] += magnitude (z - a) - now;
        x->up[q] += magnitude (z - b) - now;
        x->down[q] += magnitude (z + b) - now;
      }
}

/* What it costs that p receives one more and q one less. */
static AwrashGiniSum
price_exchange (const Exchange *x, gsize p, gsize q)
{
  const AwrashGiniPairs *pairs = &x->gini->pairs;
  AwrashGiniSum a = pairs->slope[p] * pairs->mass[q], b = pairs->slope[q] * pairs->mass[p];
  AwrashGiniSum z = a * x->y[p] - b * x->y[q];

  return x->up[p] + x->down[q] + magnitude (z + a + b) - magnitude (z + a) - magnitude (z + b)
         + magnitude (z);
}

/* The cheapest exchange that boxes and the chain allow; FALSE: none. */
static gboolean
find_cheapest (const Exchange *x, gsize *rising, gsize *falling, AwrashGiniSum *price)
{
  const AwrashGini *gini = x->gini;
  gboolean found = FALSE;

  for (gsize p = 0; p < gini->n; p++)
    for (gsize q = 0; q < gini->n && x->held[p] != 2 && x->y[p] < gini->upper[p]; q++)
      {
        AwrashGiniSum cost;

        if (p == q || x->held[q] == 1 || x->y[q] <= gini->lower[q] || x->barred[p * gini->n + q])
          continue;
        cost = price_exchange (x, p, q);
        if (found && cost >= *price)
          continue;
        found = TRUE;
        *price = cost;
        *rising = p;
        *falling = q;
      }
  return found;
}

/* One unit from q to p on the trial network, where recipients stand still; FALSE: it cannot be. */
static gboolean
send_unit (AwrashGini *gini, gsize p, gsize q)
{
  AwrashNetwork *trial = gini->trial;
  AwrashArc *to = &trial->arcs[gini->recipients[p].arc];
  AwrashArc *from = &trial->arcs[gini->recipients[q].arc];
  gboolean sent;

  to->upper++;
  from->lower--;
  sent = awrash_i_network_send (trial, 2 * gini->recipients[p].arc, 1) > 0;
  to->lower = to->upper = to->flow;
  from->lower = from->upper = from->flow;
  return sent;
}

static gboolean
exchange_cheapest (Exchange *x, AwrashGiniSum *price)
{
  gsize n = x->gini->n;

  price_units (x);
  memset (x->barred, 0, n * n);
  for (int i = 0; i < TRIES; i++)
    {
      gsize p = 0, q = 0;

      if (!find_cheapest (x, &p, &q, price))
        return FALSE;
      if (send_unit (x->gini, p, q))
        {
          x->y[p]++;
          x->y[q]--;
          x->held[p] = 1;
          x->held[q] = 2;
          return TRUE;
        }
      x->barred[p * n + q] = 1;
    }
  return FALSE;
}

/* The trial network stands at the face's flow, recipients still. */
static void
stand_still (AwrashGini *gini)
{
  memcpy (gini->trial->arcs, gini->face->arcs, gini->face->n_arcs * sizeof (AwrashArc));
  for (gsize p = 0; p < gini->n; p++)
    {
      AwrashArc *arc = &gini->trial->arcs[gini->recipients[p].arc];

      arc->lower = arc->upper = arc->flow;
    }
}

/* The trial network's flow becomes the face's. */
static void
take_over (AwrashGini *gini)
{
  for (gsize i = 0; i < gini->face->n_arcs; i++)
    gini->given->arcs[i].flow = gini->face->arcs[i].flow = gini->trial->arcs[i].flow;
  for (gsize p = 0; p < gini->n; p++)
    gini->best[p]
        = gini->face->arcs[gini->recipients[p].arc].flow + gini->recipients[p].offset;
  gini->value = awrash_i_gini_pairs_sum (&gini->pairs, gini->best);
}

/* One chain; TRUE if some beginning of it was better. */
static gboolean
run_chain (Exchange *x, gsize depth)
{
  AwrashGini *gini = x->gini;
  AwrashGiniSum sum = 0, price = 0, kept = gini->value;

  stand_still (gini);
  memset (x->held, 0, gini->n);
  memcpy (x->y, gini->best, gini->n * sizeof (int64_t));
  for (gsize k = 0; k < depth && exchange_cheapest (x, &price); k++)
    {
      sum += price;
      if (sum < 0)
        {
          take_over (gini);
          sum = 0;
        }
    }
  return gini->value < kept;
}

gboolean
awrash_i_gini_improve (AwrashGini *gini, gsize depth, GError **error)
{
  gsize n = gini->n;
  g_autofree int64_t *y = awrash_i_new (int64_t, n, error);
  g_autofree AwrashGiniSum *up = y != NULL ? awrash_i_new (AwrashGiniSum, n, error) : NULL;
  g_autofree AwrashGiniSum *down = up != NULL ? awrash_i_new (AwrashGiniSum, n, error) : NULL;
  g_autofree guint8 *held = down != NULL ? awrash_i_new (guint8, n, error) : NULL;
  g_autofree guint8 *barred = held != NULL ? awrash_i_new (guint8, n * n, error) : NULL;
  Exchange x = { gini, y, up, down, held, barred };

  if (barred == NULL)
    return FALSE;
  while (run_chain (&x, 1) || (depth > 1 && run_chain (&x, depth)))
    ;
  return TRUE;
}

gboolean
awrash_i_gini_offer (AwrashGini *gini, const int64_t y[])
{
  AwrashNetwork *trial = gini->trial;

  if (awrash_i_gini_pairs_sum (&gini->pairs, y) >= gini->value)
    return FALSE;
  memcpy (trial->arcs, gini->face->arcs, trial->n_arcs * sizeof (AwrashArc));
  for (gsize p = 0; p < gini->n; p++)
    {
      AwrashArc *arc = &trial->arcs[gini->recipients[p].arc];

      arc->lower = arc->upper = y[p] - gini->recipients[p].offset;
    }
  if (!awrash_i_gini_settle_flow (trial))
    return FALSE;
  take_over (gini);
  return TRUE;
}

/* ── the start ──────────────────────────────────────────────────────────────────────────────── */

/* Offers what another objective gives. */
static gboolean
offer_other (AwrashGini *gini, gboolean squares, GError **error)
{
  g_autoptr (AwrashNetwork) copy = awrash_i_network_copy (gini->face, error);
  g_autofree int64_t *y = copy != NULL ? awrash_i_new (int64_t, gini->n, error) : NULL;
  gboolean done;

  if (y == NULL)
    return FALSE;
  done = squares ? awrash_i_squares (copy, gini->n, gini->recipients, NULL, error)
                 : awrash_i_leximin (copy, gini->n, gini->recipients, FALSE, NULL, error);
  for (gsize p = 0; p < gini->n; p++)
    y[p] = copy->arcs[gini->recipients[p].arc].flow + gini->recipients[p].offset;
  if (done)
    awrash_i_gini_offer (gini, y);
  return done;
}

static int
compare_levels (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *level = data;
  double x = level[*(const gsize *)a], y = level[*(const gsize *)b];

  return (x > y) - (x < y);
}

/* Whether a unit of the lighter one is more than what parts two. */
static gboolean
are_near (const AwrashGini *gini, gsize p, gsize q)
{
  const AwrashGiniPairs *pairs = &gini->pairs;
  AwrashGiniSum z = awrash_i_gini_pairs_differ (pairs, p, gini->best[p], q, gini->best[q]);
  int64_t unit = MAX (pairs->slope[p] * pairs->mass[q], pairs->slope[q] * pairs->mass[p]);

  return magnitude (z) <= unit;
}

/* Rates that follow one another closely are one rate that whole numbers part. */
static gboolean
expect_levels (AwrashGini *gini, GError **error)
{
  g_autofree gsize *order = awrash_i_new (gsize, gini->n, error);

  if (order == NULL)
    return FALSE;
  for (gsize p = 0; p < gini->n; p++)
    {
      order[p] = p;
      gini->level[p] = (double)gini->best[p] / gini->recipients[p].need;
    }
  g_qsort_with_data (order, (gint)gini->n, sizeof (gsize), compare_levels, gini->level);
  for (gsize k = 0, end; k < gini->n; k = end)
    {
      double units = 0, need = 0;

      for (end = k; end < gini->n && (end == k || are_near (gini, order[end - 1], order[end]));
           end++)
        {
          units += (double)gini->best[order[end]];
          need += gini->recipients[order[end]].need;
        }
      for (gsize i = k; i < end; i++)
        gini->level[order[i]] = units / need;
    }
  return TRUE;
}

gboolean
awrash_i_gini_start (AwrashGini *gini, GError **error)
{
  return offer_other (gini, FALSE, error) && offer_other (gini, TRUE, error)
         && awrash_i_gini_improve (gini, 8, error) && expect_levels (gini, error);
}
