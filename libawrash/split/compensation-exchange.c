/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Single places moved between recipients while that lowers the Gini's numerator. Source: none.
 * Invariant: the number of places stays, and so does the room; what is gained is estimated in
 * doubles, and whoever decides counts the result exactly. */

#include "split/compensation-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* About as many pairs are looked at in all. */
#define MOST_PAIRS ((gsize)1 << 22)

typedef struct
{
  const AwrashCompensation *c;
  int64_t *training, *left;
  double *up, *down; /* [n]: what the numerator gains if one receives a place, or gives one */
} Exchange;

/* |d_j y_i − d_i y_j| with a few places more or less. */
static double
gap (const Exchange *e, gsize i, int more_i, gsize j, int more_j)
{
  const AwrashCompensation *c = e->c;
  const int64_t a = awrash_i_compensation_receipt (c, e->training, i) + c->step * more_i;
  const int64_t b = awrash_i_compensation_receipt (c, e->training, j) + c->step * more_j;

  return fabs (c->needs[j] * (double)a - c->needs[i] * (double)b);
}

static void
weigh_singles (Exchange *e)
{
  for (gsize i = 0; i < e->c->n; i++)
    {
      e->up[i] = e->down[i] = 0;
      for (gsize j = 0; j < e->c->n; j++)
        if (j != i)
          {
            e->up[i] += gap (e, i, 1, j, 0) - gap (e, i, 0, j, 0);
            e->down[i] += gap (e, i, -1, j, 0) - gap (e, i, 0, j, 0);
          }
    }
}

static double
weigh_pair (const Exchange *e, gsize from, gsize to)
{
  return e->down[from] + e->up[to] + gap (e, from, -1, to, 1) - gap (e, from, -1, to, 0)
         - gap (e, from, 0, to, 1) + gap (e, from, 0, to, 0);
}

static void
move (Exchange *e, gsize from, gsize to)
{
  awrash_i_compensation_take (e->c, e->left, from, -1);
  awrash_i_compensation_take (e->c, e->left, to, 1);
  e->training[from]--;
  e->training[to]++;
}

/* A place from one goes to another only through room that the first may have made. */
static gboolean
fits (Exchange *e, gsize from, gsize to)
{
  int64_t room;

  awrash_i_compensation_take (e->c, e->left, from, -1);
  room = awrash_i_compensation_room (e->c, e->left, to);
  awrash_i_compensation_take (e->c, e->left, from, 1);
  return room > 0;
}

/* The move that gains most, if one gains; the first in the order of pairs among equal ones. */
static gboolean
improve (Exchange *e)
{
  double best = 0;
  gsize best_from = 0, best_to = 0;

  weigh_singles (e);
  for (gsize from = 0; from < e->c->n; from++)
    for (gsize to = 0; to < e->c->n && e->training[from] > 0; to++)
      {
        const double gain = to == from ? 0 : weigh_pair (e, from, to);

        if (gain >= best || !fits (e, from, to))
          continue;
        best = gain;
        best_from = from;
        best_to = to;
      }
  if (best < 0)
    move (e, best_from, best_to);
  return best < 0;
}

gboolean
awrash_i_compensation_exchange (const AwrashCompensation *compensation, int64_t training[],
                                GError **error)
{
  const gsize n = compensation->n;
  g_autofree int64_t *left
      = awrash_i_copy (int64_t, compensation->room, compensation->n_nodes, error);
  g_autofree double *up = left != NULL ? awrash_i_new (double, n, error) : NULL;
  g_autofree double *down = up != NULL ? awrash_i_new (double, n, error) : NULL;
  Exchange exchange = { compensation, training, left, up, down };

  if (down == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    awrash_i_compensation_take (compensation, left, i, training[i]);
  for (gsize pairs = 0; pairs < MOST_PAIRS && improve (&exchange); pairs += n * n)
    ;
  return TRUE;
}
