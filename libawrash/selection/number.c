/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons on balls: a ball says how many of each type it holds; whose turn it is, is dealt out so
 * that the persons of a type are on as many balls each, or one more. Balls and types are the sides
 * of a graph with an edge for each place, and the units (households, or persons who count alone)
 * are colours: a ball has each at most once, and a type each equally often, but for one.
 * Source: D. de Werra (1971), Equitable colorations of graphs, RIRO 5(R-3): such colours exist in
 * every bipartite graph; a chain of two colours through it evens them out.
 * Invariant: after each exchange the sum of squares of a type's colours is smaller, and no ball has
 * a colour twice. */

#include "selection/lodging-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <string.h>

/* A place on a ball, for the k-th type of the lodging. */
typedef struct
{
  gsize ball, k;
  gsize unit;
  gssize before, after; /* in the list of its type and unit, -1: none */
} Place;

typedef struct
{
  const AwrashLodging *lodging;
  gsize n_balls;
  Place *place;
  gsize n;
  gssize *on;            /* [n_balls · n_units]: the place of a unit on a ball, -1: none */
  gssize *first, *final; /* [n_types · n_units]: a list's ends */
  gsize *turns;          /* [n_types · n_units]: its length */
} Deal;

static void
deal_clear (Deal *deal)
{
  g_free (deal->place);
  g_free (deal->on);
  g_free (deal->first);
  g_free (deal->final);
  g_free (deal->turns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Deal, deal_clear)

/* ── lists ──────────────────────────────────────────────────────────────────────────────────── */

static void
enter (Deal *d, gsize at, gsize unit)
{
  Place *place = &d->place[at];
  gsize list = place->k * d->lodging->n_units + unit;

  place->unit = unit;
  place->after = -1;
  place->before = d->final[list];
  if (place->before >= 0)
    d->place[place->before].after = (gssize)at;
  else
    d->first[list] = (gssize)at;
  d->final[list] = (gssize)at;
  d->turns[list]++;
}

static void
leave (Deal *d, gsize at)
{
  Place *place = &d->place[at];
  gsize list = place->k * d->lodging->n_units + place->unit;

  if (place->before >= 0)
    d->place[place->before].after = place->after;
  else
    d->first[list] = place->after;
  if (place->after >= 0)
    d->place[place->after].before = place->before;
  else
    d->final[list] = place->before;
  d->turns[list]--;
}

/* ── dealing ────────────────────────────────────────────────────────────────────────────────── */

/* The unit of fewest turns that is not on the ball yet, from the one after the last dealt on. */
static gsize
find_unit (const Deal *d, gsize ball, gsize k, gsize from)
{
  const gsize n = d->lodging->n_units;
  gsize best = G_MAXSIZE;

  for (gsize step = 0; step < n; step++)
    {
      gsize unit = (from + step) % n;

      if (d->on[ball * n + unit] >= 0)
        continue;
      if (best == G_MAXSIZE || d->turns[k * n + unit] < d->turns[k * n + best])
        best = unit;
    }
  return best;
}

static gboolean
deal_out (Deal *d, const int64_t counts[], gsize n_types, GError **error)
{
  const gsize n = d->lodging->n_units;
  gsize from = 0;

  for (gsize ball = 0; ball < d->n_balls; ball++)
    for (gsize k = 0; k < d->lodging->n_types; k++)
      for (int64_t c = 0; c < counts[ball * n_types + d->lodging->types[k]]; c++)
        {
          gsize unit = find_unit (d, ball, k, from);

          if (awrash_i_is_cancelled (error))
            return FALSE;
          if (unit == G_MAXSIZE)
            {
              g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                           _ ("ball %zu asks for more persons of type %zu than the %zu households "
                              "of their kind have left"),
                           ball + 1, d->lodging->types[k], n);
              return FALSE;
            }
          d->place[d->n] = (Place){ .ball = ball, .k = k };
          d->on[ball * n + unit] = (gssize)d->n;
          enter (d, d->n++, unit);
          from = unit + 1;
        }
  return TRUE;
}

/* Gives a place of the type from one unit to another, and along the chain of the two what makes
 * room for it. */
static void
exchange (Deal *d, gsize k, gsize from, gsize to)
{
  const gsize n = d->lodging->n_units;

  for (;;)
    {
      gsize at = (gsize)d->first[k * n + from], ball = d->place[at].ball;
      gssize other = d->on[ball * n + to];

      leave (d, at);
      enter (d, at, to);
      d->on[ball * n + to] = (gssize)at;
      d->on[ball * n + from] = other;
      if (other < 0)
        return;
      leave (d, (gsize)other);
      enter (d, (gsize)other, from);
      k = d->place[other].k;
      /* it had more turns of the other unit: this evens them out */
      if (d->turns[k * n + to] + 1 >= d->turns[k * n + from])
        return;
    }
}

/* Evens out a type, from the unit of most turns to that of fewest. TRUE: there was nothing to do.
 */
static gboolean
is_even (Deal *d, gsize k)
{
  const gsize n = d->lodging->n_units, *turns = d->turns + k * n;
  gsize most = 0, fewest = 0;
  gboolean even = TRUE;

  for (;; even = FALSE)
    {
      for (gsize u = 0; u < n; u++)
        {
          most = turns[u] > turns[most] ? u : most;
          fewest = turns[u] < turns[fewest] ? u : fewest;
        }
      if (turns[most] <= turns[fewest] + 1 || awrash_i_is_cancelled (NULL))
        return even;
      exchange (d, k, most, fewest);
    }
}

static void
even_out (Deal *d)
{
  for (gboolean even = FALSE; !even && !awrash_i_is_cancelled (NULL);)
    {
      even = TRUE;
      for (gsize k = 0; k < d->lodging->n_types; k++)
        even = is_even (d, k) && even;
    }
}

static gboolean
deal_new (Deal *d, const int64_t counts[], gsize n_types, GError **error)
{
  const gsize n_units = d->lodging->n_units, lists = d->lodging->n_types * n_units;
  gsize n = 0, n_on = 0;

  for (gsize ball = 0; ball < d->n_balls; ball++)
    for (gsize k = 0; k < d->lodging->n_types; k++)
      n += (gsize)counts[ball * n_types + d->lodging->types[k]];
  d->place = awrash_i_new (Place, n, error);
  if (__builtin_mul_overflow (d->n_balls, n_units, &n_on))
    n_on = G_MAXSIZE;
  d->on = d->place != NULL ? awrash_i_new (gssize, n_on, error) : NULL;
  d->first = d->on != NULL ? awrash_i_new (gssize, lists, error) : NULL;
  d->final = d->first != NULL ? awrash_i_new (gssize, lists, error) : NULL;
  d->turns = d->final != NULL ? awrash_i_new (gsize, lists, error) : NULL;
  if (d->turns == NULL)
    return FALSE;
  for (gsize at = 0; at < d->n_balls * n_units; at++)
    d->on[at] = -1;
  for (gsize list = 0; list < lists; list++)
    d->first[list] = d->final[list] = -1;
  return TRUE;
}

/* Persons alike in a unit take turns. */
static void
name_members (Deal *d, gsize next[], gsize width, int64_t members[])
{
  for (gsize at = 0; at < d->n; at++)
    {
      const Place *place = &d->place[at];
      gsize list = place->k * d->lodging->n_units + place->unit;
      gsize which = --d->turns[list] % d->lodging->n_alike[place->k];

      members[place->ball * width + next[place->ball]++]
          = (int64_t)awrash_i_lodging_person (d->lodging, place->k, place->unit, which);
    }
}

/* A type that shares its units with no other is dealt out in turn. */
static void
deal_in_turn (const AwrashLodging *lodging, const int64_t counts[], gsize n_types, gsize n_balls,
              gsize width, gsize next[], int64_t members[])
{
  gsize turn = 0;

  for (gsize ball = 0; ball < n_balls; ball++)
    for (int64_t c = 0; c < counts[ball * n_types + lodging->types[0]]; c++, turn++)
      members[ball * width + next[ball]++] = (int64_t)awrash_i_lodging_person (
          lodging, 0, turn % lodging->n_units, turn / lodging->n_units % lodging->n_alike[0]);
}

static gboolean
deal_evenly (const AwrashLodging *lodging, const int64_t counts[], gsize n_types, gsize n_balls,
             gsize width, gsize next[], int64_t members[], GError **error)
{
  g_auto (Deal) deal = { .lodging = lodging, .n_balls = n_balls };

  if (!deal_new (&deal, counts, n_types, error) || !deal_out (&deal, counts, n_types, error))
    return FALSE;
  even_out (&deal);
  if (awrash_i_is_cancelled (error))
    return FALSE;
  name_members (&deal, next, width, members);
  return TRUE;
}

/* ── all ────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_balls (const AwrashPanelQuestion *question, gsize n_balls, const int64_t counts[],
             GError **error)
{
  for (gsize ball = 0; ball < n_balls; ball++)
    {
      int64_t sum = 0;

      for (gsize t = 0; t < question->n_types; t++)
        {
          int64_t count = counts[ball * question->n_types + t];

          if (count < 0 || count > question->most[t])
            {
              g_set_error (
                  error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                  _ ("ball %zu has %" PRId64 " persons of type %zu, expected 0 to %" PRId64),
                  ball + 1, (gint64)count, t, (gint64)question->most[t]);
              return FALSE;
            }
          sum += count;
        }
      if (sum == (int64_t)question->size)
        continue;
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("ball %zu has %" PRId64 " persons, expected %zu"), ball + 1, (gint64)sum,
                   question->size);
      return FALSE;
    }
  return TRUE;
}

static int
by_person (gconstpointer a, gconstpointer b)
{
  const int64_t *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

gboolean
awrash_selection_number (const AwrashPanelQuestion *question, size_t n_balls,
                         const int64_t counts[], int64_t members[], GError **error)
{
  g_return_val_if_fail (question != NULL, FALSE);
  g_return_val_if_fail (n_balls == 0 || (counts != NULL && members != NULL), FALSE);

  const gsize width = question->size;
  g_autoptr (AwrashLodgings) lodgings = NULL;
  g_autofree gsize *next = awrash_i_new (gsize, n_balls, error);
  g_autofree int64_t *found = NULL;

  if (next == NULL || !check_balls (question, n_balls, counts, error))
    return FALSE;
  lodgings = awrash_i_lodgings_new (question, error);
  found = lodgings != NULL ? awrash_i_new (int64_t, n_balls * width, error) : NULL;
  if (found == NULL)
    return FALSE;
  for (gsize l = 0; l < lodgings->n; l++)
    if (lodgings->lodging[l].n_types == 1)
      deal_in_turn (&lodgings->lodging[l], counts, question->n_types, n_balls, width, next, found);
    else if (!deal_evenly (&lodgings->lodging[l], counts, question->n_types, n_balls, width, next,
                           found, error))
      return FALSE;
  for (gsize ball = 0; ball < n_balls; ball++)
    qsort (found + ball * width, width, sizeof (int64_t), by_person);
  if (n_balls > 0)
    memcpy (members, found, n_balls * width * sizeof (int64_t));
  return TRUE;
}
