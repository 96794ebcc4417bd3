/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rank-th smallest of n keys, with everything that equals it.
 * Source: Hoare, "Algorithm 65: Find" (1961), three-way; Musser, "Introspective sorting" (1997).
 * Invariant: keys before begin are smaller, keys from end on are larger than the one sought. */

#include "allot/select-private.h"

typedef struct
{
  AwrashKeyCompare compare;
  const void *context;
} Ordering;

static void
swap (AwrashKey *a, AwrashKey *b)
{
  AwrashKey kept = *a;

  *a = *b;
  *b = kept;
}

static int
compare_for_sort (const void *a, const void *b, void *data)
{
  const Ordering *ordering = data;

  return ordering->compare (a, b, ordering->context);
}

static AwrashKey
choose_pivot (const AwrashKey keys[], gsize begin, gsize end, const Ordering *ordering)
{
  AwrashKey a = keys[begin], b = keys[begin + (end - begin) / 2], c = keys[end - 1];

  if (ordering->compare (&a, &b, ordering->context) > 0)
    swap (&a, &b);
  if (ordering->compare (&b, &c, ordering->context) > 0)
    swap (&b, &c);
  return ordering->compare (&a, &b, ordering->context) > 0 ? a : b;
}

/* Dijkstra's flag: smaller | equal | larger; *low and *high are where the equal ones stand. */
static void
partition (AwrashKey keys[], gsize begin, gsize end, const AwrashKey *pivot,
           const Ordering *ordering, gsize *low, gsize *high)
{
  gsize at = begin;

  while (at < end)
    {
      int sign = ordering->compare (&keys[at], pivot, ordering->context);
      if (sign < 0)
        swap (&keys[begin++], &keys[at++]);
      else if (sign > 0)
        swap (&keys[at], &keys[--end]);
      else
        at++;
    }
  *low = begin;
  *high = end;
}

/* The sorted range around keys[index], widened to all that equal it. */
static void
widen (const AwrashKey keys[], gsize begin, gsize end, gsize index, const Ordering *ordering,
       gsize *low, gsize *high)
{
  const AwrashKey *sought = &keys[index];

  *low = *high = index;
  while (*low > begin && ordering->compare (&keys[*low - 1], sought, ordering->context) == 0)
    (*low)--;
  while (*high < end && ordering->compare (&keys[*high], sought, ordering->context) == 0)
    (*high)++;
}

void
awrash_i_select (gsize n, AwrashKey keys[], gsize rank, AwrashKeyCompare compare,
                 const void *context, gsize *n_less, gsize *n_equal)
{
  Ordering ordering = { compare, context };
  gsize begin = 0, end = n, low = 0, high = 0, index = rank - 1;
  /* Twice the depth of a fair search: a hostile order of keys is sorted instead. */
  guint rounds = 2 * g_bit_storage (n) + 2;

  for (; rounds > 0; rounds--)
    {
      AwrashKey pivot = choose_pivot (keys, begin, end, &ordering);
      partition (keys, begin, end, &pivot, &ordering, &low, &high);
      if (index >= low && index < high)
        break;
      if (index < low)
        end = low;
      else
        begin = high;
    }
  if (rounds == 0)
    {
      g_qsort_with_data (keys + begin, (gint)(end - begin), sizeof *keys, compare_for_sort,
                         &ordering);
      widen (keys, begin, end, index, &ordering, &low, &high);
    }
  *n_less = low;
  *n_equal = high - low;
}
