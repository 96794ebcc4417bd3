/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Leximin over chances that the quotas allow on average, panels or not: a linear program with a row
 * a quota and a row a type, which is small. Where panels can be found that have these chances, they
 * are leximin over panels too, and the prices prove it; else they were worth a try, and the panels
 * are a start. Source: relaxation; Maschler, Peleg and Shapley (1979) for the levels. Invariant:
 * nothing is handed out but panels, and prices that are yet to be proved. */

#include "selection/outline-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* As in the levels over panels: a price this far below the largest may be rounding. */
#define SURE 1e-7
typedef struct
{
  AwrashOutline rows;
  guint8 *is_settled;
  gsize n_open;
} Levels;

static double
persons (const Levels *levels, gsize t)
{
  return (double)awrash_i_question_count (levels->rows.run->question, t);
}

static gboolean
open_levels (Levels *levels, const AwrashLotteryRun *run, GError **error)
{
  if (!awrash_i_outline_open (&levels->rows, run, 1, error))
    return FALSE;
  levels->is_settled = awrash_i_copy (guint8, run->lottery->is_never, levels->rows.n, error);
  for (gsize t = 0; levels->is_settled != NULL && t < levels->rows.n; t++)
    levels->n_open += !levels->is_settled[t];
  return levels->is_settled != NULL;
}

/* What a person of each type is worth by the relaxation: of those who are not settled the price of
 * their row, of the others what it costs that they keep what they have. */
static void
read_prices (const Levels *levels, double price[])
{
  const AwrashMixedRelaxation *s = levels->rows.relaxation;

  for (gsize t = 0; t < levels->rows.n; t++)
    {
      price[t] = levels->rows.run->lottery->is_never[t] ? 0
                 : levels->is_settled[t]                ? fmax (0, s->reduced[t])
                                         : awrash_i_outline_price (&levels->rows, t, 0);
    }
}

/* Settles those whose prices hold the level down. */
static gboolean
settle (Levels *levels, AwrashOutlineLevel *level, double chance, GError **error)
{
  AwrashMixedRelaxation *s = levels->rows.relaxation;
  double largest = 0;

  level->is_fixed = awrash_i_new (guint8, levels->rows.n, error);
  if (level->is_fixed == NULL)
    return FALSE;
  for (gsize t = 0; t < levels->rows.n; t++)
    if (!levels->is_settled[t])
      largest = fmax (largest, level->price[t] * persons (levels, t));
  for (gsize t = 0; t < levels->rows.n; t++)
    {
      gsize slack = levels->rows.n + 1 + levels->rows.m + t;

      if (levels->is_settled[t] || level->price[t] * persons (levels, t) < SURE * largest)
        continue;
      level->is_fixed[t] = levels->is_settled[t] = TRUE;
      levels->n_open--;
      s->lower[t] = persons (levels, t) * chance;
      s->lower[slack] = -2 * persons (levels, t) * s->scale[levels->rows.m + t];
      s->upper[slack] = -s->lower[slack];
    }
  return TRUE;
}

/* One level more; *is_found FALSE: the numbers fail. */
static gboolean
add_level (Levels *levels, GArray *told, gboolean *is_found, GError **error)
{
  AwrashMixedRelaxation *s = levels->rows.relaxation;
  gsize n_open = levels->n_open;
  AwrashOutlineLevel *level;
  gboolean done;

  *is_found
      = awrash_i_outline_relax (&levels->rows, &(const double){ -1 }) == AWRASH_RELAXATION_OPTIMAL;
  if (!awrash_i_relaxation_had_memory (s, error))
    return FALSE;
  if (!*is_found)
    return TRUE;
  level = awrash_i_outline_add_level (told, levels->rows.n, error);
  if (level == NULL)
    return FALSE;
  read_prices (levels, level->price);
  done = settle (levels, level, s->x[levels->rows.n], error);
  *is_found = levels->n_open < n_open;
  return done;
}

gboolean
awrash_i_outline_find (const AwrashLotteryRun *run, GArray *told, double average[],
                       gboolean *is_found, GError **error)
{
  Levels levels = { .n_open = 0 };
  gboolean done = open_levels (&levels, run, error);

  *is_found = TRUE;
  while (done && *is_found && levels.n_open > 0)
    {
      done = add_level (&levels, told, is_found, error);
      if (run->lottery->rule == AWRASH_LOTTERY_MAXIMIN)
        break;
    }
  for (gsize t = 0; done && *is_found && t < levels.rows.n; t++)
    average[t] = levels.rows.relaxation->x[t];
  awrash_i_outline_close (&levels.rows);
  g_free (levels.is_settled);
  return done;
}
