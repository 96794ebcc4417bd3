/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is next under the quota method, without a look at everybody. Source: Knuth, "The Art of
 * Computer Programming" 3, 5.2.3, on heaps. Invariant: a class that may ever be served again, and
 * was not taken out, stands in one of the two heaps. */

#include "apportion/quota-queue-private.h"

#include "base/memory-private.h"

typedef struct
{
  const AwrashQuotaQueue *queue;
  const int64_t *state; /* by key; NULL: by size */
  gsize *items;
  gsize n;
} Heap;

static gboolean
is_before (const Heap *heap, gsize a, gsize b)
{
  if (heap->state == NULL)
    return heap->queue->since[a] < heap->queue->since[b];
  return awrash_i_quota_order_compare (heap->queue->order, heap->state, a, b) < 0;
}

static void
push (Heap heap, gsize class)
{
  gsize at = heap.n;

  for (; at > 0 && is_before (&heap, class, heap.items[(at - 1) / 2]); at = (at - 1) / 2)
    heap.items[at] = heap.items[(at - 1) / 2];
  heap.items[at] = class;
}

static gsize
pop (Heap heap)
{
  gsize first = heap.items[0], n = heap.n - 1, class = heap.items[n], at = 0;

  for (gsize child = 1; child < n; child = 2 * at + 1)
    {
      if (child + 1 < n && is_before (&heap, heap.items[child + 1], heap.items[child]))
        child++;
      if (!is_before (&heap, heap.items[child], class))
        break;
      heap.items[at] = heap.items[child];
      at = child;
    }
  heap.items[at] = class;
  return first;
}

static Heap
get_ready (const AwrashQuotaQueue *self, const int64_t state[])
{
  return (Heap){ self, state, self->ready, self->n_ready };
}

static Heap
get_waiting (const AwrashQuotaQueue *self)
{
  return (Heap){ self, NULL, self->waiting, self->n_waiting };
}

gboolean
awrash_i_quota_queue_open (AwrashQuotaQueue *self, const AwrashQuotaOrder *order, int64_t last,
                           GError **error)
{
  gsize n = order->quota->n_classes;

  *self = (AwrashQuotaQueue){ .order = order, .last = last };
  self->ready = awrash_i_new (gsize, n, error);
  self->waiting = self->ready != NULL ? awrash_i_new (gsize, n, error) : NULL;
  self->since = self->waiting != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  return self->since != NULL;
}

void
awrash_i_quota_queue_clear (AwrashQuotaQueue *self)
{
  g_clear_pointer (&self->ready, g_free);
  g_clear_pointer (&self->waiting, g_free);
  g_clear_pointer (&self->since, g_free);
}

void
awrash_i_quota_queue_put (AwrashQuotaQueue *self, const int64_t state[], int64_t h, gsize class)
{
  int64_t level = awrash_i_quota_order_level (self->order, state, class);
  int64_t since = awrash_i_quota_order_find_size (self->order, class, level, h, self->last);

  self->since[class] = since;
  if (since > self->last)
    return;
  if (since > h)
    {
      push (get_waiting (self), class);
      self->n_waiting++;
      return;
    }
  push (get_ready (self, state), class);
  self->n_ready++;
}

void
awrash_i_quota_queue_fill (AwrashQuotaQueue *self, const int64_t state[], int64_t h)
{
  self->n_ready = self->n_waiting = 0;
  for (gsize c = 0; c < self->order->quota->n_classes; c++)
    awrash_i_quota_queue_put (self, state, h, c);
}

gsize
awrash_i_quota_queue_take (AwrashQuotaQueue *self, const int64_t state[], int64_t h, gsize best[])
{
  gsize n = 0;

  while (self->n_waiting > 0 && self->since[self->waiting[0]] <= h)
    {
      gsize class = pop (get_waiting (self));
      self->n_waiting--;
      push (get_ready (self, state), class);
      self->n_ready++;
    }
  while (self->n_ready > 0
         && (n == 0
             || awrash_i_quota_order_compare (self->order, state, self->ready[0], best[0]) == 0))
    {
      best[n++] = pop (get_ready (self, state));
      self->n_ready--;
    }
  return n;
}

gboolean
awrash_i_quota_queue_comes_between (const AwrashQuotaQueue *self, const int64_t state[],
                                    int64_t last, gsize class)
{
  for (gsize k = 0; k < self->n_waiting; k++)
    if (self->since[self->waiting[k]] <= last
        && awrash_i_quota_order_compare (self->order, state, self->waiting[k], class) <= 0)
      return TRUE;
  return FALSE;
}
