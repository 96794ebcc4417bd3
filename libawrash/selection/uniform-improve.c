/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A local search for a nearer uniform lottery: every distance is a range of places for each type;
 * balls move from panel to panel as long as fewer places are out of range, and once none is, the
 * ranges are narrowed to the next distance. A move that was not for the better is not undone for a
 * while, so that the search leaves a hollow.
 * Source: F. Glover (1989), Tabu search I, ORSA Journal on Computing 1. Invariant: whole numbers
 * alone decide, and equal moves are decided by the panels' numbers, so that it is the same on every
 * machine; the times that are kept are the nearest that were met. */

#include "base/cancel-private.h"
#include "selection/uniform-private.h"

#include "base/memory-private.h"

#include <string.h>

/* Moves in all, panels that give a ball which are looked at in a move, and entries of panels that
 * may be looked at in all: some tenths of a second. */
enum
{
  MOST_MOVES = 20000,
  GIVERS = 6,
  MOST_ENTRIES = 300000000
};

typedef struct
{
  const AwrashUniform *uniform;
  int64_t *times;         /* [n_panels] */
  int64_t *places;        /* [n_types] */
  int64_t *lower, *upper; /* [n_types]: of places */
  gsize *resting;         /* [n_panels]: the move until which a panel takes none back */
  gsize move;
} Climb;

static void
climb_clear (Climb *climb)
{
  g_free (climb->times);
  g_free (climb->places);
  g_free (climb->lower);
  g_free (climb->upper);
  g_free (climb->resting);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Climb, climb_clear)

static inline int64_t
outside (const Climb *c, gsize type, int64_t places)
{
  return places < c->lower[type]   ? c->lower[type] - places
         : places > c->upper[type] ? places - c->upper[type]
                                   : 0;
}

/* Just nearer than the times at hand. */
static AwrashAway
narrow (Climb *c)
{
  AwrashAway farthest = awrash_i_uniform_farthest (c->uniform, c->times, c->places);
  AwrashAway nearer = { farthest.away - 1, farthest.size };

  for (gsize t = 0; farthest.away > 0 && t < c->uniform->n_types; t++)
    awrash_i_uniform_range (c->uniform, t, nearer, &c->lower[t], &c->upper[t]);
  return farthest;
}

static int64_t
count_outside (const Climb *c)
{
  int64_t sum = 0;

  for (gsize t = 0; t < c->uniform->n_types; t++)
    sum += outside (c, t, c->places[t]);
  return sum;
}

/* What is outside if a panel gives a ball to another; the same panel twice only gives. */
static int64_t
weigh (const Climb *c, gsize giver, gsize taker)
{
  const gsize n = c->uniform->n_types;
  const int64_t *gives = c->uniform->count + giver * n, *takes = c->uniform->count + taker * n;
  int64_t sum = 0;

  for (gsize t = 0; t < n; t++)
    sum += outside (c, t, c->places[t] - gives[t] + (giver != taker ? takes[t] : 0));
  return sum;
}

/* The panels that are best to give a ball, as far as that can be told without who takes it. */
static gsize
list_givers (const Climb *c, gsize givers[GIVERS])
{
  int64_t weight[GIVERS];
  gsize n = 0;

  for (gsize p = 0; p < c->uniform->n_panels; p++)
    {
      int64_t w;
      gsize k;

      if (c->times[p] == 0 || c->resting[p] > c->move)
        continue;
      w = weigh (c, p, p);
      for (k = n; k > 0 && weight[k - 1] > w; k--)
        if (k < GIVERS)
          {
            weight[k] = weight[k - 1];
            givers[k] = givers[k - 1];
          }
      if (k == GIVERS)
        continue;
      weight[k] = w;
      givers[k] = p;
      n = MIN (n + 1, GIVERS);
    }
  return n;
}

/* The best move; FALSE: there is none. */
static gboolean
choose (const Climb *c, gsize *giver, gsize *taker)
{
  gsize givers[GIVERS], n = list_givers (c, givers);
  int64_t least = G_MAXINT64;

  for (gsize k = 0; k < n; k++)
    for (gsize p = 0; p < c->uniform->n_panels; p++)
      {
        int64_t w;

        if (p == givers[k] || c->uniform->tickets[p] == 0 || c->resting[p] > c->move)
          continue;
        w = weigh (c, givers[k], p);
        if (w >= least)
          continue;
        least = w;
        *giver = givers[k];
        *taker = p;
      }
  return least < G_MAXINT64;
}

static void
shift (Climb *c, gsize giver, gsize taker)
{
  const gsize n = c->uniform->n_types;

  c->times[giver]--;
  c->times[taker]++;
  for (gsize t = 0; t < n; t++)
    c->places[t] += c->uniform->count[taker * n + t] - c->uniform->count[giver * n + t];
  /* rests of different lengths break up cycles */
  c->resting[giver] = c->move + 3 + c->move % 5;
  c->resting[taker] = c->move + 2 + c->move % 3;
}

static gboolean
climb_new (Climb *c, const AwrashUniform *uniform, const int64_t times[], GError **error)
{
  c->uniform = uniform;
  c->times = awrash_i_copy (int64_t, times, uniform->n_panels, error);
  c->places = c->times != NULL ? awrash_i_new (int64_t, uniform->n_types, error) : NULL;
  c->lower = c->places != NULL ? awrash_i_new (int64_t, uniform->n_types, error) : NULL;
  c->upper = c->lower != NULL ? awrash_i_new (int64_t, uniform->n_types, error) : NULL;
  c->resting = c->upper != NULL ? awrash_i_new (gsize, uniform->n_panels, error) : NULL;
  return c->resting != NULL;
}

gboolean
awrash_i_uniform_improve (const AwrashUniform *uniform, int64_t times[], GError **error)
{
  g_auto (Climb) c = { 0 };
  const gsize entries = (uniform->n_panels + 1) * (GIVERS + 1) * (uniform->n_types + 1);
  const gsize most = MIN (MOST_MOVES, MOST_ENTRIES / entries);
  AwrashAway farthest;
  gsize giver = 0, taker = 0;

  if (!climb_new (&c, uniform, times, error))
    return FALSE;
  farthest = narrow (&c);
  for (c.move = 1; farthest.away > 0 && c.move <= most; c.move++)
    {
      while (farthest.away > 0 && count_outside (&c) == 0)
        {
          farthest = narrow (&c);
          memcpy (times, c.times, uniform->n_panels * sizeof (int64_t));
        }
      if (!choose (&c, &giver, &taker))
        break;
      shift (&c, giver, taker);
      if (awrash_i_is_cancelled (error))
        return FALSE;
    }
  return TRUE;
}
