/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drop-outs are replaced by the same lottery, on condition of those who stay: the question that is
 * left has their places fewer, and their quotas lower.
 * Source: none. Invariant: a panel of the new question and those who accepted keep every quota and
 * household of the old one together. */

#include "selection/question-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <string.h>

/* Marks persons as gone; each may be named once only. */
static gboolean
mark (const AwrashPool *pool, const char *list, gsize n, const int64_t persons[], int64_t remains[],
      GError **error)
{
  for (gsize k = 0; k < n; k++)
    {
      if (persons[k] < 0 || (guint64)persons[k] >= pool->n_persons)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("%s[%zu] is %" PRId64 ", expected a person from 0 to %zu"), list, k,
                       (gint64)persons[k], pool->n_persons - 1);
          return FALSE;
        }
      if (remains[persons[k]] == 0)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                       _ ("%s[%zu]: person %" PRId64
                          " is named twice among those who accepted and those who dropped out"),
                       list, k, (gint64)persons[k]);
          return FALSE;
        }
      remains[persons[k]] = 0;
    }
  return TRUE;
}

/* Who lives with somebody who accepted leaves; two who accepted from one household are an error. */
static gboolean
shut_households (const AwrashPanelQuestion *question, gsize n, const int64_t accepted[],
                 int64_t remains[], GError **error)
{
  const AwrashPool *pool = question->pool;
  g_autofree guint8 *is_shut = NULL;

  if (!question->one_per_household)
    return TRUE;
  is_shut = awrash_i_new (guint8, pool->n_dwellings, error);
  if (is_shut == NULL)
    return FALSE;
  for (gsize k = 0; k < n; k++)
    {
      if (is_shut[pool->dwelling[accepted[k]]])
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                       _ ("accepted[%zu]: person %" PRId64
                          " lives with another one who accepted, expected one of a household"),
                       k, (gint64)accepted[k]);
          return FALSE;
        }
      is_shut[pool->dwelling[accepted[k]]] = 1;
    }
  for (gsize i = 0; i < pool->n_persons; i++)
    if (is_shut[pool->dwelling[i]])
      remains[i] = 0;
  return TRUE;
}

/* Takes those who accepted out of the bounds. */
static gboolean
lower_bounds (const AwrashPanelQuestion *question, gsize n, const int64_t accepted[],
              int64_t lower[], int64_t upper[], GError **error)
{
  const AwrashPool *pool = question->pool;

  for (gsize k = 0; k < n; k++)
    for (gsize c = 0; c < pool->n_categories; c++)
      {
        guint32 q = pool->quota[(gsize)accepted[k] * pool->n_categories + c];

        lower[q]--;
        upper[q]--;
      }
  for (gsize q = 0; q < pool->first[pool->n_categories]; q++)
    {
      if (upper[q] < 0)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                       _ ("%" PRId64 " persons of quota %zu accepted, expected at most %" PRId64),
                       (gint64)(question->upper[q] - upper[q]), q, (gint64)question->upper[q]);
          return FALSE;
        }
      lower[q] = MAX (lower[q], 0);
    }
  return TRUE;
}

/* The pool of those who remain, in their order. */
static AwrashPool *
keep_remaining (const AwrashPool *pool, const int64_t remains[], GError **error)
{
  const gsize width = pool->n_categories;
  g_autofree int64_t *n_values = awrash_i_new (int64_t, width, error);
  g_autofree int64_t *value
      = n_values != NULL ? awrash_i_new (int64_t, pool->n_persons * width, error) : NULL;
  g_autofree int64_t *household
      = value != NULL ? awrash_i_new (int64_t, pool->n_persons, error) : NULL;
  gsize n = 0;

  if (household == NULL)
    return NULL;
  for (gsize c = 0; c < width; c++)
    n_values[c] = (int64_t)(pool->first[c + 1] - pool->first[c]);
  for (gsize i = 0; i < pool->n_persons; i++)
    {
      if (!remains[i])
        continue;
      for (gsize c = 0; c < width; c++)
        value[n * width + c] = (int64_t)(pool->quota[i * width + c] - pool->first[c]);
      household[n++] = pool->dwelling != NULL ? (int64_t)pool->dwelling[i] : -1;
    }
  return awrash_selection_pool_new (n, width, n_values, value,
                                    pool->dwelling != NULL ? household : NULL, error);
}

AwrashPanelQuestion *
awrash_selection_replace (const AwrashPanelQuestion *question, size_t n_accepted,
                          const int64_t accepted[], size_t n_dropped, const int64_t dropped[],
                          int64_t remains[], GError **error)
{
  g_return_val_if_fail (question != NULL && remains != NULL, NULL);
  g_return_val_if_fail (n_accepted == 0 || accepted != NULL, NULL);
  g_return_val_if_fail (n_dropped == 0 || dropped != NULL, NULL);

  const AwrashPool *pool = question->pool;
  const gsize n_quotas = pool->first[pool->n_categories];
  g_autofree int64_t *left = awrash_i_new (int64_t, pool->n_persons, error);
  g_autofree int64_t *lower = awrash_i_copy (int64_t, question->lower, n_quotas, error);
  g_autofree int64_t *upper
      = lower != NULL ? awrash_i_copy (int64_t, question->upper, n_quotas, error) : NULL;
  g_autoptr (AwrashPool) rest = NULL;
  AwrashPanelQuestion *reduced;

  if (left == NULL || upper == NULL)
    return NULL;
  for (gsize i = 0; i < pool->n_persons; i++)
    left[i] = 1;
  if (!mark (pool, "accepted", n_accepted, accepted, left, error)
      || !mark (pool, "dropped", n_dropped, dropped, left, error)
      || !shut_households (question, n_accepted, accepted, left, error)
      || !lower_bounds (question, n_accepted, accepted, lower, upper, error))
    return NULL;
  if (n_accepted >= question->size)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("%zu persons accepted, expected fewer than the %zu of a panel"), n_accepted,
                   question->size);
      return NULL;
    }
  rest = keep_remaining (pool, left, error);
  reduced = rest != NULL ? awrash_selection_question_new (rest, question->size - n_accepted, lower,
                                                          upper, question->one_per_household, error)
                         : NULL;
  if (reduced != NULL)
    memcpy (remains, left, pool->n_persons * sizeof (int64_t));
  return reduced;
}
