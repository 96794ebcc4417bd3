/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Of a million scores the first thousand matter, mostly: scores go into buckets, and a bucket is
 * sorted when somebody looks at it. Source: Knuth, The Art of Computer Programming 3, 5.2.5.
 * Invariant: those who are ready stand in the order of a full sort. */

#include "selection/merit-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>

static gboolean
copy_scores (AwrashMerit *merit, const double score[], double *low, double *high, GError **error)
{
  merit->score = awrash_i_new (double, merit->n, error);
  if (merit->score == NULL)
    return FALSE;
  *low = INFINITY;
  *high = -INFINITY;
  for (gsize i = 0; i < merit->n; i++)
    {
      if (!isfinite (score[i]))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("score[%zu] is %g, expected a finite number"), i, score[i]);
          return FALSE;
        }
      merit->score[i] = score[i] + 0.0; /* -0 is 0 */
      *low = MIN (*low, merit->score[i]);
      *high = MAX (*high, merit->score[i]);
    }
  return TRUE;
}

static gboolean
sort_few (AwrashMerit *merit, GError **error)
{
  merit->small = awrash_i_new (AwrashOrderItem, 2 * merit->n, error);
  if (merit->small == NULL)
    return FALSE;
  merit->items = awrash_i_order_find (merit->n, merit->score, merit->small, error);
  merit->n_ready = merit->n;
  return merit->items != NULL;
}

gboolean
awrash_i_merit_fill (AwrashMerit *merit, gsize n, const double score[], GError **error)
{
  double low, high;

  merit->n = n;
  if (!copy_scores (merit, score, &low, &high, error))
    return FALSE;
  if (n < AWRASH_BUCKETS_FROM)
    return sort_few (merit, error);
  merit->buckets.n = n;
  merit->buckets.values = merit->score;
  if (!awrash_i_buckets_fill (&merit->buckets, 1, low, high, error)
      || !awrash_i_bucket_room_fill (&merit->room, &merit->buckets, error))
    return FALSE;
  merit->items = merit->buckets.items;
  merit->next = merit->buckets.n_buckets;
  return TRUE;
}

void
awrash_i_merit_clear (AwrashMerit *merit)
{
  awrash_i_buckets_clear (&merit->buckets);
  awrash_i_bucket_room_clear (&merit->room);
  g_clear_pointer (&merit->small, g_free);
  g_clear_pointer (&merit->score, g_free);
}

/* One bucket more. */
static void
extend (AwrashMerit *merit)
{
  merit->next--;
  if (merit->items != NULL)
    awrash_i_buckets_sort (&merit->buckets, merit->next, &merit->room);
  merit->n_ready = merit->n - merit->buckets.start[merit->next];
}

gsize
awrash_i_merit_end (AwrashMerit *merit, gsize start)
{
  double score = 0;

  for (gsize place = start;; place++)
    {
      while (place >= merit->n_ready && merit->n_ready < merit->n)
        extend (merit);
      if (place == start && place < merit->n)
        score = awrash_i_merit_score (merit, place);
      else if (place >= merit->n || awrash_i_merit_score (merit, place) < score)
        return place;
    }
}
