/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question about panels: bounds that do not contradict themselves one by one, and the types that
 * they tell apart. Source: selection.h. Invariant: 0 <= lower <= upper, every one of them at most
 * G_MAXINT32: no panel holds more persons. */

#include "selection/question-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

static gboolean
check_bounds (const AwrashPool *pool, gsize size, const int64_t lower[], const int64_t upper[],
              GError **error)
{
  if (size == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("size is 0, expected at least 1 person"));
      return FALSE;
    }
  if (size > pool->n_persons)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                   _ ("size is %zu, expected at most the %zu persons of the pool"), size,
                   pool->n_persons);
      return FALSE;
    }
  for (gsize q = 0; q < pool->first[pool->n_categories]; q++)
    {
      if (lower[q] < 0)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                       _ ("lower[%zu] is %" PRId64 ", expected at least 0"), q, lower[q]);
          return FALSE;
        }
      if (upper[q] < lower[q])
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                       _ ("upper[%zu] is %" PRId64 ", expected at least lower[%zu], %" PRId64), q,
                       upper[q], q, lower[q]);
          return FALSE;
        }
    }
  return TRUE;
}

AwrashPanelQuestion *
awrash_selection_question_new (AwrashPool *pool, size_t size, const int64_t lower[],
                               const int64_t upper[], gboolean one_per_household, GError **error)
{
  g_autoptr (AwrashPanelQuestion) question = NULL;
  gsize n_quotas;

  g_return_val_if_fail (pool != NULL && lower != NULL && upper != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  if (!check_bounds (pool, size, lower, upper, error))
    return NULL;
  if (one_per_household && pool->dwelling == NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("one person per household is asked of a pool without households, expected a "
                      "pool that was made with them"));
      return NULL;
    }
  question = g_new0 (AwrashPanelQuestion, 1);
  g_atomic_ref_count_init (&question->references);
  question->pool = awrash_selection_pool_ref (pool);
  question->size = size;
  question->one_per_household = one_per_household != 0;
  n_quotas = pool->first[pool->n_categories];
  question->lower = awrash_i_new (int64_t, n_quotas, error);
  question->upper = question->lower ? awrash_i_new (int64_t, n_quotas, error) : NULL;
  if (question->upper == NULL)
    return NULL;
  for (gsize q = 0; q < n_quotas; q++)
    {
      question->lower[q] = MIN (lower[q], G_MAXINT32);
      question->upper[q] = MIN (upper[q], G_MAXINT32);
    }
  return awrash_i_types_find (question, error) ? g_steal_pointer (&question) : NULL;
}

AwrashPanelQuestion *
awrash_selection_question_ref (AwrashPanelQuestion *question)
{
  g_return_val_if_fail (question != NULL, NULL);
  g_atomic_ref_count_inc (&question->references);
  return question;
}

void
awrash_selection_question_unref (AwrashPanelQuestion *question)
{
  if (question == NULL || !g_atomic_ref_count_dec (&question->references))
    return;
  awrash_selection_pool_unref (question->pool);
  g_free (question->lower);
  g_free (question->upper);
  g_free (question->type);
  g_free (question->first);
  g_free (question->member);
  g_free (question->most);
  g_free (question->pattern);
  g_free (question->households);
  g_free (question);
}

const AwrashPool *
awrash_selection_question_get_pool (const AwrashPanelQuestion *question)
{
  g_return_val_if_fail (question != NULL, NULL);
  return question->pool;
}

size_t
awrash_selection_question_get_size (const AwrashPanelQuestion *question)
{
  g_return_val_if_fail (question != NULL, 0);
  return question->size;
}

size_t
awrash_selection_question_get_n_persons (const AwrashPanelQuestion *question)
{
  g_return_val_if_fail (question != NULL, 0);
  return question->pool->n_persons;
}

size_t
awrash_selection_question_get_n_types (const AwrashPanelQuestion *question)
{
  g_return_val_if_fail (question != NULL, 0);
  return question->n_types;
}

void
awrash_selection_question_list_types (const AwrashPanelQuestion *question, int64_t type[])
{
  g_return_if_fail (question != NULL && type != NULL);
  for (gsize i = 0; i < question->pool->n_persons; i++)
    type[i] = (int64_t)question->type[i];
}

/* ── a panel from any hand ──────────────────────────────────────────────────────────────────── */

static gboolean
check_persons (const AwrashPool *pool, gsize n, const int64_t persons[], GError **error)
{
  g_autofree guint8 *is_named = awrash_i_new (guint8, pool->n_persons, error);

  if (is_named == NULL)
    return FALSE;
  for (gsize k = 0; k < n; k++)
    {
      if (persons[k] < 0 || (guint64)persons[k] >= pool->n_persons)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("persons[%zu] is %" PRId64 ", expected one from 0 to %zu"), k, persons[k],
                       pool->n_persons - 1);
          return FALSE;
        }
      if (is_named[persons[k]])
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                       _ ("persons[%zu] is %" PRId64 " a second time, expected each person once"),
                       k, persons[k]);
          return FALSE;
        }
      is_named[persons[k]] = TRUE;
    }
  return TRUE;
}

/* The first quota that is broken, in words; NULL: none. */
static char *
find_broken (const AwrashPanelQuestion *question, gsize n, const int64_t persons[],
             int64_t counts[])
{
  const AwrashPool *pool = question->pool;

  for (gsize k = 0; k < n; k++)
    for (gsize c = 0; c < pool->n_categories; c++)
      counts[pool->quota[(gsize)persons[k] * pool->n_categories + c]]++;
  for (gsize c = 0; c < pool->n_categories; c++)
    for (gsize q = pool->first[c]; q < pool->first[c + 1]; q++)
      if (counts[q] < question->lower[q] || counts[q] > question->upper[q])
        return g_strdup_printf (
            _ ("%" PRId64 " persons of value %zu in category %zu, expected from "
               "%" PRId64 " to %" PRId64),
            counts[q], q - pool->first[c], c, question->lower[q], question->upper[q]);
  return NULL;
}

static char *
find_crowded (const AwrashPool *pool, gsize n, const int64_t persons[], int64_t sender[])
{
  for (gsize k = 0; k < n; k++)
    {
      int64_t *first = &sender[pool->dwelling[persons[k]]];

      if (*first != 0)
        return g_strdup_printf (_ ("persons %" PRId64 " and %" PRId64
                                   " live together, expected one person per household"),
                                *first - 1, persons[k]);
      *first = persons[k] + 1;
    }
  return NULL;
}

char *
awrash_selection_question_check (const AwrashPanelQuestion *question, size_t n,
                                 const int64_t persons[], GError **error)
{
  const AwrashPool *pool;
  g_autofree int64_t *counts = NULL;
  char *broken = NULL;

  g_return_val_if_fail (question != NULL && (persons != NULL || n == 0), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  pool = question->pool;
  counts = awrash_i_new (int64_t, MAX (pool->first[pool->n_categories], pool->n_dwellings), error);
  if (counts == NULL || !check_persons (pool, n, persons, error))
    return NULL;
  if (n != question->size)
    broken = g_strdup_printf (_ ("%zu persons, expected %zu"), n, question->size);
  else
    broken = find_broken (question, n, persons, counts);
  if (broken == NULL && question->one_per_household)
    {
      for (gsize d = 0; d < pool->n_dwellings; d++)
        counts[d] = 0;
      broken = find_crowded (pool, n, persons, counts);
    }
  return broken != NULL ? broken : g_strdup ("");
}
