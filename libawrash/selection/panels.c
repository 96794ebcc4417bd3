/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The panels of a question as whole numbers under rows, and proofs about what they are worth.
 * Source: allot/mixed-private.h. Invariant: rows stand in the order that pricing-private.h tells,
 * so that whoever proves and whoever checks a proof speak of the same ones. */

#include "selection/pricing-private.h"

#include "base/memory-private.h"

#include <string.h>

/* Bits left to prices of rows, beside the two that all have, above the largest price of a type. */
#define ROOM 4

/* The rows that a type stands in, into rows[n_categories + 2]: a quota of each category, the size,
 * and the kind of its household. */
static gsize
list_rows (const AwrashPanelQuestion *question, gsize n_quotas, gsize t, gsize rows[])
{
  gsize n = question->pool->n_categories;

  for (gsize c = 0; c < n; c++)
    rows[c] = awrash_i_question_quota (question, t, c);
  rows[n++] = n_quotas;
  if (question->pattern[t] < question->n_patterns)
    rows[n++] = n_quotas + 1 + question->pattern[t];
  return n;
}

static gboolean
write_rows (const AwrashPanelQuestion *question, AwrashMixed *panels, gsize n_quotas,
            GError **error)
{
  g_autofree gsize *rows = awrash_i_new (gsize, question->pool->n_categories + 2, error);
  g_autofree gsize *next = rows ? awrash_i_new (gsize, panels->m + 1, error) : NULL;

  if (next == NULL)
    return FALSE;
  for (gsize t = 0; t < panels->n; t++)
    for (gsize k = list_rows (question, n_quotas, t, rows); k-- > 0;)
      next[rows[k] + 1]++;
  for (gsize i = 0; i < panels->m; i++)
    next[i + 1] += next[i];
  memcpy (panels->first, next, (panels->m + 1) * sizeof (gsize));
  for (gsize t = 0; t < panels->n; t++)
    for (gsize k = list_rows (question, n_quotas, t, rows); k-- > 0;)
      {
        panels->value[next[rows[k]]] = 1;
        panels->column[next[rows[k]]++] = t;
      }
  return TRUE;
}

int64_t
awrash_i_panels_largest_price (const AwrashPanelQuestion *question)
{
  int bits = 50;

  while (question->size >> (60 - bits) > 0)
    bits--;
  return G_GINT64_CONSTANT (1) << bits;
}

AwrashMixed *
awrash_i_panels_open (const AwrashPanelQuestion *question, GError **error)
{
  const AwrashPool *pool = question->pool;
  gsize n = question->n_types, n_quotas = pool->first[pool->n_categories], n_housed = 0;
  g_autoptr (AwrashMixed) panels = NULL;

  for (gsize t = 0; t < n; t++)
    n_housed += question->pattern[t] < question->n_patterns;
  panels = awrash_i_mixed_new (n, n_quotas + 1 + question->n_patterns,
                               n * (pool->n_categories + 1) + n_housed, error);
  if (panels == NULL || !write_rows (question, panels, n_quotas, error))
    return NULL;
  for (gsize t = 0; t < n; t++)
    panels->upper[t] = question->most[t];
  for (gsize q = 0; q < n_quotas; q++)
    {
      panels->lower[n + q] = question->lower[q];
      panels->upper[n + q] = question->upper[q];
    }
  panels->lower[n + n_quotas] = panels->upper[n + n_quotas] = (int64_t)question->size;
  for (gsize h = 0; h < question->n_patterns; h++)
    panels->upper[n + n_quotas + 1 + h] = (int64_t)question->households[h];
  return g_steal_pointer (&panels);
}

AwrashMixed *
awrash_i_panels_new (const AwrashPanelQuestion *question, GError **error)
{
  g_autoptr (AwrashMixed) panels = awrash_i_panels_open (question, error);

  if (panels == NULL)
    return NULL;
  /* sealed with the largest costs there can be, so that its bits do for all that come */
  for (gsize t = 0; t < panels->n; t++)
    panels->cost[t] = awrash_i_panels_largest_price (question);
  if (!awrash_i_mixed_seal (panels, error))
    return NULL;
  /* prices of rows are larger than those where rows work against one another */
  panels->bits -= ROOM;
  panels->grain = 1;
  memset (panels->cost, 0, panels->n * sizeof (int64_t));
  return g_steal_pointer (&panels);
}

void
awrash_i_panels_set_prices (AwrashMixed *panels, const int64_t price[])
{
  for (gsize t = 0; t < panels->n; t++)
    panels->cost[t] = -price[t];
}

int64_t
awrash_i_panels_worth (const AwrashMixed *panels, const int64_t panel[])
{
  int64_t sum = 0;

  for (gsize t = 0; t < panels->n; t++)
    sum -= panels->cost[t] * panel[t];
  return sum;
}

gboolean
awrash_i_panels_prove (const AwrashMixed *panels, const AwrashBranching *tree, gboolean is_any,
                       int64_t most, AwrashBranching *kept, gboolean *proved, GError **error)
{
  AwrashLong least
      = is_any ? -(AwrashLong)most * ((AwrashLong)1 << panels->bits) : AWRASH_LONG_LARGEST;

  return awrash_i_branching_prove (tree, panels, least, kept, proved, error);
}
