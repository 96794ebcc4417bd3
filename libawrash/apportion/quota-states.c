/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets of states by an open table of hashes: a state that is reached twice is kept once.
 * Source: Knuth, "The Art of Computer Programming" 3, 6.4; Fowler, Noll and Vo's hash.
 * Invariant: no row stands twice, and the table is at most half full. */

#include "apportion/quota-states-private.h"

#include "base/memory-private.h"

#include <string.h>

enum
{
  FIRST_CAPACITY = 16
};

gboolean
awrash_i_quota_states_open (AwrashQuotaStates *self, gsize n_classes, GError **error)
{
  gsize width = n_classes + 1, most = MAX (AWRASH_QUOTA_MOST_NUMBERS / width, 2);

  *self = (AwrashQuotaStates){ .width = width,
                               .most = MIN (most, AWRASH_QUOTA_MOST_STATES),
                               .capacity = FIRST_CAPACITY,
                               .n_slots = 2 * FIRST_CAPACITY };
  self->rows = awrash_i_new (int64_t, self->capacity * width, error);
  self->slots = self->rows != NULL ? awrash_i_new (guint32, self->n_slots, error) : NULL;
  return self->slots != NULL;
}

void
awrash_i_quota_states_clear (AwrashQuotaStates *self)
{
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->slots, g_free);
  self->n = 0;
}

void
awrash_i_quota_states_empty (AwrashQuotaStates *self)
{
  memset (self->slots, 0, self->n_slots * sizeof *self->slots);
  self->n = 0;
  self->is_full = FALSE;
}

int64_t *
awrash_i_quota_states_get (const AwrashQuotaStates *self, gsize index)
{
  return self->rows + index * self->width;
}

static guint64
get_hash (gsize n, const int64_t state[])
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < n; i++)
    {
      hash = (hash ^ (guint64)state[i]) * G_GUINT64_CONSTANT (0x100000001b3);
      hash ^= hash >> 29; /* a unit is a low bit, and slots are taken by low bits */
    }
  return hash;
}

/* The slot of a state: where it stands, or the empty one where it would. */
static guint32 *
find_slot (const AwrashQuotaStates *self, const int64_t state[])
{
  gsize at = (gsize)get_hash (self->width, state) & (self->n_slots - 1);

  while (self->slots[at] != 0
         && memcmp (awrash_i_quota_states_get (self, self->slots[at] - 1), state,
                    self->width * sizeof *state)
                != 0)
    at = (at + 1) & (self->n_slots - 1);
  return &self->slots[at];
}

static gboolean
grow (AwrashQuotaStates *self, GError **error)
{
  AwrashQuotaStates larger = *self;

  larger.capacity = 2 * self->capacity;
  larger.n_slots = 2 * self->n_slots;
  larger.rows = awrash_i_new (int64_t, larger.capacity * larger.width, error);
  larger.slots = larger.rows != NULL ? awrash_i_new (guint32, larger.n_slots, error) : NULL;
  if (larger.slots == NULL)
    {
      g_free (larger.rows);
      return FALSE;
    }
  memcpy (larger.rows, self->rows, self->n * self->width * sizeof *self->rows);
  for (gsize k = 0; k < self->n; k++)
    *find_slot (&larger, awrash_i_quota_states_get (&larger, k)) = (guint32)(k + 1);
  g_free (self->rows);
  g_free (self->slots);
  *self = larger;
  return TRUE;
}

gboolean
awrash_i_quota_states_add (AwrashQuotaStates *self, const int64_t state[], GError **error)
{
  guint32 *slot = find_slot (self, state);

  if (*slot != 0)
    return TRUE;
  if (self->n == self->most)
    {
      self->is_full = TRUE;
      return TRUE;
    }
  if (self->n == self->capacity)
    {
      if (!grow (self, error))
        return FALSE;
      slot = find_slot (self, state);
    }
  memcpy (awrash_i_quota_states_get (self, self->n), state, self->width * sizeof *state);
  *slot = (guint32)++self->n;
  return TRUE;
}
