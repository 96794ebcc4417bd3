/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Buckets one after the other are the order of the numbers: all kinds of them, by any number of
 * threads. Source: awrash_i_order_find(). Invariant: equal items stand as they stood. */

#include "metric/buckets-private.h"

#include "base/memory-private.h"
#include "metric/measures.h"

#include <criterion/criterion.h>

#define KINDS 8

/* Spread out, few, of all sizes, descending, one far from the rest, all alike, below 0, clustered.
 */
static double
draw (int kind, gsize i, gsize n, guint64 *state)
{
  double u = next_uniform (state);
  const double forms[KINDS] = { u,
                                floor (5 * u),
                                pow (10, 600 * u - 300),
                                (double)(n - i),
                                i == n / 2 ? 1e15 : 1 + u * 1e-9,
                                7,
                                u - 0.5,
                                floor (u * 50) + ldexp (floor (u * 4096), -50) };

  return forms[kind];
}

static void
check (gsize n, const double x[], gsize n_threads, int kind)
{
  g_auto (AwrashBuckets) buckets = { .n = n, .values = x };
  g_auto (AwrashBucketRoom) room = { NULL, NULL };
  g_autofree AwrashOrderItem *scratch = g_new (AwrashOrderItem, 2 * n);
  const AwrashOrderItem *order = awrash_i_order_find (n, x, scratch, NULL);

  cr_assert (
      awrash_i_buckets_fill (&buckets, n_threads, x[order[0].place], x[order[n - 1].place], NULL));
  cr_assert (awrash_i_bucket_room_fill (&room, &buckets, NULL));
  cr_assert_eq (buckets.start[0], 0);
  cr_assert_eq (buckets.start[buckets.n_buckets], n);
  for (gsize b = 0; b < buckets.n_buckets; b++)
    {
      const AwrashOrderItem *items = awrash_i_buckets_sort (&buckets, b, &room);

      cr_assert_leq (awrash_i_buckets_size (&buckets, b), buckets.largest);
      for (gsize k = 0; k < awrash_i_buckets_size (&buckets, b); k++)
        {
          gsize at = buckets.start[b] + k;

          cr_assert (items[k].key == order[at].key && items[k].place == order[at].place,
                     "kind %d, n %zu, %zu threads, %zu", kind, n, n_threads, at);
          cr_assert_eq (awrash_i_order_value (items[k].key), x[items[k].place]);
        }
    }
}

Test (metric_buckets, one_after_the_other_they_are_the_order)
{
  static const gsize lengths[] = { 1, 2, 100, 8192, 8193, 50000, 300000 };
  guint64 state = 9;

  for (gsize l = 0; l < G_N_ELEMENTS (lengths); l++)
    for (int kind = 0; kind < KINDS; kind++)
      {
        gsize n = lengths[l];
        g_autofree double *x = g_new (double, n);

        for (gsize i = 0; i < n; i++)
          x[i] = draw (kind, i, n, &state);
        for (gsize n_threads = 1; n_threads < 6; n_threads += 2)
          check (n, x, n_threads, kind);
      }
}

Test (metric_buckets, loads_are_carried_along)
{
  double x[] = { 3, 1, 2 }, loads[] = { 30, 10, 20 };
  g_auto (AwrashBuckets) buckets = { .n = 3, .values = x, .loads = loads };
  g_auto (AwrashBucketRoom) room = { NULL, NULL };
  const AwrashOrderItem *items;

  cr_assert (awrash_i_buckets_fill (&buckets, 1, 1, 3, NULL));
  cr_assert (awrash_i_bucket_room_fill (&room, &buckets, NULL));
  cr_assert_eq (buckets.n_buckets, 1);
  items = awrash_i_buckets_sort (&buckets, 0, &room);
  for (gsize k = 0; k < 3; k++)
    {
      double load = 0;

      memcpy (&load, &items[k].place, sizeof load);
      cr_assert_eq (load, 10 * awrash_i_order_value (items[k].key), "%zu: %g", k, load);
    }
}
