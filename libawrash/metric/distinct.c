/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows added up by their value, in a table of those met so far: where they are few, that is faster
 * than any sort. A look at a few rows all over tells whether it is worth a try. Source: Knuth
 * 3, 6.4 (open addressing). Invariant: the table is never more than half full. */

#include "metric/distinct-private.h"

#include "base/memory-private.h"
#include "base/sum-private.h"
#include "base/wrap-private.h"

#include <string.h>

#define TABLE_BITS 13
#define N_SLOTS ((gsize)1 << TABLE_BITS)
#define MOST (N_SLOTS / 2)
/* Rows looked at first, and how many different ones of them are too many. */
#define LOOKED_AT 4096
#define TOO_MANY 2048

typedef struct
{
  double value;
  AwrashSum weight;
  gboolean is_taken;
} Slot;

static Slot *
find_slot (Slot slots[], double value)
{
  guint64 bits = 0;
  gsize at;

  memcpy (&bits, &value, sizeof bits);
  at = (gsize)(awrash_i_wrap_spread (bits) >> (64 - TABLE_BITS));
  while (slots[at].is_taken && (slots[at].value < value || slots[at].value > value))
    at = (at + 1) % N_SLOTS;
  return &slots[at];
}

/* Adds every step-th row; how many different ones there are, or one more than the most. */
static gsize
add_rows (Slot slots[], gsize n, gsize step, const double values[], const double weights[],
          double scale, gsize most)
{
  gsize found = 0;

  for (gsize i = 0; i < n && found <= most; i += step)
    {
      Slot *slot = find_slot (slots, values[i]);

      found += !slot->is_taken;
      slot->is_taken = TRUE;
      slot->value = values[i];
      awrash_i_sum_add (&slot->weight, weights == NULL ? 1 : weights[i] * scale);
    }
  return found;
}

static gboolean
list (AwrashDistinct *distinct, const Slot slots[], gsize n, GError **error)
{
  distinct->value = awrash_i_new (double, 2 * n, error);
  if (distinct->value == NULL)
    return FALSE;
  distinct->weight = distinct->value + n;
  for (gsize at = 0; at < N_SLOTS; at++)
    if (slots[at].is_taken)
      {
        distinct->value[distinct->n] = slots[at].value;
        distinct->weight[distinct->n++] = awrash_i_sum_get (&slots[at].weight);
      }
  return TRUE;
}

gboolean
awrash_i_distinct_find (AwrashDistinct *distinct, gsize n, const double values[],
                        const double weights[], double scale, GError **error)
{
  g_autofree Slot *slots = awrash_i_new (Slot, N_SLOTS, error);
  gsize found;

  *distinct = (AwrashDistinct){ .n = 0 };
  if (slots == NULL)
    return FALSE;
  if (add_rows (slots, n, n / LOOKED_AT + 1, values, weights, scale, TOO_MANY) > TOO_MANY)
    return TRUE;
  memset (slots, 0, N_SLOTS * sizeof *slots);
  found = add_rows (slots, n, 1, values, weights, scale, MOST);
  return found > MOST || list (distinct, slots, found, error);
}

void
awrash_i_distinct_clear (AwrashDistinct *distinct)
{
  g_clear_pointer (&distinct->value, g_free);
}
