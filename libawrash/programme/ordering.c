/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of codes: territories; streams, and types in each; bounds, pools and shares by their
 * territories, then by what they are on, and then by what they say. Source: the contract of
 * awrash_audit_certificate(). Invariant: what compares as equal is equal, so that the order in
 * which rows were given is not seen. */

#include "programme/ordering-private.h"

#include "base/memory-private.h"

#include <string.h>

static int
by_territory (gconstpointer a, gconstpointer b, gpointer ordering)
{
  const AwrashTerritory *territories = ((const AwrashOrdering *)ordering)->given->territories;

  return strcmp (territories[*(const gsize *)a].code, territories[*(const gsize *)b].code);
}

static int
by_stream (gconstpointer a, gconstpointer b, gpointer ordering)
{
  const AwrashStream *streams = ((const AwrashOrdering *)ordering)->given->streams;

  return strcmp (streams[*(const gsize *)a].code, streams[*(const gsize *)b].code);
}

static int
compare_sizes (gsize a, gsize b)
{
  return (a > b) - (a < b);
}

static int
compare_numbers (double a, double b)
{
  return (a > b) - (a < b);
}

/* The first comparison that is not even. */
static int
first_of (gsize n, const int comparisons[])
{
  for (gsize i = 0; i < n; i++)
    if (comparisons[i] != 0)
      return comparisons[i];
  return 0;
}

static int
by_type (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashOrdering *ordering = data;
  const AwrashType *s = &ordering->given->types[*(const gsize *)a];
  const AwrashType *t = &ordering->given->types[*(const gsize *)b];
  const gsize *place = ordering->streams.place;

  return s->stream != t->stream ? compare_sizes (place[s->stream], place[t->stream])
                                : strcmp (s->code, t->code);
}

/* Bounds of one kind and territory. */
static int
by_bound (gconstpointer a, gconstpointer b, gpointer ordering)
{
  const AwrashBound *bounds = ((const AwrashOrdering *)ordering)->given->bounds;
  const AwrashBound *s = &bounds[*(const gsize *)a], *t = &bounds[*(const gsize *)b];
  const int of = strcmp (s->of, t->of);

  if (of != 0)
    return of;
  return first_of (4,
                   (int[]){ g_strcmp0 (s->group, t->group), (int)s->unit - (int)t->unit,
                            compare_numbers (s->min, t->min), compare_numbers (s->max, t->max) });
}

static int
by_share (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashOrdering *ordering = data;
  const AwrashShare *s = &ordering->given->shares[*(const gsize *)a];
  const AwrashShare *t = &ordering->given->shares[*(const gsize *)b];
  const gsize *place = ordering->territories.place;

  return first_of (6,
                   (int[]){ compare_sizes (place[s->territory], place[t->territory]),
                            strcmp (s->of, t->of), strcmp (s->part, t->part),
                            s->is_stream - t->is_stream, compare_numbers (s->at_least, t->at_least),
                            compare_numbers (s->at_most, t->at_most) });
}

static int
by_pool (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashOrdering *ordering = data;
  const AwrashPoolRow *s = &ordering->given->pools[*(const gsize *)a];
  const AwrashPoolRow *t = &ordering->given->pools[*(const gsize *)b];
  const gsize *place = ordering->territories.place;

  return first_of (3, (int[]){ compare_sizes (place[s->territory], place[t->territory]),
                               g_strcmp0 (s->group, t->group),
                               compare_numbers ((double)s->persons, (double)t->persons) });
}

static gboolean
open_order (AwrashOrder *order, gsize n, GError **error)
{
  order->n = n;
  order->row = awrash_i_room (gsize, n, error);
  order->place = order->row != NULL ? awrash_i_room (gsize, n, error) : NULL;
  for (gsize i = 0; order->place != NULL && i < n; i++)
    order->row[i] = order->place[i] = i;
  return order->place != NULL;
}

static void
find_places (AwrashOrder *order)
{
  for (gsize i = 0; i < order->n; i++)
    order->place[order->row[i]] = i;
}

static gboolean
sort (AwrashOrder *order, gsize n, GCompareDataFunc compare, AwrashOrdering *ordering,
      GError **error)
{
  if (!open_order (order, n, error))
    return FALSE;
  g_qsort_with_data (order->row, (gint)n, sizeof (gsize), compare, ordering);
  find_places (order);
  return TRUE;
}

/* Where a bound is laid before it is compared with those that lie there too. */
static gsize
bucket_of (const AwrashOrdering *ordering, const AwrashBound *bound)
{
  return (bound->kind == AWRASH_BOUND_QUOTA ? 0 : ordering->given->n_territories)
         + ordering->territories.place[bound->territory];
}

/* Bounds are many, and those of a territory few. */
static gboolean
sort_bounds (AwrashOrdering *ordering, GError **error)
{
  const AwrashProgramme *given = ordering->given;
  const gsize n_buckets = 2 * given->n_territories;
  g_autofree gsize *end = awrash_i_new (gsize, n_buckets + 1, error);
  AwrashOrder *order = &ordering->bounds;
  gsize from = 0;

  if (end == NULL || !open_order (order, given->n_bounds, error))
    return FALSE;
  for (gsize i = 0; i < order->n; i++)
    end[bucket_of (ordering, &given->bounds[i]) + 1]++;
  for (gsize k = 1; k < n_buckets; k++)
    end[k] += end[k - 1];
  for (gsize i = 0; i < order->n; i++)
    order->row[end[bucket_of (ordering, &given->bounds[i])]++] = i;
  for (gsize k = 0; k < n_buckets; from = end[k++])
    if (end[k] > from + 1)
      g_qsort_with_data (order->row + from, (gint)(end[k] - from), sizeof (gsize), by_bound,
                         ordering);
  find_places (order);
  return TRUE;
}

gboolean
awrash_i_ordering_find (AwrashOrdering *ordering, GError **error)
{
  const AwrashProgramme *p = ordering->given;

  return sort (&ordering->territories, p->n_territories, by_territory, ordering, error)
         && sort (&ordering->streams, p->n_streams, by_stream, ordering, error)
         && sort (&ordering->types, p->n_types, by_type, ordering, error)
         && sort_bounds (ordering, error)
         && sort (&ordering->shares, p->n_shares, by_share, ordering, error)
         && sort (&ordering->pools, p->n_pools, by_pool, ordering, error);
}

void
awrash_i_ordering_clear (AwrashOrdering *ordering)
{
  AwrashOrder *const orders[] = { &ordering->territories, &ordering->streams, &ordering->types,
                                  &ordering->bounds,      &ordering->shares,  &ordering->pools };

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_free (orders[i]->row);
      g_free (orders[i]->place);
    }
}

gboolean
awrash_i_ordering_is_given (const AwrashOrdering *ordering)
{
  const AwrashOrder *const orders[]
      = { &ordering->territories, &ordering->streams, &ordering->types,
          &ordering->bounds,      &ordering->shares,  &ordering->pools };

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    for (gsize k = 0; k < orders[i]->n; k++)
      if (orders[i]->row[k] != k)
        return FALSE;
  return TRUE;
}
