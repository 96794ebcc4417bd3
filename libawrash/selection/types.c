/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exchangeable persons: those with the same values, who, where a household may send one person
 * only, live in households of the same kind. The kind of a household is the list of its members'
 * values. Which household of its kind a person comes from makes no difference, so that counts of
 * types say all of a panel: of a kind's households no more can send somebody than there are.
 * Source: types are orbits of the symmetries of the question. Invariant: types and kinds are
 * numbered by what they are, so that the order of persons does not show. */

#include "selection/question-private.h"

#include "base/memory-private.h"

#include <string.h>

/* Puts persons into the order of their values, by counting, category by category from the last. */
static gboolean
sort_persons (const AwrashPool *pool, gsize order[], GError **error)
{
  gsize n = pool->n_persons, widest = pool->first[pool->n_categories] + 1;
  g_autofree gsize *next = awrash_i_new (gsize, widest, error);
  g_autofree gsize *spare = next ? awrash_i_new (gsize, n, error) : NULL;

  if (spare == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    order[i] = i;
  for (gsize c = pool->n_categories; c-- > 0;)
    {
      gsize first = pool->first[c], n_values = pool->first[c + 1] - first;

      memset (next, 0, (n_values + 1) * sizeof (gsize));
      for (gsize i = 0; i < n; i++)
        next[pool->quota[i * pool->n_categories + c] - first + 1]++;
      for (gsize v = 0; v < n_values; v++)
        next[v + 1] += next[v];
      for (gsize k = 0; k < n; k++)
        spare[next[pool->quota[order[k] * pool->n_categories + c] - first]++] = order[k];
      memcpy (order, spare, n * sizeof (gsize));
    }
  return TRUE;
}

/* The class of every person: those with the same values, numbered in the order of these. */
static gboolean
find_classes (const AwrashPool *pool, gsize class[], gsize *n_classes, GError **error)
{
  gsize width = pool->n_categories;
  g_autofree gsize *order = awrash_i_new (gsize, pool->n_persons, error);

  if (order == NULL || !sort_persons (pool, order, error))
    return FALSE;
  *n_classes = 0;
  for (gsize k = 0; k < pool->n_persons; k++)
    {
      if (k > 0
          && memcmp (pool->quota + order[k] * width, pool->quota + order[k - 1] * width,
                     width * sizeof (guint32))
                 != 0)
        ++*n_classes;
      class[order[k]] = *n_classes;
    }
  ++*n_classes;
  return TRUE;
}

/* ── kinds of households ────────────────────────────────────────────────────────────────────── */

/* The classes of those who live in a household, ascending. */
typedef struct
{
  gsize dwelling;
  gsize n;
  const gsize *classes;
} Home;

static int
by_classes (gconstpointer a, gconstpointer b)
{
  const Home *x = a, *y = b;

  for (gsize k = 0; k < x->n && k < y->n; k++)
    if (x->classes[k] != y->classes[k])
      return x->classes[k] < y->classes[k] ? -1 : 1;
  return (x->n > y->n) - (x->n < y->n);
}

static int
by_size (gconstpointer a, gconstpointer b)
{
  const gsize *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* The homes of several persons, with their classes in classes[n_persons]. */
static gboolean
list_homes (const AwrashPool *pool, const gsize class[], gsize classes[], Home homes[], gsize *n,
            GError **error)
{
  g_autofree gsize *start = awrash_i_new (gsize, pool->n_dwellings + 2, error);

  if (start == NULL)
    return FALSE;
  for (gsize i = 0; i < pool->n_persons; i++)
    start[pool->dwelling[i] + 2]++;
  for (gsize d = 0; d < pool->n_dwellings; d++)
    start[d + 2] += start[d + 1];
  for (gsize i = 0; i < pool->n_persons; i++)
    classes[start[pool->dwelling[i] + 1]++] = class[i];
  *n = 0;
  for (gsize d = 0; d < pool->n_dwellings; d++)
    if (start[d + 1] - start[d] > 1)
      {
        qsort (classes + start[d], start[d + 1] - start[d], sizeof (gsize), by_size);
        homes[(*n)++] = (Home){ d, start[d + 1] - start[d], classes + start[d] };
      }
  return TRUE;
}

/* kind[n_dwellings]: of households of several persons; n_patterns for those who live alone. */
static gboolean
find_kinds (AwrashPanelQuestion *question, const gsize class[], gsize kind[], GError **error)
{
  const AwrashPool *pool = question->pool;
  g_autofree gsize *classes = awrash_i_new (gsize, pool->n_persons, error);
  g_autofree Home *homes = classes ? awrash_i_new (Home, pool->n_dwellings, error) : NULL;
  gsize n;

  if (homes == NULL || !list_homes (pool, class, classes, homes, &n, error))
    return FALSE;
  if (n > 1)
    qsort (homes, n, sizeof (Home), by_classes);
  question->households = awrash_i_new (gsize, n, error);
  if (question->households == NULL)
    return FALSE;
  for (gsize d = 0; d < pool->n_dwellings; d++)
    kind[d] = G_MAXSIZE;
  for (gsize k = 0; k < n; k++)
    {
      question->n_patterns += k == 0 || by_classes (&homes[k - 1], &homes[k]) != 0;
      question->households[question->n_patterns - 1]++;
      kind[homes[k].dwelling] = question->n_patterns - 1;
    }
  for (gsize d = 0; d < pool->n_dwellings; d++)
    kind[d] = MIN (kind[d], question->n_patterns);
  return TRUE;
}

/* ── types ──────────────────────────────────────────────────────────────────────────────────── */

/* A person with all that makes the type. */
typedef struct
{
  gsize class, pattern, person;
} Bearer;

static int
by_type (gconstpointer a, gconstpointer b)
{
  const Bearer *x = a, *y = b;

  if (x->class != y->class)
    return x->class < y->class ? -1 : 1;
  if (x->pattern != y->pattern)
    return x->pattern < y->pattern ? -1 : 1;
  return (x->person > y->person) - (x->person < y->person);
}

/* The persons by class and kind of household; without kinds they are counted, not sorted. */
static gboolean
arrange (const AwrashPanelQuestion *question, const gsize class[], gsize n_classes,
         const gsize kind[], Bearer bearers[], GError **error)
{
  const AwrashPool *pool = question->pool;
  g_autofree gsize *next = awrash_i_new (gsize, n_classes + 1, error);

  if (next == NULL)
    return FALSE;
  for (gsize i = 0; i < pool->n_persons; i++)
    next[class[i] + 1]++;
  for (gsize k = 0; k < n_classes; k++)
    next[k + 1] += next[k];
  for (gsize i = 0; i < pool->n_persons; i++)
    bearers[next[class[i]]++] = (Bearer){ class[i], kind != NULL ? kind[pool->dwelling[i]] : 0, i };
  if (question->n_patterns > 0)
    qsort (bearers, pool->n_persons, sizeof (Bearer), by_type);
  return TRUE;
}

static gboolean
write_types (AwrashPanelQuestion *question, const Bearer bearers[], GError **error)
{
  gsize n = question->pool->n_persons;

  question->type = awrash_i_new (gsize, n, error);
  question->member = question->type ? awrash_i_new (gsize, n, error) : NULL;
  question->first = question->member ? awrash_i_new (gsize, n + 1, error) : NULL;
  question->pattern = question->first ? awrash_i_new (gsize, n, error) : NULL;
  question->most = question->pattern ? awrash_i_new (int64_t, n, error) : NULL;
  if (question->most == NULL)
    return FALSE;
  for (gsize k = 0; k < n; k++)
    {
      if (k == 0 || bearers[k].class != bearers[k - 1].class
          || bearers[k].pattern != bearers[k - 1].pattern)
        {
          question->first[question->n_types] = k;
          question->pattern[question->n_types++] = bearers[k].pattern;
        }
      question->member[k] = bearers[k].person;
      question->type[bearers[k].person] = question->n_types - 1;
    }
  question->first[question->n_types] = n;
  for (gsize t = 0; t < question->n_types; t++)
    question->most[t] = question->pattern[t] < question->n_patterns
                            ? (int64_t)question->households[question->pattern[t]]
                            : (int64_t)awrash_i_question_count (question, t);
  return TRUE;
}

gboolean
awrash_i_types_find (AwrashPanelQuestion *question, GError **error)
{
  const AwrashPool *pool = question->pool;
  g_autofree gsize *class = awrash_i_new (gsize, pool->n_persons, error);
  g_autofree Bearer *bearers = class ? awrash_i_new (Bearer, pool->n_persons, error) : NULL;
  g_autofree gsize *kind = NULL;
  gsize n_classes;

  if (bearers == NULL || !find_classes (pool, class, &n_classes, error))
    return FALSE;
  if (question->one_per_household)
    {
      kind = awrash_i_new (gsize, pool->n_dwellings, error);
      if (kind == NULL || !find_kinds (question, class, kind, error))
        return FALSE;
    }
  return arrange (question, class, n_classes, kind, bearers, error)
         && write_types (question, bearers, error);
}
