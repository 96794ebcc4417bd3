/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons by their entries: whoever has e entries of a type of s, which have A of balls · S · s
 * places, is on e A/(S s) balls by its probability. Source: none. Invariant: the entries of an
 * owner are alike and of one household that sends one person, so that no ball has two of them, and
 * a distance is a fraction over S s in whole numbers. */

#include "selection/owners-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

void
awrash_i_owners_clear (AwrashOwners *owners)
{
  g_free (owners->of);
  g_free (owners->entries);
  g_free (owners->type);
  g_free (owners->n_owners);
}

/* ── who owns what ──────────────────────────────────────────────────────────────────────────── */

static int
by_owner (gconstpointer a, gconstpointer b, gpointer data)
{
  const int64_t *owner = data;
  gsize i = *(const gsize *)a, j = *(const gsize *)b;

  if (owner[i] != owner[j])
    return owner[i] < owner[j] ? -1 : 1;
  return (i > j) - (i < j);
}

static gboolean
check_owner (const AwrashPanelQuestion *question, const int64_t owner[], gsize before, gsize i,
             GError **error)
{
  if (owner[i] < 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("owner[%zu] is %" PRId64 ", expected a number ≥ 0"), i, (gint64)owner[i]);
      return FALSE;
    }
  if (owner[before] != owner[i] || before == i
      || (question->one_per_household && question->type[before] == question->type[i]
          && question->pool->dwelling[before] == question->pool->dwelling[i]))
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("persons %zu and %zu are entries of one owner, expected the same values and a "
                  "household that sends one"),
               before, i);
  return FALSE;
}

/* Whether all owners of a type have as many entries, which is its persons by its owners. */
static gboolean
are_alike (const AwrashOwners *owners, const AwrashPanelQuestion *question)
{
  for (gsize o = 0; o < owners->n; o++)
    if (owners->entries[o] * owners->n_owners[owners->type[o]]
        != awrash_i_question_count (question, owners->type[o]))
      return FALSE;
  return TRUE;
}

gboolean
awrash_i_owners_find (AwrashOwners *owners, const AwrashPanelQuestion *question,
                      const int64_t owner[], GError **error)
{
  const gsize n = question->pool->n_persons;
  g_autofree gsize *order = awrash_i_new (gsize, n, error);

  owners->of = order != NULL ? awrash_i_new (gsize, n, error) : NULL;
  owners->entries = owners->of != NULL ? awrash_i_new (gsize, n, error) : NULL;
  owners->type = owners->entries != NULL ? awrash_i_new (gsize, n, error) : NULL;
  owners->n_owners = owners->type != NULL ? awrash_i_new (gsize, question->n_types, error) : NULL;
  if (owners->n_owners == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint)n, sizeof (gsize), by_owner, (gpointer)(guintptr)owner);
  for (gsize k = 0; k < n; k++)
    {
      gsize i = order[k], before = order[k > 0 ? k - 1 : 0];

      if (!check_owner (question, owner, before, i, error))
        return FALSE;
      if (k == 0 || owner[before] != owner[i])
        {
          owners->type[owners->n++] = question->type[i];
          owners->n_owners[question->type[i]]++;
        }
      owners->of[i] = owners->n - 1;
      owners->entries[owners->n - 1]++;
    }
  owners->alike = are_alike (owners, question);
  return TRUE;
}

/* ── how near they are ──────────────────────────────────────────────────────────────────────── */

static AwrashLong
aim (const AwrashOwners *owners, const AwrashUniform *uniform, gsize owner)
{
  return uniform->target[owners->type[owner]] * (AwrashLong)owners->entries[owner];
}

static AwrashAway
distance (const AwrashOwners *owners, const AwrashUniform *uniform, gsize owner, AwrashLong balls)
{
  AwrashAway away = { 0, awrash_i_uniform_size (uniform, owners->type[owner]) };

  away.away = balls * away.size * uniform->sum - aim (owners, uniform, owner);
  away.away = ABS (away.away);
  return away;
}

static void
widen (AwrashAway *farthest, AwrashAway away)
{
  if (awrash_i_uniform_compare (away, *farthest) > 0)
    *farthest = away;
}

gboolean
awrash_i_owners_farthest (const AwrashOwners *owners, const AwrashUniform *uniform, gsize n_places,
                          const int64_t members[], AwrashAway *farthest, GError **error)
{
  g_autofree int64_t *turns = awrash_i_new (int64_t, owners->n, error);

  if (turns == NULL)
    return FALSE;
  for (gsize k = 0; k < n_places; k++)
    turns[owners->of[members[k]]]++;
  *farthest = (AwrashAway){ 0, 1 };
  for (gsize o = 0; o < owners->n; o++)
    widen (farthest, distance (owners, uniform, o, turns[o]));
  return TRUE;
}

AwrashAway
awrash_i_owners_nearest (const AwrashOwners *owners, const AwrashUniform *uniform)
{
  AwrashAway farthest = { 0, 1 };

  for (gsize o = 0; o < owners->n; o++)
    {
      AwrashLong unit = (AwrashLong)uniform->sum * awrash_i_uniform_size (uniform, owners->type[o]);
      AwrashLong floor = aim (owners, uniform, o) / unit;
      AwrashAway down = distance (owners, uniform, o, floor);
      AwrashAway up = distance (owners, uniform, o, floor + 1);

      widen (&farthest, awrash_i_uniform_compare (down, up) <= 0 ? down : up);
    }
  return farthest;
}
