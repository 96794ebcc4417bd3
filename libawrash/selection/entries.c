/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory of past rounds: who was refused before stands in the pool several times, as with several
 * slips in one drum, and can be drawn once. A rule that treats entries alike then treats persons by
 * their numbers: leximin over entries is leximin over chance/entries.
 * Source: none. Invariant: the entries of a person, and of those it may not be drawn with, are a
 * household that sends one. */

#include "selection/question-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

#define MOST_ENTRIES 1000

static gboolean
check_entries (const AwrashPool *pool, const int64_t entries[], gsize n_entries, GError **error)
{
  gsize sum = 0;

  for (gsize i = 0; i < pool->n_persons; i++)
    {
      if (entries[i] < 0 || entries[i] > MOST_ENTRIES)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("entries[%zu] is %" PRId64 ", expected a whole number from 0 to %d"), i,
                       (gint64)entries[i], MOST_ENTRIES);
          return FALSE;
        }
      sum += (gsize)entries[i];
    }
  if (sum == n_entries)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("n_entries is %zu, expected the sum of the entries, %zu"), n_entries, sum);
  return FALSE;
}

AwrashPanelQuestion *
awrash_selection_entries (const AwrashPanelQuestion *question, const int64_t entries[],
                          size_t n_entries, int64_t person[], GError **error)
{
  g_return_val_if_fail (question != NULL && entries != NULL, NULL);
  g_return_val_if_fail (n_entries == 0 || person != NULL, NULL);

  const AwrashPool *pool = question->pool;
  const gsize width = pool->n_categories;
  g_autofree int64_t *n_values = awrash_i_new (int64_t, width, error), *value = NULL;
  g_autofree int64_t *household = NULL, *of = NULL;
  g_autoptr (AwrashPool) drum = NULL;
  AwrashPanelQuestion *asked;
  gsize n = 0;

  if (n_values == NULL || !check_entries (pool, entries, n_entries, error))
    return NULL;
  value = awrash_i_new (int64_t, n_entries * width, error);
  household = value != NULL ? awrash_i_new (int64_t, n_entries, error) : NULL;
  of = household != NULL ? awrash_i_new (int64_t, n_entries, error) : NULL;
  if (of == NULL)
    return NULL;
  for (gsize c = 0; c < width; c++)
    n_values[c] = (int64_t)(pool->first[c + 1] - pool->first[c]);
  for (gsize i = 0; i < pool->n_persons; i++)
    for (int64_t k = 0; k < entries[i]; k++, n++)
      {
        for (gsize c = 0; c < width; c++)
          value[n * width + c] = (int64_t)(pool->quota[i * width + c] - pool->first[c]);
        household[n] = (int64_t)(question->one_per_household ? pool->dwelling[i] : i);
        of[n] = (int64_t)i;
      }
  drum = awrash_selection_pool_new (n, width, n_values, value, household, error);
  asked = drum != NULL ? awrash_selection_question_new (drum, question->size, question->lower,
                                                        question->upper, TRUE, error)
                       : NULL;
  for (gsize e = 0; asked != NULL && e < n; e++)
    person[e] = of[e];
  return asked;
}
