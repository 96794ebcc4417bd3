/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pool of persons: their values as places of quotas, their households numbered from 0 on.
 * Source: selection.h. Invariant: every value was checked at the door; nothing changes behind it.
 */

#include "selection/question-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

#define MOST G_MAXINT32

static gboolean
check_shape (gsize n_persons, gsize n_categories, const int64_t n_values[], GError **error)
{
  int64_t sum = 0;

  if (n_persons == 0 || n_categories == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("%zu persons and %zu categories are given, expected at least 1 of each"),
                   n_persons, n_categories);
      return FALSE;
    }
  for (gsize c = 0; c < n_categories; c++)
    {
      if (n_values[c] < 1)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                       _ ("n_values[%zu] is %" PRId64 ", expected at least 1"), c, n_values[c]);
          return FALSE;
        }
      sum += MIN (n_values[c], MOST + (int64_t)1);
      if (sum > MOST || n_persons > MOST || n_persons > G_MAXSIZE / n_categories)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                       _ ("%zu persons and more than %" PRId64
                          " values are given, expected fewer than 2^31 of each"),
                       n_persons, sum - 1);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_values (AwrashPool *pool, const int64_t n_values[], const int64_t value[], GError **error)
{
  gsize n = pool->n_categories;

  pool->first = awrash_i_new (gsize, n + 1, error);
  pool->quota = pool->first ? awrash_i_new (guint32, pool->n_persons * n, error) : NULL;
  if (pool->quota == NULL)
    return FALSE;
  for (gsize c = 0; c < n; c++)
    pool->first[c + 1] = pool->first[c] + (gsize)n_values[c];
  for (gsize i = 0; i < pool->n_persons; i++)
    for (gsize c = 0; c < n; c++)
      {
        int64_t v = value[i * n + c];

        if (v < 0 || v >= n_values[c])
          {
            g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                         _ ("person %zu: the value in category %zu is %" PRId64
                            ", expected one from 0 to %" PRId64),
                         i, c, v, n_values[c] - 1);
            return FALSE;
          }
        pool->quota[i * n + c] = (guint32)(pool->first[c] + (gsize)v);
      }
  return TRUE;
}

/* A person with the number of the household. */
typedef struct
{
  int64_t number;
  gsize person;
} Dweller;

static int
by_number (gconstpointer a, gconstpointer b, gpointer unused)
{
  const Dweller *x = a, *y = b;

  (void)unused;
  if (x->number != y->number)
    return x->number < y->number ? -1 : 1;
  return (x->person > y->person) - (x->person < y->person);
}

/* Numbers households from 0 on; who has a negative number has one of his own. */
static gboolean
read_households (AwrashPool *pool, const int64_t household[], GError **error)
{
  gsize n = pool->n_persons;
  g_autofree Dweller *dwellers = awrash_i_new (Dweller, n, error);
  gsize *seen;

  pool->dwelling = dwellers ? awrash_i_new (gsize, n, error) : NULL;
  if (pool->dwelling == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    dwellers[i] = (Dweller){ household[i], i };
  g_qsort_with_data (dwellers, (int)n, sizeof (Dweller), by_number, NULL);
  /* first the least person of each household, then numbers in the order of these */
  seen = pool->dwelling;
  for (gsize k = 0; k < n; k++)
    {
      gboolean is_new
          = k == 0 || dwellers[k].number < 0 || dwellers[k].number != dwellers[k - 1].number;

      seen[dwellers[k].person] = is_new ? dwellers[k].person : seen[dwellers[k - 1].person];
    }
  for (gsize i = 0; i < n; i++)
    seen[i] = seen[i] == i ? pool->n_dwellings++ : seen[seen[i]];
  return TRUE;
}

AwrashPool *
awrash_selection_pool_new (size_t n_persons, size_t n_categories, const int64_t n_values[],
                           const int64_t value[], const int64_t household[], GError **error)
{
  g_autoptr (AwrashPool) pool = NULL;

  g_return_val_if_fail (n_values != NULL || n_categories == 0, NULL);
  g_return_val_if_fail (value != NULL || n_persons == 0 || n_categories == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  if (!check_shape (n_persons, n_categories, n_values, error))
    return NULL;
  pool = g_new0 (AwrashPool, 1);
  g_atomic_ref_count_init (&pool->references);
  pool->n_persons = n_persons;
  pool->n_categories = n_categories;
  if (!read_values (pool, n_values, value, error)
      || (household != NULL && !read_households (pool, household, error)))
    return NULL;
  return g_steal_pointer (&pool);
}

AwrashPool *
awrash_selection_pool_ref (AwrashPool *pool)
{
  g_return_val_if_fail (pool != NULL, NULL);
  g_atomic_ref_count_inc (&pool->references);
  return pool;
}

void
awrash_selection_pool_unref (AwrashPool *pool)
{
  if (pool == NULL || !g_atomic_ref_count_dec (&pool->references))
    return;
  g_free (pool->first);
  g_free (pool->quota);
  g_free (pool->dwelling);
  g_free (pool);
}

size_t
awrash_selection_pool_get_n_persons (const AwrashPool *pool)
{
  g_return_val_if_fail (pool != NULL, 0);
  return pool->n_persons;
}

size_t
awrash_selection_pool_get_n_categories (const AwrashPool *pool)
{
  g_return_val_if_fail (pool != NULL, 0);
  return pool->n_categories;
}

size_t
awrash_selection_pool_get_n_quotas (const AwrashPool *pool)
{
  g_return_val_if_fail (pool != NULL, 0);
  return pool->first[pool->n_categories];
}

void
awrash_selection_pool_count (const AwrashPool *pool, int64_t persons[])
{
  g_return_if_fail (pool != NULL && persons != NULL);
  for (gsize q = 0; q < pool->first[pool->n_categories]; q++)
    persons[q] = 0;
  for (gsize k = 0; k < pool->n_persons * pool->n_categories; k++)
    persons[pool->quota[k]]++;
}
