/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Index sort: merging for a few numbers, by digits of their bits for many: doubles >= 0 have the
 * order of their bits, those below 0 the reverse. Source: Knuth 3, 5.2.4 (merging), 5.2.5
 * (distribution). Invariant: stable, so a sort by a second key and then by a first one is
 * lexicographic. */

#include "metric/order-private.h"

#include "base/memory-private.h"

#include <string.h>

enum
{
  RUN = 8 /* items that are sorted at once, before runs of them are merged */
};

#define DIGIT_BITS 11
#define N_DIGITS 6 /* 6 × 11 bits cover the 64 */
#define N_BUCKETS ((guint)1 << DIGIT_BITS)
G_STATIC_ASSERT (N_DIGITS << DIGIT_BITS == AWRASH_ORDER_COUNTS);

/* Up to here merging wins over counting 6 × 2,048 buckets (measured). */
static const gsize merge_limit = 1024;

/* Takes the smaller head without a branch: which run it comes from, no processor can foretell. */
static void
merge_two (const AwrashOrderItem *left, const AwrashOrderItem *left_end,
           const AwrashOrderItem *right, const AwrashOrderItem *right_end, AwrashOrderItem *to)
{
  while (left < left_end && right < right_end)
    {
      gsize takes_right = right->key < left->key;

      *to++ = *(takes_right ? right : left);
      right += takes_right;
      left += 1 - takes_right;
    }
  memcpy (to, left, (gsize)(left_end - left) * sizeof *to);
  to += left_end - left;
  memcpy (to, right, (gsize)(right_end - right) * sizeof *to);
}

/* Two runs of one length, from both ends at once, so that neither end waits for the other: after
 * width steps each, every item has moved and no run has been overstepped. */
static void
merge_equal (gsize width, const AwrashOrderItem from[], AwrashOrderItem to[])
{
  const AwrashOrderItem *left = from, *right = from + width;
  const AwrashOrderItem *left_last = from + width - 1, *right_last = from + 2 * width - 1;

  for (gsize k = 0; k < width; k++)
    {
      gsize takes_right = right->key < left->key;
      gsize takes_left = right_last->key < left_last->key;

      to[k] = *(takes_right ? right : left);
      right += takes_right;
      left += 1 - takes_right;
      to[2 * width - 1 - k] = *(takes_left ? left_last : right_last);
      left_last -= takes_left;
      right_last -= 1 - takes_left;
    }
}

static void
merge_runs (gsize n, gsize width, const AwrashOrderItem from[], AwrashOrderItem to[])
{
  for (gsize start = 0; start < n; start += 2 * width)
    {
      gsize middle = MIN (start + width, n), end = MIN (start + 2 * width, n);

      if (end == start + 2 * width)
        merge_equal (width, from + start, to + start);
      else
        merge_two (from + start, from + middle, from + middle, from + end, to + start);
    }
}

/* Each item's rank is how many it follows: all pairs, since eight items ask for 56 comparisons that
 * wait for none, where insertion waits for every branch. */
static void
sort_by_ranks (gsize n, AwrashOrderItem items[])
{
  AwrashOrderItem sorted[RUN];

  for (gsize i = 0; i < n; i++)
    {
      guint64 key = items[i].key;
      gsize rank = 0;

      for (gsize j = 0; j < i; j++)
        rank += items[j].key <= key;
      for (gsize j = i + 1; j < n; j++)
        rank += items[j].key < key;
      sorted[rank] = items[i];
    }
  memcpy (items, sorted, n * sizeof *items);
}

static void
sort_short_runs (gsize n, AwrashOrderItem items[])
{
  for (gsize start = 0; start < n; start += RUN)
    sort_by_ranks (MIN (RUN, n - start), items + start);
}

/* Both sorts hand back the array, of the two, that holds the result. */
static const AwrashOrderItem *
sort_by_merging (gsize n, AwrashOrderItem items[], AwrashOrderItem spare[])
{
  gsize width = RUN;

  sort_short_runs (n, items);
  for (; width < n; width *= 2)
    {
      AwrashOrderItem *swap = items;

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
count_digits (gsize n, const AwrashOrderItem items[], gsize count[])
{
  for (gsize i = 0; i < n; i++)
    for (guint digit = 0; digit < N_DIGITS; digit++)
      count[digit * N_BUCKETS + digit_of (items[i].key, digit)]++;
}

static void
distribute (gsize n, guint digit, gsize count[], const AwrashOrderItem from[], AwrashOrderItem to[])
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

static const AwrashOrderItem *
sort_by_digits (gsize n, AwrashOrderItem items[], AwrashOrderItem spare[], gsize count[])
{
  memset (count, 0, AWRASH_ORDER_COUNTS * sizeof *count);
  count_digits (n, items, count);
  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      AwrashOrderItem *swap = items;
      gsize *of_digit = count + digit * N_BUCKETS;

      if (of_digit[digit_of (items[0].key, digit)] == n)
        continue; /* all share this digit */
      distribute (n, digit, of_digit, items, spare);
      items = spare;
      spare = swap;
    }
  return items;
}

const AwrashOrderItem *
awrash_i_order_sort (gsize n, AwrashOrderItem items[], AwrashOrderItem spare[], gsize count[])
{
  return n <= merge_limit ? sort_by_merging (n, items, spare)
                          : sort_by_digits (n, items, spare, count);
}

const AwrashOrderItem *
awrash_i_order_find (gsize n, const double values[], AwrashOrderItem scratch[], GError **error)
{
  g_autofree gsize *count
      = n > merge_limit ? awrash_i_new (gsize, AWRASH_ORDER_COUNTS, error) : NULL;

  if (n > merge_limit && count == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    scratch[i] = (AwrashOrderItem){ awrash_i_order_key (values[i]), i };
  return awrash_i_order_sort (n, scratch, scratch + n, count);
}

gboolean
awrash_i_order_is_kept (gsize n, const double values[])
{
  for (gsize i = 1; i < n; i++)
    if (values[i] < values[i - 1])
      return FALSE;
  return TRUE;
}

void
awrash_i_order_arrange (gsize n, const AwrashOrderItem order[], double values[], double spare[])
{
  for (gsize k = 0; k < n; k++)
    spare[k] = values[order[k].place];
  memcpy (values, spare, n * sizeof *values);
}

void
awrash_i_order_arrange_rows (gsize n, const AwrashOrderItem order[], gsize rows[], gsize spare[])
{
  for (gsize k = 0; k < n; k++)
    spare[k] = rows[order[k].place];
  memcpy (rows, spare, n * sizeof *rows);
}
