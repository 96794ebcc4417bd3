/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One plan for each block out of many: from the best at the links' prices on, one or two blocks at
 * a time change to another plan while that pays, broken links being weighed.
 * Source: the repair of Lagrangian solutions in Beasley (1993). Invariant: every block has a plan.
 */

#include "allot/mixed-pool-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

#define MOST_ENTRIES 4096
#define MOST_SWEEPS 40

typedef struct
{
  gsize block;
  double cost;
  double dear;       /* at the links' prices */
  int64_t *x;        /* of the block */
  int64_t *activity; /* [n_links] */
} AwrashPoolEntry;

#define entry_at(pool, k) (&g_array_index ((pool)->entries, AwrashPoolEntry, (k)))

static void
clear_entry (gpointer entry)
{
  g_free (((AwrashPoolEntry *)entry)->x);
  g_free (((AwrashPoolEntry *)entry)->activity);
}

gboolean
awrash_i_pool_open (AwrashMixedPool *pool, const AwrashBlocks *blocks, GError **error)
{
  pool->blocks = blocks;
  pool->links = awrash_i_new (gsize, blocks->mixed->m, error);
  pool->chosen = pool->links ? awrash_i_new (gsize, blocks->n_blocks, error) : NULL;
  pool->entries = g_array_new (FALSE, TRUE, sizeof (AwrashPoolEntry));
  g_array_set_clear_func (pool->entries, clear_entry);
  for (gsize i = 0; pool->chosen != NULL && i < blocks->mixed->m; i++)
    if (blocks->is_link[i])
      pool->links[pool->n_links++] = i;
  pool->weight = pool->chosen ? awrash_i_new (double, pool->n_links, error) : NULL;
  pool->sum = pool->weight ? awrash_i_new (int64_t, pool->n_links, error) : NULL;
  return pool->sum != NULL;
}

void
awrash_i_pool_close (AwrashMixedPool *pool)
{
  g_free (pool->links);
  g_free (pool->chosen);
  g_free (pool->weight);
  g_free (pool->sum);
  g_clear_pointer (&pool->entries, g_array_unref);
}

static void
measure (const AwrashMixedPool *pool, AwrashPoolEntry *entry)
{
  const AwrashMixed *mixed = pool->blocks->mixed;

  for (gsize j = 0; j < mixed->n; j++)
    if (pool->blocks->of_column[j] == entry->block)
      entry->cost += (double)mixed->cost[j] * (double)entry->x[pool->blocks->place[j]];
  for (gsize l = 0; l < pool->n_links; l++)
    for (gsize k = mixed->first[pool->links[l]]; k < mixed->first[pool->links[l] + 1]; k++)
      if (pool->blocks->of_column[mixed->column[k]] == entry->block)
        entry->activity[l] += mixed->value[k] * entry->x[pool->blocks->place[mixed->column[k]]];
}

/* Whether a plan that costs and takes the same is there. */
static gboolean
is_known (const AwrashMixedPool *pool, const AwrashPoolEntry *entry)
{
  for (gsize k = 0; k < pool->entries->len; k++)
    {
      const AwrashPoolEntry *other = entry_at (pool, k);

      if (other->block == entry->block && other->cost == entry->cost
          && memcmp (other->activity, entry->activity, pool->n_links * sizeof (int64_t)) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
awrash_i_pool_add (AwrashMixedPool *pool, gsize block, const int64_t x[], GError **error)
{
  AwrashPoolEntry entry = { .block = block };

  if (pool->entries->len >= MOST_ENTRIES)
    return TRUE;
  entry.x = awrash_i_copy (int64_t, x, pool->blocks->size[block], error);
  entry.activity = entry.x != NULL ? awrash_i_new (int64_t, pool->n_links, error) : NULL;
  if (entry.activity == NULL)
    {
      g_free (entry.x);
      return FALSE;
    }
  measure (pool, &entry);
  if (is_known (pool, &entry))
    clear_entry (&entry);
  else
    g_array_append_val (pool->entries, entry);
  return TRUE;
}

/* ── choosing ───────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const AwrashMixedPool *pool;
  double *weight; /* [n_links] */
  int64_t *sum;   /* [n_links] of the chosen */
} Choice;

static double
violation (const Choice *choice, gsize l, int64_t activity)
{
  const AwrashMixed *mixed = choice->pool->blocks->mixed;
  gsize i = mixed->n + choice->pool->links[l];

  if (activity < mixed->lower[i])
    return (double)(mixed->lower[i] - activity);
  return activity > mixed->upper[i] ? (double)(activity - mixed->upper[i]) : 0;
}

/* What changing the plans of up to two blocks costs. */
static double
weigh (const Choice *choice, const AwrashPoolEntry *a, const AwrashPoolEntry *b)
{
  const AwrashMixedPool *pool = choice->pool;
  const AwrashPoolEntry *was_a = entry_at (pool, pool->chosen[a->block] - 1);
  const AwrashPoolEntry *was_b = b != NULL ? entry_at (pool, pool->chosen[b->block] - 1) : NULL;
  double cost = a->cost - was_a->cost + (b != NULL ? b->cost - was_b->cost : 0);

  for (gsize l = 0; l < pool->n_links; l++)
    {
      int64_t to = choice->sum[l] + a->activity[l] - was_a->activity[l]
                   + (b != NULL ? b->activity[l] - was_b->activity[l] : 0);

      cost += choice->weight[l]
              * (violation (choice, l, to) - violation (choice, l, choice->sum[l]));
    }
  return cost;
}

static void
take (Choice *choice, gsize k)
{
  const AwrashMixedPool *pool = choice->pool;
  const AwrashPoolEntry *entry = entry_at (pool, k);
  gsize *chosen = &pool->chosen[entry->block];

  for (gsize l = 0; l < pool->n_links; l++)
    choice->sum[l]
        += entry->activity[l] - (*chosen > 0 ? entry_at (pool, *chosen - 1)->activity[l] : 0);
  *chosen = k + 1;
}

/* The best change of one or two blocks, if any pays. */
static gboolean
improve (Choice *choice)
{
  const AwrashMixedPool *pool = choice->pool;
  gsize best_a = 0, best_b = G_MAXSIZE;
  double best = -1e-6;

  for (gsize a = 0; a < pool->entries->len; a++)
    {
      double alone = weigh (choice, entry_at (pool, a), NULL);

      if (alone < best)
        {
          best = alone;
          best_a = a;
          best_b = G_MAXSIZE;
        }
      for (gsize b = a + 1; b < pool->entries->len; b++)
        {
          double both;

          if (entry_at (pool, b)->block == entry_at (pool, a)->block)
            continue;
          both = weigh (choice, entry_at (pool, a), entry_at (pool, b));
          if (both < best)
            {
              best = both;
              best_a = a;
              best_b = b;
            }
        }
    }
  if (best == -1e-6)
    return FALSE;
  take (choice, best_a);
  if (best_b != G_MAXSIZE)
    take (choice, best_b);
  return TRUE;
}

static void
begin (Choice *choice, const double worth[])
{
  const AwrashMixedPool *pool = choice->pool;

  memset (pool->chosen, 0, pool->blocks->n_blocks * sizeof (gsize));
  memset (pool->sum, 0, pool->n_links * sizeof (int64_t));
  for (gsize k = 0; k < pool->entries->len; k++)
    {
      AwrashPoolEntry *entry = entry_at (pool, k);
      gsize chosen = pool->chosen[entry->block];

      entry->dear = entry->cost;
      for (gsize l = 0; l < pool->n_links; l++)
        entry->dear -= worth[pool->links[l]] * (double)entry->activity[l];
      if (chosen == 0 || entry->dear < entry_at (pool, chosen - 1)->dear)
        take (choice, k);
    }
}

void
awrash_i_pool_choose (AwrashMixedPool *pool, const double worth[], int64_t x[])
{
  const AwrashBlocks *blocks = pool->blocks;
  Choice choice = { pool, pool->weight, pool->sum };

  for (gsize l = 0; l < pool->n_links; l++)
    pool->weight[l] = 4 * fabs (worth[pool->links[l]]) + 1e-9;
  begin (&choice, worth);
  for (int sweep = 0; sweep < MOST_SWEEPS && improve (&choice); sweep++)
    ;
  for (gsize j = 0; j < blocks->mixed->n; j++)
    if (pool->chosen[blocks->of_column[j]] > 0)
      x[j] = entry_at (pool, pool->chosen[blocks->of_column[j]] - 1)->x[blocks->place[j]];
}
