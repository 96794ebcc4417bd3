/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lowest rate first: each further place of training goes to the lowest rate that has room, at
 * equal rates to the higher rate after it, then by code. Source: Federgruen and Groenevelt (1986);
 * Frank and Murota (2021): on sets of bounds within bounds this greedy is leximin. Invariant: the
 * lowest rate is the highest that any division of as many places leaves. */

#include "split/compensation-private.h"

#include "base/cancel-private.h"
#include "base/exact-private.h"
#include "base/memory-private.h"

#include <string.h>

/* Places between looks at whether the call is to end. */
#define CHECKED 256

static gboolean
comes_before (const AwrashRise *rise, gsize i, gsize j)
{
  const AwrashCompensation *c = rise->compensation;
  const int64_t a = awrash_i_compensation_receipt (c, rise->training, i);
  const int64_t b = awrash_i_compensation_receipt (c, rise->training, j);
  int sign = awrash_i_exact_compare (a, c->needs[i], b, c->needs[j]);

  if (sign == 0)
    sign = -awrash_i_exact_compare (a + c->step, c->needs[i], b + c->step, c->needs[j]);
  return sign != 0 ? sign < 0 : strcmp (c->codes[i], c->codes[j]) < 0;
}

static void
sift_down (AwrashRise *rise, gsize at)
{
  const gsize moved = rise->heap[at];

  for (gsize child = 2 * at + 1; child < rise->n_heap; child = 2 * at + 1)
    {
      if (child + 1 < rise->n_heap && comes_before (rise, rise->heap[child + 1], rise->heap[child]))
        child++;
      if (!comes_before (rise, rise->heap[child], moved))
        break;
      rise->heap[at] = rise->heap[child];
      at = child;
    }
  rise->heap[at] = moved;
}

gboolean
awrash_i_rise_init (AwrashRise *rise, const AwrashCompensation *compensation, GError **error)
{
  const gsize n = compensation->n;

  *rise = (AwrashRise){ .compensation = compensation, .n_heap = n };
  rise->training = awrash_i_new (int64_t, n, error);
  rise->left = rise->training != NULL
                   ? awrash_i_copy (int64_t, compensation->room, compensation->n_nodes, error)
                   : NULL;
  rise->heap = rise->left != NULL ? awrash_i_new (gsize, n, error) : NULL;
  if (rise->heap == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    rise->heap[i] = i;
  for (gsize at = n / 2; at-- > 0;)
    sift_down (rise, at);
  return TRUE;
}

/* Room never comes back, so who has none leaves for good. */
static void
drop_full (AwrashRise *rise)
{
  const AwrashCompensation *c = rise->compensation;

  while (rise->n_heap > 0 && awrash_i_compensation_room (c, rise->left, rise->heap[0]) <= 0)
    {
      rise->heap[0] = rise->heap[--rise->n_heap];
      if (rise->n_heap > 0)
        sift_down (rise, 0);
    }
}

gboolean
awrash_i_rise_peek (AwrashRise *rise, gsize *next)
{
  drop_full (rise);
  if (rise->n_heap == 0)
    return FALSE;
  *next = rise->heap[0];
  return TRUE;
}

gboolean
awrash_i_rise_step (AwrashRise *rise)
{
  const AwrashCompensation *c = rise->compensation;

  drop_full (rise);
  if (rise->n_heap == 0 || (rise->places % CHECKED == 0 && awrash_i_is_cancelled (NULL)))
    return FALSE;
  rise->training[rise->heap[0]]++;
  rise->places++;
  awrash_i_compensation_take (c, rise->left, rise->heap[0], 1);
  sift_down (rise, 0);
  return TRUE;
}

/* Whoever has left the heap had no room while it was the lowest. */
gboolean
awrash_i_rise_is_stuck (const AwrashRise *rise)
{
  return rise->n_heap < rise->compensation->n
         || awrash_i_compensation_room (rise->compensation, rise->left, rise->heap[0]) <= 0;
}

void
awrash_i_rise_copy (AwrashRise *to, const AwrashRise *from)
{
  memcpy (to->training, from->training, from->compensation->n * sizeof (int64_t));
  memcpy (to->left, from->left, from->compensation->n_nodes * sizeof (int64_t));
  memcpy (to->heap, from->heap, from->n_heap * sizeof (gsize));
  to->n_heap = from->n_heap;
  to->places = from->places;
}

void
awrash_i_rise_clear (AwrashRise *rise)
{
  g_free (rise->training);
  g_free (rise->left);
  g_free (rise->heap);
}
