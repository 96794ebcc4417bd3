/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A basis of the relaxation computed anew: factors, prices, reduced costs, where everything stands.
 * Source: Koberstein (2005), ch. 5. Invariant: variables outside the basis stand at the bound that
 * their reduced cost asks for, so every basis can be gone on from. */

#include "allot/mixed-relaxation-private.h"

#include "base/memory-private.h"

#include <string.h>

#define DUAL 1e-9

static void
fill_columns (AwrashMixedRelaxation *s)
{
  for (gsize i = 0; i < s->m; i++)
    s->sparse[i].n = awrash_i_relaxation_column (
        s, s->basic[i], &s->sparse[i].row, &s->sparse[i].value, &s->single_row[i], &s->single[i]);
}

/* Factors the basis; columns that depend on others give way to slacks. */
static gboolean
factor (AwrashMixedRelaxation *s)
{
  for (int round = 0; round < 3; round++)
    {
      gsize free_row = 0;

      fill_columns (s);
      if (awrash_i_factor_build (s->factor, s->sparse, s->pivot_row, s->has_pivot, &s->refusal))
        return TRUE;
      for (gsize i = 0; i < s->m; i++)
        {
          if (s->pivot_row[i] >= 0)
            continue;
          /* as many rows as positions are without a pivot */
          while (s->has_pivot[free_row])
            free_row++;
          s->state[s->basic[i]] = AWRASH_PLACE_LOWER;
          s->basic[i] = s->n + free_row;
          s->state[s->n + free_row++] = AWRASH_PLACE_BASIC;
          s->weight[i] = 1;
        }
    }
  return FALSE;
}

static double
reduced_cost (const AwrashMixedRelaxation *s, gsize j)
{
  const gsize *row;
  const double *value;
  gsize slot_row;
  double slot_value, sum = s->cost[j];
  gsize n = awrash_i_relaxation_column (s, j, &row, &value, &slot_row, &slot_value);

  for (gsize k = 0; k < n; k++)
    sum -= value[k] * s->price[row[k]];
  return sum;
}

void
awrash_i_relaxation_price (AwrashMixedRelaxation *s)
{
  for (gsize i = 0; i < s->m; i++)
    s->price[i] = s->cost[s->basic[i]];
  awrash_i_factor_solve_turned (s->factor, s->price);
  for (gsize j = 0; j < s->size; j++)
    s->reduced[j] = s->state[j] == AWRASH_PLACE_BASIC ? 0 : reduced_cost (s, j);
}

/* Everything outside the basis to the bound that its reduced cost asks for. */
static void
place (AwrashMixedRelaxation *s)
{
  for (gsize j = 0; j < s->size; j++)
    {
      if (s->state[j] == AWRASH_PLACE_BASIC)
        continue;
      if (s->reduced[j] < -DUAL)
        s->state[j] = AWRASH_PLACE_UPPER;
      else if (s->reduced[j] > DUAL)
        s->state[j] = AWRASH_PLACE_LOWER;
      s->x[j] = s->state[j] == AWRASH_PLACE_UPPER ? s->upper[j] : s->lower[j];
    }
}

void
awrash_i_relaxation_add (const AwrashMixedRelaxation *s, gsize j, double times, double sum[])
{
  const gsize *row;
  const double *value;
  gsize slot_row;
  double slot_value;
  gsize n = awrash_i_relaxation_column (s, j, &row, &value, &slot_row, &slot_value);

  for (gsize k = 0; k < n; k++)
    sum[row[k]] += times * value[k];
}

static void
compute_basics (AwrashMixedRelaxation *s)
{
  memset (s->w, 0, s->m * sizeof (double));
  for (gsize j = 0; j < s->size; j++)
    if (s->state[j] != AWRASH_PLACE_BASIC && s->x[j] != 0)
      awrash_i_relaxation_add (s, j, -s->x[j], s->w);
  awrash_i_factor_solve (s->factor, s->w);
  for (gsize i = 0; i < s->m; i++)
    s->x[s->basic[i]] = s->w[i];
}

gboolean
awrash_i_relaxation_refresh (AwrashMixedRelaxation *s)
{
  if (!factor (s))
    return FALSE;
  awrash_i_relaxation_price (s);
  place (s);
  compute_basics (s);
  return TRUE;
}

gboolean
awrash_i_relaxation_had_memory (AwrashMixedRelaxation *s, GError **error)
{
  return awrash_i_memory_sufficed (&s->refusal, error);
}
