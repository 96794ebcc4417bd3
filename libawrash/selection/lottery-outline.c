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
/* Of the cost of the lowest chance: how far the costs of types are parted. */
#define PARTED 0x1p-16

typedef struct
{
  const AwrashLotteryRun *run;
  AwrashMixed *mixed; /* columns: types, the lowest chance; rows: those of panels, one a type */
  AwrashMixedRelaxation *relaxation;
  gsize n, m; /* types, rows of panels */
  guint8 *is_settled;
  gsize n_open;
  gboolean is_first; /* maximin: no level behind the first */
} Outline;

static double
persons (const Outline *outline, gsize t)
{
  return (double)awrash_i_question_count (outline->run->question, t);
}

/* The rows of panels, and of each type x >= n z. */
static AwrashMixed *
write_rows (const Outline *outline, GError **error)
{
  const AwrashMixed *panels = outline->run->pricer->panels;
  gsize n = outline->n, m = outline->m, at = panels->first[m];
  g_autoptr (AwrashMixed) mixed = awrash_i_mixed_new (n + 1, m + n, at + 2 * n, error);

  if (mixed == NULL)
    return NULL;
  memcpy (mixed->first, panels->first, (m + 1) * sizeof (gsize));
  memcpy (mixed->column, panels->column, at * sizeof (gsize));
  memcpy (mixed->value, panels->value, at * sizeof (int64_t));
  for (gsize t = 0; t < n; t++)
    {
      mixed->column[at] = t;
      mixed->value[at++] = 1;
      mixed->column[at] = n;
      mixed->value[at++] = -(int64_t)awrash_i_question_count (outline->run->question, t);
      mixed->first[m + t + 1] = at;
    }
  mixed->cost[n] = -1;
  return g_steal_pointer (&mixed);
}

static void
write_bounds (const Outline *outline, AwrashMixed *mixed)
{
  const AwrashMixed *panels = outline->run->pricer->panels;
  gsize n = outline->n, m = outline->m;

  memcpy (mixed->lower, panels->lower, n * sizeof (int64_t));
  memcpy (mixed->upper, panels->upper, n * sizeof (int64_t));
  mixed->lower[n] = 0;
  mixed->upper[n] = 1;
  memcpy (mixed->lower + n + 1, panels->lower + n, m * sizeof (int64_t));
  memcpy (mixed->upper + n + 1, panels->upper + n, m * sizeof (int64_t));
  for (gsize t = 0; t < n; t++)
    {
      int64_t count = (int64_t)awrash_i_question_count (outline->run->question, t);

      mixed->lower[n + 1 + m + t] = outline->run->lottery->is_never[t] ? -count : 0;
      mixed->upper[n + 1 + m + t] = count;
    }
}

static gboolean
open_outline (Outline *outline, GError **error)
{
  outline->n = outline->run->question->n_types;
  outline->m = outline->run->pricer->panels->m;
  outline->is_settled = awrash_i_copy (guint8, outline->run->lottery->is_never, outline->n, error);
  outline->mixed = outline->is_settled ? write_rows (outline, error) : NULL;
  if (outline->mixed == NULL)
    return FALSE;
  write_bounds (outline, outline->mixed);
  if (!awrash_i_mixed_seal (outline->mixed, error))
    return FALSE;
  /* the lowest chance is no whole number, as sealing takes it to be */
  write_bounds (outline, outline->mixed);
  for (gsize t = 0; t < outline->n; t++)
    outline->n_open += !outline->is_settled[t];
  outline->relaxation = awrash_i_relaxation_new (outline->mixed, error);
  return outline->relaxation != NULL;
}

/* What a person of each type is worth by the relaxation: of those who are not settled the price of
 * their row, of the others what it costs that they keep what they have. */
static void
read_prices (const Outline *outline, double price[])
{
  const AwrashMixedRelaxation *s = outline->relaxation;

  for (gsize t = 0; t < outline->n; t++)
    {
      gsize row = outline->m + t;

      price[t] = outline->run->lottery->is_never[t] ? 0
                 : outline->is_settled[t]           ? fmax (0, s->reduced[t])
                                                    : fmax (0, s->price[row] * s->scale[row]);
    }
}

/* Settles those whose prices hold the level down. */
static gboolean
settle (Outline *outline, AwrashOutlineLevel *level, double chance, GError **error)
{
  AwrashMixedRelaxation *s = outline->relaxation;
  double largest = 0;

  level->is_fixed = awrash_i_new (guint8, outline->n, error);
  if (level->is_fixed == NULL)
    return FALSE;
  for (gsize t = 0; t < outline->n; t++)
    if (!outline->is_settled[t])
      largest = fmax (largest, level->price[t] * persons (outline, t));
  for (gsize t = 0; t < outline->n; t++)
    {
      gsize slack = outline->n + 1 + outline->m + t;

      if (outline->is_settled[t] || level->price[t] * persons (outline, t) < SURE * largest)
        continue;
      level->is_fixed[t] = outline->is_settled[t] = TRUE;
      outline->n_open--;
      s->lower[t] = persons (outline, t) * chance;
      s->lower[slack] = -2 * persons (outline, t) * s->scale[outline->m + t];
      s->upper[slack] = -s->lower[slack];
    }
  return TRUE;
}

/* Costs that are alike let the dual method walk in circles: it gets near by costs that are not. */
static AwrashRelaxationEnd
relax (const Outline *outline)
{
  AwrashMixedRelaxation *s = outline->relaxation;

  for (gsize t = 0; t < outline->n; t++)
    s->true_cost[t] = -PARTED * fmod ((double)(t + 1) * 0.6180339887498949, 1);
  awrash_i_relaxation_run (s);
  memset (s->true_cost, 0, outline->n * sizeof (double));
  return awrash_i_relaxation_run (s);
}

/* One level more; *is_found FALSE: the numbers fail. */
static gboolean
add_level (Outline *outline, GArray *levels, gboolean *is_found, GError **error)
{
  AwrashMixedRelaxation *s = outline->relaxation;
  gsize n_open = outline->n_open;
  AwrashOutlineLevel level = { 0 };
  gboolean done;

  *is_found = relax (outline) == AWRASH_RELAXATION_OPTIMAL;
  if (!*is_found)
    return TRUE;
  level.price = awrash_i_new (double, outline->n, error);
  if (level.price == NULL)
    return FALSE;
  read_prices (outline, level.price);
  done = settle (outline, &level, s->x[outline->n], error);
  g_array_append_val (levels, level);
  *is_found = outline->n_open < n_open;
  return done;
}

gboolean
awrash_i_outline_find (const AwrashLotteryRun *run, GArray *levels, double average[],
                       gboolean *is_found, GError **error)
{
  Outline outline = { .run = run };
  gboolean done = open_outline (&outline, error);

  *is_found = TRUE;
  while (done && *is_found && outline.n_open > 0)
    {
      done = add_level (&outline, levels, is_found, error);
      if (run->lottery->rule == AWRASH_LOTTERY_MAXIMIN)
        break;
    }
  for (gsize t = 0; done && *is_found && t < outline.n; t++)
    average[t] = outline.relaxation->x[t];
  awrash_i_relaxation_free (outline.relaxation);
  awrash_i_mixed_free (outline.mixed);
  g_free (outline.is_settled);
  return done;
}
