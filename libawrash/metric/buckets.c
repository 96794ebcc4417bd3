/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sorting where memory is slow and caches are small: one pass puts every number into the bucket of
 * its leading bits, as many rows a bucket as stay in a cache; there it is sorted by the bits that
 * follow, and by insertion. Buckets that are too large all the same are sorted by digits.
 * Source: Knuth 3, 5.2.1 (address calculation) and 5.2.5. Invariant: buckets depend on the numbers
 * alone, not on threads; within one, items stand as they stood. */

#include "metric/buckets-private.h"

#include "base/memory-private.h"
#include "base/threads-private.h"

/* Leading bits of the range that are told apart, at most, and rows that a bucket is filled up with.
 */
#define LEADING_BITS 16
#define FULL 8192
/* Following bits, at most, and how many items may share them before insertion is too slow. */
#define FOLLOWING_BITS 14
#define CROWD 32

/* ── distribution ───────────────────────────────────────────────────────────────────────────── */

/* One thread's part of the rows. */
typedef struct
{
  gsize first;
  gsize end;
  gsize *count; /* [n_leads]: rows; then [n_buckets]: where the next one goes */
} Share;

typedef struct
{
  AwrashBuckets *buckets;
  gsize n_shares;
  Share *shares;
  guint64 low;
  guint shift;
  gsize n_leads;
  guint16 *bucket; /* [n_leads] */
} Distribution;

static inline AwrashOrderItem
item_of (const AwrashBuckets *buckets, gsize i)
{
  AwrashOrderItem item = { awrash_i_order_key (buckets->values[i]), i };

  if (buckets->loads != NULL)
    memcpy (&item.place, &buckets->loads[i], sizeof item.place);
  return item;
}

static gsize
lead_of (const Distribution *d, gsize i)
{
  return (gsize)((awrash_i_order_key (d->buckets->values[i]) - d->low) >> d->shift);
}

static void
count_leads (gsize part, gpointer data)
{
  const Distribution *d = data;
  const Share *share = &d->shares[part];

  for (gsize i = share->first; i < share->end; i++)
    share->count[lead_of (d, i)]++;
}

static void
distribute (gsize part, gpointer data)
{
  const Distribution *d = data;
  const Share *share = &d->shares[part];
  AwrashOrderItem *items = d->buckets->items;

  for (gsize i = share->first; i < share->end; i++)
    {
      AwrashOrderItem item = item_of (d->buckets, i);

      items[share->count[d->bucket[(item.key - d->low) >> d->shift]]++] = item;
    }
}

/* Leads of few rows share a bucket; then every share's count tells where its rows go. */
static gboolean
assign (Distribution *d, GError **error)
{
  AwrashBuckets *buckets = d->buckets;
  gsize n = 0, filled = 0, at = 0;

  buckets->start = awrash_i_new (gsize, MIN (d->n_leads, 2 * (buckets->n / FULL) + 2) + 1, error);
  if (buckets->start == NULL)
    return FALSE;
  for (gsize lead = 0; lead < d->n_leads; lead++)
    {
      gsize here = 0;

      for (gsize k = 0; k < d->n_shares; k++)
        here += d->shares[k].count[lead];
      if (filled > 0 && filled + here > FULL)
        {
          buckets->start[++n] = at;
          filled = 0;
        }
      d->bucket[lead] = (guint16)n;
      filled += here;
      at += here;
    }
  buckets->n_buckets = n + 1;
  buckets->start[n + 1] = buckets->n;
  return TRUE;
}

static void
place_shares (Distribution *d)
{
  gsize lead = 0;

  for (gsize b = 0; b < d->buckets->n_buckets; b++)
    {
      gsize at = d->buckets->start[b], last = lead;

      while (last < d->n_leads && d->bucket[last] == b)
        last++;
      for (gsize k = 0; k < d->n_shares; k++)
        {
          gsize here = 0;

          for (gsize l = lead; l < last; l++)
            here += d->shares[k].count[l];
          d->shares[k].count[b] = at;
          at += here;
        }
      lead = last;
      d->buckets->largest = MAX (d->buckets->largest, awrash_i_buckets_size (d->buckets, b));
    }
}

/* Values that ascend are read where they stand, so many at a time. */
static gboolean
cut_evenly (AwrashBuckets *buckets, GError **error)
{
  gsize n = (buckets->n + FULL - 1) / FULL;

  buckets->n_buckets = n;
  buckets->largest = MIN (buckets->n, FULL);
  buckets->start = awrash_i_new (gsize, n + 1, error);
  for (gsize b = 0; buckets->start != NULL && b <= n; b++)
    buckets->start[b] = MIN (b * FULL, buckets->n);
  return buckets->start != NULL;
}

static gboolean
run (Distribution *d, GError **error)
{
  AwrashBuckets *buckets = d->buckets;

  awrash_i_threads_run (d->n_shares, count_leads, d);
  buckets->items = awrash_i_new_in_large_pages (AwrashOrderItem, buckets->n, error);
  if (buckets->items == NULL || !assign (d, error))
    return FALSE;
  place_shares (d);
  awrash_i_threads_run (d->n_shares, distribute, d);
  return TRUE;
}

gboolean
awrash_i_buckets_fill (AwrashBuckets *buckets, gsize n_threads, double low, double high,
                       GError **error)
{
  gsize n = buckets->n, n_shares = MAX (1, MIN (n_threads, n));
  guint64 lowest = awrash_i_order_key (low), range = awrash_i_order_key (high) - lowest;
  guint bits = MIN (g_bit_storage (n), LEADING_BITS);
  guint shift = (guint)MAX (0, (int)g_bit_storage (range) - (int)bits);
  gsize n_leads = (gsize)1 << bits;
  g_autofree Share *shares = NULL;
  g_autofree guint16 *bucket = NULL;
  g_autofree gsize *counts = NULL;
  Distribution d = { buckets, n_shares, NULL, lowest, shift, n_leads, NULL };

  if (awrash_i_order_is_kept (n, buckets->values))
    return cut_evenly (buckets, error);
  d.shares = shares = awrash_i_new (Share, n_shares, error);
  d.bucket = bucket = shares != NULL ? awrash_i_new (guint16, n_leads, error) : NULL;
  counts = bucket != NULL ? awrash_i_new (gsize, n_shares * n_leads, error) : NULL;
  if (counts == NULL)
    return FALSE;
  for (gsize k = 0; k < n_shares; k++)
    shares[k] = (Share){ n / n_shares * k, k + 1 == n_shares ? n : n / n_shares * (k + 1),
                         counts + k * n_leads };
  return run (&d, error);
}

void
awrash_i_buckets_clear (AwrashBuckets *buckets)
{
  g_clear_pointer (&buckets->start, g_free);
  g_clear_pointer (&buckets->items, g_free);
}

/* ── one bucket ─────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_bucket_room_fill (AwrashBucketRoom *room, const AwrashBuckets *buckets, GError **error)
{
  room->items = awrash_i_new (AwrashOrderItem, buckets->largest, error);
  room->count = room->items != NULL ? awrash_i_new (gsize, AWRASH_ORDER_COUNTS, error) : NULL;
  return room->count != NULL;
}

void
awrash_i_bucket_room_clear (AwrashBucketRoom *room)
{
  g_clear_pointer (&room->items, g_free);
  g_clear_pointer (&room->count, g_free);
}

AwrashOrderItem *
awrash_i_buckets_get (const AwrashBuckets *buckets, gsize bucket, AwrashBucketRoom *room)
{
  gsize first = buckets->start[bucket], n = awrash_i_buckets_size (buckets, bucket);

  if (buckets->items != NULL)
    return buckets->items + first;
  for (gsize i = 0; i < n; i++)
    room->items[i] = item_of (buckets, first + i);
  return room->items;
}

/* Counts items by the bits that follow, and sums the counts up; FALSE where too many share them. */
static gboolean
count_following (const AwrashOrderItem items[], gsize n, guint64 low, guint shift, gsize n_counts,
                 guint32 count[])
{
  guint32 at = 0, crowd = 0;

  memset (count, 0, n_counts * sizeof *count);
  for (gsize i = 0; i < n; i++)
    count[(items[i].key - low) >> shift]++;
  for (gsize k = 0; k < n_counts; k++)
    {
      guint32 here = count[k];

      crowd = MAX (crowd, here);
      count[k] = at;
      at += here;
    }
  return crowd <= CROWD;
}

/* Back where they came from, each as far down as its key wants. */
static void
insert (const AwrashOrderItem from[], gsize n, AwrashOrderItem to[])
{
  for (gsize i = 0; i < n; i++)
    {
      AwrashOrderItem item = from[i];
      gsize k = i;

      for (; k > 0 && to[k - 1].key > item.key; k--)
        to[k] = to[k - 1];
      to[k] = item;
    }
}

static void
sort_items (AwrashOrderItem items[], gsize n, AwrashBucketRoom *room)
{
  guint64 low = G_MAXUINT64, high = 0;
  guint32 *count = (guint32 *)(void *)room->count;
  const AwrashOrderItem *sorted;
  guint shift;

  for (gsize i = 0; i < n; i++)
    {
      low = MIN (low, items[i].key);
      high = MAX (high, items[i].key);
    }
  if (low >= high)
    return;
  shift = (guint)MAX (0, (int)g_bit_storage (high - low)
                             - (int)MIN (g_bit_storage (n) + 1, FOLLOWING_BITS));
  if (n <= 2 * FULL && count_following (items, n, low, shift, ((high - low) >> shift) + 1, count))
    {
      for (gsize i = 0; i < n; i++)
        room->items[count[(items[i].key - low) >> shift]++] = items[i];
      insert (room->items, n, items);
      return;
    }
  sorted = awrash_i_order_sort (n, items, room->items, room->count);
  if (sorted != items)
    memcpy (items, sorted, n * sizeof *items);
}

AwrashOrderItem *
awrash_i_buckets_sort (const AwrashBuckets *buckets, gsize bucket, AwrashBucketRoom *room)
{
  AwrashOrderItem *items = awrash_i_buckets_get (buckets, bucket, room);

  if (buckets->items != NULL)
    sort_items (items, awrash_i_buckets_size (buckets, bucket), room);
  return items;
}
