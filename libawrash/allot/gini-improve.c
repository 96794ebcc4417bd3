/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Good receipts: those of other objectives, then exchanges of one unit between two recipients, in
 * chains of which only the best beginning is kept, so that a step may first be worse.
 * Source: Kernighan and Lin (1970). Invariant: the face's flow has the best receipts, and only
 * better ones are taken over. */

#include "allot/gini-private.h"

#include "base/cancel-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* How many exchanges are tried on the network before a step is given up. */
#define TRIES 24

/* Pairs that one call may look at: seconds. */
#define WORK (G_GINT64_CONSTANT (1) << 29)

/* Exchanges and small divisions in turn, while both find something. */
#define ROUNDS 8

typedef struct
{
  AwrashGini *gini;
  int64_t *y;            /* [n] */
  AwrashGiniSum *up;     /* [n]: what one unit more costs */
  AwrashGiniSum *down;   /* [n]: and one less */
  guint8 *held;          /* [n]: 1 may only rise, 2 only fall: a chain does not turn back */
  guint8 *barred;        /* [n * n]: exchanges that the network refused at this step */
  gsize rising, falling; /* the last exchange */
  int64_t steps;         /* that are left */
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

/* Units from q to p on the trial network, where recipients stand still: how many can be. */
static int64_t
send_units (AwrashGini *gini, gsize p, gsize q, int64_t units)
{
  AwrashNetwork *trial = gini->trial;
  AwrashArc *to = &trial->arcs[gini->recipients[p].arc];
  AwrashArc *from = &trial->arcs[gini->recipients[q].arc];
  int64_t sent = 0, more;

  to->upper += units;
  from->lower -= units;
  do
    {
      more = awrash_i_network_send (trial, 2 * gini->recipients[p].arc, units - sent);
      sent += more;
    }
  while (more > 0 && sent < units);
  to->lower = to->upper = to->flow;
  from->lower = from->upper = from->flow;
  return sent;
}

/* What it costs that p receives so many more and q so many less. */
static AwrashGiniSum
price_units_more (const Exchange *x, gsize p, gsize q, int64_t units)
{
  const AwrashGiniPairs *pairs = &x->gini->pairs;
  AwrashGiniSum sum = ((AwrashGiniSum)pairs->unit_cost[q] - pairs->unit_cost[p]) * units;

  for (gsize i = 0; i < pairs->n; i++)
    {
      if (i == p || i == q)
        continue;
      sum += magnitude (awrash_i_gini_pairs_differ (pairs, p, x->y[p] + units, i, x->y[i]))
             - magnitude (awrash_i_gini_pairs_differ (pairs, p, x->y[p], i, x->y[i]))
             + magnitude (awrash_i_gini_pairs_differ (pairs, q, x->y[q] - units, i, x->y[i]))
             - magnitude (awrash_i_gini_pairs_differ (pairs, q, x->y[q], i, x->y[i]));
    }
  return sum
         + magnitude (awrash_i_gini_pairs_differ (pairs, p, x->y[p] + units, q, x->y[q] - units))
         - magnitude (awrash_i_gini_pairs_differ (pairs, p, x->y[p], q, x->y[q]));
}

/* After one unit, as many more as pay, twice as many each time; their price. */
static AwrashGiniSum
push_on (Exchange *x)
{
  gsize p = x->rising, q = x->falling;
  AwrashGiniSum sum = 0;

  for (int64_t units = 1;; units *= 2)
    {
      int64_t most = MIN (x->gini->upper[p] - x->y[p], x->y[q] - x->gini->lower[q]), sent;
      AwrashGiniSum price;

      units = MIN (units, most);
      if (units <= 0 || price_units_more (x, p, q, units) >= 0)
        return sum;
      sent = send_units (x->gini, p, q, units);
      price = price_units_more (x, p, q, sent);
      x->y[p] += sent;
      x->y[q] -= sent;
      sum += price;
      if (sent < units)
        return sum;
    }
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
      if (send_units (x->gini, p, q, 1) > 0)
        {
          x->rising = p;
          x->falling = q;
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
    awrash_i_network_fix (gini->trial, gini->recipients[p].arc);
}

/* The trial network's flow becomes the face's. */
static void
take_over (AwrashGini *gini)
{
  for (gsize i = 0; i < gini->face->n_arcs; i++)
    gini->given->arcs[i].flow = gini->face->arcs[i].flow = gini->trial->arcs[i].flow;
  for (gsize p = 0; p < gini->n; p++)
    gini->best[p] = gini->face->arcs[gini->recipients[p].arc].flow + gini->recipients[p].offset;
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
  for (gsize k = 0; k < depth && x->steps-- > 0 && exchange_cheapest (x, &price); k++)
    {
      sum += price;
      if (price < 0 && depth == 1)
        sum += push_on (x);
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
  Exchange x = { gini, y, up, down, held, barred, 0, 0, WORK / (int64_t)(n * n + 1) };

  if (barred == NULL)
    return FALSE;
  while (!awrash_i_is_cancelled (NULL)
         && (run_chain (&x, 1) || (depth > 1 && run_chain (&x, depth))))
    ;
  return !awrash_i_is_cancelled (error);
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

/* Receipts on the trial network that are as near to the target as a flow can be. */
static gboolean
go_near (AwrashGini *gini, const double target[], GError **error)
{
  AwrashNetwork *trial = gini->trial;
  g_autofree int64_t *wanted = awrash_i_new (int64_t, trial->n_arcs, error);

  if (wanted == NULL)
    return FALSE;
  memcpy (trial->arcs, gini->face->arcs, trial->n_arcs * sizeof (AwrashArc));
  for (gsize i = 0; i < trial->n_arcs; i++)
    wanted[i] = AWRASH_NO_TARGET;
  for (gsize p = 0; p < gini->n; p++)
    wanted[gini->recipients[p].arc] = (int64_t)rint (target[p]) - gini->recipients[p].offset;
  return awrash_i_stage_go_near (trial, wanted, error);
}

gboolean
awrash_i_gini_try_near (AwrashGini *gini, const double target[], gboolean *is_better,
                        GError **error)
{
  AwrashGiniSum kept = gini->value;
  g_autofree AwrashArc *arcs
      = awrash_i_copy (AwrashArc, gini->face->arcs, gini->face->n_arcs, error);

  if (arcs == NULL || !go_near (gini, target, error))
    return FALSE;
  take_over (gini);
  if (!awrash_i_gini_improve (gini, 1, error))
    return FALSE;
  *is_better = gini->value < kept;
  if (*is_better)
    return TRUE;
  memcpy (gini->trial->arcs, arcs, gini->face->n_arcs * sizeof (AwrashArc));
  take_over (gini);
  return TRUE;
}

/* ── the start ──────────────────────────────────────────────────────────────────────────────── */

/* Offers what another measure gives. */
static gboolean
offer_other (AwrashGini *gini, AwrashMeasureKind kind, GError **error)
{
  const AwrashMeasure measure = { .kind = kind };
  g_autoptr (AwrashNetwork) copy = awrash_i_network_copy (gini->face, error);
  g_autofree int64_t *y = copy != NULL ? awrash_i_new (int64_t, gini->n, error) : NULL;

  if (y == NULL || !awrash_i_gini_compare (copy, gini->n, gini->recipients, &measure, y, error))
    return FALSE;
  awrash_i_gini_offer (gini, y);
  return TRUE;
}

gboolean
awrash_i_gini_start (AwrashGini *gini, GError **error)
{
  gboolean is_better = TRUE;

  if (!offer_other (gini, AWRASH_MEASURE_LEXIMIN, error)
      || !offer_other (gini, AWRASH_MEASURE_LEAST_SQUARES, error))
    return FALSE;
  /* of a ratio the exchanges come with every one that is tried */
  for (int round = 0; gini->pairs.is_weighted && is_better && round < ROUNDS; round++)
    if (!awrash_i_gini_improve (gini, 8, error)
        || !awrash_i_gini_divide_neighbours (gini, &is_better, error))
      return FALSE;
  return awrash_i_gini_expect (gini, error);
}
