/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Training that meets a Gini at little cost, in whole places: what the price has in mind, rounded
 * down, mended where it lacks by the best gain for the money, and freed of what it can do without.
 * Source: none. Invariant: what is handed back meets the level, counted exactly, fits its bounds,
 * and costs no more than what came in. */

#include "split/compensation-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* So many pairs of provinces are tried for a cheaper exchange. */
#define MOST_PAIRS 20000

typedef struct
{
  const AwrashCompensation *c;
  const AwrashCompensationLevel *level;
  double slack;
  int64_t *training, *left;
  gsize *order;
  double *receipts;
} Cheapening;

static gboolean
init (Cheapening *h, GError **error)
{
  return (h->training = awrash_i_new (int64_t, h->c->n, error)) != NULL
         && (h->left = awrash_i_new (int64_t, h->c->n_nodes, error)) != NULL
         && (h->order = awrash_i_new (gsize, h->c->n, error)) != NULL
         && (h->receipts = awrash_i_new (double, h->c->n, error)) != NULL;
}

static void
clear (Cheapening *h)
{
  g_free (h->training);
  g_free (h->left);
  g_free (h->order);
  g_free (h->receipts);
}

static gboolean
meets (Cheapening *h)
{
  AwrashCompensationGini gini;

  awrash_i_compensation_sort (h->c, h->training, h->order);
  awrash_i_compensation_gini_count (h->c, h->training, h->order, &gini);
  return awrash_i_compensation_gini_compare (&gini, h->level) <= 0;
}

static double
cost_of (const AwrashCompensation *c, const int64_t training[])
{
  double sum = 0;

  for (gsize i = 0; i < c->n; i++)
    sum += (double)training[i] * c->costs[i];
  return sum;
}

static void
give (Cheapening *h, gsize i, int64_t places)
{
  awrash_i_compensation_take (h->c, h->left, i, places);
  h->training[i] += places;
}

/* FALSE where rounding down has no room. */
static gboolean
round_down (Cheapening *h)
{
  memset (h->training, 0, h->c->n * sizeof (int64_t));
  memcpy (h->left, h->c->room, h->c->n_nodes * sizeof (int64_t));
  for (gsize i = 0; i < h->c->n; i++)
    {
      const double places = (h->receipts[i] - (double)h->c->held[i]) / (double)h->c->step;
      const int64_t whole = places < 1 ? 0 : (int64_t)floor (places);

      if (whole > awrash_i_compensation_room (h->c, h->left, i))
        return FALSE;
      give (h, i, whole);
    }
  return TRUE;
}

/* What another place takes off N − g Y. */
static double
gain_of (const Cheapening *h, gsize i)
{
  const AwrashCompensation *c = h->c;
  const double mine = (double)awrash_i_compensation_receipt (c, h->training, i);
  double gain = h->slack * (double)c->step;

  for (gsize j = 0; j < c->n; j++)
    if (j != i)
      {
        const double theirs
            = c->needs[i] * (double)awrash_i_compensation_receipt (c, h->training, j);

        gain += fabs (c->needs[j] * mine - theirs)
                - fabs (c->needs[j] * (mine + (double)c->step) - theirs);
      }
  return gain;
}

/* A place where it gains most for the money. */
static gboolean
add_best (Cheapening *h)
{
  gsize best = G_MAXSIZE;
  double best_gain = 0, best_cost = 1;

  for (gsize i = 0; i < h->c->n; i++)
    {
      const double gain = gain_of (h, i);

      if (gain <= 0 || awrash_i_compensation_room (h->c, h->left, i) <= 0
          || gain * best_cost <= best_gain * h->c->costs[i])
        continue;
      best = i;
      best_gain = gain;
      best_cost = h->c->costs[i];
    }
  if (best != G_MAXSIZE)
    give (h, best, 1);
  return best != G_MAXSIZE;
}

static gboolean
mend (Cheapening *h)
{
  for (gsize round = 0; !meets (h); round++)
    if (round > 8 * h->c->n + 64 || !add_best (h))
      return FALSE;
  return TRUE;
}

/* Places that can go, the dearest first. */
static void
trim (Cheapening *h)
{
  gboolean trimmed = TRUE;

  while (trimmed)
    {
      gsize best = G_MAXSIZE;

      trimmed = FALSE;
      for (gsize i = 0; i < h->c->n; i++)
        {
          if (h->training[i] == 0 || h->c->costs[i] == 0
              || (best != G_MAXSIZE && h->c->costs[i] <= h->c->costs[best]))
            continue;
          give (h, i, -1);
          best = meets (h) ? i : best;
          give (h, i, 1);
        }
      if (best == G_MAXSIZE)
        break;
      give (h, best, -1);
      trimmed = TRUE;
    }
}

/* A place from a dear province to a cheaper one, where the level stays met. */
static gboolean
exchange (Cheapening *h, gsize from, gsize to)
{
  if (h->training[from] == 0 || h->c->costs[from] <= h->c->costs[to])
    return FALSE;
  give (h, from, -1);
  if (awrash_i_compensation_room (h->c, h->left, to) > 0)
    {
      give (h, to, 1);
      if (meets (h))
        return TRUE;
      give (h, to, -1);
    }
  give (h, from, 1);
  return FALSE;
}

static void
exchange_all (Cheapening *h)
{
  gsize pairs = 0;

  for (gsize from = 0; from < h->c->n; from++)
    for (gsize to = 0; to < h->c->n && pairs < MOST_PAIRS; to++, pairs++)
      while (exchange (h, from, to) && pairs < MOST_PAIRS)
        pairs++;
}

static void
keep_cheaper (const Cheapening *h, int64_t training[])
{
  if (cost_of (h->c, h->training) < cost_of (h->c, training))
    memcpy (training, h->training, h->c->n * sizeof (int64_t));
}

static void
polish (Cheapening *h, int64_t training[])
{
  trim (h);
  exchange_all (h);
  trim (h);
  keep_cheaper (h, training);
}

/* The price's own division, then what came in. */
static gboolean
run (Cheapening *h, int64_t training[], double *least_cost, GError **error)
{
  gboolean found;

  if (!init (h, error)
      || !awrash_i_compensation_price (h->c, h->level, h->receipts, least_cost, &found, error))
    return FALSE;
  if (found && round_down (h) && mend (h))
    {
      polish (h, training);
      return TRUE;
    }
  memcpy (h->training, training, h->c->n * sizeof (int64_t));
  memcpy (h->left, h->c->room, h->c->n_nodes * sizeof (int64_t));
  for (gsize i = 0; i < h->c->n; i++)
    awrash_i_compensation_take (h->c, h->left, i, training[i]);
  polish (h, training);
  return TRUE;
}

gboolean
awrash_i_compensation_cheapen (const AwrashCompensation *compensation,
                               const AwrashCompensationLevel *level, int64_t training[],
                               double *least_cost, GError **error)
{
  Cheapening cheapening = { .c = compensation,
                            .level = level,
                            .slack = awrash_i_compensation_slack (compensation, level) };
  const gboolean found = run (&cheapening, training, least_cost, error);

  clear (&cheapening);
  return found;
}
