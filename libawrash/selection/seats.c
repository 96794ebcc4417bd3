/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A largest assignment as a flow of most worth. Everybody stands somewhere, perhaps nowhere; what
 * changes is a walk through the residual network, on which somebody moves to another of their
 * places, a place is freed or filled at the sink, or a soft place of a trait is lent to the persons
 * for anyone. The best such walk keeps the flow best. Source: R. Ahuja, T. Magnanti and J. Orlin
 * (1993), Network flows, chapter 9: successive shortest paths. Invariant: no walk round gains
 * anything, so that the search ends. */

#include "selection/seats-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#define NOBODY G_MAXSIZE
#define UNREACHED G_MININT64

static gboolean
make_room (AwrashSeats *seats, GError **error)
{
  const gsize n = seats->preferences->n_persons, n_places = seats->sink + 1;

  return (seats->capacity = awrash_i_new (int64_t, n_places, error)) != NULL
         && (seats->sunk = awrash_i_new (int64_t, n_places, error)) != NULL
         && (seats->lent = awrash_i_new (int64_t, n_places, error)) != NULL
         && (seats->place = awrash_i_new (gsize, n, error)) != NULL
         && (seats->lock = awrash_i_new (gsize, n, error)) != NULL
         && (seats->first = awrash_i_new (gsize, n_places, error)) != NULL
         && (seats->next = awrash_i_new (gsize, n, error)) != NULL
         && (seats->before = awrash_i_new (gsize, n, error)) != NULL
         && (seats->steps = awrash_i_new (AwrashSeatsStep, n_places, error)) != NULL
         && (seats->queue = awrash_i_new (gsize, n_places, error)) != NULL;
}

gboolean
awrash_i_seats_fill (AwrashSeats *seats, const AwrashReserves *sites,
                     const AwrashPreferences *preferences, GError **error)
{
  const gsize n = preferences->n_persons;

  seats->sites = sites;
  seats->preferences = preferences;
  seats->n_kinds = sites->n_traits + 1;
  seats->nowhere = sites->n_blocks * seats->n_kinds;
  seats->sink = seats->nowhere + 1;
  seats->worth = (int64_t)n + 2;
  if (n > G_MAXINT32)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("there are %zu persons, expected fewer than 2^31"), n);
      return FALSE;
    }
  if (!make_room (seats, error))
    return FALSE;
  for (gsize b = 0; b < sites->n_blocks; b++)
    {
      int64_t *capacity = &seats->capacity[b * seats->n_kinds];

      for (gsize t = 0; t < sites->n_traits; t++)
        capacity[t] = awrash_i_reserves_of (sites, b)[t];
      capacity[sites->n_traits] = sites->size[b] - awrash_i_reserves_sum (sites, b);
    }
  seats->capacity[seats->nowhere] = G_MAXINT64;
  for (gsize i = 0; i < n; i++)
    seats->place[i] = seats->lock[i] = NOBODY;
  for (gsize p = 0; p <= seats->sink; p++)
    seats->first[p] = NOBODY;
  return TRUE;
}

void
awrash_i_seats_clear (AwrashSeats *seats)
{
  g_clear_pointer (&seats->capacity, g_free);
  g_clear_pointer (&seats->sunk, g_free);
  g_clear_pointer (&seats->lent, g_free);
  g_clear_pointer (&seats->place, g_free);
  g_clear_pointer (&seats->lock, g_free);
  g_clear_pointer (&seats->first, g_free);
  g_clear_pointer (&seats->next, g_free);
  g_clear_pointer (&seats->before, g_free);
  g_clear_pointer (&seats->steps, g_free);
  g_clear_pointer (&seats->queue, g_free);
}

/* ── who stands where ───────────────────────────────────────────────────────────────────────── */

static void
put (AwrashSeats *seats, gsize person, gsize place)
{
  gsize old = seats->place[person];

  if (old != NOBODY)
    {
      if (seats->before[person] != NOBODY)
        seats->next[seats->before[person]] = seats->next[person];
      else
        seats->first[old] = seats->next[person];
      if (seats->next[person] != NOBODY)
        seats->before[seats->next[person]] = seats->before[person];
    }
  seats->place[person] = place;
  seats->before[person] = NOBODY;
  seats->next[person] = seats->first[place];
  if (seats->first[place] != NOBODY)
    seats->before[seats->first[place]] = person;
  seats->first[place] = person;
}

static int64_t
worth_of (const AwrashSeats *seats, gsize place)
{
  if (place >= seats->nowhere)
    return 0;
  return place % seats->n_kinds < seats->n_kinds - 1 ? seats->worth + 1 : 1;
}

/* ── the search ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gsize start; /* of the queue, which is a ring */
  gsize n;
} Queue;

static void
reach (AwrashSeats *seats, Queue *queue, gsize from, gsize person, gsize to, int64_t gain)
{
  AwrashSeatsStep *step = &seats->steps[to];

  if (step->gain != UNREACHED && gain <= step->gain)
    return;
  step->gain = gain;
  step->from = from;
  step->person = person;
  if (step->is_queued)
    return;
  step->is_queued = TRUE;
  seats->queue[(queue->start + queue->n++) % (seats->sink + 1)] = to;
}

/* To the places of one site that are for a person. */
static void
reach_site (AwrashSeats *seats, Queue *queue, gsize from, gsize person, gsize site, int64_t gain)
{
  const int64_t traits = seats->preferences->traits[person];

  for (gsize k = 0; k < seats->n_kinds; k++)
    if (k == seats->n_kinds - 1 || (traits >> k & 1) != 0)
      {
        gsize to = site * seats->n_kinds + k;

        reach (seats, queue, from, person, to, gain + worth_of (seats, to));
      }
}

static void
reach_all (AwrashSeats *seats, Queue *queue, gsize from, gsize person, int64_t gain)
{
  const AwrashPreferences *preferences = seats->preferences;

  if (seats->lock[person] == seats->nowhere)
    return;
  if (seats->lock[person] != NOBODY)
    {
      reach_site (seats, queue, from, person, seats->lock[person], gain);
      return;
    }
  for (gsize k = preferences->start[person]; k < preferences->start[person + 1]; k++)
    reach_site (seats, queue, from, person, preferences->site[k], gain);
  reach (seats, queue, from, person, seats->nowhere, gain);
}

/* Places for anyone and soft ones of traits lend to one another. */
static void
reach_lent (AwrashSeats *seats, Queue *queue, gsize here, int64_t gain)
{
  const gsize kind = here % seats->n_kinds, n_traits = seats->n_kinds - 1;
  const gsize first = here - kind;

  for (gsize t = 0; kind == n_traits && t < n_traits; t++)
    if ((seats->sites->hard >> t & 1) == 0 && seats->capacity[first + t] > 0)
      reach (seats, queue, here, NOBODY, first + t, gain);
  if (kind < n_traits && seats->lent[here] > 0)
    reach (seats, queue, here, NOBODY, first + n_traits, gain);
}

static void
scan (AwrashSeats *seats, Queue *queue, gsize here, gsize mover)
{
  const int64_t gain = seats->steps[here].gain;

  if (here == seats->sink)
    {
      for (gsize place = 0; place < seats->sink; place++)
        if (seats->sunk[place] > 0)
          reach (seats, queue, here, NOBODY, place, gain);
      return;
    }
  if (seats->sunk[here] < seats->capacity[here])
    reach (seats, queue, here, NOBODY, seats->sink, gain);
  if (here < seats->nowhere)
    reach_lent (seats, queue, here, gain);
  for (gsize person = seats->first[here]; person != NOBODY; person = seats->next[person])
    if (person != mover)
      reach_all (seats, queue, here, person, gain - worth_of (seats, here));
}

/* The best walk of a person, from one site or any, to a place, which is not left again. */
static int64_t
search (AwrashSeats *seats, gsize person, gsize site, gsize to)
{
  Queue queue = { 0, 0 };

  for (gsize p = 0; p <= seats->sink; p++)
    seats->steps[p] = (AwrashSeatsStep){ UNREACHED, NOBODY, NOBODY, FALSE };
  if (site == NOBODY)
    reach_all (seats, &queue, NOBODY, person, 0);
  else
    reach_site (seats, &queue, NOBODY, person, site, 0);
  while (queue.n > 0)
    {
      gsize here = seats->queue[queue.start];

      queue.start = (queue.start + 1) % (seats->sink + 1);
      queue.n--;
      seats->steps[here].is_queued = FALSE;
      if (here != to)
        scan (seats, &queue, here, person);
    }
  return seats->steps[to].gain;
}

/* Moves everybody along the walk that ends at a place. */
static void
walk (AwrashSeats *seats, gsize to)
{
  for (gsize here = to; here != NOBODY; here = seats->steps[here].from)
    {
      const gsize from = seats->steps[here].from;

      if (seats->steps[here].person != NOBODY)
        put (seats, seats->steps[here].person, here);
      else if (here == seats->sink)
        seats->sunk[from]++;
      else if (from == seats->sink)
        seats->sunk[here]--;
      else if (here % seats->n_kinds == seats->n_kinds - 1)
        seats->lent[from]--;
      else
        seats->lent[here]++;
    }
}

void
awrash_i_seats_insert (AwrashSeats *seats, gsize person)
{
  (void)search (seats, person, NOBODY, seats->sink);
  walk (seats, seats->sink);
}

static gboolean
is_at (const AwrashSeats *seats, gsize person, gsize site)
{
  const gsize place = seats->place[person];

  return place < seats->nowhere && place / seats->n_kinds == site;
}

gboolean
awrash_i_seats_can (AwrashSeats *seats, gsize person, gsize site)
{
  const gsize place = seats->place[person];

  return is_at (seats, person, site)
         || search (seats, person, site, place) == worth_of (seats, place);
}

gboolean
awrash_i_seats_fix (AwrashSeats *seats, gsize person, gsize site)
{
  if (!awrash_i_seats_can (seats, person, site))
    return FALSE;
  if (!is_at (seats, person, site))
    walk (seats, seats->place[person]);
  seats->lock[person] = site;
  return TRUE;
}

void
awrash_i_seats_leave (AwrashSeats *seats, gsize person)
{
  seats->lock[person] = seats->nowhere;
}
