/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is served next, unit after unit: a divisor rule serves the smallest key among the recipients'
 * next units, whatever the total is in the end. Source: Balinski and Young (1982), house monotone
 * methods; J. W. J. Williams (1964) for the heap. Invariant: at the top of the heap stands the
 * smallest key, and of equal keys the lowest index. */

#include "apportion/ranking-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* The recipients that have a next unit, as a heap. */
typedef struct
{
  const AwrashRanking *keys;
  gsize n;
  AwrashKey *open;
} Queue;

static void
clear_queue (Queue *queue)
{
  g_clear_pointer (&queue->open, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Queue, clear_queue)

static gboolean
stands_before (const Queue *queue, const AwrashKey *a, const AwrashKey *b)
{
  int sign = awrash_i_ranking_compare (queue->keys, a->recipient, a->k, b->recipient, b->k);

  return sign != 0 ? sign < 0 : a->recipient < b->recipient;
}

static void
sift_down (Queue *queue, gsize at)
{
  AwrashKey moved = queue->open[at];

  for (gsize child; (child = 2 * at + 1) < queue->n; at = child)
    {
      if (child + 1 < queue->n
          && stands_before (queue, &queue->open[child + 1], &queue->open[child]))
        child++;
      if (!stands_before (queue, &queue->open[child], &moved))
        break;
      queue->open[at] = queue->open[child];
    }
  queue->open[at] = moved;
}

/* No key beyond 2^62 is compared: no total reaches it. */
static gboolean
has_next (const AwrashClaims *claims, gsize i, int64_t units)
{
  return units < MIN (awrash_i_claims_upper (claims, i), AWRASH_BOUNDS_MAX_TOTAL);
}

static gboolean
fill_queue (Queue *queue, const int64_t units[], GError **error)
{
  const AwrashClaims *claims = queue->keys->claims;

  queue->open = awrash_i_new (AwrashKey, claims->n, error);
  if (queue->open == NULL)
    return FALSE;
  for (gsize i = 0; i < claims->n; i++)
    if (has_next (claims, i, units[i]))
      queue->open[queue->n++] = (AwrashKey){ .recipient = i, .k = units[i] + 1 };
  for (gsize i = queue->n / 2; i-- > 0;)
    sift_down (queue, i);
  return TRUE;
}

static AwrashKey
serve_next (Queue *queue)
{
  AwrashKey served = queue->open[0];

  if (has_next (queue->keys->claims, served.recipient, served.k))
    queue->open[0].k++;
  else
    queue->open[0] = queue->open[--queue->n];
  if (queue->n > 0)
    sift_down (queue, 0);
  return served;
}

/* The steps so far whose keys are equal, and whose they are. */
typedef struct
{
  gsize first;
  AwrashKey key;
  gboolean is_tie; /* several recipients */
} Run;

static gboolean
continues (const Queue *queue, const Run *run, const AwrashKey *key)
{
  return awrash_i_ranking_compare (queue->keys, run->key.recipient, run->key.k, key->recipient,
                                   key->k)
         == 0;
}

/* A run that the last step cuts is a tie too where somebody else is next at the same key. */
static void
look_beyond (Queue *queue, Run *run)
{
  while (!run->is_tie && queue->n > 0 && continues (queue, run, &queue->open[0]))
    run->is_tie = serve_next (queue).recipient != run->key.recipient;
}

static void
mark (const Run *run, gsize end, int64_t *n_groups, int64_t ties[])
{
  if (!run->is_tie)
    return;
  ++*n_groups;
  for (gsize t = run->first; t < end && ties != NULL; t++)
    ties[t] = *n_groups;
}

/* Serves n_steps units. With is_cut the first run began before them, among others. */
static void
serve (Queue *queue, gsize n_steps, gboolean is_cut, int64_t recipients[], int64_t ties[],
       double divisors[])
{
  const AwrashSignposts *rule = &queue->keys->signposts;
  Run run = { .is_tie = is_cut };
  int64_t n_groups = 0;

  for (gsize t = 0; t < n_steps; t++)
    {
      AwrashKey key = serve_next (queue);
      recipients[t] = (int64_t)key.recipient;
      if (divisors != NULL)
        divisors[t]
            = queue->keys->claims->claims[key.recipient] / rule->value (rule, (double)key.k);
      if (t > 0 && continues (queue, &run, &key))
        run.is_tie = run.is_tie || key.recipient != run.key.recipient;
      else if (t > 0)
        {
          mark (&run, t, &n_groups, ties);
          run = (Run){ t, key, FALSE };
        }
      else
        run.key = key;
    }
  if (n_steps == 0)
    return;
  look_beyond (queue, &run);
  mark (&run, n_steps, &n_groups, ties);
}

/* What stands where no step is. */
static void
clear (size_t n, int64_t recipients[], int64_t ties[], double divisors[])
{
  for (gsize t = 0; t < n; t++)
    {
      recipients[t] = -1;
      if (ties != NULL)
        ties[t] = 0;
      if (divisors != NULL)
        divisors[t] = NAN;
    }
}

/* How many of `most` units more find room below the ceilings, or as many as there are numbers. */
static gsize
count_steps (const AwrashClaims *claims, const int64_t units[], guint64 most)
{
  guint64 room = 0;

  most = MIN (most, G_MAXSIZE);
  for (gsize i = 0; i < claims->n && room < most; i++)
    room += MIN ((guint64)(awrash_i_claims_upper (claims, i) - units[i]), most - room);
  return (gsize)room;
}

gboolean
awrash_apportion_path (const AwrashClaims *claims, int64_t total, const char *rule, size_t n,
                       int64_t recipients[], int64_t ties[], int64_t *n_steps, GError **error)
{
  g_return_val_if_fail (claims != NULL && rule != NULL && n_steps != NULL, FALSE);
  g_return_val_if_fail (n == 0 || recipients != NULL, FALSE);

  g_auto (AwrashRanking) keys = { 0 };

  if (!awrash_i_ranking_open_divisor (&keys, claims, rule, error)
      || !awrash_i_ranking_check_total (claims, total, error))
    return FALSE;
  g_autofree int64_t *floors = awrash_i_new (int64_t, claims->n, error);
  if (floors == NULL)
    return FALSE;
  if (claims->lower != NULL)
    memcpy (floors, claims->lower, claims->n * sizeof *floors);
  gsize steps = count_steps (claims, floors, (guint64)(total - claims->sum_lower));
  if (steps > n)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("n is %zu, expected room for %zu units above the floors"), n, steps);
      return FALSE;
    }
  g_auto (Queue) queue = { &keys, 0, NULL };
  if (!fill_queue (&queue, floors, error))
    return FALSE;
  clear (n, recipients, ties, NULL);
  serve (&queue, steps, FALSE, recipients, ties, NULL);
  *n_steps = (int64_t)steps;
  return TRUE;
}

/* The units at a total, a tie settled by index, and whether there was one. */
static gboolean
serve_by_index (const AwrashClaims *claims, int64_t total, const char *rule, int64_t units[],
                gboolean *is_cut, GError **error)
{
  AwrashAllotment answer;
  g_autofree int64_t *order = awrash_i_new (int64_t, claims->n, error);

  if (order == NULL)
    return FALSE;
  for (gsize i = 0; i < claims->n; i++)
    order[i] = (int64_t)i;
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (claims->n, order, error);
  if (ties == NULL
      || !awrash_apportion_divisor (claims, total, rule, ties, units, NULL, NULL, &answer, error))
    return FALSE;
  *is_cut = answer.n_tied > 0;
  return TRUE;
}

gboolean
awrash_apportion_path_next (const AwrashClaims *claims, int64_t total, const char *rule, size_t n,
                            int64_t recipients[], int64_t ties[], double divisors[],
                            int64_t *n_steps, GError **error)
{
  g_return_val_if_fail (claims != NULL && rule != NULL && n_steps != NULL, FALSE);
  g_return_val_if_fail (n == 0 || recipients != NULL, FALSE);

  gboolean is_cut = FALSE;
  g_auto (AwrashRanking) keys = { 0 };

  if (!awrash_i_ranking_open_divisor (&keys, claims, rule, error))
    return FALSE;
  g_autofree int64_t *units = awrash_i_new (int64_t, claims->n, error);
  if (units == NULL || !serve_by_index (claims, total, rule, units, &is_cut, error))
    return FALSE;
  g_auto (Queue) queue = { &keys, 0, NULL };
  if (!fill_queue (&queue, units, error))
    return FALSE;
  /* a total of 2^62 is the last */
  gsize steps = count_steps (claims, units, MIN (n, (guint64)(AWRASH_BOUNDS_MAX_TOTAL - total)));
  clear (n, recipients, ties, divisors);
  serve (&queue, steps, is_cut, recipients, ties, divisors);
  *n_steps = (int64_t)steps;
  return TRUE;
}
