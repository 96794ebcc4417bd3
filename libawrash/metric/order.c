/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Index sort: merging for a few numbers, by digits of their bits for many: a double >= 0 has the
 * order of its bit pattern. Source: Knuth 3, 5.2.4 (merging), 5.2.5 (distribution).
 * Invariant: stable, so a sort by a second key and then by a first one is lexicographic. */

#include "metric/order-private.h"

#include "base/memory-private.h"

#include <string.h>

#define DIGIT_BITS 11
#define N_DIGITS 6 /* 6 × 11 bits cover the 64 */
#define N_BUCKETS ((guint)1 << DIGIT_BITS)

/* Up to here merging wins over counting 6 × 2,048 buckets (measured). */
static const gsize merge_limit = 1024;

typedef struct
{
  guint64 key;
  gsize place;
} Item;

static guint64
key_of (double value)
{
  guint64 key = 0;

  memcpy (&key, &value, sizeof key);
  return key;
}

static void
merge_runs (gsize n, gsize width, const Item from[], Item to[])
{
  for (gsize start = 0; start < n; start += 2 * width)
    {
      gsize middle = MIN (start + width, n), end = MIN (start + 2 * width, n);
      gsize left = start, right = middle;

      for (gsize k = start; k < end; k++)
        {
          gboolean take_left = left < middle && (right >= end || from[left].key <= from[right].key);

          to[k] = take_left ? from[left++] : from[right++];
        }
    }
}

static void
sort_short_runs (gsize n, gsize width, Item items[])
{
  for (gsize i = 0; i < n; i++)
    {
      gsize start = i - i % width, k = i;
      Item item = items[i];

      for (; k > start && items[k - 1].key > item.key; k--)
        items[k] = items[k - 1];
      items[k] = item;
    }
}

/* Both sorts hand back the array, of the two, that holds the result. */
static const Item *
sort_by_merging (gsize n, Item items[], Item spare[])
{
  gsize width = 8; /* bounded, so the insertion below stays O(n) */

  sort_short_runs (n, width, items);
  for (; width < n; width *= 2)
    {
      Item *swap = items;

      merge_runs (n, width, items, spare);
      items = spare;
      spare = swap;
    }
  return items;
}

static guint
digit_of (guint64 key, guint digit)
{
  return (guint)(key >> (digit * DIGIT_BITS)) & (N_BUCKETS - 1u);
}

static void
count_digits (gsize n, const Item items[], gsize count[])
{
  for (gsize i = 0; i < n; i++)
    for (guint digit = 0; digit < N_DIGITS; digit++)
      count[digit * N_BUCKETS + digit_of (items[i].key, digit)]++;
}

static void
distribute (gsize n, guint digit, gsize count[], const Item from[], Item to[])
{
  gsize start = 0;

  for (guint bucket = 0; bucket < N_BUCKETS; bucket++)
    {
      gsize here = count[bucket];

      count[bucket] = start;
      start += here;
    }
  for (gsize i = 0; i < n; i++)
    to[count[digit_of (from[i].key, digit)]++] = from[i];
}

static const Item *
sort_by_digits (gsize n, Item items[], Item spare[], GError **error)
{
  g_autofree gsize *count = awrash_i_new (gsize, N_DIGITS * N_BUCKETS, error);

  if (count == NULL)
    return NULL;
  count_digits (n, items, count);
  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      Item *swap = items;
      gsize *of_digit = count + digit * N_BUCKETS;

      if (of_digit[digit_of (items[0].key, digit)] == n)
        continue; /* all share this digit */
      distribute (n, digit, of_digit, items, spare);
      items = spare;
      spare = swap;
    }
  return items;
}

gboolean
awrash_i_order_find (gsize n, const double values[], gsize place[], GError **error)
{
  g_autofree Item *items = awrash_i_new (Item, n, error);
  g_autofree Item *spare = NULL;
  const Item *sorted = NULL;

  if (items == NULL)
    return FALSE;
  spare = awrash_i_new (Item, n, error);
  if (spare == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    items[i] = (Item){ key_of (values[i]), i };
  sorted = n <= merge_limit ? sort_by_merging (n, items, spare)
                            : sort_by_digits (n, items, spare, error);
  if (sorted == NULL)
    return FALSE;
  for (gsize k = 0; k < n; k++)
    place[k] = sorted[k].place;
  return TRUE;
}
